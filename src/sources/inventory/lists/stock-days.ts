import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { manyPerKey, perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { anyOf } from '../../../database/statement.ts';
import type { DayRange } from '../../../domain/calendar.ts';
import type { Sku } from '../../../domain/ids.ts';
import type { PlaceArguments } from '../../../domain/place.ts';
import { statement } from '../statement.ts';
import type { InventoryTables } from '../tables.ts';

interface DaysOfProducts extends DayRange {
  readonly skus: readonly Sku[];
}

/** Units added up over warehouses, newest day first; unknown as soon as they are in one. */
const keptOn = (db: Kysely<InventoryTables>, p: DaysOfProducts) =>
  db
    .selectFrom('stock_days')
    .select(({ fn }) => [
      'sku',
      'day',
      fn.sum<number>('available').as('available'),
      sql<number | null>`case when count(*) = count(on_hand) then sum(on_hand) end`.as('on_hand'),
    ])
    .where('sku', '=', anyOf(p.skus))
    .where('day', '>=', p.from)
    .where('day', '<', p.until)
    .groupBy(['sku', 'day'])
    .orderBy('sku')
    .orderBy('day', 'desc');

const everywhere = statement('stock_days', keptOn, { keyed: { skus: 'sku' } });

const forCountry = statement(
  'stock_days_for_country',
  (db, p: DaysOfProducts & { country: string }) =>
    keptOn(db, p).where('warehouse_code', 'in', (among) =>
      among.selectFrom('warehouse_countries').select('warehouse_code').where('country', '=', p.country),
    ),
  { keyed: { skus: 'sku' } },
);

const inWarehouses = statement(
  'stock_days_in_warehouses',
  (db, p: DaysOfProducts & { warehouses: readonly string[] }) =>
    keptOn(db, p).where('warehouse_code', '=', anyOf(p.warehouses)),
  { keyed: { skus: 'sku' } },
);

interface DaysInPlace extends DayRange {
  /** Everywhere, where it is null. */
  readonly place: PlaceArguments | null;
}

/** What was in stock on each of these days; null where the company does not keep it. */
export const stockDays = (read: Reader) =>
  perArguments(({ place, ...days }: DaysInPlace) =>
    manyPerKey((skus: readonly Sku[]) => {
      if (!place) return read.optional(everywhere, { skus, ...days });
      return 'country' in place
        ? read.optional(forCountry, { skus, ...days, ...place })
        : read.optional(inWarehouses, { skus, ...days, ...place });
    }, 'sku'),
  );
