import type { CampaignFinding, CampaignVerdict, FindingSeverity } from '../generated/resolvers.ts';

export type Finding = CampaignFinding;

const severities: readonly FindingSeverity[] = ['BLOCKER', 'WARNING', 'INFO'];

export const verdictOf = (findings: readonly Pick<Finding, 'severity'>[]): CampaignVerdict => {
  const has = (wanted: FindingSeverity) => findings.some(({ severity }) => severity === wanted);
  return has('BLOCKER') ? 'STOP' : has('WARNING') ? 'CAUTION' : 'GO';
};

export const worstFirst = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));

/** A percentage as people read it. */
export const percent = (value: number): string => `${Number(value.toFixed(1))} %`;

/** So many of something: `1 day`, `14 days`. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
