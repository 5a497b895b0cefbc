import { badUserInput } from '../domain/errors.ts';
import { isBusinessKey } from '../domain/ids.ts';
import type { RequestContext } from './context.ts';
import { findByKey } from './node/resolvers.ts';

/** A thing as a gateway names it: by type and by the key of `schema/federation/entities.graphql`. */
type Reference = Readonly<Record<string, unknown>>;

const byKey = (
  type: 'Product' | 'Customer' | 'Order' | 'Shipment' | 'Ticket',
  keyField: 'sku' | 'number',
) => ({
  /** The thing of a reference; null when there is none. Throws BAD_USER_INPUT for what cannot be a key. */
  __resolveReference(reference: Reference, context: RequestContext) {
    const key = reference[keyField];
    if (!isBusinessKey(key)) throw badUserInput(`A ${type}'s ${keyField} is missing or cannot be one.`);
    return findByKey(type, key, context);
  },
});

/** How entities are found for a gateway: by the loaders of everything else, so that many cost as one. */
export const references = {
  Product: byKey('Product', 'sku'),
  Customer: byKey('Customer', 'number'),
  Order: byKey('Order', 'number'),
  Shipment: byKey('Shipment', 'number'),
  Ticket: byKey('Ticket', 'number'),
};
