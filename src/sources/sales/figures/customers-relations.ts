import { sql, type RawBuilder } from 'kysely';
import { comparedAddress, spellingsIn } from '../../email.ts';
import { everyCustomer } from '../statement.ts';
import type { RelationScope } from '../../../figures/catalogue.ts';

/** Customers with an order line that is told by `line`, in an order that was not cancelled. */
export const bought = ({ within }: RelationScope, line: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select distinct o.customer_number as key, true as bought
  from ${sql.table('sales.order_lines')} l
  join ${sql.table('sales.orders')} o on o.number = l.order_number
  where ${line} and o.status <> 'CANCELLED' and ${within('o.customer_number')}`;

/** How support names customers; only the first of the three that a ticket has counts. */
export const leadColumns = { customer_number: 'text', order_number: 'text', email: 'text' } as const;

/**
 * Figures that support keeps by lead, added up for the customer that each leads to: the one it names, the one whose
 * order it names, or the only one with the address.
 */
export function customersOfLeads(
  leads: RawBuilder<unknown>,
  figures: readonly string[],
): RawBuilder<unknown> {
  const columns = sql.join(figures.map((figure) => sql.ref(figure)));
  const sums = sql.join(figures.map((figure) => sql`sum(${sql.ref(figure)})::bigint as ${sql.ref(figure)}`));
  return sql`
    select customer as key, ${sums}
    from (
      with lead as (select * from ${leads})
      select customer_number as customer, ${columns} from lead where customer_number is not null
      union all
      select o.customer_number, ${columns}
      from lead join ${sql.table('sales.orders')} o on o.number = lead.order_number
      where lead.customer_number is null
      union all
      select owner.number, ${columns}
      from lead cross join lateral (
        select min(c.number) as number from ${everyCustomer} c
        where ${comparedAddress('c.email')} = any(${spellingsIn(sql`lead.email`)}) having count(*) = 1
      ) as owner
      where lead.customer_number is null and lead.order_number is null
    ) as led
    group by customer`;
}
