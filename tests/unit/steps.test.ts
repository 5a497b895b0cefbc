import { expect, test } from '@jest/globals';
import type { CalendarDate } from '../../src/domain/calendar.ts';
import { stepsOf, type Interval } from '../../src/domain/steps.ts';

const steps = (from: string, until: string, by: Interval) =>
  stepsOf({ from: from as CalendarDate, until: until as CalendarDate }, by).map(
    ({ period, complete }) => period + (complete ? '' : ' (cut)'),
  );

test('days are all complete', () => {
  expect(steps('2026-02-27', '2026-03-02', 'DAY')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
});

test('weeks go from Monday to Sunday and are named by their Monday', () => {
  // 2026-11-16 is a Monday.
  expect(steps('2026-11-08', '2026-11-20', 'WEEK')).toEqual([
    '2026-11-02 (cut)',
    '2026-11-09',
    '2026-11-16 (cut)',
  ]);
  expect(steps('2026-11-09', '2026-11-16', 'WEEK')).toEqual(['2026-11-09']);
});

test('months and quarters know the turn of the year', () => {
  expect(steps('2025-12-01', '2026-02-20', 'MONTH')).toEqual(['2025-12', '2026-01', '2026-02 (cut)']);
  expect(steps('2025-11-20', '2026-07-01', 'QUARTER')).toEqual(['2025-Q4 (cut)', '2026-Q1', '2026-Q2']);
});
