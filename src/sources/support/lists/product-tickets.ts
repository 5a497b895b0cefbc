import { sql } from 'kysely';
import { pageParameters, type PageParameters } from '../../../database/keyset.ts';
import { perArguments, rowsPerKey } from '../../../database/loaders.ts';
import { anyOf, keyList } from '../../../database/statement.ts';
import type { Sku } from '../../../domain/ids.ts';
import { toPage, type PageRequest } from '../../../kernel/page.ts';
import type { SupportReaders } from '../seen.ts';
import { paged, statement } from '../statement.ts';
import { isOpenAs } from '../terms.ts';
import { ticketColumns, ticketOrder, type TicketsAsked } from './tickets.ts';

interface OfProducts extends TicketsAsked {
  readonly skus: readonly Sku[];
}

const itself = <Key>(key: Key) => key;

const ticketPageOfProducts = paged(
  'ticket_page_of_products',
  [ticketOrder],
  (db, p: PageParameters & OfProducts, keyset) =>
    db
      .selectFrom(keyList(p.skus, 'asked'))
      .innerJoinLateral(
        (of) =>
          of
            .selectFrom('tickets as t')
            .select(ticketColumns)
            .whereRef('t.sku', '=', 'asked.key')
            .where(isOpenAs(p.open))
            .where(keyset.within)
            .orderBy(keyset.order)
            .limit(p.limit)
            .as('t'),
        (join) => join.onTrue(),
      )
      .select([...ticketColumns, 'asked.key as of_sku', ...keyset.cursor])
      .orderBy(keyset.order),
);

export const ticketsOfProduct = ({ among }: SupportReaders) =>
  perArguments(({ open, page }: TicketsAsked & { readonly page: PageRequest }) =>
    rowsPerKey(
      (skus: readonly Sku[]) =>
        among({ skus }).optional(ticketPageOfProducts(ticketOrder, page), {
          ...pageParameters(page),
          skus,
          open,
        }),
      (row) => row.of_sku,
      (rows) => toPage(rows, page),
      itself<Sku>,
    ),
  );

const ticketCountOfProducts = statement('ticket_count_of_products', (db, p: OfProducts) =>
  db
    .selectFrom('tickets as t')
    .select(({ fn }) => [sql<Sku>`t.sku`.as('sku'), fn.countAll<number>().as('tickets')])
    .where('t.sku', '=', anyOf<Sku | null>(p.skus))
    .where(isOpenAs(p.open))
    .groupBy('t.sku'),
);

export const ticketCountOfProduct = ({ among }: SupportReaders) =>
  perArguments(({ open }: TicketsAsked) =>
    rowsPerKey(
      (skus: readonly Sku[]) => among({ skus }).optional(ticketCountOfProducts, { skus, open }),
      (row) => row.sku,
      ([row]) => row?.tickets ?? 0,
      itself<Sku>,
    ),
  );
