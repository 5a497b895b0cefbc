import type { Caller } from '../../kernel/caller.ts';
import { unlessAborted } from '../../kernel/abort.ts';
import { throttled } from '../../kernel/errors.ts';

/** After a piece of work its caller rests so many times as long as it took, but no longer than a moment. */
const restFactor = 2;
const longestRestMs = 250;

/** Who of a caller's pieces of work is at it, and who waits for it, the first to come first. */
interface CallerQueue {
  running: number;
  readonly waiting: Set<() => void>;
  /** How long the last one took, in milliseconds. */
  took: number;
}

/** How many pieces of work of a caller run concurrently, and how many may wait for their turn. */
export interface QueueLimits {
  readonly concurrency: number;
  readonly waiting: number;
}

/** Lets pieces of work of each caller begin in the order in which they came, when it is their turn. */
export class PerCallerQueue {
  readonly #limitsOf: (caller: Caller) => QueueLimits;
  readonly #restFactor: number;
  readonly #queues = new Map<string, CallerQueue>();

  constructor(limitsOf: (caller: Caller) => QueueLimits, rest = 0) {
    this.#limitsOf = limitsOf;
    this.#restFactor = rest;
  }

  /**
   * For work that holds the event loop for milliseconds, such as reading a document for the first time: one piece at a
   * time of each caller, and a rest after it, so that a caller who sends many leaves most of the loop to the others.
   */
  static ofOneWithRests(): PerCallerQueue {
    return new PerCallerQueue(() => ({ concurrency: 1, waiting: Infinity }), restFactor);
  }

  /**
   * Waits for the caller's turn, which lasts until the function returned is called. Throws the signal's reason, and
   * THROTTLED where too many wait.
   */
  async enter(caller: Caller, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    const { id } = caller;
    const limits = this.#limitsOf(caller);
    const queue = this.#queues.get(id) ?? { running: 0, waiting: new Set(), took: 0 };
    this.#queues.set(id, queue);
    if (queue.running < limits.concurrency) queue.running += 1;
    else await this.#turn(id, queue, limits, signal);
    const begun = performance.now();
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      queue.took = performance.now() - begun;
      const rest = Math.min(this.#restFactor * queue.took, longestRestMs);
      if (rest > 0) setTimeout(() => this.#next(id, queue), rest).unref();
      else this.#next(id, queue);
    };
  }

  async #turn(
    id: string,
    queue: CallerQueue,
    { concurrency, waiting: mostWaiting }: QueueLimits,
    signal: AbortSignal,
  ): Promise<void> {
    const { waiting, took } = queue;
    if (waiting.size >= mostWaiting) {
      throw throttled(
        `At most ${concurrency} heavy operations of one caller run at a time, and ${mostWaiting} wait for their turn.`,
        Math.max(1, Math.ceil((took * waiting.size) / concurrency / 1_000)),
      );
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.add(resolve);
    try {
      await unlessAborted(promise, signal);
    } catch (error) {
      // Whose turn it was already passes it on.
      if (!waiting.delete(resolve)) this.#next(id, queue);
      throw error;
    }
  }

  /** Gives the place of one that is done to the next, if there is one. */
  #next(id: string, queue: CallerQueue): void {
    const [first] = queue.waiting;
    if (first) {
      queue.waiting.delete(first);
      first();
    } else {
      queue.running -= 1;
      if (queue.running === 0) this.#queues.delete(id);
    }
  }
}
