import { expect, test } from '@jest/globals';
import type { CalendarDate } from '../../src/domain/calendar.ts';
import { leadTimeDays, receiptRange } from '../../src/domain/lead-time.ts';
import { onHand } from '../../src/domain/stock.ts';
import { capacityPlan } from '../../src/graph/product/capacity.ts';

const day = (text: string) => text as CalendarDate;

test('on hand is available, committed, reserved and safety stock, and nothing that is yet to come', () => {
  expect(onHand({ available: -3, committed: 5, reserved: 2, safety_stock: 1, incoming: 90 })).toBe(5);
});

test('five receipts outweigh the quoted lead time, four do not', () => {
  expect(leadTimeDays(30, { receipts: 5, median_days: 41.5 })).toBe(41.5);
  expect(leadTimeDays(30, { receipts: 4, median_days: 41.5 })).toBe(30);
  expect(leadTimeDays(30, undefined)).toBe(30);
  expect(leadTimeDays(null, { receipts: 4, median_days: 41.5 })).toBeNull();
  expect(receiptRange(day('2026-11-20'))).toEqual({ from: '2026-05-24', until: '2026-11-20' });
});

test('a capacity plan has every week asked for; one it leaves out plans nothing', () => {
  const row = { sku: 'A' as never, planned_units: 40, committed_units: 50 };
  const range = { from: day('2026-11-16'), until: day('2026-11-30') };
  expect(capacityPlan([{ ...row, week_starting: day('2026-11-23') }], range)).toEqual([
    {
      weekStarting: '2026-11-16',
      plannedUnits: 0,
      committedUnits: 0,
      freeUnits: 0,
      utilizationPercent: null,
    },
    {
      weekStarting: '2026-11-23',
      plannedUnits: 40,
      committedUnits: 50,
      freeUnits: -10,
      utilizationPercent: 125,
    },
  ]);
});
