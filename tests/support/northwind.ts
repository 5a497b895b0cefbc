import { randomBytes } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from '@jest/globals';
import { withSession } from '../../src/database/session.ts';
import { sourceNames, type SourceName } from '../../src/kernel/source-name.ts';
import { inDatabase, testCluster } from './cluster.ts';

const root = join(import.meta.dirname, '../..');
const examples = join(root, 'examples/northwind');

/** Northwind itself is not part of the project: it lies beside it, or where the variable says. */
const dataset = process.env.NORTHWIND_SQL ?? join(root, '../shared/datasets/northwind.sql');

const isThere = existsSync(dataset);
if (!isThere) {
  process.stderr.write(`No ${dataset}: tests on Northwind are skipped. NORTHWIND_SQL names another place.\n`);
}

/** Reads `describe` when it is called: this module is loaded once for all suites of a worker, each of which has its own. */
export const describeNorthwind = (name: string, tests: () => void): void =>
  // oxlint-disable-next-line jest/no-disabled-tests -- who works on something else need not have it; CI fails what is skipped
  (isThere ? describe : describe.skip)(name, tests);

export interface Northwind {
  /** One database, read through the views as all five sources. */
  readonly urls: Readonly<Record<SourceName, string>>;
  /** Runs SQL over Northwind's own tables. */
  sql<Row>(text: string): Promise<Row[]>;
  /** Runs a file of examples/northwind as the owner. */
  apply(file: string): Promise<void>;
  drop(): Promise<void>;
}

/** A database of the test's own with Northwind and the views and the reader of examples/northwind. */
export async function loadNorthwind(): Promise<Northwind> {
  const { ownerUrl } = testCluster();
  const suffix = randomBytes(6).toString('hex');
  const database = `northwind_${suffix}`;
  // Roles belong to all databases of a server, so that each test has its own.
  const reader = `northwind_reader_${suffix}`;
  const password = randomBytes(12).toString('hex');
  const url = inDatabase(ownerUrl, database);
  const run = async (text: string) => withSession(url, (session) => session.query(text));
  const apply = async (file: string) => {
    await run(readFileSync(join(examples, file), 'utf8').replaceAll('northwind_reader', reader));
  };

  await withSession(ownerUrl, (session) => session.query(`create database ${database}`));
  await run(readFileSync(dataset, 'utf8'));
  // Without statistics Postgres would plan as if there were no rows.
  await run('analyze');
  for (const file of globSync('views/*.sql', { cwd: examples }).toSorted()) await apply(file);
  await apply('reader.sql');
  await run(`alter role ${reader} password '${password}'`);

  const readerUrl = new URL(url);
  readerUrl.username = reader;
  readerUrl.password = password;
  return {
    urls: Object.fromEntries(sourceNames.map((source) => [source, readerUrl.toString()])) as Record<
      SourceName,
      string
    >,
    sql: async <Row>(text: string) => (await run(text)).rows as Row[],
    apply,
    async drop() {
      await withSession(ownerUrl, async (session) => {
        await session.query(`drop database ${database} with (force)`);
        await session.query(`drop role ${reader}`);
      });
    },
  };
}
