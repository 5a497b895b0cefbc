import { listingMatchersOf } from '../../listings.ts';
import { orders } from './orders.ts';

/** What sales lists by itself. */
export const listings = { orders };

export const listingMatcher = listingMatchersOf(listings);
