import { dayAt, dayText, momentText, now } from '../calendar.ts';
import { Dice } from '../random.ts';
import { rowsOf } from '../rows.ts';
import type { Put } from '../rows.ts';
import { customerNumber } from '../sales/customers.ts';
import type { Order } from '../sales/orders.ts';
import type { World } from '../world.ts';
import { zoneOf } from './carriers.ts';
import { fulfil } from './fulfilment.ts';
import type { Parcel } from './fulfilment.ts';
import { logisticsTables } from './tables.ts';

const put = rowsOf(logisticsTables);

export function* shipmentRows({ orders, customers }: World): Generator<Put> {
  for (let i = 0; i < orders.count; i++) {
    const order = orders.order(i);
    const place = customers.placeOf(order.customer);
    for (const parcel of fulfil(order).parcels) {
      yield shipmentRow(order, parcel, place[0]);
      yield* eventRows(order, parcel, place[1]);
    }
  }
}

function shipmentRow(order: Order, parcel: Parcel, region: string): Put {
  const shipped = parcel.shippedAt !== null;
  const digits = 100_000_000 + ((order.index * 7919 + parcel.number.length * 31) % 900_000_000);
  return put('shipments', {
    number: parcel.number,
    order_number: order.number,
    customer_number: customerNumber(order.customer),
    carrier_code: parcel.carrier.code,
    method: parcel.method,
    status: parcel.status,
    tracking_number: shipped ? `${parcel.carrier.tracking}${digits}${parcel.number.slice(-1)}` : null,
    warehouse_code: parcel.warehouse.code,
    to_country: order.country,
    to_region: region,
    ordered_at: momentText(order.placedAt),
    shipped_at: parcel.shippedAt === null ? null : momentText(parcel.shippedAt),
    promised_on: parcel.promisedOn === null ? null : dayText(parcel.promisedOn),
    estimated_delivery_on: parcel.estimatedOn === null ? null : dayText(parcel.estimatedOn),
    withdrawn_on: parcel.status === 'RETURNED' ? dayText(dayAt(parcel.arrivesAt)) : null,
    delivered_at: parcel.status === 'DELIVERED' ? momentText(parcel.arrivesAt) : null,
    in_full: parcel.inFull,
    had_exception: parcel.exceptionAt !== null && parcel.exceptionAt <= now,
    cost_minor: shipped ? parcel.cost : null,
    currency: shipped ? parcel.warehouse.currency : null,
    updated_at: momentText(changedAt(order, parcel)),
  });
}

/** Noted with the order, and again whenever it moves. */
const changedAt = ({ placedAt }: Order, { shippedAt, exceptionAt, arrivesAt }: Parcel): number =>
  Math.max(
    placedAt,
    ...[shippedAt, exceptionAt, arrivesAt].filter((at) => at !== null && at <= now).map(Number),
  );

/** What the carrier reported until now, in order of time. */
function* eventRows(order: Order, parcel: Parcel, city: string): Generator<Put> {
  const { shippedAt, arrivesAt, exceptionAt, warehouse } = parcel;
  if (shippedAt === null) return;
  const dice = new Dice('events', order.index, Number(parcel.number.slice(-1)));
  const from = `${warehouse.city}, ${warehouse.country}`;
  const to = `${city}, ${order.country}`;
  const span = arrivesAt - shippedAt;
  const events: [status: string, at: number, place: string][] = [
    ['PICKED_UP', shippedAt, from],
    ['IN_TRANSIT', shippedAt + Math.floor(span * 0.2) + dice.below(3600), from],
  ];
  if (zoneOf(warehouse, order.country) !== 'domestic') {
    events.push(['ARRIVED_AT_HUB', shippedAt + Math.floor(span * 0.4), `Hub ${order.country}`]);
  }
  if (exceptionAt !== null) events.push(['EXCEPTION', exceptionAt, `Hub ${order.country}`]);
  if (parcel.status === 'RETURNED') {
    events.push(['DELIVERY_FAILED', shippedAt + Math.floor(span * 0.7), to], ['RETURNED', arrivesAt, from]);
  } else {
    events.push(
      ['OUT_FOR_DELIVERY', arrivesAt - dice.between(1, 5) * 3600, to],
      ['DELIVERED', arrivesAt, to],
    );
  }
  events.sort((a, b) => a[1] - b[1]);
  let sequence = 0;
  for (const [status, at, location] of events) {
    if (at > now) return;
    sequence++;
    yield put('shipment_events', {
      shipment_number: parcel.number,
      sequence,
      status,
      occurred_at: momentText(at),
      location: dice.chance(4) ? null : location,
    });
  }
}
