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

const operation = operations.find(({ name }) => name === 'delivery-performance')!.text;

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
      `select ${key} as key, ordered_at, delivered_at, promised_on::text, in_full, had_exception, cost_minor::float8, currency
       from logistics.shipments where ordered_at >= '2026-09-21' and ordered_at < '2026-11-20'`,
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
    const without = await graph.query('{ deliveryPerformance { key medianDays } }');
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
  readonly cost_minor: number | null;
  readonly currency: string | null;
}

function figures(rows: readonly Shipment[], dollarsPerEuro: ReadonlyMap<string, number>) {
  const delivered = rows.filter((row) => row.delivered_at);
  const promised = delivered.filter((row) => row.promised_on);
  const onTime = promised.filter((row) => row.delivered_at!.toISOString().slice(0, 10) <= row.promised_on!);
  const days = delivered
    .map((row) => (row.delivered_at!.getTime() - row.ordered_at.getTime()) / 86_400_000)
    .toSorted((a, b) => a - b);
  const at = (share: number) => {
    const place = (days.length - 1) * share;
    const floor = Math.floor(place);
    return days[floor]! * (1 - place + floor) + (days[floor + 1] ?? 0) * (place - floor);
  };
  const costs = rows
    .filter((row) => row.cost_minor !== null)
    .map((row) =>
      row.currency === 'USD'
        ? row.cost_minor!
        : row.cost_minor! * dollarsPerEuro.get(row.ordered_at.toISOString().slice(0, 10))!,
    );
  return {
    shipments: rows.length,
    onTimePercent: (onTime.length / promised.length) * 100,
    onTimeInFullPercent: (onTime.filter((row) => row.in_full).length / promised.length) * 100,
    medianDays: at(0.5),
    p90Days: at(0.9),
    exceptionPercent: (rows.filter((row) => row.had_exception).length / rows.length) * 100,
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
      `insert into logistics.carriers values ('SWIFT', 'Swift'), ('SLOW', 'Slow')`,
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
        medianDays: 3,
        p90Days: expect.closeTo(6.7, 10),
        exceptionPercent: 20,
        // 10 + 15 + 20 + 10 + 10 dollars.
        averageCost: { amount: '13.00', currency: 'USD' },
      },
      {
        key: 'Slow',
        shipments: 1,
        onTimePercent: null,
        onTimeInFullPercent: null,
        medianDays: null,
        p90Days: null,
        exceptionPercent: 0,
        averageCost: null,
      },
    ]);
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
