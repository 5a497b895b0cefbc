import type { IncomingMessage } from 'node:http';
import type { ExecutionResult } from 'graphql';
import { makeServer } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { defect, requestEnded, RequestRefused } from '../../kernel/errors.ts';
import { whenAborted } from '../../kernel/abort.ts';
import { ObservedRequest } from '../../observability/request.ts';
import { refusalOf } from '../../edge/http-errors.ts';
import { isRecord, type Members } from '../../edge/operation-request.ts';
import { arrivalOf } from '../../edge/sign-in.ts';
import type { LiveAnswer, Subscription, WebSocketTransport } from './parts.ts';
import { LiveSession } from './session.ts';
import { SocketWatch } from './socket-watch.ts';
import { requestOf, subscribe } from './subscription.ts';

/** What is known of a socket while it is open. */
interface SocketLine {
  readonly id: string;
  readonly request: IncomingMessage;
  readonly watch: SocketWatch;
  session: LiveSession | null;
  /** How long its last message was. */
  bytes: number;
}

type Params = Record<string, unknown> | undefined;

/**
 * Close codes by status: those of 44xx are graphql-ws's own. Its clients connect again on 1013 and 4403, and not on the
 * others.
 */
const closeCodes: Readonly<Record<number, number>> = { 401: 4403, 429: 4429, 503: 1013 };
const defectCode = 4500;

/** Bytes of a message that is read whoever sends it, such as one that ends a subscription. */
const readForNothing = 1_024;

/** Serves sockets, each until it closes. */
export function serveSocket(transport: WebSocketTransport) {
  const { limits, metrics, log } = transport;
  const budgets = transport.admission.budgets.operations;

  async function signIn(line: SocketLine, params: Params): Promise<boolean> {
    try {
      const arrival = arrivalOf(line.request, params);
      const caller = await transport.identify(arrival);
      if (line.watch.isClosed) return false;
      const session = new LiveSession(() => transport.identify(arrival), caller);
      line.session = session;
      whenAborted(line.watch.signal, () => session.end(requestEnded));
      whenAborted(session.signal, () => hangUp(line, session.signal.reason));
      const leave = transport.sockets.enter(caller);
      metrics.sockets(1);
      whenAborted(line.watch.signal, () => {
        leave();
        metrics.sockets(-1);
      });
      line.watch.idle();
      return true;
    } catch (error) {
      hangUp(line, error);
      return false;
    }
  }

  function hangUp({ watch }: SocketLine, error: unknown): void {
    const { status, codes, message } = refusalOf(error, transport);
    watch.close(closeCodes[status] ?? defectCode, `${codes[0]}: ${message}`);
  }

  /** Whoever has nothing left to spend is not listened to where that takes long. */
  function mayBeRead(line: SocketLine): boolean {
    try {
      if (line.session && line.bytes > readForNothing) budgets.refuseSpent(line.session.caller);
      return true;
    } catch (error) {
      hangUp(line, error);
      return false;
    }
  }

  /** Each subscription is one line of the log and one request of the metrics, as if it had come by HTTP. */
  async function begin(line: SocketLine, members: Members): Promise<Subscription | RequestRefused> {
    const { id, session, watch, bytes } = line;
    if (!session) throw new Error('Nobody has signed in.');
    const observed = new ObservedRequest({
      id,
      method: 'SUBSCRIBE',
      route: '/graphql',
      headers: {},
      metrics,
    });
    observed.caller = session.caller.id;
    let status = 200;
    let isRead = false;
    try {
      budgets.refuseSpent(session.caller);
      isRead = true;
      const request = requestOf(members, transport.trustedDocuments);
      // What was sent has been taken before the next event is asked for: see `send`.
      const taken = async () => {};
      const subscription = await subscribe(
        transport,
        { session, observed, transport: 'websocket', taken },
        request,
      );
      watch.holdOpen(subscription.signal);
      return subscription;
    } catch (error) {
      const refused = refusalOf(error, transport);
      for (const code of refused.codes) observed.codes.add(code);
      ({ status } = refused);
      if (isRead && status < 500) budgets.noteRefusal(session.caller, bytes);
      return refused;
    } finally {
      log.info(observed.end(status, null), 'request');
    }
  }

  const server = makeServer<Params, SocketLine>({
    connectionInitWaitTimeout: limits.receiveMs,
    onConnect: ({ extra, connectionParams }) => signIn(extra, connectionParams),
    async onSubscribe({ extra }, _id, payload) {
      const begun = await begin(extra, { ...payload });
      if (begun instanceof RequestRefused) return begun.errors;
      const { document } = begun;
      return {
        schema: transport.schema,
        document,
        operationName: payload.operationName,
        contextValue: begun,
      };
    },
    // It has been admitted, and what it hears is on its way: see `begin`.
    subscribe: ({ contextValue }) => (contextValue as Subscription).events as AsyncGenerator<ExecutionResult>,
    // Its errors have been made fit to leave, and are written as they are.
    onNext: (_context, _id, _payload, _args, answer) => answer as LiveAnswer,
    jsonMessageReviver: withQuery,
  });

  return (socket: WebSocket, request: IncomingMessage, id: string): void => {
    const line: SocketLine = { id, request, session: null, bytes: 0, watch: new SocketWatch(socket, limits) };
    const begun = performance.now();
    const closed = server.opened(
      {
        protocol: socket.protocol,
        // Resolves when the network has taken it, and only then is the next event asked for.
        send: (text) => new Promise((resolve) => socket.send(text, () => resolve())),
        close: (code = 1000, reason = '') => line.watch.close(code, reason),
        onMessage: (handle) =>
          line.watch.onMessage((text) => {
            line.bytes = text.length;
            if (!mayBeRead(line)) return;
            handle(text).catch((error: unknown) => {
              transport.onDefect(error);
              line.watch.close(defectCode, defect().message);
            });
          }),
      },
      line,
    );
    socket.once('close', (code, reason) => {
      void closed(code, String(reason));
      log.info(
        {
          requestId: id,
          caller: line.session?.caller.id ?? null,
          route: '/graphql',
          code,
          messages: line.watch.messages,
          milliseconds: Math.round(performance.now() - begun),
        },
        'websocket',
      );
    });
  };
}

/** The protocol wants a text, and whoever names an operation otherwise has none to send. */
const withQuery = (key: string, value: unknown): unknown => {
  if (key !== '' || !isRecord(value) || value['type'] !== 'subscribe' || !isRecord(value['payload']))
    return value;
  return { ...value, payload: { ...value['payload'], query: value['payload']['query'] ?? '' } };
};
