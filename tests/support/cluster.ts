import type { SourceName } from '../../src/kernel/source-name.ts';

type Urls = Readonly<Record<SourceName, string>>;

/** The Postgres that global-setup.ts started for this run. */
export interface TestCluster {
  /** Owner of everything, in any database. */
  readonly ownerUrl: string;
  /** The small sample world, through the read-only roles. */
  readonly readerUrls: Urls;
}

/** Tests may lose what they wrote when the machine fails, and run faster for it; their worlds are small. */
export const quickSettings = {
  fsync: 'off',
  full_page_writes: 'off',
  shared_buffers: '32MB',
} as const;

const variable = 'OPSGRAPH_TEST_CLUSTER';

/** Workers inherit the environment of the process that set the cluster up. */
export const announceCluster = (cluster: TestCluster): void => {
  process.env[variable] = JSON.stringify(cluster);
};

export const testCluster = (): TestCluster => JSON.parse(process.env[variable] ?? '') as TestCluster;

/** The same server and role, another database. */
export function inDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}

/** A migrated and empty database to copy, one a source. */
export const blankTemplate = (source: SourceName): string => `blank_${source}`;

/** SQL that makes a database like another. Copied as files, for a quarter of what Postgres does by itself. */
export const copyOfDatabase = (name: string, template: string): string =>
  `create database ${name} template ${template} strategy file_copy`;
