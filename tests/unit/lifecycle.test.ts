import { expect, test } from '@jest/globals';
import { addDays, type CalendarDate } from '../../src/domain/calendar.ts';
import type { Life } from '../../src/graph/lifecycle/parent.ts';
import { reasonOf } from '../../src/graph/lifecycle/reason.ts';
import { sinceRange, stageSince } from '../../src/graph/lifecycle/since.ts';
import {
  lifecycleThresholds,
  salesTrendPercent,
  stageByDates,
  stageByTrend,
} from '../../src/domain/lifecycle.ts';
import { trendWindows } from '../../src/domain/trend.ts';

const day = (text: string) => text as CalendarDate;
const today = day('2026-11-20');

const life = (changes: Partial<Life> = {}): Life => ({
  stage: 'MATURITY',
  trendPercent: 0,
  launchedOn: day('2020-01-01'),
  discontinuedOn: null,
  comparesYears: true,
  ...changes,
});
const sold = (recent: number, year_ago: number, before = 0) => ({ recent, before, year_ago });
const byTrend = (percent: number | null) => stageByTrend(percent, lifecycleThresholds);
const byDates = (changes: Partial<Life>) =>
  stageByDates(life(changes), today, lifecycleThresholds)?.stage ?? null;
const reason = (changes: Partial<Life>) => reasonOf(life(changes), today, lifecycleThresholds);

test('a trend compares 90 days with those that end on the same day a year before, and with the 90 before', () => {
  expect(trendWindows(today)).toEqual({
    recent: { from: '2026-08-22', until: '2026-11-20' },
    yearAgo: { from: '2025-08-22', until: '2025-11-20' },
    before: { from: '2026-05-24', until: '2026-08-22' },
  });
  // A leap day in between leaves both windows equally long.
  expect(trendWindows(day('2024-03-30')).yearAgo).toEqual({ from: '2022-12-30', until: '2023-03-30' });
});

test('growth begins at +20 % exactly and decline at −20 %', () => {
  expect([20, 19.9, -20, -19.9].map(byTrend)).toEqual(['GROWTH', 'MATURITY', 'DECLINE', 'MATURITY']);
  expect(byTrend(null)).toBe('MATURITY');
});

test('a product is new for 90 days from its launch, and before it too', () => {
  expect(byDates({ launchedOn: day('2026-08-23') })).toBe('INTRODUCTION');
  expect(byDates({ launchedOn: day('2026-08-22') })).toBeNull();
  expect(byDates({ launchedOn: day('2027-01-01') })).toBe('INTRODUCTION');
});

test('a discontinued product declines from that day on, be it new or growing', () => {
  const launchedOn = day('2026-11-01');
  expect(byDates({ launchedOn, discontinuedOn: today })).toBe('DECLINE');
  expect(byDates({ launchedOn, discontinuedOn: day('2026-11-21') })).toBe('INTRODUCTION');
});

test('what was not on sale through the days a year before is compared with the 90 days before', () => {
  const trend = (launchedOn: string | null) =>
    salesTrendPercent(life({ launchedOn: launchedOn as CalendarDate }), sold(150, 100, 50), today);
  expect(trend('2025-08-22')).toBe(50);
  expect(trend('2025-08-23')).toBe(200);
  expect(trend(null)).toBe(50);
  expect(salesTrendPercent(life(), sold(10, 0, 5), today)).toBeNull();
});

test('the reason says which rule spoke, with its number', () => {
  expect(reason({ stage: 'GROWTH', trendPercent: 34.2 })).toBe(
    'Sales of the last 90 days are 34.2 % above the same days a year before (threshold 20 %).',
  );
  expect(reason({ stage: 'DECLINE', trendPercent: -50, comparesYears: false })).toBe(
    'Sales of the last 90 days are 50.0 % below the 90 days before (threshold -20 %).',
  );
  expect(reason({})).toBe(
    'Sales of the last 90 days are 0.0 % above the same days a year before (between -20 % and 20 %).',
  );
  expect(reason({ trendPercent: null })).toBe(
    'Nothing was sold in the same days a year before, so that no trend can be told.',
  );
  const launched = (on: string) => reason({ stage: 'INTRODUCTION', launchedOn: day(on) });
  expect(launched('2026-11-19')).toBe('Launched 1 day ago, on 2026-11-19 (new for 90 days).');
  expect(launched(today)).toBe('Launched today, on 2026-11-20 (new for 90 days).');
  expect(launched('2026-12-01')).toBe('To be launched on 2026-12-01.');
  expect(reason({ stage: 'DECLINE', discontinuedOn: day('2026-10-01') })).toBe('Discontinued on 2026-10-01.');
});

/** Units of each of the two years' days. */
function daily(unitsOn: (day: CalendarDate) => number) {
  const units = new Map<CalendarDate, number>();
  const { from, until } = sinceRange(today);
  for (let at = from; at < until; at = addDays(at, 1)) units.set(at, unitsOn(at));
  return units;
}

/** Since when, with `units` telling what the product's sales add up to. */
const since = (changes: Partial<Life>, unitsOn: (day: CalendarDate) => number) =>
  stageSince(life(changes), today, daily(unitsOn), lifecycleThresholds);

test('growth began on the day on which the trend first reached its threshold', () => {
  // From November on twice as much: after 18 of the 90 days that is 20 % more.
  expect(since({ stage: 'GROWTH' }, (at) => (at >= '2026-10-25' ? 2 : 1))).toBe('2026-11-12');
});

test('a stage that lasts longer than two years of sales can tell has no beginning', () => {
  expect(since({}, () => 1)).toBeNull();
});

test('a product is no longer new from the 90th day after its launch', () => {
  expect(since({ launchedOn: day('2026-05-01') }, () => 0)).toBe('2026-07-30');
});

test('steady sales look like growth until the days before hold 76 of their 90 days', () => {
  const launchedOn = day('2026-05-01');
  expect(since({ launchedOn }, (at) => (at >= launchedOn ? 1 : 0))).toBe(addDays(launchedOn, 90 + 76));
});

test('a launch and a discontinuation are days of their own', () => {
  expect(since({ launchedOn: day('2026-10-01') }, () => 0)).toBe('2026-10-01');
  expect(since({ launchedOn: day('2026-12-01') }, () => 0)).toBeNull();
  expect(since({ discontinuedOn: day('2021-05-05') }, () => 0)).toBe('2021-05-05');
});
