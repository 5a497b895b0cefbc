import { pageParameters } from '../../../database/keyset.ts';
import { onePerKey, perArguments, rowsPerKey } from '../../../database/loaders.ts';
import type { RowOf } from '../../../database/statement.ts';
import { startOfDay, type CalendarDate, type DayRange } from '../../../domain/calendar.ts';
import type { Sku, TicketNumber } from '../../../domain/ids.ts';
import { toPage, type PageRequest } from '../../../kernel/page.ts';
import { productMatcher } from '../criteria.ts';
import type { SupportReaders } from '../seen.ts';
import * as queries from '../queries/tickets.ts';

/** Null for `open` asks for all tickets. */
export interface TicketsAsked {
  readonly open: boolean | null;
}

const itself = <Key>(key: Key) => key;

export const ticketLoaders = {
  /** Which products meet what support knows of them. */
  productMatcher: ({ among }: SupportReaders) =>
    perArguments((today: CalendarDate) => productMatcher(among, today)),

  ticket: ({ among }: SupportReaders) =>
    onePerKey(
      (numbers: readonly TicketNumber[]) =>
        among({ tickets: numbers }).optional(queries.ticketsByNumber, { numbers }),
      (row) => row.number,
    ),

  ticketsOfProduct: ({ among }: SupportReaders) =>
    perArguments(({ open, page }: TicketsAsked & { readonly page: PageRequest }) =>
      rowsPerKey(
        (skus: readonly Sku[]) =>
          among({ skus }).optional(queries.ticketPageOfProducts(queries.ticketOrder, page), {
            ...pageParameters(page),
            skus,
            open,
          }),
        (row) => row.of_sku,
        (rows) => toPage(rows, page),
        itself<Sku>,
      ),
    ),

  ticketCountOfProduct: ({ among }: SupportReaders) =>
    perArguments(({ open }: TicketsAsked) =>
      rowsPerKey(
        (skus: readonly Sku[]) => among({ skus }).optional(queries.ticketCountOfProducts, { skus, open }),
        (row) => row.sku,
        ([row]) => row?.tickets ?? 0,
        itself<Sku>,
      ),
    ),

  /** What stands open on a product, and the tickets on it that were opened in these days. */
  productFigures: ({ among }: SupportReaders) =>
    perArguments(({ from, until }: DayRange) =>
      onePerKey(
        (skus: readonly Sku[]) =>
          among({ skus }).optional(queries.productFigures, {
            skus,
            from: startOfDay(from),
            until: startOfDay(until),
          }),
        (row) => row.sku,
      ),
    ),
};

export type TicketRow = RowOf<typeof queries.ticketsByNumber>;
export type ProductFigures = RowOf<typeof queries.productFigures>;
