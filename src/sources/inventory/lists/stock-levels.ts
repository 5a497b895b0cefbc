import { sql } from 'kysely';
import { manyPerKey } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { anyOf, isNamed, type RowOf } from '../../../database/statement.ts';
import type { Sku } from '../../../domain/ids.ts';
import { statement } from '../statement.ts';

/** A warehouse that stock names and no row describes goes by its code, so that its units are not lost. */
const levels = statement(
  'stock_levels',
  (db, p: { skus: readonly Sku[] }) =>
    db
      .selectFrom('stock_levels as stock')
      .leftJoin('warehouses as warehouse', 'warehouse.code', 'stock.warehouse_code')
      .select([
        'stock.sku',
        'stock.warehouse_code',
        'stock.available',
        'stock.committed',
        'stock.reserved',
        'stock.safety_stock',
        'stock.incoming',
        'stock.updated_at',
        'warehouse.country',
        'warehouse.city',
      ])
      .select(({ fn, ref }) =>
        fn
          .coalesce(
            fn<string | null>('nullif', [ref('warehouse.name'), sql.lit('')]),
            ref('stock.warehouse_code'),
          )
          .as('warehouse_name'),
      )
      .where('stock.sku', '=', anyOf(p.skus))
      .where(isNamed(sql.ref('stock.warehouse_code')))
      .orderBy('stock.warehouse_code'),
  { keyed: { skus: 'sku' } },
);

export type StockLevelRow = RowOf<typeof levels>;

const serving = statement(
  'warehouses_serving',
  (db, p: { countries: readonly string[] }) =>
    db
      .selectFrom('warehouse_countries')
      .select(['country', 'warehouse_code'])
      .where('country', '=', anyOf(p.countries)),
  { keyed: { countries: 'country' } },
);

/** The warehouses that serve a country; null where the company does not record them. */
export const warehousesServing = (read: Reader) =>
  manyPerKey((countries: readonly string[]) => read.optional(serving, { countries }), 'country');

/** By warehouse code; an empty list where no stock is kept of a product. */
export const stockLevels = (read: Reader) =>
  manyPerKey((skus: readonly Sku[]) => read(levels, { skus }), 'sku');
