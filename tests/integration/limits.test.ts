import { afterEach, beforeAll, afterAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { unrestricted } from '../../src/domain/caller.ts';
import { defaultLimits, limitSettings, type Limits } from '../../src/domain/limits.ts';
import { readConfig } from '../../src/config.ts';
import { withSession } from '../../src/database/session.ts';
import { ask, exchange, request, send, type Reply } from '../support/attacks/wire.ts';
import { openGraph, ownWorld, sampleGraph, type Graph, type OwnWorld } from '../support/graph.ts';

/** Each limit that a server holds requests against, set so low that a small request meets it. */
let graph: Graph | undefined;
afterEach(async () => {
  await graph?.close();
  graph = undefined;
});

async function serve(limits: Partial<Limits>): Promise<number> {
  graph = await sampleGraph({}, { limits: { ...defaultLimits, ...limits }, identify: byHeader });
  return Number(new URL(await graph.listen()).port);
}

const byHeader = async ({ headers }: { headers: Record<string, unknown> }) => ({
  ...unrestricted,
  id: String(headers['x-caller']),
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
    ['cost', 10, 400, 'MAX_COST_EXCEEDED'],
  ])('%s of %i is answered %i %s', async (limit, maximum, status, code, document = small) => {
    const port = await serve({ [limit]: maximum });
    const reply = await ask(port, document);
    expect(reply).toMatchObject({ status, code });
    const { limit: named = limit, maximum: told = maximum } = firstError(reply);
    expect({ named, told }).toEqual({ named: limit, told: maximum });
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

  test('connections is not connected', async () => {
    const port = await serve({ connections: 1 });
    const first = connect(port, '127.0.0.1');
    await once(first, 'connect');
    expect(await ask(port, small)).toMatchObject({ status: 0, text: '' });
    first.destroy();
  });

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

  /** Sends a request, and returns once it waits in the database. */
  async function hold(port: number, caller: string): Promise<void> {
    const before = await waiters();
    void ask(port, waiting, undefined, { 'x-caller': caller });
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

  test('a request is answered 504 when its time is over', async () => {
    const reply = await withLock({ requestMs: 300 }, (port) => ask(port, waiting));
    expect(reply).toMatchObject({ status: 504, code: 'TIMEOUT' });
  });

  test('more requests than may be answered at once are sent away for a moment', async () => {
    await withLock({ requests: 1 }, async (port) => {
      await hold(port, 'anna');
      const second = await ask(port, '{ __typename }', undefined, { 'x-caller': 'bert' });
      expect(second).toMatchObject({ status: 503, code: 'OVERLOADED', headers: { 'retry-after': '1' } });
    });
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
      requestedQueryCost: 511,
      actualQueryCost: 12,
      throttleStatus: { maximumAvailable: 20_000, currentlyAvailable: 19_988, restoreRate: 1 },
    });
    expect(costOf(await ask(port, small))).toBeUndefined();
  });

  test('an operation that costs too much says how much', async () => {
    const port = await serve({ cost: 300 });
    const document = 'query ($n: Int) { products(first: $n) { nodes { sku } } }';
    expect(await ask(port, document, { n: 200 })).toMatchObject({ status: 200, code: null });
    expect(firstError(await ask(port, document, { n: 400 }))).toEqual({
      code: 'MAX_COST_EXCEEDED',
      cost: 411,
      maximum: 300,
    });
  });

  test('a caller that spent its budget is told when to come again', async () => {
    const port = await serve({ cost: 20, costCapacity: 20, costPerSecond: 1 });
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
