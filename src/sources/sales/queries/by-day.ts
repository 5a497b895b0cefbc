import { sql } from 'kysely';
import type { CalendarDate, DayRange } from '../../../domain/calendar.ts';
import { statement } from './statements.ts';

/** Orders of each day, cancelled ones too: how much there is to read. Each day is counted in the index by time. */
export const ordersByDay = statement('orders_by_day', (db, p: DayRange) =>
  db
    .selectFrom(
      sql<{ day: CalendarDate; starts: Date; ends: Date }>`(
        select day::date, day as starts, day + interval '1 day' as ends
        from generate_series(${p.from}::timestamptz, ${p.until}::timestamptz - interval '1 day', '1 day') as day
      )`.as<'asked'>(sql`asked`),
    )
    .crossJoinLateral((tables) =>
      tables
        .selectFrom('orders')
        .whereRef('placed_at', '>=', 'asked.starts')
        .whereRef('placed_at', '<', 'asked.ends')
        .select(({ fn }) => fn.countAll<number>().as('orders'))
        .as('placed'),
    )
    .select(['asked.day', 'placed.orders'])
    .orderBy('asked.day'),
);

export const sessionsByDay = statement('sessions_by_day', (db, p: DayRange) =>
  db
    .selectFrom('site_sessions')
    .where('day', '>=', p.from)
    .where('day', '<', p.until)
    .select(({ fn }) => ['day', fn.sum<number>('sessions').as('sessions')])
    .groupBy('day'),
);
