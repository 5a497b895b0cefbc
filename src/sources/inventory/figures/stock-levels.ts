import { sql } from 'kysely';
import type { Listing } from '../../../figures/catalogue.ts';
import { own } from '../../listings.ts';
import { tables } from '../tables.ts';

/** What stock levels are filtered and ordered by. A level has no number: its product and its warehouse are its key. */
export const stockLevels = {
  source: 'inventory',
  of: 'stock_levels',
  type: 'StockLevel',
  keyedBy: 'place',
  owned: {
    table: 'stock_levels',
    // No key holds a tab, so that no two levels share theirs.
    key: (column) => sql`nullif(${column('sku')}, '') || '\t' || nullif(${column('warehouse_code')}, '')`,
  },
  tables,
  relations: {},
  figures: {
    place: {
      ...own('key', 'text'),
      shows: 'StockLevel.warehouse',
      order: "By SKU, then by the warehouse's code.",
    },
    sku: {
      ...own('sku', 'text'),
      shows: 'StockLevel.product',
      filter: ['SkuFilter', 'On the product.'],
    },
    warehouse: {
      ...own('warehouse_code', 'text'),
      shows: 'Warehouse.code',
      filter: ['ChoiceFilter', "On the warehouse's code."],
    },
    available: {
      ...own('available', 'bigint'),
      alwaysKnown: true,
      shows: 'StockLevel.available',
      filter: ['IntFilter', 'On the units that can be sold now.'],
      order: 'By the units that can be sold now.',
    },
    updatedAt: {
      ...own('updated_at', 'timestamptz'),
      alwaysKnown: true,
      shows: 'StockLevel.updatedAt',
      filter: [
        'DateTimeFilter',
        'On the instant at which it was last counted. How to take what has changed: docs/bi.md.',
      ],
      order: 'By the instant at which it was last counted.',
    },
  },
} satisfies Listing;
