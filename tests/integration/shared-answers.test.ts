import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCachingGraph, type CachingGraph } from '../support/answers.ts';
import { ownWorld } from '../support/graph.ts';
import { put } from '../support/rows.ts';
import { send, type WireAnswer } from '../support/wire.ts';

/** Answers that one request made and others are given: to whom, and to whom never. */
let graph: CachingGraph;
const audited: unknown[] = [];
beforeAll(async () => {
  graph = await openCachingGraph({ audit: { personalDataRead: async (read) => void audited.push(read) } });
});
afterAll(() => graph.close());

/** A question of its own for each test, so that none is answered by another test's answer. */
let queries = 0;
const own = (fields: string) => `query Q${(queries += 1)} ${fields}`;
const wasFromCache = ({ headers }: WireAnswer) => headers['age'] !== undefined;

describe('an answer is given again', () => {
  test('without a statement, by GET and POST, to whoever may see the same', async () => {
    const query = own(
      '{ products(first: 3, search: "tent") { nodes { sku name inventory { available } } } }',
    );
    const first = await graph.post('all', query);
    const before = graph.statements();
    const others = [
      await graph.post('all', query),
      await graph.get('all', query),
      await graph.get('twin', query),
    ];
    expect(graph.statements()).toBe(before);
    expect(others.map(({ body }) => body)).toEqual(others.map(() => first.body));
    expect([first, ...others].map(wasFromCache)).toEqual([false, true, true, true]);
  });

  test('for the same variables, in whatever order they come', async () => {
    const query =
      own('').trim() +
      '($a: Sku!, $b: Int!) { product(sku: $a) { costHistory(first: $b) { effectiveFrom } } }';
    const first = await graph.post('all', query, { a: 'BAC-0001', b: 2 });
    const again = await graph.post('all', query, { b: 2, a: 'BAC-0001' });
    const other = await graph.post('all', query, { b: 1, a: 'BAC-0001' });
    expect([first, again, other].map(wasFromCache)).toEqual([false, true, false]);
    expect(again.body).toBe(first.body);
  });

  test('for as long as it may be kept, and not a moment longer', async () => {
    const world = await ownWorld();
    await put(world, 'inventory', 'products', [{ sku: 'A', name: 'Before' }]);
    const own = await openCachingGraph({}, world.urls);
    const ask = async () =>
      (await own.post('all', '{ product(sku: "A") { name disrupted } }')).json.data.product;
    const realNow = Date.now;
    try {
      expect(await ask()).toMatchObject({ name: 'Before' });
      await world.sql('inventory', `update inventory.products set name = 'After'`);
      Date.now = () => realNow() + 30_000;
      expect(await ask()).toMatchObject({ name: 'Before' });
      Date.now = () => realNow() + 60_000;
      expect(await ask()).toMatchObject({ name: 'After' });
    } finally {
      Date.now = realNow;
      await own.close();
      await world.drop();
    }
  });

  test('at a tenth of its cost to who asks', async () => {
    const query = own('{ products(first: 20) { nodes { sku } } }');
    const costs = { 'x-opsgraph-cost': '1' };
    const [first, again] = [
      await graph.post('all', query, {}, costs),
      await graph.post('all', query, {}, costs),
    ];
    expect(first.json.extensions.cost.actualQueryCost).toBeGreaterThan(10);
    expect(again.json.extensions.cost).toMatchObject({
      requestedQueryCost: first.json.extensions.cost.requestedQueryCost,
      actualQueryCost: Math.ceil(first.json.extensions.cost.actualQueryCost / 10),
    });
    expect(again.json.data).toEqual(first.json.data);
  });

  test('unless it is long: then it is made, and paid for, each time', async () => {
    const query = own(
      `{ products(first: 100) { nodes { ${['a', 'b', 'c', 'd'].map((name) => `${name}: availableToPromise(weeks: 52) { weekStarting quantity cumulative }`).join(' ')} } } }`,
    );
    const costs = { 'x-opsgraph-cost': '1' };
    const first = await graph.post('all', query, {}, costs);
    expect(first.body.length).toBeGreaterThan(1_024 * 1_024);
    const again = await graph.post('all', query, {}, costs);
    expect(again.headers['age']).toBeUndefined();
    expect(again.json.extensions.cost.actualQueryCost).toBe(first.json.extensions.cost.actualQueryCost);
    expect(again.json.data).toEqual(first.json.data);
  });

  test('but to who asks for a trace it is made anew, with its statements', async () => {
    const query = own('{ product(sku: "BAC-0001") { name } }');
    await graph.post('all', query);
    const traced = await graph.post('all', query, {}, { 'x-opsgraph-trace': '1' });
    expect(traced.json.extensions.trace.statements).not.toEqual([]);
    expect((await graph.post('all', query)).json).toEqual({ data: traced.json.data });
  });
});

test('of requests for the same at the same time one is executed', async () => {
  const query = own('{ products(first: 100) { nodes { sku name margin { percent } lifecycle { stage } } } }');
  const before = await graph.found();
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, n) => graph.post(n % 2 ? 'all' : 'twin', query)),
  );
  const after = await graph.found();
  expect(after.made - before.made).toBe(1);
  expect(after.joined + after.kept - before.joined - before.kept).toBe(11);
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  expect(answers[0]!.json.data.products.nodes).toHaveLength(100);
});

test('who waits for another’s answer makes its own where that fails', async () => {
  const query = own('{ product(sku: "BAC-0001") { name unitCost { amount } } }');
  const before = await graph.found();
  const answers = await Promise.all([graph.post('marketer', query), graph.post('marketer', query)]);
  for (const { json } of answers) expect(json.errors[0].extensions.code).toBe('FORBIDDEN');
  expect((await graph.found()).made - before.made).toBe(2);
});

describe('nobody is given', () => {
  test('what other scopes earned', async () => {
    const query = own('{ product(sku: "BAC-0001") { name unitCost { amount } } }');
    const allowed = await graph.post('all', query);
    expect(allowed.json.data.product.unitCost.amount).toEqual(expect.any(String));
    const refused = await graph.post('marketer', query);
    expect(refused.json.data.product.unitCost).toBeNull();
    expect(refused.body).not.toContain(allowed.json.data.product.unitCost.amount);
  });

  test('what other scopes judged: a verdict without costs is not one with them', async () => {
    const query =
      own('').trim() +
      '($input: CampaignCheckInput!) { campaignCheck(input: $input) { verdict products { findings { code } } } }';
    const input = { skus: ['BAC-0001'], startsOn: '2026-12-01', endsOn: '2026-12-10', discountPercent: 60 };
    const answers = [
      await graph.post('all', query, { input }),
      await graph.post('marketer', query, { input }),
    ];
    expect(answers.map(wasFromCache)).toEqual([false, false]);
    expect(answers[1]!.json.data).not.toEqual(answers[0]!.json.data);
    expect(JSON.stringify(answers[1]!.json.data)).toContain('DATA_MISSING');
  });

  test.each(['brand', 'german', 'nobody'])(
    'what other countries or brands showed (%s)',
    async (restricted) => {
      const fields = '{ products { totalCount } supportInsights { tickets } }';
      const both = own(fields);
      const [all, some] = [await graph.post('all', both), await graph.post(restricted, both)];
      expect(wasFromCache(some)).toBe(false);
      expect(some.json.data).not.toEqual(all.json.data);
      // Nor the other way round.
      const again = own(fields);
      const [first, second] = [await graph.post(restricted, again), await graph.post('all', again)];
      expect(wasFromCache(second)).toBe(false);
      expect([first.json.data, second.json.data]).toEqual([some.json.data, all.json.data]);
    },
  );

  test('what was asked at the same moment by somebody who may see more', async () => {
    const query = own('{ products(first: 200) { totalCount nodes { sku brand } } }');
    const names = ['all', 'nobody', 'brand', 'all', 'nobody', 'brand'];
    const answers = await Promise.all(names.map((name) => graph.post(name, query)));
    const counts = answers.map(({ json }) => json.data.products.totalCount as number);
    expect(counts).toEqual([150, 0, expect.any(Number), 150, 0, counts[2]]);
    expect(counts[2]).toBeLessThan(150);
    expect(
      new Set(answers[2]!.json.data.products.nodes.map(({ brand }: { brand: string }) => brand)),
    ).toEqual(new Set(['Windrose Supply']));
  });

  test('anything without credentials, or with a key that was revoked meanwhile', async () => {
    const query = own('{ product(sku: "BAC-0001") { name } }');
    await graph.post('twin', query);
    expect(wasFromCache(await graph.post('twin', query))).toBe(true);
    expect((await graph.post('', query)).status).toBe(401);
    graph.revoked.add('twin');
    try {
      const refused = await graph.post('twin', query);
      expect([refused.status, refused.body.includes('data')]).toEqual([401, false]);
    } finally {
      graph.revoked.delete('twin');
    }
  });

  test('an answer about a person that is not made for this request, and each reading of names is written down', async () => {
    const query = own('{ customers(first: 2) { nodes { number name email } } }');
    const before = audited.length;
    const answers = [await graph.get('all', query), await graph.get('all', query)];
    expect(answers.map(wasFromCache)).toEqual([false, false]);
    expect(audited.slice(before)).toMatchObject([{ people: 2 }, { people: 2 }]);
    const tickets = own('{ product(sku: "BAC-0001") { tickets { totalCount } } }');
    expect([await graph.post('all', tickets), await graph.post('all', tickets)].map(wasFromCache)).toEqual([
      false,
      false,
    ]);
  });

  test.each([
    [
      'with an error',
      '{ product(sku: "BAC-0001") { name promotions(discountPercents: [200]) { profitable } } }',
    ],
    ['about the sources', '{ sources { name } }'],
  ])('an answer %s', async (_, fields) => {
    const query = own(fields);
    await graph.post('all', query);
    expect(wasFromCache(await graph.post('all', query))).toBe(false);
  });

  test('what another wrote into variables', async () => {
    const query =
      own('').trim() +
      '($sku: Sku!, $filter: ProductFilter) { product(sku: $sku) { sku } products(filter: $filter) { totalCount } }';
    const ask = (variables: string) =>
      graph.post('all', query, JSON.parse(variables) as object).then(({ json }) => json);
    const honest = await ask('{"sku":"BAC-0001"}');
    for (const poisoned of [
      '{"sku":"BAC-0002","__proto__":{"sku":"BAC-0001"}}',
      '{"__proto__":{"sku":"BAC-0001"},"sku":"BAC-0002"}',
      '{"sku":"BAC-0002","constructor":{"prototype":{"sku":"BAC-0001"}}}',
      '{"sku":"BAC-0002","filter":{"category":{"eq":"Tents"}}}',
    ]) {
      expect((await ask(poisoned)).data?.product).not.toEqual(honest.data.product);
    }
    expect(await ask('{"sku":"BAC-0001"}')).toEqual(honest);
  });

  test('an answer in letters that only look the same', async () => {
    const query =
      own('').trim() + '($name: String!) { products(filter: { name: { eq: $name } }) { totalCount } }';
    await graph.post('all', query, { name: 'Caf\u00e9' });
    expect(wasFromCache(await graph.post('all', query, { name: 'Cafe\u0301' }))).toBe(false);
  });

  test('the answer to another operation of the same document', async () => {
    const document = `${own('{ product(sku: "BAC-0001") { sku } }')} ${own('{ product(sku: "BAC-0002") { sku } }')}`;
    const ask = async (operationName?: string) => {
      const { origin } = graph;
      return send(origin, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer all' },
        body: JSON.stringify({ query: document, operationName }),
      });
    };
    const answers = [await ask(`Q${queries - 1}`), await ask(`Q${queries}`), await ask()];
    expect(answers.map(({ json }) => json.data?.product.sku)).toEqual(['BAC-0001', 'BAC-0002', undefined]);
    // Nobody can tell which is meant.
    expect(answers[2]!.json.errors[0].extensions.code).toBe('OPERATION_RESOLUTION_FAILURE');
  });
});

test('answers take no more memory than they are given', async () => {
  const small = await openCachingGraph({ answerCache: { bytes: 40_000, redisUrl: null, databases: '' } });
  try {
    const ask = (n: number) =>
      small.post('all', `query P${n} { products(first: 20) { nodes { sku name } } }`);
    for (let n = 0; n < 30; n += 1) await ask(n);
    expect(wasFromCache(await ask(29))).toBe(true);
    expect(wasFromCache(await ask(0))).toBe(false);
    // Too long to be worth its place.
    const long = '{ products(first: 150) { nodes { sku name description } } }';
    await small.post('all', long);
    expect(wasFromCache(await small.post('all', long))).toBe(false);
  } finally {
    await small.close();
  }
});

test('turned off, every answer is made anew, and may be kept by who asked all the same', async () => {
  const off = await openCachingGraph({ answerCache: null });
  try {
    const query = '{ product(sku: "BAC-0001") { name } }';
    await off.get('all', query);
    const again = await off.get('all', query);
    expect(wasFromCache(again)).toBe(false);
    expect(again.headers).toMatchObject({
      etag: expect.any(String),
      'cache-control': 'private, max-age=3600',
    });
    expect(await off.found()).toEqual({ kept: 0, joined: 0, made: 0 });
  } finally {
    await off.close();
  }
});
