import type { CalendarDate } from './calendar.ts';

interface StartedDisruption {
  readonly number: string;
  readonly started_on: CalendarDate;
}

/** Disruptions of a supplier or lane; null where the company does not record them. */
type RecordedHits<Disruption extends StartedDisruption> = readonly Disruption[] | null;

/**
 * The disruptions that affect a product, newest start first: those of its preferred supplier and those that hit every
 * one of its inbound lanes. Null where neither is recorded.
 */
export function affecting<Disruption extends StartedDisruption>(
  ofSupplier: RecordedHits<Disruption>,
  ofLanes: readonly RecordedHits<Disruption>[],
): RecordedHits<Disruption> {
  const known = [ofSupplier, ofLanes.length > 0 ? inAll(ofLanes) : null].filter((hits) => hits !== null);
  if (known.length === 0) return null;
  const byNumber = new Map(known.flat().map((row) => [row.number, row]));
  return [...byNumber.values()].toSorted(newestFirst);
}

function inAll<Disruption extends StartedDisruption>([
  first,
  ...others
]: readonly RecordedHits<Disruption>[]): RecordedHits<Disruption> {
  const inOthers = ({ number }: Disruption) =>
    others.every((hits) => hits?.some((row) => row.number === number));
  return first?.filter(inOthers) ?? null;
}

function newestFirst(a: StartedDisruption, b: StartedDisruption): number {
  if (a.started_on !== b.started_on) return a.started_on > b.started_on ? -1 : 1;
  return a.number < b.number ? -1 : 1;
}
