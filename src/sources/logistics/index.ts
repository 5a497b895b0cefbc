import { logisticsReads } from './reads.ts';
import { customers } from './figures/customers.ts';
import { deletions, listings } from './figures/listings.ts';
import { products } from './figures/products.ts';
import { freshnessOf } from '../source.ts';
import { tables } from './tables.ts';

/** The entry to logistics: carriers, lanes, shipments, disruptions. */
export const logistics = {
  name: 'logistics',
  tables,
  ...freshnessOf('logistics', tables, 'shipment_events'),
  reads: logisticsReads,
  products,
  customers,
  listings,
  deletions,
} as const;

export { disruptionsNow, newestFirst, type DisruptionRow } from './lists/disruptions.ts';
export type { AnywhereRow, ShippingCostRow as CostRow, Destination } from './lists/deliveries.ts';
export type { Service, ServiceDeliveries } from './lists/destination-deliveries.ts';
export type { ShipmentRow } from './lists/shipments.ts';
export type { ParcelPart, ParcelGroup } from './reports/parcel-groups.ts';
export type { PerformanceRow } from './reports/delivery-performance.ts';
