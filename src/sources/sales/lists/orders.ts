import { sql } from 'kysely';
import { instantsIn } from '../../../database/instants.ts';
import { manyPerKey, onePerKey } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { anyOf, type RowOf } from '../../../database/statement.ts';
import type { OrderNumber } from '../../../domain/ids.ts';
import { statement } from '../statement.ts';

export const orderColumns = [
  'number',
  'customer_number',
  instantsIn()('placed_at'),
  'status',
  'channel',
  'country',
  'currency',
  'total_minor',
  'included_tax_percent',
  instantsIn<Date | null>()('updated_at'),
] as const;

const byNumber = statement(
  'orders_by_number',
  (db, p: { numbers: readonly OrderNumber[] }) =>
    db.selectFrom('orders').select(orderColumns).where('number', '=', anyOf(p.numbers)),
  { keyed: { numbers: 'number' } },
);

export type OrderRow = RowOf<typeof byNumber>;

export const order = (read: Reader) =>
  onePerKey((numbers: readonly OrderNumber[]) => read(byNumber, { numbers }), 'number');

interface OfOrders {
  readonly orders: readonly OrderNumber[];
}

const lines = statement(
  'lines_of_orders',
  (db, p: OfOrders) =>
    db
      .selectFrom('order_lines')
      .innerJoin('orders', 'orders.number', 'order_lines.order_number')
      .select([
        'order_number',
        'line',
        'sku',
        'quantity',
        'unit_price_minor',
        sql<number>`discount_percent::float8`.as('discount_percent'),
        'net_minor',
        'currency',
      ])
      .select(({ fn }) =>
        fn
          .coalesce('order_lines.included_tax_percent', 'orders.included_tax_percent')
          .as('included_tax_percent'),
      )
      .where('order_number', '=', anyOf(p.orders))
      .orderBy('order_number')
      .orderBy('line'),
  { keyed: { orders: 'order_number' } },
);

export type OrderLineRow = RowOf<typeof lines>;

export const linesOf = (read: Reader) =>
  manyPerKey((orders: readonly OrderNumber[]) => read(lines, { orders }), 'order_number');

const returns = statement(
  'returns_of_orders',
  (db, p: OfOrders) =>
    db
      .selectFrom('returns')
      .select(({ fn }) => ['order_number', 'line', fn.sum<number>('quantity').as('quantity')])
      .where('order_number', '=', anyOf(p.orders))
      .groupBy(['order_number', 'line']),
  { keyed: { orders: 'order_number' } },
);

/** What came back of each line of an order; null where the company keeps no returns. */
export const returnsOf = (read: Reader) =>
  manyPerKey((orders: readonly OrderNumber[]) => read.optional(returns, { orders }), 'order_number');
