import { HeaderMap, type GraphQLResponse } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { RequestRefused } from '../kernel/errors.ts';

/**
 * An error thrown before the execution, for Apollo, which answers 500 to it unless it is told a status: a refusal's own,
 * 400 for all others of GraphQL.
 */
export function asRefusal(error: unknown): unknown {
  if (!(error instanceof GraphQLError)) return error;
  const isRefusal = error instanceof RequestRefused;
  const http = {
    status: isRefusal ? error.status : 400,
    headers: new HeaderMap(isRefusal ? error.headers : []),
  };
  const extensions: Record<string, unknown> = { ...error.extensions, http };
  return new GraphQLError(error.message, { extensions });
}

/** Answers a refusal in place of what there was to answer. */
export function answerInstead(response: GraphQLResponse, refusal: RequestRefused): void {
  const { message, extensions, status, headers } = refusal;
  response.body = { kind: 'single', singleResult: { errors: [{ message, extensions }] } };
  response.http.status = status;
  for (const [name, value] of new HeaderMap(headers)) response.http.headers.set(name, value);
}
