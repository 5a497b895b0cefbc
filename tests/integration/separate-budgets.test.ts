import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { unrestricted } from '../../src/kernel/caller.ts';
import { defaultLimits, type Limits } from '../../src/kernel/limits.ts';
import { withSession } from '../../src/database/session.ts';
import { openGraph, ownWorld, sampleGraph, type Graph, type OwnWorld } from '../support/graph.ts';
import { until } from '../support/until.ts';
import { post, send, type WireAnswer } from '../support/wire.ts';

/** What is read as tables does not take from what is asked otherwise, and what is heavy leaves room for the rest. */
let graph: Graph | undefined;
let origin = '';
afterEach(async () => {
  await graph?.close();
  graph = undefined;
});

const identify = async ({ headers }: { headers: Record<string, unknown> }) => ({
  ...unrestricted,
  id: String(headers['x-caller']),
});
async function serve(limits: Partial<Limits>): Promise<void> {
  graph = await sampleGraph({}, { limits: { ...defaultLimits, ...limits }, identify });
  origin = await graph.listen();
}

const ask = (query: string, caller = 'anna') => post(origin, { query }, { 'x-caller': caller });
const table = (path: string, caller = 'anna', method = 'GET') =>
  send(origin, { method, path: `/q/${path}`, headers: { 'x-caller': caller } });
const dashboard = '{ products(first: 2) { nodes { sku } } }';
const names = ({ headers }: WireAnswer) => [headers['ratelimit-policy'], headers['ratelimit']];

describe('the budget of tables', () => {
  test('that is spent leaves dashboards theirs', async () => {
    await serve({ tablesCapacity: 60, tablesPerSecond: 1 });
    expect(await table('customer-feed.csv')).toMatchObject({ status: 200 });
    const refused = await table('customer-feed.json');
    expect(refused).toMatchObject({ status: 429, json: { code: 'THROTTLED' } });
    expect(refused.json.detail).toContain('of 60 points for tables are left; 1 come back each second');
    expect(await ask(dashboard)).toMatchObject({ status: 200, json: { data: expect.anything() } });
    expect(await table('customer-feed.csv', 'bert')).toMatchObject({ status: 200 });
  });

  test('is there when dashboards have spent theirs', async () => {
    await serve({ costCapacity: 6, costPerSecond: 1 });
    expect(await ask(dashboard)).toMatchObject({ status: 200 });
    expect(await ask(dashboard)).toMatchObject({ status: 429 });
    for (const path of ['customer-feed.csv?all=1', 'customer-feed/schema'])
      expect(await table(path)).toMatchObject({ status: 200 });
  });

  test('is told in headers: what it is, what is left and when it is back', async () => {
    await serve({ tablesCapacity: 60, tablesPerSecond: 2 });
    const policy = '"tables";q=60;w=30;qu="points"';
    expect(names(await table('sources.csv'))).toEqual([
      policy,
      expect.stringMatching(/^"tables";r=5[5-7];t=[23]$/),
    ]);
    expect(names(await table('customer-feed.csv?first=5', 'anna', 'HEAD'))[0]).toBe(policy);
    expect(await table('customer-feed.csv')).toMatchObject({ status: 200 });
    const refused = await table('customer-feed.csv');
    expect(refused.status).toBe(429);
    const [told, left] = names(refused);
    expect(told).toBe(policy);
    expect(left).toMatch(new RegExp(`^"tables";r=\\d;t=${refused.headers['retry-after']}$`));
    // Others have their own, and it is told to nobody who is not known.
    expect(names(await table('sources.csv', 'bert'))[1]).toMatch(/r=5[5-7]/);
    expect(names(await ask(dashboard))).toEqual([undefined, undefined]);
  });

  test('holds a million customers by default, who are paid for by row', async () => {
    await serve({ tablesPerSecond: 0.001 });
    const left = async (path: string, caller: string) => {
      const [, points] = /r=(\d+)/.exec(String(names(await table(path, caller))[1])) ?? [];
      return defaultLimits.tablesCapacity - Number(points);
    };
    const page = await left('customer-feed.csv?first=500', 'anna');
    expect(page).toBe(45);
    expect((1_000_000 / 500) * page).toBeLessThan(defaultLimits.tablesCapacity);
    expect(await left('customer-feed.csv?first=250', 'bert')).toBeLessThan(0.6 * page);
    expect(await left('stock-feed.csv?first=100', 'carl')).toBeGreaterThan(page);
  });

  test('lets streams wait until it is back, each to its end, while dashboards answer', async () => {
    await serve({ tablesCapacity: 60, tablesPerSecond: 30 });
    const begun = performance.now();
    const streams = Promise.all([1, 2].map(() => table('customer-feed.csv?all=1&first=200')));
    let answered = 0;
    void streams.finally(() => (answered = -answered));
    while (answered >= 0) {
      if ((await ask(dashboard)).status !== 200) break;
      answered += 1;
    }
    expect(answered).toBeLessThan(-10);
    expect(performance.now() - begun).toBeGreaterThan(2_000);
    const lengths = (await streams).map(({ status, body }) => [status, body.split('\r\n').length]);
    expect(lengths).toEqual(lengths.map(() => [200, 802]));
  });

  test('has turns: who leaves while it waits for points leaves its turn to the next', async () => {
    await serve({ tablesCapacity: 50, tablesPerSecond: 1, heavyPerCaller: 1 });
    const leaving = new AbortController();
    const headers = { 'x-caller': 'anna' };
    const stream = await fetch(`${origin}/q/customer-feed.csv?all=1`, { headers, signal: leaving.signal });
    expect(stream.status).toBe(200);
    let isAnswered = false;
    const next = table('sources.csv').then((answer) => {
      isAnswered = true;
      return answer;
    });
    // It costs 4, and the stream's second page more than come back within a test.
    await sleep(5_500);
    expect(isAnswered).toBe(false);
    leaving.abort();
    expect(await next).toMatchObject({ status: 200 });
  });

  test('keeps as many requests apart as a caller may have besides', async () => {
    await serve({ tablesCapacity: 50, tablesPerSecond: 1, requestsPerCaller: 1 });
    const leaving = new AbortController();
    const headers = { 'x-caller': 'anna' };
    await fetch(`${origin}/q/customer-feed.csv?all=1`, { headers, signal: leaving.signal });
    expect(await table('sources.csv')).toMatchObject({ status: 429 });
    expect(await ask(dashboard)).toMatchObject({ status: 200 });
    leaving.abort();
  });
});

describe('heavy operations of one caller', () => {
  let world: OwnWorld;
  beforeAll(async () => {
    world = await ownWorld();
  });
  afterAll(() => world.drop());

  /** One heavy operation runs and waits for a lock; another waits for its turn. */
  async function withBothPlacesTaken(run: (release: () => Promise<void>) => Promise<void>): Promise<void> {
    const limits = { ...defaultLimits, heavyCost: 5, heavyPerCaller: 1, heavyWaiting: 1 };
    graph = await openGraph(world.urls, undefined, { limits, identify });
    origin = await graph.listen();
    await withSession(world.urls.cogs, async (session) => {
      await session.query('begin');
      await session.query('lock table cogs.budgets in access exclusive mode');
      await run(async () => void (await session.query('rollback')));
    });
  }
  const heavy = '{ budgets { name } }';
  const light = '{ product(sku: "A") { sku } }';
  const statements = async () =>
    Number(
      (
        await world.sql<{ count: string }>(
          'cogs',
          "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        )
      )[0]?.count,
    );
  /** What waits for its turn is seen by nobody. */
  const arrived = () => sleep(500);
  const running = (count: number) => until(async () => (await statements()) === count);

  test('wait for their turn, and those too many are refused until there is room', async () => {
    await withBothPlacesTaken(async (release) => {
      const first = ask(heavy);
      await running(1);
      const second = ask(heavy);
      await arrived();
      // Whatever is not heavy, and whoever else asks, goes on.
      expect(await ask(light)).toMatchObject({ status: 200 });
      const others = ask('{ budgets(on: "2026-01-01") { name } }', 'bert');
      await running(2);
      const third = await ask(heavy);
      expect(third).toMatchObject({
        status: 429,
        headers: { 'retry-after': '1' },
        json: { errors: [{ extensions: { code: 'THROTTLED', retryAfterSeconds: 1 } }] },
      });
      expect(third.json.errors[0].message).toBe(
        'At most 1 heavy operations of one caller run at a time, and 1 wait for their turn.',
      );
      // The second has not begun.
      expect(await statements()).toBe(2);
      await release();
      for (const answer of await Promise.all([first, second, others]))
        expect(answer).toMatchObject({ status: 200, json: { data: { budgets: [] } } });
      expect(await ask(heavy)).toMatchObject({ status: 200 });
    });
  });

  test('that leave while they wait leave their place to others', async () => {
    await withBothPlacesTaken(async (release) => {
      const first = ask(heavy);
      await running(1);
      const leaving = new AbortController();
      const left = fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'x-caller': 'anna', 'content-type': 'application/json' },
        body: JSON.stringify({ query: heavy }),
        signal: leaving.signal,
      }).catch(() => 'left');
      await arrived();
      expect((await ask(heavy)).status).toBe(429);
      leaving.abort();
      expect(await left).toBe('left');
      let isRefused = true;
      const next = (async () => {
        for (;;) {
          const answer = await ask(heavy);
          if (answer.status !== 429) return answer;
        }
      })().finally(() => (isRefused = false));
      await sleep(500);
      expect(isRefused).toBe(true);
      await release();
      expect(await Promise.all([first, next])).toMatchObject([{ status: 200 }, { status: 200 }]);
    });
  });

  test('cost nothing while they wait in vain', async () => {
    await withBothPlacesTaken(async (release) => {
      const first = ask(heavy);
      await running(1);
      const second = ask(heavy);
      await arrived();
      expect((await ask(heavy)).status).toBe(429);
      await release();
      await Promise.all([first, second]);
      const { json } = await post(origin, { query: light }, { 'x-caller': 'anna', 'x-opsgraph-cost': '1' });
      // Two that were answered, and the little that refusals cost.
      expect(json.extensions.cost.throttleStatus.currentlyAvailable).toBeGreaterThan(19_900);
    });
  });
});
