-- The oracle's view of products: one row a product, each value reckoned from raw tables as the glossary says it,
-- by subqueries that know nothing of how the sources are asked. Amounts are in cents of US dollars.
create schema oracle;

create function oracle.decimals(currency text) returns integer language sql immutable
return case when currency in ('JPY', 'KRW') then 0 when currency = 'KWD' then 3 else 2 end;

create function oracle.converted(minor numeric, from_code text, to_code text) returns numeric language sql stable
return case when from_code = to_code then minor else (
  select case when to_currency = to_code then (minor * rate * 10::numeric ^ (oracle.decimals(to_code) - oracle.decimals(from_code)))::numeric(60, 20)
    else round(minor * 10::numeric ^ (oracle.decimals(to_code) - oracle.decimals(from_code)) * 1.00000000000000000000 / rate, 20) end
  from cogs.exchange_rates
  where day between date '2026-11-13' and date '2026-11-20'
    and ((from_currency = from_code and to_currency = to_code) or (from_currency = to_code and to_currency = from_code))
  order by day desc, (to_currency = to_code) desc limit 1) end;

-- In whole coins where it was converted, as it is kept where it was not.
create function oracle.shown(minor numeric, from_code text, to_code text) returns numeric language sql stable
return case when from_code = to_code then minor else round(oracle.converted(minor, from_code, to_code)) end;

-- What the warehouses hold that serve a country, and what was ordered from there in 28 days.
create function oracle.in_country(of text, to_country text) returns table (held bigint, ordered bigint) language sql stable as $$
  select
    (select sum(s.available) from inventory.stock_levels s join inventory.warehouse_countries w using (warehouse_code)
      where s.sku = of and w.country = to_country),
    (select nullif(sum(l.quantity), 0) from sales.order_lines l
      where l.sku = of and exists (select from sales.orders o where o.number = l.order_number and o.status <> 'CANCELLED'
        and o.country = to_country and (o.placed_at at time zone 'UTC')::date between date '2026-10-23' and date '2026-11-19'))
$$;

create materialized view oracle.product_values as
with price as (
  select p.sku, now_.amount_minor, now_.currency,
    (select max(at) from (values (now_.updated_at), (now_.effective_from::timestamp at time zone current_setting('timezone'))) as changed(at) where now_.updated_at is not null) as changed_at, now_.amount_minor / (1 + coalesce(now_.included_tax_percent, 0) / 100) as net_minor
  from inventory.products p cross join lateral (
    select amount_minor, currency, included_tax_percent, updated_at, effective_from from cogs.prices x
    where x.sku = p.sku and daterange(effective_from, effective_to) @> date '2026-11-20'
    order by effective_from desc limit 1) now_
), component as (
  select c.* from cogs.cost_records c
  where daterange(effective_from, effective_to) @> date '2026-11-20' and not exists (
    select from cogs.cost_records later where later.sku = c.sku and later.component = c.component
      and later.effective_from > c.effective_from and daterange(later.effective_from, later.effective_to) @> date '2026-11-20')
), cost as (
  select sku,
    case when count(distinct currency) = 1 then sum(amount_minor)
      when bool_or(oracle.converted(amount_minor, currency, 'USD') is null) then null
      else round(sum(oracle.converted(amount_minor, currency, 'USD'))) end as minor,
    case when count(distinct currency) = 1 then min(currency) else 'USD' end as currency
  from component group by sku
), seen as (
  select sku, competitor, (array_agg(amount_minor order by observed_at desc))[1] as minor,
    (array_agg(currency order by observed_at desc))[1] as currency
  from cogs.competitor_prices
  where observed_at between timestamptz '2026-10-21 00:00' and timestamptz '2026-11-20 12:00Z' group by 1, 2
), daily as (
  select sku, day, units, returned_units from sales.product_daily_sales where day < date '2026-11-20'
), known as (
  select p.*,
    (select sum(available) from inventory.stock_levels s where s.sku = p.sku) as available,
    (select sum(available) + sum(committed) + sum(reserved) + sum(safety_stock) from inventory.stock_levels s where s.sku = p.sku) as on_hand,
    (select sum(units) from daily d where d.sku = p.sku and day >= date '2026-10-23') as units_28,
    coalesce(p.launched_on, (select min(day) from sales.product_daily_sales d where d.sku = p.sku and units > 0)) as launched,
    (select coalesce(sum(units), 0) from daily d where d.sku = p.sku and day >= date '2026-08-22') as units_90,
    (select case when bool_and(returned_units is not null) then sum(returned_units) end from daily d where d.sku = p.sku and day >= date '2026-08-22') as returned_90,
    (select coalesce(sum(units), 0) from daily d where d.sku = p.sku and day >= date '2026-05-24' and day < date '2026-08-22') as units_before,
    (select coalesce(sum(units), 0) from daily d where d.sku = p.sku and day >= date '2025-08-22' and day < date '2025-11-20') as units_year_ago,
    (select coalesce(sum(units), 0) from daily d where d.sku = p.sku and day >= date '2026-11-06') as units_14,
    (select coalesce(sum(units), 0) from daily d where d.sku = p.sku and day >= date '2025-11-20') as units_12_months,
    (select case when m.receipts >= 5 then m.days else t.quoted_lead_time_days end
      from inventory.product_suppliers t left join lateral (
        select count(*) as receipts, percentile_cont(0.5) within group (order by r.received_on - o.ordered_on) as days
        from inventory.receipts r, inventory.purchase_orders o
        where o.number = r.purchase_order_number and o.supplier_code = t.supplier_code and r.sku = t.sku
          and r.received_on between date '2026-05-24' and date '2026-11-19') m on true
      where t.sku = p.sku and t.preferred) as lead_time_days,
    exists (
      select from logistics.disruptions d
      where d.started_on <= date '2026-11-20' and (d.ended_on is null or d.ended_on > date '2026-11-20') and (
        exists (select from logistics.disruption_suppliers ds join inventory.product_suppliers t using (supplier_code)
          where ds.disruption_number = d.number and t.preferred and t.sku = p.sku)
        or (exists (select from inventory.inbound_lanes l where l.sku = p.sku)
          and not exists (select from inventory.inbound_lanes l where l.sku = p.sku and l.lane_code not in (
            select lane_code from logistics.disruption_lanes dl where dl.disruption_number = d.number))))) as disrupted,
    (select count(*) from support.tickets t where t.sku = p.sku and t.status not in ('SOLVED', 'CLOSED')) as open_tickets,
    (select count(*) filter (where csat_rating >= 4)::float8 / nullif(count(csat_rating), 0) * 100 from support.tickets t
      where t.sku = p.sku and opened_at >= '2026-08-22 00:00' and opened_at < '2026-11-20 00:00') as csat,
    (select avg(rating)::float8 from support.feedback f where f.sku = p.sku) as review_rating,
    (select max(updated_at) from inventory.stock_levels s where s.sku = p.sku) as counted_at, pr.changed_at,
    pr.net_minor as net_minor, pr.currency as price_currency,
    oracle.shown(pr.amount_minor, pr.currency, 'USD') as price_usd,
    oracle.shown(c.minor, c.currency, 'USD') as cost_usd,
    oracle.shown(c.minor, c.currency, pr.currency) as cost_in_price,
    (select case when bool_or(oracle.converted(s.minor, s.currency, pr.currency) is not null)
        then round(pr.amount_minor * count(oracle.converted(s.minor, s.currency, pr.currency)) * 100.00000000000000000000 / nullif(sum(oracle.converted(s.minor, s.currency, pr.currency)), 0), 20)::float8 end
      from seen s where s.sku = p.sku) as price_index
  from inventory.products p left join price pr on pr.sku = p.sku left join cost c on c.sku = p.sku
), trended as (
  select *, case when launched is null or launched <= date '2025-08-22' then units_year_ago else units_before end as units_compared
  from known
)
select sku as "sku", name as "name", brand as "brand", category as "category",
  (select min(supplier_code) from inventory.product_suppliers s where s.sku = trended.sku and s.preferred) as "supplier",
  (select gtin from inventory.product_content c where c.sku = trended.sku) as "gtin",
  (select mpn from inventory.product_content c where c.sku = trended.sku) as "mpn",
  (select parent_sku from inventory.product_variants v where v.sku = trended.sku) as "parent",
  launched_on::text as "launchedOn", discontinued_on::text as "discontinuedOn",
  to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updatedAt",
  to_char(counted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "stockUpdatedAt",
  to_char(changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "priceUpdatedAt",
  case when discontinued_on <= date '2026-11-20' then 'DECLINE'
    when date '2026-11-20' - launched < 90 then 'INTRODUCTION'
    when units_compared = 0 then 'MATURITY'
    when (units_90 - units_compared)::float8 / units_compared * 100 >= 20 then 'GROWTH'
    when (units_90 - units_compared)::float8 / units_compared * 100 <= -20 then 'DECLINE'
    else 'MATURITY' end as "lifecycleStage",
  available::int as "available",
  case when units_28 > 0 then available::float8 / (units_28::float8 / 28) end as "daysOfCover",
  de.held::int as "available DE", gb.held::int as "available GB", named.held::int as "available named",
  de.held::float8 / (de.ordered::float8 / 28) as "daysOfCover DE", gb.held::float8 / (gb.ordered::float8 / 28) as "daysOfCover GB",
  case when units_28 > 0 then named.held::float8 / (units_28::float8 / 28) end as "daysOfCover named",
  lead_time_days::float8 as "leadTimeDays",
  case when available is null then null when coalesce(units_28, 0) <= 0 then false
    else available::float8 / (units_28::float8 / 28) < lead_time_days end as "stockoutBeforeReplenishment",
  disrupted as "disrupted",
  price_usd / 100 as "price",
  cost_usd / 100 as "unitCost",
  round(available * cost_usd) / 100 as "stockValue",
  case when coalesce(units_28, 0) + on_hand > 0 then (coalesce(units_28, 0) * 100)::float8 / (coalesce(units_28, 0) + on_hand) end as "sellThroughPercent",
  round((net_minor - cost_in_price) * 100.00000000000000000000 / nullif(net_minor, 0), 20)::float8 as "marginPercent",
  price_index as "priceIndex",
  open_tickets::int as "openTickets",
  csat as "csatPercent",
  review_rating as "reviewRating",
  (returned_90 * 100)::float8 / nullif(units_90, 0) as "returnsPercent",
  units_90::int as "unitsSold", units_14::int as "unitsSold14", units_12_months::int as "unitsSold12Months"
from trended, oracle.in_country(sku, 'DE') de, oracle.in_country(sku, 'GB') gb,
  lateral (select sum(available) as held from inventory.stock_levels s where s.sku = trended.sku and warehouse_code in ('US-RNO', 'GB-DVY')) named;
