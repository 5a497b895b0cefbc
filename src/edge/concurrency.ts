import type { Caller } from '../kernel/caller.ts';
import { overloaded, throttled } from '../kernel/errors.ts';
import type { Limits } from '../kernel/limits.ts';

/** Counts what callers have under way. */
export class CallerCounts {
  readonly #refuse: (all: number, ofCaller: number) => void;
  readonly #byCaller = new Map<string, number>();
  readonly #all: { count: number };

  /** `refuse` throws where there may be no more than there are in all, or of one caller. */
  constructor(refuse: (all: number, ofCaller: number) => void, all = { count: 0 }) {
    this.#refuse = refuse;
    this.#all = all;
  }

  /** Counts others, of which each caller may have as many besides; all of them together are no more. */
  besides(): CallerCounts {
    return new CallerCounts(this.#refuse, this.#all);
  }

  /** Counts one until the function returned is called. Throws what `refuse` throws. */
  enter({ id }: Caller): () => void {
    const before = this.#byCaller.get(id) ?? 0;
    this.#refuse(this.#all.count, before);
    this.#all.count += 1;
    this.#byCaller.set(id, before + 1);
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      this.#all.count -= 1;
      const now = (this.#byCaller.get(id) ?? 1) - 1;
      if (now) this.#byCaller.set(id, now);
      else this.#byCaller.delete(id);
    };
  }
}

/** The requests that a process answers at once. Throws OVERLOADED and THROTTLED. */
export const requestConcurrency = ({ requests, requestsPerCaller }: Limits): CallerCounts =>
  new CallerCounts((all, ofCaller) => {
    if (all >= requests) throw overloaded();
    if (ofCaller >= requestsPerCaller)
      throw throttled(`At most ${requestsPerCaller} requests of one caller are answered at once.`, 1);
  });
