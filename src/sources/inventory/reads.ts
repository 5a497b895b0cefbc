import type { ListOrder } from '../../database/keyset.ts';
import { lazily } from '../../database/loaders.ts';
import type { Reader } from '../../database/reader.ts';
import { readerThrough } from '../../database/views.ts';
import type { KeySet } from '../../figures/condition.ts';
import type { Page, PageRequest } from '../../kernel/page.ts';
import type { Visibility } from '../visibility.ts';
import type { ReckonedOn } from '../source.ts';
import { customerMatcher } from './figures/customers.ts';
import { deletion, listingMatcher } from './figures/listings.ts';
import { productMatcher } from './figures/products.ts';
import * as availableToPromise from './lists/available-to-promise.ts';
import * as capacity from './lists/capacity.ts';
import * as content from './lists/content.ts';
import {
  productSearchCount,
  productSearchKeys,
  productSearchPage,
  type Words,
} from './lists/product-search.ts';
import * as products from './lists/products.ts';
import * as purchaseOrders from './lists/purchase-orders.ts';
import * as stockDays from './lists/stock-days.ts';
import * as stockLevels from './lists/stock-levels.ts';
import * as suppliers from './lists/suppliers.ts';
import * as affectedProducts from './lists/affected-products.ts';
import * as words from './lists/words.ts';
import { views } from './views.ts';

const makers = {
  /** What is to be known of customers where they are filtered. */
  customerMatcher: (read: Reader) => (_: ReckonedOn) => customerMatcher(read),
  /** Which products meet what inventory knows of them. */
  productMatcher: (read: Reader) => (on: ReckonedOn) => productMatcher(read, on),
  /** Which suppliers and the like meet what is asked of them. */
  listingMatcher,
  deletion,

  ...products,
  ...content,
  ...purchaseOrders,
  ...words,
  productSearchCount,
  productSearchKeys,
  ...stockLevels,
  ...stockDays,
  ...availableToPromise,
  ...capacity,
  ...suppliers,
  ...affectedProducts,
};

/** Everything the graph asks of inventory, for one request. */
export function inventoryReads(whole: Reader, { brands }: Visibility) {
  const read = brands ? readerThrough(whole, views, { brands: () => brands }) : whole;
  const reads = lazily(makers, read);
  /** The rows of a page are kept, so that its fields ask no second time. */
  const cacheRows = <Row extends products.ProductRow>(page: Page<Row>) => {
    for (const row of page.rows) reads.product.keep(row.sku, row);
    return page;
  };
  return Object.assign(reads, {
    productPage: async (order: ListOrder, page: PageRequest) =>
      cacheRows(await products.pageOfProducts(read, order, page)),
    productSearchPage: async (words: Words, among: KeySet | null, page: PageRequest) => {
      const found = cacheRows(await productSearchPage(read, words, among, page));
      for (const row of found.rows) reads.productTexts.keep(row.sku, row);
      return found;
    },
  });
}

export type InventoryReads = ReturnType<typeof inventoryReads>;
