import { expect, test } from '@jest/globals';
import type { CalendarDate } from '../../src/domain/calendar.ts';
import { ExchangeRates } from '../../src/domain/exchange.ts';
import type { Sku } from '../../src/domain/ids.ts';
import { cheapestFirst, priceIndex } from '../../src/domain/market.ts';

const today = '2026-11-20' as CalendarDate;
const dollars = (minor: number) => ({ minor, currency: 'USD' });
const rates = new ExchangeRates('USD', [
  { day: today, from_currency: 'EUR', to_currency: 'USD', rate: '1.1' },
]);

test('the price index is 100 at the mean of the market', () => {
  expect(priceIndex(dollars(1_000), [dollars(900), dollars(1_100)], rates, today)).toBe(100);
  expect(priceIndex(dollars(1_200), [dollars(900), dollars(1_100)], rates, today)).toBe(120);
});

test('the price index converts what is in another currency', () => {
  // 1_000 euro cents are 1_100 cents: the mean is 1_000.
  expect(priceIndex(dollars(1_500), [{ minor: 1_000, currency: 'EUR' }, dollars(900)], rates, today)).toBe(
    150,
  );
});

test('the price index is unknown without others, and where they give it away', () => {
  expect(priceIndex(dollars(1_000), [], rates, today)).toBeNull();
  expect(priceIndex(dollars(1_000), [dollars(0)], rates, today)).toBeNull();
});

test('the price index asks for the rate that is missing', () => {
  expect(() => priceIndex(dollars(1_000), [{ minor: 900, currency: 'CHF' }], rates, today)).toThrow(
    'No exchange rate from CHF to USD is known for 2026-11-20.',
  );
});

test('competitors come cheapest first across currencies, by name where equal, those without a rate last', () => {
  const seen = (competitor: string, amount_minor: number, currency: string) => ({
    sku: 'A' as Sku,
    competitor,
    amount_minor,
    currency,
    observed_at: new Date(0),
  });
  const prices = [
    seen('Zermatt', 1, 'CHF'),
    seen('Dear', 1_150, 'USD'),
    seen('Equal B', 1_100, 'USD'),
    seen('Arosa', 2, 'CHF'),
    seen('Equal A', 1_000, 'EUR'),
    seen('Cheap', 1_099, 'USD'),
  ];
  expect(cheapestFirst(prices, rates, today).map(({ competitor }) => competitor)).toEqual([
    'Cheap',
    'Equal A',
    'Equal B',
    'Dear',
    'Arosa',
    'Zermatt',
  ]);
});
