import { readerOf } from '../database/reader.ts';
import { SourceDatabase, type SourceOptions, type StatementRecord } from '../database/source-database.ts';
import { sourceNames, type SourceName } from '../domain/source.ts';
import { identityReads } from './identity.ts';
import { sources, type SourceReads } from './index.ts';

export type SourceUrls = Readonly<Record<SourceName, string>>;

export interface OpenSources {
  /** One request's reads; `record` is told of every statement they run. */
  reads(record: (record: StatementRecord) => void): SourceReads;
  /** Asks a source for its newest entry. Throws SourceUnavailable. */
  newestEntry(source: SourceName): Promise<Date | null>;
  close(): Promise<void>;
}

/** Opens a pool for each source. Connects to none: a source that is down costs its own fields when they are asked. */
export function openSources(urls: SourceUrls, onFailure?: SourceOptions['onFailure']): OpenSources {
  const databases = Object.fromEntries(
    sourceNames.map((source) => [source, new SourceDatabase({ source, url: urls[source], onFailure })]),
  ) as Record<SourceName, SourceDatabase>;

  return {
    reads(record) {
      const sales = sources.sales.reads(readerOf(databases.sales, record));
      return {
        inventory: sources.inventory.reads(readerOf(databases.inventory, record)),
        logistics: sources.logistics.reads(readerOf(databases.logistics, record)),
        cogs: sources.cogs.reads(readerOf(databases.cogs, record)),
        support: sources.support.reads(readerOf(databases.support, record)),
        sales,
        identity: identityReads(sales),
      } satisfies SourceReads;
    },
    async newestEntry(source) {
      const [row] = (await databases[source].runOptional(sources[source].newestEntry, {})) ?? [];
      return row?.at ?? null;
    },
    async close() {
      await Promise.all(Object.values(databases).map((database) => database.close()));
    },
  };
}
