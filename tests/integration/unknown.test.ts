import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runsBefore } from '../../src/operations/compiled/executor.ts';
import { openCachingGraph } from '../support/answers.ts';
import { openGraph, ownWorld, type Graph, type OwnWorld } from '../support/graph.ts';
import { count, listen, liveGraph, socketClient, stock } from '../support/live.ts';
import { put } from '../support/rows.ts';
import { send } from '../support/wire.ts';

/** What cannot be known is null, in whichever way it is asked; why stands in `extensions.unknown`, and nothing failed. */
let world: OwnWorld;
let graph: Graph;
let origin: string;
const skus = Array.from({ length: 120 }, (_, place) => `P${String(place).padStart(3, '0')}`);
beforeAll(async () => {
  world = await ownWorld();
  await put(world, 'inventory', 'warehouses', [{ code: 'W', name: 'W' }]);
  await stock(world, ...skus);
  const since = { effective_from: '2026-01-01' };
  const prices = skus.map((sku) => ({ sku, ...since, amount_minor: 2000, currency: 'USD' }));
  await put(world, 'cogs', 'prices', prices);
  const costs = skus.map((sku) => ({ sku, ...since, component: 'MATERIAL', amount_minor: 1000 }));
  // All but one in francs, which nobody knows the worth of.
  await put(
    world,
    'cogs',
    'cost_records',
    costs.map((cost) => ({ ...cost, currency: cost.sku === 'P001' ? 'USD' : 'CHF' })),
  );
  graph = await openGraph(world.urls);
  origin = await graph.listen();
});
afterAll(async () => {
  await graph.close();
  await world.drop();
});

const query = '{ products(first: 2) { nodes { sku price { current { amount } } margin { percent } } } }';
const nodes = [
  { sku: 'P000', price: { current: { amount: '20.00' } }, margin: null },
  { sku: 'P001', price: { current: { amount: '20.00' } }, margin: { percent: 50 } },
];
const why = {
  path: ['products', 'nodes', 0, 'margin'],
  code: 'EXCHANGE_RATE_MISSING',
  message: 'No exchange rate from CHF to USD is known for 2026-11-20.',
  source: 'cogs',
  from: 'CHF',
  to: 'USD',
  day: '2026-11-20',
};
const whole = { data: { products: { nodes } }, extensions: { unknown: [why] } };

const ask = async (text: string) =>
  (
    await send(origin, {
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: text }),
    })
  ).json;

test('an answer says why at the path, before and after its operation is compiled', async () => {
  for (let run = 0; run < runsBefore + 2; run += 1) expect(await ask(query)).toEqual(whole);
});

test('an answer that is given again says it again', async () => {
  const cached = await openCachingGraph({}, world.urls);
  const [made, given] = [await cached.post('all', query), await cached.post('all', query)];
  const byGet = [await cached.get('all', query), await cached.get('all', query)];
  await cached.close();
  expect(given.headers['age']).toBe('0');
  for (const { json } of [made, given, ...byGet]) expect(json).toEqual(whole);
});

test('an answer tells a hundred, of which the last counts the others', async () => {
  const many = '{ products(first: 120) { nodes { margin { percent } unitCost { amount } } } }';
  for (let run = 0; run < runsBefore + 2; run += 1) {
    const { errors, extensions } = await ask(many);
    expect(errors).toBeUndefined();
    expect(extensions.unknown).toHaveLength(100);
    expect(extensions.unknown[98].path).toEqual(['products', 'nodes', 99, 'margin']);
    const more = { EXCHANGE_RATE_MISSING: 20 };
    expect(extensions.unknown[99]).toMatchObject({ code: 'MORE_UNKNOWN', more });
  }
});

test.each(['csv', 'json', 'jsonl', 'arrow'])(
  'a table has empty cells, and a header says why: %s',
  async (format) => {
    for (const asked of ['first=2', 'all=1']) {
      const { status, headers, body } = await send(origin, { path: `/q/stock-feed.${format}?${asked}` });
      expect([status, headers['x-opsgraph-partial']]).toEqual([200, undefined]);
      const count = asked === 'all=1' ? 119 : 1;
      expect(headers['x-opsgraph-unknown']).toBe(`EXCHANGE_RATE_MISSING=${count}`);
      expect(body).toContain('P001');
      if (format === 'csv') expect(body.trim().split('\r\n')).toHaveLength(count + 2);
    }
  },
);

test('an assistant is told it beside the data', async () => {
  const { json } = await send(origin, {
    method: 'POST',
    path: '/mcp',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'StockFeed', arguments: { first: 2 } },
    }),
  });
  const { structuredContent, isError } = json.result;
  expect(isError).toBeUndefined();
  expect(structuredContent).toMatchObject({ extensions: { unknown: [why] } });
  expect(structuredContent).not.toHaveProperty('errors');
});

test('each event of a subscription tells its own', async () => {
  const live = await liveGraph(world.urls);
  const client = socketClient(live.origin);
  const heard = listen(client, 'subscription { stockChanged { product { sku margin { percent } } } }');
  await live.subscriptionsOpen(1);
  await count(world, 'P000', 9);
  await count(world, 'P001', 9);
  const events = await heard.atLeast(2);
  await client.dispose();
  await live.graph.close();
  const path = ['stockChanged', 'product', 'margin'];
  expect(events).toEqual(
    expect.arrayContaining([
      {
        data: { stockChanged: { product: { sku: 'P000', margin: null } } },
        extensions: { unknown: [{ ...why, path }] },
      },
      { data: { stockChanged: { product: { sku: 'P001', margin: { percent: 50 } } } } },
    ]),
  );
});
