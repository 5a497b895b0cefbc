import { listingMatchersOf } from '../../listings.ts';
import { tickets } from './tickets.ts';

/** What support lists by itself. */
export const listings = { tickets };

export const listingMatcher = listingMatchersOf(listings);
