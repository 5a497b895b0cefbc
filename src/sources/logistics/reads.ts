import { lazily } from '../../database/loaders.ts';
import type { Reader } from '../../database/reader.ts';
import { customerMatcher } from './figures/customers.ts';
import { deletion, listingMatcher } from './figures/listings.ts';
import { productMatcher } from './figures/products.ts';
import * as carriers from './lists/carriers.ts';
import * as customerDelivery from './lists/customer-delivery.ts';
import * as deliveries from './lists/deliveries.ts';
import * as disruptions from './lists/disruptions.ts';
import * as lanes from './lists/lanes.ts';
import * as shipments from './lists/shipments.ts';
import * as performance from './reports/delivery-performance.ts';
import { groupedParcels, ordersOfParcels } from './reports/parcel-groups.ts';
import type { Visibility } from '../visibility.ts';
import type { ReckonedOn } from '../source.ts';
import { readersFor, type LogisticsReaders } from './visibility.ts';

const loaders = {
  /** What is to be known of customers where they are filtered. */
  customerMatcher:
    ({ among }: LogisticsReaders) =>
    (on: ReckonedOn) =>
      customerMatcher(among({ onTheirWay: true }), on),
  /** What is to be known of disruptions where products are filtered. */
  productMatcher:
    ({ read }: LogisticsReaders) =>
    (on: ReckonedOn) =>
      productMatcher(read, on),

  /** Which shipments and the like meet what is asked of them. */
  listingMatcher: ({ among }: LogisticsReaders) => listingMatcher(among({})),
  deletion: ({ read }: LogisticsReaders) => deletion(read),

  ...shipments,
  ...carriers,
  ...customerDelivery,
  ...deliveries,
  ...disruptions,
  ...lanes,
  ...performance,
  groupedParcels,
  ordersOfParcels,
};

/** Everything the graph asks of logistics, for one request. */
export const logisticsReads = (whole: Reader, visibility: Visibility) =>
  lazily(loaders, readersFor(whole, visibility));
