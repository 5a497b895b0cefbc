import { measures } from '../../figures/measures.ts';
import type { CustomerResolvers } from '../generated/resolvers.ts';

export const delivery = {
  async delivery({ number }, _, { sources, today }) {
    const row = await sources.logistics.deliveryToCustomer({ today }).load(number);
    if (!row) return { shipments: 0, onTimePercent: null, lateInTransit: 0 };
    return {
      shipments: row.shipments,
      onTimePercent: measures.onTimePercent.of({ shipments: row }),
      lateInTransit: row.late_in_transit,
    };
  },
} satisfies Partial<CustomerResolvers>;
