import { sql } from 'kysely';
import type { Catalogue } from '../../../database/matching/catalogue.ts';
import { matchersOf } from '../../../database/matching/matcher.ts';
import { startOfDay, trailingDays, type CalendarDate } from '../../../domain/calendar.ts';
import type { SupportReaders } from '../seen.ts';
import { isOpen } from '../terms.ts';
import { tables } from '../tables.ts';

/** What support knows of each product. */
const products: Catalogue = {
  source: 'support',
  of: 'products',
  tables,
  relations: {
    open: {
      needs: ['tickets'],
      rows: ({ within }) =>
        sql`select t.sku as key, count(*) as open_tickets from ${sql.table('support.tickets')} as t
          where t.sku is not null and ${isOpen} and ${within('t.sku')} group by t.sku`,
    },
    rated: {
      needs: ['tickets'],
      rows: ({ within, parameter }) =>
        sql`select t.sku as key, count(*) as ratings, count(*) filter (where t.csat_rating >= 4) as good
          from ${sql.table('support.tickets')} as t
          where t.sku is not null and t.csat_rating is not null
            and t.opened_at >= ${parameter('from')} and t.opened_at < ${parameter('until')} and ${within('t.sku')}
          group by t.sku`,
    },
  },
  criteria: {
    openTickets: {
      type: 'bigint',
      from: ['open'],
      value: ({ column }) => column('open', 'open_tickets'),
      absent: 0,
    },
    csatPercent: {
      type: 'double precision',
      from: ['rated'],
      value: ({ column }) => sql`${column('rated', 'good')}::float8 / ${column('rated', 'ratings')} * 100`,
    },
  },
};

const matchers = matchersOf(products);

export const productMatcher = (among: SupportReaders['among'], today: CalendarDate) => {
  const { from, until } = trailingDays(today, 90);
  return matchers(among({ since: startOfDay(from) }), {
    from: () => startOfDay(from),
    until: () => startOfDay(until),
  });
};
