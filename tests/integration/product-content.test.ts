import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openGraph, ownWorld, sampleGraph, sampleSql, type Graph, type OwnWorld } from '../support/graph.ts';

/** What a shop shows of a product, its variants and its prices by market, where a company keeps them. */
let world: OwnWorld;
let graph: Graph;

beforeAll(async () => {
  world = await ownWorld();
  await world.sql(
    'inventory',
    `insert into inventory.products (sku, name, updated_at)
       select sku, 'Jacket', '2026-01-01' from unnest('{J,J-S,J-M,J-L,SELF,LONE}'::text[]) as sku;
     insert into inventory.product_content (sku, url, image_url, gtin, mpn, tags) values
       ('J', 'https://shop.example/j', 'https://shop.example/j.jpg', '0012345678905', 'JK 1', '{Gift idea,Été}'),
       ('J-S', null, null, '96385074', null, '{}'), ('SELF', null, null, null, 'jk 2', null);
     insert into inventory.product_variants values
       ('J-S', 'J'), ('J-M', 'J'), ('J-L', 'J'), ('SELF', 'SELF');
     alter table inventory.product_variants drop constraint product_variants_sku_fkey;
     alter table inventory.product_variants drop constraint product_variants_parent_sku_fkey;
     insert into inventory.product_variants values ('A GHOST', 'J'), ('LONE', 'A GROUP')`,
  );
  await world.sql(
    'cogs',
    `insert into cogs.market_prices values
       ('J', 'GB', 9999, null, 'GBP', null, '2026-01-01', null),
       ('J', 'DE', 10000, null, 'EUR', 19, '2025-01-01', '2026-11-01'),
       ('J', 'DE', 11900, 14280, 'EUR', 19, '2026-11-01', null),
       ('J', 'CH', 12000, null, 'CHF', null, '2026-11-21', null),
       ('J', 'FR', 12000, null, 'EUR', null, '2025-01-01', '2026-11-20')`,
  );
  graph = await openGraph(world.urls);
});
afterAll(async () => {
  await graph.close();
  await world.drop();
});

const found = async (filter: object, of = graph) => {
  const { data, errors, unknown } = await of.query(
    'query ($filter: ProductFilter) { products(filter: $filter, orderBy: { field: SKU }) { nodes { sku } } }',
    { filter },
  );
  expect(errors).toBeUndefined();
  return { skus: data.products.nodes.map(({ sku }: { sku: string }) => sku), unknown };
};

test('a product tells what is kept of it, and null of what is not', async () => {
  const { data } = await graph.query(
    '{ products(orderBy: { field: SKU }) { nodes { sku url imageUrl gtin mpn tags } } }',
  );
  const nothing = { url: null, imageUrl: null, gtin: null, mpn: null, tags: null };
  expect(data.products.nodes).toEqual([
    {
      sku: 'J',
      url: 'https://shop.example/j',
      imageUrl: 'https://shop.example/j.jpg',
      gtin: '0012345678905',
      mpn: 'JK 1',
      tags: ['Gift idea', 'Été'],
    },
    { sku: 'J-L', ...nothing },
    { sku: 'J-M', ...nothing },
    { sku: 'J-S', ...nothing, gtin: '96385074', tags: [] },
    { sku: 'LONE', ...nothing },
    { sku: 'SELF', ...nothing, mpn: 'jk 2' },
  ]);
});

test('a variant leads to its parent and back; one of itself, or of what is no product, is of none', async () => {
  const { data } = await graph.query(
    '{ products(orderBy: { field: SKU }) { nodes { sku parent { sku name } variants(first: 2) { sku } } } }',
  );
  const parent = { sku: 'J', name: 'Jacket' };
  expect(data.products.nodes).toEqual([
    { sku: 'J', parent: null, variants: [{ sku: 'J-L' }, { sku: 'J-M' }] },
    { sku: 'J-L', parent, variants: [] },
    { sku: 'J-M', parent, variants: [] },
    { sku: 'J-S', parent, variants: [] },
    { sku: 'LONE', parent: null, variants: [] },
    { sku: 'SELF', parent: null, variants: [] },
  ]);
  expect((await found({ parent: { eq: 'J' } })).skus).toEqual(['J-L', 'J-M', 'J-S']);
  expect((await found({ parent: { isNull: true } })).skus).toEqual(['J', 'LONE', 'SELF']);
});

test('a price by market is the one in force there today, with its tax', async () => {
  const { data } = await graph.query(`{ product(sku: "J") {
    prices { market price { current { amount currency } net { amount } compareAt { amount } effectiveFrom } }
    some: prices(markets: ["GB", "CH", "US"]) { market }
    none: prices(markets: []) { market } } lone: product(sku: "LONE") { prices { market } } }`);
  expect(data).toEqual({
    product: {
      prices: [
        {
          market: 'DE',
          price: {
            current: { amount: '119.00', currency: 'EUR' },
            net: { amount: '100.00' },
            compareAt: { amount: '142.80' },
            effectiveFrom: '2026-11-01',
          },
        },
        {
          market: 'GB',
          price: {
            current: { amount: '99.99', currency: 'GBP' },
            net: { amount: '99.99' },
            compareAt: null,
            effectiveFrom: '2026-01-01',
          },
        },
      ],
      some: [{ market: 'GB' }],
      none: [],
    },
    lone: { prices: [] },
  });
});

test.each([
  ['as it is kept', { gtin: { eq: '0012345678905' } }, ['J']],
  ['without the zeros in front', { gtin: { eq: '012345678905' } }, ['J']],
  ['with more zeros, and hyphens', { gtin: { in: ['0001-2345-678905', '1'] } }, ['J']],
  ['of eight digits as of fourteen', { gtin: { eq: '00000096385074' } }, ['J-S']],
  ['of none', { gtin: { isNull: true } }, ['J-L', 'J-M', 'LONE', 'SELF']],
  ['a part number in any letter case', { mpn: { startsWith: 'jk' } }, ['J', 'SELF']],
  ['a tag in capitals without its accents', { tags: { has: 'ETE' } }, ['J']],
])('a product is found by its number: %s', async (_, filter, expected) => {
  expect((await found(filter)).skus).toEqual(expected);
});

test('a long page of it costs as many statements as a short one, and none where it is not asked for', async () => {
  const sample = await sampleGraph();
  const names = async (first: number, fields: string) =>
    (await sample.query(`{ products(first: ${first}) { nodes { sku ${fields} } } }`)).statements
      .map(({ name }) => name)
      .toSorted();
  const fields =
    'url imageUrl gtin mpn tags parent { name } variants(first: 3) { name } prices { market price { current { amount } } }';
  const [few, many] = [await names(20, fields), await names(100, fields)];
  const none = await names(150, 'name brand');
  await sample.close();
  expect(many).toEqual(few);
  expect(many).toHaveLength(4);
  expect(none).toEqual(['product_page_name_asc_on_open_open']);
});

test('the sample world has some of everything', async () => {
  const [counts] = await sampleSql(
    'inventory',
    `select count(url)::int as urls, count(gtin)::int as gtins, count(distinct gtin)::int as distinct_gtins,
       (count(*) filter (where cardinality(tags) > 0))::int as tagged,
       (select count(*)::int from inventory.product_variants) as variants from inventory.product_content`,
  );
  expect(counts).toMatchObject({ urls: expect.any(Number), variants: expect.any(Number) });
  expect(Object.values(counts!).every((count) => Number(count) > 50)).toBe(true);
  expect(counts!['gtins']).toBe(counts!['distinct_gtins']);
});

test('where the company keeps no such columns or tables, all of it is null and says so', async () => {
  const lacking = await ownWorld();
  await lacking.sql(
    'inventory',
    `insert into inventory.products (sku, name, updated_at) values ('J', 'Jacket', '2026-01-01');
     alter table inventory.product_content drop column url, drop column tags, drop column gtin;
     insert into inventory.product_content (sku, mpn) values ('J', 'JK 1');
     drop table inventory.product_variants`,
  );
  await lacking.sql('cogs', 'drop table cogs.market_prices');
  const without = await openGraph(lacking.urls);
  const { data, errors, unknown } = await without.query(
    '{ product(sku: "J") { url gtin mpn tags parent { sku } variants { sku } prices { market } } }',
  );
  expect(errors).toBeUndefined();
  expect(data.product).toEqual({
    url: null,
    gtin: null,
    mpn: 'JK 1',
    tags: null,
    parent: null,
    variants: null,
    prices: null,
  });
  expect(unknown.map(({ table }) => table).toSorted()).toEqual(['market_prices', 'product_variants']);
  expect(await found({ mpn: { eq: 'JK 1' } }, without)).toEqual({ skus: ['J'], unknown: [] });
  expect(await found({ gtin: { eq: '96385074' } }, without)).toEqual({ skus: [], unknown: [] });
  expect(await found({ tags: { has: 'Gift idea' } }, without)).toEqual({ skus: [], unknown: [] });
  const byParent = await found({ parent: { eq: 'J' } }, without);
  expect(byParent).toMatchObject({
    skus: [],
    unknown: [{ code: 'NOT_RECORDED', table: 'product_variants' }],
  });
  await lacking.sql('inventory', 'drop table inventory.product_content');
  expect(await found({ tags: { has: 'Gift idea' } }, without)).toMatchObject({
    skus: [],
    unknown: [{ code: 'NOT_RECORDED', table: 'product_content' }],
  });
  await without.close();
  await lacking.drop();
});
