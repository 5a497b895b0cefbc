import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listed, manifestWith } from '../support/manifests.ts';
import { openGraph, ownWorld, sampleGraph, sampleSql, type Graph, type OwnWorld } from '../support/graph.ts';

/** A second order for those that the first leaves equal. */
const folder = mkdtempSync(join(tmpdir(), 'opsgraph-then-by-'));
const manifest = join(folder, 'manifest.json');
let graph: Graph;
let own: Graph;
let world: OwnWorld;

beforeAll(async () => {
  writeFileSync(
    manifest,
    manifestWith(
      listed(
        `query Fresh($first: Int, $after: String) {
          products(orderBy: { field: LIFECYCLE_STAGE }, thenBy: { field: OPEN_TICKETS, direction: DESC }, first: $first, after: $after) {
            pageInfo { hasNextPage endCursor } nodes { sku } } }`,
      ),
    ),
  );
  world = await ownWorld();
  await world.sql(
    'inventory',
    `insert into inventory.products (sku, name, brand, category, launched_on, updated_at)
       select sku, 'Same', brand, category, launched, '2026-01-01' from (values
         ('A', 'One', 'X', date '2020-01-01'), ('B', 'One', null, '2021-01-01'), ('C', null, 'X', null), ('D', null, null, null),
         ('E', 'One', 'X', '2020-01-01'), ('F', 'Two', null, null), ('G', null, null, '2020-01-01'), ('H', 'Two', 'Y', '2020-01-01')
       ) as p(sku, brand, category, launched)`,
  );
  await world.sql(
    'support',
    `insert into support.tickets (number, subject, status, sku, opened_at, replies, reopens, updated_at)
       select 'T' || n, 'A', 'OPEN', sku, '2026-11-01', 0, 0, '2026-01-01'
       from unnest('{B,B,D,D,G,H}'::text[]) with ordinality as t(sku, n)`,
  );
  [graph, own] = await Promise.all([
    sampleGraph({}, { persistedManifestFile: manifest }),
    openGraph(world.urls),
  ]);
});
afterAll(async () => {
  await Promise.all([graph.close(), own.close()]);
  await world.drop();
  rmSync(folder, { recursive: true });
});

interface Order {
  readonly field: string;
  readonly direction: 'ASC' | 'DESC';
}

const document = (type: string, list: string, key: string) => `
  query ($filter: ${type}Filter, $orderBy: ${type}Order, $thenBy: ${type}Order, $first: Int, $after: String, $last: Int, $before: String) {
    ${list}(filter: $filter, orderBy: $orderBy, thenBy: $thenBy, first: $first, after: $after, last: $last, before: $before) {
      totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { ${key} } } }`;

/** All keys, page by page, from one end or the other. */
async function walked(
  of: Graph,
  [type, list, key]: readonly [type: string, list: string, key: string],
  variables: object,
  size: number,
  backwards: boolean,
): Promise<string[]> {
  const keys: string[] = [];
  for (let cursor: string | null = null; ;) {
    const page = backwards ? { last: size, before: cursor } : { first: size, after: cursor };
    const { data, errors } = await of.query(document(type, list, key), { ...variables, ...page });
    expect(errors).toBeUndefined();
    const { pageInfo, nodes, totalCount } = data[list];
    const found = nodes.map((node: Record<string, string>) => node[key]);
    if (backwards) keys.unshift(...found);
    else keys.push(...found);
    if (!(backwards ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) {
      expect(keys).toHaveLength(totalCount);
      return keys;
    }
    cursor = backwards ? pageInfo.startCursor : pageInfo.endCursor;
  }
}
const products = ['Product', 'products', 'sku'] as const;
const by = (orderBy: string, thenBy: string) => {
  const order = (text: string): Order =>
    text.startsWith('-') ? { field: text.slice(1), direction: 'DESC' } : { field: text, direction: 'ASC' };
  return { orderBy: order(orderBy), thenBy: order(thenBy) };
};

test.each([
  ['BRAND', 'CATEGORY', 'AEBHFCDG'],
  ['BRAND', '-CATEGORY', 'EABHFCGD'],
  ['-BRAND', 'CATEGORY', 'HFAEBCDG'],
  ['-BRAND', '-LAUNCHED_ON', 'HFBEAGDC'],
  ['BRAND', '-OPEN_TICKETS', 'BEAHFDGC'],
  ['OPEN_TICKETS', 'BRAND', 'AEFCHGBD'],
  ['OPEN_TICKETS', '-SKU', 'FECAHGDB'],
  ['NAME', '-SKU', 'HGFEDCBA'],
  ['SKU', '-NAME', 'ABCDEFGH'],
])('by %s then %s, unknown ones last, forwards and backwards', async (orderBy, thenBy, expected) => {
  for (const size of [1, 2, 3, 8]) {
    for (const backwards of [false, true])
      expect((await walked(own, products, by(orderBy, thenBy), size, backwards)).join('')).toBe(expected);
  }
});

/** What each order compares, told by the fields that show it; texts by their place in the database's own order. */
const shown = `sku name brand category launchedOn leadTimeDays lifecycle { stage } margin { percent } reviewRating
  inventory { available daysOfCover } support { openTickets } sales(last: { days: 90 }) { units }`;
type Node = Record<string, unknown> & {
  lifecycle: { stage: string };
  inventory: { available: number; daysOfCover: number | null } | null;
  margin: { percent: number } | null;
  support: { openTickets: number };
  sales: { units: number };
};
const values = async () => {
  const { data } = await graph.query(`{ products(first: 500) { nodes { ${shown} } } }`);
  const places = async (column: string) =>
    new Map(
      (
        await sampleSql<{ text: string; place: number }>(
          'inventory',
          `select ${column} as text, dense_rank() over (order by ${column})::int as place from inventory.products where ${column} is not null`,
        )
      ).map(({ text, place }) => [text, place]),
    );
  const [names, brands, categories] = await Promise.all(['name', 'brand', 'category'].map(places));
  const stages = ['INTRODUCTION', 'GROWTH', 'MATURITY', 'DECLINE'];
  const nodes: Node[] = data.products.nodes;
  const day = (text: unknown) => (text === null ? null : Date.parse(String(text)));
  return nodes.map((node) => ({
    sku: String(node['sku']),
    NAME: names!.get(String(node['name'])) ?? null,
    BRAND: brands!.get(String(node['brand'])) ?? null,
    CATEGORY: categories!.get(String(node['category'])) ?? null,
    LIFECYCLE_STAGE: stages.indexOf(node.lifecycle.stage),
    LAUNCHED_ON: day(node['launchedOn']),
    AVAILABLE: node.inventory?.available ?? null,
    DAYS_OF_COVER: node.inventory?.daysOfCover ?? null,
    LEAD_TIME_DAYS: node['leadTimeDays'] as number | null,
    MARGIN_PERCENT: node.margin?.percent ?? null,
    OPEN_TICKETS: node.support.openTickets,
    REVIEW_RATING: node['reviewRating'] as number | null,
    UNITS_SOLD: node.sales.units,
  }));
};

test('random pairs of orders, with filters and searches, are one sort of what the fields show', async () => {
  const rows = await values();
  const fields = Object.keys(rows[0]!).filter((name) => name !== 'sku') as Exclude<
    keyof (typeof rows)[0],
    'sku'
  >[];
  const direction = fc.constantFrom<'ASC' | 'DESC'>('ASC', 'DESC');
  const pair = fc
    .tuple(fc.shuffledSubarray(fields, { minLength: 2, maxLength: 2 }), direction, direction)
    .map(
      ([[first, then], one, other]) =>
        [
          { field: first!, direction: one },
          { field: then!, direction: other },
        ] as const,
    );
  await fc.assert(
    fc.asyncProperty(
      pair,
      fc.constantFrom(7, 40, 160),
      fc.boolean(),
      fc.boolean(),
      async (orders, size, backwards, some) => {
        const [orderBy, thenBy] = orders;
        const compared = (a: (typeof rows)[0], b: (typeof rows)[0]) => {
          for (const { field, direction } of orders) {
            const [x, y] = [a[field], b[field]];
            if (x === y) continue;
            if (x === null || y === null) return x === null ? 1 : -1;
            return x < y === (direction === 'ASC') ? -1 : 1;
          }
          return a.sku < b.sku === (thenBy.direction === 'ASC') ? -1 : 1;
        };
        const chosen = some ? rows.filter(({ AVAILABLE }) => AVAILABLE !== null && AVAILABLE < 60) : rows;
        const filter = some ? { available: { lt: 60 } } : {};
        expect(await walked(graph, products, { filter, orderBy, thenBy }, size, backwards)).toEqual(
          chosen.toSorted(compared).map(({ sku }) => sku),
        );
      },
    ),
    { numRuns: 60, seed: 20261120 },
  );
}, 60_000);

test('a search and a table go by it too', async () => {
  const args = 'orderBy: { field: LIFECYCLE_STAGE }, thenBy: { field: OPEN_TICKETS, direction: DESC }';
  const { data } = await graph.query(`{ all: products(first: 500, ${args}) { nodes { sku name category } }
    found: products(first: 500, search: "tent", ${args}) { nodes { sku } }
    plain: products(first: 500, search: "tent") { nodes { sku } } }`);
  const skus = (list: { sku: string }[]) => list.map(({ sku }) => sku);
  const tents = new Set(skus(data.plain.nodes));
  expect(tents.size).toBeGreaterThan(5);
  expect(skus(data.found.nodes)).toEqual(skus(data.all.nodes).filter((sku) => tents.has(sku)));
  const origin = await graph.listen();
  const table = await (await fetch(`${origin}/q/fresh.json?all=1&first=13`)).json();
  expect(skus(table)).toEqual(skus(data.all.nodes));
});

test('customers and other lists take one as well', async () => {
  const customers = await sampleSql<{ number: string }>(
    'sales',
    `select c.number from sales.customers c left join sales.customer_summaries s on s.customer_number = c.number
     order by coalesce(s.orders, 0) desc, c.number desc`,
  );
  const byOrders = {
    orderBy: { field: 'ORDERS', direction: 'DESC' },
    thenBy: { field: 'NUMBER', direction: 'DESC' },
  };
  expect(await walked(graph, ['Customer', 'customers', 'number'], byOrders, 300, true)).toEqual(
    customers.map(({ number }) => number),
  );
  const orders = await sampleSql<{ number: string }>(
    'inventory',
    `select number from inventory.purchase_orders o order by ordered_on desc,
      (select min(expected_on) from inventory.purchase_order_lines l where l.purchase_order_number = number and received_quantity < quantity),
      number`,
  );
  const byDay = {
    orderBy: { field: 'ORDERED_ON', direction: 'DESC' },
    thenBy: { field: 'EXPECTED_ON', direction: 'ASC' },
  };
  expect(await walked(graph, ['PurchaseOrders', 'purchaseOrders', 'number'], byDay, 170, false)).toEqual(
    orders.map(({ number }) => number),
  );
});

test('two orders of one source cost the statement of one; of two sources, two more', async () => {
  const statements = async (orderBy: string, thenBy: string) =>
    (await graph.query(document(...products), { ...by(orderBy, thenBy), first: 10 })).statements.map(
      ({ source, name }) => `${source} ${name}`,
    );
  expect(await statements('BRAND', '-AVAILABLE')).toEqual(['inventory products_counted_page']);
  expect(await statements('OPEN_TICKETS', 'REVIEW_RATING')).toEqual([
    'inventory products_matching',
    'support products_page',
  ]);
  // Whoever owns the keys puts them in order, in the order of its own texts.
  for (const [orderBy, thenBy] of [
    ['BRAND', '-OPEN_TICKETS'],
    ['OPEN_TICKETS', 'BRAND'],
  ] as const)
    expect(await statements(orderBy, thenBy)).toEqual([
      'inventory products_matching',
      'support products_told',
      'inventory products_page',
    ]);
});

test.each([
  ['a second order without a first', { thenBy: { field: 'NAME' } }],
  ['a search too', { search: 'tent', thenBy: { field: 'NAME' } }],
  ['the same field twice', { orderBy: { field: 'NAME' }, thenBy: { field: 'NAME', direction: 'DESC' } }],
  [
    'the same field of the same place',
    {
      orderBy: { field: 'AVAILABLE', in: { country: 'DE' } },
      thenBy: { field: 'AVAILABLE', in: { country: 'DE' } },
    },
  ],
])('%s is refused before any statement', async (_, variables) => {
  const { errors, statements } = await graph.query(
    'query ($search: String, $orderBy: ProductOrder, $thenBy: ProductOrder) { products(search: $search, orderBy: $orderBy, thenBy: $thenBy) { nodes { sku } } }',
    variables,
  );
  expect(errors?.map(({ extensions }) => extensions)).toMatchObject([
    { code: 'BAD_USER_INPUT', argument: 'thenBy' },
  ]);
  expect(statements).toEqual([]);
});

test('one field of two places is two orders; a cursor of one order is none of another', async () => {
  const places = {
    orderBy: { field: 'AVAILABLE', in: { country: 'DE' } },
    thenBy: { field: 'AVAILABLE', direction: 'DESC' },
  };
  const { data, errors } = await graph.query(document(...products), { ...places, first: 3 });
  expect(errors).toBeUndefined();
  const after = data.products.pageInfo.endCursor;
  const other = await graph.query(document(...products), { orderBy: places.orderBy, first: 3, after });
  expect(other.errors?.map(({ extensions }) => extensions)).toMatchObject([
    { code: 'BAD_USER_INPUT', argument: 'after' },
  ]);
});
