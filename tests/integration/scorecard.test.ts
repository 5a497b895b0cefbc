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

/** A Friday; the last 14 days begin on Friday 2026-11-06, the 14 before on 2026-10-23. */
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
  await put(world, 'sales', 'customers', [{ number: 'ANN' }]);
  const order = (number: string, placed_at: string, net_minor: number, currency = 'USD') => ({
    order: { number, customer_number: 'ANN', placed_at, currency },
    line: {
      order_number: number,
      line: 1,
      sku: 'A',
      quantity: 2,
      unit_price_minor: 1,
      discount_percent: 0,
      net_minor,
    },
  });
  const placed = [
    order('O1', '2026-10-23T00:00:00Z', 4_000),
    order('O2', '2026-11-06T00:00:00Z', 3_000),
    order('O3', '2026-11-09T00:00:00Z', 1_001, 'EUR'),
    order('O4', '2026-11-19T23:59:59Z', 2_000),
    order('TODAY', '2026-11-20T00:00:00Z', 90_000),
    order('BEFORE', '2026-10-22T23:59:59Z', 90_000),
  ];
  await put(
    world,
    'sales',
    'orders',
    placed.map(({ order }) => order),
  );
  await put(
    world,
    'sales',
    'order_lines',
    placed.map(({ line }) => line),
  );
  await put(world, 'sales', 'returns', [
    { number: 'R1', order_number: 'O2', line: 1, quantity: 1, refund_minor: 1, returned_on: '2026-11-19' },
  ]);
  await put(world, 'sales', 'site_sessions', [
    { day: '2026-10-23', channel: 'web', sessions: 50 },
    { day: '2026-11-06', channel: 'web', sessions: 40 },
    { day: '2026-11-09', channel: 'web', sessions: 25 },
    { day: '2026-11-09', channel: 'app', sessions: 35 },
  ]);
  await put(world, 'cogs', 'cost_records', [
    {
      sku: 'A',
      component: 'MATERIAL',
      amount_minor: 500,
      currency: 'USD',
      effective_from: '2026-01-01',
      effective_to: null,
    },
  ]);
  await world.sql('cogs', `insert into cogs.exchange_rates values ('2026-11-08', 'EUR', 'USD', 1.5)`);
  await put(world, 'support', 'tickets', [
    { number: 'T1', opened_at: '2026-10-23T00:00:00Z', csat_rating: 5 },
    { number: 'T2', opened_at: '2026-11-09T00:00:00Z', csat_rating: 4 },
    { number: 'T3', opened_at: '2026-11-15T23:59:59Z', csat_rating: 3 },
    { number: 'T4', opened_at: '2026-11-19T23:59:59Z', csat_rating: null },
  ]);
  await put(world, 'support', 'feedback', [
    { number: 'F1', sku: 'A', submitted_at: '2026-11-06T00:00:00Z', would_recommend: 10 },
    { number: 'F2', sku: 'A', submitted_at: '2026-11-07T00:00:00Z', would_recommend: 6 },
    { number: 'F3', sku: 'A', submitted_at: '2026-11-08T00:00:00Z', would_recommend: 9 },
    { number: 'F4', sku: 'A', submitted_at: '2026-11-08T00:00:00Z', would_recommend: 8 },
  ]);
  await put(world, 'logistics', 'carriers', [{ code: 'SWIFT', name: 'Swift' }]);
  const delivered = (number: string, ordered_at: string, promised_on: string | null) => ({
    number,
    ordered_at,
    promised_on,
    status: 'DELIVERED',
    delivered_at: '2026-11-12T20:00:00Z',
  });
  await put(world, 'logistics', 'shipments', [
    delivered('S1', '2026-11-06T00:00:00Z', '2026-11-12'),
    delivered('S2', '2026-11-09T00:00:00Z', '2026-11-11'),
    delivered('S3', '2026-11-09T00:00:00Z', null),
    // Due and not there.
    { number: 'S4', ordered_at: '2026-10-01T00:00:00Z', promised_on: '2026-11-13' },
  ]);
}

const trend =
  'trend(by: WEEK) { period complete revenue { amount } orders units tickets csatPercent onTimePercent sessions conversionPercent }';
const document = `{ scorecard(last: { days: 14 }) {
  from to previousFrom metrics { metric value previous changePercent unit } ${trend} } }`;

test('every metric stands beside that of the fourteen days before', async () => {
  const { data, errors } = await graph.query(document);
  expect(errors).toBeUndefined();
  const { from, to, previousFrom, metrics } = data.scorecard;
  expect({ from, to, previousFrom }).toEqual({
    from: '2026-11-06',
    to: '2026-11-19',
    previousFrom: '2026-10-23',
  });
  const close = (value: number) => expect.closeTo(value, 6);
  expect(metrics.map((each: Record<string, unknown>) => Object.values(each))).toEqual([
    // 30 + 10.01 × 1.5 + 20 dollars; 65.015 is shown as 65.02.
    ['REVENUE', 65.02, 40, close(62.55), 'USD'],
    ['ORDERS', 3, 1, 200, 'orders'],
    ['UNITS', 6, 2, 200, 'units'],
    ['AVERAGE_ORDER_VALUE', 21.67, 40, close(-45.825), 'USD'],
    ['RETURNS_PERCENT', close(100 / 6), 0, null, '%'],
    ['MARGIN_PERCENT', close((1 - 30 / 65.015) * 100), 75, expect.any(Number), '%'],
    ['TICKETS', 3, 1, 200, 'tickets'],
    ['CSAT_PERCENT', 50, 100, -50, '%'],
    ['NPS', 25, null, null, 'points'],
    ['ON_TIME_PERCENT', close(100 / 3), null, null, '%'],
    ['SESSIONS', 100, 50, 100, 'sessions'],
    ['CONVERSION_PERCENT', 3, 2, 50, '%'],
  ]);
});

test('the trend has every week from Monday, and says which the period cuts', async () => {
  const { data } = await graph.query(document);
  const row = (period: string, complete: boolean, amount: string, ...rest: (number | null)[]) => {
    const [orders, units, tickets, csatPercent, onTimePercent, sessions, conversionPercent] = rest;
    return {
      period,
      complete,
      revenue: { amount },
      orders,
      units,
      tickets,
      csatPercent,
      onTimePercent,
      sessions,
      conversionPercent,
    };
  };
  expect(data.scorecard.trend).toEqual([
    row('2026-11-02', false, '30.00', 1, 2, 0, null, null, 40, 2.5),
    row(
      '2026-11-09',
      true,
      '15.02',
      1,
      2,
      2,
      50,
      expect.closeTo(100 / 3, 6) as never,
      60,
      expect.closeTo(100 / 60, 6) as never,
    ),
    row('2026-11-16', false, '20.00', 1, 2, 1, null, null, null, null),
  ]);
});

const lostWithout: Record<string, [string[], string[]]> = {
  sales: [
    [
      'AVERAGE_ORDER_VALUE',
      'CONVERSION_PERCENT',
      'MARGIN_PERCENT',
      'ORDERS',
      'RETURNS_PERCENT',
      'REVENUE',
      'SESSIONS',
      'UNITS',
    ],
    ['conversionPercent', 'orders', 'revenue', 'sessions', 'units'],
  ],
  cogs: [['AVERAGE_ORDER_VALUE', 'MARGIN_PERCENT', 'REVENUE'], ['revenue']],
  support: [
    ['CSAT_PERCENT', 'NPS', 'TICKETS'],
    ['csatPercent', 'tickets'],
  ],
  logistics: [['ON_TIME_PERCENT'], ['onTimePercent']],
  inventory: [[], []],
};

test.each(Object.entries(lostWithout))(
  'without %s its own figures are null, each with an error that names it',
  async (source, [metrics, fields]) => {
    const broken = await openGraph({ ...world.urls, [source]: nowhere }, now);
    const { data, errors } = await broken.query(document);
    await broken.close();
    const of = new Set<string>();
    for (const { path, extensions } of errors ?? []) {
      expect(extensions).toEqual({ code: 'SOURCE_UNAVAILABLE', source });
      const [, list, place, field] = path as [string, string, number, string];
      of.add(list === 'metrics' ? data.scorecard.metrics[place].metric : field);
    }
    expect([...of].toSorted()).toEqual([...metrics, ...fields].toSorted());
    for (const { metric, value } of data.scorecard.metrics)
      expect(value === null).toBe(metrics.includes(metric));
  },
);

test('it costs the same statements for a week as for two months, and one more for each four months', async () => {
  const names = async (last: string, by: string) =>
    (
      await sample.query(
        `{ scorecard(last: ${last}) { metrics { value previous changePercent } trend(by: ${by}) { revenue { amount } tickets sessions onTimePercent } } }`,
      )
    ).statements
      .map(({ source, name }) => `${source}.${name}`)
      .toSorted();
  const week = await names('{ weeks: 1 }', 'DAY');
  expect(week).toEqual([
    'cogs.costs_of_days',
    'cogs.rates_between',
    'logistics.promises_by_day',
    'sales.keeps_daily_lines',
    'sales.report_days',
    'sales.sessions_by_day',
    'support.recommendations_by_day',
    'support.tickets_by_day',
  ]);
  expect(await names('{ days: 60 }', 'QUARTER')).toEqual(week);
  // Twice twelve months are six times four, and what was sold is read four months at a time.
  const year = await names('{ months: 12 }', 'QUARTER');
  expect(new Set(year)).toEqual(new Set(week));
  expect(year).toHaveLength(week.length + 5);
});

test('in the sample world it counts what the raw rows hold', async () => {
  const { data } = await sample.query(
    '{ scorecard(last: { months: 3 }) { metrics { metric value previous } } }',
  );
  const value = (name: string) => {
    const { value, previous } = data.scorecard.metrics.find(
      ({ metric }: { metric: string }) => metric === name,
    );
    return [value, previous];
  };
  const counted = async (
    source: 'sales' | 'support' | 'logistics',
    expression: string,
    table: string,
    time: string,
  ) => {
    const rows = await sampleSql<{ value: string }>(
      source,
      `select (${expression})::float8 as value from ${table}
       where ${time} >= '2026-08-20' and ${time} < '2026-11-20'
       union all
       select (${expression})::float8 from ${table} where ${time} >= '2026-05-20' and ${time} < '2026-08-20'`,
    );
    return rows.map(({ value }) => value);
  };
  expect(value('ORDERS')).toEqual(
    await counted('sales', 'count(*) filter (where status <> $$CANCELLED$$)', 'sales.orders', 'placed_at'),
  );
  expect(value('SESSIONS')).toEqual(await counted('sales', 'sum(sessions)', 'sales.site_sessions', 'day'));
  expect(value('TICKETS')).toEqual(await counted('support', 'count(*)', 'support.tickets', 'opened_at'));
  expect(value('CSAT_PERCENT')).toEqual(
    await counted(
      'support',
      'avg(case when csat_rating >= 4 then 100.0 when csat_rating < 4 then 0 end)',
      'support.tickets',
      'opened_at',
    ),
  );
});
