import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Limits } from '../kernel/limits.ts';
import { anonymousKeepAlive, Connections } from './connections.ts';
import { addHealth, type HealthParts } from './health.ts';
import { httpLimits } from './http-limits.ts';
import type { Observers } from './observe-requests.ts';
import { createHash, timingSafeEqual } from 'node:crypto';
import { isLocal } from '../kernel/loopback.ts';
import type { Metrics } from '../observability/metrics.ts';

type ProbesParts = HealthParts & MetricsAccess & Observers & { readonly limits: Limits };

/** A listener for probes and metrics alone, which share no limit of connections with callers then. */
export function createProbes(parts: ProbesParts): FastifyInstance {
  const { http, ...limits } = httpLimits(parts.limits, parts);
  const app = fastify({
    ...limits,
    http: { ...http, shouldUpgradeCallback: () => false },
    keepAliveTimeout: anonymousKeepAlive,
    forceCloseConnections: true,
  });
  // More than all who probe and scrape one process.
  new Connections({ connections: 100, connectionsPerAddress: 100 }).attach(app);
  addHealth(app, parts);
  addMetrics(app, parts);
  return app;
}

interface MetricsAccess {
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
