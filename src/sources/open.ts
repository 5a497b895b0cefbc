import { lazily } from '../database/loaders.ts';
import { readerOf, type Reader } from '../database/reader.ts';
import {
  SourceDatabase,
  type Reading,
  type SourceOptions,
  type SourceState,
} from '../database/source-database.ts';
import type { CalendarDate } from '../domain/calendar.ts';
import { within } from '../figures/bounds.ts';
import { once } from '../kernel/once.ts';
import type { RowRules } from '../kernel/row-rules.ts';
import { sourceNames, type SourceName } from '../kernel/source-name.ts';
import { identityReads, type IdentityReads } from './identity.ts';
import { SourceCondition, type StaleAfterHours } from './condition.ts';
import { sources, type Sources } from './index.ts';
import type { Source } from './source.ts';
import type { Visibility } from './visibility.ts';
import { stockSince, type StockPage, type StockPlace } from './inventory/index.ts';
import { disruptionsNow, type DisruptionRow } from './logistics/index.ts';

export type SourceUrls = Readonly<Record<SourceName, string>>;
export type ReplicaUrls = Partial<Readonly<Record<SourceName, readonly string[]>>>;

export interface SourceWatch {
  /** The counts of stock behind a place. Throws SourceUnavailable. */
  stock(behind: StockPlace, signal: AbortSignal): Promise<StockPage>;
  /** What has not ended, at most a thousand; null where the company records none. Throws SourceUnavailable. */
  disruptions(today: CalendarDate, signal: AbortSignal): Promise<readonly DisruptionRow[] | null>;
}

/** Of more disruptions at a time nobody could hear. */
const disruptionsWatched = 1_000;

export interface OpenSources {
  /** One request's reads, of the rows that its caller may see: they end with its signal. A source is set up when first asked. */
  reads(reading: Reading, rules: RowRules): SourceReads;
  /** For whoever watches a source for all who listen, whatever each of them may see. */
  readonly watch: SourceWatch;
  /** How each source stands that answers. */
  readonly conditions: Readonly<Record<SourceName, SourceCondition>>;
  /** Asks a source for its newest entry. Throws SourceUnavailable. */
  newestEntry(source: SourceName, signal?: AbortSignal): Promise<Date | null>;
  /** Rejects when a source does not answer within this time. */
  ping(source: SourceName, milliseconds: number): Promise<void>;
  /** How each source's servers stand now. */
  states(): Readonly<Record<SourceName, SourceState>>;
  /** Ends within a few seconds, whatever the databases do. */
  close(): Promise<void>;
}

export interface OpenOptions extends Pick<SourceOptions, 'limits' | 'onFailure' | 'onStatement'> {
  readonly replicaUrls?: ReplicaUrls;
  /** Those of one source alone, before `limits`. */
  /** Beyond these thresholds data are stale; none are where left out. */
  readonly staleAfterHours?: StaleAfterHours;
  readonly limitsOf?: Partial<Readonly<Record<SourceName, SourceOptions['limits']>>>;
}

/** Opens each source. Waits for none: a source that is down costs its own fields when they are asked. */
export function openSources(
  urls: SourceUrls,
  { replicaUrls = {}, limitsOf = {}, staleAfterHours = {}, ...options }: OpenOptions = {},
): OpenSources {
  const bySource = <Value>(valueOf: (source: SourceName) => Value) =>
    Object.fromEntries(sourceNames.map((source) => [source, valueOf(source)])) as Record<SourceName, Value>;
  const databases = bySource(
    (source) =>
      new SourceDatabase({
        source,
        url: urls[source],
        tables: sources[source].tables,
        replicaUrls: replicaUrls[source],
        ...options,
        limits: { ...options.limits, ...limitsOf[source] },
      }),
  );

  const conditions = bySource(
    (source) => new SourceCondition(sources[source], databases[source], staleAfterHours),
  );

  return {
    conditions,
    reads(reading, rules) {
      return sourceReads((source) => readerOf(databases[source], reading), rules);
    },
    watch: {
      stock: (behind, signal) => stockSince(readerOf(databases.inventory, { signal }), behind),
      disruptions: (today, signal) =>
        databases.logistics.runOptional(disruptionsNow, { today, limit: disruptionsWatched }, { signal }),
    },
    async newestEntry(source, signal) {
      const { freshBy, newestEntries }: Source = sources[source];
      const statement = newestEntries[freshBy];
      const [row] = (statement && (await databases[source].runOptional(statement, {}, { signal }))) ?? [];
      return row?.at instanceof Date ? row.at : null;
    },
    ping: (source, milliseconds) => databases[source].ping(milliseconds),
    states: () => bySource((source) => databases[source].state),
    async close() {
      await Promise.all(Object.values(databases).map((database) => database.close()));
    },
  };
}

/** What a request asks of each source. */
type EachReads = { readonly [Name in SourceName]: ReturnType<Sources[Name]['reads']> };

/** The same, and what is asked of those together that know who is the same customer. */
export type SourceReads = EachReads & { readonly identity: IdentityReads };

interface RequestReads {
  readonly readerOf: (source: SourceName) => Reader;
  readonly visibility: Visibility;
  readonly reads: () => SourceReads;
}

const makers = {
  ...(Object.fromEntries(
    sourceNames.map((name) => [
      name,
      ({ readerOf, visibility }: RequestReads) => sources[name].reads(readerOf(name), visibility),
    ]),
  ) as { readonly [Name in SourceName]: (asked: RequestReads) => EachReads[Name] }),
  identity: ({ reads }: RequestReads) => identityReads(reads().sales),
};

/** One request's reads, of the rows that its caller may see; a source is set up when first asked. */
export function sourceReads(
  readerOf: (source: SourceName) => Reader,
  { brands, countries }: RowRules,
): SourceReads {
  // Inventory knows brands and sales countries; what each lets through is all that the others are asked about.
  const visibility: Visibility = {
    brands,
    countries,
    skus: brands && once(() => visibleSkus(reads)),
    visibleOrders: (brands ?? countries) && ((orders) => reads.sales.visibleOrders(orders)),
    visibleLeads: countries && ((leads) => reads.sales.visibleLeads(leads)),
  };
  const reads: SourceReads = lazily(makers, { readerOf, visibility, reads: () => reads });
  return reads;
}

/** The SKUs of a caller's brands. Throws SourceUnavailable. */
async function visibleSkus({ inventory }: SourceReads): Promise<string> {
  const { count, keys } = await inventory.everySku();
  within(count, 'the brands that the caller may see', [keys]);
  return keys;
}
