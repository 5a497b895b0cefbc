import { now } from './calendar.ts';
import { PriceBook } from './cogs/prices.ts';
import { Catalogue } from './inventory/catalogue.ts';
import { CustomerBook } from './sales/customers.ts';
import { Market } from './sales/market.ts';
import { OrderBook } from './sales/orders.ts';

export interface WorldSize {
  readonly products: number;
  readonly customers: number;
  readonly orders: number;
  readonly tickets: number;
}

export const sizes = {
  default: { products: 1200, customers: 20_000, orders: 64_000, tickets: 15_000 },
  small: { products: 150, customers: 800, orders: 2500, tickets: 600 },
} as const satisfies Record<string, WorldSize>;

/** The moment the world stands still at; two years of history lie before it. */
export const worldNow = new Date(now * 1000);

/** Raise it with every change to what the world holds, so that databases seeded before are seeded anew. */
export const worldVersion = 14;

/** What all sources are made from. Nothing of it is made before it is asked for. */
export interface World {
  readonly size: WorldSize;
  readonly catalogue: Catalogue;
  readonly prices: PriceBook;
  readonly customers: CustomerBook;
  readonly market: Market;
  readonly orders: OrderBook;
}

const worlds = new WeakMap<WorldSize, World>();

/** One for each size, shared by all who make rows from it: what it keeps never changes. */
export function worldOf(size: WorldSize): World {
  let world = worlds.get(size);
  if (!world) {
    world = createWorld(size);
    worlds.set(size, world);
  }
  return world;
}

export function createWorld(size: WorldSize): World {
  const catalogue = new Catalogue(size.products);
  const prices = new PriceBook();
  const customers = new CustomerBook(size.customers);
  const market = new Market(catalogue);
  const orders = new OrderBook(size.orders, catalogue, customers, market, prices);
  return { size, catalogue, prices, customers, market, orders };
}
