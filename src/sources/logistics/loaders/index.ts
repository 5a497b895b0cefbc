import { lazily, perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import { customerMatcher } from '../customer-criteria.ts';
import { readersFor, type OrdersSeen } from '../seen.ts';
import { deliveryLoaders } from './delivery.ts';
import { disruptionList, disruptionLoaders } from './disruptions.ts';
import { shipmentLoaders } from './shipments.ts';

/** Everything the graph asks of logistics, for one request; `ordersSeen` is null for a caller who may see all. */
export function logisticsReads(whole: Reader, ordersSeen: OrdersSeen | null) {
  const readers = readersFor(whole, ordersSeen);
  const { read } = readers;
  const loaders = lazily({
    /** What is to be known of customers where they are filtered. */
    customerMatcher: () =>
      perArguments((today: CalendarDate) => customerMatcher(readers.among({ onTheirWay: true }), today)),
    ...shipmentLoaders(readers),
    ...deliveryLoaders(readers),
    ...disruptionLoaders(read),
  });
  return Object.assign(loaders, disruptionList(read));
}

export type LogisticsReads = ReturnType<typeof logisticsReads>;
