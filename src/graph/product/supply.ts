import type { ProductResolvers } from '../generated/resolvers.ts';
import { disruptionsOf } from '../disruptions.ts';
import { productFigure } from '../product-figures.ts';

export const supply = {
  disrupted: (product, _, context) => productFigure(product, 'disrupted', context),

  disruptions: (product, { active = null }, context) => disruptionsOf(product, active, context),
} satisfies Partial<ProductResolvers>;
