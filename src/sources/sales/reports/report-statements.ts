import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import { instant } from '../../../database/instants.ts';
import { ofItsDay, ratesTable, type Conversion } from '../../../database/rates.ts';
import type { RateGap } from '../../../domain/converted-sum.ts';
import type { Sku } from '../../../domain/ids.ts';
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

/**
 * What products cost, as array literals: the days on which a product's cost in a currency changed, and to how much, side
 * by side; and in step which product and currency it is, whose days lie after `firsts`, to `lasts`. One of a product's
 * entries also names those that tell in how many components its cost is known. `besides` are all currencies of the product.
 * Amounts are whole numbers: coins, each times ten to the power of the entry's `scales`.
 */
export type PackedCosts = Readonly<
  Record<
    | 'skus'
    | 'currencies'
    | 'besides'
    | 'scales'
    | 'firsts'
    | 'lasts'
    | 'knownFirsts'
    | 'knownLasts'
    | 'days'
    | 'amounts',
    string
  >
>;

interface Cost {
  product: string;
  cost_currency: string;
  beside: string;
  scale: number;
  first: number;
  last: number;
  known_first: number | null;
  known_last: number | null;
}

/** Behind `offset 0` the planner does not see how long the lists are, or it sorts every line to merge them with these. */
const costs = (p: PackedCosts) =>
  sql<Cost>`(
    select entry.*
    from (
      select ${p.skus}::text[], ${p.currencies}::text[], ${p.besides}::text[], ${p.scales}::integer[], ${p.firsts}::integer[], ${p.lasts}::integer[],
             ${p.knownFirsts}::integer[], ${p.knownLasts}::integer[]
      offset 0
    ) as packed (skus, currencies, besides, scales, firsts, lasts, known_firsts, known_lasts),
    unnest(skus, currencies, besides, scales, firsts, lasts, known_firsts, known_lasts)
      as entry (product, cost_currency, beside, scale, first, last, known_first, known_last)
  )`.as<'cost'>(sql`cost`);

/** The last of a product's amounts that began by the day of the line. */
const onTheDay = (p: PackedCosts, first: 'first' | 'known_first', last: 'last' | 'known_last') =>
  sql<number | null>`(${p.amounts}::bigint[])[${sql.ref(first)} + nullif(
    width_bucket(line.day, (${p.days}::date[])[${sql.ref(first)} + 1 : ${sql.ref(last)}]), 0)]`;

/** What lines were sold for, without tax. */
const revenue = (which: RawBuilder<unknown>) =>
  sql<string>`sum(line.net_minor)${which} - coalesce(sum(line.tax_minor)${which}, 0)`;

/**
 * What was sold in each group on each day, by the currency it was sold in and the one it cost in: whole numbers, and
 * few, for all that follows. A line is as often in here as its product has costs; its own figures count once.
 */
const daily = (db: Kysely<SalesTables>, p: SoldParameters, read: CustomersRead, withCosts: boolean) => {
  const isKnown = sql`${onTheDay(p, 'known_first', 'known_last')} > 0`;
  const once = withCosts ? sql` filter (where cost.product is null or cost.known_first is not null)` : sql``;
  return db
    .selectFrom(linesIn(db, p, read).as('line'))
    .select([
      ...groupColumns,
      'line.day',
      'line.currency',
      sql<string>`sum(line.quantity)${once}`.as('units'),
      revenue(once).as('minor'),
    ])
    .groupBy([...groupColumns, 'line.day', 'line.currency'])
    .$if(withCosts, (query) =>
      query
        .leftJoin(costs(p), (join) => join.on(sql<SqlBool>`cost.product = line.line_sku`))
        .select([
          'cost.cost_currency',
          'cost.beside',
          sql<string>`sum(line.quantity) filter (where ${isKnown})`.as('costed_units'),
          revenue(sql` filter (where ${isKnown})`).as('costed_minor'),
          // Whole numbers until here: those that stand for parts of a coin are grouped apart.
          sql<string>`sum(line.quantity * ${onTheDay(p, 'first', 'last')}) * power(10::numeric, -cost.scale)`.as(
            'cost_minor',
          ),
        ])
        .groupBy(['cost.cost_currency', 'cost.beside', 'cost.scale']),
    );
};

/** Days' amounts in the reporting currency, added up; and the first day and currency of an amount without a rate. */
function converted(
  amount: 'minor' | 'costed_minor' | 'cost_minor' | 'list_minor' | 'discount_minor',
  currency: 'currency' | 'cost_currency',
  into: string,
) {
  const [minor, from] = [sql.ref(`daily.${amount}`), sql.ref(`daily.${currency}`)];
  const rate = sql`case when ${from} = ${into} then 1 else ${sql.ref(`${currency}_rate.rate`)} end`;
  return {
    sum: sql<string>`coalesce(sum(${minor} * ${rate}), 0)`,
    gap: sql<RateGap | null>`min(array[daily.day::text, ${from}]) filter (where ${minor} <> 0 and ${rate} is null)`,
  };
}

/** How many groups the database tells at most; null for all. */
interface GroupLimit {
  readonly limit: number | null;
}

type SoldParameters = ReportGroups & Conversion & PackedCosts & GroupLimit;

const unitsAndRevenue = (currency: string) => {
  const { sum, gap } = converted('minor', 'currency', currency);
  return [sql<number>`sum(units)::bigint`.as('units'), sum.as('minor'), gap.as('without_rate')] as const;
};

/** Units and revenue of each group. */
export const reportRevenue = reportStatement('report_revenue', (db, p: SoldParameters, read) =>
  db
    .selectFrom(daily(db, p, read, false).as('daily'))
    .leftJoin(ratesTable(p, 'currency_rate'), (join) => join.on(ofItsDay('currency_rate', 'daily')))
    .select([...groupColumns, ...unitsAndRevenue(p.currency)])
    .groupBy(groupColumns)
    .limit(p.limit),
);

const withRates = (amount: 'costed_minor' | 'cost_minor') =>
  sql<string>`coalesce(sum(${sql.ref(amount)}) filter (where cost_without_rate is null), 0)`;

/**
 * And its costs, with the revenue of the lines that have one. A product whose cost lacks a rate has none on that day: it is
 * told apart by the currencies that it costs in, all of which must have one.
 */
export const reportSold = reportStatement('report_sold', (db, p: SoldParameters, read) => {
  const [costed, cost] = [
    converted('costed_minor', 'currency', p.currency),
    converted('cost_minor', 'cost_currency', p.currency),
  ];
  const ofCurrencies = db
    .selectFrom(daily(db, p, read, true).as('daily'))
    .leftJoin(ratesTable(p, 'currency_rate'), (join) => join.on(ofItsDay('currency_rate', 'daily')))
    .leftJoin(ratesTable(p, 'cost_currency_rate'), (join) =>
      join
        .onRef('cost_currency_rate.day', '=', 'daily.day')
        .onRef('cost_currency_rate.currency', '=', 'daily.cost_currency'),
    )
    .select([
      ...groupColumns,
      ...unitsAndRevenue(p.currency),
      sql<string>`sum(costed_units)`.as('costed_units'),
      costed.sum.as('costed_minor'),
      cost.sum.as('cost_minor'),
      cost.gap.as('cost_without_rate'),
    ])
    .groupBy([...groupColumns, 'daily.day', 'daily.currency', 'daily.beside']);
  return db
    .selectFrom(ofCurrencies.as('sold'))
    .select([
      ...groupColumns,
      sql<number>`sum(units)::bigint`.as('units'),
      sql<string>`sum(minor)`.as('minor'),
      sql<RateGap | null>`min(without_rate)`.as('without_rate'),
      sql<number>`coalesce(sum(costed_units), 0)::bigint`.as('costed_units'),
      withRates('costed_minor').as('costed_minor'),
      withRates('cost_minor').as('cost_minor'),
      sql<RateGap | null>`min(cost_without_rate)`.as('cost_without_rate'),
    ])
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

/** List prices and what was taken off them, in the reporting currency. */
export const reportDiscounts = reportStatement('report_discounts', (db, p: SoldParameters, read) => {
  const [list, discount] = [
    converted('list_minor', 'currency', p.currency),
    converted('discount_minor', 'currency', p.currency),
  ];
  return db
    .selectFrom(
      db
        .selectFrom(linesIn(db, p, read).as('line'))
        .select([
          ...groupColumns,
          'line.day',
          'line.currency',
          sql<string>`sum(line.quantity * line.unit_price_minor)`.as('list_minor'),
          sql<string>`sum(line.quantity * line.unit_price_minor * line.discount_percent / 100)`.as(
            'discount_minor',
          ),
        ])
        .groupBy([...groupColumns, 'line.day', 'line.currency'])
        .as('daily'),
    )
    .leftJoin(ratesTable(p, 'currency_rate'), (join) => join.on(ofItsDay('currency_rate', 'daily')))
    .select([
      ...groupColumns,
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
