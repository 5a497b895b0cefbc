import { sql } from 'kysely';
import { valueOf, viewOf, viewsOf } from '../../database/views.ts';
import { ruledBySku } from '../visibility.ts';
import { tables } from './tables.ts';

/** What a caller who is restricted to brands sees: their products, and of other tables the rows of these. */
export const views = viewsOf('inventory', tables, {
  ...ruledBySku('inventory', tables, sql`in (select sku from ${viewOf('products')})`),
  products: sql`select * from ${sql.table('inventory.products')} where brand = any(${valueOf('brands')}::text[])`,
});
