import { dayOf, trailingDays } from '../../domain/calendar.ts';
import { isHeld } from '../../domain/stock.ts';
import type { Destination } from '../../sources/logistics/index.ts';
import type { RequestContext } from '../context.ts';
import type { ProductResolvers } from '../generated/resolvers.ts';
import { estimate, fastestFirst, isRare, samples } from './estimates.ts';

const deliveryDays = 180;

/** The longest delay on the way from these warehouses; from any where nobody holds the product. */
async function delayTo(
  { country }: Destination,
  warehouses: readonly string[],
  { sources, today }: RequestContext,
): Promise<number> {
  const delays = (await sources.logistics.outboundDelays({ today }).load(country)) ?? [];
  return delays
    .filter(({ warehouse_code }) => warehouses.length === 0 || warehouses.includes(warehouse_code))
    .reduce((longest, { delay_days }) => Math.max(longest, delay_days ?? 0), 0);
}

export const delivery = {
  async deliveryEstimates({ sku }, { to }, context) {
    const { inventory, logistics } = context.sources;
    const destination = { country: to.country, region: to.region ?? null };
    const delivered = trailingDays(context.today, deliveryDays);
    const [levels, deliveries] = await Promise.all([
      inventory.stockLevels.load(sku),
      logistics.deliveredTo({ ...destination, ...delivered }),
    ]);
    const warehouses = (levels ?? []).filter(isHeld).map(({ warehouse_code }) => warehouse_code);
    const services = deliveries.from(warehouses);
    const everywhere =
      services.length === 0
        ? null
        : services.filter(isRare).map(({ carrier, method }) => ({ carrier, method }));
    const [anywhere, delayDays] = await Promise.all([
      everywhere?.length === 0 ? [] : logistics.deliveredAnywhere({ services: everywhere, ...delivered }),
      delayTo(destination, warehouses, context),
    ]);
    const firstOrderedAt = [
      deliveries.firstOrderedAt,
      ...anywhere.map(({ first_ordered_at }) => first_ordered_at),
    ]
      .filter((at) => at !== null)
      .reduce((first, at) => (first < at ? first : at), context.now);
    const ordered = { from: dayOf(firstOrderedAt), until: context.today };
    const evidence = { destination, delivered, ordered, warehouses, everywhere };
    return samples(services, anywhere)
      .map((sample) => ({ ...estimate(sample, delayDays, context.today), evidence }))
      .toSorted(fastestFirst);
  },
} satisfies Partial<ProductResolvers>;
