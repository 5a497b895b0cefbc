import { now, secondsADay } from '../calendar.ts';
import { fulfil, warehouseFor } from '../logistics/fulfilment.ts';
import type { World } from '../world.ts';
import { warehouses } from './places.ts';

/** What stock must agree with: units by product and warehouse, at index product x warehouses + warehouse. */
export interface Tally {
  /** Sold in the trailing 28 days. */
  readonly sold: Int32Array;
  /** Ordered and not yet shipped. Nothing waits for longer than 28 days. */
  readonly committed: Int32Array;
}

export const tallyDays = 28;

export function takeTally({ catalogue, orders }: World): Tally {
  const sold = new Int32Array(catalogue.count * warehouses.length);
  const committed = new Int32Array(catalogue.count * warehouses.length);
  for (let i = orders.countBefore(now - tallyDays * secondsADay); i < orders.count; i++) {
    const order = orders.order(i);
    const { status } = fulfil(order);
    if (status === 'CANCELLED') continue;
    for (const line of order.lines) {
      const place = line.product.index * warehouses.length + warehouseFor(line, order);
      sold[place] = (sold[place] as number) + line.quantity;
      if (status === 'PLACED') committed[place] = (committed[place] as number) + line.quantity;
    }
  }
  return { sold, committed };
}
