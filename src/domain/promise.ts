import { addDays, daysBetween, weekStarting, type CalendarDate } from './calendar.ts';

/** What can be promised in a week. */
export interface PromiseWeek {
  readonly weekStarting: CalendarDate;
  readonly quantity: number;
  readonly cumulative: number;
}

/** Units that come or are wanted, and when. */
export interface DatedUnits {
  readonly on: CalendarDate;
  readonly units: number;
}

interface Supply {
  readonly available: number;
  /** Receipts by the day they are expected; what is overdue is taken to come this week. */
  readonly receipts: readonly DatedUnits[];
  /** Bookings by a day of their week; those of past weeks no longer count. */
  readonly bookings: readonly DatedUnits[];
}

/**
 * What can be promised in each week from this one on. A unit promised in a week is gone in all later ones, so a week's
 * quantity is bounded by every later cumulative, also beyond the weeks that are shown.
 */
export function promiseWeeks(
  { available, receipts, bookings }: Supply,
  today: CalendarDate,
  weeks: number,
): PromiseWeek[] {
  const monday = weekStarting(today);
  const weekOf = (day: CalendarDate) => Math.floor(daysBetween(monday, day) / 7);
  const changes = new Map<number, number>();
  const change = (week: number, units: number) => changes.set(week, (changes.get(week) ?? 0) + units);
  for (const { on, units } of receipts) change(Math.max(0, weekOf(on)), units);
  for (const { on, units } of bookings) if (weekOf(on) >= 0) change(weekOf(on), -units);

  let level = available;
  const cumulatives = Array.from({ length: weeks }, (_, week) => (level += changes.get(week) ?? 0));
  let least = Infinity;
  for (const week of [...changes.keys()].filter((later) => later >= weeks).toSorted((a, b) => a - b)) {
    level += changes.get(week) ?? 0;
    least = Math.min(least, level);
  }
  return cumulatives
    .map((cumulative, week) => ({ weekStarting: addDays(monday, week * 7), cumulative }))
    .toReversed()
    .map((week) => {
      least = Math.min(least, week.cumulative);
      return { ...week, quantity: Math.max(0, least) };
    })
    .toReversed();
}
