import type { ProductResolvers } from '../generated/resolvers.ts';
import { globalId } from '../global-id.ts';
import { rowFields } from '../row-fields.ts';
import type { ProductKey } from './parent.ts';

/** The product's own row in inventory. */
const own = rowFields(
  ({ sources }) => sources.inventory.product,
  ({ sku }: ProductKey) => sku,
);

export const details = {
  id: ({ sku }) => globalId('Product', sku),
  name: own(({ name }) => name),
  description: own(({ description }) => description),
  brand: own(({ brand }) => brand),
  category: own(({ category }) => category),
  features: own(({ features }) => features),
  specifications: ({ sku }, _, { sources }) => sources.inventory.specifications.load(sku),
  launchedOn: own(({ launched_on }) => launched_on),
  discontinuedOn: own(({ discontinued_on }) => discontinued_on),
} satisfies Partial<ProductResolvers>;
