import Big from 'big.js';
import { addDays, daysOf, type CalendarDate, type DayRange } from './calendar.ts';
import { exchangeRateMissing } from '../kernel/errors.ts';
import { currencyDecimals, wholeMinor, type Money } from './money.ts';

/** On `day`, one unit of `from_currency` bought `rate` units of `to_currency`. */
export interface RateRow {
  readonly day: CalendarDate;
  readonly from_currency: string;
  readonly to_currency: string;
  readonly rate: string;
}

/** Rates are not published every day: one holds until the next, for at most so many days. */
export const rateValidDays = 7;

/** Rates in the shape in which a statement takes them: three arrays, one entry a currency and day. */
export interface RateArrays {
  readonly rateDays: readonly CalendarDate[];
  readonly rateCurrencies: readonly string[];
  /** What one minor unit is worth in minor units of the target, as exact decimal text. */
  readonly rates: readonly string[];
}

/** What one minor unit of a currency is worth in minor units of another: `times ÷ per`. */
export interface RateFraction {
  readonly from: string;
  readonly to: string;
  readonly times: string;
  readonly per: string;
}

/** `times ÷ per`: a rate read the other way round divides, so that no digit is lost before the rounding. */
interface Rate {
  readonly times: Big;
  readonly per: Big;
}

/** What a minor unit is worth, once it has been asked for. */
type Worth = Map<string, Big | null>;

/** Of so many periods arrays are kept: of a report's, whose months are asked for a few at a time. */
const periodsKept = 8;

const one: Rate = { times: new Big(1), per: new Big(1) };

/** The rates into one currency over a period. Rows on other pairs of currencies say nothing to it. */
export class ExchangeRates {
  readonly to: string;
  /** By currency and day, in minor units; of a pair published both ways on a day, the way into `to` counts. */
  readonly #published = new Map<string, Map<CalendarDate, Rate>>();
  /** By the days that were asked for, those asked for last at the end. */
  readonly #arrays = new Map<string, RateArrays>();
  #worthOf: { readonly day: CalendarDate | null; readonly worth: Worth } = { day: null, worth: new Map() };

  constructor(to: string, rows: readonly RateRow[]) {
    this.to = to;
    for (const { day, from_currency, to_currency, rate } of rows) {
      const direct = to_currency === to;
      if (!direct && from_currency !== to) continue;
      const currency = direct ? from_currency : to_currency;
      const days = this.#published.get(currency) ?? new Map<CalendarDate, Rate>();
      this.#published.set(currency, days);
      if (!direct && days.has(day)) continue;
      const scale = new Big(10).pow(currencyDecimals(to) - currencyDecimals(currency));
      days.set(
        day,
        direct ? { times: scale.times(rate), per: one.per } : { times: scale, per: new Big(rate) },
      );
    }
  }

  /** What one minor unit of a currency was worth on a day in minor units of `to`; null where no rate is known. */
  minorRate(currency: string, day: CalendarDate): Big | null {
    const worth = this.#worth(day);
    let found = worth.get(currency);
    if (found === undefined) {
      const rate = this.#rate(currency, day);
      worth.set(currency, (found = rate && rate.times.div(rate.per)));
    }
    return found;
  }

  /** Of the day that was asked for last: many prices are compared on one. */
  #worth(day: CalendarDate): Worth {
    if (this.#worthOf.day !== day) this.#worthOf = { day, worth: new Map() };
    return this.#worthOf.worth;
  }

  /** The amount in minor units of `to`, not rounded yet. Throws EXCHANGE_RATE_MISSING. */
  exactMinor({ minor, currency }: Money, day: CalendarDate): Big {
    const rate = this.#rate(currency, day);
    if (!rate) throw exchangeRateMissing(currency, this.to, day);
    return rate.times.times(minor).div(rate.per);
  }

  /** The amount in `to`, rounded to whole minor units. Throws EXCHANGE_RATE_MISSING. */
  convert(amount: Money, day: CalendarDate): Money {
    return this.total([amount], day);
  }

  /** Amounts of any currencies added up in `to`, rounded once at the end. Throws EXCHANGE_RATE_MISSING. */
  total(amounts: readonly Money[], day: CalendarDate): Money {
    const minor = amounts.reduce((sum, amount) => sum.plus(this.exactMinor(amount, day)), new Big(0));
    return { minor: wholeMinor(minor), currency: this.to };
  }

  /** Every known rate of each day, for a statement that converts as it adds up. */
  arrays({ from, until }: DayRange): RateArrays {
    const asked = `${from} ${until}`;
    const arrays = this.#arrays.get(asked) ?? this.#arraysOf({ from, until });
    this.#arrays.delete(asked);
    this.#arrays.set(asked, arrays);
    const [longestAgo] = this.#arrays.keys();
    if (this.#arrays.size > periodsKept && longestAgo !== undefined) this.#arrays.delete(longestAgo);
    return arrays;
  }

  #arraysOf({ from, until }: DayRange): RateArrays {
    const days = daysOf({ from: addDays(from, -rateValidDays), until });
    const entries = [...this.#published].flatMap(([currency, published]) => {
      let holds: { readonly rate: string; readonly since: number } | undefined;
      return days.flatMap((day, place) => {
        const rate = published.get(day);
        if (rate) holds = { rate: rate.times.div(rate.per).toFixed(), since: place };
        const isKnown = holds && place - holds.since <= rateValidDays && place >= rateValidDays;
        return holds && isKnown ? [{ day, currency, rate: holds.rate }] : [];
      });
    });
    return {
      rateDays: entries.map(({ day }) => day),
      rateCurrencies: entries.map(({ currency }) => currency),
      rates: entries.map(({ rate }) => rate),
    };
  }

  /** Every rate known for a day as `times ÷ per`, in exact decimal text, for a statement that converts as we do. */
  fractions(day: CalendarDate): readonly RateFraction[] {
    return [...this.#published.keys()].flatMap((from) => {
      const rate = this.#rate(from, day);
      return rate ? [{ from, to: this.to, times: rate.times.toFixed(), per: rate.per.toFixed() }] : [];
    });
  }

  #rate(currency: string, day: CalendarDate): Rate | null {
    if (currency === this.to) return one;
    const days = this.#published.get(currency);
    for (let back = 0; days && back <= rateValidDays; back++) {
      const rate = days.get(addDays(day, -back));
      if (rate) return rate;
    }
    return null;
  }
}
