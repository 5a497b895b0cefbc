import { sql } from 'kysely';
import { pageParameters, type ListOrder, type PageParameters } from '../../../database/keyset.ts';
import { manyPerKey, onePerKey } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { anyOf, isNamed, type RowOf } from '../../../database/statement.ts';
import type { Sku } from '../../../domain/ids.ts';
import { listSeparator, type KeySet } from '../../../figures/condition.ts';
import { toPage, type PageRequest } from '../../../kernel/page.ts';
import { paged, statement } from '../statement.ts';

export const productColumns = ['sku', 'name', 'brand', 'category', 'launched_on', 'discontinued_on'] as const;
/** Longer than all others together, and seldom asked for. */
export const textColumns = ['description', 'features'] as const;

const productsBySku = statement(
  'products_by_sku',
  (db, p: { skus: readonly Sku[] }) =>
    db.selectFrom('products').select(productColumns).where('sku', '=', anyOf(p.skus)),
  { keyed: { skus: 'sku' } },
);

export type ProductRow = RowOf<typeof productsBySku>;

export const product = (read: Reader) =>
  onePerKey((skus: readonly Sku[]) => read(productsBySku, { skus }), 'sku');

const textsBySku = statement(
  'product_texts',
  (db, p: { skus: readonly Sku[] }) =>
    db
      .selectFrom('products')
      .select(['sku', ...textColumns])
      .where('sku', '=', anyOf(p.skus)),
  { keyed: { skus: 'sku' } },
);

/** What is told of a product in so many words. */
export const productTexts = (read: Reader) =>
  onePerKey((skus: readonly Sku[]) => read(textsBySku, { skus }), 'sku');

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

const pages = paged(
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

export const pageOfProducts = async (read: Reader, order: ListOrder, page: PageRequest) =>
  toPage(await read(pages(order, page), pageParameters(page)), page);

const count = statement('product_count', (db) =>
  db
    .selectFrom('products')
    .select(({ fn }) => fn.countAll<number>().as('products'))
    .where(isNamed(sql.ref('sku'))),
);

export const productCount = (read: Reader) => async () => {
  const [row] = await read(count, {});
  return row?.products ?? 0;
};

/** Every product's SKU, as one text. */
const allSkus = statement('every_sku', (db) =>
  db
    .selectFrom('products')
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      sql<string | null>`string_agg(sku, ${sql.lit(listSeparator)})`.as('keys'),
    ])
    .where(isNamed(sql.ref('sku'))),
);

/** All SKUs there are. */
export const everySku = (read: Reader) => async (): Promise<KeySet> => {
  const [row] = await read(allSkus, {});
  return { count: row?.count ?? 0, keys: row?.keys ?? '' };
};

const skusByCategory = statement('skus_in_categories', (db, p: { categories: readonly string[] }) =>
  db
    .selectFrom('products')
    .select('sku')
    .where('category', '=', anyOf(p.categories))
    .where(isNamed(sql.ref('sku'))),
);

export const skusInCategories = (read: Reader) => async (categories: readonly string[]) =>
  (await read(skusByCategory, { categories })).map(({ sku }) => sku);

const specificationsBySku = statement(
  'specifications',
  (db, p: { skus: readonly Sku[] }) =>
    db
      .selectFrom('product_specifications')
      .select(['sku', 'name', 'value', 'unit'])
      .where('sku', '=', anyOf(p.skus))
      .orderBy('position'),
  { keyed: { skus: 'sku' } },
);

export const specifications = (read: Reader) =>
  manyPerKey((skus: readonly Sku[]) => read.optional(specificationsBySku, { skus }), 'sku');

/** Products by category, brand or both, each group's SKUs as one array literal for another database to take. */
const groups = statement('product_groups', (db, p: { byCategory: boolean; byBrand: boolean }) =>
  db
    .with('grouped', (tables) =>
      tables
        .selectFrom('products')
        .select([
          'sku',
          sql<string | null>`case when ${p.byCategory}::boolean then category end`.as('category'),
          sql<string | null>`case when ${p.byBrand}::boolean then brand end`.as('brand'),
        ])
        .where(isNamed(sql.ref('sku'))),
    )
    .selectFrom('grouped')
    .where(({ or, eb }) => or([eb('category', 'is not', null), eb('brand', 'is not', null)]))
    .groupBy(['category', 'brand'])
    .select(['category', 'brand', sql<string>`array_agg(sku)::text`.as('skus')]),
);

/** Products that share a category, a brand or both; those without any of what is asked are in no group. */
export const productGroups =
  (read: Reader) => (by: { readonly byCategory: boolean; readonly byBrand: boolean }) =>
    read(groups, by);

/** What every product is grouped by, where that is more than its own columns. */
const words = statement('product_words', (db) =>
  db
    .selectFrom('products')
    .select(['sku', 'category', 'brand'])
    .where(isNamed(sql.ref('sku'))),
);
const preferredSuppliers = statement('suppliers_of_all', (db) =>
  db
    .selectFrom('product_suppliers')
    .where('preferred', '=', true)
    .groupBy('sku')
    .select(['sku', sql<string>`min(supplier_code)`.as('supplier')]),
);

export const productWords = (read: Reader) => () => read(words, {});

/** The preferred supplier of every product that has one; null where the company keeps none. */
export const suppliersOfAll = (read: Reader) => () => read.optional(preferredSuppliers, {});
