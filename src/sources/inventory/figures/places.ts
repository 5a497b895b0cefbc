import type { Listing } from '../../../figures/catalogue.ts';
import { own } from '../../listings.ts';
import { tables } from '../tables.ts';

/** What suppliers are filtered and ordered by. */
export const suppliers = {
  source: 'inventory',
  of: 'suppliers',
  type: 'Supplier',
  keyedBy: 'code',
  owned: { table: 'suppliers', key: 'code' },
  tables,
  relations: {},
  figures: {
    code: {
      ...own('key', 'text'),
      shows: 'Supplier.code',
      filter: ['ChoiceFilter', 'On the code.'],
      order: 'By code.',
    },
    name: {
      ...own('name', 'text'),
      alwaysKnown: true,
      shows: 'Supplier.name',
      filter: ['TextFilter', 'On the name.'],
      order: 'By name.',
    },
    country: {
      ...own('country', 'text'),
      shows: 'Supplier.country',
      filter: ['TextFilter', 'On the country, by its two-letter code such as `DE`.'],
    },
  },
} satisfies Listing;

/** What warehouses are filtered and ordered by. */
export const warehouses = {
  source: 'inventory',
  of: 'warehouses',
  type: 'Warehouse',
  keyedBy: 'code',
  owned: { table: 'warehouses', key: 'code' },
  tables,
  relations: {},
  figures: {
    code: {
      ...own('key', 'text'),
      shows: 'Warehouse.code',
      filter: ['ChoiceFilter', 'On the code.'],
      order: 'By code.',
    },
    name: {
      ...own('name', 'text'),
      alwaysKnown: true,
      shows: 'Warehouse.name',
      filter: ['TextFilter', 'On the name.'],
      order: 'By name.',
    },
    country: {
      ...own('country', 'text'),
      shows: 'Warehouse.country',
      filter: ['TextFilter', 'On the country, by its two-letter code such as `DE`.'],
    },
    city: {
      ...own('city', 'text'),
      shows: 'Warehouse.city',
      filter: ['TextFilter', 'On the city.'],
    },
  },
} satisfies Listing;
