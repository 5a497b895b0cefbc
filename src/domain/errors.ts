import { GraphQLError } from 'graphql';
import type { Limits } from './limits.ts';
import type { SourceName } from './source.ts';

/** Codes in `extensions.code` that clients may rely on. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'FILTER_TOO_BROAD'
  | 'REPORT_TOO_LARGE'
  | 'LIMIT_EXCEEDED'
  | 'MAX_COST_EXCEEDED'
  | 'THROTTLED'
  | 'TIMEOUT'
  | 'OVERLOADED'
  | 'SOURCE_UNAVAILABLE'
  | 'EXCHANGE_RATE_MISSING'
  | 'BAD_REQUEST'
  | 'PERSISTED_OPERATION_UNKNOWN'
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'INTERNAL_SERVER_ERROR';

/** The caller asked for something that cannot be asked; `message` says which part, in the caller's words. */
export const badUserInput = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' satisfies ErrorCode } });

/** A filter lets through more than the question can take; `message` names the filter and the bound. */
export const filterTooBroad = (
  message: string,
  bound: Readonly<Record<string, unknown>> = {},
): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'FILTER_TOO_BROAD' satisfies ErrorCode, ...bound } });

/** A database did not answer. The cause is for the log and never leaves the server. */
export class SourceUnavailable extends GraphQLError {
  constructor(source: SourceName, cause?: unknown) {
    super(`The ${source} database did not answer.`, {
      extensions: { code: 'SOURCE_UNAVAILABLE' satisfies ErrorCode, source },
    });
    this.cause = cause;
  }
}

/** A sum over unlike currencies lacks a rate. */
export const exchangeRateMissing = (from: string, to: string, day: string): GraphQLError =>
  new GraphQLError(`No exchange rate from ${from} to ${to} is known for ${day}.`, {
    extensions: { code: 'EXCHANGE_RATE_MISSING' satisfies ErrorCode, from, to, day },
  });

/** A report would hold more than it may: it is refused whole, never cut. */
export const reportTooLarge = (what: string, limit: number): GraphQLError =>
  new GraphQLError(`The report needs more than ${limit} ${what}.`, {
    extensions: { code: 'REPORT_TOO_LARGE' satisfies ErrorCode, limit },
  });

/** The request itself is not one that can be answered, whatever it asks for. */
export const badRequest = (message: string): GraphQLError => beforeGraphQL(400, 'BAD_REQUEST', message);

/** The operation is in no list of those that may run: 404 where it might have been, 403 where it must be. */
export const persistedOperationUnknown = (status: 403 | 404): GraphQLError =>
  beforeGraphQL(
    status,
    'PERSISTED_OPERATION_UNKNOWN',
    status === 403
      ? 'This server runs only operations of its registry, and this is none of them.'
      : 'No operation of the registry has this id or name.',
  );

/** Asks a client for the text of a hash, in the very words that clients look for. */
export const persistedQueryNotFound = (): GraphQLError =>
  beforeGraphQL(200, 'PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');

/** Says what status an answer has that comes before any operation runs. */
const beforeGraphQL = (status: number, code: ErrorCode, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http: { status } } });

/** A request goes beyond one of the limits of docs/limits.md; `limit` names it as the settings do. */
export const limitExceeded = (
  message: string,
  bound: { readonly limit: keyof Limits; readonly maximum: number },
): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'LIMIT_EXCEEDED' satisfies ErrorCode, ...bound } });

/** An operation costs more than any may, or than this caller may ever spend at once: waiting does not help. */
export const maximumCostExceeded = (cost: number, maximum: number): GraphQLError =>
  new GraphQLError(`The operation costs ${cost}; at most ${maximum} is allowed. Ask for smaller pages.`, {
    extensions: { code: 'MAX_COST_EXCEEDED' satisfies ErrorCode, cost, maximum },
  });

/** The caller asks too much at a time; the same request is welcome after so many seconds. */
export const throttled = (message: string, retryAfterSeconds: number): GraphQLError =>
  new GraphQLError(message, {
    extensions: { code: 'THROTTLED' satisfies ErrorCode, retryAfterSeconds },
  });

/** The process answers as many requests as it can. */
export const overloaded = (): GraphQLError =>
  new GraphQLError('Too many requests are being answered. Try again in a moment.', {
    extensions: { code: 'OVERLOADED' satisfies ErrorCode, retryAfterSeconds: 1 },
  });

/** The answer was not ready in time, and what was being asked of databases for it is given up. */
export const timedOut = (milliseconds: number): GraphQLError =>
  new GraphQLError(`The answer took longer than ${milliseconds} ms.`, {
    extensions: { code: 'TIMEOUT' satisfies ErrorCode },
  });
