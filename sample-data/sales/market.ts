import { firstDay, monthOf } from '../calendar.ts';
import { categories } from '../inventory/categories.ts';
import { isOnSale } from '../inventory/catalogue.ts';
import type { Catalogue, Product } from '../inventory/catalogue.ts';
import { type Dice, fraction } from '../random.ts';
import { seasons } from '../seasons.ts';
import { findPlace } from '../timeline.ts';

/** What is bought in a month: products in the order of their categories, each with its weight in running sums. */
interface Month {
  readonly until: Float64Array;
}

/** Rising and falling products change steadily over the two years, per cent of an ordinary month. */
function trendPercent(product: Product, monthsIn: number): number {
  if (product.trend === 'UP') return 50 + 5 * monthsIn;
  if (product.trend === 'DOWN') return 160 - 5 * monthsIn;
  return 100;
}

export class Market {
  readonly #catalogue: Catalogue;
  readonly #order: Int32Array;
  /** Where each category begins in the order; one more than there are categories. */
  readonly #begins: number[] = [0];
  readonly #months = new Map<number, Month>();

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
    const order: number[] = [];
    for (let i = 0; i < categories.length; i++) {
      for (const index of catalogue.ofCategory(i)) order.push(index);
      this.#begins.push(order.length);
    }
    this.#order = Int32Array.from(order);
  }

  #month(day: number): Month {
    const key = monthOf(day);
    let month = this.#months.get(key);
    if (!month) {
      month = this.#makeMonth(key);
      this.#months.set(key, month);
    }
    return month;
  }

  #makeMonth(month: number): Month {
    const monthsIn = month - monthOf(firstDay);
    const until = new Float64Array(this.#order.length + 1);
    this.#order.forEach((index, i) => {
      const product = this.#catalogue.product(index);
      const { launchedOn, discontinuedOn, popularity } = product;
      const there =
        monthOf(launchedOn) <= month && (discontinuedOn === null || monthOf(discontinuedOn) >= month);
      const season = seasons[product.category.season][month % 12] as number;
      const weight = there ? popularity * season * trendPercent(product, monthsIn) : 0;
      until[i + 1] = (until[i] as number) + weight;
    });
    return { until };
  }

  /** A product somebody buys that day, of a category or of any; none if what caught the eye is not on sale. */
  draw(dice: Dice, day: number, categoryIndex?: number): Product | undefined {
    const { until } = this.#month(day);
    const from = categoryIndex === undefined ? 0 : (this.#begins[categoryIndex] as number);
    const to = categoryIndex === undefined ? this.#order.length : (this.#begins[categoryIndex + 1] as number);
    const low = until[from] as number;
    const high = until[to] as number;
    if (low === high) return undefined;
    const place = low + dice.fraction() * (high - low);
    const product = this.#catalogue.product(this.#order[findPlace(until, place, from, to - 1)] as number);
    return isOnSale(product, day) ? product : undefined;
  }

  /** What usually goes with a product: always the same one of each companion category. */
  companion(product: Product, which: number): Product | undefined {
    const { companions } = product.category;
    const prefix = companions[which % companions.length];
    const categoryIndex = categories.findIndex((category) => category.prefix === prefix);
    const begin = this.#begins[categoryIndex] as number;
    const count = (this.#begins[categoryIndex + 1] as number) - begin;
    if (count === 0) return undefined;
    const place = fraction('companion', product.index, which);
    const index = this.#order[begin + Math.floor(place * place * count)] as number;
    const companion = this.#catalogue.product(index);
    return companion.popularity > 0 ? companion : undefined;
  }

  /** A product's share of all that is bought that day, before the companions. */
  shareOf(product: Product, day: number): number {
    const { until } = this.#month(day);
    const monthsIn = monthOf(day) - monthOf(firstDay);
    const season = seasons[product.category.season][monthOf(day) % 12] as number;
    const weight = product.popularity * season * trendPercent(product, monthsIn);
    return isOnSale(product, day) ? weight / (until[this.#order.length] as number) : 0;
  }
}
