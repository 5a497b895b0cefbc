import type { BenchmarkFilter } from './filter.ts';

/** Parts of the statements, each a name and what it stands for in a `with`; the sample world stands still on one day. */
const today = `date '2026-11-20'`;
const inForce = `effective_from <= ${today} and (effective_to is null or effective_to > ${today})`;
const rate = (from: string, to: string) =>
  `left join cogs.exchange_rates r on r.day = ${today} and r.from_currency = ${from} and r.to_currency = ${to}`;
const worth = (amount: string, from: string, to: string) =>
  `case when ${from} = ${to} then ${amount}::numeric else ${amount} * r.rate end`;

const price = `price as (
  select distinct on (sku) sku, amount_minor, currency from cogs.prices where ${inForce} order by sku, effective_from desc)`;
const margin = `component as (
  select distinct on (sku, component) sku, amount_minor, currency from cogs.cost_records
  where ${inForce} order by sku, component, effective_from desc
), cost as (
  select sku, case when min(currency) = max(currency) then min(currency) else 'USD' end as currency,
    case when min(currency) = max(currency) then sum(amount_minor)
      else round(sum(${worth('amount_minor', 'currency', `'USD'`)})) end as minor
  from component ${rate('currency', `'USD'`)} group by sku
), margin as (
  select sku, (p.amount_minor - round(${worth('c.minor', 'c.currency', 'p.currency')})) * 100 / nullif(p.amount_minor, 0) as percent
  from price p join cost c using (sku) ${rate('c.currency', 'p.currency')})`;
const market = `seen as (
  select distinct on (sku, competitor) sku, amount_minor, currency from cogs.competitor_prices
  where observed_at between timestamptz '2026-10-21 00:00Z' and timestamptz '2026-11-20 12:00Z'
  order by sku, competitor, observed_at desc
), market as (
  select sku, case when count(*) = count(${worth('s.amount_minor', 's.currency', 'p.currency')})
    then p.amount_minor * count(*) * 100 / nullif(sum(${worth('s.amount_minor', 's.currency', 'p.currency')}), 0) end as index
  from price p join seen s using (sku) ${rate('s.currency', 'p.currency')} group by sku, p.amount_minor)`;
const stock = `stock as (select sku, sum(available) as available from inventory.stock_levels group by sku)`;
const units = `units as (
  select sku, sum(units) as units from sales.product_daily_sales where day >= ${today} - 28 and day < ${today} group by sku)`;
const sold = (from: string, until: string) =>
  `coalesce(sum(units) filter (where day >= date '${from}' and day < date '${until}'), 0)`;
const trendOf = (which: string) => `select sku, ${sold('2026-08-22', '2026-11-20')} as recent,
    ${sold('2026-05-24', '2026-08-22')} as before, ${sold('2025-08-22', '2025-11-20')} as year_ago,
    min(day) filter (where units > 0) as first_sold_on
  from sales.product_daily_sales ${which} group by sku`;
const launched = 'coalesce(p.launched_on, trend.first_sold_on)';
const compared = `case when ${launched} is null or ${launched} <= date '2025-08-22' then trend.year_ago else trend.before end`;
const stage = `case when p.discontinued_on <= ${today} then 'DECLINE' when ${today} - ${launched} < 90 then 'INTRODUCTION'
  when (trend.recent - ${compared})::float8 / nullif(${compared}, 0) * 100 >= 20 then 'GROWTH'
  when (trend.recent - ${compared})::float8 / nullif(${compared}, 0) * 100 <= -20 then 'DECLINE' else 'MATURITY' end`;
const open = `open as (
  select sku, count(*) as tickets from support.tickets where status not in ('SOLVED', 'CLOSED') group by sku)`;
const disrupted = `active as (
  select number from logistics.disruptions where started_on <= ${today} and (ended_on is null or ended_on > ${today})
), disrupted as (
  select sku from inventory.product_suppliers where preferred and supplier_code in (
    select supplier_code from logistics.disruption_suppliers join active on number = disruption_number)
  union
  select way.sku from (select sku, array_agg(lane_code) as lanes from inventory.inbound_lanes group by sku) way
  join (select array_agg(lane_code) as lanes from logistics.disruption_lanes join active on number = disruption_number
    group by disruption_number) blocked on way.lanes <@ blocked.lanes)`;
const lead = `measured as (
  select r.sku, o.supplier_code, percentile_cont(0.5) within group (order by r.received_on - o.ordered_on) as days
  from inventory.receipts r join inventory.purchase_orders o on o.number = r.purchase_order_number
  where r.received_on >= date '2026-05-24' and r.received_on < ${today} group by 1, 2 having count(*) >= 5
), lead as (
  select sku, coalesce(m.days, t.quoted_lead_time_days) as days
  from inventory.product_suppliers t left join measured m using (sku, supplier_code) where t.preferred)`;
const cover = 'case when units.units > 0 then stock.available / (units.units / 28.0) end';

export const products: readonly BenchmarkFilter[] = [
  {
    name: 'new tents with an open ticket',
    kind: 'products',
    filter: { category: { eq: 'Tents' }, lifecycleStage: { eq: 'INTRODUCTION' }, openTickets: { gte: 1 } },
    orderBy: { field: 'NAME', direction: 'ASC' },
    sql: `with asked as (
        select p.*, t.tickets from inventory.products p
        join (select sku, count(*) as tickets from support.tickets where status not in ('SOLVED', 'CLOSED') group by sku) t using (sku)
        where p.category = 'Tents'), trend as (${trendOf('where sku in (select sku from asked)')})
      select p.sku as key, count(*) over () as total from asked p left join trend using (sku)
      where ${stage} = 'INTRODUCTION' order by p.name, p.sku limit 20`,
  },
  {
    name: 'products to promote',
    kind: 'products',
    filter: {
      and: [
        { lifecycleStage: { in: ['GROWTH', 'MATURITY'] } },
        { available: { gte: 50 } },
        { daysOfCover: { gte: 45 } },
        { marginPercent: { gte: 30 } },
        { openTickets: { lt: 5 } },
        { not: { disrupted: { eq: true } } },
      ],
    },
    orderBy: { field: 'MARGIN_PERCENT', direction: 'DESC' },
    spareNestedLoops: true,
    sql: `with ${price}, ${margin}, ${stock}, ${units}, ${open}, ${disrupted}, trend as (${trendOf('')})
      select p.sku as key, count(*) over () as total
      from inventory.products p join margin using (sku) join stock using (sku) join units using (sku)
      left join open using (sku) left join trend using (sku)
      where ${stage} in ('GROWTH', 'MATURITY') and stock.available >= 50 and ${cover} >= 45
        and margin.percent >= 30 and coalesce(open.tickets, 0) < 5 and p.sku not in (select sku from disrupted)
      order by margin.percent desc, p.sku desc limit 20`,
  },
  {
    name: 'products at risk',
    kind: 'products',
    filter: { or: [{ stockoutBeforeReplenishment: { eq: true } }, { disrupted: { eq: true } }] },
    orderBy: { field: 'DAYS_OF_COVER', direction: 'ASC' },
    spareNestedLoops: true,
    sql: `with ${stock}, ${units}, ${disrupted}, ${lead}
      select p.sku as key, count(*) over () as total
      from inventory.products p left join stock using (sku) left join units using (sku)
      left join lead using (sku) left join disrupted on disrupted.sku = p.sku
      where ${cover} < lead.days or disrupted.sku is not null
      order by ${cover} nulls last, p.sku limit 20`,
  },
  {
    name: 'dearer than the market, with room',
    kind: 'products',
    filter: { priceIndex: { gt: 105 }, marginPercent: { gt: 35 } },
    orderBy: { field: 'PRICE_INDEX', direction: 'DESC' },
    spareNestedLoops: true,
    sql: `with ${price}, ${margin}, ${market}
      select p.sku as key, count(*) over () as total
      from inventory.products p join margin using (sku) join market using (sku)
      where margin.percent > 35 and market.index > 105 order by market.index desc, p.sku desc limit 20`,
  },
  {
    name: 'nearly every product, best sold first',
    kind: 'products',
    filter: { marginPercent: { gte: -50 }, openTickets: { lt: 20 } },
    orderBy: { field: 'UNITS_SOLD', direction: 'DESC' },
    spareNestedLoops: true,
    sql: `with ${price}, ${margin}, ${open}, sold as (
        select sku, sum(units) as units from sales.product_daily_sales
        where day >= ${today} - 90 and day < ${today} group by sku)
      select p.sku as key, count(*) over () as total
      from inventory.products p join margin using (sku) left join open using (sku) left join sold using (sku)
      where margin.percent >= -50 and coalesce(open.tickets, 0) < 20
      order by coalesce(sold.units, 0) desc, p.sku desc limit 20`,
  },
];
