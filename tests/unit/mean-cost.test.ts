import { expect, test } from '@jest/globals';
import type { CalendarDate } from '../../src/domain/calendar.ts';
import { meanCost } from '../../src/graph/shipment/mean-cost.ts';

const none = { cost_minor: null, costs: 0, without_rate: null };

test('The mean is over shipments with a cost, rounded once', () => {
  const groups = [
    none,
    { ...none, cost_minor: '1000.4', costs: 2 },
    { ...none, cost_minor: '0.2', costs: 1 },
  ];
  expect(meanCost(groups, 'USD')).toEqual({ minor: 334, currency: 'USD' });
});

test('Without a cost there is no mean', () => {
  expect(meanCost([], 'USD')).toBeNull();
  expect(meanCost([none], 'USD')).toBeNull();
});

test('A missing rate is named, the earliest first', () => {
  const missing = (day: string) => ({
    ...none,
    costs: 1,
    without_rate: [day as CalendarDate, 'CHF'] as const,
  });
  expect(() => meanCost([missing('2026-02-02'), missing('2026-02-01')], 'USD')).toThrow(
    'No exchange rate from CHF to USD is known for 2026-02-01.',
  );
});
