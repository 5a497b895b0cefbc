import DataLoader from 'dataloader';
import { manyPerKey, onePerKey, perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import type { DayRange } from '../../../domain/calendar.ts';
import type { Sku } from '../../../domain/ids.ts';
import * as queries from '../queries/suppliers.ts';

export interface SupplierRow {
  readonly code: string;
  readonly name: string;
  readonly country: string | null;
}

export interface PreferredSupplier {
  /** Null for a product that prefers none. */
  readonly supplier_code: string | null;
}

export const supplierLoaders = {
  supplier: (read: Reader) =>
    onePerKey(
      async (codes: readonly string[]): Promise<readonly SupplierRow[] | null> =>
        read.optional(queries.suppliersByCode, { codes }),
      (row) => row.code,
    ),

  /** Null where the company does not record who supplies a product. */
  preferredSupplier: (read: Reader) =>
    new DataLoader<Sku, PreferredSupplier | null>(async (skus) => {
      const rows = await read.optional(queries.preferredSuppliers, { skus });
      if (!rows) return skus.map(() => null);
      const preferred = new Map(rows.map((row) => [row.sku, row]));
      return skus.map((sku) => preferred.get(sku) ?? { supplier_code: null });
    }),

  /** The lanes a product's deliveries come in by; null where the company does not record them. */
  inboundLanes: (read: Reader) =>
    manyPerKey(
      (skus: readonly Sku[]) => read.optional(queries.inboundLanes, { skus }),
      (row) => row.sku,
    ),

  /** What each supplier of a product agreed to, the preferred one first. */
  supplyTerms: (read: Reader) =>
    manyPerKey(
      (skus: readonly Sku[]) => read.optional(queries.supplyTerms, { skus }),
      (row) => row.sku,
    ),

  /** How each supplier really delivered a product in these days; null where receipts are not recorded. */
  supplyRecords: (read: Reader) =>
    perArguments(({ from, until }: DayRange) =>
      manyPerKey(
        (skus: readonly Sku[]) => read.optional(queries.supplyRecords, { skus, from, until }),
        (row) => row.sku,
      ),
    ),
};

export type SupplyTerms = NonNullable<
  Awaited<ReturnType<ReturnType<(typeof supplierLoaders)['supplyTerms']>['load']>>
>[number];
