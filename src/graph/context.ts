import type { Access } from '../kernel/access.ts';
import type { Caller } from '../kernel/caller.ts';
import type { CampaignThresholds } from '../domain/campaign-thresholds.ts';
import type { Synonyms } from '../domain/search-text.ts';
import type { CursorCodec } from '../kernel/cursor.ts';
import type { CalendarDate } from '../domain/calendar.ts';
import type { NotePlanStep } from '../figures/entity.ts';
import type { SourceName } from '../kernel/source-name.ts';
import type { Unknown } from '../kernel/unknown.ts';
import type { Severity, StockChange } from '../domain/event.ts';
import type { Sku } from '../domain/ids.ts';
import type { Condition } from '../sources/condition.ts';
import type { StaleTable } from '../kernel/stale-table.ts';
import type { SourceReads } from '../sources/open.ts';
import type { DisruptionRow } from '../sources/logistics/index.ts';

/** What happens in the sources, in batches of what has changed; it ends with the signal. */
export interface Feeds {
  stock(
    args: {
      readonly skus?: readonly Sku[] | null;
      readonly below?: number | null;
      /** Null for all. */
      readonly warehouses: readonly string[] | null;
    },
    signal: AbortSignal,
  ): Promise<AsyncIterable<readonly StockChange[]>>;
  disruptions(
    args: { readonly minimumSeverity?: Severity | null },
    signal: AbortSignal,
  ): Promise<AsyncIterable<readonly DisruptionRow[]>>;
}

/** What every resolver of a request is given. */
export interface RequestContext {
  /** Who asks, and what that caller may see. */
  readonly caller: Caller;
  /** What that caller may read, for what the fields of the operation alone do not tell. */
  readonly access: Access;
  /** Ends when nobody waits for the answer any more, at the latest at the request's deadline. */
  readonly signal: AbortSignal;
  /** The request's one instant: nothing in it asks a clock again. */
  readonly now: Date;
  /** The day of `now`. */
  readonly today: CalendarDate;
  /** The currency that figures over unlike currencies are given in. */
  readonly reportingCurrency: string;
  readonly campaignThresholds: CampaignThresholds;
  /** The least percentage of revenue with a known cost of which a sum tells costs and margin. */
  readonly leastCostCoverage: number;
  readonly searchSynonyms: Synonyms;
  readonly cursors: CursorCodec;
  readonly sources: SourceReads;
  /** Told of every step by which a filter finds what it asks for. */
  readonly notePlanStep: NotePlanStep;
  /** Told of the personal fields that customers are asked for by, and of those who are found. */
  readonly notePersonalQuestion: (askedBy: readonly string[], found: readonly string[]) => void;
  /** Told why something is unknown of a value that is known otherwise; a value that is not throws that as an error. */
  readonly noteUnknown: (unknown: Unknown) => void;
  /** What a subscription hears from. */
  readonly feeds: Feeds;
  /** What a subscription is being told of; undefined for a query, and while a subscription begins. */
  readonly event: unknown;
  /** Tables that this request would have read, and the company does not keep, such as `support.tickets`. */
  readonly notKept: ReadonlySet<string>;
  /** What a source that answers lacks of what is read from it, in words, and which of its tables are stale. */
  readonly conditionOf: (source: SourceName) => Promise<Condition>;
  /** Notes what is left out of the tables that this request has read, for want of a key. */
  readonly noteLeftOut: () => Promise<void>;
  /** The stale tables that this request has read. */
  readonly staleRead: () => Promise<readonly StaleTable[]>;
  /** The newest entry of a source, or SourceUnavailable. */
  readonly newestEntry: (source: SourceName) => Promise<Date | null>;
}
