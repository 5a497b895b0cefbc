import { sql, type SqlBool } from 'kysely';
import type { CalendarDate, DayRange } from '../domain/calendar.ts';
import type { ExchangeRates } from '../domain/exchange.ts';

/** What a statement needs to convert amounts of these days while it adds them up. */
export const conversion = (rates: ExchangeRates, days: DayRange) => ({
  ...rates.arrays(days),
  currency: rates.to,
});
export type Conversion = ReturnType<typeof conversion>;

/** The rates as a table: what one minor unit of a currency was worth on a day. */
export const ratesTable = <Alias extends string>(
  { rateDays, rateCurrencies, rates }: Conversion,
  alias: Alias,
) =>
  sql<{ day: CalendarDate; currency: string; rate: string }>`
    unnest(${rateDays}::date[], ${rateCurrencies}::text[], ${rates}::numeric[])`.as<Alias>(
    sql`${sql.raw(alias)}(day, currency, rate)`,
  );

/** Joins them to amounts that have a day and a currency. */
export const ofItsDay = (rates: string, amounts: string) => {
  const same = (column: string) => sql`${sql.ref(`${rates}.${column}`)} = ${sql.ref(`${amounts}.${column}`)}`;
  return sql<SqlBool>`${same('day')} and ${same('currency')}`;
};
