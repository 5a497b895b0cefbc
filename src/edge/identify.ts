import type { Caller } from '../kernel/caller.ts';
import type { Callers } from '../callers/callers.ts';
import { allowedOrigins, isForeign } from './cross-origin.ts';
import type { Arrival } from './credentials.ts';

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
