import { expect, test } from '@jest/globals';
import Big from 'big.js';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { addDays, type CalendarDate } from '../../src/domain/calendar.ts';
import { costPeriods, type CostRecord } from '../../src/domain/costing.ts';
import { costOn, CostsOfDays } from '../../src/domain/costs-of-days.ts';

const first = '2026-01-01' as CalendarDate;
const days = 40;

const costs = (records: readonly (Omit<CostRecord, 'amount_minor'> & { amount_minor: string })[]) => {
  const all = new CostsOfDays(first);
  const dayNumber = (day: CalendarDate) => (Date.parse(day) - Date.parse(first)) / 86_400_000;
  all.add('A', () =>
    records.map((record) => ({
      component: record.component,
      from: dayNumber(record.effective_from),
      until: record.effective_to === null ? days : Math.min(dayNumber(record.effective_to), days),
      currency: record.currency,
      amount: record.amount_minor,
    })),
  );
  return all.of('A');
};

/** What it costs on a day, by currency; null where nothing is known. */
function on(found: ReturnType<typeof costs>, day: number): Record<string, string> | null {
  const inForce = found && costOn(found, day);
  if (!found || !inForce?.unit) return null;
  expect(inForce.from <= day && day < inForce.until).toBe(true);
  const { currencies, scales } = found.profile;
  return Object.fromEntries(
    currencies.flatMap((currency, index) => {
      const amount = new Big(inForce.unit?.[index] ?? 0).times(`1e-${scales[index]}`);
      return amount.eq(0) ? [] : [[currency, amount.toFixed()]];
    }),
  );
}

test('on every day a product costs what its records in force add up to, also where they overlap and end', () => {
  const random = xoroshiro128plus(7);
  const below = (most: number) => uniformInt(random, 0, most - 1);
  const amounts = ['100', '250', '0.125', '12.5', '7'];
  for (let round = 0; round < 300; round += 1) {
    const starts = new Set<string>();
    const records = Array.from({ length: 1 + below(8) }, () => {
      const from = below(days + 20) - 20;
      return {
        component: ['MATERIAL', 'FREIGHT', 'DUTY'][below(3)] as string,
        amount_minor: amounts[below(round % 2 ? 2 : amounts.length)] as string,
        currency: ['USD', 'EUR'][below(2)] as string,
        effective_from: addDays(first, from),
        effective_to: below(3) === 0 ? null : addDays(first, from + 1 + below(30)),
      };
    }).filter(({ component, effective_from, effective_to }) => {
      const isNew = !starts.has(`${component} ${effective_from}`);
      starts.add(`${component} ${effective_from}`);
      return isNew && (effective_to === null || effective_to > first);
    });
    const found = costs(records);
    for (let day = 0; day < days; day += 1) {
      const today = addDays(first, day);
      const period = costPeriods(records).find(
        ({ from, until }) => from <= today && (until === null || until > today),
      );
      const sums = new Map<string, Big>();
      for (const { currency, amount_minor } of period?.components ?? [])
        sums.set(currency, (sums.get(currency) ?? new Big(0)).plus(amount_minor));
      const expected = period
        ? Object.fromEntries([...sums].map(([name, sum]) => [name, sum.toFixed()]))
        : null;
      expect(on(found, day)).toEqual(expected);
    }
  }
});

test('a product without a cost is none, and what costs nothing is known', () => {
  expect(costs([])).toBeUndefined();
  const free = { component: 'TOTAL', currency: 'USD', effective_from: first, effective_to: null };
  expect(on(costs([{ ...free, amount_minor: '0' }]), 3)).toEqual({});
});

test('twelve digits of a cost are kept', () => {
  const total = { component: 'TOTAL', currency: 'USD', effective_from: first, effective_to: null };
  const found = costs([{ ...total, amount_minor: '12345.123456789' }]);
  expect(found?.profile.scales).toEqual([7]);
  expect(found?.amounts[0]).toEqual([123_451_234_568]);
});
