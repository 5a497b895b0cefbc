-- What logistics is asked. Written by `npm run codegen`: change what stands in lists/, figures/, reports/ and views.

-- carriers value code
"key"

-- carriers value name
"name"

-- carriers_by_code
-- given $1 codes
select "code", "name"
from "logistics"."carriers"
where "code" = any((
  select $1::text[]
)::text[])

-- carriers_count
-- given $1 always "x"
-- planned anew for each run
select count(*) as count
from (
  with listed as (
    select base."code" as key
    from "logistics"."carriers" as base
    where base."code" = cast($1 as text)
  )
  select listed.key as key
  from listed
  where listed.key <> ''
) as found

-- carriers_counted_page
-- given $1 always "x", $2 always 2
-- planned anew for each run
with found as not materialized (
  with listed as (
    select base."code" as key
    from "logistics"."carriers" as base
    where base."code" = cast($1 as text)
  )
  select listed.key as key, listed.key as value
  from listed
  where listed.key <> ''
), page as (
  select *
  from found
  where ("key" <> '')
  order by "value" asc, "key" asc
  limit $2
)
select key, "value"::text as "cursor_0", "key"::text as "cursor_1", total
from (
  select count(*) as total
  from found
) as counted
  left join page on true
order by "value" asc, "key" asc

-- carriers_estimate
-- given $1 always "x"
-- planned anew for each run
explain (format json) with listed as (
  select base."code" as key
  from "logistics"."carriers" as base
  where base."code" = cast($1 as text)
)
select listed.key as key
from listed
where listed.key <> ''

-- carriers_groups
-- given $1 always "x", $2 always "x", $3 always 1
-- planned anew for each run
select value, count(*) as count, (sum(count(*)) over ())::bigint as total
from (
  with listed as (
    select base."code" as key
    from "logistics"."carriers" as base
    where base."code" = cast($1 as text)
  )
  select listed.key as key, coalesce(nullif(listed.key::text, ''), $2) as value
  from listed
  where listed.key <> ''
) as found
group by value
order by count desc, value
limit $3

-- carriers_matching
-- given $1 always "x", $2 always 2
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys
from (
  with listed as (
    select base."code" as key
    from "logistics"."carriers" as base
    where base."code" = cast($1 as text)
  )
  select listed.key as key
  from listed
  where listed.key <> ''
  limit $2
) as found

-- carriers_page
-- given $1 always "x", $2 always 2
-- planned anew for each run
with found as (
  with listed as (
    select base."code" as key
    from "logistics"."carriers" as base
    where base."code" = cast($1 as text)
  )
  select listed.key as key, listed.key as value
  from listed
  where listed.key <> ''
)
select key, "value"::text as "cursor_0", "key"::text as "cursor_1"
from found
where ("key" <> '')
order by "value" asc, "key" asc
limit $2

-- carriers_sums
-- given $1 always "x"
-- planned anew for each run
select count(*) as count, sum("sum") as "sum"
from (
  with listed as (
    select base."code" as key
    from "logistics"."carriers" as base
    where base."code" = cast($1 as text)
  )
  select listed.key as key, listed.key as "sum"
  from listed
  where listed.key <> ''
) as found

-- carriers_told
-- given $1 always "x", $2 always 2
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys,
    string_agg(coalesce(value::text, chr(30)), chr(31)) as values
from (
  select key, value
  from (
    with listed as (
      select base."code" as key
      from "logistics"."carriers" as base
      where base."code" = cast($1 as text)
    )
    select listed.key as key, listed.key as value
    from listed
    where listed.key <> ''
  ) as valued
  where value is not null
  limit $2
) as found

-- carriers_values
-- given $1 keys
with listed as (
  select base."code" as key, base."name" as "name"
  from "logistics"."carriers" as base
    join unnest((
      select $1::text[]
    )) as input(key) on input.key = base."code"
  where true
)
select listed.key as key, listed.key as "v0", listed."name" as "v1"
from listed
where listed.key <> ''

-- costs_anywhere
-- given $1 currency, $2 rateDays, $3 rateCurrencies, $4 rates, $5 arrivedFrom, $6 arrivedUntil, $7 surelyFrom, $8 surelyUntil, $9 from, $10 until, $11 carriers, $12 methods
-- by row rules: shipments
select coalesce(c.name, s.carrier_code) as "carrier", "s"."method",
    sum(s.cost_minor * case when s.currency = $1 then 1 else known.rate end) as "cost_minor",
    count(s.cost_minor) as "costs",
    min(array["s"."ordered_at"::date::text, s.currency]) filter
    (where s.cost_minor is not null and case when s.currency = $1 then 1 else known.rate end is null) as
    "without_rate"
from (
  select "there".*
  from (values (null::date, null::text, null::timestamp with time zone)) as
      "absent"("withdrawn_on", "destination_time_zone", "updated_at")
    cross join lateral (
      select "number", "order_number", "customer_number", "carrier_code", "method", "status",
          "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
          "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
          "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
          "updated_at"::timestamp with time zone
      from "logistics"."shipments"
    ) as "there"
) as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  cross join lateral (
    select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
        (s.delivered_at::timestamptz at time zone
        coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
        end, zones.places ->>
        replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
        '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
    from (
      select '…'::jsonb as places, '…'::jsonb as names
    ) as zones
  ) as door
  left join unnest($2::date[], $3::text[], $4::numeric[]) as known(day, currency, rate) on known.day =
      "s"."ordered_at"::date
    and known.currency = s.currency
where "s"."delivered_at" >= $5::timestamptz
  and "s"."delivered_at" < $6::timestamptz
  and (s.delivered_at >= $7::timestamptz and s.delivered_at < $8::timestamptz or door.arrived_on >= $9 and
      door.arrived_on < $10)
  and (cast($11 as text[]) is null or (coalesce(c.name, s.carrier_code), s.method) in (
    select *
    from unnest($11::text[], $12::text[])
  ))
group by "carrier", "s"."method"

-- costs_to_country
-- given $1 region, $2 currency, $3 rateDays, $4 rateCurrencies, $5 rates, $6 arrivedFrom, $7 arrivedUntil, $8 surelyFrom, $9 surelyUntil, $10 from, $11 until, $12 country
-- by row rules: shipments
select coalesce(c.name, s.carrier_code) as "carrier", "s"."method", "s"."warehouse_code",
    ((cast($1 as text) is null or s.to_region = $1) is true) as "in_region",
    sum(s.cost_minor * case when s.currency = $2 then 1 else known.rate end) as "cost_minor",
    count(s.cost_minor) as "costs",
    min(array["s"."ordered_at"::date::text, s.currency]) filter
    (where s.cost_minor is not null and case when s.currency = $2 then 1 else known.rate end is null) as
    "without_rate"
from (
  select "there".*
  from (values (null::date, null::text, null::timestamp with time zone)) as
      "absent"("withdrawn_on", "destination_time_zone", "updated_at")
    cross join lateral (
      select "number", "order_number", "customer_number", "carrier_code", "method", "status",
          "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
          "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
          "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
          "updated_at"::timestamp with time zone
      from "logistics"."shipments"
    ) as "there"
) as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  cross join lateral (
    select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
        (s.delivered_at::timestamptz at time zone
        coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
        end, zones.places ->>
        replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
        '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
    from (
      select '…'::jsonb as places, '…'::jsonb as names
    ) as zones
  ) as door
  left join unnest($3::date[], $4::text[], $5::numeric[]) as known(day, currency, rate) on known.day =
      "s"."ordered_at"::date
    and known.currency = s.currency
where "s"."delivered_at" >= $6::timestamptz
  and "s"."delivered_at" < $7::timestamptz
  and (s.delivered_at >= $8::timestamptz and s.delivered_at < $9::timestamptz or door.arrived_on >= $10 and
      door.arrived_on < $11)
  and s.to_country = $12
group by "carrier", "s"."method", "s"."warehouse_code", "in_region"

-- customers rows late
-- given $1 today
-- by row rules: shipments
select s.customer_number as key, count(*) as late_in_transit
from (
  select "there".*
  from (values (null::date, null::text, null::timestamp with time zone)) as
      "absent"("withdrawn_on", "destination_time_zone", "updated_at")
    cross join lateral (
      select "number", "order_number", "customer_number", "carrier_code", "method", "status",
          "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
          "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
          "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
          "updated_at"::timestamp with time zone
      from "logistics"."shipments"
    ) as "there"
) s
where s.customer_number is not null
  and (s.status in ('IN_TRANSIT', 'OUT_FOR_DELIVERY', 'EXCEPTION') and s.promised_on < $1::date::date and
      s.promised_on >= $1::date::date - 60)
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
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) s
  where s.customer_number is not null
    and (s.status in ('IN_TRANSIT', 'OUT_FOR_DELIVERY', 'EXCEPTION') and s.promised_on < $1::date::date and
        s.promised_on >= $1::date::date - 60)
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
    from (
      select "there".*
      from (values (null::date, null::text, null::timestamp with time zone)) as
          "absent"("withdrawn_on", "destination_time_zone", "updated_at")
        cross join lateral (
          select "number", "order_number", "customer_number", "carrier_code", "method", "status",
              "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
              "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
              "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
              "updated_at"::timestamp with time zone
          from "logistics"."shipments"
        ) as "there"
    ) s
    where s.customer_number is not null
      and (s.status in ('IN_TRANSIT', 'OUT_FOR_DELIVERY', 'EXCEPTION') and s.promised_on < (
        select $2::date
      )::date and s.promised_on >= (
        select $2::date
      )::date - 60)
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
    from (
      select "there".*
      from (values (null::date, null::text, null::timestamp with time zone)) as
          "absent"("withdrawn_on", "destination_time_zone", "updated_at")
        cross join lateral (
          select "number", "order_number", "customer_number", "carrier_code", "method", "status",
              "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
              "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
              "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
              "updated_at"::timestamp with time zone
          from "logistics"."shipments"
        ) as "there"
    ) s
    where s.customer_number is not null
      and (s.status in ('IN_TRANSIT', 'OUT_FOR_DELIVERY', 'EXCEPTION') and s.promised_on < $1::date::date and
          s.promised_on >= $1::date::date - 60)
      and true
    group by s.customer_number
  ) as relation
  limit $2
) as found

-- deletions value deletedAt
"deleted_at"

-- deletions value kind
"kind"

-- deletions value place
"key"

-- deletions_by_place
-- given $1 kinds, $2 keys
-- by row rules: deletions
select "d"."kind" || '/' || "d"."key" as "place", "d"."key" as "key",
    "d"."deleted_at"::timestamptz as "deleted_at"
from unnest($1::text[], $2::text[]) as input(kind, key)
  inner join "logistics"."deletions" as "d" on "d"."kind" = "input"."kind"
    and "d"."key" = "input"."key"

-- deletions_count
-- given $1 always "x"
-- by row rules: deletions
-- planned anew for each run
select count(*) as count
from (
  with listed as (
    select base."kind" || '/' || base."key" as key
    from "logistics"."deletions" as base
    where base."kind" || '/' || base."key" = cast($1 as text)
  )
  select listed.key as key
  from listed
  where listed.key <> ''
) as found

-- deletions_counted_page
-- given $1 always "x", $2 always 2
-- by row rules: deletions
-- planned anew for each run
with found as not materialized (
  with listed as (
    select base."kind" || '/' || base."key" as key
    from "logistics"."deletions" as base
    where base."kind" || '/' || base."key" = cast($1 as text)
  )
  select listed.key as key, listed.key as value
  from listed
  where listed.key <> ''
), page as (
  select *
  from found
  where ("key" <> '')
  order by "value" asc, "key" asc
  limit $2
)
select key, "value"::text as "cursor_0", "key"::text as "cursor_1", total
from (
  select count(*) as total
  from found
) as counted
  left join page on true
order by "value" asc, "key" asc

-- deletions_estimate
-- given $1 always "x"
-- by row rules: deletions
-- planned anew for each run
explain (format json) with listed as (
  select base."kind" || '/' || base."key" as key
  from "logistics"."deletions" as base
  where base."kind" || '/' || base."key" = cast($1 as text)
)
select listed.key as key
from listed
where listed.key <> ''

-- deletions_groups
-- given $1 always "x", $2 always "x", $3 always 1
-- by row rules: deletions
-- planned anew for each run
select value, count(*) as count, (sum(count(*)) over ())::bigint as total
from (
  with listed as (
    select base."kind" || '/' || base."key" as key
    from "logistics"."deletions" as base
    where base."kind" || '/' || base."key" = cast($1 as text)
  )
  select listed.key as key, coalesce(nullif(listed.key::text, ''), $2) as value
  from listed
  where listed.key <> ''
) as found
group by value
order by count desc, value
limit $3

-- deletions_matching
-- given $1 always "x", $2 always 2
-- by row rules: deletions
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys
from (
  with listed as (
    select base."kind" || '/' || base."key" as key
    from "logistics"."deletions" as base
    where base."kind" || '/' || base."key" = cast($1 as text)
  )
  select listed.key as key
  from listed
  where listed.key <> ''
  limit $2
) as found

-- deletions_page
-- given $1 always "x", $2 always 2
-- by row rules: deletions
-- planned anew for each run
with found as (
  with listed as (
    select base."kind" || '/' || base."key" as key
    from "logistics"."deletions" as base
    where base."kind" || '/' || base."key" = cast($1 as text)
  )
  select listed.key as key, listed.key as value
  from listed
  where listed.key <> ''
)
select key, "value"::text as "cursor_0", "key"::text as "cursor_1"
from found
where ("key" <> '')
order by "value" asc, "key" asc
limit $2

-- deletions_sums
-- given $1 always "x"
-- by row rules: deletions
-- planned anew for each run
select count(*) as count, sum("sum") as "sum"
from (
  with listed as (
    select base."kind" || '/' || base."key" as key
    from "logistics"."deletions" as base
    where base."kind" || '/' || base."key" = cast($1 as text)
  )
  select listed.key as key, listed.key as "sum"
  from listed
  where listed.key <> ''
) as found

-- deletions_told
-- given $1 always "x", $2 always 2
-- by row rules: deletions
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys,
    string_agg(coalesce(value::text, chr(30)), chr(31)) as values
from (
  select key, value
  from (
    with listed as (
      select base."kind" || '/' || base."key" as key
      from "logistics"."deletions" as base
      where base."kind" || '/' || base."key" = cast($1 as text)
    )
    select listed.key as key, listed.key as value
    from listed
    where listed.key <> ''
  ) as valued
  where value is not null
  limit $2
) as found

-- deletions_values
-- given $1 keys
-- by row rules: deletions
with listed as (
  select base."kind" || '/' || base."key" as key, base."kind" as "kind", base."deleted_at" as "deleted_at"
  from "logistics"."deletions" as base
    join unnest((
      select $1::text[]
    )) as input(key) on input.key = base."kind" || '/' || base."key"
  where true
)
select listed.key as key, listed.key as "v0", listed."kind" as "v1", listed."deleted_at" as "v2"
from listed
where listed.key <> ''

-- delivered_anywhere
-- given $1 arrivedFrom, $2 arrivedUntil, $3 surelyFrom, $4 surelyUntil, $5 from, $6 until, $7 carriers, $8 methods
-- by row rules: shipments
-- past row rules: shipments
select "carrier", "method", count(days) as "shipments", count(on_time) as "due",
    count(*) filter (where on_time) as "on_time", min(ordered_at) as "first_ordered_at",
    percentile_cont(0.1) within group (order by days) as "p10_days",
    percentile_cont(0.5) within group (order by days) as "typical_days",
    percentile_cont(0.9) within group (order by days) as "late_days"
from (
  select coalesce(c.name, s.carrier_code) as "carrier", "s"."method", null::boolean as "on_time",
      s.ordered_at::timestamptz as "ordered_at",
      extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400 as "days"
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as "s"
    left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
    cross join lateral (
      select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
          (s.delivered_at::timestamptz at time zone
          coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
          end, zones.places ->>
          replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
          '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
      from (
        select '…'::jsonb as places, '…'::jsonb as names
      ) as zones
    ) as door
  where "s"."delivered_at" >= $1::timestamptz
    and "s"."delivered_at" < $2::timestamptz
    and (s.delivered_at >= $3::timestamptz and s.delivered_at < $4::timestamptz or door.arrived_on >= $5 and
        door.arrived_on < $6)
    and (cast($7 as text[]) is null or (coalesce(c.name, s.carrier_code), s.method) in (
      select *
      from unnest($7::text[], $8::text[])
    ))
  union all
  select coalesce(c.name, s.carrier_code) as "carrier", "s"."method",
      (((s.promised_on is not null and
      (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
      (s.withdrawn_on >= s.promised_on) is true)) and case when s.delivered_at <
      (("s"."promised_on" + 1)::timestamp at time zone 'UTC') - interval '14 hours' then true when
      s.delivered_at >= (("s"."promised_on" + 1)::timestamp at time zone 'UTC') + interval '12 hours' then
      false else door.arrived_on <= "s"."promised_on" end) is true) as "on_time",
      null::timestamptz as "ordered_at", null::float8 as "days"
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as "s"
    left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
    cross join lateral (
      select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
          (s.delivered_at::timestamptz at time zone
          coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
          end, zones.places ->>
          replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
          '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
      from (
        select '…'::jsonb as places, '…'::jsonb as names
      ) as zones
    ) as door
  where "s"."promised_on" >= $5
    and "s"."promised_on" < $6
    and ((s.promised_on is not null and
        (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
        (s.withdrawn_on >= s.promised_on) is true)) and exists (
      select
      from (
        select "there".*
        from (values (null::date, null::text, null::timestamp with time zone)) as
            "absent"("withdrawn_on", "destination_time_zone", "updated_at")
          cross join lateral (
            select "number", "order_number", "customer_number", "carrier_code", "method", "status",
                "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
                "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
                "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
                "updated_at"::timestamp with time zone
            from "logistics"."shipments"
          ) as "there"
      ) as recorded
      where recorded.delivered_at is not null
    ))
    and (cast($7 as text[]) is null or (coalesce(c.name, s.carrier_code), s.method) in (
      select *
      from unnest($7::text[], $8::text[])
    ))
) as "part"
group by "carrier", "method"
having count(days) > 0

-- delivered_to_country
-- given $1 region, $2 arrivedFrom, $3 arrivedUntil, $4 surelyFrom, $5 surelyUntil, $6 from, $7 until, $8 country
-- by row rules: shipments
-- past row rules: shipments
select "carrier", "method", "warehouse_code", "in_region", count(days) as "shipments",
    count(on_time) as "due", count(*) filter (where on_time) as "on_time",
    min(ordered_at) as "first_ordered_at",
    coalesce(string_agg(int4send(round(days * 86400)::integer), ''::bytea) filter (where abs(days) < 20000),
    ''::bytea) as "seconds"
from (
  select coalesce(c.name, s.carrier_code) as "carrier", "s"."method", null::boolean as "on_time",
      s.ordered_at::timestamptz as "ordered_at",
      extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400 as "days",
      "s"."warehouse_code", ((cast($1 as text) is null or s.to_region = $1) is true) as "in_region"
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as "s"
    left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
    cross join lateral (
      select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
          (s.delivered_at::timestamptz at time zone
          coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
          end, zones.places ->>
          replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
          '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
      from (
        select '…'::jsonb as places, '…'::jsonb as names
      ) as zones
    ) as door
  where "s"."delivered_at" >= $2::timestamptz
    and "s"."delivered_at" < $3::timestamptz
    and (s.delivered_at >= $4::timestamptz and s.delivered_at < $5::timestamptz or door.arrived_on >= $6 and
        door.arrived_on < $7)
    and s.to_country = $8
  union all
  select coalesce(c.name, s.carrier_code) as "carrier", "s"."method",
      (((s.promised_on is not null and
      (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
      (s.withdrawn_on >= s.promised_on) is true)) and case when s.delivered_at <
      (("s"."promised_on" + 1)::timestamp at time zone 'UTC') - interval '14 hours' then true when
      s.delivered_at >= (("s"."promised_on" + 1)::timestamp at time zone 'UTC') + interval '12 hours' then
      false else door.arrived_on <= "s"."promised_on" end) is true) as "on_time",
      null::timestamptz as "ordered_at", null::float8 as "days", "s"."warehouse_code",
      ((cast($1 as text) is null or s.to_region = $1) is true) as "in_region"
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as "s"
    left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
    cross join lateral (
      select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
          (s.delivered_at::timestamptz at time zone
          coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
          end, zones.places ->>
          replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
          '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
      from (
        select '…'::jsonb as places, '…'::jsonb as names
      ) as zones
    ) as door
  where "s"."promised_on" >= $6
    and "s"."promised_on" < $7
    and ((s.promised_on is not null and
        (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
        (s.withdrawn_on >= s.promised_on) is true)) and exists (
      select
      from (
        select "there".*
        from (values (null::date, null::text, null::timestamp with time zone)) as
            "absent"("withdrawn_on", "destination_time_zone", "updated_at")
          cross join lateral (
            select "number", "order_number", "customer_number", "carrier_code", "method", "status",
                "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
                "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
                "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
                "updated_at"::timestamp with time zone
            from "logistics"."shipments"
          ) as "there"
      ) as recorded
      where recorded.delivered_at is not null
    ))
    and s.to_country = $8
) as "part"
group by "carrier", "method", "warehouse_code", "in_region"

-- delivery_costs_by_carrier
-- given $1 currency, $2 rateDays, $3 rateCurrencies, $4 rates, $5 orderedFrom, $6 orderedUntil
-- by row rules: shipments
select coalesce(c.name, s.carrier_code) as "key",
    sum(s.cost_minor * case when s.currency = $1 then 1 else known.rate end) as "cost_minor",
    count(s.cost_minor) as "costs",
    min(array["s"."ordered_at"::date::text, s.currency]) filter
    (where s.cost_minor is not null and case when s.currency = $1 then 1 else known.rate end is null) as
    "without_rate"
from (
  select "there".*
  from (values (null::date, null::text, null::timestamp with time zone)) as
      "absent"("withdrawn_on", "destination_time_zone", "updated_at")
    cross join lateral (
      select "number", "order_number", "customer_number", "carrier_code", "method", "status",
          "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
          "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
          "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
          "updated_at"::timestamp with time zone
      from "logistics"."shipments"
    ) as "there"
) as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  left join unnest($2::date[], $3::text[], $4::numeric[]) as known(day, currency, rate) on known.day =
      "s"."ordered_at"::date
    and known.currency = s.currency
where "s"."ordered_at" >= $5::timestamptz
  and "s"."ordered_at" < $6::timestamptz
group by "key"

-- delivery_costs_by_country
-- given $1 currency, $2 rateDays, $3 rateCurrencies, $4 rates, $5 orderedFrom, $6 orderedUntil
-- by row rules: shipments
select coalesce(s.to_country, 'unknown') as "key",
    sum(s.cost_minor * case when s.currency = $1 then 1 else known.rate end) as "cost_minor",
    count(s.cost_minor) as "costs",
    min(array["s"."ordered_at"::date::text, s.currency]) filter
    (where s.cost_minor is not null and case when s.currency = $1 then 1 else known.rate end is null) as
    "without_rate"
from (
  select "there".*
  from (values (null::date, null::text, null::timestamp with time zone)) as
      "absent"("withdrawn_on", "destination_time_zone", "updated_at")
    cross join lateral (
      select "number", "order_number", "customer_number", "carrier_code", "method", "status",
          "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
          "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
          "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
          "updated_at"::timestamp with time zone
      from "logistics"."shipments"
    ) as "there"
) as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  left join unnest($2::date[], $3::text[], $4::numeric[]) as known(day, currency, rate) on known.day =
      "s"."ordered_at"::date
    and known.currency = s.currency
where "s"."ordered_at" >= $5::timestamptz
  and "s"."ordered_at" < $6::timestamptz
group by "key"

-- delivery_costs_by_method
-- given $1 currency, $2 rateDays, $3 rateCurrencies, $4 rates, $5 orderedFrom, $6 orderedUntil
-- by row rules: shipments
select s.method as "key",
    sum(s.cost_minor * case when s.currency = $1 then 1 else known.rate end) as "cost_minor",
    count(s.cost_minor) as "costs",
    min(array["s"."ordered_at"::date::text, s.currency]) filter
    (where s.cost_minor is not null and case when s.currency = $1 then 1 else known.rate end is null) as
    "without_rate"
from (
  select "there".*
  from (values (null::date, null::text, null::timestamp with time zone)) as
      "absent"("withdrawn_on", "destination_time_zone", "updated_at")
    cross join lateral (
      select "number", "order_number", "customer_number", "carrier_code", "method", "status",
          "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
          "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
          "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
          "updated_at"::timestamp with time zone
      from "logistics"."shipments"
    ) as "there"
) as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  left join unnest($2::date[], $3::text[], $4::numeric[]) as known(day, currency, rate) on known.day =
      "s"."ordered_at"::date
    and known.currency = s.currency
where "s"."ordered_at" >= $5::timestamptz
  and "s"."ordered_at" < $6::timestamptz
group by "key"

-- delivery_costs_by_warehouse
-- given $1 currency, $2 rateDays, $3 rateCurrencies, $4 rates, $5 orderedFrom, $6 orderedUntil
-- by row rules: shipments
select coalesce(s.warehouse_code, 'unknown') as "key",
    sum(s.cost_minor * case when s.currency = $1 then 1 else known.rate end) as "cost_minor",
    count(s.cost_minor) as "costs",
    min(array["s"."ordered_at"::date::text, s.currency]) filter
    (where s.cost_minor is not null and case when s.currency = $1 then 1 else known.rate end is null) as
    "without_rate"
from (
  select "there".*
  from (values (null::date, null::text, null::timestamp with time zone)) as
      "absent"("withdrawn_on", "destination_time_zone", "updated_at")
    cross join lateral (
      select "number", "order_number", "customer_number", "carrier_code", "method", "status",
          "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
          "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
          "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
          "updated_at"::timestamp with time zone
      from "logistics"."shipments"
    ) as "there"
) as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  left join unnest($2::date[], $3::text[], $4::numeric[]) as known(day, currency, rate) on known.day =
      "s"."ordered_at"::date
    and known.currency = s.currency
where "s"."ordered_at" >= $5::timestamptz
  and "s"."ordered_at" < $6::timestamptz
group by "key"

-- delivery_counts_by_carrier
-- given $1 orderedFrom, $2 orderedUntil, $3 from, $4 until
-- by row rules: shipments
-- past row rules: shipments
select key as "key", coalesce(max("shipments"), 0) as "shipments", coalesce(max("due"), 0) as "due",
    coalesce(max("on_time"), 0) as "on_time", coalesce(max("on_time_in_full"), 0) as "on_time_in_full",
    coalesce(max("fullness_known"), 0) as "fullness_known",
    coalesce(max("with_exception"), 0) as "with_exception",
    coalesce(max("exceptions_known"), 0) as "exceptions_known", max(typical_days) as "typical_days",
    max(late_days) as "late_days"
from (
  select coalesce(c.name, s.carrier_code) as "key", count(*) filter (where true) as "shipments",
      count(*) filter (where s.had_exception) as "with_exception",
      count(*) filter (where s.had_exception is not null) as "exceptions_known", null::float8 as "due",
      null::float8 as "on_time", null::float8 as "on_time_in_full", null::float8 as "fullness_known",
      null::float8 as "typical_days", null::float8 as "late_days"
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as "s"
    left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  where "s"."ordered_at" >= $1::timestamptz
    and "s"."ordered_at" < $2::timestamptz
  group by "key"
  union all
  select coalesce(c.name, s.carrier_code) as "key", null::float8 as "shipments",
      null::float8 as "with_exception", null::float8 as "exceptions_known",
      count(*) filter (where true) as "due",
      count(*) filter
      (where ((s.promised_on is not null and
      (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
      (s.withdrawn_on >= s.promised_on) is true)) and case when s.delivered_at <
      (("s"."promised_on" + 1)::timestamp at time zone 'UTC') - interval '14 hours' then true when
      s.delivered_at >= (("s"."promised_on" + 1)::timestamp at time zone 'UTC') + interval '12 hours' then
      false else door.arrived_on <= "s"."promised_on" end)) as "on_time",
      count(*) filter
      (where s.in_full and
      ((s.promised_on is not null and
      (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
      (s.withdrawn_on >= s.promised_on) is true)) and case when s.delivered_at <
      (("s"."promised_on" + 1)::timestamp at time zone 'UTC') - interval '14 hours' then true when
      s.delivered_at >= (("s"."promised_on" + 1)::timestamp at time zone 'UTC') + interval '12 hours' then
      false else door.arrived_on <= "s"."promised_on" end)) as "on_time_in_full",
      count(*) filter (where s.in_full is not null) as "fullness_known", null::float8 as "typical_days",
      null::float8 as "late_days"
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as "s"
    left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
    cross join lateral (
      select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
          (s.delivered_at::timestamptz at time zone
          coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
          end, zones.places ->>
          replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
          '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
      from (
        select '…'::jsonb as places, '…'::jsonb as names
      ) as zones
    ) as door
  where "s"."promised_on" >= $3
    and "s"."promised_on" < $4
    and ((s.promised_on is not null and
        (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
        (s.withdrawn_on >= s.promised_on) is true)) and exists (
      select
      from (
        select "there".*
        from (values (null::date, null::text, null::timestamp with time zone)) as
            "absent"("withdrawn_on", "destination_time_zone", "updated_at")
          cross join lateral (
            select "number", "order_number", "customer_number", "carrier_code", "method", "status",
                "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
                "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
                "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
                "updated_at"::timestamp with time zone
            from "logistics"."shipments"
          ) as "there"
      ) as recorded
      where recorded.delivered_at is not null
    ))
  group by "key"
) as "part"
group by "key"
order by "shipments" desc, "key"

-- delivery_counts_by_country
-- given $1 orderedFrom, $2 orderedUntil, $3 from, $4 until
-- by row rules: shipments
-- past row rules: shipments
select key as "key", coalesce(max("shipments"), 0) as "shipments", coalesce(max("due"), 0) as "due",
    coalesce(max("on_time"), 0) as "on_time", coalesce(max("on_time_in_full"), 0) as "on_time_in_full",
    coalesce(max("fullness_known"), 0) as "fullness_known",
    coalesce(max("with_exception"), 0) as "with_exception",
    coalesce(max("exceptions_known"), 0) as "exceptions_known", max(typical_days) as "typical_days",
    max(late_days) as "late_days"
from (
  select coalesce(s.to_country, 'unknown') as "key", count(*) filter (where true) as "shipments",
      count(*) filter (where s.had_exception) as "with_exception",
      count(*) filter (where s.had_exception is not null) as "exceptions_known", null::float8 as "due",
      null::float8 as "on_time", null::float8 as "on_time_in_full", null::float8 as "fullness_known",
      null::float8 as "typical_days", null::float8 as "late_days"
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as "s"
    left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  where "s"."ordered_at" >= $1::timestamptz
    and "s"."ordered_at" < $2::timestamptz
  group by "key"
  union all
  select coalesce(s.to_country, 'unknown') as "key", null::float8 as "shipments",
      null::float8 as "with_exception", null::float8 as "exceptions_known",
      count(*) filter (where true) as "due",
      count(*) filter
      (where ((s.promised_on is not null and
      (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
      (s.withdrawn_on >= s.promised_on) is true)) and case when s.delivered_at <
      (("s"."promised_on" + 1)::timestamp at time zone 'UTC') - interval '14 hours' then true when
      s.delivered_at >= (("s"."promised_on" + 1)::timestamp at time zone 'UTC') + interval '12 hours' then
      false else door.arrived_on <= "s"."promised_on" end)) as "on_time",
      count(*) filter
      (where s.in_full and
      ((s.promised_on is not null and
      (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
      (s.withdrawn_on >= s.promised_on) is true)) and case when s.delivered_at <
      (("s"."promised_on" + 1)::timestamp at time zone 'UTC') - interval '14 hours' then true when
      s.delivered_at >= (("s"."promised_on" + 1)::timestamp at time zone 'UTC') + interval '12 hours' then
      false else door.arrived_on <= "s"."promised_on" end)) as "on_time_in_full",
      count(*) filter (where s.in_full is not null) as "fullness_known", null::float8 as "typical_days",
      null::float8 as "late_days"
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as "s"
    left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
    cross join lateral (
      select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
          (s.delivered_at::timestamptz at time zone
          coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
          end, zones.places ->>
          replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
          '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
      from (
        select '…'::jsonb as places, '…'::jsonb as names
      ) as zones
    ) as door
  where "s"."promised_on" >= $3
    and "s"."promised_on" < $4
    and ((s.promised_on is not null and
        (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
        (s.withdrawn_on >= s.promised_on) is true)) and exists (
      select
      from (
        select "there".*
        from (values (null::date, null::text, null::timestamp with time zone)) as
            "absent"("withdrawn_on", "destination_time_zone", "updated_at")
          cross join lateral (
            select "number", "order_number", "customer_number", "carrier_code", "method", "status",
                "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
                "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
                "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
                "updated_at"::timestamp with time zone
            from "logistics"."shipments"
          ) as "there"
      ) as recorded
      where recorded.delivered_at is not null
    ))
  group by "key"
) as "part"
group by "key"
order by "shipments" desc, "key"

-- delivery_counts_by_method
-- given $1 orderedFrom, $2 orderedUntil, $3 from, $4 until
-- by row rules: shipments
-- past row rules: shipments
select key as "key", coalesce(max("shipments"), 0) as "shipments", coalesce(max("due"), 0) as "due",
    coalesce(max("on_time"), 0) as "on_time", coalesce(max("on_time_in_full"), 0) as "on_time_in_full",
    coalesce(max("fullness_known"), 0) as "fullness_known",
    coalesce(max("with_exception"), 0) as "with_exception",
    coalesce(max("exceptions_known"), 0) as "exceptions_known", max(typical_days) as "typical_days",
    max(late_days) as "late_days"
from (
  select s.method as "key", count(*) filter (where true) as "shipments",
      count(*) filter (where s.had_exception) as "with_exception",
      count(*) filter (where s.had_exception is not null) as "exceptions_known", null::float8 as "due",
      null::float8 as "on_time", null::float8 as "on_time_in_full", null::float8 as "fullness_known",
      null::float8 as "typical_days", null::float8 as "late_days"
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as "s"
    left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  where "s"."ordered_at" >= $1::timestamptz
    and "s"."ordered_at" < $2::timestamptz
  group by "key"
  union all
  select s.method as "key", null::float8 as "shipments", null::float8 as "with_exception",
      null::float8 as "exceptions_known", count(*) filter (where true) as "due",
      count(*) filter
      (where ((s.promised_on is not null and
      (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
      (s.withdrawn_on >= s.promised_on) is true)) and case when s.delivered_at <
      (("s"."promised_on" + 1)::timestamp at time zone 'UTC') - interval '14 hours' then true when
      s.delivered_at >= (("s"."promised_on" + 1)::timestamp at time zone 'UTC') + interval '12 hours' then
      false else door.arrived_on <= "s"."promised_on" end)) as "on_time",
      count(*) filter
      (where s.in_full and
      ((s.promised_on is not null and
      (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
      (s.withdrawn_on >= s.promised_on) is true)) and case when s.delivered_at <
      (("s"."promised_on" + 1)::timestamp at time zone 'UTC') - interval '14 hours' then true when
      s.delivered_at >= (("s"."promised_on" + 1)::timestamp at time zone 'UTC') + interval '12 hours' then
      false else door.arrived_on <= "s"."promised_on" end)) as "on_time_in_full",
      count(*) filter (where s.in_full is not null) as "fullness_known", null::float8 as "typical_days",
      null::float8 as "late_days"
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as "s"
    left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
    cross join lateral (
      select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
          (s.delivered_at::timestamptz at time zone
          coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
          end, zones.places ->>
          replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
          '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
      from (
        select '…'::jsonb as places, '…'::jsonb as names
      ) as zones
    ) as door
  where "s"."promised_on" >= $3
    and "s"."promised_on" < $4
    and ((s.promised_on is not null and
        (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
        (s.withdrawn_on >= s.promised_on) is true)) and exists (
      select
      from (
        select "there".*
        from (values (null::date, null::text, null::timestamp with time zone)) as
            "absent"("withdrawn_on", "destination_time_zone", "updated_at")
          cross join lateral (
            select "number", "order_number", "customer_number", "carrier_code", "method", "status",
                "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
                "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
                "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
                "updated_at"::timestamp with time zone
            from "logistics"."shipments"
          ) as "there"
      ) as recorded
      where recorded.delivered_at is not null
    ))
  group by "key"
) as "part"
group by "key"
order by "shipments" desc, "key"

-- delivery_counts_by_warehouse
-- given $1 orderedFrom, $2 orderedUntil, $3 from, $4 until
-- by row rules: shipments
-- past row rules: shipments
select key as "key", coalesce(max("shipments"), 0) as "shipments", coalesce(max("due"), 0) as "due",
    coalesce(max("on_time"), 0) as "on_time", coalesce(max("on_time_in_full"), 0) as "on_time_in_full",
    coalesce(max("fullness_known"), 0) as "fullness_known",
    coalesce(max("with_exception"), 0) as "with_exception",
    coalesce(max("exceptions_known"), 0) as "exceptions_known", max(typical_days) as "typical_days",
    max(late_days) as "late_days"
from (
  select coalesce(s.warehouse_code, 'unknown') as "key", count(*) filter (where true) as "shipments",
      count(*) filter (where s.had_exception) as "with_exception",
      count(*) filter (where s.had_exception is not null) as "exceptions_known", null::float8 as "due",
      null::float8 as "on_time", null::float8 as "on_time_in_full", null::float8 as "fullness_known",
      null::float8 as "typical_days", null::float8 as "late_days"
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as "s"
    left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  where "s"."ordered_at" >= $1::timestamptz
    and "s"."ordered_at" < $2::timestamptz
  group by "key"
  union all
  select coalesce(s.warehouse_code, 'unknown') as "key", null::float8 as "shipments",
      null::float8 as "with_exception", null::float8 as "exceptions_known",
      count(*) filter (where true) as "due",
      count(*) filter
      (where ((s.promised_on is not null and
      (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
      (s.withdrawn_on >= s.promised_on) is true)) and case when s.delivered_at <
      (("s"."promised_on" + 1)::timestamp at time zone 'UTC') - interval '14 hours' then true when
      s.delivered_at >= (("s"."promised_on" + 1)::timestamp at time zone 'UTC') + interval '12 hours' then
      false else door.arrived_on <= "s"."promised_on" end)) as "on_time",
      count(*) filter
      (where s.in_full and
      ((s.promised_on is not null and
      (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
      (s.withdrawn_on >= s.promised_on) is true)) and case when s.delivered_at <
      (("s"."promised_on" + 1)::timestamp at time zone 'UTC') - interval '14 hours' then true when
      s.delivered_at >= (("s"."promised_on" + 1)::timestamp at time zone 'UTC') + interval '12 hours' then
      false else door.arrived_on <= "s"."promised_on" end)) as "on_time_in_full",
      count(*) filter (where s.in_full is not null) as "fullness_known", null::float8 as "typical_days",
      null::float8 as "late_days"
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as "s"
    left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
    cross join lateral (
      select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
          (s.delivered_at::timestamptz at time zone
          coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
          end, zones.places ->>
          replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
          '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
      from (
        select '…'::jsonb as places, '…'::jsonb as names
      ) as zones
    ) as door
  where "s"."promised_on" >= $3
    and "s"."promised_on" < $4
    and ((s.promised_on is not null and
        (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
        (s.withdrawn_on >= s.promised_on) is true)) and exists (
      select
      from (
        select "there".*
        from (values (null::date, null::text, null::timestamp with time zone)) as
            "absent"("withdrawn_on", "destination_time_zone", "updated_at")
          cross join lateral (
            select "number", "order_number", "customer_number", "carrier_code", "method", "status",
                "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
                "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
                "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
                "updated_at"::timestamp with time zone
            from "logistics"."shipments"
          ) as "there"
      ) as recorded
      where recorded.delivered_at is not null
    ))
  group by "key"
) as "part"
group by "key"
order by "shipments" desc, "key"

-- delivery_performance_by_carrier
-- given $1 orderedFrom, $2 orderedUntil, $3 from, $4 until, $5 arrivedFrom, $6 arrivedUntil, $7 surelyFrom, $8 surelyUntil
-- by row rules: shipments
-- past row rules: shipments
select key as "key", coalesce(max("shipments"), 0) as "shipments", coalesce(max("due"), 0) as "due",
    coalesce(max("on_time"), 0) as "on_time", coalesce(max("on_time_in_full"), 0) as "on_time_in_full",
    coalesce(max("fullness_known"), 0) as "fullness_known",
    coalesce(max("with_exception"), 0) as "with_exception",
    coalesce(max("exceptions_known"), 0) as "exceptions_known", max(typical_days) as "typical_days",
    max(late_days) as "late_days"
from (
  select coalesce(c.name, s.carrier_code) as "key", count(*) filter (where true) as "shipments",
      count(*) filter (where s.had_exception) as "with_exception",
      count(*) filter (where s.had_exception is not null) as "exceptions_known", null::float8 as "due",
      null::float8 as "on_time", null::float8 as "on_time_in_full", null::float8 as "fullness_known",
      null::float8 as "typical_days", null::float8 as "late_days"
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as "s"
    left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  where "s"."ordered_at" >= $1::timestamptz
    and "s"."ordered_at" < $2::timestamptz
  group by "key"
  union all
  select coalesce(c.name, s.carrier_code) as "key", null::float8 as "shipments",
      null::float8 as "with_exception", null::float8 as "exceptions_known",
      count(*) filter (where true) as "due",
      count(*) filter
      (where ((s.promised_on is not null and
      (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
      (s.withdrawn_on >= s.promised_on) is true)) and case when s.delivered_at <
      (("s"."promised_on" + 1)::timestamp at time zone 'UTC') - interval '14 hours' then true when
      s.delivered_at >= (("s"."promised_on" + 1)::timestamp at time zone 'UTC') + interval '12 hours' then
      false else door.arrived_on <= "s"."promised_on" end)) as "on_time",
      count(*) filter
      (where s.in_full and
      ((s.promised_on is not null and
      (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
      (s.withdrawn_on >= s.promised_on) is true)) and case when s.delivered_at <
      (("s"."promised_on" + 1)::timestamp at time zone 'UTC') - interval '14 hours' then true when
      s.delivered_at >= (("s"."promised_on" + 1)::timestamp at time zone 'UTC') + interval '12 hours' then
      false else door.arrived_on <= "s"."promised_on" end)) as "on_time_in_full",
      count(*) filter (where s.in_full is not null) as "fullness_known", null::float8 as "typical_days",
      null::float8 as "late_days"
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as "s"
    left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
    cross join lateral (
      select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
          (s.delivered_at::timestamptz at time zone
          coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
          end, zones.places ->>
          replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
          '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
      from (
        select '…'::jsonb as places, '…'::jsonb as names
      ) as zones
    ) as door
  where "s"."promised_on" >= $3
    and "s"."promised_on" < $4
    and ((s.promised_on is not null and
        (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
        (s.withdrawn_on >= s.promised_on) is true)) and exists (
      select
      from (
        select "there".*
        from (values (null::date, null::text, null::timestamp with time zone)) as
            "absent"("withdrawn_on", "destination_time_zone", "updated_at")
          cross join lateral (
            select "number", "order_number", "customer_number", "carrier_code", "method", "status",
                "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
                "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
                "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
                "updated_at"::timestamp with time zone
            from "logistics"."shipments"
          ) as "there"
      ) as recorded
      where recorded.delivered_at is not null
    ))
  group by "key"
  union all
  select coalesce(c.name, s.carrier_code) as "key", null::float8 as "shipments",
      null::float8 as "with_exception", null::float8 as "exceptions_known", null::float8 as "due",
      null::float8 as "on_time", null::float8 as "on_time_in_full", null::float8 as "fullness_known",
      percentile_cont(0.5) within group
      (order by extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400)
      as "typical_days",
      percentile_cont(0.9) within group
      (order by extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400)
      as "late_days"
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as "s"
    left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
    cross join lateral (
      select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
          (s.delivered_at::timestamptz at time zone
          coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
          end, zones.places ->>
          replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
          '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
      from (
        select '…'::jsonb as places, '…'::jsonb as names
      ) as zones
    ) as door
  where "s"."delivered_at" >= $5::timestamptz
    and "s"."delivered_at" < $6::timestamptz
    and (s.delivered_at >= $7::timestamptz and s.delivered_at < $8::timestamptz or door.arrived_on >= $3 and
        door.arrived_on < $4)
  group by "key"
) as "part"
group by "key"
order by "shipments" desc, "key"

-- delivery_performance_by_country
-- given $1 orderedFrom, $2 orderedUntil, $3 from, $4 until, $5 arrivedFrom, $6 arrivedUntil, $7 surelyFrom, $8 surelyUntil
-- by row rules: shipments
-- past row rules: shipments
select key as "key", coalesce(max("shipments"), 0) as "shipments", coalesce(max("due"), 0) as "due",
    coalesce(max("on_time"), 0) as "on_time", coalesce(max("on_time_in_full"), 0) as "on_time_in_full",
    coalesce(max("fullness_known"), 0) as "fullness_known",
    coalesce(max("with_exception"), 0) as "with_exception",
    coalesce(max("exceptions_known"), 0) as "exceptions_known", max(typical_days) as "typical_days",
    max(late_days) as "late_days"
from (
  select coalesce(s.to_country, 'unknown') as "key", count(*) filter (where true) as "shipments",
      count(*) filter (where s.had_exception) as "with_exception",
      count(*) filter (where s.had_exception is not null) as "exceptions_known", null::float8 as "due",
      null::float8 as "on_time", null::float8 as "on_time_in_full", null::float8 as "fullness_known",
      null::float8 as "typical_days", null::float8 as "late_days"
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as "s"
    left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  where "s"."ordered_at" >= $1::timestamptz
    and "s"."ordered_at" < $2::timestamptz
  group by "key"
  union all
  select coalesce(s.to_country, 'unknown') as "key", null::float8 as "shipments",
      null::float8 as "with_exception", null::float8 as "exceptions_known",
      count(*) filter (where true) as "due",
      count(*) filter
      (where ((s.promised_on is not null and
      (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
      (s.withdrawn_on >= s.promised_on) is true)) and case when s.delivered_at <
      (("s"."promised_on" + 1)::timestamp at time zone 'UTC') - interval '14 hours' then true when
      s.delivered_at >= (("s"."promised_on" + 1)::timestamp at time zone 'UTC') + interval '12 hours' then
      false else door.arrived_on <= "s"."promised_on" end)) as "on_time",
      count(*) filter
      (where s.in_full and
      ((s.promised_on is not null and
      (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
      (s.withdrawn_on >= s.promised_on) is true)) and case when s.delivered_at <
      (("s"."promised_on" + 1)::timestamp at time zone 'UTC') - interval '14 hours' then true when
      s.delivered_at >= (("s"."promised_on" + 1)::timestamp at time zone 'UTC') + interval '12 hours' then
      false else door.arrived_on <= "s"."promised_on" end)) as "on_time_in_full",
      count(*) filter (where s.in_full is not null) as "fullness_known", null::float8 as "typical_days",
      null::float8 as "late_days"
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as "s"
    left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
    cross join lateral (
      select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
          (s.delivered_at::timestamptz at time zone
          coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
          end, zones.places ->>
          replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
          '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
      from (
        select '…'::jsonb as places, '…'::jsonb as names
      ) as zones
    ) as door
  where "s"."promised_on" >= $3
    and "s"."promised_on" < $4
    and ((s.promised_on is not null and
        (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
        (s.withdrawn_on >= s.promised_on) is true)) and exists (
      select
      from (
        select "there".*
        from (values (null::date, null::text, null::timestamp with time zone)) as
            "absent"("withdrawn_on", "destination_time_zone", "updated_at")
          cross join lateral (
            select "number", "order_number", "customer_number", "carrier_code", "method", "status",
                "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
                "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
                "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
                "updated_at"::timestamp with time zone
            from "logistics"."shipments"
          ) as "there"
      ) as recorded
      where recorded.delivered_at is not null
    ))
  group by "key"
  union all
  select coalesce(s.to_country, 'unknown') as "key", null::float8 as "shipments",
      null::float8 as "with_exception", null::float8 as "exceptions_known", null::float8 as "due",
      null::float8 as "on_time", null::float8 as "on_time_in_full", null::float8 as "fullness_known",
      percentile_cont(0.5) within group
      (order by extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400)
      as "typical_days",
      percentile_cont(0.9) within group
      (order by extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400)
      as "late_days"
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as "s"
    left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
    cross join lateral (
      select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
          (s.delivered_at::timestamptz at time zone
          coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
          end, zones.places ->>
          replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
          '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
      from (
        select '…'::jsonb as places, '…'::jsonb as names
      ) as zones
    ) as door
  where "s"."delivered_at" >= $5::timestamptz
    and "s"."delivered_at" < $6::timestamptz
    and (s.delivered_at >= $7::timestamptz and s.delivered_at < $8::timestamptz or door.arrived_on >= $3 and
        door.arrived_on < $4)
  group by "key"
) as "part"
group by "key"
order by "shipments" desc, "key"

-- delivery_performance_by_method
-- given $1 orderedFrom, $2 orderedUntil, $3 from, $4 until, $5 arrivedFrom, $6 arrivedUntil, $7 surelyFrom, $8 surelyUntil
-- by row rules: shipments
-- past row rules: shipments
select key as "key", coalesce(max("shipments"), 0) as "shipments", coalesce(max("due"), 0) as "due",
    coalesce(max("on_time"), 0) as "on_time", coalesce(max("on_time_in_full"), 0) as "on_time_in_full",
    coalesce(max("fullness_known"), 0) as "fullness_known",
    coalesce(max("with_exception"), 0) as "with_exception",
    coalesce(max("exceptions_known"), 0) as "exceptions_known", max(typical_days) as "typical_days",
    max(late_days) as "late_days"
from (
  select s.method as "key", count(*) filter (where true) as "shipments",
      count(*) filter (where s.had_exception) as "with_exception",
      count(*) filter (where s.had_exception is not null) as "exceptions_known", null::float8 as "due",
      null::float8 as "on_time", null::float8 as "on_time_in_full", null::float8 as "fullness_known",
      null::float8 as "typical_days", null::float8 as "late_days"
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as "s"
    left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  where "s"."ordered_at" >= $1::timestamptz
    and "s"."ordered_at" < $2::timestamptz
  group by "key"
  union all
  select s.method as "key", null::float8 as "shipments", null::float8 as "with_exception",
      null::float8 as "exceptions_known", count(*) filter (where true) as "due",
      count(*) filter
      (where ((s.promised_on is not null and
      (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
      (s.withdrawn_on >= s.promised_on) is true)) and case when s.delivered_at <
      (("s"."promised_on" + 1)::timestamp at time zone 'UTC') - interval '14 hours' then true when
      s.delivered_at >= (("s"."promised_on" + 1)::timestamp at time zone 'UTC') + interval '12 hours' then
      false else door.arrived_on <= "s"."promised_on" end)) as "on_time",
      count(*) filter
      (where s.in_full and
      ((s.promised_on is not null and
      (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
      (s.withdrawn_on >= s.promised_on) is true)) and case when s.delivered_at <
      (("s"."promised_on" + 1)::timestamp at time zone 'UTC') - interval '14 hours' then true when
      s.delivered_at >= (("s"."promised_on" + 1)::timestamp at time zone 'UTC') + interval '12 hours' then
      false else door.arrived_on <= "s"."promised_on" end)) as "on_time_in_full",
      count(*) filter (where s.in_full is not null) as "fullness_known", null::float8 as "typical_days",
      null::float8 as "late_days"
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as "s"
    left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
    cross join lateral (
      select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
          (s.delivered_at::timestamptz at time zone
          coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
          end, zones.places ->>
          replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
          '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
      from (
        select '…'::jsonb as places, '…'::jsonb as names
      ) as zones
    ) as door
  where "s"."promised_on" >= $3
    and "s"."promised_on" < $4
    and ((s.promised_on is not null and
        (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
        (s.withdrawn_on >= s.promised_on) is true)) and exists (
      select
      from (
        select "there".*
        from (values (null::date, null::text, null::timestamp with time zone)) as
            "absent"("withdrawn_on", "destination_time_zone", "updated_at")
          cross join lateral (
            select "number", "order_number", "customer_number", "carrier_code", "method", "status",
                "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
                "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
                "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
                "updated_at"::timestamp with time zone
            from "logistics"."shipments"
          ) as "there"
      ) as recorded
      where recorded.delivered_at is not null
    ))
  group by "key"
  union all
  select s.method as "key", null::float8 as "shipments", null::float8 as "with_exception",
      null::float8 as "exceptions_known", null::float8 as "due", null::float8 as "on_time",
      null::float8 as "on_time_in_full", null::float8 as "fullness_known",
      percentile_cont(0.5) within group
      (order by extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400)
      as "typical_days",
      percentile_cont(0.9) within group
      (order by extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400)
      as "late_days"
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as "s"
    left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
    cross join lateral (
      select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
          (s.delivered_at::timestamptz at time zone
          coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
          end, zones.places ->>
          replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
          '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
      from (
        select '…'::jsonb as places, '…'::jsonb as names
      ) as zones
    ) as door
  where "s"."delivered_at" >= $5::timestamptz
    and "s"."delivered_at" < $6::timestamptz
    and (s.delivered_at >= $7::timestamptz and s.delivered_at < $8::timestamptz or door.arrived_on >= $3 and
        door.arrived_on < $4)
  group by "key"
) as "part"
group by "key"
order by "shipments" desc, "key"

-- delivery_performance_by_warehouse
-- given $1 orderedFrom, $2 orderedUntil, $3 from, $4 until, $5 arrivedFrom, $6 arrivedUntil, $7 surelyFrom, $8 surelyUntil
-- by row rules: shipments
-- past row rules: shipments
select key as "key", coalesce(max("shipments"), 0) as "shipments", coalesce(max("due"), 0) as "due",
    coalesce(max("on_time"), 0) as "on_time", coalesce(max("on_time_in_full"), 0) as "on_time_in_full",
    coalesce(max("fullness_known"), 0) as "fullness_known",
    coalesce(max("with_exception"), 0) as "with_exception",
    coalesce(max("exceptions_known"), 0) as "exceptions_known", max(typical_days) as "typical_days",
    max(late_days) as "late_days"
from (
  select coalesce(s.warehouse_code, 'unknown') as "key", count(*) filter (where true) as "shipments",
      count(*) filter (where s.had_exception) as "with_exception",
      count(*) filter (where s.had_exception is not null) as "exceptions_known", null::float8 as "due",
      null::float8 as "on_time", null::float8 as "on_time_in_full", null::float8 as "fullness_known",
      null::float8 as "typical_days", null::float8 as "late_days"
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as "s"
    left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  where "s"."ordered_at" >= $1::timestamptz
    and "s"."ordered_at" < $2::timestamptz
  group by "key"
  union all
  select coalesce(s.warehouse_code, 'unknown') as "key", null::float8 as "shipments",
      null::float8 as "with_exception", null::float8 as "exceptions_known",
      count(*) filter (where true) as "due",
      count(*) filter
      (where ((s.promised_on is not null and
      (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
      (s.withdrawn_on >= s.promised_on) is true)) and case when s.delivered_at <
      (("s"."promised_on" + 1)::timestamp at time zone 'UTC') - interval '14 hours' then true when
      s.delivered_at >= (("s"."promised_on" + 1)::timestamp at time zone 'UTC') + interval '12 hours' then
      false else door.arrived_on <= "s"."promised_on" end)) as "on_time",
      count(*) filter
      (where s.in_full and
      ((s.promised_on is not null and
      (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
      (s.withdrawn_on >= s.promised_on) is true)) and case when s.delivered_at <
      (("s"."promised_on" + 1)::timestamp at time zone 'UTC') - interval '14 hours' then true when
      s.delivered_at >= (("s"."promised_on" + 1)::timestamp at time zone 'UTC') + interval '12 hours' then
      false else door.arrived_on <= "s"."promised_on" end)) as "on_time_in_full",
      count(*) filter (where s.in_full is not null) as "fullness_known", null::float8 as "typical_days",
      null::float8 as "late_days"
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as "s"
    left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
    cross join lateral (
      select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
          (s.delivered_at::timestamptz at time zone
          coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
          end, zones.places ->>
          replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
          '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
      from (
        select '…'::jsonb as places, '…'::jsonb as names
      ) as zones
    ) as door
  where "s"."promised_on" >= $3
    and "s"."promised_on" < $4
    and ((s.promised_on is not null and
        (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
        (s.withdrawn_on >= s.promised_on) is true)) and exists (
      select
      from (
        select "there".*
        from (values (null::date, null::text, null::timestamp with time zone)) as
            "absent"("withdrawn_on", "destination_time_zone", "updated_at")
          cross join lateral (
            select "number", "order_number", "customer_number", "carrier_code", "method", "status",
                "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
                "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
                "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
                "updated_at"::timestamp with time zone
            from "logistics"."shipments"
          ) as "there"
      ) as recorded
      where recorded.delivered_at is not null
    ))
  group by "key"
  union all
  select coalesce(s.warehouse_code, 'unknown') as "key", null::float8 as "shipments",
      null::float8 as "with_exception", null::float8 as "exceptions_known", null::float8 as "due",
      null::float8 as "on_time", null::float8 as "on_time_in_full", null::float8 as "fullness_known",
      percentile_cont(0.5) within group
      (order by extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400)
      as "typical_days",
      percentile_cont(0.9) within group
      (order by extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400)
      as "late_days"
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as "s"
    left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
    cross join lateral (
      select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
          (s.delivered_at::timestamptz at time zone
          coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
          end, zones.places ->>
          replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
          '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
      from (
        select '…'::jsonb as places, '…'::jsonb as names
      ) as zones
    ) as door
  where "s"."delivered_at" >= $5::timestamptz
    and "s"."delivered_at" < $6::timestamptz
    and (s.delivered_at >= $7::timestamptz and s.delivered_at < $8::timestamptz or door.arrived_on >= $3 and
        door.arrived_on < $4)
  group by "key"
) as "part"
group by "key"
order by "shipments" desc, "key"

-- delivery_to_customers
-- given $1 today, $2 customers
-- by row rules: shipments
-- past row rules: shipments
select s.customer_number as "customer_number", count(*) as "shipments",
    count(*) filter(where
    (((s.promised_on is not null and
    (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
    (s.withdrawn_on >= s.promised_on) is true)) and exists (
  select
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as recorded
  where recorded.delivered_at is not null
)) and s.promised_on < $1::date)) as "due",
    count(*) filter(where
    (((s.promised_on is not null and
    (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
    (s.withdrawn_on >= s.promised_on) is true)) and exists (
  select
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as recorded
  where recorded.delivered_at is not null
)) and s.promised_on < $1::date) and
    ((s.promised_on is not null and
    (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
    (s.withdrawn_on >= s.promised_on) is true)) and case when s.delivered_at <
    (("s"."promised_on" + 1)::timestamp at time zone 'UTC') - interval '14 hours' then true when
    s.delivered_at >= (("s"."promised_on" + 1)::timestamp at time zone 'UTC') + interval '12 hours' then
    false else door.arrived_on <= "s"."promised_on" end)) as "on_time",
    count(*) filter(where
    (s.status in ('IN_TRANSIT', 'OUT_FOR_DELIVERY', 'EXCEPTION') and s.promised_on < $1::date and
    s.promised_on >= $1::date - 60)) as "late_in_transit"
from (
  select "there".*
  from (values (null::date, null::text, null::timestamp with time zone)) as
      "absent"("withdrawn_on", "destination_time_zone", "updated_at")
    cross join lateral (
      select "number", "order_number", "customer_number", "carrier_code", "method", "status",
          "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
          "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
          "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
          "updated_at"::timestamp with time zone
      from "logistics"."shipments"
    ) as "there"
) as "s"
  cross join lateral (
    select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
        (s.delivered_at::timestamptz at time zone
        coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
        end, zones.places ->>
        replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
        '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
    from (
      select '…'::jsonb as places, '…'::jsonb as names
    ) as zones
  ) as door
where "s"."customer_number" = any((
  select $2::text[]
)::text[])
group by "s"."customer_number"

-- disruption_count
-- given $1 active, $2 today
select count(*) as "disruptions"
from "logistics"."disruptions" as "d"
where "d"."number" <> ''
  and (cast($1 as boolean) is null or (d.started_on <= $2 and (d.ended_on is null or d.ended_on > $2)) = $1)

-- disruption_page_newest_first_on_open_open
-- given $1 active, $2 today, $3 limit
select "d"."number", "d"."kind", "d"."severity", "d"."summary", "d"."started_on", "d"."expected_end_on",
    "d"."ended_on", "d"."delay_days", "d"."started_on"::text as "cursor_0", "d"."number"::text as "cursor_1"
from "logistics"."disruptions" as "d"
where (cast($1 as boolean) is null or (d.started_on <= $2 and (d.ended_on is null or d.ended_on > $2)) = $1)
  and ("d"."number" <> '')
order by "d"."started_on" desc, "d"."number" asc
limit $3

-- disruption_page_newest_first_on_open_value: the same but for
  and ("d"."number" <> '' and
      ("d"."started_on" >= cast($3 as date) and
      ("d"."started_on" > cast($3 as date) or "d"."number" < cast($4 as text))))
limit $5

-- disruption_page_newest_first_on_value_open: the same but for
  and ("d"."number" <> '' and
      ("d"."started_on" <= cast($3 as date) and
      ("d"."started_on" < cast($3 as date) or "d"."number" > cast($4 as text))))
limit $5

-- disruption_page_newest_first_on_value_value: the same but for
  and ("d"."number" <> '' and
      ("d"."started_on" <= cast($3 as date) and
      ("d"."started_on" < cast($3 as date) or "d"."number" > cast($4 as text))) and
      ("d"."started_on" >= cast($5 as date) and
      ("d"."started_on" > cast($5 as date) or "d"."number" < cast($6 as text))))
limit $7

-- disruption_page_newest_first_back_open_open: the same but for
order by "d"."started_on" asc, "d"."number" desc

-- disruption_page_newest_first_back_open_value: the same but for
  and ("d"."number" <> '' and
      ("d"."started_on" >= cast($3 as date) and
      ("d"."started_on" > cast($3 as date) or "d"."number" < cast($4 as text))))
order by "d"."started_on" asc, "d"."number" desc
limit $5

-- disruption_page_newest_first_back_value_open: the same but for
  and ("d"."number" <> '' and
      ("d"."started_on" <= cast($3 as date) and
      ("d"."started_on" < cast($3 as date) or "d"."number" > cast($4 as text))))
order by "d"."started_on" asc, "d"."number" desc
limit $5

-- disruption_page_newest_first_back_value_value: the same but for
  and ("d"."number" <> '' and
      ("d"."started_on" <= cast($3 as date) and
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
  and "d"."number" <> ''
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

-- newest_shipment_events
select max("occurred_at")::timestamptz as "at"
from "logistics"."shipment_events"

-- orders_of_parcels_arrived
-- given $1 arrivedFrom, $2 arrivedUntil, $3 surelyFrom, $4 surelyUntil, $5 from, $6 until
-- by row rules: shipments
-- planned anew for each run
-- waits among reports
select coalesce(string_agg(distinct s.order_number, ''), '') as "orders",
    count(distinct s.order_number) as "count"
from (
  select "there".*
  from (values (null::date, null::text, null::timestamp with time zone)) as
      "absent"("withdrawn_on", "destination_time_zone", "updated_at")
    cross join lateral (
      select "number", "order_number", "customer_number", "carrier_code", "method", "status",
          "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
          "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
          "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
          "updated_at"::timestamp with time zone
      from "logistics"."shipments"
    ) as "there"
) as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  cross join lateral (
    select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
        (s.delivered_at::timestamptz at time zone
        coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
        end, zones.places ->>
        replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
        '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
    from (
      select '…'::jsonb as places, '…'::jsonb as names
    ) as zones
  ) as door
where "s"."delivered_at" >= $1::timestamptz
  and "s"."delivered_at" < $2::timestamptz
  and (s.delivered_at >= $3::timestamptz and s.delivered_at < $4::timestamptz or door.arrived_on >= $5 and
      door.arrived_on < $6)

-- orders_of_parcels_due
-- given $1 from, $2 until
-- by row rules: shipments
-- past row rules: shipments
-- planned anew for each run
-- waits among reports
select coalesce(string_agg(distinct s.order_number, ''), '') as "orders",
    count(distinct s.order_number) as "count"
from (
  select "there".*
  from (values (null::date, null::text, null::timestamp with time zone)) as
      "absent"("withdrawn_on", "destination_time_zone", "updated_at")
    cross join lateral (
      select "number", "order_number", "customer_number", "carrier_code", "method", "status",
          "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
          "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
          "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
          "updated_at"::timestamp with time zone
      from "logistics"."shipments"
    ) as "there"
) as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  cross join lateral (
    select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
        (s.delivered_at::timestamptz at time zone
        coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
        end, zones.places ->>
        replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
        '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
    from (
      select '…'::jsonb as places, '…'::jsonb as names
    ) as zones
  ) as door
where "s"."promised_on" >= $1
  and "s"."promised_on" < $2
  and ((s.promised_on is not null and
      (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
      (s.withdrawn_on >= s.promised_on) is true)) and exists (
    select
    from (
      select "there".*
      from (values (null::date, null::text, null::timestamp with time zone)) as
          "absent"("withdrawn_on", "destination_time_zone", "updated_at")
        cross join lateral (
          select "number", "order_number", "customer_number", "carrier_code", "method", "status",
              "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
              "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
              "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
              "updated_at"::timestamp with time zone
          from "logistics"."shipments"
        ) as "there"
    ) as recorded
    where recorded.delivered_at is not null
  ))

-- orders_of_parcels_ordered
-- given $1 orderedFrom, $2 orderedUntil
-- by row rules: shipments
-- planned anew for each run
-- waits among reports
select coalesce(string_agg(distinct s.order_number, ''), '') as "orders",
    count(distinct s.order_number) as "count"
from (
  select "there".*
  from (values (null::date, null::text, null::timestamp with time zone)) as
      "absent"("withdrawn_on", "destination_time_zone", "updated_at")
    cross join lateral (
      select "number", "order_number", "customer_number", "carrier_code", "method", "status",
          "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
          "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
          "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
          "updated_at"::timestamp with time zone
      from "logistics"."shipments"
    ) as "there"
) as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
where "s"."ordered_at" >= $1::timestamptz
  and "s"."ordered_at" < $2::timestamptz

-- orders_shipped
-- given $1 shipments, $2 customers, $3 from, $4 orderedFrom, $5 orderedUntil, $6 until, $7 arrivedFrom, $8 arrivedUntil, $9 onTheirWay
-- past row rules: shipments
-- planned anew for each run
select coalesce(string_agg(distinct s.order_number, ''), '') as "orders",
    count(distinct s.order_number) as "count"
from (
  select "there".*
  from (values (null::date, null::text, null::timestamp with time zone)) as
      "absent"("withdrawn_on", "destination_time_zone", "updated_at")
    cross join lateral (
      select "number", "order_number", "customer_number", "carrier_code", "method", "status",
          "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
          "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
          "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
          "updated_at"::timestamp with time zone
      from "logistics"."shipments"
    ) as "there"
) as "s"
where ($1::text[] is null or s.number = any($1::text[]))
  and ($2::text[] is null or s.customer_number = any($2::text[]))
  and ($3::date is null or
      (s.ordered_at >= $4::timestamptz and s.ordered_at < $5::timestamptz or s.promised_on >= $3 and
      s.promised_on < $6 or s.delivered_at >= $7::timestamptz and s.delivered_at < $8::timestamptz))
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
-- given $1 by, $2 stepDays, $3 stepFroms, $4 orderGroups, $5 arrivedFrom, $6 arrivedUntil, $7 surelyFrom, $8 surelyUntil, $9 from, $10 until, $11 ofOrders, $12 carriers, $13 methods, $14 warehouses
-- by row rules: shipments
-- planned anew for each run
-- waits among reports
select grouped.place as "order_group",
    case when 'CARRIER' = any($1::text[]) then coalesce(c.name, s.carrier_code) end as "carrier",
    case when 'METHOD' = any($1::text[]) then s.method end as "method",
    case when 'WAREHOUSE' = any($1::text[]) then s.warehouse_code end as "warehouse",
    step.step_from as "step_from",
    percentile_cont(0.5) within group
    (order by extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400) as
    "typical_days",
    percentile_cont(0.9) within group
    (order by extract(epoch from s.delivered_at::timestamptz - s.ordered_at::timestamptz)::float8 / 86400) as
    "late_days"
from (
  select "there".*
  from (values (null::date, null::text, null::timestamp with time zone)) as
      "absent"("withdrawn_on", "destination_time_zone", "updated_at")
    cross join lateral (
      select "number", "order_number", "customer_number", "carrier_code", "method", "status",
          "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
          "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
          "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
          "updated_at"::timestamp with time zone
      from "logistics"."shipments"
    ) as "there"
) as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  cross join lateral (
    select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
        (s.delivered_at::timestamptz at time zone
        coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
        end, zones.places ->>
        replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
        '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
    from (
      select '…'::jsonb as places, '…'::jsonb as names
    ) as zones
  ) as door
  left join unnest($2::date[], $3::date[]) as step(day, step_from) on step.day = door.arrived_on
  left join (
    select key, place::integer as place
    from unnest($4::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
  ) as grouped on grouped.key = s.order_number
where "s"."delivered_at" >= $5::timestamptz
  and "s"."delivered_at" < $6::timestamptz
  and (s.delivered_at >= $7::timestamptz and s.delivered_at < $8::timestamptz or door.arrived_on >= $9 and
      door.arrived_on < $10)
  and (not $11::boolean or grouped.key is not null)
  and ($12::text[] is null or coalesce(c.name, s.carrier_code) = any($12::text[]))
  and ($13::text[] is null or s.method = any($13::text[]))
  and ($14::text[] is null or s.warehouse_code = any($14::text[]))
group by 1, 2, 3, 4, 5

-- parcels_due
-- given $1 by, $2 stepDays, $3 stepFroms, $4 orderGroups, $5 from, $6 until, $7 ofOrders, $8 carriers, $9 methods, $10 warehouses
-- by row rules: shipments
-- past row rules: shipments
-- planned anew for each run
-- waits among reports
select grouped.place as "order_group",
    case when 'CARRIER' = any($1::text[]) then coalesce(c.name, s.carrier_code) end as "carrier",
    case when 'METHOD' = any($1::text[]) then s.method end as "method",
    case when 'WAREHOUSE' = any($1::text[]) then s.warehouse_code end as "warehouse",
    step.step_from as "step_from", count(*) as "due",
    count(*) filter
    (where ((s.promised_on is not null and
    (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
    (s.withdrawn_on >= s.promised_on) is true)) and case when s.delivered_at <
    (("s"."promised_on" + 1)::timestamp at time zone 'UTC') - interval '14 hours' then true when
    s.delivered_at >= (("s"."promised_on" + 1)::timestamp at time zone 'UTC') + interval '12 hours' then
    false else door.arrived_on <= "s"."promised_on" end)) as "on_time",
    count(*) filter
    (where ((s.promised_on is not null and
    (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
    (s.withdrawn_on >= s.promised_on) is true)) and case when s.delivered_at <
    (("s"."promised_on" + 1)::timestamp at time zone 'UTC') - interval '14 hours' then true when
    s.delivered_at >= (("s"."promised_on" + 1)::timestamp at time zone 'UTC') + interval '12 hours' then
    false else door.arrived_on <= "s"."promised_on" end) and s.in_full) as "on_time_in_full",
    count(*) filter (where s.in_full is not null) as "fullness_known"
from (
  select "there".*
  from (values (null::date, null::text, null::timestamp with time zone)) as
      "absent"("withdrawn_on", "destination_time_zone", "updated_at")
    cross join lateral (
      select "number", "order_number", "customer_number", "carrier_code", "method", "status",
          "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
          "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
          "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
          "updated_at"::timestamp with time zone
      from "logistics"."shipments"
    ) as "there"
) as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  cross join lateral (
    select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
        (s.delivered_at::timestamptz at time zone
        coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
        end, zones.places ->>
        replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
        '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
    from (
      select '…'::jsonb as places, '…'::jsonb as names
    ) as zones
  ) as door
  left join unnest($2::date[], $3::date[]) as step(day, step_from) on step.day = s.promised_on
  left join (
    select key, place::integer as place
    from unnest($4::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
  ) as grouped on grouped.key = s.order_number
where "s"."promised_on" >= $5
  and "s"."promised_on" < $6
  and ((s.promised_on is not null and
      (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
      (s.withdrawn_on >= s.promised_on) is true)) and exists (
    select
    from (
      select "there".*
      from (values (null::date, null::text, null::timestamp with time zone)) as
          "absent"("withdrawn_on", "destination_time_zone", "updated_at")
        cross join lateral (
          select "number", "order_number", "customer_number", "carrier_code", "method", "status",
              "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
              "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
              "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
              "updated_at"::timestamp with time zone
          from "logistics"."shipments"
        ) as "there"
    ) as recorded
    where recorded.delivered_at is not null
  ))
  and (not $7::boolean or grouped.key is not null)
  and ($8::text[] is null or coalesce(c.name, s.carrier_code) = any($8::text[]))
  and ($9::text[] is null or s.method = any($9::text[]))
  and ($10::text[] is null or s.warehouse_code = any($10::text[]))
group by 1, 2, 3, 4, 5

-- parcels_ordered
-- given $1 by, $2 stepDays, $3 stepFroms, $4 orderGroups, $5 orderedFrom, $6 orderedUntil, $7 ofOrders, $8 carriers, $9 methods, $10 warehouses
-- by row rules: shipments
-- planned anew for each run
-- waits among reports
select grouped.place as "order_group",
    case when 'CARRIER' = any($1::text[]) then coalesce(c.name, s.carrier_code) end as "carrier",
    case when 'METHOD' = any($1::text[]) then s.method end as "method",
    case when 'WAREHOUSE' = any($1::text[]) then s.warehouse_code end as "warehouse",
    step.step_from as "step_from", count(*) as "shipments"
from (
  select "there".*
  from (values (null::date, null::text, null::timestamp with time zone)) as
      "absent"("withdrawn_on", "destination_time_zone", "updated_at")
    cross join lateral (
      select "number", "order_number", "customer_number", "carrier_code", "method", "status",
          "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
          "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
          "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
          "updated_at"::timestamp with time zone
      from "logistics"."shipments"
    ) as "there"
) as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  left join unnest($2::date[], $3::date[]) as step(day, step_from) on step.day = "s"."ordered_at"::date
  left join (
    select key, place::integer as place
    from unnest($4::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
  ) as grouped on grouped.key = s.order_number
where "s"."ordered_at" >= $5::timestamptz
  and "s"."ordered_at" < $6::timestamptz
  and (not $7::boolean or grouped.key is not null)
  and ($8::text[] is null or coalesce(c.name, s.carrier_code) = any($8::text[]))
  and ($9::text[] is null or s.method = any($9::text[]))
  and ($10::text[] is null or s.warehouse_code = any($10::text[]))
group by 1, 2, 3, 4, 5

-- parcels_ordered_costs
-- given $1 by, $2 currency, $3 stepDays, $4 stepFroms, $5 orderGroups, $6 rateDays, $7 rateCurrencies, $8 rates, $9 orderedFrom, $10 orderedUntil, $11 ofOrders, $12 carriers, $13 methods, $14 warehouses
-- by row rules: shipments
-- planned anew for each run
-- waits among reports
select grouped.place as "order_group",
    case when 'CARRIER' = any($1::text[]) then coalesce(c.name, s.carrier_code) end as "carrier",
    case when 'METHOD' = any($1::text[]) then s.method end as "method",
    case when 'WAREHOUSE' = any($1::text[]) then s.warehouse_code end as "warehouse",
    step.step_from as "step_from", count(*) as "shipments",
    sum(s.cost_minor * case when s.currency = $2 then 1 else known.rate end) as "cost_minor",
    count(s.cost_minor) as "costs",
    min(array["s"."ordered_at"::date::text, s.currency]) filter
    (where s.cost_minor is not null and case when s.currency = $2 then 1 else known.rate end is null) as
    "without_rate"
from (
  select "there".*
  from (values (null::date, null::text, null::timestamp with time zone)) as
      "absent"("withdrawn_on", "destination_time_zone", "updated_at")
    cross join lateral (
      select "number", "order_number", "customer_number", "carrier_code", "method", "status",
          "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
          "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
          "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
          "updated_at"::timestamp with time zone
      from "logistics"."shipments"
    ) as "there"
) as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  left join unnest($3::date[], $4::date[]) as step(day, step_from) on step.day = "s"."ordered_at"::date
  left join (
    select key, place::integer as place
    from unnest($5::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
  ) as grouped on grouped.key = s.order_number
  left join unnest($6::date[], $7::text[], $8::numeric[]) as known(day, currency, rate) on known.day =
      "s"."ordered_at"::date
    and known.currency = s.currency
where "s"."ordered_at" >= $9::timestamptz
  and "s"."ordered_at" < $10::timestamptz
  and (not $11::boolean or grouped.key is not null)
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
    where d.started_on <= (
      select $2::date
    )
      and (d.ended_on is null or d.ended_on > (
        select $2::date
      ))
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

-- promises_by_day
-- given $1 from, $2 until
-- by row rules: shipments
-- past row rules: shipments
select s.promised_on as "day", count(*) as "due",
    count(*) filter(where
    ((s.promised_on is not null and
    (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
    (s.withdrawn_on >= s.promised_on) is true)) and case when s.delivered_at <
    (("s"."promised_on" + 1)::timestamp at time zone 'UTC') - interval '14 hours' then true when
    s.delivered_at >= (("s"."promised_on" + 1)::timestamp at time zone 'UTC') + interval '12 hours' then
    false else door.arrived_on <= "s"."promised_on" end)) as "on_time"
from (
  select "there".*
  from (values (null::date, null::text, null::timestamp with time zone)) as
      "absent"("withdrawn_on", "destination_time_zone", "updated_at")
    cross join lateral (
      select "number", "order_number", "customer_number", "carrier_code", "method", "status",
          "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
          "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
          "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
          "updated_at"::timestamp with time zone
      from "logistics"."shipments"
    ) as "there"
) as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  cross join lateral (
    select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
        (s.delivered_at::timestamptz at time zone
        coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
        end, zones.places ->>
        replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
        '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
    from (
      select '…'::jsonb as places, '…'::jsonb as names
    ) as zones
  ) as door
where "s"."promised_on" >= $1
  and "s"."promised_on" < $2
  and ((s.promised_on is not null and
      (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
      (s.withdrawn_on >= s.promised_on) is true)) and exists (
    select
    from (
      select "there".*
      from (values (null::date, null::text, null::timestamp with time zone)) as
          "absent"("withdrawn_on", "destination_time_zone", "updated_at")
        cross join lateral (
          select "number", "order_number", "customer_number", "carrier_code", "method", "status",
              "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
              "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
              "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
              "updated_at"::timestamp with time zone
          from "logistics"."shipments"
        ) as "there"
    ) as recorded
    where recorded.delivered_at is not null
  ))
group by "s"."promised_on"

-- shipments rows arrival
-- given $1 today
-- by row rules: shipments
select s.number as key,
    case when (s.promised_on is not null and
    (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
    (s.withdrawn_on >= s.promised_on) is true)) then coalesce(door.arrived_on, $1::date) > s.promised_on end
    as late
from (
  select "there".*
  from (values (null::date, null::text, null::timestamp with time zone)) as
      "absent"("withdrawn_on", "destination_time_zone", "updated_at")
    cross join lateral (
      select "number", "order_number", "customer_number", "carrier_code", "method", "status",
          "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
          "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
          "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
          "updated_at"::timestamp with time zone
      from "logistics"."shipments"
    ) as "there"
) as s
  cross join lateral (
    select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
        (s.delivered_at::timestamptz at time zone
        coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
        end, zones.places ->>
        replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
        '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
    from (
      select '…'::jsonb as places, '…'::jsonb as names
    ) as zones
  ) as door
where true

-- shipments rows carrier
select code as key, name
from "logistics"."carriers"

-- shipments value carrier
coalesce("name", "carrier_code")

-- shipments value country
"to_country"

-- shipments value customer
"customer_number"

-- shipments value deliveredAt
"delivered_at"

-- shipments value deliveredOn
"delivered_at"

-- shipments value late
"late"

-- shipments value method
"method"

-- shipments value number
"key"

-- shipments value order
"order_number"

-- shipments value orderedAt
"ordered_at"

-- shipments value orderedOn
"ordered_at"

-- shipments value promisedOn
"promised_on"

-- shipments value region
"to_region"

-- shipments value shippedAt
"shipped_at"

-- shipments value status
"status"

-- shipments value updatedAt
"updated_at"

-- shipments_by_number
-- given $1 numbers
-- by row rules: shipments
select "s"."number", "s"."order_number", coalesce(c.name, s.carrier_code) as "carrier", "s"."method",
    "s"."status", "s"."tracking_number", "s"."shipped_at"::timestamptz as "shipped_at", "s"."promised_on",
    "s"."estimated_delivery_on", "s"."delivered_at"::timestamptz as "delivered_at", "door"."arrived_on",
    (s.promised_on is not null and
    (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
    (s.withdrawn_on >= s.promised_on) is true)) as "was_promised", "s"."to_country", "s"."to_region",
    "s"."updated_at"::timestamptz as "updated_at"
from (
  select "there".*
  from (values (null::date, null::text, null::timestamp with time zone)) as
      "absent"("withdrawn_on", "destination_time_zone", "updated_at")
    cross join lateral (
      select "number", "order_number", "customer_number", "carrier_code", "method", "status",
          "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
          "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
          "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
          "updated_at"::timestamp with time zone
      from "logistics"."shipments"
    ) as "there"
) as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  cross join lateral (
    select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
        (s.delivered_at::timestamptz at time zone
        coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
        end, zones.places ->>
        replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
        '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
    from (
      select '…'::jsonb as places, '…'::jsonb as names
    ) as zones
  ) as door
where "s"."number" = any((
  select $1::text[]
)::text[])

-- shipments_count
-- given $1 always "x"
-- by row rules: shipments
-- planned anew for each run
select count(*) as count
from (
  with listed as (
    select base."number" as key
    from (
      select "there".*
      from (values (null::date, null::text, null::timestamp with time zone)) as
          "absent"("withdrawn_on", "destination_time_zone", "updated_at")
        cross join lateral (
          select "number", "order_number", "customer_number", "carrier_code", "method", "status",
              "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
              "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
              "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
              "updated_at"::timestamp with time zone
          from "logistics"."shipments"
        ) as "there"
    ) as base
      left join (
        select code as key, name
        from "logistics"."carriers"
      ) as r0 on r0.key = base."carrier_code"
    where coalesce(r0."name", base."carrier_code") = cast($1 as text)
  )
  select listed.key as key
  from listed
  where listed.key <> ''
) as found

-- shipments_counted_page
-- given $1 always "x", $2 always 2
-- by row rules: shipments
-- planned anew for each run
with found as not materialized (
  with listed as (
    select base."number" as key, r0."name" as "r0_name", base."carrier_code" as "carrier_code"
    from (
      select "there".*
      from (values (null::date, null::text, null::timestamp with time zone)) as
          "absent"("withdrawn_on", "destination_time_zone", "updated_at")
        cross join lateral (
          select "number", "order_number", "customer_number", "carrier_code", "method", "status",
              "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
              "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
              "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
              "updated_at"::timestamp with time zone
          from "logistics"."shipments"
        ) as "there"
    ) as base
      left join (
        select code as key, name
        from "logistics"."carriers"
      ) as r0 on r0.key = base."carrier_code"
    where coalesce(r0."name", base."carrier_code") = cast($1 as text)
  )
  select listed.key as key, coalesce(listed."r0_name", listed."carrier_code") as value
  from listed
  where listed.key <> ''
), page as (
  select *
  from found
  where ("key" <> '')
  order by "value" asc, "key" asc
  limit $2
)
select key, "value"::text as "cursor_0", "key"::text as "cursor_1", total
from (
  select count(*) as total
  from found
) as counted
  left join page on true
order by "value" asc, "key" asc

-- shipments_estimate
-- given $1 always "x"
-- by row rules: shipments
-- planned anew for each run
explain (format json) with listed as (
  select base."number" as key
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as base
    left join (
      select code as key, name
      from "logistics"."carriers"
    ) as r0 on r0.key = base."carrier_code"
  where coalesce(r0."name", base."carrier_code") = cast($1 as text)
)
select listed.key as key
from listed
where listed.key <> ''

-- shipments_groups
-- given $1 always "x", $2 always "x", $3 always 1
-- by row rules: shipments
-- planned anew for each run
select value, count(*) as count, (sum(count(*)) over ())::bigint as total
from (
  with listed as (
    select base."number" as key, r0."name" as "r0_name", base."carrier_code" as "carrier_code"
    from (
      select "there".*
      from (values (null::date, null::text, null::timestamp with time zone)) as
          "absent"("withdrawn_on", "destination_time_zone", "updated_at")
        cross join lateral (
          select "number", "order_number", "customer_number", "carrier_code", "method", "status",
              "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
              "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
              "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
              "updated_at"::timestamp with time zone
          from "logistics"."shipments"
        ) as "there"
    ) as base
      left join (
        select code as key, name
        from "logistics"."carriers"
      ) as r0 on r0.key = base."carrier_code"
    where coalesce(r0."name", base."carrier_code") = cast($1 as text)
  )
  select listed.key as key,
      coalesce(nullif(coalesce(listed."r0_name", listed."carrier_code")::text, ''), $2) as value
  from listed
  where listed.key <> ''
) as found
group by value
order by count desc, value
limit $3

-- shipments_matching
-- given $1 always "x", $2 always 2
-- by row rules: shipments
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys
from (
  with listed as (
    select base."number" as key
    from (
      select "there".*
      from (values (null::date, null::text, null::timestamp with time zone)) as
          "absent"("withdrawn_on", "destination_time_zone", "updated_at")
        cross join lateral (
          select "number", "order_number", "customer_number", "carrier_code", "method", "status",
              "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
              "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
              "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
              "updated_at"::timestamp with time zone
          from "logistics"."shipments"
        ) as "there"
    ) as base
      left join (
        select code as key, name
        from "logistics"."carriers"
      ) as r0 on r0.key = base."carrier_code"
    where coalesce(r0."name", base."carrier_code") = cast($1 as text)
  )
  select listed.key as key
  from listed
  where listed.key <> ''
  limit $2
) as found

-- shipments_of_orders
-- given $1 orders
-- by row rules: shipments
select "s"."number", "s"."order_number", coalesce(c.name, s.carrier_code) as "carrier", "s"."method",
    "s"."status", "s"."tracking_number", "s"."shipped_at"::timestamptz as "shipped_at", "s"."promised_on",
    "s"."estimated_delivery_on", "s"."delivered_at"::timestamptz as "delivered_at", "door"."arrived_on",
    (s.promised_on is not null and
    (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
    (s.withdrawn_on >= s.promised_on) is true)) as "was_promised", "s"."to_country", "s"."to_region",
    "s"."updated_at"::timestamptz as "updated_at"
from (
  select "there".*
  from (values (null::date, null::text, null::timestamp with time zone)) as
      "absent"("withdrawn_on", "destination_time_zone", "updated_at")
    cross join lateral (
      select "number", "order_number", "customer_number", "carrier_code", "method", "status",
          "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
          "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
          "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
          "updated_at"::timestamp with time zone
      from "logistics"."shipments"
    ) as "there"
) as "s"
  left join "logistics"."carriers" as "c" on "c"."code" = "s"."carrier_code"
  cross join lateral (
    select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
        (s.delivered_at::timestamptz at time zone
        coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone
        end, zones.places ->>
        replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'),
        '/'), zones.places ->> s.to_country, current_setting('TimeZone')))::date end as arrived_on
    from (
      select '…'::jsonb as places, '…'::jsonb as names
    ) as zones
  ) as door
where "s"."order_number" = any((
  select $1::text[]
)::text[])
  and "s"."number" <> ''
order by "s"."shipped_at" asc nulls last, "s"."number"

-- shipments_page
-- given $1 always "x", $2 always 2
-- by row rules: shipments
-- planned anew for each run
with found as (
  with listed as (
    select base."number" as key, r0."name" as "r0_name", base."carrier_code" as "carrier_code"
    from (
      select "there".*
      from (values (null::date, null::text, null::timestamp with time zone)) as
          "absent"("withdrawn_on", "destination_time_zone", "updated_at")
        cross join lateral (
          select "number", "order_number", "customer_number", "carrier_code", "method", "status",
              "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
              "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
              "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
              "updated_at"::timestamp with time zone
          from "logistics"."shipments"
        ) as "there"
    ) as base
      left join (
        select code as key, name
        from "logistics"."carriers"
      ) as r0 on r0.key = base."carrier_code"
    where coalesce(r0."name", base."carrier_code") = cast($1 as text)
  )
  select listed.key as key, coalesce(listed."r0_name", listed."carrier_code") as value
  from listed
  where listed.key <> ''
)
select key, "value"::text as "cursor_0", "key"::text as "cursor_1"
from found
where ("key" <> '')
order by "value" asc, "key" asc
limit $2

-- shipments_sums
-- given $1 always "x"
-- by row rules: shipments
-- planned anew for each run
select count(*) as count, sum("sum") as "sum"
from (
  with listed as (
    select base."number" as key, r0."name" as "r0_name", base."carrier_code" as "carrier_code"
    from (
      select "there".*
      from (values (null::date, null::text, null::timestamp with time zone)) as
          "absent"("withdrawn_on", "destination_time_zone", "updated_at")
        cross join lateral (
          select "number", "order_number", "customer_number", "carrier_code", "method", "status",
              "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
              "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
              "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
              "updated_at"::timestamp with time zone
          from "logistics"."shipments"
        ) as "there"
    ) as base
      left join (
        select code as key, name
        from "logistics"."carriers"
      ) as r0 on r0.key = base."carrier_code"
    where coalesce(r0."name", base."carrier_code") = cast($1 as text)
  )
  select listed.key as key, coalesce(listed."r0_name", listed."carrier_code") as "sum"
  from listed
  where listed.key <> ''
) as found

-- shipments_told
-- given $1 always "x", $2 always 2
-- by row rules: shipments
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys,
    string_agg(coalesce(value::text, chr(30)), chr(31)) as values
from (
  select key, value
  from (
    with listed as (
      select base."number" as key, r0."name" as "r0_name", base."carrier_code" as "carrier_code"
      from (
        select "there".*
        from (values (null::date, null::text, null::timestamp with time zone)) as
            "absent"("withdrawn_on", "destination_time_zone", "updated_at")
          cross join lateral (
            select "number", "order_number", "customer_number", "carrier_code", "method", "status",
                "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
                "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
                "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
                "updated_at"::timestamp with time zone
            from "logistics"."shipments"
          ) as "there"
      ) as base
        left join (
          select code as key, name
          from "logistics"."carriers"
        ) as r0 on r0.key = base."carrier_code"
      where coalesce(r0."name", base."carrier_code") = cast($1 as text)
    )
    select listed.key as key, coalesce(listed."r0_name", listed."carrier_code") as value
    from listed
    where listed.key <> ''
  ) as valued
  where value is not null
  limit $2
) as found

-- shipments_values
-- given $1 keys, $2 today
-- by row rules: shipments
with listed as (
  select base."number" as key, base."order_number" as "order_number",
      base."customer_number" as "customer_number", r0."name" as "r0_name",
      base."carrier_code" as "carrier_code", base."method" as "method", base."status" as "status",
      base."to_country" as "to_country", base."to_region" as "to_region", base."ordered_at" as "ordered_at",
      base."shipped_at" as "shipped_at", base."promised_on" as "promised_on",
      base."delivered_at" as "delivered_at", base."updated_at" as "updated_at"
  from (
    select "there".*
    from (values (null::date, null::text, null::timestamp with time zone)) as
        "absent"("withdrawn_on", "destination_time_zone", "updated_at")
      cross join lateral (
        select "number", "order_number", "customer_number", "carrier_code", "method", "status",
            "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
            "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
            "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
            "updated_at"::timestamp with time zone
        from "logistics"."shipments"
      ) as "there"
  ) as base
    join unnest((
      select $1::text[]
    )) as input(key) on input.key = base."number"
    left join (
      select code as key, name
      from "logistics"."carriers"
    ) as r0 on r0.key = base."carrier_code"
  where true
)
select listed.key as key, listed.key as "v0", listed."order_number" as "v1", listed."customer_number" as "v2",
    coalesce(listed."r0_name", listed."carrier_code") as "v3", listed."method" as "v4",
    listed."status" as "v5", listed."to_country" as "v6", listed."to_region" as "v7",
    listed."ordered_at" as "v8", listed."ordered_at" as "v9", listed."shipped_at" as "v10",
    listed."promised_on" as "v11", listed."delivered_at" as "v12", listed."delivered_at" as "v13",
    r1."late" as "v14", listed."updated_at" as "v15"
from listed
  left join (
    select s.number as key,
        case when (s.promised_on is not null and
        (s.delivered_at is not null or s.status not in ('CANCELLED', 'RETURNED') or
        (s.withdrawn_on >= s.promised_on) is true)) then coalesce(door.arrived_on, (
      select $2::date
    )) > s.promised_on end as late
    from (
      select "there".*
      from (values (null::date, null::text, null::timestamp with time zone)) as
          "absent"("withdrawn_on", "destination_time_zone", "updated_at")
        cross join lateral (
          select "number", "order_number", "customer_number", "carrier_code", "method", "status",
              "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
              "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
              "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
              "updated_at"::timestamp with time zone
          from "logistics"."shipments"
        ) as "there"
    ) as s
      cross join lateral (
        select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date else
            (s.delivered_at::timestamptz at time zone
            coalesce( case when jsonb_exists(zones.names, s.destination_time_zone) then
            s.destination_time_zone end,
            zones.places ->>
            replace(concat(s.to_country, '/', lower(btrim(s.to_region))),
            concat('/', lower(s.to_country), '-'), '/'), zones.places ->> s.to_country,
            current_setting('TimeZone')))::date end as arrived_on
        from (
          select '…'::jsonb as places, '…'::jsonb as names
        ) as zones
      ) as door
    where "s"."number" = any((
      select $1::text[]
    )::text[])
  ) as r1 on r1.key = listed.key
where listed.key <> ''

-- suppliers_hit
-- given $1 disruptions
select "disruption_number", "supplier_code"
from "logistics"."disruption_suppliers"
where "disruption_number" = any((
  select $1::text[]
)::text[])
order by "supplier_code"

-- unnamed_disruption_lanes
-- given $1 always ""
select count(*) as "rows"
from "logistics"."disruption_lanes"
where ("disruption_number" is null or "disruption_number" = $1)

-- unnamed_disruption_suppliers
-- given $1 always ""
select count(*) as "rows"
from "logistics"."disruption_suppliers"
where ("disruption_number" is null or "disruption_number" = $1)

-- unnamed_disruptions
-- given $1 always ""
select count(*) as "rows"
from "logistics"."disruptions"
where ("number" is null or "number" = $1)

-- unnamed_shipment_events
-- given $1 always ""
select count(*) as "rows"
from "logistics"."shipment_events"
where ("shipment_number" is null or "shipment_number" = $1)

-- unnamed_shipments
-- given $1 always ""
-- by row rules: shipments
select count(*) as "rows"
from (
  select "there".*
  from (values (null::date, null::text, null::timestamp with time zone)) as
      "absent"("withdrawn_on", "destination_time_zone", "updated_at")
    cross join lateral (
      select "number", "order_number", "customer_number", "carrier_code", "method", "status",
          "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
          "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
          "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
          "updated_at"::timestamp with time zone
      from "logistics"."shipments"
    ) as "there"
) as "shipments"
where ("number" is null or "number" = $1)

-- row rule of deletions
select *
from "logistics"."deletions"
where false

-- row rule of shipments
select *
from (
  select "there".*
  from (values (null::date, null::text, null::timestamp with time zone)) as
      "absent"("withdrawn_on", "destination_time_zone", "updated_at")
    cross join lateral (
      select "number", "order_number", "customer_number", "carrier_code", "method", "status",
          "tracking_number", "warehouse_code", "to_country", "to_region", "ordered_at", "shipped_at",
          "promised_on", "estimated_delivery_on", "delivered_at", "withdrawn_on"::date,
          "destination_time_zone"::text, "in_full", "had_exception", "cost_minor", "currency",
          "updated_at"::timestamp with time zone
      from "logistics"."shipments"
    ) as "there"
) as "shipments"
where order_number = any(string_to_array($orders::text, chr(31)))
