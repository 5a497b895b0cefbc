import { sql, type Kysely, type QueryCreator } from 'kysely';
import { pageParameters, type PageParameters } from '../../../database/keyset.ts';
import { perArguments, rowsPerKey } from '../../../database/loaders.ts';
import { anyOf, keyList, unseenList } from '../../../database/statement.ts';
import { spellingsOf } from '../../../domain/email.ts';
import type { Claims } from '../../../domain/identity.ts';
import type { CustomerNumber, OrderNumber } from '../../../domain/ids.ts';
import { toPage, type PageRequest } from '../../../kernel/page.ts';
import { comparedAddress } from '../../email.ts';
import type { SupportReaders } from '../visibility.ts';
import { paged, statement } from '../statement.ts';
import type { SupportTables } from '../tables.ts';
import { isOpen, isOpenAs, ratings } from '../terms.ts';
import { ticketColumns, ticketOrder, type TicketSelection } from './tickets.ts';

/** By what the tickets of customers are found; an order or address stands beside the customer whose it is. */
interface ClaimLists {
  readonly customers: readonly CustomerNumber[];
  readonly orders: readonly OrderNumber[];
  readonly orderCustomers: readonly CustomerNumber[];
  readonly emails: readonly string[];
  readonly emailCustomers: readonly CustomerNumber[];
}

/** So that customers of several requests go in one statement. */
const ofCustomers = {
  keyed: { customers: 'customer' },
  told: { orders: 'orderCustomers', emails: 'emailCustomers' },
} as const;

function claimLists(claims: readonly Claims[]): ClaimLists {
  const addressed = claims.flatMap(({ customer, email }) =>
    spellingsOf(email).map((spelling) => ({ customer, email: spelling })),
  );
  return {
    customers: claims.map(({ customer }) => customer),
    orders: claims.flatMap(({ orders }) => orders),
    orderCustomers: claims.flatMap(({ customer, orders }) => orders.map(() => customer)),
    emails: addressed.map(({ email }) => email),
    emailCustomers: addressed.map(({ customer }) => customer),
  };
}

/** Customers are asked for by what they claim. */
const perCustomer = <Row extends { readonly customer: CustomerNumber }, Value>(
  load: (lists: ClaimLists) => Promise<readonly Row[] | null>,
  valueOf: (rows: readonly Row[]) => Value,
) =>
  rowsPerKey(
    (claims: readonly Claims[]) => load(claimLists(claims)),
    (row) => row.customer,
    valueOf,
    ({ customer }) => customer,
  );

const claim = <Key extends string>(keys: readonly Key[], customers: readonly CustomerNumber[]) =>
  sql<{
    key: Key;
    customer: CustomerNumber;
  }>`unnest(${unseenList(keys)}, ${unseenList(customers)})`.as<'claim'>(sql`claim(key, customer)`);

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
        .innerJoin('tickets as t', (join) => join.on(comparedAddress('t.email'), '=', sql.ref('claim.key')))
        .where('t.customer_number', 'is', null)
        .where('t.order_number', 'is', null)
        .select(['claim.customer', 't.number']),
    );

const ticketPageOfCustomers = paged(
  'ticket_page_of_customers',
  [ticketOrder],
  (db, p: PageParameters & ClaimLists & TicketSelection, keyset) =>
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
  ofCustomers,
);

export const ticketsOfCustomer = ({ ofClaims }: SupportReaders) =>
  perArguments(({ open, page }: TicketSelection & { readonly page: PageRequest }) =>
    perCustomer(
      (lists) =>
        ofClaims(lists).optional(ticketPageOfCustomers(ticketOrder, page), {
          ...pageParameters(page),
          ...lists,
          open,
        }),
      (rows) => toPage(rows, page),
    ),
  );

/** One row for each customer asked for, also without tickets. */
const customersWithTickets = (db: Kysely<SupportTables>, p: ClaimLists) =>
  db
    .with('claimed', (tables) => claimed(tables, p))
    .selectFrom(keyList(p.customers, 'input'))
    .leftJoin('claimed', 'claimed.customer', 'input.key')
    .leftJoin('tickets as t', 't.number', 'claimed.number')
    .groupBy('input.key')
    .select('input.key as customer');

const ticketCountOfCustomers = statement(
  'ticket_count_of_customers',
  (db, p: ClaimLists & TicketSelection) =>
    customersWithTickets(db, p).select(
      sql<number>`count(t.number) filter (where ${isOpenAs(p.open)})`.as('tickets'),
    ),
  ofCustomers,
);

export const ticketCountOfCustomer = ({ ofClaims }: SupportReaders) =>
  perArguments(({ open }: TicketSelection) =>
    perCustomer(
      (lists) => ofClaims(lists).optional(ticketCountOfCustomers, { ...lists, open }),
      ([row]) => row?.tickets ?? 0,
    ),
  );

const figuresOfCustomers = statement(
  'customer_figures',
  (db, p: ClaimLists) =>
    customersWithTickets(db, p).select([
      sql<number>`count(*) filter (where ${isOpen})`.as('open_tickets'),
      sql<Date | null>`max(t.opened_at)::timestamptz`.as('last_contact_at'),
      ...ratings,
    ]),
  ofCustomers,
);

export const customerFigures = ({ ofClaims }: SupportReaders) =>
  perCustomer(
    (lists) => ofClaims(lists).optional(figuresOfCustomers, lists),
    ([row]) => row ?? null,
  );
