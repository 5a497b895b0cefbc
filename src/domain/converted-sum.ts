import Big from 'big.js';
import type { CalendarDate } from './calendar.ts';
import { exchangeRateMissing } from '../kernel/errors.ts';

/** A day, and a currency, that lack a rate. */
export type RateGap = readonly [CalendarDate, string];

/** An amount that a database converted, each day's at its rate, as it added it up. */
export interface ConvertedSum {
  /** In minor units, as exact decimal text: not rounded yet. */
  readonly minor: string;
  /** The first day that lacks a rate; then `minor` lacks its amount. */
  readonly without_rate: RateGap | null;
}

export const earlierGap = (a: RateGap | null, b: RateGap | null): RateGap | null =>
  !a || (b && b.join() < a.join()) ? b : a;

/** The sums added up, still exact. Throws EXCHANGE_RATE_MISSING for the first day that lacks a rate. */
export function exactTotal(sums: readonly ConvertedSum[], currency: string): Big {
  const missing = missingRate(
    sums.map(({ without_rate }) => without_rate),
    currency,
  );
  if (missing) throw missing;
  return sumOf(sums.map(({ minor }) => minor));
}

/** EXCHANGE_RATE_MISSING for the first of these days; null where none lacks a rate. */
export function missingRate(gaps: readonly (RateGap | null)[], currency: string): Error | null {
  const gap = gaps.reduce(earlierGap, null);
  return gap && exchangeRateMissing(gap[1], currency, gap[0]);
}

export const sumOf = (amounts: readonly string[]): Big =>
  amounts.reduce((total, amount) => total.plus(amount), new Big(0));
