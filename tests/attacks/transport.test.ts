import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { expectWithstood, type Attack } from '../support/attacks/attack.ts';
import { startTarget, type Target } from '../support/attacks/target.ts';
import { ask, exchange, parse, request, send, type Reply, type Sent } from '../support/attacks/wire.ts';

/** What can be wrong with a request before there is an operation in it. */
let target: Target;
beforeAll(async () => {
  target = await startTarget({ limits: { receiveMs: 1_000 } });
});
afterAll(() => target.stop());

const operation = { query: '{ __typename }' };
const form = (type: string, body: string): Sent => ({ headers: { 'content-type': type }, body });
const get = (path: string, headers: Record<string, string> = {}): Sent => ({ method: 'GET', path, headers });
const asking = `/graphql?query=${encodeURIComponent(operation.query)}`;
const preflighted = { 'apollo-require-preflight': '1' };

const sent = (name: string, what: Sent, status: number, code: string | null): Attack => ({
  name,
  run: (port) => send(port, what),
  status,
  code,
});
const raw = (name: string, bytes: string, status: number, code: string | null): Attack => ({
  name,
  run: (port) => exchange(port, bytes),
  status,
  code,
});

describe('forgery from another site', () => {
  test.each([
    sent('a GET that needs no preflight', get(asking), 400, 'BAD_REQUEST'),
    sent(
      'a GET with a simple content type',
      get(asking, { 'content-type': 'text/plain' }),
      400,
      'BAD_REQUEST',
    ),
    sent('text', form('text/plain', JSON.stringify(operation)), 415, 'BAD_REQUEST'),
    sent(
      'a form',
      form('application/x-www-form-urlencoded', `query=${encodeURIComponent(operation.query)}`),
      415,
      'BAD_REQUEST',
    ),
    sent(
      'a form in parts',
      form(
        'multipart/form-data; boundary=x',
        '--x\r\nContent-Disposition: form-data; name="query"\r\n\r\n{ __typename }\r\n--x--',
      ),
      415,
      'BAD_REQUEST',
    ),
    sent('a body of no type', form('', JSON.stringify(operation)), 415, 'BAD_REQUEST'),
    sent('a mutation by GET', get('/graphql?query=mutation%7Bdelete%7D', preflighted), 405, 'BAD_REQUEST'),
  ])('$name', (attack) => expectWithstood(target, attack));

  test('a preflight from another site grants nothing', async () => {
    const { headers } = await send(target.port, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('a body', () => {
  const json = (name: string, body: unknown, code = 'BAD_REQUEST'): Attack => sent(name, { body }, 400, code);

  test.each([
    json('operations in a batch', [operation, operation]),
    json('nothing', '{}'),
    json('a number', '7'),
    json('half of an object', '{"query": "{ __typename }"'),
    json('a query that is a list', { query: [operation.query] }),
    json('variables as text', { ...operation, variables: '{}' }),
    json('variables as a list', { ...operation, variables: [1] }),
    json(
      'an operation that is not in it',
      { ...operation, operationName: 'other' },
      'OPERATION_RESOLUTION_FAILURE',
    ),
    json('__proto__ as a key', '{"query":"{ __typename }","__proto__":{"admin":true}}'),
    json(
      '__proto__ as a variable',
      '{"query":"query ($a: Int) { products(first: $a) { totalCount } }","variables":{"__proto__":{"a":1}}}',
    ),
    json(
      'constructor.prototype as a key',
      '{"query":"{ __typename }","constructor":{"prototype":{"admin":true}}}',
    ),
    json(
      'a hash that is not its query',
      {
        ...operation,
        extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } },
      },
      'BAD_REQUEST',
    ),
    sent(
      'a hash that nobody registered',
      { body: { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } } },
      200,
      'PERSISTED_QUERY_NOT_FOUND',
    ),
    sent(
      'twenty megabytes',
      { body: JSON.stringify({ query: 'x'.repeat(20_000_000) }) },
      413,
      'LIMIT_EXCEEDED',
    ),
    sent(
      'twenty megabytes that nobody reads',
      form('text/plain', 'x'.repeat(20_000_000)),
      415,
      'BAD_REQUEST',
    ),
    sent('100,000 open brackets', { body: '['.repeat(100_000) }, 400, 'BAD_REQUEST'),
    sent('100,000 lists in lists', { body: '['.repeat(100_000) + ']'.repeat(100_000) }, 400, 'BAD_REQUEST'),
    sent('UTF-7', form('application/json; charset=utf-7', JSON.stringify(operation)), 415, 'BAD_REQUEST'),
    sent('UTF-16', form('application/json; charset="utf-16"', JSON.stringify(operation)), 415, 'BAD_REQUEST'),
    {
      name: 'something compressed',
      run: (port) =>
        exchange(
          port,
          Buffer.concat([
            Buffer.from(
              `POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: ${gzipSync('{}').length}\r\n\r\n`,
            ),
            gzipSync('{}'),
          ]),
        ),
      status: 400,
      code: 'BAD_REQUEST',
    },
  ])('$name', (attack) => expectWithstood(target, attack));
});

describe('a request line and headers', () => {
  test.each([
    sent(
      'a URL of 10,000 characters',
      get(`${asking}&x=${'a'.repeat(10_000)}`, preflighted),
      414,
      'LIMIT_EXCEEDED',
    ),
    sent(
      'headers of 20,000 bytes',
      { headers: { 'x-filler': 'a'.repeat(20_000) }, body: operation },
      431,
      'LIMIT_EXCEEDED',
    ),
    sent(
      '500 headers',
      {
        headers: Object.fromEntries(Array.from({ length: 1_500 }, (_, n) => [`x-${n}`, 'aaaaa'])),
        body: operation,
      },
      431,
      'LIMIT_EXCEEDED',
    ),
    sent('one parameter twice', get(`${asking}&query=%7Bx%7D`, preflighted), 400, 'BAD_REQUEST'),
    sent('variables that are no JSON', get(`${asking}&variables=%7B`, preflighted), 400, 'BAD_REQUEST'),
    sent('a host that is none', { headers: { host: '[' }, body: operation }, 200, null),
    sent('the method PUT', { method: 'PUT', body: operation }, 405, 'METHOD_NOT_ALLOWED'),
    sent('the method TRACE', { method: 'TRACE' }, 404, 'NOT_FOUND'),
    ...[
      '/graphql/../../etc/passwd',
      '/%2e%2e/%2e%2e/etc/passwd',
      '//graphql',
      '/graphql%00',
      '/graphql/',
      '/GRAPHQL',
      '/.env',
      '/explorer',
      '/schema.graphql',
    ].map((path) => sent(`the path ${path}`, get(path, preflighted), 404, 'NOT_FOUND')),
    sent('a path that cannot be decoded', get('/%ff%zz'), 400, 'BAD_REQUEST'),
    raw('no HTTP at all', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400, 'BAD_REQUEST'),
    raw(
      'two lengths',
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef',
      400,
      'BAD_REQUEST',
    ),
    raw(
      'a length and chunks',
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health HTTP/1.1\r\n\r\n',
      400,
      'BAD_REQUEST',
    ),
    raw(
      'chunks by a name of their own',
      'POST /graphql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n',
      400,
      'BAD_REQUEST',
    ),
    raw(
      'a length below nothing',
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n',
      400,
      'BAD_REQUEST',
    ),
    raw(
      'a space before a colon',
      'GET /graphql HTTP/1.1\r\nHost: x\r\nContent-Length : 0\r\n\r\n',
      400,
      'BAD_REQUEST',
    ),
    raw('a header without an end of line', 'GET /graphql HTTP/1.1\nHost: x\nX: a\rb\n\n', 400, 'BAD_REQUEST'),
    raw('no host', 'GET /graphql HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'BAD_REQUEST'),
    raw(
      'two hosts for a WebSocket',
      request(
        get('/graphql', { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' }),
      ).replace('\r\n\r\n', '\r\nHost: evil.example\r\n\r\n'),
      400,
      'BAD_REQUEST',
    ),
  ])('$name', (attack) => expectWithstood(target, attack));

  test.each([
    ['POST', '/graphql'],
    ['GET', asking],
    ['GET', '/graphql/stream'],
    ['POST', '/mcp'],
    ['GET', '/q/sources.csv'],
    ['GET', '/health/live'],
    ['GET', '/health/ready'],
    ['GET', '/metrics'],
    ['OPTIONS', '/graphql'],
    ['GET', '/nothing'],
  ])('two hosts, for %s %s', async (method, path) => {
    for (const host of ['evil.example', '127.0.0.1']) {
      const reply = await exchange(
        target.port,
        request({ method, path, ...(method === 'POST' && { body: operation }) }).replace(
          '\r\n\r\n',
          `\r\nHost: ${host}\r\n\r\n`,
        ),
      );
      expect([reply.status, reply.text]).toEqual([400, expect.stringMatching(/one host/i)]);
    }
  });
});

describe('slowness', () => {
  const dripping = (name: string, whole: string, status = 408, code = 'TIMEOUT', begun = ''): Attack => ({
    name,
    async run(port) {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      const answered = text(socket).catch(() => '');
      socket.write(begun);
      let at = 0;
      const drip = setInterval(() => socket.write(whole[at++ % whole.length]!), 20);
      return parse(await answered.finally(() => clearInterval(drip)));
    },
    status,
    code,
  });

  test.each([
    dripping('a body letter by letter', request({ body: { query: `{ ${'a '.repeat(4_000)} }` } })),
    dripping(
      'headers letter by letter',
      `POST /graphql HTTP/1.1\r\nHost: x\r\nX-Filler: ${'a'.repeat(4_000)}`,
    ),
    dripping(
      'a body that was refused, letter by letter',
      'a'.repeat(4_000),
      415,
      'BAD_REQUEST',
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 4000\r\n\r\n',
    ),
  ])('$name', (attack) => expectWithstood(target, attack));
});

describe('what an answer gives away', () => {
  test('no statements, no stack and no page of tools in production', async () => {
    const { text: answer } = await ask(
      target.port,
      '{ products(first: 1) { totalCount } nothing }',
      undefined,
      {
        'x-opsgraph-trace': '1',
      },
    );
    expect(answer).not.toMatch(/trace|stack|select/i);
    expect((await send(target.port, get('/graphql', { accept: 'text/html' }))).text).not.toMatch(
      /sandbox|graphiql/i,
    );
  });

  test.each<[string, (port: number) => Promise<Reply>, number]>([
    ['an answer', (port) => ask(port, '{ __typename }'), 200],
    ['a refusal', (port) => ask(port, '{ nothing }'), 400],
    ['an answer by GET', (port) => send(port, get(asking, preflighted)), 200],
    ['a preflight', (port) => send(port, { method: 'OPTIONS' }), 204],
    ['a table', (port) => send(port, get('/q/sources.csv')), 200],
    ['no table', (port) => send(port, get('/q/nothing.csv')), 404],
    ['a stream that is refused', (port) => send(port, get('/graphql/stream')), 406],
    ['an assistant', (port) => send(port, { path: '/mcp', body: [] }), 400],
    ['health', (port) => send(port, get('/health/live')), 200],
    ['readiness', (port) => send(port, get('/health/ready')), 200],
    ['no metrics', (port) => send(port, get('/metrics')), 404],
    ['nothing', (port) => send(port, get('/nothing')), 404],
    ['a path that cannot be decoded', (port) => send(port, get('/%ff%zz')), 400],
    ['no HTTP at all', (port) => exchange(port, 'HELO\r\n\r\n'), 400],
    [
      'no WebSocket',
      (port) => send(port, get('/graphql', { connection: 'Upgrade', upgrade: 'websocket', origin: 'null' })),
      403,
    ],
  ])('nothing that a browser could take for another type: %s', async (_, run, status) => {
    const reply = await run(target.port);
    expect([reply.status, reply.headers['x-content-type-options']]).toEqual([status, 'nosniff']);
  });

  test('nothing that a cache between might keep or compare', async () => {
    const { headers } = await ask(target.port, '{ sources { name } }');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['etag']).toBeUndefined();
    expect(headers['server'] ?? headers['x-powered-by']).toBeUndefined();
  });
});
