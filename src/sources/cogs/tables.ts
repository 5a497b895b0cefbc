import {
  bigint,
  businessKey,
  currencyCode,
  date,
  endless,
  minor,
  nullable,
  numeric,
  oneOf,
  optional,
  table,
  text,
  timestamp,
  timestampOrDay,
  type Doubt,
  type RowsOf,
  type ValueOf,
} from '../../database/table.ts';
import type { BudgetCode, Sku } from '../../domain/ids.ts';

const costComponent = oneOf('MATERIAL', 'LABOUR', 'FREIGHT', 'DUTY', 'OVERHEAD', 'TOTAL');
export type CostComponentName = ValueOf<typeof costComponent>;

/** Of what holds for a while: rows with the same `of` follow each other. */
const lastDayInForce = (of: string): Doubt => ({
  counts: `
    select count(*) filter (where next_from = effective_to + 1) as found,
           count(*) filter (where next_from between effective_to and effective_to + 1) as among
    from (
      select effective_to, lead(effective_from) over (partition by ${of} order by effective_from) as next_from
      from probe
    ) as following`,
  fromPercent: 50,
  pattern: 'effective_to is the day before the next effective_from',
  cost: 'It is the first day no longer in force: at each change nothing is in force for a day.',
  mend: 'Where you keep the last day in force, write effective_to + 1 as effective_to.',
});

/** What Opsgraph reads from the cogs database; migrations/cogs is the reference layout. */
export const tables = {
  cost_records: table({
    columns: {
      sku: businessKey<Sku>(),
      component: costComponent,
      amount_minor: minor(),
      currency: currencyCode(),
      effective_from: date(),
      effective_to: endless(nullable(date())),
    },
    key: ['sku', 'component', 'effective_from'],
    doubts: [lastDayInForce('sku, component')],
    without:
      'Product.unitCost, costBreakdown, costHistory, margin, maximumDiscountPercent, cost and margin of reports',
  }),
  prices: table({
    columns: {
      sku: businessKey<Sku>(),
      amount_minor: minor(),
      compare_at_minor: nullable(minor()),
      currency: currencyCode(),
      included_tax_percent: optional(numeric(), 'Price.net: prices are taken for net'),
      effective_from: date(),
      effective_to: endless(nullable(date())),
      updated_at: optional(timestamp(), 'Price.updatedAt, and which prices have changed'),
    },
    key: ['sku', 'effective_from'],
    doubts: [lastDayInForce('sku')],
    freshness: 'effective_from',
  }),
  market_prices: table({
    columns: {
      sku: businessKey<Sku>(),
      market: text(),
      amount_minor: minor(),
      compare_at_minor: optional(minor(), 'Price.compareAt in a market'),
      currency: currencyCode(),
      included_tax_percent: optional(numeric(), 'Price.net in a market: its prices are taken for net'),
      effective_from: date(),
      effective_to: endless(nullable(date())),
    },
    key: ['sku', 'market', 'effective_from'],
    doubts: [lastDayInForce('sku, market')],
    without: 'Product.prices',
  }),
  competitor_prices: table({
    columns: {
      sku: businessKey<Sku>(),
      competitor: text(),
      amount_minor: minor(),
      currency: currencyCode(),
      included_tax_percent: optional(
        numeric(),
        'whether competitors include another tax: prices are compared as they are',
      ),
      observed_at: timestampOrDay(),
    },
    key: ['sku', 'competitor', 'observed_at'],
    freshness: 'observed_at',
    without: 'Product.competitorPrices, Product.priceIndex',
  }),
  exchange_rates: table({
    columns: { day: date(), from_currency: currencyCode(), to_currency: currencyCode(), rate: numeric() },
    key: ['from_currency', 'to_currency', 'day'],
    lookups: ['day'],
    without: 'figures over unlike currencies',
  }),
  budgets: table({
    columns: {
      code: businessKey<BudgetCode>(),
      name: text(),
      category: nullable(text()),
      period_start: date(),
      period_end: endless(date()),
      currency: currencyCode(),
      allocated_minor: bigint(),
      committed_minor: bigint(),
      spent_minor: bigint(),
    },
    key: ['code'],
    without: 'budgets',
  }),
};

export type CogsTables = RowsOf<typeof tables>;
