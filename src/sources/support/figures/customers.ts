import { sql, type RawBuilder } from 'kysely';
import type { Catalogue, Scope } from '../../../figures/catalogue.ts';
import { matchersOf } from '../../../figures/matcher.ts';
import type { Reader } from '../../../database/reader.ts';
import { isOpen } from '../terms.ts';
import { tables } from '../tables.ts';

/** Tickets counted by what they name their customer by: a number, else an order, else an address. */
const byLead = (
  { within }: Scope,
  figures: RawBuilder<unknown>,
  which: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  select customer_number, order_number, email, ${figures}
  from (
    select t.customer_number,
      case when t.customer_number is null then t.order_number end as order_number,
      case when t.customer_number is null and t.order_number is null
        then nullif(lower(btrim(t.email)), '') end as email,
      t.status, t.csat_rating
    from ${sql.table('support.tickets')} t
    where ${which} and (t.customer_number is null or ${within('t.customer_number')})
  ) as t
  where coalesce(customer_number, order_number, email) is not null
  group by 1, 2, 3`;

/** What support knows of customers, whom it knows by leads: sales finds out whose they are. */
export const customers = {
  source: 'support',
  of: 'customers',
  tables,
  relations: {
    openTickets: {
      needs: ['tickets'],
      rows: (scope) => byLead(scope, sql`count(*) as open_tickets`, isOpen),
    },
    ratings: {
      needs: ['tickets'],
      rows: (scope) =>
        byLead(
          scope,
          sql`count(t.csat_rating) as ratings, count(*) filter (where t.csat_rating >= 4) as good_ratings`,
          sql`t.csat_rating is not null`,
        ),
    },
  },
  figures: {},
} satisfies Catalogue;

const matchers = matchersOf(customers);

export const customerMatcher = (read: Reader) => matchers(read, {});
