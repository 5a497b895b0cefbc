import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { exchange } from '../support/attacks/wire.ts';
import { startChild, send, until, type Child } from '../support/child.ts';
import { nowhere } from '../support/graph.ts';
import { operations } from '../support/operations.ts';

// A process of its own takes a while to start on a loaded machine.
jest.setTimeout(120_000);

/** What a running API tells of the requests it has: log and metrics. */
const board = operations.find(({ name }) => name === 'product-board')!;
const token = 'only-for-prometheus';

let api: Child;
beforeAll(async () => {
  api = await startChild({ METRICS_TOKEN: token, SUPPORT_DATABASE_URL: nowhere });
});
afterAll(() => api[Symbol.asyncDispose]());

/** The one line that the log has of a request. */
async function lineOf(requestId: string): Promise<Record<string, unknown>> {
  const lines = await until(
    () => api.log().filter((line) => line['requestId'] === requestId && line['msg'] === 'request'),
    ({ length }) => length > 0,
  );
  expect(lines).toHaveLength(1);
  return lines[0]!;
}

async function metrics(): Promise<string[]> {
  const response = await fetch(`${api.origin}/metrics`, { headers: { authorization: `Bearer ${token}` } });
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  return (await response.text()).split('\n').filter((line) => !line.startsWith('#'));
}

/** The value of a metric with exactly these labels. */
const valueOf = (lines: string[], series: string): number =>
  Number(lines.find((line) => line.startsWith(`${series} `))?.split(' ')[1]);

describe('the log', () => {
  test('has one line a request: who, what, how it ended and what it took', async () => {
    const response = await send(api.origin, board.text, board.variables, {
      'x-request-id': 'board-1',
      'accept-encoding': 'identity',
    });
    expect(response.headers.get('x-request-id')).toBe('board-1');
    const body = await response.text();
    expect(await lineOf('board-1')).toEqual({
      level: 30,
      time: expect.any(Number),
      msg: 'request',
      requestId: 'board-1',
      caller: 'demo-developer',
      method: 'POST',
      route: '/graphql',
      operation: 'ProductBoard',
      document: expect.stringMatching(/^[0-9a-f]{64}$/),
      status: 200,
      codes: ['SOURCE_UNAVAILABLE'],
      milliseconds: expect.any(Number),
      cost: { requested: expect.any(Number), actual: expect.any(Number) },
      statements: expect.any(Number),
      bytes: expect.any(Number),
    });
    const { statements, bytes } = await lineOf('board-1');
    expect(statements).toBeGreaterThan(4);
    expect(bytes).toBeGreaterThan(Buffer.byteLength(body));
  });

  test('names an operation that nobody listed by its hash alone, and tells no value', async () => {
    const response = await send(
      api.origin,
      'query MarkedName($sku: Sku!) { product(sku: $sku) { sku } customer(number: "marked-literal") { number } }',
      { sku: 'MARKED-VARIABLE' },
      { 'x-request-id': 'unlisted-1' },
    );
    await response.text();
    const stranger = await send(api.origin, '{ __typename }', {}, { authorization: 'Bearer marked-token' });
    expect(stranger.status).toBe(401);
    expect(await lineOf('unlisted-1')).toMatchObject({
      operation: 'other',
      document: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(api.output()).not.toMatch(/marked/i);
  });

  test.each([
    ['too long', 'x'.repeat(129)],
    ['with what breaks a line of text', 'a b"c'],
    ['empty', ''],
  ])('makes an id of its own for a request whose id is %s', async (_, sent) => {
    const response = await send(api.origin, '{ __typename }', {}, { 'x-request-id': sent });
    await response.text();
    const id = response.headers.get('x-request-id')!;
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    await lineOf(id);
  });

  test('tells with the same id why a statement failed', async () => {
    const response = await send(
      api.origin,
      'query { product(sku: "BAC-0001") { support { openTickets } } }',
      {},
      { 'x-request-id': 'failed-1' },
    );
    await response.text();
    await lineOf('failed-1');
    expect(api.log()).toContainEqual(
      expect.objectContaining({
        requestId: 'failed-1',
        msg: 'statement failed',
        source: 'support',
        err: expect.objectContaining({ code: 'ECONNREFUSED' }),
      }),
    );
  });

  test.each([
    ['a body that is no JSON', '{', 400, 'BAD_REQUEST'],
    ['a document that does not parse', JSON.stringify({ query: '{' }), 400, 'GRAPHQL_PARSE_FAILED'],
    ['a field that is not there', JSON.stringify({ query: '{ nope }' }), 400, 'GRAPHQL_VALIDATION_FAILED'],
  ])('tells the code that %s is refused with', async (_, body, status, code) => {
    const response = await fetch(`${api.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(response.status).toBe(status);
    await response.text();
    expect(await lineOf(response.headers.get('x-request-id')!)).toMatchObject({ status, codes: [code] });
  });

  test.each([
    ['a path that cannot be decoded', 'GET /q/%zz?key=MARKED HTTP/1.1\r\nHost: x', 400, 'BAD_REQUEST'],
    [
      'a part of a path that is too long',
      `GET /q/${'MARKED'.repeat(20)} HTTP/1.1\r\nHost: x`,
      414,
      'BAD_REQUEST',
    ],
    ['no host', 'GET /graphql?MARKED HTTP/1.1', 400, 'BAD_REQUEST'],
    [
      'headers that are too long',
      `GET /MARKED HTTP/1.1\r\nHost: x\r\nX: ${'MARKED'.repeat(4_000)}`,
      431,
      'LIMIT_EXCEEDED',
    ],
    ['no HTTP', 'MARKED / /', 400, 'BAD_REQUEST'],
    ['an expectation', 'GET /MARKED HTTP/1.1\r\nHost: x\r\nExpect: MARKED', 404, 'NOT_FOUND'],
  ])('has a line for %s, and a number, and nothing of what was said', async (_, head, status, code) => {
    const series = `opsgraph_requests_total{operation="other",status="${status}"}`;
    const errors = `opsgraph_request_errors_total{operation="other",code="${code}"}`;
    const count = async () => {
      const lines = await metrics();
      return [series, errors].map((name) => valueOf(lines, name) || 0);
    };
    const before = await count();
    const answer = await exchange(Number(new URL(api.origin).port), `${head}\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatchObject({ status, text: expect.stringContaining(code) });
    expect(answer.text).not.toContain('MARKED');
    expect(await lineOf(answer.headers['x-request-id']!)).toMatchObject({ status, codes: [code] });
    expect((await count()).map((value, index) => value - before[index]!)).toEqual([1, 1]);
    expect(api.output()).not.toContain('MARKED');
  });

  test('an address that may hold a key is kept by nobody', async () => {
    const { headers } = await exchange(
      Number(new URL(api.origin).port),
      'GET /q/%zz?key=MARKED HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    );
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  });

  test('is silent about those who ask for health or metrics', async () => {
    for (const path of ['/health/live', '/health/ready', '/metrics']) {
      const response = await fetch(`${api.origin}${path}`, { headers: { 'x-request-id': 'quiet' } });
      expect(response.headers.get('x-request-id')).toBe('quiet');
      await response.text();
    }
    const after = await send(api.origin, '{ __typename }', {}, { 'x-request-id': 'after-quiet' });
    await after.text();
    await lineOf('after-quiet');
    expect(api.log().filter(({ requestId }) => requestId === 'quiet')).toEqual([]);
  });
});

describe('the metrics', () => {
  test('count requests by operation, status and code, statements by source and outcome', async () => {
    const series = {
      requests: 'opsgraph_requests_total{operation="ProductBoard",status="200"}',
      seconds: 'opsgraph_request_duration_seconds_count{operation="ProductBoard"}',
      errors: 'opsgraph_request_errors_total{operation="ProductBoard",code="SOURCE_UNAVAILABLE"}',
      answered: 'opsgraph_statements_total{source="inventory",outcome="answered"}',
      failed: 'opsgraph_statements_total{source="support",outcome="unavailable"}',
    };
    const count = async () => {
      const lines = await metrics();
      return Object.values(series).map((name) => valueOf(lines, name) || 0);
    };
    const before = await count();
    const response = await send(api.origin, board.text, board.variables, { 'x-request-id': 'counted' });
    await response.text();
    await lineOf('counted');
    const grown = (await count()).map((value, index) => value - before[index]!);
    expect(grown.slice(0, 3)).toEqual([1, 1, 1]);
    expect(grown[3]).toBeGreaterThan(0);
    expect(grown[4]).toBeGreaterThan(0);
  });

  test('have no more labels, however many names callers make up', async () => {
    const labels = async () =>
      new Set(
        (await metrics())
          .map((line) => line.replace(/ [^ ]+$/, ''))
          .filter((line) => line.includes('operation=')),
      );
    await (await send(api.origin, 'query Warm { __typename }')).text();
    await until(labels, (found) => [...found].some((line) => line.includes('operation="other"')));
    const before = await labels();
    for (let i = 0; i < 20; i++) {
      const made = await send(
        api.origin,
        `query MadeUp${i} { __typename }`,
        {},
        { 'x-request-id': `made-${i}` },
      );
      await made.text();
      await lineOf(`made-${i}`);
    }
    expect(await labels()).toEqual(before);
  });

  test('tell of pools, of sources that are down, of the process and of its event loop', async () => {
    const lines = await metrics();
    expect(valueOf(lines, 'opsgraph_source_up{source="inventory"}')).toBe(1);
    expect(valueOf(lines, 'opsgraph_source_up{source="support"}')).toBe(0);
    expect(valueOf(lines, 'opsgraph_pool_connections{source="inventory",state="idle"}')).toBeGreaterThan(0);
    expect(valueOf(lines, 'opsgraph_pool_waiting{source="inventory"}')).toBe(0);
    expect(valueOf(lines, 'process_resident_memory_bytes')).toBeGreaterThan(1e6);
    expect(valueOf(lines, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
  });

  test.each([
    ['no token', {}],
    ['another token', { authorization: 'Bearer only-for-somebody' }],
    ['a token that begins alike', { authorization: `Bearer ${token}s` }],
  ])('are not there for whoever comes with %s', async (_, headers: Record<string, string>) => {
    const response = await fetch(`${api.origin}/metrics`, { headers });
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('opsgraph_');
  });
});
