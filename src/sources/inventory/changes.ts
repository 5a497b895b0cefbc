import type { Reader } from '../../database/reader.ts';
import type { StockReading } from '../../domain/event.ts';
import { stockChanges, type StockPlace } from './queries/changes.ts';

export type { StockPlace };

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
  const rows = await read(stockChanges, { ...place, limit: pageSize });
  const [row] = rows;
  return {
    readings: rows.map(({ sku, available, at }) => ({ sku, available, at })),
    last: row ? { at: row.last_at, sku: row.last_sku, warehouse: row.last_warehouse } : null,
    isFull: row?.counts === pageSize,
  };
}
