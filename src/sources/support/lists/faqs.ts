import { manyPerKey, perArguments } from '../../../database/loaders.ts';
import { keyList, type RowOf } from '../../../database/statement.ts';
import type { Sku } from '../../../domain/ids.ts';
import type { SupportReaders } from '../visibility.ts';
import { statement } from '../statement.ts';
import { within } from '../terms.ts';

const faqColumns = ['q.question', 'q.answer', 'q.times_asked'] as const;

const faqsOfProducts = statement(
  'faqs_of_products',
  (db, p: { skus: readonly Sku[]; first: number }) =>
    db
      .selectFrom(keyList(p.skus, 'input'))
      .innerJoinLateral(
        (of) =>
          of
            .selectFrom('questions as q')
            .select([...faqColumns, 'q.number'])
            .whereRef('q.sku', '=', 'input.key')
            .orderBy('q.times_asked', 'desc')
            .orderBy('q.number')
            .limit(p.first)
            .as('q'),
        (join) => join.onTrue(),
      )
      .select([...faqColumns, 'input.key as sku'])
      .orderBy('q.times_asked', 'desc')
      .orderBy('q.number'),
  { keyed: { skus: 'sku' } },
);

export const faqsOfProduct = ({ among }: SupportReaders) =>
  perArguments(({ first }: { readonly first: number }) =>
    manyPerKey((skus: readonly Sku[]) => among({ skus }).optional(faqsOfProducts, { skus, first }), 'sku'),
  );

/** Questions about these products or categories; null for both asks for all. */
export const faqs = statement(
  'faqs',
  (db, p: { skus: readonly Sku[] | null; categories: readonly string[] | null; first: number }) =>
    db
      .selectFrom('questions as q')
      .select(faqColumns)
      .where(({ or }) => or([within('q.sku', p.skus), within('q.category', p.categories)]))
      .orderBy('q.times_asked', 'desc')
      .orderBy('q.number')
      .limit(p.first),
);

export type FaqRow = RowOf<typeof faqs>;
