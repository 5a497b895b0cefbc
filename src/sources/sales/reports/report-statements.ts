import { sql, type Kysely, type SqlBool } from 'kysely';
import { instant } from '../../../database/instants.ts';
import { ofItsDay, ratesTable, type Conversion } from '../../../database/rates.ts';
import type { RateGap } from '../../../domain/converted-sum.ts';
import type { Sku } from '../../../domain/ids.ts';
import type { RowOf } from '../../../database/statement.ts';
import type { SalesTables } from '../tables.ts';
import {
  groupColumns,
  linesIn,
  orderColumns,
  ordersIn,
  reportStatement,
  type CustomersRead,
  type OrderGroups,
  type ReportGroups,
} from './report-lines.ts';

/** What was sold in each group on each day, by the currency it was sold in: whole numbers, and few, for all that follows. */
const daily = (db: Kysely<SalesTables>, p: RevenueParameters, read: CustomersRead) =>
  db
    .selectFrom(linesIn(db, p, read).as('line'))
    .select([
      ...groupColumns,
      'line.day',
      'line.currency',
      sql<string>`sum(line.quantity)`.as('units'),
      sql<string>`sum(line.net_minor) - coalesce(sum(line.tax_minor), 0)`.as('minor'),
    ])
    .groupBy([...groupColumns, 'line.day', 'line.currency']);

/** Days' amounts in the reporting currency, added up; and the first day and currency of an amount without a rate. */
function converted(amount: 'minor' | 'list_minor' | 'discount_minor', into: string) {
  const minor = sql.ref(`daily.${amount}`);
  const rate = sql`case when daily.currency = ${into} then 1 else currency_rate.rate end`;
  return {
    sum: sql<string>`coalesce(sum(${minor} * ${rate}), 0)`,
    gap: sql<RateGap | null>`min(array[daily.day::text, daily.currency]) filter (where ${minor} <> 0 and ${rate} is null)`,
  };
}

/** How many groups the database tells at most; null for all. */
interface GroupLimit {
  readonly limit: number | null;
}

type RevenueParameters = ReportGroups & Conversion & GroupLimit;

const unitsAndRevenue = (currency: string) => {
  const { sum, gap } = converted('minor', currency);
  return [sql<number>`sum(units)::bigint`.as('units'), sum.as('minor'), gap.as('without_rate')] as const;
};

/** Units and revenue of each group. */
export const reportRevenue = reportStatement('report_revenue', (db, p: RevenueParameters, read) => {
  return db
    .selectFrom(daily(db, p, read).as('daily'))
    .leftJoin(ratesTable(p, 'currency_rate'), (join) => join.on(ofItsDay('currency_rate', 'daily')))
    .select([...groupColumns, ...unitsAndRevenue(p.currency)])
    .groupBy(groupColumns)
    .limit(p.limit);
});

/** Units alone: nothing is told apart by day or currency. */
export const reportUnits = reportStatement('report_units', (db, p: ReportGroups & GroupLimit, read) =>
  db
    .selectFrom(linesIn(db, p, read).as('line'))
    .select([...groupColumns, sql<number>`sum(line.quantity)::bigint`.as('units')])
    .groupBy(groupColumns)
    .limit(p.limit),
);

/** Orders with a line in the group; one with several is in it once. */
export const reportOrderedByProduct = reportStatement(
  'report_ordered_by_product',
  (db, p: ReportGroups & GroupLimit, read) =>
    db
      .selectFrom(
        db
          .selectFrom(linesIn(db, p, read).as('line'))
          .select(['order_number', ...groupColumns])
          .distinct()
          .as('placed'),
      )
      .select(({ fn }) => [...groupColumns, fn.countAll<number>().as('orders')])
      .groupBy(groupColumns)
      .limit(p.limit),
);

/** The same where no group tells products apart: no line needs to be read. */
export const reportOrdered = reportStatement('report_ordered', (db, p: OrderGroups & GroupLimit, read) =>
  db
    .selectFrom(ordersIn(db, p, read).as('placed'))
    .select(({ fn }) => [
      sql<number | null>`null::integer`.as('product_group'),
      sql<Sku | null>`null::text`.as('sku'),
      ...orderColumns,
      fn.countAll<number>().as('orders'),
    ])
    .groupBy(orderColumns)
    .limit(p.limit),
);

/** What tells a group from others. */
export type GroupColumns = Omit<RowOf<typeof reportOrdered.plain>, 'orders'>;

/** Units that came back of the lines, whenever they came. */
export const reportReturned = reportStatement('report_returned', (db, p: ReportGroups & GroupLimit, read) =>
  db
    .selectFrom(linesIn(db, p, read).as('line'))
    .innerJoin('returns as r', (join) =>
      join.onRef('r.order_number', '=', 'line.order_number').onRef('r.line', '=', 'line.line'),
    )
    .select(({ fn }) => [...groupColumns, fn.sum<number>('r.quantity').as('returned_units')])
    .groupBy(groupColumns)
    .limit(p.limit),
);

/** List prices and what was taken off them, in the reporting currency, beside units and revenue. */
export const reportDiscounts = reportStatement('report_discounts', (db, p: RevenueParameters, read) => {
  const [list, discount] = [converted('list_minor', p.currency), converted('discount_minor', p.currency)];
  return db
    .selectFrom(
      daily(db, p, read)
        .select([
          sql<string>`sum(line.quantity * line.unit_price_minor)`.as('list_minor'),
          sql<string>`sum(line.quantity * line.unit_price_minor * line.discount_percent / 100)`.as(
            'discount_minor',
          ),
        ])
        .as('daily'),
    )
    .leftJoin(ratesTable(p, 'currency_rate'), (join) => join.on(ofItsDay('currency_rate', 'daily')))
    .select([
      ...groupColumns,
      ...unitsAndRevenue(p.currency),
      list.sum.as('list_minor'),
      discount.sum.as('discount_minor'),
      list.gap.as('list_without_rate'),
    ])
    .groupBy(groupColumns)
    .limit(p.limit);
});

/** Whether no order of theirs lies before the period. */
const isNew = (db: Kysely<SalesTables>, p: OrderGroups) =>
  sql<SqlBool>`not exists ${db
    .selectFrom('orders as earlier')
    .whereRef('earlier.customer_number', '=', sql.ref('buyer.customer_number'))
    .where('earlier.status', '<>', 'CANCELLED')
    .where('earlier.placed_at', '<', instant(p.from))
    .select(sql`1`.as('one'))}`;

/** Customers with a line in the group, and those of them who had never ordered before the period. */
export const reportCustomers = reportStatement('report_customers', (db, p: ReportGroups & GroupLimit, read) =>
  db
    .selectFrom(
      db
        .selectFrom(linesIn(db, p, read).as('line'))
        .select([...groupColumns, 'line.customer_number'])
        .distinct()
        .as('buyer'),
    )
    .select(({ fn }) => [
      ...groupColumns,
      fn.countAll<number>().as('customers'),
      fn.countAll<number>().filterWhere(isNew(db, p)).as('new_customers'),
    ])
    .groupBy(groupColumns)
    .limit(p.limit),
);
