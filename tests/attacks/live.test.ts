import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { connect } from 'node:net';
import { BareSocket } from '../support/live.ts';
import { expectWithstood, longestBlock, type Attack } from '../support/attacks/attack.ts';
import { startTarget, type Target } from '../support/attacks/target.ts';
import { exchange, parse, request, send, type Reply } from '../support/attacks/wire.ts';
import { until } from '../support/until.ts';

/** What can be done to the transports whose connections stay open. */
let target: Target;
let strict: Target;
let signedIn: Target;
// Three processes take a while to start on a loaded machine.
jest.setTimeout(120_000);
beforeAll(async () => {
  [target, strict, signedIn] = await Promise.all([
    startTarget({ limits: { receiveMs: 1_000 } }),
    startTarget({ persistedOperations: 'only' }),
    startTarget({
      callers: { issuer: null, keysFile: null, demo: true },
      honest: { host: 'localhost' },
    }),
  ]);
});
afterAll(() => Promise.all([target.stop(), strict.stop(), signedIn.stop()]));

const origin = (port: number): string => `http://127.0.0.1:${port}`;
const subscription = 'subscription { stockChanged { sku } }';
const init = { type: 'connection_init' };
const subscribe = (payload: object, id = '1') => ({ id, type: 'subscribe', payload });

/** How a conversation ended: a close code stands for a status, and what an error message says for its code. */
async function talk(
  port: number,
  messages: readonly unknown[],
  options: ConstructorParameters<typeof BareSocket>[1] = {},
  isClosed = false,
): Promise<Reply> {
  const bare = new BareSocket(origin(port), options);
  await until(() => bare.refused ?? bare.closed ?? bare.socket.readyState === 1);
  if (bare.refused)
    return { status: bare.refused.status, headers: {}, text: '', code: bare.refused.code ?? null };
  const [first, ...rest] = messages;
  if (first !== undefined) bare.say(first);
  if (rest.length > 0) await until(() => bare.closed ?? bare.messages.length > 0);
  if (!bare.closed) bare.say(...rest);
  const errors = () => bare.messages.find(({ type }) => type === 'error')?.['payload'];
  // What is refused by a message first may be closed later.
  await until(() => bare.closed ?? (isClosed ? undefined : errors()));
  const reported = errors() as { extensions?: { code?: string } }[] | undefined;
  bare.socket.terminate();
  return {
    status: bare.closed?.code ?? 0,
    headers: {},
    // GraphQL's rules say what a subscription must select: that is no SQL.
    text: (JSON.stringify(bare.messages) + (bare.closed?.reason ?? '')).replaceAll('select', ''),
    code: reported?.[0]?.extensions?.code ?? /^[A-Z_]+(?=:)/.exec(bare.closed?.reason ?? '')?.[0] ?? null,
  };
}

const says = (name: string, messages: readonly unknown[], status: number, code: string | null): Attack => ({
  name,
  run: (port) => talk(port, messages, {}, status !== 0),
  status,
  code,
});
/** Told by a message: the connection goes on. */
const subscribing = (name: string, code: string, query: string, more: object = {}): Attack =>
  says(name, [init, subscribe({ query, ...more })], 0, code);

const handshake = (headers: Record<string, string>): string =>
  request({
    method: 'GET',
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      'sec-websocket-version': '13',
      'sec-websocket-protocol': 'graphql-transport-ws',
      ...headers,
    },
  });

const deep = (levels: number): unknown => {
  let value: unknown = {};
  for (let level = 0; level < levels; level++) value = { not: value };
  return value;
};
const times = (count: number, each: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => each(index)).join(' ');

describe('a page of another site', () => {
  test.each<Attack>([
    ...['https://evil.example', 'null', 'http://127.0.0.1:1', 'https://127.0.0.1.evil.example'].map(
      (from): Attack => ({
        name: `opens a WebSocket from ${from}`,
        run: (port) => talk(port, [init], { headers: { origin: from } }),
        status: 403,
        code: 'FORBIDDEN',
      }),
    ),
    {
      name: 'opens a stream of events',
      run: (port) =>
        send(port, {
          method: 'GET',
          path: `/graphql/stream?query=${encodeURIComponent(subscription)}`,
          headers: { accept: 'text/event-stream', 'sec-fetch-site': 'cross-site' },
        }),
      status: 403,
      code: 'FORBIDDEN',
    },
    {
      name: 'posts for a stream of events',
      run: (port) =>
        send(port, {
          path: '/graphql/stream',
          headers: { accept: 'text/event-stream', origin: 'https://evil.example' },
          body: { query: subscription },
        }),
      status: 403,
      code: 'FORBIDDEN',
    },
  ])('$name', (attack) => expectWithstood(target, attack));

  test('by a name that leads here is nobody to the demo callers', async () => {
    const headers = { host: `evil.example:${signedIn.port}`, origin: `http://evil.example:${signedIn.port}` };
    const { answer, defects } = await signedIn.during(() => talk(signedIn.port, [init], { headers }));
    expect(answer).toMatchObject({ status: 4403, code: 'UNAUTHENTICATED' });
    expect(defects).toEqual([]);
  });
});

describe('a handshake', () => {
  test.each<Attack>([
    {
      name: 'of no version that there is',
      run: (port) => exchange(port, handshake({ 'sec-websocket-version': '7' })),
      status: 400,
      code: null,
    },
    {
      name: 'with a key that is none',
      run: (port) => exchange(port, handshake({ 'sec-websocket-key': 'x' })),
      status: 400,
      code: null,
    },
    {
      name: 'with an endless address',
      run: (port) => talk(port, [], { path: `/graphql?${'x'.repeat(9_000)}` }),
      status: 414,
      code: 'LIMIT_EXCEEDED',
    },
    {
      name: 'for another protocol is closed at once',
      run: (port) => exchange(port, handshake({ 'sec-websocket-protocol': 'graphql-ws' })),
      status: 101,
      code: null,
    },
  ])('$name', (attack) => expectWithstood(target, attack));

  test('to HTTP/2 is answered as HTTP/1.1, as before', async () => {
    const reply = await exchange(
      target.port,
      request({
        body: { query: '{ __typename }' },
        headers: {
          connection: 'Upgrade, HTTP2-Settings, close',
          upgrade: 'h2c',
          'http2-settings': 'AAMAAABkAAQAAP__',
        },
      }),
    );
    expect(reply).toMatchObject({ status: 200, code: null });
  });
});

describe('a WebSocket', () => {
  test.each<Attack>([
    says('that says nothing', [], 4408, null),
    says('that asks before it says who it is', [subscribe({ query: subscription })], 4401, null),
    says('that says twice who it is', [init, init], 4429, null),
    says('that says what is no JSON', ['{"type":'], 4400, null),
    says('that says 10,000 open brackets', ['['.repeat(10_000)], 4400, null),
    says('that says 100,000 lists in lists', ['['.repeat(100_000) + ']'.repeat(100_000)], 4400, null),
    says('that says a message of no kind', [{ type: 'start', id: '1' }], 4400, null),
    says('that says __proto__', ['{"__proto__":{"type":"connection_init"}}'], 4400, null),
    says(
      'that uses a number twice',
      [init, subscribe({ query: subscription }), subscribe({ query: subscription })],
      4409,
      null,
    ),
    says('that sends a giant frame', ['x'.repeat(300_000)], 1009, null),
    says(
      'that sends 300 pings',
      [init, ...Array.from({ length: 300 }, () => ({ type: 'ping' }))],
      4429,
      'LIMIT_EXCEEDED',
    ),
    says(
      'that sends 300 subscriptions at once',
      [init, ...Array.from({ length: 300 }, (_, n) => subscribe({ query: subscription }, String(n)))],
      4429,
      'LIMIT_EXCEEDED',
    ),
    says(
      'that gives a token which is no text',
      [{ ...init, payload: { authorization: ['a'] } }],
      4403,
      'UNAUTHENTICATED',
    ),
    {
      name: 'that sends frames of nonsense',
      run: async (port) => {
        const socket = connect(port, '127.0.0.1').on('error', () => {});
        socket.write(handshake({}));
        let text = '';
        socket.on('data', (chunk) => (text += String(chunk)));
        await until(() => text.includes('\r\n\r\n'));
        socket.write(Buffer.alloc(5_000, 0xff));
        await until(() => socket.closed);
        return { ...parse(text), text: '' };
      },
      status: 101,
      code: null,
    },
  ])('$name', (attack) => expectWithstood(target, attack));
});

describe('a subscription', () => {
  test.each<Attack>([
    subscribing('that is a mutation', 'BAD_USER_INPUT', 'mutation { delete }'),
    subscribing('that is introspection', 'WRONG_TRANSPORT', '{ __schema { types { name } } }'),
    subscribing(
      'with introspection in it',
      'GRAPHQL_VALIDATION_FAILED',
      'subscription { __schema { types { name } } }',
    ),
    subscribing(
      'of two fields',
      'GRAPHQL_VALIDATION_FAILED',
      'subscription { stockChanged { sku } disruptionAnnounced { id } }',
    ),
    says(
      'with variables 4,000 levels deep',
      [init, subscribe({ query: subscription, variables: { a: deep(4_000) } })],
      4400,
      null,
    ),
    subscribing('with variables 100 levels deep', 'BAD_USER_INPUT', subscription, {
      variables: { a: deep(100) },
    }),
    subscribing(
      'with a list of 20,000',
      'BAD_USER_INPUT',
      'subscription ($skus: [Sku!]) { stockChanged(skus: $skus) { sku } }',
      {
        variables: { skus: Array.from({ length: 20_000 }, () => 'A') },
      },
    ),
    subscribing(
      'with a variable called __proto__',
      'BAD_USER_INPUT',
      'subscription ($__proto__: Int) { stockChanged(below: $__proto__) { sku } }',
    ),
    subscribing(
      'sixteen fields deep',
      'LIMIT_EXCEEDED',
      `subscription { stockChanged { product { ${'boughtWith { product { '.repeat(8)} sku ${'} }'.repeat(8)} } } }`,
    ),
    subscribing(
      'of 100 aliases',
      'LIMIT_EXCEEDED',
      `subscription { stockChanged { ${times(100, (n) => `a${n}: sku`)} } }`,
    ),
    subscribing(
      'of 3,000 words',
      'GRAPHQL_PARSE_FAILED',
      `subscription { stockChanged { ${'sku '.repeat(3_000)} } }`,
    ),
    subscribing(
      'whose events nobody could pay',
      'MAX_COST_EXCEEDED',
      'subscription { stockChanged { product { tickets(first: 500) { nodes { customer { orders(first: 500) { nodes { number } } } } } } } }',
    ),
    subscribing('by two names', 'BAD_REQUEST', subscription, { documentId: 'stock-changed' }),
    subscribing('by a hash that nobody knows', 'PERSISTED_QUERY_NOT_FOUND', '', {
      extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } },
    }),
    subscribing('by a name that nobody knows', 'PERSISTED_OPERATION_UNKNOWN', '', { documentId: 'nothing' }),
  ])('$name', (attack) => expectWithstood(target, attack));
});

describe('where only the registry runs', () => {
  test.each<Attack>([
    subscribing(
      'an unlisted subscription is refused before it is read',
      'PERSISTED_OPERATION_UNKNOWN',
      'subscription {{{',
    ),
    subscribing(
      'a listed text with a word more is',
      'PERSISTED_OPERATION_UNKNOWN',
      'subscription StockChanged { stockChanged { sku available } }',
    ),
    {
      name: 'an unlisted stream of events is',
      run: (port) =>
        send(port, {
          path: '/graphql/stream',
          headers: { accept: 'text/event-stream' },
          body: { query: 'subscription {{{' },
        }),
      status: 403,
      code: 'PERSISTED_OPERATION_UNKNOWN',
    },
  ])('$name', async ({ run, status, code }) => {
    const { answer, blockedMs, defects } = await strict.during(() => run(strict.port, 0));
    expect({ status: answer.status, code: answer.code, defects }).toEqual({ status, code, defects: [] });
    expect(blockedMs).toBeLessThanOrEqual(longestBlock);
  });

  test('a listed one is told, by its name', async () => {
    const bare = await new BareSocket(origin(strict.port)).acknowledged();
    bare.say(subscribe({ documentId: 'stock-changed', variables: { skus: ['BAC-0001'] } }), { type: 'ping' });
    await until(() => bare.messages.some(({ type }) => type === 'pong'));
    expect(bare.messages.map(({ type }) => type)).toEqual(['connection_ack', 'pong']);
    bare.socket.terminate();
  });
});

test('sixty subscriptions of one caller are fifty, and the process goes on', async () => {
  const { answer, blockedMs, defects } = await target.during(async () => {
    const bare = await new BareSocket(origin(target.port)).acknowledged();
    bare.say(...Array.from({ length: 60 }, (_, n) => subscribe({ query: subscription }, String(n))));
    await until(() => bare.messages.filter(({ type }) => type === 'error').length === 10);
    const { messages } = bare;
    bare.socket.terminate();
    return messages;
  });
  const refused = answer
    .filter(({ type }) => type === 'error')
    .map(({ payload }) => (payload as { extensions: object }[])[0]?.extensions);
  expect(refused).toEqual(
    Array.from({ length: 10 }, () => ({
      code: 'LIMIT_EXCEEDED',
      limit: 'subscriptionsPerCaller',
      maximum: 50,
    })),
  );
  expect(defects).toEqual([]);
  expect(blockedMs).toBeLessThanOrEqual(longestBlock);
});

test('credentials in an address are none, and are told to nobody', async () => {
  const path = '/graphql?authorization=Bearer+demo-developer&access_token=demo-developer&key=demo-developer';
  const { written } = await signedIn.during(() =>
    talk(signedIn.port, [{ ...init, payload: { authorization: 'Bearer nobody' } }], {
      path,
      headers: { host: 'localhost' },
    }),
  );
  expect(written).not.toContain('demo-developer');
});

test.each([
  ['two tokens', { authorization: 'Bearer demo-developer' }, { authorization: 'Bearer demo-partner' }],
  ['a token and a key', { authorization: 'Bearer demo-developer' }, { 'x-api-key': 'demo-partner' }],
  [
    'one token in two cases',
    {},
    { authorization: 'Bearer demo-developer', Authorization: 'Bearer demo-partner' },
  ],
])('%s open nothing', async (_, headers, payload) => {
  const { answer } = await signedIn.during(() =>
    talk(signedIn.port, [{ ...init, payload }], {
      headers: { host: 'localhost', ...headers } as Record<string, string>,
    }),
  );
  expect(answer).toMatchObject({ status: 4403, code: 'UNAUTHENTICATED' });
});
