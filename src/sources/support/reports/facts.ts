import { sql } from 'kysely';
import { dayIn, instant, instantOf } from '../../../database/instants.ts';
import { perArguments } from '../../../database/loaders.ts';
import type { Statement } from '../../../database/statement.ts';
import { type CalendarDate, type DayRange, instants, type Instants } from '../../../domain/calendar.ts';
import type { Sku } from '../../../domain/ids.ts';
import type { SupportReaders } from '../visibility.ts';
import { statement } from '../statement.ts';
import { isSolved, ratings, within } from '../terms.ts';

/** Tickets opened in [from, until), or reviews given; null for `skus` asks for all, also those that name no product. */
export interface TicketScope extends Instants {
  readonly skus: readonly Sku[] | null;
}

const median = (value: ReturnType<typeof sql>, rows: ReturnType<typeof sql>) =>
  sql<number | null>`percentile_cont(0.5) within group (order by ${value}) filter (where ${rows})`;

const secondsTo = (column: string) =>
  sql`extract(epoch from ${instantOf(column)} - ${instantOf('t.opened_at')})::float8`;

const medianFirstReply = median(
  sql`${secondsTo('t.first_replied_at')} / 60`,
  sql`t.first_replied_at is not null`,
);
const medianResolution = median(
  sql`${secondsTo('t.solved_at')} / 3600`,
  sql`${isSolved} and t.solved_at is not null`,
);
const unread = sql<number | null>`null::float8`;

/** All tickets together, or those of each day. */
const allDays = sql<CalendarDate>`null::date`;

/** What is counted of tickets; and how long they took, for which they are sorted. */
const tickets = (name: string, { byDay = false, withMedians = false }) =>
  statement(name, (db, p: TicketScope) =>
    db
      .selectFrom('tickets as t')
      .select([
        (byDay ? dayIn('t.opened_at') : allDays).as('day'),
        sql<number>`count(*)`.as('tickets'),
        ...ratings,
        sql<number>`count(*) filter (where ${isSolved})`.as('solved'),
        sql<number>`count(*) filter (where ${isSolved} and t.replies <= 1 and t.reopens = 0)`.as(
          'solved_at_once',
        ),
        (withMedians ? medianFirstReply : unread).as('median_first_reply_minutes'),
        (withMedians ? medianResolution : unread).as('median_resolution_hours'),
      ])
      .where('t.opened_at', '>=', instant(p.from))
      .where('t.opened_at', '<', instant(p.until))
      .where(within('t.sku', p.skus))
      .$if(byDay, (query) => query.groupBy('day')),
  );

export const ticketCounts = tickets('ticket_counts', {});
export const ticketFigures = tickets('ticket_figures', { withMedians: true });
const ticketsOfDays = tickets('tickets_by_day', { byDay: true });

const reviews = (name: string, { byDay = false }) =>
  statement(name, (db, p: TicketScope) =>
    db
      .selectFrom('feedback as f')
      .select([
        (byDay ? dayIn('f.submitted_at') : allDays).as('day'),
        sql<number>`count(f.would_recommend)`.as('answers'),
        sql<number>`count(*) filter (where f.would_recommend >= 9)`.as('promoters'),
        sql<number>`count(*) filter (where f.would_recommend <= 6)`.as('detractors'),
      ])
      .where('f.submitted_at', '>=', instant(p.from))
      .where('f.submitted_at', '<', instant(p.until))
      .where(within('f.sku', p.skus))
      .$if(byDay, (query) => query.groupBy('day')),
  );

export const recommendations = reviews('recommendations', {});
const recommendationsOfDays = reviews('recommendations_by_day', { byDay: true });

const eachDay =
  <Row>(counted: Statement<TicketScope, Row>) =>
  ({ among }: SupportReaders) =>
    perArguments((days: DayRange) =>
      among({ since: instants(days).from }).optional(counted, { ...instants(days), skus: null }),
    );

/** Null where the company keeps no tickets, or no reviews. */
export const ticketsByDay = eachDay(ticketsOfDays);
export const recommendationsByDay = eachDay(recommendationsOfDays);
