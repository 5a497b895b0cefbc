import fastify, { type FastifyInstance } from 'fastify';
import type { Limits } from '../kernel/limits.ts';
import { anonymousKeepAlive, Connections } from './connections.ts';
import { addHealth, type HealthParts } from './health.ts';
import { httpLimits } from './http-limits.ts';
import { addMetrics, type MetricsAccess } from './metrics-endpoint.ts';
import type { Observers } from './observe-requests.ts';

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
