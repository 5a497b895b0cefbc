/** What a failed statement means, told from Postgres's SQLSTATE or the socket's error code. */
export type Failure = 'unavailable' | 'missing' | 'defect';

/** Table, schema, column or function that is not there, and no permission to read it. */
const missing = new Set(['42P01', '3F000', '42703', '42883', '42501']);

export const isMissingTable = (error: unknown): boolean => ['42P01', '3F000'].includes(codeOf(error));

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

/**
 * `defect` is a mistake of ours (bad SQL, bad values); `missing` is a database that lacks what the graph reads; all
 * the rest (refused, reset, timed out, shut down, out of connections) is a database that does not answer.
 */
export function failureOf(error: unknown): Failure {
  const code = codeOf(error);
  if (missing.has(code)) return 'missing';
  const sqlState = /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code);
  if (!sqlState) return 'unavailable';
  const classOf = code.slice(0, 2);
  return classOf === '42' || classOf === '22' || classOf === '21' ? 'defect' : 'unavailable';
}
