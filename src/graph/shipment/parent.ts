import type { DayRange } from '../../domain/calendar.ts';
import type { Destination, PerformanceRow, Service, ShipmentRow } from '../../sources/logistics/index.ts';
import type { ConnectionOf } from '../connection.ts';
import type { Carrier, DeliveryDimension, DeliveryEstimate } from '../generated/resolvers.ts';

export type { ShipmentRow };
export type ShipmentConnectionParent = ConnectionOf<ShipmentRow>;
export type CarrierConnectionParent = ConnectionOf<Carrier>;

/** The shipments that estimates to one destination stand on. */
export interface DeliveryEvidence {
  readonly destination: Destination;
  /** The days they were delivered on. */
  readonly delivered: DayRange;
  /** The days they were ordered on. */
  readonly ordered: DayRange;
  /** The warehouses that hold the product. */
  readonly warehouses: readonly string[];
  /** The services looked at everywhere; null for every one. */
  readonly everywhere: readonly Service[] | null;
}

export interface DeliveryEstimateParent extends Omit<DeliveryEstimate, 'cost'> {
  readonly evidence: DeliveryEvidence;
}

export interface DeliveryPerformanceParent {
  readonly key: string;
  readonly shipments: PerformanceRow;
  readonly by: DeliveryDimension;
  readonly period: DayRange;
}
