import { measures } from '../../figures/measures.ts';
import { ticketOrder } from '../../sources/support/index.ts';
import { optionalConnection } from '../connection.ts';
import type { CustomerResolvers } from '../generated/resolvers.ts';

export const service = {
  tickets({ number }, { filter, ...page }, context, info) {
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

  async support({ number }, _, { sources: { identity, support } }) {
    const figures = await support.customerFigures.load(await identity.claims.load(number));
    return (
      figures && {
        openTickets: figures.open_tickets,
        lastContactAt: figures.last_contact_at,
        csatPercent: measures.csatPercent.of({ tickets: figures }),
      }
    );
  },
} satisfies Partial<CustomerResolvers>;
