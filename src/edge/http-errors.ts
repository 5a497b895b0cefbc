import { GraphQLError } from 'graphql';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';
import { statusOf, titleOf } from '../kernel/error-codes.ts';
import { badRequest, defect, limitExceeded, requestEnded, RequestRefused } from '../kernel/errors.ts';
import type { Limits } from '../kernel/limits.ts';
import { observe, observeUnread, type Observers } from './observe-requests.ts';

/** No browser shall take an answer for something else than it says it is. */
export const noSniffing = { 'x-content-type-options': 'nosniff' } as const;

/** A refusal as the clients of a transport read it. */
interface ToldRefusal {
  readonly type: string;
  readonly text: string;
  /** Beside those that a refusal has in whatever form. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The form in which a transport tells its refusals. `error` is what was thrown. */
export type RefusalForm = (refused: RequestRefused, request: FastifyRequest, error?: unknown) => ToldRefusal;

/** As GraphQL tells them, in the media type that the client prefers, as Apollo Server answers its own. */
export const asGraphQL: RefusalForm = ({ errors }, { headers: { accept } }) => ({
  type: accept?.includes('application/graphql-response+json')
    ? 'application/graphql-response+json'
    : 'application/json',
  text: JSON.stringify({ errors }),
});

interface ErrorParts {
  readonly limits: Limits;
  readonly onDefect: (error: unknown) => void;
}

/** What was said of an answer before it failed. */
const headersOfAnswer = [
  'content-disposition',
  'content-encoding',
  'content-length',
  'etag',
  'last-modified',
  'link',
  'x-opsgraph-absent',
  'x-opsgraph-partial',
  'x-opsgraph-stale',
  'x-opsgraph-unknown',
];

/** Answers whatever is thrown in these routes in one form. */
export function answerErrors(app: FastifyInstance, form: RefusalForm, parts: ErrorParts): void {
  app.setErrorHandler((error, _request, reply) => {
    for (const header of headersOfAnswer) void reply.removeHeader(header);
    return refuse(reply, refusalOf(error, parts), form, error);
  });
}

/** Answers a request with why it is refused. */
function refuse(
  reply: FastifyReply,
  refused: RequestRefused,
  form: RefusalForm,
  error: unknown = refused,
): FastifyReply {
  const { request } = reply;
  for (const code of refused.codes) request.observed?.codes.add(code);
  const { type, text, headers } = form(refused, request, error);
  return reply
    .code(refused.status)
    .headers({
      ...noSniffing,
      ...Object.fromEntries(refused.headers),
      ...headers,
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
    })
    .send(text);
}

/** What fastify refuses before any hook runs. The address may hold a key, and is not repeated. */
export function answerUnroutable(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  observers: Observers,
  form: RefusalForm,
): void {
  const code = 'BAD_REQUEST';
  const status = statusOf(code, error.statusCode);
  const message = status === 414 ? 'A part of the address is too long.' : 'The address cannot be read.';
  request.observed = observe(request, reply, undefined, observers);
  void reply.header('referrer-policy', 'no-referrer');
  refuse(reply, new RequestRefused(message, { code }, status), form);
}

/** What Node itself refuses, before there is a request. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket, observers: Observers): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  socket.end(refusalOnSocket(unread(error), observers));
}

/** A refusal for who has no reply yet: a whole answer, for a bare socket that ends with it. */
export function refusalOnSocket(refused: RequestRefused, observers: Observers, requestId?: string): string {
  const { status, headers, errors, codes } = refused;
  const text = JSON.stringify({ errors });
  const lines = Object.entries({
    'x-request-id': observeUnread(observers, status, String(codes[0]), requestId),
    ...noSniffing,
    ...Object.fromEntries(headers),
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${titleOf(status)}`, ...lines, '', text].join('\r\n');
}

function unread({ code }: NodeJS.ErrnoException): RequestRefused {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new RequestRefused('The headers are too long.', { code: 'LIMIT_EXCEEDED' }, 431);
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new RequestRefused('The request took too long to arrive.', { code: 'TIMEOUT' }, 408);
  return badRequest('This is no HTTP request.');
}

/**
 * What a request is refused with, whichever form its transport answers in. What nobody made on purpose is told to
 * `onDefect`, and to the client in one sentence.
 */
export function refusalOf(error: unknown, { limits, onDefect }: ErrorParts): RequestRefused {
  if (error instanceof GraphQLError) return RequestRefused.by(error);
  const { code, statusCode = 500, message } = (error ?? {}) as Partial<FastifyError>;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return bodyTooLarge(limits);
  // A client has left while its answer was packed: nobody is told.
  if (code === 'ERR_STREAM_PREMATURE_CLOSE') return RequestRefused.by(requestEnded);
  if (statusCode < 500)
    return new RequestRefused(String(message), { code: 'BAD_REQUEST' }, statusOf('BAD_REQUEST', statusCode));
  onDefect(error);
  return defect();
}

const bodyTooLarge = ({ bodyBytes }: Limits): RequestRefused =>
  limitExceeded(
    `The body is longer than ${bodyBytes} bytes.`,
    { limit: 'bodyBytes', maximum: bodyBytes },
    413,
  );
