import { expect, test } from '@jest/globals';
import type { CalendarDate } from '../../src/domain/calendar.ts';
import { promiseWeeks, type DatedUnits } from '../../src/domain/promise.ts';

/** A Friday; its week starts on 2026-11-16. */
const today = '2026-11-20' as CalendarDate;
const on = (day: string, units: number): DatedUnits => ({ on: day as CalendarDate, units });

function promise(available: number, receipts: DatedUnits[], bookings: DatedUnits[], weeks = 3) {
  const promised = promiseWeeks({ available, receipts, bookings }, today, weeks);
  return {
    cumulative: promised.map(({ cumulative }) => cumulative),
    quantity: promised.map(({ quantity }) => quantity),
    from: promised.map(({ weekStarting }) => weekStarting),
  };
}

test('with nothing to come and nothing booked, what is available can be promised in every week', () => {
  expect(promise(7, [], [])).toEqual({
    cumulative: [7, 7, 7],
    quantity: [7, 7, 7],
    from: ['2026-11-16', '2026-11-23', '2026-11-30'],
  });
});

test('a receipt counts from the week of its day on, from Monday to Sunday', () => {
  expect(promise(0, [on('2026-11-23', 5)], []).cumulative).toEqual([0, 5, 5]);
  expect(promise(0, [on('2026-11-29', 5)], []).cumulative).toEqual([0, 5, 5]);
  expect(promise(0, [on('2026-11-30', 5)], []).cumulative).toEqual([0, 0, 5]);
});

test('an overdue receipt is taken to come this week, and one of this week counts in it', () => {
  expect(promise(1, [on('2026-09-01', 4), on('2026-11-17', 2), on('2026-11-22', 3)], []).cumulative).toEqual([
    10, 10, 10,
  ]);
});

test('a booking counts in its week and takes from all weeks before, so that it can be kept', () => {
  expect(promise(10, [], [on('2026-11-30', 6)])).toMatchObject({
    cumulative: [10, 10, 4],
    quantity: [4, 4, 4],
  });
});

test('bookings of past weeks no longer count, those of this week do', () => {
  expect(promise(10, [], [on('2026-11-09', 9), on('2026-11-16', 1)]).cumulative).toEqual([9, 9, 9]);
});

test('a booking before its receipt bounds the weeks up to it, not the weeks behind', () => {
  expect(promise(5, [on('2026-12-01', 20)], [on('2026-11-23', 3)])).toMatchObject({
    cumulative: [5, 2, 22],
    quantity: [2, 2, 22],
  });
});

test('a booking beyond the weeks that are shown still bounds them', () => {
  expect(
    promise(10, [on('2027-02-01', 100)], [on('2026-12-21', 4), on('2027-01-18', 3), on('2027-03-01', 1)]),
  ).toMatchObject({ cumulative: [10, 10, 10], quantity: [3, 3, 3] });
});

test('a receipt beyond them does not lift them', () => {
  expect(promise(2, [on('2027-02-01', 100)], [])).toMatchObject({
    cumulative: [2, 2, 2],
    quantity: [2, 2, 2],
  });
});

test('an oversold product shows its debt and promises nothing until a receipt has paid it', () => {
  expect(promise(-4, [on('2026-11-24', 3), on('2026-12-01', 6)], [])).toMatchObject({
    cumulative: [-4, -1, 5],
    quantity: [0, 0, 5],
  });
});

test('one week is enough to ask for', () => {
  expect(promise(3, [on('2026-11-24', 3)], [on('2026-11-30', 5)], 1)).toMatchObject({
    cumulative: [3],
    quantity: [1],
  });
});
