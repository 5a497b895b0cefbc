import { sql } from 'kysely';
import { anyOf, statementsOf } from '../../../database/statement.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import { rateValidDays } from '../../../domain/exchange.ts';
import type { Sku } from '../../../domain/ids.ts';
import { tables, type CogsTables } from '../tables.ts';

const statement = statementsOf<CogsTables>('cogs', tables);

const costColumns = [
  'sku',
  'component',
  'amount_minor',
  'currency',
  'effective_from',
  'effective_to',
] as const;

export const costsInForce = statement(
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
);

export const costHistory = statement('cost_history', (db, p: { skus: readonly Sku[] }) =>
  db.selectFrom('cost_records').select(costColumns).where('sku', '=', anyOf(p.skus)),
);

/** Rates for each day on which a cost changed, of products whose costs are in more than one currency. */
export const costHistoryRates = statement(
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
