import { perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import type { DayRange } from '../../../domain/calendar.ts';
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
