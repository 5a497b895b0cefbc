import { subscriberTooSlow } from '../../../kernel/errors.ts';
import type { Listener } from './watch.ts';

export interface PendingOptions<Key, Heard, Change> {
  /** What that is to this subscriber; null for what it did not ask for. */
  readonly changeOf: (heard: Heard) => Change | null;
  readonly keyOf: (change: Change) => Key;
  /** Two changes of one key as one; null where nothing is left to tell. */
  readonly asOne: (earlier: Change, later: Change) => Change | null;
  /** Whether a change is told, as it is when its turn comes. */
  readonly isDelivered: (change: Change) => boolean;
  /** So many keys may wait. */
  readonly maximum: number;
  /** Told how many changes became part of others. */
  readonly onCoalesced: (changes: number) => void;
}

/** So many changes are told together at most: they are asked together, for the statements of one. */
const batchSize = 25;

/**
 * What one subscriber has yet to be told, at most one change a key however slowly it takes them. Where too many keys
 * wait it ends with an error: nothing is ever left out in silence.
 */
export class Pending<Key, Heard, Change> implements Listener<Heard>, AsyncIterable<readonly Change[]> {
  readonly #options: PendingOptions<Key, Heard, Change>;
  readonly #signal: AbortSignal;
  readonly #waiting = new Map<Key, Change>();
  #overflowed = false;
  #wake: () => void = () => {};

  /** Ends with the signal. */
  constructor(options: PendingOptions<Key, Heard, Change>, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#wake(), { once: true });
  }

  hear(all: readonly Heard[]): void {
    if (this.#overflowed) return;
    for (const heard of all) {
      const change = this.#options.changeOf(heard);
      if (change) this.#add(change);
    }
    if (this.#waiting.size > this.#options.maximum) {
      this.#overflowed = true;
      this.#waiting.clear();
    }
    this.#wake();
  }

  #add(change: Change): void {
    const { keyOf, asOne, onCoalesced } = this.#options;
    const key = keyOf(change);
    const earlier = this.#waiting.get(key);
    const whole = earlier ? asOne(earlier, change) : change;
    if (earlier) onCoalesced(1);
    if (whole) this.#waiting.set(key, whole);
    else this.#waiting.delete(key);
  }

  /** Batches as they are asked for, each with what has changed by then. Throws LIMIT_EXCEEDED. */
  async *[Symbol.asyncIterator](): AsyncGenerator<readonly Change[]> {
    while (!this.#signal.aborted) {
      if (this.#overflowed) throw subscriberTooSlow(this.#options.maximum);
      const batch = this.#take();
      if (batch.length > 0) yield batch;
      else await this.#heard();
    }
  }

  #take(): readonly Change[] {
    const batch: Change[] = [];
    for (const [key, change] of this.#waiting) {
      this.#waiting.delete(key);
      if (this.#options.isDelivered(change) && batch.push(change) === batchSize) break;
    }
    return batch;
  }

  async #heard(): Promise<void> {
    if (this.#waiting.size > 0 || this.#signal.aborted) return;
    await new Promise<void>((resolve) => (this.#wake = resolve));
  }
}
