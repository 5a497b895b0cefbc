-- What inventory is asked. Written by `npm run codegen`: change what stands in lists/, figures/, reports/ and views.

-- affected_count
-- given $1 supplierDisruptions, $2 suppliers, $3 always true, $4 lanes, $5 laneDisruptions
-- by row rules: inbound_lanes, product_suppliers
with "affected" as (
  select "hit"."disruption", "supply"."sku"
  from unnest($1::text[], $2::text[]) as hit(disruption, code)
    inner join "inventory"."product_suppliers" as "supply" on "supply"."supplier_code" = "hit"."code"
  where "supply"."preferred" = $3
  union
  select "blocked"."disruption", "affected"."sku"
  from (
    select "lanes", array_agg(sku) as "skus"
    from (
      select "sku", array_agg(lane_code order by lane_code) as "lanes"
      from "inventory"."inbound_lanes"
      where "sku" in (
        select "part"."sku"
        from "inventory"."inbound_lanes" as "part"
        where "part"."lane_code" = any((
          select $4::text[]
        )::text[])
      )
      group by "sku"
    ) as "inbound"
    group by "lanes"
  ) as "way"
    inner join (
      select "hit"."disruption", array_agg(hit.code) as "lanes"
      from unnest($5::text[], $4::text[]) as hit(disruption, code)
      group by "hit"."disruption"
    ) as "blocked" on "way"."lanes" <@ "blocked"."lanes"
    cross join lateral unnest(way.skus) as affected(sku)
)
select "disruption", count(*) as "products"
from "affected"
group by "disruption"

-- affected_count_by_supplier
-- given $1 supplierDisruptions, $2 suppliers, $3 always true
-- by row rules: product_suppliers
with "affected" as (
  select "hit"."disruption", "supply"."sku"
  from unnest($1::text[], $2::text[]) as hit(disruption, code)
    inner join "inventory"."product_suppliers" as "supply" on "supply"."supplier_code" = "hit"."code"
  where "supply"."preferred" = $3
)
select "disruption", count(*) as "products"
from "affected"
group by "disruption"

-- affected_page_by_supplier_sku_asc_on_open_open
-- given $1 supplierDisruptions, $2 suppliers, $3 always true, $4 limit
-- by row rules: product_suppliers, products
with "affected" as (
  select "hit"."disruption", "supply"."sku"
  from unnest($1::text[], $2::text[]) as hit(disruption, code)
    inner join "inventory"."product_suppliers" as "supply" on "supply"."supplier_code" = "hit"."code"
  where "supply"."preferred" = $3
), "numbered" as (
  select "disruption", "sku", "sku"::text as "cursor_0", null::text as "cursor_1",
      row_number() over (partition by disruption order by "sku" asc) as "place"
  from "affected"
  where ("sku" <> '')
)
select "disruption", "cursor_0", "cursor_1", "inventory"."products"."sku", "inventory"."products"."name",
    "inventory"."products"."brand", "inventory"."products"."category", "inventory"."products"."launched_on",
    "inventory"."products"."discontinued_on"
from "numbered"
  inner join "inventory"."products" on "inventory"."products"."sku" = "numbered"."sku"
where "place" <= $4
order by "place"

-- affected_page_by_supplier_sku_asc_on_open_value: the same but for
  where ("sku" <> '' and "sku" < cast($4 as text))
where "place" <= $5

-- affected_page_by_supplier_sku_asc_on_value_open: the same but for
  where ("sku" <> '' and "sku" > cast($4 as text))
where "place" <= $5

-- affected_page_by_supplier_sku_asc_on_value_value: the same but for
  where ("sku" <> '' and "sku" > cast($4 as text) and "sku" < cast($5 as text))
where "place" <= $6

-- affected_page_by_supplier_sku_asc_back_open_open: the same but for
      row_number() over (partition by disruption order by "sku" desc) as "place"

-- affected_page_by_supplier_sku_asc_back_open_value: the same but for
      row_number() over (partition by disruption order by "sku" desc) as "place"
  where ("sku" <> '' and "sku" < cast($4 as text))
where "place" <= $5

-- affected_page_by_supplier_sku_asc_back_value_open: the same but for
      row_number() over (partition by disruption order by "sku" desc) as "place"
  where ("sku" <> '' and "sku" > cast($4 as text))
where "place" <= $5

-- affected_page_by_supplier_sku_asc_back_value_value: the same but for
      row_number() over (partition by disruption order by "sku" desc) as "place"
  where ("sku" <> '' and "sku" > cast($4 as text) and "sku" < cast($5 as text))
where "place" <= $6

-- affected_page_sku_asc_on_open_open
-- given $1 supplierDisruptions, $2 suppliers, $3 always true, $4 lanes, $5 laneDisruptions, $6 limit
-- by row rules: inbound_lanes, product_suppliers, products
with "affected" as (
  select "hit"."disruption", "supply"."sku"
  from unnest($1::text[], $2::text[]) as hit(disruption, code)
    inner join "inventory"."product_suppliers" as "supply" on "supply"."supplier_code" = "hit"."code"
  where "supply"."preferred" = $3
  union
  select "blocked"."disruption", "affected"."sku"
  from (
    select "lanes", array_agg(sku) as "skus"
    from (
      select "sku", array_agg(lane_code order by lane_code) as "lanes"
      from "inventory"."inbound_lanes"
      where "sku" in (
        select "part"."sku"
        from "inventory"."inbound_lanes" as "part"
        where "part"."lane_code" = any((
          select $4::text[]
        )::text[])
      )
      group by "sku"
    ) as "inbound"
    group by "lanes"
  ) as "way"
    inner join (
      select "hit"."disruption", array_agg(hit.code) as "lanes"
      from unnest($5::text[], $4::text[]) as hit(disruption, code)
      group by "hit"."disruption"
    ) as "blocked" on "way"."lanes" <@ "blocked"."lanes"
    cross join lateral unnest(way.skus) as affected(sku)
), "numbered" as (
  select "disruption", "sku", "sku"::text as "cursor_0", null::text as "cursor_1",
      row_number() over (partition by disruption order by "sku" asc) as "place"
  from "affected"
  where ("sku" <> '')
)
select "disruption", "cursor_0", "cursor_1", "inventory"."products"."sku", "inventory"."products"."name",
    "inventory"."products"."brand", "inventory"."products"."category", "inventory"."products"."launched_on",
    "inventory"."products"."discontinued_on"
from "numbered"
  inner join "inventory"."products" on "inventory"."products"."sku" = "numbered"."sku"
where "place" <= $6
order by "place"

-- affected_page_sku_asc_on_open_value: the same but for
  where ("sku" <> '' and "sku" < cast($6 as text))
where "place" <= $7

-- affected_page_sku_asc_on_value_open: the same but for
  where ("sku" <> '' and "sku" > cast($6 as text))
where "place" <= $7

-- affected_page_sku_asc_on_value_value: the same but for
  where ("sku" <> '' and "sku" > cast($6 as text) and "sku" < cast($7 as text))
where "place" <= $8

-- affected_page_sku_asc_back_open_open: the same but for
      row_number() over (partition by disruption order by "sku" desc) as "place"

-- affected_page_sku_asc_back_open_value: the same but for
      row_number() over (partition by disruption order by "sku" desc) as "place"
  where ("sku" <> '' and "sku" < cast($6 as text))
where "place" <= $7

-- affected_page_sku_asc_back_value_open: the same but for
      row_number() over (partition by disruption order by "sku" desc) as "place"
  where ("sku" <> '' and "sku" > cast($6 as text))
where "place" <= $7

-- affected_page_sku_asc_back_value_value: the same but for
      row_number() over (partition by disruption order by "sku" desc) as "place"
  where ("sku" <> '' and "sku" > cast($6 as text) and "sku" < cast($7 as text))
where "place" <= $8

-- booked_demand
-- given $1 skus, $2 from
-- by row rules: booked_demand
select "sku", "week_starting", sum("units") as "units"
from "inventory"."booked_demand"
where "sku" = any((
  select $1::text[]
)::text[])
  and "week_starting" >= $2
group by "sku", "week_starting"

-- brands value name
"key"

-- brands value products
"counted"

-- brands_count
-- given $1 always "x"
-- by row rules: products
-- planned anew for each run
select count(*) as count
from (
  with listed as (
    select base."name" as key
    from (
      select "brand" as name, count(*) as counted
      from "inventory"."products"
      where "brand" is not null
      group by 1
    ) as base
    where base."name" = cast($1 as text)
  )
  select listed.key as key
  from listed
  where listed.key <> ''
) as found

-- brands_counted_page
-- given $1 always "x", $2 always 2
-- by row rules: products
-- planned anew for each run
with found as not materialized (
  with listed as (
    select base."name" as key
    from (
      select "brand" as name, count(*) as counted
      from "inventory"."products"
      where "brand" is not null
      group by 1
    ) as base
    where base."name" = cast($1 as text)
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

-- brands_estimate
-- given $1 always "x"
-- by row rules: products
-- planned anew for each run
explain (format json) with listed as (
  select base."name" as key
  from (
    select "brand" as name, count(*) as counted
    from "inventory"."products"
    where "brand" is not null
    group by 1
  ) as base
  where base."name" = cast($1 as text)
)
select listed.key as key
from listed
where listed.key <> ''

-- brands_groups
-- given $1 always "x", $2 always "x", $3 always 1
-- by row rules: products
-- planned anew for each run
select value, count(*) as count, (sum(count(*)) over ())::bigint as total
from (
  with listed as (
    select base."name" as key
    from (
      select "brand" as name, count(*) as counted
      from "inventory"."products"
      where "brand" is not null
      group by 1
    ) as base
    where base."name" = cast($1 as text)
  )
  select listed.key as key, coalesce(nullif(listed.key::text, ''), $2) as value
  from listed
  where listed.key <> ''
) as found
group by value
order by count desc, value
limit $3

-- brands_matching
-- given $1 always "x", $2 always 2
-- by row rules: products
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys
from (
  with listed as (
    select base."name" as key
    from (
      select "brand" as name, count(*) as counted
      from "inventory"."products"
      where "brand" is not null
      group by 1
    ) as base
    where base."name" = cast($1 as text)
  )
  select listed.key as key
  from listed
  where listed.key <> ''
  limit $2
) as found

-- brands_page
-- given $1 always "x", $2 always 2
-- by row rules: products
-- planned anew for each run
with found as (
  with listed as (
    select base."name" as key
    from (
      select "brand" as name, count(*) as counted
      from "inventory"."products"
      where "brand" is not null
      group by 1
    ) as base
    where base."name" = cast($1 as text)
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

-- brands_sums
-- given $1 always "x"
-- by row rules: products
-- planned anew for each run
select count(*) as count, sum("sum") as "sum"
from (
  with listed as (
    select base."name" as key
    from (
      select "brand" as name, count(*) as counted
      from "inventory"."products"
      where "brand" is not null
      group by 1
    ) as base
    where base."name" = cast($1 as text)
  )
  select listed.key as key, listed.key as "sum"
  from listed
  where listed.key <> ''
) as found

-- brands_told
-- given $1 always "x", $2 always 2
-- by row rules: products
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys,
    string_agg(coalesce(value::text, chr(30)), chr(31)) as values
from (
  select key, value
  from (
    with listed as (
      select base."name" as key
      from (
        select "brand" as name, count(*) as counted
        from "inventory"."products"
        where "brand" is not null
        group by 1
      ) as base
      where base."name" = cast($1 as text)
    )
    select listed.key as key, listed.key as value
    from listed
    where listed.key <> ''
  ) as valued
  where value is not null
  limit $2
) as found

-- brands_values
-- given $1 keys
-- by row rules: products
with listed as (
  select base."name" as key, base."counted" as "counted"
  from (
    select "brand" as name, count(*) as counted
    from "inventory"."products"
    where "brand" is not null
    group by 1
  ) as base
    join unnest((
      select $1::text[]
    )) as input(key) on input.key = base."name"
  where true
)
select listed.key as key, listed.key as "v0", listed."counted" as "v1"
from listed
where listed.key <> ''

-- capacity_weeks
-- given $1 skus, $2 from, $3 until
-- by row rules: capacity_weeks
select "input"."key" as "sku", "week"."week_starting", "week"."planned_units", "week"."committed_units"
from unnest((
  select $1::text[]
)) as input(key)
  left join "inventory"."capacity_weeks" as "week" on "week"."sku" = "input"."key"
    and "week"."week_starting" >= $2
    and "week"."week_starting" < $3
where exists (
  select "any_week"."sku"
  from "inventory"."capacity_weeks" as "any_week"
  where "any_week"."sku" = "input"."key"
)

-- categories value name
"key"

-- categories value products
"counted"

-- categories_count
-- given $1 always "x"
-- by row rules: products
-- planned anew for each run
select count(*) as count
from (
  with listed as (
    select base."name" as key
    from (
      select "category" as name, count(*) as counted
      from "inventory"."products"
      where "category" is not null
      group by 1
    ) as base
    where base."name" = cast($1 as text)
  )
  select listed.key as key
  from listed
  where listed.key <> ''
) as found

-- categories_counted_page
-- given $1 always "x", $2 always 2
-- by row rules: products
-- planned anew for each run
with found as not materialized (
  with listed as (
    select base."name" as key
    from (
      select "category" as name, count(*) as counted
      from "inventory"."products"
      where "category" is not null
      group by 1
    ) as base
    where base."name" = cast($1 as text)
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

-- categories_estimate
-- given $1 always "x"
-- by row rules: products
-- planned anew for each run
explain (format json) with listed as (
  select base."name" as key
  from (
    select "category" as name, count(*) as counted
    from "inventory"."products"
    where "category" is not null
    group by 1
  ) as base
  where base."name" = cast($1 as text)
)
select listed.key as key
from listed
where listed.key <> ''

-- categories_groups
-- given $1 always "x", $2 always "x", $3 always 1
-- by row rules: products
-- planned anew for each run
select value, count(*) as count, (sum(count(*)) over ())::bigint as total
from (
  with listed as (
    select base."name" as key
    from (
      select "category" as name, count(*) as counted
      from "inventory"."products"
      where "category" is not null
      group by 1
    ) as base
    where base."name" = cast($1 as text)
  )
  select listed.key as key, coalesce(nullif(listed.key::text, ''), $2) as value
  from listed
  where listed.key <> ''
) as found
group by value
order by count desc, value
limit $3

-- categories_matching
-- given $1 always "x", $2 always 2
-- by row rules: products
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys
from (
  with listed as (
    select base."name" as key
    from (
      select "category" as name, count(*) as counted
      from "inventory"."products"
      where "category" is not null
      group by 1
    ) as base
    where base."name" = cast($1 as text)
  )
  select listed.key as key
  from listed
  where listed.key <> ''
  limit $2
) as found

-- categories_page
-- given $1 always "x", $2 always 2
-- by row rules: products
-- planned anew for each run
with found as (
  with listed as (
    select base."name" as key
    from (
      select "category" as name, count(*) as counted
      from "inventory"."products"
      where "category" is not null
      group by 1
    ) as base
    where base."name" = cast($1 as text)
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

-- categories_sums
-- given $1 always "x"
-- by row rules: products
-- planned anew for each run
select count(*) as count, sum("sum") as "sum"
from (
  with listed as (
    select base."name" as key
    from (
      select "category" as name, count(*) as counted
      from "inventory"."products"
      where "category" is not null
      group by 1
    ) as base
    where base."name" = cast($1 as text)
  )
  select listed.key as key, listed.key as "sum"
  from listed
  where listed.key <> ''
) as found

-- categories_told
-- given $1 always "x", $2 always 2
-- by row rules: products
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys,
    string_agg(coalesce(value::text, chr(30)), chr(31)) as values
from (
  select key, value
  from (
    with listed as (
      select base."name" as key
      from (
        select "category" as name, count(*) as counted
        from "inventory"."products"
        where "category" is not null
        group by 1
      ) as base
      where base."name" = cast($1 as text)
    )
    select listed.key as key, listed.key as value
    from listed
    where listed.key <> ''
  ) as valued
  where value is not null
  limit $2
) as found

-- categories_values
-- given $1 keys
-- by row rules: products
with listed as (
  select base."name" as key, base."counted" as "counted"
  from (
    select "category" as name, count(*) as counted
    from "inventory"."products"
    where "category" is not null
    group by 1
  ) as base
    join unnest((
      select $1::text[]
    )) as input(key) on input.key = base."name"
  where true
)
select listed.key as key, listed.key as "v0", listed."counted" as "v1"
from listed
where listed.key <> ''

-- customers rows productsOfCategories
-- given $1 categories
-- by row rules: products
select sku
from "inventory"."products"
where category = any($1::text[])

-- customers_estimate_productsOfCategories
-- given $1 as the filter says
-- by row rules: products
-- planned anew for each run
explain (format json)
select "sku"
from (
  select sku
  from "inventory"."products"
  where category = any($1::text[])
) as relation

-- customers_page_rows_products_of_categories
-- given $1 keys, $2 as the filter says, $3 always 2
-- by row rules: products
select "sku"::text as "sku"
from (
  with listed as (
    select key
    from unnest((
      select $1::text[]
    )) as input(key)
  )
  select "sku"
  from (
    select sku
    from "inventory"."products"
    where category = any($2::text[])
  ) as relation
  limit $3
) as found

-- customers_rows_productsOfCategories
-- given $1 as the filter says, $2 always 2
-- by row rules: products
-- planned anew for each run
select count(*) as count, string_agg(coalesce("sku"::text, chr(30)), chr(31)) as "v0"
from (
  select "sku"
  from (
    select sku
    from "inventory"."products"
    where category = any($1::text[])
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
  inner join "inventory"."deletions" as "d" on "d"."kind" = "input"."kind"
    and "d"."key" = "input"."key"

-- deletions_count
-- given $1 always "x"
-- by row rules: deletions
-- planned anew for each run
select count(*) as count
from (
  with listed as (
    select base."kind" || '/' || base."key" as key
    from "inventory"."deletions" as base
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
    from "inventory"."deletions" as base
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
  from "inventory"."deletions" as base
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
    from "inventory"."deletions" as base
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
    from "inventory"."deletions" as base
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
    from "inventory"."deletions" as base
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
    from "inventory"."deletions" as base
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
      from "inventory"."deletions" as base
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
  from "inventory"."deletions" as base
    join unnest((
      select $1::text[]
    )) as input(key) on input.key = base."kind" || '/' || base."key"
  where true
)
select listed.key as key, listed.key as "v0", listed."kind" as "v1", listed."deleted_at" as "v2"
from listed
where listed.key <> ''

-- every_sku
-- by row rules: products
select count(*) as "count", string_agg(sku, '') as "keys"
from "inventory"."products"
where "sku" <> ''

-- expected_receipts
-- given $1 skus, $2 always "OPEN"
-- by row rules: purchase_order_lines, purchase_orders
select "line"."sku", "line"."expected_on", sum("line"."quantity") - sum("line"."received_quantity") as "units"
from "inventory"."purchase_order_lines" as "line"
  inner join (
    select "there".*
    from (values (null::timestamp with time zone)) as "absent"("updated_at")
      cross join lateral (
        select "number", "supplier_code", "status", "ordered_on", "updated_at"::timestamp with time zone
        from "inventory"."purchase_orders"
      ) as "there"
  ) as "ordered" on "ordered"."number" = "line"."purchase_order_number"
where "line"."sku" = any((
  select $1::text[]
)::text[])
  and "ordered"."status" = $2
  and "line"."received_quantity" < "line"."quantity"
  and "line"."expected_on" is not null
group by "line"."sku", "line"."expected_on"

-- expected_receipts_for_country
-- given $1 skus, $2 always "OPEN", $3 country
-- by row rules: purchase_order_lines, purchase_orders
select "line"."sku", "line"."expected_on", sum("line"."quantity") - sum("line"."received_quantity") as "units"
from "inventory"."purchase_order_lines" as "line"
  inner join (
    select "there".*
    from (values (null::timestamp with time zone)) as "absent"("updated_at")
      cross join lateral (
        select "number", "supplier_code", "status", "ordered_on", "updated_at"::timestamp with time zone
        from "inventory"."purchase_orders"
      ) as "there"
  ) as "ordered" on "ordered"."number" = "line"."purchase_order_number"
where "line"."sku" = any((
  select $1::text[]
)::text[])
  and "ordered"."status" = $2
  and "line"."received_quantity" < "line"."quantity"
  and "line"."expected_on" is not null
  and "line"."warehouse_code" in (
    select "warehouse_code"
    from "inventory"."warehouse_countries"
    where "country" = $3
  )
group by "line"."sku", "line"."expected_on"

-- expected_receipts_in_warehouses
-- given $1 skus, $2 always "OPEN", $3 warehouses
-- by row rules: purchase_order_lines, purchase_orders
select "line"."sku", "line"."expected_on", sum("line"."quantity") - sum("line"."received_quantity") as "units"
from "inventory"."purchase_order_lines" as "line"
  inner join (
    select "there".*
    from (values (null::timestamp with time zone)) as "absent"("updated_at")
      cross join lateral (
        select "number", "supplier_code", "status", "ordered_on", "updated_at"::timestamp with time zone
        from "inventory"."purchase_orders"
      ) as "there"
  ) as "ordered" on "ordered"."number" = "line"."purchase_order_number"
where "line"."sku" = any((
  select $1::text[]
)::text[])
  and "ordered"."status" = $2
  and "line"."received_quantity" < "line"."quantity"
  and "line"."expected_on" is not null
  and "line"."warehouse_code" = any((
    select $3::text[]
  )::text[])
group by "line"."sku", "line"."expected_on"

-- inbound_lanes
-- given $1 skus
-- by row rules: inbound_lanes
select "sku", "lane_code"
from "inventory"."inbound_lanes"
where "sku" = any((
  select $1::text[]
)::text[])
order by "lane_code"

-- lines_of_purchase_orders
-- given $1 numbers
-- by row rules: purchase_order_lines
select "purchase_order_number", "sku", "warehouse_code", "quantity", "received_quantity", "expected_on"
from "inventory"."purchase_order_lines"
where "purchase_order_number" = any((
  select $1::text[]
)::text[])
order by "purchase_order_number", "sku", "warehouse_code"

-- newest_stock_levels
-- by row rules: stock_levels
select max("updated_at")::timestamptz as "at"
from "inventory"."stock_levels"

-- preferred_suppliers
-- given $1 skus, $2 always true
-- by row rules: product_suppliers
select "sku", "supplier_code"
from "inventory"."product_suppliers"
where "sku" = any((
  select $1::text[]
)::text[])
  and "preferred" = $2

-- product_content
-- given $1 skus
-- by row rules: product_content
select "sku", "url", "image_url", "gtin", "mpn", "tags"
from (
  select "there".*
  from (values (null::text, null::text, null::text, null::text, null::text[])) as
      "absent"("url", "image_url", "gtin", "mpn", "tags")
    cross join lateral (
      select "sku", "url"::text, "image_url"::text, "gtin"::text, "mpn"::text, "tags"::text[]
      from "inventory"."product_content"
    ) as "there"
) as "product_content"
where "sku" = any((
  select $1::text[]
)::text[])

-- product_count
-- by row rules: products
select count(*) as "products"
from "inventory"."products"
where "sku" <> ''

-- product_groups
-- given $1 byCategory, $2 byBrand
-- by row rules: products
with "grouped" as (
  select "sku", case when $1::boolean then category end as "category",
      case when $2::boolean then brand end as "brand"
  from "inventory"."products"
  where "sku" <> ''
)
select "category", "brand", array_agg(sku)::text as "skus"
from "grouped"
where ("category" is not null or "brand" is not null)
group by "category", "brand"

-- product_page_name_asc_on_open_open
-- given $1 limit
-- by row rules: products
select "sku", "name", "brand", "category", "launched_on", "discontinued_on", "name"::text as "cursor_0",
    "sku"::text as "cursor_1"
from "inventory"."products"
where ("sku" <> '')
order by "name" asc, "sku" asc
limit $1

-- product_page_name_asc_on_open_value: the same but for
where ("sku" <> '' and ("name", "sku") < (cast($1 as text), cast($2 as text)))
limit $3

-- product_page_name_asc_on_value_open: the same but for
where ("sku" <> '' and ("name", "sku") > (cast($1 as text), cast($2 as text)))
limit $3

-- product_page_name_asc_on_value_value: the same but for
where ("sku" <> '' and ("name", "sku") > (cast($1 as text), cast($2 as text)) and ("name", "sku") <
    (cast($3 as text), cast($4 as text)))
limit $5

-- product_page_name_asc_back_open_open: the same but for
order by "name" desc, "sku" desc

-- product_page_name_asc_back_open_value: the same but for
where ("sku" <> '' and ("name", "sku") < (cast($1 as text), cast($2 as text)))
order by "name" desc, "sku" desc
limit $3

-- product_page_name_asc_back_value_open: the same but for
where ("sku" <> '' and ("name", "sku") > (cast($1 as text), cast($2 as text)))
order by "name" desc, "sku" desc
limit $3

-- product_page_name_asc_back_value_value: the same but for
where ("sku" <> '' and ("name", "sku") > (cast($1 as text), cast($2 as text)) and ("name", "sku") <
    (cast($3 as text), cast($4 as text)))
order by "name" desc, "sku" desc
limit $5

-- product_page_name_desc_on_open_open: the same but for
order by "name" desc, "sku" desc

-- product_page_name_desc_on_open_value: the same but for
where ("sku" <> '' and ("name", "sku") > (cast($1 as text), cast($2 as text)))
order by "name" desc, "sku" desc
limit $3

-- product_page_name_desc_on_value_open: the same but for
where ("sku" <> '' and ("name", "sku") < (cast($1 as text), cast($2 as text)))
order by "name" desc, "sku" desc
limit $3

-- product_page_name_desc_on_value_value: the same but for
where ("sku" <> '' and ("name", "sku") < (cast($1 as text), cast($2 as text)) and ("name", "sku") >
    (cast($3 as text), cast($4 as text)))
order by "name" desc, "sku" desc
limit $5

-- product_page_name_desc_back_open_open: the same but for


-- product_page_name_desc_back_open_value: the same but for
where ("sku" <> '' and ("name", "sku") > (cast($1 as text), cast($2 as text)))
limit $3

-- product_page_name_desc_back_value_open: the same but for
where ("sku" <> '' and ("name", "sku") < (cast($1 as text), cast($2 as text)))
limit $3

-- product_page_name_desc_back_value_value: the same but for
where ("sku" <> '' and ("name", "sku") < (cast($1 as text), cast($2 as text)) and ("name", "sku") >
    (cast($3 as text), cast($4 as text)))
limit $5

-- product_page_sku_asc_on_open_open: the same but for
select "sku", "name", "brand", "category", "launched_on", "discontinued_on", "sku"::text as "cursor_0",
    null::text as "cursor_1"
order by "sku" asc

-- product_page_sku_asc_on_open_value: the same but for
select "sku", "name", "brand", "category", "launched_on", "discontinued_on", "sku"::text as "cursor_0",
    null::text as "cursor_1"
where ("sku" <> '' and "sku" < cast($1 as text))
order by "sku" asc
limit $2

-- product_page_sku_asc_on_value_open: the same but for
select "sku", "name", "brand", "category", "launched_on", "discontinued_on", "sku"::text as "cursor_0",
    null::text as "cursor_1"
where ("sku" <> '' and "sku" > cast($1 as text))
order by "sku" asc
limit $2

-- product_page_sku_asc_on_value_value: the same but for
select "sku", "name", "brand", "category", "launched_on", "discontinued_on", "sku"::text as "cursor_0",
    null::text as "cursor_1"
where ("sku" <> '' and "sku" > cast($1 as text) and "sku" < cast($2 as text))
order by "sku" asc
limit $3

-- product_page_sku_asc_back_open_open: the same but for
select "sku", "name", "brand", "category", "launched_on", "discontinued_on", "sku"::text as "cursor_0",
    null::text as "cursor_1"
order by "sku" desc

-- product_page_sku_asc_back_open_value: the same but for
select "sku", "name", "brand", "category", "launched_on", "discontinued_on", "sku"::text as "cursor_0",
    null::text as "cursor_1"
where ("sku" <> '' and "sku" < cast($1 as text))
order by "sku" desc
limit $2

-- product_page_sku_asc_back_value_open: the same but for
select "sku", "name", "brand", "category", "launched_on", "discontinued_on", "sku"::text as "cursor_0",
    null::text as "cursor_1"
where ("sku" <> '' and "sku" > cast($1 as text))
order by "sku" desc
limit $2

-- product_page_sku_asc_back_value_value: the same but for
select "sku", "name", "brand", "category", "launched_on", "discontinued_on", "sku"::text as "cursor_0",
    null::text as "cursor_1"
where ("sku" <> '' and "sku" > cast($1 as text) and "sku" < cast($2 as text))
order by "sku" desc
limit $3

-- product_page_sku_desc_on_open_open: the same but for
select "sku", "name", "brand", "category", "launched_on", "discontinued_on", "sku"::text as "cursor_0",
    null::text as "cursor_1"
order by "sku" desc

-- product_page_sku_desc_on_open_value: the same but for
select "sku", "name", "brand", "category", "launched_on", "discontinued_on", "sku"::text as "cursor_0",
    null::text as "cursor_1"
where ("sku" <> '' and "sku" > cast($1 as text))
order by "sku" desc
limit $2

-- product_page_sku_desc_on_value_open: the same but for
select "sku", "name", "brand", "category", "launched_on", "discontinued_on", "sku"::text as "cursor_0",
    null::text as "cursor_1"
where ("sku" <> '' and "sku" < cast($1 as text))
order by "sku" desc
limit $2

-- product_page_sku_desc_on_value_value: the same but for
select "sku", "name", "brand", "category", "launched_on", "discontinued_on", "sku"::text as "cursor_0",
    null::text as "cursor_1"
where ("sku" <> '' and "sku" < cast($1 as text) and "sku" > cast($2 as text))
order by "sku" desc
limit $3

-- product_page_sku_desc_back_open_open: the same but for
select "sku", "name", "brand", "category", "launched_on", "discontinued_on", "sku"::text as "cursor_0",
    null::text as "cursor_1"
order by "sku" asc

-- product_page_sku_desc_back_open_value: the same but for
select "sku", "name", "brand", "category", "launched_on", "discontinued_on", "sku"::text as "cursor_0",
    null::text as "cursor_1"
where ("sku" <> '' and "sku" > cast($1 as text))
order by "sku" asc
limit $2

-- product_page_sku_desc_back_value_open: the same but for
select "sku", "name", "brand", "category", "launched_on", "discontinued_on", "sku"::text as "cursor_0",
    null::text as "cursor_1"
where ("sku" <> '' and "sku" < cast($1 as text))
order by "sku" asc
limit $2

-- product_page_sku_desc_back_value_value: the same but for
select "sku", "name", "brand", "category", "launched_on", "discontinued_on", "sku"::text as "cursor_0",
    null::text as "cursor_1"
where ("sku" <> '' and "sku" < cast($1 as text) and "sku" > cast($2 as text))
order by "sku" asc
limit $3

-- product_parents
-- given $1 skus
-- by row rules: product_variants
select "sku", "parent_sku"
from "inventory"."product_variants"
where "sku" = any((
  select $1::text[]
)::text[])
  and "parent_sku" <> "sku"

-- product_texts
-- given $1 skus
-- by row rules: products
select "sku", "description", "features"
from "inventory"."products"
where "sku" = any((
  select $1::text[]
)::text[])

-- product_variants
-- given $1 skus, $2 first
-- by row rules: product_variants, products
select "variant"."sku", "input"."key" as "parent_sku"
from unnest((
  select $1::text[]
)) as input(key)
  inner join lateral (
    select "p"."sku"
    from "inventory"."product_variants" as "v"
      inner join "inventory"."products" as "p" on "p"."sku" = "v"."sku"
    where "v"."parent_sku" = "input"."key"
      and "v"."sku" <> "input"."key"
    order by "p"."sku"
    limit $2
  ) as "variant" on true
order by "variant"."sku"

-- product_words
-- by row rules: products
select "sku", "category", "brand"
from "inventory"."products"
where "sku" <> ''

-- products rows affected
-- by row rules: inbound_lanes, product_suppliers
select sku as key, true as affected
from (
  select sku
  from "inventory"."product_suppliers"
  where preferred
    and supplier_code in (
      select supplier
      from imported
    )
    and true
  union
  select way.sku
  from (
    select sku, array_agg(lane_code) as lanes
    from "inventory"."inbound_lanes"
    where true
      and sku in (
        select sku
        from "inventory"."inbound_lanes"
        where lane_code in (
          select lane
          from imported
        )
      )
    group by sku
  ) as way
    join (
      select array_agg(lane) as lanes
      from imported
      where lane is not null
      group by disruption
    ) as blocked on way.lanes <@ blocked.lanes
) as hit

-- products rows affected without optional tables
-- by row rules: product_suppliers
select sku as key, true as affected
from (
  select distinct sku
  from (
    select sku
    from "inventory"."product_suppliers"
    where preferred
      and supplier_code in (
        select supplier
        from imported
      )
      and true
  ) as supplied
) as hit

-- products rows content
-- by row rules: product_content
select sku as key, gtin, mpn
from (
  select "there".*
  from (values (null::text, null::text, null::text, null::text, null::text[])) as
      "absent"("url", "image_url", "gtin", "mpn", "tags")
    cross join lateral (
      select "sku", "url"::text, "image_url"::text, "gtin"::text, "mpn"::text, "tags"::text[]
      from "inventory"."product_content"
    ) as "there"
) as "product_content"
where true

-- products rows featured
-- given $1 patterns, $2 every, $3 words
-- by row rules: products
select sku as key, true as has
from "inventory"."products"
where search_text like any($1::text[])
  and (
    select case when $2::boolean then kept @> $3::text[] else kept && $3::text[] end
    from (
      select array(
        select (case when octet_length(word) = length(word) then lower(word collate "C") else
            replace(replace(replace(translate(
            lower(upper(regexp_replace(normalize(word, NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu")) collate
            "C", 'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end)
        from unnest("features") as word
      ) as kept
    ) as own
  )
  and true

-- products rows leadTimes
-- given $1 receiptsFrom, $2 receiptsUntil
-- by row rules: product_suppliers, purchase_orders, receipts
select distinct on (terms.sku) terms.sku as key, coalesce(record.days, terms.quoted_lead_time_days) as days
from "inventory"."product_suppliers" as terms
  left join (
    select receipt.sku, ordered.supplier_code,
        percentile_cont(0.5) within group
        (order by receipt.received_on - case when isfinite("ordered"."ordered_on") then
        "ordered"."ordered_on" end) as days
    from "inventory"."receipts" as receipt
      join (
        select "there".*
        from (values (null::timestamp with time zone)) as "absent"("updated_at")
          cross join lateral (
            select "number", "supplier_code", "status", "ordered_on", "updated_at"::timestamp with time zone
            from "inventory"."purchase_orders"
          ) as "there"
      ) as ordered on ordered.number = receipt.purchase_order_number
    where receipt.received_on >= $1::date
      and receipt.received_on < $2::date
      and true
    group by receipt.sku, ordered.supplier_code
    having count(*) >= 5
  ) as record on record.sku = terms.sku
    and record.supplier_code = terms.supplier_code
where terms.preferred
  and true
order by terms.sku, terms.supplier_code

-- products rows leadTimes without optional tables
-- by row rules: product_suppliers
select distinct on (terms.sku) terms.sku as key, coalesce(record.days, terms.quoted_lead_time_days) as days
from "inventory"."product_suppliers" as terms
  left join (
    select null::text as sku, null::text as supplier_code, null::float8 as days
    where false
  ) as record on record.sku = terms.sku
    and record.supplier_code = terms.supplier_code
where terms.preferred
  and true
order by terms.sku, terms.supplier_code

-- products rows parents
-- by row rules: product_variants, products
select sku as key, parent_sku as parent
from "inventory"."product_variants"
where parent_sku <> sku
  and parent_sku in (
    select sku
    from "inventory"."products"
  )
  and true

-- products rows preferred
-- by row rules: product_suppliers
select sku as key, min(supplier_code) as supplier
from "inventory"."product_suppliers"
where preferred
  and true
group by sku

-- products rows specified
-- given $1 namePatterns, $2 values, $3 valuePatterns, $4 name, $5 unit, $6 gt, $7 gte, $8 lt, $9 lte
-- by row rules: product_specifications
select distinct sku as key, true as has
from (
  select "there".*
  from (values (null::text)) as "absent"("search_text")
    cross join lateral (
      select "sku", "position", "name", "value", "unit", "search_text"::text
      from "inventory"."product_specifications"
    ) as "there"
) as "product_specifications"
where (search_text is null or
    (search_text like any($1::text[]) and ($2::text[] is null or search_text like any($3::text[]))))
  and (case when octet_length("name") = length("name") then lower("name" collate "C") else
      replace(replace(replace(translate(
      lower(upper(regexp_replace(normalize("name", NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu")) collate "C",
      'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end) = $4::text
  and ($2::text[] is null or
      (case when octet_length("value") = length("value") then lower("value" collate "C") else
      replace(replace(replace(translate(
      lower(upper(regexp_replace(normalize("value", NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu")) collate
      "C", 'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end) = any($2::text[]))
  and ($5::text is null or
      (case when octet_length("unit") = length("unit") then lower("unit" collate "C") else
      replace(replace(replace(translate(
      lower(upper(regexp_replace(normalize("unit", NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu")) collate "C",
      'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end) = $5::text)
  and ($6::numeric is null or
      (case when value ~ '^[+-]?[0-9]{1,15}([.][0-9]{1,15})?$' then value::numeric end) > $6::numeric)
  and ($7::numeric is null or
      (case when value ~ '^[+-]?[0-9]{1,15}([.][0-9]{1,15})?$' then value::numeric end) >= $7::numeric)
  and ($8::numeric is null or
      (case when value ~ '^[+-]?[0-9]{1,15}([.][0-9]{1,15})?$' then value::numeric end) < $8::numeric)
  and ($9::numeric is null or
      (case when value ~ '^[+-]?[0-9]{1,15}([.][0-9]{1,15})?$' then value::numeric end) <= $9::numeric)
  and true

-- products rows stock
-- by row rules: stock_levels
select sku as key, sum(available) as available,
    case when count(*) = count("committed"::bigint) then sum("committed"::bigint) end as "committed",
    case when count(*) = count("reserved"::bigint) then sum("reserved"::bigint) end as "reserved",
    case when count(*) = count("safety_stock"::bigint) then sum("safety_stock"::bigint) end as "safety_stock",
    case when count(*) = count("incoming"::bigint) then sum("incoming"::bigint) end as "incoming",
    case when count(*) =
    count("available"::bigint + "committed"::bigint + "reserved"::bigint + "safety_stock"::bigint) then
    sum("available"::bigint + "committed"::bigint + "reserved"::bigint + "safety_stock"::bigint) end as
    "on_hand", max(updated_at) as updated_at
from "inventory"."stock_levels"
where true
group by sku

-- products rows stock by country
-- given $1 country
-- by row rules: stock_levels
select sku as key, sum(available) as available,
    case when count(*) = count("committed"::bigint) then sum("committed"::bigint) end as "committed",
    case when count(*) = count("reserved"::bigint) then sum("reserved"::bigint) end as "reserved",
    case when count(*) = count("safety_stock"::bigint) then sum("safety_stock"::bigint) end as "safety_stock",
    case when count(*) = count("incoming"::bigint) then sum("incoming"::bigint) end as "incoming",
    case when count(*) =
    count("available"::bigint + "committed"::bigint + "reserved"::bigint + "safety_stock"::bigint) then
    sum("available"::bigint + "committed"::bigint + "reserved"::bigint + "safety_stock"::bigint) end as
    "on_hand", max(updated_at) as updated_at
from "inventory"."stock_levels"
where true
  and warehouse_code in (
    select warehouse_code
    from "inventory"."warehouse_countries"
    where country = $1::text
  )
group by sku

-- products rows stock by warehouses
-- given $1 warehouses
-- by row rules: stock_levels
select sku as key, sum(available) as available,
    case when count(*) = count("committed"::bigint) then sum("committed"::bigint) end as "committed",
    case when count(*) = count("reserved"::bigint) then sum("reserved"::bigint) end as "reserved",
    case when count(*) = count("safety_stock"::bigint) then sum("safety_stock"::bigint) end as "safety_stock",
    case when count(*) = count("incoming"::bigint) then sum("incoming"::bigint) end as "incoming",
    case when count(*) =
    count("available"::bigint + "committed"::bigint + "reserved"::bigint + "safety_stock"::bigint) then
    sum("available"::bigint + "committed"::bigint + "reserved"::bigint + "safety_stock"::bigint) end as
    "on_hand", max(updated_at) as updated_at
from "inventory"."stock_levels"
where true
  and warehouse_code = any($1::text[])
group by sku

-- products rows tagged
-- given $1 every, $2 words
-- by row rules: product_content
select sku as key, true as has
from (
  select "there".*
  from (values (null::text, null::text, null::text, null::text, null::text[])) as
      "absent"("url", "image_url", "gtin", "mpn", "tags")
    cross join lateral (
      select "sku", "url"::text, "image_url"::text, "gtin"::text, "mpn"::text, "tags"::text[]
      from "inventory"."product_content"
    ) as "there"
) as "product_content"
where cardinality(tags) > 0
  and (
    select case when $1::boolean then kept @> $2::text[] else kept && $2::text[] end
    from (
      select array(
        select (case when octet_length(word) = length(word) then lower(word collate "C") else
            replace(replace(replace(translate(
            lower(upper(regexp_replace(normalize(word, NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu")) collate
            "C", 'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end)
        from unnest("tags") as word
      ) as kept
    ) as own
  )
  and true

-- products value available
"available"

-- products value available, available
"available"::bigint

-- products value available, committed
"committed"::bigint

-- products value available, incoming
"incoming"::bigint

-- products value available, onHand
"on_hand"::bigint

-- products value available, reserved
"reserved"::bigint

-- products value available, safetyStock
"safety_stock"::bigint

-- products value available, updatedAt
"updated_at"

-- products value brand
"brand"

-- products value category
"category"

-- products value daysOfCover
case when "units" > 0 then "available"::float8 / ("units"::float8 / 28) end

-- products value discontinuedOn
"discontinued_on"

-- products value disrupted
"affected"

-- products value gtin
"gtin"

-- products value launchedOn
"launched_on"

-- products value leadTimeDays
"days"

-- products value lifecyclePlace
-- given $1 today, $2 yearAgo
array_position(array['INTRODUCTION', 'GROWTH', 'MATURITY', 'DECLINE'],
    case when "discontinued_on" <= $1::date then 'DECLINE' when coalesce("launched_on", "first_sold_on") >
    $1::date - 90 then 'INTRODUCTION' when
    (("recent" -
    (case when (coalesce("launched_on", "first_sold_on") is null or coalesce("launched_on", "first_sold_on")
    <= $2::date) then "year_ago" else "before" end))::float8 /
    nullif(case when
    (coalesce("launched_on", "first_sold_on") is null or coalesce("launched_on", "first_sold_on") <=
    $2::date) then "year_ago" else "before" end, 0) * 100) >= 20 then 'GROWTH' when
    (("recent" -
    (case when (coalesce("launched_on", "first_sold_on") is null or coalesce("launched_on", "first_sold_on")
    <= $2::date) then "year_ago" else "before" end))::float8 /
    nullif(case when
    (coalesce("launched_on", "first_sold_on") is null or coalesce("launched_on", "first_sold_on") <=
    $2::date) then "year_ago" else "before" end, 0) * 100) <= -20 then 'DECLINE' else 'MATURITY' end)

-- products value lifecycleStage
-- given $1 today, $2 yearAgo
case when "discontinued_on" <= $1::date then 'DECLINE' when coalesce("launched_on", "first_sold_on") >
    $1::date - 90 then 'INTRODUCTION' when
    (("recent" -
    (case when (coalesce("launched_on", "first_sold_on") is null or coalesce("launched_on", "first_sold_on")
    <= $2::date) then "year_ago" else "before" end))::float8 /
    nullif(case when
    (coalesce("launched_on", "first_sold_on") is null or coalesce("launched_on", "first_sold_on") <=
    $2::date) then "year_ago" else "before" end, 0) * 100) >= 20 then 'GROWTH' when
    (("recent" -
    (case when (coalesce("launched_on", "first_sold_on") is null or coalesce("launched_on", "first_sold_on")
    <= $2::date) then "year_ago" else "before" end))::float8 /
    nullif(case when
    (coalesce("launched_on", "first_sold_on") is null or coalesce("launched_on", "first_sold_on") <=
    $2::date) then "year_ago" else "before" end, 0) * 100) <= -20 then 'DECLINE' else 'MATURITY' end

-- products value lifecycleStage, comparesYears
-- given $1 yearAgo
(coalesce("launched_on", "first_sold_on") is null or coalesce("launched_on", "first_sold_on") <= $1::date)

-- products value lifecycleStage, discontinuedOn
"discontinued_on"

-- products value lifecycleStage, launchedOn
coalesce("launched_on", "first_sold_on")

-- products value lifecycleStage, stage
-- given $1 today, $2 yearAgo
case when "discontinued_on" <= $1::date then 'DECLINE' when coalesce("launched_on", "first_sold_on") >
    $1::date - 90 then 'INTRODUCTION' when
    (("recent" -
    (case when (coalesce("launched_on", "first_sold_on") is null or coalesce("launched_on", "first_sold_on")
    <= $2::date) then "year_ago" else "before" end))::float8 /
    nullif(case when
    (coalesce("launched_on", "first_sold_on") is null or coalesce("launched_on", "first_sold_on") <=
    $2::date) then "year_ago" else "before" end, 0) * 100) >= 20 then 'GROWTH' when
    (("recent" -
    (case when (coalesce("launched_on", "first_sold_on") is null or coalesce("launched_on", "first_sold_on")
    <= $2::date) then "year_ago" else "before" end))::float8 /
    nullif(case when
    (coalesce("launched_on", "first_sold_on") is null or coalesce("launched_on", "first_sold_on") <=
    $2::date) then "year_ago" else "before" end, 0) * 100) <= -20 then 'DECLINE' else 'MATURITY' end

-- products value lifecycleStage, trendPercent
-- given $1 yearAgo
(("recent" -
    (case when (coalesce("launched_on", "first_sold_on") is null or coalesce("launched_on", "first_sold_on")
    <= $1::date) then "year_ago" else "before" end))::float8 /
    nullif(case when
    (coalesce("launched_on", "first_sold_on") is null or coalesce("launched_on", "first_sold_on") <=
    $1::date) then "year_ago" else "before" end, 0) * 100)

-- products value mpn
"mpn"

-- products value name
"name"

-- products value parent
"parent"

-- products value sellThroughPercent
case when coalesce("units", 0) + "on_hand" > 0 then (coalesce("units", 0) * 100)::float8 /
    (coalesce("units", 0) + "on_hand") end

-- products value sku
"key"

-- products value stockUpdatedAt
"updated_at"

-- products value stockValue
round("available" * "minor")

-- products value stockoutBeforeReplenishment
case when "available" is null then null when coalesce("units", 0) <= 0 then false else "available"::float8 /
    ("units"::float8 / 28) < "days" end

-- products value supplier
"supplier"

-- products value updatedAt
"updated_at"

-- products value withFeature
"has"

-- products value withSpecification
"has"

-- products value withTag
"has"

-- products_by_brand
-- given $1 names
-- by row rules: products
select "name", "counted" as "products"
from (
  select "brand" as name, count(*) as counted
  from "inventory"."products"
  where "brand" is not null
  group by 1
) as "word"
where "name" = any((
  select $1::text[]
)::text[])

-- products_by_category
-- given $1 names
-- by row rules: products
select "name", "counted" as "products"
from (
  select "category" as name, count(*) as counted
  from "inventory"."products"
  where "category" is not null
  group by 1
) as "word"
where "name" = any((
  select $1::text[]
)::text[])

-- products_by_sku
-- given $1 skus
-- by row rules: products
select "sku", "name", "brand", "category", "launched_on", "discontinued_on"
from "inventory"."products"
where "sku" = any((
  select $1::text[]
)::text[])

-- products_count
-- given $1 always "x"
-- by row rules: product_content, products
-- planned anew for each run
select count(*) as count
from (
  with listed as (
    select base."sku" as key
    from "inventory"."products" as base
    where true
  )
  select listed.key as key
  from listed
    left join (
      select sku as key, gtin, mpn
      from (
        select "there".*
        from (values (null::text, null::text, null::text, null::text, null::text[])) as
            "absent"("url", "image_url", "gtin", "mpn", "tags")
          cross join lateral (
            select "sku", "url"::text, "image_url"::text, "gtin"::text, "mpn"::text, "tags"::text[]
            from "inventory"."product_content"
          ) as "there"
      ) as "product_content"
      where true
    ) as r0 on r0.key = listed.key
  where listed.key <> ''
    and (r0.key is not null and r0."gtin" = cast($1 as text))
) as found

-- products_counted_page
-- given $1 always "x", $2 always 2
-- by row rules: product_content, products
-- planned anew for each run
with found as materialized (
  with listed as (
    select base."sku" as key
    from "inventory"."products" as base
    where true
  )
  select listed.key as key, r0."gtin" as value
  from listed
    left join (
      select sku as key, gtin, mpn
      from (
        select "there".*
        from (values (null::text, null::text, null::text, null::text, null::text[])) as
            "absent"("url", "image_url", "gtin", "mpn", "tags")
          cross join lateral (
            select "sku", "url"::text, "image_url"::text, "gtin"::text, "mpn"::text, "tags"::text[]
            from "inventory"."product_content"
          ) as "there"
      ) as "product_content"
      where true
    ) as r0 on r0.key = listed.key
  where listed.key <> ''
    and (r0.key is not null and r0."gtin" = cast($1 as text))
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

-- products_estimate
-- given $1 always "x"
-- by row rules: product_content, products
-- planned anew for each run
explain (format json) with listed as (
  select base."sku" as key
  from "inventory"."products" as base
  where true
)
select listed.key as key
from listed
  left join (
    select sku as key, gtin, mpn
    from (
      select "there".*
      from (values (null::text, null::text, null::text, null::text, null::text[])) as
          "absent"("url", "image_url", "gtin", "mpn", "tags")
        cross join lateral (
          select "sku", "url"::text, "image_url"::text, "gtin"::text, "mpn"::text, "tags"::text[]
          from "inventory"."product_content"
        ) as "there"
    ) as "product_content"
    where true
  ) as r0 on r0.key = listed.key
where listed.key <> ''
  and (r0.key is not null and r0."gtin" = cast($1 as text))

-- products_groups
-- given $1 always "x", $2 always "x", $3 always 1
-- by row rules: product_content, products
-- planned anew for each run
select value, count(*) as count, (sum(count(*)) over ())::bigint as total
from (
  with listed as (
    select base."sku" as key
    from "inventory"."products" as base
    where true
  )
  select listed.key as key, coalesce(nullif(r0."gtin"::text, ''), $1) as value
  from listed
    left join (
      select sku as key, gtin, mpn
      from (
        select "there".*
        from (values (null::text, null::text, null::text, null::text, null::text[])) as
            "absent"("url", "image_url", "gtin", "mpn", "tags")
          cross join lateral (
            select "sku", "url"::text, "image_url"::text, "gtin"::text, "mpn"::text, "tags"::text[]
            from "inventory"."product_content"
          ) as "there"
      ) as "product_content"
      where true
    ) as r0 on r0.key = listed.key
  where listed.key <> ''
    and (r0.key is not null and r0."gtin" = cast($2 as text))
) as found
group by value
order by count desc, value
limit $3

-- products_matching
-- given $1 always "x", $2 always 2
-- by row rules: product_content, products
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys
from (
  with listed as (
    select base."sku" as key
    from "inventory"."products" as base
    where true
  )
  select listed.key as key
  from listed
    left join (
      select sku as key, gtin, mpn
      from (
        select "there".*
        from (values (null::text, null::text, null::text, null::text, null::text[])) as
            "absent"("url", "image_url", "gtin", "mpn", "tags")
          cross join lateral (
            select "sku", "url"::text, "image_url"::text, "gtin"::text, "mpn"::text, "tags"::text[]
            from "inventory"."product_content"
          ) as "there"
      ) as "product_content"
      where true
    ) as r0 on r0.key = listed.key
  where listed.key <> ''
    and (r0.key is not null and r0."gtin" = cast($1 as text))
  limit $2
) as found

-- products_page
-- given $1 always "x", $2 always 2
-- by row rules: product_content, products
-- planned anew for each run
with found as (
  with listed as (
    select base."sku" as key
    from "inventory"."products" as base
    where true
  )
  select listed.key as key, r0."gtin" as value
  from listed
    left join (
      select sku as key, gtin, mpn
      from (
        select "there".*
        from (values (null::text, null::text, null::text, null::text, null::text[])) as
            "absent"("url", "image_url", "gtin", "mpn", "tags")
          cross join lateral (
            select "sku", "url"::text, "image_url"::text, "gtin"::text, "mpn"::text, "tags"::text[]
            from "inventory"."product_content"
          ) as "there"
      ) as "product_content"
      where true
    ) as r0 on r0.key = listed.key
  where listed.key <> ''
    and (r0.key is not null and r0."gtin" = cast($1 as text))
)
select key, "value"::text as "cursor_0", "key"::text as "cursor_1"
from found
where ("key" <> '')
order by "value" asc, "key" asc
limit $2

-- products_sums
-- given $1 always "x"
-- by row rules: product_content, products
-- planned anew for each run
select count(*) as count, sum("sum") as "sum"
from (
  with listed as (
    select base."sku" as key
    from "inventory"."products" as base
    where true
  )
  select listed.key as key, r0."gtin" as "sum"
  from listed
    left join (
      select sku as key, gtin, mpn
      from (
        select "there".*
        from (values (null::text, null::text, null::text, null::text, null::text[])) as
            "absent"("url", "image_url", "gtin", "mpn", "tags")
          cross join lateral (
            select "sku", "url"::text, "image_url"::text, "gtin"::text, "mpn"::text, "tags"::text[]
            from "inventory"."product_content"
          ) as "there"
      ) as "product_content"
      where true
    ) as r0 on r0.key = listed.key
  where listed.key <> ''
    and (r0.key is not null and r0."gtin" = cast($1 as text))
) as found

-- products_told
-- given $1 always "x", $2 always 2
-- by row rules: product_content, products
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys,
    string_agg(coalesce(value::text, chr(30)), chr(31)) as values
from (
  select key, value
  from (
    with listed as (
      select base."sku" as key
      from "inventory"."products" as base
      where true
    )
    select listed.key as key, r0."gtin" as value
    from listed
      left join (
        select sku as key, gtin, mpn
        from (
          select "there".*
          from (values (null::text, null::text, null::text, null::text, null::text[])) as
              "absent"("url", "image_url", "gtin", "mpn", "tags")
            cross join lateral (
              select "sku", "url"::text, "image_url"::text, "gtin"::text, "mpn"::text, "tags"::text[]
              from "inventory"."product_content"
            ) as "there"
        ) as "product_content"
        where true
      ) as r0 on r0.key = listed.key
    where listed.key <> ''
      and (r0.key is not null and r0."gtin" = cast($1 as text))
  ) as valued
  where value is not null
  limit $2
) as found

-- products_values
-- given $1 keys, $2 today, $3 yearAgo, $4 imported_0, $5 imported_1, $6 imported_2, $7 imported_3, $8 imported_4, $9 imported_5, $10 imported_6, $11 receiptsFrom, $12 receiptsUntil, $13 imported_7, $14 imported_8, $15 imported_9, $16 imported_10, $17 imported_11, $18 as the filter says, $19 as the filter says, $20 as the filter says, $21 as the filter says, $22 as the filter says, $23 as the filter says, $24 as the filter says, $25 as the filter says, $26 as the filter says, $27 as the filter says, $28 as the filter says, $29 as the filter says, $30 as the filter says, $31 as the filter says, $32 as the filter says, $33 as the filter says, $34 as the filter says, $35 as the filter says, $36 as the filter says, $37 as the filter says, $38 as the filter says, $39 as the filter says, $40 as the filter says
-- by row rules: inbound_lanes, product_content, product_specifications, product_suppliers, product_variants, products, purchase_orders, receipts, stock_levels
with listed as (
  select base."sku" as key, base."name" as "name", base."brand" as "brand", base."category" as "category",
      base."launched_on" as "launched_on", base."discontinued_on" as "discontinued_on",
      base."updated_at" as "updated_at"
  from "inventory"."products" as base
    join unnest((
      select $1::text[]
    )) as input(key) on input.key = base."sku"
  where true
)
select listed.key as key, listed.key as "v0", listed."name" as "v1", listed."brand" as "v2",
    listed."category" as "v3", r0."gtin" as "v4", r0."mpn" as "v5", r1."parent" as "v6",
    r2."supplier" as "v7", listed."launched_on" as "v8", listed."discontinued_on" as "v9",
    listed."updated_at" as "v10", case when listed."discontinued_on" <= (
  select $2::date
) then 'DECLINE' when coalesce(listed."launched_on", r3."first_sold_on") > (
  select $2::date
) - 90 then 'INTRODUCTION' when
    ((r3."recent" -
    (case when (coalesce(listed."launched_on", r3."first_sold_on") is null or
    coalesce(listed."launched_on", r3."first_sold_on") <= (
  select $3::date
)) then r3."year_ago" else r3."before" end))::float8 /
    nullif(case when
    (coalesce(listed."launched_on", r3."first_sold_on") is null or
    coalesce(listed."launched_on", r3."first_sold_on") <= (
  select $3::date
)) then r3."year_ago" else r3."before" end, 0) * 100) >= 20 then 'GROWTH' when
    ((r3."recent" -
    (case when (coalesce(listed."launched_on", r3."first_sold_on") is null or
    coalesce(listed."launched_on", r3."first_sold_on") <= (
  select $3::date
)) then r3."year_ago" else r3."before" end))::float8 /
    nullif(case when
    (coalesce(listed."launched_on", r3."first_sold_on") is null or
    coalesce(listed."launched_on", r3."first_sold_on") <= (
  select $3::date
)) then r3."year_ago" else r3."before" end, 0) * 100) <= -20 then 'DECLINE' else 'MATURITY' end as
    "v11_stage", ((r3."recent" -
    (case when (coalesce(listed."launched_on", r3."first_sold_on") is null or
    coalesce(listed."launched_on", r3."first_sold_on") <= (
  select $3::date
)) then r3."year_ago" else r3."before" end))::float8 /
    nullif(case when
    (coalesce(listed."launched_on", r3."first_sold_on") is null or
    coalesce(listed."launched_on", r3."first_sold_on") <= (
  select $3::date
)) then r3."year_ago" else r3."before" end, 0) * 100) as "v11_trendPercent",
    coalesce(listed."launched_on", r3."first_sold_on") as "v11_launchedOn",
    listed."discontinued_on" as "v11_discontinuedOn",
    (coalesce(listed."launched_on", r3."first_sold_on") is null or
    coalesce(listed."launched_on", r3."first_sold_on") <= (
  select $3::date
)) as "v11_comparesYears",
    array_position(array['INTRODUCTION', 'GROWTH', 'MATURITY', 'DECLINE'],
    case when listed."discontinued_on" <= (
  select $2::date
) then 'DECLINE' when coalesce(listed."launched_on", r3."first_sold_on") > (
  select $2::date
) - 90 then 'INTRODUCTION' when
    ((r3."recent" -
    (case when (coalesce(listed."launched_on", r3."first_sold_on") is null or
    coalesce(listed."launched_on", r3."first_sold_on") <= (
  select $3::date
)) then r3."year_ago" else r3."before" end))::float8 /
    nullif(case when
    (coalesce(listed."launched_on", r3."first_sold_on") is null or
    coalesce(listed."launched_on", r3."first_sold_on") <= (
  select $3::date
)) then r3."year_ago" else r3."before" end, 0) * 100) >= 20 then 'GROWTH' when
    ((r3."recent" -
    (case when (coalesce(listed."launched_on", r3."first_sold_on") is null or
    coalesce(listed."launched_on", r3."first_sold_on") <= (
  select $3::date
)) then r3."year_ago" else r3."before" end))::float8 /
    nullif(case when
    (coalesce(listed."launched_on", r3."first_sold_on") is null or
    coalesce(listed."launched_on", r3."first_sold_on") <= (
  select $3::date
)) then r3."year_ago" else r3."before" end, 0) * 100) <= -20 then 'DECLINE' else 'MATURITY' end) as "v12",
    r4."available"::bigint as "v13_available", r4."committed"::bigint as "v13_committed",
    r4."reserved"::bigint as "v13_reserved", r4."safety_stock"::bigint as "v13_safetyStock",
    r4."incoming"::bigint as "v13_incoming", r4."on_hand"::bigint as "v13_onHand",
    r4."updated_at" as "v13_updatedAt", r4."updated_at" as "v14",
    case when r5."units" > 0 then r4."available"::float8 / (r5."units"::float8 / 28) end as "v15",
    r6."days" as "v16",
    case when r4."available" is null then null when coalesce(r5."units", 0) <= 0 then false else
    r4."available"::float8 / (r5."units"::float8 / 28) < r6."days" end as "v17",
    case when coalesce(r5."units", 0) + r4."on_hand" > 0 then (coalesce(r5."units", 0) * 100)::float8 /
    (coalesce(r5."units", 0) + r4."on_hand") end as "v18", round(r4."available" * r7."minor") as "v19",
    coalesce(r8."affected", false) as "v20", coalesce(r9."has", false) as "v21",
    coalesce(r10."has", false) as "v22", coalesce(r11."has", false) as "v23"
from listed
  left join (
    select sku as key, gtin, mpn
    from (
      select "there".*
      from (values (null::text, null::text, null::text, null::text, null::text[])) as
          "absent"("url", "image_url", "gtin", "mpn", "tags")
        cross join lateral (
          select "sku", "url"::text, "image_url"::text, "gtin"::text, "mpn"::text, "tags"::text[]
          from "inventory"."product_content"
        ) as "there"
    ) as "product_content"
    where "sku" = any((
      select $1::text[]
    )::text[])
  ) as r0 on r0.key = listed.key
  left join (
    select sku as key, parent_sku as parent
    from "inventory"."product_variants"
    where parent_sku <> sku
      and parent_sku in (
        select sku
        from "inventory"."products"
      )
      and "sku" = any((
        select $1::text[]
      )::text[])
  ) as r1 on r1.key = listed.key
  left join (
    select sku as key, min(supplier_code) as supplier
    from "inventory"."product_suppliers"
    where preferred
      and "sku" = any((
        select $1::text[]
      )::text[])
    group by sku
  ) as r2 on r2.key = listed.key
  left join (
    select *
    from unnest(string_to_array($4, chr(31), chr(30))::text[],
        string_to_array($5, chr(31), chr(30))::bigint[], string_to_array($6, chr(31), chr(30))::bigint[],
        string_to_array($7, chr(31), chr(30))::bigint[], string_to_array($8, chr(31), chr(30))::date[]) as
        imported("key", "recent", "before", "year_ago", "first_sold_on")
  ) as r3 on r3.key = listed.key
  left join (
    select sku as key, sum(available) as available,
        case when count(*) = count("committed"::bigint) then sum("committed"::bigint) end as "committed",
        case when count(*) = count("reserved"::bigint) then sum("reserved"::bigint) end as "reserved",
        case when count(*) = count("safety_stock"::bigint) then sum("safety_stock"::bigint) end as
        "safety_stock",
        case when count(*) = count("incoming"::bigint) then sum("incoming"::bigint) end as "incoming",
        case when count(*) =
        count("available"::bigint + "committed"::bigint + "reserved"::bigint + "safety_stock"::bigint) then
        sum("available"::bigint + "committed"::bigint + "reserved"::bigint + "safety_stock"::bigint) end as
        "on_hand", max(updated_at) as updated_at
    from "inventory"."stock_levels"
    where "sku" = any((
      select $1::text[]
    )::text[])
    group by sku
  ) as r4 on r4.key = listed.key
  left join (
    select *
    from unnest(string_to_array($9, chr(31), chr(30))::text[],
        string_to_array($10, chr(31), chr(30))::bigint[]) as imported("key", "units")
  ) as r5 on r5.key = listed.key
  left join (
    select distinct on (terms.sku) terms.sku as key,
        coalesce(record.days, terms.quoted_lead_time_days) as days
    from "inventory"."product_suppliers" as terms
      left join (
        select receipt.sku, ordered.supplier_code,
            percentile_cont(0.5) within group
            (order by receipt.received_on - case when isfinite("ordered"."ordered_on") then
            "ordered"."ordered_on" end) as days
        from "inventory"."receipts" as receipt
          join (
            select "there".*
            from (values (null::timestamp with time zone)) as "absent"("updated_at")
              cross join lateral (
                select "number", "supplier_code", "status", "ordered_on",
                    "updated_at"::timestamp with time zone
                from "inventory"."purchase_orders"
              ) as "there"
          ) as ordered on ordered.number = receipt.purchase_order_number
        where receipt.received_on >= (
          select $11::date
        )
          and receipt.received_on < (
            select $12::date
          )
          and "receipt"."sku" = any((
            select $1::text[]
          )::text[])
        group by receipt.sku, ordered.supplier_code
        having count(*) >= 5
      ) as record on record.sku = terms.sku
        and record.supplier_code = terms.supplier_code
    where terms.preferred
      and "terms"."sku" = any((
        select $1::text[]
      )::text[])
    order by terms.sku, terms.supplier_code
  ) as r6 on r6.key = listed.key
  left join (
    select *
    from unnest(string_to_array($13, chr(31), chr(30))::text[],
        string_to_array($14, chr(31), chr(30))::numeric[]) as imported("key", "minor")
  ) as r7 on r7.key = listed.key
  left join (
    select sku as key, true as affected
    from (
      select sku
      from "inventory"."product_suppliers"
      where preferred
        and supplier_code in (
          select supplier
          from unnest(string_to_array($15, chr(31), chr(30))::text[],
              string_to_array($16, chr(31), chr(30))::text[], string_to_array($17, chr(31), chr(30))::text[])
              as imported("disruption", "supplier", "lane")
        )
        and "sku" = any((
          select $1::text[]
        )::text[])
      union
      select way.sku
      from (
        select sku, array_agg(lane_code) as lanes
        from "inventory"."inbound_lanes"
        where "sku" = any((
          select $1::text[]
        )::text[])
          and sku in (
            select sku
            from "inventory"."inbound_lanes"
            where lane_code in (
              select lane
              from unnest(string_to_array($15, chr(31), chr(30))::text[],
                  string_to_array($16, chr(31), chr(30))::text[],
                  string_to_array($17, chr(31), chr(30))::text[]) as
                  imported("disruption", "supplier", "lane")
            )
          )
        group by sku
      ) as way
        join (
          select array_agg(lane) as lanes
          from unnest(string_to_array($15, chr(31), chr(30))::text[],
              string_to_array($16, chr(31), chr(30))::text[], string_to_array($17, chr(31), chr(30))::text[])
              as imported("disruption", "supplier", "lane")
          where lane is not null
          group by disruption
        ) as blocked on way.lanes <@ blocked.lanes
    ) as hit
  ) as r8 on r8.key = listed.key
  left join (
    select sku as key, true as has
    from "inventory"."products"
    where search_text like any($18::text[])
      and (
        select case when $19::boolean then kept @> $20::text[] else kept && $21::text[] end
        from (
          select array(
            select (case when octet_length(word) = length(word) then lower(word collate "C") else
                replace(replace(replace(translate(
                lower(upper(regexp_replace(normalize(word, NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu"))
                collate "C", 'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end)
            from unnest("features") as word
          ) as kept
        ) as own
      )
      and "sku" = any((
        select $1::text[]
      )::text[])
  ) as r9 on r9.key = listed.key
  left join (
    select sku as key, true as has
    from (
      select "there".*
      from (values (null::text, null::text, null::text, null::text, null::text[])) as
          "absent"("url", "image_url", "gtin", "mpn", "tags")
        cross join lateral (
          select "sku", "url"::text, "image_url"::text, "gtin"::text, "mpn"::text, "tags"::text[]
          from "inventory"."product_content"
        ) as "there"
    ) as "product_content"
    where cardinality(tags) > 0
      and (
        select case when $22::boolean then kept @> $23::text[] else kept && $24::text[] end
        from (
          select array(
            select (case when octet_length(word) = length(word) then lower(word collate "C") else
                replace(replace(replace(translate(
                lower(upper(regexp_replace(normalize(word, NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu"))
                collate "C", 'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end)
            from unnest("tags") as word
          ) as kept
        ) as own
      )
      and "sku" = any((
        select $1::text[]
      )::text[])
  ) as r10 on r10.key = listed.key
  left join (
    select distinct sku as key, true as has
    from (
      select "there".*
      from (values (null::text)) as "absent"("search_text")
        cross join lateral (
          select "sku", "position", "name", "value", "unit", "search_text"::text
          from "inventory"."product_specifications"
        ) as "there"
    ) as "product_specifications"
    where (search_text is null or
        (search_text like any($25::text[]) and ($26::text[] is null or search_text like any($27::text[]))))
      and (case when octet_length("name") = length("name") then lower("name" collate "C") else
          replace(replace(replace(translate(
          lower(upper(regexp_replace(normalize("name", NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu")) collate
          "C", 'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end) = $28::text
      and ($29::text[] is null or
          (case when octet_length("value") = length("value") then lower("value" collate "C") else
          replace(replace(replace(translate(
          lower(upper(regexp_replace(normalize("value", NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu"))
          collate "C", 'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end) = any($30::text[]))
      and ($31::text is null or
          (case when octet_length("unit") = length("unit") then lower("unit" collate "C") else
          replace(replace(replace(translate(
          lower(upper(regexp_replace(normalize("unit", NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu")) collate
          "C", 'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end) = $32::text)
      and ($33::numeric is null or
          (case when value ~ '^[+-]?[0-9]{1,15}([.][0-9]{1,15})?$' then value::numeric end) > $34::numeric)
      and ($35::numeric is null or
          (case when value ~ '^[+-]?[0-9]{1,15}([.][0-9]{1,15})?$' then value::numeric end) >= $36::numeric)
      and ($37::numeric is null or
          (case when value ~ '^[+-]?[0-9]{1,15}([.][0-9]{1,15})?$' then value::numeric end) < $38::numeric)
      and ($39::numeric is null or
          (case when value ~ '^[+-]?[0-9]{1,15}([.][0-9]{1,15})?$' then value::numeric end) <= $40::numeric)
      and "sku" = any((
        select $1::text[]
      )::text[])
  ) as r11 on r11.key = listed.key
where listed.key <> ''

-- products_values_in_country
-- given $1 keys, $2 argument_0_country, $3 imported_0, $4 imported_1
-- by row rules: products, stock_levels
with listed as (
  select base."sku" as key
  from "inventory"."products" as base
    join unnest((
      select $1::text[]
    )) as input(key) on input.key = base."sku"
  where true
)
select listed.key as key, r0."available"::bigint as "v0_available", r0."committed"::bigint as "v0_committed",
    r0."reserved"::bigint as "v0_reserved", r0."safety_stock"::bigint as "v0_safetyStock",
    r0."incoming"::bigint as "v0_incoming", r0."on_hand"::bigint as "v0_onHand",
    r0."updated_at" as "v0_updatedAt",
    case when r1."units" > 0 then r0."available"::float8 / (r1."units"::float8 / 28) end as "v1"
from listed
  left join (
    select sku as key, sum(available) as available,
        case when count(*) = count("committed"::bigint) then sum("committed"::bigint) end as "committed",
        case when count(*) = count("reserved"::bigint) then sum("reserved"::bigint) end as "reserved",
        case when count(*) = count("safety_stock"::bigint) then sum("safety_stock"::bigint) end as
        "safety_stock",
        case when count(*) = count("incoming"::bigint) then sum("incoming"::bigint) end as "incoming",
        case when count(*) =
        count("available"::bigint + "committed"::bigint + "reserved"::bigint + "safety_stock"::bigint) then
        sum("available"::bigint + "committed"::bigint + "reserved"::bigint + "safety_stock"::bigint) end as
        "on_hand", max(updated_at) as updated_at
    from "inventory"."stock_levels"
    where "sku" = any((
      select $1::text[]
    )::text[])
      and warehouse_code in (
        select warehouse_code
        from "inventory"."warehouse_countries"
        where country = $2::text
      )
    group by sku
  ) as r0 on r0.key = listed.key
  left join (
    select *
    from unnest(string_to_array($3, chr(31), chr(30))::text[],
        string_to_array($4, chr(31), chr(30))::bigint[]) as imported("key", "units")
  ) as r1 on r1.key = listed.key
where listed.key <> ''

-- products_values_in_warehouses
-- given $1 keys, $2 argument_0_warehouses, $3 imported_0, $4 imported_1
-- by row rules: products, stock_levels
with listed as (
  select base."sku" as key
  from "inventory"."products" as base
    join unnest((
      select $1::text[]
    )) as input(key) on input.key = base."sku"
  where true
)
select listed.key as key, r0."available"::bigint as "v0_available", r0."committed"::bigint as "v0_committed",
    r0."reserved"::bigint as "v0_reserved", r0."safety_stock"::bigint as "v0_safetyStock",
    r0."incoming"::bigint as "v0_incoming", r0."on_hand"::bigint as "v0_onHand",
    r0."updated_at" as "v0_updatedAt",
    case when r1."units" > 0 then r0."available"::float8 / (r1."units"::float8 / 28) end as "v1"
from listed
  left join (
    select sku as key, sum(available) as available,
        case when count(*) = count("committed"::bigint) then sum("committed"::bigint) end as "committed",
        case when count(*) = count("reserved"::bigint) then sum("reserved"::bigint) end as "reserved",
        case when count(*) = count("safety_stock"::bigint) then sum("safety_stock"::bigint) end as
        "safety_stock",
        case when count(*) = count("incoming"::bigint) then sum("incoming"::bigint) end as "incoming",
        case when count(*) =
        count("available"::bigint + "committed"::bigint + "reserved"::bigint + "safety_stock"::bigint) then
        sum("available"::bigint + "committed"::bigint + "reserved"::bigint + "safety_stock"::bigint) end as
        "on_hand", max(updated_at) as updated_at
    from "inventory"."stock_levels"
    where "sku" = any((
      select $1::text[]
    )::text[])
      and warehouse_code = any($2::text[])
    group by sku
  ) as r0 on r0.key = listed.key
  left join (
    select *
    from unnest(string_to_array($3, chr(31), chr(30))::text[],
        string_to_array($4, chr(31), chr(30))::bigint[]) as imported("key", "units")
  ) as r1 on r1.key = listed.key
where listed.key <> ''

-- purchase_orders rows open
-- by row rules: purchase_order_lines
select purchase_order_number as key, min(expected_on) as expected_on
from "inventory"."purchase_order_lines"
where received_quantity < quantity
  and true
group by 1

-- purchase_orders rows withSku
-- given $1 skus
-- by row rules: purchase_order_lines
select distinct purchase_order_number as key, true as has
from "inventory"."purchase_order_lines"
where sku = any($1::text[])

-- purchase_orders value expectedOn
"expected_on"

-- purchase_orders value late
-- given $1 today
("status" = 'OPEN' and coalesce("expected_on" < $1::date, false))

-- purchase_orders value number
"key"

-- purchase_orders value orderedOn
"ordered_on"

-- purchase_orders value status
"status"

-- purchase_orders value supplier
"supplier_code"

-- purchase_orders value updatedAt
"updated_at"

-- purchase_orders value withSku
"has"

-- purchase_orders_by_number
-- given $1 numbers
-- by row rules: purchase_orders
select "number", "supplier_code", "status", "ordered_on", "updated_at"::timestamptz as "updated_at"
from (
  select "there".*
  from (values (null::timestamp with time zone)) as "absent"("updated_at")
    cross join lateral (
      select "number", "supplier_code", "status", "ordered_on", "updated_at"::timestamp with time zone
      from "inventory"."purchase_orders"
    ) as "there"
) as "purchase_orders"
where "number" = any((
  select $1::text[]
)::text[])

-- purchase_orders_count
-- given $1 always "x"
-- by row rules: purchase_order_lines, purchase_orders
-- planned anew for each run
select count(*) as count
from (
  with listed as (
    select base."number" as key
    from (
      select "there".*
      from (values (null::timestamp with time zone)) as "absent"("updated_at")
        cross join lateral (
          select "number", "supplier_code", "status", "ordered_on", "updated_at"::timestamp with time zone
          from "inventory"."purchase_orders"
        ) as "there"
    ) as base
    where true
  )
  select listed.key as key
  from listed
    left join (
      select purchase_order_number as key, min(expected_on) as expected_on
      from "inventory"."purchase_order_lines"
      where received_quantity < quantity
        and true
      group by 1
    ) as r0 on r0.key = listed.key
  where listed.key <> ''
    and (r0.key is not null and r0."expected_on" = cast($1 as date))
) as found

-- purchase_orders_counted_page
-- given $1 always "x", $2 always 2
-- by row rules: purchase_order_lines, purchase_orders
-- planned anew for each run
with found as materialized (
  with listed as (
    select base."number" as key
    from (
      select "there".*
      from (values (null::timestamp with time zone)) as "absent"("updated_at")
        cross join lateral (
          select "number", "supplier_code", "status", "ordered_on", "updated_at"::timestamp with time zone
          from "inventory"."purchase_orders"
        ) as "there"
    ) as base
    where true
  )
  select listed.key as key, r0."expected_on" as value
  from listed
    left join (
      select purchase_order_number as key, min(expected_on) as expected_on
      from "inventory"."purchase_order_lines"
      where received_quantity < quantity
        and true
      group by 1
    ) as r0 on r0.key = listed.key
  where listed.key <> ''
    and (r0.key is not null and r0."expected_on" = cast($1 as date))
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

-- purchase_orders_estimate
-- given $1 always "x"
-- by row rules: purchase_order_lines, purchase_orders
-- planned anew for each run
explain (format json) with listed as (
  select base."number" as key
  from (
    select "there".*
    from (values (null::timestamp with time zone)) as "absent"("updated_at")
      cross join lateral (
        select "number", "supplier_code", "status", "ordered_on", "updated_at"::timestamp with time zone
        from "inventory"."purchase_orders"
      ) as "there"
  ) as base
  where true
)
select listed.key as key
from listed
  left join (
    select purchase_order_number as key, min(expected_on) as expected_on
    from "inventory"."purchase_order_lines"
    where received_quantity < quantity
      and true
    group by 1
  ) as r0 on r0.key = listed.key
where listed.key <> ''
  and (r0.key is not null and r0."expected_on" = cast($1 as date))

-- purchase_orders_groups
-- given $1 always "x", $2 always "x", $3 always 1
-- by row rules: purchase_order_lines, purchase_orders
-- planned anew for each run
select value, count(*) as count, (sum(count(*)) over ())::bigint as total
from (
  with listed as (
    select base."number" as key
    from (
      select "there".*
      from (values (null::timestamp with time zone)) as "absent"("updated_at")
        cross join lateral (
          select "number", "supplier_code", "status", "ordered_on", "updated_at"::timestamp with time zone
          from "inventory"."purchase_orders"
        ) as "there"
    ) as base
    where true
  )
  select listed.key as key, coalesce(nullif(r0."expected_on"::text, ''), $1) as value
  from listed
    left join (
      select purchase_order_number as key, min(expected_on) as expected_on
      from "inventory"."purchase_order_lines"
      where received_quantity < quantity
        and true
      group by 1
    ) as r0 on r0.key = listed.key
  where listed.key <> ''
    and (r0.key is not null and r0."expected_on" = cast($2 as date))
) as found
group by value
order by count desc, value
limit $3

-- purchase_orders_matching
-- given $1 always "x", $2 always 2
-- by row rules: purchase_order_lines, purchase_orders
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys
from (
  with listed as (
    select base."number" as key
    from (
      select "there".*
      from (values (null::timestamp with time zone)) as "absent"("updated_at")
        cross join lateral (
          select "number", "supplier_code", "status", "ordered_on", "updated_at"::timestamp with time zone
          from "inventory"."purchase_orders"
        ) as "there"
    ) as base
    where true
  )
  select listed.key as key
  from listed
    left join (
      select purchase_order_number as key, min(expected_on) as expected_on
      from "inventory"."purchase_order_lines"
      where received_quantity < quantity
        and true
      group by 1
    ) as r0 on r0.key = listed.key
  where listed.key <> ''
    and (r0.key is not null and r0."expected_on" = cast($1 as date))
  limit $2
) as found

-- purchase_orders_page
-- given $1 always "x", $2 always 2
-- by row rules: purchase_order_lines, purchase_orders
-- planned anew for each run
with found as (
  with listed as (
    select base."number" as key
    from (
      select "there".*
      from (values (null::timestamp with time zone)) as "absent"("updated_at")
        cross join lateral (
          select "number", "supplier_code", "status", "ordered_on", "updated_at"::timestamp with time zone
          from "inventory"."purchase_orders"
        ) as "there"
    ) as base
    where true
  )
  select listed.key as key, r0."expected_on" as value
  from listed
    left join (
      select purchase_order_number as key, min(expected_on) as expected_on
      from "inventory"."purchase_order_lines"
      where received_quantity < quantity
        and true
      group by 1
    ) as r0 on r0.key = listed.key
  where listed.key <> ''
    and (r0.key is not null and r0."expected_on" = cast($1 as date))
)
select key, "value"::text as "cursor_0", "key"::text as "cursor_1"
from found
where ("key" <> '')
order by "value" asc, "key" asc
limit $2

-- purchase_orders_sums
-- given $1 always "x"
-- by row rules: purchase_order_lines, purchase_orders
-- planned anew for each run
select count(*) as count, sum("sum") as "sum"
from (
  with listed as (
    select base."number" as key
    from (
      select "there".*
      from (values (null::timestamp with time zone)) as "absent"("updated_at")
        cross join lateral (
          select "number", "supplier_code", "status", "ordered_on", "updated_at"::timestamp with time zone
          from "inventory"."purchase_orders"
        ) as "there"
    ) as base
    where true
  )
  select listed.key as key, r0."expected_on" as "sum"
  from listed
    left join (
      select purchase_order_number as key, min(expected_on) as expected_on
      from "inventory"."purchase_order_lines"
      where received_quantity < quantity
        and true
      group by 1
    ) as r0 on r0.key = listed.key
  where listed.key <> ''
    and (r0.key is not null and r0."expected_on" = cast($1 as date))
) as found

-- purchase_orders_told
-- given $1 always "x", $2 always 2
-- by row rules: purchase_order_lines, purchase_orders
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys,
    string_agg(coalesce(value::text, chr(30)), chr(31)) as values
from (
  select key, value
  from (
    with listed as (
      select base."number" as key
      from (
        select "there".*
        from (values (null::timestamp with time zone)) as "absent"("updated_at")
          cross join lateral (
            select "number", "supplier_code", "status", "ordered_on", "updated_at"::timestamp with time zone
            from "inventory"."purchase_orders"
          ) as "there"
      ) as base
      where true
    )
    select listed.key as key, r0."expected_on" as value
    from listed
      left join (
        select purchase_order_number as key, min(expected_on) as expected_on
        from "inventory"."purchase_order_lines"
        where received_quantity < quantity
          and true
        group by 1
      ) as r0 on r0.key = listed.key
    where listed.key <> ''
      and (r0.key is not null and r0."expected_on" = cast($1 as date))
  ) as valued
  where value is not null
  limit $2
) as found

-- purchase_orders_values
-- given $1 keys, $2 today, $3 as the filter says
-- by row rules: purchase_order_lines, purchase_orders
with listed as (
  select base."number" as key, base."supplier_code" as "supplier_code", base."status" as "status",
      base."ordered_on" as "ordered_on", base."updated_at" as "updated_at"
  from (
    select "there".*
    from (values (null::timestamp with time zone)) as "absent"("updated_at")
      cross join lateral (
        select "number", "supplier_code", "status", "ordered_on", "updated_at"::timestamp with time zone
        from "inventory"."purchase_orders"
      ) as "there"
  ) as base
    join unnest((
      select $1::text[]
    )) as input(key) on input.key = base."number"
  where true
)
select listed.key as key, listed.key as "v0", listed."supplier_code" as "v1", listed."status" as "v2",
    listed."ordered_on" as "v3", r0."expected_on" as "v4",
    (listed."status" = 'OPEN' and coalesce(r0."expected_on" < (
  select $2::date
), false)) as "v5", listed."updated_at" as "v6", coalesce(r1."has", false) as "v7"
from listed
  left join (
    select purchase_order_number as key, min(expected_on) as expected_on
    from "inventory"."purchase_order_lines"
    where received_quantity < quantity
      and "purchase_order_number" = any((
        select $1::text[]
      )::text[])
    group by 1
  ) as r0 on r0.key = listed.key
  left join (
    select distinct purchase_order_number as key, true as has
    from "inventory"."purchase_order_lines"
    where sku = any($3::text[])
  ) as r1 on r1.key = listed.key
where listed.key <> ''

-- search_count
-- given $1 text, $2 beginning, $3 compared, $4 words, $5 among, $6 nearWords
-- by row rules: product_specifications, products
with "exact" as (
  select "p"."sku",
      case when lower(p.sku) = $1 then 0 when lower(p.sku) like $2 then 1 when
      (case when octet_length("p"."name") = length("p"."name") then lower("p"."name" collate "C") else
      replace(replace(replace(translate(
      lower(upper(regexp_replace(normalize("p"."name", NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu")) collate
      "C", 'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end) collate "default" = $1 then 2 when
      (case when octet_length("p"."name") = length("p"."name") then lower("p"."name" collate "C") else
      replace(replace(replace(translate(
      lower(upper(regexp_replace(normalize("p"."name", NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu")) collate
      "C", 'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end) collate "default" like $2 then 3 when
      (case when octet_length("p"."name") = length("p"."name") then lower("p"."name" collate "C") else
      replace(replace(replace(translate(
      lower(upper(regexp_replace(normalize("p"."name", NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu")) collate
      "C", 'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end) collate "default" like all($3::text[])
      then 4 when lower(concat_ws(' ', p.name, p.brand)) like all($3::text[]) then 5 when
      lower(concat_ws(' ', p.name, p.brand, p.category)) like all($3::text[]) then 6 else 7 end as "rank"
  from "inventory"."products" as "p"
  where (p.search_text like any(string_to_array(($4::text[])[1], '')) or p.sku = any(array(
    select s.sku
    from (
      select "there".*
      from (values (null::text)) as "absent"("search_text")
        cross join lateral (
          select "sku", "position", "name", "value", "unit", "search_text"::text
          from "inventory"."product_specifications"
        ) as "there"
    ) s
    where true
      and s.search_text like any(string_to_array(($4::text[])[1], ''))
  )))
    and (cardinality($4::text[]) = 1 or
        (p.search_text like any(string_to_array(($4::text[])[2], '')) or p.sku = any(array(
      select s.sku
      from (
        select "there".*
        from (values (null::text)) as "absent"("search_text")
          cross join lateral (
            select "sku", "position", "name", "value", "unit", "search_text"::text
            from "inventory"."product_specifications"
          ) as "there"
      ) s
      where true
        and s.search_text like any(string_to_array(($4::text[])[2], ''))
    ))))
    and (cardinality($4::text[]) <= 2 or not exists (
      select
      from unnest(($4::text[])[3:]) as word
      where (p.search_text like any(string_to_array(word, '')) or exists (
        select s.sku
        from (
          select "there".*
          from (values (null::text)) as "absent"("search_text")
            cross join lateral (
              select "sku", "position", "name", "value", "unit", "search_text"::text
              from "inventory"."product_specifications"
            ) as "there"
        ) s
        where s.sku = p.sku
          and s.search_text like any(string_to_array(word, ''))
      )) is not true
    ))
    and ($5::text is null or p.sku in (
      select unnest(string_to_array($5, ''))
    ))
    and "p"."sku" <> ''
), "found" as (
  select "sku", "rank"
  from "exact"
  union all
  select "p"."sku", 8 as "rank"
  from "inventory"."products" as "p"
  where (
    select not exists (
      select
      from exact
    )
  )
    and (p.search_text like any(string_to_array(($6::text[])[1], '')) or p.sku = any(array(
      select s.sku
      from (
        select "there".*
        from (values (null::text)) as "absent"("search_text")
          cross join lateral (
            select "sku", "position", "name", "value", "unit", "search_text"::text
            from "inventory"."product_specifications"
          ) as "there"
      ) s
      where true
        and s.search_text like any(string_to_array(($6::text[])[1], ''))
    )))
    and (cardinality($6::text[]) = 1 or
        (p.search_text like any(string_to_array(($6::text[])[2], '')) or p.sku = any(array(
      select s.sku
      from (
        select "there".*
        from (values (null::text)) as "absent"("search_text")
          cross join lateral (
            select "sku", "position", "name", "value", "unit", "search_text"::text
            from "inventory"."product_specifications"
          ) as "there"
      ) s
      where true
        and s.search_text like any(string_to_array(($6::text[])[2], ''))
    ))))
    and (cardinality($6::text[]) <= 2 or not exists (
      select
      from unnest(($6::text[])[3:]) as word
      where (p.search_text like any(string_to_array(word, '')) or exists (
        select s.sku
        from (
          select "there".*
          from (values (null::text)) as "absent"("search_text")
            cross join lateral (
              select "sku", "position", "name", "value", "unit", "search_text"::text
              from "inventory"."product_specifications"
            ) as "there"
        ) s
        where s.sku = p.sku
          and s.search_text like any(string_to_array(word, ''))
      )) is not true
    ))
    and ($5::text is null or p.sku in (
      select unnest(string_to_array($5, ''))
    ))
    and "p"."sku" <> ''
)
select count(*) as "products"
from "found"

-- search_count_without_specifications
-- given $1 text, $2 beginning, $3 compared, $4 words, $5 among, $6 nearWords
-- by row rules: products
with "exact" as (
  select "p"."sku",
      case when lower(p.sku) = $1 then 0 when lower(p.sku) like $2 then 1 when
      (case when octet_length("p"."name") = length("p"."name") then lower("p"."name" collate "C") else
      replace(replace(replace(translate(
      lower(upper(regexp_replace(normalize("p"."name", NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu")) collate
      "C", 'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end) collate "default" = $1 then 2 when
      (case when octet_length("p"."name") = length("p"."name") then lower("p"."name" collate "C") else
      replace(replace(replace(translate(
      lower(upper(regexp_replace(normalize("p"."name", NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu")) collate
      "C", 'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end) collate "default" like $2 then 3 when
      (case when octet_length("p"."name") = length("p"."name") then lower("p"."name" collate "C") else
      replace(replace(replace(translate(
      lower(upper(regexp_replace(normalize("p"."name", NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu")) collate
      "C", 'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end) collate "default" like all($3::text[])
      then 4 when lower(concat_ws(' ', p.name, p.brand)) like all($3::text[]) then 5 when
      lower(concat_ws(' ', p.name, p.brand, p.category)) like all($3::text[]) then 6 else 7 end as "rank"
  from "inventory"."products" as "p"
  where p.search_text like any(string_to_array(($4::text[])[1], ''))
    and (cardinality($4::text[]) = 1 or p.search_text like any(string_to_array(($4::text[])[2], '')))
    and (cardinality($4::text[]) <= 2 or not exists (
      select
      from unnest(($4::text[])[3:]) as word
      where (p.search_text like any(string_to_array(word, ''))) is not true
    ))
    and ($5::text is null or p.sku in (
      select unnest(string_to_array($5, ''))
    ))
    and "p"."sku" <> ''
), "found" as (
  select "sku", "rank"
  from "exact"
  union all
  select "p"."sku", 8 as "rank"
  from "inventory"."products" as "p"
  where (
    select not exists (
      select
      from exact
    )
  )
    and p.search_text like any(string_to_array(($6::text[])[1], ''))
    and (cardinality($6::text[]) = 1 or p.search_text like any(string_to_array(($6::text[])[2], '')))
    and (cardinality($6::text[]) <= 2 or not exists (
      select
      from unnest(($6::text[])[3:]) as word
      where (p.search_text like any(string_to_array(word, ''))) is not true
    ))
    and ($5::text is null or p.sku in (
      select unnest(string_to_array($5, ''))
    ))
    and "p"."sku" <> ''
)
select count(*) as "products"
from "found"

-- search_keys
-- given $1 text, $2 beginning, $3 compared, $4 words, $5 among, $6 nearWords, $7 limit
-- by row rules: product_specifications, products
select count(*) as "count", string_agg(sku, '') as "keys"
from (
  with "exact" as (
    select "p"."sku",
        case when lower(p.sku) = $1 then 0 when lower(p.sku) like $2 then 1 when
        (case when octet_length("p"."name") = length("p"."name") then lower("p"."name" collate "C") else
        replace(replace(replace(translate(
        lower(upper(regexp_replace(normalize("p"."name", NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu"))
        collate "C", 'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end) collate "default" = $1 then 2
        when (case when octet_length("p"."name") = length("p"."name") then lower("p"."name" collate "C") else
        replace(replace(replace(translate(
        lower(upper(regexp_replace(normalize("p"."name", NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu"))
        collate "C", 'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end) collate "default" like $2 then
        3 when (case when octet_length("p"."name") = length("p"."name") then lower("p"."name" collate "C")
        else replace(replace(replace(translate(
        lower(upper(regexp_replace(normalize("p"."name", NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu"))
        collate "C", 'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end) collate "default" like
        all($3::text[]) then 4 when lower(concat_ws(' ', p.name, p.brand)) like all($3::text[]) then 5 when
        lower(concat_ws(' ', p.name, p.brand, p.category)) like all($3::text[]) then 6 else 7 end as "rank"
    from "inventory"."products" as "p"
    where (p.search_text like any(string_to_array(($4::text[])[1], '')) or p.sku = any(array(
      select s.sku
      from (
        select "there".*
        from (values (null::text)) as "absent"("search_text")
          cross join lateral (
            select "sku", "position", "name", "value", "unit", "search_text"::text
            from "inventory"."product_specifications"
          ) as "there"
      ) s
      where true
        and s.search_text like any(string_to_array(($4::text[])[1], ''))
    )))
      and (cardinality($4::text[]) = 1 or
          (p.search_text like any(string_to_array(($4::text[])[2], '')) or p.sku = any(array(
        select s.sku
        from (
          select "there".*
          from (values (null::text)) as "absent"("search_text")
            cross join lateral (
              select "sku", "position", "name", "value", "unit", "search_text"::text
              from "inventory"."product_specifications"
            ) as "there"
        ) s
        where true
          and s.search_text like any(string_to_array(($4::text[])[2], ''))
      ))))
      and (cardinality($4::text[]) <= 2 or not exists (
        select
        from unnest(($4::text[])[3:]) as word
        where (p.search_text like any(string_to_array(word, '')) or exists (
          select s.sku
          from (
            select "there".*
            from (values (null::text)) as "absent"("search_text")
              cross join lateral (
                select "sku", "position", "name", "value", "unit", "search_text"::text
                from "inventory"."product_specifications"
              ) as "there"
          ) s
          where s.sku = p.sku
            and s.search_text like any(string_to_array(word, ''))
        )) is not true
      ))
      and ($5::text is null or p.sku in (
        select unnest(string_to_array($5, ''))
      ))
      and "p"."sku" <> ''
  ), "found" as (
    select "sku", "rank"
    from "exact"
    union all
    select "p"."sku", 8 as "rank"
    from "inventory"."products" as "p"
    where (
      select not exists (
        select
        from exact
      )
    )
      and (p.search_text like any(string_to_array(($6::text[])[1], '')) or p.sku = any(array(
        select s.sku
        from (
          select "there".*
          from (values (null::text)) as "absent"("search_text")
            cross join lateral (
              select "sku", "position", "name", "value", "unit", "search_text"::text
              from "inventory"."product_specifications"
            ) as "there"
        ) s
        where true
          and s.search_text like any(string_to_array(($6::text[])[1], ''))
      )))
      and (cardinality($6::text[]) = 1 or
          (p.search_text like any(string_to_array(($6::text[])[2], '')) or p.sku = any(array(
        select s.sku
        from (
          select "there".*
          from (values (null::text)) as "absent"("search_text")
            cross join lateral (
              select "sku", "position", "name", "value", "unit", "search_text"::text
              from "inventory"."product_specifications"
            ) as "there"
        ) s
        where true
          and s.search_text like any(string_to_array(($6::text[])[2], ''))
      ))))
      and (cardinality($6::text[]) <= 2 or not exists (
        select
        from unnest(($6::text[])[3:]) as word
        where (p.search_text like any(string_to_array(word, '')) or exists (
          select s.sku
          from (
            select "there".*
            from (values (null::text)) as "absent"("search_text")
              cross join lateral (
                select "sku", "position", "name", "value", "unit", "search_text"::text
                from "inventory"."product_specifications"
              ) as "there"
          ) s
          where s.sku = p.sku
            and s.search_text like any(string_to_array(word, ''))
        )) is not true
      ))
      and ($5::text is null or p.sku in (
        select unnest(string_to_array($5, ''))
      ))
      and "p"."sku" <> ''
  )
  select "sku"
  from "found"
  limit $7
) as "found"

-- search_keys_without_specifications
-- given $1 text, $2 beginning, $3 compared, $4 words, $5 among, $6 nearWords, $7 limit
-- by row rules: products
select count(*) as "count", string_agg(sku, '') as "keys"
from (
  with "exact" as (
    select "p"."sku",
        case when lower(p.sku) = $1 then 0 when lower(p.sku) like $2 then 1 when
        (case when octet_length("p"."name") = length("p"."name") then lower("p"."name" collate "C") else
        replace(replace(replace(translate(
        lower(upper(regexp_replace(normalize("p"."name", NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu"))
        collate "C", 'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end) collate "default" = $1 then 2
        when (case when octet_length("p"."name") = length("p"."name") then lower("p"."name" collate "C") else
        replace(replace(replace(translate(
        lower(upper(regexp_replace(normalize("p"."name", NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu"))
        collate "C", 'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end) collate "default" like $2 then
        3 when (case when octet_length("p"."name") = length("p"."name") then lower("p"."name" collate "C")
        else replace(replace(replace(translate(
        lower(upper(regexp_replace(normalize("p"."name", NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu"))
        collate "C", 'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end) collate "default" like
        all($3::text[]) then 4 when lower(concat_ws(' ', p.name, p.brand)) like all($3::text[]) then 5 when
        lower(concat_ws(' ', p.name, p.brand, p.category)) like all($3::text[]) then 6 else 7 end as "rank"
    from "inventory"."products" as "p"
    where p.search_text like any(string_to_array(($4::text[])[1], ''))
      and (cardinality($4::text[]) = 1 or p.search_text like any(string_to_array(($4::text[])[2], '')))
      and (cardinality($4::text[]) <= 2 or not exists (
        select
        from unnest(($4::text[])[3:]) as word
        where (p.search_text like any(string_to_array(word, ''))) is not true
      ))
      and ($5::text is null or p.sku in (
        select unnest(string_to_array($5, ''))
      ))
      and "p"."sku" <> ''
  ), "found" as (
    select "sku", "rank"
    from "exact"
    union all
    select "p"."sku", 8 as "rank"
    from "inventory"."products" as "p"
    where (
      select not exists (
        select
        from exact
      )
    )
      and p.search_text like any(string_to_array(($6::text[])[1], ''))
      and (cardinality($6::text[]) = 1 or p.search_text like any(string_to_array(($6::text[])[2], '')))
      and (cardinality($6::text[]) <= 2 or not exists (
        select
        from unnest(($6::text[])[3:]) as word
        where (p.search_text like any(string_to_array(word, ''))) is not true
      ))
      and ($5::text is null or p.sku in (
        select unnest(string_to_array($5, ''))
      ))
      and "p"."sku" <> ''
  )
  select "sku"
  from "found"
  limit $7
) as "found"

-- search_page_best_match_on_open_open
-- given $1 text, $2 beginning, $3 compared, $4 words, $5 among, $6 nearWords, $7 limit
-- by row rules: product_specifications, products
with "exact" as (
  select "p"."sku",
      case when lower(p.sku) = $1 then 0 when lower(p.sku) like $2 then 1 when
      (case when octet_length("p"."name") = length("p"."name") then lower("p"."name" collate "C") else
      replace(replace(replace(translate(
      lower(upper(regexp_replace(normalize("p"."name", NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu")) collate
      "C", 'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end) collate "default" = $1 then 2 when
      (case when octet_length("p"."name") = length("p"."name") then lower("p"."name" collate "C") else
      replace(replace(replace(translate(
      lower(upper(regexp_replace(normalize("p"."name", NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu")) collate
      "C", 'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end) collate "default" like $2 then 3 when
      (case when octet_length("p"."name") = length("p"."name") then lower("p"."name" collate "C") else
      replace(replace(replace(translate(
      lower(upper(regexp_replace(normalize("p"."name", NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu")) collate
      "C", 'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end) collate "default" like all($3::text[])
      then 4 when lower(concat_ws(' ', p.name, p.brand)) like all($3::text[]) then 5 when
      lower(concat_ws(' ', p.name, p.brand, p.category)) like all($3::text[]) then 6 else 7 end as "rank"
  from "inventory"."products" as "p"
  where (p.search_text like any(string_to_array(($4::text[])[1], '')) or p.sku = any(array(
    select s.sku
    from (
      select "there".*
      from (values (null::text)) as "absent"("search_text")
        cross join lateral (
          select "sku", "position", "name", "value", "unit", "search_text"::text
          from "inventory"."product_specifications"
        ) as "there"
    ) s
    where true
      and s.search_text like any(string_to_array(($4::text[])[1], ''))
  )))
    and (cardinality($4::text[]) = 1 or
        (p.search_text like any(string_to_array(($4::text[])[2], '')) or p.sku = any(array(
      select s.sku
      from (
        select "there".*
        from (values (null::text)) as "absent"("search_text")
          cross join lateral (
            select "sku", "position", "name", "value", "unit", "search_text"::text
            from "inventory"."product_specifications"
          ) as "there"
      ) s
      where true
        and s.search_text like any(string_to_array(($4::text[])[2], ''))
    ))))
    and (cardinality($4::text[]) <= 2 or not exists (
      select
      from unnest(($4::text[])[3:]) as word
      where (p.search_text like any(string_to_array(word, '')) or exists (
        select s.sku
        from (
          select "there".*
          from (values (null::text)) as "absent"("search_text")
            cross join lateral (
              select "sku", "position", "name", "value", "unit", "search_text"::text
              from "inventory"."product_specifications"
            ) as "there"
        ) s
        where s.sku = p.sku
          and s.search_text like any(string_to_array(word, ''))
      )) is not true
    ))
    and ($5::text is null or p.sku in (
      select unnest(string_to_array($5, ''))
    ))
    and "p"."sku" <> ''
), "found" as (
  select "sku", "rank"
  from "exact"
  union all
  select "p"."sku", 8 as "rank"
  from "inventory"."products" as "p"
  where (
    select not exists (
      select
      from exact
    )
  )
    and (p.search_text like any(string_to_array(($6::text[])[1], '')) or p.sku = any(array(
      select s.sku
      from (
        select "there".*
        from (values (null::text)) as "absent"("search_text")
          cross join lateral (
            select "sku", "position", "name", "value", "unit", "search_text"::text
            from "inventory"."product_specifications"
          ) as "there"
      ) s
      where true
        and s.search_text like any(string_to_array(($6::text[])[1], ''))
    )))
    and (cardinality($6::text[]) = 1 or
        (p.search_text like any(string_to_array(($6::text[])[2], '')) or p.sku = any(array(
      select s.sku
      from (
        select "there".*
        from (values (null::text)) as "absent"("search_text")
          cross join lateral (
            select "sku", "position", "name", "value", "unit", "search_text"::text
            from "inventory"."product_specifications"
          ) as "there"
      ) s
      where true
        and s.search_text like any(string_to_array(($6::text[])[2], ''))
    ))))
    and (cardinality($6::text[]) <= 2 or not exists (
      select
      from unnest(($6::text[])[3:]) as word
      where (p.search_text like any(string_to_array(word, '')) or exists (
        select s.sku
        from (
          select "there".*
          from (values (null::text)) as "absent"("search_text")
            cross join lateral (
              select "sku", "position", "name", "value", "unit", "search_text"::text
              from "inventory"."product_specifications"
            ) as "there"
        ) s
        where s.sku = p.sku
          and s.search_text like any(string_to_array(word, ''))
      )) is not true
    ))
    and ($5::text is null or p.sku in (
      select unnest(string_to_array($5, ''))
    ))
    and "p"."sku" <> ''
), "placed" as (
  select "found"."sku" as "found_sku", "rank"::text as "cursor_0", "sku"::text as "cursor_1",
      row_number() over (order by "rank" asc, "sku" asc) as "place"
  from "found"
  where ("sku" <> '')
  order by "rank" asc, "sku" asc
  limit $7
)
select "sku", "name", "brand", "category", "launched_on", "discontinued_on", "description", "features",
    "cursor_0", "cursor_1"
from "placed"
  inner join "inventory"."products" on "inventory"."products"."sku" = "placed"."found_sku"
order by "place"

-- search_page_best_match_on_open_value: the same but for
  where ("sku" <> '' and ("rank", "sku") < (cast($7 as integer), cast($8 as text)))
  limit $9

-- search_page_best_match_on_value_open: the same but for
  where ("sku" <> '' and ("rank", "sku") > (cast($7 as integer), cast($8 as text)))
  limit $9

-- search_page_best_match_on_value_value: the same but for
  where ("sku" <> '' and ("rank", "sku") > (cast($7 as integer), cast($8 as text)) and ("rank", "sku") <
      (cast($9 as integer), cast($10 as text)))
  limit $11

-- search_page_best_match_back_open_open: the same but for
      row_number() over (order by "rank" desc, "sku" desc) as "place"
  order by "rank" desc, "sku" desc

-- search_page_best_match_back_open_value: the same but for
      row_number() over (order by "rank" desc, "sku" desc) as "place"
  where ("sku" <> '' and ("rank", "sku") < (cast($7 as integer), cast($8 as text)))
  order by "rank" desc, "sku" desc
  limit $9

-- search_page_best_match_back_value_open: the same but for
      row_number() over (order by "rank" desc, "sku" desc) as "place"
  where ("sku" <> '' and ("rank", "sku") > (cast($7 as integer), cast($8 as text)))
  order by "rank" desc, "sku" desc
  limit $9

-- search_page_best_match_back_value_value: the same but for
      row_number() over (order by "rank" desc, "sku" desc) as "place"
  where ("sku" <> '' and ("rank", "sku") > (cast($7 as integer), cast($8 as text)) and ("rank", "sku") <
      (cast($9 as integer), cast($10 as text)))
  order by "rank" desc, "sku" desc
  limit $11

-- search_page_without_specifications_best_match_on_open_open
-- given $1 text, $2 beginning, $3 compared, $4 words, $5 among, $6 nearWords, $7 limit
-- by row rules: products
with "exact" as (
  select "p"."sku",
      case when lower(p.sku) = $1 then 0 when lower(p.sku) like $2 then 1 when
      (case when octet_length("p"."name") = length("p"."name") then lower("p"."name" collate "C") else
      replace(replace(replace(translate(
      lower(upper(regexp_replace(normalize("p"."name", NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu")) collate
      "C", 'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end) collate "default" = $1 then 2 when
      (case when octet_length("p"."name") = length("p"."name") then lower("p"."name" collate "C") else
      replace(replace(replace(translate(
      lower(upper(regexp_replace(normalize("p"."name", NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu")) collate
      "C", 'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end) collate "default" like $2 then 3 when
      (case when octet_length("p"."name") = length("p"."name") then lower("p"."name" collate "C") else
      replace(replace(replace(translate(
      lower(upper(regexp_replace(normalize("p"."name", NFKD), '[̀-ͯ]', '', 'g') collate "und-x-icu")) collate
      "C", 'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end) collate "default" like all($3::text[])
      then 4 when lower(concat_ws(' ', p.name, p.brand)) like all($3::text[]) then 5 when
      lower(concat_ws(' ', p.name, p.brand, p.category)) like all($3::text[]) then 6 else 7 end as "rank"
  from "inventory"."products" as "p"
  where p.search_text like any(string_to_array(($4::text[])[1], ''))
    and (cardinality($4::text[]) = 1 or p.search_text like any(string_to_array(($4::text[])[2], '')))
    and (cardinality($4::text[]) <= 2 or not exists (
      select
      from unnest(($4::text[])[3:]) as word
      where (p.search_text like any(string_to_array(word, ''))) is not true
    ))
    and ($5::text is null or p.sku in (
      select unnest(string_to_array($5, ''))
    ))
    and "p"."sku" <> ''
), "found" as (
  select "sku", "rank"
  from "exact"
  union all
  select "p"."sku", 8 as "rank"
  from "inventory"."products" as "p"
  where (
    select not exists (
      select
      from exact
    )
  )
    and p.search_text like any(string_to_array(($6::text[])[1], ''))
    and (cardinality($6::text[]) = 1 or p.search_text like any(string_to_array(($6::text[])[2], '')))
    and (cardinality($6::text[]) <= 2 or not exists (
      select
      from unnest(($6::text[])[3:]) as word
      where (p.search_text like any(string_to_array(word, ''))) is not true
    ))
    and ($5::text is null or p.sku in (
      select unnest(string_to_array($5, ''))
    ))
    and "p"."sku" <> ''
), "placed" as (
  select "found"."sku" as "found_sku", "rank"::text as "cursor_0", "sku"::text as "cursor_1",
      row_number() over (order by "rank" asc, "sku" asc) as "place"
  from "found"
  where ("sku" <> '')
  order by "rank" asc, "sku" asc
  limit $7
)
select "sku", "name", "brand", "category", "launched_on", "discontinued_on", "description", "features",
    "cursor_0", "cursor_1"
from "placed"
  inner join "inventory"."products" on "inventory"."products"."sku" = "placed"."found_sku"
order by "place"

-- search_page_without_specifications_best_match_on_open_value: the same but for
  where ("sku" <> '' and ("rank", "sku") < (cast($7 as integer), cast($8 as text)))
  limit $9

-- search_page_without_specifications_best_match_on_value_open: the same but for
  where ("sku" <> '' and ("rank", "sku") > (cast($7 as integer), cast($8 as text)))
  limit $9

-- search_page_without_specifications_best_match_on_value_value: the same but for
  where ("sku" <> '' and ("rank", "sku") > (cast($7 as integer), cast($8 as text)) and ("rank", "sku") <
      (cast($9 as integer), cast($10 as text)))
  limit $11

-- search_page_without_specifications_best_match_back_open_open: the same but for
      row_number() over (order by "rank" desc, "sku" desc) as "place"
  order by "rank" desc, "sku" desc

-- search_page_without_specifications_best_match_back_open_value: the same but for
      row_number() over (order by "rank" desc, "sku" desc) as "place"
  where ("sku" <> '' and ("rank", "sku") < (cast($7 as integer), cast($8 as text)))
  order by "rank" desc, "sku" desc
  limit $9

-- search_page_without_specifications_best_match_back_value_open: the same but for
      row_number() over (order by "rank" desc, "sku" desc) as "place"
  where ("sku" <> '' and ("rank", "sku") > (cast($7 as integer), cast($8 as text)))
  order by "rank" desc, "sku" desc
  limit $9

-- search_page_without_specifications_best_match_back_value_value: the same but for
      row_number() over (order by "rank" desc, "sku" desc) as "place"
  where ("sku" <> '' and ("rank", "sku") > (cast($7 as integer), cast($8 as text)) and ("rank", "sku") <
      (cast($9 as integer), cast($10 as text)))
  order by "rank" desc, "sku" desc
  limit $11

-- skus_in_categories
-- given $1 categories
-- by row rules: products
select "sku"
from "inventory"."products"
where "category" = any((
  select $1::text[]
)::text[])
  and "sku" <> ''

-- specifications
-- given $1 skus
-- by row rules: product_specifications
select "sku", "name", "value", "unit"
from (
  select "there".*
  from (values (null::text)) as "absent"("search_text")
    cross join lateral (
      select "sku", "position", "name", "value", "unit", "search_text"::text
      from "inventory"."product_specifications"
    ) as "there"
) as "product_specifications"
where "sku" = any((
  select $1::text[]
)::text[])
order by "position"

-- stock_changes
-- given $1 at, $2 sku, $3 warehouse, $4 limit, $5 always 1
-- by row rules: stock_levels
with "page" as (
  select "sku", "warehouse_code", "updated_at"
  from "inventory"."stock_levels"
  where (updated_at, sku, warehouse_code) > (cast($1 as timestamptz), cast($2 as text), cast($3 as text))
    and "sku" <> ''
    and "warehouse_code" <> ''
  order by "updated_at", "sku", "warehouse_code"
  limit $4
), "last" as (
  select "sku", "warehouse_code", updated_at::text as "at", (
    select count(*) as "counts"
    from "page" as "counted"
  ) as "counts"
  from "page"
  order by "updated_at" desc, "sku" desc, "warehouse_code" desc
  limit $5
)
select "level"."sku", max("level"."updated_at") as "at", "last"."at" as "last_at", "last"."sku" as "last_sku",
    "last"."warehouse_code" as "last_warehouse", "last"."counts",
    json_object_agg(level.warehouse_code, level.available order by level.warehouse_code)::text as "levels"
from "inventory"."stock_levels" as "level"
  inner join "last" on true
where "level"."sku" in (
  select "page"."sku"
  from "page"
)
  and "level"."warehouse_code" <> ''
group by "level"."sku", "last"."at", "last"."sku", "last"."warehouse_code", "last"."counts"

-- stock_days
-- given $1 skus, $2 from, $3 until
-- by row rules: stock_days
select "sku", "day", sum("available") as "available",
    case when count(*) = count(on_hand) then sum(on_hand) end as "on_hand"
from "inventory"."stock_days"
where "sku" = any((
  select $1::text[]
)::text[])
  and "day" >= $2
  and "day" < $3
group by "sku", "day"
order by "sku", "day" desc

-- stock_days_for_country
-- given $1 skus, $2 from, $3 until, $4 country
-- by row rules: stock_days
select "sku", "day", sum("available") as "available",
    case when count(*) = count(on_hand) then sum(on_hand) end as "on_hand"
from "inventory"."stock_days"
where "sku" = any((
  select $1::text[]
)::text[])
  and "day" >= $2
  and "day" < $3
  and "warehouse_code" in (
    select "warehouse_code"
    from "inventory"."warehouse_countries"
    where "country" = $4
  )
group by "sku", "day"
order by "sku", "day" desc

-- stock_days_in_warehouses
-- given $1 skus, $2 from, $3 until, $4 warehouses
-- by row rules: stock_days
select "sku", "day", sum("available") as "available",
    case when count(*) = count(on_hand) then sum(on_hand) end as "on_hand"
from "inventory"."stock_days"
where "sku" = any((
  select $1::text[]
)::text[])
  and "day" >= $2
  and "day" < $3
  and "warehouse_code" = any((
    select $4::text[]
  )::text[])
group by "sku", "day"
order by "sku", "day" desc

-- stock_levels
-- given $1 skus
-- by row rules: stock_levels
select "stock"."sku", "stock"."warehouse_code", "stock"."available", "stock"."committed", "stock"."reserved",
    "stock"."safety_stock", "stock"."incoming", "stock"."updated_at", "warehouse"."country",
    "warehouse"."city", coalesce(nullif("warehouse"."name", ''), "stock"."warehouse_code") as "warehouse_name"
from "inventory"."stock_levels" as "stock"
  left join "inventory"."warehouses" as "warehouse" on "warehouse"."code" = "stock"."warehouse_code"
where "stock"."sku" = any((
  select $1::text[]
)::text[])
  and "stock"."warehouse_code" <> ''
order by "stock"."warehouse_code"

-- stock_levels value available
"available"

-- stock_levels value place
"key"

-- stock_levels value sku
"sku"

-- stock_levels value updatedAt
"updated_at"

-- stock_levels value warehouse
"warehouse_code"

-- stock_levels_count
-- given $1 always "x"
-- by row rules: stock_levels
-- planned anew for each run
select count(*) as count
from (
  with listed as (
    select nullif(base."sku", '') || '	' || nullif(base."warehouse_code", '') as key
    from "inventory"."stock_levels" as base
    where nullif(base."sku", '') || '	' || nullif(base."warehouse_code", '') = cast($1 as text)
  )
  select listed.key as key
  from listed
  where listed.key <> ''
) as found

-- stock_levels_counted_page
-- given $1 always "x", $2 always 2
-- by row rules: stock_levels
-- planned anew for each run
with found as not materialized (
  with listed as (
    select nullif(base."sku", '') || '	' || nullif(base."warehouse_code", '') as key
    from "inventory"."stock_levels" as base
    where nullif(base."sku", '') || '	' || nullif(base."warehouse_code", '') = cast($1 as text)
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

-- stock_levels_estimate
-- given $1 always "x"
-- by row rules: stock_levels
-- planned anew for each run
explain (format json) with listed as (
  select nullif(base."sku", '') || '	' || nullif(base."warehouse_code", '') as key
  from "inventory"."stock_levels" as base
  where nullif(base."sku", '') || '	' || nullif(base."warehouse_code", '') = cast($1 as text)
)
select listed.key as key
from listed
where listed.key <> ''

-- stock_levels_groups
-- given $1 always "x", $2 always "x", $3 always 1
-- by row rules: stock_levels
-- planned anew for each run
select value, count(*) as count, (sum(count(*)) over ())::bigint as total
from (
  with listed as (
    select nullif(base."sku", '') || '	' || nullif(base."warehouse_code", '') as key
    from "inventory"."stock_levels" as base
    where nullif(base."sku", '') || '	' || nullif(base."warehouse_code", '') = cast($1 as text)
  )
  select listed.key as key, coalesce(nullif(listed.key::text, ''), $2) as value
  from listed
  where listed.key <> ''
) as found
group by value
order by count desc, value
limit $3

-- stock_levels_matching
-- given $1 always "x", $2 always 2
-- by row rules: stock_levels
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys
from (
  with listed as (
    select nullif(base."sku", '') || '	' || nullif(base."warehouse_code", '') as key
    from "inventory"."stock_levels" as base
    where nullif(base."sku", '') || '	' || nullif(base."warehouse_code", '') = cast($1 as text)
  )
  select listed.key as key
  from listed
  where listed.key <> ''
  limit $2
) as found

-- stock_levels_page
-- given $1 always "x", $2 always 2
-- by row rules: stock_levels
-- planned anew for each run
with found as (
  with listed as (
    select nullif(base."sku", '') || '	' || nullif(base."warehouse_code", '') as key
    from "inventory"."stock_levels" as base
    where nullif(base."sku", '') || '	' || nullif(base."warehouse_code", '') = cast($1 as text)
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

-- stock_levels_sums
-- given $1 always "x"
-- by row rules: stock_levels
-- planned anew for each run
select count(*) as count, sum("sum") as "sum"
from (
  with listed as (
    select nullif(base."sku", '') || '	' || nullif(base."warehouse_code", '') as key
    from "inventory"."stock_levels" as base
    where nullif(base."sku", '') || '	' || nullif(base."warehouse_code", '') = cast($1 as text)
  )
  select listed.key as key, listed.key as "sum"
  from listed
  where listed.key <> ''
) as found

-- stock_levels_told
-- given $1 always "x", $2 always 2
-- by row rules: stock_levels
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys,
    string_agg(coalesce(value::text, chr(30)), chr(31)) as values
from (
  select key, value
  from (
    with listed as (
      select nullif(base."sku", '') || '	' || nullif(base."warehouse_code", '') as key
      from "inventory"."stock_levels" as base
      where nullif(base."sku", '') || '	' || nullif(base."warehouse_code", '') = cast($1 as text)
    )
    select listed.key as key, listed.key as value
    from listed
    where listed.key <> ''
  ) as valued
  where value is not null
  limit $2
) as found

-- stock_levels_values
-- given $1 keys
-- by row rules: stock_levels
with listed as (
  select nullif(base."sku", '') || '	' || nullif(base."warehouse_code", '') as key, base."sku" as "sku",
      base."warehouse_code" as "warehouse_code", base."available" as "available",
      base."updated_at" as "updated_at"
  from "inventory"."stock_levels" as base
    join unnest((
      select $1::text[]
    )) as input(key) on input.key = nullif(base."sku", '') || '	' || nullif(base."warehouse_code", '')
  where true
)
select listed.key as key, listed.key as "v0", listed."sku" as "v1", listed."warehouse_code" as "v2",
    listed."available" as "v3", listed."updated_at" as "v4"
from listed
where listed.key <> ''

-- suppliers value code
"key"

-- suppliers value country
"country"

-- suppliers value name
"name"

-- suppliers_by_code
-- given $1 codes
-- by row rules: suppliers
select "code", "name", "country"
from "inventory"."suppliers"
where "code" = any((
  select $1::text[]
)::text[])

-- suppliers_count
-- given $1 always "x"
-- by row rules: suppliers
-- planned anew for each run
select count(*) as count
from (
  with listed as (
    select base."code" as key
    from "inventory"."suppliers" as base
    where base."code" = cast($1 as text)
  )
  select listed.key as key
  from listed
  where listed.key <> ''
) as found

-- suppliers_counted_page
-- given $1 always "x", $2 always 2
-- by row rules: suppliers
-- planned anew for each run
with found as not materialized (
  with listed as (
    select base."code" as key
    from "inventory"."suppliers" as base
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

-- suppliers_estimate
-- given $1 always "x"
-- by row rules: suppliers
-- planned anew for each run
explain (format json) with listed as (
  select base."code" as key
  from "inventory"."suppliers" as base
  where base."code" = cast($1 as text)
)
select listed.key as key
from listed
where listed.key <> ''

-- suppliers_groups
-- given $1 always "x", $2 always "x", $3 always 1
-- by row rules: suppliers
-- planned anew for each run
select value, count(*) as count, (sum(count(*)) over ())::bigint as total
from (
  with listed as (
    select base."code" as key
    from "inventory"."suppliers" as base
    where base."code" = cast($1 as text)
  )
  select listed.key as key, coalesce(nullif(listed.key::text, ''), $2) as value
  from listed
  where listed.key <> ''
) as found
group by value
order by count desc, value
limit $3

-- suppliers_matching
-- given $1 always "x", $2 always 2
-- by row rules: suppliers
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys
from (
  with listed as (
    select base."code" as key
    from "inventory"."suppliers" as base
    where base."code" = cast($1 as text)
  )
  select listed.key as key
  from listed
  where listed.key <> ''
  limit $2
) as found

-- suppliers_of_all
-- given $1 always true
-- by row rules: product_suppliers
select "sku", min(supplier_code) as "supplier"
from "inventory"."product_suppliers"
where "preferred" = $1
group by "sku"

-- suppliers_page
-- given $1 always "x", $2 always 2
-- by row rules: suppliers
-- planned anew for each run
with found as (
  with listed as (
    select base."code" as key
    from "inventory"."suppliers" as base
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

-- suppliers_sums
-- given $1 always "x"
-- by row rules: suppliers
-- planned anew for each run
select count(*) as count, sum("sum") as "sum"
from (
  with listed as (
    select base."code" as key
    from "inventory"."suppliers" as base
    where base."code" = cast($1 as text)
  )
  select listed.key as key, listed.key as "sum"
  from listed
  where listed.key <> ''
) as found

-- suppliers_told
-- given $1 always "x", $2 always 2
-- by row rules: suppliers
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys,
    string_agg(coalesce(value::text, chr(30)), chr(31)) as values
from (
  select key, value
  from (
    with listed as (
      select base."code" as key
      from "inventory"."suppliers" as base
      where base."code" = cast($1 as text)
    )
    select listed.key as key, listed.key as value
    from listed
    where listed.key <> ''
  ) as valued
  where value is not null
  limit $2
) as found

-- suppliers_values
-- given $1 keys
-- by row rules: suppliers
with listed as (
  select base."code" as key, base."name" as "name", base."country" as "country"
  from "inventory"."suppliers" as base
    join unnest((
      select $1::text[]
    )) as input(key) on input.key = base."code"
  where true
)
select listed.key as key, listed.key as "v0", listed."name" as "v1", listed."country" as "v2"
from listed
where listed.key <> ''

-- supply_records
-- given $1 skus, $2 from, $3 until
-- by row rules: purchase_orders, receipts
select "receipt"."sku", "ordered"."supplier_code", count(*) as "receipts",
    count("receipt"."expected_on") as "expected",
    count(*) filter(where "receipt"."received_on" <= "receipt"."expected_on") as "on_time",
    percentile_cont(0.5) within group
    (order by receipt.received_on - case when isfinite("ordered"."ordered_on") then "ordered"."ordered_on"
    end) as "median_days"
from "inventory"."receipts" as "receipt"
  inner join (
    select "there".*
    from (values (null::timestamp with time zone)) as "absent"("updated_at")
      cross join lateral (
        select "number", "supplier_code", "status", "ordered_on", "updated_at"::timestamp with time zone
        from "inventory"."purchase_orders"
      ) as "there"
  ) as "ordered" on "ordered"."number" = "receipt"."purchase_order_number"
where "receipt"."sku" = any((
  select $1::text[]
)::text[])
  and "receipt"."received_on" >= $2
  and "receipt"."received_on" < $3
group by "receipt"."sku", "ordered"."supplier_code"

-- supply_terms
-- given $1 skus
-- by row rules: product_suppliers, suppliers
select "terms"."sku", "terms"."supplier_code", "terms"."quoted_lead_time_days",
    "terms"."minimum_order_quantity", "terms"."unit_cost_minor", "terms"."currency", "supplier"."country",
    coalesce("supplier"."name", "terms"."supplier_code") as "supplier_name",
    coalesce("terms"."preferred", false) as "preferred"
from "inventory"."product_suppliers" as "terms"
  left join "inventory"."suppliers" as "supplier" on "supplier"."code" = "terms"."supplier_code"
where "terms"."sku" = any((
  select $1::text[]
)::text[])
order by "preferred" desc, "terms"."supplier_code"

-- unnamed_booked_demand
-- given $1 always ""
-- by row rules: booked_demand
select count(*) as "rows"
from "inventory"."booked_demand"
where ("sku" is null or "sku" = $1)

-- unnamed_capacity_weeks
-- given $1 always ""
-- by row rules: capacity_weeks
select count(*) as "rows"
from "inventory"."capacity_weeks"
where ("sku" is null or "sku" = $1)

-- unnamed_inbound_lanes
-- given $1 always ""
-- by row rules: inbound_lanes
select count(*) as "rows"
from "inventory"."inbound_lanes"
where ("sku" is null or "sku" = $1)

-- unnamed_product_content
-- given $1 always ""
-- by row rules: product_content
select count(*) as "rows"
from (
  select "there".*
  from (values (null::text, null::text, null::text, null::text, null::text[])) as
      "absent"("url", "image_url", "gtin", "mpn", "tags")
    cross join lateral (
      select "sku", "url"::text, "image_url"::text, "gtin"::text, "mpn"::text, "tags"::text[]
      from "inventory"."product_content"
    ) as "there"
) as "product_content"
where ("sku" is null or "sku" = $1)

-- unnamed_product_specifications
-- given $1 always ""
-- by row rules: product_specifications
select count(*) as "rows"
from (
  select "there".*
  from (values (null::text)) as "absent"("search_text")
    cross join lateral (
      select "sku", "position", "name", "value", "unit", "search_text"::text
      from "inventory"."product_specifications"
    ) as "there"
) as "product_specifications"
where ("sku" is null or "sku" = $1)

-- unnamed_product_suppliers
-- given $1 always ""
-- by row rules: product_suppliers
select count(*) as "rows"
from "inventory"."product_suppliers"
where ("sku" is null or "sku" = $1)

-- unnamed_product_variants
-- given $1 always ""
-- by row rules: product_variants
select count(*) as "rows"
from "inventory"."product_variants"
where ("sku" is null or "sku" = $1)

-- unnamed_products
-- given $1 always ""
-- by row rules: products
select count(*) as "rows"
from "inventory"."products"
where ("sku" is null or "sku" = $1)

-- unnamed_purchase_order_lines
-- given $1 always ""
-- by row rules: purchase_order_lines
select count(*) as "rows"
from "inventory"."purchase_order_lines"
where ("purchase_order_number" is null or "purchase_order_number" = $1)

-- unnamed_purchase_orders
-- given $1 always ""
-- by row rules: purchase_orders
select count(*) as "rows"
from (
  select "there".*
  from (values (null::timestamp with time zone)) as "absent"("updated_at")
    cross join lateral (
      select "number", "supplier_code", "status", "ordered_on", "updated_at"::timestamp with time zone
      from "inventory"."purchase_orders"
    ) as "there"
) as "purchase_orders"
where ("number" is null or "number" = $1)

-- unnamed_stock_days
-- given $1 always ""
-- by row rules: stock_days
select count(*) as "rows"
from "inventory"."stock_days"
where ("sku" is null or "sku" = $1)

-- unnamed_stock_levels
-- given $1 always ""
-- by row rules: stock_levels
select count(*) as "rows"
from "inventory"."stock_levels"
where ("sku" is null or "sku" = $1)

-- warehouses value city
"city"

-- warehouses value code
"key"

-- warehouses value country
"country"

-- warehouses value name
"name"

-- warehouses_by_code
-- given $1 codes
select "code", "name", "country", "city"
from "inventory"."warehouses"
where "code" = any((
  select $1::text[]
)::text[])

-- warehouses_count
-- given $1 always "x"
-- planned anew for each run
select count(*) as count
from (
  with listed as (
    select base."code" as key
    from "inventory"."warehouses" as base
    where base."code" = cast($1 as text)
  )
  select listed.key as key
  from listed
  where listed.key <> ''
) as found

-- warehouses_counted_page
-- given $1 always "x", $2 always 2
-- planned anew for each run
with found as not materialized (
  with listed as (
    select base."code" as key
    from "inventory"."warehouses" as base
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

-- warehouses_estimate
-- given $1 always "x"
-- planned anew for each run
explain (format json) with listed as (
  select base."code" as key
  from "inventory"."warehouses" as base
  where base."code" = cast($1 as text)
)
select listed.key as key
from listed
where listed.key <> ''

-- warehouses_groups
-- given $1 always "x", $2 always "x", $3 always 1
-- planned anew for each run
select value, count(*) as count, (sum(count(*)) over ())::bigint as total
from (
  with listed as (
    select base."code" as key
    from "inventory"."warehouses" as base
    where base."code" = cast($1 as text)
  )
  select listed.key as key, coalesce(nullif(listed.key::text, ''), $2) as value
  from listed
  where listed.key <> ''
) as found
group by value
order by count desc, value
limit $3

-- warehouses_matching
-- given $1 always "x", $2 always 2
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys
from (
  with listed as (
    select base."code" as key
    from "inventory"."warehouses" as base
    where base."code" = cast($1 as text)
  )
  select listed.key as key
  from listed
  where listed.key <> ''
  limit $2
) as found

-- warehouses_page
-- given $1 always "x", $2 always 2
-- planned anew for each run
with found as (
  with listed as (
    select base."code" as key
    from "inventory"."warehouses" as base
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

-- warehouses_serving
-- given $1 countries
select "country", "warehouse_code"
from "inventory"."warehouse_countries"
where "country" = any((
  select $1::text[]
)::text[])

-- warehouses_sums
-- given $1 always "x"
-- planned anew for each run
select count(*) as count, sum("sum") as "sum"
from (
  with listed as (
    select base."code" as key
    from "inventory"."warehouses" as base
    where base."code" = cast($1 as text)
  )
  select listed.key as key, listed.key as "sum"
  from listed
  where listed.key <> ''
) as found

-- warehouses_told
-- given $1 always "x", $2 always 2
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys,
    string_agg(coalesce(value::text, chr(30)), chr(31)) as values
from (
  select key, value
  from (
    with listed as (
      select base."code" as key
      from "inventory"."warehouses" as base
      where base."code" = cast($1 as text)
    )
    select listed.key as key, listed.key as value
    from listed
    where listed.key <> ''
  ) as valued
  where value is not null
  limit $2
) as found

-- warehouses_values
-- given $1 keys
with listed as (
  select base."code" as key, base."name" as "name", base."country" as "country", base."city" as "city"
  from "inventory"."warehouses" as base
    join unnest((
      select $1::text[]
    )) as input(key) on input.key = base."code"
  where true
)
select listed.key as key, listed.key as "v0", listed."name" as "v1", listed."country" as "v2",
    listed."city" as "v3"
from listed
where listed.key <> ''

-- row rule of booked_demand
select *
from "inventory"."booked_demand"
where sku in (
  select sku
  from "products"
)

-- row rule of capacity_weeks
select *
from "inventory"."capacity_weeks"
where sku in (
  select sku
  from "products"
)

-- row rule of deletions
select *
from "inventory"."deletions"
where false

-- row rule of inbound_lanes
select *
from "inventory"."inbound_lanes"
where sku in (
  select sku
  from "products"
)

-- row rule of product_content
select *
from (
  select "there".*
  from (values (null::text, null::text, null::text, null::text, null::text[])) as
      "absent"("url", "image_url", "gtin", "mpn", "tags")
    cross join lateral (
      select "sku", "url"::text, "image_url"::text, "gtin"::text, "mpn"::text, "tags"::text[]
      from "inventory"."product_content"
    ) as "there"
) as "product_content"
where sku in (
  select sku
  from "products"
)

-- row rule of product_specifications
select *
from (
  select "there".*
  from (values (null::text)) as "absent"("search_text")
    cross join lateral (
      select "sku", "position", "name", "value", "unit", "search_text"::text
      from "inventory"."product_specifications"
    ) as "there"
) as "product_specifications"
where sku in (
  select sku
  from "products"
)

-- row rule of product_suppliers
select *
from "inventory"."product_suppliers"
where sku in (
  select sku
  from "products"
)

-- row rule of product_variants
select *
from "inventory"."product_variants"
where sku in (
  select sku
  from "products"
)

-- row rule of products
select *
from "inventory"."products"
where brand = any($brands::text[])

-- row rule of purchase_order_lines
select *
from "inventory"."purchase_order_lines"
where sku in (
  select sku
  from "products"
)

-- row rule of purchase_orders
select *
from (
  select "there".*
  from (values (null::timestamp with time zone)) as "absent"("updated_at")
    cross join lateral (
      select "number", "supplier_code", "status", "ordered_on", "updated_at"::timestamp with time zone
      from "inventory"."purchase_orders"
    ) as "there"
) as "purchase_orders"
where number in (
  select purchase_order_number
  from "purchase_order_lines"
)

-- row rule of receipts
select *
from "inventory"."receipts"
where sku in (
  select sku
  from "products"
)

-- row rule of stock_days
select *
from "inventory"."stock_days"
where sku in (
  select sku
  from "products"
)

-- row rule of stock_levels
select *
from "inventory"."stock_levels"
where sku in (
  select sku
  from "products"
)

-- row rule of suppliers
select *
from "inventory"."suppliers"
where code in (
  select supplier_code
  from "product_suppliers"
)
