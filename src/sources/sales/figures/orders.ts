import { sql } from 'kysely';
import type { Listing } from '../../../figures/catalogue.ts';
import { of, own, withAnyOf } from '../../listings.ts';
import { tables } from '../tables.ts';

/** What orders are filtered and ordered by. */
export const orders = {
  source: 'sales',
  of: 'orders',
  type: 'Order',
  keyedBy: 'number',
  owned: { table: 'orders', key: 'number' },
  tables,
  relations: {
    withSku: {
      points: 5,
      takes: ['skus'],
      rows: ({ argument }) => sql`select distinct order_number as key, true as has
        from ${sql.table('sales.order_lines')} where sku = any(${argument('skus')}::text[])`,
    },
    customer: {
      points: 5,
      by: 'customer_number',
      rows: () => sql`select number as key, region from ${sql.table('sales.customers')}`,
    },
  },
  figures: {
    number: {
      ...own('key', 'text'),
      shows: 'Order.number',
      filter: ['OrderNumberFilter', 'On the order number.'],
      order: 'By order number.',
    },
    placedAt: {
      ...own('placed_at', 'timestamptz'),
      alwaysKnown: true,
      shows: 'Order.placedAt',
      filter: ['DateTimeFilter', 'On the instant at which it was placed.'],
      order: 'By the instant at which it was placed.',
    },
    placedOn: {
      ...own('placed_at', 'timestamptz'),
      shows: 'Order.placedAt',
      filter: ['DateFilter', 'On the day on which it was placed, in the reporting time zone.'],
    },
    updatedAt: {
      ...own('updated_at', 'timestamptz'),
      shows: 'Order.updatedAt',
      filter: [
        'DateTimeFilter',
        'On the instant of its last change; unknown where sales keeps none. How to take what has changed: docs/bi.md.',
      ],
      order: 'By the instant of its last change.',
    },
    status: {
      ...own('status', 'text'),
      shows: 'Order.status',
      filter: ['OrderStatusFilter', 'On how far it has come.'],
    },
    channel: {
      ...own('channel', 'text'),
      shows: 'Order.channel',
      filter: ['TextFilter', 'On where it was placed, such as `web`.'],
    },
    country: {
      ...own('country', 'text'),
      shows: 'Order.country',
      filter: ['TextFilter', 'On the country it was placed from, by its two-letter code such as `DE`.'],
    },
    region: {
      ...of('customer', 'region', 'text'),
      shows: 'Demographics.region',
      filter: ['TextFilter', "On the customer's state, province or region."],
    },
    customer: {
      ...own('customer_number', 'text'),
      shows: 'Order.customer',
      filter: ['CustomerNumberFilter', 'On who ordered.'],
    },
    withSku: {
      type: 'boolean',
      from: ['withSku'],
      value: ({ column }) => column('withSku', 'has'),
      absent: false,
    },
  },
  clauses: {
    sku: {
      figure: 'withSku',
      shows: 'OrderLine.product',
      filter: ['SkuFilter', 'On the products in it: at least one of its lines is of one of these.'],
      condition: withAnyOf('sales', 'withSku', 'skus'),
    },
  },
} satisfies Listing;
