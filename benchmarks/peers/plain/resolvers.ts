import { GraphQLScalarType } from 'graphql';
import { money, type Minor } from '../common/business.ts';
import type { Claims } from '../common/data.ts';
import type { Customer } from '../common/reads.ts';
import type { Loaders } from './loaders.ts';

interface OfProduct {
  readonly sku: string;
}

interface Order extends OfOrder {
  readonly placed_at: Date;
  readonly currency: string;
  readonly total_minor: number;
}

interface OfOrder {
  readonly number: string;
}

interface Line {
  readonly sku: string;
  readonly unit_price_minor: number;
  readonly currency: string;
}

interface Page {
  readonly first: number;
}

export const scalars = {
  DateTime: new GraphQLScalarType<Date, string>({
    name: 'DateTime',
    serialize: (value) => (value as Date).toISOString(),
  }),
};

/** The resolvers of each source; who serves one of them serves those alone. */
export const resolversOf = {
  inventory: {
    Query: {
      products: async (
        _: unknown,
        { filter, first }: Page & { filter?: { category?: { eq?: string } } },
        { productsOf }: Loaders,
      ) => ({ nodes: await productsOf(filter?.category?.eq, first) }),
      product: (_: unknown, { sku }: OfProduct, { product }: Loaders) => product.load(sku),
    },
    Product: {
      specifications: ({ sku }: OfProduct, _: unknown, { specifications }: Loaders) =>
        specifications.load(sku),
      inventory: ({ sku }: OfProduct, _: unknown, { inventory }: Loaders) => inventory.load(sku),
    },
    StockLevel: {
      warehouse: ({ warehouse_code }: { readonly warehouse_code: string }) => ({ code: warehouse_code }),
    },
  },
  cogs: {
    Product: {
      price: ({ sku }: OfProduct, _: unknown, { price }: Loaders) => price.load(sku),
      unitCost: ({ sku }: OfProduct, _: unknown, { unitCost }: Loaders) => unitCost.load(sku),
      competitorPrices: ({ sku }: OfProduct, { first }: Page, { competitorPrices }: Loaders) =>
        competitorPrices(sku, first),
    },
    Price: { current: ({ amount_minor, currency }: Minor) => money(amount_minor, currency) },
  },
  support: {
    Product: {
      support: async ({ sku }: OfProduct, _: unknown, { openTickets }: Loaders) => ({
        openTickets: await openTickets.load(sku),
      }),
    },
    Customer: {
      /** A subgraph is given the claims with the customer; who has all databases looks them up. */
      tickets: async (customer: Customer | Claims, { first }: Page, { claims, tickets }: Loaders) => ({
        nodes: await tickets('orderNumbers' in customer ? customer : await claims.load(customer), first),
      }),
    },
    Ticket: { openedAt: ({ opened_at }: { readonly opened_at: Date }) => opened_at },
  },
  sales: {
    Query: {
      customer: (_: unknown, { number }: { number: string }, { customer }: Loaders) => customer.load(number),
    },
    Customer: {
      segment: ({ number }: Customer, _: unknown, { segment }: Loaders) => segment.load(number),
      orders: async ({ number }: Customer, { first }: Page, { orders }: Loaders) => ({
        nodes: await orders(number, first),
      }),
    },
    Order: {
      placedAt: ({ placed_at }: Order) => placed_at,
      total: ({ total_minor, currency }: Order) => money(total_minor, currency),
      lines: async ({ number, currency }: Order, _: unknown, { lines }: Loaders) =>
        (await lines.load(number)).map((line) => ({ ...line, currency })),
    },
    OrderLine: {
      unitPrice: ({ unit_price_minor, currency }: Line) => money(unit_price_minor, currency),
    },
  },
  logistics: {
    Order: {
      shipments: ({ number }: OfOrder, _: unknown, { shipments }: Loaders) => shipments.load(number),
    },
  },
} as const;

export type Source = keyof typeof resolversOf;
