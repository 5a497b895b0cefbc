import { customerCatalogues, type sources } from '../sources/index.ts';
import type { CustomerKey } from './customer/parent.ts';
import { EntityFigures } from './entity-figures.ts';

export type CustomerFigures = Omit<(typeof sources)['sales']['customers']['figures'], 'number'>;

/** What the sources define of customers; no condition asks cogs. */
export const customerFigures = new EntityFigures<CustomerFigures, CustomerKey>(
  customerCatalogues,
  'number',
  ({ number }) => number,
  ({ sources, today }) => {
    const matchers = {
      inventory: () => sources.inventory.customerMatcher,
      logistics: () => sources.logistics.customerMatcher(today),
      support: () => sources.support.customerMatcher,
      sales: () => sources.sales.customerMatcher(today),
    };
    return { owner: 'sales', key: 'number', source: (name) => matchers[name as keyof typeof matchers]() };
  },
);
