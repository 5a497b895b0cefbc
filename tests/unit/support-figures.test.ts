import { expect, test } from '@jest/globals';
import { leadOf, soleOwner } from '../../src/domain/identity.ts';
import type { CustomerNumber, OrderNumber } from '../../src/domain/ids.ts';
import { changePercent, percentOf } from '../../src/domain/percent.ts';

const number = 'C1' as CustomerNumber;
const order = 'O1' as OrderNumber;

test('a share of nothing is not known', () => {
  expect(percentOf(0, 0)).toBeNull();
  expect(percentOf(0, 4)).toBe(0);
  expect(percentOf(1, 8)).toBe(12.5);
});

test('a change is told against what was before, and not at all against nothing', () => {
  expect(changePercent(0, 5)).toBeNull();
  expect(changePercent(4, 5)).toBe(25);
  expect(changePercent(4, 0)).toBe(-100);
  expect(changePercent(4, 4)).toBe(0);
});

test('a ticket leads to its customer by the first of number, order and address that it names', () => {
  const email = '  Ann@Example.ORG ';
  expect(leadOf({ customer_number: number, order_number: order, email })).toEqual({ customer: number });
  expect(leadOf({ customer_number: null, order_number: order, email })).toEqual({ order });
  expect(leadOf({ customer_number: null, order_number: null, email })).toEqual({ email: 'ann@example.org' });
  expect(leadOf({ customer_number: null, order_number: null, email: '   ' })).toBeNull();
  expect(leadOf({ customer_number: null, order_number: null, email: null })).toBeNull();
});

test('an address leads to its one owner, and to nobody where it has none or two', () => {
  expect(soleOwner([])).toBeNull();
  expect(soleOwner([{ number }])).toBe(number);
  expect(soleOwner([{ number }, { number: 'C2' as CustomerNumber }])).toBeNull();
});
