import { lazily } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { readerThrough } from '../../../database/views.ts';
import type { RowRules } from '../../../kernel/row-rules.ts';
import { customerMatcher } from '../customer-criteria.ts';
import { productLists, productLoaders } from './products.ts';
import { stockLoaders } from './stock.ts';
import { supplierLoaders } from './suppliers.ts';
import { views } from '../views.ts';
import { touchedLoaders } from './touched.ts';

const loaders = {
  /** What is to be known of customers where they are filtered. */
  customerMatcher,
  ...productLoaders,
  ...stockLoaders,
  ...supplierLoaders,
  ...touchedLoaders,
};

/** Everything the graph asks of inventory, for one request. */
export function inventoryReads(whole: Reader, { brands }: Pick<RowRules, 'brands'>) {
  const read = brands ? readerThrough(whole, views, { brands: () => brands }) : whole;
  const reads = lazily(loaders, read);
  return Object.assign(reads, productLists(read, reads));
}

export type InventoryReads = ReturnType<typeof inventoryReads>;
