import { seed } from '../../sample-data/seed.ts';
import { sizes } from '../../sample-data/world.ts';
import { configuration } from '../../src/config/command.ts';
import { urlVariable } from '../../src/config/config.ts';
import { migrate } from '../../src/database/migrate.ts';
import { withSession } from '../../src/database/session.ts';
import { sourceNames } from '../../src/kernel/source-name.ts';
import { startCluster } from '../../src/embedded/cluster.ts';

export interface OneDatabase {
  readonly url: string;
  readonly said: string;
  stop(): Promise<void>;
}

/**
 * One database with all five sources, so that one SQL statement can be asked what the graph is asked: the one that all
 * five URLs name, else the default sample world, put into a database of its own beside the embedded ones.
 * Throws where the URLs name several, or some are missing.
 */
export async function oneDatabase(): Promise<OneDatabase> {
  const { databaseUrls, dataDirectory } = configuration();
  const named = new Set(sourceNames.map((source) => databaseUrls[source]));
  const [url] = named;
  if (named.size > 1) {
    throw new Error(`${sourceNames.map(urlVariable).join(', ')} must all name one database, or none be set.`);
  }
  if (url) return { url, said: `the database ${new URL(url).pathname.slice(1)}`, stop: async () => {} };
  const cluster = await startCluster({ directory: dataDirectory });
  const name = 'opsgraph_in_one';
  await withSession(cluster.ownerUrl('postgres'), async (session) => {
    const { rowCount } = await session.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await session.query(`create database ${name}`);
  });
  for (const source of sourceNames) {
    await migrate(source, cluster.ownerUrl(name));
    await seed(source, cluster.ownerUrl(name), sizes.default, () => {});
  }
  return { url: cluster.ownerUrl(name), said: 'the default sample world', stop: () => cluster.stop() };
}
