import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PersonalDataRead } from '../../src/observability/audit.ts';
import { digestOf, newApiKey } from '../../src/callers/api-keys.ts';
import { createCallers } from '../../src/callers/callers.ts';
import type { ServerOptions } from '../../src/server.ts';
import type { OwnWorld } from '../support/graph.ts';
import { openIssuer } from '../support/issuer.ts';
import {
  byName,
  closeAll,
  closing,
  codesOf,
  ended,
  firstError,
  post,
  serveAt,
  socket,
  streams,
  withScopes,
  worldOfTwoBrands,
} from '../support/live-transports.ts';
import {
  announce,
  BareSocket,
  count,
  countedAt,
  disruptionAnnounced,
  listen,
  liveGraph,
  stockChanged,
} from '../support/live.ts';
import { openProxy } from '../support/proxy.ts';
import { put } from '../support/rows.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { until } from '../support/until.ts';

/** Who may be told what, for how long, and what becomes of it when something fails. */
let world: OwnWorld;
beforeAll(async () => {
  world = await worldOfTwoBrands();
});
afterAll(() => world.drop());
afterEach(closeAll);

const serve = (changes: Partial<ServerOptions> = {}, urls = world.urls) => serveAt(urls, changes);

describe('scopes', () => {
  test('whoever may not read products subscribes to nothing, over either transport', async () => {
    const { origin } = await serve({ identify: byName({ nobody: withScopes('customer:read') }) });
    const refused = { code: 'FORBIDDEN', requiredScopes: [['product:read']] };
    expect(codesOf((await ended(listen(socket(origin, 'nobody'), stockChanged))).error)).toEqual([refused]);
    expect(await firstError(await post(origin, stockChanged, { authorization: 'nobody' }))).toEqual({
      status: 403,
      ...refused,
    });
  });

  test('a field that needs more is null with its error in every event, as in a query', async () => {
    const { origin, subscriptionsOpen } = await serve({
      identify: byName({ marketer: withScopes('product:read') }),
    });
    const heard = listen(
      socket(origin, 'marketer'),
      'subscription { stockChanged { sku product { name unitCost { amount } } } }',
    );
    await subscriptionsOpen(1);
    await count(world, 'A', 9);
    const [event] = await heard.atLeast(1);
    expect(event.data.stockChanged.product).toEqual({ name: 'A product', unitCost: null });
    expect(event.errors).toMatchObject([
      { path: ['stockChanged', 'product', 'unitCost'], extensions: { code: 'FORBIDDEN' } },
    ]);
  });

  test('a caller who is restricted to a brand is told of its products alone, as is one of no brand that is there', async () => {
    const { origin, subscriptionsOpen } = await serve({
      identify: byName({ ofX: { brands: ['X'] }, ofNone: { brands: ['Z'] } }),
    });
    const [all, ofX, ofNone] = ['anna', 'ofX', 'ofNone'].map((name) =>
      listen(socket(origin, name), stockChanged),
    );
    const hidden = listen(socket(origin, 'ofX'), stockChanged, { skus: ['OTHER'] });
    await subscriptionsOpen(4);
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
    const { origin, subscriptionsOpen } = await serve({
      audit: { personalDataRead: async (each) => void read.push(each) },
    });
    await put(world, 'sales', 'customers', [{ number: 'C1', name: 'Ada', email: 'ada@example.com' }]);
    await put(world, 'support', 'tickets', [{ number: 'T1', sku: 'A', customer_number: 'C1' }]);
    const heard = listen(
      socket(origin),
      'subscription Named { stockChanged { product { tickets(first: 1) { nodes { customer { name } } } } } }',
    );
    await subscriptionsOpen(1);
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
    ['a SKU that is none', stockChanged, { skus: ['no\ttabs'] }, 'BAD_USER_INPUT'],
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
    const { origin, subscriptionsOpen } = await serve({
      identify: ({ raw }) => callers.identify(raw.headersDistinct),
    });

    for (const connectionParams of [
      { 'x-api-key': key },
      { Authorization: `Bearer ${key}` },
      { 'X-Api-Key': key },
    ]) {
      const heard = listen(socket(origin, undefined, { connectionParams }), stockChanged);
      await subscriptionsOpen(1);
      heard.leave();
      await subscriptionsOpen(0);
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
    await subscriptionsOpen(2);
    await writeFile(file, JSON.stringify({ keys: [{ ...entry, revokedAt: '2026-01-02T00:00:00Z' }] }));
    await subscriptionsOpen(0);
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
    const { origin, subscriptionsOpen } = await serve({
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
    await subscriptionsOpen(1);
    await until(() => tokens.length === 2, 25_000);
    await subscriptionsOpen(1);
    await count(world, 'B', 77);
    expect((await heard.atLeast(1)).at(-1).data.stockChanged.available).toBe(77);
  }, 60_000);
});

test('a source that is down costs no subscriber, and what changed meanwhile is told when it is back', async () => {
  const proxy = await openProxy(world.urls.inventory);
  closing.push(() => proxy.close());
  const { origin, subscriptionsOpen, graph } = await serve({}, { ...world.urls, inventory: proxy.url });
  const heard = listen(socket(origin), stockChanged);
  await subscriptionsOpen(1);
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
  const { origin, subscriptionsOpen } = await serve({}, { ...world.urls, logistics: proxy.url });
  const heard = listen(socket(origin), disruptionAnnounced);
  await subscriptionsOpen(1);
  await announce(world, 'MEANWHILE', 'LOW');
  proxy.heal();
  await until(async () => {
    await announce(world, `AFTER-${countedAt().replaceAll(/\W/g, '-')}`, 'HIGH');
    return heard.events.length > 0;
  });
  expect(heard.events.map(({ data }) => data.disruptionAnnounced.severity)).not.toContain('LOW');
});

test('a server that closes waits for no subscriber', async () => {
  const { graph, subscriptionsOpen, origin } = await liveGraph(world.urls);
  const overSocket = listen(socket(origin), stockChanged);
  const stream = listen(streams(origin), stockChanged);
  await subscriptionsOpen(2);
  await graph.close();
  await until(() => overSocket.ended && stream.ended);
  expect([overSocket.events, stream.events]).toEqual([[], []]);
});

test('each subscription is a line of the log when it ends, without a variable or a token', async () => {
  const lines: Record<string, unknown>[] = [];
  const { origin, subscriptionsOpen } = await serve({
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
  await subscriptionsOpen(1);
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
    cost: 4,
  });
  expect(lines.find(({ message }) => message === 'request')).toMatchObject({
    requestId: line['requestId'],
    status: 200,
  });
  expect(JSON.stringify(lines)).not.toMatch(/secret-token|"A"/);
});
