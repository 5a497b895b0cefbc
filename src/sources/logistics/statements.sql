-- What logistics is asked. Written by `npm run codegen`: change what stands in lists/, figures/, reports/ and views.

-- costs_anywhere
-- given $1 currency, $2 rateDays, $3 rateCurrencies, $4 rates, $5 from, $6 until, $7 carriers, $8 methods
-- by row rules: shipments
select coalesce(c.name, s.carrier_code) as "carrier", "s"."method",
    sum(s.cost_minor * case when s.currency = $1 then 1 else known.rate end) as "cost_minor",
    count(s.cost_minor) as "costs",
    min(array["s"."ordered_at"::date::text, s.currency]) filter
    (where s.cost_minor is not null and case when s.currency = $1 then 1 else known.rate end is null) as
    "without_rate"
from "logistics"."shipments" as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  left join unnest($2::date[], $3::text[], $4::numeric[]) as known(day, currency, rate) on known.day =
      "s"."ordered_at"::date
    and known.currency = s.currency
where "s"."delivered_at" >= $5::timestamptz
  and "s"."delivered_at" < $6::timestamptz
  and (cast($7 as text[]) is null or (coalesce(c.name, s.carrier_code), s.method) in (
    select *
    from unnest($7::text[], $8::text[])
  ))
group by "carrier", "s"."method"

-- costs_to_country
-- given $1 region, $2 currency, $3 rateDays, $4 rateCurrencies, $5 rates, $6 from, $7 until, $8 country
-- by row rules: shipments
select coalesce(c.name, s.carrier_code) as "carrier", "s"."method", "s"."warehouse_code",
    ((cast($1 as text) is null or s.to_region = $1) is true) as "in_region",
    sum(s.cost_minor * case when s.currency = $2 then 1 else known.rate end) as "cost_minor",
    count(s.cost_minor) as "costs",
    min(array["s"."ordered_at"::date::text, s.currency]) filter
    (where s.cost_minor is not null and case when s.currency = $2 then 1 else known.rate end is null) as
    "without_rate"
from "logistics"."shipments" as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  left join unnest($3::date[], $4::text[], $5::numeric[]) as known(day, currency, rate) on known.day =
      "s"."ordered_at"::date
    and known.currency = s.currency
where "s"."delivered_at" >= $6::timestamptz
  and "s"."delivered_at" < $7::timestamptz
  and "s"."to_country" = $8
group by "carrier", "s"."method", "s"."warehouse_code", "in_region"

-- customers rows late
-- given $1 today
-- by row rules: shipments
select s.customer_number as key, count(*) as late_in_transit
from "logistics"."shipments" s
where s.customer_number is not null
  and (s.status in ('IN_TRANSIT', 'OUT_FOR_DELIVERY', 'EXCEPTION') and s.promised_on < $1::date)
  and true
group by s.customer_number

-- customers_estimate_late
-- given $1 today
-- by row rules: shipments
-- planned anew for each run
explain (format json)
select "key", "late_in_transit"
from (
  select s.customer_number as key, count(*) as late_in_transit
  from "logistics"."shipments" s
  where s.customer_number is not null
    and (s.status in ('IN_TRANSIT', 'OUT_FOR_DELIVERY', 'EXCEPTION') and s.promised_on < $1::date)
    and true
  group by s.customer_number
) as relation

-- customers_page_rows_late
-- given $1 keys, $2 today, $3 always 2
-- by row rules: shipments
select "key"::text as "key", "late_in_transit"::text as "late_in_transit"
from (
  with listed as (
    select key
    from unnest((
      select $1::text[]
    )) as input(key)
  )
  select "key", "late_in_transit"
  from (
    select s.customer_number as key, count(*) as late_in_transit
    from "logistics"."shipments" s
    where s.customer_number is not null
      and (s.status in ('IN_TRANSIT', 'OUT_FOR_DELIVERY', 'EXCEPTION') and s.promised_on < $2::date)
      and "s"."customer_number" = any((
        select $1::text[]
      )::text[])
    group by s.customer_number
  ) as relation
  limit $3
) as found

-- customers_rows_late
-- given $1 today, $2 always 2
-- by row rules: shipments
-- planned anew for each run
select count(*) as count, string_agg(coalesce("key"::text, chr(30)), chr(31)) as "v0",
    string_agg(coalesce("late_in_transit"::text, chr(30)), chr(31)) as "v1"
from (
  select "key", "late_in_transit"
  from (
    select s.customer_number as key, count(*) as late_in_transit
    from "logistics"."shipments" s
    where s.customer_number is not null
      and (s.status in ('IN_TRANSIT', 'OUT_FOR_DELIVERY', 'EXCEPTION') and s.promised_on < $1::date)
      and true
    group by s.customer_number
  ) as relation
  limit $2
) as found

-- delivered_anywhere
-- given $1 from, $2 until, $3 carriers, $4 methods
-- by row rules: shipments
select coalesce(c.name, s.carrier_code) as "carrier", "s"."method", count(*) as "shipments",
    count(*) filter (where (s.delivered_at is not null and s.promised_on is not null)) as
    "delivered_with_promise", count(*) filter (where (s.delivered_at::date <= s.promised_on)) as "on_time",
    min(s.ordered_at)::timestamptz as "first_ordered_at",
    percentile_cont(0.1) within group
    (order by extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400) as
    "p10_days", percentile_cont(0.5) within group
    (order by extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400) as
    "median_days",
    percentile_cont(0.9) within group
    (order by extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400) as
    "p90_days"
from "logistics"."shipments" as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
where "s"."delivered_at" >= $1::timestamptz
  and "s"."delivered_at" < $2::timestamptz
  and (cast($3 as text[]) is null or (coalesce(c.name, s.carrier_code), s.method) in (
    select *
    from unnest($3::text[], $4::text[])
  ))
group by "carrier", "s"."method"

-- delivered_to_country
-- given $1 region, $2 from, $3 until, $4 country
-- by row rules: shipments
select coalesce(c.name, s.carrier_code) as "carrier", "s"."method", "s"."warehouse_code",
    ((cast($1 as text) is null or s.to_region = $1) is true) as "in_region", count(*) as "shipments",
    count(*) filter (where (s.delivered_at is not null and s.promised_on is not null)) as
    "delivered_with_promise", count(*) filter (where (s.delivered_at::date <= s.promised_on)) as "on_time",
    min(s.ordered_at)::timestamptz as "first_ordered_at",
    string_agg(int4send(round(extract(epoch from s.delivered_at::timestamptz -
    s.ordered_at::timestamptz))::integer), ''::bytea) as "seconds"
from "logistics"."shipments" as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
where "s"."delivered_at" >= $2::timestamptz
  and "s"."delivered_at" < $3::timestamptz
  and "s"."to_country" = $4
group by "carrier", "s"."method", "s"."warehouse_code", "in_region"

-- deliveries_by_day
-- given $1 always true, $2 always true, $3 from, $4 until
-- by row rules: shipments
select "s"."ordered_at"::date::text as "key", count(*) as "shipments",
    count(*) filter(where (s.delivered_at is not null and s.promised_on is not null)) as
    "delivered_with_promise", count(*) filter(where (s.delivered_at::date <= s.promised_on)) as "on_time",
    count(*) filter(where (s.delivered_at::date <= s.promised_on) and "s"."in_full" = $1) as
    "on_time_in_full",
    count(*) filter(where (s.delivered_at is not null and s.promised_on is not null) and "s"."in_full" is not
    null) as "fullness_known", count(*) filter(where "s"."had_exception" = $2) as "with_exception",
    count("s"."had_exception") as "exceptions_known", null::float8 as "median_days",
    null::float8 as "p90_days"
from "logistics"."shipments" as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
where "s"."ordered_at" >= $3::timestamptz
  and "s"."ordered_at" < $4::timestamptz
group by "key"
order by "shipments" desc, "key"

-- delivery_costs_by_carrier
-- given $1 currency, $2 rateDays, $3 rateCurrencies, $4 rates, $5 from, $6 until
-- by row rules: shipments
select coalesce(c.name, s.carrier_code) as "key",
    sum(s.cost_minor * case when s.currency = $1 then 1 else known.rate end) as "cost_minor",
    count(s.cost_minor) as "costs",
    min(array["s"."ordered_at"::date::text, s.currency]) filter
    (where s.cost_minor is not null and case when s.currency = $1 then 1 else known.rate end is null) as
    "without_rate"
from "logistics"."shipments" as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  left join unnest($2::date[], $3::text[], $4::numeric[]) as known(day, currency, rate) on known.day =
      "s"."ordered_at"::date
    and known.currency = s.currency
where "s"."ordered_at" >= $5::timestamptz
  and "s"."ordered_at" < $6::timestamptz
group by "key"

-- delivery_costs_by_country
-- given $1 currency, $2 rateDays, $3 rateCurrencies, $4 rates, $5 from, $6 until
-- by row rules: shipments
select coalesce(s.to_country, 'unknown') as "key",
    sum(s.cost_minor * case when s.currency = $1 then 1 else known.rate end) as "cost_minor",
    count(s.cost_minor) as "costs",
    min(array["s"."ordered_at"::date::text, s.currency]) filter
    (where s.cost_minor is not null and case when s.currency = $1 then 1 else known.rate end is null) as
    "without_rate"
from "logistics"."shipments" as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  left join unnest($2::date[], $3::text[], $4::numeric[]) as known(day, currency, rate) on known.day =
      "s"."ordered_at"::date
    and known.currency = s.currency
where "s"."ordered_at" >= $5::timestamptz
  and "s"."ordered_at" < $6::timestamptz
group by "key"

-- delivery_costs_by_method
-- given $1 currency, $2 rateDays, $3 rateCurrencies, $4 rates, $5 from, $6 until
-- by row rules: shipments
select s.method as "key",
    sum(s.cost_minor * case when s.currency = $1 then 1 else known.rate end) as "cost_minor",
    count(s.cost_minor) as "costs",
    min(array["s"."ordered_at"::date::text, s.currency]) filter
    (where s.cost_minor is not null and case when s.currency = $1 then 1 else known.rate end is null) as
    "without_rate"
from "logistics"."shipments" as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  left join unnest($2::date[], $3::text[], $4::numeric[]) as known(day, currency, rate) on known.day =
      "s"."ordered_at"::date
    and known.currency = s.currency
where "s"."ordered_at" >= $5::timestamptz
  and "s"."ordered_at" < $6::timestamptz
group by "key"

-- delivery_costs_by_warehouse
-- given $1 currency, $2 rateDays, $3 rateCurrencies, $4 rates, $5 from, $6 until
-- by row rules: shipments
select coalesce(s.warehouse_code, 'unknown') as "key",
    sum(s.cost_minor * case when s.currency = $1 then 1 else known.rate end) as "cost_minor",
    count(s.cost_minor) as "costs",
    min(array["s"."ordered_at"::date::text, s.currency]) filter
    (where s.cost_minor is not null and case when s.currency = $1 then 1 else known.rate end is null) as
    "without_rate"
from "logistics"."shipments" as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  left join unnest($2::date[], $3::text[], $4::numeric[]) as known(day, currency, rate) on known.day =
      "s"."ordered_at"::date
    and known.currency = s.currency
where "s"."ordered_at" >= $5::timestamptz
  and "s"."ordered_at" < $6::timestamptz
group by "key"

-- delivery_counts_by_carrier
-- given $1 always true, $2 always true, $3 from, $4 until
-- by row rules: shipments
select coalesce(c.name, s.carrier_code) as "key", count(*) as "shipments",
    count(*) filter(where (s.delivered_at is not null and s.promised_on is not null)) as
    "delivered_with_promise", count(*) filter(where (s.delivered_at::date <= s.promised_on)) as "on_time",
    count(*) filter(where (s.delivered_at::date <= s.promised_on) and "s"."in_full" = $1) as
    "on_time_in_full",
    count(*) filter(where (s.delivered_at is not null and s.promised_on is not null) and "s"."in_full" is not
    null) as "fullness_known", count(*) filter(where "s"."had_exception" = $2) as "with_exception",
    count("s"."had_exception") as "exceptions_known", null::float8 as "median_days",
    null::float8 as "p90_days"
from "logistics"."shipments" as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
where "s"."ordered_at" >= $3::timestamptz
  and "s"."ordered_at" < $4::timestamptz
group by "key"
order by "shipments" desc, "key"

-- delivery_counts_by_country
-- given $1 always true, $2 always true, $3 from, $4 until
-- by row rules: shipments
select coalesce(s.to_country, 'unknown') as "key", count(*) as "shipments",
    count(*) filter(where (s.delivered_at is not null and s.promised_on is not null)) as
    "delivered_with_promise", count(*) filter(where (s.delivered_at::date <= s.promised_on)) as "on_time",
    count(*) filter(where (s.delivered_at::date <= s.promised_on) and "s"."in_full" = $1) as
    "on_time_in_full",
    count(*) filter(where (s.delivered_at is not null and s.promised_on is not null) and "s"."in_full" is not
    null) as "fullness_known", count(*) filter(where "s"."had_exception" = $2) as "with_exception",
    count("s"."had_exception") as "exceptions_known", null::float8 as "median_days",
    null::float8 as "p90_days"
from "logistics"."shipments" as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
where "s"."ordered_at" >= $3::timestamptz
  and "s"."ordered_at" < $4::timestamptz
group by "key"
order by "shipments" desc, "key"

-- delivery_counts_by_method
-- given $1 always true, $2 always true, $3 from, $4 until
-- by row rules: shipments
select s.method as "key", count(*) as "shipments",
    count(*) filter(where (s.delivered_at is not null and s.promised_on is not null)) as
    "delivered_with_promise", count(*) filter(where (s.delivered_at::date <= s.promised_on)) as "on_time",
    count(*) filter(where (s.delivered_at::date <= s.promised_on) and "s"."in_full" = $1) as
    "on_time_in_full",
    count(*) filter(where (s.delivered_at is not null and s.promised_on is not null) and "s"."in_full" is not
    null) as "fullness_known", count(*) filter(where "s"."had_exception" = $2) as "with_exception",
    count("s"."had_exception") as "exceptions_known", null::float8 as "median_days",
    null::float8 as "p90_days"
from "logistics"."shipments" as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
where "s"."ordered_at" >= $3::timestamptz
  and "s"."ordered_at" < $4::timestamptz
group by "key"
order by "shipments" desc, "key"

-- delivery_counts_by_warehouse
-- given $1 always true, $2 always true, $3 from, $4 until
-- by row rules: shipments
select coalesce(s.warehouse_code, 'unknown') as "key", count(*) as "shipments",
    count(*) filter(where (s.delivered_at is not null and s.promised_on is not null)) as
    "delivered_with_promise", count(*) filter(where (s.delivered_at::date <= s.promised_on)) as "on_time",
    count(*) filter(where (s.delivered_at::date <= s.promised_on) and "s"."in_full" = $1) as
    "on_time_in_full",
    count(*) filter(where (s.delivered_at is not null and s.promised_on is not null) and "s"."in_full" is not
    null) as "fullness_known", count(*) filter(where "s"."had_exception" = $2) as "with_exception",
    count("s"."had_exception") as "exceptions_known", null::float8 as "median_days",
    null::float8 as "p90_days"
from "logistics"."shipments" as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
where "s"."ordered_at" >= $3::timestamptz
  and "s"."ordered_at" < $4::timestamptz
group by "key"
order by "shipments" desc, "key"

-- delivery_performance_by_carrier
-- given $1 always true, $2 always true, $3 from, $4 until
-- by row rules: shipments
select coalesce(c.name, s.carrier_code) as "key", count(*) as "shipments",
    count(*) filter(where (s.delivered_at is not null and s.promised_on is not null)) as
    "delivered_with_promise", count(*) filter(where (s.delivered_at::date <= s.promised_on)) as "on_time",
    count(*) filter(where (s.delivered_at::date <= s.promised_on) and "s"."in_full" = $1) as
    "on_time_in_full",
    count(*) filter(where (s.delivered_at is not null and s.promised_on is not null) and "s"."in_full" is not
    null) as "fullness_known", count(*) filter(where "s"."had_exception" = $2) as "with_exception",
    count("s"."had_exception") as "exceptions_known",
    percentile_cont(0.5) within group
    (order by extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400) as
    "median_days",
    percentile_cont(0.9) within group
    (order by extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400) as
    "p90_days"
from "logistics"."shipments" as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
where "s"."ordered_at" >= $3::timestamptz
  and "s"."ordered_at" < $4::timestamptz
group by "key"
order by "shipments" desc, "key"

-- delivery_performance_by_country
-- given $1 always true, $2 always true, $3 from, $4 until
-- by row rules: shipments
select coalesce(s.to_country, 'unknown') as "key", count(*) as "shipments",
    count(*) filter(where (s.delivered_at is not null and s.promised_on is not null)) as
    "delivered_with_promise", count(*) filter(where (s.delivered_at::date <= s.promised_on)) as "on_time",
    count(*) filter(where (s.delivered_at::date <= s.promised_on) and "s"."in_full" = $1) as
    "on_time_in_full",
    count(*) filter(where (s.delivered_at is not null and s.promised_on is not null) and "s"."in_full" is not
    null) as "fullness_known", count(*) filter(where "s"."had_exception" = $2) as "with_exception",
    count("s"."had_exception") as "exceptions_known",
    percentile_cont(0.5) within group
    (order by extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400) as
    "median_days",
    percentile_cont(0.9) within group
    (order by extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400) as
    "p90_days"
from "logistics"."shipments" as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
where "s"."ordered_at" >= $3::timestamptz
  and "s"."ordered_at" < $4::timestamptz
group by "key"
order by "shipments" desc, "key"

-- delivery_performance_by_method
-- given $1 always true, $2 always true, $3 from, $4 until
-- by row rules: shipments
select s.method as "key", count(*) as "shipments",
    count(*) filter(where (s.delivered_at is not null and s.promised_on is not null)) as
    "delivered_with_promise", count(*) filter(where (s.delivered_at::date <= s.promised_on)) as "on_time",
    count(*) filter(where (s.delivered_at::date <= s.promised_on) and "s"."in_full" = $1) as
    "on_time_in_full",
    count(*) filter(where (s.delivered_at is not null and s.promised_on is not null) and "s"."in_full" is not
    null) as "fullness_known", count(*) filter(where "s"."had_exception" = $2) as "with_exception",
    count("s"."had_exception") as "exceptions_known",
    percentile_cont(0.5) within group
    (order by extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400) as
    "median_days",
    percentile_cont(0.9) within group
    (order by extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400) as
    "p90_days"
from "logistics"."shipments" as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
where "s"."ordered_at" >= $3::timestamptz
  and "s"."ordered_at" < $4::timestamptz
group by "key"
order by "shipments" desc, "key"

-- delivery_performance_by_warehouse
-- given $1 always true, $2 always true, $3 from, $4 until
-- by row rules: shipments
select coalesce(s.warehouse_code, 'unknown') as "key", count(*) as "shipments",
    count(*) filter(where (s.delivered_at is not null and s.promised_on is not null)) as
    "delivered_with_promise", count(*) filter(where (s.delivered_at::date <= s.promised_on)) as "on_time",
    count(*) filter(where (s.delivered_at::date <= s.promised_on) and "s"."in_full" = $1) as
    "on_time_in_full",
    count(*) filter(where (s.delivered_at is not null and s.promised_on is not null) and "s"."in_full" is not
    null) as "fullness_known", count(*) filter(where "s"."had_exception" = $2) as "with_exception",
    count("s"."had_exception") as "exceptions_known",
    percentile_cont(0.5) within group
    (order by extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400) as
    "median_days",
    percentile_cont(0.9) within group
    (order by extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400) as
    "p90_days"
from "logistics"."shipments" as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
where "s"."ordered_at" >= $3::timestamptz
  and "s"."ordered_at" < $4::timestamptz
group by "key"
order by "shipments" desc, "key"

-- delivery_to_customers
-- given $1 today, $2 customers
-- by row rules: shipments
select s.customer_number as "customer_number", count(*) as "shipments",
    count(*) filter(where (s.delivered_at is not null and s.promised_on is not null)) as
    "delivered_with_promise", count(*) filter(where (s.delivered_at::date <= s.promised_on)) as "on_time",
    count(*) filter(where
    (s.status in ('IN_TRANSIT', 'OUT_FOR_DELIVERY', 'EXCEPTION') and s.promised_on < $1::date)) as
    "late_in_transit"
from "logistics"."shipments" as "s"
where "s"."customer_number" = any((
  select $2::text[]
)::text[])
group by "s"."customer_number"

-- disruption_count
-- given $1 active, $2 today
select count(*) as "disruptions"
from "logistics"."disruptions" as "d"
where (cast($1 as boolean) is null or (d.started_on <= $2 and (d.ended_on is null or d.ended_on > $2)) = $1)

-- disruption_page_newest_first_on_open_open
-- given $1 active, $2 today, $3 limit
select "d"."number", "d"."kind", "d"."severity", "d"."summary", "d"."started_on", "d"."expected_end_on",
    "d"."ended_on", "d"."delay_days", "d"."started_on"::text as "cursor_0", "d"."number"::text as "cursor_1"
from "logistics"."disruptions" as "d"
where (cast($1 as boolean) is null or (d.started_on <= $2 and (d.ended_on is null or d.ended_on > $2)) = $1)
  and true
order by "d"."started_on" desc, "d"."number" asc
limit $3

-- disruption_page_newest_first_on_open_value: the same but for
  and (("d"."started_on" >= cast($3 as date) and
      ("d"."started_on" > cast($3 as date) or "d"."number" < cast($4 as text))))
limit $5

-- disruption_page_newest_first_on_value_open: the same but for
  and (("d"."started_on" <= cast($3 as date) and
      ("d"."started_on" < cast($3 as date) or "d"."number" > cast($4 as text))))
limit $5

-- disruption_page_newest_first_on_value_value: the same but for
  and (("d"."started_on" <= cast($3 as date) and
      ("d"."started_on" < cast($3 as date) or "d"."number" > cast($4 as text))) and
      ("d"."started_on" >= cast($5 as date) and
      ("d"."started_on" > cast($5 as date) or "d"."number" < cast($6 as text))))
limit $7

-- disruption_page_newest_first_back_open_open: the same but for
order by "d"."started_on" asc, "d"."number" desc

-- disruption_page_newest_first_back_open_value: the same but for
  and (("d"."started_on" >= cast($3 as date) and
      ("d"."started_on" > cast($3 as date) or "d"."number" < cast($4 as text))))
order by "d"."started_on" asc, "d"."number" desc
limit $5

-- disruption_page_newest_first_back_value_open: the same but for
  and (("d"."started_on" <= cast($3 as date) and
      ("d"."started_on" < cast($3 as date) or "d"."number" > cast($4 as text))))
order by "d"."started_on" asc, "d"."number" desc
limit $5

-- disruption_page_newest_first_back_value_value: the same but for
  and (("d"."started_on" <= cast($3 as date) and
      ("d"."started_on" < cast($3 as date) or "d"."number" > cast($4 as text))) and
      ("d"."started_on" >= cast($5 as date) and
      ("d"."started_on" > cast($5 as date) or "d"."number" < cast($6 as text))))
order by "d"."started_on" asc, "d"."number" desc
limit $7

-- disruptions_by_number
-- given $1 numbers
select "d"."number", "d"."kind", "d"."severity", "d"."summary", "d"."started_on", "d"."expected_end_on",
    "d"."ended_on", "d"."delay_days"
from "logistics"."disruptions" as "d"
where "d"."number" = any((
  select $1::text[]
)::text[])

-- disruptions_now
-- given $1 today, $2 limit
select "d"."number", "d"."kind", "d"."severity", "d"."summary", "d"."started_on", "d"."expected_end_on",
    "d"."ended_on", "d"."delay_days"
from "logistics"."disruptions" as "d"
where ("d"."ended_on" is null or "d"."ended_on" > $1)
order by "d"."started_on" desc, "d"."number"
limit $2

-- disruptions_of_lanes
-- given $1 lanes, $2 active, $3 today
select "hit"."lane_code", "d"."number", "d"."kind", "d"."severity", "d"."summary", "d"."started_on",
    "d"."expected_end_on", "d"."ended_on", "d"."delay_days"
from "logistics"."disruption_lanes" as "hit"
  inner join "logistics"."disruptions" as "d" on "d"."number" = "hit"."disruption_number"
where "hit"."lane_code" = any((
  select $1::text[]
)::text[])
  and (cast($2 as boolean) is null or (d.started_on <= $3 and (d.ended_on is null or d.ended_on > $3)) = $2)

-- disruptions_of_suppliers
-- given $1 suppliers, $2 active, $3 today
select "hit"."supplier_code", "d"."number", "d"."kind", "d"."severity", "d"."summary", "d"."started_on",
    "d"."expected_end_on", "d"."ended_on", "d"."delay_days"
from "logistics"."disruption_suppliers" as "hit"
  inner join "logistics"."disruptions" as "d" on "d"."number" = "hit"."disruption_number"
where "hit"."supplier_code" = any((
  select $1::text[]
)::text[])
  and (cast($2 as boolean) is null or (d.started_on <= $3 and (d.ended_on is null or d.ended_on > $3)) = $2)

-- events_of_shipments
-- given $1 shipments
select "shipment_number", "status", "occurred_at"::timestamptz as "occurred_at", "location"
from "logistics"."shipment_events"
where "shipment_number" = any((
  select $1::text[]
)::text[])
order by "shipment_number", "sequence"

-- lanes_by_code
-- given $1 codes
select "code", "from_place", "to_place"
from "logistics"."lanes"
where "code" = any((
  select $1::text[]
)::text[])

-- lanes_hit
-- given $1 disruptions
select "disruption_number", "lane_code"
from "logistics"."disruption_lanes"
where "disruption_number" = any((
  select $1::text[]
)::text[])
order by "lane_code"

-- newest_entry
select max("occurred_at")::timestamptz as "at"
from "logistics"."shipment_events"

-- orders_of_parcels_arrived
-- given $1 from, $2 until
-- by row rules: shipments
-- planned anew for each run
-- waits among reports
select coalesce(string_agg(distinct s.order_number, ''), '') as "orders",
    count(distinct s.order_number) as "count"
from "logistics"."shipments" as "s"
where ("s"."delivered_at" >= $1::timestamptz and "s"."delivered_at" < $2::timestamptz)

-- orders_of_parcels_due
-- given $1 from, $2 until
-- by row rules: shipments
-- planned anew for each run
-- waits among reports
select coalesce(string_agg(distinct s.order_number, ''), '') as "orders",
    count(distinct s.order_number) as "count"
from "logistics"."shipments" as "s"
where (("s"."promised_on" >= $1::date and "s"."promised_on" < $2::date) and not
    (s.status = 'RETURNED' and s.delivered_at is null))

-- orders_of_parcels_ordered
-- given $1 from, $2 until
-- by row rules: shipments
-- planned anew for each run
-- waits among reports
select coalesce(string_agg(distinct s.order_number, ''), '') as "orders",
    count(distinct s.order_number) as "count"
from "logistics"."shipments" as "s"
where ("s"."ordered_at" >= $1::timestamptz and "s"."ordered_at" < $2::timestamptz)

-- orders_shipped
-- given $1 shipments, $2 customers, $3 orderedFrom, $4 orderedUntil, $5 deliveredFrom, $6 deliveredUntil, $7 promisedFrom, $8 promisedUntil, $9 onTheirWay
-- past row rules: shipments
-- planned anew for each run
select coalesce(string_agg(distinct s.order_number, ''), '') as "orders",
    count(distinct s.order_number) as "count"
from "logistics"."shipments" as "s"
where ($1::text[] is null or s.number = any($1::text[]))
  and ($2::text[] is null or s.customer_number = any($2::text[]))
  and ($3::timestamptz is null or s.ordered_at >= $3::timestamptz)
  and ($4::timestamptz is null or s.ordered_at < $4::timestamptz)
  and ($5::timestamptz is null or s.delivered_at >= $5::timestamptz)
  and ($6::timestamptz is null or s.delivered_at < $6::timestamptz)
  and ($7::date is null or s.promised_on >= $7::date)
  and ($8::date is null or s.promised_on < $8::date)
  and (not $9::boolean or s.status in ('IN_TRANSIT', 'OUT_FOR_DELIVERY', 'EXCEPTION'))

-- outbound_delays
-- given $1 countries, $2 today
select "l"."to_place" as "country", "l"."from_place" as "warehouse_code",
    max("d"."delay_days") as "delay_days"
from "logistics"."disruptions" as "d"
  inner join "logistics"."disruption_lanes" as "hit" on "hit"."disruption_number" = "d"."number"
  inner join "logistics"."lanes" as "l" on "l"."code" = "hit"."lane_code"
where "l"."to_place" = any((
  select $1::text[]
)::text[])
  and (d.started_on <= $2 and (d.ended_on is null or d.ended_on > $2))
group by "l"."to_place", "l"."from_place"

-- parcels_arrived
-- given $1 by, $2 stepDays, $3 stepFroms, $4 orderGroups, $5 from, $6 until, $7 ofOrders, $8 carriers, $9 methods, $10 warehouses
-- by row rules: shipments
-- planned anew for each run
-- waits among reports
select placed.place as "order_group",
    case when 'CARRIER' = any($1::text[]) then coalesce(c.name, s.carrier_code) end as "carrier",
    case when 'METHOD' = any($1::text[]) then s.method end as "method",
    case when 'WAREHOUSE' = any($1::text[]) then s.warehouse_code end as "warehouse", "step"."step_from",
    percentile_cont(0.5) within group
    (order by extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400) as
    "median_days",
    percentile_cont(0.9) within group
    (order by extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400) as
    "p90_days"
from "logistics"."shipments" as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  left join unnest($2::date[], $3::date[]) as step(day, step_from) on step.day = "s"."delivered_at"::date
  left join (
    select key, place::integer as place
    from unnest($4::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
  ) as placed on placed.key = s.order_number
where ("s"."delivered_at" >= $5::timestamptz and "s"."delivered_at" < $6::timestamptz)
  and (not $7::boolean or placed.key is not null)
  and ($8::text[] is null or coalesce(c.name, s.carrier_code) = any($8::text[]))
  and ($9::text[] is null or s.method = any($9::text[]))
  and ($10::text[] is null or s.warehouse_code = any($10::text[]))
group by 1, 2, 3, 4, 5

-- parcels_due
-- given $1 by, $2 stepDays, $3 stepFroms, $4 orderGroups, $5 from, $6 until, $7 ofOrders, $8 carriers, $9 methods, $10 warehouses
-- by row rules: shipments
-- planned anew for each run
-- waits among reports
select placed.place as "order_group",
    case when 'CARRIER' = any($1::text[]) then coalesce(c.name, s.carrier_code) end as "carrier",
    case when 'METHOD' = any($1::text[]) then s.method end as "method",
    case when 'WAREHOUSE' = any($1::text[]) then s.warehouse_code end as "warehouse", "step"."step_from",
    count(*) as "delivered_with_promise",
    count(*) filter (where (s.delivered_at::date <= s.promised_on)) as "on_time",
    count(*) filter (where (s.delivered_at::date <= s.promised_on) and s.in_full) as "on_time_in_full",
    count(*) filter (where s.in_full is not null) as "fullness_known"
from "logistics"."shipments" as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  left join unnest($2::date[], $3::date[]) as step(day, step_from) on step.day = "s"."promised_on"::date
  left join (
    select key, place::integer as place
    from unnest($4::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
  ) as placed on placed.key = s.order_number
where (("s"."promised_on" >= $5::date and "s"."promised_on" < $6::date) and not
    (s.status = 'RETURNED' and s.delivered_at is null))
  and (not $7::boolean or placed.key is not null)
  and ($8::text[] is null or coalesce(c.name, s.carrier_code) = any($8::text[]))
  and ($9::text[] is null or s.method = any($9::text[]))
  and ($10::text[] is null or s.warehouse_code = any($10::text[]))
group by 1, 2, 3, 4, 5

-- parcels_ordered
-- given $1 by, $2 stepDays, $3 stepFroms, $4 orderGroups, $5 from, $6 until, $7 ofOrders, $8 carriers, $9 methods, $10 warehouses
-- by row rules: shipments
-- planned anew for each run
-- waits among reports
select placed.place as "order_group",
    case when 'CARRIER' = any($1::text[]) then coalesce(c.name, s.carrier_code) end as "carrier",
    case when 'METHOD' = any($1::text[]) then s.method end as "method",
    case when 'WAREHOUSE' = any($1::text[]) then s.warehouse_code end as "warehouse", "step"."step_from",
    count(*) as "shipments"
from "logistics"."shipments" as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  left join unnest($2::date[], $3::date[]) as step(day, step_from) on step.day = "s"."ordered_at"::date
  left join (
    select key, place::integer as place
    from unnest($4::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
  ) as placed on placed.key = s.order_number
where ("s"."ordered_at" >= $5::timestamptz and "s"."ordered_at" < $6::timestamptz)
  and (not $7::boolean or placed.key is not null)
  and ($8::text[] is null or coalesce(c.name, s.carrier_code) = any($8::text[]))
  and ($9::text[] is null or s.method = any($9::text[]))
  and ($10::text[] is null or s.warehouse_code = any($10::text[]))
group by 1, 2, 3, 4, 5

-- parcels_ordered_costs
-- given $1 by, $2 currency, $3 stepDays, $4 stepFroms, $5 orderGroups, $6 rateDays, $7 rateCurrencies, $8 rates, $9 from, $10 until, $11 ofOrders, $12 carriers, $13 methods, $14 warehouses
-- by row rules: shipments
-- planned anew for each run
-- waits among reports
select placed.place as "order_group",
    case when 'CARRIER' = any($1::text[]) then coalesce(c.name, s.carrier_code) end as "carrier",
    case when 'METHOD' = any($1::text[]) then s.method end as "method",
    case when 'WAREHOUSE' = any($1::text[]) then s.warehouse_code end as "warehouse", "step"."step_from",
    count(*) as "shipments",
    sum(s.cost_minor * case when s.currency = $2 then 1 else known.rate end) as "cost_minor",
    count(s.cost_minor) as "costs",
    min(array["s"."ordered_at"::date::text, s.currency]) filter
    (where s.cost_minor is not null and case when s.currency = $2 then 1 else known.rate end is null) as
    "without_rate"
from "logistics"."shipments" as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  left join unnest($3::date[], $4::date[]) as step(day, step_from) on step.day = "s"."ordered_at"::date
  left join (
    select key, place::integer as place
    from unnest($5::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
  ) as placed on placed.key = s.order_number
  left join unnest($6::date[], $7::text[], $8::numeric[]) as known(day, currency, rate) on known.day =
      "s"."ordered_at"::date
    and known.currency = s.currency
where ("s"."ordered_at" >= $9::timestamptz and "s"."ordered_at" < $10::timestamptz)
  and (not $11::boolean or placed.key is not null)
  and ($12::text[] is null or coalesce(c.name, s.carrier_code) = any($12::text[]))
  and ($13::text[] is null or s.method = any($13::text[]))
  and ($14::text[] is null or s.warehouse_code = any($14::text[]))
group by 1, 2, 3, 4, 5

-- products rows hits
-- given $1 today
select d.number as disruption, hit.supplier_code as supplier, hit.lane_code as lane
from "logistics"."disruptions" as d
  join (
    select disruption_number, supplier_code, null::text as lane_code
    from "logistics"."disruption_suppliers"
    union all
    select disruption_number, null::text as supplier_code, lane_code
    from "logistics"."disruption_lanes"
  ) as hit on hit.disruption_number = d.number
where d.started_on <= $1::date
  and (d.ended_on is null or d.ended_on > $1::date)

-- products rows hits without optional tables
-- given $1 today
select d.number as disruption, hit.supplier_code as supplier, hit.lane_code as lane
from "logistics"."disruptions" as d
  join (
    select null::text as disruption_number, null::text as supplier_code, null::text as lane_code
    where false
  ) as hit on hit.disruption_number = d.number
where d.started_on <= $1::date
  and (d.ended_on is null or d.ended_on > $1::date)

-- products_estimate_hits
-- given $1 today
-- planned anew for each run
explain (format json)
select "disruption", "supplier", "lane"
from (
  select d.number as disruption, hit.supplier_code as supplier, hit.lane_code as lane
  from "logistics"."disruptions" as d
    join (
      select disruption_number, supplier_code, null::text as lane_code
      from "logistics"."disruption_suppliers"
      union all
      select disruption_number, null::text as supplier_code, lane_code
      from "logistics"."disruption_lanes"
    ) as hit on hit.disruption_number = d.number
  where d.started_on <= $1::date
    and (d.ended_on is null or d.ended_on > $1::date)
) as relation

-- products_page_rows_hits
-- given $1 keys, $2 today, $3 always 2
select "disruption"::text as "disruption", "supplier"::text as "supplier", "lane"::text as "lane"
from (
  with listed as (
    select key
    from unnest((
      select $1::text[]
    )) as input(key)
  )
  select "disruption", "supplier", "lane"
  from (
    select d.number as disruption, hit.supplier_code as supplier, hit.lane_code as lane
    from "logistics"."disruptions" as d
      join (
        select disruption_number, supplier_code, null::text as lane_code
        from "logistics"."disruption_suppliers"
        union all
        select disruption_number, null::text as supplier_code, lane_code
        from "logistics"."disruption_lanes"
      ) as hit on hit.disruption_number = d.number
    where d.started_on <= $2::date
      and (d.ended_on is null or d.ended_on > $2::date)
  ) as relation
  limit $3
) as found

-- products_rows_hits
-- given $1 today, $2 always 2
-- planned anew for each run
select count(*) as count, string_agg(coalesce("disruption"::text, chr(30)), chr(31)) as "v0",
    string_agg(coalesce("supplier"::text, chr(30)), chr(31)) as "v1",
    string_agg(coalesce("lane"::text, chr(30)), chr(31)) as "v2"
from (
  select "disruption", "supplier", "lane"
  from (
    select d.number as disruption, hit.supplier_code as supplier, hit.lane_code as lane
    from "logistics"."disruptions" as d
      join (
        select disruption_number, supplier_code, null::text as lane_code
        from "logistics"."disruption_suppliers"
        union all
        select disruption_number, null::text as supplier_code, lane_code
        from "logistics"."disruption_lanes"
      ) as hit on hit.disruption_number = d.number
    where d.started_on <= $1::date
      and (d.ended_on is null or d.ended_on > $1::date)
  ) as relation
  limit $2
) as found

-- shipments_by_number
-- given $1 numbers
-- by row rules: shipments
select "s"."number", "s"."order_number", coalesce(c.name, s.carrier_code) as "carrier", "s"."method",
    "s"."status", "s"."tracking_number", "s"."shipped_at"::timestamptz as "shipped_at", "s"."promised_on",
    "s"."estimated_delivery_on", "s"."delivered_at"::timestamptz as "delivered_at"
from "logistics"."shipments" as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
where "s"."number" = any((
  select $1::text[]
)::text[])

-- shipments_of_orders
-- given $1 orders
-- by row rules: shipments
select "s"."number", "s"."order_number", coalesce(c.name, s.carrier_code) as "carrier", "s"."method",
    "s"."status", "s"."tracking_number", "s"."shipped_at"::timestamptz as "shipped_at", "s"."promised_on",
    "s"."estimated_delivery_on", "s"."delivered_at"::timestamptz as "delivered_at"
from "logistics"."shipments" as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
where "s"."order_number" = any((
  select $1::text[]
)::text[])
order by "s"."shipped_at" asc nulls last, "s"."number"

-- suppliers_hit
-- given $1 disruptions
select "disruption_number", "supplier_code"
from "logistics"."disruption_suppliers"
where "disruption_number" = any((
  select $1::text[]
)::text[])
order by "supplier_code"

-- row rule of shipments
select *
from "logistics"."shipments"
where order_number = any(string_to_array($orders::text, chr(31)))
