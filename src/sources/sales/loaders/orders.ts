import DataLoader from 'dataloader';
import { pageParameters } from '../../../database/keyset.ts';
import { manyPerKey, onePerKey, perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import type { CustomerNumber, OrderNumber } from '../../../domain/ids.ts';
import { toPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import * as queries from '../queries/orders.ts';

export const orderLoaders = {
  order: (read: Reader) =>
    onePerKey(
      (numbers: readonly OrderNumber[]) => read(queries.ordersByNumber, { numbers }),
      (row) => row.number,
    ),
  /** The numbers of all orders of a customer. */
  orderNumbersOf: (read: Reader) =>
    manyPerKey(
      (customers: readonly CustomerNumber[]) => read(queries.orderNumbersOfCustomers, { customers }),
      (row) => row.customer_number,
    ),
  ordersOf: (read: Reader) =>
    perArguments((page: PageRequest) => {
      type Row = Awaited<ReturnType<typeof load>>[number];
      const load = (customers: readonly CustomerNumber[]) =>
        read(queries.ordersOfCustomersPage(queries.newestFirst, page), {
          ...pageParameters(page),
          customers,
        });
      return new DataLoader<CustomerNumber, Page<Row>>(async (customers) => {
        const found = Map.groupBy(await load(customers), (row) => row.customer_number);
        return customers.map((customer) => toPage(found.get(customer) ?? [], page));
      });
    }),
  orderCount: (read: Reader) =>
    new DataLoader<CustomerNumber, number>(async (customers) => {
      const rows = await read(queries.orderCounts, { customers });
      const counts = new Map(rows.map((row) => [row.customer_number, row.orders]));
      return customers.map((customer) => counts.get(customer) ?? 0);
    }),
  linesOf: (read: Reader) =>
    manyPerKey(
      (orders: readonly OrderNumber[]) => read(queries.linesOfOrders, { orders }),
      (row) => row.order_number,
    ),
  /** What came back of each line of an order; null where the company keeps no returns. */
  returnsOf: (read: Reader) =>
    manyPerKey(
      (orders: readonly OrderNumber[]) => read.optional(queries.returnsOfOrders, { orders }),
      (row) => row.order_number,
    ),
  /** Products of a customer's orders that were not cancelled, once for each order line. */
  productsOrderedBy: (read: Reader) =>
    manyPerKey(
      (customers: readonly CustomerNumber[]) => read(queries.productsOrdered, { customers }),
      (row) => row.customer_number,
    ),
};
