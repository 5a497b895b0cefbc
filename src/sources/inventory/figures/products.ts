import { sql } from 'kysely';
import { matchersOf } from '../../../database/matching/matcher.ts';
import type { Catalogue, Criterion } from '../../../database/matching/catalogue.ts';
import type { Reader } from '../../../database/reader.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import { receiptRange } from '../../../domain/lead-time.ts';
import { lifecycleThresholds } from '../../../domain/lifecycle.ts';
import { trendWindows } from '../../../domain/trend.ts';
import { leadTimes, stock, touched } from './products-relations.ts';
import { tables } from '../tables.ts';

const own = (column: string): Criterion => ({ type: 'text', value: (values) => values.own(column) });

const { introductionDays, growthPercent, declinePercent } = lifecycleThresholds;

const unitsBrought = {
  source: 'sales',
  rows: 'units',
  columns: { key: 'text', units: 'bigint' },
} as const;

/** What inventory knows of each product; what it takes from others, sales and logistics bring. */
const products: Catalogue = {
  source: 'inventory',
  of: 'products',
  owned: {
    table: 'products',
    key: 'sku',
  },
  tables,
  relations: {
    stock: { rows: stock },
    leadTimes: { rows: leadTimes, needs: ['product_suppliers', 'suppliers'] },
    unitsSold: { brings: unitsBrought },
    trend: {
      brings: {
        source: 'sales',
        rows: 'trend',
        columns: {
          key: 'text',
          recent: 'bigint',
          before: 'bigint',
          year_ago: 'bigint',
          first_sold_on: 'date',
        },
      },
    },
    touched: {
      rows: touched,
      needs: ['product_suppliers'],
      brings: {
        source: 'logistics',
        rows: 'hits',
        columns: { disruption: 'text', supplier: 'text', lane: 'text' },
      },
    },
  },
  criteria: {
    sku: { type: 'text', value: (values) => values.own('key') },
    name: { ...own('name'), alwaysKnown: true },
    brand: own('brand'),
    category: own('category'),
    available: {
      type: 'bigint',
      from: ['stock'],
      value: ({ column }) => column('stock', 'available'),
    },
    daysOfCover: {
      type: 'double precision',
      from: ['stock', 'unitsSold'],
      value: ({ column }) =>
        sql`case when ${column('unitsSold', 'units')} > 0 then ${column('stock', 'available')}::float8 / (${column('unitsSold', 'units')}::float8 / 28) end`,
    },
    leadTimeDays: {
      type: 'double precision',
      from: ['leadTimes'],
      value: ({ column }) => column('leadTimes', 'days'),
    },
    stockoutBeforeReplenishment: {
      type: 'boolean',
      from: ['stock', 'unitsSold', 'leadTimes'],
      value: ({ column }) => {
        const [available, units] = [column('stock', 'available'), column('unitsSold', 'units')];
        return sql`case when ${available} is null then null when coalesce(${units}, 0) <= 0 then false else ${available}::float8 / (${units}::float8 / 28) < ${column('leadTimes', 'days')} end`;
      },
    },
    disrupted: {
      type: 'boolean',
      from: ['touched'],
      value: ({ column }) => column('touched', 'touched'),
      absent: false,
    },
    lifecycleStage: {
      type: 'text',
      from: ['trend'],
      toldWithoutRows: true,
      value: ({ column, own, parameter }) => {
        const launched = sql`coalesce(${own('launched_on')}, ${column('trend', 'first_sold_on')})`;
        const base = sql`case when ${launched} is null or ${launched} <= ${parameter('yearAgo')}::date then ${column('trend', 'year_ago')} else ${column('trend', 'before')} end`;
        const change = sql`(${column('trend', 'recent')} - (${base}))::float8 / nullif(${base}, 0) * 100`;
        return sql`case when ${own('discontinued_on')} <= ${parameter('today')}::date then 'DECLINE'
          when ${parameter('today')}::date - ${launched} < ${sql.lit(introductionDays)} then 'INTRODUCTION'
          when ${change} >= ${sql.lit(growthPercent)} then 'GROWTH'
          when ${change} <= ${sql.lit(declinePercent)} then 'DECLINE'
          else 'MATURITY' end`;
      },
    },
  },
};

const matchers = matchersOf(products);

export const productMatcher = (read: Reader, today: CalendarDate) =>
  matchers(read, {
    today: () => today,
    yearAgo: () => trendWindows(today).yearAgo.from,
    receiptsFrom: () => receiptRange(today).from,
    receiptsUntil: () => receiptRange(today).until,
  });
