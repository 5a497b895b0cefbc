import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyCorsOptions } from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import { RequestRefused } from '../kernel/errors.ts';
import { isLoopback } from '../kernel/loopback.ts';

/** Whether a page of this origin may read what it is answered. */
export type AllowsOrigin = (origin: string) => boolean;

/** The origins that the configuration lists; in development also every page that this machine serves. */
export function allowedOrigins(listed: readonly string[], development: boolean): AllowsOrigin {
  const origins = new Set(listed);
  return (origin) => origins.has(origin) || (development && isLoopback(URL.parse(origin)?.hostname ?? ''));
}

/** No cookie says who asks, so a browser has no credentials to send along: a page must bring its own. */
export const crossOrigin = (allows: AllowsOrigin): FastifyCorsOptions => ({
  origin: (origin, answer) => answer(null, origin !== undefined && allows(origin)),
  methods: ['GET', 'HEAD', 'POST'],
  exposedHeaders: [
    'ETag',
    'Link',
    'RateLimit',
    'RateLimit-Policy',
    'Retry-After',
    'X-Opsgraph-Absent',
    'X-Opsgraph-Partial',
    'X-Opsgraph-Stale',
    'X-Opsgraph-Unknown',
    'X-Request-Id',
  ],
  // Two hours are the longest that browsers remember.
  maxAge: 7_200,
  // The routes answer OPTIONS themselves, whoever asks.
  preflightContinue: true,
  strictPreflight: false,
});

/**
 * Whether a browser says that a page sends this which is neither of this server nor of an origin that may ask. A
 * WebSocket, a stream of events and a GET are sent across sites without asking us first, and what is no browser sends
 * neither header.
 */
export function isForeign(headers: IncomingHttpHeaders, allows: AllowsOrigin): boolean {
  const { origin, host } = headers;
  if (origin !== undefined && allows(origin)) return false;
  // A page without an origin of its own says null.
  if (origin !== undefined && (URL.parse(origin)?.host ?? null) !== (host?.toLowerCase() ?? '')) return true;
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

/** Throws RequestRefused for what a foreign page sends. */
export function refuseForeign(headers: IncomingHttpHeaders, allows: AllowsOrigin): void {
  if (isForeign(headers, allows)) throw new RequestRefused('Not from this page.', { code: 'FORBIDDEN' });
}

/** Refuses on these routes what a foreign page sends; a preflight asks for nothing yet. */
export function refuseForeignPages(app: FastifyInstance, allows: AllowsOrigin): void {
  app.addHook('onRequest', async ({ method, headers }) => {
    if (method !== 'OPTIONS') refuseForeign(headers, allows);
  });
}
