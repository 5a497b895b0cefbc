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
  expect(unitMargin(dollars(10_000), dollars(6_000))).toMatchObject({ gross: dollars(4_000), percent: 40 });
  expect(unitMargin(dollars(10_000), dollars(12_500))).toMatchObject({
    gross: dollars(-2_500),
    percent: -25,
  });
});

test('at a price of 0 there is no margin percent', () => {
  expect(unitMargin(dollars(0), dollars(600))).toMatchObject({ gross: dollars(-600), percent: null });
});

test('half the margin must be sold twice to break even', () => {
  expect(promotionEffect(dollars(10_000), dollars(6_000), 20)).toMatchObject({
    margin: { gross: dollars(2_000), percent: 25 },
    breakEvenUpliftPercent: 100,
    profitable: true,
  });
});

test('no discount needs no uplift', () => {
  expect(promotionEffect(dollars(10_000), dollars(6_000), 0).breakEvenUpliftPercent).toBe(0);
});

test('a discount that leaves exactly nothing never breaks even', () => {
  expect(promotionEffect(dollars(10_000), dollars(6_000), 40)).toMatchObject({
    margin: { gross: dollars(0), percent: 0 },
    breakEvenUpliftPercent: null,
    profitable: false,
  });
});

test('a unit given away costs what it costs', () => {
  expect(promotionEffect(dollars(10_000), dollars(6_000), 100)).toMatchObject({
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

/** 119.00 as the customer pays it are 100.00 and a tax of 19 %. */
const taxed = { minor: 11_900, currency: 'EUR', includedTaxPercent: '19' };

test('of a price with tax, the margin is what is left without the tax', () => {
  const cost = { minor: 6_000, currency: 'EUR' };
  expect(unitMargin(taxed, cost)).toMatchObject({ gross: { minor: 4_000 }, percent: 40 });
  expect(promotionEffect(taxed, cost, 20)).toMatchObject({
    margin: { gross: { minor: 2_000 }, percent: 25 },
    breakEvenUpliftPercent: 100,
  });
  expect(discounted(taxed, 20)).toEqual({ ...taxed, minor: 9_520 });
  // 96.00 without tax, of which 37.5 % are left, is 114.24 with it: 4 % less.
  expect(maximumDiscountPercent(taxed, cost, 37.5)).toBe(4);
  expect(maximumDiscountPercent(taxed, cost, 41)).toBe(0);
});

test('what no tax can be is none', () => {
  const of = (includedTaxPercent: string) =>
    unitMargin({ ...taxed, includedTaxPercent }, taxed).exact.toNumber();
  expect(['0', '-19', '1000'].map(of)).toEqual([0, 0, 0]);
  expect(of('19')).toBe(-1_900);
});

test('prices of parts of a coin are discounted, and margins told, in such parts', () => {
  const screw = { minor: '12.34', currency: 'USD' };
  expect(String(discounted(screw, 10).minor)).toBe('11.11');
  expect(discounted(screw, 0).minor.toString()).toBe('12.34');
  const { gross, percent } = unitMargin(screw, { minor: '6.1705', currency: 'USD' });
  expect([String(gross.minor), percent]).toEqual(['6.1695', expect.closeTo(49.9959, 4)]);
  // 8.23 is the least that leaves 25 %: 33.3 % less, and so much more as still rounds to it.
  expect(maximumDiscountPercent(screw, { minor: '6.17', currency: 'USD' }, 25)).toBe(33.34);
});
