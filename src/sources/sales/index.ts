import { salesReads } from './reads.ts';
import { customers } from './figures/customers.ts';
import { deletions, listings } from './figures/listings.ts';
import { products } from './figures/products.ts';
import { freshnessOf } from '../source.ts';
import { tables } from './tables.ts';

/** The entry to sales: customers, orders, returns, daily sales, summaries. */
export const sales = {
  name: 'sales',
  tables,
  ...freshnessOf('sales', tables, 'orders'),
  reads: salesReads,
  products,
  customers,
  listings,
  deletions,
} as const;

export type { BoughtTogetherRow } from './lists/bought-together.ts';
export { newestFirst } from './lists/customer-orders.ts';
export { customerPageOrders } from './lists/customer-pages.ts';
export type { CustomerRow } from './lists/customers.ts';
export type { OrderLineRow, OrderRow } from './lists/orders.ts';
export type { ReturnRow } from './lists/returns.ts';
export type { SalesReads } from './reads.ts';
export type { CustomerLeadGroup, OrderLeadGroup } from './reports/lead-groups.ts';
export { allSales, type SalesGroup, type SalesGroups } from './reports/sales-report.ts';
export type { SegmentOrders, SegmentTickets } from './reports/segments.ts';
export { customerSegments } from './tables.ts';
