-- What support is asked. Written by `npm run codegen`: change what stands in lists/, figures/, reports/ and views.

-- customer_figures
-- given $1 customers, $2 orders, $3 orderCustomers, $4 emails, $5 emailCustomers
-- by row rules: tickets
with "claimed" as (
  select t.customer_number as "customer", "t"."number"
  from "support"."tickets" as "t"
  where "t"."customer_number" = any((
    select $1::text[]
  )::text[])
  union all
  select "claim"."customer", "t"."number"
  from unnest((
    select $2::text[]
  ), (
    select $3::text[]
  )) as claim(key, customer)
    inner join "support"."tickets" as "t" on "t"."order_number" = "claim"."key"
  where "t"."customer_number" is null
  union all
  select "claim"."customer", "t"."number"
  from unnest((
    select $4::text[]
  ), (
    select $5::text[]
  )) as claim(key, customer)
    inner join "support"."tickets" as "t" on case when t.email ~ '^[!-;=?-~]+@[!-;=?-~]+$' then
        lower(t.email collate "C") else
        substring(lower(regexp_replace(case when octet_length(t.email) = length(t.email) then t.email else
        normalize(t.email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '', 'g'))
        collate "C" from '.+@.+') end = "claim"."key"
  where "t"."customer_number" is null
    and "t"."order_number" is null
)
select "input"."key" as "customer",
    count(*) filter (where not (t.status in ('SOLVED', 'CLOSED'))) as "open_tickets",
    max(t.opened_at)::timestamptz as "last_contact_at", count(t.csat_rating) as "ratings",
    count(*) filter (where t.csat_rating >= 4) as "good_ratings"
from unnest((
  select $1::text[]
)) as input(key)
  left join "claimed" on "claimed"."customer" = "input"."key"
  left join "support"."tickets" as "t" on "t"."number" = "claimed"."number"
group by "input"."key"

-- customers rows openTickets
-- by row rules: tickets
select customer_number, order_number, email, count(*) as open_tickets
from (
  select t.customer_number as customer_number,
      case when t.customer_number is null then t.order_number end as order_number,
      case when t.customer_number is null and t.order_number is null then case when t.email ~
      '^[!-;=?-~]+@[!-;=?-~]+$' then lower(t.email collate "C") else
      substring(lower(regexp_replace(case when octet_length(t.email) = length(t.email) then t.email else
      normalize(t.email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '', 'g'))
      collate "C" from '.+@.+') end end as email, t.status, t.csat_rating
  from "support"."tickets" t
  where not (t.status in ('SOLVED', 'CLOSED'))
    and (t.customer_number is null or true)
) as t
where coalesce(customer_number, order_number, email) is not null
group by 1, 2, 3

-- customers rows ratings
-- by row rules: tickets
select customer_number, order_number, email, count(t.csat_rating) as "ratings",
    count(*) filter (where t.csat_rating >= 4) as "good_ratings"
from (
  select t.customer_number as customer_number,
      case when t.customer_number is null then t.order_number end as order_number,
      case when t.customer_number is null and t.order_number is null then case when t.email ~
      '^[!-;=?-~]+@[!-;=?-~]+$' then lower(t.email collate "C") else
      substring(lower(regexp_replace(case when octet_length(t.email) = length(t.email) then t.email else
      normalize(t.email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '', 'g'))
      collate "C" from '.+@.+') end end as email, t.status, t.csat_rating
  from "support"."tickets" t
  where t.csat_rating is not null
    and (t.customer_number is null or true)
) as t
where coalesce(customer_number, order_number, email) is not null
group by 1, 2, 3

-- customers_estimate_openTickets
-- by row rules: tickets
-- planned anew for each run
explain (format json)
select "customer_number", "order_number", "email", "open_tickets"
from (
  select customer_number, order_number, email, count(*) as open_tickets
  from (
    select t.customer_number as customer_number,
        case when t.customer_number is null then t.order_number end as order_number,
        case when t.customer_number is null and t.order_number is null then case when t.email ~
        '^[!-;=?-~]+@[!-;=?-~]+$' then lower(t.email collate "C") else
        substring(lower(regexp_replace(case when octet_length(t.email) = length(t.email) then t.email else
        normalize(t.email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '', 'g'))
        collate "C" from '.+@.+') end end as email, t.status, t.csat_rating
    from "support"."tickets" t
    where not (t.status in ('SOLVED', 'CLOSED'))
      and (t.customer_number is null or true)
  ) as t
  where coalesce(customer_number, order_number, email) is not null
  group by 1, 2, 3
) as relation

-- customers_estimate_ratings
-- by row rules: tickets
-- planned anew for each run
explain (format json)
select "customer_number", "order_number", "email", "ratings", "good_ratings"
from (
  select customer_number, order_number, email, count(t.csat_rating) as "ratings",
      count(*) filter (where t.csat_rating >= 4) as "good_ratings"
  from (
    select t.customer_number as customer_number,
        case when t.customer_number is null then t.order_number end as order_number,
        case when t.customer_number is null and t.order_number is null then case when t.email ~
        '^[!-;=?-~]+@[!-;=?-~]+$' then lower(t.email collate "C") else
        substring(lower(regexp_replace(case when octet_length(t.email) = length(t.email) then t.email else
        normalize(t.email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '', 'g'))
        collate "C" from '.+@.+') end end as email, t.status, t.csat_rating
    from "support"."tickets" t
    where t.csat_rating is not null
      and (t.customer_number is null or true)
  ) as t
  where coalesce(customer_number, order_number, email) is not null
  group by 1, 2, 3
) as relation

-- customers_page_rows_open_tickets
-- given $1 keys, $2 always 2
-- by row rules: tickets
select "customer_number"::text as "customer_number", "order_number"::text as "order_number",
    "email"::text as "email", "open_tickets"::text as "open_tickets"
from (
  with listed as (
    select key
    from unnest((
      select $1::text[]
    )) as input(key)
  )
  select "customer_number", "order_number", "email", "open_tickets"
  from (
    select customer_number, order_number, email, count(*) as open_tickets
    from (
      select t.customer_number as customer_number,
          case when t.customer_number is null then t.order_number end as order_number,
          case when t.customer_number is null and t.order_number is null then case when t.email ~
          '^[!-;=?-~]+@[!-;=?-~]+$' then lower(t.email collate "C") else
          substring(lower(regexp_replace(case when octet_length(t.email) = length(t.email) then t.email else
          normalize(t.email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '',
          'g')) collate "C" from '.+@.+') end end as email, t.status, t.csat_rating
      from "support"."tickets" t
      where not (t.status in ('SOLVED', 'CLOSED'))
        and (t.customer_number is null or "t"."customer_number" = any((
          select $1::text[]
        )::text[]))
    ) as t
    where coalesce(customer_number, order_number, email) is not null
    group by 1, 2, 3
  ) as relation
  limit $2
) as found

-- customers_page_rows_ratings
-- given $1 keys, $2 always 2
-- by row rules: tickets
select "customer_number"::text as "customer_number", "order_number"::text as "order_number",
    "email"::text as "email", "ratings"::text as "ratings", "good_ratings"::text as "good_ratings"
from (
  with listed as (
    select key
    from unnest((
      select $1::text[]
    )) as input(key)
  )
  select "customer_number", "order_number", "email", "ratings", "good_ratings"
  from (
    select customer_number, order_number, email, count(t.csat_rating) as "ratings",
        count(*) filter (where t.csat_rating >= 4) as "good_ratings"
    from (
      select t.customer_number as customer_number,
          case when t.customer_number is null then t.order_number end as order_number,
          case when t.customer_number is null and t.order_number is null then case when t.email ~
          '^[!-;=?-~]+@[!-;=?-~]+$' then lower(t.email collate "C") else
          substring(lower(regexp_replace(case when octet_length(t.email) = length(t.email) then t.email else
          normalize(t.email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '',
          'g')) collate "C" from '.+@.+') end end as email, t.status, t.csat_rating
      from "support"."tickets" t
      where t.csat_rating is not null
        and (t.customer_number is null or "t"."customer_number" = any((
          select $1::text[]
        )::text[]))
    ) as t
    where coalesce(customer_number, order_number, email) is not null
    group by 1, 2, 3
  ) as relation
  limit $2
) as found

-- customers_rows_openTickets
-- given $1 always 2
-- by row rules: tickets
-- planned anew for each run
select count(*) as count, string_agg(coalesce("customer_number"::text, chr(30)), chr(31)) as "v0",
    string_agg(coalesce("order_number"::text, chr(30)), chr(31)) as "v1",
    string_agg(coalesce("email"::text, chr(30)), chr(31)) as "v2",
    string_agg(coalesce("open_tickets"::text, chr(30)), chr(31)) as "v3"
from (
  select "customer_number", "order_number", "email", "open_tickets"
  from (
    select customer_number, order_number, email, count(*) as open_tickets
    from (
      select t.customer_number as customer_number,
          case when t.customer_number is null then t.order_number end as order_number,
          case when t.customer_number is null and t.order_number is null then case when t.email ~
          '^[!-;=?-~]+@[!-;=?-~]+$' then lower(t.email collate "C") else
          substring(lower(regexp_replace(case when octet_length(t.email) = length(t.email) then t.email else
          normalize(t.email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '',
          'g')) collate "C" from '.+@.+') end end as email, t.status, t.csat_rating
      from "support"."tickets" t
      where not (t.status in ('SOLVED', 'CLOSED'))
        and (t.customer_number is null or true)
    ) as t
    where coalesce(customer_number, order_number, email) is not null
    group by 1, 2, 3
  ) as relation
  limit $1
) as found

-- customers_rows_ratings
-- given $1 always 2
-- by row rules: tickets
-- planned anew for each run
select count(*) as count, string_agg(coalesce("customer_number"::text, chr(30)), chr(31)) as "v0",
    string_agg(coalesce("order_number"::text, chr(30)), chr(31)) as "v1",
    string_agg(coalesce("email"::text, chr(30)), chr(31)) as "v2",
    string_agg(coalesce("ratings"::text, chr(30)), chr(31)) as "v3",
    string_agg(coalesce("good_ratings"::text, chr(30)), chr(31)) as "v4"
from (
  select "customer_number", "order_number", "email", "ratings", "good_ratings"
  from (
    select customer_number, order_number, email, count(t.csat_rating) as "ratings",
        count(*) filter (where t.csat_rating >= 4) as "good_ratings"
    from (
      select t.customer_number as customer_number,
          case when t.customer_number is null then t.order_number end as order_number,
          case when t.customer_number is null and t.order_number is null then case when t.email ~
          '^[!-;=?-~]+@[!-;=?-~]+$' then lower(t.email collate "C") else
          substring(lower(regexp_replace(case when octet_length(t.email) = length(t.email) then t.email else
          normalize(t.email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '',
          'g')) collate "C" from '.+@.+') end end as email, t.status, t.csat_rating
      from "support"."tickets" t
      where t.csat_rating is not null
        and (t.customer_number is null or true)
    ) as t
    where coalesce(customer_number, order_number, email) is not null
    group by 1, 2, 3
  ) as relation
  limit $1
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
  inner join "support"."deletions" as "d" on "d"."kind" = "input"."kind"
    and "d"."key" = "input"."key"

-- deletions_count
-- given $1 always "x"
-- by row rules: deletions
-- planned anew for each run
select count(*) as count
from (
  with listed as (
    select base."kind" || '/' || base."key" as key
    from "support"."deletions" as base
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
    from "support"."deletions" as base
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
  from "support"."deletions" as base
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
    from "support"."deletions" as base
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
    from "support"."deletions" as base
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
    from "support"."deletions" as base
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
    from "support"."deletions" as base
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
      from "support"."deletions" as base
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
  from "support"."deletions" as base
    join unnest((
      select $1::text[]
    )) as input(key) on input.key = base."kind" || '/' || base."key"
  where true
)
select listed.key as key, listed.key as "v0", listed."kind" as "v1", listed."deleted_at" as "v2"
from listed
where listed.key <> ''

-- faqs
-- given $1 skus, $2 categories, $3 first
-- by row rules: questions
select "q"."question", "q"."answer", "q"."times_asked"
from "support"."questions" as "q"
where (($1::text[] is null or "q"."sku" in (
  select unnest($1::text[])
)) or ($2::text[] is null or "q"."category" in (
  select unnest($2::text[])
)))
order by "q"."times_asked" desc, "q"."number"
limit $3

-- faqs_of_products
-- given $1 skus, $2 first
-- by row rules: questions
select "q"."question", "q"."answer", "q"."times_asked", "input"."key" as "sku"
from unnest((
  select $1::text[]
)) as input(key)
  inner join lateral (
    select "q"."question", "q"."answer", "q"."times_asked", "q"."number"
    from "support"."questions" as "q"
    where "q"."sku" = "input"."key"
    order by "q"."times_asked" desc, "q"."number"
    limit $2
  ) as "q" on true
order by "q"."times_asked" desc, "q"."number"

-- feedback value customer
"customer_number"

-- feedback value number
"key"

-- feedback value rating
"rating"

-- feedback value sentiment
"sentiment"

-- feedback value sku
"sku"

-- feedback value submittedAt
"submitted_at"

-- feedback value submittedOn
"submitted_at"

-- feedback value updatedAt
"updated_at"

-- feedback value wouldRecommend
"would_recommend"

-- feedback_by_number
-- given $1 numbers
-- by row rules: feedback
select "f"."number", "f"."sku", "f"."customer_number", "f"."rating", "f"."would_recommend", "f"."comment",
    "f"."sentiment", "f"."submitted_at"::timestamptz as "submitted_at",
    "f"."updated_at"::timestamptz as "updated_at"
from (
  select "there".*
  from (values (null::timestamp with time zone)) as "absent"("updated_at")
    cross join lateral (
      select "number", "sku", "customer_number", "rating", "would_recommend", "comment", "sentiment",
          "submitted_at", "updated_at"::timestamp with time zone
      from "support"."feedback"
    ) as "there"
) as "f"
where "f"."number" = any((
  select $1::text[]
)::text[])

-- feedback_count
-- given $1 always "x"
-- by row rules: feedback
-- planned anew for each run
select count(*) as count
from (
  with listed as (
    select base."number" as key
    from (
      select "there".*
      from (values (null::timestamp with time zone)) as "absent"("updated_at")
        cross join lateral (
          select "number", "sku", "customer_number", "rating", "would_recommend", "comment", "sentiment",
              "submitted_at", "updated_at"::timestamp with time zone
          from "support"."feedback"
        ) as "there"
    ) as base
    where base."number" = cast($1 as text)
  )
  select listed.key as key
  from listed
  where listed.key <> ''
) as found

-- feedback_count_of_products
-- given $1 skus
-- by row rules: feedback
select "f"."sku", count(*) as "reviews"
from (
  select "there".*
  from (values (null::timestamp with time zone)) as "absent"("updated_at")
    cross join lateral (
      select "number", "sku", "customer_number", "rating", "would_recommend", "comment", "sentiment",
          "submitted_at", "updated_at"::timestamp with time zone
      from "support"."feedback"
    ) as "there"
) as "f"
where "f"."sku" = any((
  select $1::text[]
)::text[])
  and "f"."number" <> ''
group by "f"."sku"

-- feedback_counted_page
-- given $1 always "x", $2 always 2
-- by row rules: feedback
-- planned anew for each run
with found as not materialized (
  with listed as (
    select base."number" as key
    from (
      select "there".*
      from (values (null::timestamp with time zone)) as "absent"("updated_at")
        cross join lateral (
          select "number", "sku", "customer_number", "rating", "would_recommend", "comment", "sentiment",
              "submitted_at", "updated_at"::timestamp with time zone
          from "support"."feedback"
        ) as "there"
    ) as base
    where base."number" = cast($1 as text)
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

-- feedback_estimate
-- given $1 always "x"
-- by row rules: feedback
-- planned anew for each run
explain (format json) with listed as (
  select base."number" as key
  from (
    select "there".*
    from (values (null::timestamp with time zone)) as "absent"("updated_at")
      cross join lateral (
        select "number", "sku", "customer_number", "rating", "would_recommend", "comment", "sentiment",
            "submitted_at", "updated_at"::timestamp with time zone
        from "support"."feedback"
      ) as "there"
  ) as base
  where base."number" = cast($1 as text)
)
select listed.key as key
from listed
where listed.key <> ''

-- feedback_groups
-- given $1 always "x", $2 always "x", $3 always 1
-- by row rules: feedback
-- planned anew for each run
select value, count(*) as count, (sum(count(*)) over ())::bigint as total
from (
  with listed as (
    select base."number" as key
    from (
      select "there".*
      from (values (null::timestamp with time zone)) as "absent"("updated_at")
        cross join lateral (
          select "number", "sku", "customer_number", "rating", "would_recommend", "comment", "sentiment",
              "submitted_at", "updated_at"::timestamp with time zone
          from "support"."feedback"
        ) as "there"
    ) as base
    where base."number" = cast($1 as text)
  )
  select listed.key as key, coalesce(nullif(listed.key::text, ''), $2) as value
  from listed
  where listed.key <> ''
) as found
group by value
order by count desc, value
limit $3

-- feedback_matching
-- given $1 always "x", $2 always 2
-- by row rules: feedback
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys
from (
  with listed as (
    select base."number" as key
    from (
      select "there".*
      from (values (null::timestamp with time zone)) as "absent"("updated_at")
        cross join lateral (
          select "number", "sku", "customer_number", "rating", "would_recommend", "comment", "sentiment",
              "submitted_at", "updated_at"::timestamp with time zone
          from "support"."feedback"
        ) as "there"
    ) as base
    where base."number" = cast($1 as text)
  )
  select listed.key as key
  from listed
  where listed.key <> ''
  limit $2
) as found

-- feedback_page
-- given $1 always "x", $2 always 2
-- by row rules: feedback
-- planned anew for each run
with found as (
  with listed as (
    select base."number" as key
    from (
      select "there".*
      from (values (null::timestamp with time zone)) as "absent"("updated_at")
        cross join lateral (
          select "number", "sku", "customer_number", "rating", "would_recommend", "comment", "sentiment",
              "submitted_at", "updated_at"::timestamp with time zone
          from "support"."feedback"
        ) as "there"
    ) as base
    where base."number" = cast($1 as text)
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

-- feedback_page_of_products_submitted_at_desc_on_open_open
-- given $1 skus, $2 limit
-- by row rules: feedback
select "f"."number", "f"."sku", "f"."customer_number", "f"."rating", "f"."would_recommend", "f"."comment",
    "f"."sentiment", "f"."submitted_at"::timestamptz as "submitted_at",
    "f"."updated_at"::timestamptz as "updated_at", "f"."submitted_at"::text as "cursor_0",
    "f"."number"::text as "cursor_1"
from unnest((
  select $1::text[]
)) as input(key)
  inner join lateral (
    select "f"."number", "f"."sku", "f"."customer_number", "f"."rating", "f"."would_recommend", "f"."comment",
        "f"."sentiment", "f"."submitted_at"::timestamptz as "submitted_at",
        "f"."updated_at"::timestamptz as "updated_at"
    from (
      select "there".*
      from (values (null::timestamp with time zone)) as "absent"("updated_at")
        cross join lateral (
          select "number", "sku", "customer_number", "rating", "would_recommend", "comment", "sentiment",
              "submitted_at", "updated_at"::timestamp with time zone
          from "support"."feedback"
        ) as "there"
    ) as "f"
    where "f"."sku" = "input"."key"
      and ("f"."number" <> '')
    order by "f"."submitted_at" desc, "f"."number" desc
    limit $2
  ) as "f" on true
order by "f"."submitted_at" desc, "f"."number" desc

-- feedback_page_of_products_submitted_at_desc_on_open_value: the same but for
      and ("f"."number" <> '' and ("f"."submitted_at", "f"."number") >
          (cast($2 as timestamptz), cast($3 as text)))
    limit $4

-- feedback_page_of_products_submitted_at_desc_on_value_open: the same but for
      and ("f"."number" <> '' and ("f"."submitted_at", "f"."number") <
          (cast($2 as timestamptz), cast($3 as text)))
    limit $4

-- feedback_page_of_products_submitted_at_desc_on_value_value: the same but for
      and ("f"."number" <> '' and ("f"."submitted_at", "f"."number") <
          (cast($2 as timestamptz), cast($3 as text)) and ("f"."submitted_at", "f"."number") >
          (cast($4 as timestamptz), cast($5 as text)))
    limit $6

-- feedback_page_of_products_submitted_at_desc_back_open_open: the same but for
    order by "f"."submitted_at" asc, "f"."number" asc
order by "f"."submitted_at" asc, "f"."number" asc

-- feedback_page_of_products_submitted_at_desc_back_open_value: the same but for
      and ("f"."number" <> '' and ("f"."submitted_at", "f"."number") >
          (cast($2 as timestamptz), cast($3 as text)))
    order by "f"."submitted_at" asc, "f"."number" asc
    limit $4
order by "f"."submitted_at" asc, "f"."number" asc

-- feedback_page_of_products_submitted_at_desc_back_value_open: the same but for
      and ("f"."number" <> '' and ("f"."submitted_at", "f"."number") <
          (cast($2 as timestamptz), cast($3 as text)))
    order by "f"."submitted_at" asc, "f"."number" asc
    limit $4
order by "f"."submitted_at" asc, "f"."number" asc

-- feedback_page_of_products_submitted_at_desc_back_value_value: the same but for
      and ("f"."number" <> '' and ("f"."submitted_at", "f"."number") <
          (cast($2 as timestamptz), cast($3 as text)) and ("f"."submitted_at", "f"."number") >
          (cast($4 as timestamptz), cast($5 as text)))
    order by "f"."submitted_at" asc, "f"."number" asc
    limit $6
order by "f"."submitted_at" asc, "f"."number" asc

-- feedback_sums
-- given $1 always "x"
-- by row rules: feedback
-- planned anew for each run
select count(*) as count, sum("sum") as "sum"
from (
  with listed as (
    select base."number" as key
    from (
      select "there".*
      from (values (null::timestamp with time zone)) as "absent"("updated_at")
        cross join lateral (
          select "number", "sku", "customer_number", "rating", "would_recommend", "comment", "sentiment",
              "submitted_at", "updated_at"::timestamp with time zone
          from "support"."feedback"
        ) as "there"
    ) as base
    where base."number" = cast($1 as text)
  )
  select listed.key as key, listed.key as "sum"
  from listed
  where listed.key <> ''
) as found

-- feedback_told
-- given $1 always "x", $2 always 2
-- by row rules: feedback
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
            select "number", "sku", "customer_number", "rating", "would_recommend", "comment", "sentiment",
                "submitted_at", "updated_at"::timestamp with time zone
            from "support"."feedback"
          ) as "there"
      ) as base
      where base."number" = cast($1 as text)
    )
    select listed.key as key, listed.key as value
    from listed
    where listed.key <> ''
  ) as valued
  where value is not null
  limit $2
) as found

-- feedback_values
-- given $1 keys
-- by row rules: feedback
with listed as (
  select base."number" as key, base."sku" as "sku", base."customer_number" as "customer_number",
      base."rating" as "rating", base."would_recommend" as "would_recommend", base."sentiment" as "sentiment",
      base."submitted_at" as "submitted_at", base."updated_at" as "updated_at"
  from (
    select "there".*
    from (values (null::timestamp with time zone)) as "absent"("updated_at")
      cross join lateral (
        select "number", "sku", "customer_number", "rating", "would_recommend", "comment", "sentiment",
            "submitted_at", "updated_at"::timestamp with time zone
        from "support"."feedback"
      ) as "there"
  ) as base
    join unnest((
      select $1::text[]
    )) as input(key) on input.key = base."number"
  where true
)
select listed.key as key, listed.key as "v0", listed."sku" as "v1", listed."customer_number" as "v2",
    listed."rating" as "v3", listed."would_recommend" as "v4", listed."sentiment" as "v5",
    listed."submitted_at" as "v6", listed."submitted_at" as "v7", listed."updated_at" as "v8"
from listed
where listed.key <> ''

-- leads_of_tickets
-- given $1 tickets, $2 skus, $3 orders, $4 since
-- by row rules: tickets
-- planned anew for each run
select coalesce(string_agg(distinct t.customer_number, ''), '') as "customers",
    coalesce(string_agg(distinct case when t.customer_number is null then t.order_number end, ''), '') as
    "orders", coalesce(string_agg(distinct case when t.customer_number is null and t.order_number is null
    then case when t.email ~ '^[!-;=?-~]+@[!-;=?-~]+$' then lower(t.email collate "C") else
    substring(lower(regexp_replace(case when octet_length(t.email) = length(t.email) then t.email else
    normalize(t.email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '', 'g'))
    collate "C" from '.+@.+') end end, ''), '') as "emails",
    count(distinct
    (t.customer_number, case when t.customer_number is null then t.order_number end,
    case when t.customer_number is null and t.order_number is null then case when t.email ~
    '^[!-;=?-~]+@[!-;=?-~]+$' then lower(t.email collate "C") else
    substring(lower(regexp_replace(case when octet_length(t.email) = length(t.email) then t.email else
    normalize(t.email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '', 'g'))
    collate "C" from '.+@.+') end end)) as "count"
from "support"."tickets" as "t"
where ($1::text[] is null or t.number = any($1::text[]))
  and ($2::text[] is null or "t"."sku" = any($2::text[]))
  and ($3::text[] is null or t.order_number = any($3::text[]))
  and ($4::timestamptz is null or t.opened_at >= $4::timestamptz or not (t.status in ('SOLVED', 'CLOSED')))

-- newest_tickets
-- by row rules: tickets
select max("updated_at")::timestamptz as "at"
from "support"."tickets"

-- open_tickets
-- given $1 skus
-- by row rules: tickets
select count(*) as "tickets"
from "support"."tickets" as "t"
where not (t.status in ('SOLVED', 'CLOSED'))
  and ($1::text[] is null or "t"."sku" in (
    select unnest($1::text[])
  ))

-- products rows open
-- by row rules: tickets
select t.sku as key, count(*) as open_tickets
from "support"."tickets" as t
where t.sku is not null
  and not (t.status in ('SOLVED', 'CLOSED'))
  and true
group by t.sku

-- products rows rated
-- given $1 from, $2 until
-- by row rules: tickets
select t.sku as key, count(*) as ratings, count(*) filter (where t.csat_rating >= 4) as good
from "support"."tickets" as t
where t.sku is not null
  and t.csat_rating is not null
  and t.opened_at >= $1::timestamptz
  and (t.opened_at < $2::timestamptz) is true
  and true
group by t.sku

-- products rows recent
-- given $1 from, $2 until
-- by row rules: tickets
select t.sku as key, count(*) as opened
from "support"."tickets" as t
where t.sku is not null
  and t.opened_at >= $1::timestamptz
  and (t.opened_at < $2::timestamptz) is true
  and true
group by t.sku

-- products rows reviews
-- by row rules: feedback
select f.sku as key, avg(f.rating)::float8 as rating
from (
  select "there".*
  from (values (null::timestamp with time zone)) as "absent"("updated_at")
    cross join lateral (
      select "number", "sku", "customer_number", "rating", "would_recommend", "comment", "sentiment",
          "submitted_at", "updated_at"::timestamp with time zone
      from "support"."feedback"
    ) as "there"
) as f
where f.rating is not null
  and true
group by f.sku

-- products value csatPercent
"good"::float8 / "ratings" * 100

-- products value openTickets
"open_tickets"

-- products value recentTickets
"opened"

-- products value reviewRating
"rating"

-- products_by_issue
-- given $1 from, $2 until, $3 skus, $4 issues, $5 first
-- by row rules: tickets
with "spelled" as (
  select distinct "t"."issue"
  from "support"."tickets" as "t"
  where (t.sku is not null and t.opened_at >= $1::timestamptz and t.opened_at < $2::timestamptz and
      ($3::text[] is null or "t"."sku" in (
    select unnest($3::text[])
  )))
), "named" as (
  select "input"."key" as "name", "spelled"."issue"
  from "spelled"
    inner join unnest((
      select $4::text[]
    )) as input(key) on
        nullif(lower(btrim(regexp_replace("spelled"."issue" collate "und-x-icu", '[^[:graph:]]+', ' ', 'g')))
        collate "C", '') =
        nullif(lower(btrim(regexp_replace("input"."key" collate "und-x-icu", '[^[:graph:]]+', ' ', 'g')))
        collate "C", '')
), "placed" as (
  select "named"."name" as "issue", t.sku as "sku",
      row_number() over (partition by named.name order by count(*) desc, t.sku) as "place"
  from "named"
    inner join "support"."tickets" as "t" on "t"."issue" = "named"."issue"
  where (t.sku is not null and t.opened_at >= $1::timestamptz and t.opened_at < $2::timestamptz and
      ($3::text[] is null or "t"."sku" in (
    select unnest($3::text[])
  )))
  group by "named"."name", "t"."sku"
)
select "issue", "sku"
from "placed"
where "place" <= $5
order by "place"

-- products_estimate
-- given $1 always "x", $2 always "x"
-- by row rules: tickets
-- planned anew for each run
explain (format json) with listed as (
  select key
  from unnest(string_to_array($1, chr(31), chr(30))::text[]) as input(key)
)
select listed.key as key
from listed
  left join (
    select t.sku as key, count(*) as open_tickets
    from "support"."tickets" as t
    where t.sku is not null
      and not (t.status in ('SOLVED', 'CLOSED'))
      and "t"."sku" in (
        select key
        from listed
      )
    group by t.sku
  ) as r0 on r0.key = listed.key
where listed.key <> ''
  and (r0.key is not null and coalesce(r0."open_tickets", 0) = cast($2 as bigint))

-- products_matching
-- given $1 always "x", $2 always "x", $3 always 2
-- by row rules: tickets
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys
from (
  with listed as (
    select key
    from unnest(string_to_array($1, chr(31), chr(30))::text[]) as input(key)
  )
  select listed.key as key
  from listed
    left join (
      select t.sku as key, count(*) as open_tickets
      from "support"."tickets" as t
      where t.sku is not null
        and not (t.status in ('SOLVED', 'CLOSED'))
        and "t"."sku" in (
          select key
          from listed
        )
      group by t.sku
    ) as r0 on r0.key = listed.key
  where listed.key <> ''
    and (r0.key is not null and coalesce(r0."open_tickets", 0) = cast($2 as bigint))
  limit $3
) as found

-- products_page
-- given $1 always "x", $2 always "x", $3 always 2
-- by row rules: tickets
-- planned anew for each run
with found as (
  with listed as (
    select key
    from unnest(string_to_array($1, chr(31), chr(30))::text[]) as input(key)
  )
  select listed.key as key, coalesce(r0."open_tickets", 0) as value
  from listed
    left join (
      select t.sku as key, count(*) as open_tickets
      from "support"."tickets" as t
      where t.sku is not null
        and not (t.status in ('SOLVED', 'CLOSED'))
        and "t"."sku" in (
          select key
          from listed
        )
      group by t.sku
    ) as r0 on r0.key = listed.key
  where listed.key <> ''
    and (r0.key is not null and coalesce(r0."open_tickets", 0) = cast($2 as bigint))
)
select key, "value"::text as "cursor_0", "key"::text as "cursor_1"
from found
where ("key" <> '')
order by "value" asc, "key" asc
limit $3

-- products_told
-- given $1 always "x", $2 always "x", $3 always 2
-- by row rules: tickets
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys,
    string_agg(coalesce(value::text, chr(30)), chr(31)) as values
from (
  select key, value
  from (
    with listed as (
      select key
      from unnest(string_to_array($1, chr(31), chr(30))::text[]) as input(key)
    )
    select listed.key as key, coalesce(r0."open_tickets", 0) as value
    from listed
      left join (
        select t.sku as key, count(*) as open_tickets
        from "support"."tickets" as t
        where t.sku is not null
          and not (t.status in ('SOLVED', 'CLOSED'))
          and "t"."sku" in (
            select key
            from listed
          )
        group by t.sku
      ) as r0 on r0.key = listed.key
    where listed.key <> ''
      and (r0.key is not null and coalesce(r0."open_tickets", 0) = cast($2 as bigint))
  ) as valued
  where value is not null
  limit $3
) as found

-- products_values
-- given $1 keys, $2 from, $3 until
-- by row rules: feedback, tickets
with listed as (
  select key
  from unnest((
    select $1::text[]
  )) as input(key)
)
select listed.key as key, coalesce(r0."open_tickets", 0) as "v0",
    r1."good"::float8 / r1."ratings" * 100 as "v1", r2."rating" as "v2", coalesce(r3."opened", 0) as "v3"
from listed
  left join (
    select t.sku as key, count(*) as open_tickets
    from "support"."tickets" as t
    where t.sku is not null
      and not (t.status in ('SOLVED', 'CLOSED'))
      and "t"."sku" = any((
        select $1::text[]
      )::text[])
    group by t.sku
  ) as r0 on r0.key = listed.key
  left join (
    select t.sku as key, count(*) as ratings, count(*) filter (where t.csat_rating >= 4) as good
    from "support"."tickets" as t
    where t.sku is not null
      and t.csat_rating is not null
      and t.opened_at >= (
        select $2::timestamptz
      )
      and (t.opened_at < (
        select $3::timestamptz
      )) is true
      and "t"."sku" = any((
        select $1::text[]
      )::text[])
    group by t.sku
  ) as r1 on r1.key = listed.key
  left join (
    select f.sku as key, avg(f.rating)::float8 as rating
    from (
      select "there".*
      from (values (null::timestamp with time zone)) as "absent"("updated_at")
        cross join lateral (
          select "number", "sku", "customer_number", "rating", "would_recommend", "comment", "sentiment",
              "submitted_at", "updated_at"::timestamp with time zone
          from "support"."feedback"
        ) as "there"
    ) as f
    where f.rating is not null
      and "f"."sku" = any((
        select $1::text[]
      )::text[])
    group by f.sku
  ) as r2 on r2.key = listed.key
  left join (
    select t.sku as key, count(*) as opened
    from "support"."tickets" as t
    where t.sku is not null
      and t.opened_at >= (
        select $2::timestamptz
      )
      and (t.opened_at < (
        select $3::timestamptz
      )) is true
      and "t"."sku" = any((
        select $1::text[]
      )::text[])
    group by t.sku
  ) as r3 on r3.key = listed.key
where listed.key <> ''

-- recommendations
-- given $1 from, $2 until, $3 skus
-- by row rules: feedback
select null::date as "day", count(f.would_recommend) as "answers",
    count(*) filter (where f.would_recommend >= 9) as "promoters",
    count(*) filter (where f.would_recommend <= 6) as "detractors"
from (
  select "there".*
  from (values (null::timestamp with time zone)) as "absent"("updated_at")
    cross join lateral (
      select "number", "sku", "customer_number", "rating", "would_recommend", "comment", "sentiment",
          "submitted_at", "updated_at"::timestamp with time zone
      from "support"."feedback"
    ) as "there"
) as "f"
where "f"."submitted_at" >= $1::timestamptz
  and "f"."submitted_at" < $2::timestamptz
  and ($3::text[] is null or "f"."sku" in (
    select unnest($3::text[])
  ))

-- recommendations_by_day
-- given $1 from, $2 until, $3 skus
-- by row rules: feedback
select "f"."submitted_at"::date as "day", count(f.would_recommend) as "answers",
    count(*) filter (where f.would_recommend >= 9) as "promoters",
    count(*) filter (where f.would_recommend <= 6) as "detractors"
from (
  select "there".*
  from (values (null::timestamp with time zone)) as "absent"("updated_at")
    cross join lateral (
      select "number", "sku", "customer_number", "rating", "would_recommend", "comment", "sentiment",
          "submitted_at", "updated_at"::timestamp with time zone
      from "support"."feedback"
    ) as "there"
) as "f"
where "f"."submitted_at" >= $1::timestamptz
  and "f"."submitted_at" < $2::timestamptz
  and ($3::text[] is null or "f"."sku" in (
    select unnest($3::text[])
  ))
group by "day"

-- review_groups
-- given $1 by, $2 stepDays, $3 stepFroms, $4 productGroups, $5 customerGroups, $6 from, $7 until, $8 skuKeys, $9 ofCustomers
-- by row rules: feedback
-- planned anew for each run
-- waits among reports
select product.place as "product_group", buyer.place as "customer_group",
    case when 'SKU' = any($1::text[]) then f.sku end as "sku", "step"."step_from",
    count(f.would_recommend) as "answers", count(*) filter (where f.would_recommend >= 9) as "promoters",
    count(*) filter (where f.would_recommend <= 6) as "detractors"
from (
  select "there".*
  from (values (null::timestamp with time zone)) as "absent"("updated_at")
    cross join lateral (
      select "number", "sku", "customer_number", "rating", "would_recommend", "comment", "sentiment",
          "submitted_at", "updated_at"::timestamp with time zone
      from "support"."feedback"
    ) as "there"
) as "f"
  left join unnest($2::date[], $3::date[]) as step(day, step_from) on "step"."day" = "f"."submitted_at"::date
  left join (
    select key, place::integer as place
    from unnest($4::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
  ) as product on "product"."key" = f.sku
  left join (
    select key, place::integer as place
    from unnest($5::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
  ) as buyer on "buyer"."key" = 'c' || f.customer_number
where "f"."submitted_at" >= $6::timestamptz
  and "f"."submitted_at" < $7::timestamptz
  and ($8::text is null or f.sku = any(string_to_array($8, '')))
  and (not $9::boolean or "buyer"."key" is not null)
group by 1, 2, 3, 4

-- review_leads
-- given $1 from, $2 until
-- by row rules: feedback
-- planned anew for each run
-- waits among reports
select coalesce(string_agg(distinct f.customer_number, ''), '') as "customers", '' as "orders",
    '' as "emails", '' as "ordersNamed"
from (
  select "there".*
  from (values (null::timestamp with time zone)) as "absent"("updated_at")
    cross join lateral (
      select "number", "sku", "customer_number", "rating", "would_recommend", "comment", "sentiment",
          "submitted_at", "updated_at"::timestamp with time zone
      from "support"."feedback"
    ) as "there"
) as "f"
where "f"."submitted_at" >= $1::timestamptz
  and "f"."submitted_at" < $2::timestamptz

-- reviewers
-- given $1 skus, $2 since
-- by row rules: feedback
-- planned anew for each run
select coalesce(string_agg(distinct "f"."customer_number", ''), '') as "customers",
    count(distinct f.customer_number) as "count"
from (
  select "there".*
  from (values (null::timestamp with time zone)) as "absent"("updated_at")
    cross join lateral (
      select "number", "sku", "customer_number", "rating", "would_recommend", "comment", "sentiment",
          "submitted_at", "updated_at"::timestamp with time zone
      from "support"."feedback"
    ) as "there"
) as "f"
where ($1::text[] is null or "f"."sku" = any($1::text[]))
  and ($2::timestamptz is null or f.submitted_at >= $2::timestamptz)

-- ticket_count_of_customers
-- given $1 customers, $2 orders, $3 orderCustomers, $4 emails, $5 emailCustomers, $6 open
-- by row rules: tickets
with "claimed" as (
  select t.customer_number as "customer", "t"."number"
  from "support"."tickets" as "t"
  where "t"."customer_number" = any((
    select $1::text[]
  )::text[])
  union all
  select "claim"."customer", "t"."number"
  from unnest((
    select $2::text[]
  ), (
    select $3::text[]
  )) as claim(key, customer)
    inner join "support"."tickets" as "t" on "t"."order_number" = "claim"."key"
  where "t"."customer_number" is null
  union all
  select "claim"."customer", "t"."number"
  from unnest((
    select $4::text[]
  ), (
    select $5::text[]
  )) as claim(key, customer)
    inner join "support"."tickets" as "t" on case when t.email ~ '^[!-;=?-~]+@[!-;=?-~]+$' then
        lower(t.email collate "C") else
        substring(lower(regexp_replace(case when octet_length(t.email) = length(t.email) then t.email else
        normalize(t.email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '', 'g'))
        collate "C" from '.+@.+') end = "claim"."key"
  where "t"."customer_number" is null
    and "t"."order_number" is null
)
select "input"."key" as "customer",
    count(t.number) filter (where coalesce((not (t.status in ('SOLVED', 'CLOSED'))) = $6::boolean, true)) as
    "tickets"
from unnest((
  select $1::text[]
)) as input(key)
  left join "claimed" on "claimed"."customer" = "input"."key"
  left join "support"."tickets" as "t" on "t"."number" = "claimed"."number"
group by "input"."key"

-- ticket_count_of_orders
-- given $1 keys, $2 open
-- by row rules: tickets
select "t"."order_number" as "of_key", count(*) as "tickets"
from "support"."tickets" as "t"
where "t"."order_number" = any((
  select $1::text[]
)::text[])
  and "t"."number" <> ''
  and coalesce((not (t.status in ('SOLVED', 'CLOSED'))) = $2::boolean, true)
group by "t"."order_number"

-- ticket_count_of_products
-- given $1 keys, $2 open
-- by row rules: tickets
select "t"."sku" as "of_key", count(*) as "tickets"
from "support"."tickets" as "t"
where "t"."sku" = any((
  select $1::text[]
)::text[])
  and "t"."number" <> ''
  and coalesce((not (t.status in ('SOLVED', 'CLOSED'))) = $2::boolean, true)
group by "t"."sku"

-- ticket_counts
-- given $1 from, $2 until, $3 skus
-- by row rules: tickets
select null::date as "day", count(*) as "tickets", count(t.csat_rating) as "ratings",
    count(*) filter (where t.csat_rating >= 4) as "good_ratings",
    count(*) filter (where t.status in ('SOLVED', 'CLOSED')) as "solved",
    count(*) filter (where t.status in ('SOLVED', 'CLOSED') and t.replies <= 1 and t.reopens = 0) as
    "solved_at_once", null::float8 as "median_first_reply_minutes", null::float8 as "median_resolution_hours"
from "support"."tickets" as "t"
where "t"."opened_at" >= $1::timestamptz
  and "t"."opened_at" < $2::timestamptz
  and ($3::text[] is null or "t"."sku" in (
    select unnest($3::text[])
  ))

-- ticket_figures
-- given $1 from, $2 until, $3 skus
-- by row rules: tickets
select null::date as "day", count(*) as "tickets", count(t.csat_rating) as "ratings",
    count(*) filter (where t.csat_rating >= 4) as "good_ratings",
    count(*) filter (where t.status in ('SOLVED', 'CLOSED')) as "solved",
    count(*) filter (where t.status in ('SOLVED', 'CLOSED') and t.replies <= 1 and t.reopens = 0) as
    "solved_at_once",
    percentile_cont(0.5) within group
    (order by extract(epoch from "t"."first_replied_at"::timestamptz - "t"."opened_at"::timestamptz)::float8
    / 60) filter (where t.first_replied_at is not null) as "median_first_reply_minutes",
    percentile_cont(0.5) within group
    (order by extract(epoch from "t"."solved_at"::timestamptz - "t"."opened_at"::timestamptz)::float8 / 3600)
    filter (where t.status in ('SOLVED', 'CLOSED') and t.solved_at is not null) as "median_resolution_hours"
from "support"."tickets" as "t"
where "t"."opened_at" >= $1::timestamptz
  and "t"."opened_at" < $2::timestamptz
  and ($3::text[] is null or "t"."sku" in (
    select unnest($3::text[])
  ))

-- ticket_groups
-- given $1 by, $2 stepDays, $3 stepFroms, $4 productGroups, $5 customerGroups, $6 orderGroups, $7 from, $8 until, $9 skuKeys, $10 issues, $11 ticketChannels, $12 ofCustomers, $13 ofOrders
-- by row rules: tickets
-- planned anew for each run
-- waits among reports
select product.place as "product_group", buyer.place as "customer_group", placed.place as "order_group",
    case when 'SKU' = any($1::text[]) then t.sku end as "sku",
    case when 'ISSUE' = any($1::text[]) then
    nullif(lower(btrim(regexp_replace(t.issue collate "und-x-icu", '[^[:graph:]]+', ' ', 'g'))) collate "C",
    '') end as "issue_key",
    case when 'TICKET_CHANNEL' = any($1::text[]) then t.channel end as "ticket_channel", "step"."step_from",
    case when 'ISSUE' = any($1::text[]) then
    min(btrim(regexp_replace(t.issue collate "und-x-icu", '[^[:graph:]]+', ' ', 'g'))) end as "issue",
    count(*) as "tickets", count(t.csat_rating) as "ratings",
    count(*) filter (where t.csat_rating >= 4) as "good_ratings",
    count(*) filter (where t.status in ('SOLVED', 'CLOSED')) as "solved",
    count(*) filter (where t.status in ('SOLVED', 'CLOSED') and t.replies <= 1 and t.reopens = 0) as
    "solved_at_once"
from "support"."tickets" as "t"
  left join unnest($2::date[], $3::date[]) as step(day, step_from) on "step"."day" = "t"."opened_at"::date
  left join (
    select key, place::integer as place
    from unnest($4::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
  ) as product on "product"."key" = t.sku
  left join (
    select key, place::integer as place
    from unnest($5::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
  ) as buyer on "buyer"."key" =
      coalesce('c' || t.customer_number, 'o' || case when t.customer_number is null then t.order_number end,
      'e' || case when t.customer_number is null and t.order_number is null then case when t.email ~
      '^[!-;=?-~]+@[!-;=?-~]+$' then lower(t.email collate "C") else
      substring(lower(regexp_replace(case when octet_length(t.email) = length(t.email) then t.email else
      normalize(t.email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '', 'g'))
      collate "C" from '.+@.+') end end)
  left join (
    select key, place::integer as place
    from unnest($6::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
  ) as placed on "placed"."key" = t.order_number
where "t"."opened_at" >= $7::timestamptz
  and "t"."opened_at" < $8::timestamptz
  and ($9::text is null or t.sku = any(string_to_array($9, '')))
  and ($10::text[] is null or
      nullif(lower(btrim(regexp_replace(t.issue collate "und-x-icu", '[^[:graph:]]+', ' ', 'g'))) collate "C",
      '') = any($10::text[]))
  and ($11::text[] is null or t.channel = any($11::text[]))
  and (not $12::boolean or "buyer"."key" is not null)
  and (not $13::boolean or "placed"."key" is not null)
group by 1, 2, 3, 4, 5, 6, 7

-- ticket_leads
-- given $1 from, $2 until
-- by row rules: tickets
-- planned anew for each run
-- waits among reports
select coalesce(string_agg(distinct t.customer_number, ''), '') as "customers",
    coalesce(string_agg(distinct case when t.customer_number is null then t.order_number end, ''), '') as
    "orders", coalesce(string_agg(distinct case when t.customer_number is null and t.order_number is null
    then case when t.email ~ '^[!-;=?-~]+@[!-;=?-~]+$' then lower(t.email collate "C") else
    substring(lower(regexp_replace(case when octet_length(t.email) = length(t.email) then t.email else
    normalize(t.email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '', 'g'))
    collate "C" from '.+@.+') end end, ''), '') as "emails",
    coalesce(string_agg(distinct t.order_number, ''), '') as "ordersNamed"
from "support"."tickets" as "t"
where "t"."opened_at" >= $1::timestamptz
  and "t"."opened_at" < $2::timestamptz

-- ticket_page_of_customers_opened_at_desc_on_open_open
-- given $1 customers, $2 orders, $3 orderCustomers, $4 emails, $5 emailCustomers, $6 open, $7 limit
-- by row rules: tickets
with "claimed" as (
  select t.customer_number as "customer", "t"."number"
  from "support"."tickets" as "t"
  where "t"."customer_number" = any((
    select $1::text[]
  )::text[])
  union all
  select "claim"."customer", "t"."number"
  from unnest((
    select $2::text[]
  ), (
    select $3::text[]
  )) as claim(key, customer)
    inner join "support"."tickets" as "t" on "t"."order_number" = "claim"."key"
  where "t"."customer_number" is null
  union all
  select "claim"."customer", "t"."number"
  from unnest((
    select $4::text[]
  ), (
    select $5::text[]
  )) as claim(key, customer)
    inner join "support"."tickets" as "t" on case when t.email ~ '^[!-;=?-~]+@[!-;=?-~]+$' then
        lower(t.email collate "C") else
        substring(lower(regexp_replace(case when octet_length(t.email) = length(t.email) then t.email else
        normalize(t.email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '', 'g'))
        collate "C" from '.+@.+') end = "claim"."key"
  where "t"."customer_number" is null
    and "t"."order_number" is null
), "placed" as (
  select "t"."number", "t"."subject", "t"."issue", "t"."status", "t"."priority", "t"."channel",
      "t"."customer_number", "t"."order_number", "t"."email", "t"."sku",
      "t"."opened_at"::timestamptz as "opened_at", "t"."first_replied_at"::timestamptz as "first_replied_at",
      "t"."solved_at"::timestamptz as "solved_at", "t"."csat_rating",
      "t"."updated_at"::timestamptz as "updated_at", "claimed"."customer",
      row_number() over (partition by claimed.customer order by "t"."opened_at" desc, "t"."number" desc) as
      "place"
  from "claimed"
    inner join "support"."tickets" as "t" on "t"."number" = "claimed"."number"
  where coalesce((not (t.status in ('SOLVED', 'CLOSED'))) = $6::boolean, true)
    and ("t"."number" <> '')
)
select "t"."number", "t"."subject", "t"."issue", "t"."status", "t"."priority", "t"."channel",
    "t"."customer_number", "t"."order_number", "t"."email", "t"."sku",
    "t"."opened_at"::timestamptz as "opened_at", "t"."first_replied_at"::timestamptz as "first_replied_at",
    "t"."solved_at"::timestamptz as "solved_at", "t"."csat_rating",
    "t"."updated_at"::timestamptz as "updated_at", "t"."customer", "t"."opened_at"::text as "cursor_0",
    "t"."number"::text as "cursor_1"
from "placed" as "t"
where "t"."place" <= $7
order by "t"."place"

-- ticket_page_of_customers_opened_at_desc_on_open_value: the same but for
    and ("t"."number" <> '' and ("t"."opened_at", "t"."number") > (cast($7 as timestamptz), cast($8 as text)))
where "t"."place" <= $9

-- ticket_page_of_customers_opened_at_desc_on_value_open: the same but for
    and ("t"."number" <> '' and ("t"."opened_at", "t"."number") < (cast($7 as timestamptz), cast($8 as text)))
where "t"."place" <= $9

-- ticket_page_of_customers_opened_at_desc_on_value_value: the same but for
    and ("t"."number" <> '' and ("t"."opened_at", "t"."number") < (cast($7 as timestamptz), cast($8 as text))
        and ("t"."opened_at", "t"."number") > (cast($9 as timestamptz), cast($10 as text)))
where "t"."place" <= $11

-- ticket_page_of_customers_opened_at_desc_back_open_open: the same but for
      row_number() over (partition by claimed.customer order by "t"."opened_at" asc, "t"."number" asc) as

-- ticket_page_of_customers_opened_at_desc_back_open_value: the same but for
      row_number() over (partition by claimed.customer order by "t"."opened_at" asc, "t"."number" asc) as
    and ("t"."number" <> '' and ("t"."opened_at", "t"."number") > (cast($7 as timestamptz), cast($8 as text)))
where "t"."place" <= $9

-- ticket_page_of_customers_opened_at_desc_back_value_open: the same but for
      row_number() over (partition by claimed.customer order by "t"."opened_at" asc, "t"."number" asc) as
    and ("t"."number" <> '' and ("t"."opened_at", "t"."number") < (cast($7 as timestamptz), cast($8 as text)))
where "t"."place" <= $9

-- ticket_page_of_customers_opened_at_desc_back_value_value: the same but for
      row_number() over (partition by claimed.customer order by "t"."opened_at" asc, "t"."number" asc) as
    and ("t"."number" <> '' and ("t"."opened_at", "t"."number") < (cast($7 as timestamptz), cast($8 as text))
        and ("t"."opened_at", "t"."number") > (cast($9 as timestamptz), cast($10 as text)))
where "t"."place" <= $11

-- ticket_page_of_orders_opened_at_desc_on_open_open
-- given $1 keys, $2 open, $3 limit
-- by row rules: tickets
select "t"."number", "t"."subject", "t"."issue", "t"."status", "t"."priority", "t"."channel",
    "t"."customer_number", "t"."order_number", "t"."email", "t"."sku",
    "t"."opened_at"::timestamptz as "opened_at", "t"."first_replied_at"::timestamptz as "first_replied_at",
    "t"."solved_at"::timestamptz as "solved_at", "t"."csat_rating",
    "t"."updated_at"::timestamptz as "updated_at", input.key as "of_key", "t"."opened_at"::text as "cursor_0",
    "t"."number"::text as "cursor_1"
from unnest((
  select $1::text[]
)) as input(key)
  inner join lateral (
    select "t"."number", "t"."subject", "t"."issue", "t"."status", "t"."priority", "t"."channel",
        "t"."customer_number", "t"."order_number", "t"."email", "t"."sku",
        "t"."opened_at"::timestamptz as "opened_at",
        "t"."first_replied_at"::timestamptz as "first_replied_at",
        "t"."solved_at"::timestamptz as "solved_at", "t"."csat_rating",
        "t"."updated_at"::timestamptz as "updated_at"
    from "support"."tickets" as "t"
    where "t"."order_number" = "input"."key"
      and coalesce((not (t.status in ('SOLVED', 'CLOSED'))) = $2::boolean, true)
      and ("t"."number" <> '')
    order by "t"."opened_at" desc, "t"."number" desc
    limit $3
  ) as "t" on true
order by "t"."opened_at" desc, "t"."number" desc

-- ticket_page_of_orders_opened_at_desc_on_open_value: the same but for
      and ("t"."number" <> '' and ("t"."opened_at", "t"."number") >
          (cast($3 as timestamptz), cast($4 as text)))
    limit $5

-- ticket_page_of_orders_opened_at_desc_on_value_open: the same but for
      and ("t"."number" <> '' and ("t"."opened_at", "t"."number") <
          (cast($3 as timestamptz), cast($4 as text)))
    limit $5

-- ticket_page_of_orders_opened_at_desc_on_value_value: the same but for
      and ("t"."number" <> '' and ("t"."opened_at", "t"."number") <
          (cast($3 as timestamptz), cast($4 as text)) and ("t"."opened_at", "t"."number") >
          (cast($5 as timestamptz), cast($6 as text)))
    limit $7

-- ticket_page_of_orders_opened_at_desc_back_open_open: the same but for
    order by "t"."opened_at" asc, "t"."number" asc
order by "t"."opened_at" asc, "t"."number" asc

-- ticket_page_of_orders_opened_at_desc_back_open_value: the same but for
      and ("t"."number" <> '' and ("t"."opened_at", "t"."number") >
          (cast($3 as timestamptz), cast($4 as text)))
    order by "t"."opened_at" asc, "t"."number" asc
    limit $5
order by "t"."opened_at" asc, "t"."number" asc

-- ticket_page_of_orders_opened_at_desc_back_value_open: the same but for
      and ("t"."number" <> '' and ("t"."opened_at", "t"."number") <
          (cast($3 as timestamptz), cast($4 as text)))
    order by "t"."opened_at" asc, "t"."number" asc
    limit $5
order by "t"."opened_at" asc, "t"."number" asc

-- ticket_page_of_orders_opened_at_desc_back_value_value: the same but for
      and ("t"."number" <> '' and ("t"."opened_at", "t"."number") <
          (cast($3 as timestamptz), cast($4 as text)) and ("t"."opened_at", "t"."number") >
          (cast($5 as timestamptz), cast($6 as text)))
    order by "t"."opened_at" asc, "t"."number" asc
    limit $7
order by "t"."opened_at" asc, "t"."number" asc

-- ticket_page_of_products_opened_at_desc_on_open_open
-- given $1 keys, $2 open, $3 limit
-- by row rules: tickets
select "t"."number", "t"."subject", "t"."issue", "t"."status", "t"."priority", "t"."channel",
    "t"."customer_number", "t"."order_number", "t"."email", "t"."sku",
    "t"."opened_at"::timestamptz as "opened_at", "t"."first_replied_at"::timestamptz as "first_replied_at",
    "t"."solved_at"::timestamptz as "solved_at", "t"."csat_rating",
    "t"."updated_at"::timestamptz as "updated_at", input.key as "of_key", "t"."opened_at"::text as "cursor_0",
    "t"."number"::text as "cursor_1"
from unnest((
  select $1::text[]
)) as input(key)
  inner join lateral (
    select "t"."number", "t"."subject", "t"."issue", "t"."status", "t"."priority", "t"."channel",
        "t"."customer_number", "t"."order_number", "t"."email", "t"."sku",
        "t"."opened_at"::timestamptz as "opened_at",
        "t"."first_replied_at"::timestamptz as "first_replied_at",
        "t"."solved_at"::timestamptz as "solved_at", "t"."csat_rating",
        "t"."updated_at"::timestamptz as "updated_at"
    from "support"."tickets" as "t"
    where "t"."sku" = "input"."key"
      and coalesce((not (t.status in ('SOLVED', 'CLOSED'))) = $2::boolean, true)
      and ("t"."number" <> '')
    order by "t"."opened_at" desc, "t"."number" desc
    limit $3
  ) as "t" on true
order by "t"."opened_at" desc, "t"."number" desc

-- ticket_page_of_products_opened_at_desc_on_open_value: the same but for
      and ("t"."number" <> '' and ("t"."opened_at", "t"."number") >
          (cast($3 as timestamptz), cast($4 as text)))
    limit $5

-- ticket_page_of_products_opened_at_desc_on_value_open: the same but for
      and ("t"."number" <> '' and ("t"."opened_at", "t"."number") <
          (cast($3 as timestamptz), cast($4 as text)))
    limit $5

-- ticket_page_of_products_opened_at_desc_on_value_value: the same but for
      and ("t"."number" <> '' and ("t"."opened_at", "t"."number") <
          (cast($3 as timestamptz), cast($4 as text)) and ("t"."opened_at", "t"."number") >
          (cast($5 as timestamptz), cast($6 as text)))
    limit $7

-- ticket_page_of_products_opened_at_desc_back_open_open: the same but for
    order by "t"."opened_at" asc, "t"."number" asc
order by "t"."opened_at" asc, "t"."number" asc

-- ticket_page_of_products_opened_at_desc_back_open_value: the same but for
      and ("t"."number" <> '' and ("t"."opened_at", "t"."number") >
          (cast($3 as timestamptz), cast($4 as text)))
    order by "t"."opened_at" asc, "t"."number" asc
    limit $5
order by "t"."opened_at" asc, "t"."number" asc

-- ticket_page_of_products_opened_at_desc_back_value_open: the same but for
      and ("t"."number" <> '' and ("t"."opened_at", "t"."number") <
          (cast($3 as timestamptz), cast($4 as text)))
    order by "t"."opened_at" asc, "t"."number" asc
    limit $5
order by "t"."opened_at" asc, "t"."number" asc

-- ticket_page_of_products_opened_at_desc_back_value_value: the same but for
      and ("t"."number" <> '' and ("t"."opened_at", "t"."number") <
          (cast($3 as timestamptz), cast($4 as text)) and ("t"."opened_at", "t"."number") >
          (cast($5 as timestamptz), cast($6 as text)))
    order by "t"."opened_at" asc, "t"."number" asc
    limit $7
order by "t"."opened_at" asc, "t"."number" asc

-- tickets value channel
"channel"

-- tickets value csatRating
"csat_rating"

-- tickets value issue
nullif(lower(btrim(regexp_replace("issue" collate "und-x-icu", '[^[:graph:]]+', ' ', 'g'))) collate "C", '')

-- tickets value number
"key"

-- tickets value openedAt
"opened_at"

-- tickets value openedOn
"opened_at"

-- tickets value order
"order_number"

-- tickets value priority
"priority"

-- tickets value sku
"sku"

-- tickets value solvedAt
"solved_at"

-- tickets value status
"status"

-- tickets value updatedAt
"updated_at"

-- tickets_by_day
-- given $1 from, $2 until, $3 skus
-- by row rules: tickets
select "t"."opened_at"::date as "day", count(*) as "tickets", count(t.csat_rating) as "ratings",
    count(*) filter (where t.csat_rating >= 4) as "good_ratings",
    count(*) filter (where t.status in ('SOLVED', 'CLOSED')) as "solved",
    count(*) filter (where t.status in ('SOLVED', 'CLOSED') and t.replies <= 1 and t.reopens = 0) as
    "solved_at_once", null::float8 as "median_first_reply_minutes", null::float8 as "median_resolution_hours"
from "support"."tickets" as "t"
where "t"."opened_at" >= $1::timestamptz
  and "t"."opened_at" < $2::timestamptz
  and ($3::text[] is null or "t"."sku" in (
    select unnest($3::text[])
  ))
group by "day"

-- tickets_by_number
-- given $1 numbers
-- by row rules: tickets
select "t"."number", "t"."subject", "t"."issue", "t"."status", "t"."priority", "t"."channel",
    "t"."customer_number", "t"."order_number", "t"."email", "t"."sku",
    "t"."opened_at"::timestamptz as "opened_at", "t"."first_replied_at"::timestamptz as "first_replied_at",
    "t"."solved_at"::timestamptz as "solved_at", "t"."csat_rating",
    "t"."updated_at"::timestamptz as "updated_at"
from "support"."tickets" as "t"
where "t"."number" = any((
  select $1::text[]
)::text[])

-- tickets_by_signature
-- given $1 from, $2 until
-- by row rules: tickets
with "signed" as (
  select t.customer_number as "customer_number",
      case when t.customer_number is null then t.order_number end as "order_number",
      case when t.customer_number is null and t.order_number is null then case when t.email ~
      '^[!-;=?-~]+@[!-;=?-~]+$' then lower(t.email collate "C") else
      substring(lower(regexp_replace(case when octet_length(t.email) = length(t.email) then t.email else
      normalize(t.email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '', 'g'))
      collate "C" from '.+@.+') end end as "email",
      count(*) filter (where not (t.status in ('SOLVED', 'CLOSED'))) as "open_tickets",
      count(t.csat_rating) filter (where (t.opened_at >= $1::timestamptz and t.opened_at < $2::timestamptz))
      as "ratings",
      count(*) filter
      (where t.csat_rating >= 4 and (t.opened_at >= $1::timestamptz and t.opened_at < $2::timestamptz)) as
      "good_ratings"
  from "support"."tickets" as "t"
  where (not (t.status in ('SOLVED', 'CLOSED')) or
      (t.csat_rating is not null and (t.opened_at >= $1::timestamptz and t.opened_at < $2::timestamptz)))
  group by 1, 2, 3
)
select coalesce(array_agg("customer_number"), '{}')::text as "customerNumbers",
    coalesce(array_agg("order_number"), '{}')::text as "orderNumbers",
    coalesce(string_agg(coalesce(email, ''), ''), '') as "emails",
    coalesce(array_agg("open_tickets"), '{}')::text as "openTickets",
    coalesce(array_agg("ratings"), '{}')::text as "ratings",
    coalesce(array_agg("good_ratings"), '{}')::text as "goodRatings"
from "signed"

-- tickets_count
-- given $1 always "x"
-- by row rules: tickets
-- planned anew for each run
select count(*) as count
from (
  with listed as (
    select base."number" as key
    from "support"."tickets" as base
    where base."number" = cast($1 as text)
  )
  select listed.key as key
  from listed
  where listed.key <> ''
) as found

-- tickets_counted_page
-- given $1 always "x", $2 always 2
-- by row rules: tickets
-- planned anew for each run
with found as not materialized (
  with listed as (
    select base."number" as key
    from "support"."tickets" as base
    where base."number" = cast($1 as text)
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

-- tickets_estimate
-- given $1 always "x"
-- by row rules: tickets
-- planned anew for each run
explain (format json) with listed as (
  select base."number" as key
  from "support"."tickets" as base
  where base."number" = cast($1 as text)
)
select listed.key as key
from listed
where listed.key <> ''

-- tickets_groups
-- given $1 always "x", $2 always "x", $3 always 1
-- by row rules: tickets
-- planned anew for each run
select value, count(*) as count, (sum(count(*)) over ())::bigint as total
from (
  with listed as (
    select base."number" as key
    from "support"."tickets" as base
    where base."number" = cast($1 as text)
  )
  select listed.key as key, coalesce(nullif(listed.key::text, ''), $2) as value
  from listed
  where listed.key <> ''
) as found
group by value
order by count desc, value
limit $3

-- tickets_matching
-- given $1 always "x", $2 always 2
-- by row rules: tickets
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys
from (
  with listed as (
    select base."number" as key
    from "support"."tickets" as base
    where base."number" = cast($1 as text)
  )
  select listed.key as key
  from listed
  where listed.key <> ''
  limit $2
) as found

-- tickets_page
-- given $1 always "x", $2 always 2
-- by row rules: tickets
-- planned anew for each run
with found as (
  with listed as (
    select base."number" as key
    from "support"."tickets" as base
    where base."number" = cast($1 as text)
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

-- tickets_sums
-- given $1 always "x"
-- by row rules: tickets
-- planned anew for each run
select count(*) as count, sum("sum") as "sum"
from (
  with listed as (
    select base."number" as key
    from "support"."tickets" as base
    where base."number" = cast($1 as text)
  )
  select listed.key as key, listed.key as "sum"
  from listed
  where listed.key <> ''
) as found

-- tickets_told
-- given $1 always "x", $2 always 2
-- by row rules: tickets
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys,
    string_agg(coalesce(value::text, chr(30)), chr(31)) as values
from (
  select key, value
  from (
    with listed as (
      select base."number" as key
      from "support"."tickets" as base
      where base."number" = cast($1 as text)
    )
    select listed.key as key, listed.key as value
    from listed
    where listed.key <> ''
  ) as valued
  where value is not null
  limit $2
) as found

-- tickets_values
-- given $1 keys
-- by row rules: tickets
with listed as (
  select base."number" as key, base."opened_at" as "opened_at", base."solved_at" as "solved_at",
      base."updated_at" as "updated_at", base."status" as "status", base."priority" as "priority",
      base."channel" as "channel", base."issue" as "issue", base."csat_rating" as "csat_rating",
      base."sku" as "sku", base."order_number" as "order_number"
  from "support"."tickets" as base
    join unnest((
      select $1::text[]
    )) as input(key) on input.key = base."number"
  where true
)
select listed.key as key, listed.key as "v0", listed."opened_at" as "v1", listed."opened_at" as "v2",
    listed."solved_at" as "v3", listed."updated_at" as "v4", listed."status" as "v5",
    listed."priority" as "v6", listed."channel" as "v7",
    nullif(lower(btrim(regexp_replace(listed."issue" collate "und-x-icu", '[^[:graph:]]+', ' ', 'g')))
    collate "C", '') as "v8", listed."csat_rating" as "v9", listed."sku" as "v10",
    listed."order_number" as "v11"
from listed
where listed.key <> ''

-- top_issues
-- given $1 from, $2 before, $3 until, $4 skus, $5 always 0, $6 first
-- by row rules: tickets
with "counted" as (
  select "t"."issue", count(*) filter (where t.opened_at >= $1::timestamptz) as "tickets",
      count(*) filter (where t.opened_at < $1::timestamptz) as "before",
      (sum(count(*) filter (where t.opened_at >= $1::timestamptz)) over ())::bigint as "total"
  from "support"."tickets" as "t"
  where "t"."opened_at" >= $2::timestamptz
    and "t"."opened_at" < $3::timestamptz
    and ($4::text[] is null or "t"."sku" in (
      select unnest($4::text[])
    ))
  group by "t"."issue"
), "merged" as (
  select nullif(lower(btrim(regexp_replace("issue" collate "und-x-icu", '[^[:graph:]]+', ' ', 'g'))) collate
      "C", '') as "key",
      (array_agg(btrim(regexp_replace("issue" collate "und-x-icu", '[^[:graph:]]+', ' ', 'g')) order by
      "tickets" desc, before desc, issue collate "C"))[1] as "issue", sum("tickets")::bigint as "tickets",
      sum(before)::bigint as "before", max(total) as "total"
  from "counted"
  group by "key"
)
select "issue", "tickets", "before", "total"
from "merged"
where "key" is not null
  and "tickets" > $5
order by "tickets" desc, "issue"
limit $6

-- top_issues_of_products
-- given $1 from, $2 skus, $3 before, $4 until, $5 always 0, $6 first
-- by row rules: tickets
with "counted" as (
  select t.sku as "sku", "t"."issue", count(*) filter (where t.opened_at >= $1::timestamptz) as "tickets",
      count(*) filter (where t.opened_at < $1::timestamptz) as "before",
      (sum(count(*) filter (where t.opened_at >= $1::timestamptz)) over (partition by t.sku))::bigint as
      "total"
  from "support"."tickets" as "t"
  where "t"."sku" = any((
    select $2::text[]
  )::text[])
    and "t"."opened_at" >= $3::timestamptz
    and (t.opened_at < $4::timestamptz) is true
  group by "t"."sku", "t"."issue"
), "merged" as (
  select "sku",
      nullif(lower(btrim(regexp_replace("issue" collate "und-x-icu", '[^[:graph:]]+', ' ', 'g'))) collate "C",
      '') as "key",
      (array_agg(btrim(regexp_replace("issue" collate "und-x-icu", '[^[:graph:]]+', ' ', 'g')) order by
      "tickets" desc, before desc, issue collate "C"))[1] as "issue", sum("tickets")::bigint as "tickets",
      sum(before)::bigint as "before", max(total) as "total"
  from "counted"
  group by "sku", "key"
), "placed" as (
  select "sku", "issue", "tickets", "before", "total",
      row_number() over (partition by sku order by "tickets" desc, issue) as "place"
  from "merged"
  where "key" is not null
    and "tickets" > $5
)
select "sku", "issue", "tickets", "before", "total"
from "placed"
where "place" <= $6
order by "place"

-- unnamed_feedback
-- given $1 always ""
-- by row rules: feedback
select count(*) as "rows"
from (
  select "there".*
  from (values (null::timestamp with time zone)) as "absent"("updated_at")
    cross join lateral (
      select "number", "sku", "customer_number", "rating", "would_recommend", "comment", "sentiment",
          "submitted_at", "updated_at"::timestamp with time zone
      from "support"."feedback"
    ) as "there"
) as "feedback"
where ("number" is null or "number" = $1)

-- unnamed_tickets
-- given $1 always ""
-- by row rules: tickets
select count(*) as "rows"
from "support"."tickets"
where ("number" is null or "number" = $1)

-- row rule of deletions
select *
from "support"."deletions"
where false

-- row rule of feedback
select *
from (
  select "there".*
  from (values (null::timestamp with time zone)) as "absent"("updated_at")
    cross join lateral (
      select "number", "sku", "customer_number", "rating", "would_recommend", "comment", "sentiment",
          "submitted_at", "updated_at"::timestamp with time zone
      from "support"."feedback"
    ) as "there"
) as "feedback"
where customer_number = any(string_to_array($reviewers::text, chr(31)))

-- row rule of feedback
select *
from (
  select "there".*
  from (values (null::timestamp with time zone)) as "absent"("updated_at")
    cross join lateral (
      select "number", "sku", "customer_number", "rating", "would_recommend", "comment", "sentiment",
          "submitted_at", "updated_at"::timestamp with time zone
      from "support"."feedback"
    ) as "there"
) as "feedback"
where sku = any(string_to_array($skus::text, chr(31)))

-- row rule of feedback
select *
from (
  select "there".*
  from (values (null::timestamp with time zone)) as "absent"("updated_at")
    cross join lateral (
      select "number", "sku", "customer_number", "rating", "would_recommend", "comment", "sentiment",
          "submitted_at", "updated_at"::timestamp with time zone
      from "support"."feedback"
    ) as "there"
) as "feedback"
where sku = any(string_to_array($skus::text, chr(31)))
  and customer_number = any(string_to_array($reviewers::text, chr(31)))

-- row rule of questions
select *
from "support"."questions"
where sku = any(string_to_array($skus::text, chr(31)))

-- row rule of tickets
select *
from "support"."tickets"
where (customer_number = any(string_to_array($customers::text, chr(31))) or customer_number is null and
    order_number = any(string_to_array($orders::text, chr(31))) or customer_number is null and order_number
    is null and case when email ~ '^[!-;=?-~]+@[!-;=?-~]+$' then lower(email collate "C") else
    substring(lower(regexp_replace(case when octet_length(email) = length(email) then email else
    normalize(email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '', 'g'))
    collate "C" from '.+@.+') end = any(string_to_array($emails::text, chr(31))))

-- row rule of tickets
select *
from "support"."tickets"
where sku = any(string_to_array($skus::text, chr(31)))

-- row rule of tickets
select *
from "support"."tickets"
where sku = any(string_to_array($skus::text, chr(31)))
  and (customer_number = any(string_to_array($customers::text, chr(31))) or customer_number is null and
      order_number = any(string_to_array($orders::text, chr(31))) or customer_number is null and order_number
      is null and case when email ~ '^[!-;=?-~]+@[!-;=?-~]+$' then lower(email collate "C") else
      substring(lower(regexp_replace(case when octet_length(email) = length(email) then email else
      normalize(email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '', 'g'))
      collate "C" from '.+@.+') end = any(string_to_array($emails::text, chr(31))))
