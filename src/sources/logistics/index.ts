import { logisticsReads } from './loaders/index.ts';
import { newestEntry } from './queries/freshness.ts';
import { products } from './criteria.ts';
import { tables } from './tables.ts';

/** The door to logistics: carriers, lanes, shipments, disruptions. */
export const logistics = { name: 'logistics', tables, newestEntry, reads: logisticsReads, products } as const;

export { disruptionsNow, newestFirst } from './queries/disruptions.ts';
export type { LogisticsReads } from './loaders/index.ts';
export type { Service, ServiceDeliveries } from './deliveries.ts';
export type { AnywhereRow, CostRow, Destination, PerformanceRow } from './loaders/delivery.ts';
export type { DisruptionRow } from './loaders/disruptions.ts';
export type { ShipmentRow } from './loaders/shipments.ts';
