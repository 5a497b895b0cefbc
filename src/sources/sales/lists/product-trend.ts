import { sql } from 'kysely';
import { onePerKey, perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { keyList } from '../../../database/statement.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import type { Sku } from '../../../domain/ids.ts';
import type { TrendWindows } from '../../../domain/trend.ts';
import { statement } from '../statement.ts';

type TrendDays = Record<'yearAgo' | 'yearAgoUntil' | 'before' | 'recent' | 'until', CalendarDate>;

const unitsCompared = statement('trend_units', (db, p: TrendDays & { skus: readonly Sku[] }) => {
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

/**
 * Units of the days that a trend compares, and the first day of all on which something was sold; null where the company
 * keeps no daily sales.
 */
export const trendUnits = (read: Reader) =>
  perArguments(({ recent, before, yearAgo }: TrendWindows) =>
    onePerKey(
      (skus: readonly Sku[]) =>
        read.optional(unitsCompared, {
          skus,
          until: recent.until,
          recent: recent.from,
          before: before.from,
          yearAgo: yearAgo.from,
          yearAgoUntil: yearAgo.until,
        }),
      (row) => row.sku,
    ),
  );
