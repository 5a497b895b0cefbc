import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { nowhere, openGraph, ownWorld, sampleGraph, type Graph, type OwnWorld } from '../support/graph.ts';
import { put } from '../support/rows.ts';

let sample: Graph;
let world: OwnWorld;
let own: Graph;

beforeAll(async () => {
  [sample, world] = await Promise.all([sampleGraph(), ownWorld()]);
  own = await openGraph(world.urls);
  await put(world, 'inventory', 'products', [
    { sku: 'A', name: 'Tent', category: 'Tents', launched_on: '2020-01-01' },
    { sku: 'B', name: 'tentacle', category: null, launched_on: '2020-01-01' },
    { sku: 'C', name: 'Ärmel', category: 'Tents', launched_on: '2020-01-01' },
  ]);
  await put(world, 'support', 'tickets', [
    { number: 'T1', sku: 'A' },
    { number: 'T2', sku: 'A' },
    { number: 'T3', sku: 'B' },
  ]);
  await put(world, 'cogs', 'prices', [
    { sku: 'A', amount_minor: 1000, currency: 'USD', effective_from: '2020-01-01' },
    { sku: 'B', amount_minor: 1000, currency: 'XTS', effective_from: '2020-01-01' },
  ]);
});
afterAll(async () => {
  await Promise.all([sample.close(), own.close()]);
  await world.drop();
});

const document = `query ($filter: ProductFilter, $orderBy: ProductOrder, $search: String, $first: Int) {
  products(filter: $filter, orderBy: $orderBy, search: $search, first: $first) { totalCount nodes { sku } } }`;

async function skus(filter: unknown, more: Record<string, unknown> = {}, graph = own): Promise<string[]> {
  const { data, errors } = await graph.query(document, { filter, ...more });
  expect(errors).toBeUndefined();
  expect(data.products.nodes).toHaveLength(data.products.totalCount);
  return data.products.nodes.map(({ sku }: { sku: string }) => sku);
}

test('text is contained and begun in any letter case, and equals in its own', async () => {
  expect(await skus({ name: { contains: 'TENT' } })).toEqual(['A', 'B']);
  expect(await skus({ name: { startsWith: 'ä' } })).toEqual(['C']);
  expect(await skus({ name: { eq: 'tent' } })).toEqual([]);
  expect(await skus({ name: { contains: '%' } })).toEqual([]);
});

test('an unknown value meets no comparison, and `not` leaves all others', async () => {
  expect(await skus({ category: { gt: 'A' } })).toEqual(['A', 'C']);
  expect(await skus({ not: { category: { eq: 'Tents' } } })).toEqual(['B']);
  expect(await skus({ category: { isNull: true } })).toEqual(['B']);
  expect(await skus({ price: { lte: '10' } })).toEqual(['A']);
  expect(await skus({ not: { price: { lte: '10' } } })).toEqual(['B', 'C']);
});

test('products without any ticket have none open', async () => {
  expect(await skus({ openTickets: { eq: 0 } })).toEqual(['C']);
  expect(await skus({ openTickets: { lt: 2 } })).toEqual(['B', 'C']);
  expect(await skus({ or: [{ openTickets: { lt: 1 } }, { sku: { eq: 'A' } }] })).toEqual(['A', 'C']);
});

test('unknown values order last both ways', async () => {
  const by = (direction: string) => skus(null, { orderBy: { field: 'PRICE', direction } });
  expect(await by('ASC')).toEqual(['A', 'B', 'C']);
  expect(await by('DESC')).toEqual(['A', 'C', 'B']);
});

test('a search looks among what the filter leaves', async () => {
  expect(await skus({ openTickets: { gte: 2 } }, { search: 'tent' })).toEqual(['A']);
  expect(await skus({ sku: { in: [] } }, { search: 'tent' })).toEqual([]);
});

describe('what cannot be meant is refused before any SQL, naming the part', () => {
  const deep = (levels: number): object => (levels ? { not: deep(levels - 1) } : { sku: { eq: 'A' } });
  const many = Array.from({ length: 501 }, (_, index) => `S${index}`);
  test.each<[string, unknown, string]>([
    ['an empty and', { and: [] }, 'filter.and'],
    ['an empty or inside a not', { not: { or: [] } }, 'filter.not.or'],
    ['contradictory bounds', { and: [{ available: { gt: 5, lt: 3 } }] }, 'filter.and[0].available'],
    ['contradictory texts', { name: { gt: 'b', lt: 'a' } }, 'filter.name'],
    ['contradictory amounts', { price: { gte: '10.01', lte: '10' } }, 'filter.price'],
    ['501 SKUs', { sku: { in: many } }, 'filter.sku.in'],
    ['nine levels', deep(9), 'more than 8 levels'],
    ['an unknown stage', { lifecycleStage: { eq: 'OLD' } }, 'filter.lifecycleStage.eq'],
    ['an amount that is no number', { price: { gt: 'ten' } }, 'filter.price.gt'],
    ['a period of nothing', { unitsSold: { last: { days: 0 }, gt: 1 } }, 'filter.unitsSold.last.days'],
    ['a character that no text holds', { name: { contains: '\0' } }, 'filter.name.contains'],
  ])('%s', async (...[, filter, part]) => {
    const { errors, statements } = await sample.query(document, { filter });
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
    expect(errors?.[0]?.message).toContain(part);
    expect(statements).toEqual([]);
  });
});

test.each([
  ['cogs', { filter: { marginPercent: { gt: 1 } } }],
  ['cogs', { orderBy: { field: 'PRICE' } }],
  ['support', { filter: { or: [{ sku: { eq: 'A' } }, { openTickets: { gt: 1 } }] } }],
  ['sales', { filter: { daysOfCover: { gt: 1 } } }],
  ['logistics', { filter: { disrupted: { eq: true } } }],
])('while %s is down, a list that needs it is null and says so: %j', async (source, variables) => {
  const graph = await openGraph({ ...world.urls, [source]: nowhere });
  try {
    const { data, errors } = await graph.query(document, variables);
    expect(data).toEqual({ products: null });
    expect(new Set(errors?.map(({ extensions }) => JSON.stringify(extensions)))).toEqual(
      new Set([JSON.stringify({ code: 'SOURCE_UNAVAILABLE', source })]),
    );
    expect((await graph.query(document, { filter: { name: { eq: 'Tent' } } })).data.products.totalCount).toBe(
      1,
    );
  } finally {
    await graph.close();
  }
});

test('a value is unknown of all where the company lacks its table', async () => {
  const lacking = await ownWorld();
  await put(lacking, 'inventory', 'products', [{ sku: 'A' }, { sku: 'B' }]);
  await lacking.sql('support', 'drop table support.tickets');
  await lacking.sql('sales', 'drop table sales.product_daily_sales');
  await lacking.sql('logistics', 'drop table logistics.disruptions cascade');
  const graph = await openGraph(lacking.urls);
  try {
    for (const figure of ['openTickets', 'unitsSold', 'csatPercent', 'daysOfCover']) {
      expect(await skus({ [figure]: { lt: 5 } }, {}, graph)).toEqual([]);
      expect(await skus({ not: { [figure]: { lt: 5 } } }, {}, graph)).toEqual(['A', 'B']);
      expect(await skus({ [figure]: { isNull: true } }, {}, graph)).toEqual(['A', 'B']);
    }
    expect(await skus({ disrupted: { eq: false } }, {}, graph)).toEqual([]);
    expect(await skus({ lifecycleStage: { isNull: true } }, {}, graph)).toEqual(['A', 'B']);
    expect(await skus(null, { orderBy: { field: 'OPEN_TICKETS', direction: 'DESC' } }, graph)).toEqual([
      'B',
      'A',
    ]);
  } finally {
    await graph.close();
    await lacking.drop();
  }
});

test('a set of more than 250,000 keys is refused, the figure and the bound named', async () => {
  await world.sql(
    'cogs',
    `insert into cogs.prices (sku, amount_minor, currency, effective_from)
     select 'MANY-' || number, 100, 'USD', '2020-01-01' from generate_series(1, 250001) as number`,
  );
  const filter = { or: [{ price: { gt: '0' } }, { sku: { eq: 'A' } }] };
  const { data, errors } = await own.query(document, { filter });
  expect(data).toEqual({ products: null });
  expect(errors?.[0]?.extensions).toEqual({
    code: 'FILTER_TOO_BROAD',
    criterion: 'price',
    maximumKeys: 250_000,
  });
  // What narrows first makes the same condition easy.
  expect(await skus({ price: { gt: '0' }, category: { eq: 'Tents' } })).toEqual(['A']);
});

test('the plan says which figure was read where, with the keys that went in and came out', async () => {
  const { plan, statements, data } = await sample.query(document, {
    filter: {
      category: { eq: 'Tents' },
      marginPercent: { gte: 40 },
      openTickets: { lt: 5 },
      or: [{ daysOfCover: { gte: 10 } }, { csatPercent: { gte: 50 } }],
    },
  });
  const [first, ...rest] = plan;
  const tents = first!.keysOut;
  expect(first).toMatchObject({ criterion: 'category', source: 'inventory', keysIn: null });
  const narrowing = rest.slice(0, 2);
  expect(new Set(narrowing.map(({ criterion, source }) => `${source}: ${criterion}`))).toEqual(
    new Set(['cogs: marginPercent', 'support: openTickets']),
  );
  expect(narrowing[0]!.keysIn).toBe(tents);
  expect(narrowing[1]!.keysIn).toBe(narrowing[0]!.keysOut);
  const survivors = narrowing[1]!.keysOut;
  expect(rest.slice(2).map(({ keysIn }) => keysIn)).toEqual([survivors, survivors, survivors]);
  expect(plan.at(-1)!.keysOut).toBe(data.products.totalCount);
  expect(plan.every(({ milliseconds }) => milliseconds > 0)).toBe(true);
  expect(statements.length).toBeLessThanOrEqual(plan.length + 4);
});

test('nothing more is asked when nothing is left', async () => {
  const { data, statements } = await sample.query(document, {
    filter: { category: { eq: 'NO-SUCH' }, marginPercent: { gte: 40 }, openTickets: { lt: 5 } },
    orderBy: { field: 'PRICE' },
  });
  expect(data.products).toEqual({ totalCount: 0, nodes: [] });
  expect(statements.map(({ name }) => name)).toEqual(['products_estimate', 'products_matching']);
});

test('what a filtered page costs does not depend on its size', async () => {
  const names = async (first: number) => {
    const filter = { marginPercent: { gte: 10 }, openTickets: { lt: 5 }, daysOfCover: { gte: 1 } };
    const { statements } = await sample.query(document, { filter, first, orderBy: { field: 'PRICE_INDEX' } });
    return statements.map(({ source, name }) => `${source}.${name}`).toSorted();
  };
  expect(await names(1)).toEqual(await names(100));
});
