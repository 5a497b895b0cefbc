import type { StockChange } from '../../domain/event.ts';
import type { RequestContext } from '../context.ts';
import type { SubscriptionResolvers } from '../generated/resolvers.ts';
import type { DisruptionRow } from '../../sources/logistics/index.ts';
import { delivery } from './delivery.ts';

/** Of the changes, those of products that the caller may see. Throws SourceUnavailable. */
async function ofVisibleProducts(
  changes: readonly StockChange[],
  { caller, sources }: RequestContext,
): Promise<readonly StockChange[]> {
  if (caller.brands === null) return changes;
  const products = await Promise.all(changes.map(({ sku }) => sources.inventory.product.load(sku)));
  return changes.filter((_, index) => products[index] !== null);
}

/** A subscription hears of events in batches; each event is then told as a question of its own (see RequestContext). */
export const Subscription = {
  stockChanged: {
    subscribe: async (_, args, { feeds, signal }) =>
      delivery('stockChanged', await feeds.stock(args, signal), ofVisibleProducts),
    resolve: (_: unknown, __: unknown, { event }: RequestContext) => event as StockChange,
  },
  disruptionAnnounced: {
    // Disruptions are nobody's; what they hit is asked for with the caller's own eyes.
    subscribe: async (_, args, { feeds, signal }) =>
      delivery('disruptionAnnounced', await feeds.disruptions(args, signal), async (rows) => rows),
    resolve: (_: unknown, __: unknown, { event }: RequestContext) => event as DisruptionRow,
  },
} satisfies SubscriptionResolvers;
