import { dayText } from '../calendar.ts';
import type { Product } from '../inventory/catalogue.ts';
import { Dice, fraction } from '../random.ts';
import { rowsOf } from '../rows.ts';
import type { Put } from '../rows.ts';
import { stories } from '../stories.ts';
import { changeDays, priceCurrency, recordsFrom } from './prices.ts';
import type { PriceBook } from './prices.ts';
import { cogsTables } from './tables.ts';

const put = rowsOf(cogsTables);

/** Share of the cost, per cent, and how often it changes in two years. */
const components = [
  { name: 'MATERIAL', share: 52, changes: [2, 4] },
  { name: 'LABOUR', share: 16, changes: [1, 2] },
  { name: 'FREIGHT', share: 14, changes: [2, 4] },
  { name: 'DUTY', share: 8, changes: [0, 1] },
  { name: 'OVERHEAD', share: 10, changes: [1, 2] },
] as const;

export interface Cost {
  readonly component: (typeof components)[number]['name'];
  readonly amount: number;
  readonly currency: 'USD' | 'EUR';
}

/** What a dollar's worth of cost is reckoned at in euros when costs are set, and the other way round. */
const plannedRate = { USD: 92, EUR: 108 } as const;
const other = { USD: 'EUR', EUR: 'USD' } as const;

/** More popular than this, somebody has worked out what a product costs: of each group's revenue most costs are known. */
const littleSold = 300;

/** The costs in force today; none where nobody worked them out. */
export function costsOf(product: Product, book: PriceBook): Cost[] {
  const dice = new Dice('costs', product.index);
  const prices = book.of(product);
  const price = prices.at(-1)?.compareAt ?? prices.at(-1)?.amount ?? product.category.price[0] * 100;
  const percent = product.part?.costPercentOfPrice ?? dice.bell(28, 80);
  const mixed = product.sku === stories.unlikeCurrencies.sku || (!product.part && dice.chance(3));
  if (!product.part && dice.chance(3) && product.popularity < littleSold) return [];
  const own = priceCurrency(product);
  const foreign = product.part === undefined && fraction('cost-currency', product.model) < 0.16;
  return components.map(({ name, share }) => {
    const abroad = foreign || (mixed && (name === 'FREIGHT' || name === 'DUTY'));
    const amount = Math.round((price * percent * share) / 10_000);
    if (!abroad) return { component: name, amount, currency: own };
    return {
      component: name,
      amount: Math.round((amount * (own === 'USD' ? plannedRate.USD : plannedRate.EUR)) / 100),
      currency: other[own],
    };
  });
}

/** Of a few products, work is reckoned to a hundredth of a cent. */
const fractionOf = (product: Product, { component }: Cost): number =>
  product.part === undefined && product.index % 75 === 45 && component === 'LABOUR' ? 0.25 : 0;

/** Per cent of what came after it. */
const steps = [92, 94, 95, 96, 97, 98, 102, 104];

/** Backwards from today's costs: before each change a component was a little cheaper or dearer. */
export function* costRows(product: Product, book: PriceBook): Generator<Put> {
  const costs = costsOf(product, book);
  const dice = new Dice('cost-history', product.index);
  for (const [i, cost] of costs.entries()) {
    const [fewest, most] = (components[i] as (typeof components)[number]).changes;
    const days = changeDays(dice, recordsFrom(product), dice.between(fewest, most));
    const starts = [recordsFrom(product), ...days];
    let amount = cost.amount;
    for (let k = starts.length - 1; k >= 0; k--) {
      const until = starts[k + 1];
      yield put('cost_records', {
        sku: product.sku,
        component: cost.component,
        amount_minor: amount + fractionOf(product, cost),
        currency: cost.currency,
        effective_from: dayText(starts[k] as number),
        effective_to: until === undefined ? null : dayText(until),
      });
      amount = Math.round((amount * dice.pick(steps)) / 100);
    }
  }
}
