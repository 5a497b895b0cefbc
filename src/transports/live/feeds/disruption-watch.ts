import { LRUCache } from 'lru-cache';
import { dayOf, type CalendarDate } from '../../../domain/calendar.ts';
import { isAtLeast, type Severity } from '../../../domain/event.ts';
import type { DisruptionNumber } from '../../../domain/ids.ts';
import type { DisruptionRow } from '../../../sources/logistics/index.ts';
import { readOr } from '../../../kernel/guarded-cells.ts';
import type { Tick } from './watch.ts';

export interface DisruptionSource {
  readonly read: (today: CalendarDate, signal: AbortSignal) => Promise<readonly DisruptionRow[] | null>;
  readonly clock: () => Date;
}

/** A disruption that was not known, or not so bad. */
export interface Announcement {
  readonly disruption: DisruptionRow;
  /** The worst that it was known to be; null for one that is new. */
  readonly before: Severity | null;
}

/** The least where it cannot be told. */
export const severityOf = (disruption: DisruptionRow): Severity => readOr(() => disruption.severity, 'LOW');

/** More than are ever watched at once, by far. */
const remembered = 20_000;

/** Finds out which disruptions are new, or worse than they have ever been. The table has no time of announcement. */
export class DisruptionWatch {
  readonly #source: DisruptionSource;
  readonly #known = new LRUCache<DisruptionNumber, Severity>({ max: remembered });
  #isQuiet = true;

  constructor(source: DisruptionSource) {
    this.#source = source;
  }

  /** Nobody has listened: what was announced until now is for nobody. */
  begin(): void {
    this.#isQuiet = true;
  }

  async tick(signal: AbortSignal): Promise<Tick<Announcement>> {
    const rows = (await this.#source.read(dayOf(this.#source.clock()), signal)) ?? [];
    const changes = rows.flatMap((row) => this.#announced(row) ?? []);
    const published = this.#isQuiet ? [] : changes;
    this.#isQuiet = false;
    return { changes: published, goesOn: false };
  }

  #announced(disruption: DisruptionRow): Announcement | null {
    const { number } = disruption;
    const severity = severityOf(disruption);
    const before = this.#known.get(number) ?? null;
    if (before && isAtLeast(before, severity)) return null;
    this.#known.set(number, severity);
    return { disruption, before };
  }
}
