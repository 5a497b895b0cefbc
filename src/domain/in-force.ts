import type { CalendarDate, DayRange } from './calendar.ts';

/** What holds from `effective_from` up to, not including, `effective_to`. */
export interface InForce {
  readonly effective_from: CalendarDate;
  readonly effective_to: CalendarDate | null;
}

/** Days in a row in which the same holds. */
export interface Stretch<Held> {
  readonly held: readonly Held[];
  readonly from: CalendarDate;
  /** The first day no longer in it; null where no end is known. */
  readonly until: CalendarDate | null;
}

/**
 * The stretches that records make up, oldest first; days on which none holds belong to none. Of records of one `part` that
 * overlap, the one that began last holds. A stretch goes on for as long as what holds `says` the same.
 */
export function stretchesOf<Held extends InForce>(
  records: readonly Held[],
  part: (record: Held) => string,
  says: (record: Held) => string,
): readonly Stretch<Held>[] {
  const begun = Map.groupBy(records, ({ effective_from }) => effective_from);
  const changes = new Set([...begun.keys(), ...records.map(({ effective_to }) => effective_to)]);
  const days = [...changes].filter((day) => day !== null).toSorted();
  const stretches: Stretch<Held>[] = [];
  let open: readonly Held[] = [];
  let running = '';
  for (const [index, from] of days.entries()) {
    open = [...open, ...(begun.get(from) ?? [])].filter((record) => lasts(record, from));
    const newest = new Map(open.map((record) => [part(record), record]));
    // What ends before the one that holds in its stead never holds again.
    open = open.filter((record) => {
      const holds = newest.get(part(record)) as Held;
      return record === holds || (holds.effective_to !== null && lasts(record, holds.effective_to));
    });
    const held = [...newest.values()];
    const until = days[index + 1] ?? null;
    const said = JSON.stringify(held.map(says).toSorted());
    if (held.length > 0) {
      const same = said === running ? stretches.pop() : undefined;
      stretches.push({ held, from: same?.from ?? from, until });
    }
    running = said;
  }
  return stretches;
}

const lasts = ({ effective_to }: InForce, day: CalendarDate): boolean =>
  effective_to === null || effective_to > day;

/** Those that have a day among these days, newest first. */
export const newestWithin = <Held extends { from: CalendarDate; until: CalendarDate | null }>(
  stretches: readonly Held[],
  days: DayRange,
): readonly Held[] =>
  stretches
    .filter(({ from, until }) => from < days.until && (until === null || until > days.from))
    .toReversed();
