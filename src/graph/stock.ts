import { weekStarting } from '../domain/calendar.ts';
import { placeArguments, type Place } from '../domain/place.ts';
import { promiseWeeks, type PromiseWeek } from '../domain/promise.ts';
import type { RequestContext } from './context.ts';
import { productFigures } from './product-figures.ts';
import type { ProductKey } from './product/parent.ts';

interface PromiseExtent {
  readonly weeks: number;
  /** Everywhere, where it is null. */
  readonly place: Place | null;
}

/**
 * What can be promised in so many weeks from this one on, everywhere or in a place; null where stock, orders or bookings
 * are not recorded.
 */
export async function promiseOf(
  product: ProductKey,
  extent: PromiseExtent,
  context: RequestContext,
): Promise<readonly PromiseWeek[] | null> {
  const promise = await recordedPromise(product, extent, context);
  return promise && (promise.isWhole ? promise.weeks : null);
}

/** The same by what is recorded: without orders or bookings as if there were none. Null where stock is not recorded. */
export async function recordedPromise(
  product: ProductKey,
  { weeks, place }: PromiseExtent,
  context: RequestContext,
) {
  const { inventory } = context.sources;
  const { today } = context;
  const [stock, receipts, bookings] = await Promise.all([
    productFigures.load(product, 'available', context, place ? { place } : undefined),
    inventory.expectedReceipts(placeArguments(place) ?? null).load(product.sku),
    inventory.bookedDemand({ from: weekStarting(today) }).load(product.sku),
  ]);
  const available = stock?.available ?? null;
  if (available === null) return null;
  return {
    isWhole: receipts !== null && bookings !== null,
    weeks: promiseWeeks(
      {
        available,
        // Infinity is no day.
        receipts: (receipts ?? [])
          .filter(({ expected_on }) => expected_on !== null)
          .map(({ expected_on, units }) => ({ on: expected_on, units })),
        bookings: (bookings ?? []).map(({ week_starting, units }) => ({ on: week_starting, units })),
      },
      today,
      weeks,
    ),
  };
}
