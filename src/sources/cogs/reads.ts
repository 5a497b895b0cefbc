import { lazily, perArguments } from '../../database/loaders.ts';
import type { Reader } from '../../database/reader.ts';
import { readerThrough, type SeenKeys } from '../../database/views.ts';
import { productMatcher, type MatchedOn } from './figures/products.ts';
import * as budgets from './lists/budgets.ts';
import { costStretches } from './lists/cost-stretches.ts';
import * as costs from './lists/costs.ts';
import { competitorPrices } from './lists/prices.ts';
import { rates, ratesInForce, ratesOn } from './lists/rates.ts';
import { views } from './views.ts';

/** Everything the graph asks of cogs, for one request; `skus` are those of a row-restricted caller. */
export function cogsReads(whole: Reader, skus: SeenKeys | null) {
  const read = skus ? readerThrough(whole, views, { skus }) : whole;
  const inForce = ratesInForce(read);
  return lazily(
    {
      ...budgets,
      ...costs,
      costStretches,
      competitorPrices,
      rates,
      ratesOn: () => ratesOn(inForce),
      /** Which products meet what cogs knows of them, with amounts in the reporting currency. */
      productMatcher: () => perArguments((on: MatchedOn) => productMatcher(read, on, inForce)),
    },
    read,
  );
}
