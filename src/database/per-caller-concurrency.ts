import { bulkhead, type BulkheadPolicy } from 'cockatiel';

/** How many may run concurrently, in all and of one caller. The others wait. */
export interface ConcurrencyLimits {
  readonly all: number;
  readonly each: number;
}

/** A bulkhead of which one caller gets a part at most: nobody waits for all that another has asked for. */
export class PerCallerConcurrency {
  readonly #each: number;
  readonly #all: BulkheadPolicy;
  readonly #byCaller = new Map<string, { readonly own: BulkheadPolicy; users: number }>();

  constructor({ all, each }: ConcurrencyLimits) {
    this.#each = each;
    this.#all = bulkhead(all, Infinity);
  }

  async execute<T>(caller: string, run: () => Promise<T>): Promise<T> {
    const place = this.#byCaller.get(caller) ?? { own: bulkhead(this.#each, Infinity), users: 0 };
    this.#byCaller.set(caller, place);
    place.users += 1;
    try {
      return await place.own.execute(() => this.#all.execute(run));
    } finally {
      if (--place.users === 0) this.#byCaller.delete(caller);
    }
  }
}
