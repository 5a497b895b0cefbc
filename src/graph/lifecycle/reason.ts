import { daysBetween, type CalendarDate } from '../../domain/calendar.ts';
import type { LifecycleThresholds } from '../../domain/lifecycle.ts';
import type { Life } from './parent.ts';

/** The rule that set the stage, with its number. */
export function reasonOf(life: Life, today: CalendarDate, thresholds: LifecycleThresholds): string {
  const { stage, launchedOn, discontinuedOn } = life;
  if (discontinuedOn !== null && discontinuedOn <= today) return `Discontinued on ${discontinuedOn}.`;
  if (stage === 'INTRODUCTION' && launchedOn !== null) return launchReason(launchedOn, today, thresholds);
  return trendReason(life, thresholds);
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

function trendReason({ stage, trendPercent, comparesYears }: Life, thresholds: LifecycleThresholds): string {
  const base = comparesYears ? 'the same days a year before' : 'the 90 days before';
  if (trendPercent === null) return `Nothing was sold in ${base}, so that no trend can be told.`;
  const { growthPercent, declinePercent } = thresholds;
  const rule =
    stage === 'GROWTH'
      ? `threshold ${growthPercent} %`
      : stage === 'DECLINE'
        ? `threshold ${declinePercent} %`
        : `between ${declinePercent} % and ${growthPercent} %`;
  const change = `${Math.abs(trendPercent).toFixed(1)} % ${trendPercent < 0 ? 'below' : 'above'}`;
  return `Sales of the last 90 days are ${change} ${base} (${rule}).`;
}
