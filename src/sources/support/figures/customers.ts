import { sql, type RawBuilder } from 'kysely';
import type { Catalogue, RelationScope } from '../../../figures/catalogue.ts';
import { spelledOut } from '../../../domain/email.ts';
import { listSeparator } from '../../../figures/condition.ts';
import { matchersOf } from '../../../figures/matcher.ts';
import type { Reader } from '../../../database/reader.ts';
import { isOpen, lead, ratings } from '../terms.ts';
import { tables } from '../tables.ts';

/** Tickets counted by what they name their customer by. */
const byLead = (
  { within }: RelationScope,
  figures: RawBuilder<unknown>,
  which: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  select customer_number, order_number, email, ${figures}
  from (
    select ${lead.customer} as customer_number, ${lead.order} as order_number, ${lead.email} as email, t.status,
      t.csat_rating
    from ${sql.table('support.tickets')} t
    where ${which} and (t.customer_number is null or ${within('t.customer_number')})
  ) as t
  where coalesce(customer_number, order_number, email) is not null
  group by 1, 2, 3`;

/** Sales compares all spellings of an address. */
const exported = { email: (list: string) => spelledOut(list, listSeparator) };

/** What support knows of customers, whom it knows by leads: sales finds out whose they are. */
export const customers = {
  source: 'support',
  of: 'customers',
  tables,
  relations: {
    openTickets: {
      points: 10,
      needs: ['tickets'],
      exported,
      rows: (scope) => byLead(scope, sql`count(*) as open_tickets`, isOpen),
    },
    ratings: {
      points: 25,
      needs: ['tickets'],
      exported,
      rows: (scope) => byLead(scope, sql.join(ratings), sql`t.csat_rating is not null`),
    },
  },
  figures: {},
} satisfies Catalogue;

const matchers = matchersOf(customers);

export const customerMatcher = (read: Reader) => matchers(read, {});
