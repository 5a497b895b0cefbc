/** What `metrics` is asked, and the statement that answers the same over one database that holds all five sources. */
export interface MetricsQuestion {
  readonly name: string;
  readonly by: string;
  readonly figures: string;
  /** Further arguments. */
  readonly args?: string;
  readonly sql: string;
}

const [from, until] = ['2025-11-20', '2026-11-20'];

/** What a coin was worth in dollars on each day. */
const rate = `rate as materialized (
  select days.day::date as day, wanted.currency, case when wanted.currency = 'USD' then 1 else found.rate end as rate
  from generate_series(date '${from}', date '${until}' - 1, '1 day') as days (day)
  cross join (values ('USD'), ('EUR')) as wanted (currency)
  left join lateral (
    select rate from cogs.exchange_rates r
    where r.from_currency = wanted.currency and r.to_currency = 'USD' and r.day <= days.day and r.day > days.day - interval '8 days'
    order by r.day desc limit 1
  ) as found on true
)`;
const placed = `o.status <> 'CANCELLED' and o.placed_at >= timestamptz '${from}' and o.placed_at < timestamptz '${until}'`;
const lines = `sales.orders o join sales.order_lines l on l.order_number = o.number`;
const rated = `join rate on rate.day = o.placed_at::date and rate.currency = o.currency`;
const products = `left join inventory.products p on p.sku = l.sku`;
const customers = `left join sales.customers c on c.number = o.customer_number`;
const returned = `left join (select order_number, line, sum(quantity) as units from sales.returns group by 1, 2) r
  on r.order_number = l.order_number and r.line = l.line`;
const cost = `join rate euro on euro.day = o.placed_at::date and euro.currency = 'EUR'
left join lateral (
  select sum(case k.currency when 'USD' then k.amount_minor when 'EUR' then k.amount_minor * euro.rate end) as unit
  from cogs.cost_records k
  where k.sku = l.sku and k.effective_from <= o.placed_at::date and (k.effective_to is null or k.effective_to > o.placed_at::date)
) cost on true`;
const net = `l.net_minor / (1 + coalesce(l.included_tax_percent, o.included_tax_percent, 0) / 100) * rate.rate`;
const month = `to_char(o.placed_at::date, 'YYYY-MM')`;
const margin = `sum(${net}), sum(l.quantity * cost.unit), sum(${net}) filter (where cost.unit is not null)`;

export const questions: readonly MetricsQuestion[] = [
  {
    name: 'sales by category and month',
    by: 'CATEGORY, MONTH',
    figures: 'orders units revenue { amount }',
    sql: `with ${rate} select p.category, ${month}, count(distinct o.number) as orders, sum(l.quantity), sum(${net})
      from ${lines} ${rated} ${products} where ${placed} group by 1, 2`,
  },
  {
    name: 'margin by category and month',
    by: 'CATEGORY, MONTH',
    figures: 'orders revenue { amount } cost { amount } marginPercent returnsPercent',
    sql: `with ${rate} select p.category, ${month}, count(distinct o.number) as orders, ${margin}, sum(r.units), sum(l.quantity)
      from ${lines} ${rated} ${products} ${returned} ${cost} where ${placed} group by 1, 2`,
  },
  {
    name: 'margin by country and channel',
    by: 'COUNTRY, CHANNEL',
    figures: 'orders revenue { amount } marginPercent',
    sql: `with ${rate} select c.country, o.channel, count(distinct o.number) as orders, ${margin}
      from ${lines} ${rated} ${customers} ${cost} where ${placed} group by 1, 2`,
  },
  {
    name: 'segments, with what they cost',
    by: 'SEGMENT',
    figures: 'orders revenue { amount } grossProfit { amount }',
    sql: `with ${rate} select case when c.consent_profiling then s.segment end, count(distinct o.number) as orders, ${margin}
      from ${lines} ${rated} ${customers} left join sales.customer_summaries s on s.customer_number = o.customer_number ${cost}
      where ${placed} group by 1`,
  },
  {
    name: 'customers by country',
    by: 'COUNTRY',
    figures: 'orders customers newCustomers',
    sql: `select c.country, count(distinct o.number) as orders, count(distinct o.customer_number),
        count(distinct o.customer_number) filter (where not exists (select from sales.orders e
          where e.customer_number = o.customer_number and e.status <> 'CANCELLED' and e.placed_at < timestamptz '${from}'))
      from ${lines} ${customers} where ${placed} group by 1`,
  },
  {
    name: 'orders by channel and month',
    by: 'CHANNEL, MONTH',
    figures: 'orders averageOrderValue { amount }',
    sql: `with ${rate} select o.channel, ${month}, count(distinct o.number) as orders, sum(${net}) / count(distinct o.number)
      from ${lines} ${rated} where ${placed} group by 1, 2`,
  },
  {
    name: 'best sold products',
    by: 'SKU',
    figures: 'orders units revenue { amount }',
    args: 'orderBy: { measure: REVENUE, direction: DESC }',
    sql: `with ${rate} select l.sku, count(distinct o.number) as orders, sum(l.quantity), sum(${net}) as revenue
      from ${lines} ${rated} where ${placed} group by 1 order by revenue desc`,
  },
  {
    name: 'discounts by brand and region',
    by: 'BRAND, REGION',
    figures: 'orders units discountPercent',
    sql: `with ${rate} select p.brand, c.region, count(distinct o.number) as orders, sum(l.quantity),
        sum(l.quantity * l.unit_price_minor * l.discount_percent / 100 * rate.rate) / nullif(sum(l.quantity * l.unit_price_minor * rate.rate), 0)
      from ${lines} ${rated} ${products} ${customers} where ${placed} group by 1, 2`,
  },
  {
    name: 'one category by day',
    by: 'DAY',
    figures: 'orders units revenue { amount } returnedUnits',
    args: 'filter: { product: { category: { eq: "Tents" } } }',
    sql: `with ${rate} select o.placed_at::date, count(distinct o.number) as orders, sum(l.quantity), sum(${net}), sum(r.units)
      from ${lines} ${rated} join inventory.products p on p.sku = l.sku and p.category = 'Tents' ${returned}
      where ${placed} group by 1`,
  },
  {
    name: 'tickets by category and month',
    by: 'CATEGORY, MONTH',
    figures: 'orders: tickets csatPercent firstContactResolutionPercent',
    sql: `select p.category, to_char(t.opened_at::date, 'YYYY-MM'), count(*) as orders,
        100.0 * count(*) filter (where t.csat_rating >= 4) / nullif(count(t.csat_rating), 0),
        100.0 * count(*) filter (where t.status in ('SOLVED', 'CLOSED') and t.replies <= 1 and t.reopens = 0)
          / nullif(count(*) filter (where t.status in ('SOLVED', 'CLOSED')), 0)
      from support.tickets t left join inventory.products p on p.sku = t.sku
      where t.opened_at >= timestamptz '${from}' and t.opened_at < timestamptz '${until}' group by 1, 2`,
  },
  {
    name: 'parcels by carrier and method',
    by: 'CARRIER, METHOD',
    figures: 'orders: shipments shippingCost { amount }',
    sql: `with ${rate} select coalesce(c.name, s.carrier_code), s.method, count(*) as orders, sum(s.cost_minor * rate.rate)
      from logistics.shipments s left join logistics.carriers c on c.code = s.carrier_code
      left join rate on rate.day = s.ordered_at::date and rate.currency = s.currency
      where s.ordered_at >= timestamptz '${from}' and s.ordered_at < timestamptz '${until}' group by 1, 2`,
  },
  {
    name: 'visits by month',
    by: 'MONTH',
    figures: 'orders sessions conversionPercent',
    sql: `select placed.month, placed.orders, visits.sessions, 100.0 * placed.orders / visits.sessions
      from (select ${month} as month, count(*) as orders from sales.orders o where ${placed} group by 1) placed
      join (select to_char(day, 'YYYY-MM') as month, sum(sessions) as sessions from sales.site_sessions
            where day >= '${from}' and day < '${until}' group by 1) visits using (month)`,
  },
];
