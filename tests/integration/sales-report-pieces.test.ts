import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readerOf, type Reader } from '../../src/database/reader.ts';
import { SourceDatabase } from '../../src/database/source-database.ts';
import type { CalendarDate } from '../../src/domain/calendar.ts';
import { ExchangeRates } from '../../src/domain/exchange.ts';
import type { Interval } from '../../src/domain/steps.ts';
import { salesReports } from '../../src/sources/sales/loaders/report.ts';
import { testCluster } from '../support/cluster.ts';

let database: SourceDatabase;
let statements = 0;
let read: Reader;
beforeAll(() => {
  database = new SourceDatabase({ source: 'sales', url: testCluster().readerUrls.sales });
  read = readerOf(database, () => statements++);
});
afterAll(() => database.close());

const days = { from: '2026-05-20' as CalendarDate, until: '2026-11-20' as CalendarDate };

/** Rates for euros alone, so that sums of other currencies lack theirs. */
const rates = new ExchangeRates(
  'USD',
  Array.from({ length: 27 }, (_, week) => ({
    day: new Date(Date.UTC(2026, 4, 18 + 7 * week)).toISOString().slice(0, 10) as CalendarDate,
    from_currency: 'EUR',
    to_currency: 'USD',
    rate: '1.0873',
  })),
);

test.each<[string, Interval | null, boolean]>([
  ['by month, whose orders lie in several pieces', 'MONTH', false],
  ['by product', null, true],
])('a report read in many pieces says what one read at once says: %s', async (_, interval, bySku) => {
  const groups = {
    ...days,
    productGroups: [],
    bySku,
    byCountry: false,
    byChannel: true,
    bySegment: false,
    interval,
  };
  const reportOf = async (ordersPerPiece: number) => {
    const rows = await salesReports(read, ordersPerPiece).salesReport(groups, {
      rates,
      costs: async () => null,
    });
    const named = rows!.map((row) => [`${row.step_from} ${row.sku} ${row.channel}`, row] as const);
    return new Map(named.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  };
  const whole = await reportOf(1_000_000);
  statements = 0;
  const pieces = await reportOf(100);
  expect(statements).toBeGreaterThan(10);
  expect([...pieces.keys()]).toEqual([...whole.keys()]);
  for (const [name, row] of pieces) {
    const expected = whole.get(name)!;
    expect({ ...row, minor: Number(row.minor) }).toEqual({ ...expected, minor: Number(expected.minor) });
  }
});
