import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  openGraph,
  ownWorld,
  sampleGraph,
  sampleSql,
  nowhere,
  type Graph,
  type OwnWorld,
} from '../support/graph.ts';

/** The choices beside a list: how many products have each value of a word, and a search in any order. */
let graph: Graph;
let world: OwnWorld;
beforeAll(async () => {
  [graph, world] = await Promise.all([sampleGraph(), ownWorld()]);
});
afterAll(async () => {
  await graph.close();
  await world.drop();
});

const facets = `query ($search: String, $filter: ProductFilter, $by: [ProductDimension!]!, $first: Int! = 500) {
  products(search: $search, filter: $filter, first: 0) { facets(by: $by, first: $first) { dimension values { value count } } }
}`;

interface Found {
  readonly products: { readonly nodes: readonly { readonly sku: string }[] };
}

interface Hit {
  readonly products: {
    readonly totalCount: number;
    readonly facets: readonly { readonly values: readonly { readonly count: number }[] }[];
  } | null;
}

const countBy = (word: string, from: string) =>
  sampleSql<{ value: string; count: number }>(
    'inventory',
    `select ${word} as value, count(*)::integer as count from ${from} group by 1 order by 2 desc, 1`,
  );

test('a word is counted under all other conditions and without its own', async () => {
  const filter = {
    category: { in: ['Tents', 'Jackets'] },
    and: [{ brand: { startsWith: 'T' } }, { not: { category: { eq: 'Tents' } } }],
  };
  const { data } = await graph.query(facets, { filter, by: ['CATEGORY', 'BRAND'] });
  expect(data.products.facets).toEqual([
    { dimension: 'CATEGORY', values: await countBy('category', `inventory.products where brand ilike 'T%'`) },
    { dimension: 'BRAND', values: await countBy('brand', `inventory.products where category = 'Jackets'`) },
  ]);
  expect(data.products.facets[0].values.length).toBeGreaterThan(2);
});

test('a condition that speaks of other words too is not its own', async () => {
  const filter = { or: [{ category: { eq: 'Tents' } }, { brand: { eq: 'Thistle Moor' } }] };
  const { data } = await graph.query(facets, { filter, by: ['CATEGORY'] });
  const both = `inventory.products where category = 'Tents' or brand = 'Thistle Moor'`;
  expect(data.products.facets[0].values).toEqual(await countBy('category', both));
});

test('a search is no word: its products alone are counted, the most frequent first, as many as are asked for', async () => {
  const { data } = await graph.query(facets, {
    search: 'rain',
    filter: { brand: { eq: 'Thistle Moor' } },
    by: ['BRAND'],
    first: 3,
  });
  const found = await countBy('brand', `inventory.products where search_text like '%rain%'`);
  expect(found.length).toBeGreaterThan(3);
  expect(data.products.facets[0].values).toEqual(found.slice(0, 3));
});

test('products of which a word is unknown are in none of its values', async () => {
  const { data } = await graph.query(facets, { by: ['SUPPLIER'] });
  const preferred = await countBy('supplier_code', 'inventory.product_suppliers where preferred');
  expect(data.products.facets[0].values).toEqual(preferred);
});

test('of the products that a disruption hits, too', async () => {
  const { data } = await graph.query(
    `{ disruptions { nodes { products { totalCount facets(by: [CATEGORY], first: 500) { values { value count } } nodes { category } } } } }`,
  );
  const hit = data.disruptions.nodes.filter(
    ({ products }: Hit) => products !== null && products.totalCount > 0,
  );
  expect(hit.length).toBeGreaterThan(1);
  for (const { products } of hit) {
    const sum = products.facets[0].values.reduce(
      (sum: number, { count }: { count: number }) => sum + count,
      0,
    );
    expect(sum).toBe(products.totalCount);
  }
});

test('the statements depend on the shape alone: one a facet, and what its conditions need', async () => {
  const names = async (variables: Record<string, unknown>) =>
    (await graph.query(facets, variables)).statements
      .map(({ source, name }) => `${source}.${name}`)
      .toSorted();
  const three = ['CATEGORY', 'BRAND', 'LIFECYCLE_STAGE'];
  const grouped = ['inventory.products_groups', 'inventory.products_groups', 'inventory.products_groups'];
  expect(await names({ by: three, first: 1 })).toEqual([...grouped, 'sales.products_rows_trend']);
  const found = ['inventory.products_groups', 'inventory.search_keys'];
  expect(await names({ search: 'rain', by: ['CATEGORY'] })).toEqual(found);
  expect(await names({ search: 'jacket', by: ['CATEGORY'], first: 1 })).toEqual(found);
  expect(await names({ search: 'rain', by: three })).toEqual([
    ...grouped,
    'inventory.search_keys',
    'sales.products_rows_trend',
  ]);
  const priced = { by: three, filter: { priceIndex: { gt: 90 } } };
  expect(new Set(await names(priced))).toEqual(
    new Set([
      ...grouped,
      'cogs.products_estimate',
      'cogs.products_matching',
      'cogs.rates_in_force',
      'sales.products_rows_trend',
    ]),
  );
});

test('a word that a database is down for is null, and the others are counted', async () => {
  const lame = await openGraph({ ...world.urls, sales: nowhere });
  await world.sql(
    'inventory',
    `insert into inventory.products (sku, name, brand, category, features, updated_at) values ('A', 'Alder', null, 'Tents', '{}', '2026-01-01')`,
  );
  const { data, errors } = await lame.query(facets, { by: ['LIFECYCLE_STAGE', 'CATEGORY', 'BRAND'] });
  const conditioned = await lame.query(facets, { by: ['CATEGORY'], filter: { unitsSold: { gt: 1 } } });
  await lame.close();
  expect(data.products.facets).toEqual([
    { dimension: 'LIFECYCLE_STAGE', values: null },
    { dimension: 'CATEGORY', values: [{ value: 'Tents', count: 1 }] },
    { dimension: 'BRAND', values: null },
  ]);
  expect(errors?.map(({ path, extensions }) => [path?.join('.'), extensions.code])).toEqual([
    ['products.facets.0.values', 'SOURCE_UNAVAILABLE'],
  ]);
  expect(conditioned.data.products.facets).toEqual([{ dimension: 'CATEGORY', values: null }]);
});

test('a search is ordered and paged like any other list, both ways', async () => {
  const document = `query ($orderBy: ProductOrder!, $first: Int, $after: String, $last: Int, $before: String) {
    products(search: "rain", filter: { marginPercent: { gt: 20 } }, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      totalCount nodes { sku } pageInfo { startCursor endCursor hasNextPage }
    }
  }`;
  const best = await graph.query(
    '{ products(search: "rain", filter: { marginPercent: { gt: 20 } }, first: 500) { nodes { sku } } }',
  );
  const skusOf = ({ products }: Found): string[] => products.nodes.map(({ sku }: { sku: string }) => sku);
  for (const field of ['AVAILABLE', 'MARGIN_PERCENT', 'NAME']) {
    for (const direction of ['ASC', 'DESC']) {
      const orderBy = { field, direction };
      const all = await graph.query(
        `query ($orderBy: ProductOrder!) { products(orderBy: $orderBy, first: 500) { nodes { sku } } }`,
        { orderBy },
      );
      const found = new Set(skusOf(best.data));
      const expected = skusOf(all.data).filter((sku) => found.has(sku));
      expect(expected.length).toBe(found.size);
      const [onwards, back]: [string[], string[]] = [[], []];
      let [after, before] = [null, null];
      while (onwards.length < expected.length) {
        const next = await graph.query(document, { orderBy, first: 4, after });
        const last = await graph.query(document, { orderBy, last: 4, before });
        expect(next.data.products.totalCount).toBe(expected.length);
        expect(skusOf(next.data).length).toBeGreaterThan(0);
        onwards.push(...skusOf(next.data));
        back.unshift(...skusOf(last.data));
        after = next.data.products.pageInfo.endCursor;
        before = last.data.products.pageInfo.startCursor;
      }
      expect([onwards, back]).toEqual([expected, expected]);
    }
  }
});
