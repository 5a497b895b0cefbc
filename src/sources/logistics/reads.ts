import { lazily, perArguments } from '../../database/loaders.ts';
import type { Reader } from '../../database/reader.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import { customerMatcher } from './figures/customers.ts';
import { productMatcher } from './figures/products.ts';
import * as customerDelivery from './lists/customer-delivery.ts';
import * as deliveries from './lists/deliveries.ts';
import * as disruptions from './lists/disruptions.ts';
import * as lanes from './lists/lanes.ts';
import * as shipments from './lists/shipments.ts';
import * as performance from './reports/delivery-performance.ts';
import { readersFor, type LogisticsReaders, type OrdersSeen } from './seen.ts';

const loaders = {
  /** What is to be known of customers where they are filtered. */
  customerMatcher: ({ among }: LogisticsReaders) =>
    perArguments((today: CalendarDate) => customerMatcher(among({ onTheirWay: true }), today)),
  /** What is to be known of disruptions where products are filtered. */
  productMatcher: ({ read }: LogisticsReaders) =>
    perArguments((today: CalendarDate) => productMatcher(read, today)),

  ...shipments,
  ...customerDelivery,
  ...deliveries,
  ...disruptions,
  ...lanes,
  ...performance,
};

/** Everything the graph asks of logistics, for one request; `ordersSeen` is null for a caller who may see all. */
export const logisticsReads = (whole: Reader, ordersSeen: OrdersSeen | null) =>
  lazily(loaders, readersFor(whole, ordersSeen));
