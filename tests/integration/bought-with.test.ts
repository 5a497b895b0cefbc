import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openGraph, ownWorld, sampleGraph, sampleSql, type Graph, type OwnWorld } from '../support/graph.ts';
import { put } from '../support/rows.ts';

const now = new Date('2026-11-20T12:00:00Z');
let sample: Graph;
let world: OwnWorld;
let graph: Graph;

beforeAll(async () => {
  sample = await sampleGraph();
  world = await ownWorld();
  await put(
    world,
    'inventory',
    'products',
    ['TENT', 'PEGS', 'ROPE', 'LAMP', 'MUG'].map((sku) => ({ sku })),
  );
  await put(world, 'sales', 'customers', [{ number: 'ANN' }]);
  const orders: Record<string, unknown>[] = [];
  const lines: Record<string, unknown>[] = [];
  const order = (skus: string[], placed_at = '2026-06-01T00:00:00Z', status = 'DELIVERED') => {
    const number = `O${orders.length + 1}`;
    orders.push({ number, customer_number: 'ANN', placed_at, status });
    skus.forEach((sku, index) =>
      lines.push({
        order_number: number,
        line: index + 1,
        sku,
        quantity: 1,
        unit_price_minor: 1,
        discount_percent: 0,
        net_minor: 1,
      }),
    );
  };
  order(['TENT', 'PEGS', 'PEGS', 'GONE']);
  order(['TENT', 'PEGS', 'ROPE', 'GONE', 'TENT']);
  order(['TENT', 'PEGS', 'ROPE', 'LAMP']);
  order(['TENT']);
  order(['ROPE']);
  order(['MUG', 'LAMP'], '2024-11-20T00:00:00Z');
  order(['MUG', 'LAMP'], '2026-11-19T23:59:59Z');
  // These count nowhere: cancelled, too long ago, and today's, which is not over.
  order(['TENT', 'LAMP'], '2026-06-01T00:00:00Z', 'CANCELLED');
  order(['TENT', 'LAMP'], '2024-11-19T23:59:59Z');
  order(['TENT', 'LAMP'], '2026-11-20T00:00:00Z');
  await put(world, 'sales', 'orders', orders);
  await put(world, 'sales', 'order_lines', lines);
  graph = await openGraph(world.urls, now);
});

afterAll(async () => {
  await graph.close();
  await sample.close();
  await world.drop();
});

const fields = 'product { sku } orders confidencePercent lift';
const boughtWith = async (sku: string, first = 5) => {
  const { data, errors } = await graph.query(
    `{ product(sku: "${sku}") { boughtWith(first: ${first}) { ${fields} } } }`,
  );
  expect(errors).toBeUndefined();
  return data.product.boughtWith;
};

test('what was bought together at least twice comes most orders first, with confidence and lift', async () => {
  const close = (value: number) => expect.closeTo(value, 10);
  // Seven orders count, four of them with a tent.
  expect(await boughtWith('TENT')).toEqual([
    { product: { sku: 'PEGS' }, orders: 3, confidencePercent: 75, lift: close(3 / 4 / (3 / 7)) },
    { product: null, orders: 2, confidencePercent: 50, lift: close(2 / 4 / (2 / 7)) },
    { product: { sku: 'ROPE' }, orders: 2, confidencePercent: 50, lift: close(2 / 4 / (3 / 7)) },
  ]);
  expect(await boughtWith('TENT', 1)).toHaveLength(1);
});

test('the trailing 24 months begin on the same day two years ago', async () => {
  expect(await boughtWith('MUG')).toEqual([
    { product: { sku: 'LAMP' }, orders: 2, confidencePercent: 100, lift: expect.closeTo(7 / 3, 10) },
  ]);
});

test('products of the sample world are paired as its orders pair them, at one statement for all', async () => {
  const { data, errors, statements } = await sample.query(
    `{ products(first: 500) { nodes { sku boughtWith(first: 3) { ${fields} } } } }`,
  );
  expect(errors).toBeUndefined();
  const lines = await sampleSql<{ order_number: string; sku: string }>(
    'sales',
    `select order_number, sku from sales.order_lines join sales.orders on number = order_number
     where status <> 'CANCELLED' and placed_at >= '2024-11-20T00:00Z' and placed_at < '2026-11-20T00:00Z'`,
  );
  const ordersOf = new Map<string, Set<string>>();
  for (const { sku, order_number } of lines) {
    ordersOf.set(sku, (ordersOf.get(sku) ?? new Set()).add(order_number));
  }
  const [all] = await sampleSql<{ orders: number }>(
    'sales',
    `select count(*)::int as orders from sales.orders
     where status <> 'CANCELLED' and placed_at >= '2024-11-20T00:00Z' and placed_at < '2026-11-20T00:00Z'`,
  );
  for (const { sku, boughtWith } of data.products.nodes) {
    const own = ordersOf.get(sku) ?? new Set();
    const expected = [...ordersOf]
      .filter(([other]) => other !== sku)
      .map(([other, orders]) => ({
        other,
        orders,
        together: [...orders].filter((number) => own.has(number)).length,
      }))
      .filter(({ together }) => together >= 2)
      .toSorted((a, b) => b.together - a.together || (a.other < b.other ? -1 : 1))
      .slice(0, 3)
      .map(({ other, orders, together }) => ({
        product: { sku: other },
        orders: together,
        confidencePercent: expect.closeTo((together / own.size) * 100, 10),
        lift: expect.closeTo((together * all!.orders) / own.size / orders.size, 10),
      }));
    expect([sku, boughtWith]).toEqual([sku, expected]);
  }
  expect(statements.map(({ name }) => name)).toEqual([
    'product_page_name_asc_on_open_open',
    'bought_together',
  ]);
});
