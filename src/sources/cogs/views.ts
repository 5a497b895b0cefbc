import { keysOf, type Views } from '../../database/views.ts';
import { tables } from './tables.ts';

const ofProducts = Object.entries(tables).flatMap(([name, { columns }]) => ('sku' in columns ? [name] : []));

/** What a caller who is held to brands sees: what is kept of these SKUs. */
export const views: Views = Object.fromEntries(
  ofProducts.map((name) => [name, `select * from cogs.${name} where sku = ${keysOf('skus')}`]),
);
