import { inOrder } from '../../domain/costing.ts';
import type { GraphQLResolveInfo } from 'graphql';
import type { ProductPricesArgs, ProductResolvers } from '../generated/resolvers.ts';
import type { RequestContext } from '../context.ts';
import { discounted, maximumDiscountPercent, promotionEffect } from '../../domain/promotion.ts';
import {
  competitorsOf,
  loadCompetitors,
  pricedUnit,
  priceIndexOf,
  priceOf,
  priceToday,
  unitCostOf,
} from '../economics.ts';
import { productFigures } from '../product-figures.ts';
import { aheadBy, aheadByArguments, ofAll } from '../row-fields.ts';
import { isSelected } from '../selected.ts';
import { noteUnknown } from '../unknown.ts';
import type { ProductKey } from './parent.ts';

export const pricing = {
  unitCost: productFigures.field('unitCost', unitCostOf),

  async costBreakdown({ sku }, _, { sources, today }) {
    const components = await sources.cogs.costsOn(today).load(sku);
    return components && inOrder(components);
  },

  price: aheadBy(
    (products: readonly ProductKey[], context, inside) =>
      Promise.all([productFigures.loadAhead(products, 'price', context), inside(products)]),
    (product: ProductKey, _: unknown, context: RequestContext, info: GraphQLResolveInfo) => {
      // Asked along, so that it costs no statement of its own; the field that shows it says what is wrong.
      if (isSelected(info, 'updatedAt')) void productFigures.loadAhead([product], 'priceUpdatedAt', context);
      return productFigures.read(product, 'price', context, (shown) => {
        const price = priceOf(shown);
        return price && { sku: product.sku, price };
      });
    },
  ),

  prices: aheadByArguments(
    (products: readonly ProductKey[], { sources, today }) =>
      sources.cogs.marketPricesOn(today).loadAhead(products.map(({ sku }) => sku)),
    async (
      { sku }: ProductKey,
      { markets }: Partial<ProductPricesArgs>,
      { sources, today }: RequestContext,
    ) => {
      const prices = await sources.cogs.marketPricesOn(today).load(sku);
      return prices && (markets ? prices.filter(({ market }) => markets.includes(market)) : prices);
    },
  ),

  margin: async (product, _, context) => (await pricedUnit(product, context)).margin(),

  competitorPrices: aheadByArguments(
    loadCompetitors,
    (product: ProductKey, { first }: { readonly first: number }, context: RequestContext) =>
      ofAll([competitorsOf(product, context)], ([found]) => found && found.slice(0, first)),
  ),

  priceIndex: productFigures.field('priceIndex', (market, context, info) =>
    priceIndexOf(market, context, (missing) => noteUnknown(missing, context, info)),
  ),

  priceIndexCompetitors: productFigures.field('priceIndex', (market) => market?.counted ?? null),

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
