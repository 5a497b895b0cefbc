import { daysBetween } from '../../domain/calendar.ts';
import { valueOf } from './facts.ts';
import { count, percent } from './finding.ts';
import type { Case, CampaignRule } from './rule.ts';

const covers = (promise: number, expected: number, share: number) => promise * 100 >= expected * share;

/** What can be promised of what will be wanted, by what is recorded, where that is too little; null while either is unknown. */
function shortage({ facts, figures, thresholds }: Case) {
  const expected = figures.expectedUnits;
  const promise = valueOf(facts.promise)?.units ?? null;
  if (expected === null || promise === null) return null;
  return covers(promise, expected, thresholds.stockCoverPercent)
    ? null
    : { expected, promise, units: expected - promise };
}

export const isShort = (about: Case): boolean => shortage(about) !== null;

export const stock: CampaignRule = (about) => {
  const short = shortage(about);
  if (!short) return [];
  const { promise, expected } = short;
  const { stockCoverPercent, stockCoverStopPercent } = about.thresholds;
  const far = !covers(promise, expected, stockCoverStopPercent);
  const threshold = far ? stockCoverStopPercent : stockCoverPercent;
  const value = (promise / expected) * 100;
  return [
    {
      code: 'STOCK_SHORT',
      severity: far ? 'BLOCKER' : 'WARNING',
      source: 'inventory',
      message: `${promise} of ${count(expected, 'expected unit')} can be promised (${percent(value)}, threshold ${percent(threshold)}).`,
      value,
      threshold,
    },
  ];
};

export const capacity: CampaignRule = (about) => {
  const weeks = valueOf(about.facts.capacity);
  const short = shortage(about);
  if (!short || !weeks) return [];
  const utilization = about.thresholds.capacityUtilizationPercent;
  const free = weeks
    .map(({ planned_units, committed_units }) =>
      Math.max(0, Math.floor(((planned_units ?? 0) * utilization) / 100) - (committed_units ?? 0)),
    )
    .reduce((sum, units) => sum + units, 0);
  if (free >= short.units) return [];
  return [
    {
      code: 'CAPACITY_SHORT',
      severity: 'WARNING',
      source: 'inventory',
      message: `The plan has ${count(free, 'free unit')} up to the campaign's last week, filled to ${percent(utilization)}; ${short.units} are short.`,
      value: free,
      threshold: short.units,
    },
  ];
};

export const leadTime: CampaignRule = (about) => {
  const days = valueOf(about.facts.leadTimeDays);
  if (!isShort(about) || days === null) return [];
  const { shelfDays } = about.thresholds;
  const left = daysBetween(about.today, about.campaign.startsOn);
  if (days + shelfDays <= left) return [];
  return [
    {
      code: 'LEAD_TIME_TOO_LONG',
      severity: 'WARNING',
      source: 'inventory',
      message: `A new order takes ${count(days, 'day')} and ${shelfDays} more to the shelf; the campaign starts in ${count(left, 'day')}.`,
      value: days + shelfDays,
      threshold: left,
    },
  ];
};

export const disruption: CampaignRule = ({ facts, thresholds }) => {
  const least = thresholds.disruptionDelayDays;
  const delays = (valueOf(facts.disruptions) ?? [])
    .map(({ delay_days }) => delay_days)
    .filter((days) => days === null || days >= least);
  if (delays.length === 0) return [];
  const known = delays.filter((days) => days !== null);
  const longest = known.length ? Math.max(...known) : null;
  const delay = longest === null ? 'for an unknown time' : `for up to ${count(longest, 'day')}`;
  return [
    {
      code: 'DISRUPTION_ACTIVE',
      severity: 'WARNING',
      source: 'logistics',
      message: `Its supply is held up ${delay}, by ${count(delays.length, 'active disruption')} (threshold ${count(least, 'day')}).`,
      value: longest,
      threshold: least,
    },
  ];
};
