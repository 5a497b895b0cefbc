import { sql } from 'kysely';
import { keysOf, viewsOf } from '../../database/views.ts';
import { tables } from './tables.ts';

/** What a row-restricted caller sees: the shipments of orders that the caller may see. Their events are asked by shipment. */
export const views = viewsOf('logistics', tables, {
  shipments: sql`select * from ${sql.table('logistics.shipments')} where order_number = ${keysOf('orders')}`,
  // Whose it was nobody knows any more.
  deletions: sql`select * from ${sql.table('logistics.deletions')} where false`,
});
