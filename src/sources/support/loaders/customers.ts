import { pageParameters } from '../../../database/keyset.ts';
import { perArguments, rowsPerKey } from '../../../database/loaders.ts';
import type { Claims } from '../../../domain/identity.ts';
import type { CustomerNumber } from '../../../domain/ids.ts';
import { toPage, type PageRequest } from '../../../kernel/page.ts';
import type { SupportReaders } from '../seen.ts';
import * as queries from '../queries/customers.ts';
import { ticketOrder } from '../queries/tickets.ts';
import type { TicketsAsked } from './tickets.ts';

function claimLists(claims: readonly Claims[]): queries.ClaimLists {
  const addressed = claims.flatMap(({ customer, email }) => (email === null ? [] : { customer, email }));
  return {
    customers: claims.map(({ customer }) => customer),
    orders: claims.flatMap(({ orders }) => orders),
    orderCustomers: claims.flatMap(({ customer, orders }) => orders.map(() => customer)),
    emails: addressed.map(({ email }) => email),
    emailCustomers: addressed.map(({ customer }) => customer),
  };
}

const perCustomer = <Row extends { readonly customer: CustomerNumber }, Value>(
  load: (lists: queries.ClaimLists) => Promise<readonly Row[] | null>,
  valueOf: (rows: readonly Row[]) => Value,
) =>
  rowsPerKey(
    (claims: readonly Claims[]) => load(claimLists(claims)),
    (row) => row.customer,
    valueOf,
    ({ customer }) => customer,
  );

/** Tickets of customers, who are asked for by what they claim. */
export const customerLoaders = {
  ticketsOfCustomer: ({ ofClaims }: SupportReaders) =>
    perArguments(({ open, page }: TicketsAsked & { readonly page: PageRequest }) =>
      perCustomer(
        (lists) =>
          ofClaims(lists).optional(queries.ticketPageOfCustomers(ticketOrder, page), {
            ...pageParameters(page),
            ...lists,
            open,
          }),
        (rows) => toPage(rows, page),
      ),
    ),

  ticketCountOfCustomer: ({ ofClaims }: SupportReaders) =>
    perArguments(({ open }: TicketsAsked) =>
      perCustomer(
        (lists) => ofClaims(lists).optional(queries.ticketCountOfCustomers, { ...lists, open }),
        ([row]) => row?.tickets ?? 0,
      ),
    ),

  customerFigures: ({ ofClaims }: SupportReaders) =>
    perCustomer(
      (lists) => ofClaims(lists).optional(queries.customerFigures, lists),
      ([row]) => row ?? null,
    ),
};
