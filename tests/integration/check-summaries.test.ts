import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checkSource } from '../../src/database/schema-check/check.ts';
import { alignSummaries, summariesElsewhere } from '../../src/database/summaries.ts';
import { reportBy } from '../../src/domain/reporting-calendar.ts';
import { withSession } from '../../src/database/session.ts';
import { findingsOf } from '../../src/database/schema-check/finding.ts';
import { sources } from '../../src/sources/index.ts';
import { ownWorld, type OwnWorld } from '../support/graph.ts';
import { usualCalendar } from '../support/reporting-calendar.ts';
import { put } from '../support/rows.ts';

let world: OwnWorld;
beforeAll(async () => {
  world = await ownWorld();
  await put(world, 'sales', 'customers', [{ number: 'ANN', consent_profiling: true }]);
  await put(world, 'sales', 'orders', [
    { number: 'O1', customer_number: 'ANN', placed_at: '2026-11-17T10:00:00Z' },
    { number: 'O2', customer_number: 'ANN', placed_at: '2026-11-18T23:59:59Z' },
    { number: 'O3', customer_number: 'ANN', placed_at: '2026-11-19T00:00:00Z' },
  ]);
  await put(
    world,
    'sales',
    'order_lines',
    ['O1', 'O2', 'O3'].map((order_number) => ({
      order_number,
      line: 1,
      sku: 'A',
      quantity: 1,
      unit_price_minor: 1,
      discount_percent: 0,
      net_minor: 1,
    })),
  );
});
afterAll(() => world.drop());

const summarize = (day: string, until: string) =>
  world.sql(
    'sales',
    `select sales.refresh_product_daily_sales('2026-11-01', '${until}');
     select sales.refresh_customer_summaries('${day}', 'USD', '{}', '{}', '{}', now())`,
  );
const lagging = async () =>
  findingsOf(await checkSource('sales', world.urls.sales, sources.sales.tables)).filter(({ what }) =>
    what.includes('tells of days up to'),
  );

test('a summary that lacks a day with sales is a warning that names both days', async () => {
  await summarize('2026-11-17', '2026-11-18');
  expect(await lagging()).toEqual(
    ['product_daily_sales', 'summarized_days', 'customer_summaries'].map((table) => ({
      severity: 'warning',
      what: `sales.${table} tells of days up to 2026-11-17, and there were sales up to 2026-11-18`,
      cost: 'What is read from it is older than the orders beside it.',
      mend: expect.stringContaining('nightly job'),
    })),
  );
});

test('the day of the newest order need not be in it, for it may not be over', async () => {
  await summarize('2026-11-18', '2026-11-19');
  expect(await lagging()).toEqual([]);
});

test('a cancelled order is no sale', async () => {
  await summarize('2026-11-17', '2026-11-18');
  await world.sql('sales', `update sales.orders set status = 'CANCELLED' where number = 'O2'`);
  expect(await lagging()).toEqual([]);
});

test('a summary of the days of another zone is a warning until the function that makes it is told', async () => {
  const refresh = ['sales.refresh_product_daily_sales', 'sales.refresh_customer_summaries'];
  const warned = async () =>
    findingsOf(await checkSource('sales', world.urls.sales, sources.sales.tables)).filter(({ what }) =>
      what.includes('is made of the days of UTC, and reports tell those of Asia/Tokyo'),
    );
  await summarize('2026-11-19', '2026-11-20');
  reportBy({ ...usualCalendar, timeZone: 'Asia/Tokyo' });
  try {
    const [daily, packed, ofCustomers] = await warned();
    expect(daily?.mend).toBe(
      `alter function sales.refresh_product_daily_sales(date,date) set timezone = 'Asia/Tokyo'; and call it for all days anew.`,
    );
    expect(packed).toEqual({ ...daily, what: expect.stringContaining('sales.summarized_days') });
    expect(ofCustomers?.what).toContain('sales.customer_summaries');
    await world.sql('sales', daily!.mend.slice(0, daily!.mend.indexOf(';')));
    expect(await warned()).toHaveLength(1);
    await withSession(world.urls.sales, async (session) => {
      expect(await alignSummaries(session, refresh)).toHaveLength(1);
      expect(await summariesElsewhere(session, refresh)).toEqual([]);
    });
    expect(await warned()).toEqual([]);
  } finally {
    reportBy(usualCalendar);
  }
});
