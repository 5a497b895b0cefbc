import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { nowhere, openGraph, ownWorld, sampleGraph, type Graph, type OwnWorld } from '../support/graph.ts';
import { put } from '../support/rows.ts';
import { askReport } from '../support/sales-report.ts';

/** A Friday; the last 19 days are 2026-11-01 to 2026-11-19. */
const now = new Date('2026-11-20T12:00:00Z');
let sample: Graph;
let world: OwnWorld;
let graph: Graph;

beforeAll(async () => {
  sample = await sampleGraph();
  world = await ownWorld();
  await fill();
  graph = await openGraph(world.urls, now);
});
afterAll(async () => {
  await graph.close();
  await sample.close();
  await world.drop();
});

/** Two tents, one that costs in two currencies and one whose cost began late, and something inventory has not. */
async function fill(): Promise<void> {
  await put(world, 'inventory', 'products', [
    { sku: 'DOME', category: 'Tents', brand: 'North' },
    { sku: 'RIDGE', category: 'Tents', brand: null },
    { sku: 'MAT', category: null, brand: 'North' },
  ]);
  await put(world, 'sales', 'customers', [
    { number: 'ANN', consent_profiling: true },
    { number: 'BEN', consent_profiling: false },
  ]);
  await put(
    world,
    'sales',
    'orders',
    [
      {
        number: 'O1',
        customer_number: 'ANN',
        placed_at: '2026-11-01T00:00:00Z',
        country: 'DE',
        channel: 'web',
        currency: 'EUR',
      },
      {
        number: 'O2',
        customer_number: 'BEN',
        placed_at: '2026-11-09T23:59:59Z',
        country: null,
        channel: 'web',
        currency: 'USD',
      },
      {
        number: 'O3',
        customer_number: 'BEN',
        placed_at: '2026-11-10T00:00:00Z',
        country: null,
        channel: null,
        currency: 'USD',
      },
      {
        number: 'GONE',
        customer_number: 'ANN',
        placed_at: '2026-11-10T00:00:00Z',
        country: 'DE',
        channel: 'web',
        currency: 'USD',
        status: 'CANCELLED',
      },
      {
        number: 'TODAY',
        customer_number: 'ANN',
        placed_at: '2026-11-20T00:00:00Z',
        country: 'DE',
        channel: 'web',
        currency: 'USD',
      },
      {
        number: 'EARLY',
        customer_number: 'ANN',
        placed_at: '2026-10-31T23:59:59Z',
        country: 'DE',
        channel: 'web',
        currency: 'GBP',
      },
    ].map((order) => ({ status: 'DELIVERED', ...order })),
  );
  const line = (order_number: string, number: number, sku: string, quantity: number, net_minor: number) => ({
    order_number,
    line: number,
    sku,
    quantity,
    unit_price_minor: 1,
    discount_percent: 0,
    net_minor,
  });
  await put(world, 'sales', 'order_lines', [
    line('O1', 1, 'DOME', 1, 10_001),
    line('O1', 2, 'DOME', 1, 10_000),
    line('O1', 3, 'MAT', 3, 1_500),
    line('O2', 1, 'DOME', 2, 20_000),
    line('O2', 2, 'GHOST', 1, 500),
    line('O3', 1, 'RIDGE', 1, 8_000),
    line('O3', 2, 'DOME', 1, 10_000),
    line('GONE', 1, 'DOME', 9, 90_000),
    line('TODAY', 1, 'DOME', 9, 90_000),
    line('EARLY', 1, 'DOME', 9, 90_000),
  ]);
  await put(world, 'sales', 'returns', [
    { number: 'R1', order_number: 'O2', line: 1, quantity: 1, refund_minor: 1, returned_on: '2026-11-19' },
    { number: 'R2', order_number: 'GONE', line: 1, quantity: 9, refund_minor: 1, returned_on: '2026-11-19' },
  ]);
  const cost = (
    sku: string,
    component: string,
    amount_minor: number,
    currency: string,
    effective_from: string,
    effective_to: string | null = null,
  ) => ({
    sku,
    component,
    amount_minor,
    currency,
    effective_from,
    effective_to,
  });
  await put(world, 'cogs', 'cost_records', [
    cost('DOME', 'MATERIAL', 4_000, 'USD', '2025-01-01', '2026-11-10'),
    cost('DOME', 'MATERIAL', 5_000, 'USD', '2026-11-10'),
    cost('DOME', 'FREIGHT', 1_001, 'EUR', '2025-01-01'),
    // Overlaps with the one above, and ends: while it holds, it counts.
    cost('DOME', 'FREIGHT', 2_000, 'EUR', '2026-11-05', '2026-11-10'),
    cost('MAT', 'MATERIAL', 100, 'USD', '2026-11-01', '2026-11-02'),
    cost('RIDGE', 'MATERIAL', 3_000, 'USD', '2026-11-11'),
  ]);
  await world.sql(
    'cogs',
    `insert into cogs.exchange_rates (day, from_currency, to_currency, rate) values
       ('2026-10-29', 'EUR', 'USD', 1.1), ('2026-11-05', 'EUR', 'USD', 1.25)`,
  );
  await world.sql(
    'sales',
    `select sales.refresh_customer_summaries('2026-11-19', 'USD', '{}', '{}', '{}', '2026-11-20T01:00:00Z')`,
  );
}

const dollars = (amount: string) => ({ amount });
const blank = {
  category: null,
  brand: null,
  sku: null,
  country: null,
  segment: null,
  channel: null,
  period: null,
  complete: null,
};

describe('reckoned by hand', () => {
  test('costs are those of the day of the order, in every currency, and null where no unit has one', async () => {
    const { rows, errors } = await askReport(graph, '{ days: 19 }', 'SKU');
    expect(errors).toBeUndefined();
    expect(rows).toEqual([
      {
        ...blank,
        sku: 'DOME',
        orders: 3,
        units: 5,
        unitsWithoutCost: 0,
        // 200.01 EUR at 1.1, and 300 USD.
        revenue: dollars('520.01'),
        // 2 × (40 + 10.01 × 1.1), 2 × (40 + 20 × 1.25), 1 × (50 + 10.01 × 1.25): 102.022 + 130 + 62.5125.
        cost: dollars('294.53'),
        costCoveragePercent: 100,
        // 520.011 − 294.5345.
        grossProfit: dollars('225.48'),
        marginPercent: expect.closeTo(43.36, 2),
        returnsPercent: 20,
      },
      {
        ...blank,
        sku: 'GHOST',
        orders: 1,
        units: 1,
        unitsWithoutCost: 1,
        revenue: dollars('5.00'),
        cost: null,
        costCoveragePercent: 0,
        grossProfit: null,
        marginPercent: null,
        returnsPercent: 0,
      },
      expect.objectContaining({ sku: 'MAT', units: 3, revenue: dollars('16.50'), cost: dollars('3.00') }),
      expect.objectContaining({ sku: 'RIDGE', unitsWithoutCost: 1, revenue: dollars('80.00'), cost: null }),
    ]);
  });

  test('an order counts once in each group; what inventory does not know comes last', async () => {
    const { rows } = await askReport(graph, '{ days: 19 }', 'CATEGORY');
    expect(
      rows.map((row: Record<string, unknown>) => [row['category'], row['orders'], row['units']]),
    ).toEqual([
      ['Tents', 3, 6],
      [null, 2, 4],
    ]);
    const brands = await askReport(graph, '{ days: 19 }', 'BRAND, CATEGORY');
    expect(
      brands.rows.map((row: Record<string, unknown>) => [row['brand'], row['category'], row['orders']]),
    ).toEqual([
      ['North', 'Tents', 3],
      ['North', null, 1],
      [null, 'Tents', 1],
      [null, null, 1],
    ]);
  });

  test('only who lets us profile is in a segment, also when the consent is withdrawn after the summary', async () => {
    const bySegment = async () =>
      (await askReport(graph, '{ days: 19 }', 'SEGMENT')).rows.map((row: Record<string, unknown>) => [
        row['segment'] === null,
        row['orders'],
      ]);
    expect(await bySegment()).toEqual([
      [false, 1],
      [true, 2],
    ]);
    await world.sql('sales', `update sales.customers set consent_profiling = false where number = 'ANN'`);
    expect(await bySegment()).toEqual([[true, 3]]);
    await world.sql('sales', `update sales.customers set consent_profiling = true where number = 'ANN'`);
  });

  test('steps that the period cuts are marked, and only steps are', async () => {
    const { rows } = await askReport(graph, '{ days: 19 }', 'WEEK, COUNTRY');
    expect(
      rows.map((row: Record<string, unknown>) => [
        row['period'],
        row['complete'],
        row['country'],
        row['units'],
      ]),
    ).toEqual([
      ['2026-10-26', false, 'DE', 5],
      ['2026-11-09', true, null, 5],
    ]);
  });

  test('a day without a rate costs the money of its group, and says which rate is missing', async () => {
    const { rows, errors, unknown } = await askReport(graph, '{ days: 30 }', 'MONTH');
    expect(errors).toBeUndefined();
    expect(rows[0]).toMatchObject({
      period: '2026-10',
      units: 9,
      revenue: null,
      grossProfit: null,
      marginPercent: null,
    });
    expect(rows[0].cost).not.toBeNull();
    expect(rows[1]).toMatchObject({ period: '2026-11', units: 10, revenue: dollars('621.51') });
    expect(unknown).toMatchObject(
      ['revenue', 'costCoveragePercent', 'grossProfit', 'marginPercent'].map((field) => ({
        path: ['salesReport', 0, field],
        code: 'EXCHANGE_RATE_MISSING',
        source: 'cogs',
        from: 'GBP',
        to: 'USD',
        day: '2026-10-31',
      })),
    );
  });

  test('costs of a group are those of what has one, as long as that is four fifths of its revenue', async () => {
    // Of 621.511 dollars, 5 of a ghost and 80 of a tent whose cost began a day later have none.
    const { rows } = await askReport(graph, '{ days: 19 }', 'MONTH');
    expect(rows).toMatchObject([
      {
        unitsWithoutCost: 2,
        revenue: dollars('621.51'),
        cost: dollars('297.53'),
        costCoveragePercent: expect.closeTo((536.511 / 621.511) * 100, 6),
        grossProfit: dollars('238.98'),
        marginPercent: expect.closeTo((1 - 297.5345 / 536.511) * 100, 6),
      },
    ]);
    // Of the 180 dollars of the order without a channel, 80.
    expect((await askReport(graph, '{ days: 19 }', 'CHANNEL')).rows[1]).toMatchObject({
      channel: null,
      revenue: dollars('180.00'),
      costCoveragePercent: expect.closeTo((100 / 180) * 100, 6),
      cost: null,
      grossProfit: null,
      marginPercent: null,
    });
    const least = await openGraph(world.urls, now, { leastCostCoverage: 50 });
    expect((await askReport(least, '{ days: 19 }', 'CHANNEL')).rows[1]).toMatchObject({
      cost: dollars('62.51'),
    });
    await least.close();
  });

  test('a cost that lacks a rate is one that is not known, whatever else the product costs', async () => {
    await put(world, 'cogs', 'cost_records', [
      { sku: 'MAT', component: 'FREIGHT', amount_minor: 1, currency: 'CHF', effective_from: '2026-11-01' },
      { sku: 'DOME', component: 'DUTY', amount_minor: 1, currency: 'CHF', effective_from: '2026-11-10' },
    ]);
    const { rows, unknown, errors } = await askReport(graph, '{ days: 19 }', 'MONTH');
    expect(errors).toBeUndefined();
    expect(unknown).toMatchObject(
      ['cost', 'grossProfit', 'marginPercent'].map((field) => ({
        path: ['salesReport', 0, field],
        code: 'EXCHANGE_RATE_MISSING',
        day: '2026-11-01',
      })),
    );
    // The mats, and what was sold of the tent from the 10th on.
    expect(rows).toMatchObject([
      { unitsWithoutCost: 2, cost: null, costCoveragePercent: expect.closeTo((420.011 / 621.511) * 100, 6) },
    ]);
    const least = await openGraph(world.urls, now, { leastCostCoverage: 60 });
    const [{ cost, grossProfit }] = (await askReport(least, '{ days: 19 }', 'MONTH')).rows;
    await least.close();
    // 102.022 + 130; 420.011 − 232.022.
    expect({ cost, grossProfit }).toEqual({ cost: dollars('232.02'), grossProfit: dollars('187.99') });
    await world.sql('cogs', `delete from cogs.cost_records where currency = 'CHF'`);
  });

  test('nothing sold is no row', async () => {
    expect((await askReport(graph, '{ days: 1 }', 'SKU, DAY')).rows).toEqual([]);
  });
});

test('without cogs there is no money, without inventory no category; the rest answers', async () => {
  const noCosts = await openGraph({ ...world.urls, cogs: nowhere }, now);
  const { rows, errors } = await askReport(noCosts, '{ days: 19 }', 'CHANNEL');
  await noCosts.close();
  expect(
    rows.map((row: Record<string, unknown>) => [row['channel'], row['orders'], row['returnsPercent']]),
  ).toEqual([
    ['web', 2, 12.5],
    [null, 1, 0],
  ]);
  expect(rows[0]).toMatchObject({ revenue: null, cost: null, grossProfit: null, marginPercent: null });
  expect(new Set(errors?.map(({ extensions }) => JSON.stringify(extensions)))).toEqual(
    new Set(['{"code":"SOURCE_UNAVAILABLE","source":"cogs"}']),
  );
  const noProducts = await openGraph({ ...world.urls, inventory: nowhere }, now);
  expect((await askReport(noProducts, '{ days: 19 }', 'SKU')).errors).toBeUndefined();
  const { data, errors: lost } = await noProducts.query(
    '{ salesReport(last: { days: 19 }, by: [BRAND]) { units } }',
  );
  await noProducts.close();
  expect(data).toEqual({ salesReport: null });
  expect(lost?.map(({ extensions }) => extensions)).toEqual([
    { code: 'SOURCE_UNAVAILABLE', source: 'inventory' },
  ]);
});

test('a company that keeps no returns, costs or summaries does not know them', async () => {
  const poor = await ownWorld();
  await put(poor, 'sales', 'customers', [{ number: 'ANN', consent_profiling: true }]);
  await put(poor, 'sales', 'orders', [
    { number: 'O1', customer_number: 'ANN', placed_at: '2026-11-19T10:00:00Z' },
  ]);
  await put(poor, 'sales', 'order_lines', [
    {
      order_number: 'O1',
      line: 1,
      sku: 'A',
      quantity: 2,
      unit_price_minor: 1,
      discount_percent: 0,
      net_minor: 99,
    },
  ]);
  await poor.sql('sales', 'drop table sales.returns; drop table sales.customer_summaries');
  await poor.sql('cogs', 'drop table cogs.cost_records');
  const poorGraph = await openGraph(poor.urls, now);
  expect(await askReport(poorGraph, '{ days: 1 }', 'SKU')).toMatchObject({
    errors: undefined,
    rows: [
      {
        sku: 'A',
        units: 2,
        revenue: dollars('0.99'),
        cost: null,
        unitsWithoutCost: null,
        returnsPercent: null,
      },
    ],
  });
  expect(await askReport(poorGraph, '{ days: 1 }', 'SEGMENT')).toMatchObject({
    errors: undefined,
    rows: null,
  });
  await poorGraph.close();
  await poor.drop();
});

test.each([
  ['no dimension', '[]', 'by must be between 1 and 4 items; it is 0.'],
  [
    'five dimensions',
    '[CATEGORY, BRAND, SKU, COUNTRY, CHANNEL]',
    'by must be between 1 and 4 items; it is 5.',
  ],
  ['a dimension twice', '[SKU, DAY, SKU]', 'by names SKU twice.'],
  [
    'two steps in time',
    '[DAY, SKU, MONTH]',
    'by takes one of DAY, WEEK, MONTH and QUARTER; it has DAY and MONTH.',
  ],
])('%s is refused before any SQL', async (_, by, message) => {
  const { errors, statements } = await sample.query(
    `{ salesReport(last: { days: 7 }, by: ${by}) { units } }`,
  );
  expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(statements).toEqual([]);
});
