import { afterEach, beforeAll, afterAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { unrestricted } from '../../src/kernel/caller.ts';
import { defaultLimits, limitSettings, type Limits } from '../../src/kernel/limits.ts';
import { readConfig } from '../../src/config/config.ts';
import { withSession } from '../../src/database/session.ts';
import { createLog } from '../../src/observability/log.ts';
import type { ServerOptions } from '../../src/server.ts';
import { ask, exchange, request, send, type Reply, type Sent } from '../support/attacks/wire.ts';
import { openGraph, ownWorld, sampleGraph, type Graph, type OwnWorld } from '../support/graph.ts';
import { until } from '../support/until.ts';

/** Each limit that a server holds requests against, set so low that a small request meets it. */
let graph: Graph | undefined;
afterEach(async () => {
  await graph?.close();
  graph = undefined;
});

let logged = '';
async function serve(
  limits: Partial<Limits>,
  identify: ServerOptions['identify'] = byHeader,
): Promise<number> {
  logged = '';
  const log = createLog(new PassThrough().on('data', (chunk) => (logged += chunk)));
  graph = await sampleGraph({}, { limits: { ...defaultLimits, ...limits }, identify, log });
  return Number(new URL(await graph.listen()).port);
}

const byHeader = async ({ headers }: { headers: Record<string, unknown> }) => ({
  ...unrestricted,
  id: String(headers['x-caller']),
});

/** A call of a tool, as assistants send it. */
const tool = (name: string, given: object): Sent => ({
  path: '/mcp',
  headers: { accept: 'application/json, text/event-stream' },
  body: { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: given } },
});
const small = '{ products(first: 2) { nodes { sku name } } }';
const firstError = ({ text }: Reply) => JSON.parse(text).errors[0].extensions;

describe('a request beyond', () => {
  test.each<[keyof Limits, number, number, string, string?]>([
    ['tokens', 10, 400, 'GRAPHQL_PARSE_FAILED'],
    ['selections', 3, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['depth', 2, 400, 'LIMIT_EXCEEDED'],
    ['aliases', 1, 400, 'LIMIT_EXCEEDED', '{ a: __typename b: __typename }'],
    ['rootFields', 1, 400, 'LIMIT_EXCEEDED', '{ sources { name } __typename }'],
    ['directives', 1, 400, 'LIMIT_EXCEEDED', '{ __typename @skip(if: false) @include(if: true) }'],
    ['repeats', 1, 400, 'LIMIT_EXCEEDED', '{ __typename __typename }'],
    ['bodyBytes', 50, 413, 'LIMIT_EXCEEDED'],
    ['headerBytes', 60, 431, 'LIMIT_EXCEEDED'],
    ['responseBytes', 50, 400, 'LIMIT_EXCEEDED'],
    ['cost', 3, 400, 'MAX_COST_EXCEEDED'],
  ])('%s of %i is answered %i %s', async (limit, maximum, status, code, document = small) => {
    const port = await serve({ [limit]: maximum });
    const reply = await ask(port, document);
    expect(reply).toMatchObject({ status, code });
    const { limit: named = limit, maximum: told = maximum } = firstError(reply);
    expect({ named, told }).toEqual({ named: limit, told: maximum });
  });

  test('requestMs and receiveMs together is cut off when its client stops reading', async () => {
    const port = await serve({ requestMs: 5_000, receiveMs: 500, costCapacity: 1e9 });
    const names = Array.from(
      { length: 20 },
      (_, n) => `a${n}: __schema { types { description fields { description } } }`,
    );
    const whole = request({
      headers: { connection: 'keep-alive' },
      body: { query: `{ ${names.join(' ')} }` },
    });
    const socket = connect(port, '127.0.0.1');
    // Answers that are far more than the system keeps for a client that does not read.
    socket.pause();
    socket.write(whole.repeat(25));
    // Without a word of the client's, which would be a sign of life.
    const cutOff = await until(() => /"status":499/.test(logged), 60_000);
    expect(cutOff).toBe(true);
    socket.destroy();
  }, 90_000);

  test('requestMs and receiveMs together is not cut off while the server itself waits', async () => {
    // Two pages of customers, for each of which the caller's budget is just enough: eight seconds between them.
    const budget = { tablesCapacity: 50, tablesPerSecond: 6 };
    const port = await serve({ requestMs: 5_000, receiveMs: 500, ...budget });
    const all = await send(port, { method: 'GET', path: '/q/customer-feed.csv?all=1' });
    expect([all.status, all.text.endsWith('\r\n0\r\n\r\n')]).toEqual([200, true]);
    expect(JSON.parse(logged)).toMatchObject({ status: 200, codes: ['THROTTLED'] });
    expect(JSON.parse(logged).milliseconds).toBeGreaterThan(5_500);
  });

  test('urlBytes is answered 414', async () => {
    const port = await serve({ urlBytes: 30 });
    const reply = await send(port, { method: 'GET', path: '/graphql?query=%7B__typename%7D' });
    expect(reply.status).toBe(414);
    expect(firstError(reply)).toEqual({ code: 'LIMIT_EXCEEDED', limit: 'urlBytes', maximum: 30 });
  });

  test.each<[Partial<Limits>, unknown]>([
    [{ variableDepth: 3 }, { filter: { not: { not: { not: {} } } } }],
    [{ variableNodes: 3 }, { filter: { sku: { in: ['A', 'B'] } } }],
    [{ variableItems: 2 }, { filter: { sku: { in: ['A', 'B', 'C'] } } }],
  ])('%j is refused before GraphQL reads the variables', async (limits, variables) => {
    const port = await serve(limits);
    const document = 'query ($filter: ProductFilter) { products(filter: $filter) { totalCount } }';
    expect(await ask(port, document, variables)).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
    expect(await ask(port, document, {})).toMatchObject({ status: 200, code: null });
  });

  test('responseBytes is answered 400 at every endpoint', async () => {
    const port = await serve({ responseBytes: 2_000 });
    for (const format of ['csv', 'json', 'arrow']) {
      const table = await send(port, { method: 'GET', path: `/q/customer-feed.${format}?first=500` });
      expect(table.status).toBe(400);
      expect(table.text).toContain('LIMIT_EXCEEDED');
      expect(
        table.headers['etag'] ?? table.headers['link'] ?? table.headers['last-modified'],
      ).toBeUndefined();
    }
    // A model reads errors in the answer of its tool.
    const called = await send(port, tool('StockFeed', { first: 500 }));
    expect(called.text.length).toBeLessThan(2_000);
    expect(JSON.parse(called.text)).toMatchObject({
      result: { isError: true, structuredContent: { errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] } },
    });
    // A stream is as long as its table.
    const all = await send(port, { method: 'GET', path: '/q/customer-feed.csv?all=1' });
    expect([all.status, all.text.length > 50_000]).toEqual([200, true]);
  });

  test.each<keyof Limits>(['connections', 'connectionsPerAddress'])(
    '%s takes the place of one that is idle',
    async (limit) => {
      const port = await serve({ [limit]: 1 });
      const first = connect(port, '127.0.0.1');
      await once(first, 'connect');
      const closed = once(first.resume(), 'close');
      expect(await ask(port, small)).toMatchObject({ status: 200 });
      await closed;
    },
  );

  test('receiveMs is answered 408', async () => {
    const port = await serve({ receiveMs: 200 });
    const whole = request({ body: { query: small } });
    expect(await exchange(port, whole.slice(0, -5))).toMatchObject({ status: 408, code: 'TIMEOUT' });
  });
});

describe('while a table is locked', () => {
  let world: OwnWorld;
  beforeAll(async () => {
    world = await ownWorld();
  });
  afterAll(() => world.drop());

  const waiting = '{ products { totalCount } }';

  /** Runs something while nobody can read products. */
  async function withLock<Result>(limits: Partial<Limits>, run: (port: number) => Promise<Result>) {
    graph = await openGraph(world.urls, undefined, {
      limits: { ...defaultLimits, ...limits },
      identify: byHeader,
    });
    const port = Number(new URL(await graph.listen()).port);
    return withSession(world.urls.inventory, async (session) => {
      await session.query('begin');
      await session.query('lock table inventory.products in access exclusive mode');
      const result = await run(port);
      await session.query('rollback');
      return result;
    });
  }

  /** The same question at each endpoint with data. */
  const endpoints: Record<string, Sent> = {
    '/graphql': { body: { query: waiting } },
    '/q': { method: 'GET', path: '/q/stock-feed.json' },
    '/q?all=1': { method: 'GET', path: '/q/stock-feed.csv?all=1' },
    '/mcp': tool('StockFeed', { first: 5 }),
  };
  const askAt = (port: number, endpoint: string, caller: string) =>
    send(port, { ...endpoints[endpoint], headers: { ...endpoints[endpoint]?.headers, 'x-caller': caller } });

  /** Sends a request, and returns once it waits in the database. */
  async function hold(port: number, caller: string, endpoint = '/graphql'): Promise<void> {
    const before = await waiters();
    void askAt(port, endpoint, caller);
    while ((await waiters()) === before);
  }
  const waiters = async (): Promise<number> =>
    Number(
      (
        await world.sql<{ count: string }>(
          'inventory',
          "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        )
      )[0]?.count,
    );

  test('a request is answered 504 when its time is over, at every endpoint', async () => {
    await withLock({ requestMs: 300 }, async (port) => {
      expect(await ask(port, waiting)).toMatchObject({ status: 504, code: 'TIMEOUT' });
      expect(await send(port, tool('StockFeed', { first: 5 }))).toMatchObject({
        status: 504,
        code: 'TIMEOUT',
      });
      for (const all of ['', '&all=1']) {
        const table = await send(port, { method: 'GET', path: `/q/stock-feed.csv?first=5${all}` });
        expect([table.status, table.text]).toEqual([504, 'TIMEOUT: The answer took longer than 300 ms.\n']);
      }
    });
  });

  test.each(Object.keys(endpoints))(
    'while %s is answered it takes one of the places for concurrent requests, from every endpoint',
    async (endpoint) => {
      await withLock({ requests: 1 }, async (port) => {
        await hold(port, 'anna', endpoint);
        for (const other of Object.keys(endpoints)) {
          const second = await askAt(port, other, 'bert');
          expect(second).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
          expect(second.text).toContain('OVERLOADED');
        }
      });
    },
  );

  test('whose caller is not known yet takes no place, and none for good when it leaves meanwhile', async () => {
    let known: () => void = () => {};
    const issuer = new Promise<void>((resolve) => (known = resolve));
    let asked = 0;
    const port = await serve({ requests: 1, requestsPerCaller: 1 }, async ({ headers }) => {
      const id = String(headers['x-caller']);
      if (id === 'unknown') {
        asked += 1;
        await issuer;
      }
      return { ...unrestricted, id };
    });
    const who = (id: string) => ({ 'x-caller': id });
    const leaving = new AbortController();
    const left = fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { ...who('unknown'), 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __typename }' }),
      signal: leaving.signal,
    }).catch(() => 'left');
    await until(() => asked === 1);
    expect(await ask(port, '{ __typename }', undefined, who('known'))).toMatchObject({ status: 200 });
    leaving.abort();
    expect(await left).toBe('left');
    known();
    await until(async () => (await ask(port, '{ __typename }', undefined, who('unknown'))).status === 200);
  });

  test('more requests of one caller are, and of another are not', async () => {
    await withLock({ requestsPerCaller: 1 }, async (port) => {
      await hold(port, 'anna');
      const answers = async (caller: string) =>
        ask(port, '{ __typename }', undefined, { 'x-caller': caller });
      expect(await answers('anna')).toMatchObject({
        status: 429,
        code: 'THROTTLED',
        headers: { 'retry-after': '1' },
      });
      expect(await answers('bert')).toMatchObject({ status: 200, code: null });
    });
  });
});

describe('extensions.cost', () => {
  const asked = { 'x-caller': 'anna', 'x-opsgraph-cost': '1' };
  const costOf = ({ text }: Reply) => JSON.parse(text).extensions?.cost;

  test('tells what was asked, what came of it and what is left, to those who want to know', async () => {
    const port = await serve({ costCapacity: 20_000, costPerSecond: 1 });
    const reply = await ask(
      port,
      '{ products(first: 500, filter: { sku: { eq: "BAC-0001" } }) { nodes { sku } } }',
      undefined,
      asked,
    );
    expect(costOf(reply)).toEqual({
      requestedQueryCost: 24,
      actualQueryCost: 4,
      throttleStatus: { maximumAvailable: 20_000, currentlyAvailable: 19_996, restoreRate: 1 },
    });
    expect(costOf(await ask(port, small))).toBeUndefined();
  });

  test('an operation that costs too much says how much', async () => {
    const port = await serve({ cost: 15 });
    const document = 'query ($n: Int) { products(first: $n) { nodes { sku } } }';
    expect(await ask(port, document, { n: 200 })).toMatchObject({ status: 200, code: null });
    expect(firstError(await ask(port, document, { n: 400 }))).toEqual({
      code: 'MAX_COST_EXCEEDED',
      cost: 20,
      maximum: 15,
    });
  });

  test('a caller that spent its budget is told when to come again', async () => {
    const port = await serve({ cost: 6, costCapacity: 6, costPerSecond: 1 });
    expect(await ask(port, small, undefined, asked)).toMatchObject({ status: 200 });
    const refused = await ask(port, small, undefined, asked);
    expect(refused).toMatchObject({ status: 429, code: 'THROTTLED' });
    expect(Number(refused.headers['retry-after'])).toBe(firstError(refused).retryAfterSeconds);
    expect(await ask(port, small, undefined, { 'x-caller': 'bert' })).toMatchObject({ status: 200 });
  });
});

test('every limit is a setting', () => {
  const settings = Object.values(limitSettings).map(({ setting }) => setting);
  const { limits } = readConfig(
    Object.fromEntries(settings.map((setting, index) => [setting, String(1_000 + index)])),
  );
  expect(Object.values(limits)).toEqual(settings.map((_, index) => 1_000 + index));
  expect(readConfig({}).limits).toEqual(defaultLimits);
  expect(() => readConfig({ LIMIT_DEPTH: '0', LIMIT_TOKENS: 'many' })).toThrow(
    /LIMIT_TOKENS must be a whole number\n.*LIMIT_DEPTH must be at least 1|LIMIT_DEPTH .*\n.*LIMIT_TOKENS /,
  );
});

test('docs/limits.md has a row for every limit, with its default', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/limits.md'), 'utf8');
  const rows = [...text.matchAll(/^\| `((?:LIMIT|COST)_\w+)` \| (\d+) \|/gm)];
  expect(Object.fromEntries(rows.map(([, setting, value]) => [setting, Number(value)]))).toEqual(
    Object.fromEntries(Object.values(limitSettings).map((limit) => [limit.setting, limit.default])),
  );
});

test('a client that goes away mid-request leaves its place to others', async () => {
  const port = await serve({ requests: 1 });
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const whole = request({ body: { query: small } });
  socket.write(whole.slice(0, -5));
  let busy: Reply;
  do busy = await ask(port, '{ __typename }');
  while (busy.status === 200);
  expect(busy.status).toBe(503);
  socket.destroy();
  let free: Reply;
  do free = await ask(port, '{ __typename }');
  while (free.status === 503);
  expect(free.status).toBe(200);
});
