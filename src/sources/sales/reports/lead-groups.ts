import { sql, type SqlBool } from 'kysely';
import type { Reader } from '../../../database/reader.ts';
import type { RowOf } from '../../../database/statement.ts';
import { spelledOut } from '../../../domain/email.ts';
import { listSeparator } from '../../../figures/condition.ts';
import { comparedAddress, spellingsIn } from '../../email.ts';
import { keysIn, ofKeys } from '../../grouping.ts';
import type { Leads } from '../../visibility.ts';
import { everyCustomer } from '../statement.ts';
import {
  customersRead,
  customerWords,
  groupColumns,
  linesIn,
  orderColumns,
  ordersIn,
  reportStatement,
  type ReportGroups,
} from './report-lines.ts';

/**
 * What facts of other sources lead to, for these to group them: which of the keys that they name are in which group, as
 * array literals that nobody on the way takes apart. Keys and orders come as one text each (see KeySet).
 */

const packed = (key: string) => sql<string>`array_agg(${sql.ref(key)})::text`;
const oneOf = (column: string, keys: string) => sql<SqlBool>`${sql.ref(column)} = any(${keysIn(keys)})`;

/** Of customers: each lead with its kind before it, as `c`, `o` or `e`. An address leads to one customer, or to none. */
const customerGroups = reportStatement('lead_groups_of_customers', (db, p: ReportGroups & Leads, read) =>
  db
    .with(
      'spelled',
      () => sql<{ email: string; spelling: string }>`(
        select email, unnest(${spellingsIn(sql.ref('email'))}) as spelling
        from (select distinct unnest(${keysIn(p.emails)}) as email) as told)`,
    )
    .with('owner', (tables) =>
      tables
        .selectFrom('spelled')
        .innerJoin(everyCustomer.as('c'), (join) =>
          join.on(sql<SqlBool>`${comparedAddress('c.email')} = spelled.spelling`),
        )
        .groupBy('spelled.email')
        .having(({ fn }) => fn.countAll(), '=', 1)
        .select(['spelled.email', sql<string>`min(c.number)`.as('number')]),
    )
    .with('lead', (tables) =>
      tables
        .selectFrom('customers')
        .where(oneOf('number', p.customers))
        .select([sql<string>`'c' || number`.as('key'), sql<string>`number`.as('number')])
        .unionAll(
          tables
            .selectFrom('orders')
            .where(oneOf('number', p.orders))
            .select([sql<string>`'o' || number`.as('key'), sql<string>`customer_number`.as('number')]),
        )
        .unionAll(
          tables
            .selectFrom('owner')
            .innerJoin('spelled', 'spelled.email', 'owner.email')
            .select([sql<string>`'e' || spelling`.as('key'), 'owner.number']),
        ),
    )
    .selectFrom('lead')
    .innerJoin('customers as c', (join) => join.on(sql<SqlBool>`c.number = lead.number`))
    .$if(read === 'bySegment', (query) =>
      query.leftJoin('customer_summaries as s', 's.customer_number', 'c.number'),
    )
    .where(ofKeys(sql`c.number`, p.customerKeys))
    .select([...customerWords(p, read), packed('lead.key').as('keys')])
    .groupBy([1, 2, 3, 4, 5].map((place) => sql.raw(String(place)))),
);

/** Of orders, whatever became of them. */
const orderGroups = reportStatement(
  'lead_groups_of_orders',
  (db, p: ReportGroups & { orders: string }, read) =>
    db
      .selectFrom(
        ordersIn(db, p, read, (tables) =>
          tables.selectFrom('orders as o').where(oneOf('o.number', p.orders)),
        ).as('placed'),
      )
      .select([
        sql<number | null>`null::integer`.as('product_group'),
        sql<string | null>`null::text`.as('sku'),
        ...orderColumns,
        packed('order_number').as('keys'),
      ])
      .groupBy(orderColumns),
);

/** And of their lines: an order is in the group of each of them. */
const lineGroups = reportStatement('lead_groups_of_lines', (db, p: ReportGroups & { orders: string }, read) =>
  db
    .selectFrom(
      db
        .selectFrom(
          linesIn(db, p, read, (tables) =>
            tables.selectFrom('orders as o').where(oneOf('o.number', p.orders)),
          ).as('line'),
        )
        .select([...groupColumns, 'order_number'])
        .distinct()
        .as('placed'),
    )
    .select([...groupColumns, packed('order_number').as('keys')])
    .groupBy(groupColumns),
);

export type CustomerLeadGroup = RowOf<typeof customerGroups.plain>;
export type OrderLeadGroup = RowOf<typeof lineGroups.plain>;

type Groups = Omit<ReportGroups, 'from' | 'until' | 'days' | 'stepDays' | 'stepFroms'>;
const never = { from: new Date(0), until: new Date(0), days: null, stepDays: '{}', stepFroms: '{}' };

/** Null where segments are asked for and the company keeps none. */
export const groupsOfCustomers = (read: Reader) => (groups: Groups, leads: Leads) => {
  const kind = customersRead(groups.by);
  return read.optional(customerGroups[kind === 'plain' ? 'byCustomer' : kind], {
    ...groups,
    ...never,
    ...leads,
    emails: spelledOut(leads.emails, listSeparator),
  });
};

export const groupsOfOrders = (read: Reader) => async (groups: Groups, orders: string) => {
  const kind = customersRead(groups.by);
  const isOfLines = groups.by.includes('SKU') || groups.productGroups.length > 0 || groups.skuKeys !== null;
  const found = await read.optional((isOfLines ? lineGroups : orderGroups)[kind], {
    ...groups,
    ...never,
    orders,
  });
  return found as readonly OrderLeadGroup[] | null;
};
