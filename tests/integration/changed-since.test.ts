import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { openSession, type Session } from '../../src/database/session.ts';
import { unrestricted } from '../../src/kernel/caller.ts';
import type { SourceName } from '../../src/kernel/source-name.ts';
import { openGraph, ownWorld, type Answer, type Graph, type OwnWorld } from '../support/graph.ts';
import {
  begun,
  feedback,
  minute,
  orders,
  products,
  text,
  type Followed,
  type Node,
} from '../support/changes.ts';

/**
 * Twenty runs a day apart, each taking what has changed since the last, while rows are written, changed and deleted,
 * also between two pages of a run; and what was written just before a run began is committed only after it has ended.
 */
const operation = (name: string) =>
  readFileSync(new URL(`../../schema/operations/bi/${name}.graphql`, import.meta.url), 'utf8');
const runs = 20;

let world: OwnWorld;
let graph: Graph;
beforeAll(async () => {
  world = await ownWorld();
  graph = await openGraph(world.urls);
});
beforeEach(() => run(orders.filled));
afterAll(async () => {
  await graph.close();
  await world.drop();
});

type Texts = Partial<Record<SourceName, string>>;
const run = async (texts: Texts) => {
  for (const [source, sql] of Object.entries(texts)) await world.sql(source as SourceName, sql);
};

/** Runs twenty times, and tells what was taken by key, how often something came again unchanged, and of how many. */
async function follow(
  { list, written, late, meanwhile, told }: Followed,
  pageOf: (run: number, after: string | null) => Promise<Answer>,
) {
  const taken = new Map<string, string>();
  let [rows, repeated] = [0, 0];
  for (let nth = 1; nth <= runs; nth += 1) {
    await run(written(nth));
    const sessions: Session[] = [];
    for (const [source, sql] of Object.entries(late(nth))) {
      const session = await openSession(world.urls[source as SourceName]);
      sessions.push(session);
      await session.query(`begin; ${sql}`);
    }
    let after: string | null = null;
    let page = 0;
    do {
      const { data, errors } = await pageOf(nth, after);
      expect(errors).toBeUndefined();
      for (const node of data[list].nodes as Node[]) {
        const [key, now] = told(node);
        rows += 1;
        if (taken.get(key) === now) repeated += 1;
        taken.set(key, now);
      }
      const { hasNextPage, endCursor } = data[list].pageInfo;
      after = hasNextPage ? endCursor : null;
      page += 1;
      if (after) await run(meanwhile(nth, page));
    } while (after);
    for (const session of sessions) {
      await session.query('commit');
      await session.end();
    }
  }
  return { taken, rows, repeated };
}

/** What was not taken, or not as it is, of all that changed before an instant. */
const lost = async ({ kept }: Followed, taken: ReadonlyMap<string, string>, until: number) =>
  (await kept(world, new Date(until))).filter(([key, now]) => taken.get(key) !== now);

describe.each([
  ['order-feed', orders],
  ['feedback-feed', feedback],
  ['product-changes', products],
] as const)('%s', (name, followed) => {
  beforeEach(() => run(followed.filled));

  test('who begins a minute before the last run began loses nothing, and takes little twice', async () => {
    const feed = operation(name);
    const { taken, rows, repeated } = await follow(followed, (nth, after) =>
      graph.query(feed, {
        changedSince: nth === 1 ? null : text(begun(nth - 1) - minute),
        first: 200,
        after,
      }),
    );
    const last = await graph.query(feed, { changedSince: text(begun(runs) - minute), first: 500 });
    for (const node of last.data[followed.list].nodes as Node[]) taken.set(...followed.told(node));
    expect(await lost(followed, taken, begun(runs + 1))).toEqual([]);
    expect(rows).toBeGreaterThan(5_000);
    expect(repeated / rows).toBeLessThan(followed.repeatedAtMost);
  });
});

test.each([
  ['orders', orders],
  ['feedback', feedback],
] as const)('who ends each run a minute ago takes each change of %s once', async (list, followed) => {
  await run(followed.filled);
  const window = `query ($from: DateTime, $until: DateTime, $after: String) {
    ${list}(filter: { updatedAt: { gte: $from, lt: $until } }, first: 200, after: $after) {
      nodes { number updatedAt ${followed.says} } pageInfo { hasNextPage endCursor } } }`;
  const { taken, repeated } = await follow(followed, (nth, after) =>
    graph.query(window, {
      from: nth === 1 ? null : text(begun(nth - 1) - minute),
      until: text(begun(nth) - minute),
      after,
    }),
  );
  expect(await lost(followed, taken, begun(runs) - minute)).toEqual([]);
  expect(repeated).toBe(0);
});

test('a price that was written ahead changes on the day it comes into force, and one that is put right again', async () => {
  await run(products.filled);
  await world.sql(
    'cogs',
    `update cogs.prices set effective_to = '2026-11-20', updated_at = '2026-10-05 08:00Z' where sku = 'A1';
     insert into cogs.prices (sku, amount_minor, currency, effective_from, updated_at)
       values ('A1', 999, 'USD', '2026-11-20', '2026-10-05 08:00Z');
     update cogs.prices set updated_at = '2026-11-20 09:00:00.000999Z' where sku = 'A2';
     update cogs.prices set updated_at = null where sku = 'A3'`,
  );
  const since = (instant: string) =>
    `products(filter: { priceUpdatedAt: { gte: "${instant}" } }, orderBy: { field: PRICE_UPDATED_AT, direction: DESC }) {
       nodes { sku price { current { amount } updatedAt } } }`;
  const { data, errors } = await graph.query(`{
    night: ${since('2026-11-20T00:00:00.000Z')} offset: ${since('2026-11-20T10:00:00.000999+01:00')}
    after: ${since('2026-11-20T09:00:00.001Z')}
    equal: products(filter: { priceUpdatedAt: { eq: "2026-11-20T09:00:00.000Z" } }) { nodes { sku } }
    unknown: products(filter: { priceUpdatedAt: { isNull: true } }) { nodes { sku } } }`);
  expect(errors).toBeUndefined();
  const a2 = { sku: 'A2', price: { current: { amount: '0.02' }, updatedAt: '2026-11-20T09:00:00.000Z' } };
  const a1 = { sku: 'A1', price: { current: { amount: '9.99' }, updatedAt: '2026-11-20T00:00:00.000Z' } };
  expect(data.night.nodes).toEqual([a2, a1]);
  expect(data.offset.nodes).toEqual([a2]);
  expect(data.after.nodes).toEqual([]);
  expect(data.equal.nodes).toEqual([{ sku: 'A2' }]);
  expect(data.unknown.nodes).toEqual([{ sku: 'A3' }]);
});

test('what was deleted is told, in its order and since when, but not to whom it may not have been shown', async () => {
  await world.sql('sales', "delete from sales.orders where number in ('A3', 'A1')");
  await world.sql('sales', "delete from sales.orders where number = 'A2'");
  await world.sql(
    'inventory',
    "insert into inventory.products (sku, name, updated_at) values ('A', 'A', now())",
  );
  await world.sql('inventory', "delete from inventory.products where sku = 'A'");
  const { data, errors } = await graph.query(
    '{ orders: deletions(of: ORDER, first: 3) { totalCount nodes { key deletedAt } } products: deletions(of: PRODUCT) { nodes { key } } tickets: deletions(of: TICKET) { totalCount } }',
  );
  expect(errors).toBeUndefined();
  const { nodes, totalCount } = data.orders;
  const [{ deletions }] = (await world.sql<{ deletions: number }>(
    'sales',
    "select count(*)::integer as deletions from sales.deletions where kind = 'orders'",
  )) as [{ deletions: number }];
  expect(totalCount).toBe(deletions);
  expect(nodes.map(({ deletedAt }: { deletedAt: string }) => deletedAt)).toEqual(
    nodes.map(({ deletedAt }: { deletedAt: string }) => deletedAt).toSorted(),
  );
  expect(data.products.nodes).toEqual([{ key: 'A' }]);
  expect(data.tickets.totalCount).toBe(0);
  const [last] = await world.sql<{ deleted_at: Date }>(
    'sales',
    "select deleted_at from sales.deletions where kind = 'orders' and key = 'A2'",
  );
  const since = await graph.query(
    'query ($since: DateTime) { deletions(of: ORDER, filter: { deletedAt: { gte: $since } }) { nodes { key } } }',
    { since: last!.deleted_at },
  );
  expect(since.data.deletions.nodes).toEqual([{ key: 'A2' }]);
  const restricted = await openGraph(world.urls, undefined, {
    identify: async () => ({ ...unrestricted, brands: ['Edelgrat'] }),
  });
  const told = await restricted.query('{ deletions(of: ORDER) { totalCount nodes { key } } }');
  expect(told.errors).toBeUndefined();
  expect(told.data.deletions).toEqual({ totalCount: 0, nodes: [] });
  await restricted.close();
});
