import { findProduct } from '../entities.ts';
import type { OrderLineResolvers, OrderResolvers } from '../generated/resolvers.ts';
import { globalId } from '../global-id.ts';

export const Order = {
  id: ({ number }) => globalId('Order', number),
  placedAt: ({ placed_at }) => placed_at,
  total: ({ total_minor, currency }) => ({ minor: total_minor, currency }),
  customer: ({ customer_number }) => customer_number && { number: customer_number },
  lines: ({ number }, _, { sources }) => sources.sales.linesOf.load(number),
  shipments: ({ number }, _, { sources }) => sources.logistics.shipmentsOfOrder.load(number),
} satisfies Partial<OrderResolvers>;

export const OrderLine = {
  product: ({ sku }, _, context) => findProduct(sku, context),
  unitPrice: ({ unit_price_minor, currency }) => ({ minor: unit_price_minor, currency }),
  discountPercent: ({ discount_percent }) => discount_percent,
  total: ({ net_minor, currency }) => ({ minor: net_minor, currency }),
  async returnedQuantity({ order_number, line }, _, { sources }) {
    const returns = await sources.sales.returnsOf.load(order_number);
    return returns && (returns.find((returned) => returned.line === line)?.quantity ?? 0);
  },
} satisfies Partial<OrderLineResolvers>;
