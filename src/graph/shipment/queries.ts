import type { QueryResolvers } from '../generated/resolvers.ts';
import { listingOf } from '../listing.ts';

export const shipmentQueries = {
  shipment: (_, { number }, { sources }) => sources.logistics.shipment.load(number),
  shipments: listingOf('shipments', ({ logistics }) => logistics.shipment),
  carrier: (_, { code }, { sources }) => sources.logistics.carrier.load(code),
  carriers: listingOf('carriers', ({ logistics }) => logistics.carrier),
} satisfies Partial<QueryResolvers>;
