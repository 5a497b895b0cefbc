import { sql } from 'kysely';
import { instant } from '../../../database/instants.ts';
import { manyPerKey, perArguments } from '../../../database/loaders.ts';
import { anyOf, unpaired, type RowOf } from '../../../database/statement.ts';
import { type DayRange, instants, type Instants, startOfDay } from '../../../domain/calendar.ts';
import type { Sku } from '../../../domain/ids.ts';
import { rangeBefore } from '../../../domain/period.ts';
import type { SupportReaders } from '../visibility.ts';
import { statement } from '../statement.ts';
import { within } from '../terms.ts';
import type { TicketScope } from './facts.ts';

/** Tickets opened in [from, until), and in [before, from) to compare them with. */
interface ComparedPeriods extends Instants {
  readonly before: Date;
  readonly first: number;
}

export const comparedInstants = (range: DayRange, before = rangeBefore(range)) => ({
  before: startOfDay(before.from),
  ...instants(range),
});

const now = (p: ComparedPeriods) => sql<number>`count(*) filter (where t.opened_at >= ${instant(p.from)})`;
const earlier = (p: ComparedPeriods) => sql<number>`count(*) filter (where t.opened_at < ${instant(p.from)})`;

/** Most tickets first, then by name; `total` counts tickets that nobody has sorted as well. */
export const topIssues = statement('top_issues', (db, p: ComparedPeriods & { skus: readonly Sku[] | null }) =>
  db
    .with('counted', (tables) =>
      tables
        .selectFrom('tickets as t')
        .where('t.opened_at', '>=', instant(p.before))
        .where('t.opened_at', '<', instant(p.until))
        .where(within('t.sku', p.skus))
        .groupBy('t.issue')
        .select([
          't.issue',
          now(p).as('tickets'),
          earlier(p).as('before'),
          sql<number>`(sum(${now(p)}) over ())::bigint`.as('total'),
        ]),
    )
    .selectFrom('counted')
    .select([sql<string>`issue`.as('issue'), 'tickets', 'before', 'total'])
    .where('issue', 'is not', null)
    .where('tickets', '>', 0)
    .orderBy('tickets', 'desc')
    .orderBy('issue')
    .limit(p.first),
);

export type IssueRow = RowOf<typeof topIssues>;

const topIssuesOfProducts = statement(
  'top_issues_of_products',
  (db, p: ComparedPeriods & { skus: readonly Sku[] }) =>
    db
      .with('counted', (tables) =>
        tables
          .selectFrom('tickets as t')
          .where('t.sku', '=', anyOf<Sku | null>(p.skus))
          .where('t.opened_at', '>=', instant(p.before))
          .where(unpaired(sql`t.opened_at < ${instant(p.until)}`))
          .groupBy(['t.sku', 't.issue'])
          .select([
            sql<Sku>`t.sku`.as('sku'),
            't.issue',
            now(p).as('tickets'),
            earlier(p).as('before'),
            sql<number>`(sum(${now(p)}) over (partition by t.sku))::bigint`.as('total'),
          ]),
      )
      .with('placed', (tables) =>
        tables
          .selectFrom('counted')
          .where('issue', 'is not', null)
          .where('tickets', '>', 0)
          .select([
            'sku',
            sql<string>`issue`.as('issue'),
            'tickets',
            'before',
            'total',
            sql<number>`row_number() over (partition by sku order by ${sql.ref('tickets')} desc, issue)`.as(
              'place',
            ),
          ]),
      )
      .selectFrom('placed')
      .select(['sku', 'issue', 'tickets', 'before', 'total'])
      .where('place', '<=', p.first)
      .orderBy('place'),
);

export const topIssuesOfProduct = ({ among }: SupportReaders) =>
  perArguments(({ range, first }: { readonly range: DayRange; readonly first: number }) =>
    manyPerKey(
      (skus: readonly Sku[]) =>
        among({ skus }).optional(topIssuesOfProducts, { ...comparedInstants(range), skus, first }),
      'sku',
    ),
  );

/** The products with most tickets on each issue, then by SKU. */
export const productsByIssue = statement(
  'products_by_issue',
  (db, p: TicketScope & { issues: readonly string[]; first: number }) =>
    db
      .with('placed', (tables) =>
        tables
          .selectFrom('tickets as t')
          .where('t.issue', '=', anyOf<string | null>(p.issues))
          .where('t.sku', 'is not', null)
          .where('t.opened_at', '>=', instant(p.from))
          .where('t.opened_at', '<', instant(p.until))
          .where(within('t.sku', p.skus))
          .groupBy(['t.issue', 't.sku'])
          .select([
            sql<string>`t.issue`.as('issue'),
            sql<Sku>`t.sku`.as('sku'),
            sql<number>`row_number() over (partition by t.issue order by count(*) desc, t.sku)`.as('place'),
          ]),
      )
      .selectFrom('placed')
      .select(['issue', 'sku'])
      .where('place', '<=', p.first)
      .orderBy('place'),
);
