-- Amounts of orders and of their lines may include a tax: then the rate stands beside them, and sums are net of it. A line
-- without a rate of its own has its order's; an order whose lines have several says the rate that they come to,
-- 100 * tax / (total - tax). Null: amounts are net. Refunds include what their line, or order, does.
alter table sales.orders
  add included_tax_percent numeric check (included_tax_percent >= 0 and included_tax_percent < 1000);
alter table sales.order_lines
  add included_tax_percent numeric check (included_tax_percent >= 0 and included_tax_percent < 1000),
  -- A unit's price may have fractions of the smallest coin.
  alter column unit_price_minor type numeric;

-- What came back on nobody knows which day, or for how much, came back all the same.
alter table sales.returns
  alter column refund_minor drop not null,
  alter column returned_on drop not null;

-- Net sums of a day keep their fractions of a coin, so that those of many days are rounded once.
alter table sales.product_daily_sales
  alter column revenue_minor type numeric,
  alter column returned_minor type numeric;

-- The tax that an amount includes.
create function sales.tax_in(amount numeric, included_percent numeric) returns numeric
language sql immutable parallel safe
return case when included_percent > 0 and included_percent < 1000
  then round((amount * included_percent + 0.00000000000000000000) / (100 + included_percent), 20) else 0 end;

create or replace function sales.refresh_product_daily_sales(from_day date, until_day date) returns void
language sql set timezone = 'UTC' as $$
  delete from sales.product_daily_sales where day >= from_day and day < until_day;
  insert into sales.product_daily_sales
  select l.sku, o.placed_at::date, o.currency,
         count(distinct o.number), sum(l.quantity), trim_scale(sum(l.net_minor) - sum(sales.tax_in(l.net_minor, x.percent))),
         coalesce(sum(r.quantity), 0),
         case when not bool_or(r.is_unknown)
           then trim_scale(sum(r.refund_minor) - sum(sales.tax_in(r.refund_minor, x.percent))) end
  from sales.orders o
  join sales.order_lines l on l.order_number = o.number
  cross join lateral (select coalesce(l.included_tax_percent, o.included_tax_percent) as percent) x
  cross join lateral (
    select sum(quantity) as quantity, coalesce(sum(refund_minor), 0) as refund_minor,
           count(*) > count(refund_minor) as is_unknown
    from sales.returns where order_number = l.order_number and line = l.line
  ) r
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
    select order_number, case when count(*) = count(refund_minor) then sum(refund_minor) end as minor
    from (
      select order_number, refund_minor, returned_on from sales.returns
      union all
      select order_number, amount_minor, refunded_on from sales.refunds
    ) given_back
    where (returned_on <= as_of) is not false group by order_number
  ),
  placed as (
    select o.customer_number, o.placed_at, o.day, o.day > as_of - interval '24 months' as lately,
           (o.total_minor - sales.tax_in(o.total_minor, o.included_tax_percent)) * x.rate as ordered,
           (kept.minor - sales.tax_in(kept.minor, o.included_tax_percent)) * x.rate as net
    from (
      select *, placed_at::date as day from sales.orders where status <> 'CANCELLED'
    ) o
    left join refund on refund.order_number = o.number
    left join rate on rate.currency = o.currency and rate.day = o.day
    cross join lateral (select case when o.currency = base_currency then 1 else rate.rate end as rate) x
    cross join lateral (
      select o.total_minor - case when refund.order_number is null then 0 else refund.minor end as minor
    ) kept
    where o.day <= as_of
  ),
  life as (
    select customer_number, count(*) as orders, min(placed_at)::timestamptz as first_at, max(placed_at)::timestamptz as last_at,
           case when count(*) = count(ordered) then round(avg(ordered)) end as average_value,
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
