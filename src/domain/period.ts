import { addDays, addMonths, daysBetween, type CalendarDate, type DayRange } from './calendar.ts';

/** A period that ends with yesterday; exactly one unit is set. */
export interface Period {
  readonly days?: number | null;
  readonly weeks?: number | null;
  readonly months?: number | null;
}

/** The days of a period seen from today, which is not over and does not count. */
export function periodRange(period: Period, today: CalendarDate): DayRange {
  const from = period.months
    ? addMonths(today, -period.months)
    : addDays(today, -(period.days ?? (period.weeks ?? 0) * 7));
  return { from, until: today };
}

/** The period of the same length just before. */
export const rangeBefore = (range: DayRange): DayRange => ({
  from: addDays(range.from, -daysBetween(range.from, range.until)),
  until: range.from,
});
