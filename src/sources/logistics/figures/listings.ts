import { deletionLoaderOf, deletionsOf } from '../../deletions.ts';
import { listingMatchersOf } from '../../listings.ts';
import { tables } from '../tables.ts';
import { carriers } from './carriers.ts';
import { shipments } from './shipments.ts';

/** What logistics lists by itself. */
export const listings = { shipments, carriers };

/** What it has deleted of these and others. */
export const deletions = deletionsOf('logistics', tables);
export const deletion = deletionLoaderOf('logistics', tables);

export const listingMatcher = listingMatchersOf({ ...listings, deletions });
