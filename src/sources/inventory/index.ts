import { inventoryReads } from './reads.ts';
import { customers } from './figures/customers.ts';
import { deletions, listings } from './figures/listings.ts';
import { products } from './figures/products.ts';
import { freshnessOf } from '../source.ts';
import { tables } from './tables.ts';

/** The entry to inventory: products, stock, suppliers, purchase orders, booked demand, capacity. */
export const inventory = {
  name: 'inventory',
  tables,
  ...freshnessOf('inventory', tables, 'stock_levels'),
  reads: inventoryReads,
  products,
  customers,
  listings,
  deletions,
} as const;

export type { CapacityRow } from './lists/capacity.ts';
export { searchOrder, type Words } from './lists/product-search.ts';
export { productOrders } from './lists/products.ts';
export { beforeAllStock, stockSince, type StockPage, type StockPlace } from './lists/stock-changes.ts';
export type { PurchaseOrderLineRow, PurchaseOrderRow } from './lists/purchase-orders.ts';
export type { StockLevelRow } from './lists/stock-levels.ts';
export type { SupplyTerms } from './lists/suppliers.ts';
export { affectedOrder, type DisruptionReach } from './lists/affected-products.ts';
export type { InventoryReads } from './reads.ts';
