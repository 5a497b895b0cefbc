import { isReadable } from '../../../kernel/guarded-cells.ts';
import { Loader, perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { anyOf } from '../../../database/statement.ts';
import { addDays, type CalendarDate, type DayRange } from '../../../domain/calendar.ts';
import { ExchangeRates, rateValidDays, type RateRow } from '../../../domain/exchange.ts';
import { memoized } from '../../../kernel/memoized.ts';
import { statement } from '../statement.ts';

/** Rates are those of days. Of each row `ratesFrom` makes a rate into either of its currencies, and arrays of some periods. */
const caching = { cacheSeconds: 60, derivedBytes: 1_300 };

const between = statement(
  'rates_between',
  (db, p: { currencies: readonly string[]; from: CalendarDate; until: CalendarDate }) =>
    db
      .selectFrom('exchange_rates')
      .select(['day', 'from_currency', 'to_currency', 'rate'])
      .where(({ or, eb }) =>
        or([eb('to_currency', '=', anyOf(p.currencies)), eb('from_currency', '=', anyOf(p.currencies))]),
      )
      .where('day', '>=', p.from)
      .where('day', '<', p.until),
  caching,
);

/** A rate that is none, such as 0 or not a number, is as good as missing. */
export const goodRates = memoized((rows: readonly RateRow[]): readonly RateRow[] =>
  rows.filter((row) => isReadable(row) && Number(row.rate) > 0),
);

/** The rates into each currency, worked out once for the same rows. */
export const ratesFrom = memoized((rows: readonly RateRow[]) =>
  perArguments((currency: string) => new ExchangeRates(currency, goodRates(rows))),
);

/** Rates into a currency, good for each day of the range; no rates at all where the company keeps none. */
export const rates = (read: Reader) =>
  perArguments(
    ({ from, until }: DayRange) =>
      new Loader<string, ExchangeRates>(async (currencies) => {
        const days = { from: addDays(from, -rateValidDays), until };
        const rows = await read.optional(between, { currencies, ...days });
        const into = ratesFrom(rows ?? []);
        return currencies.map((currency) => into(currency));
      }),
  );

/** Of each pair of currencies the newest rate up to a day. */
const inForce = statement(
  'rates_in_force',
  (db, p: { oldest: CalendarDate; day: CalendarDate }) =>
    db
      .selectFrom('exchange_rates')
      .select(['day', 'from_currency', 'to_currency', 'rate'])
      .distinctOn(['from_currency', 'to_currency'])
      .where('day', '>=', p.oldest)
      .where('day', '<=', p.day)
      .orderBy('from_currency')
      .orderBy('to_currency')
      .orderBy('day', 'desc'),
  caching,
);

export const ratesInForce = (read: Reader) =>
  perArguments(async (day: CalendarDate): Promise<readonly RateRow[]> => {
    const oldest = addDays(day, -rateValidDays);
    return (await read.optional(inForce, { oldest, day })) ?? [];
  });

/** Rates into any currency, good for one day: one statement, whichever currencies turn up. */
export const ratesOn = (rowsOn: ReturnType<typeof ratesInForce>) =>
  new Loader((days: readonly CalendarDate[]) =>
    Promise.all(days.map(async (day) => ratesFrom(await rowsOn(day)))),
  );
