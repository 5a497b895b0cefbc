import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
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
import { operations } from '../support/operations.ts';
import { put } from '../support/rows.ts';

const operation = operations.find(({ name }) => name === 'delivery-promise')!.text;
const everything = `method carrier lane earliest latest typicalDays lateDays onTimePercent cost { amount currency } sampleSize`;

interface Expected {
  readonly carrier: string;
  readonly method: string;
  readonly lane: string;
  readonly sampleSize: number;
  readonly days: readonly [p10: number, median: number, p90: number];
  readonly onTimePercent: number;
}

describe('in the sample world', () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await sampleGraph();
  });
  afterAll(() => graph.close());

  const { warehouse, countries } = stories.outboundDisrupted;
  const cases = [
    { to: { country: 'DE' }, delay: 0 },
    { to: { country: 'US', region: 'Colorado' }, delay: 0 },
    { to: { country: countries[0] }, delay: 3 },
  ];

  test.each(cases)('to $to the figures are those of the raw rows', async ({ to, delay }) => {
    const sku = stories.thinMargin.sku;
    const { data, errors } = await graph.query(
      `query ($sku: Sku!, $to: DestinationInput!) { product(sku: $sku) { deliveryEstimates(to: $to) { ${everything} } } }`,
      { sku, to },
    );
    expect(errors).toBeUndefined();
    const inWarehouse = (
      await sampleSql<{ code: string }>(
        'inventory',
        `select warehouse_code as code from inventory.stock_levels
         where sku = $1 and available + committed + reserved + safety_stock > 0`,
        [sku],
      )
    ).map(({ code }) => code);
    expect(inWarehouse).toContain(warehouse);
    // All lanes are reckoned by Postgres; the narrowest with 20 counts.
    const rows = await sampleSql<Expected>(
      'logistics',
      `with delivered as (
         select c.name as carrier, method, lane, delivered_at, promised_on, extract(epoch from delivered_at - ordered_at)::float8 / 86400 as days
         from logistics.shipments s join logistics.carriers c on c.code = carrier_code
         cross join lateral (values (1, warehouse_code = any($1) and to_country = $2 and ($3::text is null or to_region = $3)),
           (2, to_country = $2), (3, true)) lanes(lane, fits)
         where delivered_at >= '2026-05-24' and delivered_at < '2026-11-20' and fits
       ), figures as (
         select carrier, method, lane, count(*)::int as "sampleSize",
           percentile_cont(array[0.1, 0.5, 0.9]) within group (order by days) as days
         from delivered group by 1, 2, 3
       )
       select distinct on (carrier, method) carrier, method, (array['EXACT', 'COUNTRY', 'ALL'])[lane] as lane, "sampleSize", days,
         (select (count(*) filter (where delivered_at::date <= promised_on))::float8 / nullif(count(*), 0) * 100
          from logistics.shipments s join logistics.carriers c on c.code = carrier_code
          where c.name = f.carrier and s.method = f.method and promised_on >= '2026-05-24' and promised_on < '2026-11-20'
            and (withdrawn_on >= promised_on) is not false
            and case f.lane when 1 then warehouse_code = any($1) and to_country = $2 and ($3::text is null or to_region = $3)
              when 2 then to_country = $2 else true end) as "onTimePercent"
       from figures f where ("sampleSize" >= 20 or lane = 3)
         and exists (select from figures t where t.carrier = f.carrier and t.method = f.method and t.lane = 2)
       order by carrier, method, f.lane`,
      [inWarehouse, to.country, to.region ?? null],
    );
    expect(rows.length).toBeGreaterThan(4);
    const expected = rows.toSorted((a, b) => a.days[1] - b.days[1]);
    const estimates = data.product.deliveryEstimates;
    expect(estimates).toHaveLength(expected.length);
    for (const [i, { days, onTimePercent, ...row }] of expected.entries()) {
      expect(estimates[i]).toMatchObject(row);
      expect(estimates[i].typicalDays).toBeCloseTo(days[1], 4);
      expect(estimates[i].lateDays).toBeCloseTo(days[2], 4);
      expect(estimates[i].onTimePercent).toBeCloseTo(onTimePercent);
      expect(estimates[i].earliest).toBe(inDays(Math.ceil(days[0] + delay)));
      expect(estimates[i].latest).toBe(inDays(Math.ceil(days[2] + delay)));
      expect(estimates[i].cost).toEqual({ amount: expect.stringMatching(/^\d+\.\d\d$/), currency: 'USD' });
    }
  });

  const inDays = (days: number) =>
    new Date(Date.parse('2026-11-20') + days * 86_400_000).toISOString().slice(0, 10);

  test('a whole list costs as many statements as one product', async () => {
    const one = await graph.query(operation, { sku: stories.thinMargin.sku, to: { country: 'DE' } });
    const names = one.statements.map(({ source, name }) => `${source}.${name}`).toSorted();
    expect(names).toEqual([
      'cogs.rates_between',
      'inventory.products_by_sku',
      'inventory.stock_levels',
      'logistics.costs_anywhere',
      'logistics.costs_to_country',
      'logistics.delivered_anywhere',
      'logistics.delivered_to_country',
      'logistics.outbound_delays',
    ]);
    for (const first of [1, 100]) {
      const { data, errors, statements } = await graph.query(
        `{ products(first: ${first}) { nodes { deliveryEstimates(to: { country: "DE" }) { ${everything} } } } }`,
      );
      expect(errors).toBeUndefined();
      expect(data.products.nodes).toHaveLength(first);
      expect(statements).toHaveLength(names.length);
    }
  });

  test('while cogs is down only the cost is missing; while inventory is, nobody knows where the product lies', async () => {
    const ask = async (down: 'cogs' | 'inventory') => {
      const broken = await sampleGraph({ [down]: nowhere });
      const answer = await broken.query(operation, { sku: stories.thinMargin.sku, to: { country: 'DE' } });
      await broken.close();
      return answer;
    };
    const { data, errors } = await ask('cogs');
    expect(data.product.deliveryEstimates[0]).toMatchObject({ typicalDays: expect.any(Number), cost: null });
    expect(errors).toHaveLength(data.product.deliveryEstimates.length);
    expect((await ask('inventory')).data.product.deliveryEstimates).toBeNull();
  });
});

describe('by hand, on the tenth of March', () => {
  let world: OwnWorld;
  let graph: Graph;
  let number = 0;

  /** Parcels that took so many days each, all delivered on the last of February. */
  const parcels = (days: readonly number[], columns: Record<string, unknown>) =>
    put(
      world,
      'logistics',
      'shipments',
      days.map((taken) => ({
        number: `S${++number}`,
        status: 'DELIVERED',
        delivered_at: '2026-02-28T00:00:00Z',
        ordered_at: new Date(Date.parse('2026-02-28') - taken * 86_400_000).toISOString(),
        warehouse_code: 'HERE',
        to_country: 'DE',
        ...columns,
      })),
    );

  const times = (count: number, days: number) => Array.from({ length: count }, () => days);

  async function estimates(to: Record<string, string>, sku = 'P1') {
    const { data, errors, unknown } = await graph.query(
      `query ($sku: Sku!, $to: DestinationInput!) { product(sku: $sku) { deliveryEstimates(to: $to) { ${everything} } } }`,
      { sku, to },
    );
    return { told: data.product.deliveryEstimates, errors, unknown };
  }

  const brief = ({ told }: { told: readonly Record<string, unknown>[] }) =>
    told.map(({ carrier, method, lane, sampleSize, typicalDays }) => [
      carrier,
      method,
      lane,
      sampleSize,
      typicalDays,
    ]);

  beforeAll(async () => {
    world = await ownWorld();
    await put(world, 'inventory', 'products', [{ sku: 'P1' }, { sku: 'P2' }]);
    await world.sql(
      'inventory',
      `insert into inventory.warehouses values ('HERE', 'Here'), ('THERE', 'There'), ('EMPTY', 'Empty');
       insert into inventory.stock_levels values
         ('P1', 'HERE', -3, 4, 0, 0, 0, '2026-03-01'), ('P1', 'EMPTY', -1, 1, 0, 0, 9, '2026-03-01')`,
    );
    await world.sql(
      'logistics',
      `insert into logistics.carriers values ('SWIFT', 'Swift'), ('SLOW', 'Slow')`,
    );
  });
  beforeEach(async () => {
    // What was delivered before today is read once in a while: each world of shipments has a graph of its own.
    graph = await openGraph(world.urls, new Date('2026-03-10T12:00:00Z'));
    await world.sql(
      'logistics',
      'truncate logistics.shipments, logistics.lanes, logistics.disruptions cascade',
    );
    await world.sql('cogs', 'truncate cogs.exchange_rates');
  });
  afterEach(() => graph.close());
  afterAll(() => world.drop());

  test('twenty parcels from where the product lies are enough, nineteen are not', async () => {
    await parcels(times(20, 2), { method: 'A' });
    await parcels(times(19, 2), { method: 'B' });
    await parcels(times(30, 5), { method: 'A', warehouse_code: 'EMPTY' });
    await parcels([5], { method: 'B', warehouse_code: 'THERE' });
    expect(brief(await estimates({ country: 'DE' }))).toEqual([
      ['Swift', 'A', 'EXACT', 20, 2],
      ['Swift', 'B', 'COUNTRY', 20, 2],
    ]);
  });

  test('nineteen in the whole country widen to all shipments of that carrier and method, and to no others', async () => {
    await parcels(times(19, 2), { method: 'A' });
    await parcels(times(30, 6), { method: 'A', to_country: 'FR' });
    await parcels(times(40, 9), { method: 'A', carrier_code: 'SLOW', to_country: 'FR' });
    expect(brief(await estimates({ country: 'DE' }))).toEqual([['Swift', 'A', 'ALL', 49, 6]]);
  });

  test('a country that nothing was sent to gets every carrier and method', async () => {
    await parcels([2, 12], { method: 'A', cost_minor: 500, currency: 'USD' });
    await parcels([4], { method: 'B', carrier_code: 'SLOW' });
    const { told, errors } = await estimates({ country: 'ES' });
    expect(errors).toBeUndefined();
    expect(told).toEqual([
      {
        carrier: 'Slow',
        method: 'B',
        lane: 'ALL',
        sampleSize: 1,
        typicalDays: 4,
        lateDays: 4,
        earliest: '2026-03-14',
        latest: '2026-03-14',
        onTimePercent: null,
        cost: null,
      },
      {
        // Between 2 and 12 days: 3 is the 10th percentile, 7 the median, 11 the 90th.
        carrier: 'Swift',
        method: 'A',
        lane: 'ALL',
        sampleSize: 2,
        typicalDays: 7,
        lateDays: 11,
        earliest: '2026-03-13',
        latest: '2026-03-21',
        onTimePercent: null,
        cost: { amount: '5.00', currency: 'USD' },
      },
    ]);
  });

  test('a region narrows the exact lane and leaves the country whole', async () => {
    await parcels(times(20, 2), { to_region: 'Bayern' });
    await parcels(times(19, 4), { to_region: 'Hessen' });
    await parcels(times(5, 4), {});
    expect(brief(await estimates({ country: 'DE', region: 'Bayern' }))).toEqual([
      ['Swift', 'STANDARD', 'EXACT', 20, 2],
    ]);
    expect(brief(await estimates({ country: 'DE', region: 'Hessen' }))).toEqual([
      ['Swift', 'STANDARD', 'COUNTRY', 44, 4],
    ]);
  });

  test('only what was delivered in the 180 days before today counts', async () => {
    await parcels(times(20, 2), { delivered_at: '2025-09-11T00:00:00Z', ordered_at: '2025-09-09T00:00:00Z' });
    await parcels(times(5, 9), { delivered_at: '2025-09-10T21:59:59Z' });
    await parcels(times(5, 9), { delivered_at: '2026-03-10T00:00:00Z' });
    await parcels(times(5, 9), { status: 'RETURNED', delivered_at: null });
    expect(brief(await estimates({ country: 'DE' }))).toEqual([['Swift', 'STANDARD', 'EXACT', 20, 2]]);
  });

  test('parts of a day round up, and a product in no warehouse looks at the country', async () => {
    await parcels(times(20, 2.25), { promised_on: '2026-02-28' });
    const { told } = await estimates({ country: 'DE' }, 'P2');
    expect(told).toMatchObject([
      {
        lane: 'COUNTRY',
        typicalDays: 2.25,
        earliest: '2026-03-13',
        latest: '2026-03-13',
        onTimePercent: 100,
      },
    ]);
  });

  test('the longest active disruption of the way from a warehouse that holds the product adds its days', async () => {
    await parcels(times(20, 2), {});
    await world.sql(
      'logistics',
      `insert into logistics.lanes values ('A', 'HERE', 'DE'), ('B', 'THERE', 'DE'), ('C', 'HERE', 'FR'), ('D', 'HERE', 'DE');
       insert into logistics.disruptions (number, kind, severity, summary, started_on, ended_on, delay_days) values
         ('short', 'OTHER', 'LOW', 'x', '2026-03-01', null, 2), ('long', 'OTHER', 'LOW', 'x', '2026-03-10', null, 3),
         ('over', 'OTHER', 'LOW', 'x', '2026-03-01', '2026-03-10', 50), ('ahead', 'OTHER', 'LOW', 'x', '2026-03-11', null, 60),
         ('elsewhere', 'OTHER', 'LOW', 'x', '2026-03-01', null, 70), ('unknown', 'OTHER', 'LOW', 'x', '2026-03-01', null, null);
       insert into logistics.disruption_lanes values ('short', 'A'), ('long', 'D'), ('over', 'A'), ('ahead', 'A'),
         ('elsewhere', 'B'), ('elsewhere', 'C'), ('unknown', 'A')`,
    );
    const inWarehouse = await estimates({ country: 'DE' });
    expect(inWarehouse.told).toMatchObject([
      { typicalDays: 2, earliest: '2026-03-15', latest: '2026-03-15' },
    ]);
    // In no warehouse: it may come from any.
    const anywhere = await estimates({ country: 'DE' }, 'P2');
    expect(anywhere.told).toMatchObject([{ earliest: '2026-05-21' }]);
  });

  test('the cost is the mean in the reporting currency, each at the rate of its order day', async () => {
    await world.sql(
      'cogs',
      `insert into cogs.exchange_rates (day, from_currency, to_currency, rate) values
         ('2026-02-26', 'EUR', 'USD', 1.5), ('2026-02-27', 'EUR', 'USD', 9)`,
    );
    const cost = { cost_minor: 1000, currency: 'EUR' };
    await parcels(times(19, 2), { ...cost });
    await parcels([2], { cost_minor: 2000, currency: 'USD' });
    await parcels(times(5, 2), {});
    await parcels(times(5, 1), { ...cost, warehouse_code: 'THERE' });
    const { told, errors } = await estimates({ country: 'DE' });
    expect(errors).toBeUndefined();
    // 19 of 15 dollars and one of 20; those without a cost and those from elsewhere do not count.
    expect(told).toMatchObject([{ sampleSize: 25, cost: { amount: '15.25', currency: 'USD' } }]);
  });

  test('a missing rate leaves the cost unknown, and nothing else', async () => {
    await parcels(times(20, 2), { cost_minor: 1000, currency: 'CHF' });
    const { told, errors, unknown } = await estimates({ country: 'DE' });
    expect(errors).toBeUndefined();
    expect(told).toMatchObject([{ sampleSize: 20, cost: null }]);
    expect(unknown).toMatchObject([
      { code: 'EXCHANGE_RATE_MISSING', source: 'cogs', from: 'CHF', to: 'USD', day: '2026-02-26' },
    ]);
  });

  test('without any delivery there is no estimate', async () => {
    expect((await estimates({ country: 'DE' })).told).toEqual([]);
  });

  test('a country that is not one is refused', async () => {
    const { errors } = await graph.query(operation, { sku: 'P1', to: { country: 'Germany' } });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
