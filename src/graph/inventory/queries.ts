import type { QueryResolvers } from '../generated/resolvers.ts';
import { listingOf } from '../listing.ts';

export const inventoryQueries = {
  purchaseOrder: (_, { number }, { sources }) => sources.inventory.purchaseOrder.load(number),
  purchaseOrders: listingOf('purchaseOrders', ({ inventory }) => inventory.purchaseOrder),
  supplier: (_, { code }, { sources }) => sources.inventory.supplier.load(code),
  suppliers: listingOf('suppliers', ({ inventory }) => inventory.supplier),
  warehouse: (_, { code }, { sources }) => sources.inventory.warehouse.load(code),
  warehouses: listingOf('warehouses', ({ inventory }) => inventory.warehouse),
  categories: listingOf('categories', ({ inventory }) => inventory.category),
  brands: listingOf('brands', ({ inventory }) => inventory.brand),
} satisfies Partial<QueryResolvers>;
