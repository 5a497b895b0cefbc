import { sql } from 'kysely';
import { instantOf } from '../../../database/instants.ts';
import type { Catalogue } from '../../../figures/catalogue.ts';
import { matchersOf } from '../../../figures/matcher.ts';
import type { Reader } from '../../../database/reader.ts';
import { spellingsOf } from '../../../domain/email.ts';
import { comparedAddress } from '../../email.ts';
import type { ReckonedOn } from '../../source.ts';
import { tables } from '../tables.ts';
import { clauses } from './customers-clauses.ts';
import { finite } from '../../../database/statement.ts';
import { allowed, amount, own, summed } from './customers-columns.ts';
import { bought, customersOfLeads, leadColumns } from './customers-relations.ts';

/** What sales knows of customers, also by what it imports from other sources. */
export const customers = {
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
      points: 10,
      needs: ['customer_summaries'],
      rows: () => sql`
        select customer_number as key, currency, ${sql.ref('orders')},
          ${instantOf('last_ordered_at')} as last_ordered_at, average_days_between_orders,
          average_order_value_minor, lifetime_value_minor, rfm_recency_days, rfm_frequency, rfm_monetary_minor,
          recency_score, frequency_score, monetary_score, segment, computed_at
        from ${sql.table('sales.customer_summaries')}`,
    },
    boughtSku: {
      points: 40,
      takes: ['skus'],
      rows: (scope) => bought(scope, sql`l.sku = any(${scope.argument('skus')}::text[])`),
    },
    returned: {
      points: 290,
      needs: ['returns'],
      rows: ({ within }) => sql`
        select key, sum(ordered) as ordered, sum(returned) as returned
        from (
          select o.customer_number as key, l.quantity as ordered, 0 as returned
          from ${sql.table('sales.orders')} o join ${sql.table('sales.order_lines')} l on l.order_number = o.number
          where o.status <> 'CANCELLED' and ${within('o.customer_number')}
          union all
          select o.customer_number, 0, r.quantity
          from ${sql.table('sales.orders')} o join ${sql.table('sales.returns')} r on r.order_number = o.number
          where o.status <> 'CANCELLED' and ${within('o.customer_number')}
        ) as moved group by key`,
    },
    boughtCategory: {
      points: 100,
      takes: ['categories'],
      imports: { source: 'inventory', rows: 'productsOfCategories', columns: { sku: 'text' } },
      rows: (scope) => bought(scope, sql`l.sku in (select sku from ${scope.imported})`),
    },
    openTickets: {
      points: 18,
      imports: {
        source: 'support',
        rows: 'openTickets',
        columns: { ...leadColumns, open_tickets: 'bigint' },
      },
      rows: ({ imported }) => customersOfLeads(imported, ['open_tickets']),
    },
    ratings: {
      points: 40,
      imports: {
        source: 'support',
        rows: 'ratings',
        columns: { ...leadColumns, ratings: 'bigint', good_ratings: 'bigint' },
      },
      rows: ({ imported }) => customersOfLeads(imported, ['ratings', 'good_ratings']),
    },
    late: {
      points: 3,
      imports: {
        source: 'logistics',
        rows: 'late',
        columns: { key: 'text', late_in_transit: 'bigint' },
      },
    },
  },
  figures: {
    number: {
      ...own('key', 'text'),
      shows: 'Customer.number',
      filter: ['TextFilter', 'On the customer number.'],
      order: 'By customer number.',
    },
    name: {
      ...own('name', 'text'),
      shows: 'Customer.name',
      filter: [
        'TextFilter',
        'On the name as the customer gave it. Personal data: who asks by it is written down.',
      ],
      order:
        'By name, letter by letter: capitals come before small letters. Personal data: who asks by it is written down.',
    },
    email: {
      type: 'text',
      value: ({ own }) => comparedAddress(own('email')),
      operand: (asked) => spellingsOf(String(asked)),
      shows: 'Customer.email',
      filter: ['EmailFilter', 'On the e-mail address. Personal data: who asks by it is written down.'],
    },
    country: {
      ...own('country', 'text'),
      shows: 'Demographics.country',
      filter: ['TextFilter', 'On the country of residence, by its two-letter code such as `DE`.'],
    },
    region: {
      ...own('region', 'text'),
      shows: 'Demographics.region',
      filter: ['TextFilter', 'On the state, province or region.'],
    },
    city: { ...own('city', 'text'), shows: 'Demographics.city', filter: ['TextFilter', 'On the city.'] },
    ageBand: {
      ...own('age_band', 'text'),
      shows: 'Demographics.ageBand',
      filter: ['AgeBandFilter', 'On the age group.'],
    },
    gender: { ...own('gender', 'text'), shows: 'Demographics.gender' },
    updatedAt: {
      ...own('updated_at', 'timestamptz'),
      alwaysKnown: true,
      shows: 'Customer.updatedAt',
      filter: ['DateTimeFilter', "On the instant at which sales' own record of the customer last changed."],
      order: "By the instant at which sales' own record of the customer last changed.",
    },
    acquisitionChannel: {
      ...own('acquisition_channel', 'text'),
      shows: 'Customer.acquisitionChannel',
      filter: ['TextFilter', 'On what brought the customer to us.'],
    },
    consentToEmail: { ...own('consent_email', 'boolean'), absent: false, shows: 'Consent.email' },
    consentToSms: { ...own('consent_sms', 'boolean'), absent: false, shows: 'Consent.sms' },
    consentToPost: { ...own('consent_post', 'boolean'), absent: false, shows: 'Consent.post' },
    consentToProfiling: { ...own('consent_profiling', 'boolean'), absent: false, shows: 'Consent.profiling' },
    segment: {
      ...allowed('segment', 'text'),
      known: ({ column }) => column('summary', 'segment'),
      shows: 'Customer.segment',
      filter: [
        'CustomerSegmentFilter',
        'On the segment; a customer who did not agree to profiling has none.',
      ],
    },
    lifetimeValue: {
      type: 'numeric',
      from: ['summary'],
      value: (values) => amount(values, 'lifetime_value_minor'),
      shown: { minor: summed('lifetime_value_minor', 'bigint'), currency: summed('currency', 'text') },
      shows: 'Customer.lifetimeValue',
      filter: ['AmountFilter', 'On net revenue to date, in the currency that summaries are kept in.'],
      order: 'By net revenue to date.',
      orderedBy: 'lifetimeValueMinor',
      isTieReversed: true,
    },
    lifetimeValueMinor: summed('lifetime_value_minor', 'bigint'),
    summaryCurrency: summed('currency', 'text'),
    summarizedAt: { ...summed('computed_at', 'timestamptz'), shows: 'Customer.summarizedAt' },
    // Scores are profiling, and so is what they are made of.
    rfm: {
      ...allowed('recency_score', 'integer'),
      shown: {
        recencyDays: allowed('rfm_recency_days', 'integer'),
        frequency: allowed('rfm_frequency', 'integer'),
        monetaryMinor: allowed('rfm_monetary_minor', 'bigint'),
        currency: summed('currency', 'text'),
        recencyScore: allowed('recency_score', 'integer'),
        frequencyScore: allowed('frequency_score', 'integer'),
        monetaryScore: allowed('monetary_score', 'integer'),
      },
      shows: 'Customer.rfm',
    },
    orders: {
      ...summed('orders', 'bigint'),
      // All that is told of how the customer buys.
      shown: {
        orders: summed('orders', 'bigint'),
        averageOrderValueMinor: summed('average_order_value_minor', 'bigint'),
        currency: summed('currency', 'text'),
        averageDaysBetweenOrders: summed('average_days_between_orders', 'double precision'),
        lastOrderedAt: summed('last_ordered_at', 'timestamptz'),
      },
      shows: 'PurchasePattern.orders',
      filter: ['IntFilter', 'On the number of orders to date that were not cancelled.'],
      order: 'By the number of orders to date.',
    },
    lastOrderedAt: {
      ...summed('last_ordered_at', 'timestamptz'),
      shows: 'PurchasePattern.lastOrderedAt',
      filter: ['DateTimeFilter', 'On the instant of the last order; unknown without orders.'],
      order: 'By the instant of the last order.',
    },
    lastOrderedOn: {
      type: 'date',
      from: ['summary'],
      value: ({ column }) => sql`${column('summary', 'last_ordered_at')}::date`,
      shows: 'PurchasePattern.lastOrderedAt',
      filter: ['DateFilter', 'On the day of the last order; unknown without orders.'],
    },
    daysSinceLastOrder: {
      type: 'integer',
      from: ['summary'],
      value: ({ column, parameter }) =>
        sql`${parameter('today', 'date')} - ${finite(sql`${column('summary', 'last_ordered_at')}::date`)}`,
      shows: 'Customer.daysSinceLastOrder',
      filter: ['IntFilter', 'On the days since the last order; unknown without orders.'],
      order: 'By the days since the last order.',
    },
    averageOrderValue: {
      type: 'numeric',
      from: ['summary'],
      value: (values) => amount(values, 'average_order_value_minor'),
      shows: 'PurchasePattern.averageOrderValue',
      filter: [
        'AmountFilter',
        "On the mean of the orders' totals, in the currency that summaries are kept in; unknown without orders.",
      ],
      order: "By the mean of the orders' totals.",
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
    returnsPercent: {
      type: 'double precision',
      from: ['returned'],
      value: ({ column }) =>
        sql`(${column('returned', 'returned')} * 100)::float8 / nullif(${column('returned', 'ordered')}, 0)`,
      shows: 'Customer.returnsPercent',
      filter: [
        'FloatFilter',
        'On the share of units ordered to date that came back; unknown without orders.',
      ],
      order: 'By the share of units ordered to date that came back.',
    },
    openTickets: {
      type: 'bigint',
      from: ['openTickets'],
      value: ({ column }) => column('openTickets', 'open_tickets'),
      absent: 0,
      shows: 'CustomerSupport.openTickets',
      filter: ['IntFilter', "On the number of the customer's tickets that are neither solved nor closed."],
      order: 'By the number of open tickets, which customer service knows.',
    },
    csatPercent: {
      type: 'double precision',
      from: ['ratings'],
      value: ({ column }) =>
        sql`${column('ratings', 'good_ratings')}::float8 / nullif(${column('ratings', 'ratings')}, 0) * 100`,
      shows: 'CustomerSupport.csatPercent',
      filter: [
        'FloatFilter',
        "On the customer's ratings of 4 or 5 ÷ ratings × 100; unknown where the customer rated nothing.",
      ],
    },
    lateInTransit: {
      type: 'bigint',
      from: ['late'],
      value: ({ column }) => column('late', 'late_in_transit'),
      absent: 0,
      shows: 'CustomerDelivery.lateInTransit',
      filter: [
        'IntFilter',
        'On the number of shipments with the carrier today whose promised day has passed, by at most 60 days.',
      ],
      order: 'By the number of shipments that are late today, which logistics knows.',
    },
  },
  clauses,
} satisfies Catalogue;

const matchers = matchersOf(customers);

export const customerMatcher = (read: Reader, { today }: ReckonedOn) =>
  matchers(read, { today: () => today });
