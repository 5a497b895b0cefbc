import { sql } from 'kysely';
import { pageParameters, type ListOrder, type PageParameters } from '../../../database/keyset.ts';
import { Loader, manyPerKey, perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { anyOf, isNamed, keyList } from '../../../database/statement.ts';
import type { CustomerNumber } from '../../../domain/ids.ts';
import { toPage, type PageRequest } from '../../../kernel/page.ts';
import { paged, statement } from '../statement.ts';
import { orderColumns } from './orders.ts';

export const newestFirst = {
  name: 'newest_first',
  steps: [
    { column: 'placed_at', type: 'timestamptz', direction: 'desc' },
    { column: 'number', type: 'text', direction: 'desc' },
  ],
} satisfies ListOrder;

interface OfCustomers {
  readonly customers: readonly CustomerNumber[];
}

const ordersPage = paged(
  'orders_of_customers',
  [newestFirst],
  (db, p: PageParameters & OfCustomers, keyset) =>
    db
      .selectFrom(keyList(p.customers, 'input'))
      .crossJoinLateral((db) =>
        db
          .selectFrom('orders')
          .select([...orderColumns, ...keyset.cursor])
          .where('customer_number', '=', sql.ref<CustomerNumber>('input.key'))
          .where(keyset.within)
          .orderBy(keyset.order)
          .limit(p.limit)
          .as('orders'),
      )
      .selectAll('orders')
      .orderBy(keyset.order),
  { keyed: { customers: 'customer_number' } },
);

export const ordersOf = (read: Reader) =>
  perArguments(
    (page: PageRequest) =>
      new Loader(async (customers: readonly CustomerNumber[]) => {
        const rows = await read(ordersPage(newestFirst, page), { ...pageParameters(page), customers });
        const found = Map.groupBy(rows, (row) => row.customer_number);
        return customers.map((customer) => toPage(found.get(customer) ?? [], page));
      }),
  );

const orderCounts = statement(
  'order_counts',
  (db, p: OfCustomers) =>
    db
      .selectFrom('orders')
      .select(({ fn }) => ['customer_number', fn.countAll<number>().as('orders')])
      .where('customer_number', '=', anyOf(p.customers))
      .where(isNamed(sql.ref('number')))
      .groupBy('customer_number'),
  { keyed: { customers: 'customer_number' } },
);

export const orderCount = (read: Reader) =>
  new Loader<CustomerNumber, number>(async (customers) => {
    const rows = await read(orderCounts, { customers });
    const counts = new Map(rows.map((row) => [row.customer_number, row.orders]));
    return customers.map((customer) => counts.get(customer) ?? 0);
  });

/** Not a guest's. */
interface OfACustomer {
  readonly customer_number: CustomerNumber;
}

const orderNumbers = statement(
  'order_numbers_of_customers',
  (db, p: OfCustomers) =>
    db
      .selectFrom('orders')
      .select(['number', 'customer_number'])
      .$narrowType<OfACustomer>()
      .where('customer_number', '=', anyOf(p.customers))
      .where(isNamed(sql.ref('number'))),
  { keyed: { customers: 'customer_number' } },
);

/** The numbers of all orders of a customer. */
export const orderNumbersOf = (read: Reader) =>
  manyPerKey((customers: readonly CustomerNumber[]) => read(orderNumbers, { customers }), 'customer_number');

const productsOrdered = statement(
  'products_ordered',
  (db, p: OfCustomers) =>
    db
      .selectFrom('orders')
      .innerJoin('order_lines', 'order_lines.order_number', 'orders.number')
      .select(['customer_number', 'order_number', 'sku'])
      .where('customer_number', '=', anyOf(p.customers))
      .where('status', '<>', 'CANCELLED')
      .$narrowType<OfACustomer>(),
  { keyed: { customers: 'customer_number' } },
);

/** Products of a customer's orders that were not cancelled, once for each order line. */
export const productsOrderedBy = (read: Reader) =>
  manyPerKey(
    (customers: readonly CustomerNumber[]) => read(productsOrdered, { customers }),
    'customer_number',
  );
