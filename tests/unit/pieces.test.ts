import { expect, test } from '@jest/globals';
import { addDays, type CalendarDate } from '../../src/domain/calendar.ts';
import { piecesOf } from '../../src/sources/sales/reports/pieces.ts';

const first = '2024-01-01' as CalendarDate;
const days = (count: number) => ({ from: first, until: addDays(first, count) });

test('what is short enough is read at once', () => {
  expect(piecesOf(days(1), 184)).toEqual([days(1)]);
  expect(piecesOf(days(184), 184)).toEqual([days(184)]);
});

test('more is read in pieces, without a gap and without a day twice', () => {
  for (const count of [185, 365, 368, 731, 1100]) {
    const pieces = piecesOf(days(count), 184);
    expect(pieces).toHaveLength(Math.ceil(count / 184));
    expect(pieces[0]!.from).toBe(first);
    expect(pieces.at(-1)!.until).toBe(addDays(first, count));
    for (const [place, { from, until }] of pieces.entries()) {
      expect(from < until).toBe(true);
      expect(pieces[place + 1]?.from ?? until).toBe(until);
    }
  }
});
