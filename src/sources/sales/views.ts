import { sql, type RawBuilder } from 'kysely';
import { keysOf, valueOf, viewOf, viewsOf } from '../../database/views.ts';
import { netOf, taxIn } from '../tax.ts';
import { tables } from './tables.ts';

const table = (name: keyof typeof tables) => sql.table(`sales.${name}`);
const allOf = (conditions: readonly RawBuilder<unknown>[]) => sql.join(conditions, sql` and `);

const ofProducts = sql`sku = ${keysOf('skus')}`;
const ofCustomers = sql`customer_number in (select number from ${viewOf('customers')})`;

/** What an order comes to by the lines that are seen of it. */
const seenColumns: ReadonlySet<string> = new Set(['total_minor', 'included_tax_percent']);
const taxOfLine = sql`coalesce(l.included_tax_percent, o.included_tax_percent)`;
const taxOfLines = sql`sum(${taxIn(sql.ref('l.net_minor'), taxOfLine)})`;

const orderColumns = Object.keys(tables.orders.columns).map((name) =>
  sql.ref(seenColumns.has(name) ? `seen.${name}` : `o.${name}`),
);

/** An order is what the caller sees of it: the lines of these products and their total. Without one, it is not there. */
const ordersByBrand = sql`select ${sql.join(orderColumns)}
  from ${table('orders')} as o cross join lateral (
    select sum(l.net_minor)::bigint as total_minor,
      ${taxOfLines} * 100 / nullif(sum(l.net_minor) - ${taxOfLines}, 0) as included_tax_percent
    from ${table('order_lines')} as l where l.order_number = o.number and l.${ofProducts}
  ) as seen
  where seen.total_minor is not null`;

/** Daily sales are kept for all countries together, so that those of some are added up from their orders. */
const dailySalesByCountry = (ofLines: RawBuilder<unknown>) =>
  sql`select l.sku, o.placed_at::date as day, o.currency,
    count(distinct o.number)::integer as ${sql.ref('orders')}, sum(l.quantity)::integer as units,
    sum(${netOf(sql.ref('l.net_minor'), taxOfLine)}) as revenue_minor, null::integer as returned_units, null::bigint as returned_minor
  from ${table('orders')} as o join ${table('order_lines')} as l on l.order_number = o.number
  where o.status <> 'CANCELLED' and o.${ofCustomers} and ${ofLines} group by 1, 2, 3`;

const byCountryOnly = {
  customers: sql`select * from ${table('customers')} where country = any(${valueOf('countries')}::text[])`,
  customer_summaries: sql`select * from ${table('customer_summaries')} where ${ofCustomers}`,
};

const returnsOfLines = sql`select r.* from ${table('returns')} as r
  join ${viewOf('order_lines')} as l on l.order_number = r.order_number and l.line = r.line`;

/** Of what is kept of all lines together nothing is taken: a row-restricted caller's reports read the lines themselves. */
const none = (name: keyof typeof tables) => sql`select * from ${table(name)} where false`;

/** Whom or what a visit led to is not kept. */
const noSessions = none('site_sessions');

/**
 * What a row-restricted caller sees. By countries: their customers, and the orders of these. By brands: of each order
 * the lines with their products. What a summary says of a customer is about the customer, whatever was bought.
 */
export const viewsFor = ({ byBrand, byCountry }: { byBrand: boolean; byCountry: boolean }) =>
  viewsOf('sales', tables, {
    ...(byCountry ? byCountryOnly : {}),
    orders: byBrand
      ? sql`${ordersByBrand}${byCountry ? sql` and o.${ofCustomers}` : sql``}`
      : sql`select * from ${table('orders')} where ${ofCustomers}`,
    order_lines: sql`select * from ${table('order_lines')} where ${allOf([
      ...(byBrand ? [ofProducts] : []),
      ...(byCountry
        ? [sql`order_number in (select number from ${table('orders')} where ${ofCustomers})`]
        : []),
    ])}`,
    returns: returnsOfLines,
    product_daily_sales: byCountry
      ? dailySalesByCountry(byBrand ? ofProducts : sql`true`)
      : sql`select * from ${table('product_daily_sales')} where ${ofProducts}`,
    packed_products: none('packed_products'),
    daily_lines: none('daily_lines'),
    summarized_days: none('summarized_days'),
    site_sessions: noSessions,
    // Whose it was nobody knows any more.
    deletions: none('deletions'),
  });
