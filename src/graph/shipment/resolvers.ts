import type { ShipmentResolvers } from '../generated/resolvers.ts';
import { findOrder } from '../entities.ts';
import { globalId } from '../global-id.ts';
import { isLate } from './late.ts';
import { ofParent } from '../told.ts';

export { DeliveryEstimate } from './estimates.ts';
export { DeliveryPerformance, deliveryQueries } from './performance.ts';

export { shipmentQueries } from './queries.ts';

export const Shipment = {
  ...ofParent<ShipmentResolvers>()({
    id: ({ number }) => globalId('Shipment', number),
    trackingNumber: ({ tracking_number }) => tracking_number,
    shippedAt: ({ shipped_at }) => shipped_at,
    promisedOn: ({ promised_on }) => promised_on,
    estimatedDeliveryOn: ({ estimated_delivery_on }) => estimated_delivery_on,
    country: ({ to_country }) => to_country,
    region: ({ to_region }) => to_region,
    updatedAt: ({ updated_at }) => updated_at,
    deliveredAt: ({ delivered_at }) => delivered_at,
  }),
  order: ({ order_number }, _, context) => findOrder(order_number, context),
  late: (shipment, _, { today }) => isLate(shipment, today),
  async events({ number }, _, { sources }) {
    const events = await sources.logistics.eventsOfShipment.load(number);
    return (
      events?.map(({ status, occurred_at, location }) => ({ status, at: occurred_at, location })) ?? null
    );
  },
} satisfies Partial<ShipmentResolvers>;
