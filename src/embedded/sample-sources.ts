import { seed } from '../../sample-data/seed.ts';
import { sizes, type WorldSize } from '../../sample-data/world.ts';
import { migrate } from '../database/migrate.ts';
import type { SourceName } from '../kernel/source-name.ts';
import { startCluster } from './cluster.ts';
import { grantReader, prepareDatabase } from './databases.ts';

export interface SampleSources {
  /** Read-only URLs of the databases asked for. */
  readonly urls: Partial<Record<SourceName, string>>;
  stop(): Promise<void>;
}

/**
 * Starts the embedded Postgres and fills, where that has not happened yet, one database a source with the sample world.
 * `onStart` is told at once how to stop it, for whoever leaves before all is filled.
 */
export async function startSampleSources(
  names: readonly SourceName[],
  directory: string,
  onProgress: (step: string) => void,
  onStart: (stop: () => Promise<void>) => void = () => {},
  size: WorldSize = sizes.default,
): Promise<SampleSources> {
  const starting = startCluster({ directory, onProgress });
  onStart(async () => (await starting).stop());
  const cluster = await starting;
  // The sources are filled side by side: one line a second says how far each has come.
  const filling = new Map<SourceName, string>();
  const reports = setInterval(() => {
    if (filling.size) onProgress(`Filling ${[...filling.values()].join(', ')}`);
  }, 1_000);
  try {
    const urls = await Promise.all(
      names.map(async (source) => {
        const { ownerUrl, readerUrl } = await prepareDatabase(cluster, source);
        await migrate(source, ownerUrl, { onStep: (name) => onProgress(`Migrating ${source}: ${name}`) });
        await grantReader(ownerUrl, source);
        await seed(source, ownerUrl, size, (line) => filling.set(source, line));
        filling.delete(source);
        return [source, readerUrl] as const;
      }),
    );
    return { urls: Object.fromEntries(urls), stop: () => cluster.stop() };
  } catch (error) {
    await cluster.stop();
    throw error;
  } finally {
    clearInterval(reports);
  }
}
