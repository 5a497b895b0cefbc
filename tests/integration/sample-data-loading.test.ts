import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { copyLine } from '../../sample-data/rows.ts';
import { seed } from '../../sample-data/seed.ts';
import { sources } from '../../sample-data/sources.ts';
import { createWorld, sizes, worldVersion } from '../../sample-data/world.ts';
import { sourceNames, type SourceName } from '../../src/kernel/source-name.ts';
import { ownWorld, sampleSql, type OwnWorld } from '../support/graph.ts';

let own: OwnWorld;
beforeAll(async () => {
  own = await ownWorld();
});
afterAll(() => own.drop());
beforeEach(() =>
  own.sql(
    'cogs',
    `drop table if exists cogs.sample_world; truncate ${Object.keys(sources.cogs.tables)
      .map((table) => `cogs.${table}`)
      .join(', ')}`,
  ),
);

const url = (source: SourceName) => own.urls[source] as string;
const rowsIn = async (table: string) =>
  (await own.sql<{ count: number }>('cogs', `select count(*)::int from cogs.${table}`))[0]!.count;

test('Every machine makes the same bytes; what they are changes only with the version', () => {
  const hash = createHash('sha256');
  for (const source of sourceNames) {
    const { tables, rows } = sources[source];
    for (const { table, row } of rows(createWorld(sizes.small))) hash.update(copyLine(tables[table]!, row));
  }
  expect({ version: worldVersion, bytes: hash.digest('hex') }).toMatchInlineSnapshot(`
   {
     "bytes": "378a626604b4cf6dff650c563342025392016b2c30d98448d15458a4728b80a9",
     "version": 14,
   }
  `);
});

test('An order is the same alone as among the others', () => {
  const among = createWorld(sizes.small);
  const orders = Array.from({ length: 2000 }, (_, i) => among.orders.order(i));
  expect(createWorld(sizes.small).orders.order(1234)).toEqual(orders[1234]);
});

test('Seeding again elsewhere gives the same content, summaries included', async () => {
  await Promise.all(sourceNames.map((source) => seed(source, url(source), sizes.small)));
  for (const source of sourceNames) {
    const tables = Object.keys(sources[source].tables);
    if (source === 'sales') tables.push('product_daily_sales', 'customer_summaries');
    for (const table of tables) {
      const content = `select md5(string_agg(row::text, '|' order by row::text collate "C")) as sum
        from ${source}.${table} row`;
      expect(await own.sql(source, content)).toEqual(await sampleSql(source, content));
    }
  }
});

test('The foreign keys are as they were before', async () => {
  const keys = `select conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated
    from pg_constraint where contype = 'f' order by 1, 2`;
  const before = await own.sql('inventory', keys);
  await seed('inventory', url('inventory'), { ...sizes.small, products: 170 });
  expect(before.length).toBeGreaterThan(10);
  expect(await own.sql('inventory', keys)).toEqual(before);
});

test('A world that is there is left alone, and one of another size replaced', async () => {
  expect((await seed('cogs', url('cogs'), sizes.small)).rows).toBeGreaterThan(10_000);
  expect((await seed('cogs', url('cogs'), sizes.small)).rows).toBe(0);
  const products = await rowsIn('prices');
  expect((await seed('cogs', url('cogs'), { ...sizes.small, products: 180 })).rows).toBeGreaterThan(10_000);
  expect(await rowsIn('prices')).toBeGreaterThan(products);
});

test('Two processes that seed at once do it once', async () => {
  const both = await Promise.all([1, 2].map(() => seed('cogs', url('cogs'), sizes.small)));
  expect(both.map(({ rows }) => rows > 0).toSorted()).toEqual([false, true]);
});

test('Rows of another origin are never touched', async () => {
  await own.sql('cogs', `insert into cogs.exchange_rates values ('2026-01-01', 'EUR', 'USD', 1.1)`);
  await expect(seed('cogs', url('cogs'), sizes.small)).rejects.toThrow(
    'cogs.exchange_rates holds rows that are not a sample world',
  );
  expect(await rowsIn('exchange_rates')).toBe(1);
});

test('A load that is cut short leaves nothing behind, and the next one does it all', async () => {
  // Once, and waited for: a second one would end what looks at the rows.
  let ended: Promise<unknown> | undefined;
  const cut = seed('cogs', url('cogs'), { ...sizes.small, products: 1000 }, () => {
    ended ??= own.sql(
      'cogs',
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
  });
  // The first words when the end meets a statement in flight, the second when it comes between two.
  await expect(cut).rejects.toThrow(/terminat|connection error/);
  await ended;
  expect(await rowsIn('exchange_rates')).toBe(0);
  expect((await seed('cogs', url('cogs'), sizes.small)).rows).toBeGreaterThan(10_000);
});
