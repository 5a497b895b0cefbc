import { sql, type RawBuilder } from 'kysely';
import type { Catalogue, Values } from '../../../figures/catalogue.ts';
import { matchersOf } from '../../../figures/matcher.ts';
import type { Reader } from '../../../database/reader.ts';
import { currenciesByDecimals } from '../../../domain/money.ts';
import { tables } from '../tables.ts';
import { bought, customersOfLeads, leadColumns } from './customers-relations.ts';

const array = (words: readonly string[]) => sql`array[${sql.join(words.map((word) => sql.lit(word)))}]`;

/**
 * An amount of a summary as people write it: the column counts the smallest coins of the summary's currency. Nearly all
 * have two decimals, which is looked at first, for this is worked out of a million rows.
 */
function amount({ column }: Values, minor: string): RawBuilder<unknown> {
  const currency = column('summary', 'currency');
  const unlike = currenciesByDecimals.flatMap(([, currencies]) => currencies);
  const coins = currenciesByDecimals.map(
    ([decimals, currencies]) =>
      sql`when ${currency} = any(${array(currencies)}) then ${sql.raw(`1e-${decimals}`)}`,
  );
  return sql`${column('summary', minor)} * case when ${currency} <> all(${array(unlike)}) then 0.01 ${sql.join(coins, sql` `)} end`;
}

const own = (name: string) => ({
  type: 'text' as const,
  value: (values: Values) => values.own(name),
});
const agreed = (name: string) => ({
  type: 'boolean' as const,
  value: (values: Values) => values.own(name),
});

/** What sales knows of customers, also by what other sources bring it. */
const customers: Catalogue = {
  source: 'sales',
  of: 'customers',
  owned: {
    table: 'customers',
    key: 'number',
    beside: ['summary'],
  },
  tables,
  relations: {
    // One row a customer, by its key: nothing is won by listing the customers in question first.
    summary: {
      needs: ['customer_summaries'],
      rows: () => sql`
        select customer_number as key, currency, ${sql.ref('orders')}, last_ordered_at, average_order_value_minor,
          lifetime_value_minor, segment, computed_at
        from ${sql.table('sales.customer_summaries')}`,
    },
    boughtSku: {
      rows: (scope) => bought(scope, sql`l.sku = any(${scope.given('skus')}::text[])`),
    },
    boughtCategory: {
      brings: { source: 'inventory', rows: 'productsOfCategories', columns: { sku: 'text' } },
      rows: (scope) => bought(scope, sql`l.sku in (select sku from ${scope.brought})`),
    },
    openTickets: {
      brings: {
        source: 'support',
        rows: 'openTickets',
        columns: { ...leadColumns, open_tickets: 'bigint' },
      },
      rows: ({ brought }) => customersOfLeads(brought, ['open_tickets']),
    },
    ratings: {
      brings: {
        source: 'support',
        rows: 'ratings',
        columns: { ...leadColumns, ratings: 'bigint', good_ratings: 'bigint' },
      },
      rows: ({ brought }) => customersOfLeads(brought, ['ratings', 'good_ratings']),
    },
    late: {
      brings: {
        source: 'logistics',
        rows: 'late',
        columns: { key: 'text', late_in_transit: 'bigint' },
      },
    },
  },
  figures: {
    number: own('key'),
    gender: own('gender'),
    ageBand: own('age_band'),
    country: own('country'),
    region: own('region'),
    city: own('city'),
    acquisitionChannel: own('acquisition_channel'),
    consentToEmail: agreed('consent_email'),
    consentToSms: agreed('consent_sms'),
    consentToPost: agreed('consent_post'),
    consentToProfiling: agreed('consent_profiling'),
    segment: {
      type: 'text',
      from: ['summary'],
      // As the customer allows it today, whatever was allowed when the summary was made.
      value: ({ own: ownColumn, column }) =>
        sql`case when ${ownColumn('consent_profiling')} then ${column('summary', 'segment')} end`,
      known: ({ column }) => column('summary', 'segment'),
    },
    orders: { type: 'bigint', from: ['summary'], value: ({ column }) => column('summary', 'orders') },
    lastOrderedAt: {
      type: 'timestamptz',
      from: ['summary'],
      value: ({ column }) => column('summary', 'last_ordered_at'),
    },
    lastOrderedOn: {
      type: 'date',
      from: ['summary'],
      value: ({ column }) => sql`(${column('summary', 'last_ordered_at')} at time zone 'UTC')::date`,
    },
    averageOrderValue: {
      type: 'numeric',
      from: ['summary'],
      value: (values) => amount(values, 'average_order_value_minor'),
    },
    lifetimeValueMinor: {
      type: 'bigint',
      from: ['summary'],
      value: ({ column }) => column('summary', 'lifetime_value_minor'),
    },
    summaryCurrency: {
      type: 'text',
      from: ['summary'],
      value: ({ column }) => column('summary', 'currency'),
    },
    summarizedAt: {
      type: 'timestamptz',
      from: ['summary'],
      value: ({ column }) => column('summary', 'computed_at'),
    },
    lifetimeValue: {
      type: 'numeric',
      from: ['summary'],
      value: (values) => amount(values, 'lifetime_value_minor'),
    },
    boughtSku: {
      type: 'boolean',
      from: ['boughtSku'],
      value: ({ column }) => column('boughtSku', 'bought'),
      absent: false,
    },
    boughtCategory: {
      type: 'boolean',
      from: ['boughtCategory'],
      value: ({ column }) => column('boughtCategory', 'bought'),
      absent: false,
    },
    openTickets: {
      type: 'bigint',
      from: ['openTickets'],
      value: ({ column }) => column('openTickets', 'open_tickets'),
      absent: 0,
    },
    csatPercent: {
      type: 'double precision',
      from: ['ratings'],
      value: ({ column }) =>
        sql`${column('ratings', 'good_ratings')}::float8 / nullif(${column('ratings', 'ratings')}, 0) * 100`,
    },
    lateInTransit: {
      type: 'bigint',
      from: ['late'],
      value: ({ column }) => column('late', 'late_in_transit'),
      absent: 0,
    },
  },
};

const matchers = matchersOf(customers);

export const customerMatcher = (read: Reader) => matchers(read, {});
