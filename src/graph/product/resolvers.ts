import type { ProductConnectionResolvers, ProductFacetResolvers } from '../generated/resolvers.ts';
import { productFigures } from '../product-figures.ts';
import { withRows } from '../row-fields.ts';
import { delivery } from './delivery.ts';
import { details } from './details.ts';
import { history } from './history.ts';
import { pricing } from './pricing.ts';
import { selling } from './selling.ts';
import { service } from './service.ts';
import { stock } from './stock.ts';
import { supply } from './supply.ts';

export { BoughtWith } from './selling.ts';
export { productQueries } from './queries.ts';

export const Product = {
  ...productFigures.fields('Product'),
  ...details,
  ...stock,
  ...pricing,
  ...history,
  ...selling,
  ...service,
  ...supply,
  ...delivery,
};

export const ProductConnection = {
  ...withRows,

  facets({ chosen }, { by, first }, context) {
    return by.map((dimension) => ({
      dimension,
      values: () => productFigures.facet(dimension, first, chosen, context),
    }));
  },
} satisfies ProductConnectionResolvers;

export const ProductFacet = {
  values: ({ values }) => values(),
} satisfies Partial<ProductFacetResolvers>;
