import { listingMatchersOf } from '../../listings.ts';
import { orderLines } from './order-lines.ts';
import { orders } from './orders.ts';
import { returns } from './returns.ts';

/** What sales lists by itself. */
export const listings = { orders, orderLines, returns };

export const listingMatcher = listingMatchersOf(listings);
