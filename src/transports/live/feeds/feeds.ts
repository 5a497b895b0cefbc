import { asOne, isAtLeast, type Severity, type StockChange } from '../../../domain/event.ts';
import type { Sku } from '../../../domain/ids.ts';
import type { DisruptionRow } from '../../../sources/logistics/index.ts';
import type { SourceWatch } from '../../../sources/open.ts';
import { DisruptionWatch, type Announcement } from './disruption-watch.ts';
import { Pending, type PendingOptions } from './pending.ts';
import { StockWatch } from './stock-watch.ts';
import { Watch } from './watch.ts';

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

  async function heard<Key, Change>(
    watch: Watch<Change>,
    signal: AbortSignal,
    of: Omit<PendingOptions<Key, Change>, 'maximum' | 'onCoalesced'>,
  ): Promise<Pending<Key, Change>> {
    const pending = new Pending({ ...of, maximum, onCoalesced }, signal);
    await watch.listen(pending, signal);
    return pending;
  }

  return {
    async stock(
      { skus, below }: { readonly skus?: readonly Sku[] | null; readonly below?: number | null },
      signal: AbortSignal,
    ): Promise<AsyncIterable<readonly StockChange[]>> {
      const wanted = skus && new Set(skus);
      return heard(stock, signal, {
        concerns: ({ sku }) => !wanted || wanted.has(sku),
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
        isAtLeast(disruption.severity, minimum) && !(before && isAtLeast(before, minimum));
      const announced = await heard(disruptions, signal, {
        concerns: isSevereEnough,
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
