import { deletionLoaderOf, deletionsOf } from '../../deletions.ts';
import { listingMatchersOf } from '../../listings.ts';
import { tables } from '../tables.ts';
import { feedback } from './feedback.ts';
import { tickets } from './tickets.ts';

/** What support lists by itself. */
export const listings = { tickets, feedback };

/** What it has deleted of these and others. */
export const deletions = deletionsOf('support', tables);
export const deletion = deletionLoaderOf('support', tables);

export const listingMatcher = listingMatchersOf({ ...listings, deletions });
