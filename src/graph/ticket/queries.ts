import { listingOf } from '../listing.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const ticketQueries = {
  ticket: (_, { number }, { sources }) => sources.support.ticket.load(number),
  tickets: listingOf('tickets', ({ support }) => support.ticket),
} satisfies Partial<QueryResolvers>;
