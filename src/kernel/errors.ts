import { GraphQLError, type ASTNode, type GraphQLErrorOptions } from 'graphql';
import type { Scope } from './caller.ts';
import { errorCodes, statusOf, type ErrorCode, type StatusOf } from './error-codes.ts';
import type { Limits } from './limits.ts';
import { memoized } from './memoized.ts';
import type { SourceName } from './source-name.ts';

/** What a client may rely on beside the words. */
type Extensions<Code extends ErrorCode = ErrorCode> = { readonly code: Code } & Readonly<
  Record<string, unknown>
>;

const failure = (message: string, extensions: Extensions, nodes?: readonly ASTNode[]) =>
  new GraphQLError(message, { extensions, ...(nodes && { nodes }) });

/**
 * A value that cannot be meant: where it stands, as a path such as `filter.and[0].price.gte`, what came, and what would
 * do.
 */
export type BadInput = (
  | { readonly argument: string }
  | { readonly variable: string }
  | { readonly parameter: string }
  | { readonly nodes: readonly ASTNode[] }
) & {
  readonly wanted: string;
  /** Nothing where nothing came. */
  readonly got?: unknown;
  /** Where in the document; of a resolver's error the field, if it does not say. */
  readonly nodes?: readonly ASTNode[];
};

/** The caller asked for something that cannot be asked; `message` says which part, in the caller's words. */
export const badUserInput = (message: string, { nodes, got, ...input }: BadInput): GraphQLError =>
  failure(
    message,
    { code: 'BAD_USER_INPUT', ...input, ...(got !== undefined && { got: shownValue(got) }) },
    nodes,
  );

/** Several errors in one: whoever can tell but one tells the first. */
export class SeveralErrors extends GraphQLError {
  readonly others: readonly GraphQLError[];

  constructor([first, ...others]: readonly [GraphQLError, ...GraphQLError[]]) {
    super(first.message, { nodes: first.nodes ?? null, extensions: first.extensions });
    this.others = others;
  }
}

/** How many mistakes of one request are told. */
export const mostMistakes = 20;

/** Throws these errors as one, where there are any. */
export function throwTogether(errors: readonly GraphQLError[]): void {
  const [first, ...others] = errors;
  if (first) throw others.length > 0 ? new SeveralErrors([first, ...others]) : first;
}

/**
 * The same error at a place of the answer, as GraphQL would tell it, but not made anew: of an error the stack is dear, and
 * thousands of rows may lack the same.
 */
export const errorAt = (error: GraphQLError, path: readonly (string | number)[]): GraphQLError =>
  Object.create(error, { path: { value: path, enumerable: true } }) as GraphQLError;

/** A filter lets through more than the question can take; `message` names the filter and the bound. */
export const filterTooBroad = (message: string, bound: Readonly<Record<string, unknown>> = {}) =>
  failure(message, { code: 'FILTER_TOO_BROAD', ...bound });

/**
 * A database did not answer; or it is up, and what it was asked took too long or stands on what it lacks, as `refusal`
 * says. The cause is for the log and never leaves the server.
 */
export class SourceUnavailable extends GraphQLError {
  constructor(
    source: SourceName,
    cause?: unknown,
    refusal?: { readonly says: string; readonly reason: string },
  ) {
    super(`The ${source} database ${refusal?.says ?? 'did not answer'}.`, {
      extensions: {
        code: 'SOURCE_UNAVAILABLE' satisfies ErrorCode,
        source,
        ...(refusal && { reason: refusal.reason }),
      },
    });
    this.cause = cause;
  }
}

/** The request met its deadline: what had been read by then is answered, and the rest is this error. */
export const requestTimedOut = (milliseconds: number) =>
  failure(`The request took longer than ${milliseconds / 1_000} seconds.`, { code: 'REQUEST_TIMEOUT' });

/** Stands for the errors that an answer leaves out, by code. */
export function moreErrors(leftOut: ReadonlyMap<ErrorCode, number>): GraphQLError {
  const counts = [...leftOut].map(([code, count]) => `${count} ${code}`).join(', ');
  const all = [...leftOut.values()].reduce((sum, count) => sum + count, 0);
  const more = Object.fromEntries(leftOut);
  return failure(`${all} more errors are left out: ${counts}.`, { code: 'MORE_ERRORS', more });
}

/** Nobody waits for the answer any more: the client has left, or has been answered. */
export const requestEnded = failure(errorCodes.REQUEST_ENDED.sentence, { code: 'REQUEST_ENDED' });

/** What nobody made on purpose, as it may be told. */
export const defect = (): RequestRefused =>
  new RequestRefused(errorCodes.INTERNAL_SERVER_ERROR.sentence, { code: 'INTERNAL_SERVER_ERROR' });

export const notFound = (): RequestRefused =>
  new RequestRefused(errorCodes.NOT_FOUND.sentence, { code: 'NOT_FOUND' });

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

interface UnusableValue {
  readonly source: SourceName;
  readonly table?: string | undefined;
  readonly column?: string | undefined;
  /** Of its row, as far as that is known. */
  readonly key?: string | undefined;
  /** How many rows are left out, for they have no usable key. */
  readonly rows?: number;
  /** What stands there. */
  readonly value?: string | undefined;
}

/** What a database holds in the place of a value cannot be meant. */
export function sourceValueInvalid({ source, table, column, key, rows, value }: UnusableValue): GraphQLError {
  const place = [source, table, column].filter((part) => part !== undefined).join('.');
  const held =
    value === undefined ? 'what cannot be meant' : value === '' ? 'an empty text' : shortened(value);
  const said =
    rows === undefined
      ? `holds ${held}${key ? ` for ${key}` : ''}`
      : `holds no usable key in ${rows} rows, which are left out`;
  return failure(`${place} ${said}.`, {
    code: 'SOURCE_VALUE_INVALID',
    source,
    ...(table !== undefined && { table }),
    ...(column !== undefined && { column }),
    ...(key && { key }),
    ...(rows !== undefined && { rows }),
    ...(value !== undefined && { value: shortened(value) }),
  });
}

/** A value is none that its type could tell; of what it was worked out, nobody knows here. */
export const valueBeyondType = (value: string, type: string): GraphQLError =>
  failure(`${shortened(value)} is beyond what ${type} can tell.`, {
    code: 'SOURCE_VALUE_INVALID',
    value: shortened(value),
  });

/** Nothing can be known yet of days that are still to come. */
export const periodNotBegun = (from: string) =>
  failure(`Nothing is known yet of a period that begins on ${from}: no day of it is over.`, {
    code: 'PERIOD_NOT_BEGUN',
    from,
  });

/** A report would hold more than it may: it is refused whole, never cut. */
export const reportTooLarge = (what: string, limit: number) =>
  failure(`The report needs more than ${limit} ${what}.`, { code: 'REPORT_TOO_LARGE', limit });

/** The request itself is not one that can be answered, whatever it asks for. */
export const badRequest = (message: string): RequestRefused =>
  new RequestRefused(message, { code: 'BAD_REQUEST' });

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
  new RequestRefused(errorCodes.PERSISTED_QUERY_NOT_FOUND.sentence, { code: 'PERSISTED_QUERY_NOT_FOUND' });

/** Refuses a request whole. Transports over HTTP answer with its status and headers. */
export class RequestRefused<Code extends ErrorCode = ErrorCode> extends GraphQLError {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  /** What else is wrong with it. */
  readonly others: readonly GraphQLError[];

  constructor(
    message: string,
    extensions: Extensions<Code>,
    status: StatusOf<Code> = statusOf(extensions.code),
    headers: Readonly<Record<string, string>> = {},
    others: readonly GraphQLError[] = [],
    place: Pick<GraphQLErrorOptions, 'nodes' | 'source' | 'positions'> = {},
  ) {
    super(message, { ...place, extensions });
    this.status = status;
    this.headers = new Map(Object.entries(headers));
    this.others = others;
  }

  /** An error that was made for one field or one place of a document, where it stands against the request. */
  static by(error: GraphQLError, more: readonly GraphQLError[] = []): RequestRefused {
    if (error instanceof RequestRefused && more.length === 0) return error;
    const { message, extensions, nodes, source, positions } = error;
    const others = error instanceof SeveralErrors ? error.others : more;
    return new RequestRefused(message, extensions as Extensions, undefined, {}, others, {
      nodes,
      source,
      positions,
    });
  }

  /** All that is told of it. */
  get errors(): readonly GraphQLError[] {
    return [this, ...this.others];
  }

  get codes(): readonly string[] {
    return this.errors.map(({ extensions }) => String(extensions['code']));
  }
}

/**
 * Who asks cannot be told by the credentials, or none were `given`: with the challenge of RFC 6750. `message` says what
 * is wrong and holds nothing of the credentials.
 */
export const unauthenticated = (message: string, given: boolean): RequestRefused =>
  new RequestRefused(message, { code: 'UNAUTHENTICATED' }, undefined, {
    'www-authenticate': `Bearer realm="opsgraph"${given ? ', error="invalid_token"' : ''}`,
  });

/** Nobody can tell now whether the credentials are good, so they open nothing. */
export const authenticationUnavailable = (retryAfterSeconds: number): RequestRefused =>
  new RequestRefused(
    errorCodes.AUTHENTICATION_UNAVAILABLE.sentence,
    { code: 'AUTHENTICATION_UNAVAILABLE' },
    undefined,
    { 'retry-after': String(retryAfterSeconds) },
  );

/** The caller lacks scopes; `what` is a schema coordinate, and of `requiredScopes` all of one inner list are needed. */
export const forbidden = (what: string, requiredScopes: readonly (readonly Scope[])[]) =>
  failure(`${what} needs the scope ${requiredScopes.map((all) => all.join(' and ')).join(', or ')}.`, {
    code: 'FORBIDDEN',
    requiredScopes,
  });

/** The caller is restricted to brands, and `what` is summed over all of them. */
export const restrictedToBrands = (what: string) =>
  failure(`${what} is summed over all brands, and this caller may see only some.`, { code: 'FORBIDDEN' });

/** Personal data were read and it cannot be written down, so they stay here. */
export const auditUnavailable = (): RequestRefused =>
  new RequestRefused(errorCodes.AUDIT_UNAVAILABLE.sentence, { code: 'AUDIT_UNAVAILABLE' }, undefined, {
    'retry-after': '5',
  });

/**
 * A request goes beyond one of the limits of docs/limits.md; `limit` names it as the settings do. The status is HTTP's own
 * where it has one.
 */
export const limitExceeded = (
  message: string,
  bound: { readonly limit: keyof Limits; readonly maximum: number },
  status: StatusOf<'LIMIT_EXCEEDED'> = 400,
  headers: Readonly<Record<string, string>> = {},
): RequestRefused => new RequestRefused(message, { code: 'LIMIT_EXCEEDED', ...bound }, status, headers);

export const urlTooLong = (maximum: number): RequestRefused =>
  limitExceeded(`The URL is longer than ${maximum} bytes.`, { limit: 'urlBytes', maximum }, 414);

/**
 * So much waits for a subscriber that it would have to be kept without bound: it subscribes anew, and asks how things
 * stand.
 */
export const subscriberTooSlow = (maximum: number): RequestRefused =>
  limitExceeded(
    `More than ${maximum} changes wait for this subscriber. Ask how things stand, and subscribe again.`,
    { limit: 'subscriptionPending', maximum },
    429,
  );

/** Queries are asked over HTTP and subscriptions told over WebSocket or server-sent events: see docs/live.md. */
export const wrongTransport = (kind: 'query' | 'subscription'): RequestRefused =>
  new RequestRefused(
    kind === 'query'
      ? 'Only subscriptions are told here. Send queries to /graphql over HTTP.'
      : 'Subscriptions are told over WebSocket at /graphql, or as server-sent events at /graphql/stream.',
    { code: 'WRONG_TRANSPORT' },
  );

/** An operation costs more than any may, or than this caller may ever spend at once: waiting does not help. */
export const maximumCostExceeded = (cost: number, maximum: number): RequestRefused =>
  new RequestRefused(`The operation costs ${cost}; at most ${maximum} is allowed. Ask for smaller pages.`, {
    code: 'MAX_COST_EXCEEDED',
    cost,
    maximum,
  });

/** The caller asks too much at a time; the same request is welcome after so many seconds. */
export const throttled = (message: string, retryAfterSeconds: number): RequestRefused =>
  new RequestRefused(message, { code: 'THROTTLED', retryAfterSeconds }, undefined, {
    'retry-after': String(retryAfterSeconds),
  });

/** The process answers as many requests as it can. */
export const overloaded = (message: string = errorCodes.OVERLOADED.sentence): RequestRefused =>
  new RequestRefused(message, { code: 'OVERLOADED', retryAfterSeconds: 1 }, undefined, {
    'retry-after': '1',
  });

/** The answer was not ready in time, and what was being asked of databases for it is given up. */
export const timedOut = (milliseconds: number): RequestRefused =>
  new RequestRefused(`The answer took longer than ${milliseconds} ms.`, { code: 'TIMEOUT' });

/** As much of a message as helps, in characters: GraphQL repeats in it whatever was sent. */
const longest = 300;

export const shortened = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest)}…` : text;

/** A value as JSON, of which no more is written than helps. Values that callers send never change. */
export const shown = (value: unknown): string =>
  typeof value === 'object' && value !== null ? shownObject(value) : written(value);

/** Of thousands of mistakes in one object each shows it, and to begin with its names takes the longer the more there are. */
const shownObject = memoized((value: object) => written(value));

function written(value: unknown): string {
  let text = '';
  const write = (part: unknown): void => {
    if (text.length > longest) return;
    if (typeof part === 'string') text += JSON.stringify(part.slice(0, longest + 1));
    else if (typeof part !== 'object' || part === null) text += String(part);
    else {
      const isList = Array.isArray(part);
      text += isList ? '[' : '{';
      let begun = false;
      for (const key in part) {
        if (text.length > longest) return;
        text += `${begun ? ',' : ''}${isList ? '' : `${JSON.stringify(key)}:`}`;
        begun = true;
        write((part as Readonly<Record<string, unknown>>)[key]);
      }
      text += isList ? ']' : '}';
    }
  };
  write(value);
  return shortened(text);
}

/** What came, in an error: as it is where it is short, as much of it as helps where it is not. */
const shownValue = (value: unknown): unknown =>
  typeof value === 'string' ? shortened(value) : typeof value === 'object' && value ? shown(value) : value;

/**
 * A message without GraphQL's guess at what was meant, which names what nobody may look up. By no pattern: one would be
 * tried at each place of whatever text the caller made the message of.
 */
export function withoutSuggestion(message: string): string {
  const at = message.lastIndexOf(' Did you mean ');
  return at >= 0 && message.endsWith('?') ? message.slice(0, at) : message;
}
