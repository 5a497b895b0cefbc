import { newestEntry } from './queries/statements.ts';
import { salesReads } from './loaders/index.ts';
import { products } from './criteria.ts';
import { tables } from './tables.ts';

/** The door to sales: customers, orders, returns, daily sales, summaries. */
export const sales = { name: 'sales', tables, newestEntry, reads: salesReads, products } as const;

export { customerOrders } from './queries/customer-pages.ts';
export { newestFirst } from './queries/orders.ts';
export type { Step } from './queries/product-sales.ts';
export { customerSegments } from './tables.ts';
export type { SalesGroup, SalesGroups } from './loaders/report.ts';
export type { SegmentOrders, SegmentTickets } from './loaders/segments.ts';
export type {
  BoughtTogetherRow,
  CustomerRow,
  OrderLineRow,
  OrderRow,
  SalesReads,
  SummaryRow,
} from './loaders/index.ts';
