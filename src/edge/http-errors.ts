import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { RequestRefused, limitExceeded, type ErrorCode } from '../kernel/errors.ts';
import type { Limits } from '../kernel/limits.ts';
import { observe, observeUnread, type Observers } from './observe-requests.ts';

/** No browser shall take an answer for something else than it says it is. */
export const noSniffing = { 'x-content-type-options': 'nosniff' } as const;

/** Errors before GraphQL begins (a body that is no JSON, too long, or sent elsewhere), in the form its clients read. */
export function answerErrorsAsGraphQL(
  app: FastifyInstance,
  limits: Limits,
  onDefect: (error: unknown) => void,
): void {
  app.setErrorHandler<FastifyError | GraphQLError>((error, _request, reply) => {
    const { message, extensions, status, headers } = refusalOf(error, limits, onDefect);
    return answerErrors(reply, [{ message, extensions }], status, headers);
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send(body('There is nothing here. The graph is at /graphql.', 'NOT_FOUND')),
  );
}

/** Answers a request with errors, in the media type that its client prefers, as Apollo Server answers its own. */
export function answerErrors(
  reply: FastifyReply,
  errors: readonly GraphQLFormattedError[],
  status: number,
  headers: Iterable<readonly [string, string]>,
): FastifyReply {
  const type = reply.request.headers.accept?.includes('application/graphql-response+json')
    ? 'application/graphql-response+json'
    : 'application/json';
  return reply
    .code(status)
    .headers({
      ...Object.fromEntries(headers),
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
    })
    .send(JSON.stringify({ errors }));
}

/** Answers a refusal in a form of its own where the address has one; null where it has none. */
export type RefusalForm = (reply: FastifyReply, refused: RequestRefused) => FastifyReply | null;

/** What fastify refuses before any hook runs. The address may hold a key, and is not repeated. */
export function answerUnroutable(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  observers: Observers,
  form?: RefusalForm,
) {
  const status = error.statusCode ?? 400;
  const code = 'BAD_REQUEST';
  const message = status === 414 ? 'A part of the address is too long.' : 'The address cannot be read.';
  observe(request, reply, undefined, observers).codes.add(code);
  void reply
    .code(status)
    .headers({ ...noSniffing, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  return form?.(reply, new RequestRefused(message, { code }, status)) ?? reply.send(body(message, code));
}

/** What Node itself refuses, before there is a request: an answer is written to the bare socket. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket, observers: Observers): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, message, code] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ([431, 'The headers are too long.', 'LIMIT_EXCEEDED'] as const)
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ([408, 'The request took too long to arrive.', 'TIMEOUT'] as const)
        : ([400, 'This is no HTTP request.', 'BAD_REQUEST'] as const);
  const text = JSON.stringify(body(message, code));
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      `X-Request-Id: ${observeUnread(observers, status, code)}`,
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(text)}`,
      'Cache-Control: no-store',
      'X-Content-Type-Options: nosniff',
      'Connection: close',
      '',
      text,
    ].join('\r\n'),
  );
}

export const body = (message: string, code: string) => ({ errors: [{ message, extensions: { code } }] });

/**
 * What a request is refused with, whichever form its door tells that in. What nobody made on purpose is told to
 * `onDefect`, and to the client in one sentence.
 */
export function refusalOf(
  error: FastifyError | GraphQLError,
  limits: Limits,
  onDefect: (error: unknown) => void,
): RequestRefused {
  if (error instanceof RequestRefused) return error;
  if (error instanceof GraphQLError) {
    const extensions = error.extensions as { readonly code: ErrorCode };
    return new RequestRefused(error.message, extensions, 400);
  }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return bodyTooLarge(limits);
  const { statusCode = 500, message } = error;
  if (statusCode < 500) return new RequestRefused(message, { code: 'BAD_REQUEST' }, statusCode);
  onDefect(error);
  return new RequestRefused(
    'Something went wrong on our side.',
    { code: 'INTERNAL_SERVER_ERROR' },
    statusCode,
  );
}

const bodyTooLarge = ({ bodyBytes }: Limits): RequestRefused =>
  limitExceeded(
    `The body is longer than ${bodyBytes} bytes.`,
    { limit: 'bodyBytes', maximum: bodyBytes },
    413,
  );
