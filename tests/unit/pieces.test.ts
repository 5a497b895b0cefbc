import { expect, test } from '@jest/globals';
import { addDays, type CalendarDate } from '../../src/domain/calendar.ts';
import { piecesOf } from '../../src/sources/sales/pieces.ts';

const from = '2026-11-01' as CalendarDate;
const range = (days: number) => ({ from, until: addDays(from, days) });
const pieces = (orders: readonly number[], most: number) =>
  piecesOf(
    range(orders.length),
    orders.map((count, place) => ({ day: addDays(from, place), orders: count })),
    most,
  ).map(({ from, until }) => `${from.slice(8)}-${until.slice(8)}`);

test('few orders are one piece, and so are none', () => {
  expect(pieces([1, 2, 3], 6)).toEqual(['01-04']);
  expect(pieces([0, 0], 6)).toEqual(['01-03']);
  expect(piecesOf(range(3), [], 6)).toEqual([range(3)]);
});

test('no piece has too many orders, and together they are all the days', () => {
  expect(pieces([3, 3, 1, 3, 3], 6)).toEqual(['01-03', '03-05', '05-06']);
});

test('a day is never cut, however busy', () => {
  expect(pieces([1, 9, 1], 6)).toEqual(['01-02', '02-03', '03-04']);
});
