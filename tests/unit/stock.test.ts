import { expect, test } from '@jest/globals';
import type { CalendarDate } from '../../src/domain/calendar.ts';
import { leadTimeDays, receiptRange } from '../../src/domain/lead-time.ts';
import { daysOfCover, onHand, paceRange, totalUnits } from '../../src/domain/stock.ts';
import { capacityPlan } from '../../src/graph/product/capacity.ts';
import { runsOutFirst } from '../../src/graph/product/stockout.ts';

const day = (text: string) => text as CalendarDate;

test('on hand is available, committed, reserved and safety stock, and nothing that is yet to come', () => {
  const one = { available: -3, committed: 5, reserved: 2, safety_stock: 1, incoming: 90 };
  expect(onHand(one)).toBe(5);
  expect(totalUnits([one, one])).toEqual({
    available: -6,
    committed: 10,
    reserved: 4,
    safety_stock: 2,
    incoming: 180,
  });
});

test('days of cover are available units at the pace of 28 days', () => {
  expect(daysOfCover(30, 56)).toBe(15);
  expect(daysOfCover(0, 56)).toBe(0);
  expect(daysOfCover(-2, 28)).toBe(-2);
  expect(daysOfCover(30, 0)).toBeNull();
  expect(paceRange(day('2026-11-20'))).toEqual({ from: '2026-10-23', until: '2026-11-20' });
});

test('five receipts outweigh the quoted lead time, four do not', () => {
  expect(leadTimeDays(30, { receipts: 5, median_days: 41.5 })).toBe(41.5);
  expect(leadTimeDays(30, { receipts: 4, median_days: 41.5 })).toBe(30);
  expect(leadTimeDays(30, undefined)).toBe(30);
  expect(leadTimeDays(null, { receipts: 4, median_days: 41.5 })).toBeNull();
  expect(receiptRange(day('2026-11-20'))).toEqual({ from: '2026-05-24', until: '2026-11-20' });
});

test('stock runs out first when its cover is shorter than the lead time', () => {
  const outlook = { available: 28, unitsSold: 28, leadTimeDays: 29 };
  expect(runsOutFirst(outlook)).toBe(true);
  expect(runsOutFirst({ ...outlook, leadTimeDays: 28 })).toBe(false);
  expect(runsOutFirst({ ...outlook, available: -1, leadTimeDays: 0 })).toBe(true);
});

test('without sales stock does not run out; what is not known otherwise leaves it open', () => {
  const outlook = { available: 28, unitsSold: 0, leadTimeDays: 29 };
  expect(runsOutFirst(outlook)).toBe(false);
  expect(runsOutFirst({ ...outlook, leadTimeDays: null })).toBe(false);
  expect(runsOutFirst({ ...outlook, available: null })).toBeNull();
  expect(runsOutFirst({ ...outlook, unitsSold: null })).toBeNull();
  expect(runsOutFirst({ ...outlook, unitsSold: 5, leadTimeDays: null })).toBeNull();
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
