import DataLoader from 'dataloader';
import type { Data } from '../common/data.ts';
import { readsOf } from '../common/reads.ts';

export type Loaders = ReturnType<typeof loadersOf>;

const loader = <Key, Value>(batch: (keys: readonly Key[]) => Promise<Value[]>) => new DataLoader(batch);

/** One for each length that is asked for. */
function byFirst<Value>(batch: (keys: readonly string[], first: number) => Promise<Value[]>) {
  const loaders = new Map<number, DataLoader<string, Value>>();
  return (key: string, first: number): Promise<Value> => {
    let loader = loaders.get(first);
    if (!loader) loaders.set(first, (loader = new DataLoader((keys) => batch(keys, first))));
    return loader.load(key);
  };
}

/** For one request, as DataLoader's documentation has it. */
export function loadersOf(data: Data) {
  const reads = readsOf(data);
  const price = loader(reads.prices);
  return {
    product: loader(reads.products),
    specifications: loader(reads.specifications),
    inventory: loader(reads.inventories),
    price,
    unitCost: loader(reads.unitCosts),
    competitorPrices: byFirst((skus, first) =>
      reads.cheapest(skus, Promise.all(skus.map((sku) => price.load(sku))), first),
    ),
    openTickets: loader(reads.openTickets),
    customer: loader(reads.customers),
    segment: loader(reads.segments),
    orders: byFirst(reads.orders),
    lines: loader(reads.lines),
    shipments: loader(reads.shipments),
    claims: loader(reads.claims),
    tickets: reads.tickets,
    productsOf: reads.productsOf,
  };
}
