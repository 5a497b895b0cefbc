import { addDays, daysBetween, type CalendarDate, type DayRange } from '../../../domain/calendar.ts';

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

/** Days between two, of which only some are meant; null: all of them. */
interface SomeDays extends DayRange {
  readonly days: readonly CalendarDate[] | null;
}

/** Days that lie further apart are read apart. */
const widestGap = 31;

/** The same for some days in their order: pieces have nothing long between them that is not meant. */
export function piecesOfDays(days: readonly CalendarDate[], mostDays: number): SomeDays[] {
  const pieces: CalendarDate[][] = [];
  for (const day of days) {
    const piece = pieces.at(-1);
    const [first, last] = [piece?.[0], piece?.at(-1)];
    if (!first || !last || daysBetween(first, day) >= mostDays || daysBetween(last, day) > widestGap)
      pieces.push([day]);
    else piece?.push(day);
  }
  return pieces.map((piece) => {
    const [from, last] = [piece[0], piece.at(-1)] as [CalendarDate, CalendarDate];
    const until = addDays(last, 1);
    return { from, until, days: daysBetween(from, until) === piece.length ? null : piece };
  });
}
