import {
  bigint,
  boolean,
  businessKey,
  countryCode,
  currencyCode,
  date,
  endless,
  integer,
  nullable,
  oneOf,
  optional,
  table,
  text,
  timestamp,
  timestampOrDay,
  type RowsOf,
  type ValueOf,
} from '../../database/table.ts';
import { lostAfterDays } from './terms.ts';
import { severities } from '../../domain/event.ts';
import type { CustomerNumber, DisruptionNumber, OrderNumber, ShipmentNumber } from '../../domain/ids.ts';
import { deletionsTable } from '../deletions.ts';

const shipmentStatus = oneOf(
  'PENDING',
  'IN_TRANSIT',
  'OUT_FOR_DELIVERY',
  'DELIVERED',
  'EXCEPTION',
  'RETURNED',
  'CANCELLED',
);
export type ShipmentStatus = ValueOf<typeof shipmentStatus>;
const disruptionKind = oneOf(
  'SUPPLIER_OUTAGE',
  'PORT_CONGESTION',
  'STRIKE',
  'WEATHER',
  'CUSTOMS',
  'CAPACITY',
  'OTHER',
);
export type DisruptionKind = ValueOf<typeof disruptionKind>;
const severity = oneOf(...severities);

/** What Opsgraph reads from the logistics database; migrations/logistics is the reference layout. */
export const tables = {
  carriers: table({ columns: { code: text(), name: text() }, key: ['code'] }),
  lanes: table({
    columns: { code: text(), from_place: text(), to_place: text() },
    key: ['code'],
    without: 'Disruption.lanes',
  }),
  shipments: table({
    columns: {
      number: businessKey<ShipmentNumber>(),
      order_number: businessKey<OrderNumber>(),
      customer_number: nullable(businessKey<CustomerNumber>()),
      carrier_code: text(),
      method: text(),
      status: shipmentStatus,
      tracking_number: nullable(text()),
      warehouse_code: nullable(text()),
      to_country: nullable(countryCode()),
      to_region: nullable(text()),
      ordered_at: timestampOrDay(),
      shipped_at: nullable(timestampOrDay()),
      promised_on: nullable(date()),
      estimated_delivery_on: nullable(date()),
      delivered_at: nullable(timestampOrDay()),
      withdrawn_on: optional(date(), 'promises to what was called off or sent back: these count for none'),
      destination_time_zone: optional(
        text(),
        "the day of arrival in the destination's own zone: its region's or country's is taken",
      ),
      in_full: nullable(boolean()),
      had_exception: nullable(boolean()),
      cost_minor: nullable(bigint()),
      currency: nullable(currencyCode()),
      updated_at: optional(timestamp(), 'Shipment.updatedAt, and which shipments have changed'),
    },
    key: ['number'],
    lookups: [
      'order_number',
      'customer_number',
      'to_country',
      'delivered_at',
      'ordered_at',
      'promised_on',
      'updated_at',
    ],
    doubts: [
      {
        counts: `
          select count(*) filter (where status in ('IN_TRANSIT', 'OUT_FOR_DELIVERY', 'EXCEPTION')) as found, count(*) as among
          from probe where promised_on < (select max(promised_on) from probe) - ${lostAfterDays}`,
        fromPercent: 2,
        pattern: `parcels that were promised ${lostAfterDays} days ago are still with the carrier`,
        cost: 'They are late in every figure of their days; customers have them in transit for so many days alone.',
        mend: 'Where the carrier only stops reporting, give them the status and delivered_at that you take for true, such as DELIVERED on the promised day.',
      },
    ],
  }),
  shipment_events: table({
    columns: {
      shipment_number: businessKey<ShipmentNumber>(),
      sequence: integer(),
      status: text(),
      occurred_at: timestampOrDay(),
      location: nullable(text()),
    },
    key: ['shipment_number', 'sequence'],
    freshness: 'occurred_at',
    staleAfterHours: 72,
    without: 'Shipment.events',
  }),
  disruptions: table({
    columns: {
      number: businessKey<DisruptionNumber>(),
      kind: disruptionKind,
      severity,
      summary: text(),
      started_on: date(),
      expected_end_on: endless(nullable(date())),
      ended_on: endless(nullable(date())),
      delay_days: nullable(integer()),
    },
    key: ['number'],
    without: 'disruptions, Product.disruptions, Product.disrupted',
  }),
  disruption_suppliers: table({
    columns: { disruption_number: businessKey<DisruptionNumber>(), supplier_code: text() },
    key: ['disruption_number', 'supplier_code'],
    without: 'disruptions of suppliers',
  }),
  disruption_lanes: table({
    columns: { disruption_number: businessKey<DisruptionNumber>(), lane_code: text() },
    key: ['disruption_number', 'lane_code'],
    without: 'disruptions of lanes',
  }),
  deletions: deletionsTable('shipments'),
};

export type LogisticsTables = RowsOf<typeof tables>;
