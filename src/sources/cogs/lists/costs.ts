import { sql } from 'kysely';
import { Loader, manyPerKey, perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { anyOf, unseenList, type RowOf } from '../../../database/statement.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import { ExchangeRates, rateValidDays } from '../../../domain/exchange.ts';
import type { Sku } from '../../../domain/ids.ts';
import { statement } from '../statement.ts';

const costColumns = [
  'sku',
  'component',
  'amount_minor',
  'currency',
  'effective_from',
  'effective_to',
] as const;

const inForce = statement(
  'costs_in_force',
  (db, p: { skus: readonly Sku[]; day: CalendarDate }) =>
    db
      .selectFrom('cost_records')
      .select(costColumns)
      .distinctOn(['sku', 'component'])
      .where('sku', '=', anyOf(p.skus))
      .where('effective_from', '<=', p.day)
      .where(({ or, eb }) => or([eb('effective_to', 'is', null), eb('effective_to', '>', p.day)]))
      .orderBy('sku')
      .orderBy('component')
      .orderBy('effective_from', 'desc'),
  { keyed: { skus: 'sku' } },
);

export type CostRow = RowOf<typeof inForce>;

/** The components of the unit cost in force on a day. */
export const costsOn = (read: Reader) =>
  perArguments((day: CalendarDate) =>
    manyPerKey((skus: readonly Sku[]) => read.optional(inForce, { skus, day }), 'sku'),
  );

const history = statement(
  'cost_history',
  (db, p: { skus: readonly Sku[] }) =>
    db.selectFrom('cost_records').select(costColumns).where('sku', '=', anyOf(p.skus)),
  { keyed: { skus: 'sku' } },
);

/** Rates into a currency, good for each of these days. */
const ratesOfDays = statement('rates_of_days', (db, p: { days: readonly CalendarDate[]; currency: string }) =>
  db
    .selectFrom('exchange_rates')
    .select(['day', 'from_currency', 'to_currency', 'rate'])
    .where(({ or, eb }) => or([eb('to_currency', '=', p.currency), eb('from_currency', '=', p.currency)]))
    .where(
      'day',
      'in',
      sql<CalendarDate>`(select day - back from unnest(${unseenList(p.days, 'date')}) as day, generate_series(0, ${sql.lit(rateValidDays)}) as back)`,
    ),
);

/** The days up to `day` on which a cost changed of a product whose costs are in more than one currency. */
const mixedDays = (records: readonly CostRow[], day: CalendarDate): readonly CalendarDate[] =>
  new Set(records.map(({ currency }) => currency)).size < 2
    ? []
    : records
        .flatMap(({ effective_from: from, effective_to: to }) => [from, to])
        .filter((change) => change !== null)
        .filter((change) => change <= day);

/** All cost records of a product, with the rates into a currency for the days up to `day` on which they changed. */
export const costHistory = (read: Reader) =>
  perArguments(
    ({ currency, day }: { readonly currency: string; readonly day: CalendarDate }) =>
      new Loader(async (skus: readonly Sku[]) => {
        const records = await read.optional(history, { skus });
        if (!records) return skus.map(() => null);
        const bySku = Map.groupBy(records, ({ sku }) => sku);
        const days = new Set([...bySku.values()].flatMap((own) => mixedDays(own, day)));
        const rates = days.size > 0 && (await read.optional(ratesOfDays, { days: [...days], currency }));
        const ratesInto = new ExchangeRates(currency, rates || []);
        return skus.map((sku) => ({ records: bySku.get(sku) ?? [], rates: ratesInto }));
      }),
  );
