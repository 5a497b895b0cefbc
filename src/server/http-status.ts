import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { ErrorCode } from '../domain/errors.ts';

/** The status that a code of ours is answered with where nothing has run; 400 for all others. */
const statuses: Partial<Record<ErrorCode, number>> = {
  THROTTLED: 429,
  OVERLOADED: 503,
  TIMEOUT: 504,
  INTERNAL_SERVER_ERROR: 500,
};

export interface HttpHead {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Status and headers of an answer that holds this error alone. */
export function httpHead({ extensions }: GraphQLError): HttpHead {
  const seconds = extensions['retryAfterSeconds'];
  return {
    status: statuses[extensions['code'] as ErrorCode] ?? 400,
    headers: seconds === undefined ? {} : { 'retry-after': String(seconds) },
  };
}

/** The same for Apollo, which answers 500 to whatever is thrown before the execution unless it is told otherwise. */
export function asRefusal(error: unknown): unknown {
  if (!(error instanceof GraphQLError)) return error;
  const { status, headers } = httpHead(error);
  // The explorer's package declares these headers for all as a record; Apollo reads a map.
  const http = { status, headers: new HeaderMap(Object.entries(headers)) as never };
  return new GraphQLError(error.message, { extensions: { ...error.extensions, http } });
}
