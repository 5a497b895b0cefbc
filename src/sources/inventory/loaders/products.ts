import { pageParameters, type ListOrder } from '../../../database/keyset.ts';
import { manyPerKey, onePerKey, perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import type { KeySet } from '../../../figures/condition.ts';
import type { Sku } from '../../../domain/ids.ts';
import type { CursorColumns } from '../../../kernel/cursor.ts';
import { toPage, type PageRequest } from '../../../kernel/page.ts';
import { productMatcher } from '../criteria.ts';
import * as queries from '../queries/products.ts';
import { searchCount, searchOrder, searchPage, type SearchParameters } from '../queries/search.ts';

export const productLoaders = {
  product: (read: Reader) =>
    onePerKey(
      (skus: readonly Sku[]) => read(queries.productsBySku, { skus }),
      (row) => row.sku,
    ),

  /** Which products meet what inventory knows of them. */
  productMatcher: (read: Reader) => perArguments((today: CalendarDate) => productMatcher(read, today)),

  specifications: (read: Reader) =>
    manyPerKey(
      (skus: readonly Sku[]) => read.optional(queries.specifications, { skus }),
      (row) => row.sku,
    ),
};

type ProductLoader = ReturnType<(typeof productLoaders)['product']>;
export type ProductRow = NonNullable<Awaited<ReturnType<ProductLoader['load']>>>;

/** Lists of products; the rows of a page are kept, so that its fields ask no second time. */
export function productLists(read: Reader, loaders: { readonly product: ProductLoader }) {
  const pageOf = (found: readonly (ProductRow & CursorColumns)[], page: PageRequest) => {
    for (const row of found) loaders.product.keep(row.sku, row);
    return toPage(found, page);
  };

  return {
    async productPage(order: ListOrder, page: PageRequest) {
      return pageOf(await read(queries.productPage(order, page), pageParameters(page)), page);
    },

    /** Products that share a category, a brand or both; those without any of what is asked are in no group. */
    productGroups: (by: { readonly byCategory: boolean; readonly byBrand: boolean }) =>
      read(queries.productGroups, by),

    async productCount(): Promise<number> {
      const [row] = await read(queries.productCount, {});
      return row?.products ?? 0;
    },

    /** All SKUs there are. */
    async everySku(): Promise<KeySet> {
      const [row] = await read(queries.everySku, {});
      return { count: row?.count ?? 0, keys: row?.keys ?? '' };
    },

    async skusInCategories(categories: readonly string[]): Promise<readonly Sku[]> {
      const rows = await read(queries.skusInCategories, { categories });
      return rows.map(({ sku }) => sku);
    },

    /** Products in which every one of the words is found, best match first; null asks among all. */
    async productSearchPage(words: readonly string[], among: KeySet | null, page: PageRequest) {
      const parameters = { ...pageParameters(page), ...searchParameters(words, among) };
      return pageOf(await read(searchPage(searchOrder, page), parameters), page);
    },

    async productSearchCount(words: readonly string[], among: KeySet | null): Promise<number> {
      const [row] = await read(searchCount, searchParameters(words, among));
      return row?.products ?? 0;
    },
  };
}

function searchParameters(words: readonly string[], among: KeySet | null): SearchParameters {
  const literal = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`);
  const patterns = words.map((word) => `%${literal(word)}%`);
  const text = words.join(' ');
  return {
    text,
    beginning: `${literal(text)}%`,
    words: patterns,
    longestWord: patterns.reduce((longest, pattern) => (pattern.length > longest.length ? pattern : longest)),
    among: among && among.keys,
  };
}
