import { sql } from 'kysely';
import type { Listing } from '../../../figures/catalogue.ts';
import { own } from '../../listings.ts';
import { atTheDoor } from '../arrival.ts';
import { tables } from '../tables.ts';
import { wasPromised } from '../terms.ts';

/** What shipments are filtered and ordered by. */
export const shipments = {
  source: 'logistics',
  of: 'shipments',
  type: 'Shipment',
  keyedBy: 'number',
  owned: { table: 'shipments', key: 'number' },
  tables,
  relations: {
    carrier: {
      points: 1,
      by: 'carrier_code',
      rows: () => sql`select code as key, name from ${sql.table('logistics.carriers')}`,
    },
    arrival: {
      points: 3,
      rows: ({ parameter, within }) => sql`select s.number as key,
          case when ${wasPromised} then coalesce(door.arrived_on, ${parameter('today', 'date')}) > s.promised_on end as late
        from ${sql.table('logistics.shipments')} as s cross join ${atTheDoor} where ${within('s.number')}`,
    },
  },
  figures: {
    number: {
      ...own('key', 'text'),
      shows: 'Shipment.number',
      filter: ['ShipmentNumberFilter', 'On the number.'],
      order: 'By number.',
    },
    order: {
      ...own('order_number', 'text'),
      shows: 'Shipment.order',
      filter: ['OrderNumberFilter', 'On the order it belongs to.'],
    },
    customer: {
      ...own('customer_number', 'text'),
      shows: 'Order.customer',
      filter: ['CustomerNumberFilter', 'On whom it goes to; unknown where logistics does not keep that.'],
    },
    carrier: {
      type: 'text',
      from: ['carrier'],
      value: ({ column, own }) => sql`coalesce(${column('carrier', 'name')}, ${own('carrier_code')})`,
      shows: 'Shipment.carrier',
      filter: ['TextFilter', 'On who carries it.'],
    },
    method: {
      ...own('method', 'text'),
      shows: 'Shipment.method',
      filter: ['TextFilter', 'On how it is sent, such as `EXPRESS`.'],
    },
    status: {
      ...own('status', 'text'),
      shows: 'Shipment.status',
      filter: ['ShipmentStatusFilter', 'On where it stands.'],
    },
    country: {
      ...own('to_country', 'text'),
      shows: 'Shipment.country',
      filter: ['TextFilter', 'On the country it goes to, by its two-letter code such as `DE`.'],
    },
    region: {
      ...own('to_region', 'text'),
      shows: 'Shipment.region',
      filter: ['TextFilter', 'On the state, province or region it goes to.'],
    },
    orderedAt: {
      ...own('ordered_at', 'timestamptz'),
      alwaysKnown: true,
      shows: 'Order.placedAt',
      filter: ['DateTimeFilter', 'On the instant at which its order was placed.'],
      order: 'By the instant at which its order was placed.',
    },
    orderedOn: {
      ...own('ordered_at', 'timestamptz'),
      shows: 'Order.placedAt',
      filter: ['DateFilter', 'On the day on which its order was placed, in the reporting time zone.'],
    },
    shippedAt: {
      ...own('shipped_at', 'timestamptz'),
      shows: 'Shipment.shippedAt',
      filter: ['DateTimeFilter', 'On the instant at which it left; unknown before that.'],
      order: 'By the instant at which it left.',
    },
    promisedOn: {
      ...own('promised_on', 'date'),
      shows: 'Shipment.promisedOn',
      filter: ['DateFilter', 'On the day promised to the customer.'],
      order: 'By the day promised to the customer.',
    },
    deliveredAt: {
      ...own('delivered_at', 'timestamptz'),
      shows: 'Shipment.deliveredAt',
      filter: ['DateTimeFilter', 'On the instant at which it reached the door; unknown before that.'],
      order: 'By the instant at which it reached the door.',
    },
    deliveredOn: {
      ...own('delivered_at', 'timestamptz'),
      shows: 'Shipment.deliveredAt',
      filter: ['DateFilter', 'On the day on which it reached the door, in the reporting time zone.'],
    },
    late: {
      type: 'boolean',
      from: ['arrival'],
      value: ({ column }) => column('arrival', 'late'),
      shows: 'Shipment.late',
      filter: ['BooleanFilter', 'On whether it missed its promised day.'],
    },
    updatedAt: {
      ...own('updated_at', 'timestamptz'),
      shows: 'Shipment.updatedAt',
      filter: ['DateTimeFilter', 'On the instant of its last change; unknown where logistics keeps none.'],
      order: 'By the instant of its last change.',
    },
  },
} satisfies Listing;
