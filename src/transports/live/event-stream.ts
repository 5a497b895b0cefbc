import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ExecutionResult } from 'graphql';
import { createHandler } from 'graphql-sse';
import { whenAborted } from '../../kernel/abort.ts';
import { badRequest, requestEnded, RequestRefused } from '../../kernel/errors.ts';
import { asGraphQL } from '../../edge/http-errors.ts';
import { allowMethods } from '../../edge/methods.ts';
import { isRecord, membersOf, type Members } from '../../edge/operation-request.ts';
import { callerOf } from '../../edge/sign-in.ts';
import { whenEnded } from '../../edge/deadline.ts';
import { openTransport, type Edge } from '../../edge/transport.ts';
import type { LiveAnswer, LiveParts, Subscriber, SubscriptionRequest } from './parts.ts';
import { LiveSession } from './session.ts';
import { operationOf, requestOf, subscribe } from './subscription.ts';

const path = '/graphql/stream';
const mediaType = 'text/event-stream';

export interface EventStreamTransport extends LiveParts, Edge {
  /** Ends when the server is being taken out of service. */
  readonly leaving: AbortSignal;
}

/** `/graphql/stream`: one subscription a request, as server-sent events in graphql-sse's distinct connections mode. */
export async function addEventStream(app: FastifyInstance, transport: EventStreamTransport): Promise<void> {
  const { leaving } = transport;
  await openTransport(app, transport, { form: asGraphQL, isStream: true });
  app.addHook('onRequest', async (request) => {
    if (request.method !== 'OPTIONS' && !takesEvents(request))
      throw new RequestRefused(`Send accept: ${mediaType}.`, { code: 'BAD_REQUEST' }, 406);
  });
  const eventsOf = eventWriter(transport);
  app.route({
    method: ['GET', 'POST'],
    url: path,
    exposeHeadRoute: false,
    async handler(request, reply) {
      const { observed } = request;
      if (!observed) throw new Error('This route is not observed.');
      const members = request.method === 'POST' ? posted(request) : inAddress(request);
      const session = new LiveSession(() => transport.identify(request), callerOf(request));
      whenEnded(reply, () => session.end(requestEnded));
      const events = await eventsOf(requestOf(members, transport.trustedDocuments), request.raw, {
        session,
        observed,
        transport: 'sse',
        taken: (signal) => drained(reply.raw, signal),
      });
      observed.isStream = true;
      whenAborted(leaving, () => session.end(requestEnded), session.signal);
      return sendEvents(reply, unlessLeaving(events, leaving));
    },
  });
  allowMethods(app, path, ['GET', 'POST']);
}

const sendEvents = (reply: FastifyReply, events: AsyncIterable<string>): FastifyReply =>
  reply
    .headers({
      'content-type': `${mediaType}; charset=utf-8`,
      // For proxies that would collect what is to be told at once.
      'x-accel-buffering': 'no',
    })
    .send(Readable.from(events, { objectMode: false }));

/** Begins subscriptions and tells them by graphql-sse, which reads requests whose operation has been found by its name. */
function eventWriter(live: LiveParts) {
  const handle = createHandler<IncomingMessage, Subscriber>({
    // One stream a request: no token reserves one.
    authenticate: () => null,
    onSubscribe: async ({ context: subscriber }, params) => {
      const { events } = await subscribe(live, subscriber, operationOf(params.query, { ...params }));
      return withFinalErrors(events);
    },
  });
  const headers: Readonly<Record<string, string>> = { accept: mediaType, 'content-type': 'application/json' };
  return async (request: SubscriptionRequest, raw: IncomingMessage, context: Subscriber) => {
    const body = { ...request };
    const [events] = await handle({
      method: 'POST',
      url: path,
      headers: { get: (name) => headers[name] },
      body,
      raw,
      context,
    });
    if (typeof events !== 'object' || events === null)
      throw new TypeError('graphql-sse answers with a stream.');
    return events;
  };
}

/** A stream has no other way to tell why it ends. */
async function* withFinalErrors(events: AsyncIterable<LiveAnswer>): AsyncGenerator<ExecutionResult> {
  try {
    // Its errors have been made fit to leave, and are written as they are.
    yield* events as AsyncIterable<ExecutionResult>;
  } catch (error) {
    if (!(error instanceof RequestRefused)) throw error;
    yield { errors: error.errors };
  }
}

/** A server that leaves says no `complete`: the client shall subscribe again, elsewhere. */
async function* unlessLeaving(events: AsyncIterable<string>, leaving: AbortSignal): AsyncGenerator<string> {
  for await (const message of events) {
    if (leaving.aborted && message.startsWith('event: complete')) return;
    yield message;
  }
}

function posted({ body }: FastifyRequest): Members {
  if (!isRecord(body)) throw badRequest('Send one operation as a JSON object.');
  return body;
}

function inAddress({ url }: FastifyRequest): Members {
  const { variables, ...members } = membersOf(new URL(url, 'http://localhost').searchParams);
  try {
    return {
      ...members,
      ...(variables !== undefined && { variables: JSON.parse(String(variables)) as unknown }),
    };
  } catch {
    throw badRequest('The variables search parameter contains invalid JSON.');
  }
}

async function drained(response: ServerResponse, signal: AbortSignal): Promise<void> {
  if (response.writableNeedDrain) await once(response, 'drain', { signal });
}

const takesEvents = ({ headers: { accept } }: FastifyRequest): boolean =>
  accept?.split(',').some((type) => type.split(';')[0]?.trim().toLowerCase() === mediaType) ?? false;
