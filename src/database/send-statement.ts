import type { ClientBase, QueryResult } from 'pg';
import type { Execution } from './interceptors/interceptor.ts';

/**
 * The one place where a statement is put on a connection: prepared by its name, or for this once. By a callback: why,
 * docs/decisions/0039-pg-callbacks.md tells.
 */
export function sendStatement(
  client: ClientBase,
  { statement: { name, preparedAs = name, text, plannedAnew, rowsOf }, values }: Execution,
  isPrepared: boolean,
  answered: (error: Error | null, result: QueryResult) => void,
): void {
  const query = { text, values: values as unknown[], ...(rowsOf && { rowMode: 'array' }) };
  client.query(isPrepared && !plannedAnew ? { name: preparedAs, ...query } : query, answered);
}
