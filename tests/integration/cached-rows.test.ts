import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { worldNow } from '../../sample-data/world.ts';
import { unrestricted } from '../../src/kernel/caller.ts';
import { testCluster } from '../support/cluster.ts';
import { openGraph, type Graph } from '../support/graph.ts';

/** What changes but by corrections is read once in a while, whoever asks. */
let graph: Graph;
let caller = unrestricted;
const sent: string[] = [];

beforeAll(async () => {
  graph = await openGraph(
    testCluster().readerUrls,
    worldNow,
    { identify: async () => caller },
    { onStatement: ({ name }) => void sent.push(name) },
  );
});
afterAll(() => graph.close());

async function boughtWith(first: number) {
  sent.length = 0;
  const text = `query ($first: Int!) { product(sku: "TEN-0002") { boughtWith(first: $first) { orders product { sku } } } }`;
  const { data, statements } = await graph.query(text, { first });
  const isSent = sent.some((name) => name.startsWith('bought_together'));
  return {
    found: data.product.boughtWith,
    isSent,
    isDelivered: statements.some(({ name }) => name.startsWith('bought_together')),
  };
}

test('what was read is told again, and the trace tells of it', async () => {
  const before = await boughtWith(3);
  expect(before.found.length).toBeGreaterThan(0);
  expect(before.isSent).toBe(true);
  expect(await boughtWith(3)).toEqual({ ...before, isSent: false });
});

test('whoever asks otherwise has it read', async () => {
  expect((await boughtWith(2)).isSent).toBe(true);
});

test('what a row-restricted caller may see is read each time', async () => {
  caller = { ...unrestricted, countries: ['DE'] };
  try {
    expect((await boughtWith(3)).isSent).toBe(true);
    expect((await boughtWith(3)).isSent).toBe(true);
  } finally {
    caller = unrestricted;
  }
});
