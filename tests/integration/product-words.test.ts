import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { searchable } from '../../src/domain/search-text.ts';
import { openGraph, ownWorld, sampleGraph, sampleSql, type Graph, type OwnWorld } from '../support/graph.ts';

/** Filters on what stands in lists of words: features, tags and specifications. */
let world: OwnWorld;
let graph: Graph;
let sample: Graph;

const nfd = 'Café'.normalize('NFD');

beforeAll(async () => {
  world = await ownWorld();
  await world.sql(
    'inventory',
    `insert into inventory.products (sku, name, features, updated_at) values
       ('A', 'a', '{Taped seams,Rain cover,Straße 100%}', '2026-01-01'),
       ('B', 'b', '{taped SEAMS,Ærø,Two_ways}', '2026-01-01'),
       ('C', 'c', '{Taped seams inside,"Twoways"}', '2026-01-01'),
       ('D', 'd', array['${nfd}', ''], '2026-01-01'),
       ('E', 'Taped seams', '{}', '2026-01-01');
     insert into inventory.product_specifications (sku, position, name, value, unit) values
       ('A', 1, 'Weight', '2.4', 'kg'), ('A', 2, 'Fabric', 'Recycled Nylon', null), ('A', 3, 'Poles', '3', null),
       ('B', 1, 'weight', '850', 'g'), ('B', 2, 'Fabric', 'recycled nylon', null),
       ('C', 1, 'WEIGHT', '-1', 'kg'), ('C', 2, 'Weight', '1e3', 'kg'), ('C', 3, 'Volume', '850', 'g'),
       ('D', 1, 'Weight class', '2', 'kg'), ('D', 2, '${nfd}', '2,4', 'kg'), ('D', 3, 'Weight', 'n/a', null)`,
  );
  [graph, sample] = await Promise.all([openGraph(world.urls), sampleGraph()]);
});
afterAll(async () => {
  await Promise.all([graph.close(), sample.close()]);
  await world.drop();
});

const ask = (filter: object, of = graph) =>
  of.query(
    'query ($filter: ProductFilter) { products(filter: $filter, orderBy: { field: SKU }, first: 500) { nodes { sku } } }',
    { filter },
  );
async function skus(filter: object, of = graph): Promise<string[]> {
  const { data, errors } = await ask(filter, of);
  expect(errors).toBeUndefined();
  return data.products.nodes.map(({ sku }: { sku: string }) => sku);
}

test.each([
  ['one, whole, in any letter case', { has: 'TAPED seams' }, 'AB'],
  ['any of some', { hasAny: ['rain cover', 'TWOWAYS'] }, 'AC'],
  ['all of some', { hasAll: ['taped seams', 'rain cover'] }, 'A'],
  ['one and any', { has: 'taped seams', hasAny: ['aero', 'nothing'] }, 'B'],
  ['letters that are spelled out', { has: 'AERO' }, 'B'],
  ['accents in either form', { has: 'café' }, 'D'],
  ['no accents', { hasAny: ['cafe', 'STRASSE 100%'] }, 'AD'],
  ['signs of LIKE as they are', { has: 'two_ways' }, 'B'],
  ['an empty word of a list', { hasAny: [''] }, 'D'],
  ['none of an empty list', { hasAny: [] }, ''],
  ['all of an empty list', { hasAll: [] }, 'ABCDE'],
  ['nothing that is asked', {}, 'ABCDE'],
])('features: %s', async (_, features, expected) => {
  expect((await skus({ features })).join('')).toBe(expected);
  const others = [...'ABCDE'].filter((sku) => !expected.includes(sku)).join('');
  const asks = Object.entries(features).some(([part, value]) => part !== 'hasAll' || value.length > 0);
  if (asks) expect((await skus({ not: { features } })).join('')).toBe(others);
});

test.each([
  ['a name alone', { name: 'weight' }, 'ABCD'],
  ['a name without its accents', { name: 'CAFE' }, 'D'],
  ['a value in any letter case', { name: 'fabric', eq: 'RECYCLED nylon' }, 'AB'],
  ['one of some values', { name: 'weight', in: ['850', '2.4'] }, 'AB'],
  ['a value and a list without it', { name: 'weight', eq: '850', in: ['2.4'] }, ''],
  ['a value of another fact', { name: 'Poles', eq: '2.4' }, ''],
  ['a range of numbers', { name: 'Weight', gte: 2.4, lt: 851 }, 'AB'],
  ['the same in one unit', { name: 'Weight', gte: 2.4, lt: 851, unit: 'KG' }, 'A'],
  ['numbers below 0', { name: 'Weight', lte: 0 }, 'C'],
  ['a number that has no decimal point is none', { name: 'Café', gt: 0 }, ''],
  ['a text that is no plain number', { name: 'Weight', gt: 900 }, ''],
])('specifications: %s', async (_, specifications, expected) => {
  expect((await skus({ specifications })).join('')).toBe(expected);
});

test('two facts are asked by two filters, with others beside', async () => {
  const both = {
    and: [{ specifications: { name: 'weight', lt: 3 } }, { specifications: { name: 'poles' } }],
  };
  expect(await skus(both)).toEqual(['A']);
  expect(await skus({ ...both, features: { has: 'rain cover' }, sku: { in: ['A', 'B'] } })).toEqual(['A']);
  expect(await skus({ or: [both, { features: { has: 'aero' } }] })).toEqual(['A', 'B']);
});

test.each([
  [
    'bounds that nothing meets',
    { specifications: { name: 'Weight', gt: 2, lt: 1 } },
    'filter.specifications',
  ],
  ['a character that no text holds', { features: { hasAny: ['a\0'] } }, 'filter.features.hasAny'],
])('%s are refused before any statement', async (_, filter, argument) => {
  const { errors, statements } = await ask(filter);
  expect(errors?.map(({ extensions }) => extensions)).toMatchObject([{ code: 'BAD_USER_INPUT', argument }]);
  expect(statements).toEqual([]);
});

test('features and specifications of the sample world are found as plain SQL finds them', async () => {
  const rows = await sampleSql<{ sku: string; features: string[]; facts: string[][] }>(
    'inventory',
    `select sku, features, coalesce((select json_agg(json_build_array(name, value)) from inventory.product_specifications s
       where s.sku = p.sku), '[]') as facts from inventory.products p order by sku`,
  );
  const words = [...new Set(rows.flatMap(({ features }) => features))].toSorted();
  expect(words.length).toBeGreaterThan(20);
  const holding = (test: (row: (typeof rows)[0]) => boolean) => rows.filter(test).map(({ sku }) => sku);
  for (const [place, word] of words.slice(0, 12).entries()) {
    const other = words[(place * 7 + 3) % words.length]!;
    const has = (features: string[], one: string) =>
      features.some((each) => searchable(each) === searchable(one));
    const typed = word.toUpperCase();
    expect(await skus({ features: { has: typed } }, sample)).toEqual(
      holding(({ features }) => has(features, word)),
    );
    expect(await skus({ features: { hasAny: [typed, other] } }, sample)).toEqual(
      holding(({ features }) => has(features, word) || has(features, other)),
    );
    expect(await skus({ features: { hasAll: [typed, other] } }, sample)).toEqual(
      holding(({ features }) => has(features, word) && has(features, other)),
    );
  }
  expect(await skus({ specifications: { name: 'weight', gte: 600, lt: 1200 } }, sample)).toEqual(
    holding(({ facts }) =>
      facts.some(([name, value]) => name === 'Weight' && Number(value) >= 600 && Number(value) < 1200),
    ),
  );
});

test('a company that searches in small letters alone, one without a text to search, and one without specifications', async () => {
  await world.sql(
    'inventory',
    `alter table inventory.product_specifications drop column search_text;
     alter table inventory.product_specifications add column search_text text generated always as (lower(name || ' ' || value)) stored;
     insert into inventory.product_specifications (sku, position, name, value) values ('E', 1, 'Größe', 'Édition XL')`,
  );
  const large = { name: 'GRÖßE', eq: 'ÉDITION xl' };
  expect(await skus({ specifications: large })).toEqual(['E']);
  expect(await skus({ specifications: { ...large, in: ['edition L', 'Édition XL'] } })).toEqual(['E']);
  await world.sql('inventory', 'alter table inventory.product_specifications drop column search_text');
  expect(await skus({ specifications: { name: 'weight', eq: '2.4' } })).toEqual(['A']);
  await world.sql('inventory', 'drop table inventory.product_specifications');
  const { data, unknown } = await ask({ specifications: { name: 'weight' } });
  expect(data.products.nodes).toEqual([]);
  expect(unknown).toMatchObject([{ code: 'NOT_RECORDED', table: 'product_specifications' }]);
});
