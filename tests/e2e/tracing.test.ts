import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { startChild, send, until, type Child } from '../support/child.ts';
import { nowhere } from '../support/graph.ts';
import { operations } from '../support/operations.ts';

// A process of its own takes a while to start on a loaded machine.
jest.setTimeout(120_000);

/** What a collector of OpenTelemetry receives from a running API, by OTLP over HTTP. */
interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly status?: { readonly code?: number };
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[];
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
}

const spans: Span[] = [];
const services = new Set<unknown>();
let texts = '';
let collector: Server;
let api: Child;

beforeAll(async () => {
  collector = createServer(async (request, response) => {
    const body = (await json(request)) as {
      resourceSpans?: { resource: { attributes: Span['attributes'] }; scopeSpans: { spans: Span[] }[] }[];
    };
    texts += JSON.stringify(body);
    for (const { resource, scopeSpans } of body.resourceSpans ?? []) {
      services.add(attributesOf(resource)['service.name']);
      spans.push(...scopeSpans.flatMap((scope) => scope.spans));
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  api = await startChild({
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_BSP_SCHEDULE_DELAY: '100',
    SUPPORT_DATABASE_URL: nowhere,
  });
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  collector.close();
});

const attributesOf = ({ attributes }: Pick<Span, 'attributes'>): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

const board = operations.find(({ name }) => name === 'product-board')!;

/** All spans of a trace, once its request's own has come, which is the last to end. */
async function traceOf(traceId: string) {
  const found = await until(
    () => spans.filter((span) => span.traceId === traceId),
    (all) => all.some(({ kind }) => kind === 2),
  );
  const one = (holds: (span: Span) => boolean) => {
    expect(found.filter(holds)).toHaveLength(1);
    return found.find(holds)!;
  };
  return {
    all: found,
    request: one(({ kind }) => kind === 2),
    operation: one(({ attributes }) => attributes.some(({ key }) => key.startsWith('graphql.'))),
    statements: found.filter(({ kind }) => kind === 3),
  };
}

test('a trace that a caller began goes on from the request to its operation to each of its statements', async () => {
  const traceId = 'a'.repeat(32);
  const caller = 'b'.repeat(16);
  const response = await send(
    api.origin,
    board.text,
    { ...board.variables, after: null },
    {
      traceparent: `00-${traceId}-${caller}-01`,
      'x-request-id': 'traced-1',
      authorization: 'Bearer demo-developer',
    },
  );
  await response.text();
  const { all, request, operation, statements } = await traceOf(traceId);

  expect(request).toMatchObject({ name: 'POST /graphql', parentSpanId: caller });
  expect(attributesOf(request)).toEqual({
    'http.request.method': 'POST',
    'http.route': '/graphql',
    'http.response.status_code': expect.anything(),
  });
  expect(operation).toMatchObject({ name: 'query ProductBoard', parentSpanId: request.spanId });
  expect(attributesOf(operation)).toMatchObject({
    'graphql.operation.type': 'query',
    'graphql.operation.name': 'ProductBoard',
  });
  expect(statements.length).toBeGreaterThan(4);
  expect(all).toHaveLength(2 + statements.length);
  for (const statement of statements) {
    const { 'db.namespace': source, 'db.operation.name': name, ...attributes } = attributesOf(statement);
    expect(statement.parentSpanId).toBe(operation.spanId);
    expect(statement.name).toBe(`${source}.${name}`);
    expect(attributes).toMatchObject({ 'db.system.name': 'postgresql', 'db.query.summary': statement.name });
    expect(BigInt(statement.endTimeUnixNano) >= BigInt(statement.startTimeUnixNano)).toBe(true);
  }
  // The source that is down shows where it was asked, and so does the operation.
  const failed = statements.filter(({ status }) => status?.code === 2);
  expect(failed.length).toBeGreaterThan(0);
  for (const span of failed) {
    expect(attributesOf(span)).toMatchObject({ 'db.namespace': 'support', 'error.type': 'unavailable' });
  }
  expect(attributesOf(operation)).toMatchObject({ 'error.type': 'SOURCE_UNAVAILABLE' });

  const [line] = await until(
    () => api.log().filter(({ requestId, msg }) => requestId === 'traced-1' && msg === 'request'),
    ({ length }) => length > 0,
  );
  expect(line).toMatchObject({ traceId });
});

test('a trace holds no value, no token, and no word of an operation that nobody listed', async () => {
  const traceId = 'c'.repeat(32);
  const response = await send(
    api.origin,
    'query MarkedName($sku: Sku!) { product(sku: $sku) { name } customer(number: "marked-literal") { number } }',
    { sku: 'MARKED-VARIABLE' },
    { traceparent: `00-${traceId}-${'d'.repeat(16)}-01`, authorization: 'Bearer demo-developer' },
  );
  await response.text();
  const { operation } = await traceOf(traceId);
  expect(operation.name).toBe('query');
  expect(texts).not.toMatch(/marked|demo-developer/i);
});

test('a caller who does not want to be traced is not, and health is never', async () => {
  const traceId = 'e'.repeat(32);
  await (
    await send(api.origin, board.text, board.variables, { traceparent: `00-${traceId}-${'f'.repeat(16)}-00` })
  ).text();
  await (await fetch(`${api.origin}/health/ready`)).text();
  const own = await send(api.origin, '{ __typename }', {}, { 'x-request-id': 'own-trace' });
  await own.text();
  const [line] = await until(
    () => api.log().filter(({ requestId, msg }) => requestId === 'own-trace' && msg === 'request'),
    ({ length }) => length > 0,
  );
  await traceOf(String(line!['traceId']));
  expect(spans.filter((span) => span.traceId === traceId)).toEqual([]);
  expect(spans.map(({ name }) => name)).not.toContain('GET /health/ready');
  expect([...services]).toEqual(['opsgraph']);
});

test('the last spans are sent before the process ends', async () => {
  const traceId = '1'.repeat(32);
  await (
    await send(api.origin, '{ __typename }', {}, { traceparent: `00-${traceId}-${'2'.repeat(16)}-01` })
  ).text();
  api.process.kill('SIGTERM');
  expect(await api.ended).toBe(0);
  await traceOf(traceId);
});
