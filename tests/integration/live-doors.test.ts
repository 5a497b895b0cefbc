import { afterEach, beforeAll, afterAll, describe, expect, test } from '@jest/globals';
import { createClient as createStreams } from 'graphql-sse';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { unrestricted, type Caller, type Scope } from '../../src/domain/caller.ts';
import { defaultLimits, type Limits } from '../../src/domain/limits.ts';
import type { PersonalDataRead } from '../../src/observability/audit.ts';
import { digestOf, newApiKey } from '../../src/policy/callers/api-keys.ts';
import { createCallers } from '../../src/policy/callers/callers.ts';
import type { ServerOptions } from '../../src/server/http.ts';
import { ownWorld, type OwnWorld } from '../support/graph.ts';
import { openIssuer } from '../support/issuer.ts';
import {
  announce,
  BareSocket,
  count,
  countedAt,
  disruptionAnnounced,
  listen,
  liveGraph,
  socketClient,
  stock,
  stockChanged,
} from '../support/live.ts';
import { openProxy } from '../support/proxy.ts';
import { put } from '../support/rows.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { until } from '../support/until.ts';

/** Who may be told what, how much of it, for how long, and what becomes of it when something fails. */
let world: OwnWorld;
beforeAll(async () => {
  world = await ownWorld();
  await put(world, 'inventory', 'warehouses', [{ code: 'W', name: 'West' }]);
  await stock(world, 'A', 'B');
  await put(world, 'inventory', 'products', [{ sku: 'OTHER', brand: 'Y' }]);
  await put(world, 'inventory', 'stock_levels', [
    {
      sku: 'OTHER',
      warehouse_code: 'W',
      available: 10,
      committed: 0,
      reserved: 0,
      safety_stock: 0,
      incoming: 0,
      updated_at: countedAt(),
    },
  ]);
});
afterAll(() => world.drop());

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** Whoever the header or the first message says. */
const byName =
  (callers: Record<string, Partial<Caller>>): ServerOptions['identify'] =>
  async ({ headers }) => {
    const name = String(headers.authorization ?? headers['x-api-key'] ?? 'anna');
    return { ...unrestricted, id: name, ...callers[name] };
  };

async function serve(changes: Partial<ServerOptions> = {}, urls = world.urls) {
  const live = await liveGraph(urls, changes);
  closing.push(() => live.graph.close());
  return live;
}
const limited = (limits: Partial<Limits>): Partial<ServerOptions> => ({
  limits: { ...defaultLimits, cost: 1e9, costCapacity: 1e9, ...limits },
});

function socket(origin: string, name?: string, options: Parameters<typeof socketClient>[1] = {}) {
  const client = socketClient(origin, {
    ...(name && { connectionParams: { authorization: name } }),
    ...options,
  });
  closing.push(() => client.dispose());
  return client;
}
function streams(origin: string, name?: string) {
  const client = createStreams({
    url: `${origin}/graphql/stream`,
    retryAttempts: 0,
    ...(name && { headers: { authorization: name } }),
  });
  closing.push(() => client.dispose());
  return client as never as ReturnType<typeof socketClient>;
}
const codesOf = (error: unknown) =>
  (error as { extensions: { code: string } }[]).map(({ extensions }) => extensions);
const ended = async (heard: ReturnType<typeof listen>) =>
  (await until(() => heard.ended)) as { error: unknown };
const post = (origin: string, query: string, headers: Record<string, string> = {}) =>
  fetch(`${origin}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query }),
  });
const firstError = async (response: Response) => ({
  status: response.status,
  ...(response.headers.has('retry-after') && { retryAfter: response.headers.get('retry-after') }),
  ...((await response.json()) as { errors: { extensions: object }[] }).errors[0]?.extensions,
});
const withScopes = (...scopes: Scope[]): Partial<Caller> => ({ scopes: new Set(scopes) });

describe('scopes', () => {
  test('whoever may not read products subscribes to nothing, by either door', async () => {
    const { origin } = await serve({ identify: byName({ nobody: withScopes('customer:read') }) });
    const refused = { code: 'FORBIDDEN', requiredScopes: [['product:read']] };
    expect(codesOf((await ended(listen(socket(origin, 'nobody'), stockChanged))).error)).toEqual([refused]);
    expect(await firstError(await post(origin, stockChanged, { authorization: 'nobody' }))).toEqual({
      status: 403,
      ...refused,
    });
  });

  test('a field that needs more is null with its error in every event, as in a query', async () => {
    const { origin, standing } = await serve({ identify: byName({ marketer: withScopes('product:read') }) });
    const heard = listen(
      socket(origin, 'marketer'),
      'subscription { stockChanged { sku product { name unitCost { amount } } } }',
    );
    await standing(1);
    await count(world, 'A', 9);
    const [event] = await heard.atLeast(1);
    expect(event.data.stockChanged.product).toEqual({ name: 'A product', unitCost: null });
    expect(event.errors).toMatchObject([
      { path: ['stockChanged', 'product', 'unitCost'], extensions: { code: 'FORBIDDEN' } },
    ]);
  });

  test('a caller who is held to a brand is told of its products alone, as is one of no brand that is there', async () => {
    const { origin, standing } = await serve({
      identify: byName({ ofX: { brands: ['X'] }, ofNone: { brands: ['Z'] } }),
    });
    const [all, ofX, ofNone] = ['anna', 'ofX', 'ofNone'].map((name) =>
      listen(socket(origin, name), stockChanged),
    );
    const hidden = listen(socket(origin, 'ofX'), stockChanged, { skus: ['OTHER'] });
    await standing(4);
    await count(world, 'OTHER', 5);
    await count(world, 'A', 5);
    await all!.atLeast(2);
    await ofX!.atLeast(1);
    await count(world, 'B', 5);
    await ofX!.atLeast(2);
    expect(ofX!.events.map(({ data }) => data.stockChanged.sku)).toEqual(['A', 'B']);
    expect([ofNone!.events, hidden.events]).toEqual([[], []]);
  });

  test('personal values in an event are audited', async () => {
    const read: PersonalDataRead[] = [];
    const { origin, standing } = await serve({ audit: { personalDataRead: (each) => void read.push(each) } });
    await put(world, 'sales', 'customers', [{ number: 'C1', name: 'Ada', email: 'ada@example.com' }]);
    await put(world, 'support', 'tickets', [{ number: 'T1', sku: 'A', customer_number: 'C1' }]);
    const heard = listen(
      socket(origin),
      'subscription Named { stockChanged { product { tickets(first: 1) { nodes { customer { name } } } } } }',
    );
    await standing(1);
    await count(world, 'A', 3);
    const [event] = await heard.atLeast(1);
    expect(JSON.stringify(event)).toContain('Ada');
    expect(read).toMatchObject([
      { caller: 'developer', operation: 'Named', people: 1, fields: ['Customer.name'] },
    ]);
  });
});

describe('bad input is refused before anything is watched', () => {
  test.each<[string, string, Record<string, unknown>, string]>([
    ['an unknown field', 'subscription { stockChanged { nothing } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'two subscriptions in one',
      'subscription { stockChanged { sku } disruptionAnnounced { id } }',
      {},
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['half a document', 'subscription {', {}, 'GRAPHQL_PARSE_FAILED'],
    ['a variable of the wrong type', stockChanged, { below: 'few' }, 'BAD_USER_INPUT'],
    ['a number out of bounds', stockChanged, { below: -1 }, 'BAD_USER_INPUT'],
    ['no SKU at all', stockChanged, { skus: [] }, 'BAD_USER_INPUT'],
    ['501 SKUs', stockChanged, { skus: Array.from({ length: 501 }, (_, n) => `P${n}`) }, 'BAD_USER_INPUT'],
    ['a SKU that is none', stockChanged, { skus: ['no spaces'] }, 'BAD_USER_INPUT'],
    ['a severity that is none', disruptionAnnounced, { minimumSeverity: 'BAD' }, 'BAD_USER_INPUT'],
    ['a query', '{ sources { name } }', {}, 'WRONG_TRANSPORT'],
    ['a mutation', 'mutation { stockChanged { sku } }', {}, 'BAD_USER_INPUT'],
    ['nothing', '', {}, 'BAD_REQUEST'],
  ])('%s', async (_, query, variables, code) => {
    const { origin } = await serve();
    const overSocket = await ended(listen(socket(origin), query, variables));
    const response = await fetch(`${origin}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query, variables }),
    });
    const known =
      code === 'BAD_USER_INPUT' && query.startsWith('mutation')
        ? ['GRAPHQL_VALIDATION_FAILED', code]
        : [code];
    expect(known).toContain(codesOf(overSocket.error)[0]?.code);
    expect(response.status).toBe(400);
    expect(known).toContain(((await firstError(response)) as { code?: string }).code);
  });

  test('a stream for a client that does not take events', async () => {
    const { origin } = await serve();
    expect(await firstError(await post(origin, stockChanged, { accept: 'application/json' }))).toEqual({
      status: 406,
      code: 'BAD_REQUEST',
    });
  });

  test('any way of asking but GET and POST', async () => {
    const { origin } = await serve();
    const response = await fetch(`${origin}/graphql/stream`, {
      method: 'PUT',
      headers: { accept: 'text/event-stream' },
    });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST, OPTIONS']);
  });
});

describe('limits', () => {
  test('LIMIT_SUBSCRIPTIONS_PER_CALLER holds over both doors together, and for each caller alone', async () => {
    const { origin, standing } = await serve({
      identify: byName({}),
      ...limited({ subscriptionsPerCaller: 2 }),
    });
    const refused = { code: 'LIMIT_EXCEEDED', limit: 'subscriptionsPerCaller', maximum: 2 };
    const one = listen(socket(origin, 'bert'), stockChanged);
    listen(streams(origin, 'bert'), stockChanged);
    await standing(2);
    expect(codesOf((await ended(listen(socket(origin, 'bert'), stockChanged))).error)).toEqual([refused]);
    expect(await firstError(await post(origin, stockChanged, { authorization: 'bert' }))).toEqual({
      status: 429,
      retryAfter: '5',
      ...refused,
    });
    listen(socket(origin, 'carl'), stockChanged);
    await standing(3);
    one.leave();
    await standing(2);
    listen(socket(origin, 'bert'), stockChanged);
    await standing(3);
  });

  test('LIMIT_SUBSCRIPTIONS holds for all callers', async () => {
    const { origin, standing } = await serve({ identify: byName({}), ...limited({ subscriptions: 1 }) });
    listen(streams(origin, 'bert'), stockChanged);
    await standing(1);
    expect(await firstError(await post(origin, stockChanged, { authorization: 'carl' }))).toEqual({
      status: 503,
      retryAfter: '5',
      code: 'LIMIT_EXCEEDED',
      limit: 'subscriptions',
      maximum: 1,
    });
  });

  test('as many WebSockets as subscriptions may be open', async () => {
    const { origin } = await serve(limited({ subscriptionsPerCaller: 1 }));
    await new BareSocket(origin).acknowledged();
    const second = await new BareSocket(origin).acknowledged();
    expect((await second.end()).code).toBe(4429);
  });

  test('LIMIT_SOCKET_MESSAGES, LIMIT_SOCKET_IDLE_MS and LIMIT_BODY_BYTES close a WebSocket', async () => {
    const { origin } = await serve(limited({ socketMessages: 5, socketIdleMs: 300, bodyBytes: 1_000 }));
    const idle = await new BareSocket(origin).acknowledged();
    const loud = await new BareSocket(origin).acknowledged();
    loud.say(...Array.from({ length: 10 }, () => ({ type: 'ping' })));
    const long = await new BareSocket(origin).acknowledged();
    long.say('x'.repeat(2_000));
    expect([(await loud.end()).code, (await long.end()).code, (await idle.end()).code]).toEqual([
      4429, 1009, 1000,
    ]);
  });

  test('what one event costs must be affordable, and a caller who has spent all hears the latest later', async () => {
    const { origin, standing } = await serve(limited({ cost: 20, costCapacity: 20, costPerSecond: 1 }));
    const dear = 'subscription { stockChanged { product { tickets(first: 50) { nodes { number } } } } }';
    expect(codesOf((await ended(listen(socket(origin), dear))).error)).toMatchObject([
      { code: 'MAX_COST_EXCEEDED' },
    ]);
    const heard = listen(
      socket(origin),
      'subscription { stockChanged { previousAvailable available product { name } } }',
    );
    await standing(1);
    let last = 3;
    for (let n = 20; n < 32; n++) {
      await count(world, 'A', (last = n));
      await new Promise((resolve) => setTimeout(resolve, 120));
    }
    await until(() => heard.events.at(-1)?.data.stockChanged.available === last, 60_000);
    const chain = heard.events.map(({ data }) => data.stockChanged);
    // Fewer than changed, and none left out: each goes on where the one before ended.
    expect(chain.length).toBeLessThan(12);
    for (const [index, event] of chain.slice(1).entries())
      expect(event.previousAvailable).toBe(chain[index].available);
  });

  test('a subscriber that does not read is told less often, and ends where too much would have to be kept', async () => {
    const skus = Array.from({ length: 40 }, (_, n) => `SLOW-${n}`);
    await stock(world, ...skus);
    const { origin, standing } = await serve(limited({ subscriptionPending: 30 }));
    const fast = listen(socket(origin), stockChanged, { skus });
    const { port } = new URL(origin);
    const reader = connect(Number(port), '127.0.0.1');
    closing.push(() => reader.destroy());
    const body = JSON.stringify({
      query:
        'subscription ($skus: [Sku!]) { stockChanged(skus: $skus) { sku available product { description } } }',
      variables: { skus },
    });
    await world.sql(
      'inventory',
      "update inventory.products set description = repeat('x', 60000) where sku like 'SLOW-%'",
    );
    reader.write(
      `POST /graphql/stream HTTP/1.1\r\nhost: localhost\r\naccept: text/event-stream\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    reader.pause();
    await standing(2);
    for (let round = 0; round < 40; round++) {
      await world.sql(
        'inventory',
        'update inventory.stock_levels set available = available + 1, updated_at = $1 where sku = any($2)',
        [countedAt(), skus.slice(20 * (round % 2), 20 * (round % 2) + 20)],
      );
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    // Whoever reads has been told all along, in the same time.
    expect(fast.events.length).toBeGreaterThan(40);
    let text = '';
    reader.on('data', (chunk) => (text += String(chunk)));
    reader.resume();
    await until(() => text.includes('subscriptionPending'));
    expect(text).toMatch(/event: complete/);
  });
});

describe('credentials', () => {
  test('come by header or first message, and not by both', async () => {
    const folder = await temporaryFolder();
    const key = newApiKey();
    const file = join(folder.path, 'keys.json');
    const entry = {
      name: 'board',
      digest: digestOf(key),
      scopes: ['product:read'],
      createdAt: '2026-01-01T00:00:00Z',
      expiresAt: '2999-01-01T00:00:00Z',
    };
    await writeFile(file, JSON.stringify({ keys: [entry] }));
    const callers = await createCallers({ issuer: null, keysFile: file, demo: false }, () => {});
    const { origin, standing } = await serve({
      identify: ({ raw }) => callers.identify(raw.headersDistinct),
    });

    for (const connectionParams of [
      { 'x-api-key': key },
      { Authorization: `Bearer ${key}` },
      { 'X-Api-Key': key },
    ]) {
      const heard = listen(socket(origin, undefined, { connectionParams }), stockChanged);
      await standing(1);
      heard.leave();
      await standing(0);
    }
    const byHeader = await new BareSocket(origin, { headers: { 'x-api-key': key } }).acknowledged();
    expect(byHeader.closed).toBeNull();
    const twice = await new BareSocket(origin, { headers: { 'x-api-key': key } }).acknowledged({
      'x-api-key': key,
    });
    expect(await twice.end()).toMatchObject({
      code: 4403,
      reason: expect.stringContaining('UNAUTHENTICATED'),
    });
    const none = await new BareSocket(origin, {
      path: `/graphql?x-api-key=${key}&authorization=Bearer+${key}`,
    }).acknowledged();
    expect((await none.end()).code).toBe(4403);

    // It is revoked: what it opened ends.
    listen(socket(origin, undefined, { connectionParams: { 'x-api-key': key } }), stockChanged);
    const stream = listen(streams(origin, `Bearer ${key}`), stockChanged);
    await standing(2);
    await writeFile(file, JSON.stringify({ keys: [{ ...entry, revokedAt: '2026-01-02T00:00:00Z' }] }));
    await standing(0);
    expect(await byHeader.end()).toMatchObject({ code: 4403, reason: expect.stringContaining('revoked') });
    await until(() => stream.ended);
    expect(stream.events.at(-1)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    await folder[Symbol.asyncDispose]();
  });

  test('that expire end what they opened, and a client with new ones goes on', async () => {
    const issuer = await openIssuer();
    closing.push(() => issuer.close());
    const callers = await createCallers(
      { issuer: { url: issuer.url, audience: issuer.audience, jwksUrl: null }, keysFile: null, demo: false },
      () => {},
    );
    const { origin, standing } = await serve({
      identify: ({ raw }) => callers.identify(raw.headersDistinct),
    });
    let lifetime = 2;
    const tokens: string[] = [];
    const heard = listen(
      socket(origin, undefined, {
        retryAttempts: 5,
        connectionParams: async () => {
          const exp = Math.floor(Date.now() / 1_000) + lifetime;
          tokens.push(await issuer.token({ scope: 'product:read', exp }));
          lifetime = 300;
          return { authorization: `Bearer ${tokens.at(-1)}` };
        },
      }),
      stockChanged,
    );
    await standing(1);
    await until(() => tokens.length === 2, 25_000);
    await standing(1);
    await count(world, 'B', 77);
    expect((await heard.atLeast(1)).at(-1).data.stockChanged.available).toBe(77);
  }, 60_000);
});

test('a source that is down costs no subscriber, and what changed meanwhile is told when it is back', async () => {
  const proxy = await openProxy(world.urls.inventory);
  closing.push(() => proxy.close());
  const { origin, standing, graph } = await serve({}, { ...world.urls, inventory: proxy.url });
  const heard = listen(socket(origin), stockChanged);
  await standing(1);
  await count(world, 'A', 100);
  await heard.atLeast(1);
  proxy.refuse();
  await until(async () => (await graph.query('{ products(first: 1) { totalCount } }')).errors?.length);
  await count(world, 'A', 60);
  await count(world, 'B', 50);
  await count(world, 'A', 40);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(heard.events).toHaveLength(1);
  proxy.heal();
  await heard.atLeast(3);
  const told = Object.fromEntries(
    heard.events.slice(1).map(({ data: { stockChanged: change } }) => [change.sku, change]),
  );
  expect(told).toMatchObject({ A: { previousAvailable: 100, available: 40 }, B: { available: 50 } });
  expect(heard.ended).toBeNull();
});

test('who subscribes while the source is down hears what happens after its return', async () => {
  const proxy = await openProxy(world.urls.logistics);
  closing.push(() => proxy.close());
  proxy.refuse();
  const { origin, standing } = await serve({}, { ...world.urls, logistics: proxy.url });
  const heard = listen(socket(origin), disruptionAnnounced);
  await standing(1);
  await announce(world, 'MEANWHILE', 'LOW');
  proxy.heal();
  await until(async () => {
    await announce(world, `AFTER-${countedAt().replaceAll(/\W/g, '-')}`, 'HIGH');
    return heard.events.length > 0;
  });
  expect(heard.events.map(({ data }) => data.disruptionAnnounced.severity)).not.toContain('LOW');
});

test('a server that closes waits for no subscriber', async () => {
  const { graph, standing, origin } = await liveGraph(world.urls);
  const overSocket = listen(socket(origin), stockChanged);
  const stream = listen(streams(origin), stockChanged);
  await standing(2);
  await graph.close();
  await until(() => overSocket.ended && stream.ended);
  expect([overSocket.events, stream.events]).toEqual([[], []]);
});

test('each subscription is a line of the log when it ends, without a variable or a token', async () => {
  const lines: Record<string, unknown>[] = [];
  const { origin, standing } = await serve({
    log: {
      info: (line: object, message: string) => lines.push({ ...line, message }),
      warn() {},
      error() {},
    } as never,
  });
  const heard = listen(
    socket(origin, 'secret-token'),
    `${stockChanged.replace('subscription', 'subscription StockChanged')}`,
    { skus: ['A'] },
  );
  await standing(1);
  await count(world, 'A', 200);
  await heard.atLeast(1);
  heard.leave();
  const line = await until(() => lines.find(({ message }) => message === 'subscription'));
  expect(line).toMatchObject({
    requestId: expect.any(String),
    caller: 'developer',
    transport: 'websocket',
    operation: 'StockChanged',
    told: 1,
    codes: [],
    cost: 2,
  });
  expect(lines.find(({ message }) => message === 'request')).toMatchObject({
    requestId: line['requestId'],
    status: 200,
  });
  expect(JSON.stringify(lines)).not.toMatch(/secret-token|"A"/);
});
