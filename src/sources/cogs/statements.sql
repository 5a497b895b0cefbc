-- What cogs is asked. Written by `npm run codegen`: change what stands in lists/, figures/, reports/ and views.

-- budgets_by_code
-- given $1 codes
select "code", "name", "category", "period_start", "period_end", "currency", "allocated_minor",
    "committed_minor", "spent_minor"
from "cogs"."budgets"
where "code" = any((
  select $1::text[]
)::text[])

-- budgets_in_force
-- given $1 day, $2 always 500
select "code", "name", "category", "period_start", "period_end", "currency", "allocated_minor",
    "committed_minor", "spent_minor"
from "cogs"."budgets"
where "period_start" <= $1
  and "period_end" >= $1
order by "period_end", "code"
limit $2

-- competitor_price_count
-- given $1 from, $2 until, $3 skus
-- by row rules: competitor_prices
select "seen"."sku", count(*) as "prices"
from (
  select "there".*
  from (values (null::numeric)) as "absent"("included_tax_percent")
    cross join lateral (
      select "sku", "competitor", "amount_minor", "currency", "included_tax_percent"::numeric, "observed_at"
      from "cogs"."competitor_prices"
    ) as "there"
) as "seen"
where "seen"."observed_at" >= (
  select $1::timestamptz
)
  and ("seen"."observed_at" < (
    select $2::timestamptz
  )) is true
  and "seen"."competitor" <> ''
  and "seen"."sku" = any((
    select $3::text[]
  )::text[])
group by "seen"."sku"

-- competitor_price_page_competitor_on_open_open
-- given $1 skus, $2 from, $3 until, $4 limit
-- by row rules: competitor_prices
select "seen"."sku", "seen"."competitor", "seen"."amount_minor", "seen"."currency",
    "seen"."observed_at"::timestamptz as "observed_at", "seen"."competitor"::text as "cursor_0",
    "seen"."observed_at"::text as "cursor_1"
from unnest((
  select $1::text[]
)) as input(key)
  inner join lateral (
    select "seen"."sku", "seen"."competitor", "seen"."amount_minor", "seen"."currency",
        "seen"."observed_at"::timestamptz as "observed_at"
    from (
      select "there".*
      from (values (null::numeric)) as "absent"("included_tax_percent")
        cross join lateral (
          select "sku", "competitor", "amount_minor", "currency", "included_tax_percent"::numeric,
              "observed_at"
          from "cogs"."competitor_prices"
        ) as "there"
    ) as "seen"
    where "seen"."observed_at" >= (
      select $2::timestamptz
    )
      and ("seen"."observed_at" < (
        select $3::timestamptz
      )) is true
      and "seen"."competitor" <> ''
      and "seen"."sku" = "input"."key"
      and true
    order by "seen"."competitor" asc, "seen"."observed_at" desc
    limit $4
  ) as "seen" on true
order by "seen"."competitor" asc, "seen"."observed_at" desc

-- competitor_price_page_competitor_on_open_value: the same but for
      and (("seen"."competitor" <= cast($4 as text) and
          ("seen"."competitor" < cast($4 as text) or "seen"."observed_at" > cast($5 as timestamptz))))
    limit $6

-- competitor_price_page_competitor_on_value_open: the same but for
      and (("seen"."competitor" >= cast($4 as text) and
          ("seen"."competitor" > cast($4 as text) or "seen"."observed_at" < cast($5 as timestamptz))))
    limit $6

-- competitor_price_page_competitor_on_value_value: the same but for
      and (("seen"."competitor" >= cast($4 as text) and
          ("seen"."competitor" > cast($4 as text) or "seen"."observed_at" < cast($5 as timestamptz))) and
          ("seen"."competitor" <= cast($6 as text) and
          ("seen"."competitor" < cast($6 as text) or "seen"."observed_at" > cast($7 as timestamptz))))
    limit $8

-- competitor_price_page_competitor_back_open_open: the same but for
    order by "seen"."competitor" desc, "seen"."observed_at" asc
order by "seen"."competitor" desc, "seen"."observed_at" asc

-- competitor_price_page_competitor_back_open_value: the same but for
      and (("seen"."competitor" <= cast($4 as text) and
          ("seen"."competitor" < cast($4 as text) or "seen"."observed_at" > cast($5 as timestamptz))))
    order by "seen"."competitor" desc, "seen"."observed_at" asc
    limit $6
order by "seen"."competitor" desc, "seen"."observed_at" asc

-- competitor_price_page_competitor_back_value_open: the same but for
      and (("seen"."competitor" >= cast($4 as text) and
          ("seen"."competitor" > cast($4 as text) or "seen"."observed_at" < cast($5 as timestamptz))))
    order by "seen"."competitor" desc, "seen"."observed_at" asc
    limit $6
order by "seen"."competitor" desc, "seen"."observed_at" asc

-- competitor_price_page_competitor_back_value_value: the same but for
      and (("seen"."competitor" >= cast($4 as text) and
          ("seen"."competitor" > cast($4 as text) or "seen"."observed_at" < cast($5 as timestamptz))) and
          ("seen"."competitor" <= cast($6 as text) and
          ("seen"."competitor" < cast($6 as text) or "seen"."observed_at" > cast($7 as timestamptz))))
    order by "seen"."competitor" desc, "seen"."observed_at" asc
    limit $8
order by "seen"."competitor" desc, "seen"."observed_at" asc

-- competitor_prices_seen
-- given $1 skus, $2 since, $3 until
-- by row rules: competitor_prices
select distinct on ("sku", "competitor") "sku", "competitor", "amount_minor", "currency",
    "observed_at"::timestamptz as "observed_at"
from (
  select "there".*
  from (values (null::numeric)) as "absent"("included_tax_percent")
    cross join lateral (
      select "sku", "competitor", "amount_minor", "currency", "included_tax_percent"::numeric, "observed_at"
      from "cogs"."competitor_prices"
    ) as "there"
) as "competitor_prices"
where "sku" = any((
  select $1::text[]
)::text[])
  and "observed_at" >= (
    select $2::timestamptz
  )
  and (observed_at <= (
    select $3::timestamptz
  )) is true
order by "sku", "competitor", "observed_at" desc

-- cost_history
-- given $1 skus
-- by row rules: cost_records
select "sku", "component", "amount_minor", "currency", "effective_from", "effective_to"
from "cogs"."cost_records"
where "sku" = any((
  select $1::text[]
)::text[])

-- costs_in_force
-- given $1 skus, $2 day
-- by row rules: cost_records
select distinct on ("sku", "component") "sku", "component", "amount_minor", "currency", "effective_from",
    "effective_to"
from "cogs"."cost_records"
where "sku" = any((
  select $1::text[]
)::text[])
  and "effective_from" <= $2
  and ("effective_to" is null or "effective_to" > $2)
order by "sku", "component", "effective_from" desc

-- costs_of_days
-- given $1 from, $2 until
-- by row rules: cost_records
-- planned anew for each run
-- waits among reports
select "sku",
    string_agg(coalesce(component, '') || '' || (greatest(effective_from, date '0001-01-01') - $1::date) ||
    '' || (least(coalesce(effective_to, $2::date), $2::date) - $1::date) || '' || coalesce(currency, '') ||
    '' || amount_minor::numeric, '') as "records"
from "cogs"."cost_records"
where "effective_from" < $2
  and ("effective_to" is null or "effective_to" > $1)
  and abs(amount_minor) < 1000000000000000
group by "sku"

-- market_prices_in_force
-- given $1 skus, $2 day
-- by row rules: market_prices
select distinct on ("sku", "market") "sku", "market", "amount_minor", "compare_at_minor", "currency",
    "included_tax_percent", "effective_from"
from (
  select "there".*
  from (values (null::numeric, null::numeric)) as "absent"("compare_at_minor", "included_tax_percent")
    cross join lateral (
      select "sku", "market", "amount_minor", "compare_at_minor"::numeric, "currency",
          "included_tax_percent"::numeric, "effective_from", "effective_to"
      from "cogs"."market_prices"
    ) as "there"
) as "market_prices"
where "sku" = any((
  select $1::text[]
)::text[])
  and "effective_from" <= $2
  and ("effective_to" is null or "effective_to" > $2)
order by "sku", "market", "effective_from" desc

-- newest_competitor_prices
-- by row rules: competitor_prices
select max("observed_at")::timestamptz as "at"
from (
  select "there".*
  from (values (null::numeric)) as "absent"("included_tax_percent")
    cross join lateral (
      select "sku", "competitor", "amount_minor", "currency", "included_tax_percent"::numeric, "observed_at"
      from "cogs"."competitor_prices"
    ) as "there"
) as "competitor_prices"

-- newest_prices
-- by row rules: prices
select max("effective_from")::timestamptz as "at"
from (
  select "there".*
  from (values (null::numeric, null::timestamp with time zone)) as
      "absent"("included_tax_percent", "updated_at")
    cross join lateral (
      select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent"::numeric,
          "effective_from", "effective_to", "updated_at"::timestamp with time zone
      from "cogs"."prices"
    ) as "there"
) as "prices"

-- price_history
-- given $1 skus
-- by row rules: prices
select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent", "effective_from",
    "effective_to"
from (
  select "there".*
  from (values (null::numeric, null::timestamp with time zone)) as
      "absent"("included_tax_percent", "updated_at")
    cross join lateral (
      select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent"::numeric,
          "effective_from", "effective_to", "updated_at"::timestamp with time zone
      from "cogs"."prices"
    ) as "there"
) as "prices"
where "sku" = any((
  select $1::text[]
)::text[])

-- products rows cost
-- given $1 reportingCurrency, $2 rateFrom, $3 rateTo, $4 rateTimes, $5 ratePer, $6 today
-- by row rules: cost_records
select amount.*,
    case when "amount"."currency" = $1::text then "amount"."amount_minor"::numeric else
    round(case when "amount"."currency" = $1::text then "amount"."amount_minor"::numeric else (
  select round(("amount"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
  from unnest((
    select $2::text[]
  ), (
    select $3::text[]
  ), (
    select $4::numeric[]
  ), (
    select $5::numeric[]
  )) as rate(from_currency, to_currency, times, per)
  where rate.from_currency = "amount"."currency"
    and rate.to_currency = $1::text
) end) end as minor
from (
  select key, case when lowest = highest then sum(amount_minor) when count(*) = count(worth) then
      round(sum(worth)) end as amount_minor,
      case when lowest = highest then lowest else $1::text end as currency,
      (array_agg(currency order by component) filter (where lowest <> highest and worth is null))[1] as
      rate_from
  from (
    select component.*,
        case when lowest <> highest then case when "component"."currency" = $1::text then
        "component"."amount_minor"::numeric else (
      select round(("component"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
      from unnest((
        select $2::text[]
      ), (
        select $3::text[]
      ), (
        select $4::numeric[]
      ), (
        select $5::numeric[]
      )) as rate(from_currency, to_currency, times, per)
      where rate.from_currency = "component"."currency"
        and rate.to_currency = $1::text
    ) end end as worth
    from (
      select component.*, min(currency) over of_key as lowest, max(currency) over of_key as highest
      from (
        select distinct on (sku, component) sku as key, component, amount_minor, currency
        from (
          select *
          from "cogs"."cost_records"
          where effective_from <= $6::date
            and true
            and effective_to is null
          union all
          select *
          from "cogs"."cost_records"
          where effective_from <= $6::date
            and true
            and effective_to > $6::date
        ) as in_force
        order by sku desc, component desc, effective_from desc
      ) as component
      window of_key as (partition by key)
    ) as component offset 0
  ) as component
  group by key, lowest, highest
) as amount

-- products rows cost of a page
-- given $1 reportingCurrency, $2 rateFrom, $3 rateTo, $4 rateTimes, $5 ratePer, $6 today
-- by row rules: cost_records
select amount.*, case when "amount"."currency" = (
  select $1::text
) then "amount"."amount_minor"::numeric else round(case when "amount"."currency" = (
  select $1::text
) then "amount"."amount_minor"::numeric else (
  select round(("amount"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
  from unnest((
    select $2::text[]
  ), (
    select $3::text[]
  ), (
    select $4::numeric[]
  ), (
    select $5::numeric[]
  )) as rate(from_currency, to_currency, times, per)
  where rate.from_currency = "amount"."currency"
    and rate.to_currency = (
      select $1::text
    )
) end) end as minor
from (
  select key, case when lowest = highest then sum(amount_minor) when count(*) = count(worth) then
      round(sum(worth)) end as amount_minor, case when lowest = highest then lowest else (
    select $1::text
  ) end as currency,
      (array_agg(currency order by component) filter (where lowest <> highest and worth is null))[1] as
      rate_from
  from (
    select component.*, case when lowest <> highest then case when "component"."currency" = (
      select $1::text
    ) then "component"."amount_minor"::numeric else (
      select round(("component"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
      from unnest((
        select $2::text[]
      ), (
        select $3::text[]
      ), (
        select $4::numeric[]
      ), (
        select $5::numeric[]
      )) as rate(from_currency, to_currency, times, per)
      where rate.from_currency = "component"."currency"
        and rate.to_currency = (
          select $1::text
        )
    ) end end as worth
    from (
      select component.*, min(currency) over of_key as lowest, max(currency) over of_key as highest
      from (
        select distinct on (sku, component) sku as key, component, amount_minor, currency
        from (
          select *
          from "cogs"."cost_records"
          where effective_from <= (
            select $6::date
          )
            and true
            and (effective_to is null or effective_to > (
              select $6::date
            ))
        ) as in_force
        order by sku desc, component desc, effective_from desc
      ) as component
      window of_key as (partition by key)
    ) as component offset 0
  ) as component
  group by key, lowest, highest
) as amount

-- products rows margin
-- given $1 rateFrom, $2 rateTo, $3 rateTimes, $4 ratePer, $5 today, $6 reportingCurrency
-- by row rules: cost_records, prices
select *, round(net_minor - cost_minor,
    greatest(scale(trim_scale("price_minor"::numeric)), scale(trim_scale("cost_minor"::numeric)))) as
    gross_minor, case when net_minor <> 0 then
    round(((net_minor - cost_minor) * 100 + 0.00000000000000000000) / net_minor, 20) end as percent
from (
  select price.key, price.amount_minor as price_minor,
      ("price"."amount_minor" -
      coalesce(case when "price"."included_tax_percent" > 0 and "price"."included_tax_percent" < 1000 then
      round(("price"."amount_minor" * "price"."included_tax_percent" + 0.00000000000000000000) /
      (100 + "price"."included_tax_percent"), 20) end, 0)) as net_minor, price.currency,
      case when "cost"."currency" = "price"."currency" then "cost"."amount_minor"::numeric else
      round(case when "cost"."currency" = "price"."currency" then "cost"."amount_minor"::numeric else (
    select round(("cost"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
    from unnest((
      select $1::text[]
    ), (
      select $2::text[]
    ), (
      select $3::numeric[]
    ), (
      select $4::numeric[]
    )) as rate(from_currency, to_currency, times, per)
    where rate.from_currency = "cost"."currency"
      and rate.to_currency = "price"."currency"
  ) end) end as cost_minor, coalesce(cost.rate_from, cost.currency) as rate_from,
      case when cost.rate_from is null then price.currency else cost.currency end as rate_to
  from (
    select distinct on (sku) sku as key, amount_minor, currency, compare_at_minor, included_tax_percent,
        effective_from
    from (
      select *
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent"::numeric,
                "effective_from", "effective_to", "updated_at"::timestamp with time zone
            from "cogs"."prices"
          ) as "there"
      ) as "prices"
      where effective_from <= $5::date
        and true
        and effective_to is null
      union all
      select *
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent"::numeric,
                "effective_from", "effective_to", "updated_at"::timestamp with time zone
            from "cogs"."prices"
          ) as "there"
      ) as "prices"
      where effective_from <= $5::date
        and true
        and effective_to > $5::date
    ) as in_force
    order by sku desc, effective_from desc
  ) as price
    join (
      select key, case when lowest = highest then sum(amount_minor) when count(*) = count(worth) then
          round(sum(worth)) end as amount_minor,
          case when lowest = highest then lowest else $6::text end as currency,
          (array_agg(currency order by component) filter (where lowest <> highest and worth is null))[1] as
          rate_from
      from (
        select component.*,
            case when lowest <> highest then case when "component"."currency" = $6::text then
            "component"."amount_minor"::numeric else (
          select round(("component"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
          from unnest((
            select $1::text[]
          ), (
            select $2::text[]
          ), (
            select $3::numeric[]
          ), (
            select $4::numeric[]
          )) as rate(from_currency, to_currency, times, per)
          where rate.from_currency = "component"."currency"
            and rate.to_currency = $6::text
        ) end end as worth
        from (
          select component.*, min(currency) over of_key as lowest, max(currency) over of_key as highest
          from (
            select distinct on (sku, component) sku as key, component, amount_minor, currency
            from (
              select *
              from "cogs"."cost_records"
              where effective_from <= $5::date
                and true
                and effective_to is null
              union all
              select *
              from "cogs"."cost_records"
              where effective_from <= $5::date
                and true
                and effective_to > $5::date
            ) as in_force
            order by sku desc, component desc, effective_from desc
          ) as component
          window of_key as (partition by key)
        ) as component offset 0
      ) as component
      group by key, lowest, highest
    ) as cost on cost.key = price.key offset 0
) as priced

-- products rows margin of a page
-- given $1 rateFrom, $2 rateTo, $3 rateTimes, $4 ratePer, $5 today, $6 reportingCurrency
-- by row rules: cost_records, prices
select *, round(net_minor - cost_minor,
    greatest(scale(trim_scale("price_minor"::numeric)), scale(trim_scale("cost_minor"::numeric)))) as
    gross_minor, case when net_minor <> 0 then
    round(((net_minor - cost_minor) * 100 + 0.00000000000000000000) / net_minor, 20) end as percent
from (
  select price.key, price.amount_minor as price_minor,
      ("price"."amount_minor" -
      coalesce(case when "price"."included_tax_percent" > 0 and "price"."included_tax_percent" < 1000 then
      round(("price"."amount_minor" * "price"."included_tax_percent" + 0.00000000000000000000) /
      (100 + "price"."included_tax_percent"), 20) end, 0)) as net_minor, price.currency,
      case when "cost"."currency" = "price"."currency" then "cost"."amount_minor"::numeric else
      round(case when "cost"."currency" = "price"."currency" then "cost"."amount_minor"::numeric else (
    select round(("cost"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
    from unnest((
      select $1::text[]
    ), (
      select $2::text[]
    ), (
      select $3::numeric[]
    ), (
      select $4::numeric[]
    )) as rate(from_currency, to_currency, times, per)
    where rate.from_currency = "cost"."currency"
      and rate.to_currency = "price"."currency"
  ) end) end as cost_minor, coalesce(cost.rate_from, cost.currency) as rate_from,
      case when cost.rate_from is null then price.currency else cost.currency end as rate_to
  from (
    select distinct on (sku) sku as key, amount_minor, currency, compare_at_minor, included_tax_percent,
        effective_from
    from (
      select *
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent"::numeric,
                "effective_from", "effective_to", "updated_at"::timestamp with time zone
            from "cogs"."prices"
          ) as "there"
      ) as "prices"
      where effective_from <= (
        select $5::date
      )
        and true
        and (effective_to is null or effective_to > (
          select $5::date
        ))
    ) as in_force
    order by sku desc, effective_from desc
  ) as price
    join (
      select key, case when lowest = highest then sum(amount_minor) when count(*) = count(worth) then
          round(sum(worth)) end as amount_minor, case when lowest = highest then lowest else (
        select $6::text
      ) end as currency,
          (array_agg(currency order by component) filter (where lowest <> highest and worth is null))[1] as
          rate_from
      from (
        select component.*, case when lowest <> highest then case when "component"."currency" = (
          select $6::text
        ) then "component"."amount_minor"::numeric else (
          select round(("component"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
          from unnest((
            select $1::text[]
          ), (
            select $2::text[]
          ), (
            select $3::numeric[]
          ), (
            select $4::numeric[]
          )) as rate(from_currency, to_currency, times, per)
          where rate.from_currency = "component"."currency"
            and rate.to_currency = (
              select $6::text
            )
        ) end end as worth
        from (
          select component.*, min(currency) over of_key as lowest, max(currency) over of_key as highest
          from (
            select distinct on (sku, component) sku as key, component, amount_minor, currency
            from (
              select *
              from "cogs"."cost_records"
              where effective_from <= (
                select $5::date
              )
                and true
                and (effective_to is null or effective_to > (
                  select $5::date
                ))
            ) as in_force
            order by sku desc, component desc, effective_from desc
          ) as component
          window of_key as (partition by key)
        ) as component offset 0
      ) as component
      group by key, lowest, highest
    ) as cost on cost.key = price.key offset 0
) as priced

-- products rows market
-- given $1 rateFrom, $2 rateTo, $3 rateTimes, $4 ratePer, $5 today, $6 observedSince, $7 observedUntil
-- by row rules: competitor_prices, prices
select key, case when sum(worth) <> 0 then
    round((amount_minor::numeric * count(worth) * 100 + 0.00000000000000000000) / sum(worth), 20) end as
    index, count(worth)::integer as counted,
    (array_agg(currency order by competitor) filter (where worth is null))[1] as rate_from,
    price_currency as rate_to
from (
  select price.key, price.amount_minor, price.currency as price_currency,
      case when seen.included_tax_percent >= 0 and seen.included_tax_percent < 1000 then
      round((case when "seen"."currency" = "price"."currency" then "seen"."amount_minor"::numeric else (
    select round(("seen"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
    from unnest((
      select $1::text[]
    ), (
      select $2::text[]
    ), (
      select $3::numeric[]
    ), (
      select $4::numeric[]
    )) as rate(from_currency, to_currency, times, per)
    where rate.from_currency = "seen"."currency"
      and rate.to_currency = "price"."currency"
  ) end * (100 + coalesce(price.included_tax_percent, 0)) + 0.00000000000000000000) /
      (100 + seen.included_tax_percent), 20) else case when "seen"."currency" = "price"."currency" then
      "seen"."amount_minor"::numeric else (
    select round(("seen"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
    from unnest((
      select $1::text[]
    ), (
      select $2::text[]
    ), (
      select $3::numeric[]
    ), (
      select $4::numeric[]
    )) as rate(from_currency, to_currency, times, per)
    where rate.from_currency = "seen"."currency"
      and rate.to_currency = "price"."currency"
  ) end end as worth, seen.competitor, seen.currency
  from (
    select distinct on (sku) sku as key, amount_minor, currency, compare_at_minor, included_tax_percent,
        effective_from
    from (
      select *
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent"::numeric,
                "effective_from", "effective_to", "updated_at"::timestamp with time zone
            from "cogs"."prices"
          ) as "there"
      ) as "prices"
      where effective_from <= $5::date
        and true
        and effective_to is null
      union all
      select *
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent"::numeric,
                "effective_from", "effective_to", "updated_at"::timestamp with time zone
            from "cogs"."prices"
          ) as "there"
      ) as "prices"
      where effective_from <= $5::date
        and true
        and effective_to > $5::date
    ) as in_force
    order by sku desc, effective_from desc
  ) as price
    join (
      select distinct on (sku, competitor) sku as key, competitor, amount_minor, currency,
          included_tax_percent
      from (
        select "there".*
        from (values (null::numeric)) as "absent"("included_tax_percent")
          cross join lateral (
            select "sku", "competitor", "amount_minor", "currency", "included_tax_percent"::numeric,
                "observed_at"
            from "cogs"."competitor_prices"
          ) as "there"
      ) as "competitor_prices"
      where observed_at >= $6::timestamptz
        and (observed_at <= $7::timestamptz) is true
        and true
      order by sku desc, competitor desc, observed_at desc
    ) as seen on seen.key = price.key offset 0
) as compared
group by key, amount_minor, price_currency

-- products rows market of a page
-- given $1 rateFrom, $2 rateTo, $3 rateTimes, $4 ratePer, $5 today, $6 observedSince, $7 observedUntil
-- by row rules: competitor_prices, prices
select key, case when sum(worth) <> 0 then
    round((amount_minor::numeric * count(worth) * 100 + 0.00000000000000000000) / sum(worth), 20) end as
    index, count(worth)::integer as counted,
    (array_agg(currency order by competitor) filter (where worth is null))[1] as rate_from,
    price_currency as rate_to
from (
  select price.key, price.amount_minor, price.currency as price_currency,
      case when seen.included_tax_percent >= 0 and seen.included_tax_percent < 1000 then
      round((case when "seen"."currency" = "price"."currency" then "seen"."amount_minor"::numeric else (
    select round(("seen"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
    from unnest((
      select $1::text[]
    ), (
      select $2::text[]
    ), (
      select $3::numeric[]
    ), (
      select $4::numeric[]
    )) as rate(from_currency, to_currency, times, per)
    where rate.from_currency = "seen"."currency"
      and rate.to_currency = "price"."currency"
  ) end * (100 + coalesce(price.included_tax_percent, 0)) + 0.00000000000000000000) /
      (100 + seen.included_tax_percent), 20) else case when "seen"."currency" = "price"."currency" then
      "seen"."amount_minor"::numeric else (
    select round(("seen"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
    from unnest((
      select $1::text[]
    ), (
      select $2::text[]
    ), (
      select $3::numeric[]
    ), (
      select $4::numeric[]
    )) as rate(from_currency, to_currency, times, per)
    where rate.from_currency = "seen"."currency"
      and rate.to_currency = "price"."currency"
  ) end end as worth, seen.competitor, seen.currency
  from (
    select distinct on (sku) sku as key, amount_minor, currency, compare_at_minor, included_tax_percent,
        effective_from
    from (
      select *
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent"::numeric,
                "effective_from", "effective_to", "updated_at"::timestamp with time zone
            from "cogs"."prices"
          ) as "there"
      ) as "prices"
      where effective_from <= (
        select $5::date
      )
        and true
        and (effective_to is null or effective_to > (
          select $5::date
        ))
    ) as in_force
    order by sku desc, effective_from desc
  ) as price
    join (
      select distinct on (sku, competitor) sku as key, competitor, amount_minor, currency,
          included_tax_percent
      from (
        select "there".*
        from (values (null::numeric)) as "absent"("included_tax_percent")
          cross join lateral (
            select "sku", "competitor", "amount_minor", "currency", "included_tax_percent"::numeric,
                "observed_at"
            from "cogs"."competitor_prices"
          ) as "there"
      ) as "competitor_prices"
      where observed_at >= (
        select $6::timestamptz
      )
        and (observed_at <= (
          select $7::timestamptz
        )) is true
        and true
      order by sku desc, competitor desc, observed_at desc
    ) as seen on seen.key = price.key offset 0
) as compared
group by key, amount_minor, price_currency

-- products rows price
-- given $1 reportingCurrency, $2 rateFrom, $3 rateTo, $4 rateTimes, $5 ratePer, $6 today
-- by row rules: prices
select amount.*,
    case when "amount"."currency" = $1::text then "amount"."amount_minor"::numeric else
    round(case when "amount"."currency" = $1::text then "amount"."amount_minor"::numeric else (
  select round(("amount"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
  from unnest((
    select $2::text[]
  ), (
    select $3::text[]
  ), (
    select $4::numeric[]
  ), (
    select $5::numeric[]
  )) as rate(from_currency, to_currency, times, per)
  where rate.from_currency = "amount"."currency"
    and rate.to_currency = $1::text
) end) end as minor
from (
  select distinct on (sku) sku as key, amount_minor, currency, compare_at_minor, included_tax_percent,
      effective_from
  from (
    select *
    from (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent"::numeric,
              "effective_from", "effective_to", "updated_at"::timestamp with time zone
          from "cogs"."prices"
        ) as "there"
    ) as "prices"
    where effective_from <= $6::date
      and true
      and effective_to is null
    union all
    select *
    from (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent"::numeric,
              "effective_from", "effective_to", "updated_at"::timestamp with time zone
          from "cogs"."prices"
        ) as "there"
    ) as "prices"
    where effective_from <= $6::date
      and true
      and effective_to > $6::date
  ) as in_force
  order by sku desc, effective_from desc
) as amount

-- products rows price of a page
-- given $1 reportingCurrency, $2 rateFrom, $3 rateTo, $4 rateTimes, $5 ratePer, $6 today
-- by row rules: prices
select amount.*, case when "amount"."currency" = (
  select $1::text
) then "amount"."amount_minor"::numeric else round(case when "amount"."currency" = (
  select $1::text
) then "amount"."amount_minor"::numeric else (
  select round(("amount"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
  from unnest((
    select $2::text[]
  ), (
    select $3::text[]
  ), (
    select $4::numeric[]
  ), (
    select $5::numeric[]
  )) as rate(from_currency, to_currency, times, per)
  where rate.from_currency = "amount"."currency"
    and rate.to_currency = (
      select $1::text
    )
) end) end as minor
from (
  select distinct on (sku) sku as key, amount_minor, currency, compare_at_minor, included_tax_percent,
      effective_from
  from (
    select *
    from (
      select "there".*
      from (values (null::numeric, null::timestamp with time zone)) as
          "absent"("included_tax_percent", "updated_at")
        cross join lateral (
          select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent"::numeric,
              "effective_from", "effective_to", "updated_at"::timestamp with time zone
          from "cogs"."prices"
        ) as "there"
    ) as "prices"
    where effective_from <= (
      select $6::date
    )
      and true
      and (effective_to is null or effective_to > (
        select $6::date
      ))
  ) as in_force
  order by sku desc, effective_from desc
) as amount

-- products rows priceChange
-- given $1 today
-- by row rules: prices
select distinct on (sku) sku as key,
    case when updated_at is not null then greatest(updated_at, effective_from::timestamptz) end as updated_at
from (
  select *
  from (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent"::numeric,
            "effective_from", "effective_to", "updated_at"::timestamp with time zone
        from "cogs"."prices"
      ) as "there"
  ) as "prices"
  where effective_from <= $1::date
    and true
    and effective_to is null
  union all
  select *
  from (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent"::numeric,
            "effective_from", "effective_to", "updated_at"::timestamp with time zone
        from "cogs"."prices"
      ) as "there"
  ) as "prices"
  where effective_from <= $1::date
    and true
    and effective_to > $1::date
) as in_force
order by sku desc, effective_from desc

-- products rows priceChange of a page
-- given $1 today
-- by row rules: prices
select distinct on (sku) sku as key,
    case when updated_at is not null then greatest(updated_at, effective_from::timestamptz) end as updated_at
from (
  select *
  from (
    select "there".*
    from (values (null::numeric, null::timestamp with time zone)) as
        "absent"("included_tax_percent", "updated_at")
      cross join lateral (
        select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent"::numeric,
            "effective_from", "effective_to", "updated_at"::timestamp with time zone
        from "cogs"."prices"
      ) as "there"
  ) as "prices"
  where effective_from <= (
    select $1::date
  )
    and true
    and (effective_to is null or effective_to > (
      select $1::date
    ))
) as in_force
order by sku desc, effective_from desc

-- products value marginPercent
"percent"::float8

-- products value marginPercent, cost
"cost_minor"::numeric

-- products value marginPercent, currency
"currency"::text

-- products value marginPercent, gross
"gross_minor"::numeric

-- products value marginPercent, percent
"percent"::double precision

-- products value marginPercent, rateFrom
"rate_from"::text

-- products value marginPercent, rateTo
"rate_to"::text

-- products value price
"minor"

-- products value price, compareAtMinor
"compare_at_minor"::numeric

-- products value price, currency
"currency"::text

-- products value price, effectiveFrom
"effective_from"::date

-- products value price, includedTaxPercent
"included_tax_percent"::numeric

-- products value price, minor
"amount_minor"::numeric

-- products value priceIndex
"index"::float8

-- products value priceIndex, counted
"counted"::integer

-- products value priceIndex, index
"index"::double precision

-- products value priceIndex, rateFrom
"rate_from"::text

-- products value priceIndex, rateTo
"rate_to"::text

-- products value priceUpdatedAt
"updated_at"::timestamptz

-- products value unitCost
"minor"

-- products value unitCost, currency
"currency"::text

-- products value unitCost, minor
"amount_minor"::numeric

-- products value unitCost, rateFrom
"rate_from"::text

-- products_estimate
-- given $1 always "x", $2 reportingCurrency, $3 rateFrom, $4 rateTo, $5 rateTimes, $6 ratePer, $7 today, $8 always "x"
-- by row rules: prices
-- planned anew for each run
explain (format json) with listed as (
  select key
  from unnest(string_to_array($1, chr(31), chr(30))::text[]) as input(key)
)
select listed.key as key
from listed
  left join (
    select amount.*,
        case when "amount"."currency" = $2::text then "amount"."amount_minor"::numeric else
        round(case when "amount"."currency" = $2::text then "amount"."amount_minor"::numeric else (
      select round(("amount"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
      from unnest((
        select $3::text[]
      ), (
        select $4::text[]
      ), (
        select $5::numeric[]
      ), (
        select $6::numeric[]
      )) as rate(from_currency, to_currency, times, per)
      where rate.from_currency = "amount"."currency"
        and rate.to_currency = $2::text
    ) end) end as minor
    from (
      select distinct on (sku) sku as key, amount_minor, currency, compare_at_minor, included_tax_percent,
          effective_from
      from (
        select *
        from (
          select "there".*
          from (values (null::numeric, null::timestamp with time zone)) as
              "absent"("included_tax_percent", "updated_at")
            cross join lateral (
              select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent"::numeric,
                  "effective_from", "effective_to", "updated_at"::timestamp with time zone
              from "cogs"."prices"
            ) as "there"
        ) as "prices"
        where effective_from <= $7::date
          and "sku" in (
            select key
            from listed
          )
          and effective_to is null
        union all
        select *
        from (
          select "there".*
          from (values (null::numeric, null::timestamp with time zone)) as
              "absent"("included_tax_percent", "updated_at")
            cross join lateral (
              select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent"::numeric,
                  "effective_from", "effective_to", "updated_at"::timestamp with time zone
              from "cogs"."prices"
            ) as "there"
        ) as "prices"
        where effective_from <= $7::date
          and "sku" in (
            select key
            from listed
          )
          and effective_to > $7::date
      ) as in_force
      order by sku desc, effective_from desc
    ) as amount
  ) as r0 on r0.key = listed.key
where listed.key <> ''
  and (r0.key is not null and r0."minor" = cast($8 as numeric))

-- products_estimate_cost
-- given $1 reportingCurrency, $2 rateFrom, $3 rateTo, $4 rateTimes, $5 ratePer, $6 today
-- by row rules: cost_records
-- planned anew for each run
explain (format json)
select "key", "minor"
from (
  select amount.*,
      case when "amount"."currency" = $1::text then "amount"."amount_minor"::numeric else
      round(case when "amount"."currency" = $1::text then "amount"."amount_minor"::numeric else (
    select round(("amount"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
    from unnest((
      select $2::text[]
    ), (
      select $3::text[]
    ), (
      select $4::numeric[]
    ), (
      select $5::numeric[]
    )) as rate(from_currency, to_currency, times, per)
    where rate.from_currency = "amount"."currency"
      and rate.to_currency = $1::text
  ) end) end as minor
  from (
    select key, case when lowest = highest then sum(amount_minor) when count(*) = count(worth) then
        round(sum(worth)) end as amount_minor,
        case when lowest = highest then lowest else $1::text end as currency,
        (array_agg(currency order by component) filter (where lowest <> highest and worth is null))[1] as
        rate_from
    from (
      select component.*,
          case when lowest <> highest then case when "component"."currency" = $1::text then
          "component"."amount_minor"::numeric else (
        select round(("component"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
        from unnest((
          select $2::text[]
        ), (
          select $3::text[]
        ), (
          select $4::numeric[]
        ), (
          select $5::numeric[]
        )) as rate(from_currency, to_currency, times, per)
        where rate.from_currency = "component"."currency"
          and rate.to_currency = $1::text
      ) end end as worth
      from (
        select component.*, min(currency) over of_key as lowest, max(currency) over of_key as highest
        from (
          select distinct on (sku, component) sku as key, component, amount_minor, currency
          from (
            select *
            from "cogs"."cost_records"
            where effective_from <= $6::date
              and true
              and effective_to is null
            union all
            select *
            from "cogs"."cost_records"
            where effective_from <= $6::date
              and true
              and effective_to > $6::date
          ) as in_force
          order by sku desc, component desc, effective_from desc
        ) as component
        window of_key as (partition by key)
      ) as component offset 0
    ) as component
    group by key, lowest, highest
  ) as amount
) as relation

-- products_matching
-- given $1 always "x", $2 reportingCurrency, $3 rateFrom, $4 rateTo, $5 rateTimes, $6 ratePer, $7 today, $8 always "x", $9 always 2
-- by row rules: prices
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
      select amount.*,
          case when "amount"."currency" = $2::text then "amount"."amount_minor"::numeric else
          round(case when "amount"."currency" = $2::text then "amount"."amount_minor"::numeric else (
        select round(("amount"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
        from unnest((
          select $3::text[]
        ), (
          select $4::text[]
        ), (
          select $5::numeric[]
        ), (
          select $6::numeric[]
        )) as rate(from_currency, to_currency, times, per)
        where rate.from_currency = "amount"."currency"
          and rate.to_currency = $2::text
      ) end) end as minor
      from (
        select distinct on (sku) sku as key, amount_minor, currency, compare_at_minor, included_tax_percent,
            effective_from
        from (
          select *
          from (
            select "there".*
            from (values (null::numeric, null::timestamp with time zone)) as
                "absent"("included_tax_percent", "updated_at")
              cross join lateral (
                select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent"::numeric,
                    "effective_from", "effective_to", "updated_at"::timestamp with time zone
                from "cogs"."prices"
              ) as "there"
          ) as "prices"
          where effective_from <= $7::date
            and "sku" in (
              select key
              from listed
            )
            and effective_to is null
          union all
          select *
          from (
            select "there".*
            from (values (null::numeric, null::timestamp with time zone)) as
                "absent"("included_tax_percent", "updated_at")
              cross join lateral (
                select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent"::numeric,
                    "effective_from", "effective_to", "updated_at"::timestamp with time zone
                from "cogs"."prices"
              ) as "there"
          ) as "prices"
          where effective_from <= $7::date
            and "sku" in (
              select key
              from listed
            )
            and effective_to > $7::date
        ) as in_force
        order by sku desc, effective_from desc
      ) as amount
    ) as r0 on r0.key = listed.key
  where listed.key <> ''
    and (r0.key is not null and r0."minor" = cast($8 as numeric))
  limit $9
) as found

-- products_page
-- given $1 always "x", $2 reportingCurrency, $3 rateFrom, $4 rateTo, $5 rateTimes, $6 ratePer, $7 today, $8 always "x", $9 always 2
-- by row rules: prices
-- planned anew for each run
with found as (
  with listed as (
    select key
    from unnest(string_to_array($1, chr(31), chr(30))::text[]) as input(key)
  )
  select listed.key as key, r0."minor" as value
  from listed
    left join (
      select amount.*,
          case when "amount"."currency" = $2::text then "amount"."amount_minor"::numeric else
          round(case when "amount"."currency" = $2::text then "amount"."amount_minor"::numeric else (
        select round(("amount"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
        from unnest((
          select $3::text[]
        ), (
          select $4::text[]
        ), (
          select $5::numeric[]
        ), (
          select $6::numeric[]
        )) as rate(from_currency, to_currency, times, per)
        where rate.from_currency = "amount"."currency"
          and rate.to_currency = $2::text
      ) end) end as minor
      from (
        select distinct on (sku) sku as key, amount_minor, currency, compare_at_minor, included_tax_percent,
            effective_from
        from (
          select *
          from (
            select "there".*
            from (values (null::numeric, null::timestamp with time zone)) as
                "absent"("included_tax_percent", "updated_at")
              cross join lateral (
                select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent"::numeric,
                    "effective_from", "effective_to", "updated_at"::timestamp with time zone
                from "cogs"."prices"
              ) as "there"
          ) as "prices"
          where effective_from <= $7::date
            and "sku" in (
              select key
              from listed
            )
            and effective_to is null
          union all
          select *
          from (
            select "there".*
            from (values (null::numeric, null::timestamp with time zone)) as
                "absent"("included_tax_percent", "updated_at")
              cross join lateral (
                select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent"::numeric,
                    "effective_from", "effective_to", "updated_at"::timestamp with time zone
                from "cogs"."prices"
              ) as "there"
          ) as "prices"
          where effective_from <= $7::date
            and "sku" in (
              select key
              from listed
            )
            and effective_to > $7::date
        ) as in_force
        order by sku desc, effective_from desc
      ) as amount
    ) as r0 on r0.key = listed.key
  where listed.key <> ''
    and (r0.key is not null and r0."minor" = cast($8 as numeric))
)
select key, "value"::text as "cursor_0", "key"::text as "cursor_1"
from found
where ("key" <> '')
order by "value" asc, "key" asc
limit $9

-- products_page_rows_cost
-- given $1 keys, $2 reportingCurrency, $3 rateFrom, $4 rateTo, $5 rateTimes, $6 ratePer, $7 today, $8 always 2
-- by row rules: cost_records
select "key"::text as "key", "minor"::text as "minor"
from (
  with listed as (
    select key
    from unnest((
      select $1::text[]
    )) as input(key)
  )
  select "key", "minor"
  from (
    select amount.*, case when "amount"."currency" = (
      select $2::text
    ) then "amount"."amount_minor"::numeric else round(case when "amount"."currency" = (
      select $2::text
    ) then "amount"."amount_minor"::numeric else (
      select round(("amount"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
      from unnest((
        select $3::text[]
      ), (
        select $4::text[]
      ), (
        select $5::numeric[]
      ), (
        select $6::numeric[]
      )) as rate(from_currency, to_currency, times, per)
      where rate.from_currency = "amount"."currency"
        and rate.to_currency = (
          select $2::text
        )
    ) end) end as minor
    from (
      select key, case when lowest = highest then sum(amount_minor) when count(*) = count(worth) then
          round(sum(worth)) end as amount_minor, case when lowest = highest then lowest else (
        select $2::text
      ) end as currency,
          (array_agg(currency order by component) filter (where lowest <> highest and worth is null))[1] as
          rate_from
      from (
        select component.*, case when lowest <> highest then case when "component"."currency" = (
          select $2::text
        ) then "component"."amount_minor"::numeric else (
          select round(("component"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
          from unnest((
            select $3::text[]
          ), (
            select $4::text[]
          ), (
            select $5::numeric[]
          ), (
            select $6::numeric[]
          )) as rate(from_currency, to_currency, times, per)
          where rate.from_currency = "component"."currency"
            and rate.to_currency = (
              select $2::text
            )
        ) end end as worth
        from (
          select component.*, min(currency) over of_key as lowest, max(currency) over of_key as highest
          from (
            select distinct on (sku, component) sku as key, component, amount_minor, currency
            from (
              select *
              from "cogs"."cost_records"
              where effective_from <= (
                select $7::date
              )
                and "sku" = any((
                  select $1::text[]
                )::text[])
                and (effective_to is null or effective_to > (
                  select $7::date
                ))
            ) as in_force
            order by sku desc, component desc, effective_from desc
          ) as component
          window of_key as (partition by key)
        ) as component offset 0
      ) as component
      group by key, lowest, highest
    ) as amount
  ) as relation
  limit $8
) as found

-- products_rows_cost
-- given $1 reportingCurrency, $2 rateFrom, $3 rateTo, $4 rateTimes, $5 ratePer, $6 today, $7 always 2
-- by row rules: cost_records
-- planned anew for each run
select count(*) as count, string_agg(coalesce("key"::text, chr(30)), chr(31)) as "v0",
    string_agg(coalesce("minor"::text, chr(30)), chr(31)) as "v1"
from (
  select "key", "minor"
  from (
    select amount.*,
        case when "amount"."currency" = $1::text then "amount"."amount_minor"::numeric else
        round(case when "amount"."currency" = $1::text then "amount"."amount_minor"::numeric else (
      select round(("amount"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
      from unnest((
        select $2::text[]
      ), (
        select $3::text[]
      ), (
        select $4::numeric[]
      ), (
        select $5::numeric[]
      )) as rate(from_currency, to_currency, times, per)
      where rate.from_currency = "amount"."currency"
        and rate.to_currency = $1::text
    ) end) end as minor
    from (
      select key, case when lowest = highest then sum(amount_minor) when count(*) = count(worth) then
          round(sum(worth)) end as amount_minor,
          case when lowest = highest then lowest else $1::text end as currency,
          (array_agg(currency order by component) filter (where lowest <> highest and worth is null))[1] as
          rate_from
      from (
        select component.*,
            case when lowest <> highest then case when "component"."currency" = $1::text then
            "component"."amount_minor"::numeric else (
          select round(("component"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
          from unnest((
            select $2::text[]
          ), (
            select $3::text[]
          ), (
            select $4::numeric[]
          ), (
            select $5::numeric[]
          )) as rate(from_currency, to_currency, times, per)
          where rate.from_currency = "component"."currency"
            and rate.to_currency = $1::text
        ) end end as worth
        from (
          select component.*, min(currency) over of_key as lowest, max(currency) over of_key as highest
          from (
            select distinct on (sku, component) sku as key, component, amount_minor, currency
            from (
              select *
              from "cogs"."cost_records"
              where effective_from <= $6::date
                and true
                and effective_to is null
              union all
              select *
              from "cogs"."cost_records"
              where effective_from <= $6::date
                and true
                and effective_to > $6::date
            ) as in_force
            order by sku desc, component desc, effective_from desc
          ) as component
          window of_key as (partition by key)
        ) as component offset 0
      ) as component
      group by key, lowest, highest
    ) as amount
  ) as relation
  limit $7
) as found

-- products_told
-- given $1 always "x", $2 reportingCurrency, $3 rateFrom, $4 rateTo, $5 rateTimes, $6 ratePer, $7 today, $8 always "x", $9 always 2
-- by row rules: prices
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
    select listed.key as key, r0."minor" as value
    from listed
      left join (
        select amount.*,
            case when "amount"."currency" = $2::text then "amount"."amount_minor"::numeric else
            round(case when "amount"."currency" = $2::text then "amount"."amount_minor"::numeric else (
          select round(("amount"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
          from unnest((
            select $3::text[]
          ), (
            select $4::text[]
          ), (
            select $5::numeric[]
          ), (
            select $6::numeric[]
          )) as rate(from_currency, to_currency, times, per)
          where rate.from_currency = "amount"."currency"
            and rate.to_currency = $2::text
        ) end) end as minor
        from (
          select distinct on (sku) sku as key, amount_minor, currency, compare_at_minor, included_tax_percent,
              effective_from
          from (
            select *
            from (
              select "there".*
              from (values (null::numeric, null::timestamp with time zone)) as
                  "absent"("included_tax_percent", "updated_at")
                cross join lateral (
                  select "sku", "amount_minor", "compare_at_minor", "currency",
                      "included_tax_percent"::numeric, "effective_from", "effective_to",
                      "updated_at"::timestamp with time zone
                  from "cogs"."prices"
                ) as "there"
            ) as "prices"
            where effective_from <= $7::date
              and "sku" in (
                select key
                from listed
              )
              and effective_to is null
            union all
            select *
            from (
              select "there".*
              from (values (null::numeric, null::timestamp with time zone)) as
                  "absent"("included_tax_percent", "updated_at")
                cross join lateral (
                  select "sku", "amount_minor", "compare_at_minor", "currency",
                      "included_tax_percent"::numeric, "effective_from", "effective_to",
                      "updated_at"::timestamp with time zone
                  from "cogs"."prices"
                ) as "there"
            ) as "prices"
            where effective_from <= $7::date
              and "sku" in (
                select key
                from listed
              )
              and effective_to > $7::date
          ) as in_force
          order by sku desc, effective_from desc
        ) as amount
      ) as r0 on r0.key = listed.key
    where listed.key <> ''
      and (r0.key is not null and r0."minor" = cast($8 as numeric))
  ) as valued
  where value is not null
  limit $9
) as found

-- products_values
-- given $1 keys, $2 reportingCurrency, $3 rateFrom, $4 rateTo, $5 rateTimes, $6 ratePer, $7 today, $8 observedSince, $9 observedUntil
-- by row rules: competitor_prices, cost_records, prices
with listed as (
  select key
  from unnest((
    select $1::text[]
  )) as input(key)
)
select listed.key as key, r0."amount_minor"::numeric as "v0_minor", r0."currency"::text as "v0_currency",
    r0."compare_at_minor"::numeric as "v0_compareAtMinor",
    r0."included_tax_percent"::numeric as "v0_includedTaxPercent",
    r0."effective_from"::date as "v0_effectiveFrom", r1."updated_at"::timestamptz as "v1",
    r2."amount_minor"::numeric as "v2_minor", r2."currency"::text as "v2_currency",
    r2."rate_from"::text as "v2_rateFrom", r3."percent"::double precision as "v3_percent",
    r3."gross_minor"::numeric as "v3_gross", r3."cost_minor"::numeric as "v3_cost",
    r3."currency"::text as "v3_currency", r3."rate_from"::text as "v3_rateFrom",
    r3."rate_to"::text as "v3_rateTo", r4."index"::double precision as "v4_index",
    r4."counted"::integer as "v4_counted", r4."rate_from"::text as "v4_rateFrom",
    r4."rate_to"::text as "v4_rateTo"
from listed
  left join (
    select amount.*, case when "amount"."currency" = (
      select $2::text
    ) then "amount"."amount_minor"::numeric else round(case when "amount"."currency" = (
      select $2::text
    ) then "amount"."amount_minor"::numeric else (
      select round(("amount"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
      from unnest((
        select $3::text[]
      ), (
        select $4::text[]
      ), (
        select $5::numeric[]
      ), (
        select $6::numeric[]
      )) as rate(from_currency, to_currency, times, per)
      where rate.from_currency = "amount"."currency"
        and rate.to_currency = (
          select $2::text
        )
    ) end) end as minor
    from (
      select distinct on (sku) sku as key, amount_minor, currency, compare_at_minor, included_tax_percent,
          effective_from
      from (
        select *
        from (
          select "there".*
          from (values (null::numeric, null::timestamp with time zone)) as
              "absent"("included_tax_percent", "updated_at")
            cross join lateral (
              select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent"::numeric,
                  "effective_from", "effective_to", "updated_at"::timestamp with time zone
              from "cogs"."prices"
            ) as "there"
        ) as "prices"
        where effective_from <= (
          select $7::date
        )
          and "sku" = any((
            select $1::text[]
          )::text[])
          and (effective_to is null or effective_to > (
            select $7::date
          ))
      ) as in_force
      order by sku desc, effective_from desc
    ) as amount
  ) as r0 on r0.key = listed.key
  left join (
    select distinct on (sku) sku as key,
        case when updated_at is not null then greatest(updated_at, effective_from::timestamptz) end as
        updated_at
    from (
      select *
      from (
        select "there".*
        from (values (null::numeric, null::timestamp with time zone)) as
            "absent"("included_tax_percent", "updated_at")
          cross join lateral (
            select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent"::numeric,
                "effective_from", "effective_to", "updated_at"::timestamp with time zone
            from "cogs"."prices"
          ) as "there"
      ) as "prices"
      where effective_from <= (
        select $7::date
      )
        and "sku" = any((
          select $1::text[]
        )::text[])
        and (effective_to is null or effective_to > (
          select $7::date
        ))
    ) as in_force
    order by sku desc, effective_from desc
  ) as r1 on r1.key = listed.key
  left join (
    select amount.*, case when "amount"."currency" = (
      select $2::text
    ) then "amount"."amount_minor"::numeric else round(case when "amount"."currency" = (
      select $2::text
    ) then "amount"."amount_minor"::numeric else (
      select round(("amount"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
      from unnest((
        select $3::text[]
      ), (
        select $4::text[]
      ), (
        select $5::numeric[]
      ), (
        select $6::numeric[]
      )) as rate(from_currency, to_currency, times, per)
      where rate.from_currency = "amount"."currency"
        and rate.to_currency = (
          select $2::text
        )
    ) end) end as minor
    from (
      select key, case when lowest = highest then sum(amount_minor) when count(*) = count(worth) then
          round(sum(worth)) end as amount_minor, case when lowest = highest then lowest else (
        select $2::text
      ) end as currency,
          (array_agg(currency order by component) filter (where lowest <> highest and worth is null))[1] as
          rate_from
      from (
        select component.*, case when lowest <> highest then case when "component"."currency" = (
          select $2::text
        ) then "component"."amount_minor"::numeric else (
          select round(("component"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
          from unnest((
            select $3::text[]
          ), (
            select $4::text[]
          ), (
            select $5::numeric[]
          ), (
            select $6::numeric[]
          )) as rate(from_currency, to_currency, times, per)
          where rate.from_currency = "component"."currency"
            and rate.to_currency = (
              select $2::text
            )
        ) end end as worth
        from (
          select component.*, min(currency) over of_key as lowest, max(currency) over of_key as highest
          from (
            select distinct on (sku, component) sku as key, component, amount_minor, currency
            from (
              select *
              from "cogs"."cost_records"
              where effective_from <= (
                select $7::date
              )
                and "sku" = any((
                  select $1::text[]
                )::text[])
                and (effective_to is null or effective_to > (
                  select $7::date
                ))
            ) as in_force
            order by sku desc, component desc, effective_from desc
          ) as component
          window of_key as (partition by key)
        ) as component offset 0
      ) as component
      group by key, lowest, highest
    ) as amount
  ) as r2 on r2.key = listed.key
  left join (
    select *, round(net_minor - cost_minor,
        greatest(scale(trim_scale("price_minor"::numeric)), scale(trim_scale("cost_minor"::numeric)))) as
        gross_minor, case when net_minor <> 0 then
        round(((net_minor - cost_minor) * 100 + 0.00000000000000000000) / net_minor, 20) end as percent
    from (
      select price.key, price.amount_minor as price_minor,
          ("price"."amount_minor" -
          coalesce(case when "price"."included_tax_percent" > 0 and "price"."included_tax_percent" < 1000
          then round(("price"."amount_minor" * "price"."included_tax_percent" + 0.00000000000000000000) /
          (100 + "price"."included_tax_percent"), 20) end, 0)) as net_minor, price.currency,
          case when "cost"."currency" = "price"."currency" then "cost"."amount_minor"::numeric else
          round(case when "cost"."currency" = "price"."currency" then "cost"."amount_minor"::numeric else (
        select round(("cost"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
        from unnest((
          select $3::text[]
        ), (
          select $4::text[]
        ), (
          select $5::numeric[]
        ), (
          select $6::numeric[]
        )) as rate(from_currency, to_currency, times, per)
        where rate.from_currency = "cost"."currency"
          and rate.to_currency = "price"."currency"
      ) end) end as cost_minor, coalesce(cost.rate_from, cost.currency) as rate_from,
          case when cost.rate_from is null then price.currency else cost.currency end as rate_to
      from (
        select distinct on (sku) sku as key, amount_minor, currency, compare_at_minor, included_tax_percent,
            effective_from
        from (
          select *
          from (
            select "there".*
            from (values (null::numeric, null::timestamp with time zone)) as
                "absent"("included_tax_percent", "updated_at")
              cross join lateral (
                select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent"::numeric,
                    "effective_from", "effective_to", "updated_at"::timestamp with time zone
                from "cogs"."prices"
              ) as "there"
          ) as "prices"
          where effective_from <= (
            select $7::date
          )
            and "sku" = any((
              select $1::text[]
            )::text[])
            and (effective_to is null or effective_to > (
              select $7::date
            ))
        ) as in_force
        order by sku desc, effective_from desc
      ) as price
        join (
          select key, case when lowest = highest then sum(amount_minor) when count(*) = count(worth) then
              round(sum(worth)) end as amount_minor, case when lowest = highest then lowest else (
            select $2::text
          ) end as currency,
              (array_agg(currency order by component) filter (where lowest <> highest and worth is null))[1]
              as rate_from
          from (
            select component.*, case when lowest <> highest then case when "component"."currency" = (
              select $2::text
            ) then "component"."amount_minor"::numeric else (
              select round(("component"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per",
                  20)
              from unnest((
                select $3::text[]
              ), (
                select $4::text[]
              ), (
                select $5::numeric[]
              ), (
                select $6::numeric[]
              )) as rate(from_currency, to_currency, times, per)
              where rate.from_currency = "component"."currency"
                and rate.to_currency = (
                  select $2::text
                )
            ) end end as worth
            from (
              select component.*, min(currency) over of_key as lowest, max(currency) over of_key as highest
              from (
                select distinct on (sku, component) sku as key, component, amount_minor, currency
                from (
                  select *
                  from "cogs"."cost_records"
                  where effective_from <= (
                    select $7::date
                  )
                    and "sku" = any((
                      select $1::text[]
                    )::text[])
                    and (effective_to is null or effective_to > (
                      select $7::date
                    ))
                ) as in_force
                order by sku desc, component desc, effective_from desc
              ) as component
              window of_key as (partition by key)
            ) as component offset 0
          ) as component
          group by key, lowest, highest
        ) as cost on cost.key = price.key offset 0
    ) as priced
  ) as r3 on r3.key = listed.key
  left join (
    select key, case when sum(worth) <> 0 then
        round((amount_minor::numeric * count(worth) * 100 + 0.00000000000000000000) / sum(worth), 20) end as
        index, count(worth)::integer as counted,
        (array_agg(currency order by competitor) filter (where worth is null))[1] as rate_from,
        price_currency as rate_to
    from (
      select price.key, price.amount_minor, price.currency as price_currency,
          case when seen.included_tax_percent >= 0 and seen.included_tax_percent < 1000 then
          round((case when "seen"."currency" = "price"."currency" then "seen"."amount_minor"::numeric else (
        select round(("seen"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
        from unnest((
          select $3::text[]
        ), (
          select $4::text[]
        ), (
          select $5::numeric[]
        ), (
          select $6::numeric[]
        )) as rate(from_currency, to_currency, times, per)
        where rate.from_currency = "seen"."currency"
          and rate.to_currency = "price"."currency"
      ) end * (100 + coalesce(price.included_tax_percent, 0)) + 0.00000000000000000000) /
          (100 + seen.included_tax_percent), 20) else case when "seen"."currency" = "price"."currency" then
          "seen"."amount_minor"::numeric else (
        select round(("seen"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
        from unnest((
          select $3::text[]
        ), (
          select $4::text[]
        ), (
          select $5::numeric[]
        ), (
          select $6::numeric[]
        )) as rate(from_currency, to_currency, times, per)
        where rate.from_currency = "seen"."currency"
          and rate.to_currency = "price"."currency"
      ) end end as worth, seen.competitor, seen.currency
      from (
        select distinct on (sku) sku as key, amount_minor, currency, compare_at_minor, included_tax_percent,
            effective_from
        from (
          select *
          from (
            select "there".*
            from (values (null::numeric, null::timestamp with time zone)) as
                "absent"("included_tax_percent", "updated_at")
              cross join lateral (
                select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent"::numeric,
                    "effective_from", "effective_to", "updated_at"::timestamp with time zone
                from "cogs"."prices"
              ) as "there"
          ) as "prices"
          where effective_from <= (
            select $7::date
          )
            and "sku" = any((
              select $1::text[]
            )::text[])
            and (effective_to is null or effective_to > (
              select $7::date
            ))
        ) as in_force
        order by sku desc, effective_from desc
      ) as price
        join (
          select distinct on (sku, competitor) sku as key, competitor, amount_minor, currency,
              included_tax_percent
          from (
            select "there".*
            from (values (null::numeric)) as "absent"("included_tax_percent")
              cross join lateral (
                select "sku", "competitor", "amount_minor", "currency", "included_tax_percent"::numeric,
                    "observed_at"
                from "cogs"."competitor_prices"
              ) as "there"
          ) as "competitor_prices"
          where observed_at >= (
            select $8::timestamptz
          )
            and (observed_at <= (
              select $9::timestamptz
            )) is true
            and "sku" = any((
              select $1::text[]
            )::text[])
          order by sku desc, competitor desc, observed_at desc
        ) as seen on seen.key = price.key offset 0
    ) as compared
    group by key, amount_minor, price_currency
  ) as r4 on r4.key = listed.key
where listed.key <> ''

-- rates_between
-- given $1 currencies, $2 from, $3 until
select "day", "from_currency", "to_currency", "rate"
from "cogs"."exchange_rates"
where ("to_currency" = any((
  select $1::text[]
)::text[]) or "from_currency" = any((
  select $1::text[]
)::text[]))
  and "day" >= $2
  and "day" < $3

-- rates_in_force
-- given $1 oldest, $2 day
select distinct on ("from_currency", "to_currency") "day", "from_currency", "to_currency", "rate"
from "cogs"."exchange_rates"
where "day" >= $1
  and "day" <= $2
order by "from_currency", "to_currency", "day" desc

-- rates_of_days
-- given $1 currency, $2 days
select "day", "from_currency", "to_currency", "rate"
from "cogs"."exchange_rates"
where ("to_currency" = $1 or "from_currency" = $1)
  and "day" in (
    select day - back
    from unnest((
      select $2::date[]
    )) as day, generate_series(0, 7) as back
  )

-- unnamed_budgets
-- given $1 always ""
select count(*) as "rows"
from "cogs"."budgets"
where ("code" is null or "code" = $1)

-- unnamed_competitor_prices
-- given $1 always ""
-- by row rules: competitor_prices
select count(*) as "rows"
from (
  select "there".*
  from (values (null::numeric)) as "absent"("included_tax_percent")
    cross join lateral (
      select "sku", "competitor", "amount_minor", "currency", "included_tax_percent"::numeric, "observed_at"
      from "cogs"."competitor_prices"
    ) as "there"
) as "competitor_prices"
where ("sku" is null or "sku" = $1)

-- unnamed_cost_records
-- given $1 always ""
-- by row rules: cost_records
select count(*) as "rows"
from "cogs"."cost_records"
where ("sku" is null or "sku" = $1)

-- unnamed_exchange_rates
-- given $1 always ""
select count(*) as "rows"
from "cogs"."exchange_rates"
where ("from_currency" is null or "from_currency" = $1)

-- unnamed_market_prices
-- given $1 always ""
-- by row rules: market_prices
select count(*) as "rows"
from (
  select "there".*
  from (values (null::numeric, null::numeric)) as "absent"("compare_at_minor", "included_tax_percent")
    cross join lateral (
      select "sku", "market", "amount_minor", "compare_at_minor"::numeric, "currency",
          "included_tax_percent"::numeric, "effective_from", "effective_to"
      from "cogs"."market_prices"
    ) as "there"
) as "market_prices"
where ("sku" is null or "sku" = $1)

-- unnamed_prices
-- given $1 always ""
-- by row rules: prices
select count(*) as "rows"
from (
  select "there".*
  from (values (null::numeric, null::timestamp with time zone)) as
      "absent"("included_tax_percent", "updated_at")
    cross join lateral (
      select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent"::numeric,
          "effective_from", "effective_to", "updated_at"::timestamp with time zone
      from "cogs"."prices"
    ) as "there"
) as "prices"
where ("sku" is null or "sku" = $1)

-- row rule of competitor_prices
select *
from (
  select "there".*
  from (values (null::numeric)) as "absent"("included_tax_percent")
    cross join lateral (
      select "sku", "competitor", "amount_minor", "currency", "included_tax_percent"::numeric, "observed_at"
      from "cogs"."competitor_prices"
    ) as "there"
) as "competitor_prices"
where sku = any(string_to_array($skus::text, chr(31)))

-- row rule of cost_records
select *
from "cogs"."cost_records"
where sku = any(string_to_array($skus::text, chr(31)))

-- row rule of market_prices
select *
from (
  select "there".*
  from (values (null::numeric, null::numeric)) as "absent"("compare_at_minor", "included_tax_percent")
    cross join lateral (
      select "sku", "market", "amount_minor", "compare_at_minor"::numeric, "currency",
          "included_tax_percent"::numeric, "effective_from", "effective_to"
      from "cogs"."market_prices"
    ) as "there"
) as "market_prices"
where sku = any(string_to_array($skus::text, chr(31)))

-- row rule of prices
select *
from (
  select "there".*
  from (values (null::numeric, null::timestamp with time zone)) as
      "absent"("included_tax_percent", "updated_at")
    cross join lateral (
      select "sku", "amount_minor", "compare_at_minor", "currency", "included_tax_percent"::numeric,
          "effective_from", "effective_to", "updated_at"::timestamp with time zone
      from "cogs"."prices"
    ) as "there"
) as "prices"
where sku = any(string_to_array($skus::text, chr(31)))
