import { sql, type SqlBool } from 'kysely';
import { known, orderDay, type Conversion } from './report-lines.ts';
import { everyCustomer, statement } from './statements.ts';
import type { RateGap } from '../../../domain/converted-sum.ts';
import type { CustomerSegment } from '../tables.ts';

/** Tickets counted by what they name of their customer; see support. */
export interface PackedTickets {
  readonly customerNumbers: string;
  readonly orderNumbers: string;
  readonly emails: string;
  readonly openTickets: string;
  readonly ratings: string;
  readonly goodRatings: string;
}

const inSegment = sql<SqlBool>`(c.consent_profiling and s.segment is not null)`;

export const segmentSizes = statement('segment_sizes', (db) =>
  db
    .selectFrom('customer_summaries as s')
    .innerJoin('customers as c', 'c.number', 's.customer_number')
    .where(inSegment)
    .select(({ fn }) => [
      sql<CustomerSegment>`s.segment`.as('segment'),
      fn.countAll<number>().as('customers'),
      fn.min('s.computed_at').as('summarized_at'),
    ])
    .groupBy('s.segment'),
);

interface Placed {
  readonly from: Date;
  readonly until: Date;
}

export const segmentOrders = statement(
  'segment_orders',
  (db, p: Placed & Conversion) =>
    db
      .with('daily', (tables) =>
        tables
          .selectFrom('orders as o')
          .innerJoin('customer_summaries as s', 's.customer_number', 'o.customer_number')
          .innerJoin('customers as c', 'c.number', 's.customer_number')
          .where('o.status', '<>', 'CANCELLED')
          .where('o.placed_at', '>=', p.from)
          .where('o.placed_at', '<', p.until)
          .where(inSegment)
          .select(({ fn }) => [
            sql<CustomerSegment>`s.segment`.as('segment'),
            orderDay.as('day'),
            'o.currency',
            fn.countAll<number>().as('orders'),
            fn.sum<string>('o.total_minor').as('total_minor'),
          ])
          .groupBy(['s.segment', 'day', 'o.currency']),
      )
      .selectFrom('daily')
      .leftJoin(known(p, 'known'), (join) =>
        join.onRef('known.day', '=', 'daily.day').onRef('known.currency', '=', 'daily.currency'),
      )
      .select([
        'segment',
        sql<number>`sum(${sql.ref('orders')})::bigint`.as('orders'),
        sql<string>`coalesce(sum(total_minor * case when daily.currency = ${p.currency} then 1 else rate end), 0)`.as(
          'minor',
        ),
        sql<RateGap | null>`min(array[daily.day::text, daily.currency])
        filter (where daily.currency <> ${p.currency} and rate is null)`.as('without_rate'),
      ])
      .groupBy('segment'),
  { plannedAnew: true },
);

/** Tickets of the customers whom they lead to. An address leads to one customer, or to none. */
export const segmentTickets = statement(
  'segment_tickets',
  (db, p: PackedTickets) =>
    db
      .with(
        'signed',
        () =>
          sql<{
            customer_number: string | null;
            order_number: string | null;
            email: string | null;
            open_tickets: number;
            ratings: number;
            good_ratings: number;
          }>`(select * from unnest(${p.customerNumbers}::text[], ${p.orderNumbers}::text[], ${p.emails}::text[],
           ${p.openTickets}::bigint[], ${p.ratings}::bigint[], ${p.goodRatings}::bigint[])
         as t (customer_number, order_number, email, open_tickets, ratings, good_ratings))`,
      )
      .with('owner', (tables) =>
        tables
          .selectFrom(everyCustomer.as('customers'))
          .where(sql<SqlBool>`lower(btrim(email)) in (select email from signed)`)
          .groupBy(sql`lower(btrim(email))`)
          .having(({ fn }) => fn.countAll(), '=', 1)
          .select([sql<string>`lower(btrim(email))`.as('email'), sql<string>`min(number)`.as('number')]),
      )
      .selectFrom('signed')
      .leftJoin('orders as o', (join) => join.on(sql<SqlBool>`o.number = signed.order_number`))
      .leftJoin('owner', 'owner.email', 'signed.email')
      .innerJoin('customers as c', (join) =>
        join.on(sql<SqlBool>`c.number = coalesce(signed.customer_number, o.customer_number, owner.number)`),
      )
      .innerJoin('customer_summaries as s', 's.customer_number', 'c.number')
      .where(inSegment)
      .select([
        sql<CustomerSegment>`s.segment`.as('segment'),
        sql<number>`sum(open_tickets)::bigint`.as('open_tickets'),
        sql<number>`sum(ratings)::bigint`.as('ratings'),
        sql<number>`sum(good_ratings)::bigint`.as('good_ratings'),
      ])
      .groupBy('s.segment'),
  { plannedAnew: true },
);
