import { SourceUnavailable } from '../kernel/errors.ts';
import type { CustomerNumber, OrderNumber, Sku } from '../domain/ids.ts';
import type { OrderRow } from '../sources/sales/index.ts';
import type { RequestContext } from './context.ts';
import type { CustomerKey } from './customer/parent.ts';
import type { ProductKey } from './product/parent.ts';

/**
 * The product with a SKU; null when inventory does not know it. While inventory is down nobody can tell, and the other
 * databases may still know the SKU: then the product is there and its inventory fields say what is wrong. Only a caller
 * who is restricted to brands is told nothing of it, for it may be another's: throws SourceUnavailable.
 */
export const findProduct = (sku: Sku, { caller, sources }: RequestContext): Promise<ProductKey | null> =>
  found(sources.inventory.product.load(sku), { sku }, caller.brands === null);

/** The customer with a number; while sales is down it is taken to exist, as a product is while inventory is. */
export const findCustomer = (
  number: CustomerNumber,
  { caller, sources }: RequestContext,
): Promise<CustomerKey | null> =>
  found(sources.sales.customer.load(number), { number }, caller.countries === null);

/** The order with a number; null when there is none. Throws SourceUnavailable. */
export const findOrder = (number: OrderNumber, { sources }: RequestContext): Promise<OrderRow | null> =>
  sources.sales.order.load(number);

async function found<Key>(row: Promise<unknown>, key: Key, seesAll: boolean): Promise<Key | null> {
  try {
    return (await row) === null ? null : key;
  } catch (error) {
    if (error instanceof SourceUnavailable && seesAll) return key;
    throw error;
  }
}
