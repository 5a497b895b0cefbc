import { sql, type Kysely, type SqlBool } from 'kysely';
import { anyOf } from '../../../database/statement.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import type { CustomerNumber, OrderNumber, ShipmentNumber } from '../../../domain/ids.ts';
import type { LogisticsTables } from '../tables.ts';
import { statement } from './statement.ts';
import { carrierName, deliveredOnTime, deliveredWithPromise, onItsWay } from './terms.ts';

const shipments = (db: Kysely<LogisticsTables>) =>
  db
    .selectFrom('shipments as s')
    .leftJoin('carriers as c', 'c.code', 's.carrier_code')
    .select([
      's.number',
      's.order_number',
      carrierName.as('carrier'),
      's.method',
      's.status',
      's.tracking_number',
      's.shipped_at',
      's.promised_on',
      's.estimated_delivery_on',
      's.delivered_at',
    ]);

export const shipmentsByNumber = statement(
  'shipments_by_number',
  (db, p: { numbers: readonly ShipmentNumber[] }) => shipments(db).where('s.number', '=', anyOf(p.numbers)),
);

export const shipmentsOfOrders = statement(
  'shipments_of_orders',
  (db, p: { orders: readonly OrderNumber[] }) =>
    shipments(db)
      .where('s.order_number', '=', anyOf(p.orders))
      .orderBy('s.shipped_at', (order) => order.asc().nullsLast())
      .orderBy('s.number'),
);

export const eventsOfShipments = statement(
  'events_of_shipments',
  (db, p: { shipments: readonly ShipmentNumber[] }) =>
    db
      .selectFrom('shipment_events')
      .select(['shipment_number', 'status', 'occurred_at', 'location'])
      .where('shipment_number', '=', anyOf(p.shipments))
      .orderBy('shipment_number')
      .orderBy('sequence'),
);

export const deliveryToCustomers = statement(
  'delivery_to_customers',
  (db, p: { customers: readonly CustomerNumber[]; today: CalendarDate }) =>
    db
      .selectFrom('shipments as s')
      .select(({ fn }) => [
        sql<CustomerNumber>`s.customer_number`.as('customer_number'),
        fn.countAll<number>().as('shipments'),
        fn.countAll<number>().filterWhere(deliveredWithPromise).as('delivered_with_promise'),
        fn.countAll<number>().filterWhere(deliveredOnTime).as('on_time'),
        fn
          .countAll<number>()
          .filterWhere(sql<SqlBool>`${onItsWay} and s.promised_on < ${p.today}`)
          .as('late_in_transit'),
      ])
      .where('s.customer_number', '=', anyOf(p.customers))
      .groupBy('s.customer_number'),
);
