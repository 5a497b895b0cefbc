import { sql } from 'kysely';
import type { Sku } from '../../../domain/ids.ts';
import { statement, within } from './statement.ts';
import { isOpen, isSolved, ratings } from './status.ts';

/** Tickets opened in [from, until); null for `skus` asks for all, also those that name no product. */
export interface TicketScope {
  readonly skus: readonly Sku[] | null;
  readonly from: Date;
  readonly until: Date;
}

const openedIn = ({ from, until }: { from: Date; until: Date }) =>
  sql<boolean>`t.opened_at >= ${from} and t.opened_at < ${until}`;

const median = (value: ReturnType<typeof sql>, rows: ReturnType<typeof sql>) =>
  sql<number | null>`percentile_cont(0.5) within group (order by ${value}) filter (where ${rows})`;

const secondsTo = (instant: string) => sql`extract(epoch from ${sql.ref(instant)} - t.opened_at)::float8`;

export const ticketFigures = statement('ticket_figures', (db, p: TicketScope) =>
  db
    .selectFrom('tickets as t')
    .select([
      sql<number>`count(*)`.as('tickets'),
      ...ratings,
      sql<number>`count(*) filter (where ${isSolved})`.as('solved'),
      sql<number>`count(*) filter (where ${isSolved} and t.replies <= 1 and t.reopens = 0)`.as(
        'solved_at_once',
      ),
      median(sql`${secondsTo('t.first_replied_at')} / 60`, sql`t.first_replied_at is not null`).as(
        'median_first_reply_minutes',
      ),
      median(sql`${secondsTo('t.solved_at')} / 3600`, sql`${isSolved} and t.solved_at is not null`).as(
        'median_resolution_hours',
      ),
    ])
    .where(openedIn(p))
    .where(within('t.sku', p.skus)),
);

export const openTickets = statement('open_tickets', (db, p: { skus: readonly Sku[] | null }) =>
  db
    .selectFrom('tickets as t')
    .select(sql<number>`count(*)`.as('tickets'))
    .where(isOpen)
    .where(within('t.sku', p.skus)),
);

export const recommendations = statement('recommendations', (db, p: TicketScope) =>
  db
    .selectFrom('feedback as f')
    .select([
      sql<number>`count(f.would_recommend)`.as('answers'),
      sql<number>`count(*) filter (where f.would_recommend >= 9)`.as('promoters'),
      sql<number>`count(*) filter (where f.would_recommend <= 6)`.as('detractors'),
    ])
    .where('f.submitted_at', '>=', p.from)
    .where('f.submitted_at', '<', p.until)
    .where(within('f.sku', p.skus)),
);
