import { ApolloServer } from '@apollo/server';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { worldNow } from '../../sample-data/world.ts';
import { unrestricted } from '../../src/kernel/caller.ts';
import { defaultLimits } from '../../src/kernel/limits.ts';
import type { ServerOptions } from '../../src/server.ts';
import { openCachingGraph, type CachingGraph } from '../support/answers.ts';
import { listed, manifestWith } from '../support/manifests.ts';
import { until } from '../support/until.ts';
import { persistedQuery, send, sha256, type WireAnswer } from '../support/wire.ts';

/** Requests that come again, and are answered without Apollo Server: as before, and only as long as that is right. */
const entered = jest.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest');
let graph: CachingGraph;
beforeAll(async () => {
  graph = await openCachingGraph();
});
afterAll(async () => {
  await graph.close();
  entered.mockRestore();
});

/** A question of its own for each test, so that none is answered by another test's answer. */
let queries = 0;
const own = (fields: string) => `query S${(queries += 1)} ${fields}`;
const long = '{ products(first: 50) { nodes { sku name description } } }';
/** What is compressed beside the event loop. */
const longer = '{ products(first: 150) { nodes { sku name description a: description b: description } } }';

/** By POST, with exactly this body. */
const post = (body: string, token = 'all', { origin } = graph, headers: Record<string, string> = {}) =>
  send(origin, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body,
  });

/** By GET and the hash of a text that the server has. */
const getByHash = (
  query: string,
  token = 'all',
  headers: Record<string, string> = {},
  { origin } = graph,
  method = 'GET',
) =>
  send(origin, {
    method,
    path: `/graphql?${new URLSearchParams({ extensions: JSON.stringify(persistedQuery(sha256(query)).extensions) })}`,
    headers: { authorization: `Bearer ${token}`, ...headers },
  });

const register = (query: string, on = graph) =>
  post(JSON.stringify({ query, ...persistedQuery(sha256(query)) }), 'all', on);

/** What was answered, and whether Apollo Server was asked. */
async function watched(ask: Promise<WireAnswer>): Promise<[WireAnswer, 'read' | 'sent again']> {
  const before = entered.mock.calls.length;
  const answer = await ask;
  return [answer, entered.mock.calls.length > before ? 'read' : 'sent again'];
}
const how = async (ask: Promise<WireAnswer>) => (await watched(ask))[1];

/** The last line that a server has logged of a request. */
const lastLine = async ({ log }: CachingGraph, id: string) =>
  JSON.parse(
    await until(() =>
      log()
        .split('\n')
        .find((line) => line.includes(`"requestId":"${id}"`)),
    ),
  ) as Record<string, unknown>;

describe('a request that comes again is answered without Apollo Server', () => {
  test.each(['GET by hash', 'POST of the text'])(
    'by %s: the same bytes, with the same tag, told and counted alike',
    async (way) => {
      const query = own(long);
      await register(query);
      const ask = (id: string) =>
        way === 'POST of the text'
          ? post(JSON.stringify({ query }), 'twin', graph, { 'x-request-id': id })
          : getByHash(query, 'twin', { 'x-request-id': id });
      const ids = [`first-${queries}`, `again-${queries}`] as const;
      const [first, firstWay] = await watched(ask(ids[0]));
      const before = await graph.found();
      const [again, againWay] = await watched(ask(ids[1]));
      expect([firstWay, againWay]).toEqual(['read', 'sent again']);
      expect(again.body).toBe(first.body);
      expect(again.json.data.products.nodes).toHaveLength(50);
      const names = ['etag', 'cache-control', 'vary', 'content-type', 'content-length', 'age', 'keep-alive'];
      expect(names.map((name) => again.headers[name])).toEqual(names.map((name) => first.headers[name]));
      expect(await graph.found()).toEqual({ ...before, kept: before.kept + 1 });
      const [one, other] = [await lastLine(graph, ids[0]), await lastLine(graph, ids[1])];
      for (const name of [
        'caller',
        'operation',
        'document',
        'status',
        'cost',
        'statements',
        'bytes',
        'route',
      ])
        expect([name, other[name]]).toEqual([name, one[name]]);
      expect(other).toMatchObject({ document: sha256(query), statements: 0, caller: 'twin' });
      const { requested, actual } = other['cost'] as { requested: number; actual: number };
      expect(actual).toBeLessThan(requested);
    },
  );

  test('at a tenth of what its making cost, also right after that', async () => {
    const query = own(
      '{ products(first: 20) { nodes { sku deliveryEstimates(to: { country: "DE" }) { method } } } }',
    );
    await post(JSON.stringify({ query }), 'all', graph, { 'x-request-id': 'made' });
    await post(JSON.stringify({ query }), 'all', graph, { 'x-request-id': 'again' });
    const [made, again] = [await lastLine(graph, 'made'), await lastLine(graph, 'again')] as [
      { cost: { requested: number; actual: number } },
      { cost: { requested: number; actual: number } },
    ];
    expect(made.cost.actual).toBeGreaterThan(10);
    expect(again.cost).toEqual({ requested: made.cost.requested, actual: Math.ceil(made.cost.actual / 10) });
  });

  test('with 304 for whoever has it, and by HEAD without a body', async () => {
    const query = own(long);
    await register(query);
    const first = await getByHash(query);
    const etag = String(first.headers['etag']);
    const [known, knownWay] = await watched(getByHash(query, 'all', { 'if-none-match': etag }));
    expect([known.status, known.body, known.headers['etag'], knownWay]).toEqual([
      304,
      '',
      etag,
      'sent again',
    ]);
    const [head, headWay] = await watched(getByHash(query, 'all', {}, graph, 'HEAD'));
    expect([head.status, head.body, headWay]).toEqual([200, '', 'sent again']);
    for (const name of ['etag', 'content-length', 'cache-control'])
      expect(head.headers[name]).toBe(first.headers[name]);
  });

  test('also when all that came before was told that it has it', async () => {
    const query = own(long);
    await register(query);
    const first = await getByHash(query, 'all', { 'if-none-match': '*' });
    expect(first.status).toBe(304);
    const [again, way] = await watched(getByHash(query));
    expect([again.status, way]).toEqual([200, 'sent again']);
    expect(again.json.data.products.nodes).toHaveLength(50);
  });

  test.each([
    ['br', brotliDecompressSync, long],
    ['br', brotliDecompressSync, longer],
    ['gzip', gunzipSync, long],
    ['gzip, br;q=0.1', gunzipSync, longer],
    ['identity', (body: Buffer) => body, long],
  ] as const)('compressed for who accepts %s, and for nobody else', async (accepted, unpack, fields) => {
    const query = own(fields);
    await register(query);
    const plain = await getByHash(query);
    const ask = () => raw(graph.origin, query, { 'accept-encoding': accepted });
    const before = entered.mock.calls.length;
    const [one, other] = [await ask(), await ask()];
    expect(entered.mock.calls.length).toBe(before);
    expect(one.body.equals(other.body)).toBe(true);
    expect(unpack(one.body).toString()).toBe(plain.body);
    expect(plain.body.length > 65_536).toBe(fields === longer);
    const encoding = accepted === 'identity' ? undefined : accepted.split(',')[0];
    expect(one.headers['content-encoding']).toBe(encoding);
    expect(one.headers['content-length']).toBe(String(one.body.length));
    expect(one.headers['etag']).toBe(plain.headers['etag']);
    expect(one.headers['vary']).toContain('accept-encoding');
    expect((await getByHash(query)).headers['content-encoding']).toBeUndefined();
  });

  test('in the media type that it asks for', async () => {
    const query = own('{ product(sku: "BAC-0001") { name } }');
    await register(query);
    const accept = 'application/graphql-response+json';
    await getByHash(query);
    const [proper, way] = await watched(getByHash(query, 'all', { accept }));
    expect([proper.headers['content-type'], way]).toEqual([`${accept}; charset=utf-8`, 'read']);
    const [again, againWay] = await watched(getByHash(query, 'all', { accept }));
    expect([again.headers['etag'], againWay]).toEqual([proper.headers['etag'], 'sent again']);
  });
});

describe('it is read', () => {
  const brands = '{ products(first: 200) { totalCount nodes { brand } } }';

  test.each(['marketer', 'brand', 'german', 'nobody'])(
    'where somebody else asked the same who may see other things (%s)',
    async (token) => {
      const query = own(brands);
      const body = JSON.stringify({ query });
      const all = await post(body);
      expect(await how(post(body))).toBe('sent again');
      const [other, way] = await watched(post(body, token));
      expect(way).toBe('read');
      if (token === 'brand' || token === 'nobody') expect(other.body).not.toBe(all.body);
      const [again, againWay] = await watched(post(body, token));
      expect([again.body, againWay]).toEqual([other.body, 'sent again']);
    },
  );

  test('where one letter is another', async () => {
    const query = own('').trim() + '($sku: Sku!) { product(sku: $sku) { sku } }';
    const ask = (variables: string) => post(`{"query":${JSON.stringify(query)},"variables":${variables}}`);
    await ask('{"sku":"BAC-0001"}');
    expect(await how(ask('{"sku":"BAC-0001"}'))).toBe('sent again');
    const [other, way] = await watched(ask('{"sku":"BAC-0002"}'));
    expect([other.json.data.product.sku, way]).toEqual(['BAC-0002', 'read']);
    const [poisoned] = await watched(ask('{"sku":"BAC-0001","__proto__":{"sku":"BAC-0002"}}'));
    expect([poisoned.status, poisoned.json.errors[0].extensions.code]).toEqual([400, 'BAD_REQUEST']);
  });

  test.each(['x-opsgraph-cost', 'x-opsgraph-trace'])('where it asks for %s', async (header) => {
    const query = own('{ product(sku: "BAC-0001") { name } }');
    const body = JSON.stringify({ query });
    await post(body);
    expect(await how(post(body))).toBe('sent again');
    for (const value of ['1', '1']) {
      const [answer, way] = await watched(post(body, 'all', graph, { [header]: value }));
      expect([Object.keys(answer.json.extensions), way]).toEqual([
        [header.replace('x-opsgraph-', '')],
        'read',
      ]);
    }
  });

  test.each([
    ['tells of a person', '{ customers(first: 2) { nodes { number name } } }'],
    ['is for who asked alone', '{ customer(number: "C000001") { segment } }'],
    ['has an error', '{ product(sku: "BAC-0001") { promotions(discountPercents: [200]) { profitable } } }'],
    ['tells how the sources stand', '{ sources { name } }'],
  ])('where its answer %s', async (_, fields) => {
    const body = JSON.stringify({ query: own(fields) });
    expect([await how(post(body)), await how(post(body))]).toEqual(['read', 'read']);
  });

  test('where its text comes with a hash, under which it is kept', async () => {
    const query = own('{ product(sku: "BAC-0001") { name } }');
    const ways = [await how(register(query)), await how(register(query))];
    expect(ways).toEqual(['read', 'read']);
  });

  test('where a page may send it that may not ask', async () => {
    const query = own('{ product(sku: "BAC-0001") { name } }');
    await graph.get('all', query);
    expect(await how(graph.get('all', query))).toBe('sent again');
    const refused = await graph.get('all', query, {}, { 'apollo-require-preflight': '' });
    expect([refused.status, refused.json.errors[0].extensions.code]).toEqual([400, 'BAD_REQUEST']);
  });

  test('where its answer is too old, by the second, or of another day', async () => {
    let now = worldNow;
    await using late = await opened({ clock: () => now });
    const query = own('{ product(sku: "BAC-0001") { name disrupted } }');
    const ask = () => watched(post(JSON.stringify({ query }), 'all', late));
    const [realNow, started] = [Date.now, Date.now()];
    try {
      Date.now = () => started;
      await ask();
      Date.now = () => started + 59_999;
      const [last, lastWay] = await ask();
      expect([last.headers['age'], lastWay]).toEqual(['59', 'sent again']);
      Date.now = () => started + 60_000;
      const [anew, way] = await ask();
      expect([anew.headers['age'], way]).toEqual([undefined, 'read']);
      expect((await ask())[1]).toBe('sent again');
      now = new Date(worldNow.getTime() + 86_400_000);
      expect((await ask())[1]).toBe('read');
    } finally {
      Date.now = realNow;
    }
  });

  test('each time in mode log where it is not listed, so that it is counted', async () => {
    const heard: unknown[] = [];
    await using counting = await opened({
      persistedOperations: 'log',
      onOperations: (news) => heard.push(news),
    });
    const body = JSON.stringify({ query: own('{ product(sku: "BAC-0001") { name } }') });
    const ways = [await how(post(body, 'all', counting)), await how(post(body, 'all', counting))];
    expect(ways).toEqual(['read', 'read']);
    expect(heard).toHaveLength(2);
    const listedBody = JSON.stringify({
      documentId: 'product-search',
      variables: { text: 'tent', first: 2 },
    });
    await post(listedBody, 'all', counting);
    expect(await how(post(listedBody, 'all', counting))).toBe('sent again');
    expect(heard).toHaveLength(2);
  });
});

describe('it is refused', () => {
  test('without credentials, or with a key that was revoked meanwhile', async () => {
    const query = own('{ product(sku: "BAC-0001") { name } }');
    await register(query);
    await getByHash(query, 'twin');
    expect(await how(getByHash(query, 'twin'))).toBe('sent again');
    graph.revoked.add('twin');
    try {
      const [refused, way] = await watched(getByHash(query, 'twin'));
      expect([refused.status, refused.body.includes('data'), way]).toEqual([401, false, 'sent again']);
      expect((await send(graph.origin, { path: '/graphql?id=x' })).status).toBe(401);
    } finally {
      graph.revoked.delete('twin');
    }
  });

  test('to whoever has spent its budget, or may never spend as much', async () => {
    const identify: ServerOptions['identify'] = async ({ headers }) => ({
      ...unrestricted,
      id: String(headers.authorization),
      ...(headers.authorization === 'Bearer poor' && { costPerSecond: 0.05 }),
    });
    const limits = { ...defaultLimits, costCapacity: 60, costPerSecond: 1 };
    await using short = await opened({ identify, limits });
    const body = JSON.stringify({ query: own('{ products(first: 50) { nodes { sku name } } }') });
    const ask = (token: string) => post(body, token, short);
    expect((await ask('rich')).status).toBe(200);
    expect(await how(ask('rich'))).toBe('sent again');
    const poor = await ask('poor');
    expect([poor.status, poor.json.errors[0].extensions.code]).toEqual([400, 'MAX_COST_EXCEEDED']);
    const spent = await until(async () => {
      const answer = await ask('rich');
      return answer.status !== 200 && answer;
    });
    expect([spent.status, spent.json.errors[0].extensions.code]).toEqual([429, 'THROTTLED']);
    expect(Number(spent.headers['retry-after'])).toBeGreaterThan(0);
    expect((await ask('another')).status).toBe(200);
  });

  test('once it is no longer listed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'opsgraph-'));
    const file = join(folder, 'manifest.json');
    const body = 'query Fresh { products(first: 1) { totalCount } }';
    writeFileSync(file, manifestWith(listed(body)));
    let reloaded = 0;
    await using trusting = await opened({
      persistedOperations: 'only',
      persistedManifestFile: file,
      onOperations: () => (reloaded += 1),
    });
    try {
      const asks = [
        () => getByHash(body, 'all', {}, trusting),
        () => post(JSON.stringify({ query: body }), 'all', trusting),
        () => post(JSON.stringify({ documentId: 'fresh' }), 'all', trusting),
      ];
      for (const ask of asks) expect([await how(ask()), await how(ask())]).toEqual(['read', 'sent again']);
      writeFileSync(file, manifestWith());
      await until(() => reloaded === 1);
      expect(await Promise.all(asks.map(async (ask) => (await ask()).status))).toEqual([403, 403, 403]);
      // A name may come to mean another operation.
      writeFileSync(file, manifestWith(listed('query Fresh { products(first: 1) { nodes { sku } } }')));
      await until(() => reloaded === 2);
      const other = await asks[2]!();
      expect(Object.keys(other.json.data.products)).toEqual(['nodes']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

test('what is sent again takes no more memory than answers are given together', async () => {
  await using small = await opened({ answerCache: { bytes: 60_000, redisUrl: null, databases: '' } });
  const ask = (n: number) =>
    how(post(`{"query":"query M${n} { products(first: 20) { nodes { sku name } } }"}`, 'all', small));
  for (let n = 0; n < 30; n += 1) await ask(n);
  expect([await ask(29), await ask(0)]).toEqual(['sent again', 'read']);
  // Too long to be worth its place.
  const tooLong = '{"query":"{ products(first: 150) { nodes { sku name description } } }"}';
  await post(tooLong, 'all', small);
  expect(await how(post(tooLong, 'all', small))).toBe('read');
});

test('a question that is too long to be looked up is read each time', async () => {
  const body = JSON.stringify({ query: own('{ product(sku: "BAC-0001") { name } }') });
  const longBody = body + ' '.repeat(20_000);
  expect([await how(post(body)), await how(post(body))]).toEqual(['read', 'sent again']);
  expect([await how(post(longBody)), await how(post(longBody))]).toEqual(['read', 'read']);
});

async function opened(changes: Partial<ServerOptions>) {
  const server = await openCachingGraph(changes);
  return Object.assign(server, { [Symbol.asyncDispose]: () => server.close() });
}

/** The bytes as they come. */
function raw(origin: string, query: string, headers: Record<string, string>) {
  const extensions = JSON.stringify(persistedQuery(sha256(query)).extensions);
  const url = `${origin}/graphql?${new URLSearchParams({ extensions })}`;
  return new Promise<{ body: Buffer; headers: IncomingHttpHeaders }>((resolve, reject) => {
    request(url, { agent: false, headers: { authorization: 'Bearer all', ...headers } }, async (response) => {
      resolve({ headers: response.headers, body: Buffer.concat(await response.toArray()) });
    })
      .on('error', reject)
      .end();
  });
}

afterEach(() => void entered.mockClear());
