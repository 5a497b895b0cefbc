import { addDays, addMonths, daysBetween, type CalendarDate, type DayRange } from '../../domain/calendar.ts';
import { trendWindows } from '../../domain/trend.ts';
import type { LifecycleStage } from '../generated/resolvers.ts';
import type { Life } from './parent.ts';
import {
  onSaleAYearBefore,
  salesTrendPercent,
  stageByDates,
  stageByTrend,
  type LifeDates,
  type LifecycleThresholds,
} from '../../domain/lifecycle.ts';

/** The days whose sales tell since when a product has been in its stage. */
export const sinceRange = (today: CalendarDate): DayRange => ({ from: addMonths(today, -24), until: today });

let latest: readonly CalendarDate[] = [];

/** The days of `sinceRange` and today itself; made once a day, for they are the same for each product. */
function daysUpTo(today: CalendarDate): readonly CalendarDate[] {
  if (latest.at(-1) !== today) {
    const { from } = sinceRange(today);
    latest = Array.from({ length: daysBetween(from, today) + 1 }, (_, index) => addDays(from, index));
  }
  return latest;
}

/** Units of days, added up from the first on, so that any period costs one subtraction. */
class UnitsOfDays {
  readonly #upTo = new Map<CalendarDate, number>();

  constructor(days: readonly CalendarDate[], units: ReadonlyMap<CalendarDate, number>) {
    let total = 0;
    for (const day of days) {
      this.#upTo.set(day, total);
      total += units.get(day) ?? 0;
    }
  }

  in({ from, until }: DayRange): number {
    return (this.#upTo.get(until) ?? 0) - (this.#upTo.get(from) ?? 0);
  }
}

/**
 * The first of the days up to today on which the product was in its stage all along; null where that lies further back
 * than the daily sales of `sinceRange` can tell, and for a product that is still to be launched.
 */
export function stageSince(
  life: Life,
  today: CalendarDate,
  dailyUnits: ReadonlyMap<CalendarDate, number>,
  thresholds: LifecycleThresholds,
): CalendarDate | null {
  const byDates = stageByDates(life, today, thresholds);
  if (byDates) return byDates.day <= today ? byDates.day : null;
  const days = daysUpTo(today);
  const [from = today] = days;
  const units = new UnitsOfDays(days, dailyUnits);
  let since = today;
  for (const day of days.slice(0, -1).toReversed()) {
    const before = stageOn(life, day, units, from, thresholds);
    if (before === null) return null;
    if (before !== life.stage) return since;
    since = day;
  }
  return null;
}

/** Null where the trend of the day needs sales from before the first day known. */
function stageOn(
  life: LifeDates,
  day: CalendarDate,
  units: UnitsOfDays,
  firstDay: CalendarDate,
  thresholds: LifecycleThresholds,
): LifecycleStage | null {
  const byDates = stageByDates(life, day, thresholds);
  if (byDates) return byDates.stage;
  const { recent, before, yearAgo } = trendWindows(day);
  const compared = onSaleAYearBefore(life, day) ? yearAgo : before;
  if (compared.from < firstDay) return null;
  const sold = { recent: units.in(recent), before: units.in(before), year_ago: 0 };
  if (compared === yearAgo) sold.year_ago = units.in(yearAgo);
  return stageByTrend(salesTrendPercent(life, sold, day), thresholds);
}
