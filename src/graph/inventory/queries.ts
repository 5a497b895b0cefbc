import type { Sku } from '../../domain/ids.ts';
import type { SourceReads } from '../../sources/open.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';
import { listingOf } from '../listing.ts';

/** A level by its product and its warehouse. */
const levels = ({ inventory }: SourceReads) => ({
  async load(key: string) {
    const [sku, warehouse] = key.split('\t');
    const found = await inventory.stockLevels.load(sku as Sku);
    return found?.find(({ warehouse_code }) => warehouse_code === warehouse) ?? null;
  },
});

export const inventoryQueries = {
  stockLevels: listingOf('stockLevels', levels),
  purchaseOrder: (_, { number }, { sources }) => sources.inventory.purchaseOrder.load(number),
  purchaseOrders: listingOf('purchaseOrders', ({ inventory }) => inventory.purchaseOrder),
  supplier: (_, { code }, { sources }) => sources.inventory.supplier.load(code),
  suppliers: listingOf('suppliers', ({ inventory }) => inventory.supplier),
  warehouse: (_, { code }, { sources }) => sources.inventory.warehouse.load(code),
  warehouses: listingOf('warehouses', ({ inventory }) => inventory.warehouse),
  categories: listingOf('categories', ({ inventory }) => inventory.category),
  brands: listingOf('brands', ({ inventory }) => inventory.brand),
} satisfies Partial<QueryResolvers>;
