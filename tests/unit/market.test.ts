import { expect, test } from '@jest/globals';
import type { CalendarDate } from '../../src/domain/calendar.ts';
import { ExchangeRates } from '../../src/domain/exchange.ts';
import type { Sku } from '../../src/domain/ids.ts';
import { cheapestFirst, observedOfLate } from '../../src/domain/market.ts';

const today = '2026-11-20' as CalendarDate;
const rates = new ExchangeRates('USD', [
  { day: today, from_currency: 'EUR', to_currency: 'USD', rate: '1.1' },
]);

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

test('whoever asks within a second asks for the same prices, the youngest of which were seen by its end', () => {
  const at = (time: string) => observedOfLate(new Date(`2026-11-20T${time}Z`), today);
  expect(at('12:00:00.001')).toEqual(at('12:00:00.999'));
  expect(at('12:00:00').until).toEqual(new Date('2026-11-20T12:00:00Z'));
  expect(at('12:00:00.001').until).toEqual(new Date('2026-11-20T12:00:01Z'));
});
