import { LRUCache } from 'lru-cache';
import type { Caller } from '../../domain/caller.ts';
import type { Limits } from '../../domain/limits.ts';
import { maximumCostExceeded, throttled } from '../../domain/errors.ts';

/** A caller's budget, as `extensions.cost` shows it. */
export interface ThrottleStatus {
  /** What the caller may spend at once. */
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  /** What comes back each second. */
  readonly restoreRate: number;
}

interface Bucket {
  spent: number;
  /** The instant of `spent`, in seconds. */
  at: number;
}

type BudgetLimits = Pick<Limits, 'cost' | 'costCapacity' | 'costPerSecond'>;

/** More callers than this are not remembered at once; the one that was quiet longest starts afresh. */
const callersRemembered = 10_000;

/** What callers have left to spend: a leaky bucket each, in memory, so that each process of a deployment grants its own. */
export class Budgets {
  readonly #limits: BudgetLimits;
  readonly #seconds: () => number;
  readonly #buckets = new LRUCache<string, Bucket>({ max: callersRemembered });

  /** `seconds` tells the time, from anywhere, but only forwards. */
  constructor(limits: BudgetLimits, seconds = () => performance.now() / 1000) {
    this.#limits = limits;
    this.#seconds = seconds;
  }

  /** Throws MAX_COST_EXCEEDED for what may never be spent at once, THROTTLED for what may be spent later. */
  spend(caller: Caller, cost: number): void {
    const { maximumAvailable, currentlyAvailable, restoreRate } = this.status(caller);
    const maximum = Math.min(this.#limits.cost, maximumAvailable);
    if (cost > maximum) throw maximumCostExceeded(cost, maximum);
    if (cost > currentlyAvailable) {
      throw throttled(
        `The operation costs ${cost}, and ${currentlyAvailable} of ${maximumAvailable} are left; ${restoreRate} come back each second.`,
        Math.ceil((cost - currentlyAvailable) / restoreRate),
      );
    }
    this.#bucket(caller, restoreRate).spent += cost;
  }

  /** Gives back what an operation turned out not to cost; below 0, takes what it cost beyond. */
  refund(caller: Caller, cost: number): void {
    const bucket = this.#bucket(caller, this.#shape(caller).restoreRate);
    bucket.spent = Math.max(0, bucket.spent - cost);
  }

  status(caller: Caller): ThrottleStatus {
    const { maximumAvailable, restoreRate } = this.#shape(caller);
    const { spent } = this.#bucket(caller, restoreRate);
    return {
      maximumAvailable,
      currentlyAvailable: Math.max(0, Math.floor(maximumAvailable - spent)),
      restoreRate,
    };
  }

  /** A caller with a rate of its own may save up for as long as everybody else. */
  #shape({ costPerSecond = this.#limits.costPerSecond }: Caller) {
    const secondsToFill = this.#limits.costCapacity / this.#limits.costPerSecond;
    return { maximumAvailable: Math.floor(costPerSecond * secondsToFill), restoreRate: costPerSecond };
  }

  #bucket({ id }: Caller, restoreRate: number): Bucket {
    const now = this.#seconds();
    const bucket = this.#buckets.get(id) ?? { spent: 0, at: now };
    bucket.spent = Math.max(0, bucket.spent - (now - bucket.at) * restoreRate);
    bucket.at = now;
    this.#buckets.set(id, bucket);
    return bucket;
  }
}
