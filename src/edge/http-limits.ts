import type { FastifyInstance, FastifyReply, FastifyHttpOptions } from 'fastify';
import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { finished } from 'node:stream/promises';
import { MIMEType } from 'node:util';
import type { Caller } from '../kernel/caller.ts';
import { limitExceeded, RequestRefused, timedOut, urlTooLong, badRequest } from '../kernel/errors.ts';
import type { Limits } from '../kernel/limits.ts';
import { Slot } from '../kernel/slot.ts';
import type { CallerCounts } from './concurrency.ts';
import {
  answerClientError,
  answerUnroutable,
  asGraphQL,
  noSniffing,
  type RefusalForm,
} from './http-errors.ts';
import type { Observers } from './observe-requests.ts';
import { whenEnded } from './deadline.ts';

/** What fastify and Node hold requests against by themselves. `formOf` tells in which form an address refuses. */
export const httpLimits = (
  limits: Limits,
  observers: Observers,
  formOf: (url: string) => RefusalForm = () => asGraphQL,
) =>
  ({
    bodyLimit: limits.bodyBytes,
    // Who reads an address reads it by itself, once its length is known to be none too long.
    routerOptions: { querystringParser: () => ({}) },
    requestTimeout: limits.receiveMs,
    // A client that stops reading its answer: longer than a request may take, during which nothing moves either.
    connectionTimeout: limits.requestMs + limits.receiveMs,
    http: {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.receiveMs,
      // Node looks every so often who is late, by default each half minute.
      connectionsCheckingInterval: Math.ceil(limits.receiveMs / 10),
      // Node would refuse a request without one and tell nobody.
      requireHostHeader: false,
    },
    clientErrorHandler: (error, socket) => answerClientError(error, socket, observers),
    frameworkErrors: (error, request, reply) =>
      answerUnroutable(error, request, reply as FastifyReply, observers, formOf(request.url)),
  }) satisfies FastifyHttpOptions<Server>;

/**
 * For an answer that may have to wait for what comes next: nothing moves then, and its client is cut off only where there
 * is something for it to take. Without a listener Node would cut it off.
 */
export function cutOffOnlyWhoStopsReading({ raw }: FastifyReply): void {
  raw.on('timeout', (socket: Socket) => {
    if (socket.writableLength > 0) socket.destroy();
  });
}

/** What Node would answer itself, unseen: a request without a host, and one that expects what we do not know. */
export function takeEveryRequest(app: FastifyInstance): void {
  app.server.on('checkExpectation', (request, response) => app.routing(request, response));
  app.addHook('onRequest', async ({ raw }, reply) => {
    void reply.headers(noSniffing);
    const reason = wrongHost(raw);
    if (reason) throw reason;
  });
}

/** What a request holds of those that are answered at once. */
const places = new Slot<FastifyReply, () => void>();

/**
 * Has a request take its place among those that are answered at once. Whose caller is not known yet takes none: while
 * the issuer of tokens is silent, those who wait for it must not shut out all others.
 */
export function takePlace(reply: FastifyReply, concurrency: CallerCounts, caller: Caller): void {
  const leave = concurrency.enter(caller);
  places.set(reply, leave);
  whenEnded(reply, leave);
}

/** How long a client that has been refused may pause in what it sends, in milliseconds. */
const longestPause = 250;

/**
 * Who is still sending when we answer and close is reset, and never reads why: the rest is read first, and forgotten,
 * until it pauses, or for half of the time in which a request has to arrive. It holds no place meanwhile.
 */
export function hearOut(app: FastifyInstance, { receiveMs }: Limits): void {
  app.addHook('onSend', async ({ raw }, reply) => {
    if (raw.complete || raw.destroyed) return;
    places.get(reply)?.();
    const silent = new AbortController();
    const pause = setTimeout(() => silent.abort(), longestPause);
    raw.on('data', () => pause.refresh());
    await finished(raw, { signal: AbortSignal.any([silent.signal, AbortSignal.timeout(receiveMs / 2)]) })
      .catch(() => void reply.header('connection', 'close'))
      .finally(() => clearTimeout(pause));
  });
}

/** What of a request says whether the rest of it is read. */
export type RequestHead = Pick<IncomingMessage, 'headers' | 'method' | 'url'>;

/** Throws RequestRefused for a request that nobody may send, by its first line and its headers. */
export function refuseUnreadable({ headers, method, url = '' }: RequestHead, { urlBytes }: Limits): void {
  if (url.length > urlBytes) throw urlTooLong(urlBytes);
  if (!isUtf8(headers)) throw new RequestRefused('Only UTF-8 is understood.', { code: 'BAD_REQUEST' }, 415);
  const hasBody = Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined;
  if (hasBody && (method === 'GET' || method === 'HEAD'))
    throw badRequest('A GET says all in its address: it has no body.');
}

/** Refuses what nobody may send before anything of it is read. */
export function requireReadable(app: FastifyInstance, limits: Limits): void {
  app.addHook('onRequest', async (request) => refuseUnreadable(request, limits));
}

/** Answers each request of these routes within its time; what has begun to be told may take its own. */
export function answerInTime(app: FastifyInstance, { requestMs }: Limits): void {
  const clocks = new Slot<FastifyReply, NodeJS.Timeout>();
  app.addHook('onRequest', async (_request, reply) => {
    // Fastify's own handlerTimeout takes a body that has been read for a client that has left, and stops its clock.
    const late = setTimeout(() => void reply.send(timedOut(requestMs)), requestMs);
    clocks.set(reply, late);
    whenEnded(reply, () => clearTimeout(late));
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    clearTimeout(clocks.get(reply));
    done();
  });
}

/** Sends no answer that is longer than one may be, and none that a cache might keep unless it says so. */
export function holdAnswers(app: FastifyInstance, limits: Limits): void {
  app.addHook('onSend', (_request, reply, payload, done) => {
    // What is answered depends on who asks.
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    // A stream is as long as its reader takes it; an error is short.
    const isWhole = typeof payload === 'string' || Buffer.isBuffer(payload);
    const isTooLong = isWhole && reply.statusCode < 400 && Buffer.byteLength(payload) > limits.responseBytes;
    if (isTooLong) done(responseTooLong(limits));
    else done();
  });
}

/** JSON is UTF-8. What reads otherwise to a filter in front of us must not be taken as UTF-8 here. */
function isUtf8(headers: IncomingHttpHeaders): boolean {
  const charset = charsetOf(headers['content-type']);
  return charset === null || /^utf-?8$/i.test(charset);
}

/** Null where none is named; what is no content type at all is refused by fastify. */
function charsetOf(contentType: string | undefined): string | null {
  if (!contentType?.includes(';')) return null;
  try {
    return new MIMEType(contentType).params.get('charset');
  } catch {
    return null;
  }
}

export const responseTooLong = ({ responseBytes }: Limits): RequestRefused =>
  limitExceeded(`The answer is longer than ${responseBytes} bytes. Ask for smaller pages.`, {
    limit: 'responseBytes',
    maximum: responseBytes,
  });

/** Null where a request names one host. Of two, whoever is before us may have gone by the other. */
export function wrongHost({ rawHeaders, httpVersion }: IncomingMessage): RequestRefused | null {
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
  if (hosts > 1) return badRequest('Send one host header.');
  return hosts === 0 && httpVersion === '1.1' ? badRequest('Send a host header.') : null;
}
