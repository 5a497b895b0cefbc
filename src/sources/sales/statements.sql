-- What sales is asked. Written by `npm run codegen`: change what stands in lists/, figures/, reports/ and views.

-- bought_together
-- given $1 skus, $2 from, $3 until, $4 first
-- by row rules: order_lines, orders
with "placed" as (
  select distinct "order_lines"."sku", "orders"."number"
  from unnest((
    select $1::text[]
  )) as input(key)
    inner join (
      select "there".*
      from (values (null::numeric)) as "absent"("included_tax_percent")
        cross join lateral (
          select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
              "net_minor", "included_tax_percent"::numeric
          from "sales"."order_lines"
        ) as "there"
    ) as "order_lines" on "order_lines"."sku" = "input"."key"
    inner join (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
              "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
          from "sales"."orders"
        ) as "there"
    ) as "orders" on "orders"."number" = "order_lines"."order_number"
  where ( "orders"."status" <> 'CANCELLED' and "orders"."placed_at" >= $2::timestamptz and
      "orders"."placed_at" < $3::timestamptz)
), "own" as (
  select "sku", count(*) as "orders"
  from "placed"
  group by "sku"
), "pairs" as (
  select "placed"."sku", "other"."sku" as "other_sku", count(distinct placed.number) as "together",
      row_number() over ( partition by placed.sku order by count(distinct placed.number) desc, other.sku) as
      "place"
  from "placed"
    inner join (
      select "there".*
      from (values (null::numeric)) as "absent"("included_tax_percent")
        cross join lateral (
          select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
              "net_minor", "included_tax_percent"::numeric
          from "sales"."order_lines"
        ) as "there"
    ) as "other" on "other"."order_number" = "placed"."number"
  where "other"."sku" <> "placed"."sku"
  group by "placed"."sku", "other"."sku"
  having count(distinct placed.number) >= 2
), "ranked" as (
  select "sku", "other_sku", "together", "place"
  from "pairs"
  where "place" <= $4
), "others" as (
  select "order_lines"."sku", count(distinct "orders"."number") as "orders"
  from (
    select distinct "other_sku"
    from "ranked"
  ) as "found"
    inner join (
      select "there".*
      from (values (null::numeric)) as "absent"("included_tax_percent")
        cross join lateral (
          select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
              "net_minor", "included_tax_percent"::numeric
          from "sales"."order_lines"
        ) as "there"
    ) as "order_lines" on "order_lines"."sku" = "found"."other_sku"
    inner join (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
              "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
          from "sales"."orders"
        ) as "there"
    ) as "orders" on "orders"."number" = "order_lines"."order_number"
  where ( "orders"."status" <> 'CANCELLED' and "orders"."placed_at" >= $2::timestamptz and
      "orders"."placed_at" < $3::timestamptz)
  group by "order_lines"."sku"
), "everything" as (
  select count(*) as "orders"
  from (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
            "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
        from "sales"."orders"
      ) as "there"
  ) as "orders"
  where ( "orders"."status" <> 'CANCELLED' and "orders"."placed_at" >= $2::timestamptz and
      "orders"."placed_at" < $3::timestamptz)
)
select "ranked"."sku", "ranked"."other_sku", "ranked"."together", "own"."orders",
    "others"."orders" as "other_orders", "everything"."orders" as "all_orders"
from "ranked"
  inner join "own" on "own"."sku" = "ranked"."sku"
  inner join "others" on "others"."sku" = "ranked"."other_sku"
  inner join "everything" on true
order by "ranked"."sku", "ranked"."place"

-- customer_count
-- by row rules: customers
select count(*) as "customers"
from (
  select "there".*
  from (values (null::text, null::text, null::text, null::text)) as
      "absent"("phone", "first_name", "last_name", "postal_code")
    cross join lateral (
      select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
          "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
          "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
          "postal_code"::text
      from "sales"."customers"
    ) as "there"
) as "customers"
where "number" <> ''

-- customer_count_in_segments
-- given $1 segments
-- by row rules: customer_summaries, customers
select count(*) as "customers"
from (
  select "there".*
  from (values (null::text, null::text, null::text, null::text)) as
      "absent"("phone", "first_name", "last_name", "postal_code")
    cross join lateral (
      select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
          "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
          "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
          "postal_code"::text
      from "sales"."customers"
    ) as "there"
) as "customers"
  inner join "sales"."customer_summaries" as "s" on "s"."customer_number" = "customers"."number"
where "s"."segment" = any((
  select $1::text[]
)::text[])
  and "customers"."number" <> ''
  and "customers"."consent_profiling"

-- customer_count_valued
-- by row rules: customer_summaries, customers
select count(*) as "customers"
from (
  select "there".*
  from (values (null::text, null::text, null::text, null::text)) as
      "absent"("phone", "first_name", "last_name", "postal_code")
    cross join lateral (
      select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
          "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
          "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
          "postal_code"::text
      from "sales"."customers"
    ) as "there"
) as "customers"
  left join "sales"."customer_summaries" as "s" on "s"."customer_number" = "customers"."number"
where "customers"."number" <> ''

-- customer_page_in_segments_number_asc_on_open_open
-- given $1 segments, $2 limit
-- by row rules: customer_summaries, customers
select "customers".*, "s"."customer_number"::text as "cursor_0", null::text as "cursor_1"
from "sales"."customer_summaries" as "s"
  cross join lateral (
    select "customers"."number", "customers"."name", "customers"."email", "customers"."gender",
        "customers"."age_band", "customers"."country", "customers"."region", "customers"."city",
        "customers"."language", "customers"."acquired_on", "customers"."acquisition_channel",
        "customers"."consent_email", "customers"."consent_sms", "customers"."consent_post",
        "customers"."consent_profiling", "customers"."phone", "customers"."first_name",
        "customers"."last_name", "customers"."postal_code"
    from (
      select "there".*
      from (values (null::text, null::text, null::text, null::text)) as
          "absent"("phone", "first_name", "last_name", "postal_code")
        cross join lateral (
          select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
              "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
              "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
              "postal_code"::text
          from "sales"."customers"
        ) as "there"
    ) as "customers"
    where "customers"."number" = "s"."customer_number"
      and "customers"."consent_profiling"
    limit 1
  ) as "customers"
where "s"."segment" = any((
  select $1::text[]
)::text[])
  and ("s"."customer_number" <> '')
order by "s"."customer_number" asc
limit $2

-- customer_page_in_segments_number_asc_on_open_value: the same but for
  and ("s"."customer_number" <> '' and "s"."customer_number" < cast($2 as text))
limit $3

-- customer_page_in_segments_number_asc_on_value_open: the same but for
  and ("s"."customer_number" <> '' and "s"."customer_number" > cast($2 as text))
limit $3

-- customer_page_in_segments_number_asc_on_value_value: the same but for
  and ("s"."customer_number" <> '' and "s"."customer_number" > cast($2 as text) and "s"."customer_number" <
      cast($3 as text))
limit $4

-- customer_page_in_segments_number_asc_back_open_open: the same but for
order by "s"."customer_number" desc

-- customer_page_in_segments_number_asc_back_open_value: the same but for
  and ("s"."customer_number" <> '' and "s"."customer_number" < cast($2 as text))
order by "s"."customer_number" desc
limit $3

-- customer_page_in_segments_number_asc_back_value_open: the same but for
  and ("s"."customer_number" <> '' and "s"."customer_number" > cast($2 as text))
order by "s"."customer_number" desc
limit $3

-- customer_page_in_segments_number_asc_back_value_value: the same but for
  and ("s"."customer_number" <> '' and "s"."customer_number" > cast($2 as text) and "s"."customer_number" <
      cast($3 as text))
order by "s"."customer_number" desc
limit $4

-- customer_page_in_segments_number_desc_on_open_open: the same but for
order by "s"."customer_number" desc

-- customer_page_in_segments_number_desc_on_open_value: the same but for
  and ("s"."customer_number" <> '' and "s"."customer_number" > cast($2 as text))
order by "s"."customer_number" desc
limit $3

-- customer_page_in_segments_number_desc_on_value_open: the same but for
  and ("s"."customer_number" <> '' and "s"."customer_number" < cast($2 as text))
order by "s"."customer_number" desc
limit $3

-- customer_page_in_segments_number_desc_on_value_value: the same but for
  and ("s"."customer_number" <> '' and "s"."customer_number" < cast($2 as text) and "s"."customer_number" >
      cast($3 as text))
order by "s"."customer_number" desc
limit $4

-- customer_page_in_segments_number_desc_back_open_open: the same but for


-- customer_page_in_segments_number_desc_back_open_value: the same but for
  and ("s"."customer_number" <> '' and "s"."customer_number" > cast($2 as text))
limit $3

-- customer_page_in_segments_number_desc_back_value_open: the same but for
  and ("s"."customer_number" <> '' and "s"."customer_number" < cast($2 as text))
limit $3

-- customer_page_in_segments_number_desc_back_value_value: the same but for
  and ("s"."customer_number" <> '' and "s"."customer_number" < cast($2 as text) and "s"."customer_number" >
      cast($3 as text))
limit $4

-- customer_page_number_asc_on_open_open
-- given $1 limit
-- by row rules: customers
select "customers"."number", "customers"."name", "customers"."email", "customers"."gender",
    "customers"."age_band", "customers"."country", "customers"."region", "customers"."city",
    "customers"."language", "customers"."acquired_on", "customers"."acquisition_channel",
    "customers"."consent_email", "customers"."consent_sms", "customers"."consent_post",
    "customers"."consent_profiling", "customers"."phone", "customers"."first_name", "customers"."last_name",
    "customers"."postal_code", "number"::text as "cursor_0", null::text as "cursor_1"
from (
  select "there".*
  from (values (null::text, null::text, null::text, null::text)) as
      "absent"("phone", "first_name", "last_name", "postal_code")
    cross join lateral (
      select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
          "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
          "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
          "postal_code"::text
      from "sales"."customers"
    ) as "there"
) as "customers"
where ("number" <> '')
order by "number" asc
limit $1

-- customer_page_number_asc_on_open_value: the same but for
where ("number" <> '' and "number" < cast($1 as text))
limit $2

-- customer_page_number_asc_on_value_open: the same but for
where ("number" <> '' and "number" > cast($1 as text))
limit $2

-- customer_page_number_asc_on_value_value: the same but for
where ("number" <> '' and "number" > cast($1 as text) and "number" < cast($2 as text))
limit $3

-- customer_page_number_asc_back_open_open: the same but for
order by "number" desc

-- customer_page_number_asc_back_open_value: the same but for
where ("number" <> '' and "number" < cast($1 as text))
order by "number" desc
limit $2

-- customer_page_number_asc_back_value_open: the same but for
where ("number" <> '' and "number" > cast($1 as text))
order by "number" desc
limit $2

-- customer_page_number_asc_back_value_value: the same but for
where ("number" <> '' and "number" > cast($1 as text) and "number" < cast($2 as text))
order by "number" desc
limit $3

-- customer_page_number_desc_on_open_open: the same but for
order by "number" desc

-- customer_page_number_desc_on_open_value: the same but for
where ("number" <> '' and "number" > cast($1 as text))
order by "number" desc
limit $2

-- customer_page_number_desc_on_value_open: the same but for
where ("number" <> '' and "number" < cast($1 as text))
order by "number" desc
limit $2

-- customer_page_number_desc_on_value_value: the same but for
where ("number" <> '' and "number" < cast($1 as text) and "number" > cast($2 as text))
order by "number" desc
limit $3

-- customer_page_number_desc_back_open_open: the same but for


-- customer_page_number_desc_back_open_value: the same but for
where ("number" <> '' and "number" > cast($1 as text))
limit $2

-- customer_page_number_desc_back_value_open: the same but for
where ("number" <> '' and "number" < cast($1 as text))
limit $2

-- customer_page_number_desc_back_value_value: the same but for
where ("number" <> '' and "number" < cast($1 as text) and "number" > cast($2 as text))
limit $3

-- customers rows boughtCategory
-- by row rules: order_lines, orders
select distinct o.customer_number as key, true as bought
from (
  select "there".*
  from (values (null::numeric)) as "absent"("included_tax_percent")
    cross join lateral (
      select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent", "net_minor",
          "included_tax_percent"::numeric
      from "sales"."order_lines"
    ) as "there"
) l
  join (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
            "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
        from "sales"."orders"
      ) as "there"
  ) o on o.number = l.order_number
where l.sku in (
  select sku
  from imported
)
  and o.status <> 'CANCELLED'
  and true

-- customers rows boughtSku
-- given $1 skus
-- by row rules: order_lines, orders
select distinct o.customer_number as key, true as bought
from (
  select "there".*
  from (values (null::numeric)) as "absent"("included_tax_percent")
    cross join lateral (
      select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent", "net_minor",
          "included_tax_percent"::numeric
      from "sales"."order_lines"
    ) as "there"
) l
  join (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
            "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
        from "sales"."orders"
      ) as "there"
  ) o on o.number = l.order_number
where l.sku = any($1::text[])
  and o.status <> 'CANCELLED'
  and true

-- customers rows openTickets
-- by row rules: orders
-- past row rules: customers
select customer as key, sum("open_tickets")::bigint as "open_tickets"
from (
  with lead as (
    select *
    from imported
  )
  select customer_number as customer, "open_tickets"
  from lead
  where customer_number is not null
  union all
  select o.customer_number, "open_tickets"
  from lead
    join (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
              "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
          from "sales"."orders"
        ) as "there"
    ) o on o.number = lead.order_number
  where lead.customer_number is null
  union all
  select owner.number, "open_tickets"
  from lead
    cross join lateral (
      select min(c.number) as number
      from (
        select "there".*
        from (values (null::text, null::text, null::text, null::text)) as
            "absent"("phone", "first_name", "last_name", "postal_code")
          cross join lateral (
            select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                "postal_code"::text
            from "sales"."customers"
          ) as "there"
      ) c
      where case when c.email ~ '^[!-;=?-~]+@[!-;=?-~]+$' then lower(c.email collate "C") else
          substring(lower(regexp_replace(case when octet_length(c.email) = length(c.email) then c.email else
          normalize(c.email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '',
          'g')) collate "C" from '.+@.+') end = any(string_to_array(lead.email, ''))
      having count(*) = 1
    ) as owner
  where lead.customer_number is null
    and lead.order_number is null
) as led
group by customer

-- customers rows ratings
-- by row rules: orders
-- past row rules: customers
select customer as key, sum("ratings")::bigint as "ratings", sum("good_ratings")::bigint as "good_ratings"
from (
  with lead as (
    select *
    from imported
  )
  select customer_number as customer, "ratings", "good_ratings"
  from lead
  where customer_number is not null
  union all
  select o.customer_number, "ratings", "good_ratings"
  from lead
    join (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
              "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
          from "sales"."orders"
        ) as "there"
    ) o on o.number = lead.order_number
  where lead.customer_number is null
  union all
  select owner.number, "ratings", "good_ratings"
  from lead
    cross join lateral (
      select min(c.number) as number
      from (
        select "there".*
        from (values (null::text, null::text, null::text, null::text)) as
            "absent"("phone", "first_name", "last_name", "postal_code")
          cross join lateral (
            select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                "postal_code"::text
            from "sales"."customers"
          ) as "there"
      ) c
      where case when c.email ~ '^[!-;=?-~]+@[!-;=?-~]+$' then lower(c.email collate "C") else
          substring(lower(regexp_replace(case when octet_length(c.email) = length(c.email) then c.email else
          normalize(c.email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '',
          'g')) collate "C" from '.+@.+') end = any(string_to_array(lead.email, ''))
      having count(*) = 1
    ) as owner
  where lead.customer_number is null
    and lead.order_number is null
) as led
group by customer

-- customers rows returned
-- by row rules: order_lines, orders, returns
select key, sum(ordered) as ordered, sum(returned) as returned
from (
  select o.customer_number as key, l.quantity as ordered, 0 as returned
  from (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
            "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
        from "sales"."orders"
      ) as "there"
  ) o
    join (
      select "there".*
      from (values (null::numeric)) as "absent"("included_tax_percent")
        cross join lateral (
          select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
              "net_minor", "included_tax_percent"::numeric
          from "sales"."order_lines"
        ) as "there"
    ) l on l.order_number = o.number
  where o.status <> 'CANCELLED'
    and true
  union all
  select o.customer_number, 0, r.quantity
  from (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
            "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
        from "sales"."orders"
      ) as "there"
  ) o
    join (
      select "there".*
      from (values (null::timestamp with time zone)) as "absent"("updated_at")
        cross join lateral (
          select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
              "updated_at"::timestamp with time zone
          from "sales"."returns"
        ) as "there"
    ) r on r.order_number = o.number
  where o.status <> 'CANCELLED'
    and true
) as moved
group by key

-- customers rows summary
-- by row rules: customer_summaries
select customer_number as key, currency, "orders", "last_ordered_at"::timestamptz as last_ordered_at,
    average_days_between_orders, average_order_value_minor, lifetime_value_minor, rfm_recency_days,
    rfm_frequency, rfm_monetary_minor, recency_score, frequency_score, monetary_score, segment, computed_at
from "sales"."customer_summaries"

-- customers value acquisitionChannel
"acquisition_channel"

-- customers value ageBand
"age_band"

-- customers value averageOrderValue
"average_order_value_minor" * case when "currency" <>
    all(array['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND',
    'VUV', 'XAF', 'XOF', 'XPF', 'BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND', 'CLF', 'UYW']) then 0.01
    when "currency" =
    any(array['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND',
    'VUV', 'XAF', 'XOF', 'XPF']) then 1e-0 when "currency" =
    any(array['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']) then 1e-3 when "currency" =
    any(array['CLF', 'UYW']) then 1e-4 end

-- customers value boughtCategory
"bought"

-- customers value boughtSku
"bought"

-- customers value city
"city"

-- customers value consentToEmail
"consent_email"

-- customers value consentToPost
"consent_post"

-- customers value consentToProfiling
"consent_profiling"

-- customers value consentToSms
"consent_sms"

-- customers value country
"country"

-- customers value csatPercent
"good_ratings"::float8 / nullif("ratings", 0) * 100

-- customers value daysSinceLastOrder
-- given $1 today
$1::date - case when isfinite("last_ordered_at"::date) then "last_ordered_at"::date end

-- customers value email
case when "email" ~ '^[!-;=?-~]+@[!-;=?-~]+$' then lower("email" collate "C") else
    substring(lower(regexp_replace(case when octet_length("email") = length("email") then "email" else
    normalize("email") end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '', 'g'))
    collate "C" from '.+@.+') end

-- customers value gender
"gender"

-- customers value lastOrderedAt
"last_ordered_at"

-- customers value lastOrderedOn
"last_ordered_at"::date

-- customers value lateInTransit
"late_in_transit"

-- customers value lifetimeValue
"lifetime_value_minor" * case when "currency" <>
    all(array['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND',
    'VUV', 'XAF', 'XOF', 'XPF', 'BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND', 'CLF', 'UYW']) then 0.01
    when "currency" =
    any(array['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND',
    'VUV', 'XAF', 'XOF', 'XPF']) then 1e-0 when "currency" =
    any(array['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']) then 1e-3 when "currency" =
    any(array['CLF', 'UYW']) then 1e-4 end

-- customers value lifetimeValue, currency
"currency"

-- customers value lifetimeValue, minor
"lifetime_value_minor"

-- customers value lifetimeValueMinor
"lifetime_value_minor"

-- customers value name
"name"

-- customers value number
"key"

-- customers value openTickets
"open_tickets"

-- customers value orders
"orders"

-- customers value orders, averageDaysBetweenOrders
"average_days_between_orders"

-- customers value orders, averageOrderValueMinor
"average_order_value_minor"

-- customers value orders, currency
"currency"

-- customers value orders, lastOrderedAt
"last_ordered_at"

-- customers value orders, orders
"orders"

-- customers value region
"region"

-- customers value returnsPercent
("returned" * 100)::float8 / nullif("ordered", 0)

-- customers value rfm
case when "consent_profiling" then "recency_score" end

-- customers value rfm, currency
"currency"

-- customers value rfm, frequency
case when "consent_profiling" then "rfm_frequency" end

-- customers value rfm, frequencyScore
case when "consent_profiling" then "frequency_score" end

-- customers value rfm, monetaryMinor
case when "consent_profiling" then "rfm_monetary_minor" end

-- customers value rfm, monetaryScore
case when "consent_profiling" then "monetary_score" end

-- customers value rfm, recencyDays
case when "consent_profiling" then "rfm_recency_days" end

-- customers value rfm, recencyScore
case when "consent_profiling" then "recency_score" end

-- customers value segment
case when "consent_profiling" then "segment" end

-- customers value segment, where known
"segment"

-- customers value summarizedAt
"computed_at"

-- customers value summaryCurrency
"currency"

-- customers value updatedAt
"updated_at"

-- customers_by_email
-- given $1 emails
-- past row rules: customers
select "number",
    case when email ~ '^[!-;=?-~]+@[!-;=?-~]+$' then lower(email collate "C") else
    substring(lower(regexp_replace(case when octet_length(email) = length(email) then email else
    normalize(email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '', 'g'))
    collate "C" from '.+@.+') end as "address"
from (
  select "there".*
  from (values (null::text, null::text, null::text, null::text)) as
      "absent"("phone", "first_name", "last_name", "postal_code")
    cross join lateral (
      select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
          "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
          "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
          "postal_code"::text
      from "sales"."customers"
    ) as "there"
) as "customers"
where case when email ~ '^[!-;=?-~]+@[!-;=?-~]+$' then lower(email collate "C") else
    substring(lower(regexp_replace(case when octet_length(email) = length(email) then email else
    normalize(email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '', 'g'))
    collate "C" from '.+@.+') end = any((
  select $1::text[]
)::text[])

-- customers_by_number
-- given $1 numbers
-- by row rules: customers
select "customers"."number", "customers"."name", "customers"."email", "customers"."gender",
    "customers"."age_band", "customers"."country", "customers"."region", "customers"."city",
    "customers"."language", "customers"."acquired_on", "customers"."acquisition_channel",
    "customers"."consent_email", "customers"."consent_sms", "customers"."consent_post",
    "customers"."consent_profiling", "customers"."phone", "customers"."first_name", "customers"."last_name",
    "customers"."postal_code"
from (
  select "there".*
  from (values (null::text, null::text, null::text, null::text)) as
      "absent"("phone", "first_name", "last_name", "postal_code")
    cross join lateral (
      select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
          "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
          "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
          "postal_code"::text
      from "sales"."customers"
    ) as "there"
) as "customers"
where "number" = any((
  select $1::text[]
)::text[])

-- customers_count
-- given $1 always "x", $2 always "x"
-- by row rules: customer_summaries, customers
-- planned anew for each run
select count(*) as count
from (
  with listed as (
    select base."number" as key
    from (
      select "there".*
      from (values (null::text, null::text, null::text, null::text)) as
          "absent"("phone", "first_name", "last_name", "postal_code")
        cross join lateral (
          select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
              "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
              "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
              "postal_code"::text
          from "sales"."customers"
        ) as "there"
    ) as base
      left join (
        select customer_number as key, currency, "orders", "last_ordered_at"::timestamptz as last_ordered_at,
            average_days_between_orders, average_order_value_minor, lifetime_value_minor, rfm_recency_days,
            rfm_frequency, rfm_monetary_minor, recency_score, frequency_score, monetary_score, segment,
            computed_at
        from "sales"."customer_summaries"
      ) as r0 on r0.key = base."number"
    where (case when case when base."consent_profiling" then r0."segment" end = cast($1 as text) then true
        else false end and r0."segment" = cast($2 as text))
  )
  select listed.key as key
  from listed
  where listed.key <> ''
) as found

-- customers_counted_page
-- given $1 always "x", $2 always "x", $3 always 2
-- by row rules: customer_summaries, customers
-- planned anew for each run
with found as materialized (
  with listed as (
    select base."number" as key, base."consent_profiling" as "consent_profiling", r0."segment" as "r0_segment"
    from (
      select "there".*
      from (values (null::text, null::text, null::text, null::text)) as
          "absent"("phone", "first_name", "last_name", "postal_code")
        cross join lateral (
          select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
              "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
              "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
              "postal_code"::text
          from "sales"."customers"
        ) as "there"
    ) as base
      left join (
        select customer_number as key, currency, "orders", "last_ordered_at"::timestamptz as last_ordered_at,
            average_days_between_orders, average_order_value_minor, lifetime_value_minor, rfm_recency_days,
            rfm_frequency, rfm_monetary_minor, recency_score, frequency_score, monetary_score, segment,
            computed_at
        from "sales"."customer_summaries"
      ) as r0 on r0.key = base."number"
    where (case when case when base."consent_profiling" then r0."segment" end = cast($1 as text) then true
        else false end and r0."segment" = cast($2 as text))
  )
  select listed.key as key, case when listed."consent_profiling" then listed."r0_segment" end as value
  from listed
  where listed.key <> ''
), page as (
  select *
  from found
  where ("key" <> '')
  order by "value" asc, "key" asc
  limit $3
)
select key, "value"::text as "cursor_0", "key"::text as "cursor_1", total
from (
  select count(*) as total
  from found
) as counted
  left join page on true
order by "value" asc, "key" asc

-- customers_estimate
-- given $1 always "x", $2 always "x"
-- by row rules: customer_summaries, customers
-- planned anew for each run
explain (format json) with listed as (
  select base."number" as key
  from (
    select "there".*
    from (values (null::text, null::text, null::text, null::text)) as
        "absent"("phone", "first_name", "last_name", "postal_code")
      cross join lateral (
        select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
            "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
            "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
            "postal_code"::text
        from "sales"."customers"
      ) as "there"
  ) as base
    left join (
      select customer_number as key, currency, "orders", "last_ordered_at"::timestamptz as last_ordered_at,
          average_days_between_orders, average_order_value_minor, lifetime_value_minor, rfm_recency_days,
          rfm_frequency, rfm_monetary_minor, recency_score, frequency_score, monetary_score, segment,
          computed_at
      from "sales"."customer_summaries"
    ) as r0 on r0.key = base."number"
  where (case when case when base."consent_profiling" then r0."segment" end = cast($1 as text) then true else
      false end and r0."segment" = cast($2 as text))
)
select listed.key as key
from listed
where listed.key <> ''

-- customers_groups
-- given $1 always "x", $2 always "x", $3 always "x", $4 always 1
-- by row rules: customer_summaries, customers
-- planned anew for each run
select value, count(*) as count, (sum(count(*)) over ())::bigint as total
from (
  with listed as (
    select base."number" as key, base."consent_profiling" as "consent_profiling", r0."segment" as "r0_segment"
    from (
      select "there".*
      from (values (null::text, null::text, null::text, null::text)) as
          "absent"("phone", "first_name", "last_name", "postal_code")
        cross join lateral (
          select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
              "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
              "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
              "postal_code"::text
          from "sales"."customers"
        ) as "there"
    ) as base
      left join (
        select customer_number as key, currency, "orders", "last_ordered_at"::timestamptz as last_ordered_at,
            average_days_between_orders, average_order_value_minor, lifetime_value_minor, rfm_recency_days,
            rfm_frequency, rfm_monetary_minor, recency_score, frequency_score, monetary_score, segment,
            computed_at
        from "sales"."customer_summaries"
      ) as r0 on r0.key = base."number"
    where (case when case when base."consent_profiling" then r0."segment" end = cast($1 as text) then true
        else false end and r0."segment" = cast($2 as text))
  )
  select listed.key as key,
      coalesce(nullif(case when listed."consent_profiling" then listed."r0_segment" end::text, ''), $3) as
      value
  from listed
  where listed.key <> ''
) as found
group by value
order by count desc, value
limit $4

-- customers_matching
-- given $1 always "x", $2 always "x", $3 always 2
-- by row rules: customer_summaries, customers
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys
from (
  with listed as (
    select base."number" as key
    from (
      select "there".*
      from (values (null::text, null::text, null::text, null::text)) as
          "absent"("phone", "first_name", "last_name", "postal_code")
        cross join lateral (
          select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
              "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
              "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
              "postal_code"::text
          from "sales"."customers"
        ) as "there"
    ) as base
      left join (
        select customer_number as key, currency, "orders", "last_ordered_at"::timestamptz as last_ordered_at,
            average_days_between_orders, average_order_value_minor, lifetime_value_minor, rfm_recency_days,
            rfm_frequency, rfm_monetary_minor, recency_score, frequency_score, monetary_score, segment,
            computed_at
        from "sales"."customer_summaries"
      ) as r0 on r0.key = base."number"
    where (case when case when base."consent_profiling" then r0."segment" end = cast($1 as text) then true
        else false end and r0."segment" = cast($2 as text))
  )
  select listed.key as key
  from listed
  where listed.key <> ''
  limit $3
) as found

-- customers_page
-- given $1 always "x", $2 always "x", $3 always 2
-- by row rules: customer_summaries, customers
-- planned anew for each run
with found as (
  with listed as (
    select base."number" as key, base."consent_profiling" as "consent_profiling", r0."segment" as "r0_segment"
    from (
      select "there".*
      from (values (null::text, null::text, null::text, null::text)) as
          "absent"("phone", "first_name", "last_name", "postal_code")
        cross join lateral (
          select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
              "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
              "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
              "postal_code"::text
          from "sales"."customers"
        ) as "there"
    ) as base
      left join (
        select customer_number as key, currency, "orders", "last_ordered_at"::timestamptz as last_ordered_at,
            average_days_between_orders, average_order_value_minor, lifetime_value_minor, rfm_recency_days,
            rfm_frequency, rfm_monetary_minor, recency_score, frequency_score, monetary_score, segment,
            computed_at
        from "sales"."customer_summaries"
      ) as r0 on r0.key = base."number"
    where (case when case when base."consent_profiling" then r0."segment" end = cast($1 as text) then true
        else false end and r0."segment" = cast($2 as text))
  )
  select listed.key as key, case when listed."consent_profiling" then listed."r0_segment" end as value
  from listed
  where listed.key <> ''
)
select key, "value"::text as "cursor_0", "key"::text as "cursor_1"
from found
where ("key" <> '')
order by "value" asc, "key" asc
limit $3

-- customers_sums
-- given $1 always "x", $2 always "x"
-- by row rules: customer_summaries, customers
-- planned anew for each run
select count(*) as count, sum("sum") as "sum"
from (
  with listed as (
    select base."number" as key, base."consent_profiling" as "consent_profiling", r0."segment" as "r0_segment"
    from (
      select "there".*
      from (values (null::text, null::text, null::text, null::text)) as
          "absent"("phone", "first_name", "last_name", "postal_code")
        cross join lateral (
          select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
              "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
              "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
              "postal_code"::text
          from "sales"."customers"
        ) as "there"
    ) as base
      left join (
        select customer_number as key, currency, "orders", "last_ordered_at"::timestamptz as last_ordered_at,
            average_days_between_orders, average_order_value_minor, lifetime_value_minor, rfm_recency_days,
            rfm_frequency, rfm_monetary_minor, recency_score, frequency_score, monetary_score, segment,
            computed_at
        from "sales"."customer_summaries"
      ) as r0 on r0.key = base."number"
    where (case when case when base."consent_profiling" then r0."segment" end = cast($1 as text) then true
        else false end and r0."segment" = cast($2 as text))
  )
  select listed.key as key, case when listed."consent_profiling" then listed."r0_segment" end as "sum"
  from listed
  where listed.key <> ''
) as found

-- customers_told
-- given $1 always "x", $2 always "x", $3 always 2
-- by row rules: customer_summaries, customers
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys,
    string_agg(coalesce(value::text, chr(30)), chr(31)) as values
from (
  select key, value
  from (
    with listed as (
      select base."number" as key, base."consent_profiling" as "consent_profiling",
          r0."segment" as "r0_segment"
      from (
        select "there".*
        from (values (null::text, null::text, null::text, null::text)) as
            "absent"("phone", "first_name", "last_name", "postal_code")
          cross join lateral (
            select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                "postal_code"::text
            from "sales"."customers"
          ) as "there"
      ) as base
        left join (
          select customer_number as key, currency, "orders",
              "last_ordered_at"::timestamptz as last_ordered_at, average_days_between_orders,
              average_order_value_minor, lifetime_value_minor, rfm_recency_days, rfm_frequency,
              rfm_monetary_minor, recency_score, frequency_score, monetary_score, segment, computed_at
          from "sales"."customer_summaries"
        ) as r0 on r0.key = base."number"
      where (case when case when base."consent_profiling" then r0."segment" end = cast($1 as text) then true
          else false end and r0."segment" = cast($2 as text))
    )
    select listed.key as key, case when listed."consent_profiling" then listed."r0_segment" end as value
    from listed
    where listed.key <> ''
  ) as valued
  where value is not null
  limit $3
) as found

-- customers_valued_in_segments_value_asc_on_open_open
-- given $1 segments, $2 limit
-- by row rules: customer_summaries, customers
select "customers".*
from unnest((
  select $1::text[]
)) as input(key)
  cross join lateral (
    select *
    from (
      select "customers"."number", "customers"."name", "customers"."email", "customers"."gender",
          "customers"."age_band", "customers"."country", "customers"."region", "customers"."city",
          "customers"."language", "customers"."acquired_on", "customers"."acquisition_channel",
          "customers"."consent_email", "customers"."consent_sms", "customers"."consent_post",
          "customers"."consent_profiling", "customers"."phone", "customers"."first_name",
          "customers"."last_name", "customers"."postal_code", "s"."lifetime_value_minor",
          "lifetime_value_minor"::text as "cursor_0", "number"::text as "cursor_1"
      from (
        select "there".*
        from (values (null::text, null::text, null::text, null::text)) as
            "absent"("phone", "first_name", "last_name", "postal_code")
          cross join lateral (
            select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                "postal_code"::text
            from "sales"."customers"
          ) as "there"
      ) as "customers"
        left join "sales"."customer_summaries" as "s" on "s"."customer_number" = "customers"."number"
      where ("lifetime_value_minor" is not null and ("number" <> ''))
        and "s"."segment" = "input"."key"
        and "customers"."consent_profiling"
      order by "lifetime_value_minor" asc, "number" desc
      limit $2
    ) as "valued"
    union all
    select *
    from (
      select "customers"."number", "customers"."name", "customers"."email", "customers"."gender",
          "customers"."age_band", "customers"."country", "customers"."region", "customers"."city",
          "customers"."language", "customers"."acquired_on", "customers"."acquisition_channel",
          "customers"."consent_email", "customers"."consent_sms", "customers"."consent_post",
          "customers"."consent_profiling", "customers"."phone", "customers"."first_name",
          "customers"."last_name", "customers"."postal_code", "s"."lifetime_value_minor",
          "lifetime_value_minor"::text as "cursor_0", "number"::text as "cursor_1"
      from (
        select "there".*
        from (values (null::text, null::text, null::text, null::text)) as
            "absent"("phone", "first_name", "last_name", "postal_code")
          cross join lateral (
            select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                "postal_code"::text
            from "sales"."customers"
          ) as "there"
      ) as "customers"
        left join "sales"."customer_summaries" as "s" on "s"."customer_number" = "customers"."number"
      where ("lifetime_value_minor" is null and ("number" <> ''))
        and "s"."segment" = "input"."key"
        and "customers"."consent_profiling"
      order by "number" desc
      limit $2
    ) as "unvalued"
  ) as "customers"
order by "lifetime_value_minor" asc nulls last, "number" desc
limit $2

-- customers_valued_in_segments_value_asc_on_open_value: the same but for
      where ("lifetime_value_minor" is not null and
          ("number" <> '' and
          ("lifetime_value_minor" <= cast($2 as bigint) and
          ("lifetime_value_minor" < cast($2 as bigint) or "number" > cast($3 as text)))))
      limit $4
      where ("lifetime_value_minor" is null and ("number" <> '' and false))
      limit $4
limit $4

-- customers_valued_in_segments_value_asc_on_open_null: the same but for
      where ("lifetime_value_minor" is not null and ("number" <> '' and true))
      where ("lifetime_value_minor" is null and ("number" <> '' and "number" > cast($3 as text)))

-- customers_valued_in_segments_value_asc_on_value_open: the same but for
      where ("lifetime_value_minor" is not null and
          ("number" <> '' and
          ("lifetime_value_minor" >= cast($2 as bigint) and
          ("lifetime_value_minor" > cast($2 as bigint) or "number" < cast($3 as text)))))
      limit $4
      where ("lifetime_value_minor" is null and ("number" <> '' and true))
      limit $4
limit $4

-- customers_valued_in_segments_value_asc_on_value_value: the same but for
      where ("lifetime_value_minor" is not null and
          ("number" <> '' and
          ("lifetime_value_minor" >= cast($2 as bigint) and
          ("lifetime_value_minor" > cast($2 as bigint) or "number" < cast($3 as text))) and
          ("lifetime_value_minor" <= cast($4 as bigint) and
          ("lifetime_value_minor" < cast($4 as bigint) or "number" > cast($5 as text)))))
      limit $6
      where ("lifetime_value_minor" is null and ("number" <> '' and true and false))
      limit $6
limit $6

-- customers_valued_in_segments_value_asc_on_value_null: the same but for
      where ("lifetime_value_minor" is not null and
          ("number" <> '' and
          ("lifetime_value_minor" >= cast($2 as bigint) and
          ("lifetime_value_minor" > cast($2 as bigint) or "number" < cast($3 as text))) and true))
      limit $4
      where ("lifetime_value_minor" is null and ("number" <> '' and true and "number" > cast($5 as text)))
      limit $4
limit $4

-- customers_valued_in_segments_value_asc_on_null_open: the same but for
      where ("lifetime_value_minor" is not null and ("number" <> '' and false))
      where ("lifetime_value_minor" is null and ("number" <> '' and "number" < cast($3 as text)))

-- customers_valued_in_segments_value_asc_on_null_value: the same but for
      where ("lifetime_value_minor" is not null and
          ("number" <> '' and false and
          ("lifetime_value_minor" <= cast($2 as bigint) and
          ("lifetime_value_minor" < cast($2 as bigint) or "number" > cast($3 as text)))))
      limit $4
      where ("lifetime_value_minor" is null and ("number" <> '' and "number" < cast($5 as text) and false))
      limit $4
limit $4

-- customers_valued_in_segments_value_asc_on_null_null: the same but for
      where ("lifetime_value_minor" is not null and ("number" <> '' and false and true))
      where ("lifetime_value_minor" is null and
          ("number" <> '' and "number" < cast($3 as text) and "number" > cast($4 as text)))

-- customers_valued_in_segments_value_asc_back_open_open: the same but for
      order by "lifetime_value_minor" desc, "number" asc
      order by "number" asc
order by "lifetime_value_minor" desc nulls first, "number" asc

-- customers_valued_in_segments_value_asc_back_open_value: the same but for
      where ("lifetime_value_minor" is not null and
          ("number" <> '' and
          ("lifetime_value_minor" <= cast($2 as bigint) and
          ("lifetime_value_minor" < cast($2 as bigint) or "number" > cast($3 as text)))))
      order by "lifetime_value_minor" desc, "number" asc
      limit $4
      where ("lifetime_value_minor" is null and ("number" <> '' and false))
      order by "number" asc
      limit $4
order by "lifetime_value_minor" desc nulls first, "number" asc
limit $4

-- customers_valued_in_segments_value_asc_back_open_null: the same but for
      where ("lifetime_value_minor" is not null and ("number" <> '' and true))
      order by "lifetime_value_minor" desc, "number" asc
      where ("lifetime_value_minor" is null and ("number" <> '' and "number" > cast($3 as text)))
      order by "number" asc
order by "lifetime_value_minor" desc nulls first, "number" asc

-- customers_valued_in_segments_value_asc_back_value_open: the same but for
      where ("lifetime_value_minor" is not null and
          ("number" <> '' and
          ("lifetime_value_minor" >= cast($2 as bigint) and
          ("lifetime_value_minor" > cast($2 as bigint) or "number" < cast($3 as text)))))
      order by "lifetime_value_minor" desc, "number" asc
      limit $4
      where ("lifetime_value_minor" is null and ("number" <> '' and true))
      order by "number" asc
      limit $4
order by "lifetime_value_minor" desc nulls first, "number" asc
limit $4

-- customers_valued_in_segments_value_asc_back_value_value: the same but for
      where ("lifetime_value_minor" is not null and
          ("number" <> '' and
          ("lifetime_value_minor" >= cast($2 as bigint) and
          ("lifetime_value_minor" > cast($2 as bigint) or "number" < cast($3 as text))) and
          ("lifetime_value_minor" <= cast($4 as bigint) and
          ("lifetime_value_minor" < cast($4 as bigint) or "number" > cast($5 as text)))))
      order by "lifetime_value_minor" desc, "number" asc
      limit $6
      where ("lifetime_value_minor" is null and ("number" <> '' and true and false))
      order by "number" asc
      limit $6
order by "lifetime_value_minor" desc nulls first, "number" asc
limit $6

-- customers_valued_in_segments_value_asc_back_value_null: the same but for
      where ("lifetime_value_minor" is not null and
          ("number" <> '' and
          ("lifetime_value_minor" >= cast($2 as bigint) and
          ("lifetime_value_minor" > cast($2 as bigint) or "number" < cast($3 as text))) and true))
      order by "lifetime_value_minor" desc, "number" asc
      limit $4
      where ("lifetime_value_minor" is null and ("number" <> '' and true and "number" > cast($5 as text)))
      order by "number" asc
      limit $4
order by "lifetime_value_minor" desc nulls first, "number" asc
limit $4

-- customers_valued_in_segments_value_asc_back_null_open: the same but for
      where ("lifetime_value_minor" is not null and ("number" <> '' and false))
      order by "lifetime_value_minor" desc, "number" asc
      where ("lifetime_value_minor" is null and ("number" <> '' and "number" < cast($3 as text)))
      order by "number" asc
order by "lifetime_value_minor" desc nulls first, "number" asc

-- customers_valued_in_segments_value_asc_back_null_value: the same but for
      where ("lifetime_value_minor" is not null and
          ("number" <> '' and false and
          ("lifetime_value_minor" <= cast($2 as bigint) and
          ("lifetime_value_minor" < cast($2 as bigint) or "number" > cast($3 as text)))))
      order by "lifetime_value_minor" desc, "number" asc
      limit $4
      where ("lifetime_value_minor" is null and ("number" <> '' and "number" < cast($5 as text) and false))
      order by "number" asc
      limit $4
order by "lifetime_value_minor" desc nulls first, "number" asc
limit $4

-- customers_valued_in_segments_value_asc_back_null_null: the same but for
      where ("lifetime_value_minor" is not null and ("number" <> '' and false and true))
      order by "lifetime_value_minor" desc, "number" asc
      where ("lifetime_value_minor" is null and
          ("number" <> '' and "number" < cast($3 as text) and "number" > cast($4 as text)))
      order by "number" asc
order by "lifetime_value_minor" desc nulls first, "number" asc

-- customers_valued_in_segments_value_desc_on_open_open: the same but for
      order by "lifetime_value_minor" desc, "number" asc
      order by "number" asc
order by "lifetime_value_minor" desc nulls last, "number" asc

-- customers_valued_in_segments_value_desc_on_open_value: the same but for
      where ("lifetime_value_minor" is not null and
          ("number" <> '' and
          ("lifetime_value_minor" >= cast($2 as bigint) and
          ("lifetime_value_minor" > cast($2 as bigint) or "number" < cast($3 as text)))))
      order by "lifetime_value_minor" desc, "number" asc
      limit $4
      where ("lifetime_value_minor" is null and ("number" <> '' and false))
      order by "number" asc
      limit $4
order by "lifetime_value_minor" desc nulls last, "number" asc
limit $4

-- customers_valued_in_segments_value_desc_on_open_null: the same but for
      where ("lifetime_value_minor" is not null and ("number" <> '' and true))
      order by "lifetime_value_minor" desc, "number" asc
      where ("lifetime_value_minor" is null and ("number" <> '' and "number" < cast($3 as text)))
      order by "number" asc
order by "lifetime_value_minor" desc nulls last, "number" asc

-- customers_valued_in_segments_value_desc_on_value_open: the same but for
      where ("lifetime_value_minor" is not null and
          ("number" <> '' and
          ("lifetime_value_minor" <= cast($2 as bigint) and
          ("lifetime_value_minor" < cast($2 as bigint) or "number" > cast($3 as text)))))
      order by "lifetime_value_minor" desc, "number" asc
      limit $4
      where ("lifetime_value_minor" is null and ("number" <> '' and true))
      order by "number" asc
      limit $4
order by "lifetime_value_minor" desc nulls last, "number" asc
limit $4

-- customers_valued_in_segments_value_desc_on_value_value: the same but for
      where ("lifetime_value_minor" is not null and
          ("number" <> '' and
          ("lifetime_value_minor" <= cast($2 as bigint) and
          ("lifetime_value_minor" < cast($2 as bigint) or "number" > cast($3 as text))) and
          ("lifetime_value_minor" >= cast($4 as bigint) and
          ("lifetime_value_minor" > cast($4 as bigint) or "number" < cast($5 as text)))))
      order by "lifetime_value_minor" desc, "number" asc
      limit $6
      where ("lifetime_value_minor" is null and ("number" <> '' and true and false))
      order by "number" asc
      limit $6
order by "lifetime_value_minor" desc nulls last, "number" asc
limit $6

-- customers_valued_in_segments_value_desc_on_value_null: the same but for
      where ("lifetime_value_minor" is not null and
          ("number" <> '' and
          ("lifetime_value_minor" <= cast($2 as bigint) and
          ("lifetime_value_minor" < cast($2 as bigint) or "number" > cast($3 as text))) and true))
      order by "lifetime_value_minor" desc, "number" asc
      limit $4
      where ("lifetime_value_minor" is null and ("number" <> '' and true and "number" < cast($5 as text)))
      order by "number" asc
      limit $4
order by "lifetime_value_minor" desc nulls last, "number" asc
limit $4

-- customers_valued_in_segments_value_desc_on_null_open: the same but for
      where ("lifetime_value_minor" is not null and ("number" <> '' and false))
      order by "lifetime_value_minor" desc, "number" asc
      where ("lifetime_value_minor" is null and ("number" <> '' and "number" > cast($3 as text)))
      order by "number" asc
order by "lifetime_value_minor" desc nulls last, "number" asc

-- customers_valued_in_segments_value_desc_on_null_value: the same but for
      where ("lifetime_value_minor" is not null and
          ("number" <> '' and false and
          ("lifetime_value_minor" >= cast($2 as bigint) and
          ("lifetime_value_minor" > cast($2 as bigint) or "number" < cast($3 as text)))))
      order by "lifetime_value_minor" desc, "number" asc
      limit $4
      where ("lifetime_value_minor" is null and ("number" <> '' and "number" > cast($5 as text) and false))
      order by "number" asc
      limit $4
order by "lifetime_value_minor" desc nulls last, "number" asc
limit $4

-- customers_valued_in_segments_value_desc_on_null_null: the same but for
      where ("lifetime_value_minor" is not null and ("number" <> '' and false and true))
      order by "lifetime_value_minor" desc, "number" asc
      where ("lifetime_value_minor" is null and
          ("number" <> '' and "number" > cast($3 as text) and "number" < cast($4 as text)))
      order by "number" asc
order by "lifetime_value_minor" desc nulls last, "number" asc

-- customers_valued_in_segments_value_desc_back_open_open: the same but for
order by "lifetime_value_minor" asc nulls first, "number" desc

-- customers_valued_in_segments_value_desc_back_open_value: the same but for
      where ("lifetime_value_minor" is not null and
          ("number" <> '' and
          ("lifetime_value_minor" >= cast($2 as bigint) and
          ("lifetime_value_minor" > cast($2 as bigint) or "number" < cast($3 as text)))))
      limit $4
      where ("lifetime_value_minor" is null and ("number" <> '' and false))
      limit $4
order by "lifetime_value_minor" asc nulls first, "number" desc
limit $4

-- customers_valued_in_segments_value_desc_back_open_null: the same but for
      where ("lifetime_value_minor" is not null and ("number" <> '' and true))
      where ("lifetime_value_minor" is null and ("number" <> '' and "number" < cast($3 as text)))
order by "lifetime_value_minor" asc nulls first, "number" desc

-- customers_valued_in_segments_value_desc_back_value_open: the same but for
      where ("lifetime_value_minor" is not null and
          ("number" <> '' and
          ("lifetime_value_minor" <= cast($2 as bigint) and
          ("lifetime_value_minor" < cast($2 as bigint) or "number" > cast($3 as text)))))
      limit $4
      where ("lifetime_value_minor" is null and ("number" <> '' and true))
      limit $4
order by "lifetime_value_minor" asc nulls first, "number" desc
limit $4

-- customers_valued_in_segments_value_desc_back_value_value: the same but for
      where ("lifetime_value_minor" is not null and
          ("number" <> '' and
          ("lifetime_value_minor" <= cast($2 as bigint) and
          ("lifetime_value_minor" < cast($2 as bigint) or "number" > cast($3 as text))) and
          ("lifetime_value_minor" >= cast($4 as bigint) and
          ("lifetime_value_minor" > cast($4 as bigint) or "number" < cast($5 as text)))))
      limit $6
      where ("lifetime_value_minor" is null and ("number" <> '' and true and false))
      limit $6
order by "lifetime_value_minor" asc nulls first, "number" desc
limit $6

-- customers_valued_in_segments_value_desc_back_value_null: the same but for
      where ("lifetime_value_minor" is not null and
          ("number" <> '' and
          ("lifetime_value_minor" <= cast($2 as bigint) and
          ("lifetime_value_minor" < cast($2 as bigint) or "number" > cast($3 as text))) and true))
      limit $4
      where ("lifetime_value_minor" is null and ("number" <> '' and true and "number" < cast($5 as text)))
      limit $4
order by "lifetime_value_minor" asc nulls first, "number" desc
limit $4

-- customers_valued_in_segments_value_desc_back_null_open: the same but for
      where ("lifetime_value_minor" is not null and ("number" <> '' and false))
      where ("lifetime_value_minor" is null and ("number" <> '' and "number" > cast($3 as text)))
order by "lifetime_value_minor" asc nulls first, "number" desc

-- customers_valued_in_segments_value_desc_back_null_value: the same but for
      where ("lifetime_value_minor" is not null and
          ("number" <> '' and false and
          ("lifetime_value_minor" >= cast($2 as bigint) and
          ("lifetime_value_minor" > cast($2 as bigint) or "number" < cast($3 as text)))))
      limit $4
      where ("lifetime_value_minor" is null and ("number" <> '' and "number" > cast($5 as text) and false))
      limit $4
order by "lifetime_value_minor" asc nulls first, "number" desc
limit $4

-- customers_valued_in_segments_value_desc_back_null_null: the same but for
      where ("lifetime_value_minor" is not null and ("number" <> '' and false and true))
      where ("lifetime_value_minor" is null and
          ("number" <> '' and "number" > cast($3 as text) and "number" < cast($4 as text)))
order by "lifetime_value_minor" asc nulls first, "number" desc

-- customers_valued_value_asc_on_open_open
-- given $1 limit, $2 backwards
-- by row rules: customer_summaries, customers
with "valued" as (
  select "customers"."number", "customers"."name", "customers"."email", "customers"."gender",
      "customers"."age_band", "customers"."country", "customers"."region", "customers"."city",
      "customers"."language", "customers"."acquired_on", "customers"."acquisition_channel",
      "customers"."consent_email", "customers"."consent_sms", "customers"."consent_post",
      "customers"."consent_profiling", "customers"."phone", "customers"."first_name", "customers"."last_name",
      "customers"."postal_code", "s"."lifetime_value_minor", "lifetime_value_minor"::text as "cursor_0",
      "number"::text as "cursor_1"
  from (
    select "there".*
    from (values (null::text, null::text, null::text, null::text)) as
        "absent"("phone", "first_name", "last_name", "postal_code")
      cross join lateral (
        select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
            "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
            "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
            "postal_code"::text
        from "sales"."customers"
      ) as "there"
  ) as "customers"
    left join "sales"."customer_summaries" as "s" on "s"."customer_number" = "customers"."number"
  where ("lifetime_value_minor" is not null and ("number" <> ''))
  order by "lifetime_value_minor" asc, "number" desc
  limit $1
), "unvalued" as (
  select "customers"."number", "customers"."name", "customers"."email", "customers"."gender",
      "customers"."age_band", "customers"."country", "customers"."region", "customers"."city",
      "customers"."language", "customers"."acquired_on", "customers"."acquisition_channel",
      "customers"."consent_email", "customers"."consent_sms", "customers"."consent_post",
      "customers"."consent_profiling", "customers"."phone", "customers"."first_name", "customers"."last_name",
      "customers"."postal_code", "s"."lifetime_value_minor", "lifetime_value_minor"::text as "cursor_0",
      "number"::text as "cursor_1"
  from (
    select "there".*
    from (values (null::text, null::text, null::text, null::text)) as
        "absent"("phone", "first_name", "last_name", "postal_code")
      cross join lateral (
        select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
            "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
            "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
            "postal_code"::text
        from "sales"."customers"
      ) as "there"
  ) as "customers"
    left join "sales"."customer_summaries" as "s" on "s"."customer_number" = "customers"."number"
  where ("lifetime_value_minor" is null and ("number" <> ''))
  order by "number" desc
  limit $1
)
select *
from (
  select *
  from "valued"
  union all
  select *
  from "unvalued"
  where ($2::boolean or (
    select count(*)
    from valued
  ) < $1::integer)
) as "customers"
order by "lifetime_value_minor" asc nulls last, "number" desc
limit $1

-- customers_valued_value_asc_on_open_value: the same but for
  where ("lifetime_value_minor" is not null and
      ("number" <> '' and
      ("lifetime_value_minor" <= cast($1 as bigint) and
      ("lifetime_value_minor" < cast($1 as bigint) or "number" > cast($2 as text)))))
  limit $3
  where ("lifetime_value_minor" is null and ("number" <> '' and false))
  limit $3
  where ($4::boolean or (
  ) < $3::integer)
limit $3

-- customers_valued_value_asc_on_open_null: the same but for
  where ("lifetime_value_minor" is not null and ("number" <> '' and true))
  where ("lifetime_value_minor" is null and ("number" <> '' and "number" > cast($2 as text)))
  where ($3::boolean or (

-- customers_valued_value_asc_on_value_open: the same but for
  where ("lifetime_value_minor" is not null and
      ("number" <> '' and
      ("lifetime_value_minor" >= cast($1 as bigint) and
      ("lifetime_value_minor" > cast($1 as bigint) or "number" < cast($2 as text)))))
  limit $3
  where ("lifetime_value_minor" is null and ("number" <> '' and true))
  limit $3
  where ($4::boolean or (
  ) < $3::integer)
limit $3

-- customers_valued_value_asc_on_value_value: the same but for
  where ("lifetime_value_minor" is not null and
      ("number" <> '' and
      ("lifetime_value_minor" >= cast($1 as bigint) and
      ("lifetime_value_minor" > cast($1 as bigint) or "number" < cast($2 as text))) and
      ("lifetime_value_minor" <= cast($3 as bigint) and
      ("lifetime_value_minor" < cast($3 as bigint) or "number" > cast($4 as text)))))
  limit $5
  where ("lifetime_value_minor" is null and ("number" <> '' and true and false))
  limit $5
  where ($6::boolean or (
  ) < $5::integer)
limit $5

-- customers_valued_value_asc_on_value_null: the same but for
  where ("lifetime_value_minor" is not null and
      ("number" <> '' and
      ("lifetime_value_minor" >= cast($1 as bigint) and
      ("lifetime_value_minor" > cast($1 as bigint) or "number" < cast($2 as text))) and true))
  limit $3
  where ("lifetime_value_minor" is null and ("number" <> '' and true and "number" > cast($4 as text)))
  limit $3
  where ($5::boolean or (
  ) < $3::integer)
limit $3

-- customers_valued_value_asc_on_null_open: the same but for
  where ("lifetime_value_minor" is not null and ("number" <> '' and false))
  where ("lifetime_value_minor" is null and ("number" <> '' and "number" < cast($2 as text)))
  where ($3::boolean or (

-- customers_valued_value_asc_on_null_value: the same but for
  where ("lifetime_value_minor" is not null and
      ("number" <> '' and false and
      ("lifetime_value_minor" <= cast($1 as bigint) and
      ("lifetime_value_minor" < cast($1 as bigint) or "number" > cast($2 as text)))))
  limit $3
  where ("lifetime_value_minor" is null and ("number" <> '' and "number" < cast($4 as text) and false))
  limit $3
  where ($5::boolean or (
  ) < $3::integer)
limit $3

-- customers_valued_value_asc_on_null_null: the same but for
  where ("lifetime_value_minor" is not null and ("number" <> '' and false and true))
  where ("lifetime_value_minor" is null and
      ("number" <> '' and "number" < cast($2 as text) and "number" > cast($3 as text)))
  where ($4::boolean or (

-- customers_valued_value_asc_back_open_open: the same but for
  order by "lifetime_value_minor" desc, "number" asc
  order by "number" asc
order by "lifetime_value_minor" desc nulls first, "number" asc

-- customers_valued_value_asc_back_open_value: the same but for
  where ("lifetime_value_minor" is not null and
      ("number" <> '' and
      ("lifetime_value_minor" <= cast($1 as bigint) and
      ("lifetime_value_minor" < cast($1 as bigint) or "number" > cast($2 as text)))))
  order by "lifetime_value_minor" desc, "number" asc
  limit $3
  where ("lifetime_value_minor" is null and ("number" <> '' and false))
  order by "number" asc
  limit $3
  where ($4::boolean or (
  ) < $3::integer)
order by "lifetime_value_minor" desc nulls first, "number" asc
limit $3

-- customers_valued_value_asc_back_open_null: the same but for
  where ("lifetime_value_minor" is not null and ("number" <> '' and true))
  order by "lifetime_value_minor" desc, "number" asc
  where ("lifetime_value_minor" is null and ("number" <> '' and "number" > cast($2 as text)))
  order by "number" asc
  where ($3::boolean or (
order by "lifetime_value_minor" desc nulls first, "number" asc

-- customers_valued_value_asc_back_value_open: the same but for
  where ("lifetime_value_minor" is not null and
      ("number" <> '' and
      ("lifetime_value_minor" >= cast($1 as bigint) and
      ("lifetime_value_minor" > cast($1 as bigint) or "number" < cast($2 as text)))))
  order by "lifetime_value_minor" desc, "number" asc
  limit $3
  where ("lifetime_value_minor" is null and ("number" <> '' and true))
  order by "number" asc
  limit $3
  where ($4::boolean or (
  ) < $3::integer)
order by "lifetime_value_minor" desc nulls first, "number" asc
limit $3

-- customers_valued_value_asc_back_value_value: the same but for
  where ("lifetime_value_minor" is not null and
      ("number" <> '' and
      ("lifetime_value_minor" >= cast($1 as bigint) and
      ("lifetime_value_minor" > cast($1 as bigint) or "number" < cast($2 as text))) and
      ("lifetime_value_minor" <= cast($3 as bigint) and
      ("lifetime_value_minor" < cast($3 as bigint) or "number" > cast($4 as text)))))
  order by "lifetime_value_minor" desc, "number" asc
  limit $5
  where ("lifetime_value_minor" is null and ("number" <> '' and true and false))
  order by "number" asc
  limit $5
  where ($6::boolean or (
  ) < $5::integer)
order by "lifetime_value_minor" desc nulls first, "number" asc
limit $5

-- customers_valued_value_asc_back_value_null: the same but for
  where ("lifetime_value_minor" is not null and
      ("number" <> '' and
      ("lifetime_value_minor" >= cast($1 as bigint) and
      ("lifetime_value_minor" > cast($1 as bigint) or "number" < cast($2 as text))) and true))
  order by "lifetime_value_minor" desc, "number" asc
  limit $3
  where ("lifetime_value_minor" is null and ("number" <> '' and true and "number" > cast($4 as text)))
  order by "number" asc
  limit $3
  where ($5::boolean or (
  ) < $3::integer)
order by "lifetime_value_minor" desc nulls first, "number" asc
limit $3

-- customers_valued_value_asc_back_null_open: the same but for
  where ("lifetime_value_minor" is not null and ("number" <> '' and false))
  order by "lifetime_value_minor" desc, "number" asc
  where ("lifetime_value_minor" is null and ("number" <> '' and "number" < cast($2 as text)))
  order by "number" asc
  where ($3::boolean or (
order by "lifetime_value_minor" desc nulls first, "number" asc

-- customers_valued_value_asc_back_null_value: the same but for
  where ("lifetime_value_minor" is not null and
      ("number" <> '' and false and
      ("lifetime_value_minor" <= cast($1 as bigint) and
      ("lifetime_value_minor" < cast($1 as bigint) or "number" > cast($2 as text)))))
  order by "lifetime_value_minor" desc, "number" asc
  limit $3
  where ("lifetime_value_minor" is null and ("number" <> '' and "number" < cast($4 as text) and false))
  order by "number" asc
  limit $3
  where ($5::boolean or (
  ) < $3::integer)
order by "lifetime_value_minor" desc nulls first, "number" asc
limit $3

-- customers_valued_value_asc_back_null_null: the same but for
  where ("lifetime_value_minor" is not null and ("number" <> '' and false and true))
  order by "lifetime_value_minor" desc, "number" asc
  where ("lifetime_value_minor" is null and
      ("number" <> '' and "number" < cast($2 as text) and "number" > cast($3 as text)))
  order by "number" asc
  where ($4::boolean or (
order by "lifetime_value_minor" desc nulls first, "number" asc

-- customers_valued_value_desc_on_open_open: the same but for
  order by "lifetime_value_minor" desc, "number" asc
  order by "number" asc
order by "lifetime_value_minor" desc nulls last, "number" asc

-- customers_valued_value_desc_on_open_value: the same but for
  where ("lifetime_value_minor" is not null and
      ("number" <> '' and
      ("lifetime_value_minor" >= cast($1 as bigint) and
      ("lifetime_value_minor" > cast($1 as bigint) or "number" < cast($2 as text)))))
  order by "lifetime_value_minor" desc, "number" asc
  limit $3
  where ("lifetime_value_minor" is null and ("number" <> '' and false))
  order by "number" asc
  limit $3
  where ($4::boolean or (
  ) < $3::integer)
order by "lifetime_value_minor" desc nulls last, "number" asc
limit $3

-- customers_valued_value_desc_on_open_null: the same but for
  where ("lifetime_value_minor" is not null and ("number" <> '' and true))
  order by "lifetime_value_minor" desc, "number" asc
  where ("lifetime_value_minor" is null and ("number" <> '' and "number" < cast($2 as text)))
  order by "number" asc
  where ($3::boolean or (
order by "lifetime_value_minor" desc nulls last, "number" asc

-- customers_valued_value_desc_on_value_open: the same but for
  where ("lifetime_value_minor" is not null and
      ("number" <> '' and
      ("lifetime_value_minor" <= cast($1 as bigint) and
      ("lifetime_value_minor" < cast($1 as bigint) or "number" > cast($2 as text)))))
  order by "lifetime_value_minor" desc, "number" asc
  limit $3
  where ("lifetime_value_minor" is null and ("number" <> '' and true))
  order by "number" asc
  limit $3
  where ($4::boolean or (
  ) < $3::integer)
order by "lifetime_value_minor" desc nulls last, "number" asc
limit $3

-- customers_valued_value_desc_on_value_value: the same but for
  where ("lifetime_value_minor" is not null and
      ("number" <> '' and
      ("lifetime_value_minor" <= cast($1 as bigint) and
      ("lifetime_value_minor" < cast($1 as bigint) or "number" > cast($2 as text))) and
      ("lifetime_value_minor" >= cast($3 as bigint) and
      ("lifetime_value_minor" > cast($3 as bigint) or "number" < cast($4 as text)))))
  order by "lifetime_value_minor" desc, "number" asc
  limit $5
  where ("lifetime_value_minor" is null and ("number" <> '' and true and false))
  order by "number" asc
  limit $5
  where ($6::boolean or (
  ) < $5::integer)
order by "lifetime_value_minor" desc nulls last, "number" asc
limit $5

-- customers_valued_value_desc_on_value_null: the same but for
  where ("lifetime_value_minor" is not null and
      ("number" <> '' and
      ("lifetime_value_minor" <= cast($1 as bigint) and
      ("lifetime_value_minor" < cast($1 as bigint) or "number" > cast($2 as text))) and true))
  order by "lifetime_value_minor" desc, "number" asc
  limit $3
  where ("lifetime_value_minor" is null and ("number" <> '' and true and "number" < cast($4 as text)))
  order by "number" asc
  limit $3
  where ($5::boolean or (
  ) < $3::integer)
order by "lifetime_value_minor" desc nulls last, "number" asc
limit $3

-- customers_valued_value_desc_on_null_open: the same but for
  where ("lifetime_value_minor" is not null and ("number" <> '' and false))
  order by "lifetime_value_minor" desc, "number" asc
  where ("lifetime_value_minor" is null and ("number" <> '' and "number" > cast($2 as text)))
  order by "number" asc
  where ($3::boolean or (
order by "lifetime_value_minor" desc nulls last, "number" asc

-- customers_valued_value_desc_on_null_value: the same but for
  where ("lifetime_value_minor" is not null and
      ("number" <> '' and false and
      ("lifetime_value_minor" >= cast($1 as bigint) and
      ("lifetime_value_minor" > cast($1 as bigint) or "number" < cast($2 as text)))))
  order by "lifetime_value_minor" desc, "number" asc
  limit $3
  where ("lifetime_value_minor" is null and ("number" <> '' and "number" > cast($4 as text) and false))
  order by "number" asc
  limit $3
  where ($5::boolean or (
  ) < $3::integer)
order by "lifetime_value_minor" desc nulls last, "number" asc
limit $3

-- customers_valued_value_desc_on_null_null: the same but for
  where ("lifetime_value_minor" is not null and ("number" <> '' and false and true))
  order by "lifetime_value_minor" desc, "number" asc
  where ("lifetime_value_minor" is null and
      ("number" <> '' and "number" > cast($2 as text) and "number" < cast($3 as text)))
  order by "number" asc
  where ($4::boolean or (
order by "lifetime_value_minor" desc nulls last, "number" asc

-- customers_valued_value_desc_back_open_open: the same but for
order by "lifetime_value_minor" asc nulls first, "number" desc

-- customers_valued_value_desc_back_open_value: the same but for
  where ("lifetime_value_minor" is not null and
      ("number" <> '' and
      ("lifetime_value_minor" >= cast($1 as bigint) and
      ("lifetime_value_minor" > cast($1 as bigint) or "number" < cast($2 as text)))))
  limit $3
  where ("lifetime_value_minor" is null and ("number" <> '' and false))
  limit $3
  where ($4::boolean or (
  ) < $3::integer)
order by "lifetime_value_minor" asc nulls first, "number" desc
limit $3

-- customers_valued_value_desc_back_open_null: the same but for
  where ("lifetime_value_minor" is not null and ("number" <> '' and true))
  where ("lifetime_value_minor" is null and ("number" <> '' and "number" < cast($2 as text)))
  where ($3::boolean or (
order by "lifetime_value_minor" asc nulls first, "number" desc

-- customers_valued_value_desc_back_value_open: the same but for
  where ("lifetime_value_minor" is not null and
      ("number" <> '' and
      ("lifetime_value_minor" <= cast($1 as bigint) and
      ("lifetime_value_minor" < cast($1 as bigint) or "number" > cast($2 as text)))))
  limit $3
  where ("lifetime_value_minor" is null and ("number" <> '' and true))
  limit $3
  where ($4::boolean or (
  ) < $3::integer)
order by "lifetime_value_minor" asc nulls first, "number" desc
limit $3

-- customers_valued_value_desc_back_value_value: the same but for
  where ("lifetime_value_minor" is not null and
      ("number" <> '' and
      ("lifetime_value_minor" <= cast($1 as bigint) and
      ("lifetime_value_minor" < cast($1 as bigint) or "number" > cast($2 as text))) and
      ("lifetime_value_minor" >= cast($3 as bigint) and
      ("lifetime_value_minor" > cast($3 as bigint) or "number" < cast($4 as text)))))
  limit $5
  where ("lifetime_value_minor" is null and ("number" <> '' and true and false))
  limit $5
  where ($6::boolean or (
  ) < $5::integer)
order by "lifetime_value_minor" asc nulls first, "number" desc
limit $5

-- customers_valued_value_desc_back_value_null: the same but for
  where ("lifetime_value_minor" is not null and
      ("number" <> '' and
      ("lifetime_value_minor" <= cast($1 as bigint) and
      ("lifetime_value_minor" < cast($1 as bigint) or "number" > cast($2 as text))) and true))
  limit $3
  where ("lifetime_value_minor" is null and ("number" <> '' and true and "number" < cast($4 as text)))
  limit $3
  where ($5::boolean or (
  ) < $3::integer)
order by "lifetime_value_minor" asc nulls first, "number" desc
limit $3

-- customers_valued_value_desc_back_null_open: the same but for
  where ("lifetime_value_minor" is not null and ("number" <> '' and false))
  where ("lifetime_value_minor" is null and ("number" <> '' and "number" > cast($2 as text)))
  where ($3::boolean or (
order by "lifetime_value_minor" asc nulls first, "number" desc

-- customers_valued_value_desc_back_null_value: the same but for
  where ("lifetime_value_minor" is not null and
      ("number" <> '' and false and
      ("lifetime_value_minor" >= cast($1 as bigint) and
      ("lifetime_value_minor" > cast($1 as bigint) or "number" < cast($2 as text)))))
  limit $3
  where ("lifetime_value_minor" is null and ("number" <> '' and "number" > cast($4 as text) and false))
  limit $3
  where ($5::boolean or (
  ) < $3::integer)
order by "lifetime_value_minor" asc nulls first, "number" desc
limit $3

-- customers_valued_value_desc_back_null_null: the same but for
  where ("lifetime_value_minor" is not null and ("number" <> '' and false and true))
  where ("lifetime_value_minor" is null and
      ("number" <> '' and "number" > cast($2 as text) and "number" < cast($3 as text)))
  where ($4::boolean or (
order by "lifetime_value_minor" asc nulls first, "number" desc

-- customers_values
-- given $1 keys, $2 today, $3 as the filter says, $4 imported_0, $5 imported_1, $6 imported_2, $7 imported_3, $8 imported_4, $9 imported_5, $10 imported_6, $11 imported_7, $12 imported_8, $13 imported_9, $14 imported_10, $15 imported_11
-- by row rules: customer_summaries, customers, order_lines, orders, returns
-- past row rules: customers
with listed as (
  select base."number" as key, base."name" as "name", base."email" as "email", base."country" as "country",
      base."region" as "region", base."city" as "city", base."age_band" as "age_band",
      base."gender" as "gender", base."updated_at" as "updated_at",
      base."acquisition_channel" as "acquisition_channel", base."consent_email" as "consent_email",
      base."consent_sms" as "consent_sms", base."consent_post" as "consent_post",
      base."consent_profiling" as "consent_profiling", r0."segment" as "r0_segment",
      r0."lifetime_value_minor" as "r0_lifetime_value_minor", r0."currency" as "r0_currency",
      r0."computed_at" as "r0_computed_at", r0."rfm_recency_days" as "r0_rfm_recency_days",
      r0."rfm_frequency" as "r0_rfm_frequency", r0."rfm_monetary_minor" as "r0_rfm_monetary_minor",
      r0."recency_score" as "r0_recency_score", r0."frequency_score" as "r0_frequency_score",
      r0."monetary_score" as "r0_monetary_score", r0."orders" as "r0_orders",
      r0."average_order_value_minor" as "r0_average_order_value_minor",
      r0."average_days_between_orders" as "r0_average_days_between_orders",
      r0."last_ordered_at" as "r0_last_ordered_at"
  from (
    select "there".*
    from (values (null::text, null::text, null::text, null::text)) as
        "absent"("phone", "first_name", "last_name", "postal_code")
      cross join lateral (
        select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
            "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
            "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
            "postal_code"::text
        from "sales"."customers"
      ) as "there"
  ) as base
    join unnest((
      select $1::text[]
    )) as input(key) on input.key = base."number"
    left join (
      select customer_number as key, currency, "orders", "last_ordered_at"::timestamptz as last_ordered_at,
          average_days_between_orders, average_order_value_minor, lifetime_value_minor, rfm_recency_days,
          rfm_frequency, rfm_monetary_minor, recency_score, frequency_score, monetary_score, segment,
          computed_at
      from "sales"."customer_summaries"
    ) as r0 on r0.key = base."number"
  where true
)
select listed.key as key, listed.key as "v0", listed."name" as "v1",
    case when listed."email" ~ '^[!-;=?-~]+@[!-;=?-~]+$' then lower(listed."email" collate "C") else
    substring(lower(regexp_replace(case when octet_length(listed."email") = length(listed."email") then
    listed."email" else normalize(listed."email") end collate "und-x-icu",
    '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '', 'g')) collate "C" from '.+@.+') end as "v2",
    listed."country" as "v3", listed."region" as "v4", listed."city" as "v5", listed."age_band" as "v6",
    listed."gender" as "v7", listed."updated_at" as "v8", listed."acquisition_channel" as "v9",
    coalesce(listed."consent_email", false) as "v10", coalesce(listed."consent_sms", false) as "v11",
    coalesce(listed."consent_post", false) as "v12", coalesce(listed."consent_profiling", false) as "v13",
    case when listed."consent_profiling" then listed."r0_segment" end as "v14",
    listed."r0_lifetime_value_minor" as "v15_minor", listed."r0_currency" as "v15_currency",
    listed."r0_lifetime_value_minor" as "v16", listed."r0_currency" as "v17",
    listed."r0_computed_at" as "v18",
    case when listed."consent_profiling" then listed."r0_rfm_recency_days" end as "v19_recencyDays",
    case when listed."consent_profiling" then listed."r0_rfm_frequency" end as "v19_frequency",
    case when listed."consent_profiling" then listed."r0_rfm_monetary_minor" end as "v19_monetaryMinor",
    listed."r0_currency" as "v19_currency",
    case when listed."consent_profiling" then listed."r0_recency_score" end as "v19_recencyScore",
    case when listed."consent_profiling" then listed."r0_frequency_score" end as "v19_frequencyScore",
    case when listed."consent_profiling" then listed."r0_monetary_score" end as "v19_monetaryScore",
    listed."r0_orders" as "v20_orders", listed."r0_average_order_value_minor" as "v20_averageOrderValueMinor",
    listed."r0_currency" as "v20_currency",
    listed."r0_average_days_between_orders" as "v20_averageDaysBetweenOrders",
    listed."r0_last_ordered_at" as "v20_lastOrderedAt", listed."r0_last_ordered_at" as "v21",
    listed."r0_last_ordered_at"::date as "v22", (
  select $2::date
) - case when isfinite(listed."r0_last_ordered_at"::date) then listed."r0_last_ordered_at"::date end as "v23",
    listed."r0_average_order_value_minor" * case when listed."r0_currency" <>
    all(array['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND',
    'VUV', 'XAF', 'XOF', 'XPF', 'BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND', 'CLF', 'UYW']) then 0.01
    when listed."r0_currency" =
    any(array['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND',
    'VUV', 'XAF', 'XOF', 'XPF']) then 1e-0 when listed."r0_currency" =
    any(array['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']) then 1e-3 when listed."r0_currency" =
    any(array['CLF', 'UYW']) then 1e-4 end as "v24", coalesce(r1."bought", false) as "v25",
    coalesce(r2."bought", false) as "v26", (r3."returned" * 100)::float8 / nullif(r3."ordered", 0) as "v27",
    coalesce(r4."open_tickets", 0) as "v28",
    r5."good_ratings"::float8 / nullif(r5."ratings", 0) * 100 as "v29",
    coalesce(r6."late_in_transit", 0) as "v30"
from listed
  left join (
    select distinct o.customer_number as key, true as bought
    from (
      select "there".*
      from (values (null::numeric)) as "absent"("included_tax_percent")
        cross join lateral (
          select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
              "net_minor", "included_tax_percent"::numeric
          from "sales"."order_lines"
        ) as "there"
    ) l
      join (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
            from "sales"."orders"
          ) as "there"
      ) o on o.number = l.order_number
    where l.sku = any($3::text[])
      and o.status <> 'CANCELLED'
      and "o"."customer_number" = any((
        select $1::text[]
      )::text[])
  ) as r1 on r1.key = listed.key
  left join (
    select distinct o.customer_number as key, true as bought
    from (
      select "there".*
      from (values (null::numeric)) as "absent"("included_tax_percent")
        cross join lateral (
          select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
              "net_minor", "included_tax_percent"::numeric
          from "sales"."order_lines"
        ) as "there"
    ) l
      join (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
            from "sales"."orders"
          ) as "there"
      ) o on o.number = l.order_number
    where l.sku in (
      select sku
      from unnest(string_to_array($4, chr(31), chr(30))::text[]) as imported("sku")
    )
      and o.status <> 'CANCELLED'
      and "o"."customer_number" = any((
        select $1::text[]
      )::text[])
  ) as r2 on r2.key = listed.key
  left join (
    select key, sum(ordered) as ordered, sum(returned) as returned
    from (
      select o.customer_number as key, l.quantity as ordered, 0 as returned
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
            from "sales"."orders"
          ) as "there"
      ) o
        join (
          select "there".*
          from (values (null::numeric)) as "absent"("included_tax_percent")
            cross join lateral (
              select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                  "net_minor", "included_tax_percent"::numeric
              from "sales"."order_lines"
            ) as "there"
        ) l on l.order_number = o.number
      where o.status <> 'CANCELLED'
        and "o"."customer_number" = any((
          select $1::text[]
        )::text[])
      union all
      select o.customer_number, 0, r.quantity
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
            from "sales"."orders"
          ) as "there"
      ) o
        join (
          select "there".*
          from (values (null::timestamp with time zone)) as "absent"("updated_at")
            cross join lateral (
              select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
                  "updated_at"::timestamp with time zone
              from "sales"."returns"
            ) as "there"
        ) r on r.order_number = o.number
      where o.status <> 'CANCELLED'
        and "o"."customer_number" = any((
          select $1::text[]
        )::text[])
    ) as moved
    group by key
  ) as r3 on r3.key = listed.key
  left join (
    select customer as key, sum("open_tickets")::bigint as "open_tickets"
    from (
      with lead as (
        select *
        from unnest(string_to_array($5, chr(31), chr(30))::text[],
            string_to_array($6, chr(31), chr(30))::text[], string_to_array($7, chr(31), chr(30))::text[],
            string_to_array($8, chr(31), chr(30))::bigint[]) as
            imported("customer_number", "order_number", "email", "open_tickets")
      )
      select customer_number as customer, "open_tickets"
      from lead
      where customer_number is not null
      union all
      select o.customer_number, "open_tickets"
      from lead
        join (
          select "there".*
          from (values (null::numeric, null::timestamp with time zone)) as
              "absent"("included_tax_percent", "updated_at")
            cross join lateral (
              select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                  "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
              from "sales"."orders"
            ) as "there"
        ) o on o.number = lead.order_number
      where lead.customer_number is null
      union all
      select owner.number, "open_tickets"
      from lead
        cross join lateral (
          select min(c.number) as number
          from (
            select "there".*
            from (values (null::text, null::text, null::text, null::text)) as
                "absent"("phone", "first_name", "last_name", "postal_code")
              cross join lateral (
                select "number", "name", "email", "gender", "age_band", "country", "region", "city",
                    "language", "acquired_on", "acquisition_channel", "consent_email", "consent_sms",
                    "consent_post", "consent_profiling", "updated_at", "phone"::text, "first_name"::text,
                    "last_name"::text, "postal_code"::text
                from "sales"."customers"
              ) as "there"
          ) c
          where case when c.email ~ '^[!-;=?-~]+@[!-;=?-~]+$' then lower(c.email collate "C") else
              substring(lower(regexp_replace(case when octet_length(c.email) = length(c.email) then c.email
              else normalize(c.email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$',
              '', 'g')) collate "C" from '.+@.+') end = any(string_to_array(lead.email, ''))
          having count(*) = 1
        ) as owner
      where lead.customer_number is null
        and lead.order_number is null
    ) as led
    group by customer
  ) as r4 on r4.key = listed.key
  left join (
    select customer as key, sum("ratings")::bigint as "ratings", sum("good_ratings")::bigint as "good_ratings"
    from (
      with lead as (
        select *
        from unnest(string_to_array($9, chr(31), chr(30))::text[],
            string_to_array($10, chr(31), chr(30))::text[], string_to_array($11, chr(31), chr(30))::text[],
            string_to_array($12, chr(31), chr(30))::bigint[],
            string_to_array($13, chr(31), chr(30))::bigint[]) as
            imported("customer_number", "order_number", "email", "ratings", "good_ratings")
      )
      select customer_number as customer, "ratings", "good_ratings"
      from lead
      where customer_number is not null
      union all
      select o.customer_number, "ratings", "good_ratings"
      from lead
        join (
          select "there".*
          from (values (null::numeric, null::timestamp with time zone)) as
              "absent"("included_tax_percent", "updated_at")
            cross join lateral (
              select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                  "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
              from "sales"."orders"
            ) as "there"
        ) o on o.number = lead.order_number
      where lead.customer_number is null
      union all
      select owner.number, "ratings", "good_ratings"
      from lead
        cross join lateral (
          select min(c.number) as number
          from (
            select "there".*
            from (values (null::text, null::text, null::text, null::text)) as
                "absent"("phone", "first_name", "last_name", "postal_code")
              cross join lateral (
                select "number", "name", "email", "gender", "age_band", "country", "region", "city",
                    "language", "acquired_on", "acquisition_channel", "consent_email", "consent_sms",
                    "consent_post", "consent_profiling", "updated_at", "phone"::text, "first_name"::text,
                    "last_name"::text, "postal_code"::text
                from "sales"."customers"
              ) as "there"
          ) c
          where case when c.email ~ '^[!-;=?-~]+@[!-;=?-~]+$' then lower(c.email collate "C") else
              substring(lower(regexp_replace(case when octet_length(c.email) = length(c.email) then c.email
              else normalize(c.email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$',
              '', 'g')) collate "C" from '.+@.+') end = any(string_to_array(lead.email, ''))
          having count(*) = 1
        ) as owner
      where lead.customer_number is null
        and lead.order_number is null
    ) as led
    group by customer
  ) as r5 on r5.key = listed.key
  left join (
    select *
    from unnest(string_to_array($14, chr(31), chr(30))::text[],
        string_to_array($15, chr(31), chr(30))::bigint[]) as imported("key", "late_in_transit")
  ) as r6 on r6.key = listed.key
where listed.key <> ''

-- daily_units
-- given $1 skus, $2 from, $3 until
-- by row rules: product_daily_sales
select "sku", "day", sum("units") as "units"
from "sales"."product_daily_sales" as "sold"
where "sku" = any((
  select $1::text[]
)::text[])
  and "sold"."day" >= $2
  and "sold"."day" < $3
group by "sku", "day"

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
  inner join "sales"."deletions" as "d" on "d"."kind" = "input"."kind"
    and "d"."key" = "input"."key"

-- deletions_count
-- given $1 always "x"
-- by row rules: deletions
-- planned anew for each run
select count(*) as count
from (
  with listed as (
    select base."kind" || '/' || base."key" as key
    from "sales"."deletions" as base
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
    from "sales"."deletions" as base
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
  from "sales"."deletions" as base
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
    from "sales"."deletions" as base
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
    from "sales"."deletions" as base
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
    from "sales"."deletions" as base
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
    from "sales"."deletions" as base
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
      from "sales"."deletions" as base
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
  from "sales"."deletions" as base
    join unnest((
      select $1::text[]
    )) as input(key) on input.key = base."kind" || '/' || base."key"
  where true
)
select listed.key as key, listed.key as "v0", listed."kind" as "v1", listed."deleted_at" as "v2"
from listed
where listed.key <> ''

-- keeps_daily_lines
-- given $1 tables
select not exists (
  select
  from unnest($1::text[]) as name
  where to_regclass(name) is null
) as "kept"

-- lead_groups_of_customers
-- given $1 emails, $2 always 1, $3 customers, $4 orders, $5 customerKeys
-- by row rules: customers, orders
-- past row rules: customers
-- planned anew for each run
-- waits among reports
with "spelled" as (
  select email, unnest(string_to_array("email", '')) as spelling
  from (
    select distinct unnest(string_to_array($1, '')) as email
  ) as told
), "owner" as (
  select "spelled"."email", min(c.number) as "number"
  from "spelled"
    inner join (
      select "there".*
      from (values (null::text, null::text, null::text, null::text)) as
          "absent"("phone", "first_name", "last_name", "postal_code")
        cross join lateral (
          select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
              "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
              "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
              "postal_code"::text
          from "sales"."customers"
        ) as "there"
    ) as "c" on case when c.email ~ '^[!-;=?-~]+@[!-;=?-~]+$' then lower(c.email collate "C") else
        substring(lower(regexp_replace(case when octet_length(c.email) = length(c.email) then c.email else
        normalize(c.email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '', 'g'))
        collate "C" from '.+@.+') end = spelled.spelling
  group by "spelled"."email"
  having count(*) = $2
), "lead" as (
  select 'c' || number as "key", number as "number"
  from (
    select "there".*
    from (values (null::text, null::text, null::text, null::text)) as
        "absent"("phone", "first_name", "last_name", "postal_code")
      cross join lateral (
        select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
            "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
            "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
            "postal_code"::text
        from "sales"."customers"
      ) as "there"
  ) as "customers"
  where "number" = any(string_to_array($3, ''))
  union all
  select 'o' || number as "key", customer_number as "number"
  from (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
            "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
        from "sales"."orders"
      ) as "there"
  ) as "orders"
  where "number" = any(string_to_array($4, ''))
  union all
  select 'e' || spelling as "key", "owner"."number"
  from "owner"
    inner join "spelled" on "spelled"."email" = "owner"."email"
)
select null::text as "customer_country", null::text as "region", null::text as "age_band",
    null::text as "acquisition_channel", null::text as "segment", array_agg("lead"."key")::text as "keys"
from "lead"
  inner join (
    select "there".*
    from (values (null::text, null::text, null::text, null::text)) as
        "absent"("phone", "first_name", "last_name", "postal_code")
      cross join lateral (
        select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
            "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
            "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
            "postal_code"::text
        from "sales"."customers"
      ) as "there"
  ) as "c" on c.number = lead.number
where ($5::text is null or c.number = any(string_to_array($5, '')))
group by 1, 2, 3, 4, 5

-- lead_groups_of_customers_by_customer
-- given $1 emails, $2 always 1, $3 customers, $4 orders, $5 by, $6 customerKeys
-- by row rules: customers, orders
-- past row rules: customers
-- planned anew for each run
-- waits among reports
with "spelled" as (
  select email, unnest(string_to_array("email", '')) as spelling
  from (
    select distinct unnest(string_to_array($1, '')) as email
  ) as told
), "owner" as (
  select "spelled"."email", min(c.number) as "number"
  from "spelled"
    inner join (
      select "there".*
      from (values (null::text, null::text, null::text, null::text)) as
          "absent"("phone", "first_name", "last_name", "postal_code")
        cross join lateral (
          select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
              "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
              "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
              "postal_code"::text
          from "sales"."customers"
        ) as "there"
    ) as "c" on case when c.email ~ '^[!-;=?-~]+@[!-;=?-~]+$' then lower(c.email collate "C") else
        substring(lower(regexp_replace(case when octet_length(c.email) = length(c.email) then c.email else
        normalize(c.email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '', 'g'))
        collate "C" from '.+@.+') end = spelled.spelling
  group by "spelled"."email"
  having count(*) = $2
), "lead" as (
  select 'c' || number as "key", number as "number"
  from (
    select "there".*
    from (values (null::text, null::text, null::text, null::text)) as
        "absent"("phone", "first_name", "last_name", "postal_code")
      cross join lateral (
        select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
            "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
            "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
            "postal_code"::text
        from "sales"."customers"
      ) as "there"
  ) as "customers"
  where "number" = any(string_to_array($3, ''))
  union all
  select 'o' || number as "key", customer_number as "number"
  from (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
            "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
        from "sales"."orders"
      ) as "there"
  ) as "orders"
  where "number" = any(string_to_array($4, ''))
  union all
  select 'e' || spelling as "key", "owner"."number"
  from "owner"
    inner join "spelled" on "spelled"."email" = "owner"."email"
)
select case when 'COUNTRY' = any($5::text[]) then "c"."country" end as "customer_country",
    case when 'REGION' = any($5::text[]) then "c"."region" end as "region",
    case when 'AGE_BAND' = any($5::text[]) then "c"."age_band" end as "age_band",
    case when 'ACQUISITION_CHANNEL' = any($5::text[]) then "c"."acquisition_channel" end as
    "acquisition_channel", null::text as "segment", array_agg("lead"."key")::text as "keys"
from "lead"
  inner join (
    select "there".*
    from (values (null::text, null::text, null::text, null::text)) as
        "absent"("phone", "first_name", "last_name", "postal_code")
      cross join lateral (
        select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
            "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
            "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
            "postal_code"::text
        from "sales"."customers"
      ) as "there"
  ) as "c" on c.number = lead.number
where ($6::text is null or c.number = any(string_to_array($6, '')))
group by 1, 2, 3, 4, 5

-- lead_groups_of_customers_by_segment
-- given $1 emails, $2 always 1, $3 customers, $4 orders, $5 by, $6 customerKeys
-- by row rules: customer_summaries, customers, orders
-- past row rules: customers
-- planned anew for each run
-- waits among reports
with "spelled" as (
  select email, unnest(string_to_array("email", '')) as spelling
  from (
    select distinct unnest(string_to_array($1, '')) as email
  ) as told
), "owner" as (
  select "spelled"."email", min(c.number) as "number"
  from "spelled"
    inner join (
      select "there".*
      from (values (null::text, null::text, null::text, null::text)) as
          "absent"("phone", "first_name", "last_name", "postal_code")
        cross join lateral (
          select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
              "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
              "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
              "postal_code"::text
          from "sales"."customers"
        ) as "there"
    ) as "c" on case when c.email ~ '^[!-;=?-~]+@[!-;=?-~]+$' then lower(c.email collate "C") else
        substring(lower(regexp_replace(case when octet_length(c.email) = length(c.email) then c.email else
        normalize(c.email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '', 'g'))
        collate "C" from '.+@.+') end = spelled.spelling
  group by "spelled"."email"
  having count(*) = $2
), "lead" as (
  select 'c' || number as "key", number as "number"
  from (
    select "there".*
    from (values (null::text, null::text, null::text, null::text)) as
        "absent"("phone", "first_name", "last_name", "postal_code")
      cross join lateral (
        select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
            "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
            "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
            "postal_code"::text
        from "sales"."customers"
      ) as "there"
  ) as "customers"
  where "number" = any(string_to_array($3, ''))
  union all
  select 'o' || number as "key", customer_number as "number"
  from (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
            "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
        from "sales"."orders"
      ) as "there"
  ) as "orders"
  where "number" = any(string_to_array($4, ''))
  union all
  select 'e' || spelling as "key", "owner"."number"
  from "owner"
    inner join "spelled" on "spelled"."email" = "owner"."email"
)
select case when 'COUNTRY' = any($5::text[]) then "c"."country" end as "customer_country",
    case when 'REGION' = any($5::text[]) then "c"."region" end as "region",
    case when 'AGE_BAND' = any($5::text[]) then "c"."age_band" end as "age_band",
    case when 'ACQUISITION_CHANNEL' = any($5::text[]) then "c"."acquisition_channel" end as
    "acquisition_channel", case when "c"."consent_profiling" then s.segment end as "segment",
    array_agg("lead"."key")::text as "keys"
from "lead"
  inner join (
    select "there".*
    from (values (null::text, null::text, null::text, null::text)) as
        "absent"("phone", "first_name", "last_name", "postal_code")
      cross join lateral (
        select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
            "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
            "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
            "postal_code"::text
        from "sales"."customers"
      ) as "there"
  ) as "c" on c.number = lead.number
  left join "sales"."customer_summaries" as "s" on "s"."customer_number" = "c"."number"
where ($6::text is null or c.number = any(string_to_array($6, '')))
group by 1, 2, 3, 4, 5

-- lead_groups_of_lines
-- given $1 by, $2 stepDays, $3 stepFroms, $4 orders, $5 channels, $6 countries, $7 customerKeys, $8 productGroups, $9 skuKeys
-- by row rules: order_lines, orders
-- planned anew for each run
-- waits among reports
select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from", array_agg("order_number")::text as "keys"
from (
  select distinct "product_group", "sku", "order_country", "channel", "customer_country", "region",
      "age_band", "acquisition_channel", "segment", "step_from", "order_number"
  from (
    select grouped.place as "product_group", case when 'SKU' = any($1::text[]) then l.sku end as "sku",
        "placed"."order_country", "placed"."channel", "placed"."customer_country", "placed"."region",
        "placed"."age_band", "placed"."acquisition_channel", "placed"."segment", "placed"."step_from",
        "placed"."day", "placed"."currency", "placed"."customer_number", "placed"."order_number", "l"."line",
        "l"."sku" as "line_sku", "l"."quantity", "l"."unit_price_minor", "l"."discount_percent",
        "l"."net_minor",
        case when coalesce(l.included_tax_percent, placed.included_tax_percent) > 0 and
        coalesce(l.included_tax_percent, placed.included_tax_percent) < 1000 then
        round(("l"."net_minor" * coalesce(l.included_tax_percent, placed.included_tax_percent) +
        0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, placed.included_tax_percent)), 20)
        end as "tax_minor"
    from (
      select case when 'ORDER_COUNTRY' = any($1::text[]) then "o"."country" end as "order_country",
          case when 'CHANNEL' = any($1::text[]) then "o"."channel" end as "channel",
          null::text as "customer_country", null::text as "region", null::text as "age_band",
          null::text as "acquisition_channel", null::text as "segment", step.step_from as "step_from",
          "o"."placed_at"::date as "day", "o"."currency", "o"."customer_number",
          "o"."number" as "order_number", "o"."included_tax_percent"
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
            from "sales"."orders"
          ) as "there"
      ) as "o"
        left join unnest($2::date[], $3::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
      where "o"."number" = any(string_to_array($4, ''))
        and ($5::text[] is null or "o"."channel" = any($5::text[]))
        and ($6::text[] is null or "o"."country" = any($6::text[]))
        and ($7::text is null or "o"."customer_number" = any(string_to_array($7, '')))
    ) as "placed"
      inner join (
        select "there".*
        from (values (null::numeric)) as "absent"("included_tax_percent")
          cross join lateral (
            select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                "net_minor", "included_tax_percent"::numeric
            from "sales"."order_lines"
          ) as "there"
      ) as "l" on "l"."order_number" = "placed"."order_number"
      left join (
        select key, place::integer as place
        from unnest($8::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
      ) as grouped on grouped.key = l.sku
    where ($9::text is null or "l"."sku" = any(string_to_array($9, '')))
  ) as "line"
) as "placed"
group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from"

-- lead_groups_of_lines_by_customer
-- given $1 by, $2 stepDays, $3 stepFroms, $4 orders, $5 channels, $6 countries, $7 customerKeys, $8 productGroups, $9 skuKeys
-- by row rules: customers, order_lines, orders
-- planned anew for each run
-- waits among reports
select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from", array_agg("order_number")::text as "keys"
from (
  select distinct "product_group", "sku", "order_country", "channel", "customer_country", "region",
      "age_band", "acquisition_channel", "segment", "step_from", "order_number"
  from (
    select grouped.place as "product_group", case when 'SKU' = any($1::text[]) then l.sku end as "sku",
        "placed"."order_country", "placed"."channel", "placed"."customer_country", "placed"."region",
        "placed"."age_band", "placed"."acquisition_channel", "placed"."segment", "placed"."step_from",
        "placed"."day", "placed"."currency", "placed"."customer_number", "placed"."order_number", "l"."line",
        "l"."sku" as "line_sku", "l"."quantity", "l"."unit_price_minor", "l"."discount_percent",
        "l"."net_minor",
        case when coalesce(l.included_tax_percent, placed.included_tax_percent) > 0 and
        coalesce(l.included_tax_percent, placed.included_tax_percent) < 1000 then
        round(("l"."net_minor" * coalesce(l.included_tax_percent, placed.included_tax_percent) +
        0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, placed.included_tax_percent)), 20)
        end as "tax_minor"
    from (
      select case when 'ORDER_COUNTRY' = any($1::text[]) then "o"."country" end as "order_country",
          case when 'CHANNEL' = any($1::text[]) then "o"."channel" end as "channel",
          case when 'COUNTRY' = any($1::text[]) then "c"."country" end as "customer_country",
          case when 'REGION' = any($1::text[]) then "c"."region" end as "region",
          case when 'AGE_BAND' = any($1::text[]) then "c"."age_band" end as "age_band",
          case when 'ACQUISITION_CHANNEL' = any($1::text[]) then "c"."acquisition_channel" end as
          "acquisition_channel", null::text as "segment", step.step_from as "step_from",
          "o"."placed_at"::date as "day", "o"."currency", "o"."customer_number",
          "o"."number" as "order_number", "o"."included_tax_percent"
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
            from "sales"."orders"
          ) as "there"
      ) as "o"
        left join (
          select "there".*
          from (values (null::text, null::text, null::text, null::text)) as
              "absent"("phone", "first_name", "last_name", "postal_code")
            cross join lateral (
              select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                  "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                  "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                  "postal_code"::text
              from "sales"."customers"
            ) as "there"
        ) as "c" on "c"."number" = "o"."customer_number"
        left join unnest($2::date[], $3::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
      where "o"."number" = any(string_to_array($4, ''))
        and ($5::text[] is null or "o"."channel" = any($5::text[]))
        and ($6::text[] is null or "o"."country" = any($6::text[]))
        and ($7::text is null or "o"."customer_number" = any(string_to_array($7, '')))
    ) as "placed"
      inner join (
        select "there".*
        from (values (null::numeric)) as "absent"("included_tax_percent")
          cross join lateral (
            select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                "net_minor", "included_tax_percent"::numeric
            from "sales"."order_lines"
          ) as "there"
      ) as "l" on "l"."order_number" = "placed"."order_number"
      left join (
        select key, place::integer as place
        from unnest($8::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
      ) as grouped on grouped.key = l.sku
    where ($9::text is null or "l"."sku" = any(string_to_array($9, '')))
  ) as "line"
) as "placed"
group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from"

-- lead_groups_of_lines_by_segment
-- given $1 by, $2 stepDays, $3 stepFroms, $4 orders, $5 channels, $6 countries, $7 customerKeys, $8 productGroups, $9 skuKeys
-- by row rules: customer_summaries, customers, order_lines, orders
-- planned anew for each run
-- waits among reports
select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from", array_agg("order_number")::text as "keys"
from (
  select distinct "product_group", "sku", "order_country", "channel", "customer_country", "region",
      "age_band", "acquisition_channel", "segment", "step_from", "order_number"
  from (
    select grouped.place as "product_group", case when 'SKU' = any($1::text[]) then l.sku end as "sku",
        "placed"."order_country", "placed"."channel", "placed"."customer_country", "placed"."region",
        "placed"."age_band", "placed"."acquisition_channel", "placed"."segment", "placed"."step_from",
        "placed"."day", "placed"."currency", "placed"."customer_number", "placed"."order_number", "l"."line",
        "l"."sku" as "line_sku", "l"."quantity", "l"."unit_price_minor", "l"."discount_percent",
        "l"."net_minor",
        case when coalesce(l.included_tax_percent, placed.included_tax_percent) > 0 and
        coalesce(l.included_tax_percent, placed.included_tax_percent) < 1000 then
        round(("l"."net_minor" * coalesce(l.included_tax_percent, placed.included_tax_percent) +
        0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, placed.included_tax_percent)), 20)
        end as "tax_minor"
    from (
      select case when 'ORDER_COUNTRY' = any($1::text[]) then "o"."country" end as "order_country",
          case when 'CHANNEL' = any($1::text[]) then "o"."channel" end as "channel",
          case when 'COUNTRY' = any($1::text[]) then "c"."country" end as "customer_country",
          case when 'REGION' = any($1::text[]) then "c"."region" end as "region",
          case when 'AGE_BAND' = any($1::text[]) then "c"."age_band" end as "age_band",
          case when 'ACQUISITION_CHANNEL' = any($1::text[]) then "c"."acquisition_channel" end as
          "acquisition_channel", case when "c"."consent_profiling" then s.segment end as "segment",
          step.step_from as "step_from", "o"."placed_at"::date as "day", "o"."currency",
          "o"."customer_number", "o"."number" as "order_number", "o"."included_tax_percent"
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
            from "sales"."orders"
          ) as "there"
      ) as "o"
        left join (
          select "there".*
          from (values (null::text, null::text, null::text, null::text)) as
              "absent"("phone", "first_name", "last_name", "postal_code")
            cross join lateral (
              select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                  "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                  "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                  "postal_code"::text
              from "sales"."customers"
            ) as "there"
        ) as "c" on "c"."number" = "o"."customer_number"
        left join "sales"."customer_summaries" as "s" on "s"."customer_number" = "o"."customer_number"
        left join unnest($2::date[], $3::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
      where "o"."number" = any(string_to_array($4, ''))
        and ($5::text[] is null or "o"."channel" = any($5::text[]))
        and ($6::text[] is null or "o"."country" = any($6::text[]))
        and ($7::text is null or "o"."customer_number" = any(string_to_array($7, '')))
    ) as "placed"
      inner join (
        select "there".*
        from (values (null::numeric)) as "absent"("included_tax_percent")
          cross join lateral (
            select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                "net_minor", "included_tax_percent"::numeric
            from "sales"."order_lines"
          ) as "there"
      ) as "l" on "l"."order_number" = "placed"."order_number"
      left join (
        select key, place::integer as place
        from unnest($8::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
      ) as grouped on grouped.key = l.sku
    where ($9::text is null or "l"."sku" = any(string_to_array($9, '')))
  ) as "line"
) as "placed"
group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from"

-- lead_groups_of_orders
-- given $1 by, $2 stepDays, $3 stepFroms, $4 orders, $5 channels, $6 countries, $7 customerKeys
-- by row rules: orders
-- planned anew for each run
-- waits among reports
select null::integer as "product_group", null::text as "sku", "order_country", "channel", "customer_country",
    "region", "age_band", "acquisition_channel", "segment", "step_from",
    array_agg("order_number")::text as "keys"
from (
  select case when 'ORDER_COUNTRY' = any($1::text[]) then "o"."country" end as "order_country",
      case when 'CHANNEL' = any($1::text[]) then "o"."channel" end as "channel",
      null::text as "customer_country", null::text as "region", null::text as "age_band",
      null::text as "acquisition_channel", null::text as "segment", step.step_from as "step_from",
      "o"."placed_at"::date as "day", "o"."currency", "o"."customer_number", "o"."number" as "order_number",
      "o"."included_tax_percent"
  from (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
            "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
        from "sales"."orders"
      ) as "there"
  ) as "o"
    left join unnest($2::date[], $3::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
  where "o"."number" = any(string_to_array($4, ''))
    and ($5::text[] is null or "o"."channel" = any($5::text[]))
    and ($6::text[] is null or "o"."country" = any($6::text[]))
    and ($7::text is null or "o"."customer_number" = any(string_to_array($7, '')))
) as "placed"
group by "order_country", "channel", "customer_country", "region", "age_band", "acquisition_channel",
    "segment", "step_from"

-- lead_groups_of_orders_by_customer
-- given $1 by, $2 stepDays, $3 stepFroms, $4 orders, $5 channels, $6 countries, $7 customerKeys
-- by row rules: customers, orders
-- planned anew for each run
-- waits among reports
select null::integer as "product_group", null::text as "sku", "order_country", "channel", "customer_country",
    "region", "age_band", "acquisition_channel", "segment", "step_from",
    array_agg("order_number")::text as "keys"
from (
  select case when 'ORDER_COUNTRY' = any($1::text[]) then "o"."country" end as "order_country",
      case when 'CHANNEL' = any($1::text[]) then "o"."channel" end as "channel",
      case when 'COUNTRY' = any($1::text[]) then "c"."country" end as "customer_country",
      case when 'REGION' = any($1::text[]) then "c"."region" end as "region",
      case when 'AGE_BAND' = any($1::text[]) then "c"."age_band" end as "age_band",
      case when 'ACQUISITION_CHANNEL' = any($1::text[]) then "c"."acquisition_channel" end as
      "acquisition_channel", null::text as "segment", step.step_from as "step_from",
      "o"."placed_at"::date as "day", "o"."currency", "o"."customer_number", "o"."number" as "order_number",
      "o"."included_tax_percent"
  from (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
            "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
        from "sales"."orders"
      ) as "there"
  ) as "o"
    left join (
      select "there".*
      from (values (null::text, null::text, null::text, null::text)) as
          "absent"("phone", "first_name", "last_name", "postal_code")
        cross join lateral (
          select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
              "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
              "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
              "postal_code"::text
          from "sales"."customers"
        ) as "there"
    ) as "c" on "c"."number" = "o"."customer_number"
    left join unnest($2::date[], $3::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
  where "o"."number" = any(string_to_array($4, ''))
    and ($5::text[] is null or "o"."channel" = any($5::text[]))
    and ($6::text[] is null or "o"."country" = any($6::text[]))
    and ($7::text is null or "o"."customer_number" = any(string_to_array($7, '')))
) as "placed"
group by "order_country", "channel", "customer_country", "region", "age_band", "acquisition_channel",
    "segment", "step_from"

-- lead_groups_of_orders_by_segment
-- given $1 by, $2 stepDays, $3 stepFroms, $4 orders, $5 channels, $6 countries, $7 customerKeys
-- by row rules: customer_summaries, customers, orders
-- planned anew for each run
-- waits among reports
select null::integer as "product_group", null::text as "sku", "order_country", "channel", "customer_country",
    "region", "age_band", "acquisition_channel", "segment", "step_from",
    array_agg("order_number")::text as "keys"
from (
  select case when 'ORDER_COUNTRY' = any($1::text[]) then "o"."country" end as "order_country",
      case when 'CHANNEL' = any($1::text[]) then "o"."channel" end as "channel",
      case when 'COUNTRY' = any($1::text[]) then "c"."country" end as "customer_country",
      case when 'REGION' = any($1::text[]) then "c"."region" end as "region",
      case when 'AGE_BAND' = any($1::text[]) then "c"."age_band" end as "age_band",
      case when 'ACQUISITION_CHANNEL' = any($1::text[]) then "c"."acquisition_channel" end as
      "acquisition_channel", case when "c"."consent_profiling" then s.segment end as "segment",
      step.step_from as "step_from", "o"."placed_at"::date as "day", "o"."currency", "o"."customer_number",
      "o"."number" as "order_number", "o"."included_tax_percent"
  from (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
            "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
        from "sales"."orders"
      ) as "there"
  ) as "o"
    left join (
      select "there".*
      from (values (null::text, null::text, null::text, null::text)) as
          "absent"("phone", "first_name", "last_name", "postal_code")
        cross join lateral (
          select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
              "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
              "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
              "postal_code"::text
          from "sales"."customers"
        ) as "there"
    ) as "c" on "c"."number" = "o"."customer_number"
    left join "sales"."customer_summaries" as "s" on "s"."customer_number" = "o"."customer_number"
    left join unnest($2::date[], $3::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
  where "o"."number" = any(string_to_array($4, ''))
    and ($5::text[] is null or "o"."channel" = any($5::text[]))
    and ($6::text[] is null or "o"."country" = any($6::text[]))
    and ($7::text is null or "o"."customer_number" = any(string_to_array($7, '')))
) as "placed"
group by "order_country", "channel", "customer_country", "region", "age_band", "acquisition_channel",
    "segment", "step_from"

-- lines_of_orders
-- given $1 orders
-- by row rules: order_lines, orders
select "order_number", "line", "sku", "quantity", "unit_price_minor",
    discount_percent::float8 as "discount_percent", "net_minor", "currency",
    coalesce("order_lines"."included_tax_percent", "orders"."included_tax_percent") as "included_tax_percent"
from (
  select "there".*
  from (values (null::numeric)) as "absent"("included_tax_percent")
    cross join lateral (
      select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent", "net_minor",
          "included_tax_percent"::numeric
      from "sales"."order_lines"
    ) as "there"
) as "order_lines"
  inner join (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
            "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
        from "sales"."orders"
      ) as "there"
  ) as "orders" on "orders"."number" = "order_lines"."order_number"
where "order_number" = any((
  select $1::text[]
)::text[])
order by "order_number", "line"

-- newest_customer_summaries
-- by row rules: customer_summaries
select max("computed_at")::timestamptz as "at"
from "sales"."customer_summaries"

-- newest_orders
-- by row rules: orders
select max("placed_at")::timestamptz as "at"
from (
  select "there".*
  from (values (null::numeric, null::timestamp with time zone)) as
      "absent"("included_tax_percent", "updated_at")
    cross join lateral (
      select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
          "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
      from "sales"."orders"
    ) as "there"
) as "orders"

-- newest_product_daily_sales
-- by row rules: product_daily_sales
select max("day")::timestamptz as "at"
from "sales"."product_daily_sales"

-- order_counts
-- given $1 customers
-- by row rules: orders
select "customer_number", count(*) as "orders"
from (
  select "there".*
  from (values (null::numeric, null::timestamp with time zone)) as
      "absent"("included_tax_percent", "updated_at")
    cross join lateral (
      select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
          "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
      from "sales"."orders"
    ) as "there"
) as "orders"
where "customer_number" = any((
  select $1::text[]
)::text[])
  and "number" <> ''
group by "customer_number"

-- order_lines rows order
-- by row rules: orders
select number as key, customer_number, placed_at, updated_at, status, channel, country
from (
  select "there".*
  from (values (null::numeric, null::timestamp with time zone)) as
      "absent"("included_tax_percent", "updated_at")
    cross join lateral (
      select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
          "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
      from "sales"."orders"
    ) as "there"
) as "orders"

-- order_lines value channel
"channel"

-- order_lines value country
"country"

-- order_lines value customer
"customer_number"

-- order_lines value discountPercent
"discount_percent"::float8

-- order_lines value order
"order_number"

-- order_lines value place
"key"

-- order_lines value placedAt
"placed_at"

-- order_lines value placedOn
"placed_at"

-- order_lines value quantity
"quantity"

-- order_lines value sku
"sku"

-- order_lines value status
"status"

-- order_lines value updatedAt
"updated_at"

-- order_lines_count
-- given $1 always "x", $2 always "x"
-- by row rules: order_lines, orders
-- planned anew for each run
select count(*) as count
from (
  with listed as (
    select base."order_number" || '/' || lpad(base."line"::text, 10, '0') as key
    from (
      select "there".*
      from (values (null::numeric)) as "absent"("included_tax_percent")
        cross join lateral (
          select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
              "net_minor", "included_tax_percent"::numeric
          from "sales"."order_lines"
        ) as "there"
    ) as base
      join (
        select number as key, customer_number, placed_at, updated_at, status, channel, country
        from (
          select "there".*
          from (values (null::numeric, null::timestamp with time zone)) as
              "absent"("included_tax_percent", "updated_at")
            cross join lateral (
              select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                  "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
              from "sales"."orders"
            ) as "there"
        ) as "orders"
      ) as r0 on r0.key = base."order_number"
    where (r0."placed_at" >= cast($1 as timestamptz) and r0."placed_at" < cast($2 as timestamptz) + interval
        '1 millisecond')
  )
  select listed.key as key
  from listed
  where listed.key <> ''
) as found

-- order_lines_counted_page
-- given $1 always "x", $2 always "x", $3 always 2
-- by row rules: order_lines, orders
-- planned anew for each run
with found as not materialized (
  with listed as (
    select base."order_number" || '/' || lpad(base."line"::text, 10, '0') as key,
        r0."placed_at" as "r0_placed_at"
    from (
      select "there".*
      from (values (null::numeric)) as "absent"("included_tax_percent")
        cross join lateral (
          select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
              "net_minor", "included_tax_percent"::numeric
          from "sales"."order_lines"
        ) as "there"
    ) as base
      join (
        select number as key, customer_number, placed_at, updated_at, status, channel, country
        from (
          select "there".*
          from (values (null::numeric, null::timestamp with time zone)) as
              "absent"("included_tax_percent", "updated_at")
            cross join lateral (
              select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                  "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
              from "sales"."orders"
            ) as "there"
        ) as "orders"
      ) as r0 on r0.key = base."order_number"
    where (r0."placed_at" >= cast($1 as timestamptz) and r0."placed_at" < cast($2 as timestamptz) + interval
        '1 millisecond')
  )
  select listed.key as key, listed."r0_placed_at" as value
  from listed
  where listed.key <> ''
), page as (
  select *
  from found
  where ("key" <> '')
  order by "value" asc, "key" asc
  limit $3
)
select key, "value"::text as "cursor_0", "key"::text as "cursor_1", total
from (
  select count(*) as total
  from found
) as counted
  left join page on true
order by "value" asc, "key" asc

-- order_lines_estimate
-- given $1 always "x", $2 always "x"
-- by row rules: order_lines, orders
-- planned anew for each run
explain (format json) with listed as (
  select base."order_number" || '/' || lpad(base."line"::text, 10, '0') as key
  from (
    select "there".*
    from (values (null::numeric)) as "absent"("included_tax_percent")
      cross join lateral (
        select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent", "net_minor",
            "included_tax_percent"::numeric
        from "sales"."order_lines"
      ) as "there"
  ) as base
    join (
      select number as key, customer_number, placed_at, updated_at, status, channel, country
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
            from "sales"."orders"
          ) as "there"
      ) as "orders"
    ) as r0 on r0.key = base."order_number"
  where (r0."placed_at" >= cast($1 as timestamptz) and r0."placed_at" < cast($2 as timestamptz) + interval
      '1 millisecond')
)
select listed.key as key
from listed
where listed.key <> ''

-- order_lines_groups
-- given $1 always "x", $2 always "x", $3 always "x", $4 always 1
-- by row rules: order_lines, orders
-- planned anew for each run
select value, count(*) as count, (sum(count(*)) over ())::bigint as total
from (
  with listed as (
    select base."order_number" || '/' || lpad(base."line"::text, 10, '0') as key,
        r0."placed_at" as "r0_placed_at"
    from (
      select "there".*
      from (values (null::numeric)) as "absent"("included_tax_percent")
        cross join lateral (
          select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
              "net_minor", "included_tax_percent"::numeric
          from "sales"."order_lines"
        ) as "there"
    ) as base
      join (
        select number as key, customer_number, placed_at, updated_at, status, channel, country
        from (
          select "there".*
          from (values (null::numeric, null::timestamp with time zone)) as
              "absent"("included_tax_percent", "updated_at")
            cross join lateral (
              select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                  "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
              from "sales"."orders"
            ) as "there"
        ) as "orders"
      ) as r0 on r0.key = base."order_number"
    where (r0."placed_at" >= cast($1 as timestamptz) and r0."placed_at" < cast($2 as timestamptz) + interval
        '1 millisecond')
  )
  select listed.key as key, coalesce(nullif(listed."r0_placed_at"::text, ''), $3) as value
  from listed
  where listed.key <> ''
) as found
group by value
order by count desc, value
limit $4

-- order_lines_matching
-- given $1 always "x", $2 always "x", $3 always 2
-- by row rules: order_lines, orders
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys
from (
  with listed as (
    select base."order_number" || '/' || lpad(base."line"::text, 10, '0') as key
    from (
      select "there".*
      from (values (null::numeric)) as "absent"("included_tax_percent")
        cross join lateral (
          select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
              "net_minor", "included_tax_percent"::numeric
          from "sales"."order_lines"
        ) as "there"
    ) as base
      join (
        select number as key, customer_number, placed_at, updated_at, status, channel, country
        from (
          select "there".*
          from (values (null::numeric, null::timestamp with time zone)) as
              "absent"("included_tax_percent", "updated_at")
            cross join lateral (
              select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                  "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
              from "sales"."orders"
            ) as "there"
        ) as "orders"
      ) as r0 on r0.key = base."order_number"
    where (r0."placed_at" >= cast($1 as timestamptz) and r0."placed_at" < cast($2 as timestamptz) + interval
        '1 millisecond')
  )
  select listed.key as key
  from listed
  where listed.key <> ''
  limit $3
) as found

-- order_lines_page
-- given $1 always "x", $2 always "x", $3 always 2
-- by row rules: order_lines, orders
-- planned anew for each run
with found as (
  with listed as (
    select base."order_number" || '/' || lpad(base."line"::text, 10, '0') as key,
        r0."placed_at" as "r0_placed_at"
    from (
      select "there".*
      from (values (null::numeric)) as "absent"("included_tax_percent")
        cross join lateral (
          select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
              "net_minor", "included_tax_percent"::numeric
          from "sales"."order_lines"
        ) as "there"
    ) as base
      join (
        select number as key, customer_number, placed_at, updated_at, status, channel, country
        from (
          select "there".*
          from (values (null::numeric, null::timestamp with time zone)) as
              "absent"("included_tax_percent", "updated_at")
            cross join lateral (
              select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                  "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
              from "sales"."orders"
            ) as "there"
        ) as "orders"
      ) as r0 on r0.key = base."order_number"
    where (r0."placed_at" >= cast($1 as timestamptz) and r0."placed_at" < cast($2 as timestamptz) + interval
        '1 millisecond')
  )
  select listed.key as key, listed."r0_placed_at" as value
  from listed
  where listed.key <> ''
)
select key, "value"::text as "cursor_0", "key"::text as "cursor_1"
from found
where ("key" <> '')
order by "value" asc, "key" asc
limit $3

-- order_lines_sums
-- given $1 always "x", $2 always "x"
-- by row rules: order_lines, orders
-- planned anew for each run
select count(*) as count, sum("sum") as "sum"
from (
  with listed as (
    select base."order_number" || '/' || lpad(base."line"::text, 10, '0') as key,
        r0."placed_at" as "r0_placed_at"
    from (
      select "there".*
      from (values (null::numeric)) as "absent"("included_tax_percent")
        cross join lateral (
          select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
              "net_minor", "included_tax_percent"::numeric
          from "sales"."order_lines"
        ) as "there"
    ) as base
      join (
        select number as key, customer_number, placed_at, updated_at, status, channel, country
        from (
          select "there".*
          from (values (null::numeric, null::timestamp with time zone)) as
              "absent"("included_tax_percent", "updated_at")
            cross join lateral (
              select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                  "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
              from "sales"."orders"
            ) as "there"
        ) as "orders"
      ) as r0 on r0.key = base."order_number"
    where (r0."placed_at" >= cast($1 as timestamptz) and r0."placed_at" < cast($2 as timestamptz) + interval
        '1 millisecond')
  )
  select listed.key as key, listed."r0_placed_at" as "sum"
  from listed
  where listed.key <> ''
) as found

-- order_lines_told
-- given $1 always "x", $2 always "x", $3 always 2
-- by row rules: order_lines, orders
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys,
    string_agg(coalesce(value::text, chr(30)), chr(31)) as values
from (
  select key, value
  from (
    with listed as (
      select base."order_number" || '/' || lpad(base."line"::text, 10, '0') as key,
          r0."placed_at" as "r0_placed_at"
      from (
        select "there".*
        from (values (null::numeric)) as "absent"("included_tax_percent")
          cross join lateral (
            select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                "net_minor", "included_tax_percent"::numeric
            from "sales"."order_lines"
          ) as "there"
      ) as base
        join (
          select number as key, customer_number, placed_at, updated_at, status, channel, country
          from (
            select "there".*
            from (values (null::numeric, null::timestamp with time zone)) as
                "absent"("included_tax_percent", "updated_at")
              cross join lateral (
                select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                    "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
                from "sales"."orders"
              ) as "there"
          ) as "orders"
        ) as r0 on r0.key = base."order_number"
      where (r0."placed_at" >= cast($1 as timestamptz) and r0."placed_at" < cast($2 as timestamptz) +
          interval '1 millisecond')
    )
    select listed.key as key, listed."r0_placed_at" as value
    from listed
    where listed.key <> ''
  ) as valued
  where value is not null
  limit $3
) as found

-- order_lines_values
-- given $1 keys
-- by row rules: order_lines, orders
with listed as (
  select base."order_number" || '/' || lpad(base."line"::text, 10, '0') as key,
      base."order_number" as "order_number", base."sku" as "sku", base."quantity" as "quantity",
      base."discount_percent" as "discount_percent", r0."placed_at" as "r0_placed_at",
      r0."updated_at" as "r0_updated_at", r0."status" as "r0_status", r0."channel" as "r0_channel",
      r0."country" as "r0_country", r0."customer_number" as "r0_customer_number"
  from (
    select "there".*
    from (values (null::numeric)) as "absent"("included_tax_percent")
      cross join lateral (
        select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent", "net_minor",
            "included_tax_percent"::numeric
        from "sales"."order_lines"
      ) as "there"
  ) as base
    join unnest((
      select $1::text[]
    )) as input(key) on input.key = base."order_number" || '/' || lpad(base."line"::text, 10, '0')
    join (
      select number as key, customer_number, placed_at, updated_at, status, channel, country
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
            from "sales"."orders"
          ) as "there"
      ) as "orders"
    ) as r0 on r0.key = base."order_number"
  where true
)
select listed.key as key, listed.key as "v0", listed."order_number" as "v1", listed."sku" as "v2",
    listed."quantity" as "v3", listed."discount_percent"::float8 as "v4", listed."r0_placed_at" as "v5",
    listed."r0_placed_at" as "v6", listed."r0_updated_at" as "v7", listed."r0_status" as "v8",
    listed."r0_channel" as "v9", listed."r0_country" as "v10", listed."r0_customer_number" as "v11"
from listed
where listed.key <> ''

-- order_numbers_of_customers
-- given $1 customers
-- by row rules: orders
select "number", "customer_number"
from (
  select "there".*
  from (values (null::numeric, null::timestamp with time zone)) as
      "absent"("included_tax_percent", "updated_at")
    cross join lateral (
      select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
          "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
      from "sales"."orders"
    ) as "there"
) as "orders"
where "customer_number" = any((
  select $1::text[]
)::text[])
  and "number" <> ''

-- orders rows customer
-- by row rules: customers
select number as key, region
from (
  select "there".*
  from (values (null::text, null::text, null::text, null::text)) as
      "absent"("phone", "first_name", "last_name", "postal_code")
    cross join lateral (
      select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
          "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
          "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
          "postal_code"::text
      from "sales"."customers"
    ) as "there"
) as "customers"

-- orders rows withSku
-- given $1 skus
-- by row rules: order_lines
select distinct order_number as key, true as has
from (
  select "there".*
  from (values (null::numeric)) as "absent"("included_tax_percent")
    cross join lateral (
      select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent", "net_minor",
          "included_tax_percent"::numeric
      from "sales"."order_lines"
    ) as "there"
) as "order_lines"
where sku = any($1::text[])

-- orders value channel
"channel"

-- orders value country
"country"

-- orders value customer
"customer_number"

-- orders value number
"key"

-- orders value placedAt
"placed_at"

-- orders value placedOn
"placed_at"

-- orders value region
"region"

-- orders value status
"status"

-- orders value updatedAt
"updated_at"

-- orders value withSku
"has"

-- orders_by_number
-- given $1 numbers
-- by row rules: orders
select "number", "customer_number", "placed_at"::timestamptz as "placed_at", "status", "channel", "country",
    "currency", "total_minor", "included_tax_percent", "updated_at"::timestamptz as "updated_at"
from (
  select "there".*
  from (values (null::numeric, null::timestamp with time zone)) as
      "absent"("included_tax_percent", "updated_at")
    cross join lateral (
      select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
          "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
      from "sales"."orders"
    ) as "there"
) as "orders"
where "number" = any((
  select $1::text[]
)::text[])

-- orders_count
-- given $1 always "x"
-- by row rules: customers, orders
-- planned anew for each run
select count(*) as count
from (
  with listed as (
    select base."number" as key
    from (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
              "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
          from "sales"."orders"
        ) as "there"
    ) as base
      left join (
        select number as key, region
        from (
          select "there".*
          from (values (null::text, null::text, null::text, null::text)) as
              "absent"("phone", "first_name", "last_name", "postal_code")
            cross join lateral (
              select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                  "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                  "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                  "postal_code"::text
              from "sales"."customers"
            ) as "there"
        ) as "customers"
      ) as r0 on r0.key = base."customer_number"
    where r0."region" = cast($1 as text)
  )
  select listed.key as key
  from listed
  where listed.key <> ''
) as found

-- orders_counted_page
-- given $1 always "x", $2 always 2
-- by row rules: customers, orders
-- planned anew for each run
with found as not materialized (
  with listed as (
    select base."number" as key, r0."region" as "r0_region"
    from (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
              "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
          from "sales"."orders"
        ) as "there"
    ) as base
      left join (
        select number as key, region
        from (
          select "there".*
          from (values (null::text, null::text, null::text, null::text)) as
              "absent"("phone", "first_name", "last_name", "postal_code")
            cross join lateral (
              select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                  "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                  "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                  "postal_code"::text
              from "sales"."customers"
            ) as "there"
        ) as "customers"
      ) as r0 on r0.key = base."customer_number"
    where r0."region" = cast($1 as text)
  )
  select listed.key as key, listed."r0_region" as value
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

-- orders_estimate
-- given $1 always "x"
-- by row rules: customers, orders
-- planned anew for each run
explain (format json) with listed as (
  select base."number" as key
  from (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
            "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
        from "sales"."orders"
      ) as "there"
  ) as base
    left join (
      select number as key, region
      from (
        select "there".*
        from (values (null::text, null::text, null::text, null::text)) as
            "absent"("phone", "first_name", "last_name", "postal_code")
          cross join lateral (
            select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                "postal_code"::text
            from "sales"."customers"
          ) as "there"
      ) as "customers"
    ) as r0 on r0.key = base."customer_number"
  where r0."region" = cast($1 as text)
)
select listed.key as key
from listed
where listed.key <> ''

-- orders_groups
-- given $1 always "x", $2 always "x", $3 always 1
-- by row rules: customers, orders
-- planned anew for each run
select value, count(*) as count, (sum(count(*)) over ())::bigint as total
from (
  with listed as (
    select base."number" as key, r0."region" as "r0_region"
    from (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
              "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
          from "sales"."orders"
        ) as "there"
    ) as base
      left join (
        select number as key, region
        from (
          select "there".*
          from (values (null::text, null::text, null::text, null::text)) as
              "absent"("phone", "first_name", "last_name", "postal_code")
            cross join lateral (
              select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                  "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                  "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                  "postal_code"::text
              from "sales"."customers"
            ) as "there"
        ) as "customers"
      ) as r0 on r0.key = base."customer_number"
    where r0."region" = cast($1 as text)
  )
  select listed.key as key, coalesce(nullif(listed."r0_region"::text, ''), $2) as value
  from listed
  where listed.key <> ''
) as found
group by value
order by count desc, value
limit $3

-- orders_matching
-- given $1 always "x", $2 always 2
-- by row rules: customers, orders
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys
from (
  with listed as (
    select base."number" as key
    from (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
              "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
          from "sales"."orders"
        ) as "there"
    ) as base
      left join (
        select number as key, region
        from (
          select "there".*
          from (values (null::text, null::text, null::text, null::text)) as
              "absent"("phone", "first_name", "last_name", "postal_code")
            cross join lateral (
              select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                  "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                  "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                  "postal_code"::text
              from "sales"."customers"
            ) as "there"
        ) as "customers"
      ) as r0 on r0.key = base."customer_number"
    where r0."region" = cast($1 as text)
  )
  select listed.key as key
  from listed
  where listed.key <> ''
  limit $2
) as found

-- orders_of_customers_newest_first_on_open_open
-- given $1 customers, $2 limit
-- by row rules: orders
select "orders".*
from unnest((
  select $1::text[]
)) as input(key)
  cross join lateral (
    select "number", "customer_number", "placed_at"::timestamptz as "placed_at", "status", "channel",
        "country", "currency", "total_minor", "included_tax_percent",
        "updated_at"::timestamptz as "updated_at", "placed_at"::text as "cursor_0",
        "number"::text as "cursor_1"
    from (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
              "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
          from "sales"."orders"
        ) as "there"
    ) as "orders"
    where "customer_number" = "input"."key"
      and ("number" <> '')
    order by "placed_at" desc, "number" desc
    limit $2
  ) as "orders"
order by "placed_at" desc, "number" desc

-- orders_of_customers_newest_first_on_open_value: the same but for
      and ("number" <> '' and ("placed_at", "number") > (cast($2 as timestamptz), cast($3 as text)))
    limit $4

-- orders_of_customers_newest_first_on_value_open: the same but for
      and ("number" <> '' and ("placed_at", "number") < (cast($2 as timestamptz), cast($3 as text)))
    limit $4

-- orders_of_customers_newest_first_on_value_value: the same but for
      and ("number" <> '' and ("placed_at", "number") < (cast($2 as timestamptz), cast($3 as text)) and
          ("placed_at", "number") > (cast($4 as timestamptz), cast($5 as text)))
    limit $6

-- orders_of_customers_newest_first_back_open_open: the same but for
    order by "placed_at" asc, "number" asc
order by "placed_at" asc, "number" asc

-- orders_of_customers_newest_first_back_open_value: the same but for
      and ("number" <> '' and ("placed_at", "number") > (cast($2 as timestamptz), cast($3 as text)))
    order by "placed_at" asc, "number" asc
    limit $4
order by "placed_at" asc, "number" asc

-- orders_of_customers_newest_first_back_value_open: the same but for
      and ("number" <> '' and ("placed_at", "number") < (cast($2 as timestamptz), cast($3 as text)))
    order by "placed_at" asc, "number" asc
    limit $4
order by "placed_at" asc, "number" asc

-- orders_of_customers_newest_first_back_value_value: the same but for
      and ("number" <> '' and ("placed_at", "number") < (cast($2 as timestamptz), cast($3 as text)) and
          ("placed_at", "number") > (cast($4 as timestamptz), cast($5 as text)))
    order by "placed_at" asc, "number" asc
    limit $6
order by "placed_at" asc, "number" asc

-- orders_page
-- given $1 always "x", $2 always 2
-- by row rules: customers, orders
-- planned anew for each run
with found as (
  with listed as (
    select base."number" as key, r0."region" as "r0_region"
    from (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
              "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
          from "sales"."orders"
        ) as "there"
    ) as base
      left join (
        select number as key, region
        from (
          select "there".*
          from (values (null::text, null::text, null::text, null::text)) as
              "absent"("phone", "first_name", "last_name", "postal_code")
            cross join lateral (
              select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                  "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                  "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                  "postal_code"::text
              from "sales"."customers"
            ) as "there"
        ) as "customers"
      ) as r0 on r0.key = base."customer_number"
    where r0."region" = cast($1 as text)
  )
  select listed.key as key, listed."r0_region" as value
  from listed
  where listed.key <> ''
)
select key, "value"::text as "cursor_0", "key"::text as "cursor_1"
from found
where ("key" <> '')
order by "value" asc, "key" asc
limit $2

-- orders_sums
-- given $1 always "x"
-- by row rules: customers, orders
-- planned anew for each run
select count(*) as count, sum("sum") as "sum"
from (
  with listed as (
    select base."number" as key, r0."region" as "r0_region"
    from (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
              "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
          from "sales"."orders"
        ) as "there"
    ) as base
      left join (
        select number as key, region
        from (
          select "there".*
          from (values (null::text, null::text, null::text, null::text)) as
              "absent"("phone", "first_name", "last_name", "postal_code")
            cross join lateral (
              select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                  "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                  "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                  "postal_code"::text
              from "sales"."customers"
            ) as "there"
        ) as "customers"
      ) as r0 on r0.key = base."customer_number"
    where r0."region" = cast($1 as text)
  )
  select listed.key as key, listed."r0_region" as "sum"
  from listed
  where listed.key <> ''
) as found

-- orders_told
-- given $1 always "x", $2 always 2
-- by row rules: customers, orders
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys,
    string_agg(coalesce(value::text, chr(30)), chr(31)) as values
from (
  select key, value
  from (
    with listed as (
      select base."number" as key, r0."region" as "r0_region"
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
            from "sales"."orders"
          ) as "there"
      ) as base
        left join (
          select number as key, region
          from (
            select "there".*
            from (values (null::text, null::text, null::text, null::text)) as
                "absent"("phone", "first_name", "last_name", "postal_code")
              cross join lateral (
                select "number", "name", "email", "gender", "age_band", "country", "region", "city",
                    "language", "acquired_on", "acquisition_channel", "consent_email", "consent_sms",
                    "consent_post", "consent_profiling", "updated_at", "phone"::text, "first_name"::text,
                    "last_name"::text, "postal_code"::text
                from "sales"."customers"
              ) as "there"
          ) as "customers"
        ) as r0 on r0.key = base."customer_number"
      where r0."region" = cast($1 as text)
    )
    select listed.key as key, listed."r0_region" as value
    from listed
    where listed.key <> ''
  ) as valued
  where value is not null
  limit $2
) as found

-- orders_values
-- given $1 keys, $2 as the filter says
-- by row rules: customers, order_lines, orders
with listed as (
  select base."number" as key, base."placed_at" as "placed_at", base."updated_at" as "updated_at",
      base."status" as "status", base."channel" as "channel", base."country" as "country",
      r0."region" as "r0_region", base."customer_number" as "customer_number"
  from (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
            "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
        from "sales"."orders"
      ) as "there"
  ) as base
    join unnest((
      select $1::text[]
    )) as input(key) on input.key = base."number"
    left join (
      select number as key, region
      from (
        select "there".*
        from (values (null::text, null::text, null::text, null::text)) as
            "absent"("phone", "first_name", "last_name", "postal_code")
          cross join lateral (
            select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                "postal_code"::text
            from "sales"."customers"
          ) as "there"
      ) as "customers"
    ) as r0 on r0.key = base."customer_number"
  where true
)
select listed.key as key, listed.key as "v0", listed."placed_at" as "v1", listed."placed_at" as "v2",
    listed."updated_at" as "v3", listed."status" as "v4", listed."channel" as "v5", listed."country" as "v6",
    listed."r0_region" as "v7", listed."customer_number" as "v8", coalesce(r1."has", false) as "v9"
from listed
  left join (
    select distinct order_number as key, true as has
    from (
      select "there".*
      from (values (null::numeric)) as "absent"("included_tax_percent")
        cross join lateral (
          select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
              "net_minor", "included_tax_percent"::numeric
          from "sales"."order_lines"
        ) as "there"
    ) as "order_lines"
    where sku = any($2::text[])
  ) as r1 on r1.key = listed.key
where listed.key <> ''

-- products rows trend
-- given $1 recent, $2 today, $3 before, $4 yearAgo, $5 yearAgoUntil
-- by row rules: product_daily_sales
select sku as key, coalesce(sum(units) filter (where day >= $1::date and day < $2::date), 0) as recent,
    coalesce(sum(units) filter (where day >= $3::date and day < $1::date), 0) as before,
    coalesce(sum(units) filter (where day >= $4::date and day < $5::date), 0) as year_ago,
    min(day) filter (where units > 0) as first_sold_on
from "sales"."product_daily_sales"
where true
group by sku

-- products rows units
-- given $1 from, $2 until
-- by row rules: product_daily_sales
select sku as key, sum(units) as units, sum("orders") as with_it,
    case when count(*) = count(returned_units) then sum(returned_units) end as returned_units
from "sales"."product_daily_sales"
where day >= $1::date
  and day < $2::date
  and true
group by sku

-- products rows units by country
-- given $1 country, $2 from, $3 until
-- by row rules: order_lines, orders
select line.sku as key, sum(line.quantity) as units, count(distinct placed.number) as with_it,
    null::bigint as returned_units
from (
  select "there".*
  from (values (null::numeric, null::timestamp with time zone)) as
      "absent"("included_tax_percent", "updated_at")
    cross join lateral (
      select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
          "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
      from "sales"."orders"
    ) as "there"
) as placed
  join (
    select "there".*
    from (values (null::numeric)) as "absent"("included_tax_percent")
      cross join lateral (
        select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent", "net_minor",
            "included_tax_percent"::numeric
        from "sales"."order_lines"
      ) as "there"
  ) as line on line.order_number = placed.number
where placed.status <> 'CANCELLED'
  and placed.country = $1::text
  and placed.placed_at >= $2::date
  and placed.placed_at < $3::date
  and true
group by line.sku

-- products value demand
"units"::bigint

-- products value returnsPercent
("returned_units" * 100)::float8 / nullif("units", 0)

-- products value unitsSold
"units"

-- products value unitsSold, orders
coalesce("with_it", 0)::bigint

-- products value unitsSold, returnedUnits
(case when "key" is null then 0 else "returned_units" end)::bigint

-- products value unitsSold, units
coalesce("units", 0)::bigint

-- products_estimate
-- given $1 always "x", $2 as the filter says, $3 as the filter says, $4 always "x"
-- by row rules: product_daily_sales
-- planned anew for each run
explain (format json) with listed as (
  select key
  from unnest(string_to_array($1, chr(31), chr(30))::text[]) as input(key)
)
select listed.key as key
from listed
  left join (
    select sku as key, sum(units) as units, sum("orders") as with_it,
        case when count(*) = count(returned_units) then sum(returned_units) end as returned_units
    from "sales"."product_daily_sales"
    where day >= $2::date
      and day < $3::date
      and "sku" in (
        select key
        from listed
      )
    group by sku
  ) as r0 on r0.key = listed.key
where listed.key <> ''
  and (r0.key is not null and coalesce(r0."units", 0) = cast($4 as bigint))

-- products_estimate_trend
-- given $1 recent, $2 today, $3 before, $4 yearAgo, $5 yearAgoUntil
-- by row rules: product_daily_sales
-- planned anew for each run
explain (format json)
select "key", "recent", "before", "year_ago", "first_sold_on"
from (
  select sku as key, coalesce(sum(units) filter (where day >= $1::date and day < $2::date), 0) as recent,
      coalesce(sum(units) filter (where day >= $3::date and day < $1::date), 0) as before,
      coalesce(sum(units) filter (where day >= $4::date and day < $5::date), 0) as year_ago,
      min(day) filter (where units > 0) as first_sold_on
  from "sales"."product_daily_sales"
  where true
  group by sku
) as relation

-- products_estimate_units
-- given $1 as the filter says, $2 as the filter says
-- by row rules: product_daily_sales
-- planned anew for each run
explain (format json)
select "key", "units"
from (
  select sku as key, sum(units) as units, sum("orders") as with_it,
      case when count(*) = count(returned_units) then sum(returned_units) end as returned_units
  from "sales"."product_daily_sales"
  where day >= $1::date
    and day < $2::date
    and true
  group by sku
) as relation

-- products_matching
-- given $1 always "x", $2 as the filter says, $3 as the filter says, $4 always "x", $5 always 2
-- by row rules: product_daily_sales
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
      select sku as key, sum(units) as units, sum("orders") as with_it,
          case when count(*) = count(returned_units) then sum(returned_units) end as returned_units
      from "sales"."product_daily_sales"
      where day >= $2::date
        and day < $3::date
        and "sku" in (
          select key
          from listed
        )
      group by sku
    ) as r0 on r0.key = listed.key
  where listed.key <> ''
    and (r0.key is not null and coalesce(r0."units", 0) = cast($4 as bigint))
  limit $5
) as found

-- products_ordered
-- given $1 customers, $2 always "CANCELLED"
-- by row rules: order_lines, orders
select "customer_number", "order_number", "sku"
from (
  select "there".*
  from (values (null::numeric, null::timestamp with time zone)) as
      "absent"("included_tax_percent", "updated_at")
    cross join lateral (
      select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
          "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
      from "sales"."orders"
    ) as "there"
) as "orders"
  inner join (
    select "there".*
    from (values (null::numeric)) as "absent"("included_tax_percent")
      cross join lateral (
        select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent", "net_minor",
            "included_tax_percent"::numeric
        from "sales"."order_lines"
      ) as "there"
  ) as "order_lines" on "order_lines"."order_number" = "orders"."number"
where "customer_number" = any((
  select $1::text[]
)::text[])
  and "status" <> $2

-- products_page
-- given $1 always "x", $2 as the filter says, $3 as the filter says, $4 always "x", $5 always 2
-- by row rules: product_daily_sales
-- planned anew for each run
with found as (
  with listed as (
    select key
    from unnest(string_to_array($1, chr(31), chr(30))::text[]) as input(key)
  )
  select listed.key as key, coalesce(r0."units", 0) as value
  from listed
    left join (
      select sku as key, sum(units) as units, sum("orders") as with_it,
          case when count(*) = count(returned_units) then sum(returned_units) end as returned_units
      from "sales"."product_daily_sales"
      where day >= $2::date
        and day < $3::date
        and "sku" in (
          select key
          from listed
        )
      group by sku
    ) as r0 on r0.key = listed.key
  where listed.key <> ''
    and (r0.key is not null and coalesce(r0."units", 0) = cast($4 as bigint))
)
select key, "value"::text as "cursor_0", "key"::text as "cursor_1"
from found
where ("key" <> '')
order by "value" asc, "key" asc
limit $5

-- products_page_rows_in_country_units
-- given $1 keys, $2 argument_0_country, $3 argument_0_from, $4 argument_0_until, $5 always 2
-- by row rules: order_lines, orders
select "key"::text as "key", "units"::text as "units"
from (
  with listed as (
    select key
    from unnest((
      select $1::text[]
    )) as input(key)
  )
  select "key", "units"
  from (
    select line.sku as key, sum(line.quantity) as units, count(distinct placed.number) as with_it,
        null::bigint as returned_units
    from (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
              "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
          from "sales"."orders"
        ) as "there"
    ) as placed
      join (
        select "there".*
        from (values (null::numeric)) as "absent"("included_tax_percent")
          cross join lateral (
            select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                "net_minor", "included_tax_percent"::numeric
            from "sales"."order_lines"
          ) as "there"
      ) as line on line.order_number = placed.number
    where placed.status <> 'CANCELLED'
      and placed.country = $2::text
      and placed.placed_at >= $3::date
      and placed.placed_at < $4::date
      and "line"."sku" = any((
        select $1::text[]
      )::text[])
    group by line.sku
  ) as relation
  limit $5
) as found

-- products_page_rows_trend
-- given $1 keys, $2 recent, $3 today, $4 before, $5 yearAgo, $6 yearAgoUntil, $7 always 2
-- by row rules: product_daily_sales
select "key"::text as "key", "recent"::text as "recent", "before"::text as "before",
    "year_ago"::text as "year_ago", "first_sold_on"::text as "first_sold_on"
from (
  with listed as (
    select key
    from unnest((
      select $1::text[]
    )) as input(key)
  )
  select "key", "recent", "before", "year_ago", "first_sold_on"
  from (
    select sku as key, coalesce(sum(units) filter (where day >= (
      select $2::date
    ) and day < (
      select $3::date
    )), 0) as recent, coalesce(sum(units) filter (where day >= (
      select $4::date
    ) and day < (
      select $2::date
    )), 0) as before, coalesce(sum(units) filter (where day >= (
      select $5::date
    ) and day < (
      select $6::date
    )), 0) as year_ago, min(day) filter (where units > 0) as first_sold_on
    from "sales"."product_daily_sales"
    where "sku" = any((
      select $1::text[]
    )::text[])
    group by sku
  ) as relation
  limit $7
) as found

-- products_page_rows_units
-- given $1 keys, $2 argument_0_from, $3 argument_0_until, $4 always 2
-- by row rules: product_daily_sales
select "key"::text as "key", "units"::text as "units"
from (
  with listed as (
    select key
    from unnest((
      select $1::text[]
    )) as input(key)
  )
  select "key", "units"
  from (
    select sku as key, sum(units) as units, sum("orders") as with_it,
        case when count(*) = count(returned_units) then sum(returned_units) end as returned_units
    from "sales"."product_daily_sales"
    where day >= $2::date
      and day < $3::date
      and "sku" = any((
        select $1::text[]
      )::text[])
    group by sku
  ) as relation
  limit $4
) as found

-- products_rows_trend
-- given $1 recent, $2 today, $3 before, $4 yearAgo, $5 yearAgoUntil, $6 always 2
-- by row rules: product_daily_sales
-- planned anew for each run
select count(*) as count, string_agg(coalesce("key"::text, chr(30)), chr(31)) as "v0",
    string_agg(coalesce("recent"::text, chr(30)), chr(31)) as "v1",
    string_agg(coalesce("before"::text, chr(30)), chr(31)) as "v2",
    string_agg(coalesce("year_ago"::text, chr(30)), chr(31)) as "v3",
    string_agg(coalesce("first_sold_on"::text, chr(30)), chr(31)) as "v4"
from (
  select "key", "recent", "before", "year_ago", "first_sold_on"
  from (
    select sku as key, coalesce(sum(units) filter (where day >= $1::date and day < $2::date), 0) as recent,
        coalesce(sum(units) filter (where day >= $3::date and day < $1::date), 0) as before,
        coalesce(sum(units) filter (where day >= $4::date and day < $5::date), 0) as year_ago,
        min(day) filter (where units > 0) as first_sold_on
    from "sales"."product_daily_sales"
    where true
    group by sku
  ) as relation
  limit $6
) as found

-- products_rows_units
-- given $1 as the filter says, $2 as the filter says, $3 always 2
-- by row rules: product_daily_sales
-- planned anew for each run
select count(*) as count, string_agg(coalesce("key"::text, chr(30)), chr(31)) as "v0",
    string_agg(coalesce("units"::text, chr(30)), chr(31)) as "v1"
from (
  select "key", "units"
  from (
    select sku as key, sum(units) as units, sum("orders") as with_it,
        case when count(*) = count(returned_units) then sum(returned_units) end as returned_units
    from "sales"."product_daily_sales"
    where day >= $1::date
      and day < $2::date
      and true
    group by sku
  ) as relation
  limit $3
) as found

-- products_told
-- given $1 always "x", $2 as the filter says, $3 as the filter says, $4 always "x", $5 always 2
-- by row rules: product_daily_sales
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
    select listed.key as key, coalesce(r0."units", 0) as value
    from listed
      left join (
        select sku as key, sum(units) as units, sum("orders") as with_it,
            case when count(*) = count(returned_units) then sum(returned_units) end as returned_units
        from "sales"."product_daily_sales"
        where day >= $2::date
          and day < $3::date
          and "sku" in (
            select key
            from listed
          )
        group by sku
      ) as r0 on r0.key = listed.key
    where listed.key <> ''
      and (r0.key is not null and coalesce(r0."units", 0) = cast($4 as bigint))
  ) as valued
  where value is not null
  limit $5
) as found

-- products_values
-- given $1 keys, $2 argument_0_from, $3 argument_0_until
-- by row rules: product_daily_sales
with listed as (
  select key
  from unnest((
    select $1::text[]
  )) as input(key)
)
select listed.key as key, coalesce(r0."units", 0)::bigint as "v0_units",
    coalesce(r0."with_it", 0)::bigint as "v0_orders",
    (case when r0."key" is null then 0 else r0."returned_units" end)::bigint as "v0_returnedUnits",
    coalesce(r0."units"::bigint, 0) as "v1",
    (r0."returned_units" * 100)::float8 / nullif(r0."units", 0) as "v2"
from listed
  left join (
    select sku as key, sum(units) as units, sum("orders") as with_it,
        case when count(*) = count(returned_units) then sum(returned_units) end as returned_units
    from "sales"."product_daily_sales"
    where day >= $2::date
      and day < $3::date
      and "sku" = any((
        select $1::text[]
      )::text[])
    group by sku
  ) as r0 on r0.key = listed.key
where listed.key <> ''

-- products_values_in_country
-- given $1 keys, $2 argument_0_country, $3 argument_0_from, $4 argument_0_until
-- by row rules: order_lines, orders
with listed as (
  select key
  from unnest((
    select $1::text[]
  )) as input(key)
)
select listed.key as key, coalesce(r0."units"::bigint, 0) as "v0"
from listed
  left join (
    select line.sku as key, sum(line.quantity) as units, count(distinct placed.number) as with_it,
        null::bigint as returned_units
    from (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
              "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
          from "sales"."orders"
        ) as "there"
    ) as placed
      join (
        select "there".*
        from (values (null::numeric)) as "absent"("included_tax_percent")
          cross join lateral (
            select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                "net_minor", "included_tax_percent"::numeric
            from "sales"."order_lines"
          ) as "there"
      ) as line on line.order_number = placed.number
    where placed.status <> 'CANCELLED'
      and placed.country = $2::text
      and placed.placed_at >= $3::date
      and placed.placed_at < $4::date
      and "line"."sku" = any((
        select $1::text[]
      )::text[])
    group by line.sku
  ) as r0 on r0.key = listed.key
where listed.key <> ''

-- products_values_in_warehouses
-- given $1 keys, $2 argument_0_from, $3 argument_0_until
-- by row rules: product_daily_sales
with listed as (
  select key
  from unnest((
    select $1::text[]
  )) as input(key)
)
select listed.key as key, coalesce(r0."units"::bigint, 0) as "v0"
from listed
  left join (
    select sku as key, sum(units) as units, sum("orders") as with_it,
        case when count(*) = count(returned_units) then sum(returned_units) end as returned_units
    from "sales"."product_daily_sales"
    where day >= $2::date
      and day < $3::date
      and "sku" = any((
        select $1::text[]
      )::text[])
    group by sku
  ) as r0 on r0.key = listed.key
where listed.key <> ''

-- report_customers
-- given $1 always "CANCELLED", $2 from, $3 by, $4 stepDays, $5 stepFroms, $6 always "CANCELLED", $7 until, $8 days, $9 channels, $10 countries, $11 customerKeys, $12 productGroups, $13 skuKeys, $14 limit
-- by row rules: order_lines, orders
-- planned anew for each run
-- waits among reports
select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from", count(*) as "customers", count(*) filter(where not exists (
  select 1 as "one"
  from (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
            "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
        from "sales"."orders"
      ) as "there"
  ) as "earlier"
  where "earlier"."customer_number" = "buyer"."customer_number"
    and "earlier"."status" <> $1
    and "earlier"."placed_at" < $2::timestamptz
)) as "new_customers"
from (
  select distinct "product_group", "sku", "order_country", "channel", "customer_country", "region",
      "age_band", "acquisition_channel", "segment", "step_from", "line"."customer_number"
  from (
    select grouped.place as "product_group", case when 'SKU' = any($3::text[]) then l.sku end as "sku",
        "placed"."order_country", "placed"."channel", "placed"."customer_country", "placed"."region",
        "placed"."age_band", "placed"."acquisition_channel", "placed"."segment", "placed"."step_from",
        "placed"."day", "placed"."currency", "placed"."customer_number", "placed"."order_number", "l"."line",
        "l"."sku" as "line_sku", "l"."quantity", "l"."unit_price_minor", "l"."discount_percent",
        "l"."net_minor",
        case when coalesce(l.included_tax_percent, placed.included_tax_percent) > 0 and
        coalesce(l.included_tax_percent, placed.included_tax_percent) < 1000 then
        round(("l"."net_minor" * coalesce(l.included_tax_percent, placed.included_tax_percent) +
        0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, placed.included_tax_percent)), 20)
        end as "tax_minor"
    from (
      select case when 'ORDER_COUNTRY' = any($3::text[]) then "o"."country" end as "order_country",
          case when 'CHANNEL' = any($3::text[]) then "o"."channel" end as "channel",
          null::text as "customer_country", null::text as "region", null::text as "age_band",
          null::text as "acquisition_channel", null::text as "segment", step.step_from as "step_from",
          "o"."placed_at"::date as "day", "o"."currency", "o"."customer_number",
          "o"."number" as "order_number", "o"."included_tax_percent"
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
            from "sales"."orders"
          ) as "there"
      ) as "o"
        left join unnest($4::date[], $5::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
      where "o"."status" <> $6
        and "o"."placed_at" >= $2::timestamptz
        and "o"."placed_at" < $7::timestamptz
        and ($8::date[] is null or "o"."placed_at"::date = any($8::date[]))
        and ($9::text[] is null or "o"."channel" = any($9::text[]))
        and ($10::text[] is null or "o"."country" = any($10::text[]))
        and ($11::text is null or "o"."customer_number" = any(string_to_array($11, '')))
    ) as "placed"
      inner join (
        select "there".*
        from (values (null::numeric)) as "absent"("included_tax_percent")
          cross join lateral (
            select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                "net_minor", "included_tax_percent"::numeric
            from "sales"."order_lines"
          ) as "there"
      ) as "l" on "l"."order_number" = "placed"."order_number"
      left join (
        select key, place::integer as place
        from unnest($12::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
      ) as grouped on grouped.key = l.sku
    where ($13::text is null or "l"."sku" = any(string_to_array($13, '')))
  ) as "line"
) as "buyer"
group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from"
limit $14

-- report_customers_by_customer
-- given $1 always "CANCELLED", $2 from, $3 by, $4 stepDays, $5 stepFroms, $6 always "CANCELLED", $7 until, $8 days, $9 channels, $10 countries, $11 customerKeys, $12 productGroups, $13 skuKeys, $14 limit
-- by row rules: customers, order_lines, orders
-- planned anew for each run
-- waits among reports
select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from", count(*) as "customers", count(*) filter(where not exists (
  select 1 as "one"
  from (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
            "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
        from "sales"."orders"
      ) as "there"
  ) as "earlier"
  where "earlier"."customer_number" = "buyer"."customer_number"
    and "earlier"."status" <> $1
    and "earlier"."placed_at" < $2::timestamptz
)) as "new_customers"
from (
  select distinct "product_group", "sku", "order_country", "channel", "customer_country", "region",
      "age_band", "acquisition_channel", "segment", "step_from", "line"."customer_number"
  from (
    select grouped.place as "product_group", case when 'SKU' = any($3::text[]) then l.sku end as "sku",
        "placed"."order_country", "placed"."channel", "placed"."customer_country", "placed"."region",
        "placed"."age_band", "placed"."acquisition_channel", "placed"."segment", "placed"."step_from",
        "placed"."day", "placed"."currency", "placed"."customer_number", "placed"."order_number", "l"."line",
        "l"."sku" as "line_sku", "l"."quantity", "l"."unit_price_minor", "l"."discount_percent",
        "l"."net_minor",
        case when coalesce(l.included_tax_percent, placed.included_tax_percent) > 0 and
        coalesce(l.included_tax_percent, placed.included_tax_percent) < 1000 then
        round(("l"."net_minor" * coalesce(l.included_tax_percent, placed.included_tax_percent) +
        0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, placed.included_tax_percent)), 20)
        end as "tax_minor"
    from (
      select case when 'ORDER_COUNTRY' = any($3::text[]) then "o"."country" end as "order_country",
          case when 'CHANNEL' = any($3::text[]) then "o"."channel" end as "channel",
          case when 'COUNTRY' = any($3::text[]) then "c"."country" end as "customer_country",
          case when 'REGION' = any($3::text[]) then "c"."region" end as "region",
          case when 'AGE_BAND' = any($3::text[]) then "c"."age_band" end as "age_band",
          case when 'ACQUISITION_CHANNEL' = any($3::text[]) then "c"."acquisition_channel" end as
          "acquisition_channel", null::text as "segment", step.step_from as "step_from",
          "o"."placed_at"::date as "day", "o"."currency", "o"."customer_number",
          "o"."number" as "order_number", "o"."included_tax_percent"
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
            from "sales"."orders"
          ) as "there"
      ) as "o"
        left join (
          select "there".*
          from (values (null::text, null::text, null::text, null::text)) as
              "absent"("phone", "first_name", "last_name", "postal_code")
            cross join lateral (
              select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                  "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                  "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                  "postal_code"::text
              from "sales"."customers"
            ) as "there"
        ) as "c" on "c"."number" = "o"."customer_number"
        left join unnest($4::date[], $5::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
      where "o"."status" <> $6
        and "o"."placed_at" >= $2::timestamptz
        and "o"."placed_at" < $7::timestamptz
        and ($8::date[] is null or "o"."placed_at"::date = any($8::date[]))
        and ($9::text[] is null or "o"."channel" = any($9::text[]))
        and ($10::text[] is null or "o"."country" = any($10::text[]))
        and ($11::text is null or "o"."customer_number" = any(string_to_array($11, '')))
    ) as "placed"
      inner join (
        select "there".*
        from (values (null::numeric)) as "absent"("included_tax_percent")
          cross join lateral (
            select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                "net_minor", "included_tax_percent"::numeric
            from "sales"."order_lines"
          ) as "there"
      ) as "l" on "l"."order_number" = "placed"."order_number"
      left join (
        select key, place::integer as place
        from unnest($12::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
      ) as grouped on grouped.key = l.sku
    where ($13::text is null or "l"."sku" = any(string_to_array($13, '')))
  ) as "line"
) as "buyer"
group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from"
limit $14

-- report_customers_by_segment
-- given $1 always "CANCELLED", $2 from, $3 by, $4 stepDays, $5 stepFroms, $6 always "CANCELLED", $7 until, $8 days, $9 channels, $10 countries, $11 customerKeys, $12 productGroups, $13 skuKeys, $14 limit
-- by row rules: customer_summaries, customers, order_lines, orders
-- planned anew for each run
-- waits among reports
select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from", count(*) as "customers", count(*) filter(where not exists (
  select 1 as "one"
  from (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
            "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
        from "sales"."orders"
      ) as "there"
  ) as "earlier"
  where "earlier"."customer_number" = "buyer"."customer_number"
    and "earlier"."status" <> $1
    and "earlier"."placed_at" < $2::timestamptz
)) as "new_customers"
from (
  select distinct "product_group", "sku", "order_country", "channel", "customer_country", "region",
      "age_band", "acquisition_channel", "segment", "step_from", "line"."customer_number"
  from (
    select grouped.place as "product_group", case when 'SKU' = any($3::text[]) then l.sku end as "sku",
        "placed"."order_country", "placed"."channel", "placed"."customer_country", "placed"."region",
        "placed"."age_band", "placed"."acquisition_channel", "placed"."segment", "placed"."step_from",
        "placed"."day", "placed"."currency", "placed"."customer_number", "placed"."order_number", "l"."line",
        "l"."sku" as "line_sku", "l"."quantity", "l"."unit_price_minor", "l"."discount_percent",
        "l"."net_minor",
        case when coalesce(l.included_tax_percent, placed.included_tax_percent) > 0 and
        coalesce(l.included_tax_percent, placed.included_tax_percent) < 1000 then
        round(("l"."net_minor" * coalesce(l.included_tax_percent, placed.included_tax_percent) +
        0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, placed.included_tax_percent)), 20)
        end as "tax_minor"
    from (
      select case when 'ORDER_COUNTRY' = any($3::text[]) then "o"."country" end as "order_country",
          case when 'CHANNEL' = any($3::text[]) then "o"."channel" end as "channel",
          case when 'COUNTRY' = any($3::text[]) then "c"."country" end as "customer_country",
          case when 'REGION' = any($3::text[]) then "c"."region" end as "region",
          case when 'AGE_BAND' = any($3::text[]) then "c"."age_band" end as "age_band",
          case when 'ACQUISITION_CHANNEL' = any($3::text[]) then "c"."acquisition_channel" end as
          "acquisition_channel", case when "c"."consent_profiling" then s.segment end as "segment",
          step.step_from as "step_from", "o"."placed_at"::date as "day", "o"."currency",
          "o"."customer_number", "o"."number" as "order_number", "o"."included_tax_percent"
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
            from "sales"."orders"
          ) as "there"
      ) as "o"
        left join (
          select "there".*
          from (values (null::text, null::text, null::text, null::text)) as
              "absent"("phone", "first_name", "last_name", "postal_code")
            cross join lateral (
              select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                  "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                  "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                  "postal_code"::text
              from "sales"."customers"
            ) as "there"
        ) as "c" on "c"."number" = "o"."customer_number"
        left join "sales"."customer_summaries" as "s" on "s"."customer_number" = "o"."customer_number"
        left join unnest($4::date[], $5::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
      where "o"."status" <> $6
        and "o"."placed_at" >= $2::timestamptz
        and "o"."placed_at" < $7::timestamptz
        and ($8::date[] is null or "o"."placed_at"::date = any($8::date[]))
        and ($9::text[] is null or "o"."channel" = any($9::text[]))
        and ($10::text[] is null or "o"."country" = any($10::text[]))
        and ($11::text is null or "o"."customer_number" = any(string_to_array($11, '')))
    ) as "placed"
      inner join (
        select "there".*
        from (values (null::numeric)) as "absent"("included_tax_percent")
          cross join lateral (
            select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                "net_minor", "included_tax_percent"::numeric
            from "sales"."order_lines"
          ) as "there"
      ) as "l" on "l"."order_number" = "placed"."order_number"
      left join (
        select key, place::integer as place
        from unnest($12::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
      ) as grouped on grouped.key = l.sku
    where ($13::text is null or "l"."sku" = any(string_to_array($13, '')))
  ) as "line"
) as "buyer"
group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from"
limit $14

-- report_days
-- given $1 firstDay, $2 withAmounts, $3 withOrders, $4 withReturned, $5 stepDays, $6 stepFroms, $7 from, $8 until, $9 zone, $10 known
-- by row rules: daily_lines, packed_products, summarized_days
-- planned anew for each run
-- waits among reports
with "changed" as (
  select hour::date as "day"
  from "sales"."changed_hours"
  union
  select (hour + interval '59 minutes')::date as "day"
  from "sales"."changed_hours"
)
select "s"."day" as "date", s.day - $1::date as "day", step.step_from as "step_from",
    nullif(d.currency, '') as "currency", null::text as "skus", "d"."products", "d"."quantities",
    case when $2::boolean then "d"."net_minor" end as "net_minor",
    case when $2::boolean then "d"."tax_percents" end as "tax_percents",
    case when $3::boolean then "d"."orders" end as "orders",
    case when $4::boolean then "d"."returned" end as "returned"
from "sales"."summarized_days" as "s"
  left join "sales"."daily_lines" as "d" on "d"."day" = "s"."day"
  left join unnest($5::date[], $6::date[]) as step(day, step_from) on step.day = s.day
where "s"."day" >= $7
  and "s"."day" < $8
  and "s"."time_zone" = $9
  and not exists (
    select 1 as "one"
    from "changed"
    where "changed"."day" = "s"."day"
  )
union all
select null::date as "date", max(number) as "day", null::date as "step_from", null::text as "currency",
    string_agg(sku, '' order by number) as "skus", (array_agg(number order by number))::text as "products",
    null::text as "quantities", null::text as "net_minor", null::text as "tax_percents",
    null::text as "orders", null::text as "returned"
from "sales"."packed_products"
where "number" > $10
  and "sku" <> ''

-- report_discounts
-- given $1 currency, $2 by, $3 stepDays, $4 stepFroms, $5 always "CANCELLED", $6 from, $7 until, $8 days, $9 channels, $10 countries, $11 customerKeys, $12 productGroups, $13 skuKeys, $14 rateDays, $15 rateCurrencies, $16 rates, $17 limit
-- by row rules: order_lines, orders
-- planned anew for each run
-- waits among reports
select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from", sum(units)::bigint as "units",
    coalesce(sum("daily"."minor" * case when daily.currency = $1 then 1 else currency_rate.rate end), 0) as
    "minor", min(array[daily.day::text, daily.currency]) filter
    (where "daily"."minor" <> 0 and case when daily.currency = $1 then 1 else currency_rate.rate end is null)
    as "without_rate",
    coalesce(sum("daily"."list_minor" * case when daily.currency = $1 then 1 else currency_rate.rate end), 0)
    as "list_minor",
    coalesce(sum("daily"."discount_minor" * case when daily.currency = $1 then 1 else currency_rate.rate end),
    0) as "discount_minor",
    min(array[daily.day::text, daily.currency]) filter
    (where "daily"."list_minor" <> 0 and case when daily.currency = $1 then 1 else currency_rate.rate end is
    null) as "list_without_rate"
from (
  select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
      "acquisition_channel", "segment", "step_from", "line"."day", "line"."currency",
      sum(line.quantity) as "units", sum(line.net_minor) - coalesce(sum(line.tax_minor), 0) as "minor",
      sum(line.quantity * line.unit_price_minor) as "list_minor",
      sum(line.quantity * line.unit_price_minor * line.discount_percent / 100) as "discount_minor"
  from (
    select grouped.place as "product_group", case when 'SKU' = any($2::text[]) then l.sku end as "sku",
        "placed"."order_country", "placed"."channel", "placed"."customer_country", "placed"."region",
        "placed"."age_band", "placed"."acquisition_channel", "placed"."segment", "placed"."step_from",
        "placed"."day", "placed"."currency", "placed"."customer_number", "placed"."order_number", "l"."line",
        "l"."sku" as "line_sku", "l"."quantity", "l"."unit_price_minor", "l"."discount_percent",
        "l"."net_minor",
        case when coalesce(l.included_tax_percent, placed.included_tax_percent) > 0 and
        coalesce(l.included_tax_percent, placed.included_tax_percent) < 1000 then
        round(("l"."net_minor" * coalesce(l.included_tax_percent, placed.included_tax_percent) +
        0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, placed.included_tax_percent)), 20)
        end as "tax_minor"
    from (
      select case when 'ORDER_COUNTRY' = any($2::text[]) then "o"."country" end as "order_country",
          case when 'CHANNEL' = any($2::text[]) then "o"."channel" end as "channel",
          null::text as "customer_country", null::text as "region", null::text as "age_band",
          null::text as "acquisition_channel", null::text as "segment", step.step_from as "step_from",
          "o"."placed_at"::date as "day", "o"."currency", "o"."customer_number",
          "o"."number" as "order_number", "o"."included_tax_percent"
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
            from "sales"."orders"
          ) as "there"
      ) as "o"
        left join unnest($3::date[], $4::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
      where "o"."status" <> $5
        and "o"."placed_at" >= $6::timestamptz
        and "o"."placed_at" < $7::timestamptz
        and ($8::date[] is null or "o"."placed_at"::date = any($8::date[]))
        and ($9::text[] is null or "o"."channel" = any($9::text[]))
        and ($10::text[] is null or "o"."country" = any($10::text[]))
        and ($11::text is null or "o"."customer_number" = any(string_to_array($11, '')))
    ) as "placed"
      inner join (
        select "there".*
        from (values (null::numeric)) as "absent"("included_tax_percent")
          cross join lateral (
            select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                "net_minor", "included_tax_percent"::numeric
            from "sales"."order_lines"
          ) as "there"
      ) as "l" on "l"."order_number" = "placed"."order_number"
      left join (
        select key, place::integer as place
        from unnest($12::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
      ) as grouped on grouped.key = l.sku
    where ($13::text is null or "l"."sku" = any(string_to_array($13, '')))
  ) as "line"
  group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
      "acquisition_channel", "segment", "step_from", "line"."day", "line"."currency"
) as "daily"
  left join unnest($14::date[], $15::text[], $16::numeric[]) as currency_rate(day, currency, rate) on
      "currency_rate"."day" = "daily"."day"
    and "currency_rate"."currency" = "daily"."currency"
group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from"
limit $17

-- report_discounts_by_customer
-- given $1 currency, $2 by, $3 stepDays, $4 stepFroms, $5 always "CANCELLED", $6 from, $7 until, $8 days, $9 channels, $10 countries, $11 customerKeys, $12 productGroups, $13 skuKeys, $14 rateDays, $15 rateCurrencies, $16 rates, $17 limit
-- by row rules: customers, order_lines, orders
-- planned anew for each run
-- waits among reports
select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from", sum(units)::bigint as "units",
    coalesce(sum("daily"."minor" * case when daily.currency = $1 then 1 else currency_rate.rate end), 0) as
    "minor", min(array[daily.day::text, daily.currency]) filter
    (where "daily"."minor" <> 0 and case when daily.currency = $1 then 1 else currency_rate.rate end is null)
    as "without_rate",
    coalesce(sum("daily"."list_minor" * case when daily.currency = $1 then 1 else currency_rate.rate end), 0)
    as "list_minor",
    coalesce(sum("daily"."discount_minor" * case when daily.currency = $1 then 1 else currency_rate.rate end),
    0) as "discount_minor",
    min(array[daily.day::text, daily.currency]) filter
    (where "daily"."list_minor" <> 0 and case when daily.currency = $1 then 1 else currency_rate.rate end is
    null) as "list_without_rate"
from (
  select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
      "acquisition_channel", "segment", "step_from", "line"."day", "line"."currency",
      sum(line.quantity) as "units", sum(line.net_minor) - coalesce(sum(line.tax_minor), 0) as "minor",
      sum(line.quantity * line.unit_price_minor) as "list_minor",
      sum(line.quantity * line.unit_price_minor * line.discount_percent / 100) as "discount_minor"
  from (
    select grouped.place as "product_group", case when 'SKU' = any($2::text[]) then l.sku end as "sku",
        "placed"."order_country", "placed"."channel", "placed"."customer_country", "placed"."region",
        "placed"."age_band", "placed"."acquisition_channel", "placed"."segment", "placed"."step_from",
        "placed"."day", "placed"."currency", "placed"."customer_number", "placed"."order_number", "l"."line",
        "l"."sku" as "line_sku", "l"."quantity", "l"."unit_price_minor", "l"."discount_percent",
        "l"."net_minor",
        case when coalesce(l.included_tax_percent, placed.included_tax_percent) > 0 and
        coalesce(l.included_tax_percent, placed.included_tax_percent) < 1000 then
        round(("l"."net_minor" * coalesce(l.included_tax_percent, placed.included_tax_percent) +
        0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, placed.included_tax_percent)), 20)
        end as "tax_minor"
    from (
      select case when 'ORDER_COUNTRY' = any($2::text[]) then "o"."country" end as "order_country",
          case when 'CHANNEL' = any($2::text[]) then "o"."channel" end as "channel",
          case when 'COUNTRY' = any($2::text[]) then "c"."country" end as "customer_country",
          case when 'REGION' = any($2::text[]) then "c"."region" end as "region",
          case when 'AGE_BAND' = any($2::text[]) then "c"."age_band" end as "age_band",
          case when 'ACQUISITION_CHANNEL' = any($2::text[]) then "c"."acquisition_channel" end as
          "acquisition_channel", null::text as "segment", step.step_from as "step_from",
          "o"."placed_at"::date as "day", "o"."currency", "o"."customer_number",
          "o"."number" as "order_number", "o"."included_tax_percent"
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
            from "sales"."orders"
          ) as "there"
      ) as "o"
        left join (
          select "there".*
          from (values (null::text, null::text, null::text, null::text)) as
              "absent"("phone", "first_name", "last_name", "postal_code")
            cross join lateral (
              select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                  "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                  "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                  "postal_code"::text
              from "sales"."customers"
            ) as "there"
        ) as "c" on "c"."number" = "o"."customer_number"
        left join unnest($3::date[], $4::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
      where "o"."status" <> $5
        and "o"."placed_at" >= $6::timestamptz
        and "o"."placed_at" < $7::timestamptz
        and ($8::date[] is null or "o"."placed_at"::date = any($8::date[]))
        and ($9::text[] is null or "o"."channel" = any($9::text[]))
        and ($10::text[] is null or "o"."country" = any($10::text[]))
        and ($11::text is null or "o"."customer_number" = any(string_to_array($11, '')))
    ) as "placed"
      inner join (
        select "there".*
        from (values (null::numeric)) as "absent"("included_tax_percent")
          cross join lateral (
            select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                "net_minor", "included_tax_percent"::numeric
            from "sales"."order_lines"
          ) as "there"
      ) as "l" on "l"."order_number" = "placed"."order_number"
      left join (
        select key, place::integer as place
        from unnest($12::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
      ) as grouped on grouped.key = l.sku
    where ($13::text is null or "l"."sku" = any(string_to_array($13, '')))
  ) as "line"
  group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
      "acquisition_channel", "segment", "step_from", "line"."day", "line"."currency"
) as "daily"
  left join unnest($14::date[], $15::text[], $16::numeric[]) as currency_rate(day, currency, rate) on
      "currency_rate"."day" = "daily"."day"
    and "currency_rate"."currency" = "daily"."currency"
group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from"
limit $17

-- report_discounts_by_segment
-- given $1 currency, $2 by, $3 stepDays, $4 stepFroms, $5 always "CANCELLED", $6 from, $7 until, $8 days, $9 channels, $10 countries, $11 customerKeys, $12 productGroups, $13 skuKeys, $14 rateDays, $15 rateCurrencies, $16 rates, $17 limit
-- by row rules: customer_summaries, customers, order_lines, orders
-- planned anew for each run
-- waits among reports
select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from", sum(units)::bigint as "units",
    coalesce(sum("daily"."minor" * case when daily.currency = $1 then 1 else currency_rate.rate end), 0) as
    "minor", min(array[daily.day::text, daily.currency]) filter
    (where "daily"."minor" <> 0 and case when daily.currency = $1 then 1 else currency_rate.rate end is null)
    as "without_rate",
    coalesce(sum("daily"."list_minor" * case when daily.currency = $1 then 1 else currency_rate.rate end), 0)
    as "list_minor",
    coalesce(sum("daily"."discount_minor" * case when daily.currency = $1 then 1 else currency_rate.rate end),
    0) as "discount_minor",
    min(array[daily.day::text, daily.currency]) filter
    (where "daily"."list_minor" <> 0 and case when daily.currency = $1 then 1 else currency_rate.rate end is
    null) as "list_without_rate"
from (
  select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
      "acquisition_channel", "segment", "step_from", "line"."day", "line"."currency",
      sum(line.quantity) as "units", sum(line.net_minor) - coalesce(sum(line.tax_minor), 0) as "minor",
      sum(line.quantity * line.unit_price_minor) as "list_minor",
      sum(line.quantity * line.unit_price_minor * line.discount_percent / 100) as "discount_minor"
  from (
    select grouped.place as "product_group", case when 'SKU' = any($2::text[]) then l.sku end as "sku",
        "placed"."order_country", "placed"."channel", "placed"."customer_country", "placed"."region",
        "placed"."age_band", "placed"."acquisition_channel", "placed"."segment", "placed"."step_from",
        "placed"."day", "placed"."currency", "placed"."customer_number", "placed"."order_number", "l"."line",
        "l"."sku" as "line_sku", "l"."quantity", "l"."unit_price_minor", "l"."discount_percent",
        "l"."net_minor",
        case when coalesce(l.included_tax_percent, placed.included_tax_percent) > 0 and
        coalesce(l.included_tax_percent, placed.included_tax_percent) < 1000 then
        round(("l"."net_minor" * coalesce(l.included_tax_percent, placed.included_tax_percent) +
        0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, placed.included_tax_percent)), 20)
        end as "tax_minor"
    from (
      select case when 'ORDER_COUNTRY' = any($2::text[]) then "o"."country" end as "order_country",
          case when 'CHANNEL' = any($2::text[]) then "o"."channel" end as "channel",
          case when 'COUNTRY' = any($2::text[]) then "c"."country" end as "customer_country",
          case when 'REGION' = any($2::text[]) then "c"."region" end as "region",
          case when 'AGE_BAND' = any($2::text[]) then "c"."age_band" end as "age_band",
          case when 'ACQUISITION_CHANNEL' = any($2::text[]) then "c"."acquisition_channel" end as
          "acquisition_channel", case when "c"."consent_profiling" then s.segment end as "segment",
          step.step_from as "step_from", "o"."placed_at"::date as "day", "o"."currency",
          "o"."customer_number", "o"."number" as "order_number", "o"."included_tax_percent"
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
            from "sales"."orders"
          ) as "there"
      ) as "o"
        left join (
          select "there".*
          from (values (null::text, null::text, null::text, null::text)) as
              "absent"("phone", "first_name", "last_name", "postal_code")
            cross join lateral (
              select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                  "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                  "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                  "postal_code"::text
              from "sales"."customers"
            ) as "there"
        ) as "c" on "c"."number" = "o"."customer_number"
        left join "sales"."customer_summaries" as "s" on "s"."customer_number" = "o"."customer_number"
        left join unnest($3::date[], $4::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
      where "o"."status" <> $5
        and "o"."placed_at" >= $6::timestamptz
        and "o"."placed_at" < $7::timestamptz
        and ($8::date[] is null or "o"."placed_at"::date = any($8::date[]))
        and ($9::text[] is null or "o"."channel" = any($9::text[]))
        and ($10::text[] is null or "o"."country" = any($10::text[]))
        and ($11::text is null or "o"."customer_number" = any(string_to_array($11, '')))
    ) as "placed"
      inner join (
        select "there".*
        from (values (null::numeric)) as "absent"("included_tax_percent")
          cross join lateral (
            select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                "net_minor", "included_tax_percent"::numeric
            from "sales"."order_lines"
          ) as "there"
      ) as "l" on "l"."order_number" = "placed"."order_number"
      left join (
        select key, place::integer as place
        from unnest($12::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
      ) as grouped on grouped.key = l.sku
    where ($13::text is null or "l"."sku" = any(string_to_array($13, '')))
  ) as "line"
  group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
      "acquisition_channel", "segment", "step_from", "line"."day", "line"."currency"
) as "daily"
  left join unnest($14::date[], $15::text[], $16::numeric[]) as currency_rate(day, currency, rate) on
      "currency_rate"."day" = "daily"."day"
    and "currency_rate"."currency" = "daily"."currency"
group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from"
limit $17

-- report_lines
-- given $1 firstDay, $2 by, $3 stepDays, $4 stepFroms, $5 always "CANCELLED", $6 from, $7 until, $8 days, $9 channels, $10 countries, $11 customerKeys, $12 skuKeys
-- by row rules: order_lines, orders
-- planned anew for each run
-- waits among reports
select "order_country", "channel", "customer_country", "region", "age_band", "acquisition_channel", "segment",
    "step_from", nullif(line.currency, '') as "currency", string_agg(coalesce(line.sku, ''), '') as "skus",
    null::text as "products", array_agg("line"."quantity")::text as "quantities",
    array_agg("line"."net_minor")::text as "net_minor",
    case when count(line.tax_percent) > 0 then array_agg("line"."tax_percent")::text end as "tax_percents",
    array_agg("line"."place")::text as "days", null::integer as "day", null::text as "orders",
    null::text as "returned"
from (
  select "placed"."order_country", "placed"."channel", "placed"."customer_country", "placed"."region",
      "placed"."age_band", "placed"."acquisition_channel", "placed"."segment", "placed"."step_from",
      "placed"."currency", placed.day - $1::date as "place", "l"."sku", "l"."quantity", "l"."net_minor",
      case when coalesce(l.included_tax_percent, placed.included_tax_percent) > 0 and
      coalesce(l.included_tax_percent, placed.included_tax_percent) < 1000 then
      coalesce(l.included_tax_percent, placed.included_tax_percent) end as "tax_percent"
  from (
    select case when 'ORDER_COUNTRY' = any($2::text[]) then "o"."country" end as "order_country",
        case when 'CHANNEL' = any($2::text[]) then "o"."channel" end as "channel",
        null::text as "customer_country", null::text as "region", null::text as "age_band",
        null::text as "acquisition_channel", null::text as "segment", step.step_from as "step_from",
        "o"."placed_at"::date as "day", "o"."currency", "o"."customer_number", "o"."number" as "order_number",
        "o"."included_tax_percent"
    from (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
              "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
          from "sales"."orders"
        ) as "there"
    ) as "o"
      left join unnest($3::date[], $4::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
    where "o"."status" <> $5
      and "o"."placed_at" >= $6::timestamptz
      and "o"."placed_at" < $7::timestamptz
      and ($8::date[] is null or "o"."placed_at"::date = any($8::date[]))
      and ($9::text[] is null or "o"."channel" = any($9::text[]))
      and ($10::text[] is null or "o"."country" = any($10::text[]))
      and ($11::text is null or "o"."customer_number" = any(string_to_array($11, '')))
  ) as "placed"
    inner join (
      select "there".*
      from (values (null::numeric)) as "absent"("included_tax_percent")
        cross join lateral (
          select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
              "net_minor", "included_tax_percent"::numeric
          from "sales"."order_lines"
        ) as "there"
    ) as "l" on "l"."order_number" = "placed"."order_number"
  where ($12::text is null or "l"."sku" = any(string_to_array($12, '')))
) as "line"
group by "order_country", "channel", "customer_country", "region", "age_band", "acquisition_channel",
    "segment", "step_from", "line"."currency", line.place / 31

-- report_lines_by_customer
-- given $1 firstDay, $2 by, $3 stepDays, $4 stepFroms, $5 always "CANCELLED", $6 from, $7 until, $8 days, $9 channels, $10 countries, $11 customerKeys, $12 skuKeys
-- by row rules: customers, order_lines, orders
-- planned anew for each run
-- waits among reports
select "order_country", "channel", "customer_country", "region", "age_band", "acquisition_channel", "segment",
    "step_from", nullif(line.currency, '') as "currency", string_agg(coalesce(line.sku, ''), '') as "skus",
    null::text as "products", array_agg("line"."quantity")::text as "quantities",
    array_agg("line"."net_minor")::text as "net_minor",
    case when count(line.tax_percent) > 0 then array_agg("line"."tax_percent")::text end as "tax_percents",
    array_agg("line"."place")::text as "days", null::integer as "day", null::text as "orders",
    null::text as "returned"
from (
  select "placed"."order_country", "placed"."channel", "placed"."customer_country", "placed"."region",
      "placed"."age_band", "placed"."acquisition_channel", "placed"."segment", "placed"."step_from",
      "placed"."currency", placed.day - $1::date as "place", "l"."sku", "l"."quantity", "l"."net_minor",
      case when coalesce(l.included_tax_percent, placed.included_tax_percent) > 0 and
      coalesce(l.included_tax_percent, placed.included_tax_percent) < 1000 then
      coalesce(l.included_tax_percent, placed.included_tax_percent) end as "tax_percent"
  from (
    select case when 'ORDER_COUNTRY' = any($2::text[]) then "o"."country" end as "order_country",
        case when 'CHANNEL' = any($2::text[]) then "o"."channel" end as "channel",
        case when 'COUNTRY' = any($2::text[]) then "c"."country" end as "customer_country",
        case when 'REGION' = any($2::text[]) then "c"."region" end as "region",
        case when 'AGE_BAND' = any($2::text[]) then "c"."age_band" end as "age_band",
        case when 'ACQUISITION_CHANNEL' = any($2::text[]) then "c"."acquisition_channel" end as
        "acquisition_channel", null::text as "segment", step.step_from as "step_from",
        "o"."placed_at"::date as "day", "o"."currency", "o"."customer_number", "o"."number" as "order_number",
        "o"."included_tax_percent"
    from (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
              "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
          from "sales"."orders"
        ) as "there"
    ) as "o"
      left join (
        select "there".*
        from (values (null::text, null::text, null::text, null::text)) as
            "absent"("phone", "first_name", "last_name", "postal_code")
          cross join lateral (
            select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                "postal_code"::text
            from "sales"."customers"
          ) as "there"
      ) as "c" on "c"."number" = "o"."customer_number"
      left join unnest($3::date[], $4::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
    where "o"."status" <> $5
      and "o"."placed_at" >= $6::timestamptz
      and "o"."placed_at" < $7::timestamptz
      and ($8::date[] is null or "o"."placed_at"::date = any($8::date[]))
      and ($9::text[] is null or "o"."channel" = any($9::text[]))
      and ($10::text[] is null or "o"."country" = any($10::text[]))
      and ($11::text is null or "o"."customer_number" = any(string_to_array($11, '')))
  ) as "placed"
    inner join (
      select "there".*
      from (values (null::numeric)) as "absent"("included_tax_percent")
        cross join lateral (
          select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
              "net_minor", "included_tax_percent"::numeric
          from "sales"."order_lines"
        ) as "there"
    ) as "l" on "l"."order_number" = "placed"."order_number"
  where ($12::text is null or "l"."sku" = any(string_to_array($12, '')))
) as "line"
group by "order_country", "channel", "customer_country", "region", "age_band", "acquisition_channel",
    "segment", "step_from", "line"."currency", line.place / 31

-- report_lines_by_segment
-- given $1 firstDay, $2 by, $3 stepDays, $4 stepFroms, $5 always "CANCELLED", $6 from, $7 until, $8 days, $9 channels, $10 countries, $11 customerKeys, $12 skuKeys
-- by row rules: customer_summaries, customers, order_lines, orders
-- planned anew for each run
-- waits among reports
select "order_country", "channel", "customer_country", "region", "age_band", "acquisition_channel", "segment",
    "step_from", nullif(line.currency, '') as "currency", string_agg(coalesce(line.sku, ''), '') as "skus",
    null::text as "products", array_agg("line"."quantity")::text as "quantities",
    array_agg("line"."net_minor")::text as "net_minor",
    case when count(line.tax_percent) > 0 then array_agg("line"."tax_percent")::text end as "tax_percents",
    array_agg("line"."place")::text as "days", null::integer as "day", null::text as "orders",
    null::text as "returned"
from (
  select "placed"."order_country", "placed"."channel", "placed"."customer_country", "placed"."region",
      "placed"."age_band", "placed"."acquisition_channel", "placed"."segment", "placed"."step_from",
      "placed"."currency", placed.day - $1::date as "place", "l"."sku", "l"."quantity", "l"."net_minor",
      case when coalesce(l.included_tax_percent, placed.included_tax_percent) > 0 and
      coalesce(l.included_tax_percent, placed.included_tax_percent) < 1000 then
      coalesce(l.included_tax_percent, placed.included_tax_percent) end as "tax_percent"
  from (
    select case when 'ORDER_COUNTRY' = any($2::text[]) then "o"."country" end as "order_country",
        case when 'CHANNEL' = any($2::text[]) then "o"."channel" end as "channel",
        case when 'COUNTRY' = any($2::text[]) then "c"."country" end as "customer_country",
        case when 'REGION' = any($2::text[]) then "c"."region" end as "region",
        case when 'AGE_BAND' = any($2::text[]) then "c"."age_band" end as "age_band",
        case when 'ACQUISITION_CHANNEL' = any($2::text[]) then "c"."acquisition_channel" end as
        "acquisition_channel", case when "c"."consent_profiling" then s.segment end as "segment",
        step.step_from as "step_from", "o"."placed_at"::date as "day", "o"."currency", "o"."customer_number",
        "o"."number" as "order_number", "o"."included_tax_percent"
    from (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
              "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
          from "sales"."orders"
        ) as "there"
    ) as "o"
      left join (
        select "there".*
        from (values (null::text, null::text, null::text, null::text)) as
            "absent"("phone", "first_name", "last_name", "postal_code")
          cross join lateral (
            select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                "postal_code"::text
            from "sales"."customers"
          ) as "there"
      ) as "c" on "c"."number" = "o"."customer_number"
      left join "sales"."customer_summaries" as "s" on "s"."customer_number" = "o"."customer_number"
      left join unnest($3::date[], $4::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
    where "o"."status" <> $5
      and "o"."placed_at" >= $6::timestamptz
      and "o"."placed_at" < $7::timestamptz
      and ($8::date[] is null or "o"."placed_at"::date = any($8::date[]))
      and ($9::text[] is null or "o"."channel" = any($9::text[]))
      and ($10::text[] is null or "o"."country" = any($10::text[]))
      and ($11::text is null or "o"."customer_number" = any(string_to_array($11, '')))
  ) as "placed"
    inner join (
      select "there".*
      from (values (null::numeric)) as "absent"("included_tax_percent")
        cross join lateral (
          select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
              "net_minor", "included_tax_percent"::numeric
          from "sales"."order_lines"
        ) as "there"
    ) as "l" on "l"."order_number" = "placed"."order_number"
  where ($12::text is null or "l"."sku" = any(string_to_array($12, '')))
) as "line"
group by "order_country", "channel", "customer_country", "region", "age_band", "acquisition_channel",
    "segment", "step_from", "line"."currency", line.place / 31

-- report_ordered
-- given $1 by, $2 stepDays, $3 stepFroms, $4 always "CANCELLED", $5 from, $6 until, $7 days, $8 channels, $9 countries, $10 customerKeys, $11 limit
-- by row rules: orders
-- planned anew for each run
-- waits among reports
select null::integer as "product_group", null::text as "sku", "order_country", "channel", "customer_country",
    "region", "age_band", "acquisition_channel", "segment", "step_from", count(*) as "orders"
from (
  select case when 'ORDER_COUNTRY' = any($1::text[]) then "o"."country" end as "order_country",
      case when 'CHANNEL' = any($1::text[]) then "o"."channel" end as "channel",
      null::text as "customer_country", null::text as "region", null::text as "age_band",
      null::text as "acquisition_channel", null::text as "segment", step.step_from as "step_from",
      "o"."placed_at"::date as "day", "o"."currency", "o"."customer_number", "o"."number" as "order_number",
      "o"."included_tax_percent"
  from (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
            "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
        from "sales"."orders"
      ) as "there"
  ) as "o"
    left join unnest($2::date[], $3::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
  where "o"."status" <> $4
    and "o"."placed_at" >= $5::timestamptz
    and "o"."placed_at" < $6::timestamptz
    and ($7::date[] is null or "o"."placed_at"::date = any($7::date[]))
    and ($8::text[] is null or "o"."channel" = any($8::text[]))
    and ($9::text[] is null or "o"."country" = any($9::text[]))
    and ($10::text is null or "o"."customer_number" = any(string_to_array($10, '')))
) as "placed"
group by "order_country", "channel", "customer_country", "region", "age_band", "acquisition_channel",
    "segment", "step_from"
limit $11

-- report_ordered_by_customer
-- given $1 by, $2 stepDays, $3 stepFroms, $4 always "CANCELLED", $5 from, $6 until, $7 days, $8 channels, $9 countries, $10 customerKeys, $11 limit
-- by row rules: customers, orders
-- planned anew for each run
-- waits among reports
select null::integer as "product_group", null::text as "sku", "order_country", "channel", "customer_country",
    "region", "age_band", "acquisition_channel", "segment", "step_from", count(*) as "orders"
from (
  select case when 'ORDER_COUNTRY' = any($1::text[]) then "o"."country" end as "order_country",
      case when 'CHANNEL' = any($1::text[]) then "o"."channel" end as "channel",
      case when 'COUNTRY' = any($1::text[]) then "c"."country" end as "customer_country",
      case when 'REGION' = any($1::text[]) then "c"."region" end as "region",
      case when 'AGE_BAND' = any($1::text[]) then "c"."age_band" end as "age_band",
      case when 'ACQUISITION_CHANNEL' = any($1::text[]) then "c"."acquisition_channel" end as
      "acquisition_channel", null::text as "segment", step.step_from as "step_from",
      "o"."placed_at"::date as "day", "o"."currency", "o"."customer_number", "o"."number" as "order_number",
      "o"."included_tax_percent"
  from (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
            "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
        from "sales"."orders"
      ) as "there"
  ) as "o"
    left join (
      select "there".*
      from (values (null::text, null::text, null::text, null::text)) as
          "absent"("phone", "first_name", "last_name", "postal_code")
        cross join lateral (
          select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
              "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
              "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
              "postal_code"::text
          from "sales"."customers"
        ) as "there"
    ) as "c" on "c"."number" = "o"."customer_number"
    left join unnest($2::date[], $3::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
  where "o"."status" <> $4
    and "o"."placed_at" >= $5::timestamptz
    and "o"."placed_at" < $6::timestamptz
    and ($7::date[] is null or "o"."placed_at"::date = any($7::date[]))
    and ($8::text[] is null or "o"."channel" = any($8::text[]))
    and ($9::text[] is null or "o"."country" = any($9::text[]))
    and ($10::text is null or "o"."customer_number" = any(string_to_array($10, '')))
) as "placed"
group by "order_country", "channel", "customer_country", "region", "age_band", "acquisition_channel",
    "segment", "step_from"
limit $11

-- report_ordered_by_product
-- given $1 by, $2 stepDays, $3 stepFroms, $4 always "CANCELLED", $5 from, $6 until, $7 days, $8 channels, $9 countries, $10 customerKeys, $11 productGroups, $12 skuKeys, $13 limit
-- by row rules: order_lines, orders
-- planned anew for each run
-- waits among reports
select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from", count(*) as "orders"
from (
  select distinct "order_number", "product_group", "sku", "order_country", "channel", "customer_country",
      "region", "age_band", "acquisition_channel", "segment", "step_from"
  from (
    select grouped.place as "product_group", case when 'SKU' = any($1::text[]) then l.sku end as "sku",
        "placed"."order_country", "placed"."channel", "placed"."customer_country", "placed"."region",
        "placed"."age_band", "placed"."acquisition_channel", "placed"."segment", "placed"."step_from",
        "placed"."day", "placed"."currency", "placed"."customer_number", "placed"."order_number", "l"."line",
        "l"."sku" as "line_sku", "l"."quantity", "l"."unit_price_minor", "l"."discount_percent",
        "l"."net_minor",
        case when coalesce(l.included_tax_percent, placed.included_tax_percent) > 0 and
        coalesce(l.included_tax_percent, placed.included_tax_percent) < 1000 then
        round(("l"."net_minor" * coalesce(l.included_tax_percent, placed.included_tax_percent) +
        0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, placed.included_tax_percent)), 20)
        end as "tax_minor"
    from (
      select case when 'ORDER_COUNTRY' = any($1::text[]) then "o"."country" end as "order_country",
          case when 'CHANNEL' = any($1::text[]) then "o"."channel" end as "channel",
          null::text as "customer_country", null::text as "region", null::text as "age_band",
          null::text as "acquisition_channel", null::text as "segment", step.step_from as "step_from",
          "o"."placed_at"::date as "day", "o"."currency", "o"."customer_number",
          "o"."number" as "order_number", "o"."included_tax_percent"
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
            from "sales"."orders"
          ) as "there"
      ) as "o"
        left join unnest($2::date[], $3::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
      where "o"."status" <> $4
        and "o"."placed_at" >= $5::timestamptz
        and "o"."placed_at" < $6::timestamptz
        and ($7::date[] is null or "o"."placed_at"::date = any($7::date[]))
        and ($8::text[] is null or "o"."channel" = any($8::text[]))
        and ($9::text[] is null or "o"."country" = any($9::text[]))
        and ($10::text is null or "o"."customer_number" = any(string_to_array($10, '')))
    ) as "placed"
      inner join (
        select "there".*
        from (values (null::numeric)) as "absent"("included_tax_percent")
          cross join lateral (
            select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                "net_minor", "included_tax_percent"::numeric
            from "sales"."order_lines"
          ) as "there"
      ) as "l" on "l"."order_number" = "placed"."order_number"
      left join (
        select key, place::integer as place
        from unnest($11::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
      ) as grouped on grouped.key = l.sku
    where ($12::text is null or "l"."sku" = any(string_to_array($12, '')))
  ) as "line"
) as "placed"
group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from"
limit $13

-- report_ordered_by_product_by_customer
-- given $1 by, $2 stepDays, $3 stepFroms, $4 always "CANCELLED", $5 from, $6 until, $7 days, $8 channels, $9 countries, $10 customerKeys, $11 productGroups, $12 skuKeys, $13 limit
-- by row rules: customers, order_lines, orders
-- planned anew for each run
-- waits among reports
select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from", count(*) as "orders"
from (
  select distinct "order_number", "product_group", "sku", "order_country", "channel", "customer_country",
      "region", "age_band", "acquisition_channel", "segment", "step_from"
  from (
    select grouped.place as "product_group", case when 'SKU' = any($1::text[]) then l.sku end as "sku",
        "placed"."order_country", "placed"."channel", "placed"."customer_country", "placed"."region",
        "placed"."age_band", "placed"."acquisition_channel", "placed"."segment", "placed"."step_from",
        "placed"."day", "placed"."currency", "placed"."customer_number", "placed"."order_number", "l"."line",
        "l"."sku" as "line_sku", "l"."quantity", "l"."unit_price_minor", "l"."discount_percent",
        "l"."net_minor",
        case when coalesce(l.included_tax_percent, placed.included_tax_percent) > 0 and
        coalesce(l.included_tax_percent, placed.included_tax_percent) < 1000 then
        round(("l"."net_minor" * coalesce(l.included_tax_percent, placed.included_tax_percent) +
        0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, placed.included_tax_percent)), 20)
        end as "tax_minor"
    from (
      select case when 'ORDER_COUNTRY' = any($1::text[]) then "o"."country" end as "order_country",
          case when 'CHANNEL' = any($1::text[]) then "o"."channel" end as "channel",
          case when 'COUNTRY' = any($1::text[]) then "c"."country" end as "customer_country",
          case when 'REGION' = any($1::text[]) then "c"."region" end as "region",
          case when 'AGE_BAND' = any($1::text[]) then "c"."age_band" end as "age_band",
          case when 'ACQUISITION_CHANNEL' = any($1::text[]) then "c"."acquisition_channel" end as
          "acquisition_channel", null::text as "segment", step.step_from as "step_from",
          "o"."placed_at"::date as "day", "o"."currency", "o"."customer_number",
          "o"."number" as "order_number", "o"."included_tax_percent"
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
            from "sales"."orders"
          ) as "there"
      ) as "o"
        left join (
          select "there".*
          from (values (null::text, null::text, null::text, null::text)) as
              "absent"("phone", "first_name", "last_name", "postal_code")
            cross join lateral (
              select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                  "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                  "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                  "postal_code"::text
              from "sales"."customers"
            ) as "there"
        ) as "c" on "c"."number" = "o"."customer_number"
        left join unnest($2::date[], $3::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
      where "o"."status" <> $4
        and "o"."placed_at" >= $5::timestamptz
        and "o"."placed_at" < $6::timestamptz
        and ($7::date[] is null or "o"."placed_at"::date = any($7::date[]))
        and ($8::text[] is null or "o"."channel" = any($8::text[]))
        and ($9::text[] is null or "o"."country" = any($9::text[]))
        and ($10::text is null or "o"."customer_number" = any(string_to_array($10, '')))
    ) as "placed"
      inner join (
        select "there".*
        from (values (null::numeric)) as "absent"("included_tax_percent")
          cross join lateral (
            select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                "net_minor", "included_tax_percent"::numeric
            from "sales"."order_lines"
          ) as "there"
      ) as "l" on "l"."order_number" = "placed"."order_number"
      left join (
        select key, place::integer as place
        from unnest($11::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
      ) as grouped on grouped.key = l.sku
    where ($12::text is null or "l"."sku" = any(string_to_array($12, '')))
  ) as "line"
) as "placed"
group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from"
limit $13

-- report_ordered_by_product_by_segment
-- given $1 by, $2 stepDays, $3 stepFroms, $4 always "CANCELLED", $5 from, $6 until, $7 days, $8 channels, $9 countries, $10 customerKeys, $11 productGroups, $12 skuKeys, $13 limit
-- by row rules: customer_summaries, customers, order_lines, orders
-- planned anew for each run
-- waits among reports
select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from", count(*) as "orders"
from (
  select distinct "order_number", "product_group", "sku", "order_country", "channel", "customer_country",
      "region", "age_band", "acquisition_channel", "segment", "step_from"
  from (
    select grouped.place as "product_group", case when 'SKU' = any($1::text[]) then l.sku end as "sku",
        "placed"."order_country", "placed"."channel", "placed"."customer_country", "placed"."region",
        "placed"."age_band", "placed"."acquisition_channel", "placed"."segment", "placed"."step_from",
        "placed"."day", "placed"."currency", "placed"."customer_number", "placed"."order_number", "l"."line",
        "l"."sku" as "line_sku", "l"."quantity", "l"."unit_price_minor", "l"."discount_percent",
        "l"."net_minor",
        case when coalesce(l.included_tax_percent, placed.included_tax_percent) > 0 and
        coalesce(l.included_tax_percent, placed.included_tax_percent) < 1000 then
        round(("l"."net_minor" * coalesce(l.included_tax_percent, placed.included_tax_percent) +
        0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, placed.included_tax_percent)), 20)
        end as "tax_minor"
    from (
      select case when 'ORDER_COUNTRY' = any($1::text[]) then "o"."country" end as "order_country",
          case when 'CHANNEL' = any($1::text[]) then "o"."channel" end as "channel",
          case when 'COUNTRY' = any($1::text[]) then "c"."country" end as "customer_country",
          case when 'REGION' = any($1::text[]) then "c"."region" end as "region",
          case when 'AGE_BAND' = any($1::text[]) then "c"."age_band" end as "age_band",
          case when 'ACQUISITION_CHANNEL' = any($1::text[]) then "c"."acquisition_channel" end as
          "acquisition_channel", case when "c"."consent_profiling" then s.segment end as "segment",
          step.step_from as "step_from", "o"."placed_at"::date as "day", "o"."currency",
          "o"."customer_number", "o"."number" as "order_number", "o"."included_tax_percent"
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
            from "sales"."orders"
          ) as "there"
      ) as "o"
        left join (
          select "there".*
          from (values (null::text, null::text, null::text, null::text)) as
              "absent"("phone", "first_name", "last_name", "postal_code")
            cross join lateral (
              select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                  "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                  "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                  "postal_code"::text
              from "sales"."customers"
            ) as "there"
        ) as "c" on "c"."number" = "o"."customer_number"
        left join "sales"."customer_summaries" as "s" on "s"."customer_number" = "o"."customer_number"
        left join unnest($2::date[], $3::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
      where "o"."status" <> $4
        and "o"."placed_at" >= $5::timestamptz
        and "o"."placed_at" < $6::timestamptz
        and ($7::date[] is null or "o"."placed_at"::date = any($7::date[]))
        and ($8::text[] is null or "o"."channel" = any($8::text[]))
        and ($9::text[] is null or "o"."country" = any($9::text[]))
        and ($10::text is null or "o"."customer_number" = any(string_to_array($10, '')))
    ) as "placed"
      inner join (
        select "there".*
        from (values (null::numeric)) as "absent"("included_tax_percent")
          cross join lateral (
            select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                "net_minor", "included_tax_percent"::numeric
            from "sales"."order_lines"
          ) as "there"
      ) as "l" on "l"."order_number" = "placed"."order_number"
      left join (
        select key, place::integer as place
        from unnest($11::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
      ) as grouped on grouped.key = l.sku
    where ($12::text is null or "l"."sku" = any(string_to_array($12, '')))
  ) as "line"
) as "placed"
group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from"
limit $13

-- report_ordered_by_segment
-- given $1 by, $2 stepDays, $3 stepFroms, $4 always "CANCELLED", $5 from, $6 until, $7 days, $8 channels, $9 countries, $10 customerKeys, $11 limit
-- by row rules: customer_summaries, customers, orders
-- planned anew for each run
-- waits among reports
select null::integer as "product_group", null::text as "sku", "order_country", "channel", "customer_country",
    "region", "age_band", "acquisition_channel", "segment", "step_from", count(*) as "orders"
from (
  select case when 'ORDER_COUNTRY' = any($1::text[]) then "o"."country" end as "order_country",
      case when 'CHANNEL' = any($1::text[]) then "o"."channel" end as "channel",
      case when 'COUNTRY' = any($1::text[]) then "c"."country" end as "customer_country",
      case when 'REGION' = any($1::text[]) then "c"."region" end as "region",
      case when 'AGE_BAND' = any($1::text[]) then "c"."age_band" end as "age_band",
      case when 'ACQUISITION_CHANNEL' = any($1::text[]) then "c"."acquisition_channel" end as
      "acquisition_channel", case when "c"."consent_profiling" then s.segment end as "segment",
      step.step_from as "step_from", "o"."placed_at"::date as "day", "o"."currency", "o"."customer_number",
      "o"."number" as "order_number", "o"."included_tax_percent"
  from (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
            "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
        from "sales"."orders"
      ) as "there"
  ) as "o"
    left join (
      select "there".*
      from (values (null::text, null::text, null::text, null::text)) as
          "absent"("phone", "first_name", "last_name", "postal_code")
        cross join lateral (
          select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
              "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
              "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
              "postal_code"::text
          from "sales"."customers"
        ) as "there"
    ) as "c" on "c"."number" = "o"."customer_number"
    left join "sales"."customer_summaries" as "s" on "s"."customer_number" = "o"."customer_number"
    left join unnest($2::date[], $3::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
  where "o"."status" <> $4
    and "o"."placed_at" >= $5::timestamptz
    and "o"."placed_at" < $6::timestamptz
    and ($7::date[] is null or "o"."placed_at"::date = any($7::date[]))
    and ($8::text[] is null or "o"."channel" = any($8::text[]))
    and ($9::text[] is null or "o"."country" = any($9::text[]))
    and ($10::text is null or "o"."customer_number" = any(string_to_array($10, '')))
) as "placed"
group by "order_country", "channel", "customer_country", "region", "age_band", "acquisition_channel",
    "segment", "step_from"
limit $11

-- report_returned
-- given $1 by, $2 stepDays, $3 stepFroms, $4 always "CANCELLED", $5 from, $6 until, $7 days, $8 channels, $9 countries, $10 customerKeys, $11 productGroups, $12 skuKeys, $13 limit
-- by row rules: order_lines, orders, returns
-- planned anew for each run
-- waits among reports
select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from", sum("r"."quantity") as "returned_units"
from (
  select grouped.place as "product_group", case when 'SKU' = any($1::text[]) then l.sku end as "sku",
      "placed"."order_country", "placed"."channel", "placed"."customer_country", "placed"."region",
      "placed"."age_band", "placed"."acquisition_channel", "placed"."segment", "placed"."step_from",
      "placed"."day", "placed"."currency", "placed"."customer_number", "placed"."order_number", "l"."line",
      "l"."sku" as "line_sku", "l"."quantity", "l"."unit_price_minor", "l"."discount_percent",
      "l"."net_minor",
      case when coalesce(l.included_tax_percent, placed.included_tax_percent) > 0 and
      coalesce(l.included_tax_percent, placed.included_tax_percent) < 1000 then
      round(("l"."net_minor" * coalesce(l.included_tax_percent, placed.included_tax_percent) +
      0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, placed.included_tax_percent)), 20)
      end as "tax_minor"
  from (
    select case when 'ORDER_COUNTRY' = any($1::text[]) then "o"."country" end as "order_country",
        case when 'CHANNEL' = any($1::text[]) then "o"."channel" end as "channel",
        null::text as "customer_country", null::text as "region", null::text as "age_band",
        null::text as "acquisition_channel", null::text as "segment", step.step_from as "step_from",
        "o"."placed_at"::date as "day", "o"."currency", "o"."customer_number", "o"."number" as "order_number",
        "o"."included_tax_percent"
    from (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
              "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
          from "sales"."orders"
        ) as "there"
    ) as "o"
      left join unnest($2::date[], $3::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
    where "o"."status" <> $4
      and "o"."placed_at" >= $5::timestamptz
      and "o"."placed_at" < $6::timestamptz
      and ($7::date[] is null or "o"."placed_at"::date = any($7::date[]))
      and ($8::text[] is null or "o"."channel" = any($8::text[]))
      and ($9::text[] is null or "o"."country" = any($9::text[]))
      and ($10::text is null or "o"."customer_number" = any(string_to_array($10, '')))
  ) as "placed"
    inner join (
      select "there".*
      from (values (null::numeric)) as "absent"("included_tax_percent")
        cross join lateral (
          select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
              "net_minor", "included_tax_percent"::numeric
          from "sales"."order_lines"
        ) as "there"
    ) as "l" on "l"."order_number" = "placed"."order_number"
    left join (
      select key, place::integer as place
      from unnest($11::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
    ) as grouped on grouped.key = l.sku
  where ($12::text is null or "l"."sku" = any(string_to_array($12, '')))
) as "line"
  inner join (
    select "there".*
    from (values (null::timestamp with time zone)) as "absent"("updated_at")
      cross join lateral (
        select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
            "updated_at"::timestamp with time zone
        from "sales"."returns"
      ) as "there"
  ) as "r" on "r"."order_number" = "line"."order_number"
    and "r"."line" = "line"."line"
group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from"
limit $13

-- report_returned_by_customer
-- given $1 by, $2 stepDays, $3 stepFroms, $4 always "CANCELLED", $5 from, $6 until, $7 days, $8 channels, $9 countries, $10 customerKeys, $11 productGroups, $12 skuKeys, $13 limit
-- by row rules: customers, order_lines, orders, returns
-- planned anew for each run
-- waits among reports
select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from", sum("r"."quantity") as "returned_units"
from (
  select grouped.place as "product_group", case when 'SKU' = any($1::text[]) then l.sku end as "sku",
      "placed"."order_country", "placed"."channel", "placed"."customer_country", "placed"."region",
      "placed"."age_band", "placed"."acquisition_channel", "placed"."segment", "placed"."step_from",
      "placed"."day", "placed"."currency", "placed"."customer_number", "placed"."order_number", "l"."line",
      "l"."sku" as "line_sku", "l"."quantity", "l"."unit_price_minor", "l"."discount_percent",
      "l"."net_minor",
      case when coalesce(l.included_tax_percent, placed.included_tax_percent) > 0 and
      coalesce(l.included_tax_percent, placed.included_tax_percent) < 1000 then
      round(("l"."net_minor" * coalesce(l.included_tax_percent, placed.included_tax_percent) +
      0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, placed.included_tax_percent)), 20)
      end as "tax_minor"
  from (
    select case when 'ORDER_COUNTRY' = any($1::text[]) then "o"."country" end as "order_country",
        case when 'CHANNEL' = any($1::text[]) then "o"."channel" end as "channel",
        case when 'COUNTRY' = any($1::text[]) then "c"."country" end as "customer_country",
        case when 'REGION' = any($1::text[]) then "c"."region" end as "region",
        case when 'AGE_BAND' = any($1::text[]) then "c"."age_band" end as "age_band",
        case when 'ACQUISITION_CHANNEL' = any($1::text[]) then "c"."acquisition_channel" end as
        "acquisition_channel", null::text as "segment", step.step_from as "step_from",
        "o"."placed_at"::date as "day", "o"."currency", "o"."customer_number", "o"."number" as "order_number",
        "o"."included_tax_percent"
    from (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
              "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
          from "sales"."orders"
        ) as "there"
    ) as "o"
      left join (
        select "there".*
        from (values (null::text, null::text, null::text, null::text)) as
            "absent"("phone", "first_name", "last_name", "postal_code")
          cross join lateral (
            select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                "postal_code"::text
            from "sales"."customers"
          ) as "there"
      ) as "c" on "c"."number" = "o"."customer_number"
      left join unnest($2::date[], $3::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
    where "o"."status" <> $4
      and "o"."placed_at" >= $5::timestamptz
      and "o"."placed_at" < $6::timestamptz
      and ($7::date[] is null or "o"."placed_at"::date = any($7::date[]))
      and ($8::text[] is null or "o"."channel" = any($8::text[]))
      and ($9::text[] is null or "o"."country" = any($9::text[]))
      and ($10::text is null or "o"."customer_number" = any(string_to_array($10, '')))
  ) as "placed"
    inner join (
      select "there".*
      from (values (null::numeric)) as "absent"("included_tax_percent")
        cross join lateral (
          select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
              "net_minor", "included_tax_percent"::numeric
          from "sales"."order_lines"
        ) as "there"
    ) as "l" on "l"."order_number" = "placed"."order_number"
    left join (
      select key, place::integer as place
      from unnest($11::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
    ) as grouped on grouped.key = l.sku
  where ($12::text is null or "l"."sku" = any(string_to_array($12, '')))
) as "line"
  inner join (
    select "there".*
    from (values (null::timestamp with time zone)) as "absent"("updated_at")
      cross join lateral (
        select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
            "updated_at"::timestamp with time zone
        from "sales"."returns"
      ) as "there"
  ) as "r" on "r"."order_number" = "line"."order_number"
    and "r"."line" = "line"."line"
group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from"
limit $13

-- report_returned_by_segment
-- given $1 by, $2 stepDays, $3 stepFroms, $4 always "CANCELLED", $5 from, $6 until, $7 days, $8 channels, $9 countries, $10 customerKeys, $11 productGroups, $12 skuKeys, $13 limit
-- by row rules: customer_summaries, customers, order_lines, orders, returns
-- planned anew for each run
-- waits among reports
select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from", sum("r"."quantity") as "returned_units"
from (
  select grouped.place as "product_group", case when 'SKU' = any($1::text[]) then l.sku end as "sku",
      "placed"."order_country", "placed"."channel", "placed"."customer_country", "placed"."region",
      "placed"."age_band", "placed"."acquisition_channel", "placed"."segment", "placed"."step_from",
      "placed"."day", "placed"."currency", "placed"."customer_number", "placed"."order_number", "l"."line",
      "l"."sku" as "line_sku", "l"."quantity", "l"."unit_price_minor", "l"."discount_percent",
      "l"."net_minor",
      case when coalesce(l.included_tax_percent, placed.included_tax_percent) > 0 and
      coalesce(l.included_tax_percent, placed.included_tax_percent) < 1000 then
      round(("l"."net_minor" * coalesce(l.included_tax_percent, placed.included_tax_percent) +
      0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, placed.included_tax_percent)), 20)
      end as "tax_minor"
  from (
    select case when 'ORDER_COUNTRY' = any($1::text[]) then "o"."country" end as "order_country",
        case when 'CHANNEL' = any($1::text[]) then "o"."channel" end as "channel",
        case when 'COUNTRY' = any($1::text[]) then "c"."country" end as "customer_country",
        case when 'REGION' = any($1::text[]) then "c"."region" end as "region",
        case when 'AGE_BAND' = any($1::text[]) then "c"."age_band" end as "age_band",
        case when 'ACQUISITION_CHANNEL' = any($1::text[]) then "c"."acquisition_channel" end as
        "acquisition_channel", case when "c"."consent_profiling" then s.segment end as "segment",
        step.step_from as "step_from", "o"."placed_at"::date as "day", "o"."currency", "o"."customer_number",
        "o"."number" as "order_number", "o"."included_tax_percent"
    from (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
              "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
          from "sales"."orders"
        ) as "there"
    ) as "o"
      left join (
        select "there".*
        from (values (null::text, null::text, null::text, null::text)) as
            "absent"("phone", "first_name", "last_name", "postal_code")
          cross join lateral (
            select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                "postal_code"::text
            from "sales"."customers"
          ) as "there"
      ) as "c" on "c"."number" = "o"."customer_number"
      left join "sales"."customer_summaries" as "s" on "s"."customer_number" = "o"."customer_number"
      left join unnest($2::date[], $3::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
    where "o"."status" <> $4
      and "o"."placed_at" >= $5::timestamptz
      and "o"."placed_at" < $6::timestamptz
      and ($7::date[] is null or "o"."placed_at"::date = any($7::date[]))
      and ($8::text[] is null or "o"."channel" = any($8::text[]))
      and ($9::text[] is null or "o"."country" = any($9::text[]))
      and ($10::text is null or "o"."customer_number" = any(string_to_array($10, '')))
  ) as "placed"
    inner join (
      select "there".*
      from (values (null::numeric)) as "absent"("included_tax_percent")
        cross join lateral (
          select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
              "net_minor", "included_tax_percent"::numeric
          from "sales"."order_lines"
        ) as "there"
    ) as "l" on "l"."order_number" = "placed"."order_number"
    left join (
      select key, place::integer as place
      from unnest($11::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
    ) as grouped on grouped.key = l.sku
  where ($12::text is null or "l"."sku" = any(string_to_array($12, '')))
) as "line"
  inner join (
    select "there".*
    from (values (null::timestamp with time zone)) as "absent"("updated_at")
      cross join lateral (
        select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
            "updated_at"::timestamp with time zone
        from "sales"."returns"
      ) as "there"
  ) as "r" on "r"."order_number" = "line"."order_number"
    and "r"."line" = "line"."line"
group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from"
limit $13

-- report_revenue
-- given $1 currency, $2 by, $3 stepDays, $4 stepFroms, $5 always "CANCELLED", $6 from, $7 until, $8 days, $9 channels, $10 countries, $11 customerKeys, $12 productGroups, $13 skuKeys, $14 rateDays, $15 rateCurrencies, $16 rates, $17 limit
-- by row rules: order_lines, orders
-- planned anew for each run
-- waits among reports
select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from", sum(units)::bigint as "units",
    coalesce(sum("daily"."minor" * case when daily.currency = $1 then 1 else currency_rate.rate end), 0) as
    "minor", min(array[daily.day::text, daily.currency]) filter
    (where "daily"."minor" <> 0 and case when daily.currency = $1 then 1 else currency_rate.rate end is null)
    as "without_rate"
from (
  select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
      "acquisition_channel", "segment", "step_from", "line"."day", "line"."currency",
      sum(line.quantity) as "units", sum(line.net_minor) - coalesce(sum(line.tax_minor), 0) as "minor"
  from (
    select grouped.place as "product_group", case when 'SKU' = any($2::text[]) then l.sku end as "sku",
        "placed"."order_country", "placed"."channel", "placed"."customer_country", "placed"."region",
        "placed"."age_band", "placed"."acquisition_channel", "placed"."segment", "placed"."step_from",
        "placed"."day", "placed"."currency", "placed"."customer_number", "placed"."order_number", "l"."line",
        "l"."sku" as "line_sku", "l"."quantity", "l"."unit_price_minor", "l"."discount_percent",
        "l"."net_minor",
        case when coalesce(l.included_tax_percent, placed.included_tax_percent) > 0 and
        coalesce(l.included_tax_percent, placed.included_tax_percent) < 1000 then
        round(("l"."net_minor" * coalesce(l.included_tax_percent, placed.included_tax_percent) +
        0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, placed.included_tax_percent)), 20)
        end as "tax_minor"
    from (
      select case when 'ORDER_COUNTRY' = any($2::text[]) then "o"."country" end as "order_country",
          case when 'CHANNEL' = any($2::text[]) then "o"."channel" end as "channel",
          null::text as "customer_country", null::text as "region", null::text as "age_band",
          null::text as "acquisition_channel", null::text as "segment", step.step_from as "step_from",
          "o"."placed_at"::date as "day", "o"."currency", "o"."customer_number",
          "o"."number" as "order_number", "o"."included_tax_percent"
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
            from "sales"."orders"
          ) as "there"
      ) as "o"
        left join unnest($3::date[], $4::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
      where "o"."status" <> $5
        and "o"."placed_at" >= $6::timestamptz
        and "o"."placed_at" < $7::timestamptz
        and ($8::date[] is null or "o"."placed_at"::date = any($8::date[]))
        and ($9::text[] is null or "o"."channel" = any($9::text[]))
        and ($10::text[] is null or "o"."country" = any($10::text[]))
        and ($11::text is null or "o"."customer_number" = any(string_to_array($11, '')))
    ) as "placed"
      inner join (
        select "there".*
        from (values (null::numeric)) as "absent"("included_tax_percent")
          cross join lateral (
            select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                "net_minor", "included_tax_percent"::numeric
            from "sales"."order_lines"
          ) as "there"
      ) as "l" on "l"."order_number" = "placed"."order_number"
      left join (
        select key, place::integer as place
        from unnest($12::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
      ) as grouped on grouped.key = l.sku
    where ($13::text is null or "l"."sku" = any(string_to_array($13, '')))
  ) as "line"
  group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
      "acquisition_channel", "segment", "step_from", "line"."day", "line"."currency"
) as "daily"
  left join unnest($14::date[], $15::text[], $16::numeric[]) as currency_rate(day, currency, rate) on
      "currency_rate"."day" = "daily"."day"
    and "currency_rate"."currency" = "daily"."currency"
group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from"
limit $17

-- report_revenue_by_customer
-- given $1 currency, $2 by, $3 stepDays, $4 stepFroms, $5 always "CANCELLED", $6 from, $7 until, $8 days, $9 channels, $10 countries, $11 customerKeys, $12 productGroups, $13 skuKeys, $14 rateDays, $15 rateCurrencies, $16 rates, $17 limit
-- by row rules: customers, order_lines, orders
-- planned anew for each run
-- waits among reports
select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from", sum(units)::bigint as "units",
    coalesce(sum("daily"."minor" * case when daily.currency = $1 then 1 else currency_rate.rate end), 0) as
    "minor", min(array[daily.day::text, daily.currency]) filter
    (where "daily"."minor" <> 0 and case when daily.currency = $1 then 1 else currency_rate.rate end is null)
    as "without_rate"
from (
  select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
      "acquisition_channel", "segment", "step_from", "line"."day", "line"."currency",
      sum(line.quantity) as "units", sum(line.net_minor) - coalesce(sum(line.tax_minor), 0) as "minor"
  from (
    select grouped.place as "product_group", case when 'SKU' = any($2::text[]) then l.sku end as "sku",
        "placed"."order_country", "placed"."channel", "placed"."customer_country", "placed"."region",
        "placed"."age_band", "placed"."acquisition_channel", "placed"."segment", "placed"."step_from",
        "placed"."day", "placed"."currency", "placed"."customer_number", "placed"."order_number", "l"."line",
        "l"."sku" as "line_sku", "l"."quantity", "l"."unit_price_minor", "l"."discount_percent",
        "l"."net_minor",
        case when coalesce(l.included_tax_percent, placed.included_tax_percent) > 0 and
        coalesce(l.included_tax_percent, placed.included_tax_percent) < 1000 then
        round(("l"."net_minor" * coalesce(l.included_tax_percent, placed.included_tax_percent) +
        0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, placed.included_tax_percent)), 20)
        end as "tax_minor"
    from (
      select case when 'ORDER_COUNTRY' = any($2::text[]) then "o"."country" end as "order_country",
          case when 'CHANNEL' = any($2::text[]) then "o"."channel" end as "channel",
          case when 'COUNTRY' = any($2::text[]) then "c"."country" end as "customer_country",
          case when 'REGION' = any($2::text[]) then "c"."region" end as "region",
          case when 'AGE_BAND' = any($2::text[]) then "c"."age_band" end as "age_band",
          case when 'ACQUISITION_CHANNEL' = any($2::text[]) then "c"."acquisition_channel" end as
          "acquisition_channel", null::text as "segment", step.step_from as "step_from",
          "o"."placed_at"::date as "day", "o"."currency", "o"."customer_number",
          "o"."number" as "order_number", "o"."included_tax_percent"
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
            from "sales"."orders"
          ) as "there"
      ) as "o"
        left join (
          select "there".*
          from (values (null::text, null::text, null::text, null::text)) as
              "absent"("phone", "first_name", "last_name", "postal_code")
            cross join lateral (
              select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                  "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                  "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                  "postal_code"::text
              from "sales"."customers"
            ) as "there"
        ) as "c" on "c"."number" = "o"."customer_number"
        left join unnest($3::date[], $4::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
      where "o"."status" <> $5
        and "o"."placed_at" >= $6::timestamptz
        and "o"."placed_at" < $7::timestamptz
        and ($8::date[] is null or "o"."placed_at"::date = any($8::date[]))
        and ($9::text[] is null or "o"."channel" = any($9::text[]))
        and ($10::text[] is null or "o"."country" = any($10::text[]))
        and ($11::text is null or "o"."customer_number" = any(string_to_array($11, '')))
    ) as "placed"
      inner join (
        select "there".*
        from (values (null::numeric)) as "absent"("included_tax_percent")
          cross join lateral (
            select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                "net_minor", "included_tax_percent"::numeric
            from "sales"."order_lines"
          ) as "there"
      ) as "l" on "l"."order_number" = "placed"."order_number"
      left join (
        select key, place::integer as place
        from unnest($12::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
      ) as grouped on grouped.key = l.sku
    where ($13::text is null or "l"."sku" = any(string_to_array($13, '')))
  ) as "line"
  group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
      "acquisition_channel", "segment", "step_from", "line"."day", "line"."currency"
) as "daily"
  left join unnest($14::date[], $15::text[], $16::numeric[]) as currency_rate(day, currency, rate) on
      "currency_rate"."day" = "daily"."day"
    and "currency_rate"."currency" = "daily"."currency"
group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from"
limit $17

-- report_revenue_by_segment
-- given $1 currency, $2 by, $3 stepDays, $4 stepFroms, $5 always "CANCELLED", $6 from, $7 until, $8 days, $9 channels, $10 countries, $11 customerKeys, $12 productGroups, $13 skuKeys, $14 rateDays, $15 rateCurrencies, $16 rates, $17 limit
-- by row rules: customer_summaries, customers, order_lines, orders
-- planned anew for each run
-- waits among reports
select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from", sum(units)::bigint as "units",
    coalesce(sum("daily"."minor" * case when daily.currency = $1 then 1 else currency_rate.rate end), 0) as
    "minor", min(array[daily.day::text, daily.currency]) filter
    (where "daily"."minor" <> 0 and case when daily.currency = $1 then 1 else currency_rate.rate end is null)
    as "without_rate"
from (
  select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
      "acquisition_channel", "segment", "step_from", "line"."day", "line"."currency",
      sum(line.quantity) as "units", sum(line.net_minor) - coalesce(sum(line.tax_minor), 0) as "minor"
  from (
    select grouped.place as "product_group", case when 'SKU' = any($2::text[]) then l.sku end as "sku",
        "placed"."order_country", "placed"."channel", "placed"."customer_country", "placed"."region",
        "placed"."age_band", "placed"."acquisition_channel", "placed"."segment", "placed"."step_from",
        "placed"."day", "placed"."currency", "placed"."customer_number", "placed"."order_number", "l"."line",
        "l"."sku" as "line_sku", "l"."quantity", "l"."unit_price_minor", "l"."discount_percent",
        "l"."net_minor",
        case when coalesce(l.included_tax_percent, placed.included_tax_percent) > 0 and
        coalesce(l.included_tax_percent, placed.included_tax_percent) < 1000 then
        round(("l"."net_minor" * coalesce(l.included_tax_percent, placed.included_tax_percent) +
        0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, placed.included_tax_percent)), 20)
        end as "tax_minor"
    from (
      select case when 'ORDER_COUNTRY' = any($2::text[]) then "o"."country" end as "order_country",
          case when 'CHANNEL' = any($2::text[]) then "o"."channel" end as "channel",
          case when 'COUNTRY' = any($2::text[]) then "c"."country" end as "customer_country",
          case when 'REGION' = any($2::text[]) then "c"."region" end as "region",
          case when 'AGE_BAND' = any($2::text[]) then "c"."age_band" end as "age_band",
          case when 'ACQUISITION_CHANNEL' = any($2::text[]) then "c"."acquisition_channel" end as
          "acquisition_channel", case when "c"."consent_profiling" then s.segment end as "segment",
          step.step_from as "step_from", "o"."placed_at"::date as "day", "o"."currency",
          "o"."customer_number", "o"."number" as "order_number", "o"."included_tax_percent"
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
            from "sales"."orders"
          ) as "there"
      ) as "o"
        left join (
          select "there".*
          from (values (null::text, null::text, null::text, null::text)) as
              "absent"("phone", "first_name", "last_name", "postal_code")
            cross join lateral (
              select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                  "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                  "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                  "postal_code"::text
              from "sales"."customers"
            ) as "there"
        ) as "c" on "c"."number" = "o"."customer_number"
        left join "sales"."customer_summaries" as "s" on "s"."customer_number" = "o"."customer_number"
        left join unnest($3::date[], $4::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
      where "o"."status" <> $5
        and "o"."placed_at" >= $6::timestamptz
        and "o"."placed_at" < $7::timestamptz
        and ($8::date[] is null or "o"."placed_at"::date = any($8::date[]))
        and ($9::text[] is null or "o"."channel" = any($9::text[]))
        and ($10::text[] is null or "o"."country" = any($10::text[]))
        and ($11::text is null or "o"."customer_number" = any(string_to_array($11, '')))
    ) as "placed"
      inner join (
        select "there".*
        from (values (null::numeric)) as "absent"("included_tax_percent")
          cross join lateral (
            select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                "net_minor", "included_tax_percent"::numeric
            from "sales"."order_lines"
          ) as "there"
      ) as "l" on "l"."order_number" = "placed"."order_number"
      left join (
        select key, place::integer as place
        from unnest($12::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
      ) as grouped on grouped.key = l.sku
    where ($13::text is null or "l"."sku" = any(string_to_array($13, '')))
  ) as "line"
  group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
      "acquisition_channel", "segment", "step_from", "line"."day", "line"."currency"
) as "daily"
  left join unnest($14::date[], $15::text[], $16::numeric[]) as currency_rate(day, currency, rate) on
      "currency_rate"."day" = "daily"."day"
    and "currency_rate"."currency" = "daily"."currency"
group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from"
limit $17

-- report_units
-- given $1 by, $2 stepDays, $3 stepFroms, $4 always "CANCELLED", $5 from, $6 until, $7 days, $8 channels, $9 countries, $10 customerKeys, $11 productGroups, $12 skuKeys, $13 limit
-- by row rules: order_lines, orders
-- planned anew for each run
-- waits among reports
select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from", sum(line.quantity)::bigint as "units"
from (
  select grouped.place as "product_group", case when 'SKU' = any($1::text[]) then l.sku end as "sku",
      "placed"."order_country", "placed"."channel", "placed"."customer_country", "placed"."region",
      "placed"."age_band", "placed"."acquisition_channel", "placed"."segment", "placed"."step_from",
      "placed"."day", "placed"."currency", "placed"."customer_number", "placed"."order_number", "l"."line",
      "l"."sku" as "line_sku", "l"."quantity", "l"."unit_price_minor", "l"."discount_percent",
      "l"."net_minor",
      case when coalesce(l.included_tax_percent, placed.included_tax_percent) > 0 and
      coalesce(l.included_tax_percent, placed.included_tax_percent) < 1000 then
      round(("l"."net_minor" * coalesce(l.included_tax_percent, placed.included_tax_percent) +
      0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, placed.included_tax_percent)), 20)
      end as "tax_minor"
  from (
    select case when 'ORDER_COUNTRY' = any($1::text[]) then "o"."country" end as "order_country",
        case when 'CHANNEL' = any($1::text[]) then "o"."channel" end as "channel",
        null::text as "customer_country", null::text as "region", null::text as "age_band",
        null::text as "acquisition_channel", null::text as "segment", step.step_from as "step_from",
        "o"."placed_at"::date as "day", "o"."currency", "o"."customer_number", "o"."number" as "order_number",
        "o"."included_tax_percent"
    from (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
              "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
          from "sales"."orders"
        ) as "there"
    ) as "o"
      left join unnest($2::date[], $3::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
    where "o"."status" <> $4
      and "o"."placed_at" >= $5::timestamptz
      and "o"."placed_at" < $6::timestamptz
      and ($7::date[] is null or "o"."placed_at"::date = any($7::date[]))
      and ($8::text[] is null or "o"."channel" = any($8::text[]))
      and ($9::text[] is null or "o"."country" = any($9::text[]))
      and ($10::text is null or "o"."customer_number" = any(string_to_array($10, '')))
  ) as "placed"
    inner join (
      select "there".*
      from (values (null::numeric)) as "absent"("included_tax_percent")
        cross join lateral (
          select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
              "net_minor", "included_tax_percent"::numeric
          from "sales"."order_lines"
        ) as "there"
    ) as "l" on "l"."order_number" = "placed"."order_number"
    left join (
      select key, place::integer as place
      from unnest($11::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
    ) as grouped on grouped.key = l.sku
  where ($12::text is null or "l"."sku" = any(string_to_array($12, '')))
) as "line"
group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from"
limit $13

-- report_units_by_customer
-- given $1 by, $2 stepDays, $3 stepFroms, $4 always "CANCELLED", $5 from, $6 until, $7 days, $8 channels, $9 countries, $10 customerKeys, $11 productGroups, $12 skuKeys, $13 limit
-- by row rules: customers, order_lines, orders
-- planned anew for each run
-- waits among reports
select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from", sum(line.quantity)::bigint as "units"
from (
  select grouped.place as "product_group", case when 'SKU' = any($1::text[]) then l.sku end as "sku",
      "placed"."order_country", "placed"."channel", "placed"."customer_country", "placed"."region",
      "placed"."age_band", "placed"."acquisition_channel", "placed"."segment", "placed"."step_from",
      "placed"."day", "placed"."currency", "placed"."customer_number", "placed"."order_number", "l"."line",
      "l"."sku" as "line_sku", "l"."quantity", "l"."unit_price_minor", "l"."discount_percent",
      "l"."net_minor",
      case when coalesce(l.included_tax_percent, placed.included_tax_percent) > 0 and
      coalesce(l.included_tax_percent, placed.included_tax_percent) < 1000 then
      round(("l"."net_minor" * coalesce(l.included_tax_percent, placed.included_tax_percent) +
      0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, placed.included_tax_percent)), 20)
      end as "tax_minor"
  from (
    select case when 'ORDER_COUNTRY' = any($1::text[]) then "o"."country" end as "order_country",
        case when 'CHANNEL' = any($1::text[]) then "o"."channel" end as "channel",
        case when 'COUNTRY' = any($1::text[]) then "c"."country" end as "customer_country",
        case when 'REGION' = any($1::text[]) then "c"."region" end as "region",
        case when 'AGE_BAND' = any($1::text[]) then "c"."age_band" end as "age_band",
        case when 'ACQUISITION_CHANNEL' = any($1::text[]) then "c"."acquisition_channel" end as
        "acquisition_channel", null::text as "segment", step.step_from as "step_from",
        "o"."placed_at"::date as "day", "o"."currency", "o"."customer_number", "o"."number" as "order_number",
        "o"."included_tax_percent"
    from (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
              "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
          from "sales"."orders"
        ) as "there"
    ) as "o"
      left join (
        select "there".*
        from (values (null::text, null::text, null::text, null::text)) as
            "absent"("phone", "first_name", "last_name", "postal_code")
          cross join lateral (
            select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                "postal_code"::text
            from "sales"."customers"
          ) as "there"
      ) as "c" on "c"."number" = "o"."customer_number"
      left join unnest($2::date[], $3::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
    where "o"."status" <> $4
      and "o"."placed_at" >= $5::timestamptz
      and "o"."placed_at" < $6::timestamptz
      and ($7::date[] is null or "o"."placed_at"::date = any($7::date[]))
      and ($8::text[] is null or "o"."channel" = any($8::text[]))
      and ($9::text[] is null or "o"."country" = any($9::text[]))
      and ($10::text is null or "o"."customer_number" = any(string_to_array($10, '')))
  ) as "placed"
    inner join (
      select "there".*
      from (values (null::numeric)) as "absent"("included_tax_percent")
        cross join lateral (
          select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
              "net_minor", "included_tax_percent"::numeric
          from "sales"."order_lines"
        ) as "there"
    ) as "l" on "l"."order_number" = "placed"."order_number"
    left join (
      select key, place::integer as place
      from unnest($11::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
    ) as grouped on grouped.key = l.sku
  where ($12::text is null or "l"."sku" = any(string_to_array($12, '')))
) as "line"
group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from"
limit $13

-- report_units_by_segment
-- given $1 by, $2 stepDays, $3 stepFroms, $4 always "CANCELLED", $5 from, $6 until, $7 days, $8 channels, $9 countries, $10 customerKeys, $11 productGroups, $12 skuKeys, $13 limit
-- by row rules: customer_summaries, customers, order_lines, orders
-- planned anew for each run
-- waits among reports
select "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from", sum(line.quantity)::bigint as "units"
from (
  select grouped.place as "product_group", case when 'SKU' = any($1::text[]) then l.sku end as "sku",
      "placed"."order_country", "placed"."channel", "placed"."customer_country", "placed"."region",
      "placed"."age_band", "placed"."acquisition_channel", "placed"."segment", "placed"."step_from",
      "placed"."day", "placed"."currency", "placed"."customer_number", "placed"."order_number", "l"."line",
      "l"."sku" as "line_sku", "l"."quantity", "l"."unit_price_minor", "l"."discount_percent",
      "l"."net_minor",
      case when coalesce(l.included_tax_percent, placed.included_tax_percent) > 0 and
      coalesce(l.included_tax_percent, placed.included_tax_percent) < 1000 then
      round(("l"."net_minor" * coalesce(l.included_tax_percent, placed.included_tax_percent) +
      0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, placed.included_tax_percent)), 20)
      end as "tax_minor"
  from (
    select case when 'ORDER_COUNTRY' = any($1::text[]) then "o"."country" end as "order_country",
        case when 'CHANNEL' = any($1::text[]) then "o"."channel" end as "channel",
        case when 'COUNTRY' = any($1::text[]) then "c"."country" end as "customer_country",
        case when 'REGION' = any($1::text[]) then "c"."region" end as "region",
        case when 'AGE_BAND' = any($1::text[]) then "c"."age_band" end as "age_band",
        case when 'ACQUISITION_CHANNEL' = any($1::text[]) then "c"."acquisition_channel" end as
        "acquisition_channel", case when "c"."consent_profiling" then s.segment end as "segment",
        step.step_from as "step_from", "o"."placed_at"::date as "day", "o"."currency", "o"."customer_number",
        "o"."number" as "order_number", "o"."included_tax_percent"
    from (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
              "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
          from "sales"."orders"
        ) as "there"
    ) as "o"
      left join (
        select "there".*
        from (values (null::text, null::text, null::text, null::text)) as
            "absent"("phone", "first_name", "last_name", "postal_code")
          cross join lateral (
            select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                "postal_code"::text
            from "sales"."customers"
          ) as "there"
      ) as "c" on "c"."number" = "o"."customer_number"
      left join "sales"."customer_summaries" as "s" on "s"."customer_number" = "o"."customer_number"
      left join unnest($2::date[], $3::date[]) as step(day, step_from) on step.day = "o"."placed_at"::date
    where "o"."status" <> $4
      and "o"."placed_at" >= $5::timestamptz
      and "o"."placed_at" < $6::timestamptz
      and ($7::date[] is null or "o"."placed_at"::date = any($7::date[]))
      and ($8::text[] is null or "o"."channel" = any($8::text[]))
      and ($9::text[] is null or "o"."country" = any($9::text[]))
      and ($10::text is null or "o"."customer_number" = any(string_to_array($10, '')))
  ) as "placed"
    inner join (
      select "there".*
      from (values (null::numeric)) as "absent"("included_tax_percent")
        cross join lateral (
          select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
              "net_minor", "included_tax_percent"::numeric
          from "sales"."order_lines"
        ) as "there"
    ) as "l" on "l"."order_number" = "placed"."order_number"
    left join (
      select key, place::integer as place
      from unnest($11::text[]) with ordinality as packed (keys, place), unnest(packed.keys::text[]) as key
    ) as grouped on grouped.key = l.sku
  where ($12::text is null or "l"."sku" = any(string_to_array($12, '')))
) as "line"
group by "product_group", "sku", "order_country", "channel", "customer_country", "region", "age_band",
    "acquisition_channel", "segment", "step_from"
limit $13

-- returns rows line
-- by row rules: order_lines, returns
select r.number as key, l.sku
from (
  select "there".*
  from (values (null::timestamp with time zone)) as "absent"("updated_at")
    cross join lateral (
      select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
          "updated_at"::timestamp with time zone
      from "sales"."returns"
    ) as "there"
) r
  join (
    select "there".*
    from (values (null::numeric)) as "absent"("included_tax_percent")
      cross join lateral (
        select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent", "net_minor",
            "included_tax_percent"::numeric
        from "sales"."order_lines"
      ) as "there"
  ) l on l.order_number = r.order_number
    and l.line = r.line

-- returns rows order
-- by row rules: orders
select number as key, customer_number, channel, country
from (
  select "there".*
  from (values (null::numeric, null::timestamp with time zone)) as
      "absent"("included_tax_percent", "updated_at")
    cross join lateral (
      select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
          "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
      from "sales"."orders"
    ) as "there"
) as "orders"

-- returns value channel
"channel"

-- returns value country
"country"

-- returns value customer
"customer_number"

-- returns value number
"key"

-- returns value order
"order_number"

-- returns value returnedOn
"returned_on"

-- returns value sku
"sku"

-- returns value updatedAt
"updated_at"

-- returns_by_number
-- given $1 numbers
-- by row rules: order_lines, orders, returns
select "r"."number", "r"."order_number", "l"."sku", "r"."quantity", "r"."refund_minor", "o"."currency",
    "r"."returned_on", "r"."updated_at"::timestamptz as "updated_at"
from (
  select "there".*
  from (values (null::timestamp with time zone)) as "absent"("updated_at")
    cross join lateral (
      select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
          "updated_at"::timestamp with time zone
      from "sales"."returns"
    ) as "there"
) as "r"
  inner join (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
            "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
        from "sales"."orders"
      ) as "there"
  ) as "o" on "o"."number" = "r"."order_number"
  inner join (
    select "there".*
    from (values (null::numeric)) as "absent"("included_tax_percent")
      cross join lateral (
        select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent", "net_minor",
            "included_tax_percent"::numeric
        from "sales"."order_lines"
      ) as "there"
  ) as "l" on "l"."order_number" = "r"."order_number"
    and "l"."line" = "r"."line"
where "r"."number" = any((
  select $1::text[]
)::text[])

-- returns_count
-- given $1 always "x"
-- by row rules: order_lines, returns
-- planned anew for each run
select count(*) as count
from (
  with listed as (
    select base."number" as key
    from (
      select "there".*
      from (values (null::timestamp with time zone)) as "absent"("updated_at")
        cross join lateral (
          select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
              "updated_at"::timestamp with time zone
          from "sales"."returns"
        ) as "there"
    ) as base
      left join (
        select r.number as key, l.sku
        from (
          select "there".*
          from (values (null::timestamp with time zone)) as "absent"("updated_at")
            cross join lateral (
              select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
                  "updated_at"::timestamp with time zone
              from "sales"."returns"
            ) as "there"
        ) r
          join (
            select "there".*
            from (values (null::numeric)) as "absent"("included_tax_percent")
              cross join lateral (
                select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                    "net_minor", "included_tax_percent"::numeric
                from "sales"."order_lines"
              ) as "there"
          ) l on l.order_number = r.order_number
            and l.line = r.line
      ) as r0 on r0.key = base."number"
    where r0."sku" = cast($1 as text)
  )
  select listed.key as key
  from listed
  where listed.key <> ''
) as found

-- returns_counted_page
-- given $1 always "x", $2 always 2
-- by row rules: order_lines, returns
-- planned anew for each run
with found as materialized (
  with listed as (
    select base."number" as key, r0."sku" as "r0_sku"
    from (
      select "there".*
      from (values (null::timestamp with time zone)) as "absent"("updated_at")
        cross join lateral (
          select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
              "updated_at"::timestamp with time zone
          from "sales"."returns"
        ) as "there"
    ) as base
      left join (
        select r.number as key, l.sku
        from (
          select "there".*
          from (values (null::timestamp with time zone)) as "absent"("updated_at")
            cross join lateral (
              select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
                  "updated_at"::timestamp with time zone
              from "sales"."returns"
            ) as "there"
        ) r
          join (
            select "there".*
            from (values (null::numeric)) as "absent"("included_tax_percent")
              cross join lateral (
                select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                    "net_minor", "included_tax_percent"::numeric
                from "sales"."order_lines"
              ) as "there"
          ) l on l.order_number = r.order_number
            and l.line = r.line
      ) as r0 on r0.key = base."number"
    where r0."sku" = cast($1 as text)
  )
  select listed.key as key, listed."r0_sku" as value
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

-- returns_estimate
-- given $1 always "x"
-- by row rules: order_lines, returns
-- planned anew for each run
explain (format json) with listed as (
  select base."number" as key
  from (
    select "there".*
    from (values (null::timestamp with time zone)) as "absent"("updated_at")
      cross join lateral (
        select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
            "updated_at"::timestamp with time zone
        from "sales"."returns"
      ) as "there"
  ) as base
    left join (
      select r.number as key, l.sku
      from (
        select "there".*
        from (values (null::timestamp with time zone)) as "absent"("updated_at")
          cross join lateral (
            select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
                "updated_at"::timestamp with time zone
            from "sales"."returns"
          ) as "there"
      ) r
        join (
          select "there".*
          from (values (null::numeric)) as "absent"("included_tax_percent")
            cross join lateral (
              select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                  "net_minor", "included_tax_percent"::numeric
              from "sales"."order_lines"
            ) as "there"
        ) l on l.order_number = r.order_number
          and l.line = r.line
    ) as r0 on r0.key = base."number"
  where r0."sku" = cast($1 as text)
)
select listed.key as key
from listed
where listed.key <> ''

-- returns_groups
-- given $1 always "x", $2 always "x", $3 always 1
-- by row rules: order_lines, returns
-- planned anew for each run
select value, count(*) as count, (sum(count(*)) over ())::bigint as total
from (
  with listed as (
    select base."number" as key, r0."sku" as "r0_sku"
    from (
      select "there".*
      from (values (null::timestamp with time zone)) as "absent"("updated_at")
        cross join lateral (
          select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
              "updated_at"::timestamp with time zone
          from "sales"."returns"
        ) as "there"
    ) as base
      left join (
        select r.number as key, l.sku
        from (
          select "there".*
          from (values (null::timestamp with time zone)) as "absent"("updated_at")
            cross join lateral (
              select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
                  "updated_at"::timestamp with time zone
              from "sales"."returns"
            ) as "there"
        ) r
          join (
            select "there".*
            from (values (null::numeric)) as "absent"("included_tax_percent")
              cross join lateral (
                select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                    "net_minor", "included_tax_percent"::numeric
                from "sales"."order_lines"
              ) as "there"
          ) l on l.order_number = r.order_number
            and l.line = r.line
      ) as r0 on r0.key = base."number"
    where r0."sku" = cast($1 as text)
  )
  select listed.key as key, coalesce(nullif(listed."r0_sku"::text, ''), $2) as value
  from listed
  where listed.key <> ''
) as found
group by value
order by count desc, value
limit $3

-- returns_matching
-- given $1 always "x", $2 always 2
-- by row rules: order_lines, returns
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys
from (
  with listed as (
    select base."number" as key
    from (
      select "there".*
      from (values (null::timestamp with time zone)) as "absent"("updated_at")
        cross join lateral (
          select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
              "updated_at"::timestamp with time zone
          from "sales"."returns"
        ) as "there"
    ) as base
      left join (
        select r.number as key, l.sku
        from (
          select "there".*
          from (values (null::timestamp with time zone)) as "absent"("updated_at")
            cross join lateral (
              select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
                  "updated_at"::timestamp with time zone
              from "sales"."returns"
            ) as "there"
        ) r
          join (
            select "there".*
            from (values (null::numeric)) as "absent"("included_tax_percent")
              cross join lateral (
                select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                    "net_minor", "included_tax_percent"::numeric
                from "sales"."order_lines"
              ) as "there"
          ) l on l.order_number = r.order_number
            and l.line = r.line
      ) as r0 on r0.key = base."number"
    where r0."sku" = cast($1 as text)
  )
  select listed.key as key
  from listed
  where listed.key <> ''
  limit $2
) as found

-- returns_of_orders
-- given $1 orders
-- by row rules: returns
select "order_number", "line", sum("quantity") as "quantity"
from (
  select "there".*
  from (values (null::timestamp with time zone)) as "absent"("updated_at")
    cross join lateral (
      select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
          "updated_at"::timestamp with time zone
      from "sales"."returns"
    ) as "there"
) as "returns"
where "order_number" = any((
  select $1::text[]
)::text[])
group by "order_number", "line"

-- returns_page
-- given $1 always "x", $2 always 2
-- by row rules: order_lines, returns
-- planned anew for each run
with found as (
  with listed as (
    select base."number" as key, r0."sku" as "r0_sku"
    from (
      select "there".*
      from (values (null::timestamp with time zone)) as "absent"("updated_at")
        cross join lateral (
          select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
              "updated_at"::timestamp with time zone
          from "sales"."returns"
        ) as "there"
    ) as base
      left join (
        select r.number as key, l.sku
        from (
          select "there".*
          from (values (null::timestamp with time zone)) as "absent"("updated_at")
            cross join lateral (
              select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
                  "updated_at"::timestamp with time zone
              from "sales"."returns"
            ) as "there"
        ) r
          join (
            select "there".*
            from (values (null::numeric)) as "absent"("included_tax_percent")
              cross join lateral (
                select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                    "net_minor", "included_tax_percent"::numeric
                from "sales"."order_lines"
              ) as "there"
          ) l on l.order_number = r.order_number
            and l.line = r.line
      ) as r0 on r0.key = base."number"
    where r0."sku" = cast($1 as text)
  )
  select listed.key as key, listed."r0_sku" as value
  from listed
  where listed.key <> ''
)
select key, "value"::text as "cursor_0", "key"::text as "cursor_1"
from found
where ("key" <> '')
order by "value" asc, "key" asc
limit $2

-- returns_sums
-- given $1 always "x"
-- by row rules: order_lines, returns
-- planned anew for each run
select count(*) as count, sum("sum") as "sum"
from (
  with listed as (
    select base."number" as key, r0."sku" as "r0_sku"
    from (
      select "there".*
      from (values (null::timestamp with time zone)) as "absent"("updated_at")
        cross join lateral (
          select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
              "updated_at"::timestamp with time zone
          from "sales"."returns"
        ) as "there"
    ) as base
      left join (
        select r.number as key, l.sku
        from (
          select "there".*
          from (values (null::timestamp with time zone)) as "absent"("updated_at")
            cross join lateral (
              select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
                  "updated_at"::timestamp with time zone
              from "sales"."returns"
            ) as "there"
        ) r
          join (
            select "there".*
            from (values (null::numeric)) as "absent"("included_tax_percent")
              cross join lateral (
                select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                    "net_minor", "included_tax_percent"::numeric
                from "sales"."order_lines"
              ) as "there"
          ) l on l.order_number = r.order_number
            and l.line = r.line
      ) as r0 on r0.key = base."number"
    where r0."sku" = cast($1 as text)
  )
  select listed.key as key, listed."r0_sku" as "sum"
  from listed
  where listed.key <> ''
) as found

-- returns_told
-- given $1 always "x", $2 always 2
-- by row rules: order_lines, returns
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys,
    string_agg(coalesce(value::text, chr(30)), chr(31)) as values
from (
  select key, value
  from (
    with listed as (
      select base."number" as key, r0."sku" as "r0_sku"
      from (
        select "there".*
        from (values (null::timestamp with time zone)) as "absent"("updated_at")
          cross join lateral (
            select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
                "updated_at"::timestamp with time zone
            from "sales"."returns"
          ) as "there"
      ) as base
        left join (
          select r.number as key, l.sku
          from (
            select "there".*
            from (values (null::timestamp with time zone)) as "absent"("updated_at")
              cross join lateral (
                select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
                    "updated_at"::timestamp with time zone
                from "sales"."returns"
              ) as "there"
          ) r
            join (
              select "there".*
              from (values (null::numeric)) as "absent"("included_tax_percent")
                cross join lateral (
                  select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                      "net_minor", "included_tax_percent"::numeric
                  from "sales"."order_lines"
                ) as "there"
            ) l on l.order_number = r.order_number
              and l.line = r.line
        ) as r0 on r0.key = base."number"
      where r0."sku" = cast($1 as text)
    )
    select listed.key as key, listed."r0_sku" as value
    from listed
    where listed.key <> ''
  ) as valued
  where value is not null
  limit $2
) as found

-- returns_values
-- given $1 keys
-- by row rules: order_lines, orders, returns
with listed as (
  select base."number" as key, base."order_number" as "order_number", base."returned_on" as "returned_on",
      base."updated_at" as "updated_at", r0."sku" as "r0_sku", r1."customer_number" as "r1_customer_number",
      r1."channel" as "r1_channel", r1."country" as "r1_country"
  from (
    select "there".*
    from (values (null::timestamp with time zone)) as "absent"("updated_at")
      cross join lateral (
        select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
            "updated_at"::timestamp with time zone
        from "sales"."returns"
      ) as "there"
  ) as base
    join unnest((
      select $1::text[]
    )) as input(key) on input.key = base."number"
    left join (
      select r.number as key, l.sku
      from (
        select "there".*
        from (values (null::timestamp with time zone)) as "absent"("updated_at")
          cross join lateral (
            select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
                "updated_at"::timestamp with time zone
            from "sales"."returns"
          ) as "there"
      ) r
        join (
          select "there".*
          from (values (null::numeric)) as "absent"("included_tax_percent")
            cross join lateral (
              select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
                  "net_minor", "included_tax_percent"::numeric
              from "sales"."order_lines"
            ) as "there"
        ) l on l.order_number = r.order_number
          and l.line = r.line
    ) as r0 on r0.key = base."number"
    left join (
      select number as key, customer_number, channel, country
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
                "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
            from "sales"."orders"
          ) as "there"
      ) as "orders"
    ) as r1 on r1.key = base."order_number"
  where true
)
select listed.key as key, listed.key as "v0", listed."order_number" as "v1", listed."returned_on" as "v2",
    listed."updated_at" as "v3", listed."r0_sku" as "v4", listed."r1_customer_number" as "v5",
    listed."r1_channel" as "v6", listed."r1_country" as "v7"
from listed
where listed.key <> ''

-- revenue
-- given $1 currency, $2 rateDays, $3 rateCurrencies, $4 rates, $5 skus, $6 from, $7 until
-- by row rules: product_daily_sales
select "sku",
    round(sum(revenue_minor * case when sold.currency = $1 then 1 else known.rate end)) as "revenue_minor",
    min(array[sold.day::text, sold.currency]) filter
    (where case when sold.currency = $1 then 1 else known.rate end is null) as "without_rate"
from "sales"."product_daily_sales" as "sold"
  left join unnest($2::date[], $3::text[], $4::numeric[]) as known(day, currency, rate) on "known"."day" =
      "sold"."day"
    and "known"."currency" = "sold"."currency"
where "sku" = any((
  select $5::text[]
)::text[])
  and "sold"."day" >= $6
  and "sold"."day" < $7
group by "sku"

-- revenue_by_steps
-- given $1 currency, $2 step, $3 shift, $4 rateDays, $5 rateCurrencies, $6 rates, $7 skus, $8 from, $9 until
-- by row rules: product_daily_sales
select "sku",
    round(sum(revenue_minor * case when sold.currency = $1 then 1 else known.rate end)) as "revenue_minor",
    min(array[sold.day::text, sold.currency]) filter
    (where case when sold.currency = $1 then 1 else known.rate end is null) as "without_rate",
    date_trunc($2, ("sold"."day" + $3::integer)::timestamp)::date - $3::integer as "step_from"
from "sales"."product_daily_sales" as "sold"
  left join unnest($4::date[], $5::text[], $6::numeric[]) as known(day, currency, rate) on "known"."day" =
      "sold"."day"
    and "known"."currency" = "sold"."currency"
where "sku" = any((
  select $7::text[]
)::text[])
  and "sold"."day" >= $8
  and "sold"."day" < $9
group by "sku", "step_from"

-- segment_orders
-- given $1 always "CANCELLED", $2 from, $3 until, $4 currency, $5 rateDays, $6 rateCurrencies, $7 rates
-- by row rules: customer_summaries, customers, orders
-- planned anew for each run
with "daily" as (
  select s.segment as "segment", "o"."placed_at"::date as "day", "o"."currency", count(*) as "orders",
      sum(o.total_minor) -
      coalesce(sum(case when "o"."included_tax_percent" > 0 and "o"."included_tax_percent" < 1000 then
      round(("o"."total_minor" * "o"."included_tax_percent" + 0.00000000000000000000) /
      (100 + "o"."included_tax_percent"), 20) end), 0) as "total_minor"
  from (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
            "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
        from "sales"."orders"
      ) as "there"
  ) as "o"
    inner join "sales"."customer_summaries" as "s" on "s"."customer_number" = "o"."customer_number"
    inner join (
      select "there".*
      from (values (null::text, null::text, null::text, null::text)) as
          "absent"("phone", "first_name", "last_name", "postal_code")
        cross join lateral (
          select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
              "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
              "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
              "postal_code"::text
          from "sales"."customers"
        ) as "there"
    ) as "c" on "c"."number" = "s"."customer_number"
  where "o"."status" <> $1
    and "o"."placed_at" >= $2::timestamptz
    and "o"."placed_at" < $3::timestamptz
    and ("c"."consent_profiling" and s.segment is not null)
  group by "s"."segment", "day", "o"."currency"
)
select "segment", sum("orders")::bigint as "orders",
    coalesce(sum(total_minor * case when daily.currency = $4 then 1 else rate end), 0) as "minor",
    min(array[daily.day::text, daily.currency]) filter (where daily.currency <> $4 and rate is null) as
    "without_rate"
from "daily"
  left join unnest($5::date[], $6::text[], $7::numeric[]) as known(day, currency, rate) on "known"."day" =
      "daily"."day"
    and "known"."currency" = "daily"."currency"
group by "segment"

-- segment_sizes
-- by row rules: customer_summaries, customers
select s.segment as "segment", count(*) as "customers", min("s"."computed_at") as "summarized_at"
from "sales"."customer_summaries" as "s"
  inner join (
    select "there".*
    from (values (null::text, null::text, null::text, null::text)) as
        "absent"("phone", "first_name", "last_name", "postal_code")
      cross join lateral (
        select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
            "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
            "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
            "postal_code"::text
        from "sales"."customers"
      ) as "there"
  ) as "c" on "c"."number" = "s"."customer_number"
where ("c"."consent_profiling" and s.segment is not null)
group by "s"."segment"

-- segment_tickets
-- given $1 customerNumbers, $2 orderNumbers, $3 emails, $4 openTickets, $5 ratings, $6 goodRatings, $7 always 1
-- by row rules: customer_summaries, customers, orders
-- past row rules: customers
-- planned anew for each run
with "signed" as (
  select *
  from unnest($1::text[], $2::text[], string_to_array($3, '', ''), $4::bigint[], $5::bigint[],
      $6::bigint[]) as t (customer_number, order_number, email, open_tickets, ratings, good_ratings)
), "owner" as (
  select "spelled"."email", min(c.number) as "number"
  from (
    select distinct email, unnest(string_to_array("email", '')) as spelling
    from signed
  ) as "spelled"
    inner join (
      select "there".*
      from (values (null::text, null::text, null::text, null::text)) as
          "absent"("phone", "first_name", "last_name", "postal_code")
        cross join lateral (
          select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
              "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
              "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
              "postal_code"::text
          from "sales"."customers"
        ) as "there"
    ) as "c" on case when c.email ~ '^[!-;=?-~]+@[!-;=?-~]+$' then lower(c.email collate "C") else
        substring(lower(regexp_replace(case when octet_length(c.email) = length(c.email) then c.email else
        normalize(c.email) end collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '', 'g'))
        collate "C" from '.+@.+') end = spelled.spelling
  group by "spelled"."email"
  having count(*) = $7
)
select s.segment as "segment", sum(open_tickets)::bigint as "open_tickets", sum(ratings)::bigint as "ratings",
    sum(good_ratings)::bigint as "good_ratings"
from "signed"
  left join (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
            "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
        from "sales"."orders"
      ) as "there"
  ) as "o" on o.number = signed.order_number
  left join "owner" on "owner"."email" = "signed"."email"
  inner join (
    select "there".*
    from (values (null::text, null::text, null::text, null::text)) as
        "absent"("phone", "first_name", "last_name", "postal_code")
      cross join lateral (
        select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
            "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
            "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
            "postal_code"::text
        from "sales"."customers"
      ) as "there"
  ) as "c" on c.number = coalesce(signed.customer_number, o.customer_number, owner.number)
  inner join "sales"."customer_summaries" as "s" on "s"."customer_number" = "c"."number"
where ("c"."consent_profiling" and s.segment is not null)
group by "s"."segment"

-- sessions_by_day
-- given $1 from, $2 until
-- by row rules: site_sessions
select "day", sum("sessions") as "sessions"
from "sales"."site_sessions"
where "day" >= $1
  and "day" < $2
group by "day"

-- sessions_grouped
-- given $1 byChannel, $2 stepDays, $3 stepFroms, $4 from, $5 until, $6 channels
-- by row rules: site_sessions
select case when $1::boolean then v.channel end as "channel", "step"."step_from",
    sum("v"."sessions") as "sessions"
from "sales"."site_sessions" as "v"
  left join unnest($2::date[], $3::date[]) as step(day, step_from) on step.day = v.day
where "v"."day" >= $4
  and "v"."day" < $5
  and ($6::text[] is null or v.channel = any($6::text[]))
group by 1, 2

-- units_by_steps
-- given $1 step, $2 shift, $3 skus, $4 from, $5 until
-- by row rules: product_daily_sales
select "sku", date_trunc($1, ("sold"."day" + $2::integer)::timestamp)::date - $2::integer as "step_from",
    sum("units") as "units"
from "sales"."product_daily_sales" as "sold"
where "sku" = any((
  select $3::text[]
)::text[])
  and "sold"."day" >= $4
  and "sold"."day" < $5
group by "sku", "step_from"

-- unnamed_customer_summaries
-- given $1 always ""
-- by row rules: customer_summaries
select count(*) as "rows"
from "sales"."customer_summaries"
where ("customer_number" is null or "customer_number" = $1)

-- unnamed_customers
-- given $1 always ""
-- by row rules: customers
select count(*) as "rows"
from (
  select "there".*
  from (values (null::text, null::text, null::text, null::text)) as
      "absent"("phone", "first_name", "last_name", "postal_code")
    cross join lateral (
      select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
          "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
          "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
          "postal_code"::text
      from "sales"."customers"
    ) as "there"
) as "customers"
where ("number" is null or "number" = $1)

-- unnamed_order_lines
-- given $1 always ""
-- by row rules: order_lines
select count(*) as "rows"
from (
  select "there".*
  from (values (null::numeric)) as "absent"("included_tax_percent")
    cross join lateral (
      select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent", "net_minor",
          "included_tax_percent"::numeric
      from "sales"."order_lines"
    ) as "there"
) as "order_lines"
where ("order_number" is null or "order_number" = $1)

-- unnamed_orders
-- given $1 always ""
-- by row rules: orders
select count(*) as "rows"
from (
  select "there".*
  from (values (null::numeric, null::timestamp with time zone)) as
      "absent"("included_tax_percent", "updated_at")
    cross join lateral (
      select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
          "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
      from "sales"."orders"
    ) as "there"
) as "orders"
where ("number" is null or "number" = $1)

-- unnamed_product_daily_sales
-- given $1 always ""
-- by row rules: product_daily_sales
select count(*) as "rows"
from "sales"."product_daily_sales"
where ("sku" is null or "sku" = $1)

-- unnamed_returns
-- given $1 always ""
-- by row rules: returns
select count(*) as "rows"
from (
  select "there".*
  from (values (null::timestamp with time zone)) as "absent"("updated_at")
    cross join lateral (
      select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
          "updated_at"::timestamp with time zone
      from "sales"."returns"
    ) as "there"
) as "returns"
where ("number" is null or "number" = $1)

-- visible_leads
-- given $1 customers, $2 orders, $3 emails
-- by row rules: customers, orders
-- past row rules: customers
-- planned anew for each run
select *
from (
  select (
    select coalesce(string_agg("number", ''), '')
    from (
      select "there".*
      from (values (null::text, null::text, null::text, null::text)) as
          "absent"("phone", "first_name", "last_name", "postal_code")
        cross join lateral (
          select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
              "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
              "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
              "postal_code"::text
          from "sales"."customers"
        ) as "there"
    ) as "customers"
    where number = any(string_to_array($1, ''))
  ) as "customers", (
    select coalesce(string_agg("number", ''), '')
    from (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
              "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
          from "sales"."orders"
        ) as "there"
    ) as "orders"
    where number = any(string_to_array($2, ''))
  ) as "orders", (
    select coalesce(string_agg("email", ''), '')
    from (
      select spelled.email
      from (
        select email, unnest(string_to_array("email", '')) as spelling
        from (
          select distinct unnest(string_to_array($3, '')) as email
        ) as told
      ) as spelled
        join (
          select "there".*
          from (values (null::text, null::text, null::text, null::text)) as
              "absent"("phone", "first_name", "last_name", "postal_code")
            cross join lateral (
              select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
                  "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
                  "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
                  "postal_code"::text
              from "sales"."customers"
            ) as "there"
        ) as every_customer on case when every_customer.email ~ '^[!-;=?-~]+@[!-;=?-~]+$' then
            lower(every_customer.email collate "C") else
            substring(lower(regexp_replace(case when octet_length(every_customer.email) =
            length(every_customer.email) then every_customer.email else normalize(every_customer.email) end
            collate "und-x-icu", '^(.*<)?([^[:graph:]]|<)*|([^[:graph:]]|>)+$', '', 'g')) collate "C" from
            '.+@.+') end = spelled.spelling
      group by 1
      having count(*) = 1
        and min(number) in (
          select number
          from (
            select "there".*
            from (values (null::text, null::text, null::text, null::text)) as
                "absent"("phone", "first_name", "last_name", "postal_code")
              cross join lateral (
                select "number", "name", "email", "gender", "age_band", "country", "region", "city",
                    "language", "acquired_on", "acquisition_channel", "consent_email", "consent_sms",
                    "consent_post", "consent_profiling", "updated_at", "phone"::text, "first_name"::text,
                    "last_name"::text, "postal_code"::text
                from "sales"."customers"
              ) as "there"
          ) as "customers"
        )
    ) as owned
  ) as emails
) as "lead"

-- visible_orders
-- given $1 orders
-- by row rules: orders
select coalesce(string_agg("number", ''), '') as "orders"
from (
  select "there".*
  from (values (null::numeric, null::timestamp with time zone)) as
      "absent"("included_tax_percent", "updated_at")
    cross join lateral (
      select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
          "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
      from "sales"."orders"
    ) as "there"
) as "orders"
where number = any(string_to_array($1, ''))

-- row rule of customer_summaries
select *
from "sales"."customer_summaries"
where customer_number in (
  select number
  from "customers"
)

-- row rule of customers
select *
from (
  select "there".*
  from (values (null::text, null::text, null::text, null::text)) as
      "absent"("phone", "first_name", "last_name", "postal_code")
    cross join lateral (
      select "number", "name", "email", "gender", "age_band", "country", "region", "city", "language",
          "acquired_on", "acquisition_channel", "consent_email", "consent_sms", "consent_post",
          "consent_profiling", "updated_at", "phone"::text, "first_name"::text, "last_name"::text,
          "postal_code"::text
      from "sales"."customers"
    ) as "there"
) as "customers"
where country = any($countries::text[])

-- row rule of daily_lines
select *
from "sales"."daily_lines"
where false

-- row rule of deletions
select *
from "sales"."deletions"
where false

-- row rule of order_lines
select *
from (
  select "there".*
  from (values (null::numeric)) as "absent"("included_tax_percent")
    cross join lateral (
      select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent", "net_minor",
          "included_tax_percent"::numeric
      from "sales"."order_lines"
    ) as "there"
) as "order_lines"
where order_number in (
  select number
  from (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
            "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
        from "sales"."orders"
      ) as "there"
  ) as "orders"
  where customer_number in (
    select number
    from "customers"
  )
)

-- row rule of order_lines
select *
from (
  select "there".*
  from (values (null::numeric)) as "absent"("included_tax_percent")
    cross join lateral (
      select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent", "net_minor",
          "included_tax_percent"::numeric
      from "sales"."order_lines"
    ) as "there"
) as "order_lines"
where sku = any(string_to_array($skus::text, chr(31)))

-- row rule of order_lines
select *
from (
  select "there".*
  from (values (null::numeric)) as "absent"("included_tax_percent")
    cross join lateral (
      select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent", "net_minor",
          "included_tax_percent"::numeric
      from "sales"."order_lines"
    ) as "there"
) as "order_lines"
where sku = any(string_to_array($skus::text, chr(31)))
  and order_number in (
    select number
    from (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
              "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
          from "sales"."orders"
        ) as "there"
    ) as "orders"
    where customer_number in (
      select number
      from "customers"
    )
  )

-- row rule of orders
select "o"."number", "o"."customer_number", "o"."placed_at", "o"."status", "o"."channel", "o"."country",
    "o"."currency", "seen"."total_minor", "seen"."included_tax_percent", "o"."updated_at"
from (
  select "there".*
  from (values (null::numeric, null::timestamp with time zone)) as
      "absent"("included_tax_percent", "updated_at")
    cross join lateral (
      select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
          "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
      from "sales"."orders"
    ) as "there"
) as o
  cross join lateral (
    select sum(l.net_minor)::bigint as total_minor,
        sum(case when coalesce(l.included_tax_percent, o.included_tax_percent) > 0 and
        coalesce(l.included_tax_percent, o.included_tax_percent) < 1000 then
        round(("l"."net_minor" * coalesce(l.included_tax_percent, o.included_tax_percent) +
        0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, o.included_tax_percent)), 20) end)
        * 100 / nullif(sum(l.net_minor) -
        sum(case when coalesce(l.included_tax_percent, o.included_tax_percent) > 0 and
        coalesce(l.included_tax_percent, o.included_tax_percent) < 1000 then
        round(("l"."net_minor" * coalesce(l.included_tax_percent, o.included_tax_percent) +
        0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, o.included_tax_percent)), 20) end),
        0) as included_tax_percent
    from (
      select "there".*
      from (values (null::numeric)) as "absent"("included_tax_percent")
        cross join lateral (
          select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
              "net_minor", "included_tax_percent"::numeric
          from "sales"."order_lines"
        ) as "there"
    ) as l
    where l.order_number = o.number
      and l.sku = any(string_to_array($skus::text, chr(31)))
  ) as seen
where seen.total_minor is not null

-- row rule of orders
select "o"."number", "o"."customer_number", "o"."placed_at", "o"."status", "o"."channel", "o"."country",
    "o"."currency", "seen"."total_minor", "seen"."included_tax_percent", "o"."updated_at"
from (
  select "there".*
  from (values (null::numeric, null::timestamp with time zone)) as
      "absent"("included_tax_percent", "updated_at")
    cross join lateral (
      select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
          "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
      from "sales"."orders"
    ) as "there"
) as o
  cross join lateral (
    select sum(l.net_minor)::bigint as total_minor,
        sum(case when coalesce(l.included_tax_percent, o.included_tax_percent) > 0 and
        coalesce(l.included_tax_percent, o.included_tax_percent) < 1000 then
        round(("l"."net_minor" * coalesce(l.included_tax_percent, o.included_tax_percent) +
        0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, o.included_tax_percent)), 20) end)
        * 100 / nullif(sum(l.net_minor) -
        sum(case when coalesce(l.included_tax_percent, o.included_tax_percent) > 0 and
        coalesce(l.included_tax_percent, o.included_tax_percent) < 1000 then
        round(("l"."net_minor" * coalesce(l.included_tax_percent, o.included_tax_percent) +
        0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, o.included_tax_percent)), 20) end),
        0) as included_tax_percent
    from (
      select "there".*
      from (values (null::numeric)) as "absent"("included_tax_percent")
        cross join lateral (
          select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent",
              "net_minor", "included_tax_percent"::numeric
          from "sales"."order_lines"
        ) as "there"
    ) as l
    where l.order_number = o.number
      and l.sku = any(string_to_array($skus::text, chr(31)))
  ) as seen
where seen.total_minor is not null
  and o.customer_number in (
    select number
    from "customers"
  )

-- row rule of orders
select *
from (
  select "there".*
  from (values (null::numeric, null::timestamp with time zone)) as
      "absent"("included_tax_percent", "updated_at")
    cross join lateral (
      select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
          "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
      from "sales"."orders"
    ) as "there"
) as "orders"
where customer_number in (
  select number
  from "customers"
)

-- row rule of packed_products
select *
from "sales"."packed_products"
where false

-- row rule of product_daily_sales
select *
from "sales"."product_daily_sales"
where sku = any(string_to_array($skus::text, chr(31)))

-- row rule of product_daily_sales
select l.sku, o.placed_at::date as day, o.currency, count(distinct o.number)::integer as "orders",
    sum(l.quantity)::integer as units,
    sum(("l"."net_minor" -
    coalesce(case when coalesce(l.included_tax_percent, o.included_tax_percent) > 0 and
    coalesce(l.included_tax_percent, o.included_tax_percent) < 1000 then
    round(("l"."net_minor" * coalesce(l.included_tax_percent, o.included_tax_percent) +
    0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, o.included_tax_percent)), 20) end, 0)))
    as revenue_minor, null::integer as returned_units, null::bigint as returned_minor
from (
  select "there".*
  from (values (null::numeric, null::timestamp with time zone)) as
      "absent"("included_tax_percent", "updated_at")
    cross join lateral (
      select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
          "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
      from "sales"."orders"
    ) as "there"
) as o
  join (
    select "there".*
    from (values (null::numeric)) as "absent"("included_tax_percent")
      cross join lateral (
        select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent", "net_minor",
            "included_tax_percent"::numeric
        from "sales"."order_lines"
      ) as "there"
  ) as l on l.order_number = o.number
where o.status <> 'CANCELLED'
  and o.customer_number in (
    select number
    from "customers"
  )
  and sku = any(string_to_array($skus::text, chr(31)))
group by 1, 2, 3

-- row rule of product_daily_sales
select l.sku, o.placed_at::date as day, o.currency, count(distinct o.number)::integer as "orders",
    sum(l.quantity)::integer as units,
    sum(("l"."net_minor" -
    coalesce(case when coalesce(l.included_tax_percent, o.included_tax_percent) > 0 and
    coalesce(l.included_tax_percent, o.included_tax_percent) < 1000 then
    round(("l"."net_minor" * coalesce(l.included_tax_percent, o.included_tax_percent) +
    0.00000000000000000000) / (100 + coalesce(l.included_tax_percent, o.included_tax_percent)), 20) end, 0)))
    as revenue_minor, null::integer as returned_units, null::bigint as returned_minor
from (
  select "there".*
  from (values (null::numeric, null::timestamp with time zone)) as
      "absent"("included_tax_percent", "updated_at")
    cross join lateral (
      select "number", "customer_number", "placed_at", "status", "channel", "country", "currency",
          "total_minor", "included_tax_percent"::numeric, "updated_at"::timestamp with time zone
      from "sales"."orders"
    ) as "there"
) as o
  join (
    select "there".*
    from (values (null::numeric)) as "absent"("included_tax_percent")
      cross join lateral (
        select "order_number", "line", "sku", "quantity", "unit_price_minor", "discount_percent", "net_minor",
            "included_tax_percent"::numeric
        from "sales"."order_lines"
      ) as "there"
  ) as l on l.order_number = o.number
where o.status <> 'CANCELLED'
  and o.customer_number in (
    select number
    from "customers"
  )
  and true
group by 1, 2, 3

-- row rule of returns
select r.*
from (
  select "there".*
  from (values (null::timestamp with time zone)) as "absent"("updated_at")
    cross join lateral (
      select "number", "order_number", "line", "quantity", "refund_minor", "returned_on",
          "updated_at"::timestamp with time zone
      from "sales"."returns"
    ) as "there"
) as r
  join "order_lines" as l on l.order_number = r.order_number
    and l.line = r.line

-- row rule of site_sessions
select *
from "sales"."site_sessions"
where false

-- row rule of summarized_days
select *
from "sales"."summarized_days"
where false
