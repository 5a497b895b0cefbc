import { expect, test } from '@jest/globals';
import type { CalendarDate } from '../../src/domain/calendar.ts';
import { isLate } from '../../src/graph/shipment/late.ts';

const today = '2026-03-10' as CalendarDate;
const day = (text: string) => text as CalendarDate;
const promised = { was_promised: true, promised_on: day('2026-03-05') };

test('A parcel that arrives on the promised day is not late, one of the day after is', () => {
  expect(isLate({ ...promised, arrived_on: day('2026-03-05') }, today)).toBe(false);
  expect(isLate({ ...promised, arrived_on: day('2026-03-06') }, today)).toBe(true);
});

test('A parcel that is not there is late from the day after the promised one', () => {
  const way = { was_promised: true, arrived_on: null } as const;
  expect(isLate({ ...way, promised_on: today }, today)).toBe(false);
  expect(isLate({ ...way, promised_on: day('2026-03-09') }, today)).toBe(true);
});

test('Without a promise, or called off before its day, nobody can say', () => {
  expect(isLate({ was_promised: false, promised_on: null, arrived_on: null }, today)).toBeNull();
  expect(isLate({ ...promised, was_promised: false, arrived_on: null }, today)).toBeNull();
});
