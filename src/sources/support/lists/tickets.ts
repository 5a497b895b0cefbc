import { sql } from 'kysely';
import { instantsIn } from '../../../database/instants.ts';
import { pageParameters, type ListOrder, type PageParameters } from '../../../database/keyset.ts';
import { onePerKey, perArguments, rowsPerKey } from '../../../database/loaders.ts';
import { anyOf, keyList, type RowOf } from '../../../database/statement.ts';
import type { Sku, TicketNumber } from '../../../domain/ids.ts';
import { toPage, type PageRequest } from '../../../kernel/page.ts';
import type { SupportReaders } from '../visibility.ts';
import { paged, statement } from '../statement.ts';
import { isOpenAs } from '../terms.ts';

export const ticketColumns = [
  't.number',
  't.subject',
  't.issue',
  't.status',
  't.priority',
  't.channel',
  't.customer_number',
  't.order_number',
  't.email',
  't.sku',
  instantsIn()('t.opened_at'),
  instantsIn<Date | null>()('t.first_replied_at'),
  instantsIn<Date | null>()('t.solved_at'),
  't.csat_rating',
] as const;

/** Newest first. */
export const ticketOrder = {
  name: 'opened_at_desc',
  steps: [
    { column: 't.opened_at', type: 'timestamptz', direction: 'desc' },
    { column: 't.number', type: 'text', direction: 'desc' },
  ],
} satisfies ListOrder;

/** Null for `open` asks for all tickets. */
export interface TicketSelection {
  readonly open: boolean | null;
}

const ticketsByNumber = statement(
  'tickets_by_number',
  (db, p: { numbers: readonly TicketNumber[] }) =>
    db.selectFrom('tickets as t').select(ticketColumns).where('t.number', '=', anyOf(p.numbers)),
  { keyed: { numbers: 'number' } },
);

export type TicketRow = RowOf<typeof ticketsByNumber>;

export const ticket = ({ among }: SupportReaders) =>
  onePerKey(
    (numbers: readonly TicketNumber[]) => among({ tickets: numbers }).optional(ticketsByNumber, { numbers }),
    'number',
  );

interface OfProducts extends TicketSelection {
  readonly skus: readonly Sku[];
}

const ticketPageOfProducts = paged(
  'ticket_page_of_products',
  [ticketOrder],
  (db, p: PageParameters & OfProducts, keyset) =>
    db
      .selectFrom(keyList(p.skus, 'input'))
      .innerJoinLateral(
        (of) =>
          of
            .selectFrom('tickets as t')
            .select(ticketColumns)
            .whereRef('t.sku', '=', 'input.key')
            .where(isOpenAs(p.open))
            .where(keyset.within)
            .orderBy(keyset.order)
            .limit(p.limit)
            .as('t'),
        (join) => join.onTrue(),
      )
      .select([...ticketColumns, 'input.key as of_sku', ...keyset.cursor])
      .orderBy(keyset.order),
  { keyed: { skus: 'of_sku' } },
);

export const ticketsOfProduct = ({ among }: SupportReaders) =>
  perArguments(({ open, page }: TicketSelection & { readonly page: PageRequest }) =>
    rowsPerKey(
      (skus: readonly Sku[]) =>
        among({ skus }).optional(ticketPageOfProducts(ticketOrder, page), {
          ...pageParameters(page),
          skus,
          open,
        }),
      (row) => row.of_sku,
      (rows) => toPage(rows, page),
      (sku) => sku,
    ),
  );

const ticketCountOfProducts = statement(
  'ticket_count_of_products',
  (db, p: OfProducts) =>
    db
      .selectFrom('tickets as t')
      .select(({ fn }) => [sql<Sku>`t.sku`.as('sku'), fn.countAll<number>().as('tickets')])
      .where('t.sku', '=', anyOf<Sku | null>(p.skus))
      .where(isOpenAs(p.open))
      .groupBy('t.sku'),
  { keyed: { skus: 'sku' } },
);

export const ticketCountOfProduct = ({ among }: SupportReaders) =>
  perArguments(({ open }: TicketSelection) =>
    rowsPerKey(
      (skus: readonly Sku[]) => among({ skus }).optional(ticketCountOfProducts, { skus, open }),
      (row) => row.sku,
      ([row]) => row?.tickets ?? 0,
      (sku) => sku,
    ),
  );
