import { dayOf, dayText, firstDay, momentText, secondsADay, today } from '../calendar.ts';
import type { Product } from '../inventory/catalogue.ts';
import { Dice, fraction } from '../random.ts';
import { rowsOf } from '../rows.ts';
import type { Put } from '../rows.ts';
import { cogsTables } from './tables.ts';

export interface Price {
  readonly from: number;
  readonly amount: number;
  readonly compareAt: number | null;
}

const put = rowsOf(cogsTables);

/** Prices on record begin a little before the first order, or with the launch. */
const recordsBegin = dayOf('2024-10-01');

export function recordsFrom(product: Product): number {
  return Math.max(product.launchedOn, recordsBegin);
}

export function priceCurrency(product: Product): 'USD' | 'EUR' {
  return fraction('price-currency', product.model) < 0.7 ? 'USD' : 'EUR';
}

/** Distinct days after the first, in order, on which something changed. */
export function changeDays(dice: Dice, from: number, changes: number): number[] {
  const begin = Math.max(from, firstDay) + 14;
  const span = today - 3 - begin;
  if (span < changes) return [];
  return Array.from({ length: changes }, (_, i) => {
    const slot = Math.floor(span / changes);
    return begin + i * slot + dice.below(slot);
  });
}

/** Prices end in 95 cents. */
export function shopPrice(minor: number): number {
  return Math.max(495, Math.round(minor / 100) * 100 - 5);
}

/** Per cent of the regular price before. */
const steps = [94, 96, 103, 104, 106, 108];

/** What the product costs in the shop over time; an offer names the price before it. */
function makePrices(product: Product): Price[] {
  const [low, high] = product.category.price;
  const model = fraction('price', product.model);
  const base = (low + model * model * (high - low)) * (100 + product.variant * 6);
  const dice = new Dice('prices', product.index);
  const prices: Price[] = [{ from: recordsFrom(product), amount: shopPrice(base), compareAt: null }];
  let regular = prices[0]?.amount as number;
  for (const from of changeDays(dice, recordsFrom(product), dice.between(2, 4))) {
    const offer = prices.at(-1)?.compareAt === null && dice.chance(30);
    if (!offer) regular = shopPrice((regular * dice.pick(steps)) / 100);
    const amount = offer ? shopPrice((regular * dice.between(80, 90)) / 100) : regular;
    prices.push({ from, amount, compareAt: offer && amount < regular ? regular : null });
  }
  return prices;
}

export class PriceBook {
  readonly #prices: (readonly Price[])[] = [];

  /** In order of time; none where the product has no price. */
  of(product: Product): readonly Price[] {
    return (this.#prices[product.index] ??= product.priced ? makePrices(product) : []);
  }

  /** The amount in force on a day. */
  on(product: Product, day: number): number {
    const prices = this.of(product);
    let i = prices.length - 1;
    while (i > 0 && (prices[i] as Price).from > day) i--;
    return (prices[i] as Price).amount;
  }
}

/** A few products are priced as shops in Germany show them. */
const includedTax = (product: Product): number | null =>
  product.part === undefined && product.index % 75 === 44 ? 19 : null;

/** Days before a price comes into force it is written, and the one before it then gets its end. */
const writtenAt = (product: Product, nth: number, { from }: Price): number =>
  from * secondsADay - new Dice('price-written', product.index, nth).between(3_600, 5 * secondsADay);

export function* priceRows(product: Product, book: PriceBook): Generator<Put> {
  const prices = book.of(product);
  for (const [i, price] of prices.entries()) {
    const next = prices[i + 1];
    yield put('prices', {
      sku: product.sku,
      amount_minor: price.amount,
      compare_at_minor: price.compareAt,
      currency: priceCurrency(product),
      included_tax_percent: includedTax(product),
      effective_from: dayText(price.from),
      effective_to: next ? dayText(next.from) : null,
      updated_at: momentText(writtenAt(product, i, next ?? price)),
    });
  }
}
