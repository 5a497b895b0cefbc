import { expect, test } from '@jest/globals';
import type { CalendarDate } from '../../src/domain/calendar.ts';
import type { DisruptionNumber } from '../../src/domain/ids.ts';
import type { DisruptionRow } from '../../src/graph/disruption/parent.ts';
import { affecting } from '../../src/domain/affecting.ts';

const disruption = (number: string, startedOn = '2026-01-01'): DisruptionRow => ({
  number: number as DisruptionNumber,
  kind: 'OTHER',
  severity: 'LOW',
  summary: 'Something happened',
  started_on: startedOn as CalendarDate,
  expected_end_on: null,
  ended_on: null,
  delay_days: null,
});
const [a, b, c] = [disruption('A'), disruption('B'), disruption('C', '2026-02-01')];

const numbers = (...args: Parameters<typeof affecting>) =>
  affecting(...args)?.map(({ number }) => String(number)) ?? null;

test('A disruption of the preferred supplier touches the product', () => {
  expect(numbers([a], [])).toEqual(['A']);
});

test('One of two lanes is not enough, both are', () => {
  expect(numbers([], [[a], []])).toEqual([]);
  expect(numbers([], [[a, b], [b]])).toEqual(['B']);
});

test('Two disruptions that take one lane each do not touch the product', () => {
  expect(numbers([], [[a], [b]])).toEqual([]);
});

test('A disruption of the supplier and of all lanes is told once, the newest first', () => {
  expect(
    numbers(
      [b, a],
      [
        [a, c],
        [c, a],
      ],
    ),
  ).toEqual(['C', 'A', 'B']);
});

test('A product without supplier and lanes is affected by nothing', () => {
  expect(numbers([], [])).toEqual([]);
});

test('Where disruptions are not recorded nothing is known; where one kind is, that kind counts', () => {
  expect(numbers(null, [])).toBeNull();
  expect(numbers(null, [null, null])).toBeNull();
  expect(numbers([a], [null])).toEqual(['A']);
  expect(numbers(null, [[b]])).toEqual(['B']);
});
