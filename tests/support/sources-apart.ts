import { migrate } from '../../src/database/migrate.ts';
import { sourceNames, type SourceName } from '../../src/kernel/source-name.ts';
import { grantReader, prepareDatabase } from '../../src/embedded/databases.ts';
import type { SourceUrls } from '../../src/sources/open.ts';
import { startVictim, type Victim } from './victim.ts';

/** Five sources, each in a Postgres of its own, so that any of them can be maltreated alone. */
export interface SourcesApart {
  readonly urls: SourceUrls;
  readonly victims: Readonly<Record<SourceName, Victim>>;
  drop(): Promise<void>;
}

export async function sourcesApart(): Promise<SourcesApart> {
  const apart = await Promise.all(
    sourceNames.map(async (source) => {
      const victim = await startVictim();
      const { ownerUrl, readerUrl } = await prepareDatabase(victim.cluster, source);
      await migrate(source, ownerUrl);
      await grantReader(ownerUrl, source);
      return { source, victim, readerUrl };
    }),
  );
  return {
    urls: Object.fromEntries(apart.map(({ source, readerUrl }) => [source, readerUrl])) as SourceUrls,
    victims: Object.fromEntries(
      apart.map(({ source, victim }) => [source, victim]),
    ) as SourcesApart['victims'],
    drop: async () => void (await Promise.all(apart.map(({ victim }) => victim.end()))),
  };
}
