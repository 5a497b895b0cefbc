import { keysOf, type Views } from '../../database/views.ts';

/** What a held caller sees: the shipments of orders that the caller may see. Their events are asked by shipment. */
export const views: Views = {
  shipments: `select * from logistics.shipments where order_number = ${keysOf('orders')}`,
};
