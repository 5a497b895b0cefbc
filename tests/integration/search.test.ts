import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { withSession } from '../../src/database/session.ts';
import { openGraph, ownWorld, sampleGraph, sampleSql, type Graph, type OwnWorld } from '../support/graph.ts';

let graph: Graph;
let own: Graph;
let world: OwnWorld;

const products = [
  ['TENT', 'Alder', 'Brook', 'Shelters', '{}'],
  ['TENT-2', 'Birch', 'Brook', 'Shelters', '{}'],
  ['A-1', 'Tent', 'Brook', 'Shelters', '{}'],
  ['A-2', 'Tent peg', 'Brook', 'Shelters', '{}'],
  ['A-3', 'Family tent', 'Brook', 'Shelters', '{}'],
  ['A-4', 'Cedar', 'Tentmakers', 'Shelters', '{}'],
  ['A-5', 'Dogwood', 'Brook', 'Tents', '{}'],
  ['A-6', 'Elm', null, null, '{"Fits into any tent",light}'],
  ['A-7', 'Fir', 'Brook', 'Shelters', '{}'],
  ['B-1', '100% wool_mix', 'Brook', 'Clothing', '{}'],
  ['B-2', '100 woolmix', 'Brook', 'Clothing', '{}'],
  ['B-3', 'Back\\slash', 'ÄPFEL', 'Clothing', '{}'],
] as const;

beforeAll(async () => {
  [graph, world] = await Promise.all([sampleGraph(), ownWorld()]);
  own = await openGraph(world.urls);
  for (const product of products) {
    await world.sql(
      'inventory',
      `insert into inventory.products (sku, name, brand, category, features, updated_at) values ($1, $2, $3, $4, $5, '2026-01-01')`,
      [...product],
    );
  }
});
afterAll(async () => {
  await Promise.all([graph.close(), own.close()]);
  await world.drop();
});

const matches = `query ($search: String!, $category: TextFilter, $first: Int, $after: String, $last: Int, $before: String) {
  products(search: $search, filter: { category: $category }, first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    nodes { sku }
  }
}`;

const find = async (search: string, category?: object) => {
  const { data } = await own.query(matches, { search, category });
  const skus = skusOf(data);
  expect(data.products.totalCount).toBe(skus.length);
  return skus;
};

const tents = ['TENT', 'TENT-2', 'A-1', 'A-2', 'A-3', 'A-4', 'A-5', 'A-6'];

test('the best match comes first: SKU, its beginning, name, its beginning, word in name, brand, category, the rest', async () => {
  expect(await find('tent')).toEqual(tents);
});

test('letter case and spaces do not matter, and every word must be found', async () => {
  expect(await find('  TeNT ')).toEqual(tents);
  expect(await find('FAMILY   Tent')).toEqual(['A-3']);
  expect(await find('tent family')).toEqual(['A-3']);
  expect(await find('brook tent')).toEqual(['A-1', 'A-2', 'A-3', 'A-5', 'TENT', 'TENT-2']);
  expect(await find('tent yacht')).toEqual([]);
  expect(await find('äpfel')).toEqual(['B-3']);
});

test('characters that mean something to LIKE stand for themselves', async () => {
  expect(await find('100%')).toEqual(['B-1']);
  expect(await find('wool_')).toEqual(['B-1']);
  expect(await find('%')).toEqual(['B-1']);
  expect(await find('k\\s')).toEqual(['B-3']);
  expect(await find("' or true --")).toEqual([]);
});

test('a search and a filter must both hold', async () => {
  expect(await find('tent', { eq: 'Shelters' })).toEqual(['TENT', 'TENT-2', 'A-1', 'A-2', 'A-3', 'A-4']);
  expect(await find('tent', { in: [] })).toEqual([]);
  expect(await find('tent', { eq: null })).toEqual(tents);
});

test('pages of matches follow each other, forwards and backwards', async () => {
  const forwards: string[] = [];
  const backwards: string[] = [];
  let [after, before]: (string | null)[] = [null, null];
  for (const size of [3, 3, 3]) {
    const { data: on } = await own.query(matches, { search: 'tent', first: size, after });
    forwards.push(...skusOf(on));
    after = on.products.pageInfo.endCursor;
    const { data: back } = await own.query(matches, { search: 'tent', last: size, before });
    backwards.unshift(...skusOf(back));
    before = back.products.pageInfo.startCursor;
    expect([
      on.products.totalCount,
      on.products.pageInfo.hasNextPage,
      back.products.pageInfo.hasPreviousPage,
    ]).toEqual(forwards.length < tents.length ? [8, true, true] : [8, false, false]);
  }
  expect(forwards).toEqual(tents);
  expect(backwards).toEqual(tents);
});

test('a search without a word, with an order or with the cursor of another search is refused before any SQL', async () => {
  const { data } = await own.query(matches, { search: 'tent', first: 1 });
  const after = data.products.pageInfo.endCursor;
  for (const answer of [
    await own.query(matches, { search: '' }),
    await own.query(matches, { search: '   ' }),
    await own.query(matches, { search: 'x'.repeat(201) }),
    await own.query(matches, { search: 'brook', after }),
    await own.query('{ products(search: "tent", orderBy: { field: NAME }) { nodes { sku } } }'),
    await own.query('query ($after: String) { products(after: $after) { nodes { sku } } }', { after }),
  ]) {
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    expect(answer.statements).toEqual([]);
  }
});

test('a word anywhere in the text is found by an index', async () => {
  const plan = await withSession(world.urls.inventory, async (session) => {
    await session.query('set enable_seqscan = off');
    return session.query(`explain select sku from inventory.products where search_text like '%tent%'`);
  });
  expect(JSON.stringify(plan.rows)).toContain('products_by_words');
});

test('what is found in the sample world holds every word, in one statement', async () => {
  const rows = await sampleSql<{ sku: string; all_text: string }>(
    'inventory',
    `select sku, sku || ' ' || name || ' ' || coalesce(brand, '') || ' ' || category || ' ' || features::text as all_text
     from inventory.products`,
  );
  const ofOneProduct = (rows[7] as (typeof rows)[0]).all_text.toLowerCase().split(/[\s,"{}]+/);
  for (const words of [['tent'], ofOneProduct.slice(1, 4).toReversed(), ['a', 'b', 'c']]) {
    const { data, statements } = await graph.query(
      'query ($search: String!) { products(search: $search, first: 500) { nodes { sku name brand } } }',
      { search: words.join(' ') },
    );
    expect(statements.map(({ name }) => name)).toEqual(['search_page_best_match_on_open_open']);
    const expected = rows.filter(({ all_text }) =>
      words.every((word) => all_text.toLowerCase().includes(word)),
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(skusOf(data).toSorted()).toEqual(expected.map(({ sku }) => sku).toSorted());
  }
});

const skusOf = (data: { products: { nodes: { sku: string }[] } }) =>
  data.products.nodes.map(({ sku }) => sku);
