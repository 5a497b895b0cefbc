import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { unrestricted } from '../../src/kernel/caller.ts';
import { openGraph, ownWorld, type Graph, type OwnWorld } from '../support/graph.ts';
import { count, countedAt, listen, liveGraph, socketClient, stockChanged } from '../support/live.ts';
import { operations } from '../support/operations.ts';
import { put } from '../support/rows.ts';

/** Keys as companies have them. */
const keys = [
  '00012345',
  '1E5',
  'ABC/12 L+5%',
  'A,1',
  `'; drop table "x" --`,
  'a&b=c#d?e',
  ' edges ',
  '\\"{}[]',
  'Ärmel-Größe ß',
  '靴 42',
  '👟\u200d🏃',
  '-5+cmd',
  'Product:1',
  'null',
  '😀'.repeat(128),
];
interface Led {
  readonly sku: string;
  readonly tickets: { readonly nodes: readonly { readonly customer: { readonly number: string } | null }[] };
}
let world: OwnWorld;
let own: Graph;

beforeAll(async () => {
  world = await ownWorld();
  await put(
    world,
    'inventory',
    'products',
    keys.map((sku) => ({ sku, name: `of ${[...sku].slice(0, 9).join('')}`, brand: 'Norr' })),
  );
  await put(world, 'inventory', 'warehouses', [{ code: 'W', name: 'West' }]);
  await put(
    world,
    'cogs',
    'prices',
    keys.map((sku) => ({ sku, amount_minor: 1000, currency: 'USD', effective_from: '2020-01-01' })),
  );
  await put(
    world,
    'sales',
    'customers',
    keys.map((number) => ({ number, country: 'DE' })),
  );
  await put(
    world,
    'sales',
    'orders',
    keys.map((number) => ({ number, customer_number: number, placed_at: '2026-11-01T12:00:00Z' })),
  );
  await put(
    world,
    'sales',
    'order_lines',
    keys.map((sku) => ({
      order_number: sku,
      line: 1,
      sku,
      quantity: 1,
      unit_price_minor: 1000,
      net_minor: 1000,
    })),
  );
  await put(
    world,
    'support',
    'tickets',
    keys.map((number) => ({ number, order_number: number, sku: number })),
  );
  own = await openGraph(world.urls);
});
afterAll(async () => {
  await own.close();
  await world.drop();
});

async function answer(graph: Graph, document: string, variables: Record<string, unknown> = {}) {
  const { data, errors } = await graph.query(document, variables);
  expect(errors).toBeUndefined();
  return data;
}

test('a product is found by its key and by the id that a list gave, whatever is printed on it', async () => {
  const listed = await answer(own, '{ products { totalCount nodes { id sku } } }');
  expect(listed.products.nodes.map(({ sku }: { sku: string }) => sku).toSorted()).toEqual(keys.toSorted());
  for (const { id, sku } of listed.products.nodes) {
    expect(
      await answer(
        own,
        `query ($id: ID!, $sku: Sku!, $text: String!) { node(id: $id) { ... on Product { sku } }
          product(sku: $sku) { sku price { current { amount } } support { openTickets } }
          products(filter: { sku: { in: [$text] }, price: { lte: "10" } }) { nodes { sku } } }`,
        { id, sku, text: sku },
      ),
    ).toMatchObject({
      node: { sku },
      product: { sku, price: { current: { amount: '10.00' } }, support: { openTickets: 1 } },
      products: { nodes: [{ sku }] },
    });
  }
});

test('a customer and an order are found alike, and the ticket that names the order', async () => {
  for (const number of keys) {
    const { customer } = await answer(
      own,
      'query ($number: CustomerNumber!) { customer(number: $number) { number orders { nodes { number id } } tickets { nodes { number customer { number } } } } }',
      { number },
    );
    expect(customer).toMatchObject({
      number,
      orders: { nodes: [{ number }] },
      tickets: { nodes: [{ number, customer: { number } }] },
    });
    const id = customer.orders.nodes[0].id as string;
    expect(
      await answer(own, '{ node(id: "' + id + '") { ... on Order { number customer { number } } } }'),
    ).toEqual({
      node: { number, customer: { number } },
    });
  }
});

test.each(['forward', 'backward'])('pages of one go %s over all of them', async (way) => {
  const seen: string[] = [];
  for (let cursor: string | null = null; ;) {
    const { products } = await answer(
      own,
      way === 'forward'
        ? 'query ($cursor: String) { products(first: 1, after: $cursor) { nodes { sku } pageInfo { hasNextPage endCursor } } }'
        : 'query ($cursor: String) { products(last: 1, before: $cursor) { nodes { sku } pageInfo { hasNextPage: hasPreviousPage endCursor: startCursor } } }',
      { cursor },
    );
    seen.push(products.nodes[0].sku);
    if (!products.pageInfo.hasNextPage) break;
    cursor = products.pageInfo.endCursor;
  }
  expect(seen.toSorted()).toEqual(keys.toSorted());
});

test('a table takes a key from its address', async () => {
  const origin = await own.listen();
  const { name } = operations.find(({ text }) => text.includes('query PromotionSimulator'))!;
  for (const sku of keys) {
    const response = await fetch(`${origin}/q/${name}.json?${new URLSearchParams({ sku })}`);
    expect([response.status, (await response.json())[0]]).toMatchObject([200, { 'product.sku': sku }]);
  }
});

test('callers who may see some countries or brands see these, and whom they lead to', async () => {
  const restricted = await openGraph(world.urls, undefined, {
    identify: async () => ({ ...unrestricted, countries: ['DE'], brands: ['Norr'] }),
  });
  const data = await answer(
    restricted,
    '{ products { nodes { sku tickets { nodes { number customer { number } } } } } }',
  );
  await restricted.close();
  const led = data.products.nodes.map((node: Led) => [node.sku, node.tickets.nodes[0]?.customer?.number]);
  expect(led.toSorted()).toEqual(keys.map((key) => [key, key]).toSorted());
});

test('a subscriber may name them', async () => {
  const { graph, origin, subscriptionsOpen } = await liveGraph(world.urls);
  const client = socketClient(origin);
  const skus = ['ABC/12 L+5%', '1E5'];
  const counted = [...skus, 'A,1'];
  await put(
    world,
    'inventory',
    'stock_levels',
    counted.map((sku) => ({
      sku,
      warehouse_code: 'W',
      available: 10,
      committed: 0,
      reserved: 0,
      safety_stock: 0,
      incoming: 0,
      updated_at: countedAt(),
    })),
  );
  const heard = listen(client, stockChanged, { skus });
  await subscriptionsOpen(1);
  for (const sku of counted) await count(world, sku, 5);
  expect((await heard.atLeast(2)).map(({ data }) => data.stockChanged.sku).toSorted()).toEqual(
    skus.toSorted(),
  );
  heard.leave();
  await client.dispose();
  await graph.close();
});
