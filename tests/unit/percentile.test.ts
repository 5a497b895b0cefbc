import { expect, test } from '@jest/globals';
import { percentile } from '../../src/domain/percentile.ts';

test('One value is every percentile of itself', () => {
  expect([0, 0.1, 0.5, 0.9, 1].map((share) => percentile([3], share))).toEqual([3, 3, 3, 3, 3]);
});

test('Between two values a percentile lies in proportion', () => {
  expect(percentile([2, 12], 0.1)).toBeCloseTo(3);
  expect(percentile([2, 12], 0.5)).toBe(7);
  expect(percentile([2, 12], 0.9)).toBeCloseTo(11);
});

test('The median of three values is the middle one', () => {
  expect(percentile([1, 5, 100], 0.5)).toBe(5);
});
