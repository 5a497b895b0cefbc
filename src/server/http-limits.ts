import type { GraphQLError } from 'graphql';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifyHttpOptions } from 'fastify';
import type { Server } from 'node:http';
import { MIMEType } from 'node:util';
import { limitExceeded, RequestRefused, timedOut } from '../domain/errors.ts';
import type { Limits } from '../domain/limits.ts';
import type { RequestsAtOnce } from '../policy/limits/at-once.ts';
import { answer, answerClientError, body } from './http-errors.ts';
import { whenEnded } from './when-ended.ts';

/** What fastify and Node hold requests against by themselves. */
export const httpLimits = (limits: Limits) =>
  ({
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.receiveMs,
    // A client that stops reading its answer: longer than a request may take, during which nothing moves either.
    connectionTimeout: limits.requestMs + limits.receiveMs,
    http: {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.receiveMs,
      // Node looks every so often who is late, by default each half minute.
      connectionsCheckingInterval: Math.ceil(limits.receiveMs / 10),
    },
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, _request, reply) =>
      void (reply as FastifyReply).code(error.statusCode ?? 400).send(body(error.message, 'BAD_REQUEST')),
  }) satisfies FastifyHttpOptions<Server>;

/** What is checked at the door of the graph: to be registered around its route alone. */
export function guardRoute(app: FastifyInstance, limits: Limits, atOnce: RequestsAtOnce): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.length > limits.urlBytes) return answer(reply, urlTooLong(limits));
    if (!isUtf8(request)) return answer(reply, onlyUtf8());
    whenEnded(reply, atOnce.enter());
    answerInTime(reply, limits);
  });
  app.addHook('onSend', async (_request, reply, payload) => {
    // What is answered depends on who asks.
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    if (typeof payload !== 'string' || Buffer.byteLength(payload) <= limits.responseBytes) return payload;
    const error = responseTooLong(limits);
    void reply
      .code(400)
      .removeHeader('content-length')
      .removeHeader('etag')
      .header('cache-control', 'no-store');
    return JSON.stringify({ errors: [error] });
  });
}

/** Fastify's own handlerTimeout takes a body that has been read for a client that has left, and stops its clock. */
function answerInTime(reply: FastifyReply, { requestMs }: Limits): void {
  const late = setTimeout(() => void answer(reply, timedOut(requestMs)), requestMs);
  whenEnded(reply, () => clearTimeout(late));
}

/** JSON is UTF-8. What reads otherwise to a filter in front of us must not be taken as UTF-8 here. */
function isUtf8({ headers }: FastifyRequest): boolean {
  const charset = charsetOf(headers['content-type']);
  return charset === null || /^utf-?8$/i.test(charset);
}

/** Null where none is named; what is no content type at all is refused by fastify. */
function charsetOf(contentType: string | undefined): string | null {
  if (contentType === undefined) return null;
  try {
    return new MIMEType(contentType).params.get('charset');
  } catch {
    return null;
  }
}

const responseTooLong = ({ responseBytes }: Limits): GraphQLError =>
  limitExceeded(`The answer is longer than ${responseBytes} bytes. Ask for smaller pages.`, {
    limit: 'responseBytes',
    maximum: responseBytes,
  });

const urlTooLong = ({ urlBytes }: Limits): GraphQLError =>
  limitExceeded(`The URL is longer than ${urlBytes} bytes.`, { limit: 'urlBytes', maximum: urlBytes }, 414);

const onlyUtf8 = (): GraphQLError =>
  new RequestRefused('Only UTF-8 is understood.', { code: 'BAD_REQUEST' }, 415);
