import { sql } from 'kysely';
import { instant } from '../../../database/instants.ts';
import { manyPerKey, perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { keyList, type RowOf } from '../../../database/statement.ts';
import { instants, type DayRange } from '../../../domain/calendar.ts';
import type { Sku } from '../../../domain/ids.ts';
import { statement } from '../statement.ts';

interface BoughtTogether {
  readonly skus: readonly Sku[];
  readonly from: Date;
  readonly until: Date;
  readonly first: number;
}

/** Orders together below this are chance. */
const leastTogether = 2;

/**
 * The products most often in one order with each product, and what makes a rule of it: in how many orders either was,
 * and how many there were at all.
 */
const pairsOfProducts = statement(
  'bought_together',
  (db, p: BoughtTogether) => {
    const placedAt = sql.ref('orders.placed_at');
    const counts = sql<boolean>`(
    ${sql.ref('orders.status')} <> 'CANCELLED' and ${placedAt} >= ${instant(p.from)} and ${placedAt} < ${instant(p.until)})`;
    return db
      .with('placed', (db) =>
        db
          .selectFrom(keyList(p.skus, 'input'))
          .innerJoin('order_lines', (join) => join.on('order_lines.sku', '=', sql.ref<Sku>('input.key')))
          .innerJoin('orders', 'orders.number', 'order_lines.order_number')
          .where(counts)
          .select(['order_lines.sku', 'orders.number'])
          .distinct(),
      )
      .with('own', (db) =>
        db
          .selectFrom('placed')
          .select(({ fn }) => ['sku', fn.countAll<number>().as('orders')])
          .groupBy('sku'),
      )
      .with('pairs', (db) =>
        db
          .selectFrom('placed')
          .innerJoin('order_lines as other', 'other.order_number', 'placed.number')
          .whereRef('other.sku', '<>', 'placed.sku')
          .select([
            'placed.sku',
            'other.sku as other_sku',
            sql<number>`count(distinct placed.number)`.as('together'),
            sql<number>`row_number() over (
            partition by placed.sku order by count(distinct placed.number) desc, other.sku)`.as('place'),
          ])
          .groupBy(['placed.sku', 'other.sku'])
          .having(sql<boolean>`count(distinct placed.number) >= ${sql.lit(leastTogether)}`),
      )
      .with('ranked', (db) =>
        db
          .selectFrom('pairs')
          .select(['sku', 'other_sku', 'together', 'place'])
          .where('place', '<=', p.first),
      )
      .with('others', (db) =>
        db
          .selectFrom((db) => db.selectFrom('ranked').select('other_sku').distinct().as('found'))
          .innerJoin('order_lines', 'order_lines.sku', 'found.other_sku')
          .innerJoin('orders', 'orders.number', 'order_lines.order_number')
          .where(counts)
          .select(['order_lines.sku', sql<number>`count(distinct ${sql.ref('orders.number')})`.as('orders')])
          .groupBy('order_lines.sku'),
      )
      .with('everything', (db) =>
        db
          .selectFrom('orders')
          .where(counts)
          .select(({ fn }) => fn.countAll<number>().as('orders')),
      )
      .selectFrom('ranked')
      .innerJoin('own', 'own.sku', 'ranked.sku')
      .innerJoin('others', 'others.sku', 'ranked.other_sku')
      .innerJoin('everything', (join) => join.onTrue())
      .select([
        'ranked.sku',
        'ranked.other_sku',
        'ranked.together',
        'own.orders',
        'others.orders as other_orders',
        'everything.orders as all_orders',
      ])
      .orderBy('ranked.sku')
      .orderBy('ranked.place');
  },
  { cacheSeconds: 3_600 },
);

export type BoughtTogetherRow = RowOf<typeof pairsOfProducts>;

export const boughtTogether = (read: Reader) =>
  perArguments(({ first, ...days }: DayRange & { first: number }) =>
    manyPerKey((skus: readonly Sku[]) => read(pairsOfProducts, { skus, ...instants(days), first }), 'sku'),
  );
