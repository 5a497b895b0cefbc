create schema sales;

-- Northwind asked nobody whether it may write to them or sort them into groups: to all of it the answer is no.
create view sales.customers as
select cu.customer_id as number,
       cu.company_name as name,
       null::text as email,
       null::text as gender,
       null::text as age_band,
       c.code as country,
       cu.region,
       cu.city,
       null::text as language,
       null::date as acquired_on,
       null::text as acquisition_channel,
       false as consent_email,
       false as consent_sms,
       false as consent_post,
       false as consent_profiling,
       as_of.at as updated_at,
       cu.phone,
       cu.postal_code
from public.customers cu
cross join northwind.as_of
left join northwind.countries c on c.name = cu.country;

-- Amounts in cents, each line rounded by itself.
create view northwind.lines as
select order_id, product_id, quantity,
       round(unit_price::numeric * 100)::bigint as unit_price_minor,
       round(discount::numeric * 100, 2) as discount_percent,
       round(quantity * unit_price::numeric * 100 * (1 - discount::numeric))::bigint as net_minor
from public.order_details;

create view sales.order_lines as
select order_id::text as order_number, product_id as line, 'NW-' || product_id::text as sku,
       quantity, unit_price_minor, discount_percent, net_minor
from northwind.lines;

-- An order is sent as a whole, and then Northwind is done with it: none is ever delivered or called off.
create view sales.orders as
select o.order_id::text as number,
       o.customer_id as customer_number,
       o.order_date::timestamp at time zone 'UTC' as placed_at,
       case when o.shipped_date is null then 'PLACED' else 'SHIPPED' end as status,
       null::text as channel,
       c.code as country,
       'USD' as currency,
       coalesce((select sum(l.net_minor) from northwind.lines l where l.order_id = o.order_id), 0)::bigint as total_minor
from public.orders o
left join northwind.countries c on c.name = o.ship_country
where o.customer_id is not null and o.order_date is not null;

-- The two summaries, here worked out anew at each look: Northwind is small. It does not record what comes back.
create view sales.product_daily_sales as
select 'NW-' || l.product_id::text as sku,
       o.order_date as day,
       'USD' as currency,
       count(distinct l.order_id)::integer as orders,
       sum(l.quantity)::integer as units,
       sum(l.net_minor)::bigint as revenue_minor,
       null::integer as returned_units,
       null::bigint as returned_minor
from northwind.lines l
join public.orders o on o.order_id = l.order_id
where o.customer_id is not null and o.order_date is not null
group by 1, 2;

-- Nothing says that goods came back, so that value is what was paid for.
create view sales.customer_summaries as
with placed as (
  select o.*, o.placed_at > as_of.at - interval '24 months' as lately
  from sales.orders o cross join northwind.as_of
),
life as (
  select customer_number,
         count(*) as orders,
         min(placed_at) as first_at,
         max(placed_at) as last_at,
         round(avg(total_minor)) as average_value,
         sum(total_minor) as value,
         max(placed_at) filter (where lately) as last_lately_at,
         count(*) filter (where lately) as frequency,
         sum(total_minor) filter (where lately) as monetary
  from placed
  group by customer_number
),
scored as (
  select customer_number,
         5 - 5 * (rank() over (order by last_lately_at desc) - 1) / count(*) over () as recency_score,
         5 * (rank() over (order by frequency) - 1) / count(*) over () + 1 as frequency_score,
         5 * (rank() over (order by monetary) - 1) / count(*) over () + 1 as monetary_score
  from life where frequency > 0
)
select c.customer_id as customer_number,
       as_of.day as as_of,
       'USD' as currency,
       coalesce(l.orders, 0)::integer as orders,
       l.first_at as first_ordered_at,
       l.last_at as last_ordered_at,
       extract(epoch from l.last_at - l.first_at)::double precision / 86400 / nullif(l.orders - 1, 0) as average_days_between_orders,
       l.average_value::bigint as average_order_value_minor,
       coalesce(l.value, 0)::bigint as lifetime_value_minor,
       as_of.day - (l.last_lately_at at time zone 'UTC')::date as rfm_recency_days,
       coalesce(l.frequency, 0)::integer as rfm_frequency,
       l.monetary::bigint as rfm_monetary_minor,
       s.recency_score::integer,
       s.frequency_score::integer,
       s.monetary_score::integer,
       -- Nobody agreed to profiling.
       null::text as segment,
       as_of.at as computed_at
from public.customers c
cross join northwind.as_of
left join life l on l.customer_number = c.customer_id
left join scored s on s.customer_number = c.customer_id;
