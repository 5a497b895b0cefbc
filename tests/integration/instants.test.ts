import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openGraph, ownWorld, type Graph, type OwnWorld } from '../support/graph.ts';
import { put } from '../support/rows.ts';

/** Sources keep microseconds, and instants are told in milliseconds. */
let world: OwnWorld;
let own: Graph;

beforeAll(async () => {
  world = await ownWorld();
  const ordered = {
    EARLIER: '2026-11-01T11:30:00.122999Z',
    FIRST: '2026-11-01T11:30:00.123Z',
    WITHIN: '2026-11-01T11:30:00.123456Z',
    LAST: '2026-11-01T11:30:00.123999Z',
    LATER: '2026-11-01T11:30:00.124Z',
  };
  await put(
    world,
    'sales',
    'customers',
    Object.keys(ordered).map((number) => ({ number })),
  );
  await put(
    world,
    'sales',
    'customer_summaries',
    Object.entries(ordered).map(([customer_number, last_ordered_at]) => ({
      customer_number,
      last_ordered_at,
      currency: 'USD',
      orders: 1,
      rfm_frequency: 1,
      computed_at: '2026-11-19T00:00:00Z',
      as_of: '2026-11-18',
    })),
  );
  own = await openGraph(world.urls);
});
afterAll(async () => {
  await own.close();
  await world.drop();
});

async function found(lastOrderedAt: Record<string, unknown>): Promise<string[]> {
  const { data, errors } = await own.query(
    `query ($lastOrderedAt: DateTimeFilter) { customers(filter: { lastOrderedAt: $lastOrderedAt }) {
      nodes { number purchasePattern { lastOrderedAt } } } }`,
    { lastOrderedAt },
  );
  expect(errors).toBeUndefined();
  return data.customers.nodes.map(({ number }: { number: string }) => number);
}

test('what is told as an instant is found by it, and comes no second time after it', async () => {
  const told = '2026-11-01T11:30:00.123Z';
  expect(await found({ eq: told })).toEqual(['FIRST', 'LAST', 'WITHIN']);
  expect(await found({ in: [told] })).toEqual(['FIRST', 'LAST', 'WITHIN']);
  expect(await found({ lte: told })).toEqual(['EARLIER', 'FIRST', 'LAST', 'WITHIN']);
  expect(await found({ lt: told })).toEqual(['EARLIER']);
  expect(await found({ gt: told })).toEqual(['LATER']);
  expect(await found({ gte: told })).toEqual(['FIRST', 'LAST', 'LATER', 'WITHIN']);
  expect(await found({ gte: told, lte: told })).toEqual(['FIRST', 'LAST', 'WITHIN']);
});

test.each([
  '2026-11-01T12:30:00.123+01:00',
  '2026-11-01T11:30:00.123456+00:00',
  '2026-11-01T01:00:00.123999999-10:30',
])('%s is the same instant', async (text) => {
  expect(await found({ eq: text })).toEqual(['FIRST', 'LAST', 'WITHIN']);
  const literal = await own.query(
    `{ customers(filter: { lastOrderedAt: { gt: "${text}" } }) { nodes { number } } }`,
  );
  expect(literal.data.customers.nodes).toEqual([{ number: 'LATER' }]);
});
