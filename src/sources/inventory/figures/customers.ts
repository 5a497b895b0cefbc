import { sql } from 'kysely';
import type { Catalogue } from '../../../figures/catalogue.ts';
import { matchersOf } from '../../../figures/matcher.ts';
import type { Reader } from '../../../database/reader.ts';
import { tables } from '../tables.ts';

/** Inventory knows nobody; it tells sales which products customers of a category bought. */
export const customers = {
  source: 'inventory',
  of: 'customers',
  tables,
  relations: {
    productsOfCategories: {
      points: 1,
      takes: ['categories'],
      rows: ({ argument }) =>
        sql`select sku from ${sql.table('inventory.products')} where category = any(${argument('categories')}::text[])`,
    },
  },
  figures: {},
} satisfies Catalogue;

const matchers = matchersOf(customers);

export const customerMatcher = (read: Reader) => matchers(read, {});
