import { productCatalogues, type ProductFigures } from '../sources/index.ts';
import { EntityFigures } from './entity-figures.ts';
import type { ProductKey } from './product/parent.ts';

/** What the sources define of products. */
export const productFigures = new EntityFigures<Omit<ProductFigures, 'sku'>, ProductKey>(
  productCatalogues,
  'sku',
  ({ sku }) => sku,
  ({ sources, now, today, reportingCurrency }) => ({
    owner: 'inventory',
    key: 'sku',
    source: (name) => sources[name].productMatcher({ now, today, reportingCurrency }),
  }),
);
