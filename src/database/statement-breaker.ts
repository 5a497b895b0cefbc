import { circuitBreaker, CircuitState, ConsecutiveBreaker, DelegateBackoff, handleWhen } from 'cockatiel';
import type { CircuitBreakerPolicy, IHalfOpenAfterBackoffContext } from 'cockatiel';
import { StatementAbandoned, StatementSuspended, isAbandoned, isOutOfTime, isTooSlow } from './failure.ts';
import type { SourceLimits } from './limits.ts';

/** Its caller left, after it had run for so long that it was slow by then. */
class SlowStatementAbandoned extends StatementAbandoned {}

/**
 * A circuit breaker for each statement: a view that has become slow, or a locked table, would hold every connection of
 * its source. After some that were too slow in a row only one at a time is tried, and all other statements go on.
 */
export class StatementBreaker {
  readonly #limits: SourceLimits;
  /** To meet the limit costs the database as much each time; a lock may end, and the next caller stay, at any moment. */
  readonly #pause = new DelegateBackoff<IHalfOpenAfterBackoffContext>(({ result }) =>
    'error' in result && isOutOfTime(result.error) ? this.#limits.statement : this.#limits.recovery,
  );
  /** Callers need not wait for the limit, so whoever leaves after this has met a slow statement too. */
  readonly #long: number;
  readonly #breakers = new Map<string, CircuitBreakerPolicy>();

  constructor(limits: SourceLimits) {
    this.#limits = limits;
    this.#long = Math.min(limits.suspicion, limits.statement / 2);
  }

  /** Runs a statement, which tells when it is sent: what waits for a connection is not slow itself. */
  async guard<T>(name: string, run: (sent: () => void) => Promise<T>): Promise<T> {
    const breaker = this.#breakers.get(name) ?? this.#add(name);
    if (breaker.state === CircuitState.HalfOpen) throw new StatementSuspended();
    let isTried = false;
    const attempt = async () => {
      isTried = true;
      let sentAt = Number.POSITIVE_INFINITY;
      try {
        return await run(() => (sentAt = performance.now()));
      } catch (error) {
        if (!isAbandoned(error) || performance.now() - sentAt < this.#long) throw error;
        throw new SlowStatementAbandoned('Nobody waited any more for a slow statement.', { cause: error });
      }
    };
    try {
      return await breaker.execute(attempt);
    } catch (error) {
      // The server's own breaker refuses what was let through here.
      throw isTried ? error : new StatementSuspended();
    }
  }

  /** The names of the statements that are suspended. */
  get suspended(): readonly string[] {
    return [...this.#breakers].filter(([, { state }]) => state !== CircuitState.Closed).map(([name]) => name);
  }

  #add(name: string): CircuitBreakerPolicy {
    const breaker: CircuitBreakerPolicy = circuitBreaker(
      // Whoever tried it and left did not find out.
      handleWhen(
        (error) =>
          isTooSlow(error) ||
          error instanceof SlowStatementAbandoned ||
          (isAbandoned(error) && breaker.state === CircuitState.HalfOpen),
      ),
      { breaker: new ConsecutiveBreaker(this.#limits.slow), halfOpenAfter: this.#pause },
    );
    this.#breakers.set(name, breaker);
    return breaker;
  }
}
