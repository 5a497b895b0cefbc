import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller } from '../domain/caller.ts';
import type { RequestsAtOnce } from '../policy/limits/at-once.ts';
import { takePlace } from './http-limits.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; none before sign-in, and on routes that ask nobody. */
    caller: Caller | undefined;
  }
}

/**
 * Asks who sends each request of these routes, from its headers alone: whoever is nobody is refused before we wait for a
 * body, and takes no place from others meanwhile.
 */
export function signIn(
  app: FastifyInstance,
  identify: (request: FastifyRequest) => Promise<Caller>,
  atOnce: RequestsAtOnce,
): void {
  app.decorateRequest('caller', undefined);
  app.addHook('onRequest', async (request, reply) => {
    // A browser's preflight brings no credentials, and is told nothing.
    if (request.method === 'OPTIONS') return;
    const caller = await identify(request);
    if (request.observed) request.observed.caller = caller.id;
    takePlace(reply, atOnce, caller);
    request.caller = caller;
  });
}

/** Who sends a request that has passed `signIn`. */
export function callerOf({ caller }: FastifyRequest): Caller {
  if (!caller) throw new Error('Nobody has signed in on this route.');
  return caller;
}
