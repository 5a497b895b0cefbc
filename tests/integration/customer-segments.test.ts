import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  nowhere,
  openGraph,
  ownWorld,
  sampleGraph,
  sampleSql,
  type Graph,
  type OwnWorld,
} from '../support/graph.ts';
import { put } from '../support/rows.ts';

const now = new Date('2026-11-20T12:00:00Z');
let world: OwnWorld;
let graph: Graph;
let sample: Graph;

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

async function fill(): Promise<void> {
  const customer = (number: string, email: string | null, consent_profiling = true) => ({
    number,
    email,
    consent_profiling,
  });
  await put(world, 'sales', 'customers', [
    customer('ANN', ' Ann@Example.com'),
    customer('BEN', 'both@example.com'),
    customer('CAT', 'both@example.com'),
    customer('DAN', null),
    customer('PRIVATE', 'private@example.com', false),
    customer('LATELY', 'lately@example.com', false),
  ]);
  const summary = (customer_number: string, segment: string | null, computed_at: string) => ({
    customer_number,
    segment,
    computed_at,
    as_of: '2026-11-19',
    currency: 'USD',
    orders: 1,
    rfm_frequency: 1,
  });
  await put(world, 'sales', 'customer_summaries', [
    summary('ANN', 'CHAMPIONS', '2026-11-20T02:00:00Z'),
    summary('BEN', 'CHAMPIONS', '2026-11-20T01:00:00Z'),
    summary('CAT', 'LOYAL', '2026-11-20T01:00:00Z'),
    summary('DAN', 'PROSPECTS', '2026-11-20T01:00:00Z'),
    summary('PRIVATE', null, '2026-11-20T01:00:00Z'),
    // Took back the consent after the summary was made.
    summary('LATELY', 'CHAMPIONS', '2026-11-20T01:00:00Z'),
  ]);
  const order = (
    number: string,
    customer_number: string,
    placed_at: string,
    total_minor: number,
    more = {},
  ) => ({
    number,
    customer_number,
    placed_at,
    total_minor,
    currency: 'USD',
    status: 'DELIVERED',
    ...more,
  });
  await put(world, 'sales', 'orders', [
    order('O1', 'ANN', '2026-11-13T00:00:00Z', 1_000),
    order('O2', 'BEN', '2026-11-14T00:00:00Z', 1_001, { currency: 'EUR' }),
    order('O3', 'BEN', '2026-11-19T23:59:59Z', 1_000),
    order('O4', 'ANN', '2026-11-15T00:00:00Z', 9_999, { status: 'CANCELLED' }),
    order('O5', 'ANN', '2026-11-12T23:59:59Z', 9_999, { currency: 'GBP' }),
    order('O6', 'LATELY', '2026-11-15T00:00:00Z', 9_999),
    order('O7', 'CAT', '2026-11-20T00:00:00Z', 9_999),
  ]);
  await world.sql('cogs', `insert into cogs.exchange_rates values ('2026-11-14', 'EUR', 'USD', 1.5)`);
  const nobody = {
    customer_number: null,
    order_number: null,
    email: null,
    csat_rating: null,
    status: 'CLOSED',
  };
  const inside = '2026-11-13T00:00:00Z';
  const before = '2026-11-12T23:59:59Z';
  await put(world, 'support', 'tickets', [
    { ...nobody, number: 'T1', customer_number: 'ANN', opened_at: inside, csat_rating: 5 },
    { ...nobody, number: 'T2', order_number: 'O2', opened_at: inside, csat_rating: 3, status: 'OPEN' },
    { ...nobody, number: 'T3', email: 'ANN@example.com ', opened_at: before, csat_rating: 1, status: 'HOLD' },
    // Fits two customers, so none.
    { ...nobody, number: 'T4', email: 'both@example.com', opened_at: inside, csat_rating: 1, status: 'OPEN' },
    // The number counts, not the order beside it.
    { ...nobody, number: 'T5', customer_number: 'CAT', order_number: 'O1', opened_at: inside, status: 'NEW' },
    // A number that sales does not have leads nowhere, whatever stands beside it.
    {
      ...nobody,
      number: 'T6',
      customer_number: 'NOBODY',
      email: 'ann@example.com',
      opened_at: inside,
      status: 'OPEN',
    },
    {
      ...nobody,
      number: 'T7',
      customer_number: 'PRIVATE',
      opened_at: inside,
      csat_rating: 1,
      status: 'OPEN',
    },
    { ...nobody, number: 'T8', order_number: 'O6', opened_at: inside, csat_rating: 1, status: 'OPEN' },
    { ...nobody, number: 'T9', email: '  ', opened_at: inside, csat_rating: 1, status: 'OPEN' },
  ]);
}

const fields =
  'segment customers sharePercent orders revenue { amount } averageOrderValue { amount } openTickets csatPercent summarizedAt';
const ask = async (on: Graph, last: string) => on.query(`{ customerSegments(last: ${last}) { ${fields} } }`);

test('every segment is listed, with what its customers bought, ask and think', async () => {
  const { data, errors } = await ask(graph, '{ days: 7 }');
  expect(errors).toBeUndefined();
  const empty = {
    customers: 0,
    sharePercent: 0,
    orders: 0,
    revenue: { amount: '0.00' },
    averageOrderValue: null,
    openTickets: 0,
    csatPercent: null,
    summarizedAt: null,
  };
  expect(data.customerSegments).toEqual([
    {
      segment: 'CHAMPIONS',
      customers: 2,
      sharePercent: 50,
      orders: 3,
      // 10 + 10.01 × 1.5 + 10.
      revenue: { amount: '35.02' },
      averageOrderValue: { amount: '11.67' },
      openTickets: 2,
      csatPercent: 50,
      summarizedAt: '2026-11-20T01:00:00.000Z',
    },
    {
      ...empty,
      segment: 'LOYAL',
      customers: 1,
      sharePercent: 25,
      openTickets: 1,
      summarizedAt: '2026-11-20T01:00:00.000Z',
    },
    ...[
      'ACTIVE',
      'NEW',
      'PROMISING',
      'NEEDS_ATTENTION',
      'AT_RISK',
      'ALMOST_LOST',
      'PREVIOUSLY_LOYAL',
      'DORMANT',
    ].map((segment) => ({ ...empty, segment })),
    {
      ...empty,
      segment: 'PROSPECTS',
      customers: 1,
      sharePercent: 25,
      summarizedAt: '2026-11-20T01:00:00.000Z',
    },
  ]);
});

test('a day without a rate costs the money of the segments that bought on it', async () => {
  const { data, errors, unknown } = await ask(graph, '{ days: 8 }');
  expect(errors).toBeUndefined();
  const [champions, loyal] = data.customerSegments;
  expect(champions).toMatchObject({ orders: 4, revenue: null, averageOrderValue: null });
  expect(loyal).toMatchObject({ revenue: { amount: '0.00' } });
  expect(unknown).toMatchObject(
    ['revenue', 'averageOrderValue'].map(() => ({
      code: 'EXCHANGE_RATE_MISSING',
      source: 'cogs',
      from: 'GBP',
      to: 'USD',
      day: '2026-11-12',
    })),
  );
});

test.each([
  ['support', ['openTickets', 'csatPercent']],
  ['cogs', ['revenue', 'averageOrderValue']],
] as const)('without %s its own fields are null, and nothing else', async (source, lost) => {
  const broken = await openGraph({ ...world.urls, [source]: nowhere }, now);
  const { data, errors } = await ask(broken, '{ days: 7 }');
  await broken.close();
  expect(data.customerSegments[0]).toMatchObject({ customers: 2, orders: 3 });
  expect(new Set(errors?.map(({ path }) => path?.at(-1)))).toEqual(new Set(lost));
  expect(errors?.[0]?.extensions).toEqual({ code: 'SOURCE_UNAVAILABLE', source });
});

test('a company without summaries has no segments, and one without tickets no counts of them', async () => {
  const poor = await ownWorld();
  await poor.sql('support', 'drop table support.tickets');
  const poorGraph = await openGraph(poor.urls, now);
  const { data } = await ask(poorGraph, '{ days: 7 }');
  expect(data.customerSegments[0]).toMatchObject({
    customers: 0,
    sharePercent: null,
    openTickets: null,
    csatPercent: null,
  });
  await poor.sql('sales', 'drop table sales.customer_summaries');
  const { data: none, errors } = await ask(poorGraph, '{ days: 7 }');
  expect(errors).toBeUndefined();
  expect(none).toEqual({ customerSegments: null });
  await poorGraph.close();
  await poor.drop();
});

test('in the sample world it agrees with the report by segment, with the tickets of each customer, and costs six statements', async () => {
  const { data, statements } = await ask(sample, '{ months: 24 }');
  const report = await sample.query(
    '{ salesReport(last: { months: 24 }, by: [SEGMENT]) { segment orders revenue { amount } } }',
  );
  const bySegment = new Map(report.data.salesReport.map((row: { segment: string }) => [row.segment, row]));
  for (const { segment, orders, revenue } of data.customerSegments) {
    if (orders > 0) expect(bySegment.get(segment)).toEqual({ segment, orders, revenue });
  }
  const counted = await sampleSql<{ segment: string; customers: number }>(
    'sales',
    `select s.segment, count(*)::integer as customers from sales.customer_summaries s
     join sales.customers c on c.number = s.customer_number
     where c.consent_profiling and s.segment is not null group by 1`,
  );
  expect(
    data.customerSegments
      .filter(({ customers }: { customers: number }) => customers > 0)
      .map(({ segment, customers }: { segment: string; customers: number }) => ({ segment, customers }))
      .toSorted((a: { segment: string }, b: { segment: string }) => (a.segment < b.segment ? -1 : 1)),
  ).toEqual(counted.toSorted((a, b) => (a.segment < b.segment ? -1 : 1)));

  // Another way to the tickets: each customer's own field.
  const open = new Map<string, number>();
  const { data: customers } = await sample.query(
    '{ customers(first: 500) { nodes { segment support { openTickets } } pageInfo { endCursor } } }',
  );
  const { data: others } = await sample.query(
    'query ($after: String) { customers(first: 500, after: $after) { nodes { segment support { openTickets } } } }',
    { after: customers.customers.pageInfo.endCursor },
  );
  for (const { segment, support } of [...customers.customers.nodes, ...others.customers.nodes]) {
    if (segment) open.set(segment, (open.get(segment) ?? 0) + support.openTickets);
  }
  for (const { segment, openTickets } of data.customerSegments)
    expect(openTickets).toBe(open.get(segment) ?? 0);

  expect(statements.map(({ source, name }) => `${source}.${name}`).toSorted()).toEqual([
    'cogs.rates_between',
    // A year at a time.
    'sales.segment_orders',
    'sales.segment_orders',
    'sales.segment_sizes',
    'sales.segment_tickets',
    'support.tickets_by_signature',
  ]);
});
