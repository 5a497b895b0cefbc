import { dayOf } from '../../domain/calendar.ts';
import type { Sku } from '../../domain/ids.ts';
import type { PurchasePatternResolvers } from '../generated/resolvers.ts';
import { favouriteCategories } from './favourite-categories.ts';

const millisecondsPerDay = 86_400_000;

export const PurchasePattern = {
  averageOrderValue: ({ averageOrderValueMinor: minor, currency }) =>
    minor === null ? null : { minor, currency },
  nextOrderExpectedOn: ({ lastOrderedAt, averageDaysBetweenOrders }) =>
    lastOrderedAt === null || averageDaysBetweenOrders === null
      ? null
      : dayOf(new Date(lastOrderedAt.getTime() + averageDaysBetweenOrders * millisecondsPerDay)),
  async favouriteCategories({ number }, { first }, { sources }) {
    const ordered = await sources.sales.productsOrderedBy.load(number);
    if (!ordered) return null;
    const skus = [...new Set(ordered.map(({ sku }) => sku))];
    const categoryOf = new Map<Sku, string | null>();
    await Promise.all(
      skus.map(async (sku) => {
        categoryOf.set(sku, (await sources.inventory.product.load(sku))?.category ?? null);
      }),
    );
    return favouriteCategories(ordered, categoryOf).slice(0, first);
  },
} satisfies Partial<PurchasePatternResolvers>;
