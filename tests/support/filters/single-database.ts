import { randomBytes } from 'node:crypto';
import { migrate } from '../../../src/database/migrate.ts';
import { withSession } from '../../../src/database/session.ts';
import { sourceNames, type SourceName } from '../../../src/kernel/source-name.ts';
import { inDatabase, testCluster } from '../cluster.ts';
import type { OwnWorld } from '../graph.ts';

/** All five layouts side by side in one empty database, for oracles that join what the graph may not. */
export async function singleDatabase(): Promise<OwnWorld> {
  const { ownerUrl } = testCluster();
  const name = `single_${randomBytes(6).toString('hex')}`;
  const url = inDatabase(ownerUrl, name);
  await withSession(ownerUrl, (session) => session.query(`create database ${name}`));
  for (const source of sourceNames) await migrate(source, url);
  return {
    urls: Object.fromEntries(sourceNames.map((source) => [source, url])) as Record<SourceName, string>,
    sql: (_, text, values) => withSession(url, async (session) => (await session.query(text, values)).rows),
    async drop() {
      await withSession(ownerUrl, (session) => session.query(`drop database if exists ${name} with (force)`));
    },
  };
}
