import { sql, type SqlBool } from 'kysely';
import { perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import type { DayRange } from '../../../domain/calendar.ts';
import type { StepsOfDays } from '../../../domain/steps.ts';
import { ofSome, stepTable } from '../../grouping.ts';
import { statement } from '../statement.ts';

const sessions = statement('sessions_by_day', (db, p: DayRange) =>
  db
    .selectFrom('site_sessions')
    .where('day', '>=', p.from)
    .where('day', '<', p.until)
    .select(({ fn }) => ['day', fn.sum<number>('sessions').as('sessions')])
    .groupBy('day'),
);

/** Visits by day and in all channels, of the days on which any were recorded; null where the company keeps none. */
export const sessionsByDay = (read: Reader) =>
  perArguments(({ from, until }: DayRange) => read.optional(sessions, { from, until }));

const grouped = statement(
  'sessions_grouped',
  (db, p: DayRange & StepsOfDays & { byChannel: boolean; channels: readonly string[] | null }) =>
    db
      .selectFrom('site_sessions as v')
      .leftJoin(stepTable(p), (join) => join.on(sql<SqlBool>`step.day = v.day`))
      .where('v.day', '>=', p.from)
      .where('v.day', '<', p.until)
      .where(ofSome(sql`v.channel`, p.channels))
      .select(({ fn }) => [
        sql<string | null>`case when ${p.byChannel}::boolean then v.channel end`.as('channel'),
        'step.step_from',
        fn.sum<number>('v.sessions').as('sessions'),
      ])
      .groupBy([sql`1`, sql`2`]),
);

/** Visits in groups; null where the company keeps none. */
export const groupedSessions =
  (read: Reader) =>
  (groups: DayRange & StepsOfDays & { byChannel: boolean; channels: readonly string[] | null }) =>
    read.optional(grouped, groups);
