import type { SourceName } from '../../kernel/source-name.ts';
import { failureOf, type Failure } from '../failure.ts';
import type { Interceptor } from './interceptor.ts';

/** One statement as a database answered it, or did not. */
export interface StatementEvent {
  readonly source: SourceName;
  readonly name: string;
  readonly rows: number;
  /** From the wait for a connection to the last row. */
  readonly milliseconds: number;
  readonly outcome: 'answered' | Failure;
  readonly error?: unknown;
}

/** Tells of every statement that is sent, within the request that was the first to ask. */
export const observe =
  (source: SourceName, onStatement: (event: StatementEvent) => void): Interceptor =>
  async (execution, next) => {
    const { name } = execution.statement;
    const started = performance.now();
    try {
      const result = await next(execution);
      const milliseconds = performance.now() - started;
      onStatement({ source, name, milliseconds, rows: result.rows.length, outcome: 'answered' });
      return result;
    } catch (error) {
      const milliseconds = performance.now() - started;
      onStatement({ source, name, milliseconds, rows: 0, outcome: failureOf(error), error });
      throw error;
    }
  };
