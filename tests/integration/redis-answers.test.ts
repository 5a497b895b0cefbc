import { createClient } from '@redis/client';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sourceNames } from '../../src/kernel/source-name.ts';
import type { ServerOptions } from '../../src/server.ts';
import type { SourceUrls } from '../../src/sources/open.ts';
import { openCachingGraph, type CachingGraph } from '../support/answers.ts';
import { nowhere } from '../support/graph.ts';
import { hasRedis, startRedis, type Redis } from '../support/redis.ts';
import { until } from '../support/until.ts';
import type { WireAnswer } from '../support/wire.ts';

/** Answers that servers share by Redis, and what becomes of them when it does not answer. */
const open = (url: string, changes: Partial<ServerOptions> = {}, urls?: SourceUrls) =>
  openCachingGraph({ answerCache: { bytes: 1, redisUrl: url, databases: 'of tests' }, ...changes }, urls);

let queries = 0;
const own = (fields: string) => `query R${(queries += 1)} ${fields}`;
const wasFromCache = ({ headers }: WireAnswer) => headers['age'] !== undefined;
const name = () => own('{ product(sku: "BAC-0001") { name } }');

/** Asks until the answer is one that was made before; it must be right each time. */
const untilFromCache = (graph: CachingGraph, query: string, token = 'all') =>
  until(async () => {
    const answer = await graph.post(token, query);
    expect(answer.status).toBe(200);
    expect(answer.json.errors).toBeUndefined();
    return wasFromCache(answer) && answer;
  });

test('where Redis is demanded, as in CI, it is there', () => {
  expect(hasRedis || process.env['OPSGRAPH_REQUIRE_REDIS'] !== '1').toBe(true);
});

(hasRedis ? describe : describe.skip)('with Redis (needs redis-server)', () => {
  let redis: Redis;
  let one: CachingGraph;
  let other: CachingGraph;
  beforeAll(async () => {
    redis = await startRedis();
    [one, other] = await Promise.all([open(redis.url), open(redis.url)]);
  });
  afterAll(async () => {
    await Promise.all([one, other].map((graph) => graph?.close()));
    await redis?.[Symbol.asyncDispose]();
  });

  test('an answer of one server is given by another, even by one whose databases are gone', async () => {
    const query = name();
    const made = await untilFromCache(one, query);
    const nowhereAtAll = Object.fromEntries(sourceNames.map((source) => [source, nowhere]));
    const blind = await open(redis.url, {}, nowhereAtAll as SourceUrls);
    try {
      // It makes an answer of its own, with errors and not to be kept, where Redis takes too long.
      const given = await until(async () => {
        const answer = await blind.post('twin', query);
        return wasFromCache(answer) && answer;
      });
      expect(given.body).toBe(made.body);
    } finally {
      await blind.close();
    }
  });

  test('servers over the same databases share both ways', async () => {
    const query = name();
    await untilFromCache(other, query);
    expect((await untilFromCache(one, query, 'twin')).json.data.product.name).toEqual(expect.any(String));
  });

  test('but not to who may see less, nor by a server of another deployment', async () => {
    const query = own('{ products { totalCount } }');
    await untilFromCache(one, query);
    const held = await other.post('nobody', query);
    expect([wasFromCache(held), held.json.data.products.totalCount]).toEqual([false, 0]);
    for (const changes of [
      { reportingCurrency: 'EUR' },
      { cursorSecret: 'a secret of somebody else' },
      { answerCache: { bytes: 1, redisUrl: redis.url, databases: 'of others' } },
      { clock: () => new Date('2025-01-01T12:00:00Z') },
    ]) {
      const different = await open(redis.url, changes);
      try {
        expect(wasFromCache(await different.post('all', query))).toBe(false);
      } finally {
        await different.close();
      }
    }
  });

  test('what lies there tells nothing of who asked what, ends by itself, and is nobody’s name', async () => {
    const query = own('{ product(sku: "BAC-0002") { name } }');
    await untilFromCache(one, query);
    await one.post('all', own('{ customers(first: 1) { nodes { number name email } } }'));
    const client = createClient({ url: redis.url });
    await client.connect();
    try {
      const keys = await client.keys('*');
      expect(keys).not.toEqual([]);
      for (const key of keys) {
        expect(key).toMatch(/^opsgraph:answer:[\w-]{43}$/);
        // −2 for one that has just ended; −1 would be one that never does.
        expect(await client.pTTL(key)).not.toBe(-1);
        expect(String(await client.get(key))).not.toMatch(/customer|email|BAC-0002/);
      }
    } finally {
      client.destroy();
    }
  });

  test('what somebody else writes there is no answer', async () => {
    const query = name();
    const right = (await untilFromCache(one, query)).body;
    const client = createClient({ url: redis.url });
    await client.connect();
    try {
      for (const garbage of ['', 'nonsense', '{"data":{}}', '9999999999999 60\n{', '0 60\n{}', '1 x\n{}']) {
        for (const key of await client.keys('*')) await client.set(key, garbage);
        const answer = await one.post('all', query);
        expect([answer.status, answer.body]).toEqual([200, right]);
      }
      // Of another question, or changed in one word: what is signed is the whole of it.
      const otherQuery = name();
      await untilFromCache(one, otherQuery);
      const keys = await client.keys('*');
      const signed = await Promise.all(keys.map(async (key) => String(await client.get(key))));
      const forged = [
        signed.map((_, index) => String(signed.at(index - 1))),
        signed.map((text) => text.replace('":', '" :')),
      ];
      for (const texts of forged) {
        for (const [index, key] of keys.entries()) await client.set(key, String(texts[index]));
        const answers = [await one.post('all', query), await one.post('all', otherQuery)];
        expect(answers.map(({ headers }) => headers['age'])).toEqual([undefined, undefined]);
        expect(answers[0]?.body).toBe(right);
      }
      for (const key of await client.keys('*')) {
        await client.del(key);
        await client.lPush(key, 'a list');
      }
      expect((await one.post('all', query)).body).toBe(right);
    } finally {
      client.destroy();
    }
  });

  test('every request is answered while Redis dies and comes back, and then answers are shared again', async () => {
    const query = name();
    await untilFromCache(one, query);
    await redis.kill();
    for (let n = 0; n < 10; n += 1) expect((await one.post('all', name())).status).toBe(200);
    await until(() => one.log().includes('Redis does not answer'));
    expect(one.log()).not.toContain(redis.url);
    await redis.restart();
    await untilFromCache(one, name());
    const again = name();
    await untilFromCache(one, again);
    await untilFromCache(other, again);
  });

  test('nobody waits long for a Redis that hangs, and most not at all', async () => {
    await untilFromCache(one, name());
    redis.pause();
    const durations: number[] = [];
    try {
      for (let n = 0; n < 20; n += 1) {
        const begun = performance.now();
        const answer = await one.post('all', name());
        durations.push(performance.now() - begun);
        expect([answer.status, wasFromCache(answer)]).toEqual([200, false]);
      }
    } finally {
      redis.resume();
    }
    // It would else be seconds each; a loaded machine may take its time for what is left.
    expect(durations.toSorted((a, b) => a - b)[10]).toBeLessThan(2_000);
    await untilFromCache(one, name());
  });

  test('what a server has sent it sends again by itself, with its own bytes and for as long as Redis would', async () => {
    await using lost = await startRedis();
    const answerCache = { bytes: 8 * 1_048_576, redisUrl: lost.url, databases: 'of tests' };
    const server = await openCachingGraph({ answerCache });
    const realNow = Date.now;
    try {
      const query = name();
      const { body } = await untilFromCache(server, query);
      await lost.kill();
      const statements = server.statements();
      const again = await server.post('twin', query);
      expect([again.body, wasFromCache(again), server.statements()]).toEqual([body, true, statements]);
      Date.now = () => realNow() + 3_600_000;
      expect(wasFromCache(await server.post('twin', query))).toBe(false);
      expect(server.statements()).toBeGreaterThan(statements);
    } finally {
      Date.now = realNow;
      await server.close();
    }
  });

  test('a server starts, answers and stops without it', async () => {
    await using lost = await startRedis();
    await lost.kill();
    const alone = await open(lost.url);
    try {
      const query = name();
      const answers = [await alone.get('all', query), await alone.get('all', query)];
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(answers.map(wasFromCache)).toEqual([false, false]);
      expect(answers[1]!.headers['cache-control']).toBe('private, max-age=3600');
    } finally {
      await alone.close();
    }
  });
});
