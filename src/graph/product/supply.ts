import type { ProductResolvers } from '../generated/resolvers.ts';
import { disruptionsOf } from '../disruptions.ts';

export const supply = {
  disruptions: (product, { active = null }, context) => disruptionsOf(product, active, context),
} satisfies Partial<ProductResolvers>;
