import { sql } from 'kysely';
import { valueOf, viewOf, viewsOf } from '../../database/views.ts';
import { ruledBySku } from '../visibility.ts';
import { tables } from './tables.ts';

/** What a caller who is restricted to brands sees: their products, and of other tables the rows of these. */
export const views = viewsOf('inventory', tables, {
  ...ruledBySku('inventory', tables, sql`in (select sku from ${viewOf('products')})`),
  products: sql`select * from ${sql.table('inventory.products')} where brand = any(${valueOf('brands')}::text[])`,
  // Whoever supplies none of them, and what was ordered without any, is another's affair.
  suppliers: sql`select * from ${sql.table('inventory.suppliers')}
    where code in (select supplier_code from ${viewOf('product_suppliers')})`,
  purchase_orders: sql`select * from ${sql.table('inventory.purchase_orders')}
    where number in (select purchase_order_number from ${viewOf('purchase_order_lines')})`,
  // Whose it was nobody knows any more.
  deletions: sql`select * from ${sql.table('inventory.deletions')} where false`,
});
