import { sql } from 'kysely';
import { statementsOf } from '../../../database/statement.ts';
import type { DayRange } from '../../../domain/calendar.ts';
import type { CogsTables } from '../tables.ts';

const statement = statementsOf<CogsTables>('cogs');

const packed = (column: string) => sql<string>`coalesce(array_agg(${sql.ref(column)}), '{}')::text`;

/**
 * What every product cost over some days, as six lists in step: this product, from this day until that, components
 * in this currency came to so much. Where a product costs in two currencies at once, `firsts` marks one of the entries.
 * The lists are array literals, for another database to take as they are: there may be hundreds of thousands of
 * entries, and nobody between the two databases reads them.
 */
export const costStretches = statement(
  'cost_stretches',
  (db, p: DayRange) =>
    db
      .with('record', (tables) =>
        tables
          .selectFrom('cost_records')
          .where('effective_from', '<', p.until)
          .where(({ or, eb }) => or([eb('effective_to', 'is', null), eb('effective_to', '>', p.from)]))
          .select(['sku', 'component', 'amount_minor', 'currency', 'effective_from', 'effective_to']),
      )
      .with('change', (tables) =>
        tables
          .selectFrom('record')
          .select(['sku', sql<string>`greatest(effective_from, ${p.from}::date)`.as('day')])
          .union(
            tables
              .selectFrom('record')
              .where('effective_to', '<', p.until)
              .select(['sku', sql<string>`effective_to`.as('day')]),
          ),
      )
      .with('stretch', (tables) =>
        tables
          .selectFrom('change')
          .select([
            'sku',
            'day',
            sql<string>`lead(day, 1, ${p.until}::date) over (partition by sku order by day)`.as('until_day'),
          ]),
      )
      // Where records of a component overlap, the one that began last counts.
      .with('in_force', (tables) =>
        tables
          .selectFrom('stretch')
          .innerJoin('record', (join) =>
            join
              .onRef('record.sku', '=', 'stretch.sku')
              .on(sql<boolean>`effective_from <= day and (effective_to is null or effective_to > day)`),
          )
          .distinctOn(['stretch.sku', 'stretch.day', 'component'])
          .orderBy('stretch.sku')
          .orderBy('stretch.day')
          .orderBy('component')
          .orderBy('effective_from', 'desc')
          .select(['stretch.sku', 'stretch.day', 'until_day', 'currency', 'amount_minor']),
      )
      .with('cost', (tables) =>
        tables
          .selectFrom('in_force')
          .groupBy(['sku', 'day', 'until_day', 'currency'])
          .select([
            'sku',
            'day',
            'until_day',
            'currency',
            sql<number>`sum(amount_minor)::bigint`.as('amount'),
            sql<boolean>`row_number() over (partition by sku, day order by currency) = 1`.as('first'),
          ]),
      )
      .selectFrom('cost')
      .select([
        packed('sku').as('skus'),
        packed('day').as('days'),
        packed('until_day').as('untilDays'),
        packed('currency').as('currencies'),
        packed('amount').as('amounts'),
        packed('first').as('firsts'),
      ]),
  { plannedAnew: true },
);
