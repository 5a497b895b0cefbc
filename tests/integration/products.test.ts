import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openGraph, ownWorld, sampleGraph, sampleSql, type Graph, type OwnWorld } from '../support/graph.ts';

let graph: Graph;
let own: Graph;
let world: OwnWorld;

beforeAll(async () => {
  [graph, world] = await Promise.all([sampleGraph(), ownWorld()]);
  own = await openGraph(world.urls);
});
afterAll(async () => {
  await Promise.all([graph.close(), own.close()]);
  await world.drop();
});

test('pages go through the whole list, forwards and backwards, in every order', async () => {
  for (const [field, direction, order] of [
    ['NAME', 'ASC', 'name, sku'],
    ['NAME', 'DESC', 'name desc, sku desc'],
    ['SKU', 'ASC', 'sku'],
    ['SKU', 'DESC', 'sku desc'],
  ]) {
    const expected = (
      await sampleSql<{ sku: string }>('inventory', `select sku from inventory.products order by ${order}`)
    ).map(({ sku }) => sku);
    const args = `orderBy: { field: ${field}, direction: ${direction} }`;
    expect(await walk(graph, forwards(args, 40))).toEqual(expected);
    expect(await walk(graph, backwards(args, 40))).toEqual(expected);
  }
});

test('a page costs one statement whatever its size; the count and the long texts one more when they are asked', async () => {
  const page = (size: number, fields: string, own = '') =>
    graph.query(`{ products(first: ${size}) { ${fields} nodes { sku name brand ${own} } } }`);
  for (const size of [1, 120]) {
    const { statements } = await page(size, '');
    expect(statements.map(({ name }) => name)).toEqual(['product_page_name_asc_on_open_open']);
  }
  const { data, statements } = await page(2, 'totalCount');
  expect(data.products.totalCount).toBe(150);
  expect(statements).toHaveLength(2);
  const withTexts = await page(120, '', 'description features');
  expect(withTexts.data.products.nodes[0].features.length).toBeGreaterThan(0);
  expect(withTexts.statements.map(({ name }) => name)).toEqual([
    'product_page_name_asc_on_open_open',
    'product_texts',
  ]);
});

test('a filter takes one category, several or none, and asking for null asks nothing', async () => {
  const rows = await sampleSql<{ category: string; products: number }>(
    'inventory',
    'select category, count(*)::int as products from inventory.products group by 1 order by 1',
  );
  const [first, second] = rows as [(typeof rows)[0], (typeof rows)[0]];
  const count = async (category: unknown) => {
    const { data } = await graph.query(
      'query ($category: TextFilter) { products(filter: { category: $category }, first: 500) { totalCount nodes { category } } }',
      { category },
    );
    expect(data.products.nodes).toHaveLength(data.products.totalCount);
    return data.products.totalCount;
  };
  expect(await count({ eq: first.category })).toBe(first.products);
  expect(await count({ in: [first.category, second.category] })).toBe(first.products + second.products);
  expect(await count({ in: [] })).toBe(0);
  expect(await count({ eq: first.category, in: [second.category] })).toBe(0);
  expect(await count({ eq: null })).toBe(150);
  expect(await count(null)).toBe(150);
});

test('equal names are walked by SKU, forwards and backwards', async () => {
  await fill(['B', 'A', 'D', 'C', 'E'].map((sku) => [sku, 'Same name']));
  for (const direction of ['ASC', 'DESC']) {
    const args = `orderBy: { field: NAME, direction: ${direction} }`;
    const expected = direction === 'ASC' ? ['A', 'B', 'C', 'D', 'E'] : ['E', 'D', 'C', 'B', 'A'];
    expect(await walk(own, forwards(args, 2))).toEqual(expected);
    expect(await walk(own, backwards(args, 2))).toEqual(expected);
  }
});

test('pages stay right while products are added and taken away between them', async () => {
  const there = ['10', '20', '30', '40', '50', '60'];
  for (const direction of [forwards, backwards]) {
    await fill(there.map((number) => [`P${number}`, `Product ${number}`]));
    let page = 0;
    const seen = await walk(own, direction('', 2), async () => {
      page++;
      const passed = direction === forwards ? 5 : 65;
      const ahead = direction === forwards ? 55 : 15;
      if (page === 1) {
        await add([
          [`P0${passed}`, `Product ${String(passed).padStart(2, '0')}`],
          [`P0${ahead}`, `Product ${ahead}`],
        ]);
      }
      if (page === 2)
        await world.sql('inventory', `delete from inventory.products where sku in ('P10', 'P60')`);
    });
    // What came behind the reader is not seen, what came ahead is; nothing is seen twice or left out.
    const expected =
      direction === forwards
        ? ['P10', 'P20', 'P30', 'P40', 'P50', 'P055']
        : ['P015', 'P20', 'P30', 'P40', 'P50', 'P60'];
    expect(seen).toEqual(expected);
  }
});

test('specifications come in the order in which inventory keeps them', async () => {
  await fill([
    ['T1', 'Tent'],
    ['T2', 'Plain tent'],
  ]);
  await world.sql(
    'inventory',
    `insert into inventory.product_specifications values ('T1', 2, 'Weight', '2.4', 'kg'), ('T1', 1, 'Persons', '3', null)`,
  );
  const { data, statements } = await own.query(
    '{ products { nodes { specifications { name value unit } } } }',
  );
  expect(data.products.nodes).toEqual([
    { specifications: [] },
    {
      specifications: [
        { name: 'Persons', value: '3', unit: null },
        { name: 'Weight', value: '2.4', unit: 'kg' },
      ],
    },
  ]);
  expect(statements).toHaveLength(2);
});

async function fill(products: readonly (readonly [string, string])[]): Promise<void> {
  await world.sql('inventory', 'truncate inventory.products cascade');
  await add(products);
}

async function add(products: readonly (readonly [string, string])[]): Promise<void> {
  await world.sql(
    'inventory',
    `insert into inventory.products (sku, name, updated_at)
     select sku, name, '2026-01-01' from unnest($1::text[], $2::text[]) as product(sku, name)`,
    [products.map(([sku]) => sku), products.map(([, name]) => name)],
  );
}

interface Way {
  readonly document: string;
  readonly cursor: 'endCursor' | 'startCursor';
  readonly more: 'hasNextPage' | 'hasPreviousPage';
}

function forwards(args: string, size: number): Way {
  return way(`${args} first: ${size}, after: $cursor`, 'endCursor', 'hasNextPage');
}

function backwards(args: string, size: number): Way {
  return way(`${args} last: ${size}, before: $cursor`, 'startCursor', 'hasPreviousPage');
}

function way(args: string, cursor: Way['cursor'], more: Way['more']): Way {
  const document = `query ($cursor: String) { products(${args}) { pageInfo { ${cursor} ${more} } nodes { sku } } }`;
  return { document, cursor, more };
}

/** The SKUs of all pages, in list order whichever way they are read. */
async function walk(on: Graph, { document, cursor, more }: Way, between = async () => {}): Promise<string[]> {
  const pages: string[][] = [];
  let at: string | null = null;
  for (;;) {
    const { data } = await on.query(document, { cursor: at });
    pages.push(data.products.nodes.map(({ sku }: { sku: string }) => sku));
    if (!data.products.pageInfo[more]) break;
    at = data.products.pageInfo[cursor];
    await between();
  }
  return (cursor === 'endCursor' ? pages : pages.toReversed()).flat();
}
