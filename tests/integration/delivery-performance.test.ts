import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
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

/** As it is asked today; listed is one by the old names of its days. */
const listed = operations.find(({ name }) => name === 'delivery-performance')!.text;
const operation = listed.replace('medianDays p90Days', 'typicalDays lateDays');

const keys = {
  CARRIER: '(select name from logistics.carriers where code = carrier_code)',
  METHOD: 'method',
  COUNTRY: 'to_country',
  WAREHOUSE: 'warehouse_code',
};

describe('in the sample world', () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await sampleGraph();
  });
  afterAll(() => graph.close());

  test.each(Object.entries(keys))('by %s the figures are those of the raw rows', async (by, key) => {
    const { data, errors, statements } = await graph.query(operation, { last: { days: 60 }, by });
    expect(errors).toBeUndefined();
    expect(statements.map(({ source, name }) => `${source}.${name}`)).toEqual([
      `logistics.delivery_performance_by_${by.toLowerCase()}`,
      'cogs.rates_between',
      `logistics.delivery_costs_by_${by.toLowerCase()}`,
    ]);
    const shipments = await sampleSql<Shipment>(
      'logistics',
      `select ${key} as key, ordered_at, delivered_at, promised_on::text, in_full, had_exception, cost_minor::float8, currency,
              status = 'RETURNED' and (withdrawn_on < promised_on) is not false as withdrawn
       from logistics.shipments`,
    );
    const rates = new Map(
      (
        await sampleSql<{ day: string; rate: number }>(
          'cogs',
          `select day::text, rate::float8 from cogs.exchange_rates where from_currency = 'EUR' and to_currency = 'USD'`,
        )
      ).map(({ day, rate }) => [day, rate]),
    );
    const expected = [...Map.groupBy(shipments, (row) => row.key)]
      .map(([name, rows]) => ({ key: name, ...figures(rows, rates) }))
      .filter(({ shipments: placed, onTimePercent }) => placed > 0 || !Number.isNaN(onTimePercent))
      .toSorted((a, b) => b.shipments - a.shipments || (a.key < b.key ? -1 : 1));
    expect(data.deliveryPerformance).toHaveLength(expected.length);
    for (const [i, { key: name, cost, ...numbers }] of expected.entries()) {
      const { averageCost, ...told } = data.deliveryPerformance[i];
      expect(told).toEqual({
        key: name,
        ...Object.fromEntries(
          Object.entries(numbers).map(([field, value]) => [field, expect.closeTo(value, 6)]),
        ),
      });
      expect(averageCost.currency).toBe('USD');
      expect(Math.abs(Number(averageCost.amount) - cost / 100)).toBeLessThan(0.0051);
    }
  });

  test('costs are read only where they are asked, and missing rates cost nothing else', async () => {
    const without = await graph.query('{ deliveryPerformance { key typicalDays } }');
    expect(without.statements).toHaveLength(1);
    const broken = await sampleGraph({ cogs: nowhere });
    const { data, errors } = await broken.query(operation);
    expect(data.deliveryPerformance[0]).toMatchObject({ shipments: expect.any(Number), averageCost: null });
    expect(errors).toHaveLength(data.deliveryPerformance.length);
    await broken.close();
  });
});

interface Shipment {
  readonly key: string;
  readonly ordered_at: Date;
  readonly delivered_at: Date | null;
  readonly promised_on: string | null;
  readonly in_full: boolean | null;
  readonly had_exception: boolean;
  /** Before the promised day. */
  readonly withdrawn: boolean;
  readonly cost_minor: number | null;
  readonly currency: string | null;
}

function figures(rows: readonly Shipment[], dollarsPerEuro: ReadonlyMap<string, number>) {
  const isWithin = (day: string | undefined | null) => !!day && day >= '2026-09-21' && day < '2026-11-20';
  const dayOf = (instant: Date | null) => instant?.toISOString().slice(0, 10);
  const ordered = rows.filter((row) => isWithin(dayOf(row.ordered_at)));
  const due = rows.filter((row) => isWithin(row.promised_on) && !row.withdrawn);
  const onTime = due.filter((row) => row.delivered_at && dayOf(row.delivered_at)! <= row.promised_on!);
  const days = rows
    .filter((row) => isWithin(dayOf(row.delivered_at)))
    .map((row) => (row.delivered_at!.getTime() - row.ordered_at.getTime()) / 86_400_000)
    .toSorted((a, b) => a - b);
  const at = (share: number) => {
    const place = (days.length - 1) * share;
    const floor = Math.floor(place);
    return days[floor]! * (1 - place + floor) + (days[floor + 1] ?? 0) * (place - floor);
  };
  const costs = ordered
    .filter((row) => row.cost_minor !== null)
    .map((row) =>
      row.currency === 'USD'
        ? row.cost_minor!
        : row.cost_minor! * dollarsPerEuro.get(row.ordered_at.toISOString().slice(0, 10))!,
    );
  return {
    shipments: ordered.length,
    onTimePercent: (onTime.length / due.length) * 100,
    onTimeInFullPercent: (onTime.filter((row) => row.in_full).length / due.length) * 100,
    typicalDays: at(0.5),
    lateDays: at(0.9),
    exceptionPercent: (ordered.filter((row) => row.had_exception).length / ordered.length) * 100,
    cost: costs.reduce((sum, cost) => sum + cost, 0) / costs.length,
  };
}

describe('by hand', () => {
  let world: OwnWorld;
  let graph: Graph;
  const swift = {
    ordered_at: '2026-03-01T00:00:00Z',
    status: 'DELIVERED',
    cost_minor: 1000,
    currency: 'USD',
  };

  beforeAll(async () => {
    world = await ownWorld();
    await world.sql(
      'logistics',
      `insert into logistics.carriers values ('SWIFT', 'Swift'), ('SLOW', 'Slow'), ('LOST', 'LOST')`,
    );
    await world.sql(
      'cogs',
      `insert into cogs.exchange_rates (day, from_currency, to_currency, rate) values ('2026-03-01', 'EUR', 'USD', 1.5), ('2026-03-02', 'EUR', 'USD', 2)`,
    );
    await put(world, 'logistics', 'shipments', [
      {
        ...swift,
        number: 'S1',
        delivered_at: '2026-03-03T00:00:00Z',
        promised_on: '2026-03-03',
        in_full: true,
        to_country: 'DE',
      },
      {
        ...swift,
        number: 'S2',
        delivered_at: '2026-03-05T00:00:00Z',
        promised_on: '2026-03-05',
        in_full: false,
        to_country: 'DE',
        currency: 'EUR',
      },
      {
        ...swift,
        number: 'S3',
        ordered_at: '2026-03-02T00:00:00Z',
        delivered_at: '2026-03-05T00:00:00Z',
        promised_on: '2026-03-05',
        to_country: 'DE',
        currency: 'EUR',
      },
      {
        ...swift,
        number: 'S4',
        delivered_at: '2026-03-09T12:00:00Z',
        promised_on: '2026-03-08',
        in_full: true,
        had_exception: true,
      },
      { ...swift, number: 'S5', delivered_at: '2026-03-02T00:00:00Z' },
      {
        number: 'S6',
        ordered_at: '2026-03-09T23:59:59Z',
        carrier_code: 'SLOW',
        status: 'RETURNED',
        promised_on: '2026-03-05',
      },
      { number: 'S7', ordered_at: '2026-03-10T00:00:00Z', carrier_code: 'SLOW' },
      { number: 'S8', ordered_at: '2026-02-28T23:59:59Z', carrier_code: 'SLOW' },
    ]);
    graph = await openGraph(world.urls, new Date('2026-03-10T12:00:00Z'));
  });
  afterAll(async () => {
    await graph.close();
    await world.drop();
  });

  test('promises, short deliveries, unlike currencies and a parcel that went back', async () => {
    const { data, errors } = await graph.query(operation, { last: { days: 9 } });
    expect(errors).toBeUndefined();
    expect(data.deliveryPerformance).toEqual([
      {
        key: 'Swift',
        shipments: 5,
        // S1, S2 and S3 of the four with a promise; of these only S1 is known to be in full.
        onTimePercent: 75,
        onTimeInFullPercent: 25,
        // 1, 2, 3, 4 and 8.5 days.
        typicalDays: 3,
        lateDays: expect.closeTo(6.7, 10),
        exceptionPercent: 20,
        // 10 + 15 + 20 + 10 + 10 dollars.
        averageCost: { amount: '13.00', currency: 'USD' },
      },
      {
        key: 'Slow',
        shipments: 1,
        onTimePercent: null,
        onTimeInFullPercent: null,
        typicalDays: null,
        lateDays: null,
        exceptionPercent: 0,
        averageCost: null,
      },
    ]);
  });

  test('the old names of typical and late days answer the same', async () => {
    const { data } = await graph.query(listed, { last: { days: 9 } });
    expect(data.deliveryPerformance[0]).toMatchObject({ medianDays: 3, p90Days: expect.closeTo(6.7, 10) });
  });

  test('what was due and is not there is late, also of orders long ago; what arrived counts by its day of arrival', async () => {
    await put(world, 'logistics', 'shipments', [
      // Due in the period, of older orders: lost, still here, called off before its day, sent back after it.
      { number: 'L1', carrier_code: 'LOST', ordered_at: '2025-12-01T00:00:00Z', promised_on: '2026-03-02' },
      { number: 'L2', carrier_code: 'LOST', status: 'PENDING', promised_on: '2026-03-09' },
      {
        number: 'L3',
        carrier_code: 'LOST',
        status: 'CANCELLED',
        promised_on: '2026-03-05',
        withdrawn_on: '2026-03-04',
      },
      {
        number: 'L4',
        carrier_code: 'LOST',
        status: 'RETURNED',
        promised_on: '2026-03-05',
        withdrawn_on: '2026-03-06',
      },
      // On time, promised for after the period, and before it.
      {
        number: 'L5',
        carrier_code: 'LOST',
        status: 'DELIVERED',
        promised_on: '2026-03-05',
        delivered_at: '2026-03-05T20:00:00Z',
      },
      { number: 'L6', carrier_code: 'LOST', promised_on: '2026-03-10' },
      { number: 'L7', carrier_code: 'LOST', promised_on: '2026-02-28' },
    ]);
    const { data } = await graph.query(operation, { last: { days: 9 } });
    const lost = data.deliveryPerformance.find(({ key }: { key: string }) => key === 'LOST');
    await world.sql('logistics', `delete from logistics.shipments where carrier_code = 'LOST'`);
    // One of L1, L2, L4 and L5; ordered on the first of January.
    expect(lost).toMatchObject({
      shipments: 0,
      onTimePercent: 25,
      exceptionPercent: null,
      averageCost: null,
    });
    expect(lost.typicalDays).toBeCloseTo(63 + 20 / 24, 9);
  });

  test('what has no country is unknown, and equals come in the order of their keys', async () => {
    const { data } = await graph.query(operation, { last: { days: 9 }, by: 'COUNTRY' });
    expect(
      data.deliveryPerformance.map(({ key, shipments }: { key: string; shipments: number }) => [
        key,
        shipments,
      ]),
    ).toEqual([
      ['DE', 3],
      ['unknown', 3],
    ]);
  });

  test('a missing rate leaves the cost of its groups unknown, and nothing else', async () => {
    await put(world, 'logistics', 'shipments', [
      {
        number: 'S9',
        ordered_at: '2026-03-05T00:00:00Z',
        carrier_code: 'SLOW',
        cost_minor: 500,
        currency: 'CHF',
      },
    ]);
    const { data, errors, unknown } = await graph.query(operation, { last: { days: 9 } });
    expect(errors).toBeUndefined();
    expect(data.deliveryPerformance.map((row: { averageCost: unknown }) => row.averageCost)).toEqual([
      { amount: '13.00', currency: 'USD' },
      null,
    ]);
    const path = ['deliveryPerformance', 1, 'averageCost'];
    expect(unknown).toMatchObject([
      { path, code: 'EXCHANGE_RATE_MISSING', source: 'cogs', from: 'CHF', to: 'USD', day: '2026-03-05' },
    ]);
  });

  test('a period that is not one is refused', async () => {
    const { errors } = await graph.query(operation, { last: { days: 0 } });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
