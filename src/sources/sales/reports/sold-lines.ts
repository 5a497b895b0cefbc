import type { DayRange } from '../../../domain/calendar.ts';
import type { CostsOfDays } from '../../../domain/costs-of-days.ts';
import type { Whole } from '../../../domain/exact-sums.ts';
import type { ExchangeRates } from '../../../domain/exchange.ts';
import { listSeparator } from '../../../figures/condition.ts';
import { inSlices } from '../../../kernel/event-loop.ts';
import { arrayEntries, wholeNumbers } from './array-literals.ts';
import {
  LineAmounts,
  reported,
  type ConvertedAmounts,
  type ReportedProduct,
  type UnconvertedAmounts,
} from './line-amounts.ts';
import type { PackedLines } from './packed-lines.ts';
import type { GroupColumns } from './report-statements.ts';

type ProductColumns = Pick<GroupColumns, 'product_group' | 'sku'>;

/** What a group adds up to. */
interface Group extends ConvertedAmounts {
  units: number;
  orders: number;
  returned_units: number;
}

/** What was sold of each group of products, of orders that share what they are grouped by. */
interface OrdersGroup {
  readonly columns: Omit<GroupColumns, 'product_group' | 'sku'>;
  readonly groups: Map<number, Group>;
}

/** Lines of such orders in one currency, which include the same tax. */
interface Unconverted {
  readonly of: OrdersGroup;
  readonly currency: string;
  readonly percent: string | null;
  readonly amounts: UnconvertedAmounts;
}

/** Which columns of packed lines are to be there. */
export type ColumnsWanted = Readonly<Record<'withAmounts' | 'withOrders' | 'withReturned', boolean>>;

type Numbers = readonly Whole[] | null;

/** Packed lines, taken apart: an entry each. */
export interface ReadLines extends Readonly<Record<'nets' | 'days' | 'orders' | 'returned', Numbers>> {
  readonly row: PackedLines;
  /** SKUs, or numbers. */
  readonly products: readonly (string | Whole)[];
  readonly quantities: readonly Whole[];
  readonly percents: readonly (string | null)[] | null;
}

const isTax = (percent: string): boolean => /^\d+(\.\d+)?$/.test(percent) && Number(percent) < 1_000;

/** So many lines are added up before their amounts are converted: these take memory for each day and group. */
const mostLines = 50_000;
/** So many without a look at the event loop. */
const atOnce = 1_000;

interface LinesWanted extends DayRange {
  readonly bySku: boolean;
  /** The n-th of these array literals holds the SKUs of group n. */
  readonly productGroups: readonly string[];
  readonly rates: ExchangeRates;
  readonly costs: CostsOfDays | null;
  /** SKUs, as one text; null for all. */
  readonly skuKeys: string | null;
}

/**
 * Adds lines up in groups of their products, with what these cost: a line's cost is found by its product and day, which
 * cogs told, and no database has both.
 */
export class SoldLines {
  readonly #bySku: boolean;
  readonly #costs: CostsOfDays | null;
  readonly #skus: ReadonlySet<string> | null;
  readonly #amounts: LineAmounts;
  readonly #productGroupOf = new Map<string, number>();
  readonly #products = new Map<string, ReportedProduct | null>();
  /** By number; a SKU until a line of it is met. */
  readonly #numbered: (ReportedProduct | string | null)[] = [];
  readonly #productColumns: ProductColumns[] = [];
  readonly #groups = new Map<string, number>();
  readonly #kinds = new Map<string, number>();
  readonly #ordersGroups = new Map<string, OrdersGroup>();
  readonly #unconverted = new Map<string, Unconverted>();
  #lines = 0;
  /** Of all that was added up. */
  size = 0;

  constructor({ bySku, productGroups, rates, costs, skuKeys, from, until }: LinesWanted) {
    this.#bySku = bySku;
    this.#costs = costs;
    this.#skus = skuKeys === null ? null : new Set(skuKeys.split(listSeparator));
    this.#amounts = new LineAmounts({ from, until }, rates, costs);
    for (const [place, literal] of productGroups.entries()) {
      for (const sku of arrayEntries(literal)) this.#productGroupOf.set(sku ?? '', place + 1);
    }
  }

  /** The lines of a row; null where they cannot be read, such as a text that is no array. */
  read(row: PackedLines, { withAmounts, withOrders, withReturned }: ColumnsWanted): ReadLines | null {
    try {
      const products = this.#productsOf(row);
      const whole = (list: string | null) => (list === null ? null : wholeNumbers(list));
      const [quantities, nets] = [whole(row.quantities), whole(row.net_minor)];
      const [days, orders, returned] = [whole(row.days), whole(row.orders), whole(row.returned)];
      const percents = row.tax_percents === null ? null : arrayEntries(row.tax_percents);
      if (!products || !quantities || (row.products !== null && !row.currency)) return null;
      if ((withAmounts && !nets) || (withOrders && !orders) || (withReturned && !returned)) return null;
      const lists = [quantities, nets, days, orders, returned, percents];
      if (lists.some((list) => list && list.length !== products.length)) return null;
      if (percents?.some((percent) => percent !== null && !isTax(percent))) return null;
      return { row, products, quantities, nets, days, orders, returned, percents };
    } catch (error) {
      if (error instanceof SyntaxError) return null;
      throw error;
    }
  }

  async add({ row, products, quantities, nets, days, orders, returned, percents }: ReadLines): Promise<void> {
    const unconverted = this.#unconvertedOf(row, percents);
    const { groups } = this.#ordersGroup(row);
    /** The groups that an order is in already. */
    const placed: (number | Set<number> | undefined)[] = [];
    const slices = Array.from(
      { length: Math.ceil(quantities.length / atOnce) },
      (_, place) => place * atOnce,
    );
    for await (const from of inSlices(slices)) {
      for (let line = from; line < from + atOnce && line < quantities.length; line += 1) {
        const product = this.#productAt(products, line);
        if (!product) continue;
        const group = groups.get(product.group) ?? this.#begin(groups, product.group);
        const quantity = Number(quantities[line]);
        group.units += quantity;
        if (returned) group.returned_units += Number(returned[line]);
        const order = orders?.[line];
        if (order !== undefined && isFirst(placed, Number(order), product.group)) group.orders += 1;
        if (!nets) continue;
        const { amounts } = unconverted(line);
        const day = row.day ?? Number(days?.[line]);
        this.#amounts.add(amounts, product, day, quantity, nets[line] as Whole);
      }
    }
    this.#lines += quantities.length;
    if (this.#lines >= mostLines) this.#convert();
  }

  /** What all lines come to, group by group. */
  *rows() {
    this.#convert();
    for (const { columns, groups } of this.#ordersGroups.values()) {
      for (const [id, group] of groups) {
        yield {
          ...columns,
          ...(this.#productColumns[id] as ProductColumns),
          ...this.#amounts.shown(group),
        };
      }
    }
  }

  #begin(groups: Map<number, Group>, id: number): Group {
    const group: Group = {
      units: 0,
      orders: 0,
      returned_units: 0,
      minor: 0n,
      without_rate: null,
      costed_units: 0,
      costedMinor: 0n,
      cost: 0n,
      cost_without_rate: null,
    };
    groups.set(id, group);
    this.size += 1;
    return group;
  }

  #convert(): void {
    for (const { of, currency, percent, amounts } of this.#unconverted.values()) {
      this.#amounts.convert(amounts, currency, percent, of.groups);
    }
    this.#unconverted.clear();
    this.#lines = 0;
  }

  #ordersGroup(row: PackedLines): OrdersGroup {
    const {
      order_country,
      channel,
      customer_country,
      region,
      age_band,
      acquisition_channel,
      segment,
      step_from,
    } = row;
    const columns = {
      order_country,
      channel,
      customer_country,
      region,
      age_band,
      acquisition_channel,
      segment,
      step_from,
    };
    const name = JSON.stringify(columns);
    let found = this.#ordersGroups.get(name);
    if (!found) this.#ordersGroups.set(name, (found = { columns, groups: new Map() }));
    return found;
  }

  /** Where each line of a row is added up, by the tax that it includes. */
  #unconvertedOf(row: PackedLines, percents: ReadLines['percents']): (line: number) => Unconverted {
    const of = this.#ordersGroup(row);
    const byPercent = new Map<string | null, Unconverted>();
    const including = (percent: string | null): Unconverted => {
      let found = byPercent.get(percent);
      if (!found) byPercent.set(percent, (found = this.#unconvertedIn(of, row.currency ?? '', percent)));
      return found;
    };
    if (percents === null) {
      const all = including(null);
      return () => all;
    }
    return (line) => including(percents[line] ?? null);
  }

  #unconvertedIn(of: OrdersGroup, currency: string, percent: string | null): Unconverted {
    const name = JSON.stringify([of.columns, currency, percent]);
    let found = this.#unconverted.get(name);
    if (!found) this.#unconverted.set(name, (found = { of, currency, percent, amounts: [] }));
    return found;
  }

  /** Learns the numbers of products, in their order. */
  know(numbers: string, skus: string): void {
    const all = skus.split(listSeparator);
    for (const [index, number] of wholeNumbers(numbers).entries())
      this.#numbered[Number(number)] = all[index] as string;
  }

  /** The SKU or the number of each line's product; null where one of these numbers is not known. */
  #productsOf({ products, skus }: PackedLines): readonly (string | Whole)[] | null {
    if (products === null) return skus?.split(listSeparator) ?? null;
    const numbers = wholeNumbers(products);
    return numbers.every((number) => this.#numbered[Number(number)] !== undefined) ? numbers : null;
  }

  /** Null where it is not asked for. */
  #productAt(products: ReadLines['products'], line: number): ReportedProduct | null {
    const name = products[line] as string | number;
    if (typeof name === 'string') return this.#product(name);
    const product = this.#numbered[name] as ReportedProduct | string | null;
    return typeof product === 'string' ? (this.#numbered[name] = this.#product(product)) : product;
  }

  #product(sku: string): ReportedProduct | null {
    const known = this.#products.get(sku);
    if (known !== undefined) return known;
    const product = this.#skus?.has(sku) === false ? null : this.#found(sku);
    this.#products.set(sku, product);
    return product;
  }

  #found(sku: string): ReportedProduct {
    const columns = { product_group: this.#productGroupOf.get(sku) ?? null, sku: this.#bySku ? sku : null };
    const costs = this.#costs?.of(sku);
    const group = placeIn(this.#groups, JSON.stringify(columns));
    this.#productColumns[group] ??= columns as ProductColumns;
    return reported(group, placeIn(this.#kinds, `${group} ${costs?.profile.id}`), costs);
  }
}

/** The place of a name among those that were given one. */
function placeIn(places: Map<string, number>, name: string): number {
  let place = places.get(name);
  if (place === undefined) places.set(name, (place = places.size));
  return place;
}

/** Whether the order is in the group for the first time. Most orders are in one. */
function isFirst(placed: (number | Set<number> | undefined)[], order: number, group: number): boolean {
  const groups = placed[order];
  if (groups === group) return false;
  if (groups === undefined) placed[order] = group;
  else if (typeof groups === 'number') placed[order] = new Set([groups, group]);
  else if (groups.has(group)) return false;
  else groups.add(group);
  return true;
}
