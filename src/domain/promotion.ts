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
  const minor = price.minor - cost.minor;
  return {
    gross: { minor, currency: price.currency },
    percent: price.minor === 0 ? null : new Big(minor).times(100).div(price.minor).toNumber(),
  };
}

/** The price after a discount, in whole coins. */
export const discounted = ({ minor, currency }: Money, percent: number): Money => ({
  minor: wholeMinor(new Big(100).minus(percent).times(minor).div(100)),
  currency,
});

/** What a discount of so many percent leaves of a unit; the cost is in the price's currency. */
export function promotionEffect(price: Money, cost: Money, percent: number): PromotionEffect {
  const before = unitMargin(price, cost).gross.minor;
  const margin = unitMargin(discounted(price, percent), cost);
  const after = margin.gross.minor;
  const profitable = after > 0;
  return {
    margin,
    breakEvenUpliftPercent: profitable ? new Big(before - after).times(100).div(after).toNumber() : null,
    profitable,
  };
}

/**
 * The largest discount, in hundredths of a percent, whose price in whole coins still leaves the margin percent; 0 where
 * none does. The cost is in the price's currency. A unit given away has no margin percent and meets no floor.
 */
export function maximumDiscountPercent(price: Money, cost: Money, marginFloorPercent: number): number {
  const least = leastPrice(cost, marginFloorPercent);
  if (least === null || price.minor < least) return 0;
  // A discounted price rounds to `least` coins from half a coin below it on.
  const hundredths = new Big(10_000)
    .times(new Big(price.minor).minus(least).plus(0.5))
    .div(price.minor)
    .round(0, Big.roundDown);
  return hundredths.div(100).toNumber();
}

/** The fewest coins, at least one, at which the margin reaches the floor; null where no price does. */
function leastPrice({ minor }: Money, marginFloorPercent: number): number | null {
  const share = new Big(100).minus(marginFloorPercent);
  if (share.eq(0)) return minor === 0 ? 1 : null;
  return Math.max(1, new Big(minor).times(100).div(share).round(0, Big.roundUp).toNumber());
}
