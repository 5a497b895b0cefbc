import { randomBytes } from 'node:crypto';
import { checkSource } from '../../src/database/schema-check/check.ts';
import { findingsOf, type SchemaFinding } from '../../src/database/schema-check/finding.ts';
import { withSession } from '../../src/database/session.ts';
import type { Table } from '../../src/database/table.ts';
import type { SourceName } from '../../src/kernel/source-name.ts';
import { sources } from '../../src/sources/index.ts';
import { blankTemplate, copyOfDatabase, inDatabase, testCluster } from './cluster.ts';

export async function runSql(url: string, text: string): Promise<void> {
  await withSession(url, (session) => session.query(text));
}

export interface SourceUnderCheck {
  /** For changes. */
  readonly owner: string;
  /** For the check. */
  readonly url: string;
}

/** A role of a test's own, and databases of sources that it reads and that are not as they should be. */
export async function checkBench() {
  const { ownerUrl } = testCluster();
  const suffix = randomBytes(6).toString('hex');
  const reader = `reader_${suffix}`;
  const made: string[] = [];
  await runSql(ownerUrl, `create role ${reader} login password '${suffix}'`);

  const readAll = (source: SourceName): string =>
    `grant usage on schema ${source} to ${reader}; grant select on all tables in schema ${source} to ${reader};`;

  /** An empty database of a source, changed by some SQL. */
  async function database(
    source: SourceName,
    change = '',
    grants = readAll(source),
  ): Promise<SourceUnderCheck> {
    const name = `checked_${made.length}_${suffix}`;
    await runSql(ownerUrl, copyOfDatabase(name, blankTemplate(source)));
    made.push(name);
    const owner = inDatabase(ownerUrl, name);
    await runSql(owner, `${change}; ${grants}`);
    const url = new URL(owner);
    url.username = reader;
    url.password = suffix;
    return { owner, url: url.toString() };
  }

  /** What is out of order, but for tables that have no rows: here all have none. */
  async function findings(source: SourceName, url: string): Promise<readonly SchemaFinding[]> {
    const tables: Readonly<Record<string, Table>> = sources[source].tables;
    return findingsOf(await checkSource(source, url, tables)).filter(({ what }) => !what.endsWith('no rows'));
  }

  return {
    reader,
    password: suffix,
    readAll,
    database,
    findings,
    async findingsAfter(source: SourceName, change: string, grants?: string) {
      return findings(source, (await database(source, change, grants)).url);
    },
    async drop(): Promise<void> {
      for (const name of made) await runSql(ownerUrl, `drop database ${name} with (force)`);
      await runSql(ownerUrl, `drop role ${reader}`);
    },
  };
}

export type CheckBench = Awaited<ReturnType<typeof checkBench>>;
