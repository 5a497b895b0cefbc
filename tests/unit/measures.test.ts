import { expect, test } from '@jest/globals';
import Big from 'big.js';
import { measures, sumsFor, type KnownCosts } from '../../src/figures/measures.ts';

const fails = (): never => {
  throw new Error('not known');
};
/** Of half of the revenue. */
const knownCosts: KnownCosts = {
  cost: new Big('20.05'),
  revenue: () => new Big('40.1'),
  gap: null,
  leastCoverage: 50,
};
const sales = {
  orders: 4,
  units: 10,
  returned_units: 1,
  costed_units: () => 10,
  revenue: () => new Big('80.2'),
  known_costs: () => knownCosts,
};

test('what is sold, by hand', () => {
  expect(measures.averageOrderValue.of({ sales })).toEqual(new Big('20.05'));
  expect(measures.returnsPercent.of({ sales })).toBe(10);
  expect(measures.grossProfit.of({ sales })).toEqual(new Big('20.05'));
  expect(measures.marginPercent.of({ sales })).toBe(50);
  expect(measures.costCoveragePercent.of({ sales })).toBe(50);
  expect(measures.unitsWithoutCost.of({ sales: { ...sales, costed_units: () => 7 } })).toBe(3);
  expect(measures.conversionPercent.of({ sales, visits: { sessions: 50 } })).toBe(8);
});

test('nothing divided is not known, and neither is what is not recorded', () => {
  expect(measures.averageOrderValue.of({ sales: { ...sales, orders: 0 } })).toBeNull();
  expect(measures.returnsPercent.of({ sales: { ...sales, units: 0 } })).toBeNull();
  expect(measures.returnsPercent.of({ sales: { ...sales, returned_units: null } })).toBeNull();
  const given = {
    ...sales,
    revenue: () => new Big(0),
    known_costs: () => ({ ...knownCosts, revenue: () => new Big(0) }),
  };
  expect(measures.marginPercent.of({ sales: given })).toBeNull();
  expect(measures.costCoveragePercent.of({ sales: given })).toBeNull();
  expect(measures.cost.of({ sales: given })).toEqual(new Big('20.05'));
  expect(measures.conversionPercent.of({ sales, visits: { sessions: 0 } })).toBeNull();
});

test('costs are those of the units that have one, as long as these are enough of the revenue', () => {
  const lacking = (least: number, gap: Error | null = null) => ({
    ...sales,
    costed_units: () => 9,
    known_costs: () => ({ ...knownCosts, gap, leastCoverage: least }),
  });
  const told = (given: typeof sales) =>
    [measures.cost, measures.grossProfit].map(({ of }) => of({ sales: given })?.toNumber());
  expect(told(lacking(50))).toEqual([20.05, 20.05]);
  expect(measures.marginPercent.of({ sales: lacking(50) })).toBe(50);
  expect(told(lacking(50.1))).toEqual([undefined, undefined]);
  expect(measures.marginPercent.of({ sales: lacking(50.1) })).toBeNull();
  // How much it is, is told all the same.
  expect(measures.costCoveragePercent.of({ sales: lacking(50.1) })).toBe(50);
  const gap = new Error('a rate is missing');
  expect(told(lacking(50, gap))).toEqual([20.05, 20.05]);
  expect(() => told(lacking(50.1, gap))).toThrow('a rate is missing');
});

test('what is not kept is not known, and what cannot be read fails', () => {
  const none = { ...sales, costed_units: () => null, revenue: fails, known_costs: fails };
  for (const measure of [
    measures.cost,
    measures.grossProfit,
    measures.marginPercent,
    measures.costCoveragePercent,
  ])
    expect(measure.of({ sales: none })).toBeNull();
  expect(() => measures.cost.of({ sales: { ...sales, costed_units: fails } })).toThrow('not known');
  expect(() => measures.revenue.of({ sales: { revenue: fails } })).toThrow('not known');
  // Costs of all units are told, whatever is known of revenue; a profit is not.
  const unsold = { ...sales, revenue: fails, known_costs: () => ({ ...knownCosts, revenue: fails }) };
  expect(measures.cost.of({ sales: unsold })).toEqual(new Big('20.05'));
  expect(() => measures.grossProfit.of({ sales: unsold })).toThrow('not known');
  // Of no orders there is no mean, whatever is known of money.
  expect(measures.averageOrderValue.of({ sales: { orders: 0, revenue: fails } })).toBeNull();
});

test('a net promoter score runs from all against to all in favour, and needs an answer', () => {
  const nps = (answers: number, promoters: number, detractors: number) =>
    measures.nps.of({ reviews: { answers, promoters, detractors } });
  expect([nps(0, 0, 0), nps(4, 0, 4), nps(4, 4, 0), nps(8, 3, 1)]).toEqual([null, -100, 100, 25]);
});

test('deliveries in full are known where any is recorded', () => {
  const inFull = (on_time_in_full: number, fullness_known: number, due: number) =>
    measures.onTimeInFullPercent.of({
      shipments: { on_time_in_full, fullness_known, due },
    });
  expect([inFull(0, 0, 4), inFull(1, 3, 4), inFull(0, 0, 0)]).toEqual([null, 25, null]);
});

test('the sums of measures are those that they take, of the fact alone', () => {
  expect([...sumsFor('sales', ['units', 'category', 'toString'])]).toEqual(['units']);
  expect([...sumsFor('sales', ['conversionPercent', 'tickets'])]).toEqual(['orders']);
  expect([...sumsFor('sales', ['marginPercent', 'revenue'])].toSorted()).toEqual([
    'costed_units',
    'known_costs',
    'revenue',
    'units',
  ]);
  expect([...sumsFor('tickets', ['csatPercent'])]).toEqual(['good_ratings', 'ratings']);
});
