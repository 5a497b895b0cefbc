import type { RequestContext } from '../context.ts';
import type { CampaignCheckInput } from '../generated/resolvers.ts';
import { findingsOn } from './decide.ts';
import { figuresOf, noFigures } from './figures.ts';
import { verdictOf } from './finding.ts';
import { factsOf } from './load.ts';
import { isUnknownProduct } from './missing-rules.ts';
import type { PlannedProduct } from './plan.ts';

/** What a campaign means for one of its products: what CampaignProduct shows, and what the whole is told from. */
export async function checkProduct(plan: PlannedProduct, input: CampaignCheckInput, context: RequestContext) {
  const { today, campaignThresholds } = context;
  const { startsOn, endsOn, in: place, marginFloorPercent } = input;
  const { sku, discountPercent } = plan;
  const campaign = { startsOn, endsOn };
  const facts = await factsOf({ sku }, { ...campaign, place: place ?? null }, context);
  const isUnknown = isUnknownProduct(facts);
  const figures = isUnknown ? noFigures : figuresOf(plan, campaign, facts);
  const thresholds = {
    ...campaignThresholds,
    marginFloorPercent: marginFloorPercent ?? campaignThresholds.marginFloorPercent,
  };
  const findings = findingsOn({
    plan,
    campaign,
    today,
    facts,
    figures,
    thresholds,
    notKept: context.notKept,
    stale: await context.staleRead(),
  });
  const { baselineUnits, expectedUnits, availableToPromise, shortfallUnits } = figures;
  return {
    sku,
    product: isUnknown ? null : { sku },
    verdict: verdictOf(findings),
    promotion: { discountPercent, price: figures.price, effect: () => figures.effect },
    baselineUnits,
    expectedUnits,
    availableToPromise,
    shortfallUnits,
    findings,
    facts,
    figures,
  };
}
