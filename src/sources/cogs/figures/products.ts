import { sql } from 'kysely';
import type { Catalogue, RelationScope, SqlType, Values } from '../../../figures/catalogue.ts';
import { matchersOf } from '../../../figures/matcher.ts';
import type { Reader } from '../../../database/reader.ts';
import { unpaired } from '../../../database/statement.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import type { RateFraction, RateRow } from '../../../domain/exchange.ts';
import { memoized } from '../../../kernel/memoized.ts';
import { observedOfLate } from '../../../domain/market.ts';
import { once } from '../../../kernel/once.ts';
import type { ReckonedOn } from '../../source.ts';
import { netOf } from '../../tax.ts';
import { goodRates, ratesFrom } from '../lists/rates.ts';
import { tables } from '../tables.ts';

type SqlText = ReturnType<typeof sql>;

/** Rates of today, each as `times ÷ per` for one minor unit. */
const rates = ({ parameter }: RelationScope) =>
  sql`unnest(${parameter('rateFrom', 'text[]')}, ${parameter('rateTo', 'text[]')}, ${parameter('rateTimes', 'numeric[]')}, ${parameter('ratePer', 'numeric[]')}) as rate(from_currency, to_currency, times, per)`;

/** To twenty decimals, halves away from zero, as every other sum of money here is reckoned. */
const divided = (dividend: SqlText, divisor: SqlText) =>
  sql`round((${dividend} + 0.00000000000000000000) / ${divisor}, 20)`;

/**
 * Minor units in another currency, not rounded to whole ones yet; unknown without a rate. Rates are looked for only where
 * the currencies differ.
 */
const converted = (scope: RelationScope, minor: SqlText, from: SqlText, to: SqlText) =>
  sql`case when ${from} = ${to} then ${minor}::numeric else (
    select ${divided(sql`${minor} * rate.times`, sql.ref('rate.per'))} from ${rates(scope)}
    where rate.from_currency = ${from} and rate.to_currency = ${to}) end`;

/** Rounded to whole coins where it was converted; as exact as it is kept where it was not. */
const shownIn = (scope: RelationScope, minor: SqlText, from: SqlText, to: SqlText) =>
  sql`case when ${from} = ${to} then ${minor}::numeric else round(${converted(scope, minor, from, to)}) end`;

/**
 * Rows in force today. Nearly all have no end yet, and are found by an index of such rows alone: they are read apart from
 * those that end on a known day, unless only a few keys are looked up.
 */
function inForce({ parameter, isFew }: RelationScope, table: string, which: SqlText) {
  const begun = sql`select * from ${sql.table(`cogs.${table}`)} where effective_from <= ${parameter('today', 'date')} and ${which}`;
  const [lasting, ending] = [sql`effective_to is null`, sql`effective_to > ${parameter('today', 'date')}`];
  const rows = isFew
    ? sql`${begun} and (${lasting} or ${ending})`
    : sql`${begun} and ${lasting} union all ${begun} and ${ending}`;
  return sql`(${rows}) as in_force`;
}

/** Keys descend like the dates, so that one index read backwards serves the whole order. */
const price = (scope: RelationScope) =>
  sql`select distinct on (sku) sku as key, amount_minor, currency, compare_at_minor, included_tax_percent, effective_from
    from ${inForce(scope, 'prices', scope.within('sku'))} order by sku desc, effective_from desc`;

/** A price that was written ahead changes the day it comes into force. */
const priceChange = (scope: RelationScope) =>
  sql`select distinct on (sku) sku as key,
      case when updated_at is not null then greatest(updated_at, effective_from::timestamptz) end as updated_at
    from ${inForce(scope, 'prices', scope.within('sku'))} order by sku desc, effective_from desc`;

const components = (scope: RelationScope) =>
  sql`select distinct on (sku, component) sku as key, component, amount_minor, currency
    from ${inForce(scope, 'cost_records', scope.within('sku'))} order by sku desc, component desc, effective_from desc`;

const reportingOf = ({ parameter }: RelationScope) => sql`${parameter('reportingCurrency', 'text')}`;

/**
 * Components added up: in their own currency if it is one, else in the reporting currency. Only those in several are
 * converted, for exact conversion is dear. `rate_from` is the first currency that lacks a rate for that.
 */
function cost(scope: RelationScope) {
  const reporting = reportingOf(scope);
  const worth = converted(scope, sql.ref('component.amount_minor'), sql.ref('component.currency'), reporting);
  return sql`select key,
      case when lowest = highest then sum(amount_minor) when count(*) = count(worth) then round(sum(worth)) end as amount_minor,
      case when lowest = highest then lowest else ${reporting} end as currency,
      (array_agg(currency order by component) filter (where lowest <> highest and worth is null))[1] as rate_from
    from (select component.*, case when lowest <> highest then ${worth} end as worth
      from (select component.*, min(currency) over of_key as lowest, max(currency) over of_key as highest
        from (${components(scope)}) as component window of_key as (partition by key)) as component offset 0) as component
    group by key, lowest, highest`;
}

/** The same amounts beside what they are in the reporting currency. */
const withMinor = (amount: (scope: RelationScope) => SqlText) => (scope: RelationScope) => {
  const worth = shownIn(
    scope,
    sql.ref('amount.amount_minor'),
    sql.ref('amount.currency'),
    reportingOf(scope),
  );
  return sql`select amount.*, ${worth} as minor from (${amount(scope)}) as amount`;
};

/** How many decimals an amount is kept with. */
const decimals = (column: string) => sql`scale(trim_scale(${sql.ref(column)}::numeric))`;

/** The price without tax and what a unit costs in the price's currency; without a rate for that, which one is missing. */
function margin(scope: RelationScope) {
  const [from, to] = [sql.ref('cost.currency'), sql.ref('price.currency')];
  const unitCost = shownIn(scope, sql.ref('cost.amount_minor'), from, to);
  const net = netOf(sql.ref('price.amount_minor'), sql.ref('price.included_tax_percent'));
  return sql`select *, round(net_minor - cost_minor, greatest(${decimals('price_minor')}, ${decimals('cost_minor')})) as gross_minor,
      case when net_minor <> 0 then ${divided(sql`(net_minor - cost_minor) * 100`, sql`net_minor`)} end as percent
    from (select price.key, price.amount_minor as price_minor, ${net} as net_minor, price.currency, ${unitCost} as cost_minor,
        coalesce(cost.rate_from, cost.currency) as rate_from,
        case when cost.rate_from is null then price.currency else cost.currency end as rate_to
      from (${price(scope)}) as price join (${cost(scope)}) as cost on cost.key = price.key offset 0) as priced`;
}

/**
 * The own price against the mean of what each competitor asked last, of those whose price can be converted. Where a
 * competitor's says which tax it includes, it counts as if it included ours.
 */
function market(scope: RelationScope) {
  const [from, to] = [sql.ref('seen.currency'), sql.ref('price.currency')];
  const asSeen = converted(scope, sql.ref('seen.amount_minor'), from, to);
  const taxed = divided(
    sql`${asSeen} * (100 + coalesce(price.included_tax_percent, 0))`,
    sql`(100 + seen.included_tax_percent)`,
  );
  const worth = sql`case when seen.included_tax_percent >= 0 and seen.included_tax_percent < 1000 then ${taxed} else ${asSeen} end`;
  const offer = sql`select distinct on (sku, competitor) sku as key, competitor, amount_minor, currency, included_tax_percent
    from ${sql.table('cogs.competitor_prices')}
    where observed_at >= ${scope.parameter('observedSince', 'timestamptz')} and ${unpaired(sql`observed_at <= ${scope.parameter('observedUntil', 'timestamptz')}`)} and ${scope.within('sku')}
    order by sku desc, competitor desc, observed_at desc`;
  return sql`select key,
      case when sum(worth) <> 0
        then ${divided(sql`amount_minor::numeric * count(worth) * 100`, sql`sum(worth)`)} end as index,
      count(worth)::integer as counted,
      (array_agg(currency order by competitor) filter (where worth is null))[1] as rate_from, price_currency as rate_to
    from (select price.key, price.amount_minor, price.currency as price_currency, ${worth} as worth,
        seen.competitor, seen.currency
      from (${price(scope)}) as price join (${offer}) as seen on seen.key = price.key offset 0) as compared
    group by key, amount_minor, price_currency`;
}

/** A column of a relation as it is. */
const part = <Type extends SqlType>(relation: string, name: string, type: Type) => ({
  type,
  value: ({ column }: Values) => sql`${column(relation, name)}::${sql.raw(type)}`,
});

/** What cogs knows of each product. */
export const products = {
  source: 'cogs',
  of: 'products',
  tables,
  relations: {
    price: { points: 13, rows: withMinor(price) },
    priceChange: { points: 13, rows: priceChange },
    cost: { points: 70, rows: withMinor(cost), needs: ['cost_records'] },
    margin: { points: 75, rows: margin, needs: ['cost_records'] },
    market: { points: 60, rows: market, needs: ['competitor_prices'] },
  },
  figures: {
    price: {
      type: 'numeric',
      from: ['price'],
      value: ({ column }) => column('price', 'minor'),
      shown: {
        minor: part('price', 'amount_minor', 'numeric'),
        currency: part('price', 'currency', 'text'),
        compareAtMinor: part('price', 'compare_at_minor', 'numeric'),
        includedTaxPercent: part('price', 'included_tax_percent', 'numeric'),
        effectiveFrom: part('price', 'effective_from', 'date'),
      },
      isMinor: true,
      shows: 'Price.current',
      filter: [
        'AmountFilter',
        "On the price in force today, as the customer pays it, converted into the reporting currency at today's rate.",
      ],
      order: "By today's price in the reporting currency.",
    },
    priceUpdatedAt: {
      ...part('priceChange', 'updated_at', 'timestamptz'),
      from: ['priceChange'],
      shows: 'Price.updatedAt',
      filter: [
        'DateTimeFilter',
        'On the instant at which its price last changed or came into force; unknown without a price, or where cogs keeps none. How to take what has changed: docs/bi.md.',
      ],
      order: 'By the instant at which its price last changed or came into force.',
    },
    unitCost: {
      type: 'numeric',
      from: ['cost'],
      value: ({ column }) => column('cost', 'minor'),
      shown: {
        minor: part('cost', 'amount_minor', 'numeric'),
        currency: part('cost', 'currency', 'text'),
        rateFrom: part('cost', 'rate_from', 'text'),
      },
      isMinor: true,
      shows: 'Product.unitCost',
      filter: [
        'AmountFilter',
        "On the unit cost in force today, converted into the reporting currency at today's rate.",
      ],
      order: "By today's unit cost in the reporting currency.",
    },
    marginPercent: {
      type: 'double precision',
      from: ['margin'],
      value: ({ column }) => sql`${column('margin', 'percent')}::float8`,
      shown: {
        percent: part('margin', 'percent', 'double precision'),
        gross: part('margin', 'gross_minor', 'numeric'),
        cost: part('margin', 'cost_minor', 'numeric'),
        currency: part('margin', 'currency', 'text'),
        rateFrom: part('margin', 'rate_from', 'text'),
        rateTo: part('margin', 'rate_to', 'text'),
      },
      shows: 'Margin.percent',
      filter: ['FloatFilter', 'On the margin in percent of the price without tax (see `Product.margin`).'],
      order: 'By the margin in percent of the price without tax.',
    },
    priceIndex: {
      type: 'double precision',
      from: ['market'],
      value: ({ column }) => sql`${column('market', 'index')}::float8`,
      shown: {
        index: part('market', 'index', 'double precision'),
        counted: part('market', 'counted', 'integer'),
        rateFrom: part('market', 'rate_from', 'text'),
        rateTo: part('market', 'rate_to', 'text'),
      },
      shows: 'Product.priceIndex',
      filter: ['FloatFilter', 'On the own price against the market × 100 (see `Product.priceIndex`).'],
      order: 'By the own price against the market.',
    },
  },
} satisfies Catalogue;

const matchers = matchersOf(products);

type RateLists = Readonly<Record<keyof RateFraction, string>>;
/** What each currency is worth in each other, as array literals, one entry a pair; worked out once for the same rows. */
const rateLists = memoized((rows: readonly RateRow[], today: CalendarDate): RateLists => {
  const currencies = new Set(
    goodRates(rows).flatMap(({ from_currency, to_currency }) => [from_currency, to_currency]),
  );
  const fractions = [...currencies].flatMap((to) => ratesFrom(rows)(to).fractions(today));
  const list = (part: keyof RateFraction) =>
    `{${fractions.map((fraction) => JSON.stringify(fraction[part])).join()}}`;
  return { from: list('from'), to: list('to'), times: list('times'), per: list('per') };
});

export function productMatcher(
  read: Reader,
  { now, today, reportingCurrency }: ReckonedOn,
  ratesOn: (day: CalendarDate) => Promise<readonly RateRow[]>,
) {
  const observed = observedOfLate(now, today);
  const lists = once(async () => rateLists(await ratesOn(today), today));
  const listOf = (part: keyof RateLists) => async () => (await lists())[part];
  return matchers(read, {
    today: () => today,
    observedSince: () => observed.since,
    observedUntil: () => observed.until,
    reportingCurrency: () => reportingCurrency,
    rateFrom: listOf('from'),
    rateTo: listOf('to'),
    rateTimes: listOf('times'),
    ratePer: listOf('per'),
  });
}
