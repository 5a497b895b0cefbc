import { sql, type RawBuilder } from 'kysely';
import type { Reader } from '../../database/reader.ts';
import { spelledOut, spellingSeparator } from '../../domain/email.ts';
import { listSeparator } from '../../figures/condition.ts';
import { comparedAddress, spellingsIn } from '../email.ts';
import type { Leads } from '../visibility.ts';
import { everyCustomer, statement } from './statement.ts';

const customers = sql.table('sales.customers');
const separator = sql.lit(listSeparator);
const entriesOf = (text: string) => sql`string_to_array(${text}, ${separator})`;
const joined = (column: RawBuilder<unknown>) =>
  sql<string>`coalesce(string_agg(${column}, ${separator}), '')`;

/** Those of the orders that there are. */
const ordersStatement = statement('visible_orders', (db, p: { orders: string }) =>
  db
    .selectFrom('orders')
    .where(sql<boolean>`number = any(${entriesOf(p.orders)})`)
    .select(joined(sql.ref('number')).as('orders')),
);

/** Which of the orders, as one text (see KeySet), the caller may see, for other sources to read no more. */
export const visibleOrders =
  (read: Reader) =>
  async (orders: string): Promise<string> => {
    const [row] = await read(ordersStatement, { orders });
    return row?.orders ?? '';
  };

/** Those of the leads that end at a customer whom the caller may see. */
const leadsStatement = statement(
  'visible_leads',
  (db, p: Leads) =>
    db
      .selectFrom(
        sql<Leads>`(select
          (select ${joined(sql.ref('number'))} from ${customers}
            where number = any(${entriesOf(p.customers)})) as ${sql.ref('customers')},
          (select ${joined(sql.ref('number'))} from ${sql.table('sales.orders')}
            where number = any(${entriesOf(p.orders)})) as ${sql.ref('orders')},
          (select ${joined(sql.ref('email'))} from (
            select spelled.email from (
              select email, unnest(${spellingsIn(sql.ref('email'))}) as spelling
              from (select distinct unnest(${entriesOf(p.emails)}) as email) as told
            ) as spelled
            join ${everyCustomer} as every_customer on ${comparedAddress('every_customer.email')} = spelled.spelling
            group by 1 having count(*) = 1 and min(number) in (select number from ${customers})) as owned) as emails)`.as(
          'lead',
        ),
      )
      .selectAll(),
  { plannedAnew: true },
);

export const visibleLeads =
  (read: Reader) =>
  async (leads: Leads): Promise<Leads> => {
    const emails = spelledOut(leads.emails, listSeparator);
    const [row] = await read(leadsStatement, { ...leads, emails });
    if (!row) return { customers: '', orders: '', emails: '' };
    return { ...row, emails: row.emails.replaceAll(spellingSeparator, listSeparator) };
  };
