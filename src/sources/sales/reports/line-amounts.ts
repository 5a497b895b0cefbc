import { addDays, daysBetween, type DayRange } from '../../../domain/calendar.ts';
import { earlierGap, type RateGap } from '../../../domain/converted-sum.ts';
import {
  costOn,
  firstDay,
  lastDay,
  type CostProfile,
  type CostsOfDays,
  type ProductCosts,
} from '../../../domain/costs-of-days.ts';
import { isZero, plus, times, unscaled, withoutTax, type Whole } from '../../../domain/exact-sums.ts';
import type { ExchangeRates } from '../../../domain/exchange.ts';
import { wholeRates, type WholeRates } from '../../../domain/whole-rates.ts';

/** What lines of a group were sold for and cost on a day, of products that cost in the same currencies: whole amounts. */
interface DayAmounts {
  readonly group: number;
  readonly profile: CostProfile | null;
  minor: Whole;
  costedUnits: number;
  costedMinor: Whole;
  /** In the first currency of the profile, and in the others, which most products have none of. */
  cost: Whole;
  readonly others: Whole[] | null;
}

/** Amounts that are still to be converted, by day and kind of product. */
export type UnconvertedAmounts = (DayAmounts | undefined)[][];

/** Products of one group that cost in the same currencies are of one kind. */
export interface ReportedProduct {
  readonly group: number;
  readonly kind: number;
  readonly costs: ProductCosts | undefined;
  /** What it cost on the day of the line before, from one day up to another: nearly always what it costs on this one. */
  from: number;
  until: number;
  isKnown: boolean;
  cost: number;
  others: readonly number[] | null;
}

/** A product of which nothing has been looked up. */
export const reported = (group: number, kind: number, costs: ProductCosts | undefined): ReportedProduct => {
  const until = costs ? firstDay : lastDay;
  return { group, kind, costs, from: firstDay, until, isKnown: false, cost: 0, others: null };
};

/** What they come to in the reporting currency. */
export interface ConvertedAmounts {
  minor: bigint;
  without_rate: RateGap | null;
  costed_units: number;
  costedMinor: bigint;
  cost: bigint;
  cost_without_rate: RateGap | null;
}

function begun({ group, costs }: ReportedProduct): DayAmounts {
  const profile = costs?.profile ?? null;
  const others = profile && profile.currencies.length > 1 ? profile.currencies.slice(1).map(() => 0) : null;
  return { group, profile, minor: 0, costedUnits: 0, costedMinor: 0, cost: 0, others };
}

const costIn = ({ cost, others }: DayAmounts, currency: number): Whole =>
  currency === 0 ? cost : (others?.[currency - 1] ?? 0);

function lookUp(product: ReportedProduct, day: number): void {
  const { from, until, unit } = costOn(product.costs as ProductCosts, day);
  product.from = from;
  product.until = until;
  product.isKnown = unit !== null;
  product.cost = unit?.[0] ?? 0;
  product.others = unit && unit.length > 1 ? unit.slice(1) : null;
}

/** Decimals that are kept of a coin: more than any cost has, and enough for what is left of a tax. */
const mostDecimals = 20;
const powersOfTen = Array.from({ length: mostDecimals + 1 }, (_, power) => 10n ** BigInt(power));

/** Adds lines up by day, and converts these few sums. Days are counted from the first of the report. */
export class LineAmounts {
  readonly #days: DayRange;
  readonly #rates: WholeRates;
  /** By so many days the costs begin before the report. */
  readonly #costDays: number;

  constructor(days: DayRange, rates: ExchangeRates, costs: CostsOfDays | null) {
    this.#days = days;
    this.#rates = wholeRates(rates, days);
    this.#costDays = costs ? daysBetween(costs.from, days.from) : 0;
  }

  add(all: UnconvertedAmounts, product: ReportedProduct, day: number, quantity: number, net: Whole): void {
    const ofDay = (all[day] ??= []);
    const sums = (ofDay[product.kind] ??= begun(product));
    sums.minor = plus(sums.minor, net);
    const costDay = day + this.#costDays;
    if (costDay >= product.until || costDay < product.from) lookUp(product, costDay);
    if (!product.isKnown) return;
    sums.costedUnits += quantity;
    sums.costedMinor = plus(sums.costedMinor, net);
    sums.cost = plus(sums.cost, times(quantity, product.cost));
    const { others } = product;
    if (!others || !sums.others) return;
    for (let index = 0; index < others.length; index += 1) {
      sums.others[index] = plus(sums.others[index] as Whole, times(quantity, others[index] as number));
    }
  }

  /**
   * Converts amounts that were paid in a currency and include so much tax, and adds them to those of their groups. A
   * product whose cost lacks a rate has none on that day: those are told apart by the currencies that they cost in, all of
   * which must have one.
   */
  convert(
    all: UnconvertedAmounts,
    currency: string,
    percent: string | null,
    groups: ReadonlyMap<number, ConvertedAmounts>,
  ): void {
    const parts = powersOfTen[mostDecimals] as bigint;
    const net = (amount: Whole, rate: bigint) => withoutTax(BigInt(amount) * rate * parts, percent);
    all.forEach((ofDay, day) => {
      const rate = this.#rates.on(day, currency);
      const unrated = this.#withoutRate(ofDay, day, groups);
      for (const kind in ofDay) {
        const sums = ofDay[kind] as DayAmounts;
        const { profile, group } = sums;
        const into = groups.get(group) as ConvertedAmounts;
        if (rate !== undefined) into.minor += net(sums.minor, rate);
        else if (!isZero(sums.minor)) into.without_rate = this.#earlier(into.without_rate, day, currency);
        into.costed_units += sums.costedUnits;
        if (!profile || unrated?.has(`${group} ${profile.currencySet}`)) continue;
        if (rate !== undefined) into.costedMinor += net(sums.costedMinor, rate);
        for (let index = 0; index < profile.currencies.length; index += 1) {
          const paid = this.#rates.on(day, profile.currencies[index] as string) ?? 0n;
          const decimals = mostDecimals - (profile.scales[index] as number);
          into.cost += BigInt(costIn(sums, index)) * paid * (powersOfTen[decimals] as bigint);
        }
      }
    });
  }

  /** Groups, with the currencies of products, of which a cost lacks its rate on a day; null where none does. */
  #withoutRate(
    ofDay: UnconvertedAmounts[number],
    day: number,
    groups: ReadonlyMap<number, ConvertedAmounts>,
  ): ReadonlySet<string> | null {
    let unrated: Set<string> | null = null;
    for (const kind in ofDay) {
      const sums = ofDay[kind] as DayAmounts;
      const { group, profile } = sums;
      for (const [index, currency] of profile?.currencies.entries() ?? []) {
        if (isZero(costIn(sums, index)) || this.#rates.on(day, currency) !== undefined) continue;
        const into = groups.get(group) as ConvertedAmounts;
        into.cost_without_rate = this.#earlier(into.cost_without_rate, day, currency);
        (unrated ??= new Set()).add(`${group} ${profile?.currencySet}`);
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
