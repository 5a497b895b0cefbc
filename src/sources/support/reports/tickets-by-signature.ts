import { sql } from 'kysely';
import { instant } from '../../../database/instants.ts';
import { perArguments } from '../../../database/loaders.ts';
import { type DayRange, instants, type Instants } from '../../../domain/calendar.ts';
import type { SupportReaders } from '../visibility.ts';
import { listSeparator, unknownEntry } from '../../../figures/condition.ts';
import { statement } from '../statement.ts';
import { isGoodRating, isOpen, lead } from '../terms.ts';

const packed = (column: string) => sql<string>`coalesce(array_agg(${sql.ref(column)}), '{}')::text`;

/**
 * Tickets that are open, or were opened and rated in these days, counted by what they name of their customer: a number,
 * or else an order, or else an address. Lists in step, as array literals for sales to take, which knows whose these are;
 * the addresses as one text, to be spelled out on their way.
 */
const signatures = statement('tickets_by_signature', (db, p: Instants) => {
  const isInPeriod = sql<boolean>`(t.opened_at >= ${instant(p.from)} and t.opened_at < ${instant(p.until)})`;
  return db
    .with('signed', (tables) =>
      tables
        .selectFrom('tickets as t')
        .where(sql<boolean>`(${isOpen} or (t.csat_rating is not null and ${isInPeriod}))`)
        .select([
          lead.customer.as('customer_number'),
          lead.order.as('order_number'),
          lead.email.as('email'),
          sql<number>`count(*) filter (where ${isOpen})`.as('open_tickets'),
          sql<number>`count(t.csat_rating) filter (where ${isInPeriod})`.as('ratings'),
          sql<number>`count(*) filter (where ${isGoodRating} and ${isInPeriod})`.as('good_ratings'),
        ])
        .groupBy([sql`1`, sql`2`, sql`3`]),
    )
    .selectFrom('signed')
    .select([
      packed('customer_number').as('customerNumbers'),
      packed('order_number').as('orderNumbers'),
      sql<string>`coalesce(string_agg(coalesce(email, ${sql.lit(unknownEntry)}), ${sql.lit(listSeparator)}), '')`.as(
        'emails',
      ),
      packed('open_tickets').as('openTickets'),
      packed('ratings').as('ratings'),
      packed('good_ratings').as('goodRatings'),
    ]);
});

/** Null where the company keeps no tickets. */
export const ticketsBySignature = ({ undecided }: SupportReaders) =>
  perArguments(async (days: DayRange) => (await undecided.optional(signatures, instants(days)))?.[0] ?? null);
