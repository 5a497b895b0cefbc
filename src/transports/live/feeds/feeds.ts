import { asOne, isAtLeast, stockChange, type Severity, type StockChange } from '../../../domain/event.ts';
import type { Sku } from '../../../domain/ids.ts';
import type { DisruptionRow } from '../../../sources/logistics/index.ts';
import type { SourceWatch } from '../../../sources/open.ts';
import { DisruptionWatch, severityOf, type Announcement } from './disruption-watch.ts';
import { Pending, type PendingOptions } from './pending.ts';
import { StockWatch } from './stock-watch.ts';
import { Watch } from './watch.ts';

/** Null is all of them. */
interface StockWanted {
  readonly skus?: readonly Sku[] | null;
  readonly below?: number | null;
  readonly warehouses: readonly string[] | null;
}

export interface FeedOptions {
  readonly sources: SourceWatch;
  readonly clock: () => Date;
  /** How often each source is looked at while somebody listens. */
  readonly milliseconds: number;
  /** How many products or disruptions may wait for one subscriber. */
  readonly maximumPending: number;
  readonly onCoalesced: (changes: number) => void;
  readonly onDefect: (error: unknown) => void;
}

/**
 * What happens in the sources, for all subscribers of this process: the `Feeds` of a request's context. A subscriber hears
 * until its signal ends.
 */
export function openFeeds(options: FeedOptions) {
  const { sources, clock, milliseconds, maximumPending: maximum, onCoalesced, onDefect } = options;
  const stock = new Watch(new StockWatch({ read: sources.stock, clock }), milliseconds, onDefect);
  const disruptions = new Watch(
    new DisruptionWatch({ read: sources.disruptions, clock }),
    milliseconds,
    onDefect,
  );

  async function heard<Key, Heard, Change>(
    watch: Watch<Heard>,
    signal: AbortSignal,
    of: Omit<PendingOptions<Key, Heard, Change>, 'maximum' | 'onCoalesced'>,
  ): Promise<Pending<Key, Heard, Change>> {
    const pending = new Pending({ ...of, maximum, onCoalesced }, signal);
    await watch.listen(pending, signal);
    return pending;
  }

  return {
    async stock(
      { skus, below, warehouses }: StockWanted,
      signal: AbortSignal,
    ): Promise<AsyncIterable<readonly StockChange[]>> {
      const wanted = skus && new Set(skus);
      const where = warehouses && new Set(warehouses);
      return heard(stock, signal, {
        changeOf: (update) => (!wanted || wanted.has(update.sku) ? stockChange(update, where) : null),
        keyOf: ({ sku }) => sku,
        asOne,
        // Only when its turn comes: it may have risen since.
        isDelivered: ({ available }) => below == null || available < below,
      });
    },
    async disruptions(
      { minimumSeverity }: { readonly minimumSeverity?: Severity | null },
      signal: AbortSignal,
    ): Promise<AsyncIterable<readonly DisruptionRow[]>> {
      const minimum = minimumSeverity ?? 'LOW';
      const isSevereEnough = ({ disruption, before }: Announcement) =>
        isAtLeast(severityOf(disruption), minimum) && !(before && isAtLeast(before, minimum));
      const announced = await heard(disruptions, signal, {
        changeOf: (announced) => (isSevereEnough(announced) ? announced : null),
        keyOf: ({ disruption }) => disruption.number,
        asOne: ({ before }, { disruption }) => ({ disruption, before }),
        isDelivered: isSevereEnough,
      });
      return rowsOf(announced);
    },
  };
}

async function* rowsOf(announced: AsyncIterable<readonly Announcement[]>) {
  for await (const batch of announced) yield batch.map(({ disruption }) => disruption);
}
