import { perArguments } from '../../database/loaders.ts';
import type { Reader } from '../../database/reader.ts';
import { readerThrough } from '../../database/views.ts';
import { startOfDay, type DayRange } from '../../domain/calendar.ts';
import { listSeparator } from '../../figures/condition.ts';
import type { CustomerNumber, OrderNumber, ShipmentNumber } from '../../domain/ids.ts';
import { within } from '../../figures/bounds.ts';
import { ordersShipped } from './queries/shipments.ts';
import { views } from './views.ts';

/** Those of the orders, which are one text (see KeySet), that the caller may see. */
export type OrdersSeen = (orders: string) => Promise<string>;

/** Of which shipments; what is left out is any. */
interface Among {
  readonly shipments?: readonly ShipmentNumber[];
  readonly customers?: readonly CustomerNumber[];
  readonly ordered?: DayRange;
  readonly delivered?: DayRange;
  readonly onTheirWay?: true;
}

/** The ways to read what a caller may see of shipments. */
export interface LogisticsReaders {
  /** For what is nobody's: carriers, lanes, disruptions. */
  readonly read: Reader;
  /** Which of these are of orders that the caller may see is asked first. */
  readonly among: (asked: Among) => Reader;
  /** Of orders that the caller may see. */
  readonly ofOrders: (orders: readonly OrderNumber[]) => Reader;
}

const instants = (days: DayRange | undefined) => ({
  from: days ? startOfDay(days.from) : null,
  until: days ? startOfDay(days.until) : null,
});

/** `ordersSeen` is null for a caller who may see all. */
export function readersFor(whole: Reader, ordersSeen: OrdersSeen | null): LogisticsReaders {
  if (!ordersSeen) return { read: whole, among: () => whole, ofOrders: () => whole };
  // Without a word on which orders may be seen: a statement over shipments fails.
  const read = readerThrough(whole, views, {});
  return {
    read,
    among: perArguments(({ shipments, customers, ordered, delivered, onTheirWay }: Among) => {
      let orders: Promise<string> | undefined;
      const find = async () => {
        const [row] = await read(ordersShipped, {
          shipments: shipments ?? null,
          customers: customers ?? null,
          orderedFrom: instants(ordered).from,
          orderedUntil: instants(ordered).until,
          deliveredFrom: instants(delivered).from,
          deliveredUntil: instants(delivered).until,
          onTheirWay: onTheirWay ?? false,
        });
        within(row?.count ?? 0, 'the orders behind shipments');
        return ordersSeen(row?.orders ?? '');
      };
      return readerThrough(whole, views, { orders: () => (orders ??= find()) });
    }),
    ofOrders: (orders) => readerThrough(whole, views, { orders: () => orders.join(listSeparator) }),
  };
}
