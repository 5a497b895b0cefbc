import { unlessAborted } from '../../kernel/unless-aborted.ts';
import { read, written, type KeptAnswer } from './kept-answer.ts';
import type { AnswerStore } from './store.ts';

export type Found = 'kept' | 'joined' | 'made';

/** To be called once with what was answered, or with null where that may not be given to others. */
export type Deliver = (answer: KeptAnswer | null) => void;

/** In characters. A longer answer would push too many others out. */
const largest = 1_024 * 1_024;

/** Answers that were made before, and those that are being made now: of requests for the same, one is executed. */
export class SharedAnswers {
  readonly #store: AnswerStore;
  readonly #tell: (found: Found) => void;
  /** Requests under way, by key. */
  readonly #making = new Map<string, Promise<KeptAnswer | null>>();

  constructor(store: AnswerStore, tell: (found: Found) => void) {
    this.#store = store;
    this.#tell = tell;
  }

  /** The answer, or how to deliver it once it is made. `signal` ends with the request that asks. */
  async find(key: string, signal: AbortSignal): Promise<KeptAnswer | Deliver> {
    const making = this.#making.get(key);
    if (making) {
      const answer = await unlessAborted(making, signal).catch(() => null);
      if (answer) {
        this.#tell('joined');
        return answer;
      }
      // What went wrong for one need not for others. They do not wait for one another a second time.
      this.#tell('made');
      return (own) => void this.#keep(key, own);
    }
    const { promise, resolve } = Promise.withResolvers<KeptAnswer | null>();
    this.#making.set(key, promise);
    const deliver = (answer: KeptAnswer | null) => {
      if (this.#making.get(key) === promise) this.#making.delete(key);
      resolve(answer);
    };
    // However a request ends, nobody waits for it longer.
    signal.addEventListener('abort', () => deliver(null), { once: true });

    const text = await this.#store.get(key);
    const kept = text === undefined ? null : read(text, Date.now());
    this.#tell(kept ? 'kept' : 'made');
    if (kept) {
      deliver(kept);
      return kept;
    }
    return (answer) => deliver(this.#keep(key, answer));
  }

  /** Null where the answer is not to be given again. */
  #keep(key: string, answer: KeptAnswer | null): KeptAnswer | null {
    const text = answer && written(answer);
    if (!text || text.length > largest) return null;
    this.#store.set(key, text, answer.maxAge * 1_000);
    return answer;
  }
}
