import { lazily, manyPerKey, perArguments } from '../../../database/loaders.ts';
import type { RowOf } from '../../../database/statement.ts';
import { startOfDay, type DayRange } from '../../../domain/calendar.ts';
import type { Sku } from '../../../domain/ids.ts';
import { rangeBefore } from '../../../domain/period.ts';
import type { SupportReaders } from '../seen.ts';
import * as queries from '../queries/insights.ts';
import * as issues from '../queries/issues.ts';
import { faqs } from '../queries/voices.ts';

/** On what insights look: null asks for everything, also for what is about no product or category. */
export interface InsightsScope {
  readonly range: DayRange;
  readonly skus: readonly Sku[] | null;
  readonly categories: readonly string[] | null;
}

interface First {
  readonly first: number;
}

const instants = (range: DayRange) => ({
  before: startOfDay(rangeBefore(range).from),
  from: startOfDay(range.from),
  until: startOfDay(range.until),
});

export const issueLoaders = {
  topIssuesOfProduct: ({ among }: SupportReaders) =>
    perArguments(({ range, first }: First & { readonly range: DayRange }) =>
      manyPerKey(
        (skus: readonly Sku[]) =>
          among({ skus }).optional(issues.topIssuesOfProducts, { ...instants(range), skus, first }),
        (row) => row.sku,
      ),
    ),
};

/**
 * The figures of one scope, each read when it is first asked for. Where the company keeps no tickets `figures` is null,
 * and the rest of what is told of tickets is not asked.
 */
export function insightsOf({ among }: SupportReaders, { range, skus, categories }: InsightsScope) {
  const { before, ...days } = instants(range);
  const read = among({ since: before });
  const one = async <Row>(rows: Promise<readonly Row[] | null>) => (await rows)?.[0] ?? null;
  return lazily({
    figures: () => one(read.optional(queries.ticketFigures, { ...days, skus })),
    openTickets: async () => (await read(queries.openTickets, { skus }))[0]?.tickets ?? 0,
    recommendations: () => one(read.optional(queries.recommendations, { ...days, skus })),
    topIssues: () =>
      perArguments(({ first }: First) => read(issues.topIssues, { ...days, before, skus, first })),
    productsWithIssue: () =>
      perArguments(({ first }: First) =>
        manyPerKey(
          (names: readonly string[]) =>
            read.optional(issues.productsByIssue, { ...days, skus, issues: names, first }),
          (row) => row.issue,
        ),
      ),
    faqs: () => perArguments(({ first }: First) => read.optional(faqs, { skus, categories, first })),
  });
}

export type InsightReads = ReturnType<typeof insightsOf>;
export type TicketFigures = NonNullable<Awaited<InsightReads['figures']>>;
export type IssueRow = RowOf<typeof issues.topIssues>;
