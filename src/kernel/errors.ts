import { GraphQLError } from 'graphql';
import type { Scope } from './caller.ts';
import type { Limits } from './limits.ts';
import type { SourceName } from './source-name.ts';

/** Codes in `extensions.code` that clients may rely on. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'METHOD_NOT_ALLOWED'
  | 'UNAUTHENTICATED'
  | 'AUTHENTICATION_UNAVAILABLE'
  | 'FORBIDDEN'
  | 'AUDIT_UNAVAILABLE'
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
  | 'NO_TABLE'
  | 'WRONG_TRANSPORT'
  | 'REQUEST_TIMEOUT'
  | 'REQUEST_ENDED'
  | 'INTERNAL_SERVER_ERROR';

/** What a client may rely on beside the words. */
type Extensions = { readonly code: ErrorCode } & Readonly<Record<string, unknown>>;

const failure = (message: string, extensions: Extensions) => new GraphQLError(message, { extensions });

/** The caller asked for something that cannot be asked; `message` says which part, in the caller's words. */
export const badUserInput = (message: string) => failure(message, { code: 'BAD_USER_INPUT' });

/**
 * The same error at a place of the answer, as GraphQL would tell it, but not made anew: of an error the stack is dear, and
 * thousands of rows may lack the same.
 */
export const toldAt = (told: GraphQLError, path: readonly (string | number)[]): GraphQLError =>
  Object.create(told, { path: { value: path, enumerable: true } }) as GraphQLError;

/** A filter lets through more than the question can take; `message` names the filter and the bound. */
export const filterTooBroad = (message: string, bound: Readonly<Record<string, unknown>> = {}) =>
  failure(message, { code: 'FILTER_TOO_BROAD', ...bound });

/**
 * A database did not answer, or what it was asked took too long: `slow` says how. The cause is for the log and never
 * leaves the server.
 */
export class SourceUnavailable extends GraphQLError {
  constructor(source: SourceName, cause?: unknown, slow?: string) {
    super(`The ${source} database ${slow ?? 'did not answer'}.`, {
      extensions: {
        code: 'SOURCE_UNAVAILABLE' satisfies ErrorCode,
        source,
        ...(slow !== undefined && { reason: 'STATEMENT_TIMEOUT' }),
      },
    });
    this.cause = cause;
  }
}

/** The request met its deadline: what had been read by then is answered, and the rest is this error. */
export const requestTimedOut = (milliseconds: number) =>
  failure(`The request took longer than ${milliseconds / 1_000} seconds.`, { code: 'REQUEST_TIMEOUT' });

/** Nobody waits for the answer any more: the client has left, or has been answered. */
export const requestEnded = failure('The request has ended.', { code: 'REQUEST_ENDED' });

/** Rates are kept with costs. */
const source: SourceName = 'cogs';

/** A sum over unlike currencies lacks a rate. */
export const exchangeRateMissing = (from: string, to: string, day: string) =>
  failure(`No exchange rate from ${from} to ${to} is known for ${day}.`, {
    code: 'EXCHANGE_RATE_MISSING',
    source,
    from,
    to,
    day,
  });

/** A report would hold more than it may: it is refused whole, never cut. */
export const reportTooLarge = (what: string, limit: number) =>
  failure(`The report needs more than ${limit} ${what}.`, { code: 'REPORT_TOO_LARGE', limit });

/** The request itself is not one that can be answered, whatever it asks for. */
export const badRequest = (message: string): RequestRefused =>
  new RequestRefused(message, { code: 'BAD_REQUEST' }, 400);

/** The operation is in no list of those that may run: 404 where it might have been, 403 where it must be. */
export const persistedOperationUnknown = (status: 403 | 404): RequestRefused =>
  new RequestRefused(
    status === 403
      ? 'This server runs only operations of its registry, and this is none of them.'
      : 'No operation of the registry has this id or name.',
    { code: 'PERSISTED_OPERATION_UNKNOWN' },
    status,
  );

/** Asks a client for the text of a hash, in the very words that clients look for. */
export const persistedQueryNotFound = (): RequestRefused =>
  new RequestRefused('PersistedQueryNotFound', { code: 'PERSISTED_QUERY_NOT_FOUND' }, 200);

/** Refuses a request whole. Doors over HTTP answer with its status and headers. */
export class RequestRefused extends GraphQLError {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;

  constructor(
    message: string,
    extensions: Extensions,
    status: number,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message, { extensions });
    this.status = status;
    this.headers = new Map(Object.entries(headers));
  }
}

/**
 * Who asks cannot be told by the credentials, or none were `given`: with the challenge of RFC 6750. `message` says what
 * is wrong and holds nothing of the credentials.
 */
export const unauthenticated = (message: string, given: boolean): RequestRefused =>
  new RequestRefused(message, { code: 'UNAUTHENTICATED' }, 401, {
    'www-authenticate': `Bearer realm="opsgraph"${given ? ', error="invalid_token"' : ''}`,
  });

/** Nobody can tell now whether the credentials are good, so they open nothing. */
export const authenticationUnavailable = (retryAfterSeconds: number): RequestRefused =>
  new RequestRefused(
    'The key of this access token is not known, and its issuer does not answer or was asked a moment ago. Try again.',
    { code: 'AUTHENTICATION_UNAVAILABLE' },
    503,
    { 'retry-after': String(retryAfterSeconds) },
  );

/** The caller lacks scopes; `what` is a schema coordinate, and of `requiredScopes` all of one inner list are needed. */
export const forbidden = (what: string, requiredScopes: readonly (readonly Scope[])[]) =>
  failure(`${what} needs the scope ${requiredScopes.map((all) => all.join(' and ')).join(', or ')}.`, {
    code: 'FORBIDDEN',
    requiredScopes,
  });

/** The caller is held to brands, and `what` is summed over all of them. */
export const heldToBrands = (what: string) =>
  failure(`${what} is summed over all brands, and this caller may see only some.`, { code: 'FORBIDDEN' });

/** Personal data were read and it cannot be written down, so they stay here. */
export const auditUnavailable = (): RequestRefused =>
  new RequestRefused(
    'Readings of personal data cannot be written down now, so none are given out. Ask without personal data.',
    { code: 'AUDIT_UNAVAILABLE' },
    503,
    { 'retry-after': '5' },
  );

/**
 * A request goes beyond one of the limits of docs/limits.md; `limit` names it as the settings do. The status is HTTP's own
 * where it has one.
 */
export const limitExceeded = (
  message: string,
  bound: { readonly limit: keyof Limits; readonly maximum: number },
  status = 400,
  headers: Readonly<Record<string, string>> = {},
): RequestRefused => new RequestRefused(message, { code: 'LIMIT_EXCEEDED', ...bound }, status, headers);

export const urlTooLong = (maximum: number): RequestRefused =>
  limitExceeded(`The URL is longer than ${maximum} bytes.`, { limit: 'urlBytes', maximum }, 414);

/** So much waits for a subscriber that it would have to be kept without bound: it subscribes anew, and asks how things stand. */
export const subscriberTooSlow = (maximum: number): RequestRefused =>
  limitExceeded(
    `More than ${maximum} changes wait for this subscriber. Ask how things stand, and subscribe again.`,
    { limit: 'subscriptionPending', maximum },
    429,
  );

/** Queries are asked over HTTP and subscriptions told over WebSocket or server-sent events: see docs/live.md. */
export const wrongTransport = (asked: 'query' | 'subscription'): RequestRefused =>
  new RequestRefused(
    asked === 'query'
      ? 'Only subscriptions are told here. Send queries to /graphql over HTTP.'
      : 'Subscriptions are told over WebSocket at /graphql, or as server-sent events at /graphql/stream.',
    { code: 'WRONG_TRANSPORT' },
    400,
  );

/** An operation costs more than any may, or than this caller may ever spend at once: waiting does not help. */
export const maximumCostExceeded = (cost: number, maximum: number): RequestRefused =>
  new RequestRefused(
    `The operation costs ${cost}; at most ${maximum} is allowed. Ask for smaller pages.`,
    { code: 'MAX_COST_EXCEEDED', cost, maximum },
    400,
  );

/** The caller asks too much at a time; the same request is welcome after so many seconds. */
export const throttled = (message: string, retryAfterSeconds: number): RequestRefused =>
  new RequestRefused(message, { code: 'THROTTLED', retryAfterSeconds }, 429, {
    'retry-after': String(retryAfterSeconds),
  });

/** The process answers as many requests as it can. */
export const overloaded = (): RequestRefused =>
  new RequestRefused(
    'Too many requests are being answered. Try again in a moment.',
    { code: 'OVERLOADED', retryAfterSeconds: 1 },
    503,
    { 'retry-after': '1' },
  );

/** The answer was not ready in time, and what was being asked of databases for it is given up. */
export const timedOut = (milliseconds: number): RequestRefused =>
  new RequestRefused(`The answer took longer than ${milliseconds} ms.`, { code: 'TIMEOUT' }, 504);

/** As much of a message as helps, in characters: GraphQL repeats in it whatever was sent. */
const longest = 300;

export const shortened = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest)}…` : text;

/**
 * A message without GraphQL's guess at what was meant, which names what nobody may look up. By no pattern: one would be
 * tried at each place of whatever text the caller made the message of.
 */
export function withoutSuggestion(message: string): string {
  const at = message.lastIndexOf(' Did you mean ');
  return at >= 0 && message.endsWith('?') ? message.slice(0, at) : message;
}
