import { expect, test } from '@jest/globals';
import Big from 'big.js';
import type { Sku } from '../../src/domain/ids.ts';
import { budgetFindings } from '../../src/graph/campaign/budget.ts';
import { figuresOf, noFigures, totalsOf } from '../../src/graph/campaign/figures.ts';
import type { BudgetParent } from '../../src/graph/budget/parent.ts';
import type { ProductFacts } from '../../src/graph/campaign/facts.ts';
import { calm, campaign, day, dollars } from '../support/campaign.ts';

const figures = (facts: Partial<ProductFacts>, upliftPercent = 0, discountPercent = 0, days = campaign) =>
  figuresOf({ sku: 'A' as Sku, discountPercent, upliftPercent }, days, { ...calm, ...facts });

test.each([
  // sold in 28 days, uplift, of 14 days: baseline and expected units
  [200, 0, 100, 100],
  [200, 50, 100, 150],
  [0, 500, 0, 0],
  // 1.5 and 2.25: each is rounded once, from what is exact.
  [3, 50, 2, 2],
  // 0.5 and 1.0, 0.5 and 0.55
  [1, 100, 1, 1],
  [1, 10, 1, 1],
  // 50.5 × 1.1 = 55.55
  [101, 10, 51, 56],
  // 100 × 1.005 = 100.5, which binary fractions would take for less
  [200, 0.5, 100, 101],
])('%d sold in 28 days, %d %% more: %d and %d units in 14 days', (sold, uplift, baseline, expected) => {
  expect(figures({ unitsSold: { value: sold } }, uplift)).toMatchObject({
    baselineUnits: baseline,
    expectedUnits: expected,
  });
});

test('a campaign of one day counts one day', () => {
  const day1 = { startsOn: day('2026-12-01'), endsOn: day('2026-12-01') };
  expect(figures({ unitsSold: { value: 56 } }, 0, 0, day1).baselineUnits).toBe(2);
});

test('what is short is never under 0, and unknown with either side', () => {
  const short = (promise: number | null, unitsSold: number | null) =>
    figures({
      promise: { value: promise === null ? null : { units: promise, isWhole: true } },
      unitsSold: { value: unitsSold },
    }).shortfallUnits;
  expect(short(30, 200)).toBe(70);
  expect(short(130, 200)).toBe(0);
  expect(short(null, 200)).toBeNull();
  expect(short(30, null)).toBeNull();
});

test('revenue and gross profit are expected units at the discounted price, in the reporting currency', () => {
  // 120 units at 90.00 EUR; 90.00 − 50.00 = 40.00 EUR each; 1.25 USD the EUR
  const euros = (minor: number) => ({ value: { minor, currency: 'EUR' } });
  const { revenue, grossProfit } = figures(
    { price: euros(10_000), cost: euros(5_000), rate: { value: new Big('1.25') } },
    20,
    10,
  );
  expect(revenue?.toNumber()).toBe(1_350_000);
  expect(grossProfit?.toNumber()).toBe(600_000);
});

test('without a cost there is revenue and no profit; without a price, rate or sales there is neither', () => {
  const known = (facts: Partial<ProductFacts>) => {
    const { revenue, grossProfit } = figures(facts);
    return [revenue !== null, grossProfit !== null];
  };
  expect(known({ cost: { value: null } })).toEqual([true, false]);
  expect(known({ price: { value: null } })).toEqual([false, false]);
  expect(known({ rate: { withoutRate: 'No rate.' } })).toEqual([false, false]);
  expect(known({ unitsSold: { unanswered: 'sales' } })).toEqual([false, false]);
});

const totals = (parts: readonly (readonly [string | null, string | null])[], leastCostCoverage = 80) => {
  const products = parts.map(([revenue, grossProfit]) => ({
    ...noFigures,
    revenue: revenue === null ? null : new Big(revenue),
    grossProfit: grossProfit === null ? null : new Big(grossProfit),
  }));
  return totalsOf(products, { reportingCurrency: 'USD', leastCostCoverage });
};

test('a total is rounded once, and revenue unknown as soon as a part is', () => {
  expect(
    totals([
      ['0.4', '0.4'],
      ['0.4', '0.4'],
      ['0.4', '0.4'],
    ]),
  ).toEqual({ expectedRevenue: dollars(1), expectedGrossProfit: dollars(1), costCoveragePercent: 100 });
  expect(totals([])).toEqual({
    expectedRevenue: dollars(0),
    expectedGrossProfit: dollars(0),
    costCoveragePercent: null,
  });
  expect(
    totals([
      ['10', '5'],
      [null, null],
    ]),
  ).toEqual({
    expectedRevenue: null,
    expectedGrossProfit: null,
    costCoveragePercent: null,
  });
});

test('profit is that of what has a cost, where that is enough of the revenue', () => {
  const parts = [
    ['80', '20'],
    ['20', null],
  ] as const;
  expect(totals(parts)).toEqual({
    expectedRevenue: dollars(100),
    expectedGrossProfit: dollars(20),
    costCoveragePercent: 80,
  });
  expect(totals(parts, 81)).toMatchObject({ expectedGrossProfit: null, costCoveragePercent: 80 });
});

const budget = {
  name: 'Winter',
  currency: 'USD',
  allocated_minor: 10_000,
  committed_minor: 3_000,
  spent_minor: 2_000,
};

test.each([
  ['0', []],
  ['50', []],
  ['50.00', []],
  ['50.001', [[50.001, 50]]],
  ['1000', [[1000, 50]]],
])('a campaign of %s is held against a budget that has 50.00 left', (spend, expected) => {
  const found = budgetFindings(budget as BudgetParent, spend);
  expect(found.map(({ value, threshold }) => [value, threshold])).toEqual(expected);
  for (const finding of found) {
    expect(finding).toMatchObject({ code: 'BUDGET_EXCEEDED', severity: 'BLOCKER', source: 'cogs' });
  }
});

test('an overspent budget pays for nothing, in currencies without cents too', () => {
  const overspent = { ...budget, currency: 'JPY', spent_minor: 8_000 };
  expect(budgetFindings(overspent as BudgetParent, '0')).toMatchObject([
    { value: 0, threshold: -1000, message: 'The campaign costs 0 JPY; "Winter" has -1000 JPY left.' },
  ]);
});
