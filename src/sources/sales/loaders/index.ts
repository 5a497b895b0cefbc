import { lazily } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { customerMatcher } from '../customer-criteria.ts';
import { customerLoaders, customerPages } from './customers.ts';
import { orderLoaders } from './orders.ts';
import { productSalesLoaders } from './product-sales.ts';
import { salesReports } from './report.ts';
import { segmentLoaders } from './segments.ts';

/** Everything the graph asks of sales, for one request. */
export function salesReads(read: Reader) {
  const loaders = lazily({
    /** Which customers meet what is known of them. */
    customerMatcher: () => customerMatcher(read),
    ...customerLoaders(read),
    ...orderLoaders(read),
    ...productSalesLoaders(read),
    ...segmentLoaders(read),
  });
  return Object.assign(loaders, customerPages(read, loaders), salesReports(read));
}

export type SalesReads = ReturnType<typeof salesReads>;
export type CustomerRow = NonNullable<Awaited<ReturnType<SalesReads['customer']['load']>>>;
export type OrderRow = NonNullable<Awaited<ReturnType<SalesReads['order']['load']>>>;
export type SummaryRow = NonNullable<Awaited<ReturnType<SalesReads['summary']['load']>>>;
export type OrderLineRow = NonNullable<Awaited<ReturnType<SalesReads['linesOf']['load']>>>[number];
export type BoughtTogetherRow = NonNullable<
  Awaited<ReturnType<ReturnType<SalesReads['boughtTogether']>['load']>>
>[number];
