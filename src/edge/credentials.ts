import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { unauthenticated } from '../kernel/errors.ts';

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
