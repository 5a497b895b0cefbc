import { lazily } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { readerThrough } from '../../../database/views.ts';
import type { RowRules } from '../../../domain/row-rules.ts';
import { customerMatcher } from '../customer-criteria.ts';
import { productLists, productLoaders } from './products.ts';
import { stockLoaders } from './stock.ts';
import { supplierLoaders } from './suppliers.ts';
import { views } from '../views.ts';
import { touchedLoaders } from './touched.ts';

/** Everything the graph asks of inventory, for one request. */
export function inventoryReads(whole: Reader, { brands }: Pick<RowRules, 'brands'>) {
  const read = brands ? readerThrough(whole, views, { brands: () => brands }) : whole;
  const loaders = lazily({
    /** What is to be known of customers where they are filtered. */
    customerMatcher: () => customerMatcher(read),
    ...productLoaders(read),
    ...stockLoaders(read),
    ...supplierLoaders(read),
    ...touchedLoaders(read),
  });
  return Object.assign(loaders, productLists(read, loaders));
}

export type InventoryReads = ReturnType<typeof inventoryReads>;
