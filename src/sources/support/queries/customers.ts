import { sql, type Kysely, type QueryCreator } from 'kysely';
import type { PageParameters } from '../../../database/keyset.ts';
import { anyOf, keyList } from '../../../database/statement.ts';
import type { CustomerNumber, OrderNumber } from '../../../domain/ids.ts';
import type { SupportTables } from '../tables.ts';
import { paged, statement } from './statement.ts';
import { isOpen, isOpenAs, ratings } from './status.ts';
import { ticketColumns, ticketOrder } from './tickets.ts';

/** By what the tickets of customers are found; an order or address stands beside the customer whose it is. */
export interface ClaimLists {
  readonly customers: readonly CustomerNumber[];
  readonly orders: readonly OrderNumber[];
  readonly orderCustomers: readonly CustomerNumber[];
  readonly emails: readonly string[];
  readonly emailCustomers: readonly CustomerNumber[];
}

const claim = <Key extends string>(keys: readonly Key[], customers: readonly CustomerNumber[]) =>
  sql<{ key: Key; customer: CustomerNumber }>`unnest(${keys}::text[], ${customers}::text[])`.as<'claim'>(
    sql`claim(key, customer)`,
  );

/** The three ways to a customer shut each other out, so that no ticket is found twice. */
const claimed = (db: QueryCreator<SupportTables>, p: ClaimLists) =>
  db
    .selectFrom('tickets as t')
    .select([sql<CustomerNumber>`t.customer_number`.as('customer'), 't.number'])
    .where('t.customer_number', '=', anyOf<CustomerNumber | null>(p.customers))
    .unionAll(
      db
        .selectFrom(claim(p.orders, p.orderCustomers))
        .innerJoin('tickets as t', 't.order_number', 'claim.key')
        .where('t.customer_number', 'is', null)
        .select(['claim.customer', 't.number']),
    )
    .unionAll(
      db
        .selectFrom(claim(p.emails, p.emailCustomers))
        .innerJoin('tickets as t', (join) => join.on(sql`lower(btrim(t.email))`, '=', sql.ref('claim.key')))
        .where('t.customer_number', 'is', null)
        .where('t.order_number', 'is', null)
        .select(['claim.customer', 't.number']),
    );

export const ticketPageOfCustomers = paged(
  'ticket_page_of_customers',
  [ticketOrder],
  (db, p: PageParameters & ClaimLists & { open: boolean | null }, keyset) =>
    db
      .with('claimed', (tables) => claimed(tables, p))
      .with('placed', (tables) =>
        tables
          .selectFrom('claimed')
          .innerJoin('tickets as t', 't.number', 'claimed.number')
          .where(isOpenAs(p.open))
          .where(keyset.within)
          .select([
            ...ticketColumns,
            'claimed.customer',
            sql<number>`row_number() over (partition by claimed.customer order by ${keyset.order})`.as(
              'place',
            ),
          ]),
      )
      .selectFrom('placed as t')
      .where('t.place', '<=', p.limit)
      .select([...ticketColumns, 't.customer', ...keyset.cursor])
      .orderBy('t.place'),
);

/** One row for each customer asked for, also without tickets. */
const perCustomer = (db: Kysely<SupportTables>, p: ClaimLists) =>
  db
    .with('claimed', (tables) => claimed(tables, p))
    .selectFrom(keyList(p.customers, 'asked'))
    .leftJoin('claimed', 'claimed.customer', 'asked.key')
    .leftJoin('tickets as t', 't.number', 'claimed.number')
    .groupBy('asked.key')
    .select('asked.key as customer');

export const ticketCountOfCustomers = statement(
  'ticket_count_of_customers',
  (db, p: ClaimLists & { open: boolean | null }) =>
    perCustomer(db, p).select(sql<number>`count(t.number) filter (where ${isOpenAs(p.open)})`.as('tickets')),
);

export const customerFigures = statement('customer_figures', (db, p: ClaimLists) =>
  perCustomer(db, p).select(({ fn }) => [
    sql<number>`count(*) filter (where ${isOpen})`.as('open_tickets'),
    fn.max('t.opened_at').as('last_contact_at'),
    ...ratings,
  ]),
);
