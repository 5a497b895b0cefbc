import { pageParameters } from '../../../database/keyset.ts';
import { manyPerKey, perArguments, rowsPerKey } from '../../../database/loaders.ts';
import type { RowOf } from '../../../database/statement.ts';
import type { Sku } from '../../../domain/ids.ts';
import { toPage, type PageRequest } from '../../../kernel/page.ts';
import type { SupportReaders } from '../seen.ts';
import * as queries from '../queries/voices.ts';

/** What customers ask about products and say of them. */
export const voiceLoaders = {
  faqsOfProduct: ({ among }: SupportReaders) =>
    perArguments(({ first }: { readonly first: number }) =>
      manyPerKey(
        (skus: readonly Sku[]) => among({ skus }).optional(queries.faqsOfProducts, { skus, first }),
        (row) => row.sku,
      ),
    ),

  feedbackOfProduct: ({ among }: SupportReaders) =>
    perArguments(({ page }: { readonly page: PageRequest }) =>
      rowsPerKey(
        (skus: readonly Sku[]) =>
          among({ skus }).optional(queries.feedbackPageOfProducts(queries.feedbackOrder, page), {
            ...pageParameters(page),
            skus,
          }),
        (row) => row.sku,
        (rows) => toPage(rows, page),
        (sku) => sku,
      ),
    ),

  feedbackCountOfProduct: ({ among }: SupportReaders) =>
    rowsPerKey(
      (skus: readonly Sku[]) => among({ skus }).optional(queries.feedbackCountOfProducts, { skus }),
      (row) => row.sku,
      ([row]) => row?.reviews ?? 0,
      (sku) => sku,
    ),
};

export type FaqRow = RowOf<typeof queries.faqs>;
export type FeedbackRow = Omit<RowOf<ReturnType<typeof queries.feedbackPageOfProducts>>, 'sku'>;
