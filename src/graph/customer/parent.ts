import type { ConnectionOf } from '../connection.ts';
import type { CustomerNumber } from '../../domain/ids.ts';

/** A customer is known by number alone: every field asks the database that knows it. */
export interface CustomerKey {
  readonly number: CustomerNumber;
}

export type CustomerConnectionParent = ConnectionOf<CustomerKey>;

export type { SummaryRow } from '../../sources/sales/index.ts';
