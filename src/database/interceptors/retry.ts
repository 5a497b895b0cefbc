import { isConnectionLost, isUnreachable, mayHaveRun } from '../failure.ts';
import type { Interceptor } from './interceptor.ts';

/** At most one retry for ten statements, but for a handful at once: a server that struggles is not asked twice as much. */
class RetryBudget {
  static readonly #most = 10;
  #balance = RetryBudget.#most;

  noteStatement(): void {
    this.#balance = Math.min(RetryBudget.#most, this.#balance + 0.1);
  }

  /** Whether a retry may be made, which it then counts. */
  take(): boolean {
    if (this.#balance < 1) return false;
    this.#balance -= 1;
    return true;
  }
}

/**
 * All statements read, so one whose connection broke may be sent again: once, and to the primary. What a server cannot
 * have run costs nobody twice.
 */
export function retry(): Interceptor {
  const budget = new RetryBudget();
  return async (execution, next) => {
    budget.noteStatement();
    try {
      return await next(execution);
    } catch (error) {
      const worthAnother = execution.isOnReplica ? isUnreachable(error) : isConnectionLost(error);
      const hasRun = Number.isFinite(execution.begunAt) && mayHaveRun(error);
      if (execution.isAbandoned || !worthAnother || (hasRun && !budget.take())) throw error;
      execution.isRetry = true;
      return next(execution);
    }
  };
}
