-- The oracle's view of facts: one row each, with all that it leads to, by plain joins over a copy of all five databases.
create schema oracle;

create table oracle.rate as
select wanted.currency, days.day::date as day, case when wanted.currency = 'USD' then 1 else found.rate end as rate
from (select currency from sales.orders union select currency from cogs.cost_records
      union select currency from logistics.shipments where currency is not null) wanted
cross join generate_series(date '2023-01-01', date '2026-11-20', '1 day') as days (day)
left join lateral (
  select case when to_currency = 'USD' then rate else 1 / rate end as rate
  from cogs.exchange_rates
  where day <= days.day and day >= days.day - interval '7 days'
    and (from_currency, to_currency) in ((wanted.currency, 'USD'), ('USD', wanted.currency))
  order by day desc, to_currency = 'USD' desc limit 1
) found on true;
create unique index on oracle.rate (currency, day);

create table oracle.product as
select p.sku, p.category, p.brand,
       (select min(supplier_code) from inventory.product_suppliers s where s.sku = p.sku and s.preferred) as supplier
from inventory.products p;

create table oracle.buyer as
select c.number, c.country, c.region, c.age_band, c.acquisition_channel,
       case when c.consent_profiling then s.segment end as segment
from sales.customers c left join sales.customer_summaries s on s.customer_number = c.number;

create table oracle.sale as
select o.number as order_number, o.placed_at::date as day, l.line, l.sku, l.quantity,
       o.customer_number, o.channel, o.country as order_country,
       p.category, p.brand, p.supplier, b.country, b.region, b.age_band, b.acquisition_channel, b.segment,
       l.net_minor / (1 + coalesce(l.included_tax_percent, o.included_tax_percent, 0) / 100) * rate.rate as revenue, l.quantity * cost.unit as cost,
       l.quantity * l.unit_price_minor * rate.rate as list,
       l.quantity * l.unit_price_minor * l.discount_percent / 100 * rate.rate as discount,
       coalesce((select sum(quantity) from sales.returns r where r.order_number = l.order_number and r.line = l.line), 0) as returned,
       (select min(placed_at)::date from sales.orders e
         where e.customer_number = o.customer_number and e.status <> 'CANCELLED') as first_day
from sales.order_lines l
join sales.orders o on o.number = l.order_number and o.status <> 'CANCELLED'
left join oracle.buyer b on b.number = o.customer_number
left join oracle.product p on p.sku = l.sku
join oracle.rate on rate.currency = o.currency and rate.day = o.placed_at::date
left join lateral (
  select sum(amount_minor * r.rate) as unit
  from cogs.cost_records k join oracle.rate r on r.currency = k.currency and r.day = o.placed_at::date
  where k.sku = l.sku and k.effective_from <= o.placed_at::date
    and (k.effective_to is null or k.effective_to > o.placed_at::date)
) cost on true;
create index on oracle.sale (day);

create function oracle.address(email text) returns text language sql immutable
return lower(normalize(regexp_replace(regexp_replace(email, '^.*<|>.*$', '', 'g'), '\s', '', 'g')));

create table oracle.ticket as
select t.number, t.opened_at::date as day, t.sku, t.channel as ticket_channel, t.issue, t.csat_rating,
       t.status in ('SOLVED', 'CLOSED') as solved,
       t.status in ('SOLVED', 'CLOSED') and t.replies <= 1 and t.reopens = 0 as at_once,
       o.channel, o.country as order_country, b.number as customer_number,
       p.category, p.brand, p.supplier, b.country, b.region, b.age_band, b.acquisition_channel, b.segment
from support.tickets t
left join sales.orders o on o.number = t.order_number
left join lateral (
  select min(number) as number from sales.customers
  where oracle.address(email) = oracle.address(t.email) having count(*) = 1
) owner on t.customer_number is null and t.order_number is null
left join oracle.buyer b on b.number = case when t.customer_number is not null then t.customer_number
  when t.order_number is not null then o.customer_number else owner.number end
left join oracle.product p on p.sku = t.sku;

create table oracle.review as
select f.submitted_at::date as day, f.sku, f.would_recommend, b.number as customer_number,
       p.category, p.brand, p.supplier, b.country, b.region, b.age_band, b.acquisition_channel, b.segment
from support.feedback f
left join oracle.buyer b on b.number = f.customer_number
left join oracle.product p on p.sku = f.sku;

-- A parcel for each line of its order: it is in the group of each.
create table oracle.parcel as
select s.number, s.ordered_at::date as day, coalesce(c.name, s.carrier_code) as carrier, s.method,
       s.warehouse_code as warehouse, s.cost_minor * rate.rate as cost, o.channel, o.country as order_country, l.sku,
       o.customer_number,
       p.category, p.brand, p.supplier, b.country, b.region, b.age_band, b.acquisition_channel, b.segment
from logistics.shipments s
left join logistics.carriers c on c.code = s.carrier_code
left join sales.orders o on o.number = s.order_number
left join oracle.buyer b on b.number = o.customer_number
left join sales.order_lines l on l.order_number = s.order_number
left join oracle.product p on p.sku = l.sku
left join oracle.rate on rate.currency = s.currency and rate.day = s.ordered_at::date;

create table oracle.visit as select day, channel, sessions from sales.site_sessions;
analyze;
