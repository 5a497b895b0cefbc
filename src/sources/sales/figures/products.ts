import { sql } from 'kysely';
import type { Catalogue, RelationScope, Values } from '../../../figures/catalogue.ts';
import { matchersOf } from '../../../figures/matcher.ts';
import type { Reader } from '../../../database/reader.ts';
import { trailingDays } from '../../../domain/calendar.ts';
import { knownRange } from '../../../domain/period.ts';
import { paceDays } from '../../../domain/stock.ts';
import { trendWindows } from '../../../domain/trend.ts';
import type { ReckonedOn } from '../../source.ts';
import { tables } from '../tables.ts';

/** A column of the sales of some days; 0 without sales. */
const sold = (name: string) =>
  ({
    type: 'bigint',
    value: ({ column }: Values) => sql`coalesce(${column('units', name)}, 0)::bigint`,
  }) as const;

const soldEverywhere = ({ within, argument }: RelationScope) =>
  sql`select sku as key, sum(units) as units, sum(${sql.ref('orders')}) as with_it,
      case when count(*) = count(returned_units) then sum(returned_units) end as returned_units
    from ${sql.table('sales.product_daily_sales')}
    where day >= ${argument('from')}::date and day < ${argument('until')}::date and ${within('sku')} group by sku`;

/** The same of orders to one country, which the sums of days do not tell apart. */
const soldTo = ({ within, argument }: RelationScope) =>
  sql`select line.sku as key, sum(line.quantity) as units, count(distinct placed.number) as with_it,
      null::bigint as returned_units
    from ${sql.table('sales.orders')} as placed
    join ${sql.table('sales.order_lines')} as line on line.order_number = placed.number
    where placed.status <> 'CANCELLED' and placed.country = ${argument('country')}::text
      and placed.placed_at >= ${argument('from')}::date and placed.placed_at < ${argument('until')}::date
      and ${within('line.sku')}
    group by line.sku`;

/** What sales knows of each product. */
export const products = {
  source: 'sales',
  of: 'products',
  tables,
  relations: {
    /** Sales of some days. An order has one day and one currency, so that adding up counts it once. */
    units: {
      points: 16,
      takes: ['from', 'until', 'country'],
      needs: ['product_daily_sales'],
      rows: (scope) => (scope.given('country') ? soldTo(scope) : soldEverywhere(scope)),
    },
    /** Units of the days that a trend compares, and the first day of all on which something was sold. */
    trend: {
      points: 85,
      needs: ['product_daily_sales'],
      rows({ within, parameter }) {
        const units = (from: string, until: string) =>
          sql`coalesce(sum(units) filter (where day >= ${parameter(from, 'date')} and day < ${parameter(until, 'date')}), 0)`;
        return sql`select sku as key, ${units('recent', 'today')} as recent, ${units('before', 'recent')} as before,
            ${units('yearAgo', 'yearAgoUntil')} as year_ago, min(day) filter (where units > 0) as first_sold_on
          from ${sql.table('sales.product_daily_sales')} where ${within('sku')} group by sku`;
      },
    },
  },
  figures: {
    unitsSold: {
      type: 'bigint',
      from: ['units'],
      days: (today, period = { days: 90 }) => knownRange(period, today),
      value: ({ column }) => column('units', 'units'),
      absent: 0,
      shown: {
        units: sold('units'),
        orders: sold('with_it'),
        // Unknown as soon as it is unknown of one day.
        returnedUnits: {
          type: 'bigint',
          value: ({ column }) =>
            sql`(case when ${column('units', 'key')} is null then 0 else ${column('units', 'returned_units')} end)::bigint`,
        },
      },
      shows: 'ProductSales.units',
      filter: ['UnitsSoldFilter', 'On the units sold in a period; 0 without sales.'],
      order: 'By the units sold in the trailing 90 days.',
    },
    /** What stock has to meet. */
    demand: {
      type: 'bigint',
      from: ['units'],
      days: (today) => trailingDays(today, paceDays),
      ofPlaces: true,
      value: ({ column }) => sql`${column('units', 'units')}::bigint`,
      absent: 0,
    },
    returnsPercent: {
      type: 'double precision',
      from: ['units'],
      days: (today) => trailingDays(today, 90),
      value: ({ column }) =>
        sql`(${column('units', 'returned_units')} * 100)::float8 / nullif(${column('units', 'units')}, 0)`,
      shows: 'Product.returnsPercent',
      filter: [
        'FloatFilter',
        'On the share of units sold in the trailing 90 days that came back (see `Product.returnsPercent`).',
      ],
      order: 'By the share of units sold in the trailing 90 days that came back.',
    },
  },
} satisfies Catalogue;

const matchers = matchersOf(products);

export const productMatcher = (read: Reader, { today }: ReckonedOn) => {
  const { recent, before, yearAgo } = trendWindows(today);
  return matchers(read, {
    today: () => today,
    recent: () => recent.from,
    before: () => before.from,
    yearAgo: () => yearAgo.from,
    yearAgoUntil: () => yearAgo.until,
  });
};
