import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import { wholeTable } from '../../../database/sql-parts.ts';
import { anyOf } from '../../../database/statement.ts';
import { listSeparator } from '../../../figures/condition.ts';
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

interface Among {
  readonly shipments: readonly ShipmentNumber[] | null;
  readonly customers: readonly CustomerNumber[] | null;
  readonly orderedFrom: Date | null;
  readonly orderedUntil: Date | null;
  readonly deliveredFrom: Date | null;
  readonly deliveredUntil: Date | null;
  readonly onTheirWay: boolean;
}

/** The orders of some shipments, each once, for sales to say which may be seen; null asks nothing of them. */
export const ordersShipped = statement(
  'orders_shipped',
  (db, p: Among) => {
    const asks = (value: unknown, type: string, condition: RawBuilder<unknown>) =>
      sql<SqlBool>`(${value}::${sql.raw(type)} is null or ${condition})`;
    return db
      .selectFrom(wholeTable<LogisticsTables['shipments']>('logistics', 'shipments').as('s'))
      .where(asks(p.shipments, 'text[]', sql`s.number = any(${p.shipments}::text[])`))
      .where(asks(p.customers, 'text[]', sql`s.customer_number = any(${p.customers}::text[])`))
      .where(asks(p.orderedFrom, 'timestamptz', sql`s.ordered_at >= ${p.orderedFrom}`))
      .where(asks(p.orderedUntil, 'timestamptz', sql`s.ordered_at < ${p.orderedUntil}`))
      .where(asks(p.deliveredFrom, 'timestamptz', sql`s.delivered_at >= ${p.deliveredFrom}`))
      .where(asks(p.deliveredUntil, 'timestamptz', sql`s.delivered_at < ${p.deliveredUntil}`))
      .where(sql<SqlBool>`(not ${p.onTheirWay}::boolean or ${onItsWay})`)
      .select([
        sql<string>`coalesce(string_agg(distinct s.order_number, ${sql.lit(listSeparator)}), '')`.as(
          'orders',
        ),
        sql<number>`count(distinct s.order_number)`.as('count'),
      ]);
  },
  { plannedAnew: true },
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
