import { addMonths } from '../../domain/calendar.ts';
import { knownOf, lastDayOf, periodRange } from '../../domain/period.ts';
import { findProduct } from '../entities.ts';
import type { Life } from '../lifecycle/parent.ts';
import { productFigures } from '../product-figures.ts';
import type { BoughtWithResolvers, ProductResolvers } from '../generated/resolvers.ts';
import { ofParent } from '../told.ts';

export const selling = {
  async lifecycle(product, _, context) {
    const life = await productFigures.load(product, 'lifecycleStage', context);
    return life && life.stage !== null ? { ...product, life: life as Life } : null;
  },

  async sales(product, { last }, context) {
    const sold = await productFigures.load(product, 'unitsSold', context, { period: last });
    if (!sold || sold.units === null || sold.orders === null) return null;
    const { units, orders, returnedUnits } = sold;
    const asked = periodRange(last, context.today);
    return {
      ...product,
      range: knownOf(asked, context.today),
      to: lastDayOf(asked),
      units,
      orders,
      returned_units: returnedUnits,
    };
  },

  boughtWith: ({ sku }, { first }, { sources, today }) =>
    sources.sales.boughtTogether({ from: addMonths(today, -24), until: today, first }).load(sku),
} satisfies Partial<ProductResolvers>;

export const BoughtWith = {
  product: ({ other_sku }, _, context) => findProduct(other_sku, context),
  ...ofParent<BoughtWithResolvers>()({
    orders: ({ together }) => together,
    confidencePercent: ({ together, orders }) => (together / orders) * 100,
    lift: ({ together, orders, other_orders, all_orders }) => together / orders / (other_orders / all_orders),
  }),
} satisfies BoughtWithResolvers;
