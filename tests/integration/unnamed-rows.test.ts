import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sourceNames, type SourceName } from '../../src/kernel/source-name.ts';
import { openGraph, ownWorld, type Graph, type OwnWorld } from '../support/graph.ts';
import { listen, liveGraph, socketClient, stock } from '../support/live.ts';
import { allowAnything } from '../support/odd-values.ts';
import { put } from '../support/rows.ts';

/** A row without a usable key, null or an empty text, is left out, said once by table, and costs no other row. */
const keys: readonly (readonly [source: SourceName, table: string, ...columns: string[]])[] = [
  ['inventory', 'products', 'sku'],
  ['inventory', 'stock_levels', 'sku', 'warehouse_code'],
  ['cogs', 'prices', 'sku'],
  ['sales', 'customers', 'number'],
  ['sales', 'orders', 'number'],
  ['logistics', 'shipments', 'number'],
  ['support', 'tickets', 'number'],
];

let world: OwnWorld;
let graph: Graph;
let origin: string;
beforeAll(async () => {
  world = await ownWorld();
  for (const source of sourceNames) await allowAnything(world, source);
  await stock(world, 'ONE', 'TWO', 'THREE');
  await put(world, 'cogs', 'prices', [
    { sku: 'ONE', amount_minor: 500, currency: 'USD', effective_from: '2026-01-01' },
  ]);
  await put(world, 'sales', 'customers', [{ number: 'C1' }]);
  await put(world, 'sales', 'orders', [{ number: 'O1', customer_number: 'C1' }]);
  await put(world, 'logistics', 'shipments', [{ number: 'S1', order_number: 'O1' }]);
  await put(world, 'support', 'tickets', [{ number: 'T1', sku: 'ONE' }]);
  for (const [source, table, ...columns] of keys) await plant(source, table, columns);
  graph = await openGraph(world.urls);
  origin = await graph.listen();
});
afterAll(async () => {
  await graph.close();
  await world.drop();
});

/** A copy of the first row for each column of the key, with null and with an empty text there. */
async function plant(source: SourceName, table: string, columns: readonly string[]) {
  const name = `${source}.${table}`;
  const [primary] = await world.sql<{ conname: string }>(
    source,
    `select conname from pg_constraint where conrelid = '${name}'::regclass and contype = 'p'`,
  );
  if (primary) await world.sql(source, `alter table ${name} drop constraint ${primary.conname} cascade`);
  const taken = await world.sql<{ attname: string }>(
    source,
    `select attname from pg_attribute where attrelid = '${name}'::regclass and attnum > 0 and attgenerated = '' and not attisdropped`,
  );
  for (const column of columns) {
    await world.sql(source, `alter table ${name} alter ${column} drop not null`);
    for (const key of ['null', `''`]) {
      const values = taken.map(({ attname }) => (attname === column ? key : attname)).join(', ');
      await world.sql(
        source,
        `insert into ${name} (${taken.map(({ attname }) => attname).join(', ')})
           select ${values} from ${name} where ${column} <> '' limit 1`,
      );
    }
  }
}

const leftOut = (source: string, table: string, column: string) =>
  expect.objectContaining({ code: 'SOURCE_VALUE_INVALID', source, table, column, rows: 2 });

async function ask(query: string) {
  const { data, errors, unknown } = await graph.query(query);
  expect(errors).toBeUndefined();
  return { data, unknown };
}

test('pages and their totals', async () => {
  for (const order of ['NAME', 'SKU', 'AVAILABLE']) {
    const seen: string[] = [];
    let after = 'null';
    for (let page = 0; page < 3; page += 1) {
      const { data, unknown } = await ask(
        `{ products(first: 1, after: ${after}, orderBy: { field: ${order}, direction: DESC }) { totalCount pageInfo { hasNextPage endCursor } nodes { sku } } }`,
      );
      expect(data.products).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: page < 2 } });
      expect(unknown).toContainEqual(leftOut('inventory', 'products', 'sku'));
      after = JSON.stringify(data.products.pageInfo.endCursor);
      seen.push(...data.products.nodes.map(({ sku }: { sku: string }) => sku));
    }
    expect(seen.toSorted()).toEqual(['ONE', 'THREE', 'TWO']);
  }
});

test('filtered lists', async () => {
  const { data } = await ask('{ products(filter: { available: { gte: 0 } }) { totalCount nodes { sku } } }');
  expect(data.products.totalCount).toBe(3);
  expect(data.products.nodes).toHaveLength(3);
});

test('one product, with what other databases tell of it', async () => {
  const { data, unknown } = await ask(
    '{ product(sku: "ONE") { price { current { amount } } inventory { levels { warehouse { code } } } tickets { totalCount nodes { number } } } }',
  );
  expect(data.product).toEqual({
    price: { current: { amount: '5.00' } },
    inventory: { levels: [{ warehouse: { code: 'W' } }] },
    tickets: { totalCount: 1, nodes: [{ number: 'T1' }] },
  });
  expect(unknown).toEqual(
    expect.arrayContaining([
      leftOut('inventory', 'stock_levels', 'sku'),
      leftOut('cogs', 'prices', 'sku'),
      leftOut('support', 'tickets', 'number'),
    ]),
  );
});

test('customers, their orders and shipments', async () => {
  const { data, unknown } = await ask(
    '{ customers { totalCount nodes { number orders { totalCount nodes { number shipments { number } } } } } }',
  );
  expect(data.customers).toEqual({
    totalCount: 1,
    nodes: [
      { number: 'C1', orders: { totalCount: 1, nodes: [{ number: 'O1', shipments: [{ number: 'S1' }] }] } },
    ],
  });
  expect(unknown).toEqual([
    leftOut('sales', 'customers', 'number'),
    leftOut('sales', 'orders', 'number'),
    leftOut('logistics', 'shipments', 'number'),
  ]);
});

test.each(['csv', 'jsonl'])('a table as %s', async (format) => {
  const response = await fetch(`${origin}/q/stock-feed.${format}?all=1`);
  expect(response.status).toBe(200);
  expect(response.headers.get('x-opsgraph-unknown')).toMatch(/^SOURCE_VALUE_INVALID=\d+$/);
  const lines = (await response.text()).trim().split(/\r?\n/);
  expect(lines).toHaveLength(format === 'csv' ? 4 : 3);
});

test('a subscription goes on over them', async () => {
  const live = await liveGraph(world.urls);
  const client = socketClient(live.origin);
  try {
    const heard = listen(client, 'subscription { stockChanged { sku available } }');
    await live.subscriptionsOpen(1);
    await world.sql(
      'inventory',
      `update inventory.stock_levels set available = available - 1,
         updated_at = case when sku = 'TWO' then '2026-11-20T12:00:02Z' else '2026-11-20T12:00:01Z' end::timestamptz`,
    );
    const events = await heard.atLeast(3);
    expect(events.map(({ data }) => data.stockChanged.sku).toSorted()).toEqual(['ONE', 'THREE', 'TWO']);
  } finally {
    client.dispose();
    await live.graph.close();
  }
});
