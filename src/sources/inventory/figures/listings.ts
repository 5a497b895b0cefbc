import { deletionLoaderOf, deletionsOf } from '../../deletions.ts';
import { listingMatchersOf } from '../../listings.ts';
import { tables } from '../tables.ts';
import { suppliers, warehouses } from './places.ts';
import { purchaseOrders } from './purchase-orders.ts';
import { stockLevels } from './stock-levels.ts';
import { brands, categories } from './words.ts';

/** What inventory lists by itself. */
export const listings = { stockLevels, purchaseOrders, suppliers, warehouses, categories, brands };

/** What it has deleted of these and others. */
export const deletions = deletionsOf('inventory', tables);
export const deletion = deletionLoaderOf('inventory', tables);

export const listingMatcher = listingMatchersOf({ ...listings, deletions });
