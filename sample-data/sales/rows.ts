import { dayAt, dayText, firstDay, momentText, today } from '../calendar.ts';
import { fulfil } from '../logistics/fulfilment.ts';
import type { Fulfilment } from '../logistics/fulfilment.ts';
import { Dice } from '../random.ts';
import { rowsOf } from '../rows.ts';
import type { Put } from '../rows.ts';
import type { World } from '../world.ts';
import { customerNumber, customerRow } from './customers.ts';
import { channelShares } from './orders.ts';
import type { Line, Order } from './orders.ts';
import { salesTables } from './tables.ts';

const put = rowsOf(salesTables);

export function* salesRows({ customers, orders }: World): Generator<Put> {
  for (let i = 0; i < customers.count; i++) yield customerRow(i, customers);
  for (let i = 0; i < orders.count; i++) yield* orderRows(orders.order(i));
  for (let day = firstDay; day <= today; day++) yield* sessionRows(day, orders.expectedOn(day));
}

/** Customers in Poland are shown, and pay, prices with its tax; all others are told theirs apart. */
const includedTax = ({ country }: Order): number | null => (country === 'PL' ? 23 : null);
/** Of 100 without tax. */
const withTax = (order: Order): number => 100 + (includedTax(order) ?? 0);

/** What a line costs, in whole cents. */
const charged = (line: Line, order: Order): number =>
  includedTax(order) === null
    ? line.net
    : Math.round((line.unitPrice * withTax(order) * line.quantity * (100 - line.discountPercent)) / 10_000);

function* orderRows(order: Order): Generator<Put> {
  const fulfilment = fulfil(order);
  yield put('orders', {
    number: order.number,
    customer_number: customerNumber(order.customer),
    placed_at: momentText(order.placedAt),
    status: fulfilment.status,
    channel: order.channel,
    country: order.country,
    currency: order.currency,
    total_minor: order.lines.reduce((sum, line) => sum + charged(line, order), 0),
    included_tax_percent: includedTax(order),
    updated_at: momentText(changedAt(order, fulfilment)),
  });
  for (const [i, line] of order.lines.entries()) {
    yield put('order_lines', {
      order_number: order.number,
      line: i + 1,
      sku: line.product.sku,
      quantity: line.quantity,
      unit_price_minor: (line.unitPrice * withTax(order)) / 100,
      discount_percent: line.discountPercent,
      net_minor: charged(line, order),
      included_tax_percent: null,
    });
  }
  yield* returnRows(order, fulfilment);
  yield* refundRows(order, fulfilment);
}

/** Somebody who often got what the parcel cost back, and kept everything. */
const appeased = 2;

function* refundRows(order: Order, { status, parcels }: Fulfilment): Generator<Put> {
  if (order.customer !== appeased || status !== 'DELIVERED') return;
  const arrived = dayAt(Math.max(...parcels.map((parcel) => parcel.arrivesAt)));
  if (arrived + 2 > today) return;
  yield put('refunds', {
    number: `G${order.number.slice(1)}`,
    order_number: order.number,
    amount_minor: 495,
    refunded_on: dayText(arrived + 2),
  });
}

/** Placed, sent, there: each is noted of an order when it is so. */
function changedAt({ placedAt }: Order, { status, parcels }: Fulfilment): number {
  const moments = parcels.flatMap(({ shippedAt, arrivesAt }) => [
    ...(shippedAt === null ? [] : [shippedAt]),
    ...(status === 'DELIVERED' ? [arrivesAt] : []),
  ]);
  return Math.max(placedAt, ...moments);
}

/** Only what has arrived comes back, three days to four weeks later. */
function* returnRows(order: Order, { status, parcels }: Fulfilment): Generator<Put> {
  if (status !== 'DELIVERED') return;
  const dice = new Dice('returns', order.index);
  const arrived = dayAt(Math.max(...parcels.map((parcel) => parcel.arrivesAt)));
  for (const [i, line] of order.lines.entries()) {
    if (!dice.chance(line.product.category.returnsPercent)) continue;
    const returnedOn = arrived + dice.bell(3, 28);
    if (returnedOn > today) continue;
    const quantity = dice.chance(70) ? line.quantity : dice.between(1, line.quantity);
    yield put('returns', {
      number: `R${order.number.slice(1)}-${i + 1}`,
      order_number: order.number,
      line: i + 1,
      quantity,
      refund_minor: Math.floor((charged(line, order) * quantity * 2 + line.quantity) / (line.quantity * 2)),
      returned_on: dayText(returnedOn),
      updated_at: `${dayText(returnedOn)} 09:00:00Z`,
    });
  }
}

/** Of a hundred visits so many end in an order; who comes to a shop's door or a marketplace is not counted. */
const visitors = [
  { channel: 'WEB', share: channelShares[0] as number, conversion: 2.4 },
  { channel: 'APP', share: channelShares[1] as number, conversion: 3.8 },
];

function* sessionRows(day: number, orders: number): Generator<Put> {
  for (const [i, { channel, share, conversion }] of visitors.entries()) {
    const dice = new Dice('sessions', day, i);
    const sessions = Math.round((((orders * share) / conversion) * dice.bell(82, 118)) / 100);
    yield put('site_sessions', { day: dayText(day), channel, sessions });
  }
}
