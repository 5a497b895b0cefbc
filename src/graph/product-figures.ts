import { productCatalogues, type sources } from '../sources/index.ts';
import { EntityFigures } from './entity-figures.ts';
import type { ProductKey } from './product/parent.ts';

type Sources = typeof sources;
type Figures = Sources['inventory']['products']['figures'] &
  Sources['cogs']['products']['figures'] &
  Sources['support']['products']['figures'] &
  Sources['sales']['products']['figures'];

/** What the sources define of products. */
export const productFigures = new EntityFigures<Omit<Figures, 'sku'>, ProductKey>(
  productCatalogues,
  'sku',
  ({ sku }) => sku,
  ({ sources, now, today, reportingCurrency }) => {
    const matchers = {
      inventory: () => sources.inventory.productMatcher(today),
      logistics: () => sources.logistics.productMatcher(today),
      cogs: () => sources.cogs.productMatcher({ now, today, reportingCurrency }),
      support: () => sources.support.productMatcher(today),
      sales: () => sources.sales.productMatcher(today),
    };
    return { owner: 'inventory', key: 'sku', source: (name) => matchers[name]() };
  },
);
