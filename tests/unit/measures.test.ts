import { expect, test } from '@jest/globals';
import Big from 'big.js';
import { measures, sumsFor } from '../../src/figures/measures.ts';

const fails = (): never => {
  throw new Error('not known');
};
const sales = {
  orders: 4,
  units: 10,
  returned_units: 1,
  costed_units: () => 10,
  revenue: () => new Big('80.2'),
  cost: () => new Big('20.05'),
};

test('what is sold, by hand', () => {
  expect(measures.averageOrderValue.of({ sales })).toEqual(new Big('20.05'));
  expect(measures.returnsPercent.of({ sales })).toBe(10);
  expect(measures.grossProfit.of({ sales })).toEqual(new Big('60.15'));
  expect(measures.marginPercent.of({ sales })).toBe(75);
  expect(measures.unitsWithoutCost.of({ sales: { ...sales, costed_units: () => 7 } })).toBe(3);
  expect(measures.conversionPercent.of({ sales, visits: { sessions: 50 } })).toBe(8);
});

test('nothing divided is not known, and neither is what is not recorded', () => {
  expect(measures.averageOrderValue.of({ sales: { ...sales, orders: 0 } })).toBeNull();
  expect(measures.returnsPercent.of({ sales: { ...sales, units: 0 } })).toBeNull();
  expect(measures.returnsPercent.of({ sales: { ...sales, returned_units: null } })).toBeNull();
  expect(measures.marginPercent.of({ sales: { ...sales, revenue: () => new Big(0) } })).toBeNull();
  expect(measures.conversionPercent.of({ sales, visits: { sessions: 0 } })).toBeNull();
});

test('a cost that lacks that of one unit is not known, and what rests on it asks for nothing more', () => {
  for (const costed_units of [() => 9, () => null]) {
    const lacking = { ...sales, costed_units, revenue: fails, cost: fails };
    expect(measures.cost.of({ sales: lacking })).toBeNull();
    expect(measures.grossProfit.of({ sales: lacking })).toBeNull();
    expect(measures.marginPercent.of({ sales: lacking })).toBeNull();
  }
  expect(() => measures.cost.of({ sales: { ...sales, costed_units: fails } })).toThrow('not known');
  expect(() => measures.revenue.of({ sales: { revenue: fails } })).toThrow('not known');
  // Of no orders there is no mean, whatever is known of money.
  expect(measures.averageOrderValue.of({ sales: { orders: 0, revenue: fails } })).toBeNull();
});

test('a net promoter score runs from all against to all in favour, and needs an answer', () => {
  const nps = (answers: number, promoters: number, detractors: number) =>
    measures.nps.of({ reviews: { answers, promoters, detractors } });
  expect([nps(0, 0, 0), nps(4, 0, 4), nps(4, 4, 0), nps(8, 3, 1)]).toEqual([null, -100, 100, 25]);
});

test('deliveries in full are known where any is recorded', () => {
  const inFull = (on_time_in_full: number, fullness_known: number, delivered_with_promise: number) =>
    measures.onTimeInFullPercent.of({
      shipments: { on_time_in_full, fullness_known, delivered_with_promise },
    });
  expect([inFull(0, 0, 4), inFull(1, 3, 4), inFull(0, 0, 0)]).toEqual([null, 25, null]);
});

test('the sums of measures are those that they take, of the fact alone', () => {
  expect([...sumsFor('sales', ['units', 'category', 'toString'])]).toEqual(['units']);
  expect([...sumsFor('sales', ['conversionPercent', 'tickets'])]).toEqual(['orders']);
  expect([...sumsFor('sales', ['marginPercent', 'revenue'])].toSorted()).toEqual([
    'cost',
    'costed_units',
    'revenue',
    'units',
  ]);
  expect([...sumsFor('tickets', ['csatPercent'])]).toEqual(['good_ratings', 'ratings']);
});
