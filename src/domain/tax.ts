import Big from 'big.js';
import { roundedAs, type Money } from './money.ts';

/** An amount as the customer pays it, and the tax that it includes; none where its source says nothing of tax. */
export interface Price extends Money {
  readonly includedTaxPercent?: string | null;
}

type Rated = Pick<Price, 'includedTaxPercent'>;

/** Nobody can mean a tax below 0, or of ten times the amount: `taxIn` of the sources leaves the same out. */
function percentOf({ includedTaxPercent }: Rated): Big {
  const percent = new Big(includedTaxPercent ?? 0);
  return percent.gt(0) && percent.lt(1000) ? percent : new Big(0);
}

/** What is left of an amount without its tax, not rounded. */
export function netMinor(price: Price): Big {
  const paid = new Big(price.minor);
  return price.includedTaxPercent == null ? paid : paid.times(100).div(percentOf(price).plus(100));
}

/** What is paid for so much without tax, not rounded. */
export const grossMinor = (net: Big, rated: Rated): Big => percentOf(rated).plus(100).times(net).div(100);

/** What is left without tax, as it is shown. */
export const netMoney = (price: Price): Money => ({
  minor: roundedAs(netMinor(price), price.minor),
  currency: price.currency,
});
