import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { unrestricted } from '../../src/kernel/caller.ts';
import { withSession } from '../../src/database/session.ts';
import { openGraph, ownWorld, type Answer, type Graph, type OwnWorld } from '../support/graph.ts';

/**
 * Twenty runs a day apart, each taking what has changed since the last, while orders are written, changed and deleted,
 * also between two pages of a run; and what was written just before a run began is committed only after it has ended.
 */
const feed = readFileSync(new URL('../../schema/operations/bi/order-feed.graphql', import.meta.url), 'utf8');
const window = `query ($from: DateTime, $until: DateTime, $after: String) {
  orders(filter: { updatedAt: { gte: $from, lt: $until } }, first: 200, after: $after) {
    nodes { number updatedAt status } pageInfo { hasNextPage endCursor } } }`;
const runs = 20;
const day = 86_400_000;
const minute = 60_000;
const begun = (run: number): number => Date.parse('2026-10-01T03:00:00.000Z') + run * day;
const text = (moment: number): string => new Date(moment).toISOString();

let world: OwnWorld;
let graph: Graph;
beforeAll(async () => {
  world = await ownWorld();
  graph = await openGraph(world.urls);
});
beforeEach(async () => {
  await world.sql(
    'sales',
    `
    truncate sales.customers cascade;
    insert into sales.customers (number, consent_email, consent_sms, consent_post, consent_profiling, updated_at)
      values ('C1', false, false, false, false, now());
    insert into sales.orders (number, customer_number, placed_at, status, currency, total_minor, updated_at)
      select 'A' || place, 'C1', '2026-09-01', 'PLACED', 'USD', place, '2026-09-01'::timestamptz + place * interval '1 minute'
      from generate_series(1, 1500) as place`,
  );
});
afterAll(async () => {
  await graph.close();
  await world.drop();
});

/** What is written during the day before a run, to the microsecond. */
const written = (run: number) => `
  update sales.orders set status = 'SHIPPED', total_minor = total_minor + 1,
      updated_at = timestamptz '${text(begun(run) - day)}' + (row_number * interval '193.000001 seconds')
    from (select number as changed, row_number() over (order by number) from sales.orders
      where hashtext(number || '${run}') % 5 = 0 limit 400) as these where number = changed;
  insert into sales.orders (number, customer_number, placed_at, status, currency, total_minor, updated_at)
    select 'R${run}-' || place, 'C1', '${text(begun(run) - day)}', 'PLACED', 'USD', place,
      timestamptz '${text(begun(run) - day)}' + place * interval '811.000777 seconds' from generate_series(1, 100) as place;
  delete from sales.orders where hashtext('${run}' || number) % 50 = 0`;

/** What is written within the minute before a run begins, and seen only after it. */
const late = (run: number) => `
  update sales.orders set status = 'DELIVERED', updated_at = timestamptz '${text(begun(run) - minute + 1)}'
    where number = (select min(number) from sales.orders where status = 'SHIPPED');
  insert into sales.orders (number, customer_number, placed_at, status, currency, total_minor, updated_at)
    values ('L${run}', 'C1', '${text(begun(run))}', 'PLACED', 'USD', 1, '${text(begun(run) - 20_000)}')`;

/** Between two pages: one moves on, and one is new. */
const meanwhile = (run: number, page: number) => `
  update sales.orders set status = 'SHIPPED', updated_at = '${text(begun(run) + page * 90_000)}'
    where number = (select max(number) from sales.orders where status = 'PLACED');
  insert into sales.orders (number, customer_number, placed_at, status, currency, total_minor, updated_at)
    values ('M${run}-${page}', 'C1', '${text(begun(run))}', 'PLACED', 'USD', 1, '${text(begun(run) + page * 90_000 + 1)}')`;

/** Runs twenty times, and tells what was taken by number, how often something came again unchanged, and of how many. */
async function follow(pageOf: (run: number, after: string | null) => Promise<Answer>) {
  const taken = new Map<string, string>();
  let [rows, repeated] = [0, 0];
  for (let run = 1; run <= runs; run += 1) {
    await world.sql('sales', written(run));
    await withSession(world.urls.sales, async (session) => {
      await session.query(`begin; ${late(run)}`);
      let after: string | null = null;
      let page = 0;
      do {
        const { data, errors } = await pageOf(run, after);
        expect(errors).toBeUndefined();
        for (const { number, updatedAt, status } of data.orders.nodes) {
          const now = `${updatedAt} ${status}`;
          rows += 1;
          if (taken.get(number) === now) repeated += 1;
          taken.set(number, now);
        }
        after = data.orders.pageInfo.hasNextPage ? data.orders.pageInfo.endCursor : null;
        page += 1;
        if (after) await world.sql('sales', meanwhile(run, page));
      } while (after);
      await session.query('commit');
    });
  }
  return { taken, rows, repeated };
}

/** Those of the orders that were seen by the last run or should have been, as they are. */
async function kept(until: number): Promise<[string, string][]> {
  const rows = await world.sql<{ number: string; updated_at: Date; status: string }>(
    'sales',
    'select number, updated_at, status from sales.orders where updated_at < $1',
    [new Date(until)],
  );
  return rows.map(({ number, updated_at, status }) => [number, `${updated_at.toISOString()} ${status}`]);
}

test('who begins a minute before the last run began loses nothing, and takes less than one in a hundred twice', async () => {
  const { taken, rows, repeated } = await follow((run, after) =>
    graph.query(feed, { changedSince: run === 1 ? null : text(begun(run - 1) - minute), first: 200, after }),
  );
  const last = await graph.query(feed, { changedSince: text(begun(runs) - minute), first: 500 });
  for (const { number, updatedAt, status } of last.data.orders.nodes)
    taken.set(number, `${updatedAt} ${status}`);
  const lost = (await kept(begun(runs + 1))).filter(([number, now]) => taken.get(number) !== now);
  expect(lost).toEqual([]);
  expect(rows).toBeGreaterThan(5_000);
  expect(repeated / rows).toBeLessThan(0.01);
});

test('who ends each run a minute ago takes each change once', async () => {
  const { taken, repeated } = await follow((run, after) =>
    graph.query(window, {
      from: run === 1 ? null : text(begun(run - 1) - minute),
      until: text(begun(run) - minute),
      after,
    }),
  );
  expect((await kept(begun(runs) - minute)).filter(([number, now]) => taken.get(number) !== now)).toEqual([]);
  expect(repeated).toBe(0);
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
