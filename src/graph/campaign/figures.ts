import Big from 'big.js';
import { wholeMinor, type Money } from '../../domain/money.ts';
import { discounted, promotionEffect, type PromotionEffect } from '../../domain/promotion.ts';
import { paceDays } from '../../domain/stock.ts';
import { netMinor, type Price } from '../../domain/tax.ts';
import { coveragePercent } from '../../figures/measures.ts';
import type { RequestContext } from '../context.ts';
import { valueOf, type ProductFacts } from './facts.ts';
import { campaignDays, type CampaignDays, type PlannedProduct } from './plan.ts';

/** What a campaign comes to for one product; null is not known. */
export interface CampaignFigures {
  readonly baselineUnits: number | null;
  readonly expectedUnits: number | null;
  readonly availableToPromise: number | null;
  readonly shortfallUnits: number | null;
  /** After the discount. */
  readonly price: Price | null;
  readonly effect: PromotionEffect | null;
  /** In minor units of the reporting currency, not rounded yet. */
  readonly revenue: Big | null;
  readonly grossProfit: Big | null;
}

/** Of a SKU that nobody has, nothing is known. */
export const noFigures: CampaignFigures = {
  baselineUnits: null,
  expectedUnits: null,
  availableToPromise: null,
  shortfallUnits: null,
  price: null,
  effect: null,
  revenue: null,
  grossProfit: null,
};

export function figuresOf(
  plan: PlannedProduct,
  campaign: CampaignDays,
  facts: ProductFacts,
): CampaignFigures {
  const unitsSold = valueOf(facts.unitsSold);
  const units = (growth: Big) =>
    unitsSold === null ? null : wholeUnits(growth.times(unitsSold).times(campaignDays(campaign)));
  const expectedUnits = units(new Big(100).plus(plan.upliftPercent).div(100));
  const promise = valueOf(facts.promise);
  const availableToPromise = promise?.isWhole ? promise.units : null;
  const before = valueOf(facts.price);
  const cost = valueOf(facts.cost);
  const price = before && discounted(before, plan.discountPercent);
  const effect = before && cost && promotionEffect(before, cost, plan.discountPercent);
  const rate = valueOf(facts.rate);
  const inReports = (unit: Big | null) =>
    unit && rate && expectedUnits !== null ? rate.times(unit).times(expectedUnits) : null;
  return {
    baselineUnits: units(new Big(1)),
    expectedUnits,
    availableToPromise,
    shortfallUnits:
      expectedUnits === null || availableToPromise === null
        ? null
        : Math.max(0, expectedUnits - availableToPromise),
    price,
    effect,
    revenue: inReports(price && netMinor(price)),
    grossProfit: inReports(effect && effect.margin.exact),
  };
}

const wholeUnits = (unitsOfPace: Big): number =>
  unitsOfPace.div(paceDays).round(0, Big.roundHalfUp).toNumber();

/** Amounts added up, rounded once; null as soon as one is unknown. */
function total(amounts: readonly (Big | null)[], currency: string): Money | null {
  let sum = new Big(0);
  for (const amount of amounts) {
    if (!amount) return null;
    sum = sum.plus(amount);
  }
  return { minor: wholeMinor(sum), currency };
}

/** What a campaign comes to; null of products that are not known. Profit as far as costs are, where they are far enough. */
export function totalsOf(
  products: readonly CampaignFigures[] | null,
  { reportingCurrency, leastCostCoverage }: Pick<RequestContext, 'reportingCurrency' | 'leastCostCoverage'>,
) {
  if (!products) return { expectedRevenue: null, expectedGrossProfit: null, costCoveragePercent: null };
  const revenueOf = (some: readonly CampaignFigures[]) =>
    some.reduce((sum, { revenue }) => sum.plus(revenue ?? 0), new Big(0));
  const costed = products.filter(({ grossProfit }) => grossProfit !== null);
  const expectedRevenue = total(
    products.map(({ revenue }) => revenue),
    reportingCurrency,
  );
  const coverage = expectedRevenue && coveragePercent(revenueOf(costed), revenueOf(products));
  const isEnough = costed.length === products.length || (coverage ?? 0) >= leastCostCoverage;
  return {
    expectedRevenue,
    expectedGrossProfit: isEnough
      ? total(
          costed.map(({ grossProfit }) => grossProfit),
          reportingCurrency,
        )
      : null,
    costCoveragePercent: coverage,
  };
}
