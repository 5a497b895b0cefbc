import { dayAt, monthOf, now, secondsADay, weekday } from '../calendar.ts';
import { warehouses } from '../inventory/places.ts';
import type { Warehouse } from '../inventory/places.ts';
import { stockedIn } from '../inventory/stocking.ts';
import { Dice } from '../random.ts';
import type { Line, Order } from '../sales/orders.ts';
import { seasons } from '../seasons.ts';
import { stories } from '../stories.ts';
import {
  carrierFor,
  costOf,
  hoursOnTheWay,
  isAmerican,
  methodFor,
  promisedDays,
  typicalHours,
  zoneOf,
} from './carriers.ts';
import type { Carrier, Method } from './carriers.ts';

export type ParcelStatus =
  'PENDING' | 'IN_TRANSIT' | 'OUT_FOR_DELIVERY' | 'DELIVERED' | 'EXCEPTION' | 'RETURNED';

export interface Parcel {
  readonly number: string;
  readonly warehouse: Warehouse;
  readonly carrier: Carrier;
  readonly method: Method;
  readonly status: ParcelStatus;
  readonly shippedAt: number | null;
  /** Past or to come; only a delivered parcel may show it. */
  readonly arrivesAt: number;
  readonly exceptionAt: number | null;
  readonly promisedOn: number | null;
  readonly estimatedOn: number | null;
  readonly cost: number;
  readonly inFull: boolean | null;
}

export interface Fulfilment {
  readonly status: 'PLACED' | 'SHIPPED' | 'DELIVERED' | 'CANCELLED';
  readonly parcels: readonly Parcel[];
}

/** Nearest first: Reno, Columbus, Leipzig, Daventry are 0 to 3. */
function preference(country: string, west: boolean): readonly number[] {
  if (isAmerican(country)) return west ? [0, 1, 2, 3] : [1, 0, 2, 3];
  return country === 'GB' ? [3, 2, 1, 0] : [2, 3, 1, 0];
}

/** Where a line is sent from: the nearest warehouse that keeps the product. */
export function warehouseFor(line: Line, order: Order): number {
  const stocked = stockedIn(line.product);
  const near = preference(order.country, order.customer % 3 === 0);
  return near.find((place) => stocked.includes(place)) as number;
}

/** Goods that have run out wait longer than the world is old. */
function waitsForGoods(order: Order): boolean {
  const recent = order.placedAt > now - 12 * secondsADay;
  return recent && order.lines.some((line) => line.product.sku === stories.oversold.sku);
}

/** What became of an order: an order leaves as one, so none of its parcels counts as shipped before the last. */
export function fulfil(order: Order): Fulfilment {
  if (order.cancelled) return { status: 'CANCELLED', parcels: [] };
  if (waitsForGoods(order)) return { status: 'PLACED', parcels: [] };
  const dice = new Dice('fulfilment', order.index);
  const busy = (seasons.allYear[monthOf(dayAt(order.placedAt)) % 12] as number) > 105 ? 14 : 0;
  const leavesAt = order.placedAt + dice.bell(3, 38 + busy) * 3600 + dice.below(3600);
  if (leavesAt > now && now - order.placedAt < 9 * 3600) return { status: 'PLACED', parcels: [] };
  const places = [...new Set(order.lines.map((line) => warehouseFor(line, order)))];
  if (order.lines.length > 1 && dice.chance(4)) places.push(places[0] as number);
  const parcels = places.map((place, i) =>
    makeParcel(order, i, warehouses[place] as Warehouse, leavesAt, dice),
  );
  const status = parcels.some((parcel) => parcel.shippedAt === null)
    ? 'PLACED'
    : parcels.every((parcel) => parcel.status === 'DELIVERED')
      ? 'DELIVERED'
      : 'SHIPPED';
  return { status, parcels };
}

function makeParcel(order: Order, nth: number, warehouse: Warehouse, leavesAt: number, dice: Dice): Parcel {
  const method = methodFor(dice, order.country);
  const zone = zoneOf(warehouse, order.country);
  const carrier = carrierFor(dice, method, warehouse);
  const exception = dice.chance(4);
  const returned = dice.chance(0.7);
  const hours =
    hoursOnTheWay(dice, zone, method, carrier, leavesAt) + (exception ? dice.between(20, 150) : 0);
  const arrivesAt = atTheDoor(leavesAt + hours * 3600, dice);
  const exceptionAt = exception ? leavesAt + Math.floor((arrivesAt - leavesAt) * 0.45) : null;
  const shipped = leavesAt <= now;
  const estimate = leavesAt + typicalHours(zone, method) * 3600 + secondsADay / 2;
  const promised = dayAt(order.placedAt) + promisedDays(zone, method);
  const short = dice.chance(3);
  return {
    number: `S${order.number.slice(1)}-${nth + 1}`,
    warehouse,
    carrier,
    method,
    status: statusNow(leavesAt, arrivesAt, exceptionAt, returned),
    shippedAt: shipped ? leavesAt : null,
    arrivesAt,
    exceptionAt,
    promisedOn: dice.chance(6) ? null : promised,
    estimatedOn: shipped && dice.chance(85) ? dayAt(estimate) : null,
    cost: costOf(dice, zone, method),
    inFull: shipped && dice.chance(98) ? !short : null,
  };
}

/** Carriers ring from eight to seven, and not on Sundays. */
function atTheDoor(moment: number, dice: Dice): number {
  const day = dayAt(moment);
  return (weekday(day) === 6 ? day + 1 : day) * secondsADay + dice.between(8 * 3600, 19 * 3600 - 1);
}

function statusNow(
  leavesAt: number,
  arrivesAt: number,
  exceptionAt: number | null,
  returned: boolean,
): ParcelStatus {
  if (leavesAt > now) return 'PENDING';
  if (arrivesAt <= now) return returned ? 'RETURNED' : 'DELIVERED';
  if (exceptionAt !== null && exceptionAt <= now && now - exceptionAt < 30 * 3600) return 'EXCEPTION';
  return arrivesAt - now < 5 * 3600 ? 'OUT_FOR_DELIVERY' : 'IN_TRANSIT';
}
