import type { RequestContext } from '../context.ts';
import type { ProductResolvers } from '../generated/resolvers.ts';
import { globalId } from '../global-id.ts';
import type { ProductKey } from './parent.ts';

/** The product's own row in inventory. */
const row = ({ sku }: ProductKey, { sources }: RequestContext) => sources.inventory.product.load(sku);

export const details = {
  id: ({ sku }) => globalId('Product', sku),
  name: async (product, _, context) => (await row(product, context))?.name ?? null,
  description: async (product, _, context) => (await row(product, context))?.description ?? null,
  brand: async (product, _, context) => (await row(product, context))?.brand ?? null,
  category: async (product, _, context) => (await row(product, context))?.category ?? null,
  features: async (product, _, context) => (await row(product, context))?.features ?? null,
  specifications: ({ sku }, _, { sources }) => sources.inventory.specifications.load(sku),
  launchedOn: async (product, _, context) => (await row(product, context))?.launched_on ?? null,
  discontinuedOn: async (product, _, context) => (await row(product, context))?.discontinued_on ?? null,
} satisfies Partial<ProductResolvers>;
