import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { dayIn, instant } from '../../../database/instants.ts';
import type { RowOf } from '../../../database/statement.ts';
import { instants, type DayRange } from '../../../domain/calendar.ts';
import type { Sku } from '../../../domain/ids.ts';
import type { StepsOfDays } from '../../../domain/steps.ts';
import { listSeparator } from '../../../figures/condition.ts';
import { keyGroups, ofKeys, ofSome, stepTable, where } from '../../grouping.ts';
import { statement } from '../statement.ts';
import { issueKey, issueName, isSolved, lead, ratings } from '../terms.ts';
import type { SupportReaders } from '../visibility.ts';

/** Which tickets and reviews count, and how they are grouped. Null asks nothing. */
interface FactGroups extends StepsOfDays {
  readonly from: Date;
  readonly until: Date;
  readonly by: readonly string[];
  /** The n-th of these array literals holds what is in group n: SKUs, what leads to customers, orders' numbers. */
  readonly productGroups: readonly string[];
  readonly customerGroups: readonly string[];
  readonly orderGroups: readonly string[];
  /** Whether only what is in such a group counts. */
  readonly ofCustomers: boolean;
  readonly ofOrders: boolean;
  readonly skuKeys: string | null;
  /** In small letters, with single spaces between words. */
  readonly issues: readonly string[] | null;
  readonly ticketChannels: readonly string[] | null;
}

/** What a ticket leads to its customer by, as one key. */
const leadKey = sql<string>`coalesce('c' || ${lead.customer}, 'o' || ${lead.order}, 'e' || ${lead.email})`;

const among = (only: boolean, key: string) =>
  sql<SqlBool>`(not ${only}::boolean or ${sql.ref(key)} is not null)`;

const joins = (key: string, value: RawBuilder<unknown>) => sql<SqlBool>`${sql.ref(key)} = ${value}`;

const ticketGroups = statement(
  'ticket_groups',
  (db, p: FactGroups) =>
    db
      .selectFrom('tickets as t')
      .leftJoin(stepTable(p), (join) => join.on(joins('step.day', dayIn('t.opened_at'))))
      .leftJoin(keyGroups(p.productGroups, 'product'), (join) => join.on(joins('product.key', sql`t.sku`)))
      .leftJoin(keyGroups(p.customerGroups, 'buyer'), (join) => join.on(joins('buyer.key', leadKey)))
      .leftJoin(keyGroups(p.orderGroups, 'placed'), (join) =>
        join.on(joins('placed.key', sql`t.order_number`)),
      )
      .where('t.opened_at', '>=', instant(p.from))
      .where('t.opened_at', '<', instant(p.until))
      .where(ofKeys(sql`t.sku`, p.skuKeys))
      .where(ofSome(issueKey(sql`t.issue`), p.issues))
      .where(ofSome(sql`t.channel`, p.ticketChannels))
      .where(among(p.ofCustomers, 'buyer.key'))
      .where(among(p.ofOrders, 'placed.key'))
      .select([
        sql<number | null>`product.place`.as('product_group'),
        sql<number | null>`buyer.place`.as('customer_group'),
        sql<number | null>`placed.place`.as('order_group'),
        where(p.by, 'SKU', sql<Sku | null>`t.sku`).as('sku'),
        where(p.by, 'ISSUE', issueKey(sql`t.issue`)).as('issue_key'),
        where(p.by, 'TICKET_CHANNEL', sql<string | null>`t.channel`).as('ticket_channel'),
        'step.step_from',
        where(p.by, 'ISSUE', sql<string | null>`min(${issueName(sql`t.issue`)})`).as('issue'),
        sql<number>`count(*)`.as('tickets'),
        ...ratings,
        sql<number>`count(*) filter (where ${isSolved})`.as('solved'),
        sql<number>`count(*) filter (where ${isSolved} and t.replies <= 1 and t.reopens = 0)`.as(
          'solved_at_once',
        ),
      ])
      .groupBy([1, 2, 3, 4, 5, 6, 7].map((place) => sql.raw(String(place)))),
  { plannedAnew: true, report: true },
);
export type TicketGroup = RowOf<typeof ticketGroups>;

const reviewGroups = statement(
  'review_groups',
  (db, p: FactGroups) =>
    db
      .selectFrom('feedback as f')
      .leftJoin(stepTable(p), (join) => join.on(joins('step.day', dayIn('f.submitted_at'))))
      .leftJoin(keyGroups(p.productGroups, 'product'), (join) => join.on(joins('product.key', sql`f.sku`)))
      .leftJoin(keyGroups(p.customerGroups, 'buyer'), (join) =>
        join.on(joins('buyer.key', sql`'c' || f.customer_number`)),
      )
      .where('f.submitted_at', '>=', instant(p.from))
      .where('f.submitted_at', '<', instant(p.until))
      .where(ofKeys(sql`f.sku`, p.skuKeys))
      .where(among(p.ofCustomers, 'buyer.key'))
      .select([
        sql<number | null>`product.place`.as('product_group'),
        sql<number | null>`buyer.place`.as('customer_group'),
        where(p.by, 'SKU', sql<Sku | null>`f.sku`).as('sku'),
        'step.step_from',
        sql<number>`count(f.would_recommend)`.as('answers'),
        sql<number>`count(*) filter (where f.would_recommend >= 9)`.as('promoters'),
        sql<number>`count(*) filter (where f.would_recommend <= 6)`.as('detractors'),
      ])
      .groupBy([1, 2, 3, 4].map((place) => sql.raw(String(place)))),
  { plannedAnew: true, report: true },
);
export type ReviewGroup = RowOf<typeof reviewGroups>;

const all = (value: RawBuilder<unknown>) =>
  sql<string>`coalesce(string_agg(distinct ${value}, ${sql.lit(listSeparator)}), '')`;

/** What the tickets or reviews of some days lead to, each list as one text (see KeySet). */
const ticketLeads = statement(
  'ticket_leads',
  (db, p: { from: Date; until: Date }) =>
    db
      .selectFrom('tickets as t')
      .where('t.opened_at', '>=', instant(p.from))
      .where('t.opened_at', '<', instant(p.until))
      .select([
        all(lead.customer).as('customers'),
        all(lead.order).as('orders'),
        all(lead.email).as('emails'),
        all(sql`t.order_number`).as('ordersNamed'),
      ]),
  { plannedAnew: true, report: true },
);

const reviewLeads = statement(
  'review_leads',
  (db, p: { from: Date; until: Date }) =>
    db
      .selectFrom('feedback as f')
      .where('f.submitted_at', '>=', instant(p.from))
      .where('f.submitted_at', '<', instant(p.until))
      .select([
        all(sql`f.customer_number`).as('customers'),
        sql<string>`''`.as('orders'),
        sql<string>`''`.as('emails'),
        sql<string>`''`.as('ordersNamed'),
      ]),
  { plannedAnew: true, report: true },
);

type Groups = Omit<FactGroups, 'from' | 'until'> & DayRange;
const read = ({ among: readers }: SupportReaders, { from, until }: DayRange) => {
  const days = instants({ from, until });
  return { reader: readers({ since: days.from }), days };
};

/** Null where the company keeps none. */
export const groupedTickets = (readers: SupportReaders) => async (groups: Groups) => {
  const { reader, days } = read(readers, groups);
  return reader.optional(ticketGroups, { ...groups, ...days });
};
export const groupedReviews = (readers: SupportReaders) => async (groups: Groups) => {
  const { reader, days } = read(readers, groups);
  return reader.optional(reviewGroups, { ...groups, ...days });
};
export const leadsOfTicketsIn = (readers: SupportReaders) => async (range: DayRange) => {
  const { reader, days } = read(readers, range);
  return (await reader.optional(ticketLeads, days))?.[0] ?? null;
};
export const leadsOfReviewsIn = (readers: SupportReaders) => async (range: DayRange) => {
  const { reader, days } = read(readers, range);
  return (await reader.optional(reviewLeads, days))?.[0] ?? null;
};
