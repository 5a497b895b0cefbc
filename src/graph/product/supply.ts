import type { ProductResolvers } from '../generated/resolvers.ts';
import { disruptionsOf } from '../disruptions.ts';

export const supply = {
  async disrupted(product, _, context) {
    const active = await disruptionsOf(product, true, context);
    return active && active.length > 0;
  },

  disruptions: (product, { active = null }, context) => disruptionsOf(product, active, context),
} satisfies Partial<ProductResolvers>;
