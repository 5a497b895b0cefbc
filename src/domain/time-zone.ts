import { LRUCache } from 'lru-cache';

const hour = 3_600_000;
/** Zones change their clocks at full quarters of an hour. */
const quarter = hour / 4;

/** A name of the IANA database, as Postgres knows it too: offsets such as `+02:00` mean the opposite there. */
export function isTimeZone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

/** A time zone's clock. */
export class TimeZone {
  readonly name: string;
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new LRUCache<number, number>({ max: 10_000 });

  constructor(name: string) {
    this.name = name;
    this.#format = new Intl.DateTimeFormat('en', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** What its clock shows, told as an instant in UTC. */
  wallClock(instant: Date): Date {
    return new Date(instant.getTime() + this.#offsetAt(instant.getTime()));
  }

  /** The first instant of the day that begins then in UTC. Where clocks skip midnight, that is when they do. */
  startOf(midnight: number): Date {
    // No zone is a day away from UTC, and none changes its clocks twice within two.
    const before = midnight - this.#offsetAt(midnight - 24 * hour);
    const after = midnight - this.#offsetAt(midnight + 24 * hour);
    const shown = [before, after].filter((instant) => instant + this.#offsetAt(instant) === midnight);
    return new Date(shown.length ? Math.min(...shown) : before);
  }

  /** By how much its clock is ahead of UTC. */
  #offsetAt(instant: number): number {
    if (Number.isNaN(instant)) return 0;
    const place = Math.floor(instant / quarter);
    let offset = this.#offsets.get(place);
    if (offset === undefined) this.#offsets.set(place, (offset = this.#readOffset(place * quarter)));
    return offset;
  }

  #readOffset(instant: number): number {
    const parts = Object.fromEntries(
      this.#format.formatToParts(instant).map(({ type, value }) => [type, value]),
    );
    const number = (type: string) => Number(parts[type]);
    const year = parts['era'] === 'BC' ? 1 - number('year') : number('year');
    const shown = new Date(0);
    shown.setUTCFullYear(year, number('month') - 1, number('day'));
    shown.setUTCHours(number('hour'), number('minute'), number('second'));
    return shown.getTime() - instant;
  }
}
