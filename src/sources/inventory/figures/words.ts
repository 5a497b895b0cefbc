import type { Listing } from '../../../figures/catalogue.ts';
import { own } from '../../listings.ts';
import { productsBy } from '../lists/words.ts';
import { tables } from '../tables.ts';

/** What categories are filtered and ordered by: the words that products have as theirs. */
export const categories = {
  source: 'inventory',
  of: 'categories',
  type: 'Category',
  keyedBy: 'name',
  owned: { table: 'products', rows: () => productsBy('category'), key: 'name' },
  tables,
  relations: {},
  figures: {
    name: {
      ...own('key', 'text'),
      shows: 'Category.name',
      filter: ['TextFilter', 'On the name.'],
      order: 'By name.',
    },
    products: {
      ...own('counted', 'bigint'),
      alwaysKnown: true,
      shows: 'Category.products',
      filter: ['IntFilter', 'On how many products it has.'],
      order: 'By how many products it has.',
    },
  },
} satisfies Listing;

/** What brands are filtered and ordered by: the words that products have as theirs. */
export const brands = {
  source: 'inventory',
  of: 'brands',
  type: 'Brand',
  keyedBy: 'name',
  owned: { table: 'products', rows: () => productsBy('brand'), key: 'name' },
  tables,
  relations: {},
  figures: {
    name: {
      ...own('key', 'text'),
      shows: 'Brand.name',
      filter: ['TextFilter', 'On the name.'],
      order: 'By name.',
    },
    products: {
      ...own('counted', 'bigint'),
      alwaysKnown: true,
      shows: 'Brand.products',
      filter: ['IntFilter', 'On how many products it has.'],
      order: 'By how many products it has.',
    },
  },
} satisfies Listing;
