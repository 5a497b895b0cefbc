import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { statusOf } from '../kernel/error-codes.ts';
import {
  badRequest,
  defect,
  limitExceeded,
  notFound,
  requestEnded,
  RequestRefused,
} from '../kernel/errors.ts';
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
  app.setNotFoundHandler((_request, reply) => {
    const refused = notFound();
    return reply.code(refused.status).send(body(refused));
  });
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
  const code = 'BAD_REQUEST';
  const status = statusOf(code, error.statusCode);
  const message = status === 414 ? 'A part of the address is too long.' : 'The address cannot be read.';
  const refused = new RequestRefused(message, { code }, status);
  observe(request, reply, undefined, observers).codes.add(code);
  void reply
    .code(status)
    .headers({ ...noSniffing, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  return form?.(reply, refused) ?? reply.send(body(refused));
}

/** What Node itself refuses, before there is a request: an answer is written to the bare socket. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket, observers: Observers): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const refused = unread(error);
  const { status } = refused;
  const text = JSON.stringify(body(refused));
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      `X-Request-Id: ${observeUnread(observers, status, String(refused.extensions['code']))}`,
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

function unread({ code }: NodeJS.ErrnoException): RequestRefused {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new RequestRefused('The headers are too long.', { code: 'LIMIT_EXCEEDED' }, 431);
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new RequestRefused('The request took too long to arrive.', { code: 'TIMEOUT' }, 408);
  return badRequest('This is no HTTP request.');
}

/** A refusal as GraphQL tells it. */
export const body = ({ message, extensions }: RequestRefused) => ({ errors: [{ message, extensions }] });

/**
 * What a request is refused with, whichever form its transport answers in. What nobody made on purpose is told to
 * `onDefect`, and to the client in one sentence.
 */
export function refusalOf(
  error: FastifyError | GraphQLError,
  limits: Limits,
  onDefect: (error: unknown) => void,
): RequestRefused {
  if (error instanceof GraphQLError) return RequestRefused.by(error);
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return bodyTooLarge(limits);
  // A client has left while its answer was packed: nobody is told.
  if (error.code === 'ERR_STREAM_PREMATURE_CLOSE') return RequestRefused.by(requestEnded);
  const { statusCode = 500, message } = error;
  if (statusCode < 500)
    return new RequestRefused(message, { code: 'BAD_REQUEST' }, statusOf('BAD_REQUEST', statusCode));
  onDefect(error);
  return defect();
}

const bodyTooLarge = ({ bodyBytes }: Limits): RequestRefused =>
  limitExceeded(
    `The body is longer than ${bodyBytes} bytes.`,
    { limit: 'bodyBytes', maximum: bodyBytes },
    413,
  );
