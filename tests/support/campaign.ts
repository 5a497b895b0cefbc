import Big from 'big.js';
import { readCampaignThresholds } from '../../src/config/campaign-thresholds.ts';
import { defaultThresholdsFile } from '../../src/config/config.ts';
import type { CalendarDate } from '../../src/domain/calendar.ts';
import type { CampaignThresholds } from '../../src/domain/campaign-thresholds.ts';
import type { Sku } from '../../src/domain/ids.ts';
import { findingsOn } from '../../src/graph/campaign/decide.ts';
import type { ProductFacts } from '../../src/graph/campaign/facts.ts';
import { figuresOf, noFigures } from '../../src/graph/campaign/figures.ts';
import type { Finding } from '../../src/graph/campaign/finding.ts';
import type { Case } from '../../src/graph/campaign/rule.ts';
import { isUnknownProduct } from '../../src/graph/campaign/missing-rules.ts';
import type { PlannedProduct } from '../../src/graph/campaign/plan.ts';

export const day = (text: string) => text as CalendarDate;
export const dollars = (minor: number) => ({ minor, currency: 'USD' });

/** Fourteen days that begin in ten. */
export const campaign = { startsOn: day('2026-12-01'), endsOn: day('2026-12-14') };
const today = day('2026-11-21');

/** A product that nothing speaks against: 200 sold in 28 days are 100 in 14, and 100 can be promised. */
export const calm: ProductFacts = {
  product: { value: { discontinued_on: null } },
  promise: { value: { units: 100, isWhole: true } },
  capacity: { value: null },
  leadTimeDays: { value: 5 },
  disruptions: { value: [] },
  unitsSold: { value: 200 },
  life: { value: { stage: 'MATURITY', trendPercent: 0, discontinuedOn: null } },
  price: { value: dollars(10_000) },
  cost: { value: dollars(5_000) },
  rate: { value: new Big(1) },
  priceIndex: { value: 100 },
  issues: { value: [] },
};

/** What the rules find on the calm product when these facts differ. */
export function findings(
  facts: Partial<ProductFacts>,
  plan: Partial<PlannedProduct> = {},
  thresholds: Partial<CampaignThresholds> = {},
  around: Partial<Pick<Case, 'notKept' | 'stale'>> = {},
): readonly Finding[] {
  const about = { ...calm, ...facts };
  const planned = { sku: 'A-1' as Sku, discountPercent: 0, upliftPercent: 0, ...plan };
  return findingsOn({
    plan: planned,
    campaign,
    today,
    facts: about,
    figures: isUnknownProduct(about) ? noFigures : figuresOf(planned, campaign, about),
    thresholds: { ...readCampaignThresholds(defaultThresholdsFile), ...thresholds },
    notKept: new Set(),
    stale: [],
    ...around,
  });
}
