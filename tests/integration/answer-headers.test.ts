import { request, type IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCachingGraph, type CachingGraph } from '../support/answers.ts';
import { nowhere } from '../support/graph.ts';
import { testCluster } from '../support/cluster.ts';
import { send, type WireAnswer } from '../support/wire.ts';
import { defaultLimits } from '../../src/kernel/limits.ts';

/** What browsers and proxies are told about answers. */
let graph: CachingGraph;
beforeAll(async () => {
  graph = await openCachingGraph();
});
afterAll(() => graph.close());

const product = '{ product(sku: "BAC-0001") { name price { current { amount } } } }';
const customer = '{ customer(number: "C000001") { segment } }';
const keeping = ({ headers }: WireAnswer) => headers['cache-control'];

describe('by GET', () => {
  test('an answer may be kept by who asked, for as long as its fields say, and by nobody else', async () => {
    expect(keeping(await graph.get('all', product))).toBe('private, max-age=300');
    expect(keeping(await graph.get('all', '{ product(sku: "BAC-0001") { name } }'))).toBe(
      'private, max-age=3600',
    );
    expect(keeping(await graph.get('all', customer))).toBe('private, max-age=60');
    const unknown = '{ customers(filter: { city: { eq: "Nowhere" } }) { totalCount } }';
    expect(keeping(await graph.get('all', unknown))).toBe('private, max-age=60');
  });

  test('what an answer depends on beside its address is named', async () => {
    const { headers } = await graph.get('all', product);
    const named = String(headers['vary']).split(', ');
    expect(named).toEqual(
      expect.arrayContaining([
        'authorization',
        'x-api-key',
        'accept',
        'origin',
        'x-opsgraph-trace',
        'x-opsgraph-cost',
      ]),
    );
  });

  test.each([
    ['names a person', '{ customer(number: "C000001") { name } }', 200],
    [
      'looks for a person by address, and finds nobody',
      '{ customers(filter: { email: { eq: "nobody@example.com" } }) { totalCount } }',
      200,
    ],
    ['tells how the sources stand', '{ sources { status } }', 200],
    [
      'lacks what was asked',
      '{ product(sku: "BAC-0001") { name } customer(number: "no\\tnumber") { number } }',
      400,
    ],
    ['is a refusal', '{ product(sku: "BAC-0001") { nothing } }', 400],
  ])('an answer that %s may not be kept', async (_, query, status) => {
    const answer = await graph.get('all', query);
    expect([answer.status, keeping(answer), answer.headers['etag']]).toEqual([status, 'no-store', undefined]);
  });

  test('an answer of which a part is forbidden may not be kept', async () => {
    const answer = await graph.get('marketer', '{ product(sku: "BAC-0001") { name unitCost { amount } } }');
    expect(answer.json.data.product).toMatchObject({ name: expect.any(String), unitCost: null });
    expect(keeping(answer)).toBe('no-store');
  });

  test('an answer in a form that there is not may not be kept, whatever was answered before', async () => {
    for (const sent of ['"x"', '*']) {
      const headers = { accept: 'image/png', 'if-none-match': sent };
      const answer = await graph.get('all', product, {}, headers);
      expect([answer.status, keeping(answer)]).toEqual([406, 'no-store']);
      expect([answer.headers['etag'], answer.headers['age']]).toEqual([undefined, undefined]);
    }
  });

  test('without credentials there is nothing to keep', async () => {
    const answer = await graph.get('', product);
    expect([answer.status, keeping(answer), answer.headers['etag']]).toEqual([401, 'no-store', undefined]);
  });

  test.each(['x-opsgraph-trace', 'x-opsgraph-cost'])(
    'an answer that tells of the request itself (%s) may not be kept',
    async (header) => {
      const answer = await graph.get('all', product, {}, { [header]: '1' });
      expect(answer.json.extensions).toBeDefined();
      expect([keeping(answer), answer.headers['etag']]).toEqual(['no-store', undefined]);
    },
  );
});

describe('an ETag', () => {
  test('is the same for the same answer, made anew or given again, and by HEAD', async () => {
    const query = '{ product(sku: "BAC-0002") { name } }';
    const first = await graph.get('all', query);
    const again = await graph.get('all', query);
    const other = await graph.get('marketer', query);
    expect([first.headers['age'], again.headers['age']]).toEqual([undefined, expect.any(String)]);
    expect(first.headers['etag']).toMatch(/^W\/"[\w-]{43}"$/);
    expect(again.headers['etag']).toBe(first.headers['etag']);
    expect(other.headers['etag']).toBe(first.headers['etag']);
    expect(again.body).toBe(first.body);
    const { origin } = graph;
    const path = `/graphql?${new URLSearchParams({ query })}`;
    const head = await send(origin, {
      method: 'HEAD',
      path,
      headers: { authorization: 'Bearer all', 'apollo-require-preflight': '1' },
    });
    const names = ['etag', 'cache-control', 'vary', 'content-type', 'content-length'];
    expect(names.map((name) => head.headers[name])).toEqual(names.map((name) => again.headers[name]));
    expect([head.status, head.body]).toEqual([200, '']);
  });

  test('is another one for another media type', async () => {
    const type = 'application/graphql-response+json';
    const [plain, proper] = [
      await graph.get('all', product),
      await graph.get('all', product, {}, { accept: type }),
    ];
    expect(proper.headers['content-type']).toContain(type);
    expect(proper.headers['etag']).not.toBe(plain.headers['etag']);
  });

  test.each<[string, (etag: string) => string]>([
    ['as it came', (etag) => etag],
    ['without what says that it is weak', (etag) => etag.replace('W/', '')],
    ['among others', (etag) => `"x", ${etag} , W/"y"`],
    ['as anything', () => '*'],
  ])('that comes back %s is answered 304, with nothing but what refreshes', async (_, sent) => {
    const { headers } = await graph.get('all', product);
    const answer = await graph.get('all', product, {}, { 'if-none-match': sent(String(headers['etag'])) });
    expect([answer.status, answer.body, answer.headers['content-type']]).toEqual([304, '', undefined]);
    for (const name of ['etag', 'cache-control', 'vary']) expect(answer.headers[name]).toBe(headers[name]);
  });

  test.each(['"x"', 'x', '', '"', '""'])(
    'that is not the answer’s (%j) is answered with the answer',
    async (sent) => {
      const answer = await graph.get('all', product, {}, { 'if-none-match': sent });
      expect(answer.status).toBe(200);
      expect(answer.json.data.product).toBeTruthy();
    },
  );

  test('tells nothing to who may not read the answer', async () => {
    const cost = '{ product(sku: "BAC-0001") { unitCost { amount } } }';
    const etag = String((await graph.get('all', cost)).headers['etag']);
    const refused = await graph.get('marketer', cost, {}, { 'if-none-match': etag });
    expect(refused.status).toBe(200);
    expect(refused.json).toMatchObject({
      data: { product: { unitCost: null } },
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
    const asAnything = await graph.get('marketer', cost, {}, { 'if-none-match': '*' });
    expect(asAnything.status).toBe(200);
    expect((await graph.get('', cost, {}, { 'if-none-match': etag })).status).toBe(401);
    expect((await graph.get('', cost, {}, { 'if-none-match': '*' })).status).toBe(401);
  });

  test('tells a row-restricted caller nothing of other rows', async () => {
    const sku = '{ product(sku: "BAC-0001") { name brand } }';
    const etag = String((await graph.get('all', sku)).headers['etag']);
    const answer = await graph.get('nobody', sku, {}, { 'if-none-match': etag });
    expect([answer.status, answer.json]).toEqual([200, { data: { product: null } }]);
  });
});

test('of a POST nothing is kept, also where its answer was given again', async () => {
  const query = '{ product(sku: "BAC-0003") { name } }';
  await graph.post('all', query);
  const answer = await graph.post('all', query, {}, { 'if-none-match': '*' });
  expect(answer.status).toBe(200);
  expect([keeping(answer), answer.headers['etag']]).toEqual(['no-store', undefined]);
  expect(answer.headers['age']).toMatch(/^\d+$/);
});

test('an answer with a part that failed may not be kept, also where a finding tells of it', async () => {
  const down = await openCachingGraph(
    {},
    { ...testCluster().readerUrls, logistics: nowhere, inventory: nowhere },
  );
  try {
    const half = await down.get(
      'all',
      '{ product(sku: "BAC-0001") { price { current { amount } } disrupted } }',
    );
    expect(half.json.errors).toBeDefined();
    const check =
      'query ($input: CampaignCheckInput!) { campaignCheck(input: $input) { verdict findings { code } products { findings { code } } } }';
    const input = { skus: ['BAC-0001'], startsOn: '2026-12-01', endsOn: '2026-12-10' };
    const found = await down.get('all', check, { input });
    expect(found.json.errors).toBeUndefined();
    expect(JSON.stringify(found.json.data)).toContain('DATA_MISSING');
    // Nobody can tell whether there is such a product: that holds for now alone.
    const perhaps = await down.get('all', '{ product(sku: "BAC-0001") { sku } }');
    expect(perhaps.json).toEqual({ data: { product: { sku: 'BAC-0001' } } });
    expect([half, found, perhaps].map(keeping)).toEqual(['no-store', 'no-store', 'no-store']);
    await down.get('all', check, { input });
    expect(await down.found()).toMatchObject({ kept: 0 });
  } finally {
    await down.close();
  }
});

test('an answer that is too long to be sent leaves no trace of what may be kept', async () => {
  const small = await openCachingGraph({ limits: { ...defaultLimits, responseBytes: 60 } });
  try {
    const answer = await small.get('all', product);
    expect([answer.status, keeping(answer), answer.headers['etag']]).toEqual([400, 'no-store', undefined]);
  } finally {
    await small.close();
  }
});

test('nothing is kept beyond the day that it tells of', async () => {
  const late = await openCachingGraph({ clock: () => new Date('2026-11-20T23:59:50.500Z') });
  try {
    expect(keeping(await late.get('all', product))).toBe('private, max-age=10');
  } finally {
    await late.close();
  }
});

test.each([
  ['br', brotliDecompressSync],
  ['gzip', gunzipSync],
] as const)(
  'a long answer is packed as %s for who can unpack it, and is the same answer',
  async (encoding, unpack) => {
    const ask = (query: string, accepted: string) =>
      fetch(`${graph.origin}/graphql?${new URLSearchParams({ query })}`, {
        headers: {
          authorization: 'Bearer all',
          'apollo-require-preflight': '1',
          'accept-encoding': accepted,
        },
      });
    const long = '{ products(first: 50) { nodes { sku name description } } }';
    const path = `/graphql?${new URLSearchParams({ query: long })}`;
    const headers = { authorization: 'Bearer all', 'apollo-require-preflight': '1' };
    const packed = await new Promise<{ body: Buffer; head: IncomingMessage }>((resolve, reject) => {
      const asked = { headers: { ...headers, 'accept-encoding': encoding } };
      request(`${graph.origin}${path}`, asked, async (head) => {
        resolve({ head, body: Buffer.concat(await head.toArray()) });
      })
        .on('error', reject)
        .end();
    });
    const plain = await ask(long, 'identity');
    expect(packed.head.headers['content-encoding']).toBe(encoding);
    expect(packed.head.headers['vary']).toMatch(/accept-encoding/i);
    expect(packed.head.headers['etag']).toBe(plain.headers.get('etag'));
    const text = await plain.text();
    expect(unpack(packed.body).toString()).toBe(text);
    expect(packed.body.length).toBeLessThan(text.length / 2);
    const short = await ask('{ product(sku: "BAC-0002") { name } }', encoding);
    expect(short.headers.get('content-encoding')).toBeNull();
  },
);
