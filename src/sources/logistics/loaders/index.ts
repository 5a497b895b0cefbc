import { lazily, perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import { customerMatcher } from '../customer-criteria.ts';
import { deliveryLoaders } from './delivery.ts';
import { disruptionList, disruptionLoaders } from './disruptions.ts';
import { shipmentLoaders } from './shipments.ts';

/** Everything the graph asks of logistics, for one request. */
export function logisticsReads(read: Reader) {
  const loaders = lazily({
    /** What is to be known of customers where they are filtered. */
    customerMatcher: () => perArguments((today: CalendarDate) => customerMatcher(read, today)),
    ...shipmentLoaders(read),
    ...deliveryLoaders(read),
    ...disruptionLoaders(read),
  });
  return Object.assign(loaders, disruptionList(read));
}

export type LogisticsReads = ReturnType<typeof logisticsReads>;
