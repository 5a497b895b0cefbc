import { inventoryReads } from './loaders/index.ts';
import { newestEntry } from './queries/stock.ts';
import { products } from './criteria.ts';
import { tables } from './tables.ts';

/** The door to inventory: products, stock, suppliers, purchase orders, booked demand, capacity. */
export const inventory = { name: 'inventory', tables, newestEntry, reads: inventoryReads, products } as const;

export { beforeAllStock, stockSince } from './changes.ts';
export type { StockPage, StockPlace } from './changes.ts';
export { productOrders } from './queries/products.ts';
export { searchOrder } from './queries/search.ts';
export { touchedOrder } from './queries/touched.ts';
export type { InventoryReads } from './loaders/index.ts';
export type { ProductRow } from './loaders/products.ts';
export type { CapacityRow, StockLevelRow } from './loaders/stock.ts';
export type { SupplierRow, SupplyTerms } from './loaders/suppliers.ts';
export type { Touch } from './loaders/touched.ts';
