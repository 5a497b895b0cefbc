import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { listSeparator } from '../../../figures/condition.ts';
import type { Sku, TicketNumber } from '../../../domain/ids.ts';
import { statement } from './statement.ts';
import { isOpen } from './status.ts';

/** Of which tickets or reviews; null is any. */
export interface Among {
  readonly tickets: readonly TicketNumber[] | null;
  readonly skus: readonly Sku[] | null;
  /** Opened or submitted since, or still open. */
  readonly since: Date | null;
}

const each = (column: RawBuilder<unknown>) =>
  sql<string>`coalesce(string_agg(distinct ${column}, ${sql.lit(listSeparator)}), '')`;

const ofSkus = (column: string, skus: readonly Sku[] | null) =>
  sql<SqlBool>`(${skus}::text[] is null or ${sql.ref(column)} = any(${skus}::text[]))`;

/** What tickets name their customers by: a number, or else an order, or else an address. */
export const leadsOfTickets = statement(
  'leads_of_tickets',
  (db, p: Among) => {
    const order = sql`case when t.customer_number is null then t.order_number end`;
    const email = sql`case when t.customer_number is null and t.order_number is null
      then nullif(lower(btrim(t.email)), '') end`;
    return db
      .selectFrom('tickets as t')
      .where(sql<SqlBool>`(${p.tickets}::text[] is null or t.number = any(${p.tickets}::text[]))`)
      .where(ofSkus('t.sku', p.skus))
      .where(sql<SqlBool>`(${p.since}::timestamptz is null or t.opened_at >= ${p.since} or ${isOpen})`)
      .select([
        each(sql.ref('t.customer_number')).as('customers'),
        each(order).as('orders'),
        each(email).as('emails'),
        sql<number>`count(distinct (t.customer_number, ${order}, ${email}))`.as('count'),
      ]);
  },
  { plannedAnew: true },
);

/** The customers whose reviews these are. */
export const reviewers = statement(
  'reviewers',
  (db, p: Among) =>
    db
      .selectFrom('feedback as f')
      .where(ofSkus('f.sku', p.skus))
      .where(sql<SqlBool>`(${p.since}::timestamptz is null or f.submitted_at >= ${p.since})`)
      .select([
        each(sql.ref('f.customer_number')).as('customers'),
        sql<number>`count(distinct f.customer_number)`.as('count'),
      ]),
  { plannedAnew: true },
);
