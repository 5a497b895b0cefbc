import type { QueryResult } from 'pg';
import { StatementAbandoned, StatementSuspended, isAbandoned, isOutOfTime, isTooSlow } from '../failure.ts';
import type { SourceLimits } from '../limits.ts';
import type { Execution, Execute } from './interceptor.ts';

/** Its caller left, after it had run for so long that it was slow by then. */
class SlowStatementAbandoned extends StatementAbandoned {}

/** Of a statement that was too slow: how often in a row, and until when it is not sent; one at a time is tried then. */
interface Breaker {
  failures: number;
  openUntil: number | undefined;
  isTried: boolean;
}

/**
 * A circuit breaker for each statement: a view that has become slow, or a locked table, would hold every connection of
 * its source. After some that were too slow in a row only one at a time is tried, and all other statements go on. What is
 * quick has none.
 */
export class StatementBreaker {
  readonly #limits: SourceLimits;
  /** Callers need not wait for the limit, so whoever leaves after this has met a slow statement too. */
  readonly #long: number;
  readonly #breakers = new Map<string, Breaker>();

  constructor(limits: SourceLimits) {
    this.#limits = limits;
    this.#long = Math.min(limits.suspicion, limits.statement / 2);
  }

  readonly intercept = async (execution: Execution, next: Execute): Promise<QueryResult> => {
    const { name } = execution.statement;
    const isTry = this.#admit(this.#breakers.get(name));
    try {
      const result = await next(execution);
      this.#notSlow(name, isTry);
      return result;
    } catch (thrown) {
      const error = this.#slownessOf(execution, thrown);
      // Whoever tried it and left did not find out.
      if (isTooSlow(error) || error instanceof SlowStatementAbandoned || (isTry && isAbandoned(error)))
        this.#slow(name, isTry, error);
      else if (isTry) this.#notSlow(name, isTry);
      throw error;
    }
  };

  /** The names of the statements that are suspended. */
  get suspended(): readonly string[] {
    return [...this.#breakers].filter(([, { openUntil }]) => openUntil !== undefined).map(([name]) => name);
  }

  /** Whether it is the one that is tried. Throws while the statement is suspended. */
  #admit(breaker: Breaker | undefined): boolean {
    if (breaker?.openUntil === undefined) return false;
    if (breaker.isTried || performance.now() < breaker.openUntil) throw new StatementSuspended();
    return (breaker.isTried = true);
  }

  #slownessOf({ begunAt }: Execution, error: unknown): unknown {
    // What waits for a connection is not slow itself.
    if (!isAbandoned(error) || performance.now() - begunAt < this.#long) return error;
    return new SlowStatementAbandoned('Nobody waited any more for a slow statement.', { cause: error });
  }

  /** What was sent before it was suspended says nothing of how it is now. */
  #notSlow(name: string, isTry: boolean): void {
    if (isTry || this.#breakers.get(name)?.openUntil === undefined) this.#breakers.delete(name);
  }

  #slow(name: string, isTry: boolean, error: unknown): void {
    const breaker = this.#breakers.get(name) ?? { failures: 0, openUntil: undefined, isTried: false };
    if (breaker.openUntil !== undefined && !isTry) return;
    this.#breakers.set(name, breaker);
    breaker.failures += 1;
    breaker.isTried = false;
    if (breaker.failures < this.#limits.slow) return;
    // To meet the limit costs the database as much each time; a lock may end, and the next caller stay, at any moment.
    const pause = isOutOfTime(error) ? this.#limits.statement : this.#limits.recovery;
    breaker.openUntil = performance.now() + pause;
  }
}
