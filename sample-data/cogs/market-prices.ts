import { dayOf, dayText } from '../calendar.ts';
import type { Product } from '../inventory/catalogue.ts';
import { fraction } from '../random.ts';
import { rowsOf } from '../rows.ts';
import type { Put } from '../rows.ts';
import { recordsFrom, shopPrice, type PriceBook } from './prices.ts';
import { cogsTables } from './tables.ts';

const put = rowsOf(cogsTables);

/** Prices there include tax, and are set apart from those at home: in per cent of these, as a number. */
const markets = [
  { market: 'CH', currency: 'CHF', tax: 8.1, percent: 118 },
  { market: 'DE', currency: 'EUR', tax: 19, percent: 112 },
  { market: 'GB', currency: 'GBP', tax: 20, percent: 97 },
] as const;

const risenOn = dayOf('2026-09-01');

/** Every other model is sold abroad; since autumn it costs a little more there. */
export function* marketPriceRows(product: Product, book: PriceBook): Generator<Put> {
  const own = book.of(product).at(-1);
  if (!own || fraction('abroad', product.model) >= 0.5) return;
  for (const { market, currency, tax, percent } of markets) {
    const regular = own.compareAt ?? own.amount;
    const amount = shopPrice((own.amount * percent) / 100);
    const price = { sku: product.sku, market, currency, included_tax_percent: tax };
    const rises = recordsFrom(product) < risenOn;
    if (rises) {
      yield put('market_prices', {
        ...price,
        amount_minor: shopPrice(amount * 0.96),
        compare_at_minor: null,
        effective_from: dayText(recordsFrom(product)),
        effective_to: dayText(risenOn),
      });
    }
    yield put('market_prices', {
      ...price,
      amount_minor: amount,
      compare_at_minor: regular > own.amount ? shopPrice((regular * percent) / 100) : null,
      effective_from: dayText(rises ? risenOn : recordsFrom(product)),
      effective_to: null,
    });
  }
}
