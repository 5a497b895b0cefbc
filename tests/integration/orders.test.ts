import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  nowhere,
  openGraph,
  ownWorld,
  sampleGraph,
  sampleSql,
  type Graph,
  type OwnWorld,
} from '../support/graph.ts';
import { put } from '../support/rows.ts';

const now = new Date('2026-11-20T12:00:00Z');
let sample: Graph;
let world: OwnWorld;
let graph: Graph;

beforeAll(async () => {
  sample = await sampleGraph();
  world = await ownWorld();
  await put(world, 'inventory', 'products', [{ sku: 'TENT', name: 'Tent' }]);
  await put(world, 'sales', 'customers', [{ number: 'ANN', name: 'Ann' }, { number: 'BOB' }]);
  const order = (number: string, placed_at: string, rest: object = {}) => ({
    number,
    customer_number: 'ANN',
    placed_at,
    ...rest,
  });
  await put(world, 'sales', 'orders', [
    order('O1', '2026-11-01T10:00:00Z', { channel: 'web', currency: 'JPY', total_minor: 54000 }),
    order('O2', '2026-11-02T10:00:00.123456Z', { status: 'CANCELLED' }),
    order('O3', '2026-11-02T10:00:00.123457Z', { status: 'PLACED' }),
    order('O4', '2026-11-02T10:00:00.123457Z', { status: 'SHIPPED' }),
  ]);
  const line = (number: number, sku: string, quantity: number, rest: object) => ({
    order_number: 'O1',
    line: number,
    sku,
    quantity,
    discount_percent: 0,
    ...rest,
  });
  await put(world, 'sales', 'order_lines', [
    line(2, 'GONE', 1, { unit_price_minor: 30000, net_minor: 30000 }),
    line(1, 'TENT', 3, { unit_price_minor: 9144, discount_percent: 12.5, net_minor: 24000 }),
  ]);
  const back = (number: string, quantity: number) => ({
    number,
    order_number: 'O1',
    line: 1,
    quantity,
    refund_minor: 1,
    returned_on: '2026-11-10',
  });
  await put(world, 'sales', 'returns', [back('R1', 1), back('R2', 1)]);
  graph = await openGraph(world.urls, now);
});

afterAll(async () => {
  await graph.close();
  await sample.close();
  await world.drop();
});

const yen = (amount: string) => ({ amount, currency: 'JPY' });

test('an order answers with its lines, what came back of them, and its own currency', async () => {
  const { data, errors } = await graph.query(
    `{ customer(number: "ANN") { orders(last: 1) { totalCount nodes {
         number placedAt status channel total { amount currency } customer { number name }
         lines { product { sku name } quantity unitPrice { amount currency } discountPercent total { amount currency } returnedQuantity }
         shipments { number } } } } }`,
  );
  expect(errors).toBeUndefined();
  expect(data.customer.orders).toEqual({
    totalCount: 4,
    nodes: [
      {
        number: 'O1',
        placedAt: '2026-11-01T10:00:00.000Z',
        status: 'DELIVERED',
        channel: 'web',
        total: yen('54000'),
        customer: { number: 'ANN', name: 'Ann' },
        lines: [
          {
            product: { sku: 'TENT', name: 'Tent' },
            quantity: 3,
            unitPrice: yen('9144'),
            discountPercent: 12.5,
            total: yen('24000'),
            returnedQuantity: 2,
          },
          {
            product: null,
            quantity: 1,
            unitPrice: yen('30000'),
            discountPercent: 0,
            total: yen('30000'),
            returnedQuantity: 0,
          },
        ],
        shipments: [],
      },
    ],
  });
});

test('orders of one customer page newest first, microseconds and cancelled ones included', async () => {
  for (const [size, from, end, more] of [
    ['first: 1', 'after', 'endCursor', 'hasNextPage'],
    ['last: 1', 'before', 'startCursor', 'hasPreviousPage'],
  ]) {
    const numbers: string[] = [];
    for (let cursor: string | null = null; ;) {
      const { data } = await graph.query(
        `query ($cursor: String) { customer(number: "ANN") { orders(${size} ${from}: $cursor) { pageInfo { ${end} ${more} } nodes { number } } } }`,
        { cursor },
      );
      const page = data.customer.orders;
      numbers.push(...page.nodes.map(({ number }: { number: string }) => number));
      if (!page.pageInfo[more!]) break;
      cursor = page.pageInfo[end!];
    }
    const newest = ['O4', 'O3', 'O2', 'O1'];
    expect(numbers).toEqual(from === 'after' ? newest : newest.toReversed());
  }
});

test('a customer without orders has an empty page', async () => {
  const { data } = await graph.query(
    '{ customer(number: "BOB") { orders { totalCount nodes { number } pageInfo { hasNextPage endCursor } } } }',
  );
  expect(data.customer.orders).toEqual({
    totalCount: 0,
    nodes: [],
    pageInfo: { hasNextPage: false, endCursor: null },
  });
});

test('orders of many customers cost the statements of one', async () => {
  const page = (first: number) =>
    sample.query(
      `query ($first: Int) { customers(first: $first) { nodes { number orders(first: 2) { totalCount nodes {
         number lines { quantity returnedQuantity product { sku } } } } } } }`,
      { first },
    );
  const { data, errors, statements } = await page(100);
  expect(errors).toBeUndefined();
  const expected = await sampleSql<{ number: string; orders: string[]; count: number }>(
    'sales',
    `select c.number, coalesce(array_agg(o.number order by placed_at desc, o.number desc) filter (where o.number is not null), '{}') as orders,
            count(o.number)::int as count
     from sales.customers c left join sales.orders o on o.customer_number = c.number
     group by c.number order by c.number limit 100`,
  );
  expect(
    data.customers.nodes.map(
      ({
        number,
        orders,
      }: {
        number: string;
        orders: { totalCount: number; nodes: { number: string }[] };
      }) => ({
        number,
        orders: orders.nodes.map((order) => order.number),
        count: orders.totalCount,
      }),
    ),
  ).toEqual(expected.map((row) => ({ ...row, orders: row.orders.slice(0, 2) })));
  const names = statements.map(({ name }) => name).toSorted();
  expect(names).toEqual([
    'customer_page_number_asc_on_open_open',
    'lines_of_orders',
    'order_counts+orders_of_customers_newest_first_on_open_open',
    'products_by_sku',
    'returns_of_orders',
  ]);
  expect((await page(5)).statements.map(({ name }) => name).toSorted()).toEqual(names);
});

test('an order and a customer are fetched again by id, and an order that never was is null', async () => {
  const { data } = await sample.query(
    '{ customer(number: "C000001") { id orders(first: 1) { nodes { id number } } } }',
  );
  const [order] = data.customer.orders.nodes;
  const again = await sample.query(
    `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Order { number customer { number } } ... on Customer { number } } }`,
    { ids: [order.id, data.customer.id, Buffer.from('Order:NONE').toString('base64url')] },
  );
  expect(again.errors).toBeUndefined();
  expect(again.data.nodes).toEqual([
    { __typename: 'Order', id: order.id, number: order.number, customer: { number: 'C000001' } },
    { __typename: 'Customer', id: data.customer.id, number: 'C000001' },
    null,
  ]);
});

test('while logistics is down orders lack nothing but their shipments', async () => {
  const down = await sampleGraph({ logistics: nowhere });
  const { data, errors } = await down.query(
    '{ customer(number: "C000001") { orders(first: 1) { nodes { number shipments { number } lines { quantity } } } } }',
  );
  await down.close();
  expect(data.customer.orders.nodes[0]).toMatchObject({ number: expect.any(String), shipments: null });
  expect(data.customer.orders.nodes[0].lines.length).toBeGreaterThan(0);
  expect(errors).toMatchObject([{ extensions: { code: 'SOURCE_UNAVAILABLE', source: 'logistics' } }]);
});

test('a company without returns does not know what came back', async () => {
  const without = await ownWorld();
  await put(without, 'sales', 'customers', [{ number: 'ANN' }]);
  await put(without, 'sales', 'orders', [{ number: 'O1', customer_number: 'ANN' }]);
  await put(without, 'sales', 'order_lines', [
    {
      order_number: 'O1',
      line: 1,
      sku: 'A',
      quantity: 1,
      unit_price_minor: 1,
      discount_percent: 0,
      net_minor: 1,
    },
  ]);
  await without.sql('sales', 'drop table sales.returns');
  const graph = await openGraph(without.urls, now);
  const { data, errors } = await graph.query(
    '{ customer(number: "ANN") { orders { nodes { lines { quantity returnedQuantity } } } } }',
  );
  await graph.close();
  await without.drop();
  expect(errors).toBeUndefined();
  expect(data.customer.orders.nodes[0].lines).toEqual([{ quantity: 1, returnedQuantity: null }]);
});
