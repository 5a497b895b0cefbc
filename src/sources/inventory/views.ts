import { sql } from 'kysely';
import { valueOf, viewOf, viewsOf } from '../../database/views.ts';
import { tables } from './tables.ts';

const ofProducts = Object.entries(tables).flatMap(([name, { columns }]) =>
  name !== 'products' && 'sku' in columns ? [name] : [],
);

/** What a caller who is restricted to brands sees: their products, and of other tables the rows of these. */
export const views = viewsOf('inventory', tables, {
  products: sql`select * from ${sql.table('inventory.products')} where brand = any(${valueOf('brands')}::text[])`,
  ...Object.fromEntries(
    ofProducts.map((name) => [
      name,
      sql`select * from ${sql.table(`inventory.${name}`)} where sku in (select sku from ${viewOf('products')})`,
    ]),
  ),
});
