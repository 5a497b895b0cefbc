import { readerOf } from '../database/reader.ts';
import {
  SourceDatabase,
  type SourceOptions,
  type SourceState,
  type StatementRecord,
} from '../database/source-database.ts';
import type { SeenKeys } from '../database/views.ts';
import { within } from '../filtering/bounds.ts';
import { isHeld, type RowRules } from '../domain/row-rules.ts';
import { sourceNames, type SourceName } from '../domain/source.ts';
import { identityReads } from './identity.ts';
import { sources, type SourceReads } from './index.ts';
import type { InventoryReads } from './inventory/index.ts';

export type SourceUrls = Readonly<Record<SourceName, string>>;

export interface OpenSources {
  /** One request's reads, of the rows that its caller may see; `record` is told of every statement they run. */
  reads(record: (record: StatementRecord) => void, rules: RowRules): SourceReads;
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
    reads(record, rules) {
      const reader = (source: SourceName) => readerOf(databases[source], record);
      // Inventory knows brands and sales countries; what each lets through is all that the others are asked about.
      const inventory = sources.inventory.reads(reader('inventory'), rules);
      const skus = rules.brands && seenSkus(inventory);
      const sales = sources.sales.reads(reader('sales'), { countries: rules.countries, skus });
      const orders = isHeld(rules) ? sales.ordersSeen : null;
      const leads = rules.countries && sales.leadsSeen;
      return {
        inventory,
        logistics: sources.logistics.reads(reader('logistics'), orders),
        cogs: sources.cogs.reads(reader('cogs'), skus),
        support: sources.support.reads(reader('support'), { skus, leads }),
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

/** The SKUs of a caller's brands, looked up once a request. Throws SourceUnavailable. */
function seenSkus(inventory: InventoryReads): SeenKeys {
  let found: Promise<string> | undefined;
  const find = async () => {
    const { count, keys } = await inventory.everySku();
    within(count, 'the brands that the caller may see');
    return keys;
  };
  return () => (found ??= find());
}
