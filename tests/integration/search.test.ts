import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { withSession } from '../../src/database/session.ts';
import { put } from '../support/rows.ts';
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

test('words that mean the same find the same, what was typed first, also in any order', async () => {
  await world.sql(
    'inventory',
    `insert into inventory.products (sku, name, brand, category, features, updated_at) values
       ('S-1', 'Alpine rucksack', 'Brook', 'Packs', '{}', '2026-01-01'), ('S-2', 'Zen backpack', 'Brook', 'Packs', '{}', '2026-01-01')`,
  );
  expect(await find('Rücksack')).toEqual(['S-1', 'S-2']);
  expect(await find('backpack')).toEqual(['S-2', 'S-1']);
  expect(await find('backpack alpine')).toEqual(['S-1']);
  const { data } = await own.query(
    '{ products(search: "backpack", orderBy: { field: NAME }) { nodes { sku } facets(by: [CATEGORY]) { values { value count } } } }',
  );
  expect(skusOf(data)).toEqual(['S-1', 'S-2']);
  expect(data.products.facets[0].values).toEqual([{ value: 'Packs', count: 2 }]);
  await world.sql('inventory', `delete from inventory.products where sku like 'S-_'`);
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

test('a search without a word or with the cursor of another search is refused before any SQL', async () => {
  const { data } = await own.query(matches, { search: 'tent', first: 1 });
  const after = data.products.pageInfo.endCursor;
  for (const answer of [
    await own.query(matches, { search: '' }),
    await own.query(matches, { search: '   ' }),
    await own.query(matches, { search: 'x'.repeat(201) }),
    await own.query(matches, { search: 'brook', after }),
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
    `select sku, sku || ' ' || name || ' ' || coalesce(brand, '') || ' ' || category || ' ' || features::text || ' '
       || coalesce((select string_agg(s.name || ' ' || s.value || coalesce(' ' || s.unit, ''), ' ')
                    from inventory.product_specifications s where s.sku = p.sku), '') as all_text
     from inventory.products p`,
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

describe('Of texts as people type them', () => {
  let typed: Graph;
  let shop: OwnWorld;
  beforeAll(async () => {
    shop = await ownWorld();
    typed = await openGraph(shop.urls);
    await put(shop, 'inventory', 'products', [
      { sku: 'C-1', name: 'Café Tent' },
      { sku: 'C-2', name: 'Cafe\u0301 Tent' },
      { sku: 'S-1', name: 'Große Straße İstanbul', brand: 'Ørsted' },
      { sku: 'B-1', name: 'Backpack', category: 'Łódź', features: ['Reflective trim'] },
      { sku: 'W-1', name: 'Kettle', features: ['light'] },
    ]);
    await put(shop, 'inventory', 'product_specifications', [
      { sku: 'W-1', position: 1, name: 'Matériau', value: 'Titanium', unit: null },
      { sku: 'W-1', position: 2, name: 'Weight', value: '120', unit: 'g' },
    ]);
  });
  afterAll(async () => {
    await typed.close();
    await shop.drop();
  });
  const typing = async (search: string, graph = typed) => {
    const { data, errors, statements } = await graph.query(matches, { search });
    expect(errors).toBeUndefined();
    expect(data.products.totalCount).toBe(data.products.nodes.length);
    expect(statements.map(({ source }) => source)).toEqual(['inventory', 'inventory']);
    return skusOf(data);
  };

  test.each([
    ['cafe', ['C-1', 'C-2']],
    ['café', ['C-1', 'C-2']],
    ['CAFE\u0301', ['C-1', 'C-2']],
    ['STRASSE', ['S-1']],
    ['straße', ['S-1']],
    ['GROSSE', ['S-1']],
    ['istanbul', ['S-1']],
    ['İSTANBUL', ['S-1']],
    ['orsted', ['S-1']],
    ['Ørsted', ['S-1']],
    ['lodz', ['B-1']],
    ['łódź', ['B-1']],
  ])('%s is found in either form, with accents or without', async (search, skus) => {
    expect(await typing(search)).toEqual(skus);
  });

  test('each word of a phrase may be in another field, and in a specification', async () => {
    expect(await typing('titanium')).toEqual(['W-1']);
    expect(await typing('materiau')).toEqual(['W-1']);
    expect(await typing('kettle titanium')).toEqual(['W-1']);
    expect(await typing('light kettle 120 titanium weight')).toEqual(['W-1']);
    expect(await typing('tent titanium')).toEqual([]);
    expect(await typing('trim backpack lodz')).toEqual(['B-1']);
  });

  test.each([
    ['another letter', 'backpuck', ['B-1']],
    ['one too few', 'bckpack', ['B-1']],
    ['one too many', 'backppack', ['B-1']],
    ['two that changed places', 'bakcpack', ['B-1']],
    ['in a specification', 'titaniun', ['W-1']],
    ['beside a word without a typo', 'tent cafr', ['C-1', 'C-2']],
    ['with another accent', 'strässe', ['S-1']],
  ])('one typo is forgiven: %s', async (_, search, skus) => {
    expect(await typing(search)).toEqual(skus);
  });

  test('two typos are not, nor one in a short word or a number; and what is written right is found alone', async () => {
    expect(await typing('bukcpuck')).toEqual([]);
    expect(await typing('c-3')).toEqual([]);
    expect(await typing('130')).toEqual([]);
    await shop.sql(
      'inventory',
      `update inventory.products set name = 'Backpacks and buckpacks' where sku = 'W-1'`,
    );
    expect(await typing('buckpack')).toEqual(['W-1']);
    await shop.sql('inventory', `update inventory.products set name = 'Kettle' where sku = 'W-1'`);
  });

  test('a company without specifications, or with a text of the release before, is searched as before', async () => {
    const old = await ownWorld();
    await old.sql('inventory', `drop table inventory.product_specifications`);
    await old.sql(
      'inventory',
      `alter table inventory.products drop column search_text;
       alter table inventory.products add column search_text text generated always as (lower(name)) stored;
       insert into inventory.products (sku, name, updated_at) values ('Ä', 'ÄPFEL Straße', '2026-01-01')`,
    );
    const graph = await openGraph(old.urls);
    for (const search of ['äpfel', 'straße', 'Straße Äpfel']) {
      const { data } = await graph.query(matches, { search });
      expect(skusOf(data)).toEqual(['Ä']);
    }
    await graph.close();
    await old.drop();
  });

  test('through a view, an index on what it makes its text of', async () => {
    await shop.sql(
      'inventory',
      `create table inventory.erp_item (code text primary key, title text, maker text);
       insert into inventory.erp_item select 'X' || n, 'Café number ' || n, 'Maker' from generate_series(1, 3000) n;
       create view inventory.shown as select code as sku, inventory.search_text(code, title, maker, null, '{}') as search_text
         from inventory.erp_item;
       create index on inventory.erp_item
         using gin (inventory.search_text(code, title, maker, null, '{}') inventory.gin_trgm_ops);
       analyze inventory.erp_item`,
    );
    const [found] = await shop.sql<{ 'QUERY PLAN': string }>(
      'inventory',
      `explain (format json) select sku from inventory.shown where search_text like any (array['%cafe number 77%', '%café number 77%'])`,
    );
    expect(JSON.stringify(found)).toContain('erp_item_search_text_idx');
  });
});

const skusOf = (data: { products: { nodes: { sku: string }[] } }) =>
  data.products.nodes.map(({ sku }) => sku);
