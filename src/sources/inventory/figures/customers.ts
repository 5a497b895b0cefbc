import { sql } from 'kysely';
import type { Catalogue } from '../../../database/matching/catalogue.ts';
import { matchersOf } from '../../../database/matching/matcher.ts';
import type { Reader } from '../../../database/reader.ts';
import { tables } from '../tables.ts';

/** Inventory knows nobody; it tells sales which products customers of a category bought. */
const customers: Catalogue = {
  source: 'inventory',
  of: 'customers',
  tables,
  relations: {
    productsOfCategories: {
      rows: ({ given }) =>
        sql`select sku from ${sql.table('inventory.products')} where category = any(${given('categories')}::text[])`,
    },
  },
  criteria: {},
};

const matchers = matchersOf(customers);

export const customerMatcher = (read: Reader) => matchers(read, {});
