import { sql } from 'kysely';
import type { ListOrder, PageParameters } from '../../../database/keyset.ts';
import { anyOf, keyList } from '../../../database/statement.ts';
import type { CustomerNumber, OrderNumber } from '../../../domain/ids.ts';
import { paged, statement } from './statements.ts';

export const orderColumns = [
  'number',
  'customer_number',
  'placed_at',
  'status',
  'channel',
  'currency',
  'total_minor',
] as const;

export const ordersByNumber = statement('orders_by_number', (db, p: { numbers: readonly OrderNumber[] }) =>
  db.selectFrom('orders').select(orderColumns).where('number', '=', anyOf(p.numbers)),
);

export const orderNumbersOfCustomers = statement(
  'order_numbers_of_customers',
  (db, p: { customers: readonly CustomerNumber[] }) =>
    db
      .selectFrom('orders')
      .select(['number', 'customer_number'])
      .where('customer_number', '=', anyOf(p.customers)),
);

export const newestFirst = {
  name: 'newest_first',
  steps: [
    { column: 'placed_at', type: 'timestamptz', direction: 'desc' },
    { column: 'number', type: 'text', direction: 'desc' },
  ],
} satisfies ListOrder;

export const ordersOfCustomersPage = paged(
  'orders_of_customers',
  [newestFirst],
  (db, p: PageParameters & { customers: readonly CustomerNumber[] }, keyset) =>
    db
      .selectFrom(keyList(p.customers, 'asked'))
      .crossJoinLateral((db) =>
        db
          .selectFrom('orders')
          .select([...orderColumns, ...keyset.cursor])
          .where('customer_number', '=', sql.ref<CustomerNumber>('asked.key'))
          .where(keyset.within)
          .orderBy(keyset.order)
          .limit(p.limit)
          .as('orders'),
      )
      .selectAll('orders')
      .orderBy(keyset.order),
);

export const orderCounts = statement('order_counts', (db, p: { customers: readonly CustomerNumber[] }) =>
  db
    .selectFrom('orders')
    .select(({ fn }) => ['customer_number', fn.countAll<number>().as('orders')])
    .where('customer_number', '=', anyOf(p.customers))
    .groupBy('customer_number'),
);

export const linesOfOrders = statement('lines_of_orders', (db, p: { orders: readonly OrderNumber[] }) =>
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
    .where('order_number', '=', anyOf(p.orders))
    .orderBy('order_number')
    .orderBy('line'),
);

export const returnsOfOrders = statement('returns_of_orders', (db, p: { orders: readonly OrderNumber[] }) =>
  db
    .selectFrom('returns')
    .select(({ fn }) => ['order_number', 'line', fn.sum<number>('quantity').as('quantity')])
    .where('order_number', '=', anyOf(p.orders))
    .groupBy(['order_number', 'line']),
);

/** Every product of every order that a customer did not cancel. */
export const productsOrdered = statement(
  'products_ordered',
  (db, p: { customers: readonly CustomerNumber[] }) =>
    db
      .selectFrom('orders')
      .innerJoin('order_lines', 'order_lines.order_number', 'orders.number')
      .select(['customer_number', 'order_number', 'sku'])
      .where('customer_number', '=', anyOf(p.customers))
      .where('status', '<>', 'CANCELLED'),
);
