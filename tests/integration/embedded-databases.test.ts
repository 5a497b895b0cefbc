import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { withSession } from '../../src/database/session.ts';
import { sourceNames } from '../../src/kernel/source-name.ts';
import { startCluster, type EmbeddedCluster } from '../../src/embedded/cluster.ts';
import { grantReader, prepareDatabase } from '../../src/embedded/databases.ts';
import { quickSettings } from '../support/cluster.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let cluster: EmbeddedCluster;
let ownerUrl: string;
let readerUrl: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  cluster = await startCluster({ directory: folder.path, settings: quickSettings });
  ({ ownerUrl, readerUrl } = await prepareDatabase(cluster, 'cogs'));
  await run(
    ownerUrl,
    `create schema cogs; create table cogs.costs as select 7 as amount; create sequence cogs.numbers;
     create schema other; create table other.secrets as select 'hidden' as word`,
  );
  await grantReader(ownerUrl, 'cogs');
});

afterAll(async () => {
  await cluster.stop();
  await folder[Symbol.asyncDispose]();
});

test('The reader reads every table of its source, those created later too', async () => {
  expect(await run(readerUrl, 'select amount from cogs.costs')).toEqual([{ amount: 7 }]);
  await run(ownerUrl, 'create table cogs.later as select 8 as amount');
  expect(await run(readerUrl, 'select amount from cogs.later')).toEqual([{ amount: 8 }]);
});

test.each([
  'insert into cogs.costs values (1)',
  'update cogs.costs set amount = 0',
  'delete from cogs.costs',
  'truncate cogs.costs',
  'drop table cogs.costs',
  `select nextval('cogs.numbers')`,
  'create table cogs.mine (word text)',
  'create table public.mine (word text)',
  'create temporary table mine (word text)',
  'create schema mine',
  'select * from other.secrets',
  `copy cogs.costs to program 'cat'`,
  'create role friend',
])('The reader may not "%s", even when it leaves its read-only mode', async (statement) => {
  await expect(run(readerUrl, `begin read write; ${statement}`)).rejects.toMatchObject({
    code: '42501',
  });
});

test('By default the reader is in read-only mode and its statements have an end', async () => {
  expect(await run(readerUrl, 'show default_transaction_read_only')).toEqual([
    { default_transaction_read_only: 'on' },
  ]);
  expect(await run(readerUrl, 'show statement_timeout')).toEqual([{ statement_timeout: '1min' }]);
});

test.each(['opsgraph_sales', 'postgres', 'template1'])(
  'The reader of one source cannot enter %s',
  async (database) => {
    await prepareDatabase(cluster, 'sales');
    await expect(run(cluster.roleUrl('opsgraph_cogs', database), 'select 1')).rejects.toMatchObject({
      code: '42501',
    });
  },
);

test('Databases and grants can be prepared any number of times, at once too', async () => {
  const prepared = await Promise.all(
    [...sourceNames, ...sourceNames].map((source) => prepareDatabase(cluster, source)),
  );
  expect(new Set(prepared.map((database) => database.readerUrl)).size).toBe(sourceNames.length);
  await Promise.all(prepared.map(() => grantReader(ownerUrl, 'cogs')));
  expect(await run(readerUrl, 'select amount from cogs.costs')).toEqual([{ amount: 7 }]);
});

async function run(url: string, statements: string): Promise<unknown[]> {
  return withSession(url, async (session) => (await session.query(statements)).rows);
}
