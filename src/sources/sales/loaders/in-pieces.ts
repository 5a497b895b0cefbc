import type { Reader } from '../../../database/reader.ts';
import type { DayRange } from '../../../domain/calendar.ts';
import { reportTooLarge } from '../../../domain/errors.ts';
import { piecesOf } from '../pieces.ts';
import { ordersByDay } from '../queries/by-day.ts';

const mostOrders = 20_000_000;

/** Reads a stretch of days piece by piece, each of so many orders at most, if a day alone has not more. */
export async function* readInPieces<Answer>(
  read: Reader,
  range: DayRange,
  ordersPerPiece: number,
  readPiece: (days: DayRange) => Promise<Answer>,
): AsyncGenerator<Answer> {
  const days = await read(ordersByDay, range);
  if (days.reduce((sum, { orders }) => sum + orders, 0) > mostOrders)
    throw reportTooLarge('orders', mostOrders);
  const pieces = piecesOf(range, days, ordersPerPiece);
  // One after the other: a database that shares few cores ends each within its time, where several at once would not.
  for (const piece of pieces) yield await readPiece(piece);
}
