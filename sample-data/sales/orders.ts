import { dayAt, firstDay, secondsADay } from '../calendar.ts';
import { convert } from '../cogs/rates.ts';
import { priceCurrency } from '../cogs/prices.ts';
import type { PriceBook } from '../cogs/prices.ts';
import { cast } from '../inventory/cast.ts';
import { isOnSale } from '../inventory/catalogue.ts';
import type { Catalogue, Product } from '../inventory/catalogue.ts';
import { Dice } from '../random.ts';
import { bustle, inBlackFridayWeek } from '../seasons.ts';
import { Timeline } from '../timeline.ts';
import type { CustomerBook } from './customers.ts';
import type { Market } from './market.ts';

export interface Line {
  readonly product: Product;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly discountPercent: number;
  readonly net: number;
}

export interface Order {
  readonly index: number;
  readonly number: string;
  readonly customer: number;
  readonly placedAt: number;
  readonly channel: string;
  readonly country: string;
  readonly currency: 'USD' | 'EUR';
  readonly lines: readonly Line[];
  readonly cancelled: boolean;
}

/** Customers of stories order this often, in so many orders of the whole world, and so long before the last one. */
const regulars = [
  { customer: 0, orders: 34, back: 3 },
  { customer: 1, orders: 9, back: 21 },
  { customer: 2, orders: 14, back: 11 },
  { customer: 3, orders: 4, back: 40 },
  { customer: 4, orders: 3, back: 55 },
] as const;

const channels = ['WEB', 'APP', 'MARKETPLACE', 'STORE'];
export const channelShares = [58, 24, 12, 6];

export class OrderBook {
  readonly count: number;
  readonly #timeline: Timeline;
  readonly #customers: CustomerBook;
  readonly #market: Market;
  readonly #prices: PriceBook;
  readonly #starring: readonly { product: Product; every: number; back: number }[];

  constructor(
    count: number,
    catalogue: Catalogue,
    customers: CustomerBook,
    market: Market,
    prices: PriceBook,
  ) {
    this.count = count;
    this.#timeline = new Timeline('order', firstDay, bustle, count);
    this.#customers = customers;
    this.#market = market;
    this.#prices = prices;
    this.#starring = [...cast].flatMap(([sku, part], i) => {
      const every = part.inEveryOrders;
      return every ? [{ product: catalogue.productOf(sku), every, back: 5 + i }] : [];
    });
  }

  placedAt(index: number): number {
    return this.#timeline.momentOf(index);
  }

  /** Orders with an index below this were placed before the moment. */
  countBefore(moment: number): number {
    return this.#timeline.countBefore(moment);
  }

  expectedOn(day: number): number {
    return this.#timeline.expectedOn(day);
  }

  /** The index of an order of a story's customer; the first is the newest. */
  ofRegular(customer: number, nth: number): number {
    const { orders, back } = regulars[customer] as (typeof regulars)[number];
    return this.count - 1 - back - nth * Math.floor(this.count / orders);
  }

  order(index: number): Order {
    const dice = new Dice('order', index);
    const placedAt = this.placedAt(index);
    const customer = this.#customerOf(index, placedAt);
    const { code, currency } = this.#customers.countryOf(customer);
    return {
      index,
      number: `O${String(index + 1).padStart(7, '0')}`,
      customer,
      placedAt,
      channel: channels[dice.weighted(channelShares)] as string,
      country: code,
      currency,
      cancelled: dice.chance(3) && this.#regularOf(index) === undefined,
      lines: this.#lines(index, dayAt(placedAt), currency, dice),
    };
  }

  #regularOf(index: number): number | undefined {
    for (const { customer, orders, back } of regulars) {
      const fromLast = this.count - 1 - index - back;
      if (fromLast >= 0 && fromLast % Math.floor(this.count / orders) === 0) return customer;
    }
    return undefined;
  }

  /** Who arrived since the order before places this one; else somebody who is there, the eager more often. */
  #customerOf(index: number, placedAt: number): number {
    const regular = this.#regularOf(index);
    if (regular !== undefined) return regular;
    const there = this.#customers.countAt(placedAt);
    const before = index === 0 ? there : this.#customers.countAt(this.placedAt(index - 1));
    for (let customer = before; customer < there; customer++) {
      if (this.#customers.buys(customer)) return customer;
    }
    const dice = new Dice('orderer', index);
    let candidate = 0;
    for (let tries = 0; tries < 100; tries++) {
      candidate = dice.below(Math.max(1, there));
      if (dice.fraction() * 12 < this.#customers.appetite(candidate, placedAt)) return candidate;
    }
    return candidate;
  }

  #lines(index: number, day: number, currency: 'USD' | 'EUR', dice: Dice): Line[] {
    const wanted = 1 + dice.weighted([42, 27, 16, 10, 5]);
    const products: Product[] = [];
    for (const { product, every, back } of this.#starring) {
      const fromLast = this.count - 1 - index - back;
      if (fromLast >= 0 && fromLast % every === 0 && products.length < 5) products.push(product);
    }
    for (let tries = 0; products.length < wanted && tries < 20; tries++) {
      const lead = products[0];
      const companion =
        lead && dice.chance(55) ? this.#market.companion(lead, products.length - 1) : undefined;
      const product = companion && isOnSale(companion, day) ? companion : this.#market.draw(dice, day);
      if (product && !products.includes(product)) products.push(product);
    }
    if (products.length === 0) products.push((this.#starring[0] as { product: Product }).product);
    const sale = inBlackFridayWeek(day);
    return products.map((product) => {
      const quantity = 1 + dice.weighted([82, 13, 3, 2]);
      const discountPercent = dice.chance(sale ? 45 : 9) ? (sale ? 10 : 5) * dice.between(1, 3) : 0;
      const listed = this.#prices.on(product, day);
      const unitPrice = convert(listed, priceCurrency(product), currency, day);
      const net = Math.floor((quantity * unitPrice * (100 - discountPercent) + 50) / 100);
      return { product, quantity, unitPrice, discountPercent, net };
    });
  }
}

/** The index of an order placed at most so many days before a moment. */
export function orderBefore(book: OrderBook, moment: number, dice: Dice, mostDays: number): number {
  const placed = moment - (1 + dice.below(mostDays)) * secondsADay - dice.below(secondsADay);
  return Math.max(0, book.countBefore(placed) - 1);
}
