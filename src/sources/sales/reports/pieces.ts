import { addDays, type DayRange } from '../../../domain/calendar.ts';

/**
 * Cuts a period, by its length alone, so that a report of years is a few bounded statements in place of one that
 * runs into its time limit. To be read one after the other: a database that shares few cores ends each within its time,
 * where several at once would not.
 */
export function piecesOf({ from, until }: DayRange, mostDays: number): DayRange[] {
  const next = addDays(from, mostDays);
  return next < until
    ? [{ from, until: next }, ...piecesOf({ from: next, until }, mostDays)]
    : [{ from, until }];
}
