import { describe, expect, test } from '@jest/globals';
import type { CalendarDate } from '../../src/domain/calendar.ts';
import { comparedRange, knownRange, periodRange, type Comparison } from '../../src/domain/period.ts';
import { longestDays, periodOffence } from '../../src/operations/input/period.ts';

const day = (text: string) => text as CalendarDate;
const today = day('2026-11-20');
const range = (from: string, until: string) => ({ from: day(from), until: day(until) });

describe('the days of a period', () => {
  test.each([
    ['days', { days: 3 }, '2026-11-17', '2026-11-20'],
    ['weeks', { weeks: 2 }, '2026-11-06', '2026-11-20'],
    ['months', { months: 9 }, '2026-02-20', '2026-11-20'],
    ['one day from and to', { from: day('2024-02-29'), to: day('2024-02-29') }, '2024-02-29', '2024-03-01'],
    ['a year from and to', { from: day('2025-01-01'), to: day('2025-12-31') }, '2025-01-01', '2026-01-01'],
    ['days to come', { from: day('2026-11-19'), to: day('2026-12-24') }, '2026-11-19', '2026-12-25'],
  ])('%s', (_, period, from, until) => {
    expect(periodRange(period, today)).toEqual(range(from, until));
  });

  test('are known up to yesterday, and not at all where none is over', () => {
    const to = day('2999-12-31');
    expect(knownRange({ from: day('2026-11-19'), to }, today)).toEqual(range('2026-11-19', '2026-11-20'));
    expect(knownRange({ from: day('2026-10-01'), to: day('2026-10-31') }, today).until).toBe('2026-11-01');
    expect(() => knownRange({ from: today, to }, today)).toThrow('Nothing is known yet');
  });
});

describe('what a period is compared with', () => {
  test.each<[Comparison, string, string, string, string]>([
    ['PREVIOUS_PERIOD', '2026-10-01', '2026-11-01', '2026-08-31', '2026-10-01'],
    ['PREVIOUS_PERIOD', '2024-03-01', '2024-03-02', '2024-02-29', '2024-03-01'],
    ['YEAR_BEFORE', '2026-10-01', '2026-11-01', '2025-10-01', '2025-11-01'],
    ['YEAR_BEFORE', '2024-02-29', '2024-03-01', '2023-02-28', '2023-03-01'],
    ['YEAR_BEFORE', '2024-02-01', '2024-03-01', '2023-02-01', '2023-03-01'],
    ['YEAR_BEFORE', '2025-02-01', '2025-03-01', '2024-02-01', '2024-02-29'],
    ['YEAR_BEFORE', '2024-03-01', '2024-03-31', '2023-03-01', '2023-03-31'],
    ['YEAR_BEFORE_WEEKDAYS', '2026-11-27', '2026-12-01', '2025-11-28', '2025-12-02'],
    ['YEAR_BEFORE_WEEKDAYS', '2024-12-30', '2025-01-06', '2024-01-01', '2024-01-08'],
  ])('%s of %s until %s', (compareTo, from, until, comparedFrom, comparedUntil) => {
    expect(comparedRange(range(from, until), compareTo)).toEqual(range(comparedFrom, comparedUntil));
  });
});

describe('a period that is given', () => {
  const offence = (period: object) => periodOffence(period, 1_100);

  test.each([
    ['days', { days: 1_100 }],
    ['with the others null', { days: null, weeks: 1, months: null, from: null, to: null }],
    ['1,100 days', { from: '2026-01-01', to: '2029-01-04' }],
    ['one day', { from: '2026-01-01', to: '2026-01-01' }],
  ])('is taken: %s', (_, period) => {
    expect(offence(period)).toBeNull();
  });

  test.each([
    ['nothing', {}, '', 'exactly one of'],
    ['two units', { days: 1, weeks: 1 }, '', 'exactly one of'],
    ['a unit and days', { days: 1, from: '2026-01-01', to: '2026-01-01' }, '', 'exactly one of'],
    ['from without to', { from: '2026-01-01' }, '', 'exactly one of'],
    ['to without from', { to: '2026-01-01', from: null }, '', 'exactly one of'],
    [
      'an end before its beginning',
      { from: '2026-01-02', to: '2026-01-01' },
      '.to',
      '2026-01-02 or a later day',
    ],
    ['1,101 days', { from: '2026-01-01', to: '2029-01-05' }, '', 'at most 1100 days'],
    [
      'a beginning before all calendars',
      { from: '0001-01-01', to: '0001-01-02' },
      '.from',
      'a day from 1900',
    ],
    ['an end behind them', { from: '2999-12-31', to: '3000-01-01' }, '.to', 'to 2999-12-31'],
  ])('is refused: %s', (_, period, path, wanted) => {
    expect(offence(period)).toMatchObject({ path, wanted: expect.stringContaining(wanted) });
  });

  test('has so many days at most, for what it costs', () => {
    expect(longestDays({ months: 2, days: null })).toBe(62);
    expect(longestDays({ from: '2024-02-28', to: '2024-03-01' })).toBe(3);
  });
});
