import { sql, type SqlBool } from 'kysely';
import type { Reader } from '../../../database/reader.ts';
import type { StockReading } from '../../../domain/event.ts';
import { readOr } from '../../../kernel/guarded-cells.ts';
import { isNamed } from '../../../database/statement.ts';
import { statement } from '../statement.ts';

/** A place in the order of counts, as Postgres writes it: behind all that it compares not greater to. */
export interface StockPlace {
  readonly at: string;
  readonly sku: string;
  readonly warehouse: string;
}

/**
 * The products of the next counts behind a place, each with its units by warehouse as they are now, and where
 * these counts end. Whoever watches asks it every few seconds, so it reads no more than these counts.
 */
const changes = statement('stock_changes', (db, p: StockPlace & { limit: number }) =>
  db
    .with('page', (tables) =>
      tables
        .selectFrom('stock_levels')
        .select(['sku', 'warehouse_code', 'updated_at'])
        .where(
          sql<SqlBool>`(updated_at, sku, warehouse_code) > (cast(${p.at} as timestamptz), cast(${p.sku} as text), cast(${p.warehouse} as text))`,
        )
        .where(isNamed(sql.ref('sku')))
        .where(isNamed(sql.ref('warehouse_code')))
        .orderBy('updated_at')
        .orderBy('sku')
        .orderBy('warehouse_code')
        .limit(p.limit),
    )
    .with('last', (tables) =>
      tables
        .selectFrom('page')
        .select(['sku', 'warehouse_code', sql<string>`updated_at::text`.as('at')])
        .select((last) =>
          last
            .selectFrom('page as counted')
            .select(({ fn }) => fn.countAll<number>().as('counts'))
            .as('counts'),
        )
        .orderBy('updated_at', 'desc')
        .orderBy('sku', 'desc')
        .orderBy('warehouse_code', 'desc')
        .limit(1),
    )
    .selectFrom('stock_levels as level')
    .innerJoin('last', (join) => join.onTrue())
    .where('level.sku', 'in', (among) => among.selectFrom('page').select('page.sku'))
    .where(isNamed(sql.ref('level.warehouse_code')))
    .groupBy(['level.sku', 'last.at', 'last.sku', 'last.warehouse_code', 'last.counts'])
    .select(({ fn }) => [
      'level.sku',
      fn.max('level.updated_at').as('at'),
      'last.at as last_at',
      'last.sku as last_sku',
      'last.warehouse_code as last_warehouse',
      'last.counts',
      // In one order, so that texts are alike where the units are.
      sql<string>`json_object_agg(level.warehouse_code, level.available order by level.warehouse_code)::text`.as(
        'levels',
      ),
    ]),
);

/** The counts behind a place, up to a bound. */
export interface StockPage {
  readonly readings: readonly StockReading[];
  /** Where the next page begins; null where nothing was behind the place. */
  readonly last: StockPlace | null;
  /** Whether more may be behind it. */
  readonly isFull: boolean;
}

/** So many counts are read at once. */
const pageSize = 1_000;

/** Behind nothing. */
export const beforeAllStock: StockPlace = { at: '-infinity', sku: '', warehouse: '' };

/** What has been counted since, whoever asks: of all brands. */
export async function stockSince(read: Reader, place: StockPlace): Promise<StockPage> {
  const rows = await read(changes, { ...place, limit: pageSize });
  const [row] = rows;
  return {
    readings: rows.map((row) => ({ sku: row.sku, levels: row.levels, at: readOr(() => row.at, null) })),
    last: row ? { at: row.last_at, sku: row.last_sku, warehouse: row.last_warehouse } : null,
    isFull: row?.counts === pageSize,
  };
}
