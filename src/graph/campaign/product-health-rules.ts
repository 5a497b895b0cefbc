import { daysBetween } from '../../domain/calendar.ts';
import { lifecycleThresholds } from '../../domain/lifecycle.ts';
import { percentOf } from '../../domain/percent.ts';
import { valueOf } from './facts.ts';
import { count, percent } from './finding.ts';
import { campaignDays } from './plan.ts';
import type { CampaignRule } from './rule.ts';

export const complaints: CampaignRule = ({ facts, thresholds }) => {
  const { issueTickets, issueRisePercent } = thresholds;
  return (valueOf(facts.issues) ?? [])
    .filter(({ tickets }) => tickets >= issueTickets)
    .map((issue) => ({ ...issue, rise: percentOf(issue.tickets - issue.before, issue.before) }))
    .filter(({ rise }) => rise === null || rise >= issueRisePercent)
    .map(({ issue, tickets, before, rise }) => ({
      code: 'SUPPORT_ISSUE_RISING',
      severity: 'WARNING',
      source: 'support',
      message: `"${issue}" was reported ${count(tickets, 'time')} in 90 days, after ${before} in the 90 before (threshold +${percent(issueRisePercent)}).`,
      value: rise,
      threshold: issueRisePercent,
    }));
};

/** What is discontinued has a finding of its own. */
export const decline: CampaignRule = ({ facts, today }) => {
  const life = valueOf(facts.life);
  if (life?.stage !== 'DECLINE' || (life.discontinuedOn !== null && life.discontinuedOn <= today)) return [];
  const trend = life.trendPercent;
  if (trend === null) return [];
  const { declinePercent } = lifecycleThresholds;
  return [
    {
      code: 'LIFECYCLE_DECLINE',
      severity: 'WARNING',
      source: 'sales',
      message: `Its sales trend is ${percent(trend)} (decline from ${percent(declinePercent)} on).`,
      value: trend,
      threshold: declinePercent,
    },
  ];
};

export const discontinued: CampaignRule = ({ facts, campaign }) => {
  const lastOn = valueOf(facts.product)?.discontinued_on;
  const days = campaignDays(campaign);
  if (!lastOn) return [];
  const left = Math.max(0, daysBetween(campaign.startsOn, lastOn));
  if (left >= days) return [];
  return [
    {
      code: 'DISCONTINUED',
      severity: left === 0 ? 'BLOCKER' : 'WARNING',
      source: 'inventory',
      message: `It leaves the range on ${lastOn}: in it on ${left} of ${count(days, 'day')} of the campaign.`,
      value: left,
      threshold: days,
    },
  ];
};
