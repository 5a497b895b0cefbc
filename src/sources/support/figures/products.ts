import { sql } from 'kysely';
import type { Catalogue } from '../../../figures/catalogue.ts';
import { matchersOf } from '../../../figures/matcher.ts';
import { unpaired } from '../../../database/statement.ts';
import { instants, trailingDays } from '../../../domain/calendar.ts';
import type { Sku } from '../../../domain/ids.ts';
import type { SupportReaders } from '../visibility.ts';
import { isGoodRating, isOpen } from '../terms.ts';
import type { ReckonedOn } from '../../source.ts';
import { tables } from '../tables.ts';

/** What support knows of each product. */
export const products = {
  source: 'support',
  of: 'products',
  tables,
  relations: {
    open: {
      points: 10,
      needs: ['tickets'],
      rows: ({ within }) =>
        sql`select t.sku as key, count(*) as open_tickets from ${sql.table('support.tickets')} as t
          where t.sku is not null and ${isOpen} and ${within('t.sku')} group by t.sku`,
    },
    rated: {
      points: 6,
      needs: ['tickets'],
      rows: ({ within, parameter }) =>
        sql`select t.sku as key, count(*) as ratings, count(*) filter (where ${isGoodRating}) as good
          from ${sql.table('support.tickets')} as t
          where t.sku is not null and t.csat_rating is not null
            and t.opened_at >= ${parameter('from', 'timestamptz')} and ${unpaired(sql`t.opened_at < ${parameter('until', 'timestamptz')}`)} and ${within('t.sku')}
          group by t.sku`,
    },
    reviews: {
      points: 11,
      needs: ['feedback'],
      rows: ({ within }) =>
        sql`select f.sku as key, avg(f.rating)::float8 as rating from ${sql.table('support.feedback')} as f
          where f.rating is not null and ${within('f.sku')} group by f.sku`,
    },
    recent: {
      points: 6,
      needs: ['tickets'],
      rows: ({ within, parameter }) =>
        sql`select t.sku as key, count(*) as opened from ${sql.table('support.tickets')} as t
          where t.sku is not null and t.opened_at >= ${parameter('from', 'timestamptz')} and ${unpaired(sql`t.opened_at < ${parameter('until', 'timestamptz')}`)}
            and ${within('t.sku')}
          group by t.sku`,
    },
  },
  figures: {
    openTickets: {
      type: 'bigint',
      from: ['open'],
      value: ({ column }) => column('open', 'open_tickets'),
      absent: 0,
      shows: 'ProductSupport.openTickets',
      filter: ['IntFilter', 'On the tickets on it that are neither solved nor closed; 0 without tickets.'],
      order: 'By the number of open tickets.',
    },
    csatPercent: {
      type: 'double precision',
      from: ['rated'],
      value: ({ column }) => sql`${column('rated', 'good')}::float8 / ${column('rated', 'ratings')} * 100`,
      shows: 'ProductSupport.csatPercent',
      filter: [
        'FloatFilter',
        'On the share of good ratings in the trailing 90 days (see `ProductSupport.csatPercent`); unknown without a rating.',
      ],
    },
    reviewRating: {
      type: 'double precision',
      from: ['reviews'],
      value: ({ column }) => column('reviews', 'rating'),
      shows: 'Product.reviewRating',
      filter: [
        'FloatFilter',
        "On the mean of its reviews' stars (see `Product.reviewRating`); unknown without a rating.",
      ],
      order: "By the mean of its reviews' stars.",
    },
    /** Tickets that were opened in the trailing 90 days. */
    recentTickets: {
      type: 'bigint',
      from: ['recent'],
      value: ({ column }) => column('recent', 'opened'),
      absent: 0,
    },
  },
} satisfies Catalogue;

const matchers = matchersOf(products);

export const productMatcher = (among: SupportReaders['among'], { today }: ReckonedOn) => {
  const { from, until } = instants(trailingDays(today, 90));
  return matchers(
    among({ since: from, reviewedSince: null }),
    { from: () => from, until: () => until },
    (skus) => among({ skus: skus as readonly Sku[] }),
  );
};
