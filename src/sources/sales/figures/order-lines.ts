import { sql } from 'kysely';
import type { Listing } from '../../../figures/catalogue.ts';
import { of, own } from '../../listings.ts';
import { tables } from '../tables.ts';

/** What order lines are filtered and ordered by. A line has no number: its order's, and its place there, are its key. */
export const orderLines = {
  source: 'sales',
  of: 'order_lines',
  type: 'OrderLine',
  keyedBy: 'place',
  owned: {
    table: 'order_lines',
    key: (column) => sql`${column('order_number')} || '/' || lpad(${column('line')}::text, 10, '0')`,
  },
  tables,
  relations: {
    order: {
      points: 5,
      by: 'order_number',
      always: true,
      rows: () => sql`select number as key, customer_number, placed_at, updated_at, status, channel, country
        from ${sql.table('sales.orders')}`,
    },
  },
  figures: {
    place: {
      ...own('key', 'text'),
      shows: 'OrderLine.line',
      order: "By the order's number and the line's place in it.",
    },
    order: {
      ...own('order_number', 'text'),
      shows: 'OrderLine.order',
      filter: ['OrderNumberFilter', 'On the order it is in.'],
    },
    sku: {
      ...own('sku', 'text'),
      shows: 'OrderLine.product',
      filter: ['SkuFilter', 'On the product.'],
    },
    quantity: {
      ...own('quantity', 'bigint'),
      alwaysKnown: true,
      shows: 'OrderLine.quantity',
      filter: ['IntFilter', 'On the units ordered.'],
      order: 'By the units ordered.',
    },
    discountPercent: {
      type: 'double precision',
      value: ({ own }) => sql`${own('discount_percent')}::float8`,
      shows: 'OrderLine.discountPercent',
      filter: ['FloatFilter', 'On the discount, 0 to 100.'],
    },
    placedAt: {
      ...of('order', 'placed_at', 'timestamptz'),
      alwaysKnown: true,
      shows: 'Order.placedAt',
      filter: ['DateTimeFilter', 'On the instant at which its order was placed.'],
      order: 'By the instant at which its order was placed.',
    },
    placedOn: {
      ...of('order', 'placed_at', 'timestamptz'),
      shows: 'Order.placedAt',
      filter: ['DateFilter', 'On the day on which its order was placed, in the reporting time zone.'],
    },
    updatedAt: {
      ...of('order', 'updated_at', 'timestamptz'),
      shows: 'Order.updatedAt',
      filter: [
        'DateTimeFilter',
        'On the instant at which its order last changed; unknown where sales keeps none.',
      ],
      order: 'By the instant at which its order last changed.',
    },
    status: {
      ...of('order', 'status', 'text'),
      shows: 'Order.status',
      filter: ['OrderStatusFilter', 'On how far its order has come.'],
    },
    channel: {
      ...of('order', 'channel', 'text'),
      shows: 'Order.channel',
      filter: ['TextFilter', 'On where its order was placed, such as `web`.'],
    },
    country: {
      ...of('order', 'country', 'text'),
      shows: 'Order.country',
      filter: ['TextFilter', 'On the country its order was placed from, such as `DE`.'],
    },
    customer: {
      ...of('order', 'customer_number', 'text'),
      shows: 'Order.customer',
      filter: ['CustomerNumberFilter', 'On who ordered.'],
    },
  },
} satisfies Listing;
