import type { QueryResult } from 'pg';
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
  onAbandoned: (() => void) | undefined;
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

  /** Nobody waits for the answer any more. */
  abandon(): void {
    this.isAbandoned = true;
    this.onAbandoned?.();
  }
}

export type Execute = (execution: Execution) => Promise<QueryResult>;

/** One concern of all statements: goes before, after or in place of those behind it in the list. */
export type Interceptor = (execution: Execution, next: Execute) => Promise<QueryResult>;

/** Passes executions through these, in order, to the last. */
export const compose = (interceptors: readonly Interceptor[], last: Execute): Execute =>
  interceptors.reduceRight<Execute>((next, intercept) => (execution) => intercept(execution, next), last);
