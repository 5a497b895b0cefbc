import Big from 'big.js';
import type { CalendarDate } from './calendar.ts';

/** What a component of a product cost over some days, which are numbered; without a currency it says nothing. */
export interface ComponentCost {
  readonly component: string;
  readonly from: number;
  readonly until: number;
  readonly currency: string;
  /** In minor units, as exact decimal text. */
  readonly amount: string;
}

/** In what products cost: the currencies, and how many decimals of a coin their whole amounts keep. */
export interface CostProfile {
  /** From 1. */
  readonly id: number;
  /** The same for products with the same currencies. */
  readonly currencySet: number;
  readonly currencies: readonly string[];
  readonly scales: readonly number[];
}

/** What a product cost: from each of the days on which that changed, whether anything is known, and in each currency how much. */
export interface ProductCosts {
  readonly profile: CostProfile;
  readonly days: readonly number[];
  readonly isKnown: readonly boolean[];
  /** By day, and currency of the profile: whole amounts. */
  readonly amounts: readonly (readonly number[])[];
}

/** What a product costs from one of its days up to the next; null where nothing is known. */
export interface CostInForce {
  readonly from: number;
  readonly until: number;
  /** By currency of the profile: whole amounts. */
  readonly unit: readonly number[] | null;
}

/** Days before and after all others: whole and small, for millions of lines are compared with them. */
export const [firstDay, lastDay] = [-(2 ** 30), 2 ** 30];

export function costOn({ days, isKnown, amounts }: ProductCosts, day: number): CostInForce {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as number) <= day) low = middle + 1;
    else high = middle;
  }
  return {
    from: days[low - 1] ?? firstDay,
    until: days[low] ?? lastDay,
    unit: isKnown[low - 1] ? (amounts[low - 1] as readonly number[]) : null,
  };
}

/** On `day` the cost in a currency grew by so much, and with it the number of components that have one. */
interface Change {
  readonly day: number;
  readonly currency: string;
  readonly amount: string;
  readonly sign: 1 | -1;
}

/** A cost keeps so many digits, which is more than anybody means. */
const digits = 12;

/** What every product cost over some days, which are counted from the first. */
export class CostsOfDays {
  readonly from: CalendarDate;
  readonly #unread = new Map<string, () => readonly ComponentCost[]>();
  readonly #products = new Map<string, ProductCosts>();
  readonly #profiles = new Map<string, CostProfile>();
  readonly #currencySets = new Map<string, number>();

  constructor(from: CalendarDate) {
    this.from = from;
  }

  /** The records are looked at when the product is first asked for. */
  add(sku: string, components: () => readonly ComponentCost[]): void {
    this.#unread.set(sku, components);
  }

  /** Undefined for a product without a cost. */
  of(sku: string): ProductCosts | undefined {
    const components = this.#unread.get(sku);
    if (!components) return this.#products.get(sku);
    this.#unread.delete(sku);
    const costs = this.#costsOf(components());
    if (costs) this.#products.set(sku, costs);
    return costs;
  }

  #costsOf(components: readonly ComponentCost[]): ProductCosts | undefined {
    const changes: Change[] = [];
    for (const records of byComponent(components)) addChanges(changes, records);
    changes.sort((a, b) => a.day - b.day);
    const currencies: string[] = [];
    const days: number[] = [];
    for (const { currency, day } of changes) {
      if (!currencies.includes(currency)) currencies.push(currency);
      if (days.at(-1) !== day) days.push(day);
    }
    if (days.length === 0) return undefined;
    currencies.sort();
    const columns = currencies.map((currency) =>
      totals(
        days,
        currencies.length === 1 ? changes : changes.filter((change) => change.currency === currency),
      ),
    );
    return {
      profile: this.#profile(
        currencies,
        columns.map(({ scale }) => scale),
      ),
      days,
      isKnown: knownOn(days, changes),
      amounts: days.map((_, place) => columns.map(({ amounts }) => amounts[place] as number)),
    };
  }

  #profile(currencies: readonly string[], scales: readonly number[]): CostProfile {
    const set = currencies.join();
    const name = `${set} ${scales.join()}`;
    let profile = this.#profiles.get(name);
    if (!profile) {
      let currencySet = this.#currencySets.get(set);
      if (currencySet === undefined) this.#currencySets.set(set, (currencySet = this.#currencySets.size));
      profile = { id: this.#profiles.size + 1, currencySet, currencies, scales };
      this.#profiles.set(name, profile);
    }
    return profile;
  }
}

/**
 * How one component changed. Where records overlap, the one that began last counts; where it ends before another that is
 * still in force, that one.
 */
function addChanges(changes: Change[], records: readonly ComponentCost[]): void {
  let holding: ComponentCost | null = null;
  const hold = (day: number, next: ComponentCost | null) => {
    if (holding?.currency)
      changes.push({ currency: holding.currency, amount: holding.amount, day, sign: -1 });
    if (next?.currency) changes.push({ currency: next.currency, amount: next.amount, day, sign: 1 });
    holding = next;
  };
  const begun: ComponentCost[] = [];
  const endUpTo = (day: number, isLast: boolean) => {
    for (let top = begun.at(-1); top && (isLast || top.until <= day); top = begun.at(-1)) {
      const { until } = top;
      while (begun.length > 0 && (begun.at(-1) as ComponentCost).until <= until) begun.pop();
      hold(until, begun.at(-1) ?? null);
    }
  };
  for (const record of records) {
    endUpTo(record.from, false);
    begun.push(record);
    hold(record.from, record);
  }
  endUpTo(0, true);
}

/** Records of one component each, those that began first before the others. */
function byComponent(records: readonly ComponentCost[]): readonly (readonly ComponentCost[])[] {
  const sorted = records.toSorted((a, b) =>
    a.component === b.component ? a.from - b.from : a.component < b.component ? -1 : 1,
  );
  const found: ComponentCost[][] = [];
  for (const record of sorted) {
    const last = found.at(-1);
    if (last?.[0]?.component === record.component) last.push(record);
    else found.push([record]);
  }
  return found;
}

/** The amounts in a currency from each day on: whole coins, or such parts of one as they are kept in. */
function totals(
  days: readonly number[],
  changes: readonly Change[],
): { readonly scale: number; readonly amounts: readonly number[] } {
  if (changes.every(({ amount }) => Number.isSafeInteger(Number(amount)))) {
    const amounts = running(days, changes, 0, (sum, { amount, sign }) => sum + sign * Number(amount));
    if (amounts.every(Number.isSafeInteger)) return { scale: 0, amounts };
  }
  const sums = running(days, changes, new Big(0), (sum, { amount, sign }) =>
    sum.plus(new Big(amount).times(sign)),
  );
  const decimals = Math.max(...sums.map((sum) => Math.max(sum.c.length - 1 - sum.e, 0)));
  const whole = Math.max(...sums.map((sum) => Math.max(sum.e + 1, 1)));
  const scale = Math.max(Math.min(decimals, digits - whole), 0);
  return { scale, amounts: sums.map((sum) => Number(sum.times(`1e${scale}`).round(0, Big.roundHalfUp))) };
}

/** What changes add up to by the end of each day. Both are in the order of days. */
function running<Sum>(
  days: readonly number[],
  changes: readonly Change[],
  nothing: Sum,
  add: (sum: Sum, change: Change) => Sum,
): Sum[] {
  let [sum, next] = [nothing, 0];
  return days.map((day) => {
    for (let change = changes[next]; change?.day === day; change = changes[next]) {
      sum = add(sum, change);
      next += 1;
    }
    return sum;
  });
}

const knownOn = (days: readonly number[], changes: readonly Change[]): readonly boolean[] =>
  running(days, changes, 0, (known, { sign }) => known + sign).map((known) => known > 0);
