import { findOrder } from '../entities.ts';
import { listingOf } from '../listing.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const orderQueries = {
  order: (_, { number }, context) => findOrder(number, context),
  orders: listingOf('orders', ({ sales }) => sales.order),
} satisfies Partial<QueryResolvers>;
