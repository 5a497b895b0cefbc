import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Caller } from '../../kernel/caller.ts';
import type { Limits } from '../../kernel/limits.ts';
import { maximumCostExceeded, throttled } from '../../kernel/errors.ts';

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
  /** Refusals that count, of late. */
  refused: number;
  /** Requests that are soon told to wait. */
  waiting: number;
  /** The instant of both, in seconds. */
  at: number;
}

type BudgetLimits = Pick<
  Limits,
  | 'cost'
  | 'costCapacity'
  | 'costPerSecond'
  | 'tablesCapacity'
  | 'tablesPerSecond'
  | 'refusalsPerSecond'
  | 'bodyBytes'
>;

/** What budgets are for: what is read as tables does not take from what is asked otherwise, nor the other way round. */
export type Purpose = 'operations' | 'tables';

/** What a caller without a rate of its own may spend. */
interface Grant {
  readonly unit: string;
  readonly capacity: number;
  readonly perSecond: number;
}

const grantOf: Readonly<Record<Purpose, (limits: BudgetLimits) => Grant>> = {
  operations: ({ costCapacity, costPerSecond }) => ({
    unit: 'points',
    capacity: costCapacity,
    perSecond: costPerSecond,
  }),
  tables: ({ tablesCapacity, tablesPerSecond }) => ({
    unit: 'points for tables',
    capacity: tablesCapacity,
    perSecond: tablesPerSecond,
  }),
};

/** A refused request costs so much, and a point more for so many bytes of it that were read. */
const costOfRefusal = 5;
const bytesPerPoint = 5_000;
/** A text that was not seen before costs so much for each so many characters: to parse and to validate it takes as long. */
const costOfText = 4;
const charactersPerCost = 512;
/**
 * Who has to wait is told so after so many milliseconds, for so many requests at a time: a client that asks again at once
 * would keep us busy with refusing.
 */
const refusalDelayMs = 250;
const delayedRefusals = 50;
/** Seconds for which a caller that was refused nothing may be refused at any rate. */
const secondsOfRefusals = 10;

/** More callers than this are not remembered at once; the one that was quiet longest starts afresh. */
const callersRemembered = 10_000;

/** What callers have left to spend: a leaky bucket each, in memory, so that each process of a deployment grants its own. */
export class Budgets {
  readonly #limits: BudgetLimits;
  readonly #grant: Grant;
  readonly #seconds: () => number;
  readonly #buckets = new LRUCache<string, Bucket>({ max: callersRemembered });

  /** `seconds` tells the time, from anywhere, but only forwards. */
  constructor(limits: BudgetLimits, purpose: Purpose, seconds = () => performance.now() / 1000) {
    this.#limits = limits;
    this.#grant = grantOf[purpose](limits);
    this.#seconds = seconds;
  }

  /**
   * Throws THROTTLED for a caller whose budget is spent, or who is refused too often. To be asked before anything of a
   * request is read but its headers.
   */
  refuseSpent(caller: Caller): void {
    const { maximumAvailable, restoreRate } = this.#shape(caller);
    const { spent, refused } = this.#bucket(caller, restoreRate);
    const lacking = spent + 1 - Math.max(1, maximumAvailable);
    if (lacking > 0) {
      throw throttled(
        `Nothing is left of ${maximumAvailable} ${this.#grant.unit}; ${restoreRate} come back each second.`,
        Math.ceil(lacking / restoreRate),
      );
    }
    const { refusalsPerSecond } = this.#limits;
    const tooMany = refused - secondsOfRefusals * refusalsPerSecond;
    if (tooMany > 0) {
      throw throttled(
        `More than ${refusalsPerSecond} requests a second of this caller were refused.`,
        Math.ceil(tooMany / refusalsPerSecond),
      );
    }
  }

  /** The same for a request that has just come. */
  async refuseSpentSlowly(caller: Caller): Promise<void> {
    try {
      this.refuseSpent(caller);
    } catch (error) {
      const bucket = this.#bucket(caller, this.#shape(caller).restoreRate);
      if (bucket.waiting < delayedRefusals) {
        bucket.waiting += 1;
        await sleep(refusalDelayMs);
        bucket.waiting -= 1;
      }
      throw error;
    }
  }

  /**
   * A request of so many bytes was refused; what is longer than a body may be was not read. It may cost more than is left:
   * the next ones wait.
   */
  noteRefusal(caller: Caller, bytes: number): void {
    const bucket = this.#bucket(caller, this.#shape(caller).restoreRate);
    bucket.refused += 1;
    bucket.spent += costOfRefusal + Math.floor(Math.min(bytes, this.#limits.bodyBytes) / bytesPerPoint);
  }

  /** Takes what a text costs that has to be parsed and validated first. Throws as `spend` does. */
  spendOnText(caller: Caller, characters: number): void {
    const cost = costOfText * Math.floor(characters / charactersPerCost);
    if (cost > 0) this.spend(caller, cost);
  }

  /** Throws MAX_COST_EXCEEDED for what may never be spent at once, THROTTLED for what may be spent later. */
  spend(caller: Caller, cost: number): void {
    const { maximumAvailable, currentlyAvailable, restoreRate } = this.status(caller);
    const maximum = Math.min(this.#limits.cost, maximumAvailable);
    if (cost > maximum) throw maximumCostExceeded(cost, maximum);
    if (cost > currentlyAvailable) {
      throw throttled(
        `The operation costs ${cost}, and ${currentlyAvailable} of ${maximumAvailable} ${this.#grant.unit} are left; ${restoreRate} come back each second.`,
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

  /** A caller with a rate of its own has so many times as much of each budget, and may save up for as long as everybody else. */
  #shape({ costPerSecond = this.#limits.costPerSecond }: Caller) {
    const { capacity, perSecond } = this.#grant;
    const restoreRate = (costPerSecond * perSecond) / this.#limits.costPerSecond;
    return { maximumAvailable: Math.floor((restoreRate * capacity) / perSecond), restoreRate };
  }

  #bucket({ id }: Caller, restoreRate: number): Bucket {
    const now = this.#seconds();
    const bucket = this.#buckets.get(id) ?? { spent: 0, refused: 0, waiting: 0, at: now };
    const seconds = now - bucket.at;
    bucket.spent = Math.max(0, bucket.spent - seconds * restoreRate);
    bucket.refused = Math.max(0, bucket.refused - seconds * this.#limits.refusalsPerSecond);
    bucket.at = now;
    this.#buckets.set(id, bucket);
    return bucket;
  }
}
