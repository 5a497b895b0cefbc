-- Days are those of the reporting time zone. Both functions run in a zone of their own, whoever calls them, which a
-- company sets once, as REPORTING_TIME_ZONE has it (npm run migrate does so):
--   alter function sales.refresh_product_daily_sales set timezone = 'Europe/Vienna';
--   alter function sales.refresh_customer_summaries set timezone = 'Europe/Vienna';
-- and calls them for all days anew. A column of days stays as it is.

create or replace function sales.refresh_product_daily_sales(from_day date, until_day date) returns void
language sql set timezone = 'UTC' as $$
  delete from sales.product_daily_sales where day >= from_day and day < until_day;
  insert into sales.product_daily_sales
  select l.sku, o.placed_at::date, o.currency,
         count(distinct o.number), sum(l.quantity), sum(l.net_minor),
         coalesce(sum(r.quantity), 0), coalesce(sum(r.refund_minor), 0)
  from sales.orders o
  join sales.order_lines l on l.order_number = o.number
  left join lateral (
    select sum(quantity) as quantity, sum(refund_minor) as refund_minor
    from sales.returns where order_number = l.order_number and line = l.line
  ) r on true
  where o.status <> 'CANCELLED'
    and o.placed_at >= from_day::timestamptz
    and o.placed_at < until_day::timestamptz
  group by 1, 2, 3;
$$;

create or replace function sales.refresh_customer_summaries(
  as_of date, base_currency text, rate_days date[], rate_currencies text[], rates numeric[], computed_at timestamptz
) returns void
language sql set timezone = 'UTC' as $$
  -- Not truncate, which would keep readers waiting until the new rows are there.
  delete from sales.customer_summaries;
  insert into sales.customer_summaries
  with rate as (
    select * from unnest(rate_days, rate_currencies, rates) as t (day, currency, rate)
  ),
  refund as (
    select order_number, sum(refund_minor) as minor
    from sales.returns where returned_on <= as_of group by order_number
  ),
  placed as (
    select o.customer_number, o.placed_at, o.day, o.day > as_of - interval '24 months' as lately,
           o.total_minor * x.rate as gross,
           (o.total_minor - coalesce(refund.minor, 0)) * x.rate as net
    from (
      select *, placed_at::date as day from sales.orders where status <> 'CANCELLED'
    ) o
    left join refund on refund.order_number = o.number
    left join rate on rate.currency = o.currency and rate.day = o.day
    cross join lateral (select case when o.currency = base_currency then 1 else rate.rate end as rate) x
    where o.day <= as_of
  ),
  life as (
    select customer_number, count(*) as orders, min(placed_at)::timestamptz as first_at, max(placed_at)::timestamptz as last_at,
           case when count(*) = count(gross) then round(avg(gross)) end as average_value,
           case when count(*) = count(net) then round(sum(net)) end as value,
           as_of - max(day) filter (where lately) as recency,
           count(*) filter (where lately) as frequency,
           case when count(*) filter (where lately) = count(net) filter (where lately)
             then round(sum(net) filter (where lately)) end as monetary
    from placed group by customer_number
  ),
  scored as (
    select customer_number,
           5 - 5 * (rank() over (order by recency) - 1) / count(*) over () as recency_score,
           5 * (rank() over (order by frequency) - 1) / count(*) over () + 1 as frequency_score,
           case when monetary is not null then
             5 * (rank() over (partition by monetary is null order by monetary) - 1)
               / count(*) over (partition by monetary is null) + 1
           end as monetary_score
    from life where frequency > 0
  )
  select c.number, as_of, base_currency, coalesce(l.orders, 0), l.first_at, l.last_at,
         extract(epoch from l.last_at - l.first_at) / 86400 / nullif(l.orders - 1, 0),
         l.average_value, case when l.orders is null then 0 else l.value end,
         l.recency, coalesce(l.frequency, 0), l.monetary,
         s.recency_score, s.frequency_score, s.monetary_score,
         case
           when not c.consent_profiling then null
           when l.customer_number is null then 'PROSPECTS'
           when s.customer_number is null then 'DORMANT'
           else sales.rfm_segment(s.recency_score::integer, s.frequency_score::integer,
                                  coalesce(s.monetary_score, s.frequency_score)::integer)
         end,
         computed_at
  from sales.customers c
  left join life l on l.customer_number = c.number
  left join scored s on s.customer_number = c.number;
$$;
