import { seed } from '../../sample-data/seed.ts';
import { sizes } from '../../sample-data/world.ts';
import { migrate } from '../../src/database/migrate.ts';
import { withSession } from '../../src/database/session.ts';
import { sourceNames, type SourceName } from '../../src/kernel/source-name.ts';
import type { EmbeddedCluster } from '../../src/embedded/cluster.ts';
import { grantReader, prepareDatabase } from '../../src/embedded/databases.ts';
import type { SourceUrls } from '../../src/sources/open.ts';
import { openProxy, type Proxy } from '../support/proxy.ts';
import { startVictim, type Victim } from '../support/victim.ts';

/** One source on a Postgres of its own, behind a network of its own. */
export interface Target {
  readonly source: SourceName;
  readonly victim: Victim;
  readonly network: Proxy;
}

export interface Databases extends AsyncDisposable {
  /** The sources that faults happen to, and the way to them. */
  readonly targets: readonly Target[];
  readonly urls: SourceUrls;
  /** The same world on a Postgres that nothing happens to. */
  readonly undisturbed: SourceUrls;
  /** Connections of ours with all targets, as they count them. */
  connections(): Promise<number>;
}

async function fill(source: SourceName, cluster: EmbeddedCluster): Promise<string> {
  const { ownerUrl, readerUrl } = await prepareDatabase(cluster, source);
  await migrate(source, ownerUrl);
  await grantReader(ownerUrl, source);
  await seed(source, ownerUrl, sizes.small);
  return readerUrl;
}

export const ownerUrl = ({ source, victim }: Target): string => victim.cluster.ownerUrl(`opsgraph_${source}`);

export async function openDatabases(): Promise<Databases> {
  const reference = await startVictim();
  const undisturbed = Object.fromEntries(
    await Promise.all(sourceNames.map(async (source) => [source, await fill(source, reference.cluster)])),
  ) as SourceUrls;
  const targets = await Promise.all(
    sourceNames.map(async (source): Promise<Target> => {
      const victim = await startVictim();
      return { source, victim, network: await openProxy(await fill(source, victim.cluster)) };
    }),
  );
  return {
    targets,
    urls: Object.fromEntries(targets.map(({ source, network }) => [source, network.url])) as SourceUrls,
    undisturbed,
    async connections() {
      const counts = await Promise.all(targets.map(countConnections));
      return counts.reduce((sum, count) => sum + count, 0);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(targets.map(({ network }) => network.close()));
      await Promise.all([reference, ...targets.map(({ victim }) => victim)].map((one) => one.end()));
    },
  };
}

const countConnections = (target: Target): Promise<number> =>
  withSession(ownerUrl(target), async (session) => {
    const { rows } = await session.query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity where application_name = 'opsgraph'`,
    );
    return rows[0]?.count ?? 0;
  });
