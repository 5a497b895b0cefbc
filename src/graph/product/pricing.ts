import { amountOf } from '../../domain/money.ts';
import { costStretches, inOrder } from '../../domain/costing.ts';
import { turnFor } from '../../kernel/yielding.ts';
import type { ProductResolvers } from '../generated/resolvers.ts';
import { cheapestFirst, priceIndex } from '../../domain/market.ts';
import { discounted, maximumDiscountPercent, promotionEffect, unitMargin } from '../../domain/promotion.ts';
import { costToday, market, priceAndCost } from '../economics.ts';

export const pricing = {
  unitCost: async (product, _, context) => (await costToday(product, context))(),

  async costBreakdown({ sku }, _, { sources, today }) {
    const components = await sources.cogs.costsOn(today).load(sku);
    return components && inOrder(components);
  },

  async costHistory({ sku }, { first }, { sources, today, reportingCurrency }) {
    const history = await sources.cogs.costHistory({ currency: reportingCurrency, day: today }).load(sku);
    await turnFor(first);
    return (
      history &&
      costStretches(history.records)
        .filter(({ from }) => from <= today)
        .toReversed()
        .slice(0, first)
        .map((stretch) => ({ ...stretch, rates: history.rates }))
    );
  },

  price: ({ sku }, _, { sources, today }) => sources.cogs.priceOn(today).load(sku),

  async margin(product, _, context) {
    const { price, costIn } = await priceAndCost(product, context);
    const cost = price && costIn(price.currency);
    return price && cost && unitMargin(price, cost);
  },

  async competitorPrices(product, { first }, context) {
    const { competitors, rates } = await market(product, context);
    await turnFor(first);
    return competitors && cheapestFirst(competitors, rates, context.today).slice(0, first);
  },

  async priceIndex(product, _, context) {
    const { own, competitors, rates } = await market(product, context);
    return own && competitors && priceIndex(own, competitors.map(amountOf), rates, context.today);
  },

  async promotions(product, { discountPercents }, context) {
    const { price, costIn } = await priceAndCost(product, context);
    await turnFor(discountPercents.length);
    return discountPercents.map((discountPercent) => ({
      discountPercent,
      price: price && discounted(price, discountPercent),
      effect: () => {
        const cost = price && costIn(price.currency);
        return price && cost && promotionEffect(price, cost, discountPercent);
      },
    }));
  },

  async maximumDiscountPercent(product, { marginFloorPercent }, context) {
    const { price, costIn } = await priceAndCost(product, context);
    const cost = price && costIn(price.currency);
    return price && cost && maximumDiscountPercent(price, cost, marginFloorPercent);
  },
} satisfies Partial<ProductResolvers>;
