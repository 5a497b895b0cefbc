import { lazily } from '../../database/loaders.ts';
import type { Reader } from '../../database/reader.ts';
import { readerThrough } from '../../database/views.ts';
import { customerMatcher } from './figures/customers.ts';
import { deletion, listingMatcher } from './figures/listings.ts';
import { productMatcher } from './figures/products.ts';
import * as boughtTogether from './lists/bought-together.ts';
import * as customerOrders from './lists/customer-orders.ts';
import { customerCount, customerPage } from './lists/customer-pages.ts';
import * as customers from './lists/customers.ts';
import * as orders from './lists/orders.ts';
import * as returns from './lists/returns.ts';
import * as productSales from './lists/product-sales.ts';
import { salesReport } from './reports/sales-report.ts';
import { groupsOfCustomers, groupsOfOrders } from './reports/lead-groups.ts';
import * as segments from './reports/segments.ts';
import * as sessions from './reports/sessions.ts';
import type { Visibility } from '../visibility.ts';
import type { ReckonedOn } from '../source.ts';
import { visibleLeads, visibleOrders } from './visibility.ts';
import { viewsFor } from './views.ts';

const byCountry = viewsFor({ byCountry: true, byBrand: false });
const byBrand = viewsFor({ byCountry: false, byBrand: true });
const byBoth = viewsFor({ byCountry: true, byBrand: true });

function readerFor(read: Reader, { countries, skus }: Visibility): Reader {
  if (!countries && !skus) return read;
  const views = !skus ? byCountry : countries ? byBoth : byBrand;
  return readerThrough(read, views, {
    ...(countries && { countries: () => countries }),
    ...(skus && { skus }),
  });
}

const loaders = {
  /** Which customers meet what is known of them. */
  customerMatcher: (read: Reader) => (on: ReckonedOn) => customerMatcher(read, on),
  /** Which products meet what sales knows of them. */
  productMatcher: (read: Reader) => (on: ReckonedOn) => productMatcher(read, on),

  /** Which orders and the like meet what is asked of them. */
  listingMatcher,
  deletion,

  ...customers,
  customerCount,
  ...customerOrders,
  ...orders,
  ...returns,
  ...productSales,
  ...boughtTogether,
  salesReport,
  groupsOfCustomers,
  groupsOfOrders,
  ...sessions,
  ...segments,
  visibleOrders,
  visibleLeads,
};

/** Everything the graph asks of sales, for one request. */
export function salesReads(whole: Reader, visibility: Visibility) {
  const read = readerFor(whole, visibility);
  const reads = lazily(loaders, read);
  return Object.assign(reads, { customerPage: customerPage(read, reads) });
}

export type SalesReads = ReturnType<typeof salesReads>;
