import { lazily, Loader } from '../database/loaders.ts';
import { plainEmail, spellingsOf } from '../domain/email.ts';
import { leadOf, soleOwner, type Claims, type Signature } from '../domain/identity.ts';
import type { CustomerNumber, TicketNumber } from '../domain/ids.ts';
import type { SalesReads } from './sales/index.ts';

/**
 * Who a ticket's customer is, and by what a customer's tickets are known: what sales says of the names on a ticket.
 * Each step waits for all who ask, so that the statements do not depend on which ways lead to whom.
 */
export function identityReads(sales: SalesReads) {
  const ownersOf = async (email: string) => {
    const owners = spellingsOf(email).map((spelling) => sales.customersByEmail.load(spelling));
    return (await Promise.all(owners)).flatMap((found) => found ?? []);
  };

  async function customerOf(ticket: Signature): Promise<CustomerNumber | null> {
    const lead = leadOf(ticket);
    if (lead === null) return null;
    if ('customer' in lead) return lead.customer;
    if ('order' in lead) return (await sales.order.load(lead.order))?.customer_number ?? null;
    return soleOwner(await ownersOf(lead.email));
  }

  return lazily({
    /** The number of a ticket's customer, if it names or leads to one; sales may not know a number it names. */
    customerOf: () =>
      new Loader<Signature & { readonly number: TicketNumber }, CustomerNumber | null, TicketNumber>(
        (tickets) => Promise.all(tickets.map((ticket) => customerOf(ticket).catch((error: Error) => error))),
        ({ number }) => number,
      ),

    claims: () =>
      new Loader<CustomerNumber, Claims>(async (numbers) => {
        const [customers, orders] = await Promise.all([
          Promise.all(numbers.map((number) => sales.customer.load(number))),
          Promise.all(numbers.map((number) => sales.orderNumbersOf.load(number))),
        ]);
        const emails = customers.map((customer) => plainEmail(customer?.email));
        const owners = await Promise.all(
          emails.map(async (email) => (email === null ? null : soleOwner(await ownersOf(email)))),
        );
        return numbers.map((customer, index) => ({
          customer,
          orders: (orders[index] ?? []).map(({ number }) => number),
          email: owners[index] === customer ? (emails[index] ?? null) : null,
        }));
      }),
  });
}

export type IdentityReads = ReturnType<typeof identityReads>;
