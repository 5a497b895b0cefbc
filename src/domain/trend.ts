import { addDays, addMonths, trailingDays, type CalendarDate, type DayRange } from './calendar.ts';

const trendDays = 90;

/** The days that a sales trend compares. */
export interface TrendWindows {
  readonly recent: DayRange;
  /** As many days, ending on the same day of the year before. */
  readonly yearAgo: DayRange;
  /** As many days just before the recent ones. */
  readonly before: DayRange;
}

export const trendWindows = (today: CalendarDate): TrendWindows => ({
  recent: trailingDays(today, trendDays),
  yearAgo: trailingDays(addMonths(today, -12), trendDays),
  before: trailingDays(addDays(today, -trendDays), trendDays),
});
