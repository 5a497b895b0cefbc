import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refreshSummaries, seed } from '../../sample-data/seed.ts';
import { sizes, worldNow, type WorldSize } from '../../sample-data/world.ts';
import { migrate } from '../../src/database/migrate.ts';
import { withSession } from '../../src/database/session.ts';
import { startCluster } from '../../src/embedded/cluster.ts';
import { startSampleSources } from '../../src/embedded/sample-sources.ts';
import { sourceNames, type SourceName } from '../../src/kernel/source-name.ts';
import type { SourceUrls } from '../../src/sources/open.ts';
import { parentOf } from '../processes.ts';

/** A Postgres of the benchmark's own, in a folder that ends with it. */
export interface BenchDatabases extends AsyncDisposable {
  /** Where it stands: a server of ours with this folder and no URLs reads them by the sample world's clock. */
  readonly directory: string;
  readonly urls: SourceUrls;
  /** One database with all five schemas. */
  readonly all: string;
  /** The process that has started all others of it. */
  readonly pid: number;
  readonly ownerUrl: (database: string) => string;
  /** Makes a database that holds one source of a world of this size. */
  fill(database: string, source: SourceName, size: WorldSize): Promise<string>;
}

const schemaFile = new URL('../peers/postgraphile/schema.sql', import.meta.url);

export async function openDatabases(say: (step: string) => void): Promise<BenchDatabases> {
  const directory = await mkdtemp(join(tmpdir(), 'opsgraph-bench-'));
  // Postgres runs as an account of its own where we are root.
  await chmod(directory, 0o755);
  const cluster = await startCluster({
    directory,
    onProgress: say,
    settings: {
      // All contenders are up at the same time.
      max_connections: '500',
      shared_buffers: '512MB',
      autovacuum: 'off',
      shared_preload_libraries: 'pg_stat_statements',
      'pg_stat_statements.track': 'none',
    },
  });
  const close = async () => {
    await cluster.stop();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    const owner = cluster.ownerUrl('postgres');
    const fill = async (database: string, source: SourceName, size: WorldSize) => {
      const url = cluster.ownerUrl(database);
      await migrate(source, url);
      await seed(source, url, size);
      return url;
    };
    const create = (database: string) =>
      withSession(owner, (session) => session.query(`create database ${database}`));
    const samples = await startSampleSources(sourceNames, directory, say);
    await create('everything');
    for (const source of sourceNames) await fill('everything', source, sizes.default);
    const all = cluster.ownerUrl('everything');
    const schema = await readFile(schemaFile, 'utf8');
    await withSession(all, (session) => session.query(schema.replace('WORLD_NOW', worldNow.toISOString())));
    // The peers know no fractions of a coin.
    const rounded = { cogs: ['cost_records', 'amount_minor'], sales: ['order_lines', 'unit_price_minor'] };
    for (const [source, [table, column]] of Object.entries(rounded))
      for (const database of ['everything', `opsgraph_${source}`])
        await withSession(cluster.ownerUrl(database), (session) =>
          session.query(
            `update ${source}.${table} set ${column} = round(${column}) where ${column} <> round(${column})`,
          ),
        );
    for (const database of ['everything', 'opsgraph_sales'])
      await withSession(cluster.ownerUrl(database), refreshSummaries);
    for (const database of ['everything', ...sourceNames.map((source) => `opsgraph_${source}`)])
      await withSession(cluster.ownerUrl(database), (session) => session.query('vacuum (analyze)'));
    const pid = await withSession(owner, async (session) => {
      const { rows } = await session.query<{ pid: number }>('select pg_backend_pid() as pid');
      return parentOf(rows[0]?.pid ?? NaN);
    });
    return {
      directory,
      urls: samples.urls as SourceUrls,
      all,
      pid,
      ownerUrl: cluster.ownerUrl,
      async fill(database, source, size) {
        await create(database);
        return fill(database, source, size);
      },
      async [Symbol.asyncDispose]() {
        await samples.stop();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
