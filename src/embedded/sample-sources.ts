import { moveWorld, type CalendarDate } from '../../sample-data/move.ts';
import { seed } from '../../sample-data/seed.ts';
import { sizes, type WorldSize } from '../../sample-data/world.ts';
import { migrate } from '../database/migrate.ts';
import type { SourceName } from '../kernel/source-name.ts';
import { startCluster } from './cluster.ts';
import { grantReader, prepareDatabase, withoutOthers } from './databases.ts';

export interface SampleSources {
  /** Read-only URLs of the databases asked for. */
  readonly urls: Partial<Record<SourceName, string>>;
  stop(): Promise<void>;
}

interface SampleOptions {
  /** Told at once how to stop it, for whoever leaves before all is filled. */
  readonly onStart?: (stop: () => Promise<void>) => void;
  readonly size?: WorldSize;
  /** Given where the world's today is to be another than its own, day after day. */
  readonly today?: (() => CalendarDate) | undefined;
}

/** How often a moving world looks whether another day has begun. */
const lookMilliseconds = 60_000;

/**
 * Starts the embedded Postgres and fills, where that has not happened yet, one database a source with the sample world.
 * Whoever starts over the same directory meanwhile waits until that is done.
 */
export async function startSampleSources(
  names: readonly SourceName[],
  directory: string,
  onProgress: (step: string) => void,
  { onStart = () => {}, size = sizes.default, today }: SampleOptions = {},
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
    const prepared = await Promise.all(
      names.map(async (source) => {
        const database = await prepareDatabase(cluster, source, today ? 'moving' : 'standing');
        const { ownerUrl } = database;
        const wait = () => onProgress(`Waiting for another start, which fills ${source}`);
        await withoutOthers(cluster, ownerUrl, wait, async () => {
          await migrate(source, ownerUrl, { onStep: (name) => onProgress(`Migrating ${source}: ${name}`) });
          await grantReader(ownerUrl, source);
          await seed(source, ownerUrl, size, (line) => filling.set(source, line));
          if (today) await moveWorld(source, ownerUrl, today());
        });
        filling.delete(source);
        return { source, ...database };
      }),
    );
    const moves = today && keepMoving(prepared, today, onProgress);
    return {
      urls: Object.fromEntries(prepared.map(({ source, readerUrl }) => [source, readerUrl])),
      async stop() {
        clearInterval(moves);
        await cluster.stop();
      },
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  } finally {
    clearInterval(reports);
  }
}

/** Moves the worlds of these databases whenever another day has begun. */
function keepMoving(
  databases: readonly { readonly source: SourceName; readonly ownerUrl: string }[],
  today: () => CalendarDate,
  onProgress: (step: string) => void,
): NodeJS.Timeout {
  let [moved, isMoving] = [today(), false];
  const look = async () => {
    const day = today();
    if (isMoving || moved === day) return;
    isMoving = true;
    try {
      for (const { source, ownerUrl } of databases) await moveWorld(source, ownerUrl, day);
      moved = day;
    } catch (error) {
      onProgress(`The sample world could not go on to ${day}: ${(error as Error).message}`);
    } finally {
      isMoving = false;
    }
  };
  return setInterval(() => void look(), lookMilliseconds).unref();
}
