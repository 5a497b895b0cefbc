import type { ListOrder } from '../../../database/keyset.ts';
import { onePerKey } from '../../../database/loaders.ts';
import { anyOf, type RowOf } from '../../../database/statement.ts';
import type { TicketNumber } from '../../../domain/ids.ts';
import type { SupportReaders } from '../seen.ts';
import { statement } from '../statement.ts';

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
  't.opened_at',
  't.first_replied_at',
  't.solved_at',
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
export interface TicketsAsked {
  readonly open: boolean | null;
}

const ticketsByNumber = statement('tickets_by_number', (db, p: { numbers: readonly TicketNumber[] }) =>
  db.selectFrom('tickets as t').select(ticketColumns).where('t.number', '=', anyOf(p.numbers)),
);

export type TicketRow = RowOf<typeof ticketsByNumber>;

export const ticket = ({ among }: SupportReaders) =>
  onePerKey(
    (numbers: readonly TicketNumber[]) => among({ tickets: numbers }).optional(ticketsByNumber, { numbers }),
    (row) => row.number,
  );
