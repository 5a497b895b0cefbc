import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { writeFile } from 'node:fs/promises';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { digestOf, newApiKey } from '../../src/callers/api-keys.ts';
import { createCallers } from '../../src/callers/callers.ts';
import { Drain } from '../../src/edge/drain.ts';
import { identifyBy } from '../../src/edge/sign-in.ts';
import { scopes } from '../../src/kernel/caller.ts';
import { defaultLimits, type Limits } from '../../src/kernel/limits.ts';
import { testCluster } from '../support/cluster.ts';
import { nowhere, sampleGraph } from '../support/graph.ts';
import { BareSocket } from '../support/live.ts';
import { openProxy } from '../support/proxy.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { transports, type Told, type Transport, type TransportName } from '../support/transports.ts';
import { send, type WireRequest } from '../support/wire.ts';

/**
 * What every way to ask promises. A promise is kept by all of them alike; where one keeps it otherwise, the promise says
 * how, and where it has nothing to do with one, it says null.
 */
const listedPage = 'https://board.example';
const otherPage = 'https://evil.example';
const keys = { all: newApiKey(), narrow: newApiKey(), spent: newApiKey(), nobody: newApiKey() };
const key = (name: keyof typeof keys) => ({ 'x-api-key': keys[name] });

type ServerName = 'usual' | 'brief' | 'down' | 'stalled' | 'hurried';
const origins = {} as Record<ServerName, string>;
const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing.toReversed()) await close();
});

beforeAll(async () => {
  const folder = await temporaryFolder();
  const file = join(folder.path, 'keys.json');
  const entry = (name: keyof typeof keys, more: object) => ({
    name,
    digest: digestOf(keys[name]),
    scopes,
    createdAt: '2026-01-01T00:00:00Z',
    expiresAt: '2999-01-01T00:00:00Z',
    ...more,
  });
  const known = [
    entry('all', {}),
    entry('narrow', { scopes: ['customer:read'] }),
    entry('spent', { costPerSecond: 0.001 }),
  ];
  await writeFile(file, JSON.stringify({ keys: known }));
  const callers = await createCallers({ issuer: null, keysFile: file, demo: false }, () => {});
  closing.push(() => folder[Symbol.asyncDispose]());

  const proxy = await openProxy(testCluster().readerUrls.inventory);
  const serve = async (
    name: ServerName,
    limits: Partial<Limits> = {},
    inventory = testCluster().readerUrls.inventory,
    more: object = {},
  ) => {
    const graph = await sampleGraph(
      { inventory },
      {
        identify: identifyBy(callers, { corsOrigins: [listedPage], development: true }),
        corsOrigins: [listedPage],
        limits: { ...defaultLimits, ...limits },
        ...more,
      },
    );
    closing.push(() => graph.close());
    origins[name] = await graph.listen();
  };
  await serve('usual');
  await serve('brief', { responseBytes: 700 });
  await serve('down', {}, nowhere);
  // A source that stands still: the request meets its own deadline first, or that of whoever answers it.
  await serve('stalled', {}, proxy.url, { requestTimeout: 1_000 });
  await serve('hurried', { requestMs: 1_000 }, proxy.url);
  proxy.swallow();
  closing.push(() => proxy.close());
  // All that it may spend, of either budget, goes with its first request.
  await send(origins.usual, {
    method: 'POST',
    headers: { ...key('spent'), 'content-type': 'application/json' },
    body: '{',
  });
  await send(`${origins.usual}/q/no-such-table.csv`, { headers: key('spent') });
});

interface Answers {
  readonly status?: number;
  readonly code?: string | null;
  readonly message?: string | RegExp;
  /** Those that are there, and, where null, those that are not. */
  readonly headers?: Readonly<Record<string, string | RegExp | null>>;
}

interface EdgePromise {
  readonly of?: ServerName;
  /** What is sent in place of what is asked; null leaves a header out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly more?: Omit<WireRequest, 'headers'>;
  /** What the address ends with. */
  readonly address?: string;
  readonly answers: Answers;
  /** What a transport answers otherwise; null where there is nothing to keep. */
  readonly but?: Partial<Record<TransportName, Answers | null>>;
}

const withoutBody = { 'GraphQL by GET': null, tables: null, 'live by GET': null } as const;
const withBody = { 'GraphQL by POST': null, assistants: null, 'live by POST': null } as const;
/** Before it is open a WebSocket refuses by HTTP, later by a close code or a message, and the connection goes on. */
const closed = (status: number): Pick<EdgePromise, 'but'> => ({
  but: { 'live by WebSocket': { status, headers: {} } },
});
const live = { 'live by POST': null, 'live by GET': null, 'live by WebSocket': null } as const;

const refusedUnread = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

const promises: Readonly<Record<string, EdgePromise>> = {
  'who may ask is answered': {
    answers: { status: 200, code: null },
    but: { 'live by WebSocket': { status: 101 } },
  },
  'an answer has the id that the request came with, and cannot be taken for another type': {
    headers: { 'x-request-id': 'mine-1' },
    answers: { headers: { 'x-request-id': 'mine-1', 'x-content-type-options': 'nosniff' } },
    but: { 'live by WebSocket': null },
  },
  'a refusal has it too': {
    headers: { 'x-request-id': 'mine-2', 'content-type': 'application/json; charset=utf-16' },
    answers: { status: 415, headers: { 'x-request-id': 'mine-2', ...refusedUnread } },
  },
  'who brings no credentials is told what to bring, before anything is read': {
    headers: { 'x-api-key': null },
    more: { withholdsBody: true },
    answers: {
      status: 401,
      code: 'UNAUTHENTICATED',
      message: 'Send an access token or an API key.',
      headers: { 'www-authenticate': /^Bearer realm="opsgraph"(, resource|$)/, ...refusedUnread },
    },
    ...closed(4403),
  },
  'two credentials open nothing': {
    headers: { authorization: 'Bearer another' },
    answers: {
      status: 401,
      code: 'UNAUTHENTICATED',
      message: 'Send one of authorization and x-api-key.',
      headers: { 'www-authenticate': /error="invalid_token"/ },
    },
    ...closed(4403),
  },
  'a key that nobody has made opens nothing': {
    headers: key('nobody'),
    answers: {
      status: 401,
      code: 'UNAUTHENTICATED',
      message: 'These credentials are not known.',
      headers: { 'www-authenticate': /error="invalid_token"/ },
    },
    ...closed(4403),
  },
  'who lacks a scope is told which': {
    headers: key('narrow'),
    answers: { status: 200, code: 'FORBIDDEN', message: /needs the scope/ },
    but: {
      tables: { status: 403, message: 'A table needs the scope export.' },
      'live by POST': { status: 403 },
      'live by GET': { status: 403 },
      'live by WebSocket': { status: 101 },
    },
  },
  'who has spent all is told when to come again, before anything is read': {
    headers: key('spent'),
    more: { withholdsBody: true, body: '{"query":"{{{"}' },
    answers: { status: 429, code: 'THROTTLED', headers: { 'retry-after': /^\d+$/, ...refusedUnread } },
    ...closed(101),
  },
  'a body that is too long is not read': {
    more: { body: JSON.stringify('x'.repeat(300_000)) },
    answers: { status: 413, code: 'LIMIT_EXCEEDED', message: 'The body is longer than 262144 bytes.' },
    but: { ...withoutBody, 'live by WebSocket': { status: 1009, code: null } },
  },
  'a body that is no JSON is refused': {
    more: { body: '{"half":' },
    answers: { status: 400, code: 'BAD_REQUEST' },
    but: { ...withoutBody, 'live by WebSocket': { status: 4400, code: null } },
  },
  'a body of another type is refused': {
    headers: { 'content-type': 'text/plain' },
    answers: { status: 415, code: 'BAD_REQUEST' },
    but: { ...withoutBody, 'live by WebSocket': null },
  },
  'what is not UTF-8 is refused': {
    headers: { 'content-type': 'application/json; charset=utf-16' },
    answers: { status: 415, code: 'BAD_REQUEST', message: 'Only UTF-8 is understood.' },
  },
  'an address that is too long is refused': {
    address: `&x=${'x'.repeat(9_000)}`,
    answers: { status: 414, code: 'LIMIT_EXCEEDED', message: 'The URL is longer than 8192 bytes.' },
  },
  'a GET with a body is refused': {
    headers: { 'content-length': '2' },
    more: { body: '{}' },
    answers: {
      status: 400,
      code: 'BAD_REQUEST',
      message: 'A GET says all in its address: it has no body.',
    },
    but: withBody,
  },
  'a method that is for nothing is refused, with those that are for something': {
    more: { method: 'PUT' },
    answers: { status: 405, code: 'METHOD_NOT_ALLOWED', headers: { allow: /OPTIONS$/, ...refusedUnread } },
    but: { 'live by WebSocket': null },
  },
  'a page that may not ask is let read nothing': {
    headers: { origin: otherPage },
    answers: {
      status: 403,
      code: 'FORBIDDEN',
      message: 'Not from this page.',
      headers: { 'access-control-allow-origin': null },
    },
    // They do nothing but tell, and a browser keeps what they tell from the page.
    but: {
      'GraphQL by POST': { status: 200, code: null },
      'GraphQL by GET': { status: 200, code: null },
      tables: { status: 200, code: null },
    },
  },
  'a page that may ask reads what it is told': {
    headers: { origin: listedPage },
    answers: { status: 200, code: null, headers: { 'access-control-allow-origin': listedPage } },
    but: { 'live by WebSocket': { status: 101, headers: {} } },
  },
  'and why it is told nothing': {
    headers: { origin: listedPage, ...key('nobody') },
    answers: { status: 401, headers: { 'access-control-allow-origin': listedPage } },
    ...closed(4403),
  },
  'who can unpack a long answer is sent it packed': {
    headers: { 'accept-encoding': 'gzip' },
    answers: { status: 200, headers: { 'content-encoding': 'gzip', vary: /accept-encoding/i } },
    but: {
      'live by POST': { headers: { 'content-encoding': null } },
      'live by GET': { headers: { 'content-encoding': null } },
      'live by WebSocket': null,
    },
  },
  'an answer that is longer than any may be is not sent': {
    of: 'brief',
    answers: {
      status: 400,
      code: 'LIMIT_EXCEEDED',
      message: /longer than 700 bytes/,
      headers: { etag: null, 'cache-control': 'no-store' },
    },
    but: { assistants: { status: 200 }, ...live },
  },
  'a source that is down is named': {
    of: 'down',
    answers: {
      status: 200,
      code: 'SOURCE_UNAVAILABLE',
      message: 'The inventory database did not answer.',
      headers: { etag: null, 'cache-control': 'no-store' },
    },
    // Who subscribes hears of it when it is back.
    but: {
      tables: { status: 502 },
      'live by POST': { code: null },
      'live by GET': { code: null },
      'live by WebSocket': { status: 101, code: null, headers: {} },
    },
  },
  'what is not known at the deadline is told as late': {
    of: 'stalled',
    answers: { status: 200, code: 'REQUEST_TIMEOUT', message: 'The request took longer than 1 seconds.' },
    but: { tables: { status: 504 }, ...live },
  },
  'a request is answered in its time, with whatever': {
    of: 'hurried',
    answers: { status: 504, code: 'TIMEOUT', headers: { 'cache-control': 'no-store' } },
    but: live,
  },
};

/** What a transport asks, as a promise has it. */
function asked({ asks }: Transport, { headers = {}, more = {}, address = '' }: EdgePromise): WireRequest {
  const { path = '', method } = asks;
  const withholdsBody = more.withholdsBody === true && method === 'POST';
  // What has no body has none to withhold.
  const { body, ...others } =
    more.withholdsBody && asks.body === undefined ? { ...more, body: undefined } : more;
  const all = {
    ...key('all'),
    ...asks.headers,
    ...headers,
    ...(withholdsBody && { 'content-length': '1000' }),
  };
  return {
    ...asks,
    ...others,
    ...(body !== undefined && { body }),
    withholdsBody,
    path: path + (path.includes('?') ? address : address.replace('&', '?')),
    headers: Object.fromEntries(
      Object.entries(all).filter((header): header is [string, string] => header[1] !== null),
    ),
  };
}

function expectAnswer(told: Told, { status, code, message, headers = {} }: Answers): void {
  expect(told).toMatchObject({
    ...(status !== undefined && { status }),
    ...(code !== undefined && { error: code === null ? null : { code, message: expect.any(String) } }),
  });
  if (message !== undefined && told.error)
    expect(told.error.message).toMatch(typeof message === 'string' ? exactly(message) : message);
  for (const [name, value] of Object.entries(headers)) {
    const said = String(told.headers[name] ?? '');
    expect([name, said]).toEqual([
      name,
      value === null ? '' : expect.stringMatching(typeof value === 'string' ? exactly(value) : value),
    ]);
  }
}

const exactly = (text: string): RegExp => new RegExp(`^${RegExp.escape(text)}$`);

describe.each(Object.entries(promises))('%s', (_, promise) => {
  const keep = transports.filter(({ name }) => promise.but?.[name] !== null);
  test.each(keep.map((transport) => [transport.name, transport] as const))('%s', async (name, transport) => {
    const told = await transport.tell(origins[promise.of ?? 'usual'], asked(transport, promise));
    expectAnswer(told, { ...promise.answers, ...promise.but?.[name] });
  });
});

const byHttp = transports.filter(({ name }) => name !== 'live by WebSocket');
const names = (some: readonly Transport[]) => some.map((transport) => [transport.name, transport] as const);

test.each(names(byHttp))(
  'how it may be asked is told by OPTIONS, and by a refusal: %s',
  async (_, { asks, allow }) => {
    const options = await send(origins.usual, { method: 'OPTIONS', path: asks.path ?? '' });
    expect([options.status, options.headers['allow']]).toEqual([204, allow]);
    const headers = { ...asks.headers, ...key('all') };
    expect((await send(origins.usual, { ...asks, method: 'PUT', headers })).headers['allow']).toBe(allow);
  },
);

/** How long an answer may be kept; null where it may not. */
const kept: Readonly<Record<string, RegExp | null>> = {
  'GraphQL by POST': null,
  'GraphQL by GET': /^private, max-age=\d+$/,
  tables: /^private, no-cache$/,
  assistants: null,
  'live by POST': null,
  'live by GET': null,
};

test.each(names(byHttp))('an answer that was kept is not sent again: %s', async (name, transport) => {
  const keeps = kept[name] ?? null;
  const first = await transport.tell(origins.usual, asked(transport, { answers: {} }));
  const { etag } = first.headers;
  expect(String(first.headers['cache-control'])).toMatch(keeps ?? /^no-store$/);
  if (keeps) expect(String(first.headers['vary']).toLowerCase()).toMatch(/authorization, x-api-key.*origin/);
  expect(typeof etag).toBe(keeps ? 'string' : 'undefined');
  const headers = { 'if-none-match': String(etag ?? '*') };
  const again = await transport.tell(origins.usual, asked(transport, { headers, answers: {} }));
  expect([again.status, again.headers['content-type'] !== undefined]).toEqual(
    keeps ? [304, false] : [200, true],
  );
  expect(again.headers['etag']).toBe(etag);
  const forbidden = await transport.tell(
    origins.usual,
    asked(transport, { headers: { ...headers, ...key('nobody') }, answers: {} }),
  );
  expect([forbidden.status, forbidden.headers['etag']]).toEqual([401, undefined]);
});

describe('a server that leaves', () => {
  class DrainOfServer extends Drain {
    #app: FastifyInstance | undefined;

    override attach(app: FastifyInstance): void {
      this.#app = app;
      super.attach(app);
    }

    begin = () => this.run(this.#app!, { othersListen: true, milliseconds: 2_000 });
  }

  test('answers what comes over open connections, and tells all to go elsewhere', async () => {
    const drain = new DrainOfServer();
    const graph = await sampleGraph({}, { drain });
    const origin = await graph.listen();
    const agents = new Map(
      byHttp.map((transport) => [transport, new Agent({ keepAlive: true, maxSockets: 1 })]),
    );
    for (const [{ asks }, agent] of agents) {
      const { headers } = await send(origin, { method: 'OPTIONS', path: asks.path ?? '', agent });
      expect(headers['connection']).toBe('keep-alive');
    }
    const socket = await new BareSocket(origin).acknowledged();
    const query = 'subscription { stockChanged { sku } }';
    const stream = await fetch(`${origin}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query }),
    });
    // It is in flight until the server leaves.
    const unfinished = send(origin, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': '1000' },
      withholdsBody: true,
    }).catch(() => 'cut off');
    const left = drain.begin();
    const told = [];
    for (const [transport, agent] of agents) {
      const { asks, name, tell } = transport;
      const { status, headers } = await tell(origin, { ...asks, agent });
      told.push([name, status, headers['connection']]);
      agent.destroy();
    }
    expect(told).toEqual(byHttp.map(({ name }) => [name, 200, 'close']));
    expect(await socket.end()).toEqual({ code: 1012, reason: 'The server restarts.' });
    expect(await stream.text()).not.toContain('complete');
    await left;
    expect(await unfinished).toBe('cut off');
    await graph.close();
  });
});
