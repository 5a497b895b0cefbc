import type { Caller } from '../kernel/caller.ts';
import { overloaded, throttled } from '../kernel/errors.ts';
import type { Limits } from '../kernel/limits.ts';

/** Counts the requests that a process answers at once, in all and for each caller. */
export class RequestConcurrency {
  readonly #limits: Pick<Limits, 'requests' | 'requestsPerCaller'>;
  readonly #byCaller = new Map<string, number>();
  #all = 0;

  constructor(limits: Pick<Limits, 'requests' | 'requestsPerCaller'>) {
    this.#limits = limits;
  }

  /** Counts a caller's request until the function returned is called. Throws OVERLOADED and THROTTLED. */
  enter({ id }: Caller): () => void {
    const { requests, requestsPerCaller } = this.#limits;
    if (this.#all >= requests) throw overloaded();
    const before = this.#byCaller.get(id) ?? 0;
    if (before >= requestsPerCaller) {
      throw throttled(`At most ${requestsPerCaller} requests of one caller are answered at once.`, 1);
    }
    this.#all += 1;
    this.#byCaller.set(id, before + 1);
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      this.#all -= 1;
      const now = (this.#byCaller.get(id) ?? 1) - 1;
      if (now) this.#byCaller.set(id, now);
      else this.#byCaller.delete(id);
    };
  }
}
