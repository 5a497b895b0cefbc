import { stories } from '../stories.ts';

/** What is settled, not drawn, for the products that stories are told of. */
export interface Part {
  /** Place in the list of suppliers; holds for the whole model. */
  readonly supplier?: number;
  /** Places in the list of arrivals. */
  readonly lanes?: readonly number[];
  /** Every so many orders hold it, so that it sells at every size of the world. */
  readonly inEveryOrders?: number;
  readonly costPercentOfPrice?: number;
  readonly neverSold?: boolean;
}

export const cast: ReadonlyMap<string, Part> = new Map<string, Part>([
  [stories.runsOutBeforeDelivery.sku, { supplier: 3, inEveryOrders: 31 }],
  [stories.thinMargin.sku, { supplier: 4, inEveryOrders: 11, costPercentOfPrice: 73 }],
  [stories.risingComplaints.sku, { supplier: 5, inEveryOrders: 37 }],
  [stories.oversold.sku, { supplier: 7, inEveryOrders: 29 }],
  [stories.supplierDisrupted.sku, { supplier: 2, inEveryOrders: 83 }],
  [stories.allLanesDisrupted.sku, { supplier: 8, lanes: [0, 1], inEveryOrders: 97 }],
  [stories.oneLaneDisrupted.sku, { supplier: 6, lanes: [0, 1], inEveryOrders: 101 }],
  [stories.unlikeCurrencies.sku, { supplier: 9, inEveryOrders: 89 }],
  [stories.neverSoldNoPrice.sku, { neverSold: true }],
]);
