import { listingMatchersOf } from '../../listings.ts';
import { suppliers, warehouses } from './places.ts';
import { purchaseOrders } from './purchase-orders.ts';
import { brands, categories } from './words.ts';

/** What inventory lists by itself. */
export const listings = { purchaseOrders, suppliers, warehouses, categories, brands };

export const listingMatcher = listingMatchersOf(listings);
