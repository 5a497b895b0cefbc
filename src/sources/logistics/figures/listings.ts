import { listingMatchersOf } from '../../listings.ts';
import { carriers } from './carriers.ts';
import { shipments } from './shipments.ts';

/** What logistics lists by itself. */
export const listings = { shipments, carriers };

export const listingMatcher = listingMatchersOf(listings);
