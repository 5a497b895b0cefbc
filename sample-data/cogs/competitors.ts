import { momentText, now, secondsADay } from '../calendar.ts';
import type { Product } from '../inventory/catalogue.ts';
import { Dice, fraction } from '../random.ts';
import { rowsOf } from '../rows.ts';
import type { Put } from '../rows.ts';
import { priceCurrency } from './prices.ts';
import type { PriceBook } from './prices.ts';
import { cogsTables } from './tables.ts';

const put = rowsOf(cogsTables);

/** All invented. */
const competitors = ['Trailhaus', 'Summit Depot', 'Outfold', 'Bergkontor', 'Moor & More', 'Basecamp Direct'];
const weeksObserved = 26;

/** Seven products in ten are watched; a shop in ten no longer lists what it once did. */
export function* competitorRows(product: Product, book: PriceBook): Generator<Put> {
  if (!product.priced || (!product.part && fraction('watched', product.index) >= 0.7)) return;
  const dice = new Dice('competitors', product.index);
  const first = dice.below(competitors.length);
  const count = dice.between(3, 6);
  const own = book.of(product).at(-1)?.amount as number;
  for (let i = 0; i < count; i++) {
    const competitor = competitors[(first + i) % competitors.length] as string;
    const latest = dice.chance(10) ? dice.between(35, 120) : dice.below(7);
    const currency = dice.chance(3) ? 'CHF' : priceCurrency(product);
    let amount = Math.round((own * dice.bell(84, 118)) / 100);
    for (let days = latest; days < weeksObserved * 7; days += 7) {
      const moment = now - days * secondsADay - dice.between(600, 60_000);
      yield put('competitor_prices', {
        sku: product.sku,
        competitor,
        amount_minor: amount,
        currency,
        observed_at: momentText(moment),
      });
      if (dice.chance(12)) amount = Math.round((amount * dice.between(94, 106)) / 100);
    }
  }
}
