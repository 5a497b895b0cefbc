import { sql } from 'kysely';
import { perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import type { RowOf } from '../../../database/statement.ts';
import type { DayRange } from '../../../domain/calendar.ts';
import { statement } from '../statement.ts';

/** A unit cost beyond a quadrillion coins is none that anybody means, and its products would not fit. */
const records = sql`(select * from ${sql.table('cogs.cost_records')} where abs(amount_minor) < 1000000000000000)`;

/** One part of all products, which are too many to be read in one statement. */
interface CostPart extends DayRange {
  /** From 0 to `parts` - 1. */
  readonly part: number;
  readonly parts: number;
  /** How many days the parts before list. */
  readonly before: number;
}

/** An amount that nobody can mean, such as NaN, is no cost. */
const usable = sql`held.amount_minor > -1e17 and held.amount_minor < 1e17`;

/**
 * What holds of a component from a day on, and what held before. Where records overlap, the one that began last counts:
 * what holds is the record that begins; or, where one ends and none begins, another still in force, or nothing. Records
 * are read in the key's order, so that nothing large is sorted. What stands under `collate`, a foreign table's database is
 * not asked to work out: only Postgres has that function.
 */
const replaced = ({ from, until, part, parts }: CostPart) => sql`
  select sku, since, currency, amount_minor,
         lag(currency) over component as old_currency, lag(amount_minor) over component as old_minor
  from (
    select record.sku, record.component, held.since,
           case when ${usable} then held.currency end as currency,
           case when ${usable} then held.amount_minor::numeric end as amount_minor
    from (
      select sku, component, currency, amount_minor, effective_from, effective_to,
             lead(effective_from) over (partition by sku, component order by effective_from) as next_from
      from ${records} as record
      where effective_from < ${until}::date and (effective_to is null or effective_to > ${from}::date)
        and mod(hashtext(sku collate "C")::bigint + 2147483648, ${parts}::bigint) = ${part}::bigint
    ) as record
    cross join lateral (
      select effective_from as since, currency, amount_minor
      union all
      select record.effective_to, other.currency, other.amount_minor
      from (values (1)) as ended
      left join lateral (
        select currency, amount_minor from ${records} as other
        where sku = record.sku and component = record.component and effective_from <= record.effective_to
          and (effective_to is null or effective_to > record.effective_to)
        order by effective_from desc limit 1
      ) as other on true
      where record.effective_to < ${until}::date and record.effective_to is distinct from record.next_from
    ) as held
  ) as holding
  window component as (partition by sku, component order by since)`;

/** By how much a product's cost in a currency changes on a day; without a currency: in how many components it has one. */
const change = ({ from }: DayRange) => sql`
  select sku, greatest(since, ${from}::date) as day, delta.currency, delta.amount
  from replaced
  cross join lateral (
    select currency, amount_minor - case when old_currency = currency then old_minor else 0 end as amount
    where currency is not null
    union all
    select old_currency, -old_minor
    where old_currency <> currency or (old_currency is not null and currency is null)
    union all
    select null, case when currency is null then -1 else 1 end
    where (currency is null) <> (old_currency is null)
  ) as delta`;

/**
 * One after the other, with the place of the last entry among those of all. Amounts are whole numbers, of coins or of such
 * parts of one as the product's are kept in: `scale` is how many decimals were taken off.
 */
const series = ({ before }: CostPart) => sql`
  select *, ${before}::integer + sum(entries) over (order by sku, currency)::integer as last_entry
  from (
    select sku, currency, min(scale) as scale, count(*)::integer as entries,
           string_agg(day::text, ',' order by day) as days,
           string_agg(round(amount * power(10::numeric, scale))::text, ',' order by day) as amounts
    from (
      select sku, currency, day, amount,
             least(max(scale(trim_scale(amount))) over of_cost,
                   greatest(12 - length(trunc(max(abs(amount)) over of_cost)::text), 0)) as scale
      from (
        select sku, currency, day, sum(sum(amount)) over (partition by sku, currency order by day) as amount
        from change
        group by sku, currency, day
      ) as total
      window of_cost as (partition by sku, currency)
    ) as scaled
    group by sku, currency
  ) as listed`;

/** A product's currencies, the first beside the series of how many of its components have a cost. */
const cost = sql`
  select cost.*, known.last_entry as known_last, known.entries as known_entries
  from (
    select sku, currency, scale, last_entry, entries, row_number() over of_product = 1 as first,
           string_agg(currency, ',') over (of_product rows between unbounded preceding and unbounded following) as beside
    from series
    where currency is not null
    window of_product as (partition by sku order by currency)
  ) as cost
  left join (select sku, last_entry, entries from series where currency is null) as known
    on known.sku = cost.sku and cost.first`;

const listed = (values: string) =>
  sql<string>`(select coalesce(array_agg(${sql.raw(values)}), '{}')::text from cost)`;
const appended = (column: 'days' | 'amounts') =>
  sql<string>`(select concat('{', string_agg(${sql.ref(column)}, ',' order by last_entry), '}') from series)`;

/**
 * What the products of one part cost over some days. `days` are those on which a cost changed, `amounts` to how much: a
 * product's in one currency lie side by side. Which ones they are say the other lists, one entry a product and
 * currency: those after `firsts`, to `lasts`, each times ten to the power of its `scales`. After `knownFirsts` lies in how many components a cost is known at all,
 * in whichever currency; for a product with several currencies only the first tells, in the others that is null. `besides` are
 * all currencies of the product. All
 * are array literals, for another database to take as they are: there may be a million days, and nobody between the two
 * databases reads them.
 */
const periods = statement(
  'cost_periods',
  (db, p: CostPart) =>
    db
      .selectFrom(
        sql<
          Record<
            | 'skus'
            | 'currencies'
            | 'besides'
            | 'scales'
            | 'firsts'
            | 'lasts'
            | 'knownFirsts'
            | 'knownLasts'
            | 'days'
            | 'amounts',
            string
          > & { listedDays: number }
        >`(
          with replaced as (${replaced(p)}), change as (${change(p)}), series as materialized (${series(p)}),
            cost as materialized (${cost})
          select ${listed('sku')} as skus, ${listed('currency')} as currencies,
                 ${listed('beside')} as besides, ${listed('scale')} as scales,
                 ${listed('last_entry - entries')} as firsts, ${listed('last_entry')} as lasts,
                 ${listed('known_last - known_entries')} as "knownFirsts", ${listed('known_last')} as "knownLasts",
                 (select coalesce(sum(entries), 0)::integer from series) as "listedDays",
                 ${appended('days')} as days, ${appended('amounts')} as amounts
        )`.as<'packed'>(sql`packed`),
      )
      .selectAll(),
  { plannedAnew: true },
);

/** With a hundred thousand products, what a statement reads well within its time. */
const parts = 3;

type CostPeriodColumns = Omit<RowOf<typeof periods>, 'listedDays'>;

/** Each list followed by the other's: array literals, joined as they are. */
function joined(a: CostPeriodColumns, b: CostPeriodColumns): CostPeriodColumns {
  const list = (name: keyof CostPeriodColumns) =>
    `{${[a[name], b[name]]
      .map((literal) => literal.slice(1, -1))
      .filter((entries) => entries !== '')
      .join(',')}}`;
  return {
    skus: list('skus'),
    currencies: list('currencies'),
    besides: list('besides'),
    scales: list('scales'),
    firsts: list('firsts'),
    lasts: list('lasts'),
    knownFirsts: list('knownFirsts'),
    knownLasts: list('knownLasts'),
    days: list('days'),
    amounts: list('amounts'),
  };
}

/** What every product cost over some days, read part by part; null where the company keeps no costs. */
export const costPeriods = (read: Reader) =>
  perArguments(async (days: DayRange): Promise<CostPeriodColumns | null> => {
    let all: CostPeriodColumns | null = null;
    let before = 0;
    for (let part = 0; part < parts; part++) {
      const [row] = (await read.optional(periods, { ...days, part, parts, before })) ?? [];
      if (!row) return null;
      const { listedDays, ...lists } = row;
      before += listedDays;
      all = all ? joined(all, lists) : lists;
    }
    return all;
  });
