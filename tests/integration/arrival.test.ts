import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openGraph, ownWorld, type Graph, type OwnWorld } from '../support/graph.ts';
import { reportingBy } from '../support/reporting-calendar.ts';
import { put } from '../support/rows.ts';

/** Each was promised for the fifth of March, and delivered at an instant that is another day in another zone. */
const cases: readonly (readonly [string, Record<string, unknown>, boolean])[] = [
  [
    'a country has its zone: half past ten in the evening in Berlin',
    { to_country: 'DE', at: '2026-03-05T21:30:00Z' },
    false,
  ],
  ['half past midnight in Berlin', { to_country: 'DE', at: '2026-03-05T23:30:00Z' }, true],
  ['a country whose zones show the same', { to_country: 'AR', at: '2026-03-06T02:30:00Z' }, false],
  ['east of the reporting zone', { to_country: 'JP', at: '2026-03-05T14:59:59Z' }, false],
  ['and a second later', { to_country: 'JP', at: '2026-03-05T15:00:00Z' }, true],
  ['a state by its name', { to_country: 'US', to_region: ' california', at: '2026-03-06T07:59:00Z' }, false],
  ['by its code', { to_country: 'US', to_region: 'CA', at: '2026-03-06T07:59:00Z' }, false],
  ['by its code after ISO', { to_country: 'US', to_region: 'US-NY', at: '2026-03-06T07:59:00Z' }, true],
  [
    'a province with letters beyond ASCII',
    { to_country: 'CA', to_region: 'Québec', at: '2026-03-06T04:59:00Z' },
    false,
  ],
  // Vienna's is the sixth from 23:00 on.
  [
    'of several zones and no region: the reporting zone',
    { to_country: 'US', at: '2026-03-05T23:30:00Z' },
    true,
  ],
  [
    'and a region that nobody knows',
    { to_country: 'US', to_region: 'Atlantis', at: '2026-03-05T22:30:00Z' },
    false,
  ],
  ['no country: the reporting zone', { at: '2026-03-05T23:30:00Z' }, true],
  [
    'a zone of the source comes first',
    { to_country: 'DE', destination_time_zone: 'Pacific/Honolulu', at: '2026-03-06T09:30:00Z' },
    false,
  ],
  [
    'but not what is none',
    { to_country: 'DE', destination_time_zone: 'Europe/Atlantis', at: '2026-03-05T23:30:00Z' },
    true,
  ],
  ['a country that is none', { to_country: 'p(ces', at: '2026-03-05T23:30:00Z' }, true],
];

describe('with Vienna as the reporting zone', () => {
  let world: OwnWorld;
  let graph: Graph;
  reportingBy({ timeZone: 'Europe/Vienna' });
  beforeAll(async () => {
    world = await ownWorld();
    await put(
      world,
      'sales',
      'customers',
      cases.map((_, i) => ({ number: `C${i}` })),
    );
    await put(
      world,
      'sales',
      'orders',
      cases.map((_, i) => ({ number: `O${i}`, customer_number: `C${i}` })),
    );
    await world.sql(
      'logistics',
      `insert into logistics.carriers select 'X' || i, 'X' || i from generate_series(0, 99) i`,
    );
    await put(
      world,
      'logistics',
      'shipments',
      cases.map(([, { at, ...columns }, _late], i) => ({
        number: `S${i}`,
        order_number: `O${i}`,
        customer_number: `C${i}`,
        carrier_code: `X${i}`,
        status: 'DELIVERED',
        ordered_at: '2026-03-01T12:00:00Z',
        promised_on: '2026-03-05',
        delivered_at: at,
        ...columns,
      })),
    );
    graph = await openGraph(world.urls, new Date('2026-03-10T12:00:00Z'));
  });
  afterAll(async () => {
    await graph.close();
    await world.drop();
  });

  /** Whether each is late: told of the parcel, of its customer and its carrier, and by a filter. */
  async function told() {
    const { data, errors } = await graph.query(`{
      ${cases.map((_, i) => `c${i}: customer(number: "C${i}") { delivery { onTimePercent } orders { nodes { shipments { late } } } }`).join('\n')}
      deliveryPerformance(last: { days: 9 }) { key onTimePercent }
      shipments(filter: { late: { eq: true } }, first: 50) { nodes { number } }
      scorecard(last: { days: 5 }) { trend(by: DAY) { period onTimePercent } }
    }`);
    expect(errors).toBeUndefined();
    const filtered = new Set(data.shipments.nodes.map(({ number }: { number: string }) => number));
    const byCarrier = new Map(
      data.deliveryPerformance.map((row: { key: string; onTimePercent: number }) => [
        row.key,
        row.onTimePercent,
      ]),
    );
    const parcels = cases.map(([what], i) => {
      const { delivery, orders } = data[`c${i}`];
      return [
        what,
        orders.nodes[0].shipments[0].late,
        delivery.onTimePercent,
        byCarrier.get(`X${i}`),
        filtered.has(`S${i}`),
      ];
    });
    const [due] = data.scorecard.trend.filter(({ period }: { period: string }) => period === '2026-03-05');
    return { parcels, onTimePercent: due.onTimePercent };
  }
  const expected = (late: readonly boolean[]) => ({
    parcels: cases.map(([what], i) => [what, late[i], late[i] ? 0 : 100, late[i] ? 0 : 100, late[i]]),
    onTimePercent: expect.closeTo((late.filter((each) => !each).length / late.length) * 100, 9),
  });

  test('a parcel arrives on the day that it is at its destination, wherever it is told', async () => {
    expect(await told()).toEqual(expected(cases.map(([, , late]) => late)));
  });

  test('without the columns that a company may lack, by its country and region alone', async () => {
    await world.sql(
      'logistics',
      'alter table logistics.shipments rename destination_time_zone to zone_elsewhere; alter table logistics.shipments rename withdrawn_on to withdrawn_elsewhere',
    );
    const late = cases.map(([what, , isLate]) => what === 'a zone of the source comes first' || isLate);
    expect(await told()).toEqual(expected(late));
    await world.sql(
      'logistics',
      'alter table logistics.shipments rename zone_elsewhere to destination_time_zone; alter table logistics.shipments rename withdrawn_elsewhere to withdrawn_on',
    );
  });

  test('typical days count what arrived in the period, by the day it is there', async () => {
    const { data } = await graph.query('{ deliveryPerformance(last: { days: 5 }) { key typicalDays } }');
    const days = new Map(
      data.deliveryPerformance.map((row: { key: string; typicalDays: number }) => [row.key, row.typicalDays]),
    );
    // From the fifth on: all of them arrived then or on the sixth.
    expect([...days.values()].filter((each) => each === null)).toEqual([]);
    const sixth = await graph.query('{ deliveryPerformance(last: { days: 4 }) { key typicalDays } }');
    expect(
      sixth.data.deliveryPerformance
        .map(({ key }: { key: string }) => Number(key.slice(1)))
        .toSorted((a: number, b: number) => a - b),
    ).toEqual(cases.flatMap(([, , late], i) => (late ? [i] : [])));
  });

  test('a source that keeps days alone tells the days of arrival themselves', async () => {
    await world.sql(
      'logistics',
      `drop index logistics.shipments_by_destination;
       alter table logistics.shipments alter delivered_at type date using date '2026-03-05'`,
    );
    expect(await told()).toEqual(expected(cases.map(() => false)));
    const { data } = await graph.query(
      '{ deliveryPerformance(last: { days: 5 }, by: METHOD) { typicalDays } earlier: deliveryPerformance(last: { days: 4 }, by: METHOD) { key } }',
    );
    // From noon in UTC on the first, which is one o'clock in Vienna, to midnight there.
    expect(data).toEqual({
      deliveryPerformance: [{ typicalDays: expect.closeTo(3 + 11 / 24, 9) }],
      earlier: [],
    });
  });
});
