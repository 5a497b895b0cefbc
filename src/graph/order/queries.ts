import type { OrderNumber } from '../../domain/ids.ts';
import type { SourceReads } from '../../sources/open.ts';
import { findOrder } from '../entities.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';
import { listingOf } from '../listing.ts';

/** A line by its order's number and its place there. */
const lines = ({ sales }: SourceReads) => ({
  async load(key: string) {
    const end = key.lastIndexOf('/');
    const found = await sales.linesOf.load(key.slice(0, end) as OrderNumber);
    return found?.find(({ line }) => line === Number(key.slice(end + 1))) ?? null;
  },
});

export const orderQueries = {
  order: (_, { number }, context) => findOrder(number, context),
  orders: listingOf('orders', ({ sales }) => sales.order),
  orderLines: listingOf('orderLines', lines),
  return: (_, { number }, { sources }) => sources.sales.returned.load(number),
  returns: listingOf('returns', ({ sales }) => sales.returned),
} satisfies Partial<QueryResolvers>;
