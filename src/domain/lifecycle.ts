import { daysBetween, type CalendarDate } from './calendar.ts';
import { percentOf } from './percent.ts';
import { trendWindows } from './trend.ts';

export type LifecycleStage = 'INTRODUCTION' | 'GROWTH' | 'MATURITY' | 'DECLINE';

/** The days of a product's life. */
export interface LifeDates {
  /** Where it is not recorded, the first day with a sale; null where there is none either. */
  readonly launchedOn: CalendarDate | null;
  readonly discontinuedOn: CalendarDate | null;
}

/** Units of the days in `trendWindows`. */
export interface TrendUnits {
  readonly recent: number;
  readonly before: number;
  readonly year_ago: number;
}

export interface LifecycleThresholds {
  /** A product counts as new for so many days from its launch. */
  readonly introductionDays: number;
  readonly growthPercent: number;
  readonly declinePercent: number;
}

export const lifecycleThresholds: LifecycleThresholds = {
  introductionDays: 90,
  growthPercent: 20,
  declinePercent: -20,
};

/** False where the days a year before began before the launch: then a trend is taken against the days just before. */
export const onSaleAYearBefore = ({ launchedOn }: LifeDates, day: CalendarDate): boolean =>
  launchedOn === null || launchedOn <= trendWindows(day).yearAgo.from;

/** Change of recent sales in percent; null where the days compared with sold nothing. */
export function salesTrendPercent(life: LifeDates, units: TrendUnits, today: CalendarDate): number | null {
  const base = onSaleAYearBefore(life, today) ? units.year_ago : units.before;
  return percentOf(units.recent - base, base);
}

/** A stage that a date sets, whatever the sales, and the date that does. */
interface DatedStage {
  readonly stage: 'INTRODUCTION' | 'DECLINE';
  readonly day: CalendarDate;
}

/** Null for a product whose stage is for its trend to tell. */
export function stageByDates(
  { launchedOn, discontinuedOn }: LifeDates,
  today: CalendarDate,
  { introductionDays }: LifecycleThresholds,
): DatedStage | null {
  if (discontinuedOn !== null && discontinuedOn <= today) return { stage: 'DECLINE', day: discontinuedOn };
  if (launchedOn !== null && daysBetween(launchedOn, today) < introductionDays) {
    return { stage: 'INTRODUCTION', day: launchedOn };
  }
  return null;
}

export function stageByTrend(
  percent: number | null,
  { growthPercent, declinePercent }: LifecycleThresholds,
): 'GROWTH' | 'DECLINE' | 'MATURITY' {
  if (percent === null) return 'MATURITY';
  if (percent >= growthPercent) return 'GROWTH';
  return percent <= declinePercent ? 'DECLINE' : 'MATURITY';
}
