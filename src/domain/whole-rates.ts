import { daysOf, type DayRange } from './calendar.ts';
import { decimalsOf, scaled } from './exact-sums.ts';
import type { ExchangeRates, RateArrays } from './exchange.ts';
import { memoized } from '../kernel/memoized.ts';

/** Exchange rates as whole numbers, for many amounts to be converted one by one without a rounding. */
export class WholeRates {
  /** Rates are multiplied by ten to the power of this. */
  readonly scale: number;
  readonly #rates = new Map<string, bigint[]>();
  readonly #to: string;
  readonly #one: bigint;

  constructor({ rateDays, rateCurrencies, rates }: RateArrays, range: DayRange, to: string) {
    this.#to = to;
    this.scale = rates.reduce((most, rate) => Math.max(most, decimalsOf(rate)), 0);
    this.#one = 10n ** BigInt(this.scale);
    const places = new Map(daysOf(range).map((day, place) => [day, place]));
    for (const [index, day] of rateDays.entries()) {
      const currency = rateCurrencies[index] as string;
      const ofDays = this.#rates.get(currency) ?? [];
      this.#rates.set(currency, ofDays);
      ofDays[places.get(day) as number] = scaled(rates[index] as string, this.scale);
    }
  }

  /** What one minor unit of a currency was worth on a day, counted from the first; undefined where no rate is known. */
  on(day: number, currency: string): bigint | undefined {
    return currency === this.#to ? this.#one : this.#rates.get(currency)?.[day];
  }
}

const fromArrays = memoized(
  (arrays: RateArrays, range: DayRange, to: string) => new WholeRates(arrays, range, to),
);

/** Worked out once for the same rates and days. */
export const wholeRates = (rates: ExchangeRates, range: DayRange): WholeRates =>
  fromArrays(rates.arrays(range), range, rates.to);
