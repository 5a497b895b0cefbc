import { netMoney } from '../../domain/tax.ts';
import { ticketOrder } from '../../sources/support/index.ts';
import { optionalConnection } from '../connection.ts';
import { findOrder, findProduct } from '../entities.ts';
import type { OrderLineResolvers, OrderResolvers, ReturnResolvers } from '../generated/resolvers.ts';
import { globalId } from '../global-id.ts';
import { ofParent } from '../told.ts';

export { orderQueries } from './queries.ts';

export const Order = {
  ...ofParent<OrderResolvers>()({
    id: ({ number }) => globalId('Order', number),
    placedAt: ({ placed_at }) => placed_at,
    updatedAt: ({ updated_at }) => updated_at,
    total: ({ total_minor, currency }) => ({ minor: total_minor, currency }),
  }),
  net: ({ total_minor: minor, currency, included_tax_percent: includedTaxPercent }) =>
    netMoney({ minor, currency, includedTaxPercent }),
  customer: ({ customer_number }) => customer_number && { number: customer_number },
  lines: ({ number }, _, { sources }) => sources.sales.linesOf.load(number),
  shipments: ({ number }, _, { sources }) => sources.logistics.shipmentsOfOrder.load(number),
  tickets({ number }, { filter, ...page }, context, info) {
    const { support } = context.sources;
    const open = filter?.open ?? null;
    return optionalConnection(context, page, info, {
      list: 'Order.tickets',
      order: ticketOrder,
      defaultSize: 20,
      page: (request) => support.ticketsOfOrder({ open, page: request }).load(number),
      count: () => support.ticketCountOfOrder({ open }).load(number),
      toNode: (row) => row,
    });
  },
} satisfies Partial<OrderResolvers>;

export const OrderLine = {
  order: ({ order_number }, _, context) => findOrder(order_number, context),
  product: ({ sku }, _, context) => findProduct(sku, context),
  ...ofParent<OrderLineResolvers>()({
    unitPrice: ({ unit_price_minor, currency }) => ({ minor: unit_price_minor, currency }),
    discountPercent: ({ discount_percent }) => discount_percent,
    total: ({ net_minor, currency }) => ({ minor: net_minor, currency }),
  }),
  net: ({ net_minor: minor, currency, included_tax_percent: includedTaxPercent }) =>
    netMoney({ minor, currency, includedTaxPercent }),
  async returnedQuantity({ order_number, line }, _, { sources }) {
    const returns = await sources.sales.returnsOf.load(order_number);
    return returns && (returns.find((returned) => returned.line === line)?.quantity ?? 0);
  },
} satisfies Partial<OrderLineResolvers>;

export const Return = {
  order: ({ order_number }, _, context) => findOrder(order_number, context),
  product: ({ sku }, _, context) => findProduct(sku, context),
  ...ofParent<ReturnResolvers>()({
    refund: ({ refund_minor: minor, currency }) => (minor === null ? null : { minor, currency }),
    returnedOn: ({ returned_on }) => returned_on,
    updatedAt: ({ updated_at }) => updated_at,
  }),
} satisfies Partial<ReturnResolvers>;
