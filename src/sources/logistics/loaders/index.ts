import { lazily, perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import { customerMatcher } from '../customer-criteria.ts';
import { readersFor, type LogisticsReaders, type OrdersSeen } from '../seen.ts';
import { deliveryLoaders } from './delivery.ts';
import { disruptionList, disruptionLoaders } from './disruptions.ts';
import { shipmentLoaders } from './shipments.ts';

const loaders = {
  /** What is to be known of customers where they are filtered. */
  customerMatcher: ({ among }: LogisticsReaders) =>
    perArguments((today: CalendarDate) => customerMatcher(among({ onTheirWay: true }), today)),
  ...shipmentLoaders,
  ...deliveryLoaders,
  ...disruptionLoaders,
};

/** Everything the graph asks of logistics, for one request; `ordersSeen` is null for a caller who may see all. */
export function logisticsReads(whole: Reader, ordersSeen: OrdersSeen | null) {
  const readers = readersFor(whole, ordersSeen);
  return Object.assign(lazily(loaders, readers), disruptionList(readers.read));
}

export type LogisticsReads = ReturnType<typeof logisticsReads>;
