import { addDays, daysBetween, type DayRange } from '../../../domain/calendar.ts';
import { earlierGap, type RateGap } from '../../../domain/converted-sum.ts';
import {
  placeOn,
  type CostProfile,
  type CostsOfDays,
  type ProductCosts,
} from '../../../domain/costs-of-days.ts';
import { isZero, plus, times, unscaled, withoutTax, type Whole } from '../../../domain/exact-sums.ts';
import type { ExchangeRates } from '../../../domain/exchange.ts';
import { wholeRates, type WholeRates } from '../../../domain/whole-rates.ts';

/** What lines of a group were sold for and cost on a day, of products that cost in the same currencies: whole amounts. */
interface DayAmounts {
  readonly day: number;
  readonly profile: CostProfile | null;
  minor: Whole;
  costedUnits: number;
  costedMinor: Whole;
  /** By currency of the profile. */
  readonly costs: Whole[];
}

/** Amounts of a group that are still to be converted, by day and profile. */
export type UnconvertedAmounts = Map<number, DayAmounts>;

/** What they come to in the reporting currency. */
export interface ConvertedAmounts {
  minor: bigint;
  without_rate: RateGap | null;
  costed_units: number;
  costedMinor: bigint;
  cost: bigint;
  cost_without_rate: RateGap | null;
}

/** Decimals that are kept of a coin: more than any cost has, and enough for what is left of a tax. */
const mostDecimals = 20;
const powersOfTen = Array.from({ length: mostDecimals + 1 }, (_, power) => 10n ** BigInt(power));

/** Adds lines up by day, and converts these few sums. Days are counted from the first of the report. */
export class LineAmounts {
  readonly #days: DayRange;
  readonly #rates: WholeRates;
  readonly #profiles: number;
  /** By so many days the costs begin before the report. */
  readonly #costDays: number;

  constructor(days: DayRange, rates: ExchangeRates, costs: CostsOfDays | null) {
    this.#days = days;
    this.#rates = wholeRates(rates, days);
    this.#profiles = (costs?.profiles ?? 0) + 1;
    this.#costDays = costs ? daysBetween(costs.from, days.from) : 0;
  }

  add(
    amounts: UnconvertedAmounts,
    costs: ProductCosts | undefined,
    day: number,
    quantity: number,
    net: Whole,
  ): void {
    const key = day * this.#profiles + (costs?.profile.id ?? 0);
    let sums = amounts.get(key);
    if (!sums) {
      const profile = costs?.profile ?? null;
      const nothing = profile ? profile.currencies.map(() => 0) : [];
      amounts.set(key, (sums = { day, profile, minor: 0, costedUnits: 0, costedMinor: 0, costs: nothing }));
    }
    sums.minor = plus(sums.minor, net);
    const place = costs ? placeOn(costs, day + this.#costDays) : -1;
    if (!costs || place < 0 || !costs.isKnown[place]) return;
    sums.costedUnits += quantity;
    sums.costedMinor = plus(sums.costedMinor, net);
    const unit = costs.amounts[place] as readonly number[];
    for (let index = 0; index < unit.length; index += 1) {
      sums.costs[index] = plus(sums.costs[index] as Whole, times(quantity, unit[index] as number));
    }
  }

  /**
   * Converts amounts that were paid in a currency and include so much tax, and adds them. A product whose cost lacks a rate
   * has none on that day: those are told apart by the currencies that they cost in, all of which must have one.
   */
  convert(
    amounts: UnconvertedAmounts,
    currency: string,
    percent: string | null,
    into: ConvertedAmounts,
  ): void {
    const unrated = this.#withoutRate(amounts, into);
    let [minor, costedMinor] = [0n, 0n];
    for (const { day, profile, costedUnits, ...sums } of amounts.values()) {
      const rate = this.#rates.on(day, currency);
      if (rate !== undefined) minor += BigInt(sums.minor) * rate;
      else if (!isZero(sums.minor)) into.without_rate = this.#earlier(into.without_rate, day, currency);
      into.costed_units += costedUnits;
      if (!profile || unrated?.has(`${day} ${profile.currencySet}`)) continue;
      if (rate !== undefined) costedMinor += BigInt(sums.costedMinor) * rate;
      for (let index = 0; index < sums.costs.length; index += 1) {
        const spent = sums.costs[index] as Whole;
        const paid = this.#rates.on(day, profile.currencies[index] as string) ?? 0n;
        const parts = powersOfTen[mostDecimals - (profile.scales[index] as number)] as bigint;
        into.cost += BigInt(spent) * paid * parts;
      }
    }
    const parts = powersOfTen[mostDecimals] as bigint;
    into.minor += withoutTax(minor * parts, percent);
    into.costedMinor += withoutTax(costedMinor * parts, percent);
  }

  /** Days, and kinds of products, of which a cost lacks its rate; null where none does. */
  #withoutRate(amounts: UnconvertedAmounts, into: ConvertedAmounts): ReadonlySet<string> | null {
    let unrated: Set<string> | null = null;
    for (const { day, profile, costs } of amounts.values()) {
      for (let index = 0; index < costs.length; index += 1) {
        const currency = profile?.currencies[index] as string;
        if (isZero(costs[index] as Whole) || this.#rates.on(day, currency) !== undefined) continue;
        into.cost_without_rate = this.#earlier(into.cost_without_rate, day, currency);
        (unrated ??= new Set()).add(`${day} ${profile?.currencySet}`);
      }
    }
    return unrated;
  }

  #earlier(gap: RateGap | null, day: number, currency: string): RateGap | null {
    return earlierGap(gap, [addDays(this.#days.from, day), currency]);
  }

  /** Converted amounts as the databases tell them. */
  shown({ costedMinor, cost, minor, ...rest }: ConvertedAmounts) {
    const text = (amount: bigint) => unscaled(amount, this.#rates.scale + mostDecimals);
    return { ...rest, minor: text(minor), costed_minor: text(costedMinor), cost_minor: text(cost) };
  }
}
