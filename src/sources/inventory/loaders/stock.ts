import { manyPerKey, perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import type { CalendarDate, DayRange } from '../../../domain/calendar.ts';
import type { Sku } from '../../../domain/ids.ts';
import { capacityWeeks } from '../queries/capacity.ts';
import * as queries from '../queries/stock.ts';

export const stockLoaders = {
  /** By warehouse code; an empty list where no stock is kept of a product. */
  stockLevels: (read: Reader) =>
    manyPerKey(
      (skus: readonly Sku[]) => read(queries.stockLevels, { skus }),
      (row) => row.sku,
    ),

  /** What open purchase orders have yet to bring; null where the company does not record them. */
  expectedReceipts: (read: Reader) =>
    manyPerKey(
      (skus: readonly Sku[]) => read.optional(queries.expectedReceipts, { skus }),
      (row) => row.sku,
    ),

  /** Units booked for the week of `from` and later ones; null where the company does not record them. */
  bookedDemand: (read: Reader) =>
    perArguments(({ from }: { readonly from: CalendarDate }) =>
      manyPerKey(
        (skus: readonly Sku[]) => read.optional(queries.bookedDemand, { skus, from }),
        (row) => row.sku,
      ),
    ),

  /** An empty list for a product that is not made to a plan; null where the company keeps none. */
  capacityWeeks: (read: Reader) =>
    perArguments(({ from, until }: DayRange) =>
      manyPerKey(
        (skus: readonly Sku[]) => read.optional(capacityWeeks, { skus, from, until }),
        (row) => row.sku,
      ),
    ),
};

type StockLoaders = typeof stockLoaders;
type RowOf<Loader extends { load(sku: Sku): Promise<readonly unknown[] | null> }> = NonNullable<
  Awaited<ReturnType<Loader['load']>>
>[number];

export type StockLevelRow = RowOf<ReturnType<StockLoaders['stockLevels']>>;
export type CapacityRow = RowOf<ReturnType<ReturnType<StockLoaders['capacityWeeks']>>>;
