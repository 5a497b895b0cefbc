import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { instant } from '../../database/instants.ts';
import { perArguments } from '../../database/loaders.ts';
import type { Reader } from '../../database/reader.ts';
import { readerThrough } from '../../database/views.ts';
import type { OrderNumber, Sku, TicketNumber } from '../../domain/ids.ts';
import { within } from '../../figures/bounds.ts';
import { listSeparator } from '../../figures/condition.ts';
import { once } from '../../kernel/once.ts';
import { readerOfSkus, type Leads, type Visibility } from '../visibility.ts';
import { statement } from './statement.ts';
import { isOpen, lead } from './terms.ts';
import { viewsFor } from './views.ts';

/** Of which tickets or reviews; null is any. */
interface TicketsAmong {
  readonly tickets: readonly TicketNumber[] | null;
  readonly skus: readonly Sku[] | null;
  readonly orders: readonly OrderNumber[] | null;
  /** Tickets that were opened since, or are still open. */
  readonly since: Date | null;
  /** Reviews that were submitted since; as tickets, where left out. */
  readonly reviewedSince?: Date | null;
}

/** The ways to read what a caller may see of tickets and reviews. */
export interface SupportReaders {
  /** Which of these lead to customers whom the caller may see is asked first. */
  readonly among: (some: Partial<TicketsAmong>) => Reader;
  /** Of customers whom the caller may see, by what they claim. */
  readonly ofClaims: (claims: { readonly [Name in keyof Leads]: readonly string[] }) => Reader;
  /** For what goes to sales as it is, which tells whose it is and whether the caller may see them. */
  readonly undecided: Reader;
}

const each = (column: RawBuilder<unknown>) =>
  sql<string>`coalesce(string_agg(distinct ${column}, ${sql.lit(listSeparator)}), '')`;

const ofSkus = (column: string, skus: readonly Sku[] | null) =>
  sql<SqlBool>`(${skus}::text[] is null or ${sql.ref(column)} = any(${skus}::text[]))`;

const leadsOfTickets = statement(
  'leads_of_tickets',
  (db, p: TicketsAmong) =>
    db
      .selectFrom('tickets as t')
      .where(sql<SqlBool>`(${p.tickets}::text[] is null or t.number = any(${p.tickets}::text[]))`)
      .where(ofSkus('t.sku', p.skus))
      .where(sql<SqlBool>`(${p.orders}::text[] is null or t.order_number = any(${p.orders}::text[]))`)
      .where(sql<SqlBool>`(${instant(p.since)} is null or t.opened_at >= ${instant(p.since)} or ${isOpen})`)
      .select([
        each(lead.customer).as('customers'),
        each(lead.order).as('orders'),
        each(lead.email).as('emails'),
        sql<number>`count(distinct (${lead.customer}, ${lead.order}, ${lead.email}))`.as('count'),
      ]),
  { plannedAnew: true },
);

/** The customers whose reviews these are. */
const customersOfReviews = statement(
  'reviewers',
  (db, p: TicketsAmong) =>
    db
      .selectFrom('feedback as f')
      .where(ofSkus('f.sku', p.skus))
      .where(sql<SqlBool>`(${instant(p.since)} is null or f.submitted_at >= ${instant(p.since)})`)
      .select([
        each(sql.ref('f.customer_number')).as('customers'),
        sql<number>`count(distinct f.customer_number)`.as('count'),
      ]),
  { plannedAnew: true },
);

const byCountry = viewsFor({ byCountry: true, byBrand: false });
const byBrand = viewsFor({ byCountry: false, byBrand: true });
const byBoth = viewsFor({ byCountry: true, byBrand: true });

const nobody: Leads = { customers: '', orders: '', emails: '' };

export function readersFor(
  whole: Reader,
  { skus, visibleLeads }: Pick<Visibility, 'skus' | 'visibleLeads'>,
): SupportReaders {
  const undecided = readerOfSkus(whole, byBrand, { skus });
  if (!visibleLeads) return { among: () => undecided, ofClaims: () => undecided, undecided };
  const reader = (visible: () => Promise<Leads>, reviewers?: () => Promise<string>) =>
    readerThrough(whole, skus ? byBoth : byCountry, {
      ...(skus && { skus }),
      customers: async () => (await visible()).customers,
      orders: async () => (await visible()).orders,
      emails: async () => (await visible()).emails,
      ...(reviewers && { reviewers }),
    });

  return {
    undecided,
    among: perArguments((some: Partial<TicketsAmong>) => {
      const among = { tickets: null, skus: null, orders: null, since: null, ...some };
      const { reviewedSince = among.since } = among;
      const visible = once(async () => {
        const [row] = (await undecided.optional(leadsOfTickets, among)) ?? [];
        const { count, ...leads } = row ?? { count: 0, ...nobody };
        within(count, 'the customers of tickets', Object.values(leads));
        return visibleLeads(leads);
      });
      return reader(visible, async () => {
        const [row] =
          (await undecided.optional(customersOfReviews, { ...among, since: reviewedSince })) ?? [];
        within(row?.count ?? 0, 'the customers of reviews', [row?.customers ?? '']);
        return (await visibleLeads({ ...nobody, customers: row?.customers ?? '' })).customers;
      });
    }),
    ofClaims: ({ customers, orders, emails }) =>
      reader(async () => ({
        customers: customers.join(listSeparator),
        orders: orders.join(listSeparator),
        emails: emails.join(listSeparator),
      })),
  };
}
