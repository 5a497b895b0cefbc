-- Two summaries that sales keeps for itself, so that nobody recomputes two years of orders for one page.
-- Opsgraph only reads them. Whoever runs this database calls the two functions after the day's last order.

-- What was sold of a product on a day (UTC), by the orders' currency; cancelled orders do not count.
-- Returns are counted on the day of the order they came from.
create table sales.product_daily_sales (
  sku             text not null,
  day             date not null,
  currency        text not null,
  orders          integer not null,
  units           integer not null,
  revenue_minor   bigint not null,
  returned_units  integer not null,
  returned_minor  bigint not null,
  primary key (sku, day, currency)
);
create index product_daily_sales_by_day on sales.product_daily_sales (day);

create function sales.refresh_product_daily_sales(from_day date, until_day date) returns void
language sql as $$
  delete from sales.product_daily_sales where day >= from_day and day < until_day;
  insert into sales.product_daily_sales
  select l.sku, (o.placed_at at time zone 'UTC')::date, o.currency,
         count(distinct o.number), sum(l.quantity), sum(l.net_minor),
         coalesce(sum(r.quantity), 0), coalesce(sum(r.refund_minor), 0)
  from sales.orders o
  join sales.order_lines l on l.order_number = o.number
  left join lateral (
    select sum(quantity) as quantity, sum(refund_minor) as refund_minor
    from sales.returns where order_number = l.order_number and line = l.line
  ) r on true
  where o.status <> 'CANCELLED'
    and o.placed_at >= from_day::timestamp at time zone 'UTC'
    and o.placed_at < until_day::timestamp at time zone 'UTC'
  group by 1, 2, 3;
$$;

-- One row a customer. Amounts are in one currency, each order converted at the rate of its day.
-- rfm_* look at the 24 months before as_of; scores are quintiles (5 the best) among customers with an order there.
create table sales.customer_summaries (
  customer_number              text primary key references sales.customers,
  as_of                        date not null,
  currency                     text not null,
  orders                       integer not null,
  first_ordered_at             timestamptz,
  last_ordered_at              timestamptz,
  average_days_between_orders  double precision,
  average_order_value_minor    bigint,
  lifetime_value_minor         bigint,
  rfm_recency_days             integer,
  rfm_frequency                integer not null,
  rfm_monetary_minor           bigint,
  recency_score                integer,
  frequency_score              integer,
  monetary_score               integer,
  segment                      text,
  computed_at                  timestamptz not null
);
create index customer_summaries_by_value on sales.customer_summaries (lifetime_value_minor desc, customer_number);
create index customer_summaries_by_segment on sales.customer_summaries (segment, lifetime_value_minor desc, customer_number);

-- Groups of customers by recency score (rows) and the rounded mean of frequency and monetary score (columns),
-- after Shopify's RFM groups. docs/segments.md prints this table.
create function sales.rfm_segment(recency integer, frequency integer, monetary integer) returns text
language sql immutable parallel safe
return (array[
  array['DORMANT',         'DORMANT',         'DORMANT',         'PREVIOUSLY_LOYAL', 'PREVIOUSLY_LOYAL'],
  array['DORMANT',         'ALMOST_LOST',     'AT_RISK',         'AT_RISK',          'AT_RISK'],
  array['ALMOST_LOST',     'NEEDS_ATTENTION', 'NEEDS_ATTENTION', 'ACTIVE',           'LOYAL'],
  array['PROMISING',       'PROMISING',       'ACTIVE',          'LOYAL',            'CHAMPIONS'],
  array['NEW',             'PROMISING',       'ACTIVE',          'LOYAL',            'CHAMPIONS']
])[recency][round((frequency + monetary) / 2.0)];

-- rates: what one minor unit of a currency was worth in minor units of base_currency on a day. Sales keeps no
-- rates of its own, so the job that calls this brings them. Money that lacks a rate becomes null, never a guess.
-- Equal customers share a score: in recency the better fifth, in frequency and spend the lower. Where spend is unknown
-- the segment goes by frequency alone.
create function sales.refresh_customer_summaries(
  as_of date, base_currency text, rate_days date[], rate_currencies text[], rates numeric[], computed_at timestamptz
) returns void
language sql as $$
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
      select *, (placed_at at time zone 'UTC')::date as day from sales.orders where status <> 'CANCELLED'
    ) o
    left join refund on refund.order_number = o.number
    left join rate on rate.currency = o.currency and rate.day = o.day
    cross join lateral (select case when o.currency = base_currency then 1 else rate.rate end as rate) x
    where o.day <= as_of
  ),
  life as (
    select customer_number, count(*) as orders, min(placed_at) as first_at, max(placed_at) as last_at,
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
