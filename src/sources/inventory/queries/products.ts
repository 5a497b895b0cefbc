import { sql } from 'kysely';
import type { ListOrder, PageParameters } from '../../../database/keyset.ts';
import { anyOf } from '../../../database/statement.ts';
import { listSeparator } from '../../../figures/condition.ts';
import type { Sku } from '../../../domain/ids.ts';
import { paged, statement } from './statement.ts';

export const productColumns = [
  'sku',
  'name',
  'description',
  'brand',
  'category',
  'features',
  'launched_on',
  'discontinued_on',
] as const;

export const productsBySku = statement('products_by_sku', (db, p: { skus: readonly Sku[] }) =>
  db.selectFrom('products').select(productColumns).where('sku', '=', anyOf(p.skus)),
);

export const productOrders = {
  NAME_ASC: {
    name: 'name_asc',
    steps: [
      { column: 'name', type: 'text', direction: 'asc' },
      { column: 'sku', type: 'text', direction: 'asc' },
    ],
  },
  NAME_DESC: {
    name: 'name_desc',
    steps: [
      { column: 'name', type: 'text', direction: 'desc' },
      { column: 'sku', type: 'text', direction: 'desc' },
    ],
  },
  SKU_ASC: { name: 'sku_asc', steps: [{ column: 'sku', type: 'text', direction: 'asc' }] },
  SKU_DESC: { name: 'sku_desc', steps: [{ column: 'sku', type: 'text', direction: 'desc' }] },
} satisfies Record<string, ListOrder>;

export const productPage = paged(
  'product_page',
  [productOrders.NAME_ASC, productOrders.NAME_DESC, productOrders.SKU_ASC, productOrders.SKU_DESC],
  (db, p: PageParameters, keyset) =>
    db
      .selectFrom('products')
      .select([...productColumns, ...keyset.cursor])
      .where(keyset.within)
      .orderBy(keyset.order)
      .limit(p.limit),
);

export const productCount = statement('product_count', (db) =>
  db.selectFrom('products').select(({ fn }) => fn.countAll<number>().as('products')),
);

/** Every product's SKU, as one text. */
export const everySku = statement('every_sku', (db) =>
  db
    .selectFrom('products')
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      sql<string | null>`string_agg(sku, ${sql.lit(listSeparator)})`.as('keys'),
    ]),
);

export const skusInCategories = statement('skus_in_categories', (db, p: { categories: readonly string[] }) =>
  db.selectFrom('products').select('sku').where('category', '=', anyOf(p.categories)),
);

export const specifications = statement('specifications', (db, p: { skus: readonly Sku[] }) =>
  db
    .selectFrom('product_specifications')
    .select(['sku', 'name', 'value', 'unit'])
    .where('sku', '=', anyOf(p.skus))
    .orderBy('position'),
);

/** Products by category, brand or both, each group's SKUs as one array literal for another database to take. */
export const productGroups = statement('product_groups', (db, p: { byCategory: boolean; byBrand: boolean }) =>
  db
    .with('grouped', (tables) =>
      tables
        .selectFrom('products')
        .select([
          'sku',
          sql<string | null>`case when ${p.byCategory}::boolean then category end`.as('category'),
          sql<string | null>`case when ${p.byBrand}::boolean then brand end`.as('brand'),
        ]),
    )
    .selectFrom('grouped')
    .where(({ or, eb }) => or([eb('category', 'is not', null), eb('brand', 'is not', null)]))
    .groupBy(['category', 'brand'])
    .select(['category', 'brand', sql<string>`array_agg(sku)::text`.as('skus')]),
);
