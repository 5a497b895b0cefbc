import { expect, test } from '@jest/globals';
import type { CalendarDate } from '../../src/domain/calendar.ts';
import { isLate } from '../../src/graph/shipment/late.ts';

const today = '2026-03-10' as CalendarDate;
const day = (text: string) => text as CalendarDate;

test('A parcel delivered on the promised day, up to its last second, is not late', () => {
  const delivered_at = new Date('2026-03-05T23:59:59Z');
  expect(isLate({ status: 'DELIVERED', promised_on: day('2026-03-05'), delivered_at }, today)).toBe(false);
});

test('A parcel delivered the day after is late', () => {
  const delivered_at = new Date('2026-03-06T00:00:00Z');
  expect(isLate({ status: 'DELIVERED', promised_on: day('2026-03-05'), delivered_at }, today)).toBe(true);
});

test('A parcel on its way is late from the day after the promised one', () => {
  const way = { status: 'IN_TRANSIT', delivered_at: null } as const;
  expect(isLate({ ...way, promised_on: today }, today)).toBe(false);
  expect(isLate({ ...way, promised_on: day('2026-03-09') }, today)).toBe(true);
});

test('Without a promise, or sent back, nobody can say', () => {
  expect(isLate({ status: 'IN_TRANSIT', promised_on: null, delivered_at: null }, today)).toBeNull();
  expect(
    isLate({ status: 'RETURNED', promised_on: day('2026-01-01'), delivered_at: null }, today),
  ).toBeNull();
});
