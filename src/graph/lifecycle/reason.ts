import { daysBetween, type CalendarDate } from '../../domain/calendar.ts';
import type { LifecycleParent } from './parent.ts';
import {
  onSaleAYearBefore,
  salesTrendPercent,
  stageByDates,
  stageByTrend,
  type LifecycleThresholds,
} from '../../domain/lifecycle.ts';

/** The rule that set the stage, with its number. */
export function reasonOf(
  product: LifecycleParent,
  today: CalendarDate,
  thresholds: LifecycleThresholds,
): string {
  const byDates = stageByDates(product, today, thresholds);
  if (!byDates) return trendReason(product, today, thresholds);
  if (byDates.stage === 'DECLINE') return `Discontinued on ${byDates.day}.`;
  return launchReason(byDates.day, today, thresholds);
}

function launchReason(
  launchedOn: CalendarDate,
  today: CalendarDate,
  { introductionDays }: LifecycleThresholds,
): string {
  const age = daysBetween(launchedOn, today);
  if (age < 0) return `To be launched on ${launchedOn}.`;
  const ago = age === 0 ? 'today' : age === 1 ? '1 day ago' : `${age} days ago`;
  return `Launched ${ago}, on ${launchedOn} (new for ${introductionDays} days).`;
}

function trendReason(product: LifecycleParent, today: CalendarDate, thresholds: LifecycleThresholds): string {
  const base = onSaleAYearBefore(product, today) ? 'the same days a year before' : 'the 90 days before';
  const percent = salesTrendPercent(product, product.units, today);
  if (percent === null) return `Nothing was sold in ${base}, so that no trend can be told.`;
  const { growthPercent, declinePercent } = thresholds;
  const rule = {
    GROWTH: `threshold ${growthPercent} %`,
    DECLINE: `threshold ${declinePercent} %`,
    MATURITY: `between ${declinePercent} % and ${growthPercent} %`,
  }[stageByTrend(percent, thresholds)];
  const change = `${Math.abs(percent).toFixed(1)} % ${percent < 0 ? 'below' : 'above'}`;
  return `Sales of the last 90 days are ${change} ${base} (${rule}).`;
}
