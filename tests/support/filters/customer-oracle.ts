import type { Figure } from '../../../src/figures/catalogue.ts';
import { orderField } from '../../../src/figures/inputs.ts';
import { customerCatalogues } from '../../../src/sources/index.ts';
import type { OwnWorld } from '../graph.ts';

/** Everything that filters ask of a customer, from all five sources at once, by the days of Los Angeles. */
const facts = `
  create view facts as
  with led as (
    select t.*, case
      when t.customer_number is not null then t.customer_number
      when t.order_number is not null then (select o.customer_number from sales.orders o where o.number = t.order_number)
      when btrim(t.email) <> '' then (
        select min(c.number) from sales.customers c where lower(btrim(c.email, e' \\t')) = lower(btrim(t.email)) having count(*) = 1)
      end as owner
    from support.tickets t
  ),
  served as (
    select owner, count(*) filter (where status in ('NEW', 'OPEN', 'PENDING', 'HOLD')) as open_tickets,
      avg(case when csat_rating is not null then (csat_rating >= 4)::integer::float8 end) * 100 as csat
    from led group by owner
  ),
  late as (
    select customer_number, count(*) as late from logistics.shipments
    where status in ('IN_TRANSIT', 'OUT_FOR_DELIVERY', 'EXCEPTION') and promised_on < '2026-11-20' group by 1
  ),
  bought as (
    select o.customer_number, array_agg(l.sku) as skus, array_agg(p.category) as categories
    from sales.orders o join sales.order_lines l on l.order_number = o.number
    left join inventory.products p on p.sku = l.sku
    where o.status <> 'CANCELLED' group by 1
  )
  select c.number, c.name, nullif(lower(btrim(c.email, e' \\t')), '') as email, c.country, c.region, c.city, c.age_band as "ageBand", c.gender,
    c.acquisition_channel as "acquisitionChannel", date_trunc('milliseconds', c.updated_at) as "updatedAt", c.consent_email as "EMAIL", c.consent_sms as "SMS",
    c.consent_post as "POST", c.consent_profiling as "PROFILING",
    case when c.consent_profiling then s.segment end as segment,
    s.lifetime_value_minor / 100.0 as "lifetimeValue", s.average_order_value_minor / 100.0 as "averageOrderValue",
    s.orders, s.last_ordered_at as "lastOrderedAt", (s.last_ordered_at at time zone 'America/Los_Angeles')::date as "lastOrderedOn",
    date '2026-11-20' - (s.last_ordered_at at time zone 'America/Los_Angeles')::date as "daysSinceLastOrder",
    (select coalesce(sum(r.quantity), 0) * 100 from sales.orders o join sales.returns r on r.order_number = o.number
      where o.customer_number = c.number and o.status <> 'CANCELLED')::float8 / nullif((
      select sum(l.quantity) from sales.orders o join sales.order_lines l on l.order_number = o.number
      where o.customer_number = c.number and o.status <> 'CANCELLED'), 0) as "returnsPercent",
    s.computed_at as "summarizedAt", s.lifetime_value_minor,
    coalesce(served.open_tickets, 0) as "openTickets", served.csat as "csatPercent",
    coalesce(late.late, 0) as "lateInTransit",
    coalesce(bought.skus, '{}') as "boughtSku", coalesce(bought.categories, '{}') as "boughtCategory"
  from sales.customers c
  left join sales.customer_summaries s on s.customer_number = c.number
  left join served on served.owner = c.number
  left join late on late.customer_number = c.number
  left join bought on bought.customer_number = c.number`;

export const prepareOracle = (single: OwnWorld) => single.sql('sales', facts);

export interface OracleFilter {
  readonly and?: readonly OracleFilter[];
  readonly or?: readonly OracleFilter[];
  readonly not?: OracleFilter;
  readonly [field: string]: unknown;
}

const signs: Readonly<Record<string, string>> = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' };
const literal = (value: unknown): string =>
  typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`;

function comparison(column: string, operator: string, value: unknown): string {
  const list = () => (value as unknown[]).map(literal).join(', ');
  switch (operator) {
    case 'isNull':
      return `${column} is ${value ? '' : 'not '}null`;
    case 'in':
      return (value as unknown[]).length ? `${column} in (${list()})` : 'false';
    case 'contains':
      return `${column} ilike ${literal(`%${String(value)}%`)}`;
    case 'startsWith':
      return `${column} ilike ${literal(`${String(value)}%`)}`;
    default:
      return `${column} ${signs[operator]} ${literal(value)}`;
  }
}

/** Addresses as they are compared. */
const addressed = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(addressed) : String(value).trim().toLowerCase();

function field(name: string, asked: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(asked).map(([operator, value]) => {
    if (operator === 'has') return `"${String(value)}"`;
    if (operator === 'hasNot') return `not "${String(value)}"`;
    if (name.startsWith('bought')) {
      return `"${name}" && array[${[value].flat().map(literal).join(', ')}]::text[]`;
    }
    return comparison(`"${name}"`, operator, name === 'email' ? addressed(value) : value);
  });
}

/** A filter as a SQL condition that is true or false of each customer, and never unknown. */
export function oracleCondition(filter: OracleFilter): string {
  const { and, or, not, ...fields } = filter;
  const joined = (parts: readonly string[], by: string, none: string) =>
    parts.length ? `(${parts.join(` ${by} `)})` : none;
  const asks = (part: OracleFilter): boolean => oracleCondition(part) !== 'true';
  const parts = [
    ...Object.entries(fields)
      .flatMap(([name, asked]) => field(name, asked as Record<string, unknown>))
      .map((condition) => `coalesce(${condition}, false)`),
    ...(and ?? []).map(oracleCondition),
    ...(or?.some(asks) ? [joined(or.filter(asks).map(oracleCondition), 'or', 'true')] : []),
    ...(not && asks(not) ? [`not ${oracleCondition(not)}`] : []),
  ].filter((part) => part !== 'true');
  return joined(parts, 'and', 'true');
}

/** The orders that can be asked for, by the column that holds the value: that of the figure's name. */
export const orderColumns: Readonly<Record<string, string>> = Object.fromEntries(
  customerCatalogues
    .flatMap(({ figures }) => Object.entries<Figure>(figures))
    .flatMap(([name, { order }]) => (order ? [[orderField(name), `"${name}"`]] : [])),
);
