import type { RequestContext } from '../context.ts';
import { findProduct } from '../entities.ts';
import type { ProductResolvers } from '../generated/resolvers.ts';
import { globalId } from '../global-id.ts';
import { aheadBy, aheadByArguments, atOnce, loaderFields, rowFields, type Asked } from '../row-fields.ts';
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

interface First {
  readonly first: number;
}

const skusOf = (products: readonly ProductKey[]) => products.map(({ sku }) => sku);

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
  parent: aheadBy(
    (products: readonly ProductKey[], { sources }) =>
      sources.inventory.productParent.loadAhead(skusOf(products)),
    async ({ sku }: ProductKey, _: unknown, context: RequestContext) => {
      const found = await context.sources.inventory.productParent.load(sku);
      return found && findProduct(found.parent_sku, context);
    },
  ),
  variants: aheadByArguments(
    (products: readonly ProductKey[], { sources }, _, { args: { first } }: Asked<First>) =>
      sources.inventory.variantsOf({ first }).loadAhead(skusOf(products)),
    ({ sku }: ProductKey, { first }: First, { sources }: RequestContext) =>
      sources.inventory.variantsOf({ first }).load(sku),
  ),
  launchedOn: own(({ launched_on }) => launched_on),
  discontinuedOn: own(({ discontinued_on }) => discontinued_on),
} satisfies Partial<ProductResolvers>;
