import { lazily } from '../../database/loaders.ts';
import type { Reader } from '../../database/reader.ts';
import { onceFor } from '../../kernel/slot.ts';
import { readerOfSkus, type Visibility } from '../visibility.ts';
import type { ReckonedOn } from '../source.ts';
import { productMatcher } from './figures/products.ts';
import * as budgets from './lists/budgets.ts';
import { costsOfDays } from './lists/costs-of-days.ts';
import * as costs from './lists/costs.ts';
import { marketPricesOn } from './lists/market-prices.ts';
import * as priceHistory from './lists/price-history.ts';
import { competitorPrices } from './lists/prices.ts';
import { rates, ratesInForce, ratesOn } from './lists/rates.ts';
import { views } from './views.ts';

/** One look-up of rates for all that asks for them. */
const inForce = onceFor(ratesInForce);

const loaders = {
  ...budgets,
  ...costs,
  costsOfDays,
  competitorPrices,
  marketPricesOn,
  ...priceHistory,
  rates,
  ratesOn: (read: Reader) => ratesOn(inForce(read)),
  /** Which products meet what cogs knows of them, with amounts in the reporting currency. */
  productMatcher: (read: Reader) => (on: ReckonedOn) => productMatcher(read, on, inForce(read)),
};

/** Everything the graph asks of cogs, for one request. */
export const cogsReads = (whole: Reader, visibility: Visibility) =>
  lazily(loaders, readerOfSkus(whole, views, visibility));
