import { lazily } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { readerThrough, type SeenKeys } from '../../../database/views.ts';
import { customerMatcher } from '../customer-criteria.ts';
import { customerLoaders, customerPages } from './customers.ts';
import { orderLoaders } from './orders.ts';
import { productSalesLoaders } from './product-sales.ts';
import { salesReports } from './report.ts';
import { seenKeys } from './seen.ts';
import { segmentLoaders } from './segments.ts';
import { viewsFor } from '../views.ts';

/** To which customers and products a caller is held; null is all. */
interface SalesRules {
  readonly countries: readonly string[] | null;
  readonly skus: SeenKeys | null;
}

const byCountry = viewsFor({ byCountry: true, byBrand: false });
const byBrand = viewsFor({ byCountry: false, byBrand: true });
const byBoth = viewsFor({ byCountry: true, byBrand: true });

function readerFor(read: Reader, { countries, skus }: SalesRules): Reader {
  if (!countries && !skus) return read;
  const views = !skus ? byCountry : countries ? byBoth : byBrand;
  return readerThrough(read, views, {
    ...(countries && { countries: () => countries }),
    ...(skus && { skus }),
  });
}

const loaders = {
  /** Which customers meet what is known of them. */
  customerMatcher,
  ...customerLoaders,
  ...orderLoaders,
  ...productSalesLoaders,
  ...segmentLoaders,
};

/** Everything the graph asks of sales, for one request. */
export function salesReads(whole: Reader, rules: SalesRules) {
  const read = readerFor(whole, rules);
  const reads = lazily(loaders, read);
  return Object.assign(reads, customerPages(read, reads), salesReports(read), seenKeys(read));
}

export type SalesReads = ReturnType<typeof salesReads>;
export type CustomerRow = NonNullable<Awaited<ReturnType<SalesReads['customer']['load']>>>;
export type OrderRow = NonNullable<Awaited<ReturnType<SalesReads['order']['load']>>>;
export type SummaryRow = NonNullable<Awaited<ReturnType<SalesReads['summary']['load']>>>;
export type OrderLineRow = NonNullable<Awaited<ReturnType<SalesReads['linesOf']['load']>>>[number];
export type BoughtTogetherRow = NonNullable<
  Awaited<ReturnType<ReturnType<SalesReads['boughtTogether']>['load']>>
>[number];
