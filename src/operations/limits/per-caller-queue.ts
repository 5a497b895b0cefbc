import type { Caller } from '../../kernel/caller.ts';
import { unlessAborted } from '../../kernel/abort.ts';

/** After a piece of work its caller rests so many times as long as it took, but no longer than a moment. */
const restFactor = 2;
const longestRestMs = 250;

/** Who of a caller's pieces of work is at it, and how many wait for it. */
interface CallerQueue {
  last: Promise<void>;
  length: number;
}

/**
 * For work that holds the event loop for milliseconds, such as reading a document for the first time: one piece at a time
 * of each caller, and a rest after it, so that a caller who sends many leaves most of the loop to the others.
 */
export class PerCallerQueue {
  readonly #queues = new Map<string, CallerQueue>();

  /** Waits for the caller's turn, which lasts until the function returned is called. Throws the signal's reason. */
  async enter({ id }: Caller, signal: AbortSignal): Promise<() => void> {
    const queue = this.#queues.get(id) ?? { last: Promise.resolve(), length: 0 };
    const { promise: rested, resolve } = Promise.withResolvers<void>();
    const before = queue.last;
    queue.last = before.then(() => rested);
    queue.length += 1;
    this.#queues.set(id, queue);
    const rest = () => {
      queue.length -= 1;
      if (queue.length === 0) this.#queues.delete(id);
      resolve();
    };
    try {
      await unlessAborted(before, signal);
    } catch (error) {
      rest();
      throw error;
    }
    const begun = performance.now();
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      setTimeout(rest, Math.min(restFactor * (performance.now() - begun), longestRestMs)).unref();
    };
  }
}
