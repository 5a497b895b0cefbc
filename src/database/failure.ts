import { BrokenCircuitError, isBrokenCircuitError, isBulkheadRejectedError } from 'cockatiel';

/** What a failed statement means, told from Postgres's SQLSTATE or the socket's error code. */
export type Failure = 'unavailable' | 'missing' | 'defect' | 'abandoned';

/** Nobody waits for the statement any more, so it was cancelled or never sent. */
export class StatementAbandoned extends Error {
  constructor(message = 'Nobody waits for the statement any more.', options?: ErrorOptions) {
    super(message, options);
  }
}

/** A server that should have ended the statement at its time limit has not. */
export class CancellationIgnored extends Error {}

/** The statement was too slow several times in a row, so it is not sent for now. */
export class StatementSuspended extends BrokenCircuitError {}

export const isAbandoned = (error: unknown): boolean => error instanceof StatementAbandoned;

/** Whether a statement that failed may have kept a database at work: it was neither refused before nor badly put. */
export const mayHaveRun = (error: unknown): boolean =>
  !isBrokenCircuitError(error) &&
  !isBulkheadRejectedError(error) &&
  codeOf(error) !== 'ECONNREFUSED' &&
  failureOf(error) !== 'missing' &&
  failureOf(error) !== 'defect';

/** Table, schema, column or function that is not there, and no permission to read it. */
const isMissing = (error: unknown): boolean => Object.hasOwn(missingIn, codeOf(error));

/** The session was ended under a statement that had not been answered. */
const lost = new Set(['57P01', '57P02', '08003', '08006', 'ECONNRESET', 'EPIPE']);

export const isMissingTable = (error: unknown): boolean => ['42P01', '3F000'].includes(codeOf(error));

/** Which of these tables is missing: Postgres names it, in whichever language; all of them where the schema is. */
export function missingAmong(tables: readonly string[], error: unknown): readonly string[] {
  const words = new Set(String((error as Error).message).match(/\w+/g));
  const named = tables.filter((table) => words.has(table));
  return [...new Set(named.length > 0 ? named : tables)];
}

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

/** Five letters and digits, as Postgres answers; all other codes are of sockets and name resolution. */
const isSqlState = (code: string): boolean => /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code);

/** Whether a server was there to refuse, rather than silent or out of reach. */
export const wasAnswered = (error: unknown): boolean => isSqlState(codeOf(error));

/**
 * `defect` is a mistake of ours (bad SQL, bad values); `missing` is a database that lacks what the graph reads; all
 * the rest (refused, reset, timed out, shut down, out of connections) is a database that does not answer.
 */
export function failureOf(error: unknown): Failure {
  if (isAbandoned(error)) return 'abandoned';
  const code = codeOf(error);
  if (isMissing(error)) return 'missing';
  if (!isSqlState(code)) return 'unavailable';
  const classOf = code.slice(0, 2);
  return classOf === '42' || classOf === '22' || classOf === '21' ? 'defect' : 'unavailable';
}

/**
 * No statement would do better just now: no connection, no answer, no admission. A statement that took too long or
 * waited for a lock says nothing about the others, and the server that says so is up.
 */
export function isUnreachable(error: unknown): boolean {
  if (isAbandoned(error)) return false;
  const code = codeOf(error);
  return !isSqlState(code) || /^(08|28|3D|57P|53300)/.test(code);
}

/**
 * A migration changed what a prepared statement answers, or made a table foreign that can only be planned for known
 * values; or it was sent behind the one that should have prepared it and could not. Elsewhere, and prepared anew, it is
 * answered, or says why not.
 */
export const isPlanOutdated = (error: unknown): boolean =>
  ['0A000', '26000', 'HV004'].includes(codeOf(error));

/** The statement met its time limit. */
export const isOutOfTime = (error: unknown): boolean => codeOf(error) === '57014';

/** The statement met its time limit or waited too long for a lock. */
export const isTooSlow = (error: unknown): boolean => isOutOfTime(error) || codeOf(error) === '55P03';

/** The connection broke under the statement: on another one it may well be answered. */
export const isConnectionLost = (error: unknown): boolean =>
  lost.has(codeOf(error)) ||
  (error instanceof Error && error.message === 'Connection terminated unexpectedly') ||
  (error instanceof Error && error.message.endsWith('is not queryable'));

/** What is not there, in words that name nothing of it. */
const missingIn: Readonly<Record<string, string>> = {
  '42P01': 'lacks a table that this is read from',
  '3F000': 'lacks the schema that this is read from',
  '42703': 'lacks a column that this is read from',
  '42883': 'lacks a function that this is worked out by',
  '42501': 'does not let Opsgraph read this: a grant is missing',
};

/** What a caller is told of a database that is up and did not answer this; undefined where it is silent. */
export function refusalOf(
  error: unknown,
  milliseconds: number,
): { readonly says: string; readonly reason: 'STATEMENT_TIMEOUT' | 'SOURCE_INCOMPLETE' } | undefined {
  const lacks = missingIn[codeOf(error)];
  if (lacks) return { says: lacks, reason: 'SOURCE_INCOMPLETE' };
  const slow =
    error instanceof StatementSuspended
      ? 'has been too slow for this, and is not asked for it just now'
      : `took longer for this than the ${milliseconds / 1_000} seconds that a statement may take`;
  return error instanceof StatementSuspended || isOutOfTime(error) || error instanceof CancellationIgnored
    ? { says: slow, reason: 'STATEMENT_TIMEOUT' }
    : undefined;
}
