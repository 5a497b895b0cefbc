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

/** Thousands of products are held against the same days: some three years of them. */
const cachedDays = 1_000;
const cache = new Map<CalendarDate, TrendWindows>();

export function trendWindows(today: CalendarDate): TrendWindows {
  let windows = cache.get(today);
  if (!windows) {
    windows = {
      recent: trailingDays(today, trendDays),
      yearAgo: trailingDays(addMonths(today, -12), trendDays),
      before: trailingDays(addDays(today, -trendDays), trendDays),
    };
    if (cache.size === cachedDays) cache.clear();
    cache.set(today, windows);
  }
  return windows;
}
