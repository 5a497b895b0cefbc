import { sql } from 'kysely';
import { keysOf, viewsOf } from '../../database/views.ts';
import { tables } from './tables.ts';

const ofProducts = Object.entries(tables).flatMap(([name, { columns }]) => ('sku' in columns ? [name] : []));

/** What a caller who is restricted to brands sees: what is kept of these SKUs. */
export const views = viewsOf(
  'cogs',
  tables,
  Object.fromEntries(
    ofProducts.map((name) => [
      name,
      sql`select * from ${sql.table(`cogs.${name}`)} where sku = ${keysOf('skus')}`,
    ]),
  ),
);
