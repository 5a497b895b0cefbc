import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { createLog } from '../../src/observability/log.ts';
import { nowhere, sampleGraph, type Graph } from '../support/graph.ts';
import { operations } from '../support/operations.ts';
import { until } from '../support/until.ts';
import { send } from '../support/wire.ts';

/** While several sources are down at once, errors stand where their fields do, whichever of them failed first. */
let graph: Graph;
let origin: string;
let logged = '';
beforeAll(async () => {
  const log = new PassThrough();
  log.on('data', (chunk) => (logged += chunk));
  const down = { cogs: nowhere, support: nowhere, sales: nowhere, logistics: nowhere };
  graph = await sampleGraph(down, { log: createLog(log) });
  origin = await graph.listen();
});
afterAll(() => graph.close());

type Path = readonly (string | number)[];
interface Answer {
  readonly data: unknown;
  readonly errors?: readonly { readonly path: Path }[];
}

const card = operations.find(({ name }) => name === 'product-card')!;
const list = `query Listed($first: Int!) { products(first: $first) { nodes {
  unitCost { amount } sales(last: { days: 30 }) { units } name support { openTickets } price { effectiveFrom } } } }`;

/** Every place of an answer, as one reads it from the top. */
function placesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const steps = Array.isArray(value) ? value.keys() : Object.keys(value);
  return [path, ...[...steps].flatMap((step) => placesOf((value as never)[step], [...path, step]))];
}

function expectInOrder({ data, errors = [] }: Answer, atLeast: number): void {
  const told = errors.map(({ path }) => path.join('.'));
  expect(told.length).toBeGreaterThanOrEqual(atLeast);
  const places = placesOf(data).map((path) => path.join('.'));
  expect(told).toEqual(places.filter((place) => told.includes(place)));
}

test.each([
  ['one product', card.text, card.variables, 8],
  ['a list', list, { first: 20 }, 80],
] as const)('of %s at /graphql', async (_, text, variables, atLeast) => {
  for (let attempt = 0; attempt < 3; attempt++) {
    expectInOrder((await graph.query(text, variables as never)) as never, atLeast);
  }
});

test('of a product at /mcp', async () => {
  const { body } = await send(origin, {
    method: 'POST',
    path: '/mcp',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'ProductCard', arguments: card.variables },
    }),
  });
  expectInOrder(JSON.parse(body).result.structuredContent, 8);
});

describe('of thousands of errors an answer tells a hundred', () => {
  const fields = Array.from({ length: 20 }, (_, n) => `f${n}: unitCost { amount }`).join(' ');
  const dear = `{ products(first: 150) { nodes { z: support { openTickets } ${fields} } } }`;
  const more = { SOURCE_UNAVAILABLE: 21 * 150 - 99 };

  test('the first by rows, in order, and last how many more there were of which code', async () => {
    const first = await graph.query(dear);
    const { errors = [], data } = first;
    expect(data.products.nodes).toHaveLength(150);
    expect(errors).toHaveLength(100);
    expectInOrder({ data, errors: errors.slice(0, -1) as never }, 99);
    expect(errors.slice(0, -1).every(({ path }) => Number(path?.[2]) < 5)).toBe(true);
    expect(errors.at(-1)).toEqual({
      message: '3051 more errors are left out: 3051 SOURCE_UNAVAILABLE.',
      extensions: { code: 'MORE_ERRORS', more },
    });
    expect((await graph.query(dear)).errors).toEqual(errors);
  });

  test('a hundred errors are told as they are, and nothing is left out', async () => {
    const { errors = [] } = await graph.query(`{ products(first: 5) { nodes { ${fields} } } }`);
    expect(errors).toHaveLength(100);
    expect(errors.at(-1)).toMatchObject({ extensions: { code: 'SOURCE_UNAVAILABLE' } });
  });

  test('also of mistakes that stand for several', async () => {
    const skus = JSON.stringify(Array.from({ length: 21 }, () => 'A'));
    const input = `{ skus: ${skus}, startsOn: "2000-01-01", endsOn: "2000-01-02" }`;
    const checks = Array.from({ length: 6 }, (_, n) => `f${n}: campaignCheck(input: ${input}) { verdict }`);
    const { errors = [] } = await graph.query(`{ sources { name } ${checks.join(' ')} }`);
    expect(errors).toHaveLength(100);
    expect(errors.at(-1)?.extensions).toEqual({ code: 'MORE_ERRORS', more: { BAD_USER_INPUT: 21 } });
  });

  test('a table hears of each, for one of them might cost rows', async () => {
    const answer = await send(origin, { path: '/q/stock-feed.json?first=150&partial=1' });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toHaveLength(150);
    expect(answer.headers['x-opsgraph-partial']).toBe('sales, cogs');
  });

  test('a code of which all are left out stands in the log', async () => {
    logged = '';
    const { errors = [] } = await graph.query(
      `{ products(first: 150) { nodes { ${fields} } } zLast: node(id: "x") { id } }`,
    );
    expect(errors.at(-1)?.extensions['more']).toEqual({ SOURCE_UNAVAILABLE: 2901, BAD_USER_INPUT: 1 });
    await until(() => logged.includes('"codes":["'));
    const { codes } = JSON.parse(logged.trim().split('\n').at(-1)!);
    expect(codes.toSorted()).toEqual(['BAD_USER_INPUT', 'SOURCE_UNAVAILABLE']);
  });
});
