import { join } from 'node:path';
import { sizes } from '../../sample-data/world.ts';
import { seed } from '../../sample-data/seed.ts';
import { migrate } from '../../src/database/migrate.ts';
import { withSession } from '../../src/database/session.ts';
import { sourceNames, type SourceName } from '../../src/kernel/source-name.ts';
import { startCluster, type EmbeddedCluster } from '../../src/embedded/cluster.ts';
import { grantReader, prepareDatabase } from '../../src/embedded/databases.ts';
import { announceCluster, blankTemplate, quickSettings } from './cluster.ts';

const folder = join(import.meta.dirname, '../../.data/test');

let cluster: EmbeddedCluster;

/** One Postgres for all tests: the small sample world, kept from run to run, and an empty database of each source. */
export default async function setUp(): Promise<void> {
  // Workers and the processes that tests start need not compile again what one of them has.
  process.env['NODE_COMPILE_CACHE'] ??= join(folder, 'compiled');
  cluster = await startCluster({ directory: folder, settings: { ...quickSettings, max_connections: '300' } });
  const readers = await Promise.all(
    sourceNames.map(async (source) => {
      const { ownerUrl, readerUrl } = await prepareDatabase(cluster, source);
      await migrate(source, ownerUrl);
      await grantReader(ownerUrl, source);
      await seed(source, ownerUrl, sizes.small);
      await makeTemplate(source);
      return [source, readerUrl] as const;
    }),
  );
  announceCluster({
    ownerUrl: cluster.ownerUrl('postgres'),
    readerUrls: Object.fromEntries(readers) as Record<SourceName, string>,
  });
}

export const stopCluster = (): Promise<void> => cluster.stop();

async function makeTemplate(source: SourceName): Promise<void> {
  const name = blankTemplate(source);
  await withSession(cluster.ownerUrl('postgres'), async (session) => {
    const { rowCount } = await session.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await session.query(`create database ${name}`);
  });
  await migrate(source, cluster.ownerUrl(name));
}
