import { sql } from 'kysely';
import { perArguments } from '../../../database/loaders.ts';
import type { CalendarDate, DayRange } from '../../../domain/calendar.ts';
import type { SupportReaders } from '../seen.ts';
import { statement } from '../statement.ts';
import { instants, ratings, type Instants } from '../terms.ts';

const dayOf = (instant: string) =>
  sql<CalendarDate>`(${sql.ref(instant)} at time zone 'UTC')::date`.as('day');

const ticketsOfDays = statement('tickets_by_day', (db, p: Instants) =>
  db
    .selectFrom('tickets as t')
    .select(({ fn }) => [dayOf('t.opened_at'), fn.countAll<number>().as('tickets'), ...ratings])
    .where('t.opened_at', '>=', p.from)
    .where('t.opened_at', '<', p.until)
    .groupBy('day'),
);

/** Null where the company keeps no tickets. */
export const ticketsByDay = ({ among }: SupportReaders) =>
  perArguments((days: DayRange) =>
    among({ since: instants(days).from }).optional(ticketsOfDays, instants(days)),
  );

const recommendationsOfDays = statement('recommendations_by_day', (db, p: Instants) =>
  db
    .selectFrom('feedback as f')
    .select([
      dayOf('f.submitted_at'),
      sql<number>`count(f.would_recommend)`.as('answers'),
      sql<number>`count(*) filter (where f.would_recommend >= 9)`.as('promoters'),
      sql<number>`count(*) filter (where f.would_recommend <= 6)`.as('detractors'),
    ])
    .where('f.submitted_at', '>=', p.from)
    .where('f.submitted_at', '<', p.until)
    .groupBy('day'),
);

/** Null where the company keeps no reviews. */
export const recommendationsByDay = ({ among }: SupportReaders) =>
  perArguments((days: DayRange) =>
    among({ since: instants(days).from }).optional(recommendationsOfDays, instants(days)),
  );
