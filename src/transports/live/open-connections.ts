import type { Caller } from '../../kernel/caller.ts';
import { limitExceeded } from '../../kernel/errors.ts';
import type { Limits } from '../../kernel/limits.ts';

/** Somebody may leave at any time. */
const comeAgain = { 'retry-after': '5' };

/** Counts what stands for as long as its client likes, over all doors: subscriptions, or the connections they come over. */
export class OpenConnections {
  readonly #limits: Pick<Limits, 'subscriptions' | 'subscriptionsPerCaller'>;
  readonly #what: string;
  readonly #byCaller = new Map<string, number>();
  #all = 0;

  /** `what` names what is counted, to callers. */
  constructor(limits: Pick<Limits, 'subscriptions' | 'subscriptionsPerCaller'>, what: string) {
    this.#limits = limits;
    this.#what = what;
  }

  /** Counts one until the function returned is called. Throws LIMIT_EXCEEDED. */
  enter({ id }: Caller): () => void {
    const { subscriptions, subscriptionsPerCaller } = this.#limits;
    const before = this.#byCaller.get(id) ?? 0;
    if (before >= subscriptionsPerCaller) {
      throw limitExceeded(
        `One caller may have at most ${subscriptionsPerCaller} ${this.#what}.`,
        { limit: 'subscriptionsPerCaller', maximum: subscriptionsPerCaller },
        429,
        comeAgain,
      );
    }
    if (this.#all >= subscriptions) {
      throw limitExceeded(
        `This server has at most ${subscriptions} ${this.#what}.`,
        { limit: 'subscriptions', maximum: subscriptions },
        503,
        comeAgain,
      );
    }
    this.#byCaller.set(id, before + 1);
    this.#all += 1;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#all -= 1;
      const now = (this.#byCaller.get(id) ?? 1) - 1;
      if (now) this.#byCaller.set(id, now);
      else this.#byCaller.delete(id);
    };
  }
}
