import type { GraphQLResolveInfo } from 'graphql';
import { measures } from '../../figures/measures.ts';
import { ticketOrder } from '../../sources/support/index.ts';
import { optionalConnection } from '../connection.ts';
import type { RequestContext } from '../context.ts';
import type { CustomerResolvers, CustomerTicketsArgs } from '../generated/resolvers.ts';
import { aheadBy, aheadByArguments } from '../row-fields.ts';
import type { CustomerKey } from './parent.ts';

/** By what a customer's tickets are known, with what that stands on: which of them are asked for comes later. */
const loadClaims = (customers: readonly CustomerKey[], { sources: { identity, sales } }: RequestContext) => {
  const numbers = customers.map(({ number }) => number);
  return Promise.all([sales.orderNumbersOf.loadAhead(numbers), identity.claims.loadAhead(numbers)]);
};

export const service = {
  tickets: aheadByArguments(
    loadClaims,
    (
      { number }: CustomerKey,
      { filter, ...page }: Partial<CustomerTicketsArgs>,
      context: RequestContext,
      info: GraphQLResolveInfo,
    ) => {
      const { identity, support } = context.sources;
      const open = filter?.open ?? null;
      return optionalConnection(context, page, info, {
        list: 'Customer.tickets',
        order: ticketOrder,
        defaultSize: 20,
        page: async (request) =>
          support.ticketsOfCustomer({ open, page: request }).load(await identity.claims.load(number)),
        count: async () => support.ticketCountOfCustomer({ open }).load(await identity.claims.load(number)),
        toNode: (row) => row,
      });
    },
  ),

  support: aheadBy(
    loadClaims,
    async ({ number }: CustomerKey, _: unknown, { sources: { identity, support } }: RequestContext) => {
      const figures = await support.customerFigures.load(await identity.claims.load(number));
      return (
        figures && {
          openTickets: figures.open_tickets,
          lastContactAt: figures.last_contact_at,
          csatPercent: measures.csatPercent.of({ tickets: figures }),
        }
      );
    },
  ),
} satisfies Partial<CustomerResolvers>;
