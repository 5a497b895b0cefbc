import { plainEmail } from './email.ts';
import type { CustomerNumber, OrderNumber } from './ids.ts';

/** What a ticket says of who opened it. */
export interface Signature {
  readonly customer_number: CustomerNumber | null;
  readonly order_number: OrderNumber | null;
  readonly email: string | null;
}

/** A customer's number, else an order's, else an address: only the first that a ticket names counts. */
export type Lead =
  { readonly customer: CustomerNumber } | { readonly order: OrderNumber } | { readonly email: string } | null;

export function leadOf({ customer_number, order_number, email }: Signature): Lead {
  if (customer_number !== null) return { customer: customer_number };
  if (order_number !== null) return { order: order_number };
  const plain = plainEmail(email);
  return plain === null ? null : { email: plain };
}

/** The one customer an address belongs to; null where it fits nobody, or more than one. */
export function soleOwner(owners: readonly { readonly number: CustomerNumber }[]): CustomerNumber | null {
  const [owner, another] = owners;
  return owner && !another ? owner.number : null;
}

/** The other way round: the leads that end at a customer. */
export interface Claims {
  readonly customer: CustomerNumber;
  readonly orders: readonly OrderNumber[];
  /** Null without an address, or where another customer has the same. */
  readonly email: string | null;
}
