import { expect, test } from '@jest/globals';
import { addDays, type CalendarDate } from '../../src/domain/calendar.ts';
import type { Sku } from '../../src/domain/ids.ts';
import type { LifecycleParent } from '../../src/graph/lifecycle/parent.ts';
import { reasonOf } from '../../src/graph/lifecycle/reason.ts';
import { sinceRange, stageSince } from '../../src/graph/lifecycle/since.ts';
import { lifecycleThresholds, salesTrendPercent, stageOf } from '../../src/domain/lifecycle.ts';
import { trendWindows } from '../../src/domain/trend.ts';

const day = (text: string) => text as CalendarDate;
const today = day('2026-11-20');

const product = (changes: Partial<LifecycleParent> = {}): LifecycleParent => ({
  sku: 'A' as Sku,
  launchedOn: day('2020-01-01'),
  discontinuedOn: null,
  units: { recent: 100, before: 50, year_ago: 100 },
  ...changes,
});
const sold = (recent: number, year_ago: number, before = 0) => ({ recent, before, year_ago });
const stage = (changes: Partial<LifecycleParent>) => stageOf(product(changes), today, lifecycleThresholds);
const reason = (changes: Partial<LifecycleParent>) => reasonOf(product(changes), today, lifecycleThresholds);

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
  expect(stage({ units: sold(12, 10) })).toBe('GROWTH');
  expect(stage({ units: sold(1199, 1000) })).toBe('MATURITY');
  expect(stage({ units: sold(8, 10) })).toBe('DECLINE');
  expect(stage({ units: sold(801, 1000) })).toBe('MATURITY');
});

test('a product is new for 90 days from its launch, before it too, whatever its sales', () => {
  expect(stage({ launchedOn: day('2026-08-23'), units: sold(0, 0, 100) })).toBe('INTRODUCTION');
  expect(stage({ launchedOn: day('2026-08-22'), units: sold(0, 0, 100) })).toBe('DECLINE');
  expect(stage({ launchedOn: day('2027-01-01'), units: sold(0, 0) })).toBe('INTRODUCTION');
});

test('a discontinued product declines from that day on, be it new or growing', () => {
  const growing = { launchedOn: day('2026-11-01'), units: sold(200, 100) };
  expect(stage({ ...growing, discontinuedOn: today })).toBe('DECLINE');
  expect(stage({ ...growing, discontinuedOn: day('2026-11-21') })).toBe('INTRODUCTION');
});

test('what was not on sale through the days a year before is compared with the 90 days before', () => {
  const trend = (launchedOn: string | null) =>
    salesTrendPercent(product({ launchedOn: launchedOn as CalendarDate }), sold(150, 100, 50), today);
  expect(trend('2025-08-22')).toBe(50);
  expect(trend('2025-08-23')).toBe(200);
  expect(trend(null)).toBe(50);
});

test('without sales to compare with there is no trend, and the product is mature', () => {
  expect(salesTrendPercent(product(), sold(10, 0, 5), today)).toBeNull();
  expect(stage({ launchedOn: null, units: sold(0, 0) })).toBe('MATURITY');
});

test('the reason says which rule spoke, with its number', () => {
  expect(reason({ units: sold(1342, 1000) })).toBe(
    'Sales of the last 90 days are 34.2 % above the same days a year before (threshold 20 %).',
  );
  expect(reason({ launchedOn: day('2026-01-01'), units: sold(5, 0, 10) })).toBe(
    'Sales of the last 90 days are 50.0 % below the 90 days before (threshold -20 %).',
  );
  expect(reason({})).toBe(
    'Sales of the last 90 days are 0.0 % above the same days a year before (between -20 % and 20 %).',
  );
  expect(reason({ units: sold(1, 0) })).toBe(
    'Nothing was sold in the same days a year before, so that no trend can be told.',
  );
  expect(reason({ launchedOn: day('2026-11-19') })).toBe(
    'Launched 1 day ago, on 2026-11-19 (new for 90 days).',
  );
  expect(reason({ launchedOn: today })).toBe('Launched today, on 2026-11-20 (new for 90 days).');
  expect(reason({ launchedOn: day('2026-12-01') })).toBe('To be launched on 2026-12-01.');
  expect(reason({ discontinuedOn: day('2026-10-01') })).toBe('Discontinued on 2026-10-01.');
});

/** Units of each of the two years' days. */
function daily(unitsOn: (day: CalendarDate) => number) {
  const units = new Map<CalendarDate, number>();
  const { from, until } = sinceRange(today);
  for (let at = from; at < until; at = addDays(at, 1)) units.set(at, unitsOn(at));
  return units;
}

/** Since when, with `units` telling what the product's sales of the last days add up to. */
function since(changes: Partial<LifecycleParent>, unitsOn: (day: CalendarDate) => number) {
  const units = daily(unitsOn);
  const sum = ({ from, until }: { from: CalendarDate; until: CalendarDate }) =>
    [...units].reduce((total, [at, count]) => (at >= from && at < until ? total + count : total), 0);
  const { recent, before, yearAgo } = trendWindows(today);
  const figures = { recent: sum(recent), before: sum(before), year_ago: sum(yearAgo) };
  return stageSince(product({ units: figures, ...changes }), today, units, lifecycleThresholds);
}

test('growth began on the day on which the trend first reached its threshold', () => {
  // From November on twice as much: after 18 of the 90 days that is 20 % more.
  expect(since({}, (at) => (at >= '2026-10-25' ? 2 : 1))).toBe('2026-11-12');
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
