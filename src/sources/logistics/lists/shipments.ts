import { sql, type Kysely } from 'kysely';
import { instantsIn } from '../../../database/instants.ts';
import { manyPerKey, onePerKey } from '../../../database/loaders.ts';
import { anyOf, isNamed, type RowOf } from '../../../database/statement.ts';
import type { OrderNumber, ShipmentNumber } from '../../../domain/ids.ts';
import { atTheDoor } from '../arrival.ts';
import type { LogisticsReaders } from '../visibility.ts';
import { statement } from '../statement.ts';
import type { LogisticsTables } from '../tables.ts';
import { carrierName, wasPromised } from '../terms.ts';

const shipments = (db: Kysely<LogisticsTables>) =>
  db
    .selectFrom('shipments as s')
    .leftJoin('carriers as c', 'c.code', 's.carrier_code')
    .crossJoin(atTheDoor)
    .select([
      's.number',
      's.order_number',
      carrierName.as('carrier'),
      's.method',
      's.status',
      's.tracking_number',
      instantsIn<Date | null>()('s.shipped_at'),
      's.promised_on',
      's.estimated_delivery_on',
      instantsIn<Date | null>()('s.delivered_at'),
      'door.arrived_on',
      wasPromised.as('was_promised'),
      's.to_country',
      's.to_region',
      instantsIn<Date | null>()('s.updated_at'),
    ]);

const shipmentsByNumber = statement(
  'shipments_by_number',
  (db, p: { numbers: readonly ShipmentNumber[] }) => shipments(db).where('s.number', '=', anyOf(p.numbers)),
  { keyed: { numbers: 'number' } },
);

export type ShipmentRow = RowOf<typeof shipmentsByNumber>;

export const shipment = ({ among }: LogisticsReaders) =>
  onePerKey(
    (numbers: readonly ShipmentNumber[]) => among({ shipments: numbers })(shipmentsByNumber, { numbers }),
    'number',
  );

/** First shipped first; what has not left yet comes last. */
const shipmentsOfOrders = statement(
  'shipments_of_orders',
  (db, p: { orders: readonly OrderNumber[] }) =>
    shipments(db)
      .where('s.order_number', '=', anyOf(p.orders))
      .where(isNamed(sql.ref('s.number')))
      .orderBy('s.shipped_at', (order) => order.asc().nullsLast())
      .orderBy('s.number'),
  { keyed: { orders: 'order_number' } },
);

export const shipmentsOfOrder = ({ ofOrders }: LogisticsReaders) =>
  manyPerKey(
    (orders: readonly OrderNumber[]) => ofOrders(orders)(shipmentsOfOrders, { orders }),
    'order_number',
  );

const eventsOfShipments = statement(
  'events_of_shipments',
  (db, p: { shipments: readonly ShipmentNumber[] }) =>
    db
      .selectFrom('shipment_events')
      .select(['shipment_number', 'status', instantsIn()('occurred_at'), 'location'])
      .where('shipment_number', '=', anyOf(p.shipments))
      .orderBy('shipment_number')
      .orderBy('sequence'),
  { keyed: { shipments: 'shipment_number' } },
);

export const eventsOfShipment = ({ read }: LogisticsReaders) =>
  manyPerKey(
    (shipments: readonly ShipmentNumber[]) => read.optional(eventsOfShipments, { shipments }),
    'shipment_number',
  );
