import { sql, type Compilable, type Kysely, type SqlBool } from 'kysely';
import { dayIn, instant, startOfStep } from '../../../database/instants.ts';
import type { DateSteps } from '../../../domain/steps.ts';
import type { Sku } from '../../../domain/ids.ts';
import { statement } from '../statement.ts';
import type { CustomerSegment, SalesTables } from '../tables.ts';
import { taxIn } from '../../tax.ts';
import { allowsProfiling, ifAllowed } from '../terms.ts';

/** What a report groups whole orders by. A dimension it does not ask is null in every row. */
export interface OrderGroups extends DateSteps {
  readonly from: Date;
  readonly until: Date;
  readonly byCountry: boolean;
  readonly byChannel: boolean;
}

/** What it groups their lines by. */
export interface ReportGroups extends OrderGroups {
  /** The n-th of these array literals holds the SKUs whose `product_group` is n. */
  readonly productGroups: readonly string[];
  readonly bySku: boolean;
}

export const orderColumns = ['country', 'channel', 'segment', 'step_from'] as const;
export const groupColumns = ['product_group', 'sku', ...orderColumns] as const;

export const orderDay = dayIn('o.placed_at');

/** A customer's segment as the customer allows it today, over `customers as c` and `customer_summaries as s`. */
const segmentNow = ifAllowed(allowsProfiling('c'), sql<CustomerSegment>`s.segment`);

/** SKUs with the number of their group. */
const grouped = (packed: readonly string[]) =>
  sql<{ key: string; product_group: number }>`(
    select sku as key, place::integer as product_group
    from unnest(${packed}::text[]) with ordinality as packed (skus, place), unnest(packed.skus::text[]) as sku
  )`.as<'grouped'>(sql`grouped`);

/** Orders that were not cancelled, each with what it is grouped by as a whole. */
export const ordersIn = (db: Kysely<SalesTables>, p: OrderGroups, bySegment: boolean) =>
  db
    .selectFrom('orders as o')
    .$if(bySegment, (query) =>
      query
        .leftJoin('customer_summaries as s', 's.customer_number', 'o.customer_number')
        .leftJoin('customers as c', 'c.number', 's.customer_number'),
    )
    .where('o.status', '<>', 'CANCELLED')
    .where('o.placed_at', '>=', instant(p.from))
    .where('o.placed_at', '<', instant(p.until))
    .select([
      sql<string | null>`case when ${p.byCountry}::boolean then o.country end`.as('country'),
      sql<string | null>`case when ${p.byChannel}::boolean then o.channel end`.as('channel'),
      (bySegment ? segmentNow : sql<CustomerSegment | null>`null::text`).as('segment'),
      startOfStep(orderDay, p).as('step_from'),
      orderDay.as('day'),
      'o.currency',
      'o.number as order_number',
      'o.included_tax_percent',
    ]);

/** Their lines, each with the group it is in. */
export const linesIn = (db: Kysely<SalesTables>, p: ReportGroups, bySegment: boolean) =>
  db
    .selectFrom(ordersIn(db, p, bySegment).as('placed'))
    .innerJoin('order_lines as l', 'l.order_number', 'placed.order_number')
    .leftJoin(grouped(p.productGroups), (join) => join.on(sql<SqlBool>`grouped.key = l.sku`))
    .select([
      sql<number | null>`grouped.product_group`.as('product_group'),
      sql<Sku | null>`case when ${p.bySku}::boolean then l.sku end`.as('sku'),
      ...orderColumns,
      'placed.day',
      'placed.currency',
      'placed.order_number',
      'l.line',
      'l.sku as line_sku',
      'l.quantity',
      'l.net_minor',
      // By itself, for most lines have none, and whole numbers are added up faster.
      taxIn(sql.ref('l.net_minor'), sql`coalesce(l.included_tax_percent, placed.included_tax_percent)`).as(
        'tax_minor',
      ),
    ]);

/** A statement of a report for one that is by segment, and one that needs no summaries of customers. */
export const reportStatement = <Parameters, Row>(
  name: string,
  build: (db: Kysely<SalesTables>, parameters: Parameters, bySegment: boolean) => Compilable<Row>,
) => {
  const options = { plannedAnew: true, report: true };
  return {
    plain: statement(name, (db, p: Parameters) => build(db, p, false), options),
    bySegment: statement(`${name}_by_segment`, (db, p: Parameters) => build(db, p, true), options),
  };
};
