import Big from 'big.js';
import { sql, type SqlBool } from 'kysely';
import { instant } from '../../../database/instants.ts';
import { perArguments } from '../../../database/loaders.ts';
import { conversion, ofItsDay, ratesTable, type Conversion } from '../../../database/rates.ts';
import type { Reader } from '../../../database/reader.ts';
import type { RowOf } from '../../../database/statement.ts';
import { instants, type DayRange } from '../../../domain/calendar.ts';
import { spelledOut } from '../../../domain/email.ts';
import { listSeparator, unknownEntry } from '../../../figures/condition.ts';
import { earlierGap, type RateGap } from '../../../domain/converted-sum.ts';
import type { ExchangeRates } from '../../../domain/exchange.ts';
import { comparedAddress, spellingsIn } from '../../email.ts';
import { taxIn } from '../../tax.ts';
import { everyCustomer, statement } from '../statement.ts';
import type { CustomerSegment } from '../tables.ts';
import { allowsProfiling } from '../terms.ts';
import { piecesOf } from './pieces.ts';
import { orderDay } from './report-lines.ts';

/** Tickets counted by what they name of their customer; see support. */
interface PackedTickets {
  readonly customerNumbers: string;
  readonly orderNumbers: string;
  readonly emails: string;
  readonly openTickets: string;
  readonly ratings: string;
  readonly goodRatings: string;
}

const inSegment = sql<SqlBool>`(${allowsProfiling('c')} and s.segment is not null)`;

const sizes = statement('segment_sizes', (db) =>
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

/** How many customers are in each segment that has any; null where the company keeps no summaries. */
export const segmentSizes = (read: Reader) => () => read.optional(sizes, {});

const ordersOfSegments = statement(
  'segment_orders',
  (db, p: Conversion & { from: Date; until: Date }) =>
    db
      .with('daily', (tables) =>
        tables
          .selectFrom('orders as o')
          .innerJoin('customer_summaries as s', 's.customer_number', 'o.customer_number')
          .innerJoin('customers as c', 'c.number', 's.customer_number')
          .where('o.status', '<>', 'CANCELLED')
          .where('o.placed_at', '>=', instant(p.from))
          .where('o.placed_at', '<', instant(p.until))
          .where(inSegment)
          .select(({ fn }) => [
            sql<CustomerSegment>`s.segment`.as('segment'),
            orderDay.as('day'),
            'o.currency',
            fn.countAll<number>().as('orders'),
            sql<string>`sum(o.total_minor) - coalesce(sum(${taxIn(sql.ref('o.total_minor'), sql.ref('o.included_tax_percent'))}), 0)`.as(
              'total_minor',
            ),
          ])
          .groupBy(['s.segment', 'day', 'o.currency']),
      )
      .selectFrom('daily')
      .leftJoin(ratesTable(p, 'known'), (join) => join.on(ofItsDay('known', 'daily')))
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

export type SegmentOrders = RowOf<typeof ordersOfSegments>;

const added = (a: SegmentOrders, b: SegmentOrders): SegmentOrders => ({
  segment: a.segment,
  orders: a.orders + b.orders,
  minor: new Big(a.minor).plus(b.minor).toFixed(),
  without_rate: earlierGap(a.without_rate, b.without_rate),
});

/** In days: orders without their lines are read faster than with them. */
const year = 366;

/** What the customers of each segment ordered. Asked only where there are summaries. */
export const segmentOrders = (read: Reader) =>
  perArguments(async ({ from, until, rates }: DayRange & { readonly rates: ExchangeRates }) => {
    const segments = new Map<CustomerSegment, SegmentOrders>();
    for (const days of piecesOf({ from, until }, year)) {
      const rows = await read(ordersOfSegments, {
        ...instants(days),
        ...conversion(rates, days),
      });
      for (const row of rows) {
        const found = segments.get(row.segment);
        segments.set(row.segment, found ? added(found, row) : row);
      }
    }
    return segments;
  });

/** Tickets of the customers whom they lead to. An address leads to one customer, or to none. */
const ticketsOfSegments = statement(
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
          }>`(select * from unnest(${p.customerNumbers}::text[], ${p.orderNumbers}::text[],
           string_to_array(${p.emails}, ${sql.lit(listSeparator)}, ${sql.lit(unknownEntry)}),
           ${p.openTickets}::bigint[], ${p.ratings}::bigint[], ${p.goodRatings}::bigint[])
         as t (customer_number, order_number, email, open_tickets, ratings, good_ratings))`,
      )
      .with('owner', (tables) =>
        tables
          .selectFrom(
            sql<{ email: string; spelling: string }>`(
              select distinct email, unnest(${spellingsIn(sql.ref('email'))}) as spelling from signed)`.as(
              'spelled',
            ),
          )
          .innerJoin(everyCustomer.as('c'), (join) =>
            join.on(sql<SqlBool>`${comparedAddress('c.email')} = spelled.spelling`),
          )
          .groupBy('spelled.email')
          .having(({ fn }) => fn.countAll(), '=', 1)
          .select(['spelled.email', sql<string>`min(c.number)`.as('number')]),
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

export type SegmentTickets = RowOf<typeof ticketsOfSegments>;

/** Tickets of the customers of each segment, from what support counted. */
export const segmentTickets = (read: Reader) => async (tickets: PackedTickets) => {
  const emails = spelledOut(tickets.emails, listSeparator);
  return new Map((await read(ticketsOfSegments, { ...tickets, emails })).map((row) => [row.segment, row]));
};
