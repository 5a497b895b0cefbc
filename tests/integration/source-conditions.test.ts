import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { staleAfterHours } from '../../src/sources/freshness.ts';
import { openGraph, ownWorld, sampleGraph, type Graph, type OwnWorld } from '../support/graph.ts';
import { put } from '../support/rows.ts';

const now = new Date('2026-11-20T12:00:00Z');
const asked = '{ sources { name status dataAsOf message } }';
const statusOf = async (graph: Graph, source: string) =>
  (await graph.query(asked)).data.sources.find(({ name }: { name: string }) => name === source);
const ready = async (graph: Graph) => (await fetch(`${await graph.listen()}/health/ready`)).json();
const week = { startsOn: '2026-12-07', endsOn: '2026-12-13' };
const check = `query ($input: CampaignCheckInput!) {
  campaignCheck(input: $input) { verdict findings { code severity source message } products { verdict findings { code source } } }
}`;
const stockQuery = '{ product(sku: "TENT") { name inventory { available } } }';

let world: OwnWorld;
const openAt = (hours: number, configured = {}) =>
  openGraph(
    world.urls,
    new Date(now.getTime() + hours * 3_600_000),
    {},
    { staleAfterHours: staleAfterHours(configured).hours },
  );

beforeAll(async () => {
  world = await ownWorld();
  await put(world, 'inventory', 'products', [{ sku: 'TENT', name: 'Tent' }]);
  await put(world, 'inventory', 'warehouses', [{ code: 'W1', name: 'House' }]);
  await put(world, 'sales', 'customers', [{ number: 'ANN' }]);
  await put(world, 'inventory', 'stock_levels', [
    {
      sku: 'TENT',
      warehouse_code: 'W1',
      available: 20,
      committed: 0,
      reserved: 0,
      safety_stock: 0,
      incoming: 0,
      updated_at: now,
    },
  ]);
  await put(world, 'sales', 'orders', [{ number: 'O1', customer_number: 'ANN', placed_at: now }]);
  await put(world, 'sales', 'product_daily_sales', [
    { sku: 'TENT', day: '2026-11-19', currency: 'USD', orders: 1, units: 28, revenue_minor: 1 },
  ]);
});
afterAll(() => world.drop());

describe('data that are older than they may be', () => {
  const stale = {
    source: 'inventory',
    table: 'stock_levels',
    newestEntry: '2026-11-20T12:00:00.000Z',
    staleAfterHours: 28,
  };

  test('are fresh for 28 hours, and the sample world is, by its own clock', async () => {
    const fresh = await openAt(28);
    expect(await statusOf(fresh, 'inventory')).toMatchObject({ status: 'UP', message: null });
    expect((await fresh.query(stockQuery)).stale).toEqual([]);
    await fresh.close();
    const sample = await sampleGraph();
    const { data, stale } = await sample.query(asked);
    expect(data.sources.map(({ status }: { status: string }) => status)).toEqual(Array(5).fill('UP'));
    expect(stale).toEqual([]);
    await sample.close();
  });

  test('are told in sources, readiness, and every answer that stands on them', async () => {
    const graph = await openAt(28.1);
    const message =
      'stock_levels is stale: its newest entry is of 2026-11-20T12:00:00.000Z, more than 28 hours ago.';
    expect(await statusOf(graph, 'inventory')).toMatchObject({ status: 'DEGRADED', message });
    expect(await statusOf(graph, 'sales')).toMatchObject({ status: 'UP' });
    expect(await ready(graph)).toMatchObject({
      status: 'degraded',
      sources: { inventory: 'DEGRADED', sales: 'UP' },
      reasons: { inventory: message },
    });
    expect(await graph.query(stockQuery)).toMatchObject({
      data: { product: { inventory: { available: 20 } } },
      errors: undefined,
      stale: [stale],
    });
    // What a filter goes by, an answer stands on as well.
    const filtered = await graph.query('{ products(filter: { available: { gt: 1 } }) { nodes { sku } } }');
    expect(filtered.stale).toEqual([stale]);
    expect((await graph.query('{ product(sku: "TENT") { name } }')).stale).toEqual([]);
    await graph.close();
  });

  test('are never GO in a campaign check, which names them', async () => {
    const verdictAt = async (hours: number, configured = {}) => {
      const graph = await openAt(hours, configured);
      const { data, stale } = await graph.query(check, { input: { ...week, skus: ['TENT'] } });
      await graph.close();
      const [product] = data.campaignCheck.products;
      return {
        stale: stale.map(({ table }) => table),
        told: data.campaignCheck.findings.map(({ severity, message }: Record<string, string>) => [
          severity,
          message,
        ]),
        ofProduct: product.findings.filter(({ code }: { code: string }) => code === 'DATA_MISSING').length,
      };
    };
    const fresh = await verdictAt(1);
    expect(fresh).toMatchObject({ stale: [], told: [] });
    expect(await verdictAt(29)).toEqual({
      stale: ['stock_levels'],
      told: [['WARNING', expect.stringContaining('In the inventory database stock_levels is stale')]],
      ofProduct: fresh.ofProduct + 1,
    });
    expect((await verdictAt(29, { 'inventory.stock_levels': 0 })).stale).toEqual([]);
    expect((await verdictAt(2, { 'inventory.stock_levels': 1 })).stale).toEqual(['stock_levels']);
    expect((await verdictAt(24 * 5)).stale).toEqual(['stock_levels', 'product_daily_sales']);
  });

  test('are told by a table in a header', async () => {
    const graph = await openAt(30);
    const response = await fetch(`${await graph.listen()}/q/stock-feed.csv`);
    expect(response.status).toBe(200);
    expect(response.headers.get('x-opsgraph-stale')).toContain(
      'inventory.stock_levels=2026-11-20T12:00:00.000Z',
    );
    await graph.close();
  });

  test('a table that does not tell its age cannot be given a threshold', () => {
    expect(staleAfterHours({ 'sales.orders': 5, 'sales.returns': 5 }).problems).toEqual([
      expect.stringContaining('names sales.returns; it may name '),
    ]);
    expect(staleAfterHours({ 'sales.orders': 5 }).hours).toMatchObject({
      'sales.orders': 5,
      'inventory.stock_levels': 28,
      'support.tickets': 0,
    });
  });
});

describe('a source that lacks something', () => {
  const reader = `reader_${randomBytes(6).toString('hex')}`;
  const asReader = () => {
    const url = new URL(world.urls.inventory);
    [url.username, url.password] = [reader, 'p'];
    return { ...world.urls, inventory: url.href };
  };
  beforeAll(async () => {
    await world.sql('inventory', `create role ${reader} login password 'p'`);
    await world.sql('inventory', `grant usage on schema inventory to ${reader}`);
    await world.sql('inventory', `grant select on all tables in schema inventory to ${reader}`);
  });
  afterAll(async () => {
    await world.sql('inventory', `drop owned by ${reader}`);
    await world.sql('inventory', `drop role ${reader}`);
  });

  test.each([
    [
      'a grant',
      (role: string) => `revoke select on inventory.stock_levels from ${role}`,
      (role: string) => `grant select on inventory.stock_levels to ${role}`,
      'The inventory database does not let Opsgraph read this: a grant is missing.',
      'stock_levels may not be read: a grant is missing.',
    ],
    [
      'a column',
      () => 'alter table inventory.stock_levels rename column available to free',
      () => 'alter table inventory.stock_levels rename column free to available',
      'The inventory database lacks a column that this is read from.',
      'stock_levels has no available.',
    ],
    [
      'a table',
      () => 'alter table inventory.stock_levels rename to stock',
      () => 'alter table inventory.stock rename to stock_levels',
      'The inventory database lacks a table that this is read from.',
      'there is no stock_levels.',
    ],
  ])(
    'such as %s is degraded and says so, its fields too, and is up when it has it',
    async (...[, take, give, error, reason]) => {
      await world.sql('inventory', take(reader));
      const graph = await openGraph(asReader(), now);
      const { data, errors } = await graph.query(stockQuery);
      expect(data.product).toEqual({ name: 'Tent', inventory: null });
      expect(errors).toMatchObject([
        {
          message: error,
          extensions: { code: 'SOURCE_UNAVAILABLE', source: 'inventory', reason: 'SOURCE_INCOMPLETE' },
        },
      ]);
      expect(await statusOf(graph, 'inventory')).toMatchObject({ status: 'DEGRADED', message: reason });
      expect(await ready(graph)).toMatchObject({
        status: 'degraded',
        sources: { inventory: 'DEGRADED', sales: 'UP' },
        reasons: { inventory: reason },
      });
      await graph.close();
      await world.sql('inventory', give(reader));
      const mended = await openGraph(asReader(), now);
      expect(await statusOf(mended, 'inventory')).toMatchObject({ status: 'UP', message: null });
      await mended.close();
    },
  );

  test('that only a query finds missing, such as what a view reads, is told as long as it fails', async () => {
    await world.sql(
      'inventory',
      `alter table inventory.stock_levels rename to stock;
       create function inventory.counted(integer) returns integer language plpgsql as 'begin return nothing_of_this($1); end';
       create view inventory.stock_levels as
         select sku, warehouse_code, inventory.counted(available) as available, committed, reserved, safety_stock, incoming, updated_at
         from inventory.stock;`,
    );
    const graph = await openGraph(world.urls, now);
    const { errors } = await graph.query(stockQuery);
    expect(errors?.[0]).toMatchObject({
      message: 'The inventory database lacks a function that this is worked out by.',
    });
    const { status, message } = await statusOf(graph, 'inventory');
    expect({ status, message }).toEqual({
      status: 'DEGRADED',
      message: expect.stringContaining('cannot be read: the database lacks a function'),
    });
    expect(message).not.toMatch(/select|nothing_of_this/);
    await world.sql(
      'inventory',
      'drop view inventory.stock_levels; alter table inventory.stock rename to stock_levels',
    );
    expect((await graph.query(stockQuery)).errors).toBeUndefined();
    expect(await statusOf(graph, 'inventory')).toMatchObject({ status: 'UP', message: null });
    await graph.close();
  });
});
