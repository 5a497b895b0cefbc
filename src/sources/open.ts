import { readerOf } from '../database/reader.ts';
import {
  SourceDatabase,
  type SourceOptions,
  type SourceState,
  type StatementRecord,
} from '../database/source-database.ts';
import { sourceNames, type SourceName } from '../domain/source.ts';
import { identityReads } from './identity.ts';
import { sources, type SourceReads } from './index.ts';

export type SourceUrls = Readonly<Record<SourceName, string>>;

export interface OpenSources {
  /** One request's reads; `record` is told of every statement they run. */
  reads(record: (record: StatementRecord) => void): SourceReads;
  /** Asks a source for its newest entry. Throws SourceUnavailable. */
  newestEntry(source: SourceName): Promise<Date | null>;
  /** Rejects when a source does not answer within this time. */
  ping(source: SourceName, milliseconds: number): Promise<void>;
  /** How each source stands now. */
  states(): Readonly<Record<SourceName, SourceState>>;
  close(): Promise<void>;
}

/** Opens a pool for each source. Connects to none: a source that is down costs its own fields when they are asked. */
export function openSources(
  urls: SourceUrls,
  options: Pick<SourceOptions, 'onFailure' | 'onStatement'> = {},
): OpenSources {
  const bySource = <Value>(valueOf: (source: SourceName) => Value) =>
    Object.fromEntries(sourceNames.map((source) => [source, valueOf(source)])) as Record<SourceName, Value>;
  const databases = bySource((source) => new SourceDatabase({ source, url: urls[source], ...options }));

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
    ping: (source, milliseconds) => databases[source].ping(milliseconds),
    states: () => bySource((source) => databases[source].state),
    async close() {
      await Promise.all(Object.values(databases).map((database) => database.close()));
    },
  };
}
