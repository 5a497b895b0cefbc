import type { RequestContext } from '../context.ts';
import { findProduct } from '../entities.ts';
import type { ProductResolvers } from '../generated/resolvers.ts';
import { globalId } from '../global-id.ts';
import { atOnce, loaderFields, rowFields } from '../row-fields.ts';
import type { ProductKey } from './parent.ts';

/** The product's own row in inventory, and the long texts of it. */
const own = rowFields(
  ({ sources }) => sources.inventory.product,
  ({ sku }: ProductKey) => sku,
);

const texts = rowFields(
  ({ sources }) => sources.inventory.productTexts,
  ({ sku }: ProductKey) => sku,
);

const specifications = loaderFields(
  ({ sources }) => sources.inventory.specifications,
  ({ sku }: ProductKey) => sku,
);

const content = rowFields(
  ({ sources }) => sources.inventory.productContent,
  ({ sku }: ProductKey) => sku,
);

export const details = {
  id: atOnce(({ sku }: ProductKey) => globalId('Product', sku)),
  name: own(({ name }) => name),
  description: texts(({ description }) => description),
  brand: own(({ brand }) => brand),
  category: own(({ category }) => category),
  features: texts(({ features }) => features),
  specifications: specifications((found) => found),
  url: content(({ url }) => url),
  imageUrl: content(({ image_url }) => image_url),
  gtin: content(({ gtin }) => gtin),
  mpn: content(({ mpn }) => mpn),
  tags: content(({ tags }) => tags),
  async parent({ sku }: ProductKey, _: unknown, context: RequestContext) {
    const found = await context.sources.inventory.productParent.load(sku);
    return found && findProduct(found.parent_sku, context);
  },
  variants: ({ sku }, { first }, { sources }) => sources.inventory.variantsOf({ first }).load(sku),
  launchedOn: own(({ launched_on }) => launched_on),
  discontinuedOn: own(({ discontinued_on }) => discontinued_on),
} satisfies Partial<ProductResolvers>;
