import { deletionLoaderOf, deletionsOf } from '../../deletions.ts';
import { listingMatchersOf } from '../../listings.ts';
import { tables } from '../tables.ts';
import { orderLines } from './order-lines.ts';
import { orders } from './orders.ts';
import { returns } from './returns.ts';

/** What sales lists by itself. */
export const listings = { orders, orderLines, returns };

/** What it has deleted of these and others. */
export const deletions = deletionsOf('sales', tables);
export const deletion = deletionLoaderOf('sales', tables);

export const listingMatcher = listingMatchersOf({ ...listings, deletions });
