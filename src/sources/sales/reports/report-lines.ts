import { sql, type Compilable, type Kysely, type SelectQueryBuilder, type SqlBool } from 'kysely';
import { dayIn, instant } from '../../../database/instants.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import type { StepsOfDays } from '../../../domain/steps.ts';
import type { Sku } from '../../../domain/ids.ts';
import { keyGroups, ofKeys, ofSome, stepTable, where } from '../../grouping.ts';
import { statement } from '../statement.ts';
import type { CustomerSegment, SalesTables } from '../tables.ts';
import { taxIn } from '../../tax.ts';
import { allowsProfiling, ifAllowed } from '../terms.ts';

/** What orders can be grouped by, by the columns of their groups. A dimension that a report does not ask is null in every row. */
const ofOrders = { ORDER_COUNTRY: 'order_country', CHANNEL: 'channel' } as const;
const ofCustomers = {
  COUNTRY: 'customer_country',
  REGION: 'region',
  AGE_BAND: 'age_band',
  ACQUISITION_CHANNEL: 'acquisition_channel',
} as const;
export type OrderDimension = keyof typeof ofOrders | keyof typeof ofCustomers | 'SEGMENT';

/** Which orders a report is of, and what it groups them by as a whole. Null asks nothing. */
export interface OrderGroups extends StepsOfDays {
  readonly from: Date;
  readonly until: Date;
  /** Of those between, only orders of these days. */
  readonly days: readonly CalendarDate[] | null;
  readonly by: readonly (OrderDimension | 'SKU')[];
  readonly channels: readonly string[] | null;
  readonly countries: readonly string[] | null;
  /** Customers' numbers, as one text (see KeySet). */
  readonly customerKeys: string | null;
}

/** Which of their lines, and what these are grouped by. */
export interface ReportGroups extends OrderGroups {
  /** The n-th of these array literals holds the SKUs whose `product_group` is n. */
  readonly productGroups: readonly string[];
  /** SKUs, as one text (see KeySet). */
  readonly skuKeys: string | null;
}

export const orderColumns = [
  ...Object.values(ofOrders),
  ...Object.values(ofCustomers),
  'segment',
  'step_from',
] as const;
export const groupColumns = ['product_group', 'sku', ...orderColumns] as const;

export const orderDay = dayIn('o.placed_at');

/** What is read of customers: nothing, the customers themselves, or with their summaries. */
export type CustomersRead = 'plain' | 'byCustomer' | 'bySegment';

export const customersRead = (by: OrderGroups['by']): CustomersRead =>
  by.includes('SEGMENT') ? 'bySegment' : by.some((name) => name in ofCustomers) ? 'byCustomer' : 'plain';

/** A customer's segment as the customer allows it today, over `customers as c` and `customer_summaries as s`. */
const segmentNow = ifAllowed(allowsProfiling('c'), sql<CustomerSegment>`s.segment`);

/** What customers are grouped by, over `customers as c` and `customer_summaries as s`. */
export const customerWords = (p: OrderGroups, read: CustomersRead) =>
  [
    ...(['COUNTRY', 'REGION', 'AGE_BAND', 'ACQUISITION_CHANNEL'] as const).map((dimension) =>
      (read === 'plain'
        ? sql<string | null>`null::text`
        : word(p, dimension, `c.${dimension.toLowerCase()}`)
      ).as(ofCustomers[dimension]),
    ),
    (read === 'bySegment' ? segmentNow : sql<CustomerSegment | null>`null::text`).as('segment'),
  ] as const;

const word = (p: OrderGroups, dimension: OrderDimension, column: string) =>
  where(p.by, dimension, sql<string | null>`${sql.ref(column)}`);

type OrdersOf = (
  db: Kysely<SalesTables>,
) => SelectQueryBuilder<SalesTables & { o: SalesTables['orders'] }, 'o', object>;

/** Orders of the period that were not cancelled. */
const placedIn =
  ({ from, until, days }: Pick<OrderGroups, 'from' | 'until' | 'days'>): OrdersOf =>
  (db) =>
    db
      .selectFrom('orders as o')
      .where('o.status', '<>', 'CANCELLED')
      .where('o.placed_at', '>=', instant(from))
      .where('o.placed_at', '<', instant(until))
      .where(sql<SqlBool>`(${days}::date[] is null or ${orderDay} = any(${days}::date[]))`);

/** Orders, each with what it is grouped by as a whole. */
export const ordersIn = (
  db: Kysely<SalesTables>,
  p: OrderGroups,
  read: CustomersRead,
  of: OrdersOf = placedIn(p),
) =>
  of(db)
    .$if(read !== 'plain', (query) => query.leftJoin('customers as c', 'c.number', 'o.customer_number'))
    .$if(read === 'bySegment', (query) =>
      query.leftJoin('customer_summaries as s', 's.customer_number', 'o.customer_number'),
    )
    .leftJoin(stepTable(p), (join) => join.on(sql<SqlBool>`step.day = ${orderDay}`))
    .where(ofSome(sql.ref('o.channel'), p.channels))
    .where(ofSome(sql.ref('o.country'), p.countries))
    .where(ofKeys(sql.ref('o.customer_number'), p.customerKeys))
    .select([
      word(p, 'ORDER_COUNTRY', 'o.country').as('order_country'),
      word(p, 'CHANNEL', 'o.channel').as('channel'),
      ...customerWords(p, read),
      sql<CalendarDate | null>`step.step_from`.as('step_from'),
      orderDay.as('day'),
      'o.currency',
      'o.customer_number',
      'o.number as order_number',
      'o.included_tax_percent',
    ]);

/** Their lines. */
export const linesOf = (
  db: Kysely<SalesTables>,
  p: OrderGroups & { readonly skuKeys: string | null },
  read: CustomersRead,
  of: OrdersOf = placedIn(p),
) =>
  db
    .selectFrom(ordersIn(db, p, read, of).as('placed'))
    .innerJoin('order_lines as l', 'l.order_number', 'placed.order_number')
    .where(ofKeys(sql.ref('l.sku'), p.skuKeys));

export const taxPercent = sql<string | null>`coalesce(l.included_tax_percent, placed.included_tax_percent)`;

/** The same, each with the group it is in. */
export const linesIn = (
  db: Kysely<SalesTables>,
  p: ReportGroups,
  read: CustomersRead,
  of: OrdersOf = placedIn(p),
) =>
  linesOf(db, p, read, of)
    .leftJoin(keyGroups(p.productGroups, 'grouped'), (join) => join.on(sql<SqlBool>`grouped.key = l.sku`))
    .select([
      sql<number | null>`grouped.place`.as('product_group'),
      where(p.by, 'SKU', sql<Sku>`l.sku`).as('sku'),
      ...orderColumns.map((column) => `placed.${column}` as const),
      'placed.day',
      'placed.currency',
      'placed.customer_number',
      'placed.order_number',
      'l.line',
      'l.sku as line_sku',
      'l.quantity',
      'l.unit_price_minor',
      'l.discount_percent',
      'l.net_minor',
      // By itself, for most lines have none, and whole numbers are added up faster.
      taxIn(sql.ref('l.net_minor'), taxPercent).as('tax_minor'),
    ]);

/** A statement of a report for each way to read customers. */
export const reportStatement = <Parameters, Row>(
  name: string,
  build: (db: Kysely<SalesTables>, parameters: Parameters, read: CustomersRead) => Compilable<Row>,
) => {
  const options = { plannedAnew: true, report: true };
  return {
    plain: statement(name, (db, p: Parameters) => build(db, p, 'plain'), options),
    byCustomer: statement(`${name}_by_customer`, (db, p: Parameters) => build(db, p, 'byCustomer'), options),
    bySegment: statement(`${name}_by_segment`, (db, p: Parameters) => build(db, p, 'bySegment'), options),
  };
};
