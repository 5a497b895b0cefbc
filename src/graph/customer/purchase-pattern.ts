import { dayOf } from '../../domain/calendar.ts';
import type { Sku } from '../../domain/ids.ts';
import type { PurchasePatternResolvers } from '../generated/resolvers.ts';
import { favouriteCategories } from './favourite-categories.ts';

const millisecondsPerDay = 86_400_000;

export const PurchasePattern = {
  averageOrderValue: ({ average_order_value_minor, currency }) =>
    average_order_value_minor === null ? null : { minor: average_order_value_minor, currency },
  averageDaysBetweenOrders: ({ average_days_between_orders }) => average_days_between_orders,
  lastOrderedAt: ({ last_ordered_at }) => last_ordered_at,
  nextOrderExpectedOn: ({ last_ordered_at, average_days_between_orders }) =>
    last_ordered_at === null || average_days_between_orders === null
      ? null
      : dayOf(new Date(last_ordered_at.getTime() + average_days_between_orders * millisecondsPerDay)),
  async favouriteCategories({ customer_number }, { first }, { sources }) {
    const ordered = await sources.sales.productsOrderedBy.load(customer_number);
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
