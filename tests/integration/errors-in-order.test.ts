import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { nowhere, sampleGraph, type Graph } from '../support/graph.ts';
import { operations } from '../support/operations.ts';
import { send } from '../support/wire.ts';

/** While several sources are down at once, errors stand where their fields do, whichever of them failed first. */
let graph: Graph;
let origin: string;
beforeAll(async () => {
  graph = await sampleGraph({ cogs: nowhere, support: nowhere, sales: nowhere, logistics: nowhere });
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
