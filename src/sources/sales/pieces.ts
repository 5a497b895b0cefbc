import type { CalendarDate, DayRange } from '../../domain/calendar.ts';

interface BusyDay {
  readonly day: CalendarDate;
  readonly orders: number;
}

/**
 * Cuts a stretch of days so that no piece has more than so many orders, if a day alone has not: then a report of years
 * is many bounded statements in place of one that runs into its time limit. At least one piece, also without orders.
 */
export function piecesOf({ from, until }: DayRange, days: readonly BusyDay[], most: number): DayRange[] {
  const pieces: DayRange[] = [];
  let start = from;
  let orders = 0;
  for (const busy of days) {
    if (orders > 0 && orders + busy.orders > most) {
      pieces.push({ from: start, until: busy.day });
      start = busy.day;
      orders = 0;
    }
    orders += busy.orders;
  }
  return [...pieces, { from: start, until }];
}
