import { weekStarting } from '../domain/calendar.ts';
import { leadTimeDays, receiptRange } from '../domain/lead-time.ts';
import { promiseWeeks, type PromiseWeek } from '../domain/promise.ts';
import { totalUnits } from '../domain/stock.ts';
import { turnFor } from '../kernel/yielding.ts';
import type { RequestContext } from './context.ts';
import type { ProductStock } from './inventory/parent.ts';
import type { ProductKey } from './product/parent.ts';

/** Null where no stock is kept of the product. */
export async function stockOf(
  { sku }: ProductKey,
  { sources }: RequestContext,
): Promise<ProductStock | null> {
  const levels = await sources.inventory.stockLevels.load(sku);
  return levels?.length ? { sku, units: totalUnits(levels), levels } : null;
}

/** What can be promised in so many weeks from this one on; null where stock, orders or bookings are not recorded. */
export async function promiseOf(
  product: ProductKey,
  weeks: number,
  context: RequestContext,
): Promise<PromiseWeek[] | null> {
  const { inventory } = context.sources;
  const { today } = context;
  const [kept, receipts, bookings] = await Promise.all([
    stockOf(product, context),
    inventory.expectedReceipts.load(product.sku),
    inventory.bookedDemand({ from: weekStarting(today) }).load(product.sku),
  ]);
  if (!kept || !receipts || !bookings) return null;
  await turnFor(weeks);
  return promiseWeeks(
    {
      available: kept.units.available,
      receipts: receipts.map(({ expected_on, units }) => ({ on: expected_on, units })),
      bookings: bookings.map(({ week_starting, units }) => ({ on: week_starting, units })),
    },
    today,
    weeks,
  );
}

/** The preferred supplier's lead time. */
export async function leadTime(
  { sku }: ProductKey,
  { sources, today }: RequestContext,
): Promise<number | null> {
  const { inventory } = sources;
  const [terms, records] = await Promise.all([
    inventory.supplyTerms.load(sku),
    inventory.supplyRecords(receiptRange(today)).load(sku),
  ]);
  const preferred = terms?.find((supplier) => supplier.preferred);
  if (!preferred) return null;
  return leadTimeDays(
    preferred.quoted_lead_time_days,
    records?.find((record) => record.supplier_code === preferred.supplier_code),
  );
}
