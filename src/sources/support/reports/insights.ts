import { sql } from 'kysely';
import { lazily, manyPerKey, perArguments } from '../../../database/loaders.ts';
import type { RowOf } from '../../../database/statement.ts';
import type { DayRange } from '../../../domain/calendar.ts';
import type { Sku } from '../../../domain/ids.ts';
import { faqs } from '../lists/faqs.ts';
import type { SupportReaders } from '../visibility.ts';
import { statement } from '../statement.ts';
import { isOpen, within } from '../terms.ts';
import { recommendations, ticketCounts, ticketFigures } from './facts.ts';
import { comparedInstants, productsByIssue, topIssues } from './issues.ts';

const openTickets = statement('open_tickets', (db, p: { skus: readonly Sku[] | null }) =>
  db
    .selectFrom('tickets as t')
    .select(sql<number>`count(*)`.as('tickets'))
    .where(isOpen)
    .where(within('t.sku', p.skus)),
);

/** On what insights look: null asks for everything, also for what is about no product or category. */
interface InsightsScope {
  readonly range: DayRange;
  /** What changes are told from. */
  readonly before: DayRange;
  readonly skus: readonly Sku[] | null;
  readonly categories: readonly string[] | null;
  readonly withMedians: boolean;
}

interface FirstOfList {
  readonly first: number;
}

/**
 * The figures of one scope, each read when it is first asked for. Where the company keeps no tickets `tickets` is null,
 * and the rest of what is told of tickets is not asked.
 */
export const insights =
  ({ among }: SupportReaders) =>
  ({ range, before: compared, skus, categories, withMedians }: InsightsScope) => {
    const { before, ...days } = comparedInstants(range, compared);
    const read = among({ since: before });
    const one = async <Row>(rows: Promise<readonly Row[] | null>) => (await rows)?.[0] ?? null;
    return lazily({
      tickets: () => one(read.optional(withMedians ? ticketFigures : ticketCounts, { ...days, skus })),
      openTickets: async () => (await read(openTickets, { skus }))[0]?.tickets ?? 0,
      reviews: () => one(read.optional(recommendations, { ...days, skus })),
      topIssues: () =>
        perArguments(({ first }: FirstOfList) => read(topIssues, { ...days, before, skus, first })),
      productsWithIssue: () =>
        perArguments(({ first }: FirstOfList) =>
          manyPerKey(
            (names: readonly string[]) =>
              read.optional(productsByIssue, { ...days, skus, issues: names, first }),
            'issue',
          ),
        ),
      faqs: () => perArguments(({ first }: FirstOfList) => read.optional(faqs, { skus, categories, first })),
    });
  };

export type InsightReads = ReturnType<ReturnType<typeof insights>>;
export type TicketFigures = RowOf<typeof ticketFigures>;
