import { costPeriods, inOrder } from '../../domain/costing.ts';
import type { ProductResolvers } from '../generated/resolvers.ts';
import { cheapestFirst } from '../../domain/market.ts';
import { discounted, maximumDiscountPercent, promotionEffect } from '../../domain/promotion.ts';
import { competitorsOf, priceIndexToday, pricedUnit, priceToday, unitCostToday } from '../economics.ts';

export const pricing = {
  unitCost: (product, _, context) => unitCostToday(product, context),

  async costBreakdown({ sku }, _, { sources, today }) {
    const components = await sources.cogs.costsOn(today).load(sku);
    return components && inOrder(components);
  },

  async costHistory({ sku }, { first }, { sources, today, reportingCurrency }) {
    const history = await sources.cogs.costHistory({ currency: reportingCurrency, day: today }).load(sku);
    return (
      history &&
      costPeriods(history.records)
        .filter(({ from }) => from <= today)
        .toReversed()
        .slice(0, first)
        .map((period) => ({ ...period, rates: history.rates }))
    );
  },

  price: (product, _, context) => priceToday(product, context),

  margin: async (product, _, context) => (await pricedUnit(product, context)).margin(),

  async competitorPrices(product, { first }, context) {
    const found = await competitorsOf(product, context);
    return found && cheapestFirst(found.competitors, found.rates, context.today).slice(0, first);
  },

  priceIndex: (product, _, context) => priceIndexToday(product, context),

  async promotions(product, { discountPercents }, context) {
    const [price, unit] = await Promise.all([priceToday(product, context), pricedUnit(product, context)]);
    return discountPercents.map((discountPercent) => ({
      discountPercent,
      price: price && discounted(price, discountPercent),
      effect() {
        const cost = unit.cost();
        return price && cost && promotionEffect(price, cost, discountPercent);
      },
    }));
  },

  async maximumDiscountPercent(product, { marginFloorPercent }, context) {
    const [price, unit] = await Promise.all([priceToday(product, context), pricedUnit(product, context)]);
    const cost = unit.cost();
    return price && cost && maximumDiscountPercent(price, cost, marginFloorPercent);
  },
} satisfies Partial<ProductResolvers>;
