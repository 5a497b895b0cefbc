import { listingMatchersOf } from '../../listings.ts';
import { feedback } from './feedback.ts';
import { tickets } from './tickets.ts';

/** What support lists by itself. */
export const listings = { tickets, feedback };

export const listingMatcher = listingMatchersOf(listings);
