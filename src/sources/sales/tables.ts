import {
  bigint,
  boolean,
  businessKey,
  countryCode,
  currencyCode,
  date,
  double,
  integer,
  minor,
  nullable,
  numeric,
  oneOf,
  optional,
  table,
  text,
  timestamp,
  timestampOrDay,
  type RowsOf,
  type ValueOf,
} from '../../database/table.ts';
import { addressLookup } from '../email.ts';
import type { CustomerNumber, OrderNumber, ReturnNumber, Sku } from '../../domain/ids.ts';
import { deletionsTable } from '../deletions.ts';

const orderStatus = oneOf('PLACED', 'SHIPPED', 'DELIVERED', 'CANCELLED');
export type OrderStatus = ValueOf<typeof orderStatus>;
const gender = oneOf('FEMALE', 'MALE', 'NON_BINARY');
export type Gender = ValueOf<typeof gender>;
const ageBand = oneOf('AGE_18_24', 'AGE_25_34', 'AGE_35_44', 'AGE_45_54', 'AGE_55_64', 'AGE_65_PLUS');
export type AgeBand = ValueOf<typeof ageBand>;
export const customerSegments = [
  'CHAMPIONS',
  'LOYAL',
  'ACTIVE',
  'NEW',
  'PROMISING',
  'NEEDS_ATTENTION',
  'AT_RISK',
  'ALMOST_LOST',
  'PREVIOUSLY_LOYAL',
  'DORMANT',
  'PROSPECTS',
] as const;
const customerSegment = oneOf(...customerSegments);
export type CustomerSegment = ValueOf<typeof customerSegment>;

/** The last day with a sale before the day of the newest order, which may not be over. */
const lastDayOver = `
  select max(placed_at::date) from sales.orders
  where status <> 'CANCELLED' and placed_at < (select max(placed_at)::date from sales.orders)`;

/** What Opsgraph reads from the sales database; migrations/sales is the reference layout. */
export const tables = {
  customers: table({
    columns: {
      number: businessKey<CustomerNumber>(),
      name: nullable(text()),
      email: nullable(text()),
      gender: nullable(gender),
      age_band: nullable(ageBand),
      country: nullable(countryCode()),
      region: nullable(text()),
      city: nullable(text()),
      language: nullable(text()),
      acquired_on: nullable(date()),
      acquisition_channel: nullable(text()),
      consent_email: boolean(),
      consent_sms: boolean(),
      consent_post: boolean(),
      consent_profiling: boolean(),
      updated_at: timestamp(),
      phone: optional(text(), 'Customer.hashedPhone'),
      first_name: optional(text(), 'Customer.hashedFirstName'),
      last_name: optional(text(), 'Customer.hashedLastName'),
      postal_code: optional(text(), 'Customer.postalCode, Customer.hashedPostalCode'),
    },
    key: ['number'],
    lookups: [addressLookup('email')],
  }),
  orders: table({
    columns: {
      number: businessKey<OrderNumber>(),
      customer_number: nullable(businessKey<CustomerNumber>()),
      placed_at: timestampOrDay(),
      status: orderStatus,
      channel: nullable(text()),
      country: nullable(countryCode()),
      currency: currencyCode(),
      total_minor: bigint(),
      included_tax_percent: optional(numeric(), 'the tax within orders: amounts are taken for net'),
      updated_at: optional(timestamp(), 'Order.updatedAt, and which orders have changed'),
    },
    key: ['number'],
    lookups: ['customer_number', 'placed_at', 'updated_at'],
    freshness: 'placed_at',
    staleAfterHours: 72,
  }),
  order_lines: table({
    columns: {
      order_number: businessKey<OrderNumber>(),
      line: integer(),
      sku: businessKey<Sku>(),
      quantity: integer(),
      unit_price_minor: minor(),
      discount_percent: numeric(),
      net_minor: bigint(),
      included_tax_percent: optional(numeric(), 'the tax within order lines, where the order does not say'),
    },
    key: ['order_number', 'line'],
    lookups: ['sku', `order_number || '/' || lpad(line::text, 10, '0')`],
  }),
  returns: table({
    columns: {
      number: businessKey<ReturnNumber>(),
      order_number: businessKey<OrderNumber>(),
      line: integer(),
      quantity: integer(),
      refund_minor: nullable(bigint()),
      returned_on: nullable(date()),
      updated_at: optional(timestamp(), 'Return.updatedAt, and which returns have changed'),
    },
    key: ['number'],
    lookups: ['order_number', 'returned_on', 'updated_at'],
    without: 'OrderLine.returnedQuantity, SalesReportRow.returnsPercent, Customer.returnsPercent',
  }),
  site_sessions: table({
    columns: { day: date(), channel: text(), sessions: integer() },
    key: ['day', 'channel'],
    without: 'sessions and conversion of Scorecard',
  }),
  product_daily_sales: table({
    columns: {
      sku: businessKey<Sku>(),
      day: date(),
      currency: currencyCode(),
      orders: integer(),
      units: integer(),
      revenue_minor: minor(),
      returned_units: nullable(integer()),
      returned_minor: nullable(minor()),
    },
    key: ['sku', 'day', 'currency'],
    freshness: 'day',
    staleAfterHours: 96,
    summary: {
      days: `select (select max(day) from sales.product_daily_sales) as last_day, (${lastDayOver}) as over`,
      refresh: 'sales.refresh_product_daily_sales',
    },
    without: 'Product.sales, Product.lifecycle, ProductInventory.daysOfCover',
  }),
  packed_products: table({
    columns: { number: integer(), sku: businessKey<Sku>() },
    key: ['number', 'sku'],
    without: 'nothing; reports take longer',
  }),
  daily_lines: table({
    columns: {
      day: date(),
      currency: currencyCode(),
      orders: text(),
      products: text(),
      quantities: text(),
      net_minor: text(),
      tax_percents: nullable(text()),
      returned: text(),
    },
    key: ['day', 'currency'],
    without: 'nothing; reports take longer',
  }),
  summarized_days: table({
    columns: { day: date(), time_zone: text() },
    key: ['day'],
    summary: {
      days: `select (select max(day) from sales.summarized_days) as last_day, (${lastDayOver}) as over`,
      refresh: 'sales.refresh_product_daily_sales',
    },
    without: 'nothing; reports take longer',
  }),
  changed_hours: table({
    columns: { number: bigint(), hour: timestamp() },
    key: ['number'],
    without: 'nothing; reports take longer',
  }),
  customer_summaries: table({
    columns: {
      customer_number: businessKey<CustomerNumber>(),
      as_of: date(),
      currency: currencyCode(),
      orders: integer(),
      first_ordered_at: nullable(timestampOrDay()),
      last_ordered_at: nullable(timestampOrDay()),
      average_days_between_orders: nullable(double()),
      average_order_value_minor: nullable(bigint()),
      lifetime_value_minor: nullable(bigint()),
      rfm_recency_days: nullable(integer()),
      rfm_frequency: integer(),
      rfm_monetary_minor: nullable(bigint()),
      recency_score: nullable(integer()),
      frequency_score: nullable(integer()),
      monetary_score: nullable(integer()),
      segment: nullable(customerSegment),
      computed_at: timestamp(),
    },
    key: ['customer_number'],
    lookups: ['lifetime_value_minor', 'segment'],
    freshness: 'computed_at',
    staleAfterHours: 96,
    summary: {
      days: `select (select min(as_of) from sales.customer_summaries) as last_day, (${lastDayOver}) as over`,
      refresh: 'sales.refresh_customer_summaries',
    },
    without:
      'Customer.segment, rfm, lifetimeValue, purchasePattern, customerSegments, salesReport by SEGMENT',
  }),
  deletions: deletionsTable('orders, customers and returns'),
};

export type SalesTables = RowsOf<typeof tables>;
