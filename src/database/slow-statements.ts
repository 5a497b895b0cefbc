import { BrokenCircuitError, circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhen } from 'cockatiel';
import type { CircuitBreakerPolicy } from 'cockatiel';
import { isAbandoned, isTooSlow } from './failure.ts';
import type { SourceLimits } from './limits.ts';

/**
 * A circuit breaker for each statement: a view that has become slow, or a locked table, would hold every connection of
 * its source. After some that were too slow in a row only one at a time is tried, and all other statements go on.
 */
export class SlowStatements {
  readonly #limits: SourceLimits;
  readonly #breakers = new Map<string, CircuitBreakerPolicy>();

  constructor(limits: SourceLimits) {
    this.#limits = limits;
  }

  async guard<T>(name: string, run: () => Promise<T>): Promise<T> {
    const breaker = this.#breakers.get(name) ?? this.#add(name);
    if (breaker.state === CircuitState.HalfOpen) throw new BrokenCircuitError();
    return breaker.execute(run);
  }

  /** The names of the statements that are held back. */
  get heldBack(): readonly string[] {
    return [...this.#breakers].filter(([, { state }]) => state !== CircuitState.Closed).map(([name]) => name);
  }

  #add(name: string): CircuitBreakerPolicy {
    const breaker: CircuitBreakerPolicy = circuitBreaker(
      // Whoever tried it and left did not find out.
      handleWhen(
        (error) => isTooSlow(error) || (isAbandoned(error) && breaker.state === CircuitState.HalfOpen),
      ),
      { breaker: new ConsecutiveBreaker(this.#limits.slow), halfOpenAfter: this.#limits.statement },
    );
    this.#breakers.set(name, breaker);
    return breaker;
  }
}
