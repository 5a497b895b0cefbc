import { sql } from 'kysely';
import type { Catalogue } from '../../../figures/catalogue.ts';
import { matchersOf } from '../../../figures/matcher.ts';
import type { Reader } from '../../../database/reader.ts';
import { isLate } from '../terms.ts';
import type { ReckonedOn } from '../../source.ts';
import { tables } from '../tables.ts';

/** What logistics knows of customers, for sales to import. */
export const customers = {
  source: 'logistics',
  of: 'customers',
  tables,
  relations: {
    late: {
      points: 3,
      rows: ({ parameter, within }) => sql`
        select s.customer_number as key, count(*) as late_in_transit
        from ${sql.table('logistics.shipments')} s
        where s.customer_number is not null and ${isLate(parameter('today', 'date'))} and ${within('s.customer_number')}
        group by s.customer_number`,
    },
  },
  figures: {},
} satisfies Catalogue;

const matchers = matchersOf(customers);

export const customerMatcher = (read: Reader, { today }: ReckonedOn) =>
  matchers(read, { today: () => today });
