import { addMonths } from '../../domain/calendar.ts';
import { periodRange } from '../../domain/period.ts';
import { findProduct } from '../entities.ts';
import { lifeOf } from '../life.ts';
import type { BoughtWithResolvers, ProductResolvers } from '../generated/resolvers.ts';

export const selling = {
  lifecycle: (product, _, context) => lifeOf(product, context),

  async sales({ sku }, { last }, { sources, today }) {
    const range = periodRange(last, today);
    const totals = await sources.sales.productTotals(range).load(sku);
    return totals && { ...totals, sku, range };
  },

  boughtWith: ({ sku }, { first }, { sources, today }) =>
    sources.sales.boughtTogether({ from: addMonths(today, -24), until: today, first }).load(sku),
} satisfies Partial<ProductResolvers>;

export const BoughtWith = {
  product: ({ other_sku }, _, context) => findProduct(other_sku, context),
  orders: ({ together }) => together,
  confidencePercent: ({ together, orders }) => (together / orders) * 100,
  lift: ({ together, orders, other_orders, all_orders }) => together / orders / (other_orders / all_orders),
} satisfies BoughtWithResolvers;
