import { anyOf, statementsOf } from '../../../database/statement.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import { tables, type CogsTables } from '../tables.ts';

const statement = statementsOf<CogsTables>('cogs', tables);

export const ratesBetween = statement(
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
);

/** Of each pair of currencies the newest rate up to a day. */
export const ratesInForce = statement(
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
);
