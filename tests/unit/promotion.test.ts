import { expect, test } from '@jest/globals';
import {
  discounted,
  maximumDiscountPercent,
  promotionEffect,
  unitMargin,
} from '../../src/domain/promotion.ts';

const dollars = (minor: number) => ({ minor, currency: 'USD' });

test.each([
  [24_990, 15, 21_242], // 21241.5
  [99, 50, 50], // 49.5
  [99, 0, 99],
  [99, 100, 0],
  [24_990, 12.5, 21_866], // 21866.25
  [10_000, 0.29, 9_971],
])('%i coins less %d %% are %i', (price, percent, expected) => {
  expect(discounted(dollars(price), percent)).toEqual(dollars(expected));
});

test('a margin is what is left, in coins and in percent of the price', () => {
  expect(unitMargin(dollars(10_000), dollars(6_000))).toEqual({ gross: dollars(4_000), percent: 40 });
  expect(unitMargin(dollars(10_000), dollars(12_500))).toEqual({ gross: dollars(-2_500), percent: -25 });
});

test('at a price of 0 there is no margin percent', () => {
  expect(unitMargin(dollars(0), dollars(600))).toEqual({ gross: dollars(-600), percent: null });
});

test('half the margin must be sold twice to break even', () => {
  expect(promotionEffect(dollars(10_000), dollars(6_000), 20)).toEqual({
    margin: { gross: dollars(2_000), percent: 25 },
    breakEvenUpliftPercent: 100,
    profitable: true,
  });
});

test('no discount needs no uplift', () => {
  expect(promotionEffect(dollars(10_000), dollars(6_000), 0).breakEvenUpliftPercent).toBe(0);
});

test('a discount that leaves exactly nothing never breaks even', () => {
  expect(promotionEffect(dollars(10_000), dollars(6_000), 40)).toEqual({
    margin: { gross: dollars(0), percent: 0 },
    breakEvenUpliftPercent: null,
    profitable: false,
  });
});

test('a unit given away costs what it costs', () => {
  expect(promotionEffect(dollars(10_000), dollars(6_000), 100)).toEqual({
    margin: { gross: dollars(-6_000), percent: null },
    breakEvenUpliftPercent: null,
    profitable: false,
  });
});

test('the maximum discount is the largest of all hundredths that leaves the floor', () => {
  /** Tries every hundredth of a percent, in whole numbers. */
  const bruteForce = (price: number, cost: number, floor: number): number => {
    for (let hundredths = 10_000; hundredths > 0; hundredths--) {
      const left = Math.floor((2 * price * (10_000 - hundredths) + 10_000) / 20_000);
      if (left > 0 && (left - cost) * 100 >= floor * left) return hundredths / 100;
    }
    return 0;
  };
  for (const price of [1, 2, 7, 99, 101, 495, 24_990, 99_999]) {
    for (const cost of [0, 1, 33, 98, 99, 400, 12_345]) {
      for (const floor of [0, 0.5, 15, 33.25, 99, 100]) {
        const found = maximumDiscountPercent(dollars(price), dollars(cost), floor);
        expect([price, cost, floor, found]).toEqual([price, cost, floor, bruteForce(price, cost, floor)]);
      }
    }
  }
});

test.each([
  ['a price of 0', 0, 0, 0],
  ['a price that is under the floor as it is', 10_000, 9_000, 15],
  ['a floor of all the price', 10_000, 1, 100],
])('%s leaves no discount', (_, price, cost, floor) => {
  expect(maximumDiscountPercent(dollars(price), dollars(cost), floor)).toBe(0);
});
