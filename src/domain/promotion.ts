import Big from 'big.js';
import { decimalsIn, roundedAs, type Money } from './money.ts';
import { grossMinor, netMinor, type Price } from './tax.ts';

export interface UnitMargin {
  /** As it is shown, with as many decimals as price and cost keep. */
  readonly gross: Money;
  /** The same in minor units, not rounded. */
  readonly exact: Big;
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

/** What a unit leaves of its price without tax; the cost is in the price's currency. */
export function unitMargin(price: Price, cost: Money): UnitMargin {
  const net = netMinor(price);
  const exact = net.minus(cost.minor);
  return {
    gross: { minor: roundedAs(exact, price.minor, cost.minor), currency: price.currency },
    exact,
    percent: net.eq(0) ? null : exact.times(100).div(net).toNumber(),
  };
}

/** The price after a discount, in whole coins, or such parts of one as the price is kept in. */
export const discounted = (price: Price, percent: number): Price => ({
  ...price,
  minor: roundedAs(new Big(100).minus(percent).times(price.minor).div(100), price.minor),
});

/** What a discount of so many percent leaves of a unit; the cost is in the price's currency. */
export function promotionEffect(price: Price, cost: Money, percent: number): PromotionEffect {
  const before = unitMargin(price, cost).exact;
  const margin = unitMargin(discounted(price, percent), cost);
  const after = margin.exact;
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
export function maximumDiscountPercent(price: Price, cost: Money, marginFloorPercent: number): number {
  const coin = new Big(10).pow(-decimalsIn(price.minor));
  const least = leastPrice(price, cost, marginFloorPercent, coin);
  if (!least || least.gt(price.minor)) return 0;
  // A discounted price rounds to `least` coins from half a coin below it on.
  const hundredths = new Big(10_000)
    .times(new Big(price.minor).minus(least).plus(coin.div(2)))
    .div(price.minor)
    .round(0, Big.roundDown);
  return hundredths.div(100).toNumber();
}

/** The fewest coins, at least one, at which the margin reaches the floor; null where no price does. */
function leastPrice(price: Price, { minor }: Money, marginFloorPercent: number, coin: Big): Big | null {
  const share = new Big(100).minus(marginFloorPercent);
  const cost = new Big(minor);
  if (share.eq(0)) return cost.eq(0) ? coin : null;
  const gross = grossMinor(cost.times(100), price).div(share);
  const least = gross.div(coin).round(0, Big.roundUp).times(coin);
  return least.gt(coin) ? least : coin;
}
