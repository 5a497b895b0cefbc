import { customerFigures } from '../customer-figures.ts';
import { withRows } from '../row-fields.ts';
import { buying } from './buying.ts';
import { delivery } from './delivery.ts';
import { profile } from './profile.ts';
import { service } from './service.ts';

export { PurchasePattern } from './purchase-pattern.ts';
export { customerQueries } from './queries.ts';

export const Customer = {
  ...customerFigures.fields('Customer'),
  ...profile,
  ...buying,
  ...service,
  ...delivery,
};

export const CustomerConnection = withRows;
