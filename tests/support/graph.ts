import { randomBytes } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { worldNow } from '../../sample-data/world.ts';
import { readCampaignThresholds } from '../../src/config/campaign-thresholds.ts';
import { defaultManifestFile, defaultThresholdsFile } from '../../src/config/config.ts';
import { withSession, type Session } from '../../src/database/session.ts';
import { unrestricted } from '../../src/kernel/caller.ts';
import { defaultLimits } from '../../src/kernel/limits.ts';
import { sourceNames, type SourceName } from '../../src/kernel/source-name.ts';
import type { CostReport } from '../../src/operations/cost/index.ts';
import { createLog } from '../../src/observability/log.ts';
import { Metrics } from '../../src/observability/metrics.ts';
import { Drain } from '../../src/edge/drain.ts';
import { createServer, type ServerOptions } from '../../src/server.ts';
import type { PlanStep } from '../../src/figures/entity.ts';
import type { StaleTable } from '../../src/kernel/stale-table.ts';
import { staleAfterHours } from '../../src/sources/freshness.ts';
import type { Unknown } from '../../src/kernel/unknown.ts';
import { openSources, type OpenOptions, type SourceUrls } from '../../src/sources/open.ts';
import { blankTemplate, copyOfDatabase, inDatabase, testCluster } from './cluster.ts';

export interface Answer {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read answers of any shape and assert on what they read
  readonly data: any;
  readonly errors:
    | readonly { message: string; path?: readonly (string | number)[]; extensions: Record<string, unknown> }[]
    | undefined;
  /** Why values are unknown. */
  readonly unknown: readonly Unknown[];
  /** The stale tables that it stands on. */
  readonly stale: readonly StaleTable[];
  /** The SQL statements it cost, as the trace tells. */
  readonly statements: readonly { source: SourceName; name: string; rows: number }[];
  /** The plan of its filters, as the trace tells. */
  readonly plan: readonly PlanStep[];
  readonly cost: CostReport | undefined;
}

export interface Graph {
  /** Sends an operation as a client would. */
  query(document: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** Listens on a free port of this machine, for clients that need one; returns the origin. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

/**
 * For tests that are about no limit of a source: they share a machine that may stand still for seconds, which says nothing
 * of a database, and on which each new connection costs Postgres about as much as a statement.
 */
const sharedMachine = { connections: 2, connect: 10_000, suspicion: 10_000, probe: 10_000 };

/** A server over these databases, at the sample world's time and for a caller who may do everything, unless told otherwise. */
export async function openGraph(
  urls: SourceUrls,
  now: Date = worldNow,
  changes: Partial<ServerOptions> = {},
  opening: OpenOptions = {},
): Promise<Graph> {
  const sources = openSources(urls, { limits: sharedMachine, ...opening });
  const app = await createServer({
    sources,
    identify: async () => unrestricted,
    issuer: null,
    development: true,
    federation: false,
    reportingCurrency: 'USD',
    leastCostCoverage: 80,
    searchSynonyms: { rucksack: ['rucksack', 'backpack'], backpack: ['rucksack', 'backpack'] },
    campaignThresholds: readCampaignThresholds(defaultThresholdsFile),
    cursorSecret: 'a secret that only tests know',
    corsOrigins: [],
    // One caller asks all that a test asks, in no time.
    limits: {
      ...defaultLimits,
      cost: 1e9,
      costCapacity: 1e9,
      tablesCapacity: 1e9,
      heavyPerCaller: 1e9,
      refusalsPerSecond: 1e9,
    },
    clock: () => now,
    persistedOperations: 'open',
    persistedManifestFile: defaultManifestFile,
    onOperations: (news) => console.error(news),
    requestTimeout: 15_000,
    livePoll: 100,
    onDefect: (error) => console.error(error),
    log: createLog(new PassThrough().resume()),
    metrics: new Metrics(),
    metricsToken: undefined,
    probes: null,
    drain: new Drain(),
    audit: { personalDataRead: async () => {} },
    // Tests change what lies in databases and ask again at once.
    answerCache: null,
    ...changes,
  });
  return {
    async query(query, variables) {
      const response = await app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { 'x-opsgraph-trace': '1', 'x-opsgraph-cost': '1' },
        payload: { query, variables },
      });
      const { data, errors, extensions } = response.json();
      return {
        status: response.statusCode,
        data,
        errors,
        unknown: extensions?.unknown ?? [],
        stale: extensions?.stale ?? [],
        statements: extensions?.trace?.statements ?? [],
        plan: extensions?.trace?.plan ?? [],
        cost: extensions?.cost,
      };
    },
    listen: () => app.listen({ host: '127.0.0.1', port: 0 }),
    async close() {
      await app.close();
      await sources.close();
    },
  };
}

/** The small sample world, read-only; shared by all tests. */
export const sampleGraph = (
  changedUrls: Partial<SourceUrls> = {},
  changes?: Partial<ServerOptions>,
): Promise<Graph> =>
  openGraph({ ...testCluster().readerUrls, ...changedUrls }, worldNow, changes, {
    staleAfterHours: staleAfterHours({}).hours,
  });

/** The URL of a database that refuses every connection: a source that is down. */
export const nowhere = 'postgres://nobody@127.0.0.1:1/nothing';

export interface OwnWorld {
  readonly urls: SourceUrls;
  /** Runs SQL as the owner of a source's database, to put rows into it or to count what is there. */
  sql<Row = Record<string, unknown>>(source: SourceName, text: string, values?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

/** Five empty databases of a test's own, for worlds small enough to reckon by hand. */
export async function ownWorld(): Promise<OwnWorld> {
  const { ownerUrl } = testCluster();
  const suffix = randomBytes(6).toString('hex');
  const nameOf = (source: SourceName) => `own_${source}_${suffix}`;
  await withSession(ownerUrl, async (session) => {
    for (const source of sourceNames) {
      await session.query(copyOfDatabase(nameOf(source), blankTemplate(source)));
    }
  });
  const urls = Object.fromEntries(
    sourceNames.map((source) => [source, inDatabase(ownerUrl, nameOf(source))]),
  ) as Record<SourceName, string>;
  return {
    urls,
    sql: (source, text, values) =>
      withSession(urls[source], async (session) => (await session.query(text, values)).rows),
    async drop() {
      await withSession(ownerUrl, async (session) => {
        for (const source of sourceNames) {
          await session.query(`drop database if exists ${nameOf(source)} with (force)`);
        }
      });
    },
  };
}

/** A session with a source of the small sample world, as its owner. */
export const inSample = <T>(source: SourceName, use: (session: Session) => Promise<T>): Promise<T> =>
  withSession(inDatabase(testCluster().ownerUrl, `opsgraph_${source}`), use);

/** Runs SQL there: the oracle of the tests. */
export const sampleSql = <Row = Record<string, unknown>>(
  source: SourceName,
  text: string,
  values?: unknown[],
): Promise<Row[]> => inSample(source, async (session) => (await session.query(text, values)).rows);
