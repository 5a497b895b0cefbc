import type { StockChange } from '../../domain/event.ts';
import type { Place } from '../../domain/place.ts';
import { badUserInput } from '../../kernel/errors.ts';
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

/** Null for all warehouses. Throws BAD_USER_INPUT for a country where nobody keeps which serve it. */
async function warehousesIn(
  place: Place | null,
  { sources }: RequestContext,
): Promise<readonly string[] | null> {
  if (place?.country == null) return place?.warehouses ?? null;
  const serving = await sources.inventory.warehousesServing.load(place.country);
  if (serving) return serving.map(({ warehouse_code }) => warehouse_code);
  throw badUserInput(
    'in.country: inventory does not keep which warehouses serve a country; name warehouses.',
    {
      argument: 'in.country',
      got: place.country,
      wanted: 'warehouses by code, in in.warehouses',
    },
  );
}

/** A subscription hears of events in batches; each event is then told as a question of its own (see RequestContext). */
export const Subscription = {
  stockChanged: {
    subscribe: async (_, { in: place, ...args }, context) => {
      const warehouses = await warehousesIn(place ?? null, context);
      const batches = await context.feeds.stock({ ...args, warehouses }, context.signal);
      return delivery('stockChanged', batches, ofVisibleProducts);
    },
    resolve: (_: unknown, __: unknown, { event }: RequestContext) => event as StockChange,
  },
  disruptionAnnounced: {
    // Disruptions are nobody's; what they hit is asked for with the caller's own eyes.
    subscribe: async (_, args, { feeds, signal }) =>
      delivery('disruptionAnnounced', await feeds.disruptions(args, signal), async (rows) => rows),
    resolve: (_: unknown, __: unknown, { event }: RequestContext) => event as DisruptionRow,
  },
} satisfies SubscriptionResolvers;
