import { Beat } from '../domain/beat.ts';

const beatMilliseconds = 100;

/**
 * How much later than it should our own event loop has turned. What comes from a database in such a time lies unread, and
 * our timers end all the same: their end says nothing of the database.
 */
export class OwnPace {
  #late = 0;
  readonly #beat = new Beat(beatMilliseconds, (late) => (this.#late += late));

  /** In milliseconds, since it was made. */
  get late(): number {
    // Of several timers that are due after a stop, ours need not be the first.
    this.#beat.look();
    return this.#late;
  }

  stop(): void {
    this.#beat.stop();
  }
}
