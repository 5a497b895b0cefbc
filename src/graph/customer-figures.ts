import { customerCatalogues, type CustomerFigures, type CustomerSource } from '../sources/index.ts';
import type { CustomerKey } from './customer/parent.ts';
import { EntityFigures } from './entity-figures.ts';

/** What the sources define of customers; no condition asks a source that knows nothing of them. */
export const customerFigures = new EntityFigures<Omit<CustomerFigures, 'number'>, CustomerKey>(
  customerCatalogues,
  'number',
  ({ number }) => number,
  ({ sources, now, today, reportingCurrency }) => ({
    owner: 'sales',
    key: 'number',
    source: (name) => sources[name as CustomerSource].customerMatcher({ now, today, reportingCurrency }),
  }),
);
