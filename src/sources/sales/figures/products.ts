import { sql } from 'kysely';
import type { Catalogue } from '../../../database/matching/catalogue.ts';
import { matchersOf } from '../../../database/matching/matcher.ts';
import type { Reader } from '../../../database/reader.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import { trendWindows } from '../../../domain/trend.ts';
import { tables } from '../tables.ts';

/** What sales knows of each product. */
const products: Catalogue = {
  source: 'sales',
  of: 'products',
  tables,
  relations: {
    /** Units of the days from `from` to before `until`. */
    units: {
      needs: ['product_daily_sales'],
      rows: ({ within, given }) =>
        sql`select sku as key, sum(units) as units from ${sql.table('sales.product_daily_sales')}
          where day >= ${given('from')}::date and day < ${given('until')}::date and ${within('sku')} group by sku`,
    },
    /** Units of the days that a trend compares, and the first day of all on which something was sold. */
    trend: {
      needs: ['product_daily_sales'],
      rows({ within, parameter }) {
        const units = (from: string, until: string) =>
          sql`coalesce(sum(units) filter (where day >= ${parameter(from)}::date and day < ${parameter(until)}::date), 0)`;
        return sql`select sku as key, ${units('recent', 'today')} as recent, ${units('before', 'recent')} as before,
            ${units('yearAgo', 'yearAgoUntil')} as year_ago, min(day) filter (where units > 0) as first_sold_on
          from ${sql.table('sales.product_daily_sales')} where ${within('sku')} group by sku`;
      },
    },
  },
  criteria: {
    unitsSold: {
      type: 'bigint',
      from: ['units'],
      value: ({ column }) => column('units', 'units'),
      absent: 0,
    },
  },
};

const matchers = matchersOf(products);

export const productMatcher = (read: Reader, today: CalendarDate) => {
  const { recent, before, yearAgo } = trendWindows(today);
  return matchers(read, {
    today: () => today,
    recent: () => recent.from,
    before: () => before.from,
    yearAgo: () => yearAgo.from,
    yearAgoUntil: () => yearAgo.until,
  });
};
