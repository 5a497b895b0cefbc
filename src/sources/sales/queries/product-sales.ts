import { sql, type Kysely } from 'kysely';
import { anyOf, keyList } from '../../../database/statement.ts';
import type { CalendarDate, DayRange } from '../../../domain/calendar.ts';
import type { RateArrays } from '../../../domain/exchange.ts';
import type { Sku } from '../../../domain/ids.ts';
import type { SalesTables } from '../tables.ts';
import { statement } from './statements.ts';

interface ProductDays extends DayRange {
  readonly skus: readonly Sku[];
}

/** What Postgres's date_trunc cuts time into. */
export type Step = 'day' | 'week' | 'month' | 'quarter';

interface Converted extends ProductDays, RateArrays {
  readonly currency: string;
}

const soldIn = (db: Kysely<SalesTables>, p: ProductDays) =>
  db
    .selectFrom('product_daily_sales as sold')
    .where('sku', '=', anyOf(p.skus))
    .where('sold.day', '>=', p.from)
    .where('sold.day', '<', p.until);

/** The first day of the step in which something was sold. */
const stepOf = (by: Step) => sql<CalendarDate>`date_trunc(${by}, sold.day::timestamp)::date`.as('step_from');

export const unitsSold = statement('units_sold', (db, p: ProductDays) =>
  soldIn(db, p)
    .select(({ fn }) => ['sku', fn.sum<number>('units').as('units')])
    .groupBy('sku'),
);

/** An order has one day and one currency, so that adding up counts it once. */
export const ordersWithProduct = statement('orders_with_product', (db, p: ProductDays) =>
  soldIn(db, p)
    .select(({ fn }) => ['sku', fn.sum<number>('orders').as('orders')])
    .groupBy('sku'),
);

export const productTotals = statement('product_totals', (db, p: ProductDays) =>
  db
    .selectFrom(keyList(p.skus, 'asked'))
    .crossJoinLateral((db) =>
      db
        .selectFrom('product_daily_sales')
        .select([
          sql<number>`coalesce(sum(${sql.ref('orders')}), 0)`.as('orders'),
          sql<number>`coalesce(sum(units), 0)`.as('units'),
          // Unknown as soon as it is unknown of one day.
          sql<
            number | null
          >`case when count(*) = count(returned_units) then coalesce(sum(returned_units), 0) end`.as(
            'returned_units',
          ),
        ])
        .where('sku', '=', sql.ref<Sku>('asked.key'))
        .where('day', '>=', p.from)
        .where('day', '<', p.until)
        .as('totals'),
    )
    .select(['asked.key as sku', 'orders', 'units', 'returned_units']),
);

export const unitsBySteps = statement('units_by_steps', (db, p: ProductDays & { by: Step }) =>
  soldIn(db, p)
    .select(({ fn }) => ['sku', stepOf(p.by), fn.sum<number>('units').as('units')])
    .groupBy(['sku', 'step_from']),
);

export const dailyUnits = statement('daily_units', (db, p: ProductDays) =>
  soldIn(db, p)
    .select(({ fn }) => ['sku', 'day', fn.sum<number>('units').as('units')])
    .groupBy(['sku', 'day']),
);

/** Revenue at each day's rate, rounded once at the end, and the first currency and day that lack a rate. */
const revenueIn = (db: Kysely<SalesTables>, p: Converted) => {
  const rates = sql<{ day: CalendarDate; currency: string; rate: string }>`
    unnest(${p.rateDays}::date[], ${p.rateCurrencies}::text[], ${p.rates}::numeric[])`;
  const rate = sql`case when sold.currency = ${p.currency} then 1 else known.rate end`;
  return soldIn(db, p)
    .leftJoin(rates.as<'known'>(sql`known(day, currency, rate)`), (join) =>
      join.onRef('known.day', '=', 'sold.day').onRef('known.currency', '=', 'sold.currency'),
    )
    .select([
      'sku',
      sql<number>`round(sum(revenue_minor * ${rate}))::bigint`.as('revenue_minor'),
      sql<
        readonly [CalendarDate, string] | null
      >`min(array[sold.day::text, sold.currency]) filter (where ${rate} is null)`.as('without_rate'),
    ]);
};

export const revenue = statement('revenue', (db, p: Converted) => revenueIn(db, p).groupBy('sku'));

export const revenueBySteps = statement('revenue_by_steps', (db, p: Converted & { by: Step }) =>
  revenueIn(db, p).select(stepOf(p.by)).groupBy(['sku', 'step_from']),
);

interface TrendDays {
  readonly skus: readonly Sku[];
  readonly yearAgo: CalendarDate;
  readonly yearAgoUntil: CalendarDate;
  readonly before: CalendarDate;
  readonly recent: CalendarDate;
  readonly until: CalendarDate;
}

/** Units of the days that a trend compares, and the first day of all on which something was sold. */
export const trendUnits = statement('trend_units', (db, p: TrendDays) => {
  const units = (from: CalendarDate, until: CalendarDate) =>
    sql<number>`coalesce(sum(units) filter (where day >= ${from}::date and day < ${until}::date), 0)`;
  const sold = db.selectFrom('product_daily_sales').where('sku', '=', sql.ref<Sku>('asked.key'));
  return db
    .selectFrom(keyList(p.skus, 'asked'))
    .crossJoinLateral(
      sold
        .select([
          units(p.recent, p.until).as('recent'),
          units(p.before, p.recent).as('before'),
          units(p.yearAgo, p.yearAgoUntil).as('year_ago'),
        ])
        .where('day', '>=', p.yearAgo)
        .where('day', '<', p.until)
        .as('compared'),
    )
    .crossJoinLateral(
      sold
        .select(({ fn }) => fn.min('day').as('first_sold_on'))
        .where('units', '>', 0)
        .as('history'),
    )
    .select(['asked.key as sku', 'recent', 'before', 'year_ago', 'first_sold_on']);
});
