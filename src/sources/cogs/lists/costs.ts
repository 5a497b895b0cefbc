import { sql } from 'kysely';
import { Loader, manyPerKey, perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { anyOf, type RowOf } from '../../../database/statement.ts';
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

/** Rates for each day on which a cost changed, of products whose costs are in more than one currency. */
const historyRates = statement(
  'cost_history_rates',
  (db, p: { skus: readonly Sku[]; day: CalendarDate; currency: string }) =>
    db
      .with('mixed', (db) =>
        db
          .selectFrom('cost_records')
          .select('sku')
          .where('sku', '=', anyOf(p.skus))
          .groupBy('sku')
          .having(({ fn, eb }) => eb(fn.count('currency').distinct(), '>', 1)),
      )
      .with('changes', (db) =>
        db
          .selectFrom('cost_records')
          .innerJoin('mixed', 'mixed.sku', 'cost_records.sku')
          .innerJoinLateral(
            sql<{ day: CalendarDate }>`(values (effective_from), (effective_to))`.as(sql`change(day)`),
            (join) => join.onTrue(),
          )
          .select('change.day')
          .where('change.day', '<=', p.day),
      )
      .selectFrom('exchange_rates')
      .select(['day', 'from_currency', 'to_currency', 'rate'])
      .where(({ or, eb }) => or([eb('to_currency', '=', p.currency), eb('from_currency', '=', p.currency)]))
      .where(
        'day',
        'in',
        sql<CalendarDate>`(select day - back from changes, generate_series(0, ${sql.lit(rateValidDays)}) as back)`,
      ),
);

/** All cost records of a product, with the rates into a currency for the days up to `day` on which they changed. */
export const costHistory = (read: Reader) =>
  perArguments(
    ({ currency, day }: { readonly currency: string; readonly day: CalendarDate }) =>
      new Loader(async (skus: readonly Sku[]) => {
        const [records, rates] = await Promise.all([
          read.optional(history, { skus }),
          read.optional(historyRates, { skus, currency, day }),
        ]);
        const recordsBySku = records && Map.groupBy(records, ({ sku }) => sku);
        const ratesInto = new ExchangeRates(currency, rates ?? []);
        return skus.map((sku) => recordsBySku && { records: recordsBySku.get(sku) ?? [], rates: ratesInto });
      }),
  );
