import { dayAt, now, secondsADay, today } from '../calendar.ts';
import { fulfil, warehouseFor } from '../logistics/fulfilment.ts';
import type { World } from '../world.ts';
import { warehouses } from './places.ts';

/** What stock must agree with: units by product and warehouse, at index product x warehouses + warehouse. */
export interface Tally {
  /** Sold in the trailing 28 days. */
  readonly sold: Int32Array;
  /** Ordered and not yet shipped. Nothing waits for longer than 28 days. */
  readonly committed: Int32Array;
  /** Ordered, and sent, on today and each of the 27 days before it, at index of the place x 28 + days ago. */
  readonly ordered: Int16Array;
  readonly shipped: Int16Array;
}

export const tallyDays = 28;

export function takeTally({ catalogue, orders }: World): Tally {
  const places = catalogue.count * warehouses.length;
  const [sold, committed] = [new Int32Array(places), new Int32Array(places)];
  const [ordered, shipped] = [new Int16Array(places * tallyDays), new Int16Array(places * tallyDays)];
  const note = (units: Int16Array, place: number, day: number, quantity: number): void => {
    const at = place * tallyDays + today - day;
    if (today - day < tallyDays) units[at] = (units[at] as number) + quantity;
  };
  const soldSince = now - tallyDays * secondsADay;
  const firstSold = orders.countBefore(soldSince);
  for (let i = orders.countBefore(soldSince - tallyDays * secondsADay); i < orders.count; i++) {
    const order = orders.order(i);
    const { status, parcels } = fulfil(order);
    if (status === 'CANCELLED') continue;
    const sentAt = parcels[0]?.shippedAt ?? null;
    for (const line of order.lines) {
      const place = line.product.index * warehouses.length + warehouseFor(line, order);
      note(ordered, place, dayAt(order.placedAt), line.quantity);
      if (sentAt !== null) note(shipped, place, dayAt(sentAt), line.quantity);
      if (i < firstSold) continue;
      sold[place] = (sold[place] as number) + line.quantity;
      if (status === 'PLACED') committed[place] = (committed[place] as number) + line.quantity;
    }
  }
  return { sold, committed, ordered, shipped };
}
