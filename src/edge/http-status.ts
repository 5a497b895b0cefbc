import { HeaderMap, type GraphQLResponse } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { isErrorCode, statusOf } from '../kernel/error-codes.ts';
import { RequestRefused } from '../kernel/errors.ts';

/**
 * An error thrown before the execution, for Apollo, which answers 500 to it unless it is told a status: a refusal's own,
 * its code's, or 400 for what GraphQL itself finds wrong.
 */
export function asRefusal(error: unknown): unknown {
  if (!(error instanceof GraphQLError)) return error;
  const { code } = error.extensions;
  const { status, headers } =
    error instanceof RequestRefused
      ? error
      : { status: isErrorCode(code) ? statusOf(code) : 400, headers: [] };
  const http = { status, headers: new HeaderMap(headers) };
  const extensions: Record<string, unknown> = { ...error.extensions, http };
  return new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions, originalError: error });
}

/** Answers a refusal in place of what there was to answer. */
export function answerInstead(response: GraphQLResponse, refusal: RequestRefused): void {
  const { message, extensions, status, headers } = refusal;
  response.body = { kind: 'single', singleResult: { errors: [{ message, extensions }] } };
  response.http.status = status;
  for (const [name, value] of new HeaderMap(headers)) response.http.headers.set(name, value);
}
