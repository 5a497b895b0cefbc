import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { worldNow } from '../../sample-data/world.ts';
import { dayOf, type CalendarDate } from '../../src/domain/calendar.ts';
import { ownWorld, sampleSql, type OwnWorld } from '../support/graph.ts';
import { put } from '../support/rows.ts';
import { segmentsByTheBook, summariesByTheBook, type RawOrder } from '../support/segments.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/segments.md'), 'utf8');
const published = segmentsByTheBook(page);

let world: OwnWorld;
beforeAll(async () => {
  world = await ownWorld();
});
afterAll(() => world.drop());

test('the published table names the segment of each of the 125 triples of scores', async () => {
  const rows = await world.sql<{ r: number; f: number; m: number; segment: string }>(
    'sales',
    `select r, f, m, sales.rfm_segment(r, f, m) as segment
     from generate_series(1, 5) r, generate_series(1, 5) f, generate_series(1, 5) m`,
  );
  expect(rows).toHaveLength(125);
  expect(rows.map(({ r, f, m }) => published(r, f, m))).toEqual(rows.map(({ segment }) => segment));
});

test('summaries of the sample world are what its orders, returns and rates add up to', async () => {
  const customers = await sampleSql<{ number: string; consent_profiling: boolean }>(
    'sales',
    'select number, consent_profiling from sales.customers order by number',
  );
  const orders = await sampleSql<RawOrder>(
    'sales',
    `select customer_number as customer, placed_at, currency,
            (select sum(net_minor) from sales.order_lines where order_number = o.number)::float8 as gross,
            (1 + coalesce(included_tax_percent, 0) / 100)::float8 as with_tax,
            (coalesce((select sum(refund_minor) from sales.returns where order_number = o.number), 0)
              + coalesce((select sum(amount_minor) from sales.refunds where order_number = o.number), 0))::float8 as refunded
     from sales.orders o where status <> 'CANCELLED'`,
  );
  const rates = await sampleSql<{ day: CalendarDate; rate: string }>(
    'cogs',
    `select day::text, rate from cogs.exchange_rates where from_currency = 'EUR' and to_currency = 'USD'`,
  );
  const rateOn = new Map(rates.map(({ day, rate }) => [day, rate]));
  const expected = summariesByTheBook(customers, orders, dayOf(worldNow), published, (currency, day) =>
    currency === 'USD' ? '1' : rateOn.get(day)!,
  );
  const summaries = await sampleSql(
    'sales',
    `select customer_number as customer, orders, lifetime_value_minor::float8 as value,
            average_order_value_minor::float8 as average_value, round(average_days_between_orders * (orders - 1) * 86400) as seconds,
            rfm_recency_days as recency, rfm_frequency as frequency, rfm_monetary_minor::float8 as monetary,
            recency_score, frequency_score, monetary_score, segment
     from sales.customer_summaries order by customer_number`,
  );
  expect(summaries).toEqual(expected);
  expect(new Set(expected.map(({ segment }) => segment)).size).toBe(12);
});

test('a summary knows cancelled orders, returns, old orders, missing rates and refused profiling', async () => {
  await put(world, 'sales', 'customers', [
    ...['CANCELLED', 'LONG-AGO', 'NEVER', 'NO-RATE', 'ONCE', 'OLD-NO-RATE', 'TWICE'].map((number) => ({
      number,
      consent_profiling: true,
    })),
    { number: 'PRIVATE', consent_profiling: false },
  ]);
  const order = (number: string, customer_number: string, placed_at: string, rest: object = {}) => ({
    number,
    customer_number,
    placed_at,
    ...rest,
  });
  await put(world, 'sales', 'orders', [
    order('1', 'CANCELLED', '2026-05-01T00:00:00Z', { status: 'CANCELLED' }),
    order('2', 'LONG-AGO', '2024-06-30T23:59:59Z'),
    order('3', 'NO-RATE', '2026-06-01T00:00:00Z', { currency: 'EUR' }),
    order('4', 'ONCE', '2026-06-30T12:00:00Z', { total_minor: 500 }),
    order('5', 'OLD-NO-RATE', '2024-06-01T00:00:00Z', { currency: 'EUR' }),
    order('6', 'OLD-NO-RATE', '2026-06-01T00:00:00Z', { total_minor: 700 }),
    order('7', 'TWICE', '2026-06-10T00:00:00Z', { currency: 'EUR', total_minor: 3333 }),
    order('8', 'TWICE', '2026-06-20T12:00:00Z', { total_minor: 2000 }),
    order('9', 'PRIVATE', '2024-07-01T00:00:00Z', { total_minor: 100 }),
    order('10', 'TWICE', '2026-07-01T00:00:00Z'),
  ]);
  await put(world, 'sales', 'order_lines', [
    {
      order_number: '8',
      line: 1,
      sku: 'A',
      quantity: 2,
      unit_price_minor: 1000,
      discount_percent: 0,
      net_minor: 2000,
    },
  ]);
  await put(world, 'sales', 'returns', [
    { number: 'R1', order_number: '8', line: 1, quantity: 1, refund_minor: 1000, returned_on: '2026-06-25' },
    { number: 'R2', order_number: '8', line: 1, quantity: 1, refund_minor: 1000, returned_on: '2026-07-01' },
  ]);
  // For what nothing came back: of order 2 twice, of order 4 once, and once more after the day of the summary.
  await put(world, 'sales', 'refunds', [
    { number: 'G1', order_number: '2', amount_minor: 200, refunded_on: '2024-07-10' },
    { number: 'G2', order_number: '2', amount_minor: 50, refunded_on: '2026-06-30' },
    { number: 'G3', order_number: '4', amount_minor: 100, refunded_on: '2026-06-30' },
    { number: 'G4', order_number: '4', amount_minor: 100, refunded_on: '2026-07-01' },
  ]);
  await world.sql(
    'sales',
    `select sales.refresh_customer_summaries(
       '2026-06-30', 'USD', array['2026-06-10'::date], array['EUR'], array[1.5], '2026-07-01T00:00:00Z')`,
  );
  const summaries = await world.sql(
    'sales',
    `select customer_number as number, orders, lifetime_value_minor::int as value,
            average_order_value_minor::int as average, average_days_between_orders as days,
            rfm_recency_days as recency, rfm_frequency as frequency, rfm_monetary_minor::int as monetary,
            concat_ws(' ', recency_score, frequency_score, coalesce(monetary_score::text, '-')) as scores, segment
     from sales.customer_summaries order by customer_number`,
  );
  const nothing = { average: null, days: null, recency: null, frequency: 0, monetary: null, scores: '-' };
  // Five customers bought lately: recency 0, 10, 29, 29 and 729 days; known spends 100, 400, 700 and 6000.
  expect(summaries).toEqual([
    { ...nothing, number: 'CANCELLED', orders: 0, value: 0, segment: 'PROSPECTS' },
    { ...nothing, number: 'LONG-AGO', orders: 1, value: 750, average: 1000, segment: 'DORMANT' },
    { ...nothing, number: 'NEVER', orders: 0, value: 0, segment: 'PROSPECTS' },
    {
      number: 'NO-RATE',
      orders: 1,
      value: null,
      average: null,
      days: null,
      recency: 29,
      frequency: 1,
      monetary: null,
      scores: '3 1 -',
      segment: 'ALMOST_LOST',
    },
    {
      number: 'OLD-NO-RATE',
      orders: 2,
      value: null,
      average: null,
      days: 730,
      recency: 29,
      frequency: 1,
      monetary: 700,
      scores: '3 1 3',
      segment: 'NEEDS_ATTENTION',
    },
    {
      number: 'ONCE',
      orders: 1,
      value: 400,
      average: 500,
      days: null,
      recency: 0,
      frequency: 1,
      monetary: 400,
      scores: '5 1 2',
      segment: 'PROMISING',
    },
    {
      number: 'PRIVATE',
      orders: 1,
      value: 100,
      average: 100,
      days: null,
      recency: 729,
      frequency: 1,
      monetary: 100,
      scores: '1 1 1',
      segment: null,
    },
    {
      // 33.33 EUR at 1.5 and 20.00 USD, of which half came back by the day.
      number: 'TWICE',
      orders: 2,
      value: 6000,
      average: 3500,
      days: 10.5,
      recency: 10,
      frequency: 2,
      monetary: 6000,
      scores: '4 5 4',
      segment: 'CHAMPIONS',
    },
  ]);
});
