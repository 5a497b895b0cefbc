import Big from 'big.js';
import { wholeMinor, type Money } from './money.ts';

export interface UnitMargin {
  readonly gross: Money;
  /** Null where the price is 0. */
  readonly percent: number | null;
}

/** What a discount does to a unit. */
export interface PromotionEffect {
  readonly margin: UnitMargin;
  /** Null where the discounted unit leaves nothing. */
  readonly breakEvenUpliftPercent: number | null;
  readonly profitable: boolean;
}

/** What a unit leaves; the cost is in the price's currency. */
export function unitMargin(price: Money, cost: Money): UnitMargin {
  const [own, gross] = [new Big(price.minor), new Big(price.minor).minus(cost.minor)];
  return {
    gross: { minor: wholeMinor(gross), currency: price.currency },
    percent: own.eq(0) ? null : gross.times(100).div(own).toNumber(),
  };
}

/** The price after a discount, in whole coins. */
export const discounted = ({ minor, currency }: Money, percent: number): Money => ({
  minor: wholeMinor(new Big(100).minus(percent).times(minor).div(100)),
  currency,
});

/** What a discount of so many percent leaves of a unit; the cost is in the price's currency. */
export function promotionEffect(price: Money, cost: Money, percent: number): PromotionEffect {
  const before = new Big(unitMargin(price, cost).gross.minor);
  const margin = unitMargin(discounted(price, percent), cost);
  const after = new Big(margin.gross.minor);
  const profitable = after.gt(0);
  return {
    margin,
    breakEvenUpliftPercent: profitable ? before.minus(after).times(100).div(after).toNumber() : null,
    profitable,
  };
}

/**
 * The largest discount, in hundredths of a percent, whose price in whole coins still leaves the margin percent; 0 where
 * none does. The cost is in the price's currency. A unit given away has no margin percent and meets no floor.
 */
export function maximumDiscountPercent(price: Money, cost: Money, marginFloorPercent: number): number {
  const least = leastPrice(cost, marginFloorPercent);
  if (!least || least.gt(price.minor)) return 0;
  // A discounted price rounds to `least` coins from half a coin below it on.
  const hundredths = new Big(10_000)
    .times(new Big(price.minor).minus(least).plus(0.5))
    .div(price.minor)
    .round(0, Big.roundDown);
  return hundredths.div(100).toNumber();
}

/** The fewest coins, at least one, at which the margin reaches the floor; null where no price does. */
function leastPrice({ minor }: Money, marginFloorPercent: number): Big | null {
  const share = new Big(100).minus(marginFloorPercent);
  const [one, cost] = [new Big(1), new Big(minor)];
  if (share.eq(0)) return cost.eq(0) ? one : null;
  const least = cost.times(100).div(share).round(0, Big.roundUp);
  return least.gt(one) ? least : one;
}
