import type { Put } from '../rows.ts';
import type { World } from '../world.ts';
import { budgetRows } from './budgets.ts';
import { competitorRows } from './competitors.ts';
import { costRows } from './costs.ts';
import { marketPriceRows } from './market-prices.ts';
import { priceRows } from './prices.ts';
import { rateRows } from './rates.ts';

export function* cogsRows({ catalogue, prices }: World): Generator<Put> {
  yield* rateRows();
  yield* budgetRows();
  for (let i = 0; i < catalogue.count; i++) {
    const product = catalogue.product(i);
    yield* costRows(product, prices);
    yield* priceRows(product, prices);
    yield* marketPriceRows(product, prices);
    yield* competitorRows(product, prices);
  }
}
