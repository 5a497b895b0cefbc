import type { ListOrder, PageParameters } from '../../../database/keyset.ts';
import { anyOf, keyList } from '../../../database/statement.ts';
import type { Sku } from '../../../domain/ids.ts';
import { paged, statement, within } from './statement.ts';

const faqColumns = ['q.question', 'q.answer', 'q.times_asked'] as const;

export const faqsOfProducts = statement(
  'faqs_of_products',
  (db, p: { skus: readonly Sku[]; first: number }) =>
    db
      .selectFrom(keyList(p.skus, 'asked'))
      .innerJoinLateral(
        (of) =>
          of
            .selectFrom('questions as q')
            .select([...faqColumns, 'q.number'])
            .whereRef('q.sku', '=', 'asked.key')
            .orderBy('q.times_asked', 'desc')
            .orderBy('q.number')
            .limit(p.first)
            .as('q'),
        (join) => join.onTrue(),
      )
      .select([...faqColumns, 'asked.key as sku'])
      .orderBy('q.times_asked', 'desc')
      .orderBy('q.number'),
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

const feedbackColumns = [
  'f.rating',
  'f.would_recommend',
  'f.comment',
  'f.sentiment',
  'f.submitted_at',
] as const;

/** Newest first. */
export const feedbackOrder = {
  name: 'submitted_at_desc',
  steps: [
    { column: 'f.submitted_at', type: 'timestamptz', direction: 'desc' },
    { column: 'f.number', type: 'text', direction: 'desc' },
  ],
} satisfies ListOrder;

export const feedbackPageOfProducts = paged(
  'feedback_page_of_products',
  [feedbackOrder],
  (db, p: PageParameters & { skus: readonly Sku[] }, keyset) =>
    db
      .selectFrom(keyList(p.skus, 'asked'))
      .innerJoinLateral(
        (of) =>
          of
            .selectFrom('feedback as f')
            .select([...feedbackColumns, 'f.number'])
            .whereRef('f.sku', '=', 'asked.key')
            .where(keyset.within)
            .orderBy(keyset.order)
            .limit(p.limit)
            .as('f'),
        (join) => join.onTrue(),
      )
      .select([...feedbackColumns, 'asked.key as sku', ...keyset.cursor])
      .orderBy(keyset.order),
);

export const feedbackCountOfProducts = statement(
  'feedback_count_of_products',
  (db, p: { skus: readonly Sku[] }) =>
    db
      .selectFrom('feedback as f')
      .select(({ fn }) => ['f.sku', fn.countAll<number>().as('reviews')])
      .where('f.sku', '=', anyOf(p.skus))
      .groupBy('f.sku'),
);
