import { sql } from 'kysely';
import type { Listing } from '../../../figures/catalogue.ts';
import { of, own } from '../../listings.ts';
import { tables } from '../tables.ts';

/** What returns are filtered and ordered by. */
export const returns = {
  source: 'sales',
  of: 'returns',
  type: 'Return',
  keyedBy: 'number',
  owned: { table: 'returns', key: 'number', beside: ['line'] },
  tables,
  relations: {
    line: {
      points: 5,
      rows: () => sql`select r.number as key, l.sku from ${sql.table('sales.returns')} r
        join ${sql.table('sales.order_lines')} l on l.order_number = r.order_number and l.line = r.line`,
    },
    order: {
      points: 5,
      by: 'order_number',
      rows: () =>
        sql`select number as key, customer_number, channel, country from ${sql.table('sales.orders')}`,
    },
  },
  figures: {
    number: {
      ...own('key', 'text'),
      shows: 'Return.number',
      filter: ['ReturnNumberFilter', 'On the number of the return.'],
      order: 'By number.',
    },
    order: {
      ...own('order_number', 'text'),
      shows: 'Return.order',
      filter: ['OrderNumberFilter', 'On the order it is of.'],
    },
    returnedOn: {
      ...own('returned_on', 'date'),
      shows: 'Return.returnedOn',
      filter: ['DateFilter', 'On the day on which it came back; unknown where sales keeps none.'],
      order: 'By the day on which it came back.',
    },
    updatedAt: {
      ...own('updated_at', 'timestamptz'),
      shows: 'Return.updatedAt',
      filter: ['DateTimeFilter', 'On the instant of its last change; unknown where sales keeps none.'],
      order: 'By the instant of its last change.',
    },
    sku: {
      ...of('line', 'sku', 'text'),
      shows: 'Return.product',
      filter: ['SkuFilter', 'On the product that came back.'],
    },
    customer: {
      ...of('order', 'customer_number', 'text'),
      shows: 'Order.customer',
      filter: ['CustomerNumberFilter', 'On whose order it is of.'],
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
  },
} satisfies Listing;
