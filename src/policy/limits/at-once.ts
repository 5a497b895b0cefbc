import type { Caller } from '../../domain/caller.ts';
import { overloaded, throttled } from '../../domain/errors.ts';
import type { Limits } from '../../domain/limits.ts';

/** Counts the requests that a process answers at once, in all and for each caller. */
export class RequestsAtOnce {
  readonly #limits: Pick<Limits, 'requests' | 'requestsPerCaller'>;
  readonly #byCaller = new Map<string, number>();
  #all = 0;

  constructor(limits: Pick<Limits, 'requests' | 'requestsPerCaller'>) {
    this.#limits = limits;
  }

  /** Counts a request until the function returned is called. Throws OVERLOADED where there are too many. */
  enter(): () => void {
    if (this.#all >= this.#limits.requests) throw overloaded();
    this.#all += 1;
    let isInside = true;
    return () => {
      if (isInside) this.#all -= 1;
      isInside = false;
    };
  }

  /** The same for a caller's requests. Throws THROTTLED. */
  enterFor({ id }: Caller): () => void {
    const { requestsPerCaller } = this.#limits;
    const before = this.#byCaller.get(id) ?? 0;
    if (before >= requestsPerCaller) {
      throw throttled(`At most ${requestsPerCaller} requests of one caller are answered at once.`, 1);
    }
    this.#byCaller.set(id, before + 1);
    return () => {
      const now = (this.#byCaller.get(id) ?? 1) - 1;
      if (now) this.#byCaller.set(id, now);
      else this.#byCaller.delete(id);
    };
  }
}
