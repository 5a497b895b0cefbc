import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isLocal } from '../kernel/loopback.ts';
import type { Metrics } from '../observability/metrics.ts';

export interface MetricsAccess {
  readonly metrics: Metrics;
  /** Whoever sends it as a bearer token may read them. */
  readonly token: string | undefined;
  readonly development: boolean;
}

/**
 * `/metrics`, for whoever has the token. Without one nobody may read them, except on a developer's own machine. Others
 * are told that there is nothing.
 */
export function addMetrics(app: FastifyInstance, { metrics, token, development }: MetricsAccess): void {
  const mayRead = token
    ? (request: FastifyRequest) => matches(request.headers.authorization, `Bearer ${token}`)
    : (request: FastifyRequest) => development && isLocal(request.socket.remoteAddress, request.headers);

  app.get('/metrics', { config: { unobserved: true } }, async (request, reply) => {
    if (!mayRead(request)) return reply.callNotFound();
    return reply
      .headers({ 'content-type': metrics.contentType, 'cache-control': 'no-store' })
      .send(await metrics.text());
  });
}

/** Compares digests, so that the time it takes tells nothing. */
const matches = (sent: string | undefined, wanted: string): boolean =>
  timingSafeEqual(digest(sent ?? ''), digest(wanted));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
