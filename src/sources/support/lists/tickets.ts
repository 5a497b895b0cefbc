import { sql, type SqlBool } from 'kysely';
import { instantsIn } from '../../../database/instants.ts';
import { pageParameters, type ListOrder, type PageParameters } from '../../../database/keyset.ts';
import { onePerKey, perArguments, rowsPerKey } from '../../../database/loaders.ts';
import { anyOf, isNamed, keyList, type RowOf } from '../../../database/statement.ts';
import type { OrderNumber, Sku, TicketNumber } from '../../../domain/ids.ts';
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
  instantsIn()('t.updated_at'),
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

/** The tickets about things, which a column of tickets names. */
function ticketsOf<Key extends string>(
  things: string,
  column: 't.sku' | 't.order_number',
  amongThem: (keys: readonly Key[]) => Parameters<SupportReaders['among']>[0],
) {
  interface OfThings extends TicketSelection {
    readonly keys: readonly Key[];
  }
  const pages = paged(
    `ticket_page_of_${things}`,
    [ticketOrder],
    (db, p: PageParameters & OfThings, keyset) =>
      db
        .selectFrom(keyList(p.keys, 'input'))
        .innerJoinLateral(
          (of) =>
            of
              .selectFrom('tickets as t')
              .select(ticketColumns)
              .where(sql<SqlBool>`${sql.ref(column)} = ${sql.ref('input.key')}`)
              .where(isOpenAs(p.open))
              .where(keyset.within)
              .orderBy(keyset.order)
              .limit(p.limit)
              .as('t'),
          (join) => join.onTrue(),
        )
        .select([...ticketColumns, sql<string>`input.key`.as('of_key'), ...keyset.cursor])
        .orderBy(keyset.order),
    { keyed: { keys: 'of_key' } },
  );
  const counts = statement(
    `ticket_count_of_${things}`,
    (db, p: OfThings) =>
      db
        .selectFrom('tickets as t')
        .select(({ fn }) => [
          sql<string>`${sql.ref(column)}`.as('of_key'),
          fn.countAll<number>().as('tickets'),
        ])
        .where(sql<SqlBool>`${sql.ref(column)} = ${anyOf(p.keys)}`)
        .where(isNamed(sql.ref('t.number')))
        .where(isOpenAs(p.open))
        .groupBy(column),
    { keyed: { keys: 'of_key' } },
  );
  return {
    page: ({ among }: SupportReaders) =>
      perArguments(({ open, page }: TicketSelection & { readonly page: PageRequest }) =>
        rowsPerKey(
          (keys: readonly Key[]) =>
            among(amongThem(keys)).optional(pages(ticketOrder, page), {
              ...pageParameters(page),
              keys,
              open,
            }),
          (row) => row.of_key,
          (rows) => toPage(rows, page),
          (key): string => key,
        ),
      ),
    count: ({ among }: SupportReaders) =>
      perArguments(({ open }: TicketSelection) =>
        rowsPerKey(
          (keys: readonly Key[]) => among(amongThem(keys)).optional(counts, { keys, open }),
          (row) => row.of_key,
          ([row]) => row?.tickets ?? 0,
          (key): string => key,
        ),
      ),
  };
}

const ofProducts = ticketsOf('products', 't.sku', (skus: readonly Sku[]) => ({ skus }));
export const ticketsOfProduct = ofProducts.page;
export const ticketCountOfProduct = ofProducts.count;

const ofOrders = ticketsOf('orders', 't.order_number', (orders: readonly OrderNumber[]) => ({ orders }));
export const ticketsOfOrder = ofOrders.page;
export const ticketCountOfOrder = ofOrders.count;
