import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller, Scope } from '../kernel/caller.ts';
import type { Budgets } from '../operations/cost/budgets.ts';
import type { CallerCounts } from './concurrency.ts';
import { takePlace } from './http-limits.ts';
import { whenEnded } from './deadline.ts';
import type { Callers } from '../callers/callers.ts';
import { allowedOrigins, isForeign } from './cross-origin.ts';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { forbidden, RequestRefused, unauthenticated } from '../kernel/errors.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; none before sign-in, and on routes that ask nobody. */
    caller: Caller | undefined;
    /** Set where the request was refused though the status of its answer does not say so. */
    wasRefused: boolean;
  }
}

export interface SignIn {
  readonly identify: (request: FastifyRequest) => Promise<Caller>;
  readonly concurrency: CallerCounts;
  readonly budgets: Budgets;
}

/** A scope that a transport needs of its callers, whatever they ask. */
export interface TransportScope {
  readonly scope: Scope;
  /** What it opens. */
  readonly of: string;
}

export interface SignInRules {
  readonly needs?: TransportScope | undefined;
  /** Whether its answers go on for as long as their clients like: other limits count those. */
  readonly isStream?: boolean | undefined;
}

/**
 * Asks who sends each request of these routes, from its headers alone: whoever is nobody, or has nothing left to spend, is
 * refused before we wait for a body, and takes no place from others meanwhile.
 */
export function signIn(app: FastifyInstance, options: SignIn, { needs, isStream }: SignInRules): void {
  const { identify, concurrency, budgets } = options;
  app.decorateRequest('caller', undefined);
  app.decorateRequest('wasRefused', false);
  app.addHook('onRequest', async (request, reply) => {
    // A browser's preflight brings no credentials, and is told nothing.
    if (request.method === 'OPTIONS') return;
    payForRefusal(request, reply, budgets);
    const caller = await identified(request, identify, needs);
    await budgets.refuseSpentSlowly(caller);
    if (!isStream) takePlace(reply, concurrency, caller);
    request.caller = caller;
  });
}

/** Who sends a request, told to its line in the log. Throws RequestRefused. */
export async function identified(
  request: FastifyRequest,
  identify: SignIn['identify'],
  needs?: TransportScope,
): Promise<Caller> {
  const caller = await identify(request);
  if (request.observed) request.observed.caller = caller.id;
  if (needs && !caller.scopes.has(needs.scope)) throw RequestRefused.by(forbidden(needs.of, [[needs.scope]]));
  return caller;
}

/** What is refused once its caller was let in has been read, and its caller pays for that. */
function payForRefusal(request: FastifyRequest, reply: FastifyReply, budgets: Budgets): void {
  const { socket } = request.raw;
  const before = socket.bytesRead;
  whenEnded(reply, () => {
    const { caller, wasRefused, headers, url } = request;
    const isRefused = wasRefused || (reply.statusCode >= 400 && reply.statusCode < 500);
    // What came with the headers was read before we looked; what is kept alive reads on.
    const body = Number(
      headers['content-length'] ?? (headers['transfer-encoding'] && socket.bytesRead - before) ?? 0,
    );
    if (caller && isRefused) budgets.noteRefusal(caller, url.length + body);
  });
}

/** Who sends a request that has passed `signIn`. */
export function callerOf({ caller }: FastifyRequest): Caller {
  if (!caller) throw new Error('Nobody has signed in on this route.');
  return caller;
}

/**
 * Who sends a request, by its credentials. A page elsewhere that makes a browser ask is on nobody's own machine: its
 * address is not told, without which nobody is a demo caller.
 */
export function identifyBy(
  callers: Callers,
  { corsOrigins, development }: { readonly corsOrigins: readonly string[]; readonly development: boolean },
): (arrival: Arrival) => Promise<Caller> {
  const allowsOrigin = allowedOrigins(corsOrigins, development);
  return (arrival) => {
    const { headersDistinct, socket } = arrival.raw;
    const isElsewhere = isForeign(arrival.headers, allowsOrigin) && !opensSandbox(arrival);
    // As often as each header was sent: of two credentials Node would show us the first.
    return callers.identify(headersDistinct, isElsewhere ? undefined : socket.remoteAddress);
  };
}

/** Whether a browser follows a link to the page of Sandbox, which asks for nothing yet. */
const opensSandbox = ({ headers, raw: { method, url } }: Arrival): boolean =>
  method === 'GET' && url === '/graphql' && headers['sec-fetch-mode'] === 'navigate';

/** What of a request tells who sends it. */
export interface Arrival {
  readonly headers: IncomingHttpHeaders;
  readonly raw: Pick<IncomingMessage, 'headersDistinct' | 'method' | 'url' | 'socket'>;
}

const names = ['authorization', 'x-api-key'] as const;

/**
 * A browser cannot send headers with a WebSocket, so its first message may bring what they would. Both together are two
 * of one header, which nobody may send.
 */
export function arrivalOf(
  { headers, headersDistinct, method, url, socket }: IncomingMessage,
  connectionParams: Readonly<Record<string, unknown>> = {},
): Arrival {
  const merged: IncomingHttpHeaders = { ...headers };
  const distinct = { ...headersDistinct };
  for (const [key, value] of Object.entries(connectionParams)) {
    const name = names.find((known) => known === key.toLowerCase());
    if (!name || value === undefined || value === null) continue;
    if (typeof value !== 'string') throw unauthenticated(`${name} must be a text.`, true);
    merged[name] ??= value;
    distinct[name] = [...(distinct[name] ?? []), value];
  }
  return { headers: merged, raw: { headersDistinct: distinct, method, url, socket } };
}
