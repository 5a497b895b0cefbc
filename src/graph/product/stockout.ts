import { daysOfCover } from '../../domain/stock.ts';

/** What must be known to tell whether stock outlasts a new order; null is not known. */
interface Outlook {
  readonly available: number | null;
  readonly unitsSold: number | null;
  readonly leadTimeDays: number | null;
}

/** True when the stock is gone before a new order could arrive. What does not sell does not run out. */
export function runsOutFirst({ available, unitsSold, leadTimeDays }: Outlook): boolean | null {
  if (available === null || unitsSold === null) return null;
  const cover = daysOfCover(available, unitsSold);
  if (cover === null) return false;
  return leadTimeDays === null ? null : cover < leadTimeDays;
}
