import type { CustomerResolvers } from '../generated/resolvers.ts';

export const delivery = {
  async delivery({ number }, _, { sources, today }) {
    const row = await sources.logistics.deliveryToCustomer({ today }).load(number);
    if (!row) return { shipments: 0, onTimePercent: null, lateInTransit: 0 };
    return {
      shipments: row.shipments,
      onTimePercent: row.delivered_with_promise ? (row.on_time / row.delivered_with_promise) * 100 : null,
      lateInTransit: row.late_in_transit,
    };
  },
} satisfies Partial<CustomerResolvers>;
