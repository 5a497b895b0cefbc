import { bulkhead, type BulkheadPolicy } from 'cockatiel';
import { intercepting, type Interceptor } from './interceptor.ts';

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

/**
 * Filters read much: so many at once, and the others wait before they take a connection. Side by side they would only
 * slow each other down until all ran out of time, and quick statements would find no connection. No caller takes all the
 * places, or others would wait for whatever it asks.
 */
const filtersAtOnce = { all: 4, each: 3 };
/** The same for reports, of which one is up to three statements at once. */
const reportsAtOnce = { all: 4, each: 3 };

/** Bounds how many filters and reports run at once. */
export function perCallerConcurrency(): Interceptor {
  const [filters, reports] = [
    new PerCallerConcurrency(filtersAtOnce),
    new PerCallerConcurrency(reportsAtOnce),
  ];
  return intercepting(
    ({ plannedAnew }) => plannedAnew,
    (execution, next) =>
      (execution.statement.report ? reports : filters).execute(execution.caller, () => next(execution)),
  );
}
