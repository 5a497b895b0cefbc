import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { badRequest, overloaded, type RequestRefused, urlTooLong } from '../../kernel/errors.ts';
import { wrongHost } from '../../edge/http-limits.ts';
import { body } from '../../edge/http-errors.ts';
import { requestIdOf } from '../../edge/observe-requests.ts';
import { isForeign, notFromThisPage } from '../../edge/cross-origin.ts';
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
    const refusal = reasonAgainst(request, transport);
    if (refusal) return refuse(socket, refusal);
    server.handleUpgrade(request, socket, head, (opened) => serve(opened, request, requestIdOf(request)));
  });

  leaving.addEventListener('abort', () => {
    // Service restart: the one code of its kind that clients of graphql-ws and browsers connect again on at once.
    for (const socket of server.clients) socket.close(1012, 'The server restarts.');
  });
  app.addHook('preClose', async () => {
    for (const socket of server.clients) socket.terminate();
  });
}

function reasonAgainst(
  request: IncomingMessage,
  { limits, leaving, allowsOrigin }: WebSocketTransport,
): RequestRefused | null {
  if (leaving.aborted) {
    return overloaded('The server is leaving.');
  }
  if (!asksForWebSocket(request)) {
    return badRequest('Only a WebSocket can be opened, at /graphql.');
  }
  const unclear = wrongHost(request);
  if (unclear) return unclear;
  if ((request.url ?? '').length > limits.urlBytes) return urlTooLong(limits.urlBytes);
  // A browser lets any page open a WebSocket anywhere, and tells only here whose page it is.
  return isForeign(request.headers, allowsOrigin) ? notFromThisPage() : null;
}

/** There is no reply yet: the answer is written to the bare socket. */
function refuse(socket: Duplex, refused: RequestRefused): void {
  const { status, headers } = refused;
  const text = JSON.stringify(body(refused));
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
    'Connection: close',
    'X-Content-Type-Options: nosniff',
    ...[...headers].map(([name, value]) => `${name}: ${value}`),
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${text}`, () => socket.destroy());
}
