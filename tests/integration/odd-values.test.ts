import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { tableFromIPC } from 'apache-arrow';
import { sourceNames } from '../../src/kernel/source-name.ts';
import { runsBefore } from '../../src/operations/compiled/executor.ts';
import { openGraph, ownWorld, type Graph, type OwnWorld } from '../support/graph.ts';
import { listen, liveGraph, socketClient, stock } from '../support/live.ts';
import { allowAnything } from '../support/odd-values.ts';
import { put } from '../support/rows.ts';

/** A value that nobody can mean costs its own cell, in whichever way it is asked, and says where it stands. */
let world: OwnWorld;
let graph: Graph;
let origin: string;
beforeAll(async () => {
  world = await ownWorld();
  for (const source of sourceNames) await allowAnything(world, source);
  await stock(world, 'ODD', 'PLAIN', 'METRES', 'NEVER', 'DEAR');
  await world.sql(
    'inventory',
    `update inventory.stock_levels set updated_at = 'infinity' where sku = 'ODD';
     update inventory.products set features = array['a', null, 'c'] where sku = 'ODD';
     update inventory.products set discontinued_on = '10000-01-01', launched_on = '2020-01-01' where sku = 'NEVER';
     update inventory.products set launched_on = '-infinity' where sku = 'DEAR';
     update inventory.stock_levels set available = 2000000000 where sku = 'METRES';
     insert into inventory.stock_levels (sku, warehouse_code, available, committed, reserved, safety_stock, incoming, updated_at)
       select 'METRES', 'W' || number, 2000000000, 0, 0, 0, 0, '2026-01-01' from generate_series(1, 3) as number`,
  );
  await put(world, 'cogs', 'prices', [
    { sku: 'DEAR', amount_minor: '9007199254740993', currency: 'USD', effective_from: '2026-01-01' },
  ]);
  const asked = { consent_sms: true, consent_post: true, consent_profiling: true };
  const unasked = { consent_email: null, consent_sms: null, consent_post: null, consent_profiling: null };
  await put(world, 'sales', 'customers', [
    { number: 'ASKED', consent_email: true, ...asked },
    { number: 'UNASKED', ...unasked },
  ]);
  await put(world, 'inventory', 'product_suppliers', [
    { sku: 'ODD', supplier_code: 'A', preferred: null },
    { sku: 'ODD', supplier_code: 'B', preferred: true },
  ]);
  await put(world, 'support', 'tickets', [
    { number: 'T1', sku: 'ODD', status: 'ARCHIVED', subject: 'One' },
    { number: 'T2', sku: 'ODD', status: 'OPEN', subject: '' },
  ]);
  graph = await openGraph(world.urls);
  origin = await graph.listen();
});
const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
  await graph.close();
  await world.drop();
});

const code = 'SOURCE_VALUE_INVALID';

/** Asked until it is compiled: the same each time. */
async function ask(query: string) {
  const answers = [];
  for (let run = 0; run < runsBefore + 2; run += 1) {
    const { data, errors, unknown } = await graph.query(query);
    expect(errors).toBeUndefined();
    answers.push({ data, unknown });
  }
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  return answers[0]!;
}

test('an instant that never comes', async () => {
  const { data, unknown } = await ask(
    '{ products(filter: { sku: { in: ["ODD", "PLAIN"] } }) { nodes { sku inventory { available updatedAt levels { updatedAt } } } } }',
  );
  const updatedAt = expect.stringMatching(/^2026-/);
  expect(data.products.nodes).toEqual([
    { sku: 'ODD', inventory: { available: 10, updatedAt: null, levels: [{ updatedAt: null }] } },
    { sku: 'PLAIN', inventory: { available: 10, updatedAt, levels: [{ updatedAt }] } },
  ]);
  const value = 'infinity';
  expect(unknown).toEqual([
    expect.objectContaining({ path: ['products', 'nodes', 0, 'inventory', 'updatedAt'], code, value }),
    {
      path: ['products', 'nodes', 0, 'inventory', 'levels', 0, 'updatedAt'],
      code,
      message: 'inventory.stock_levels.updated_at holds infinity for ODD, W.',
      source: 'inventory',
      table: 'stock_levels',
      column: 'updated_at',
      key: 'ODD, W',
      value,
    },
  ]);
});

test('a list with a hole, and a sum beyond 32 bits', async () => {
  const { data, unknown } = await ask(
    '{ products(first: 9) { nodes { sku features inventory { available } } } }',
  );
  expect(data.products.nodes).toContainEqual({ sku: 'ODD', features: null, inventory: { available: 10 } });
  expect(data.products.nodes).toContainEqual({ sku: 'METRES', features: [], inventory: { available: null } });
  expect(data.products.nodes).toHaveLength(5);
  expect(unknown).toMatchObject([
    { path: ['products', 'nodes', expect.any(Number), 'inventory', 'available'], code, value: '8000000000' },
    { source: 'inventory', table: 'products', column: 'features', key: 'ODD' },
  ]);
});

test('a day after the calendar is no end, and means nothing to a campaign', async () => {
  const { data, unknown } = await ask(`{
    product(sku: "NEVER") { discontinuedOn lifecycle { stage reason } }
    campaignCheck(input: { skus: ["NEVER"], startsOn: "2026-12-01", endsOn: "2026-12-10" }) { findings { code } products { findings { code } } } }`);
  expect(data.product).toMatchObject({ discontinuedOn: null, lifecycle: { stage: 'MATURITY' } });
  expect(JSON.stringify(data)).not.toMatch(/DISCONTINUED|NaN|10000/);
  expect(unknown).toEqual([]);
  const declining = await ask('{ products(filter: { lifecycleStage: { eq: DECLINE } }) { totalCount } }');
  expect(declining.data.products.totalCount).toBe(0);
});

test('a day before the calendar is unknown, and long ago to all that compares it', async () => {
  const { data, unknown } = await ask('{ product(sku: "DEAR") { launchedOn lifecycle { stage } } }');
  expect(data.product).toEqual({ launchedOn: null, lifecycle: { stage: 'MATURITY' } });
  expect(unknown).toMatchObject([
    { path: ['product', 'launchedOn'], column: 'launched_on', value: '-infinity' },
  ]);
});

test('an amount that no number holds is exact', async () => {
  const { data, unknown } = await ask(
    '{ product(sku: "DEAR") { price { current { amount } } promotions(discountPercents: [0, 50]) { price { amount } } } }',
  );
  expect(data.product).toEqual({
    price: { current: { amount: '90071992547409.93' } },
    promotions: [{ price: { amount: '90071992547409.93' } }, { price: { amount: '45035996273704.97' } }],
  });
  expect(unknown).toEqual([]);
});

test('a word that nobody foresaw, and an empty text', async () => {
  const { data, unknown } = await ask(
    '{ product(sku: "ODD") { support { openTickets } tickets { totalCount nodes { number status subject } } } }',
  );
  expect(data.product.tickets.nodes).toEqual(
    expect.arrayContaining([
      { number: 'T1', status: null, subject: 'One' },
      { number: 'T2', status: 'OPEN', subject: null },
    ]),
  );
  expect(unknown).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ code, table: 'tickets', column: 'status', key: 'T1', value: 'ARCHIVED' }),
      expect.objectContaining({ code, table: 'tickets', column: 'subject', key: 'T2', value: '' }),
    ]),
  );
});

test('a consent that nobody knows is none', async () => {
  const { data, unknown } = await ask(`{
    customer(number: "UNASKED") { consent { email sms post profiling } segment }
    asked: customers(filter: { consent: { has: EMAIL } }) { totalCount }
    others: customers(filter: { consent: { hasNot: EMAIL } }) { totalCount nodes { number } } }`);
  expect(data).toEqual({
    customer: { consent: { email: false, sms: false, post: false, profiling: false }, segment: null },
    asked: { totalCount: 1 },
    others: { totalCount: 1, nodes: [{ number: 'UNASKED' }] },
  });
  expect(unknown).toEqual([]);
});

test('a supplier of whom nobody knows whether it is preferred is not', async () => {
  const { data } = await ask('{ product(sku: "ODD") { suppliers { supplier { code } preferred } } }');
  expect(data.product.suppliers).toEqual([
    { supplier: { code: 'B' }, preferred: true },
    { supplier: { code: 'A' }, preferred: false },
  ]);
});

test.each(['csv', 'json', 'jsonl', 'arrow'])(
  'a table as %s is whole, and its cells are empty',
  async (format) => {
    const response = await fetch(`${origin}/q/stock-feed.${format}?all=1`);
    expect(response.status).toBe(200);
    expect(response.headers.get('x-opsgraph-unknown')).toMatch(/^SOURCE_VALUE_INVALID=\d+$/);
    const bytes = Buffer.from(await response.arrayBuffer());
    const rows = {
      csv: () =>
        bytes
          .toString()
          .trim()
          .split('\r\n')
          .slice(1)
          .map((line) => line.split(',')),
      json: () => JSON.parse(bytes.toString()),
      jsonl: () =>
        bytes
          .toString()
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      arrow: () =>
        tableFromIPC(bytes)
          .toArray()
          .map((row) => row.toJSON()),
    }[format]!();
    expect(rows).toHaveLength(5);
    if (format === 'csv') return;
    const of = (sku: string) => rows.find((row: { sku: string }) => row.sku === sku);
    expect(of('ODD')).toMatchObject({ 'inventory.available': 10, 'inventory.updatedAt': null });
    expect(of('METRES')).toMatchObject({ 'inventory.available': null, 'inventory.committed': 0 });
    expect(of('DEAR')).toMatchObject({ 'price.current.amount': '90071992547409.93' });
  },
);

test('a subscription goes on over them', async () => {
  const live = await liveGraph(world.urls);
  const client = socketClient(live.origin);
  closing.push(() => client.dispose(), live.graph.close);
  const heard = listen(client, 'subscription { stockChanged { sku available at } }');
  await live.subscriptionsOpen(1);
  await world.sql(
    'inventory',
    `update inventory.stock_levels set updated_at = 'infinity', available = 8 where sku = 'ODD';
     update inventory.stock_levels set updated_at = '2026-11-20T12:00:01Z', available = 7 where sku = 'PLAIN'`,
  );
  const events = await heard.atLeast(2);
  const told = events.map(({ data }) => data.stockChanged);
  expect(told).toContainEqual({ sku: 'PLAIN', available: 7, at: expect.any(String) });
  expect(told).toContainEqual({ sku: 'ODD', available: 8, at: null });
});
