import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dayOf, startOfDay, weekStarting, type CalendarDate } from '../../src/domain/calendar.ts';
import { reportBy, weekdays } from '../../src/domain/reporting-calendar.ts';
import { isTimeZone } from '../../src/domain/time-zone.ts';
import { openGraph, ownWorld, sampleSql, type Graph, type OwnWorld } from '../support/graph.ts';
import { reportingBy, usualCalendar } from '../support/reporting-calendar.ts';
import { put } from '../support/rows.ts';

const zones = [
  'America/Los_Angeles',
  'Asia/Tokyo',
  'Pacific/Auckland',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Africa/Cairo',
];

describe.each(zones)('%s', (timeZone) => {
  reportingBy({ timeZone });

  test('begins each day of four years when Postgres says so, and shows each hour around as its day', async () => {
    const days = await sampleSql<{ day: CalendarDate; start: Date; before: string }>(
      'sales',
      `select day::date::text as day, (day::date::timestamp at time zone $1) as start,
              ((day::date::timestamp at time zone $1 - interval '1 second') at time zone $1)::date::text as before
       from generate_series(date '2023-01-01', date '2026-12-31', '1 day') as days (day)`,
      [timeZone],
    );
    expect(days.map(({ day }) => startOfDay(day).toISOString())).toEqual(
      days.map(({ start }) => start.toISOString()),
    );
    expect(days.map(({ start }) => dayOf(start))).toEqual(days.map(({ day }) => day));
    expect(days.map(({ start }) => dayOf(new Date(start.getTime() - 1_000)))).toEqual(
      days.map(({ before }) => before),
    );
  });
});

test('where clocks skip midnight, the day begins when they do; where they show it twice, at the first', () => {
  const start = (timeZone: string, day: string) => {
    reportBy({ ...usualCalendar, timeZone });
    return startOfDay(day as CalendarDate).toISOString();
  };
  try {
    expect(start('America/Sao_Paulo', '2018-11-04')).toBe('2018-11-04T03:00:00.000Z');
    expect(start('America/Havana', '2026-11-01')).toBe('2026-11-01T04:00:00.000Z');
    expect(start('Pacific/Apia', '2011-12-31')).toBe('2011-12-30T10:00:00.000Z');
  } finally {
    reportBy(usualCalendar);
  }
});

test('a week may begin on any day', () => {
  try {
    // A Friday.
    const day = '2026-11-20' as CalendarDate;
    expect(
      weekdays.map((weekStartsOn) => {
        reportBy({ ...usualCalendar, weekStartsOn });
        return weekStarting(day).slice(8);
      }),
    ).toEqual(['15', '16', '17', '18', '19', '20', '14']);
  } finally {
    reportBy(usualCalendar);
  }
});

test('a time zone goes by its name, for offsets mean the opposite to Postgres', () => {
  expect(['Europe/Vienna', 'UTC', 'Etc/GMT+5'].filter((name) => !isTimeZone(name))).toEqual([]);
  expect(['+02:00', 'Europe/Atlantis', '', 'GMT+2:00'].filter(isTimeZone)).toEqual([]);
});

const noonOf = (day: string) => new Date(startOfDay(day as CalendarDate).getTime() + 43_200_000);

const document = `{
  salesReport(last: { days: 3 }, by: [DAY]) { period orders }
  customer(number: "C1") {
    daysSinceLastOrder
    purchasePattern { lastOrderedAt }
    orders(first: 1) { nodes { number placedAt } pageInfo { endCursor } }
  }
  customers(filter: { lastOrderedOn: { eq: "2026-10-31" } }) { nodes { number } }
  product(sku: "A") { sales(last: { days: 3 }) { units series(by: DAY) { period units } } support { csatPercent } }
  supportInsights(last: { days: 2 }) { tickets }
}`;

describe.each([
  ['America/Los_Angeles', '2026-11-01T04:30:00Z'],
  ['Asia/Tokyo', '2026-10-30T15:30:00Z'],
  ['Pacific/Auckland', '2026-10-30T11:30:00Z'],
])('on 31 October in %s, which is another day in UTC', (timeZone, instant) => {
  let world: OwnWorld;
  let graph: Graph;
  reportingBy({ timeZone });
  beforeAll(async () => {
    world = await ownWorld();
    await put(world, 'inventory', 'products', [{ sku: 'A' }]);
    await put(world, 'sales', 'customers', [{ number: 'C1' }]);
    const placed_at = instant;
    const nextDay = new Date(Date.parse(instant) + 12 * 3_600_000).toISOString();
    await put(world, 'sales', 'orders', [
      { number: 'O1', customer_number: 'C1', placed_at },
      { number: 'O0', customer_number: 'C1', placed_at: noonOf('2026-10-29') },
    ]);
    await put(
      world,
      'sales',
      'order_lines',
      ['O1', 'O0'].map((order_number) => ({
        order_number,
        line: 1,
        sku: 'A',
        quantity: 2,
        unit_price_minor: 500,
        discount_percent: 0,
        net_minor: 1000,
      })),
    );
    await put(world, 'support', 'tickets', [
      { number: 'T1', opened_at: instant, csat_rating: 5, sku: 'A', status: 'SOLVED' },
      { number: 'T2', opened_at: nextDay },
    ]);
    await world.sql(
      'sales',
      `alter function sales.refresh_product_daily_sales set timezone = '${timeZone}';
       alter function sales.refresh_customer_summaries set timezone = '${timeZone}';
       select sales.refresh_product_daily_sales('2026-10-01', '2026-11-02');
       select sales.refresh_customer_summaries('2026-11-02', 'USD', '{}', '{}', '{}', now())`,
    );
    // Noon of 2 November there.
    graph = await openGraph(world.urls, noonOf('2026-11-02'));
  });
  afterAll(async () => {
    await graph.close();
    await world.drop();
  });

  const days = {
    salesReport: [{ period: '2026-10-31', orders: 1 }],
    customers: { nodes: [{ number: 'C1' }] },
    product: {
      sales: {
        units: 2,
        series: [
          { period: '2026-10-30', units: 0 },
          { period: '2026-10-31', units: 2 },
          { period: '2026-11-01', units: 0 },
        ],
      },
      support: { csatPercent: 100 },
    },
    supportInsights: { tickets: 2 },
  };

  test('an order is of October, in reports, series, filters and summaries', async () => {
    const { data, errors } = await graph.query(document);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject(days);
    expect(data.customer).toMatchObject({
      daysSinceLastOrder: 2,
      purchasePattern: { lastOrderedAt: new Date(instant).toISOString() },
      orders: { nodes: [{ number: 'O1', placedAt: new Date(instant).toISOString() }] },
    });
    const [summary] = await world.sql(
      'sales',
      'select rfm_recency_days as days from sales.customer_summaries',
    );
    expect(summary).toEqual({ days: 2 });
  });

  test('and so is one of a company that keeps days alone, which begin at its midnight', async () => {
    for (const [source, table, column] of [
      ['sales', 'orders', 'placed_at'],
      ['sales', 'customer_summaries', 'first_ordered_at'],
      ['sales', 'customer_summaries', 'last_ordered_at'],
      ['support', 'tickets', 'opened_at'],
    ] as const) {
      await world.sql(
        source,
        `alter table ${source}.${table} alter ${column} type date using (${column} at time zone '${timeZone}')::date`,
      );
    }
    await world.sql(
      'sales',
      `select sales.refresh_product_daily_sales('2026-10-01', '2026-11-02');
       select sales.refresh_customer_summaries('2026-11-02', 'USD', '{}', '{}', '{}', now())`,
    );
    const { data, errors } = await graph.query(document);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject(days);
    const midnight = startOfDay('2026-10-31' as CalendarDate).toISOString();
    expect(data.customer).toMatchObject({
      daysSinceLastOrder: 2,
      purchasePattern: { lastOrderedAt: midnight },
      orders: { nodes: [{ number: 'O1', placedAt: midnight }] },
    });
    const next = await graph.query(
      'query ($after: String) { customer(number: "C1") { orders(first: 5, after: $after) { nodes { number } } } }',
      { after: data.customer.orders.pageInfo.endCursor },
    );
    expect(next.data.customer.orders.nodes).toEqual([{ number: 'O0' }]);
  });
});
