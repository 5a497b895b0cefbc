import { manyPerKey, onePerKey, perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { anyOf, keyList } from '../../../database/statement.ts';
import type { Sku } from '../../../domain/ids.ts';
import { statement } from '../statement.ts';

const contentBySku = statement(
  'product_content',
  (db, p: { skus: readonly Sku[] }) =>
    db
      .selectFrom('product_content')
      .select(['sku', 'url', 'image_url', 'gtin', 'mpn', 'tags'])
      .where('sku', '=', anyOf(p.skus)),
  { keyed: { skus: 'sku' } },
);

/** What shops and product feeds tell of a product. */
export const productContent = (read: Reader) =>
  onePerKey((skus: readonly Sku[]) => read.optional(contentBySku, { skus }), 'sku');

/** Where a company calls a product a variant of itself, it is of none. */
const parents = statement(
  'product_parents',
  (db, p: { skus: readonly Sku[] }) =>
    db
      .selectFrom('product_variants')
      .select(['sku', 'parent_sku'])
      .where('sku', '=', anyOf(p.skus))
      .whereRef('parent_sku', '<>', 'sku'),
  { keyed: { skus: 'sku' } },
);

export const productParent = (read: Reader) =>
  onePerKey((skus: readonly Sku[]) => read.optional(parents, { skus }), 'sku');

const variants = statement(
  'product_variants',
  (db, p: { skus: readonly Sku[]; first: number }) =>
    db
      .selectFrom(keyList(p.skus, 'input'))
      .innerJoinLateral(
        (of) =>
          of
            .selectFrom('product_variants as v')
            .innerJoin('products as p', 'p.sku', 'v.sku')
            .select('p.sku')
            .whereRef('v.parent_sku', '=', 'input.key')
            .whereRef('v.sku', '<>', 'input.key')
            .orderBy('p.sku')
            .limit(p.first)
            .as('variant'),
        (join) => join.onTrue(),
      )
      .select(['variant.sku', 'input.key as parent_sku'])
      .orderBy('variant.sku'),
  { keyed: { skus: 'parent_sku' } },
);

export const variantsOf = (read: Reader) =>
  perArguments(({ first }: { readonly first: number }) =>
    manyPerKey((skus: readonly Sku[]) => read.optional(variants, { skus, first }), 'parent_sku'),
  );
