import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../observability/log.ts';
import type { Metrics } from '../observability/metrics.ts';
import { ObservedRequest, unlisted, withinRequest } from '../observability/request.ts';
import { whenEnded } from './deadline.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What is learnt of this request; none on routes that are not observed. */
    observed: ObservedRequest | undefined;
  }
  interface FastifyContextConfig {
    /** Asked by machines every few seconds: neither logged nor counted. */
    unobserved?: boolean;
  }
}

/** An id that came along is kept if it can stand in a log and a header. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const sent = headers['x-request-id'];
  return typeof sent === 'string' && /^[\w.:-]{1,128}$/.test(sent) ? sent : randomUUID();
}

/** Where it is told of requests. */
export interface Observers {
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** Gives every request its id, one log line, its metrics and its span. */
export function observeRequests(app: FastifyInstance, observers: Observers): void {
  app.decorateRequest('observed', undefined);

  app.addHook('onRequest', (request, reply, done) => {
    const { url, config } = request.routeOptions;
    if (config.unobserved) {
      void reply.header('x-request-id', request.id);
      return done();
    }
    request.observed = observe(request, reply, url, observers);
    withinRequest(request.observed, done);
  });

  // Reading a body leaves the request's own chain of calls.
  app.addHook('preValidation', ({ observed }, _reply, done) => {
    if (observed) withinRequest(observed, done);
    else done();
  });

  // Whichever room refuses a request, its answer says with which code.
  app.addHook('onSend', ({ observed }, reply, payload, done) => {
    if (observed && reply.statusCode >= 400 && typeof payload === 'string') {
      for (const code of codesIn(payload)) observed.codes.add(code);
    }
    done();
  });
}

/** From here on a request is observed; `route` is the pattern of where it goes, if it goes anywhere. */
export function observe(
  { id, method, headers, raw: { socket } }: FastifyRequest,
  reply: FastifyReply,
  route: string | undefined,
  { log, metrics }: Observers,
): ObservedRequest {
  void reply.header('x-request-id', id);
  const observed = new ObservedRequest({ id, method, route, headers, metrics });
  const bytesBefore = socket.bytesWritten;
  // Comes once however it ends; an answer that was not written to its end had nobody left to read it.
  whenEnded(reply, () => {
    const status = reply.raw.writableFinished ? reply.raw.statusCode : 499;
    log.info(observed.end(status, (socket.bytesWritten ?? NaN) - bytesBefore), 'request');
  });
  return observed;
}

/** Tells of what was refused before it was a request, with nothing of what it said; returns its id. */
export function observeUnread(
  { log, metrics }: Observers,
  status: number,
  code: string,
  requestId: string = randomUUID(),
): string {
  metrics.unread(status, code);
  log.info({ requestId, operation: unlisted, status, codes: [code] }, 'request');
  return requestId;
}

function codesIn(payload: string): string[] {
  try {
    const { errors } = JSON.parse(payload) as { errors?: { extensions?: { code?: string } }[] };
    return (errors ?? []).flatMap(({ extensions }) => extensions?.code ?? []);
  } catch {
    return [];
  }
}
