import { lazily } from '../../database/loaders.ts';
import type { Reader } from '../../database/reader.ts';
import { readerOfSkus, type Visibility } from '../visibility.ts';
import type { ReckonedOn } from '../source.ts';
import { productMatcher } from './figures/products.ts';
import * as budgets from './lists/budgets.ts';
import { costsOfDays } from './lists/costs-of-days.ts';
import * as costs from './lists/costs.ts';
import { competitorPrices } from './lists/prices.ts';
import { rates, ratesInForce, ratesOn } from './lists/rates.ts';
import { views } from './views.ts';

/** Everything the graph asks of cogs, for one request. */
export function cogsReads(whole: Reader, visibility: Visibility) {
  const read = readerOfSkus(whole, views, visibility);
  const inForce = ratesInForce(read);
  return lazily(
    {
      ...budgets,
      ...costs,
      costsOfDays,
      competitorPrices,
      rates,
      ratesOn: () => ratesOn(inForce),
      /** Which products meet what cogs knows of them, with amounts in the reporting currency. */
      productMatcher: () => (on: ReckonedOn) => productMatcher(read, on, inForce),
    },
    read,
  );
}
