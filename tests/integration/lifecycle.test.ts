import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { stories } from '../../sample-data/stories.ts';
import {
  nowhere,
  openGraph,
  ownWorld,
  sampleGraph,
  sampleSql,
  type Graph,
  type OwnWorld,
} from '../support/graph.ts';
import { testCluster } from '../support/cluster.ts';
import { put } from '../support/rows.ts';

const now = new Date('2026-11-20T12:00:00Z');
let sample: Graph;
let world: OwnWorld;
let graph: Graph;

beforeAll(async () => {
  sample = await sampleGraph();
  world = await ownWorld();
  const product = (sku: string, launched_on: string | null, discontinued_on: string | null = null) => ({
    sku,
    launched_on,
    discontinued_on,
  });
  await put(world, 'inventory', 'products', [
    product('GROWING', '2020-01-01'),
    product('UNDATED', null),
    product('UNSOLD', null),
    product('NEW', '2026-10-01'),
    product('GONE', '2020-01-01', '2026-11-20'),
  ]);
  const day = (sku: string, on: string, units: number, currency = 'USD') => ({
    sku,
    day: on,
    currency,
    orders: 1,
    units,
    revenue_minor: 1,
    returned_units: 0,
    returned_minor: 0,
  });
  await put(world, 'sales', 'product_daily_sales', [
    // The first and last days of the windows, their neighbours, and two currencies on one day.
    day('GROWING', '2025-08-21', 1000),
    day('GROWING', '2025-08-22', 4),
    day('GROWING', '2025-11-19', 6),
    day('GROWING', '2025-11-20', 1000),
    day('GROWING', '2026-08-21', 1000),
    day('GROWING', '2026-08-22', 5),
    day('GROWING', '2026-11-19', 6),
    day('GROWING', '2026-11-19', 2, 'EUR'),
    day('GROWING', '2026-11-20', 1000),
    // First sold after the window of a year before had begun.
    day('UNDATED', '2025-10-01', 100),
    day('UNDATED', '2026-08-21', 10),
    day('UNDATED', '2026-11-01', 5),
    day('NEW', '2026-11-01', 5),
    day('GONE', '2026-11-01', 500),
  ]);
  graph = await openGraph(world.urls, now);
});

afterAll(async () => {
  await graph.close();
  await sample.close();
  await world.drop();
});

test.each([
  [
    'GROWING',
    'GROWTH',
    30,
    'Sales of the last 90 days are 30.0 % above the same days a year before (threshold 20 %).',
  ],
  [
    'UNDATED',
    'DECLINE',
    -50,
    'Sales of the last 90 days are 50.0 % below the 90 days before (threshold -20 %).',
  ],
  [
    'UNSOLD',
    'MATURITY',
    null,
    'Nothing was sold in the same days a year before, so that no trend can be told.',
  ],
  ['NEW', 'INTRODUCTION', null, 'Launched 50 days ago, on 2026-10-01 (new for 90 days).'],
  ['GONE', 'DECLINE', null, 'Discontinued on 2026-11-20.'],
])('%s is in %s', async (sku, stage, salesTrendPercent, reason) => {
  const { data, errors } = await graph.query(
    `{ product(sku: "${sku}") { lifecycle { stage salesTrendPercent reason } } }`,
  );
  expect(errors).toBeUndefined();
  expect(data.product.lifecycle).toEqual({ stage, salesTrendPercent, reason });
});

test('stages of the sample world follow from its order lines, at two statements for all products', async () => {
  const products = await sampleSql<{ sku: string; launched: string; gone: boolean }>(
    'inventory',
    `select sku, launched_on::text as launched, coalesce(discontinued_on <= '2026-11-20', false) as gone
     from inventory.products order by name, sku`,
  );
  const units = await sampleSql<{ sku: string; recent: number; before: number; year_ago: number }>(
    'sales',
    `select sku,
            coalesce(sum(quantity) filter (where day between '2026-08-22' and '2026-11-19'), 0)::int as recent,
            coalesce(sum(quantity) filter (where day between '2026-05-24' and '2026-08-21'), 0)::int as before,
            coalesce(sum(quantity) filter (where day between '2025-08-22' and '2025-11-19'), 0)::int as year_ago
     from (select sku, quantity, (placed_at at time zone 'UTC')::date as day
           from sales.order_lines join sales.orders on number = order_number where status <> 'CANCELLED') lines
     group by sku`,
  );
  const unitsOf = new Map(units.map((row) => [row.sku, row]));
  const expected = products.map(({ sku, launched, gone }) => {
    const { recent, before, year_ago } = unitsOf.get(sku) ?? { recent: 0, before: 0, year_ago: 0 };
    const base = launched > '2025-08-22' ? before : year_ago;
    const stage = gone
      ? 'DECLINE'
      : launched > '2026-08-22'
        ? 'INTRODUCTION'
        : base === 0 || (recent * 5 < base * 6 && recent * 5 > base * 4)
          ? 'MATURITY'
          : recent > base
            ? 'GROWTH'
            : 'DECLINE';
    return { sku, stage };
  });
  const { data, statements } = await sample.query(
    '{ products(first: 500) { nodes { sku lifecycle { stage } } } }',
  );
  expect(
    data.products.nodes.map(({ sku, lifecycle }: { sku: string; lifecycle: { stage: string } }) => ({
      sku,
      stage: lifecycle.stage,
    })),
  ).toEqual(expected);
  expect(new Set(expected.map(({ stage }) => stage)).size).toBe(4);
  expect(statements.map(({ name }) => name)).toEqual([
    'product_page_name_asc_on_open_open',
    'products_page_rows_trend',
    'products_values_lifecycle_stage',
  ]);
});

test('the beginning of a stage costs one statement more, whatever the number of products', async () => {
  const { data, statements } = await sample.query(
    '{ products(first: 500) { nodes { lifecycle { stage since } } } }',
  );
  const stages: { stage: string; since: string | null }[] = data.products.nodes.map(
    ({ lifecycle }: { lifecycle: object }) => lifecycle,
  );
  expect(stages.filter(({ since }) => since !== null && since > '2026-11-20')).toEqual([]);
  expect(stages.some(({ since }) => since !== null)).toBe(true);
  expect(statements.map(({ name }) => name)).toEqual([
    'product_page_name_asc_on_open_open',
    'products_page_rows_trend',
    'products_values_lifecycle_stage',
    'daily_units',
  ]);
});

test('the day a stage began is the first on which the graph, asked on that day, said so', async () => {
  const { sku } = stories.thinMargin;
  const since = async (on: string) => {
    const graph = await openGraph(testCluster().readerUrls, new Date(`${on}T12:00:00Z`));
    const { data } = await graph.query(`{ product(sku: "${sku}") { lifecycle { stage since } } }`);
    await graph.close();
    return data.product.lifecycle as { stage: string; since: string };
  };
  const today = await since('2026-11-20');
  expect(await since(today.since)).toEqual(today);
  const dayBefore = new Date(Date.parse(today.since) - 86_400_000).toISOString().slice(0, 10);
  expect((await since(dayBefore)).stage).not.toBe(today.stage);
});

test.each(['inventory', 'sales'] as const)(
  'while %s is down the stage is null and nothing else',
  async (source) => {
    const down = await sampleGraph({ [source]: nowhere });
    const { data, errors } = await down.query(
      `{ product(sku: "${stories.thinMargin.sku}") { sku lifecycle { stage } price { effectiveFrom } } }`,
    );
    await down.close();
    expect(data.product).toMatchObject({ lifecycle: null, price: { effectiveFrom: expect.any(String) } });
    expect(errors).toMatchObject([{ extensions: { code: 'SOURCE_UNAVAILABLE', source } }]);
  },
);
