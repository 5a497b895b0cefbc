import { findCustomer, findOrder, findProduct } from '../entities.ts';
import type { TicketResolvers } from '../generated/resolvers.ts';
import { globalId } from '../global-id.ts';
import { ofParent } from '../told.ts';

export { ticketQueries } from './queries.ts';

export const Ticket = {
  ...ofParent<TicketResolvers>()({
    id: ({ number }) => globalId('Ticket', number),
    openedAt: ({ opened_at }) => opened_at,
    firstRepliedAt: ({ first_replied_at }) => first_replied_at,
    solvedAt: ({ solved_at }) => solved_at,
    updatedAt: ({ updated_at }) => updated_at,
    csatRating: ({ csat_rating }) => csat_rating,
  }),
  product: ({ sku }, _, context) => (sku === null ? null : findProduct(sku, context)),
  order: ({ order_number }, _, context) => (order_number === null ? null : findOrder(order_number, context)),
  async customer(ticket, _, context) {
    const number = await context.sources.identity.customerOf.load(ticket);
    return number === null ? null : findCustomer(number, context);
  },
} satisfies Partial<TicketResolvers>;
