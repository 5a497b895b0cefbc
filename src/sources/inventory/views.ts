import type { Views } from '../../database/views.ts';
import { tables } from './tables.ts';

const ofProducts = Object.entries(tables).flatMap(([name, { columns }]) =>
  name !== 'products' && 'sku' in columns ? [name] : [],
);

/** What a caller who is held to brands sees: their products, and of other tables the rows of these. */
export const views: Views = {
  products: 'select * from inventory.products where brand = any({brands}::text[])',
  ...Object.fromEntries(
    ofProducts.map((name) => [
      name,
      `select * from inventory.${name} where sku in (select sku from view.products)`,
    ]),
  ),
};
