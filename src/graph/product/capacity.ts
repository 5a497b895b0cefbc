import { addDays, weekStarting, type CalendarDate, type DayRange } from '../../domain/calendar.ts';
import { percentOf } from '../../domain/percent.ts';
import type { CapacityRow } from '../../sources/inventory/index.ts';
import type { CapacityWeek } from '../generated/resolvers.ts';

/** Every week from the first day of one up to that of another; in a week that the plan leaves out nothing is made. */
export function capacityPlan(rows: readonly CapacityRow[], { from, until }: DayRange): CapacityWeek[] {
  const planned = new Map(rows.map((row) => [row.week_starting && weekStarting(row.week_starting), row]));
  const weeks: CapacityWeek[] = [];
  for (let start: CalendarDate = from; start < until; start = addDays(start, 7)) {
    const row = planned.get(start);
    const plannedUnits = row?.planned_units ?? 0;
    const committedUnits = row?.committed_units ?? 0;
    weeks.push({
      weekStarting: start,
      plannedUnits,
      committedUnits,
      freeUnits: plannedUnits - committedUnits,
      utilizationPercent: percentOf(committedUnits, plannedUnits),
    });
  }
  return weeks;
}
