import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type CalendarDate, type DayRange } from '../../src/domain/calendar.ts';
import { ExchangeRates, type RateRow } from '../../src/domain/exchange.ts';

const day = (text: string) => text as CalendarDate;
const friday = day('2026-11-20');

const rate = (pair: string, rate: string, on = '2026-11-20'): RateRow => {
  const [from_currency, to_currency] = pair.split('/') as [string, string];
  return { day: day(on), from_currency, to_currency, rate };
};

const converted = (minor: number, currency: string, to: string, ...rows: RateRow[]) =>
  new ExchangeRates(to, rows).convert({ minor, currency }, friday).minor;

test('a rate holds on its day', () => {
  expect(converted(1000, 'EUR', 'USD', rate('EUR/USD', '1.08'))).toBe(1080);
});

test('a currency is worth itself, whatever rates say', () => {
  expect(converted(1000, 'USD', 'USD', rate('USD/USD', '2'))).toBe(1000);
});

test('the last rate is carried forward for seven days and no longer', () => {
  expect(converted(1000, 'EUR', 'USD', rate('EUR/USD', '1.08', '2026-11-13'))).toBe(1080);
  expect(() => converted(1000, 'EUR', 'USD', rate('EUR/USD', '1.08', '2026-11-12'))).toThrow(
    'No exchange rate from EUR to USD is known for 2026-11-20.',
  );
});

test('a rate is never carried back', () => {
  expect(() => converted(1000, 'EUR', 'USD', rate('EUR/USD', '1.08', '2026-11-21'))).toThrow(
    'No exchange rate',
  );
});

test('the newest rate counts', () => {
  const rows = [rate('EUR/USD', '1.05', '2026-11-18'), rate('EUR/USD', '1.08', '2026-11-19')];
  expect(converted(1000, 'EUR', 'USD', ...rows)).toBe(1080);
  expect(converted(1000, 'EUR', 'USD', ...rows.toReversed())).toBe(1080);
});

test('a pair published only the other way round is turned', () => {
  expect(converted(1000, 'EUR', 'USD', rate('USD/EUR', '0.8'))).toBe(1250);
});

test('of a pair published both ways on a day, the direct rate counts', () => {
  const rows = [rate('USD/EUR', '0.8'), rate('EUR/USD', '1.1')];
  expect(converted(1000, 'EUR', 'USD', ...rows)).toBe(1100);
  expect(converted(1000, 'EUR', 'USD', ...rows.toReversed())).toBe(1100);
});

test('a turned rate of today beats a direct one of yesterday', () => {
  const rows = [rate('USD/EUR', '0.8'), rate('EUR/USD', '1.1', '2026-11-19')];
  expect(converted(1000, 'EUR', 'USD', ...rows)).toBe(1250);
});

test('rates on other pairs say nothing', () => {
  expect(() => converted(1000, 'EUR', 'USD', rate('EUR/GBP', '0.9'), rate('GBP/USD', '1.3'))).toThrow(
    'from EUR to USD',
  );
});

test.each([
  ['JPY into USD', 15_000, 'JPY', 'USD', rate('JPY/USD', '0.0065'), 9_750],
  ['USD into JPY', 9_750, 'USD', 'JPY', rate('USD/JPY', '150'), 14_625],
  ['KWD into USD', 1_000, 'KWD', 'USD', rate('KWD/USD', '3.25'), 325],
  ['USD into KWD', 325, 'USD', 'KWD', rate('USD/KWD', '0.3077'), 1_000],
  ['KWD into JPY', 1_500, 'KWD', 'JPY', rate('KWD/JPY', '490.1'), 735],
  ['JPY into KWD by the rate turned', 49_010, 'JPY', 'KWD', rate('KWD/JPY', '490.1'), 100_000],
])('%s heeds the decimals of both', (_, minor, from, to, row, expected) => {
  expect(converted(minor, from, to, row)).toBe(expected);
});

test('halves are rounded away from zero', () => {
  expect(converted(1, 'EUR', 'USD', rate('EUR/USD', '0.5'))).toBe(1);
  expect(converted(-1, 'EUR', 'USD', rate('EUR/USD', '0.5'))).toBe(-1);
  expect(converted(1, 'EUR', 'USD', rate('EUR/USD', '0.499999'))).toBe(0);
});

test('a half is still a half when the rate is turned and has no end', () => {
  // 7 ÷ 14 is a half, while 7 times 1 ÷ 14, cut anywhere, is a little less.
  expect(converted(7, 'EUR', 'USD', rate('USD/EUR', '14'))).toBe(1);
});

test('what binary fractions cannot hold is exact', () => {
  expect(converted(100, 'EUR', 'USD', rate('EUR/USD', '1.005'))).toBe(101);
  expect(converted(9_007_199_254_740_991, 'EUR', 'USD', rate('EUR/USD', '1'))).toBe(9_007_199_254_740_991);
});

test('a sum is rounded once, at its end', () => {
  const rates = new ExchangeRates('USD', [rate('EUR/USD', '1.004')]);
  const amounts = Array.from({ length: 3 }, () => ({ minor: 100, currency: 'EUR' }));
  expect(rates.total([...amounts, { minor: 1, currency: 'USD' }], friday)).toEqual({
    minor: 302,
    currency: 'USD',
  });
  expect(rates.total([], friday)).toEqual({ minor: 0, currency: 'USD' });
});

test('a missing rate says from what into what and when', () => {
  const rates = new ExchangeRates('USD', []);
  expect(rates.minorRate('CHF', friday)).toBeNull();
  expect(() => rates.convert({ minor: 1, currency: 'CHF' }, friday)).toThrow(
    expect.objectContaining({
      extensions: {
        code: 'EXCHANGE_RATE_MISSING',
        source: 'cogs',
        from: 'CHF',
        to: 'USD',
        day: '2026-11-20',
      },
    }),
  );
});

test('statements get each known rate of each day, in minor units', () => {
  const rates = new ExchangeRates('USD', [
    rate('EUR/USD', '1.08', '2026-11-17'),
    rate('USD/JPY', '160', '2026-11-19'),
  ]);
  expect(rates.arrays({ from: day('2026-11-18'), until: friday })).toEqual({
    rateDays: ['2026-11-18', '2026-11-19', '2026-11-19'],
    rateCurrencies: ['EUR', 'EUR', 'JPY'],
    rates: ['1.08', '1.08', '0.625'],
  });
});

test('what statements get is what is reckoned with, on every day', () => {
  const dayAfter = (days: number) => addDays(friday, days);
  const rows = fc.array(
    fc.record({
      day: fc.integer({ min: -20, max: 30 }).map(dayAfter),
      from_currency: fc.constantFrom('EUR', 'USD', 'JPY'),
      to_currency: fc.constantFrom('USD', 'CHF'),
      rate: fc.integer({ min: 1, max: 999 }).map(String),
    }),
  );
  fc.assert(
    fc.property(rows, (published) => {
      const rates = new ExchangeRates('USD', published);
      const { rateDays, rateCurrencies, rates: worth } = rates.arrays({ from: friday, until: dayAfter(25) });
      const given = new Map(rateDays.map((on, at) => [`${on} ${rateCurrencies[at]}`, worth[at]]));
      for (let on = 0; on < 25; on += 1)
        for (const currency of ['EUR', 'JPY', 'CHF'])
          expect(given.get(`${dayAfter(on)} ${currency}`)).toBe(
            rates.minorRate(currency, dayAfter(on))?.toFixed(),
          );
    }),
  );
});

test('what statements get is worked out once for a period, of those asked for last', () => {
  const rates = new ExchangeRates('USD', []);
  const year = (from: number) => ({ from: `${from}-01-01`, until: `${from + 1}-01-01` }) as DayRange;
  const [first, second] = [rates.arrays(year(2001)), rates.arrays(year(2002))];
  for (let from = 2003; from <= 2008; from += 1) rates.arrays(year(from));
  expect(rates.arrays(year(2001))).toBe(first);
  // The ninth takes the place of the one that nobody has asked for longest.
  rates.arrays(year(2009));
  expect(rates.arrays(year(2001))).toBe(first);
  expect(rates.arrays(year(2002))).not.toBe(second);
});
