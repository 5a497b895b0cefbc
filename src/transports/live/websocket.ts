import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { badRequest, overloaded } from '../../kernel/errors.ts';
import { refuseUnreadable, wrongHost } from '../../edge/http-limits.ts';
import { refusalOf, refusalOnSocket } from '../../edge/http-errors.ts';
import { requestIdOf } from '../../edge/observe-requests.ts';
import { refuseForeign } from '../../edge/cross-origin.ts';
import type { WebSocketTransport } from './parts.ts';
import { serveSocket } from './socket.ts';

const path = '/graphql';

/**
 * Which requests are for the WebSocket. What else would like another protocol, such as HTTP/2, is answered in the one
 * that it speaks.
 */
export const asksForWebSocket = ({ headers, url = '' }: IncomingMessage): boolean =>
  headers.upgrade?.toLowerCase() === 'websocket' && url.split('?')[0] === path;

/** `/graphql` as a WebSocket: subscriptions by the protocol graphql-transport-ws. */
export function addWebSocket(app: FastifyInstance, transport: WebSocketTransport): void {
  const { limits, leaving } = transport;
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.bodyBytes,
    // Compression costs memory for each socket, and tells lengths of what it packs together.
    perMessageDeflate: false,
    handleProtocols: (offered) => offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) && GRAPHQL_TRANSPORT_WS_PROTOCOL,
  });
  const serve = serveSocket(transport);

  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const id = requestIdOf(request);
    try {
      refuseUpgrade(request, transport);
    } catch (error) {
      const refusal = refusalOnSocket(refusalOf(error, transport), transport, id);
      return void socket.end(refusal, () => socket.destroy());
    }
    server.handleUpgrade(request, socket, head, (opened) => serve(opened, request, id));
  });

  leaving.addEventListener('abort', () => {
    // Service restart: the one code of its kind that clients of graphql-ws and browsers connect again on at once.
    for (const socket of server.clients) socket.close(1012, 'The server restarts.');
  });
  app.addHook('preClose', async () => {
    for (const socket of server.clients) socket.terminate();
  });
}

/** Throws RequestRefused. */
function refuseUpgrade(
  request: IncomingMessage,
  { limits, leaving, allowsOrigin }: WebSocketTransport,
): void {
  if (leaving.aborted) throw overloaded('The server is leaving.');
  if (!asksForWebSocket(request)) throw badRequest('Only a WebSocket can be opened, at /graphql.');
  const unclear = wrongHost(request);
  if (unclear) throw unclear;
  refuseUnreadable(request, limits);
  // A browser lets any page open a WebSocket anywhere, and tells only here whose page it is.
  refuseForeign(request.headers, allowsOrigin);
}
