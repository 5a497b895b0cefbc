import { expect, test } from '@jest/globals';
import type { CalendarDate } from '../../src/domain/calendar.ts';
import { ExchangeRates } from '../../src/domain/exchange.ts';
import { costPeriods, unitCost, type CostRecord } from '../../src/domain/costing.ts';

const day = (text: string) => text as CalendarDate;

const record = (
  component: CostRecord['component'],
  amount_minor: number,
  from: string,
  to: string | null = null,
  currency = 'USD',
): CostRecord => ({
  component,
  amount_minor,
  currency,
  effective_from: day(from),
  effective_to: to === null ? null : day(to),
});

const shown = (records: readonly CostRecord[]) =>
  costPeriods(records).map(({ components, from, until }) => [
    from,
    until,
    ...components.map(({ component, amount_minor }) => `${component} ${amount_minor}`),
  ]);

const rates = new ExchangeRates('USD', [
  { day: day('2026-11-20'), from_currency: 'EUR', to_currency: 'USD', rate: '1.1' },
]);

test('without components there is no cost', () => {
  expect(unitCost([], rates, day('2026-11-20'))).toBeNull();
});

test('components of one currency stay in it, and need no rate', () => {
  const components = [
    record('MATERIAL', 500, '2026-01-01', null, 'CHF'),
    record('DUTY', 25, '2026-01-01', null, 'CHF'),
  ];
  expect(unitCost(components, rates, day('2026-11-20'))).toEqual({ minor: 525, currency: 'CHF' });
});

test('components of unlike currencies are converted', () => {
  const components = [record('MATERIAL', 500, '2026-01-01'), record('DUTY', 25, '2026-01-01', null, 'EUR')];
  // 500 + 27.5
  expect(unitCost(components, rates, day('2026-11-20'))).toEqual({ minor: 528, currency: 'USD' });
});

test('a record that holds on no day changes nothing, also where there is none around it', () => {
  expect(
    shown([
      record('MATERIAL', 500, '2026-01-01', '2026-02-01'),
      record('MATERIAL', 900, '2026-03-01', '2026-03-01'),
      record('MATERIAL', 510, '2026-04-01'),
    ]),
  ).toEqual([
    ['2026-01-01', '2026-02-01', 'MATERIAL 500'],
    ['2026-04-01', null, 'MATERIAL 510'],
  ]);
});

test('components that change on different days make a period between each two changes', () => {
  expect(
    shown([
      record('FREIGHT', 40, '2026-01-01', '2026-03-01'),
      record('FREIGHT', 45, '2026-03-01'),
      record('MATERIAL', 500, '2026-01-01', '2026-02-01'),
      record('MATERIAL', 520, '2026-02-01', '2026-04-01'),
      record('MATERIAL', 510, '2026-04-01'),
    ]),
  ).toEqual([
    ['2026-01-01', '2026-02-01', 'MATERIAL 500', 'FREIGHT 40'],
    ['2026-02-01', '2026-03-01', 'MATERIAL 520', 'FREIGHT 40'],
    ['2026-03-01', '2026-04-01', 'MATERIAL 520', 'FREIGHT 45'],
    ['2026-04-01', null, 'MATERIAL 510', 'FREIGHT 45'],
  ]);
});

test('a component that ends, or begins later, begins a period', () => {
  expect(
    shown([record('MATERIAL', 500, '2026-01-01'), record('DUTY', 30, '2026-02-01', '2026-03-01')]),
  ).toEqual([
    ['2026-01-01', '2026-02-01', 'MATERIAL 500'],
    ['2026-02-01', '2026-03-01', 'MATERIAL 500', 'DUTY 30'],
    ['2026-03-01', null, 'MATERIAL 500'],
  ]);
});

test('a record that repeats the one before it changes nothing', () => {
  expect(
    shown([
      record('MATERIAL', 500, '2026-01-01', '2026-02-01'),
      record('MATERIAL', 500, '2026-02-01', '2026-03-01'),
      record('MATERIAL', 510, '2026-03-01', '2026-04-01'),
    ]),
  ).toEqual([
    ['2026-01-01', '2026-03-01', 'MATERIAL 500'],
    ['2026-03-01', '2026-04-01', 'MATERIAL 510'],
  ]);
});

test('days without a cost are in no period, and part two of them', () => {
  expect(
    shown([
      record('MATERIAL', 500, '2026-01-01', '2026-02-01'),
      record('MATERIAL', 500, '2026-03-01', '2026-04-01'),
    ]),
  ).toEqual([
    ['2026-01-01', '2026-02-01', 'MATERIAL 500'],
    ['2026-03-01', '2026-04-01', 'MATERIAL 500'],
  ]);
  expect(shown([])).toEqual([]);
});

test('where records of a component overlap, the one that began last counts', () => {
  expect(shown([record('MATERIAL', 510, '2026-02-01'), record('MATERIAL', 500, '2026-01-01')])).toEqual([
    ['2026-01-01', '2026-02-01', 'MATERIAL 500'],
    ['2026-02-01', null, 'MATERIAL 510'],
  ]);
});
