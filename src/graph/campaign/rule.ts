import type { CalendarDate } from '../../domain/calendar.ts';
import type { CampaignThresholds } from '../../domain/campaign-thresholds.ts';
import type { StaleTable } from '../../kernel/stale-table.ts';
import type { ProductFacts } from './facts.ts';
import type { CampaignFigures } from './figures.ts';
import type { Finding } from './finding.ts';
import type { CampaignDays, PlannedProduct } from './plan.ts';

/** All that a decision about one product rests on. */
export interface Case {
  readonly plan: PlannedProduct;
  readonly campaign: CampaignDays;
  readonly today: CalendarDate;
  readonly facts: ProductFacts;
  readonly figures: CampaignFigures;
  readonly thresholds: CampaignThresholds;
  /** Tables that the facts would have come from, and the company does not keep, such as `cogs.cost_records`. */
  readonly notKept: ReadonlySet<string>;
  /** What they come from that is older than it may be. */
  readonly stale: readonly StaleTable[];
}

/** What one look at a case finds. A rule is silent about what is not known: that is for the rule on missing data. */
export type CampaignRule = (about: Case) => readonly Finding[];
