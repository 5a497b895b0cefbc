import { sql } from 'kysely';
import { instantsIn } from '../../../database/instants.ts';
import { pageParameters, type ListOrder, type PageParameters } from '../../../database/keyset.ts';
import { onePerKey, perArguments, rowsPerKey } from '../../../database/loaders.ts';
import { anyOf, isNamed, keyList, type RowOf } from '../../../database/statement.ts';
import type { FeedbackNumber, Sku } from '../../../domain/ids.ts';
import { toPage, type PageRequest } from '../../../kernel/page.ts';
import type { SupportReaders } from '../visibility.ts';
import { paged, statement } from '../statement.ts';

const feedbackColumns = [
  'f.number',
  'f.sku',
  'f.customer_number',
  'f.rating',
  'f.would_recommend',
  'f.comment',
  'f.sentiment',
  instantsIn()('f.submitted_at'),
  instantsIn<Date | null>()('f.updated_at'),
] as const;

/** Newest first. */
export const feedbackOrder = {
  name: 'submitted_at_desc',
  steps: [
    { column: 'f.submitted_at', type: 'timestamptz', direction: 'desc' },
    { column: 'f.number', type: 'text', direction: 'desc' },
  ],
} satisfies ListOrder;

const feedbackPageOfProducts = paged(
  'feedback_page_of_products',
  [feedbackOrder],
  (db, p: PageParameters & { skus: readonly Sku[] }, keyset) =>
    db
      .selectFrom(keyList(p.skus, 'input'))
      .innerJoinLateral(
        (of) =>
          of
            .selectFrom('feedback as f')
            .select(feedbackColumns)
            .whereRef('f.sku', '=', 'input.key')
            .where(keyset.within)
            .orderBy(keyset.order)
            .limit(p.limit)
            .as('f'),
        (join) => join.onTrue(),
      )
      .select([...feedbackColumns, ...keyset.cursor])
      .orderBy(keyset.order),
  { keyed: { skus: 'sku' } },
);

const feedbackByNumber = statement(
  'feedback_by_number',
  (db, p: { numbers: readonly FeedbackNumber[] }) =>
    db.selectFrom('feedback as f').select(feedbackColumns).where('f.number', '=', anyOf(p.numbers)),
  { keyed: { numbers: 'number' } },
);

export type FeedbackRow = RowOf<typeof feedbackByNumber>;

/** Null where the company keeps no reviews. */
export const review = ({ among }: SupportReaders) =>
  onePerKey(
    (numbers: readonly FeedbackNumber[]) => among({}).optional(feedbackByNumber, { numbers }),
    'number',
  );

export const feedbackOfProduct = ({ among }: SupportReaders) =>
  perArguments(({ page }: { readonly page: PageRequest }) =>
    rowsPerKey(
      (skus: readonly Sku[]) =>
        among({ skus }).optional(feedbackPageOfProducts(feedbackOrder, page), {
          ...pageParameters(page),
          skus,
        }),
      (row) => row.sku,
      (rows) => toPage(rows, page),
      (sku) => sku,
    ),
  );

const feedbackCountOfProducts = statement(
  'feedback_count_of_products',
  (db, p: { skus: readonly Sku[] }) =>
    db
      .selectFrom('feedback as f')
      .select(({ fn }) => ['f.sku', fn.countAll<number>().as('reviews')])
      .where('f.sku', '=', anyOf(p.skus))
      .where(isNamed(sql.ref('f.number')))
      .groupBy('f.sku'),
  { keyed: { skus: 'sku' } },
);

export const feedbackCountOfProduct = ({ among }: SupportReaders) =>
  rowsPerKey(
    (skus: readonly Sku[]) => among({ skus }).optional(feedbackCountOfProducts, { skus }),
    (row) => row.sku,
    ([row]) => row?.reviews ?? 0,
    (sku) => sku,
  );
