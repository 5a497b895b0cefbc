import type { BenchmarkFilter } from './filter.ts';

/** Tickets by the customer they lead to: the one they name, the one whose order they name, or whose address they have. */
const led = (columns: string, which: string) => `
  select t.customer_number as number, ${columns} from support.tickets t where ${which} and t.customer_number is not null
  union all
  select o.customer_number, ${columns} from support.tickets t join sales.orders o on o.number = t.order_number
  where ${which} and t.customer_number is null
  union all
  select c.number, ${columns} from support.tickets t cross join lateral (
    select min(number) as number from sales.customers
    where lower(btrim(email)) = nullif(lower(btrim(t.email)), '') having count(*) = 1) c
  where ${which} and t.customer_number is null and t.order_number is null`;
const open = `open as (
  select number, count(*) as tickets from (${led('1', `t.status not in ('SOLVED', 'CLOSED')`)}) t group by number)`;
const rated = `rated as (
  select number, count(*) filter (where csat_rating >= 4)::float8 / count(*) * 100 as csat
  from (${led('t.csat_rating', 't.csat_rating is not null')}) t group by number)`;
const late = `late as (
  select distinct customer_number as number from logistics.shipments
  where status in ('IN_TRANSIT', 'OUT_FOR_DELIVERY', 'EXCEPTION') and promised_on < date '2026-11-20'
    and customer_number is not null)`;
const bought = (categories: string) => `bought as (
  select distinct o.customer_number as number from inventory.products p join sales.order_lines l on l.sku = p.sku
  join sales.orders o on o.number = l.order_number where p.category in (${categories}) and o.status <> 'CANCELLED')`;

export const customers: readonly BenchmarkFilter[] = [
  {
    name: 'a town, with two open tickets',
    kind: 'customers',
    filter: { city: { eq: 'Asheville' }, openTickets: { gte: 2 } },
    orderBy: { field: 'LIFETIME_VALUE', direction: 'DESC' },
    sql: `with ${open}
      select c.number as key, count(*) over () as total from sales.customers c join open using (number)
      left join sales.customer_summaries s on s.customer_number = c.number
      where c.city = 'Asheville' and open.tickets >= 2
      order by s.lifetime_value_minor desc nulls last, c.number limit 20`,
  },
  {
    name: 'win-back audience',
    kind: 'customers',
    filter: {
      and: [
        { consent: { has: 'EMAIL' } },
        { segment: { in: ['AT_RISK', 'ALMOST_LOST', 'PREVIOUSLY_LOYAL'] } },
        { lifetimeValue: { gte: '250.00' } },
        { boughtCategory: { in: ['Tents', 'Backpacks'] } },
        { openTickets: { eq: 0 } },
        { lateInTransit: { eq: 0 } },
        { not: { csatPercent: { lt: 50 } } },
      ],
    },
    orderBy: { field: 'LIFETIME_VALUE', direction: 'DESC' },
    sql: `with ${open}, ${rated}, ${late}, ${bought(`'Tents', 'Backpacks'`)}
      select c.number as key, count(*) over () as total
      from sales.customers c join sales.customer_summaries s on s.customer_number = c.number
      join bought using (number) left join rated using (number)
      where c.consent_email and c.consent_profiling
        and s.segment in ('AT_RISK', 'ALMOST_LOST', 'PREVIOUSLY_LOYAL') and s.lifetime_value_minor >= 25000
        and not exists (select from open where open.number = c.number)
        and not exists (select from late where late.number = c.number)
        and coalesce(rated.csat >= 50, true)
      order by s.lifetime_value_minor desc, c.number limit 20`,
  },
  {
    name: 'unhappy customers',
    kind: 'customers',
    filter: { csatPercent: { lt: 50 } },
    orderBy: { field: 'LAST_ORDERED_AT', direction: 'DESC' },
    sql: `with ${rated}
      select c.number as key, count(*) over () as total from sales.customers c join rated using (number)
      left join sales.customer_summaries s on s.customer_number = c.number
      where rated.csat < 50 order by s.last_ordered_at desc nulls last, c.number desc limit 20`,
  },
  {
    name: 'good customers who bought tents',
    kind: 'customers',
    filter: { boughtCategory: { eq: 'Tents' }, lifetimeValue: { gte: '1000.00' } },
    orderBy: { field: 'LIFETIME_VALUE', direction: 'DESC' },
    sql: `with ${bought(`'Tents'`)}
      select c.number as key, count(*) over () as total from sales.customers c
      join sales.customer_summaries s on s.customer_number = c.number join bought using (number)
      where s.lifetime_value_minor >= 100000 order by s.lifetime_value_minor desc, c.number limit 20`,
  },
  {
    name: 'nearly every customer',
    kind: 'customers',
    filter: { openTickets: { eq: 0 }, lateInTransit: { eq: 0 } },
    orderBy: { field: 'NUMBER', direction: 'ASC' },
    sql: `with ${open}, ${late}
      select c.number as key, count(*) over () as total from sales.customers c
      where not exists (select from open where open.number = c.number)
        and not exists (select from late where late.number = c.number)
      order by c.number limit 20`,
  },
];
