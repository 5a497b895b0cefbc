import type { ConnectionOf } from '../connection.ts';
import type { CustomerNumber } from '../../domain/ids.ts';

/** A customer is known by number alone: every field asks the database that knows it. */
export interface CustomerKey {
  readonly number: CustomerNumber;
}

export type CustomerConnectionParent = ConnectionOf<CustomerKey>;

/** How a customer buys, as last summed up. */
export interface PurchasePatternParent extends CustomerKey {
  readonly orders: number;
  readonly averageOrderValueMinor: number | null;
  readonly currency: string;
  readonly averageDaysBetweenOrders: number | null;
  readonly lastOrderedAt: Date | null;
}
