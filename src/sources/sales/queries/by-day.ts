import type { DayRange } from '../../../domain/calendar.ts';
import { statement } from './statements.ts';

export const sessionsByDay = statement('sessions_by_day', (db, p: DayRange) =>
  db
    .selectFrom('site_sessions')
    .where('day', '>=', p.from)
    .where('day', '<', p.until)
    .select(({ fn }) => ['day', fn.sum<number>('sessions').as('sessions')])
    .groupBy('day'),
);
