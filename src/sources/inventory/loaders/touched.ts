import DataLoader from 'dataloader';
import { pageParameters } from '../../../database/keyset.ts';
import { perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import type { CursorColumns } from '../../../kernel/cursor.ts';
import { toPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import * as queries from '../queries/touched.ts';
import type { ProductRow } from './products.ts';

/** A disruption and what it hits. */
export interface Touch {
  readonly disruption: string;
  readonly suppliers: readonly string[];
  readonly lanes: readonly string[];
}

type TouchedPage = Page<ProductRow & CursorColumns>;

const byDisruption = { cacheKeyFn: ({ disruption }: Touch) => disruption };

function hitsOf(touches: readonly Touch[]): queries.Hits {
  return {
    supplierDisruptions: touches.flatMap(({ disruption, suppliers }) => suppliers.map(() => disruption)),
    suppliers: touches.flatMap(({ suppliers }) => suppliers),
    laneDisruptions: touches.flatMap(({ disruption, lanes }) => lanes.map(() => disruption)),
    lanes: touches.flatMap(({ lanes }) => lanes),
  };
}

/**
 * The products that disruptions touch: by their preferred supplier or by all of their inbound lanes. A company without
 * inbound lanes still has the suppliers'; without preferred suppliers nothing is known: null.
 */
export const touchedLoaders = {
  productsTouched: (read: Reader) =>
    perArguments(
      ({ page }: { readonly page: PageRequest }) =>
        new DataLoader<Touch, TouchedPage | null, string>(async (touches) => {
          const parameters = { ...pageParameters(page), ...hitsOf(touches) };
          const rows =
            (await read.optional(
              queries.touchedPageBySupplierOrLanes(queries.touchedOrder, page),
              parameters,
            )) ??
            (await read.optional(queries.touchedPageBySupplier(queries.touchedOrder, page), parameters));
          if (!rows) return touches.map(() => null);
          const groups = Map.groupBy(rows, (row) => row.disruption);
          return touches.map(({ disruption }) => toPage(groups.get(disruption) ?? [], page));
        }, byDisruption),
    ),

  productsTouchedCount: (read: Reader) =>
    new DataLoader<Touch, number | null, string>(async (touches) => {
      const hits = hitsOf(touches);
      const rows =
        (await read.optional(queries.touchedCountBySupplierOrLanes, hits)) ??
        (await read.optional(queries.touchedCountBySupplier, hits));
      if (!rows) return touches.map(() => null);
      const counts = new Map(rows.map((row) => [row.disruption, row.products]));
      return touches.map(({ disruption }) => counts.get(disruption) ?? 0);
    }, byDisruption),
};
