import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { defaultLimits } from '../../src/kernel/limits.ts';
import { createLog } from '../../src/observability/log.ts';
import { sampleGraph, sampleSql, type Graph } from '../support/graph.ts';
import { byKey } from '../support/tables.ts';
import { send, sha256 } from '../support/wire.ts';

/** Who may fetch tables, what is said to those who may not, and where a key goes: nowhere. */
const secret = 'opsgraph_marked_secret_key';
let logged = '';
let graph: Graph;
let origin: string;
beforeAll(async () => {
  const log = new PassThrough();
  log.on('data', (chunk) => (logged += chunk));
  graph = await sampleGraph(
    {},
    {
      identify: byKey({
        [secret]: { id: 'analyst' },
        noexport: { id: 'marketer', scopes: new Set(['product:read', 'customer:read']) },
        nocost: { id: 'shop', scopes: new Set(['product:read', 'export']) },
        nothing: { id: 'nothing', scopes: new Set(['export']) },
        german: { id: 'german', countries: ['DE'] },
        poor: { id: 'poor', costPerSecond: 0.01 },
      }),
      log: createLog(log),
      limits: defaultLimits,
    },
  );
  origin = await graph.listen();
});
afterAll(() => graph.close());

const get = (path: string, key: string | null = secret, headers: Record<string, string> = {}) =>
  send(origin, { path: `/q${path}`, headers: { ...(key && { 'x-api-key': key }), ...headers } });

describe('a key', () => {
  test.each([
    ['in the address', `?key=${secret}`, {}],
    ['in its header', '', { 'x-api-key': secret }],
    ['as a bearer token', '', { authorization: `Bearer ${secret}` }],
  ])('is taken %s', async (_, search, headers) => {
    expect((await get(`/sources.csv${search}`, null, headers)).status).toBe(200);
  });

  test('is in no log, no header and no link that is told back', async () => {
    const answer = await get(`/customer-feed.csv?first=2&key=${secret}`, null);
    expect(answer.headers['link']).toContain('rel="next"');
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
    const refused = await get(`/customer-feed.json?nothing=1&key=${secret}`, null);
    expect(refused.status).toBe(400);
    const unknown = await get(`/nothing/here?key=${secret}`, null);
    expect(unknown.status).toBe(404);
    expect(JSON.stringify([answer, refused, unknown])).not.toContain(secret);
    expect(logged).toContain('CustomerFeed');
    expect(logged).not.toContain(secret);
  });

  test.each([
    ['none', '', {}, 401],
    ['an unknown one', '?key=wrong', {}, 401],
    ['two in the address', `?key=${secret}&key=${secret}`, {}, 400],
    ['one in the address and one in a header', `?key=${secret}`, { 'x-api-key': secret }, 400],
    ['one in the address and a token', `?key=${secret}`, { authorization: 'Bearer x' }, 401],
  ])('%s opens nothing', async (_, search, headers, status) => {
    for (const path of ['', '/sources.csv', '/sources/schema']) {
      const answer = await get(`${path}${search}`, null, headers);
      expect([path, answer.status]).toEqual([path, status]);
      expect(answer.body).not.toContain('latencyMs');
    }
  });
});

describe('scopes and rows', () => {
  test('without the scope export there are no tables', async () => {
    for (const path of ['', '/stock-feed.csv', '/stock-feed/schema']) {
      expect(await get(path, 'noexport')).toMatchObject({ status: 403 });
    }
  });

  test('columns that the key may not read are named', async () => {
    const json = await get('/stock-feed.json?first=3', 'nocost');
    expect(json).toMatchObject({
      status: 403,
      json: { code: 'FORBIDDEN', columns: ['unitCost.amount', 'unitCost.currency', 'margin.percent'] },
    });
    expect(json.headers['content-type']).toContain('application/problem+json');
    const csv = await get('/stock-feed.csv?first=3&partial=1', 'nocost');
    expect(csv).toMatchObject({ status: 403, body: expect.stringContaining('margin.percent') });
    expect(csv.headers['content-type']).toContain('text/plain');
  });

  test('the list of tables holds what the key may fetch whole', async () => {
    const names = async (key: string) =>
      (await get('', key)).json.tables.map(({ name }: { name: string }) => name);
    expect(await names(secret)).toEqual(expect.arrayContaining(['stock-feed', 'customer-feed', 'budgets']));
    expect(await names(secret)).not.toContain('product-card');
    expect(await names('nocost')).toContain('product-search');
    expect(await names('nocost')).not.toEqual(expect.arrayContaining(['stock-feed']));
    expect(await names('nocost')).not.toEqual(expect.arrayContaining(['customer-feed']));
  });

  test('a table whose columns may not be read is not described either', async () => {
    expect(await get('/stock-feed/schema', 'nocost')).toMatchObject({
      status: 403,
      json: {
        code: 'FORBIDDEN',
        requiredScopes: [['product:read', 'cost:read']],
        columns: ['unitCost.amount', 'unitCost.currency', 'margin.percent'],
      },
    });
    expect((await get('/product-search/schema', 'nocost')).status).toBe(200);
    for (const path of ['/stock-feed/schema', '/customer-feed/schema', '/budgets/schema']) {
      expect([path, (await get(path, 'nothing')).status]).toEqual([path, 403]);
    }
    expect((await get('', 'nothing')).json.tables.map(({ name }: { name: string }) => name)).toEqual([
      'sources',
    ]);
  });

  test('a row-restricted key is not told when rows changed that it may not see', async () => {
    expect((await get('/customer-feed.csv?first=1', 'german')).headers['last-modified']).toBeUndefined();
  });

  test('a row-restricted key gets its rows alone', async () => {
    const answer = await get('/customer-feed.json?all=1', 'german');
    const rows = JSON.parse(answer.body) as Record<string, unknown>[];
    const [{ count } = { count: 0 }] = await sampleSql<{ count: number }>(
      'sales',
      `select count(*)::int as count from sales.customers where country = 'DE'`,
    );
    expect(rows.length).toBe(count);
    expect(new Set(rows.map((row) => row['demographics.country']))).toEqual(new Set(['DE']));
  });

  test('a table costs what its operation costs', async () => {
    expect(await get('/customer-feed.csv?all=1', 'poor')).toMatchObject({
      status: 400,
      body: expect.stringContaining('MAX_COST_EXCEEDED'),
    });
  });
});

describe('bad input', () => {
  test.each([
    ['/nothing.csv', 404, 'PERSISTED_OPERATION_UNKNOWN'],
    [`/${sha256('query Q { sources { name } }')}.csv`, 404, 'PERSISTED_OPERATION_UNKNOWN'],
    ['/product-card.csv?sku=A&country=DE', 404, 'NO_TABLE'],
    ['/sources.xml', 404, 'BAD_REQUEST'],
    ['/sources', 404, 'BAD_REQUEST'],
    ['/product-search.csv', 400, 'BAD_USER_INPUT'],
    ['/product-search.csv?text=tent&first=many', 400, 'BAD_USER_INPUT'],
    ['/product-search.csv?text=tent&first=501', 400, 'BAD_USER_INPUT'],
    ['/product-search.csv?text=tent&limit=5', 400, 'BAD_USER_INPUT'],
    ['/product-search.csv?text=tent&all=1', 400, 'BAD_REQUEST'],
    ['/customer-feed.csv?after=forged', 400, 'BAD_USER_INPUT'],
    ['/customer-feed.csv?all=yes', 400, 'BAD_REQUEST'],
    ['/customer-feed.csv?all=1&first=0', 400, 'BAD_REQUEST'],
    ['/margin-report.csv?last.days=0', 400, 'BAD_USER_INPUT'],
    [`/product-search.csv?text=${'x'.repeat(9_000)}`, 414, 'LIMIT_EXCEEDED'],
  ])('%s is %i %s', async (path, status, code) => {
    const csv = await get(path);
    expect([csv.status, csv.headers['cache-control']]).toEqual([status, 'no-store']);
    expect(csv.body).toContain(code);
    expect(csv.headers['content-type']).not.toContain('csv');
    const json = await get(path.replace('.csv', '.json'));
    expect(json).toMatchObject({ status, json: { status, code, detail: expect.any(String) } });
    expect(json.headers['content-type']).toContain('application/problem+json');
  });

  test.each([
    ['/customer-feed%2Ecsv?first=-1', 400],
    ['/%zz.csv', 400],
    [`/${'x'.repeat(120)}.csv`, 414],
    ['/customer-feed.csv/', 404],
    ['/customer-feed/rows.csv', 404],
  ])('%s is %i in the form that was asked for', async (path, status) => {
    const csv = await get(path);
    expect([csv.status, csv.headers['content-type']]).toEqual([status, 'text/plain; charset=utf-8']);
    const json = await get(path.replace('csv', 'json'));
    expect(json).toMatchObject({ status, json: { status, code: expect.any(String) } });
    for (const { headers } of [csv, json]) {
      expect([headers['cache-control'], headers['referrer-policy']]).toEqual(['no-store', 'no-referrer']);
    }
    expect(json.headers['content-type']).toContain('application/problem+json');
  });

  test('two parameters that are wrong are told both, whether the address or the schema knows', async () => {
    const byAddress = await get('/product-search.csv?text=tent&first=many&limit=5');
    expect(byAddress.body.split('\n')).toEqual([
      expect.stringMatching(/^BAD_USER_INPUT: There is no parameter limit\./),
      'BAD_USER_INPUT: first is a whole number.',
      '',
    ]);
    const bySchema = await get('/promotion-simulator.json?sku=no%09tabs&discounts=10,101');
    expect(bySchema.json).toMatchObject({ code: 'BAD_USER_INPUT', parameter: 'sku', got: 'no\ttabs' });
    expect(bySchema.json.errors).toMatchObject([
      { parameter: 'sku', got: 'no\ttabs', wanted: expect.stringContaining('control characters') },
      { parameter: 'discounts[1]', got: '101', wanted: 'a number from 0 to 100' },
    ]);
  });

  test('what was meant is guessed at in development alone', async () => {
    const production = await sampleGraph({}, { identify: byKey({ [secret]: {} }), development: false });
    const path = '/q/product-search.json?text=tent&frist=5';
    const headers = { 'x-api-key': secret };
    const closed = await send(await production.listen(), { path, headers });
    await production.close();
    const open = await send(origin, { path, headers });
    expect(open.json.detail).toContain('Did you mean first? There are text, first,');
    expect(closed.json).toMatchObject({ code: 'BAD_USER_INPUT', parameter: 'frist' });
    expect(closed.body).not.toContain('first');
  });

  test.each(['', '/sources/schema'])('what is no table (%j) takes a key and no parameter', async (path) => {
    expect((await get(`${path}?key=${secret}`, null)).status).toBe(200);
    for (const search of ['bogus=1', 'all=1', `key=${secret}&bogus=`]) {
      const answer = await get(`${path}?${search}`, search.startsWith('key') ? null : secret);
      expect(answer).toMatchObject({ status: 400, json: { code: 'BAD_USER_INPUT' } });
      expect(answer.json.detail).toMatch(/^There is no parameter (bogus|all) here/);
    }
  });
});

describe('validation', () => {
  test('a page that was fetched before is not sent again', async () => {
    const first = await get('/customer-feed.csv?first=3');
    const { etag } = first.headers;
    expect(first.headers).toMatchObject({
      'cache-control': 'private, no-cache',
      vary: 'Authorization, X-Api-Key, Accept-Encoding, Origin',
      'last-modified': expect.stringMatching(/GMT$/),
      'content-disposition': 'inline; filename="customer-feed.csv"',
    });
    const again = await get('/customer-feed.csv?first=3', secret, {
      'if-none-match': `"x", ${String(etag)}`,
    });
    expect(again).toMatchObject({ status: 304, body: '', headers: { etag } });
    const other = await get('/customer-feed.csv?first=4', secret, { 'if-none-match': String(etag) });
    expect(other.status).toBe(200);
  });

  test('HEAD tells the same headers and no rows', async () => {
    const headers = { 'x-api-key': secret };
    const page = { path: '/q/customer-feed.csv?first=3', headers };
    const [head, whole] = [await send(origin, { ...page, method: 'HEAD' }), await send(origin, page)];
    expect(head).toMatchObject({ status: 200, body: '' });
    for (const name of ['etag', 'content-type', 'content-length', 'last-modified', 'link']) {
      expect([name, head.headers[name]]).toEqual([name, whole.headers[name]]);
    }
    const all = await send(origin, { method: 'HEAD', path: '/q/customer-feed.csv?all=1', headers });
    expect(all).toMatchObject({
      status: 200,
      body: '',
      headers: { 'content-type': expect.stringContaining('csv') },
    });
  });
});
