import { addDays, addMonths, daysBetween, type CalendarDate, type DayRange } from './calendar.ts';
import { periodNotBegun } from '../kernel/errors.ts';

/** So many days, weeks or months that end with yesterday, or the days from one to another, both included. */
export interface Period {
  readonly days?: number | null;
  readonly weeks?: number | null;
  readonly months?: number | null;
  readonly from?: CalendarDate | null;
  readonly to?: CalendarDate | null;
}

/** What a period is compared with. */
export type Comparison = 'PREVIOUS_PERIOD' | 'YEAR_BEFORE' | 'YEAR_BEFORE_WEEKDAYS';

/** The days of a period, of which some may be still to come. Those that end with yesterday are seen from today. */
export function periodRange({ from, to, ...period }: Period, today: CalendarDate): DayRange {
  if (from && to) return { from, until: addDays(to, 1) };
  const first = period.months
    ? addMonths(today, -period.months)
    : addDays(today, -(period.days ?? (period.weeks ?? 0) * 7));
  return { from: first, until: today };
}

/** Those of some days that are over. Throws PERIOD_NOT_BEGUN where none is. */
export function knownOf({ from, until }: DayRange, today: CalendarDate): DayRange {
  if (from >= today) throw periodNotBegun(from);
  return { from, until: until < today ? until : today };
}

/** What is known of a period: today is not over, and does not count. */
export const knownRange = (period: Period, today: CalendarDate): DayRange =>
  knownOf(periodRange(period, today), today);

export const lastDayOf = ({ until }: DayRange): CalendarDate => addDays(until, -1);

/** The period of the same length just before. */
export const rangeBefore = (range: DayRange): DayRange => comparedRange(range, 'PREVIOUS_PERIOD');

const yearBefore = (day: CalendarDate) => addMonths(day, -12);

/**
 * What some days of a period are compared with, or all of it: as many days, but for a 29 February a year before or
 * after. Days that are whole weeks before are each beside one of its weekday.
 */
export function comparedRange(days: DayRange, compareTo: Comparison, period = days): DayRange {
  if (compareTo === 'YEAR_BEFORE')
    return { from: yearBefore(days.from), until: addDays(yearBefore(lastDayOf(days)), 1) };
  const by = compareTo === 'PREVIOUS_PERIOD' ? daysBetween(period.from, period.until) : 364;
  return { from: addDays(days.from, -by), until: addDays(days.until, -by) };
}
