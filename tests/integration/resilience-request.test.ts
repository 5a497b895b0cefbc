import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { openSession, type Session } from '../../src/database/session.ts';
import { testCluster } from '../support/cluster.ts';
import { openGraph, ownWorld, type Graph, type OwnWorld } from '../support/graph.ts';
import { until } from '../support/until.ts';

/**
 * A request that nobody waits for any more costs no database anything. A migration holds the table of costs, so that
 * its statements run for as long as they are let; no other limit is near.
 */
const limits = { connections: 2, statement: 60_000, lock: 60_000, suspicion: 60_000, probe: 20_000 };
const card = '{ product(sku: "TENT") { name unitCost { amount } } }';

let world: OwnWorld;
let administration: Session;
let migration: Session;
let graph: Graph;

beforeAll(async () => {
  world = await ownWorld();
  administration = await openSession(testCluster().ownerUrl);
  await world.sql(
    'inventory',
    `insert into inventory.products (sku, name, updated_at) 
     values ('TENT', 'A tent', now()), ('TARP', 'A tarp', now()), ('STOVE', 'A stove', now())`,
  );
  await world.sql(
    'cogs',
    `insert into cogs.cost_records (sku, component, amount_minor, currency, effective_from)
     values ('TENT', 'MATERIAL', 5000, 'USD', '2026-01-01')`,
  );
});
afterAll(async () => {
  await administration.end();
  await world.drop();
});
beforeEach(async () => {
  migration = await openSession(world.urls.cogs);
  await migration.query('begin; lock table cogs.cost_records in access exclusive mode');
});
afterEach(async () => {
  await migration.end();
  await graph.close();
});

/** How many statements the server has sent that wait for the table. */
async function waiting(): Promise<number> {
  const { rows } = await administration.query(
    `select count(*)::int as count from pg_stat_activity
     where datname = $1 and application_name = 'opsgraph' and state = 'active' and wait_event_type = 'Lock'`,
    [new URL(world.urls.cogs).pathname.slice(1)],
  );
  return rows[0].count;
}

async function post(origin: string, signal?: AbortSignal, query = card) {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    signal,
  });
  return response.json();
}

test('at its deadline a request is answered with what there is, and its SQL ends in the database', async () => {
  graph = await openGraph(world.urls, undefined, { requestTimeout: 2_500 }, { limits });
  // What a process does once in its life is not to count.
  await graph.query('{ product(sku: "TENT") { name } }');
  const { status, data, errors } = await graph.query(card);
  expect(status).toBe(200);
  expect(data).toEqual({ product: { name: 'A tent', unitCost: null } });
  expect(errors).toMatchObject([
    {
      message: 'The request took longer than 2.5 seconds.',
      path: ['product', 'unitCost'],
      extensions: { code: 'REQUEST_TIMEOUT' },
    },
  ]);
  await until(async () => (await waiting()) === 0);
});

test('the SQL of a client that leaves ends in the database, and its connection serves the next', async () => {
  graph = await openGraph(world.urls, undefined, {}, { limits });
  const origin = await graph.listen();
  const leaving = new AbortController();
  const asked = post(origin, leaving.signal).catch(() => 'left');
  await until(async () => (await waiting()) === 1);
  const left = performance.now();
  leaving.abort();
  expect(await asked).toBe('left');
  await until(async () => (await waiting()) === 0);
  // Half a second is what we promise; the rest is for a machine that has much else to do.
  expect(performance.now() - left).toBeLessThan(5_000);

  await migration.query('commit');
  expect(await post(origin)).toEqual({
    data: { product: { name: 'A tent', unitCost: { amount: '50.00' } } },
  });
});

test('what waits in the queue for a client that has left is never sent', async () => {
  graph = await openGraph(world.urls, undefined, {}, { limits });
  const origin = await graph.listen();
  const leaving = new AbortController();
  // Different statements, so that none is shared; two run, the third waits for a connection.
  const fields = [
    'unitCost { amount }',
    'costBreakdown { component }',
    'costHistory(first: 1) { effectiveFrom }',
  ];
  const asked = fields.map((field) =>
    post(origin, leaving.signal, `{ product(sku: "TENT") { ${field} } }`).catch(() => 'left'),
  );
  await until(async () => (await waiting()) === 2);
  leaving.abort();
  expect(await Promise.all(asked)).toEqual(['left', 'left', 'left']);
  await until(async () => (await waiting()) === 0);
  await migration.query('commit');
  // The last statement on both connections is one that was cancelled.
  const { rows } = await administration.query(
    `select count(distinct query_start)::int as sent from pg_stat_activity
     where datname = $1 and application_name = 'opsgraph' and query like '%cost%'`,
    [new URL(world.urls.cogs).pathname.slice(1)],
  );
  expect(rows).toEqual([{ sent: 2 }]);
});
