/** Mercurius with its compiler (jit) and its loaders. */
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import { GraphQLScalarType } from 'graphql';
import mercurius from 'mercurius';
import { money, type Minor } from '../common/business.ts';
import { openData } from '../common/data.ts';
import { readsOf, type Customer, type Reads } from '../common/reads.ts';

interface Context {
  readonly reads: Reads;
  /** For two fields of one product, and asked once for both. */
  readonly prices: (skus: readonly string[]) => ReturnType<Reads['prices']>;
}

interface Query<Parent> {
  readonly obj: Parent;
  readonly params: { readonly first: number };
}

type Batch<Parent, Value> = (queries: readonly Query<Parent>[], context: Context) => Promise<Value[]>;

const data = openData();
const app = Fastify();

/** A loader without Mercurius' cache: it would outlive no request, and costs more than it saves here. */
const loader = <Parent, Value>(batch: Batch<Parent, Value>) => ({ loader: batch, opts: { cache: false } });
const skus = (queries: readonly Query<{ readonly sku: string }>[]) => queries.map(({ obj }) => obj.sku);
const numbers = (queries: readonly Query<{ readonly number: string }>[]) =>
  queries.map(({ obj }) => obj.number);
const first = ([query]: readonly Query<unknown>[]) => query?.params.first ?? 0;

interface OfProduct {
  readonly sku: string;
}

interface OfOrder {
  readonly number: string;
  readonly currency: string;
}

const loaders = {
  Product: {
    specifications: loader<OfProduct, unknown>((all, { reads }) => reads.specifications(skus(all))),
    inventory: loader<OfProduct, unknown>((all, { reads }) => reads.inventories(skus(all))),
    price: loader<OfProduct, unknown>((all, { prices }) => prices(skus(all))),
    unitCost: loader<OfProduct, unknown>((all, { reads }) => reads.unitCosts(skus(all))),
    competitorPrices: loader<OfProduct, unknown>((all, { reads, prices }) =>
      reads.cheapest(skus(all), prices(skus(all)), first(all)),
    ),
    support: loader<OfProduct, unknown>(async (all, { reads }) =>
      (await reads.openTickets(skus(all))).map((openTickets) => ({ openTickets })),
    ),
  },
  Customer: {
    segment: loader<Customer, unknown>((all, { reads }) => reads.segments(numbers(all))),
    orders: loader<Customer, unknown>(async (all, { reads }) =>
      (await reads.orders(numbers(all), first(all))).map((nodes) => ({ nodes })),
    ),
    tickets: loader<Customer, unknown>(async (all, { reads }) => {
      const claims = await reads.claims(all.map(({ obj }) => obj));
      return Promise.all(claims.map(async (one) => ({ nodes: await reads.tickets(one, first(all)) })));
    }),
  },
  Order: {
    lines: loader<OfOrder, unknown>(async (all, { reads }) => {
      const lists = await reads.lines(numbers(all));
      return lists.map((lines, index) =>
        lines.map((line) => ({ ...line, currency: all[index]?.obj.currency })),
      );
    }),
    shipments: loader<OfOrder, unknown>((all, { reads }) => reads.shipments(numbers(all))),
  },
  OrderLine: {
    product: loader<OfProduct, unknown>(async (all, { reads }) => {
      const distinct = [...new Set(skus(all))];
      const products = new Map((await reads.products(distinct)).map((one, index) => [distinct[index], one]));
      return skus(all).map((sku) => products.get(sku) ?? null);
    }),
  },
};

const resolvers = {
  DateTime: new GraphQLScalarType<Date, string>({
    name: 'DateTime',
    serialize: (value) => (value as Date).toISOString(),
  }),
  Query: {
    products: async (
      _: unknown,
      args: { filter?: { category?: { eq?: string } }; first: number },
      { reads }: Context,
    ) => ({ nodes: await reads.productsOf(args.filter?.category?.eq, args.first) }),
    product: async (_: unknown, { sku }: OfProduct, { reads }: Context) => (await reads.products([sku]))[0],
    customer: async (_: unknown, { number }: { number: string }, { reads }: Context) =>
      (await reads.customers([number]))[0],
  },
  StockLevel: { warehouse: (level: { warehouse_code: string }) => ({ code: level.warehouse_code }) },
  Price: { current: (price: Minor) => money(price.amount_minor, price.currency) },
  Order: {
    placedAt: (order: { placed_at: Date }) => order.placed_at,
    total: (order: { total_minor: number; currency: string }) => money(order.total_minor, order.currency),
  },
  OrderLine: {
    unitPrice: (line: { unit_price_minor: number; currency: string }) =>
      money(line.unit_price_minor, line.currency),
  },
  Ticket: { openedAt: (ticket: { opened_at: Date }) => ticket.opened_at },
};

function contextOf(): Context {
  const reads = readsOf(data);
  const known = new Map<string, ReturnType<Reads['prices']>>();
  return {
    reads,
    prices(wanted) {
      const key = wanted.join();
      let prices = known.get(key);
      if (!prices) known.set(key, (prices = reads.prices(wanted)));
      return prices;
    },
  };
}

app.register(mercurius, {
  schema: readFileSync(new URL('../common/schema.graphql', import.meta.url), 'utf8'),
  resolvers: resolvers as never,
  loaders: loaders as never,
  context: contextOf as never,
  jit: 1,
});
await app.listen({ host: '127.0.0.1', port: Number(process.env['PORT']) });
