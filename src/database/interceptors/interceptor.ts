import type { QueryResult } from 'pg';
import { memoized } from '../../kernel/memoized.ts';
import type { Statement } from '../statement.ts';

/** A statement that is asked for once, by a caller or for all who share it, on its way to a server. */
export class Execution {
  readonly statement: Omit<Statement<never, unknown>, 'values'>;
  /** The value of `$1`, `$2`, … */
  readonly values: readonly unknown[];
  /** Whose places it takes where only so many may run at once. */
  readonly caller: string;
  /** Whether nobody waits for the answer any more. */
  isAbandoned = false;
  /** What is to be done then, where it is now: it waits in a queue, or runs on a connection. */
  #onAbandoned: (() => void) | undefined;
  /** Whether the answer is one that another had asked for, now or before. */
  isJoined = false;
  /** Whether it was sent before, so that it goes to the primary. */
  isRetry = false;
  isOnReplica = false;
  /** When a server began with it, by `performance.now()`; infinite while it waits for a connection. */
  begunAt = Number.POSITIVE_INFINITY;

  constructor(statement: Execution['statement'], values: readonly unknown[], caller: string) {
    this.statement = statement;
    this.values = values;
    this.caller = caller;
  }

  /**
   * Says what is to be done when nobody waits for the answer any more, in place of what was said before. Given, not put in
   * the field by whoever writes the function: see docs/decisions/0086-what-outlives-its-request.md.
   */
  whenAbandoned(act: (() => void) | undefined): void {
    this.#onAbandoned = act;
  }

  /** Nobody waits for the answer any more. */
  abandon(): void {
    this.isAbandoned = true;
    this.#onAbandoned?.();
  }
}

export type Execute = (execution: Execution) => Promise<QueryResult>;

/** One concern of statements: goes before, after or in place of those behind it in the list. */
export interface Interceptor {
  (execution: Execution, next: Execute): Promise<QueryResult>;
  /** Which statements it has to do with; all where left out. */
  readonly appliesTo?: (statement: Execution['statement']) => boolean;
}

/** An interceptor of some statements alone. */
export const intercepting = (appliesTo: Interceptor['appliesTo'], intercept: Interceptor): Interceptor =>
  Object.assign(intercept, { appliesTo });

/** Passes executions through those of these that their statement has to do with, in order, to the last. */
export function compose(interceptors: readonly Interceptor[], last: Execute): Execute {
  const chainOf = memoized((statement: Execution['statement']) =>
    interceptors
      .filter(({ appliesTo }) => appliesTo?.(statement) ?? true)
      .reduceRight<Execute>((next, intercept) => (execution) => intercept(execution, next), last),
  );
  return (execution) => chainOf(execution.statement)(execution);
}
