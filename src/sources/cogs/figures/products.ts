import { sql } from 'kysely';
import type { Catalogue, Scope } from '../../../database/matching/catalogue.ts';
import { matchersOf } from '../../../database/matching/matcher.ts';
import type { Reader } from '../../../database/reader.ts';
import { addDays, startOfDay, type CalendarDate } from '../../../domain/calendar.ts';
import { ExchangeRates, type RateFraction, type RateRow } from '../../../domain/exchange.ts';
import { observedDays } from '../../../domain/market.ts';
import { tables } from '../tables.ts';

type Sql = ReturnType<typeof sql>;

/** Rates of today, each as `times ÷ per` for one minor unit. */
const rates = ({ parameter }: Scope) =>
  sql`unnest(${parameter('rateFrom')}::text[], ${parameter('rateTo')}::text[], ${parameter('rateTimes')}::numeric[], ${parameter('ratePer')}::numeric[]) as rate(from_currency, to_currency, times, per)`;

/** To twenty decimals, halves away from zero, as every other sum of money here is reckoned. */
const divided = (dividend: Sql, divisor: Sql) =>
  sql`round((${dividend} + 0.00000000000000000000) / ${divisor}, 20)`;

/**
 * Minor units in another currency, not rounded to whole ones yet; unknown without a rate. Rates are looked for only where
 * the currencies differ.
 */
const converted = (scope: Scope, minor: Sql, from: Sql, to: Sql) =>
  sql`case when ${from} = ${to} then ${minor}::numeric else (
    select ${divided(sql`${minor} * rate.times`, sql.ref('rate.per'))} from ${rates(scope)}
    where rate.from_currency = ${from} and rate.to_currency = ${to}) end`;

/**
 * Rows in force today. Nearly all have no end yet, and are found by an index of such rows alone; they are read apart
 * from those that end on a known day.
 */
function inForce({ parameter }: Scope, table: string, which: Sql) {
  const begun = sql`effective_from <= ${parameter('today')}::date and ${which}`;
  const from = sql`select * from ${sql.table(`cogs.${table}`)}`;
  return sql`(${from} where effective_to is null and ${begun}
    union all ${from} where effective_to > ${parameter('today')}::date and ${begun}) as in_force`;
}

/** Keys descend like the dates, so that one index read backwards serves the whole order. */
const price = (scope: Scope) =>
  sql`select distinct on (sku) sku as key, amount_minor, currency
    from ${inForce(scope, 'prices', scope.within('sku'))} order by sku desc, effective_from desc`;

const components = (scope: Scope, which: Sql) =>
  sql`select distinct on (sku, component) sku as key, amount_minor, currency
    from ${inForce(scope, 'cost_records', which)} order by sku desc, component desc, effective_from desc`;

/**
 * Components added up: in their own currency if it is one, else in the reporting currency. The few in several are
 * looked up again, for exact conversion is dear.
 */
function cost(scope: Scope) {
  const reporting = sql`${scope.parameter('reportingCurrency')}::text`;
  const worth = converted(scope, sql.ref('component.amount_minor'), sql.ref('component.currency'), reporting);
  const mixed = sql`select case when count(*) = count(worth) then round(sum(worth)) end
    from (select ${worth} as worth
      from (${components(scope, sql`sku = added.key`)}) as component offset 0) as converted`;
  return sql`select key,
      case when lowest = highest then added.amount_minor else (${mixed}) end as amount_minor,
      case when lowest = highest then lowest else ${reporting} end as currency
    from (select key, sum(amount_minor) as amount_minor, min(currency) as lowest, max(currency) as highest
      from (${components(scope, scope.within('sku'))}) as component group by key) as added`;
}

const inReportingCurrency = (amount: (scope: Scope) => Sql) => (scope: Scope) => {
  const reporting = sql`${scope.parameter('reportingCurrency')}::text`;
  const worth = converted(scope, sql.ref('amount.amount_minor'), sql.ref('amount.currency'), reporting);
  return sql`select key, round(${worth}) as minor from (${amount(scope)}) as amount`;
};

function margin(scope: Scope) {
  const [from, to] = [sql.ref('cost.currency'), sql.ref('price.currency')];
  const unitCost = sql`round(${converted(scope, sql.ref('cost.amount_minor'), from, to)})`;
  const gross = sql`(price.amount_minor - ${unitCost})`;
  return sql`select price.key,
      case when price.amount_minor <> 0 then ${divided(sql`${gross} * 100`, sql`price.amount_minor`)} end as percent
    from (${price(scope)}) as price join (${cost(scope)}) as cost on cost.key = price.key`;
}

/** The own price against the mean of what each competitor asked last. */
function market(scope: Scope) {
  const [from, to] = [sql.ref('seen.currency'), sql.ref('price.currency')];
  const worth = converted(scope, sql.ref('seen.amount_minor'), from, to);
  const seen = sql`select distinct on (sku, competitor) sku as key, amount_minor, currency
    from ${sql.table('cogs.competitor_prices')}
    where observed_at >= ${scope.parameter('observedSince')} and observed_at <= ${scope.parameter('now')} and ${scope.within('sku')}
    order by sku desc, competitor desc, observed_at desc`;
  return sql`select key,
      case when count(*) = count(worth) and sum(worth) <> 0
        then ${divided(sql`amount_minor * count(*) * 100`, sql`sum(worth)`)} end as index
    from (select price.key, price.amount_minor, ${worth} as worth
      from (${price(scope)}) as price join (${seen}) as seen on seen.key = price.key offset 0) as compared
    group by key, amount_minor`;
}

/** What cogs knows of each product. */
const products: Catalogue = {
  source: 'cogs',
  of: 'products',
  tables,
  relations: {
    price: { rows: inReportingCurrency(price) },
    cost: { rows: inReportingCurrency(cost), needs: ['cost_records'] },
    margin: { rows: margin, needs: ['cost_records'] },
    market: { rows: market, needs: ['competitor_prices'] },
  },
  criteria: {
    price: { type: 'numeric', from: ['price'], value: ({ column }) => column('price', 'minor') },
    unitCost: { type: 'numeric', from: ['cost'], value: ({ column }) => column('cost', 'minor') },
    marginPercent: {
      type: 'double precision',
      from: ['margin'],
      value: ({ column }) => sql`${column('margin', 'percent')}::float8`,
    },
    priceIndex: {
      type: 'double precision',
      from: ['market'],
      value: ({ column }) => sql`${column('market', 'index')}::float8`,
    },
  },
};

const matchers = matchersOf(products);

export interface MatchedOn {
  readonly now: Date;
  readonly today: CalendarDate;
  readonly reportingCurrency: string;
}

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
};

export function productMatcher(
  read: Reader,
  { now, today, reportingCurrency }: MatchedOn,
  ratesOn: (day: CalendarDate) => Promise<readonly RateRow[]>,
) {
  const fractions = once(async () => {
    const rows = await ratesOn(today);
    const currencies = new Set(
      rows.flatMap(({ from_currency, to_currency }) => [from_currency, to_currency]),
    );
    return [...currencies].flatMap((to) => new ExchangeRates(to, rows).fractions(today));
  });
  const part = (name: keyof RateFraction) => async () =>
    (await fractions()).map((fraction) => fraction[name]);
  return matchers(read, {
    today: () => today,
    now: () => now,
    observedSince: () => startOfDay(addDays(today, -observedDays)),
    reportingCurrency: () => reportingCurrency,
    rateFrom: part('from'),
    rateTo: part('to'),
    rateTimes: part('times'),
    ratePer: part('per'),
  });
}
