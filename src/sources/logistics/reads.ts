import { lazily, perArguments } from '../../database/loaders.ts';
import type { Reader } from '../../database/reader.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import { customerMatcher } from './figures/customers.ts';
import { productMatcher } from './figures/products.ts';
import { deliveryToCustomer } from './lists/customer-delivery.ts';
import { costsAnywhere, costsTo, deliveredAnywhere, deliveredTo } from './lists/deliveries.ts';
import {
  disruption,
  disruptionCount,
  disruptionPage,
  disruptionsOfLane,
  disruptionsOfSupplier,
  suppliersHit,
} from './lists/disruptions.ts';
import { lane, lanesHit, outboundDelays } from './lists/lanes.ts';
import { eventsOfShipment, shipment, shipmentsOfOrder } from './lists/shipments.ts';
import { deliveriesByDay } from './reports/by-day.ts';
import { deliveryPerformance, performanceCosts } from './reports/delivery-performance.ts';
import { readersFor, type LogisticsReaders, type OrdersSeen } from './seen.ts';

const loaders = {
  /** What is to be known of customers where they are filtered. */
  customerMatcher: ({ among }: LogisticsReaders) =>
    perArguments((today: CalendarDate) => customerMatcher(among({ onTheirWay: true }), today)),
  /** What is to be known of disruptions where products are filtered. */
  productMatcher: ({ read }: LogisticsReaders) =>
    perArguments((today: CalendarDate) => productMatcher(read, today)),

  shipment,
  shipmentsOfOrder,
  eventsOfShipment,
  deliveryToCustomer,

  deliveredTo,
  deliveredAnywhere,
  costsTo,
  costsAnywhere,

  disruption,
  disruptionPage,
  disruptionCount,
  disruptionsOfSupplier,
  disruptionsOfLane,
  suppliersHit,
  lanesHit,
  lane,
  outboundDelays,

  deliveriesByDay,
  deliveryPerformance,
  performanceCosts,
};

/** Everything the graph asks of logistics, for one request; `ordersSeen` is null for a caller who may see all. */
export const logisticsReads = (whole: Reader, ordersSeen: OrdersSeen | null) =>
  lazily(loaders, readersFor(whole, ordersSeen));
