import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createHandler } from 'graphql-sse';
import { whenAborted } from '../../kernel/abort.ts';
import type { Caller } from '../../kernel/caller.ts';
import { badRequest, requestEnded, RequestRefused } from '../../kernel/errors.ts';
import { answerErrors } from '../../edge/http-errors.ts';
import { allowMethods } from '../../edge/methods.ts';
import { guardArrival } from '../../edge/http-limits.ts';
import { isRecord, membersOf, refuseBodyOnGet, type Members } from '../../edge/operation-request.ts';
import { refuseForeign, type AllowsOrigin } from '../../edge/cross-origin.ts';
import { identified } from '../../edge/sign-in.ts';
import { whenEnded } from '../../edge/deadline.ts';
import type { LiveAnswer, LiveParts } from './parts.ts';
import { Refused } from './refused.ts';
import { LiveSession } from './session.ts';
import { subscribe } from './subscription.ts';

const path = '/graphql/stream';
const mediaType = 'text/event-stream';

export interface EventStreamTransport extends LiveParts {
  readonly identify: (request: FastifyRequest) => Promise<Caller>;
  readonly allowsOrigin: AllowsOrigin;
  /** Ends when the server is being taken out of service. */
  readonly leaving: AbortSignal;
}

/** `/graphql/stream`: one subscription a request, as server-sent events in graphql-sse's distinct connections mode. */
export async function addEventStream(app: FastifyInstance, transport: EventStreamTransport): Promise<void> {
  guardArrival(app, transport.limits);
  app.addHook('onRequest', async (request) => {
    if (request.method === 'OPTIONS') return;
    refuseForeign(request.headers, transport.allowsOrigin);
    if (!takesEvents(request)) {
      throw new RequestRefused(`Send accept: ${mediaType}.`, { code: 'BAD_REQUEST' }, 406);
    }
  });
  const sessions = new WeakMap<FastifyRequest, LiveSession>();
  app.addHook('onRequest', async (request, reply) => {
    if (request.method === 'OPTIONS') return;
    const caller = await identified(request, transport.identify);
    await transport.budgets.refuseSpentSlowly(caller);
    const session = new LiveSession(() => transport.identify(request), caller);
    whenEnded(reply, () => session.end(requestEnded));
    sessions.set(request, session);
  });
  const bodyOf = writer();
  app.route({
    method: ['GET', 'POST'],
    url: path,
    exposeHeadRoute: false,
    async handler(request, reply) {
      const members = request.method === 'POST' ? posted(request) : inAddress(request);
      try {
        return await stream(transport, sessions.get(request), request, reply, members, bodyOf);
      } catch (error) {
        const { errors, status, headers } = Refused.by(error, transport.onDefect);
        return answerErrors(reply, errors, status, Object.entries(headers));
      }
    },
  });
  allowMethods(app, path, ['GET', 'POST']);
}

async function stream(
  transport: EventStreamTransport,
  session: LiveSession | undefined,
  { observed, headers, url }: FastifyRequest,
  reply: FastifyReply,
  members: Members,
  bodyOf: ReturnType<typeof writer>,
): Promise<FastifyReply> {
  if (!observed || !session) throw new Error('Nobody has signed in on this route.');
  const { events } = await subscribe(
    transport,
    {
      session,
      observed,
      transport: 'sse',
      bytes: url.length + Number(headers['content-length'] ?? 0),
      taken: (signal) => drained(reply.raw, signal),
    },
    members,
  );
  observed.isStream = true;
  const leave = () => session.end(requestEnded);
  whenAborted(transport.leaving, leave, session.signal);
  const body = await bodyOf(withFinalErrors(events));
  return reply
    .headers({
      'content-type': `${mediaType}; charset=utf-8`,
      'cache-control': 'no-store',
      // For proxies that would collect what is to be told at once.
      'x-accel-buffering': 'no',
    })
    .send(Readable.from(unlessLeaving(body, transport.leaving), { objectMode: false }));
}

/** Writes events as graphql-sse does; what names an operation has been read by then. */
function writer() {
  const handle = createHandler<undefined, AsyncIterable<LiveAnswer>>({
    authenticate: () => null,
    onSubscribe: ({ context }) => context as never,
  });
  const headers: Readonly<Record<string, string>> = { accept: mediaType, 'content-type': 'application/json' };
  return async (events: AsyncIterable<LiveAnswer>) => {
    const [body] = await handle({
      method: 'POST',
      url: path,
      headers: { get: (name) => headers[name] },
      body: { query: 'subscription' },
      raw: undefined,
      context: events,
    });
    if (typeof body !== 'object' || body === null) throw new TypeError('graphql-sse answers with a stream.');
    return body;
  };
}

/** A stream has no other way to tell why it ends. */
function withFinalErrors(events: AsyncGenerator<LiveAnswer, undefined>): AsyncIterable<LiveAnswer> {
  const next = async (): Promise<IteratorResult<LiveAnswer, undefined>> => {
    try {
      return await events.next();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { done: false, value: { errors: error.errors } };
    }
  };
  const iterator = { next, return: () => events.return(undefined), [Symbol.asyncIterator]: () => iterator };
  return iterator;
}

/** A server that leaves says no `complete`: the client shall subscribe again, elsewhere. */
async function* unlessLeaving(body: AsyncIterable<string>, leaving: AbortSignal): AsyncGenerator<string> {
  for await (const message of body) {
    if (leaving.aborted && message.startsWith('event: complete')) return;
    yield message;
  }
}

function posted({ body }: FastifyRequest): Members {
  if (!isRecord(body)) throw badRequest('Send one operation as a JSON object.');
  return body;
}

function inAddress({ headers, url }: FastifyRequest): Members {
  refuseBodyOnGet(headers);
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
