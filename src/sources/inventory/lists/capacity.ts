import { manyPerKey, perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { keyList, type RowOf } from '../../../database/statement.ts';
import type { CalendarDate, DayRange } from '../../../domain/calendar.ts';
import type { Sku } from '../../../domain/ids.ts';
import { statement } from '../statement.ts';

/**
 * Weeks of the plan. A product that is made to a plan has at least one row, without a week where the plan has none in
 * these days; a product without a plan has no row.
 */
const weeks = statement(
  'capacity_weeks',
  (db, p: { skus: readonly Sku[]; from: CalendarDate; until: CalendarDate }) =>
    db
      .selectFrom(keyList(p.skus, 'input'))
      .leftJoin('capacity_weeks as week', (join) =>
        join
          .onRef('week.sku', '=', 'input.key')
          .on('week.week_starting', '>=', p.from)
          .on('week.week_starting', '<', p.until),
      )
      .select(['input.key as sku', 'week.week_starting', 'week.planned_units', 'week.committed_units'])
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('capacity_weeks as any_week')
            .select('any_week.sku')
            .whereRef('any_week.sku', '=', 'input.key'),
        ),
      ),
  { keyed: { skus: 'sku' } },
);

export type CapacityRow = RowOf<typeof weeks>;

/** An empty list for a product that is not made to a plan; null where the company keeps none. */
export const capacityWeeks = (read: Reader) =>
  perArguments(({ from, until }: DayRange) =>
    manyPerKey((skus: readonly Sku[]) => read.optional(weeks, { skus, from, until }), 'sku'),
  );
