import type { StockLevels, StockReading, StockUpdate } from '../../../domain/event.ts';
import type { Sku } from '../../../domain/ids.ts';
import { beforeAllStock, type StockPage, type StockPlace } from '../../../sources/inventory/index.ts';
import { Progress } from './progress.ts';
import type { Tick } from './watch.ts';

export interface StockSource {
  readonly read: (behind: StockPlace, signal: AbortSignal) => Promise<StockPage>;
  readonly clock: () => Date;
}

/** A count may become visible so much later than it says: its transaction was long, or a replica is behind. */
const overlapMilliseconds = 60_000;

/**
 * Finds out whose available units have changed in some warehouse. `updated_at` tells only what to look at again; what is told is the
 * difference to what was read before, so it does no harm to look twice, or at what changed in other columns.
 */
export class StockWatch {
  readonly #source: StockSource;
  readonly #known = new Map<Sku, { readonly levels: string; readonly at: Date }>();
  readonly #progress = new Progress({ beginning: beforeAllStock, later, before }, overlapMilliseconds);
  #isQuiet = true;

  constructor(source: StockSource) {
    this.#source = source;
  }

  /** Nobody has listened: what has changed until now is for nobody. */
  begin(): void {
    this.#isQuiet = true;
  }

  async tick(signal: AbortSignal): Promise<Tick<StockUpdate>> {
    const startedAt = performance.now();
    const now = this.#source.clock();
    const { readings, last, isFull } = await this.#source.read(this.#progress.next, signal);
    const changes = readings.flatMap((reading) => this.#updateTo(reading, now) ?? []);
    const published = this.#isQuiet ? [] : changes;
    if (isFull && last) {
      this.#progress.continueFrom(last);
      return { changes: published, goesOn: true };
    }
    // What is dated beyond now must not hide what comes before it.
    this.#progress.end(startedAt, last, placeAt(now));
    this.#isQuiet = false;
    return { changes: published, goesOn: false };
  }

  #updateTo(reading: StockReading, now: Date): StockUpdate | null {
    const { sku, levels } = reading;
    const before = this.#known.get(sku);
    const at = reading.at ?? before?.at ?? new Date(0);
    // A replica that is behind tells what was true before.
    if (before && at < before.at) return null;
    // One that is dated beyond now must not silence those to come.
    this.#known.set(sku, { levels, at: at < now ? at : now });
    if (levels === before?.levels) return null;
    return { sku, before: levelsIn(before?.levels ?? '{}'), after: levelsIn(levels), at: reading.at };
  }
}

const levelsIn = (text: string): StockLevels => JSON.parse(text) as StockLevels;

/** Postgres writes instants of one zone so that texts compare as they do. */
function later(one: StockPlace, other: StockPlace): StockPlace {
  const members = ['at', 'sku', 'warehouse'] as const;
  const differs = members.find((member) => one[member] !== other[member]);
  return differs && one[differs] < other[differs] ? other : one;
}

/** Before all that was counted at an instant. */
const placeAt = (instant: Date): StockPlace => ({
  at: instant.toISOString().replace('T', ' ').replace('Z', '+00'),
  sku: '',
  warehouse: '',
});

function before(place: StockPlace, milliseconds: number): StockPlace {
  const at = Date.parse(place.at.replace(' ', 'T').replace(/\+00$/, 'Z'));
  return Number.isNaN(at) ? place : placeAt(new Date(at - milliseconds));
}
