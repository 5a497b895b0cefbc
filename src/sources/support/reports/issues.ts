import { sql, type SqlBool } from 'kysely';
import { instant } from '../../../database/instants.ts';
import { manyPerKey, perArguments } from '../../../database/loaders.ts';
import { anyOf, keyList, unpaired, type RowOf } from '../../../database/statement.ts';
import { type DayRange, instants, type Instants, startOfDay } from '../../../domain/calendar.ts';
import type { Sku } from '../../../domain/ids.ts';
import { rangeBefore } from '../../../domain/period.ts';
import type { SupportReaders } from '../visibility.ts';
import { statement } from '../statement.ts';
import { issueKey, issueName, within } from '../terms.ts';
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

/** Rows counted by each spelling of an issue, added up; it is named by the spelling of most tickets. */
const merged = {
  key: issueKey(sql.ref('issue')).as('key'),
  issue:
    sql<string>`(array_agg(${issueName(sql.ref('issue'))} order by ${sql.ref('tickets')} desc, before desc, issue collate "C"))[1]`.as(
      'issue',
    ),
  tickets: sql<number>`sum(${sql.ref('tickets')})::bigint`.as('tickets'),
  before: sql<number>`sum(before)::bigint`.as('before'),
  total: sql<number>`max(total)`.as('total'),
} as const;

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
    .with('merged', (tables) =>
      tables
        .selectFrom('counted')
        .select([merged.key, merged.issue, merged.tickets, merged.before, merged.total])
        .groupBy('key'),
    )
    .selectFrom('merged')
    .select(['issue', 'tickets', 'before', 'total'])
    .where('key', 'is not', null)
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
      .with('merged', (tables) =>
        tables
          .selectFrom('counted')
          .select(['sku', merged.key, merged.issue, merged.tickets, merged.before, merged.total])
          .groupBy(['sku', 'key']),
      )
      .with('placed', (tables) =>
        tables
          .selectFrom('merged')
          .where('key', 'is not', null)
          .where('tickets', '>', 0)
          .select([
            'sku',
            'issue',
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
  (db, p: TicketScope & { issues: readonly string[]; first: number }) => {
    const counts = sql<SqlBool>`(t.sku is not null and t.opened_at >= ${instant(p.from)}
      and t.opened_at < ${instant(p.until)} and ${within('t.sku', p.skus)})`;
    return (
      db
        // Each spelling once: there are far fewer than tickets.
        .with('spelled', (tables) =>
          tables.selectFrom('tickets as t').where(counts).select('t.issue').distinct(),
        )
        .with('named', (tables) =>
          tables
            .selectFrom('spelled')
            .innerJoin(keyList(p.issues, 'input'), (join) =>
              join.on(issueKey(sql.ref('spelled.issue')), '=', issueKey(sql.ref('input.key'))),
            )
            .select(['input.key as name', 'spelled.issue']),
        )
        .with('placed', (tables) =>
          tables
            .selectFrom('named')
            .innerJoin('tickets as t', 't.issue', 'named.issue')
            .where(counts)
            .groupBy(['named.name', 't.sku'])
            .select([
              'named.name as issue',
              sql<Sku>`t.sku`.as('sku'),
              sql<number>`row_number() over (partition by named.name order by count(*) desc, t.sku)`.as(
                'place',
              ),
            ]),
        )
        .selectFrom('placed')
        .select(['issue', 'sku'])
        .where('place', '<=', p.first)
        .orderBy('place')
    );
  },
);
