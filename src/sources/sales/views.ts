import { keysOf, type Views } from '../../database/views.ts';
import { tables } from './tables.ts';

const ofProducts = `sku = ${keysOf('skus')}`;
const ofCustomers = 'customer_number in (select number from view.customers)';

const orderColumns = Object.keys(tables.orders.columns).map((name) =>
  name === 'total_minor' ? 'seen.total_minor' : `o.${name}`,
);

/** An order is what the caller sees of it: the lines of these products and their total. Without one, it is not there. */
const ordersByBrand = `select ${orderColumns.join(', ')}
  from sales.orders as o cross join lateral (
    select sum(net_minor)::bigint as total_minor from sales.order_lines where order_number = o.number and ${ofProducts}
  ) as seen
  where seen.total_minor is not null`;

/** Daily sales are kept for all countries together, so that those of some are added up from their orders. */
const dailySalesByCountry = (
  ofLines: string,
) => `select l.sku, (o.placed_at at time zone 'UTC')::date as day, o.currency,
    count(distinct o.number)::integer as orders, sum(l.quantity)::integer as units,
    sum(l.net_minor)::bigint as revenue_minor, null::integer as returned_units, null::bigint as returned_minor
  from sales.orders as o join sales.order_lines as l on l.order_number = o.number
  where o.status <> 'CANCELLED' and o.${ofCustomers} and ${ofLines} group by 1, 2, 3`;

const byCountryOnly: Views = {
  customers: 'select * from sales.customers where country = any({countries}::text[])',
  customer_summaries: `select * from sales.customer_summaries where ${ofCustomers}`,
};

const returnsOfLines = `select r.* from sales.returns as r
  join view.order_lines as l on l.order_number = r.order_number and l.line = r.line`;

/** Whom or what a visit led to is not kept. */
const noSessions = 'select * from sales.site_sessions where false';

/**
 * What a held caller sees. By countries: their customers, and the orders of these. By brands: of each order the lines
 * with their products. What a summary says of a customer is about the customer, whatever was bought.
 */
export const viewsFor = ({ byBrand, byCountry }: { byBrand: boolean; byCountry: boolean }): Views => ({
  ...(byCountry ? byCountryOnly : {}),
  orders: byBrand
    ? `${ordersByBrand}${byCountry ? ` and o.${ofCustomers}` : ''}`
    : `select * from sales.orders where ${ofCustomers}`,
  order_lines: `select * from sales.order_lines where ${[
    ...(byBrand ? [ofProducts] : []),
    ...(byCountry ? [`order_number in (select number from sales.orders where ${ofCustomers})`] : []),
  ].join(' and ')}`,
  returns: returnsOfLines,
  product_daily_sales: byCountry
    ? dailySalesByCountry(byBrand ? ofProducts : 'true')
    : `select * from sales.product_daily_sales where ${ofProducts}`,
  site_sessions: noSessions,
});
