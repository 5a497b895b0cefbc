import { expect, test } from '@jest/globals';
import Big from 'big.js';
import { addMoney, currencyDecimals, decimalText, roundedAs, wholeMinor } from '../../src/domain/money.ts';

test.each([
  ['USD', 2],
  ['JPY', 0],
  ['KWD', 3],
  ['CLF', 4],
  ['HUF', 2],
  ['IDR', 2],
  ['IQD', 3],
  ['ISK', 0],
])('%s has %i decimals', (currency, decimals) => {
  expect(currencyDecimals(currency)).toBe(decimals);
});

test.each(['XYZ', 'usd', 'POINTS', ''])('an unknown currency, "%s", has two decimals', (currency) => {
  expect(decimalText({ minor: 1234, currency })).toBe('12.34');
});

test.each([
  [24_990, 'USD', '249.90'],
  [25_000, 'JPY', '25000'],
  [1_500, 'KWD', '1.500'],
  [5, 'USD', '0.05'],
  [-5, 'USD', '-0.05'],
  [0, 'USD', '0.00'],
  [-0, 'USD', '0.00'],
  [Number.MAX_SAFE_INTEGER, 'USD', '90071992547409.91'],
  [9_007_199_254_740_993n, 'USD', '90071992547409.93'],
  ['-9007199254740993', 'KWD', '-9007199254740.993'],
  [new Big('123456789012345678901234567890'), 'IDR', '1234567890123456789012345678.90'],
] as const)('%s minor units of %s are %s', (minor, currency, text) => {
  expect(decimalText({ minor, currency })).toBe(text);
});

test.each([
  ['0.5', 1],
  ['-0.5', -1],
  ['1.5', 2],
  ['2.5', 3],
  ['2.4999999999', 2],
])('%s is rounded to %i: halves away from zero', (amount, minor) => {
  expect(wholeMinor(new Big(amount))).toBe(minor);
});

test('an amount larger than a number is exact all the same', () => {
  expect(decimalText({ minor: wholeMinor(new Big('9007199254740993')), currency: 'USD' })).toBe(
    '90071992547409.93',
  );
});

test.each([
  ['12.34', 'USD', '0.1234'],
  ['12.300', 'USD', '0.123'],
  ['1200.00', 'USD', '12.00'],
  ['-0.5', 'USD', '-0.005'],
  ['0.125', 'JPY', '0.125'],
  ['0.00004', 'USD', '0.00'],
  ['0.00005', 'USD', '0.000001'],
  ['1234.5678', 'KWD', '1.234568'],
])(
  '%s minor units of %s are shown as %s: the decimals that are kept, six at most',
  (minor, currency, text) => {
    expect(decimalText({ minor, currency })).toBe(text);
  },
);

test('what follows from an amount has as many decimals as the amounts that it follows from', () => {
  expect(String(roundedAs(new Big('1.23456'), 100, '12.34'))).toBe('1.23');
  expect(String(roundedAs(new Big('1.5'), 100))).toBe('2');
});

test('an amount that no number holds stays exact', () => {
  const minor = wholeMinor(new Big('90071992547409924.5'));
  expect(decimalText({ minor, currency: 'USD' })).toBe('900719925474099.25');
  const large = { minor: 9_007_199_254_740_993n, currency: 'EUR' };
  expect(decimalText(addMoney([large, { minor: 2, currency: 'EUR' }])!)).toBe('90071992547409.95');
});

test('amounts of one currency are added, and unlike ones never', () => {
  const euros = (minor: number) => ({ minor, currency: 'EUR' });
  expect(addMoney([euros(1), euros(2), euros(-5)])).toEqual(euros(-2));
  expect(addMoney([])).toBeNull();
  expect(() => addMoney([euros(1), { minor: 1, currency: 'USD' }])).toThrow('unlike currencies');
});
