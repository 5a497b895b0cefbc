import { sql } from 'kysely';
import { lazily, manyPerKey, perArguments } from '../../../database/loaders.ts';
import type { RowOf } from '../../../database/statement.ts';
import type { DayRange } from '../../../domain/calendar.ts';
import type { Sku } from '../../../domain/ids.ts';
import { faqs } from '../lists/faqs.ts';
import type { SupportReaders } from '../seen.ts';
import { statement } from '../statement.ts';
import { isOpen, isSolved, ratings, within } from '../terms.ts';
import { comparedInstants, productsByIssue, topIssues, type TicketScope } from './issues.ts';

const openedIn = ({ from, until }: { from: Date; until: Date }) =>
  sql<boolean>`t.opened_at >= ${from} and t.opened_at < ${until}`;

const median = (value: ReturnType<typeof sql>, rows: ReturnType<typeof sql>) =>
  sql<number | null>`percentile_cont(0.5) within group (order by ${value}) filter (where ${rows})`;

const secondsTo = (instant: string) => sql`extract(epoch from ${sql.ref(instant)} - t.opened_at)::float8`;

const ticketFigures = statement('ticket_figures', (db, p: TicketScope) =>
  db
    .selectFrom('tickets as t')
    .select([
      sql<number>`count(*)`.as('tickets'),
      ...ratings,
      sql<number>`count(*) filter (where ${isSolved})`.as('solved'),
      sql<number>`count(*) filter (where ${isSolved} and t.replies <= 1 and t.reopens = 0)`.as(
        'solved_at_once',
      ),
      median(sql`${secondsTo('t.first_replied_at')} / 60`, sql`t.first_replied_at is not null`).as(
        'median_first_reply_minutes',
      ),
      median(sql`${secondsTo('t.solved_at')} / 3600`, sql`${isSolved} and t.solved_at is not null`).as(
        'median_resolution_hours',
      ),
    ])
    .where(openedIn(p))
    .where(within('t.sku', p.skus)),
);

const openTickets = statement('open_tickets', (db, p: { skus: readonly Sku[] | null }) =>
  db
    .selectFrom('tickets as t')
    .select(sql<number>`count(*)`.as('tickets'))
    .where(isOpen)
    .where(within('t.sku', p.skus)),
);

const recommendations = statement('recommendations', (db, p: TicketScope) =>
  db
    .selectFrom('feedback as f')
    .select([
      sql<number>`count(f.would_recommend)`.as('answers'),
      sql<number>`count(*) filter (where f.would_recommend >= 9)`.as('promoters'),
      sql<number>`count(*) filter (where f.would_recommend <= 6)`.as('detractors'),
    ])
    .where('f.submitted_at', '>=', p.from)
    .where('f.submitted_at', '<', p.until)
    .where(within('f.sku', p.skus)),
);

/** On what insights look: null asks for everything, also for what is about no product or category. */
interface InsightsScope {
  readonly range: DayRange;
  readonly skus: readonly Sku[] | null;
  readonly categories: readonly string[] | null;
}

interface First {
  readonly first: number;
}

/**
 * The figures of one scope, each read when it is first asked for. Where the company keeps no tickets `figures` is null,
 * and the rest of what is told of tickets is not asked.
 */
export const insights =
  ({ among }: SupportReaders) =>
  ({ range, skus, categories }: InsightsScope) => {
    const { before, ...days } = comparedInstants(range);
    const read = among({ since: before });
    const one = async <Row>(rows: Promise<readonly Row[] | null>) => (await rows)?.[0] ?? null;
    return lazily({
      figures: () => one(read.optional(ticketFigures, { ...days, skus })),
      openTickets: async () => (await read(openTickets, { skus }))[0]?.tickets ?? 0,
      recommendations: () => one(read.optional(recommendations, { ...days, skus })),
      topIssues: () => perArguments(({ first }: First) => read(topIssues, { ...days, before, skus, first })),
      productsWithIssue: () =>
        perArguments(({ first }: First) =>
          manyPerKey(
            (names: readonly string[]) =>
              read.optional(productsByIssue, { ...days, skus, issues: names, first }),
            'issue',
          ),
        ),
      faqs: () => perArguments(({ first }: First) => read.optional(faqs, { skus, categories, first })),
    });
  };

export type InsightReads = ReturnType<ReturnType<typeof insights>>;
export type TicketFigures = RowOf<typeof ticketFigures>;
