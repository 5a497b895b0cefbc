import type { OrderNumber, Sku } from '../../domain/ids.ts';

interface OrderedProduct {
  readonly order_number: OrderNumber;
  readonly sku: Sku;
}

/** In how many orders each category was; most first, then by name. What has no category is in none. */
export function favouriteCategories(
  ordered: readonly OrderedProduct[],
  categoryOf: ReadonlyMap<Sku, string | null>,
): readonly { readonly category: string; readonly orders: number }[] {
  const ordersByCategory = new Map<string, Set<OrderNumber>>();
  for (const { order_number, sku } of ordered) {
    const category = categoryOf.get(sku);
    if (category == null) continue;
    const orders = ordersByCategory.get(category) ?? new Set();
    ordersByCategory.set(category, orders.add(order_number));
  }
  return [...ordersByCategory]
    .map(([category, orders]) => ({ category, orders: orders.size }))
    .toSorted((a, b) => b.orders - a.orders || (a.category < b.category ? -1 : 1));
}
