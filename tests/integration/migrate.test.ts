import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { migrate } from '../../src/database/migrate.ts';
import { withSession } from '../../src/database/session.ts';
import { startCluster, type EmbeddedCluster } from '../../src/embedded/cluster.ts';
import { quickSettings } from '../support/cluster.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let home: Awaited<ReturnType<typeof temporaryFolder>>;
let cluster: EmbeddedCluster;
let folder: string;
let url: string;
let databases = 0;

beforeAll(async () => {
  home = await temporaryFolder();
  cluster = await startCluster({ directory: join(home.path, 'cluster'), settings: quickSettings });
});

afterAll(async () => {
  await cluster.stop();
  await home[Symbol.asyncDispose]();
});

beforeEach(async () => {
  const database = `migrated_${++databases}`;
  await run(cluster.ownerUrl('postgres'), `create database ${database}`);
  url = cluster.ownerUrl(database);
  folder = join(home.path, database);
  await mkdir(join(folder, 'cogs'), { recursive: true });
  await mkdir(join(folder, 'sales'), { recursive: true });
  await writeMigration(
    'cogs/0001_costs',
    `create table cogs.costs (amount int); insert into cogs.costs values (7)`,
  );
});

test('Migrations run in the order of their names, and each only once', async () => {
  await writeMigration('cogs/0002_double', 'update cogs.costs set amount = amount * 2');
  const steps: string[] = [];
  const onStep = (step: string) => steps.push(step);
  expect(await migrate('cogs', url, { folder, onStep })).toEqual({ applied: ['0001_costs', '0002_double'] });
  expect(await migrate('cogs', url, { folder, onStep })).toEqual({ applied: [] });
  await writeMigration('cogs/0003_increase', 'update cogs.costs set amount = amount + 1');
  expect(await migrate('cogs', url, { folder, onStep })).toEqual({ applied: ['0003_increase'] });
  expect(steps).toEqual(['0001_costs', '0002_double', '0003_increase']);
  expect(await run(url, 'select amount from cogs.costs')).toEqual([{ amount: 15 }]);
});

test('Of two processes that migrate at once one does the work and the other waits', async () => {
  await writeMigration('cogs/0002_slow', 'select pg_sleep(0.5); update cogs.costs set amount = amount * 2');
  const outcomes = await Promise.all([migrateInProcess(), migrateInProcess(), migrateInProcess()]);
  expect(outcomes.flatMap((outcome) => outcome.applied)).toEqual(['0001_costs', '0002_slow']);
  expect(await run(url, 'select amount from cogs.costs')).toEqual([{ amount: 14 }]);
});

test('A migration that fails is named and takes the others of its run back with it', async () => {
  await writeMigration(
    'cogs/0002_wrong',
    'insert into cogs.costs values (8); insert into cogs.nothing values (1)',
  );
  await expect(migrate('cogs', url, { folder })).rejects.toThrow(
    'migrations/cogs/0002_wrong.sql: relation "cogs.nothing" does not exist',
  );
  expect(await run(url, `select to_regclass('cogs.costs') as costs`)).toEqual([{ costs: null }]);
});

test('Several sources may share a database', async () => {
  await writeMigration('sales/0001_costs', 'create table sales.orders (number text)');
  await migrate('cogs', url, { folder });
  expect(await migrate('sales', url, { folder })).toEqual({ applied: ['0001_costs'] });
  expect(await migrate('cogs', url, { folder })).toEqual({ applied: [] });
});

test('npm run migrate does what is configured, says so of the rest, and keeps passwords to itself', async () => {
  const { code, printed } = await runScript({
    COGS_DATABASE_URL: 'postgres://reader:secret@127.0.0.1:1/nowhere',
    COGS_MIGRATION_URL: url,
    SALES_DATABASE_URL: 'postgres://reader:secret@127.0.0.1:1/sales',
  });
  expect(code).toBe(1);
  expect(printed).toMatch(new RegExp(`^cogs +127.0.0.1:${cluster.port}/migrated_\\d+ +applied 0001_`, 'm'));
  expect(printed).toMatch(/^sales +127.0.0.1:1\/sales +failed: database of sales: connect ECONNREFUSED/m);
  expect(printed).toMatch(/^support +embedded +nothing done/m);
  expect(printed).not.toContain('secret');
  expect(await runScript({ COGS_DATABASE_URL: url })).toMatchObject({
    code: 0,
    printed: expect.stringMatching(/up to date/),
  });
});

test('npm run migrate -- --dry-run says what it would do, and does nothing', async () => {
  const dry = () => runScript({ COGS_DATABASE_URL: url }, '--dry-run');
  const inCogs = `select table_name from information_schema.tables where table_schema = 'cogs' order by 1`;
  const first = await dry();
  expect(first).toMatchObject({ code: 0, printed: expect.stringMatching(/^cogs .* would apply 0001_/m) });
  expect(await run(url, `select to_regnamespace('cogs') as schema`)).toEqual([{ schema: null }]);
  await runScript({ COGS_DATABASE_URL: url });
  const made = await run(url, inCogs);
  // The newest of them is to be applied again, as if it were another.
  await run(
    url,
    'delete from cogs.kysely_migration where name = (select max(name) from cogs.kysely_migration) returning name',
  );
  const newest = first.printed.match(/would apply .*?(\w+)$/m)?.[1];
  expect((await dry()).printed).toMatch(new RegExp(`^cogs .* would apply ${newest}$`, 'm'));
  expect(await run(url, inCogs)).toEqual(made);
});

test('npm run migrate tells a reader which variable names the owner', async () => {
  await run(url, `create role "reader_of_${databases}" login password 'p'`);
  const reader = new URL(url);
  reader.username = `reader_of_${databases}`;
  reader.password = 'p';
  const { printed } = await runScript({ COGS_DATABASE_URL: reader.href });
  expect(printed).toMatch(
    /cogs .* failed: .*permission denied.*; set COGS_MIGRATION_URL to a role that may create tables/,
  );
});

async function writeMigration(name: string, text: string): Promise<void> {
  await writeFile(join(folder, `${name}.sql`), text);
}

async function migrateInProcess(): Promise<{ applied: string[] }> {
  const program = fileURLToPath(new URL('../support/migrate-once.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [program, url, folder]);
  return JSON.parse(stdout);
}

async function runScript(
  environment: Record<string, string>,
  ...words: string[]
): Promise<{ code: number; printed: string }> {
  const program = fileURLToPath(new URL('../../scripts/migrate.ts', import.meta.url));
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...words], { env: environment }, (error, printed) =>
      resolve({ code: error ? Number(error.code) : 0, printed }),
    );
  });
}

async function run(database: string, statements: string): Promise<unknown[]> {
  return withSession(database, async (session) => (await session.query(statements)).rows);
}
