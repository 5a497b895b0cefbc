-- What cogs is asked. Written by `npm run codegen`: change what stands in lists/, figures/, reports/ and views.

-- budgets_by_code
-- given $1 codes
select "code", "name", "category", "period_start", "period_end", "currency", "allocated_minor",
    "committed_minor", "spent_minor"
from "cogs"."budgets"
where "code" = any($1)

-- budgets_in_force
-- given $1 day, $2 day, $3 always 500
select "code", "name", "category", "period_start", "period_end", "currency", "allocated_minor",
    "committed_minor", "spent_minor"
from "cogs"."budgets"
where "period_start" <= $1
  and "period_end" >= $2
order by "period_end", "code"
limit $3

-- competitor_prices_seen
-- given $1 skus, $2 since, $3 now
-- by row rules: competitor_prices
select distinct on ("sku", "competitor") "sku", "competitor", "amount_minor", "currency", "observed_at"
from "cogs"."competitor_prices"
where "sku" = any($1)
  and "observed_at" >= $2
  and "observed_at" <= $3
order by "sku", "competitor", "observed_at" desc

-- cost_history
-- given $1 skus
-- by row rules: cost_records
select "sku", "component", "amount_minor", "currency", "effective_from", "effective_to"
from "cogs"."cost_records"
where "sku" = any($1)

-- cost_history_rates
-- given $1 skus, $2 always 1, $3 day, $4 currency, $5 currency
-- by row rules: cost_records
with "mixed" as (
  select "sku"
  from "cogs"."cost_records"
  where "sku" = any($1)
  group by "sku"
  having count(distinct "currency") > $2
), "changes" as (
  select "change"."day"
  from "cogs"."cost_records"
    inner join "mixed" on "mixed"."sku" = "cogs"."cost_records"."sku"
    inner join lateral (values (effective_from), (effective_to)) as change(day) on true
  where "change"."day" <= $3
)
select "day", "from_currency", "to_currency", "rate"
from "cogs"."exchange_rates"
where ("to_currency" = $4 or "from_currency" = $5)
  and "day" in (
    select day - back
    from changes, generate_series(0, 7) as back
  )

-- cost_stretches
-- given $1 until, $2 from, $3 parts, $4 part, $5 until, $6 from, $7 before
-- by row rules: cost_records
-- planned anew for each run
select *
from (
  with replaced as (
    select sku, since, currency, amount_minor, lag(currency) over component as old_currency,
        lag(amount_minor) over component as old_minor
    from (
      select record.sku, record.component, held.since, held.currency, held.amount_minor
      from (
        select sku, component, currency, amount_minor, effective_from, effective_to,
            lead(effective_from) over (partition by sku, component order by effective_from) as next_from
        from "cogs"."cost_records"
        where effective_from < $1::date
          and (effective_to is null or effective_to > $2::date)
          and mod(hashtext(sku)::bigint + 2147483648, $3::bigint) = $4::bigint
      ) as record
        cross join lateral (
          select effective_from as since, currency, amount_minor
          union all
          select record.effective_to, other.currency, other.amount_minor
          from (values (1)) as ended
            left join lateral (
              select currency, amount_minor
              from "cogs"."cost_records" as other
              where sku = record.sku
                and component = record.component
                and effective_from <= record.effective_to
                and (effective_to is null or effective_to > record.effective_to)
              order by effective_from desc
              limit 1
            ) as other on true
          where record.effective_to < $5::date
            and record.effective_to is distinct from record.next_from
        ) as held
    ) as holding
    window component as (partition by sku, component order by since)
  ), change as (
    select sku, greatest(since, $6::date) as day, delta.currency, delta.amount
    from replaced
      cross join lateral (
        select currency, amount_minor - case when old_currency = currency then old_minor else 0 end as amount
        where currency is not null
        union all
        select old_currency, -old_minor
        where old_currency <> currency
          or (old_currency is not null and currency is null)
        union all
        select null, case when currency is null then -1 else 1 end
        where (currency is null) <> (old_currency is null)
      ) as delta
  ), series as materialized (
    select *, $7::integer + sum(entries) over (order by sku, currency)::integer as last_entry
    from (
      select sku, currency, count(*)::integer as entries, string_agg(day::text, ',' order by day) as days,
          string_agg(amount::text, ',' order by day) as amounts
      from (
        select sku, currency, day, sum(sum(amount)) over (partition by sku, currency order by day) as amount
        from change
        group by sku, currency, day
      ) as total
      group by sku, currency
    ) as listed
  ), cost as materialized (
    select cost.*, known.last_entry as known_last, known.entries as known_entries
    from (
      select sku, currency, last_entry, entries,
          row_number() over (partition by sku order by currency) = 1 as first
      from series
      where currency is not null
    ) as cost
      left join (
        select sku, last_entry, entries
        from series
        where currency is null
      ) as known on known.sku = cost.sku
        and cost.first
  )
  select (
    select coalesce(array_agg(sku), '{}')::text
    from cost
  ) as skus, (
    select coalesce(array_agg(currency), '{}')::text
    from cost
  ) as currencies, (
    select coalesce(array_agg(last_entry - entries), '{}')::text
    from cost
  ) as firsts, (
    select coalesce(array_agg(last_entry), '{}')::text
    from cost
  ) as lasts, (
    select coalesce(array_agg(known_last - known_entries), '{}')::text
    from cost
  ) as "knownFirsts", (
    select coalesce(array_agg(known_last), '{}')::text
    from cost
  ) as "knownLasts", (
    select coalesce(sum(entries), 0)::integer
    from series
  ) as "listedDays", (
    select concat('{', string_agg("days", ',' order by last_entry), '}')
    from series
  ) as days, (
    select concat('{', string_agg("amounts", ',' order by last_entry), '}')
    from series
  ) as amounts
) as packed

-- costs_in_force
-- given $1 skus, $2 day, $3 day
-- by row rules: cost_records
select distinct on ("sku", "component") "sku", "component", "amount_minor", "currency", "effective_from",
    "effective_to"
from "cogs"."cost_records"
where "sku" = any($1)
  and "effective_from" <= $2
  and ("effective_to" is null or "effective_to" > $3)
order by "sku", "component", "effective_from" desc

-- newest_entry
-- by row rules: competitor_prices
select max("observed_at")::timestamptz as "at"
from "cogs"."competitor_prices"

-- products rows cost
-- given $1 reportingCurrency, $2 rateFrom, $3 rateTo, $4 rateTimes, $5 ratePer, $6 reportingCurrency, $7 reportingCurrency, $8 today, $9 today, $10 today, $11 reportingCurrency, $12 rateFrom, $13 rateTo, $14 rateTimes, $15 ratePer, $16 reportingCurrency, $17 today, $18 today, $19 today
-- by row rules: cost_records
select amount.*, round(case when "amount"."currency" = $1::text then "amount"."amount_minor"::numeric else (
  select round(("amount"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
  from unnest($2::text[], $3::text[], $4::numeric[], $5::numeric[]) as
      rate(from_currency, to_currency, times, per)
  where rate.from_currency = "amount"."currency"
    and rate.to_currency = $6::text
) end) as minor
from (
  select key, case when lowest = highest then added.amount_minor else mixed.total end as amount_minor,
      case when lowest = highest then lowest else $7::text end as currency, mixed.rate_from
  from (
    select key, sum(amount_minor) as amount_minor, min(currency) as lowest, max(currency) as highest
    from (
      select distinct on (sku, component) sku as key, component, amount_minor, currency
      from (
        select *
        from "cogs"."cost_records"
        where effective_to is null
          and effective_from <= $8::date
          and true
        union all
        select *
        from "cogs"."cost_records"
        where effective_to > $9::date
          and effective_from <= $10::date
          and true
      ) as in_force
      order by sku desc, component desc, effective_from desc
    ) as component
    group by key
  ) as added
    left join lateral (
      select case when count(*) = count(worth) then round(sum(worth)) end as total,
          (array_agg(currency order by component) filter (where worth is null))[1] as rate_from
      from (
        select case when "component"."currency" = $11::text then "component"."amount_minor"::numeric else (
          select round(("component"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
          from unnest($12::text[], $13::text[], $14::numeric[], $15::numeric[]) as
              rate(from_currency, to_currency, times, per)
          where rate.from_currency = "component"."currency"
            and rate.to_currency = $16::text
        ) end as worth, component.currency, component.component
        from (
          select distinct on (sku, component) sku as key, component, amount_minor, currency
          from (
            select *
            from "cogs"."cost_records"
            where effective_to is null
              and effective_from <= $17::date
              and sku = added.key
            union all
            select *
            from "cogs"."cost_records"
            where effective_to > $18::date
              and effective_from <= $19::date
              and sku = added.key
          ) as in_force
          order by sku desc, component desc, effective_from desc
        ) as component offset 0
      ) as converted
    ) as mixed on lowest <> highest
) as amount

-- products rows margin
-- given $1 rateFrom, $2 rateTo, $3 rateTimes, $4 ratePer, $5 today, $6 today, $7 today, $8 reportingCurrency, $9 today, $10 today, $11 today, $12 reportingCurrency, $13 rateFrom, $14 rateTo, $15 rateTimes, $16 ratePer, $17 reportingCurrency, $18 today, $19 today, $20 today
-- by row rules: cost_records, prices
select *, price_minor - cost_minor as gross_minor,
    case when price_minor <> 0 then
    round(((price_minor - cost_minor) * 100 + 0.00000000000000000000) / price_minor, 20) end as percent
from (
  select price.key, price.amount_minor as price_minor, price.currency,
      round(case when "cost"."currency" = "price"."currency" then "cost"."amount_minor"::numeric else (
    select round(("cost"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
    from unnest($1::text[], $2::text[], $3::numeric[], $4::numeric[]) as
        rate(from_currency, to_currency, times, per)
    where rate.from_currency = "cost"."currency"
      and rate.to_currency = "price"."currency"
  ) end) as cost_minor, coalesce(cost.rate_from, cost.currency) as rate_from,
      case when cost.rate_from is null then price.currency else cost.currency end as rate_to
  from (
    select distinct on (sku) sku as key, amount_minor, currency, compare_at_minor, effective_from
    from (
      select *
      from "cogs"."prices"
      where effective_to is null
        and effective_from <= $5::date
        and true
      union all
      select *
      from "cogs"."prices"
      where effective_to > $6::date
        and effective_from <= $7::date
        and true
    ) as in_force
    order by sku desc, effective_from desc
  ) as price
    join (
      select key, case when lowest = highest then added.amount_minor else mixed.total end as amount_minor,
          case when lowest = highest then lowest else $8::text end as currency, mixed.rate_from
      from (
        select key, sum(amount_minor) as amount_minor, min(currency) as lowest, max(currency) as highest
        from (
          select distinct on (sku, component) sku as key, component, amount_minor, currency
          from (
            select *
            from "cogs"."cost_records"
            where effective_to is null
              and effective_from <= $9::date
              and true
            union all
            select *
            from "cogs"."cost_records"
            where effective_to > $10::date
              and effective_from <= $11::date
              and true
          ) as in_force
          order by sku desc, component desc, effective_from desc
        ) as component
        group by key
      ) as added
        left join lateral (
          select case when count(*) = count(worth) then round(sum(worth)) end as total,
              (array_agg(currency order by component) filter (where worth is null))[1] as rate_from
          from (
            select case when "component"."currency" = $12::text then "component"."amount_minor"::numeric else
                (
              select round(("component"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per",
                  20)
              from unnest($13::text[], $14::text[], $15::numeric[], $16::numeric[]) as
                  rate(from_currency, to_currency, times, per)
              where rate.from_currency = "component"."currency"
                and rate.to_currency = $17::text
            ) end as worth, component.currency, component.component
            from (
              select distinct on (sku, component) sku as key, component, amount_minor, currency
              from (
                select *
                from "cogs"."cost_records"
                where effective_to is null
                  and effective_from <= $18::date
                  and sku = added.key
                union all
                select *
                from "cogs"."cost_records"
                where effective_to > $19::date
                  and effective_from <= $20::date
                  and sku = added.key
              ) as in_force
              order by sku desc, component desc, effective_from desc
            ) as component offset 0
          ) as converted
        ) as mixed on lowest <> highest
    ) as cost on cost.key = price.key offset 0
) as priced

-- products rows market
-- given $1 rateFrom, $2 rateTo, $3 rateTimes, $4 ratePer, $5 today, $6 today, $7 today, $8 observedSince, $9 now
-- by row rules: competitor_prices, prices
select key, case when count(*) = count(worth) and sum(worth) <> 0 then
    round((amount_minor * count(*) * 100 + 0.00000000000000000000) / sum(worth), 20) end as index,
    (array_agg(currency order by competitor) filter (where worth is null))[1] as rate_from,
    price_currency as rate_to
from (
  select price.key, price.amount_minor, price.currency as price_currency,
      case when "seen"."currency" = "price"."currency" then "seen"."amount_minor"::numeric else (
    select round(("seen"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
    from unnest($1::text[], $2::text[], $3::numeric[], $4::numeric[]) as
        rate(from_currency, to_currency, times, per)
    where rate.from_currency = "seen"."currency"
      and rate.to_currency = "price"."currency"
  ) end as worth, seen.competitor, seen.currency
  from (
    select distinct on (sku) sku as key, amount_minor, currency, compare_at_minor, effective_from
    from (
      select *
      from "cogs"."prices"
      where effective_to is null
        and effective_from <= $5::date
        and true
      union all
      select *
      from "cogs"."prices"
      where effective_to > $6::date
        and effective_from <= $7::date
        and true
    ) as in_force
    order by sku desc, effective_from desc
  ) as price
    join (
      select distinct on (sku, competitor) sku as key, competitor, amount_minor, currency
      from "cogs"."competitor_prices"
      where observed_at >= $8
        and observed_at <= $9
        and true
      order by sku desc, competitor desc, observed_at desc
    ) as seen on seen.key = price.key offset 0
) as compared
group by key, amount_minor, price_currency

-- products rows price
-- given $1 reportingCurrency, $2 rateFrom, $3 rateTo, $4 rateTimes, $5 ratePer, $6 reportingCurrency, $7 today, $8 today, $9 today
-- by row rules: prices
select amount.*, round(case when "amount"."currency" = $1::text then "amount"."amount_minor"::numeric else (
  select round(("amount"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
  from unnest($2::text[], $3::text[], $4::numeric[], $5::numeric[]) as
      rate(from_currency, to_currency, times, per)
  where rate.from_currency = "amount"."currency"
    and rate.to_currency = $6::text
) end) as minor
from (
  select distinct on (sku) sku as key, amount_minor, currency, compare_at_minor, effective_from
  from (
    select *
    from "cogs"."prices"
    where effective_to is null
      and effective_from <= $7::date
      and true
    union all
    select *
    from "cogs"."prices"
    where effective_to > $8::date
      and effective_from <= $9::date
      and true
  ) as in_force
  order by sku desc, effective_from desc
) as amount

-- products value marginPercent
"percent"::float8

-- products value marginPercent, cost
"cost_minor"::bigint

-- products value marginPercent, currency
"currency"::text

-- products value marginPercent, gross
"gross_minor"::bigint

-- products value marginPercent, percent
"percent"::double precision

-- products value marginPercent, rateFrom
"rate_from"::text

-- products value marginPercent, rateTo
"rate_to"::text

-- products value price
"minor"

-- products value price, compareAtMinor
"compare_at_minor"::bigint

-- products value price, currency
"currency"::text

-- products value price, effectiveFrom
"effective_from"::date

-- products value price, minor
"amount_minor"::bigint

-- products value priceIndex
"index"::float8

-- products value priceIndex, index
"index"::double precision

-- products value priceIndex, rateFrom
"rate_from"::text

-- products value priceIndex, rateTo
"rate_to"::text

-- products value unitCost
"minor"

-- products value unitCost, currency
"currency"::text

-- products value unitCost, minor
"amount_minor"::bigint

-- products value unitCost, rateFrom
"rate_from"::text

-- products_estimate
-- given $1 always "x", $2 reportingCurrency, $3 rateFrom, $4 rateTo, $5 rateTimes, $6 ratePer, $7 reportingCurrency, $8 today, $9 today, $10 today, $11 always "x"
-- by row rules: prices
-- planned anew for each run
explain (format json) with listed as (
  select key
  from unnest(string_to_array($1, chr(31), chr(30))::text[]) as asked(key)
)
select listed.key as key
from listed
  left join (
    select amount.*,
        round(case when "amount"."currency" = $2::text then "amount"."amount_minor"::numeric else (
      select round(("amount"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
      from unnest($3::text[], $4::text[], $5::numeric[], $6::numeric[]) as
          rate(from_currency, to_currency, times, per)
      where rate.from_currency = "amount"."currency"
        and rate.to_currency = $7::text
    ) end) as minor
    from (
      select distinct on (sku) sku as key, amount_minor, currency, compare_at_minor, effective_from
      from (
        select *
        from "cogs"."prices"
        where effective_to is null
          and effective_from <= $8::date
          and "sku" in (
            select key
            from listed
          )
        union all
        select *
        from "cogs"."prices"
        where effective_to > $9::date
          and effective_from <= $10::date
          and "sku" in (
            select key
            from listed
          )
      ) as in_force
      order by sku desc, effective_from desc
    ) as amount
  ) as r0 on r0.key = listed.key
where (r0.key is not null and r0."minor" = cast($11 as numeric))

-- products_estimate_cost
-- given $1 reportingCurrency, $2 rateFrom, $3 rateTo, $4 rateTimes, $5 ratePer, $6 reportingCurrency, $7 reportingCurrency, $8 today, $9 today, $10 today, $11 reportingCurrency, $12 rateFrom, $13 rateTo, $14 rateTimes, $15 ratePer, $16 reportingCurrency, $17 today, $18 today, $19 today
-- by row rules: cost_records
-- planned anew for each run
explain (format json)
select "key", "minor"
from (
  select amount.*, round(case when "amount"."currency" = $1::text then "amount"."amount_minor"::numeric else (
    select round(("amount"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
    from unnest($2::text[], $3::text[], $4::numeric[], $5::numeric[]) as
        rate(from_currency, to_currency, times, per)
    where rate.from_currency = "amount"."currency"
      and rate.to_currency = $6::text
  ) end) as minor
  from (
    select key, case when lowest = highest then added.amount_minor else mixed.total end as amount_minor,
        case when lowest = highest then lowest else $7::text end as currency, mixed.rate_from
    from (
      select key, sum(amount_minor) as amount_minor, min(currency) as lowest, max(currency) as highest
      from (
        select distinct on (sku, component) sku as key, component, amount_minor, currency
        from (
          select *
          from "cogs"."cost_records"
          where effective_to is null
            and effective_from <= $8::date
            and true
          union all
          select *
          from "cogs"."cost_records"
          where effective_to > $9::date
            and effective_from <= $10::date
            and true
        ) as in_force
        order by sku desc, component desc, effective_from desc
      ) as component
      group by key
    ) as added
      left join lateral (
        select case when count(*) = count(worth) then round(sum(worth)) end as total,
            (array_agg(currency order by component) filter (where worth is null))[1] as rate_from
        from (
          select case when "component"."currency" = $11::text then "component"."amount_minor"::numeric else (
            select round(("component"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per",
                20)
            from unnest($12::text[], $13::text[], $14::numeric[], $15::numeric[]) as
                rate(from_currency, to_currency, times, per)
            where rate.from_currency = "component"."currency"
              and rate.to_currency = $16::text
          ) end as worth, component.currency, component.component
          from (
            select distinct on (sku, component) sku as key, component, amount_minor, currency
            from (
              select *
              from "cogs"."cost_records"
              where effective_to is null
                and effective_from <= $17::date
                and sku = added.key
              union all
              select *
              from "cogs"."cost_records"
              where effective_to > $18::date
                and effective_from <= $19::date
                and sku = added.key
            ) as in_force
            order by sku desc, component desc, effective_from desc
          ) as component offset 0
        ) as converted
      ) as mixed on lowest <> highest
  ) as amount
) as relation

-- products_matching
-- given $1 always "x", $2 reportingCurrency, $3 rateFrom, $4 rateTo, $5 rateTimes, $6 ratePer, $7 reportingCurrency, $8 today, $9 today, $10 today, $11 always "x", $12 always 2
-- by row rules: prices
-- planned anew for each run
select count(*) as count, string_agg(coalesce(key::text, chr(30)), chr(31)) as keys
from (
  with listed as (
    select key
    from unnest(string_to_array($1, chr(31), chr(30))::text[]) as asked(key)
  )
  select listed.key as key
  from listed
    left join (
      select amount.*,
          round(case when "amount"."currency" = $2::text then "amount"."amount_minor"::numeric else (
        select round(("amount"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
        from unnest($3::text[], $4::text[], $5::numeric[], $6::numeric[]) as
            rate(from_currency, to_currency, times, per)
        where rate.from_currency = "amount"."currency"
          and rate.to_currency = $7::text
      ) end) as minor
      from (
        select distinct on (sku) sku as key, amount_minor, currency, compare_at_minor, effective_from
        from (
          select *
          from "cogs"."prices"
          where effective_to is null
            and effective_from <= $8::date
            and "sku" in (
              select key
              from listed
            )
          union all
          select *
          from "cogs"."prices"
          where effective_to > $9::date
            and effective_from <= $10::date
            and "sku" in (
              select key
              from listed
            )
        ) as in_force
        order by sku desc, effective_from desc
      ) as amount
    ) as r0 on r0.key = listed.key
  where (r0.key is not null and r0."minor" = cast($11 as numeric))
  limit $12
) as found

-- products_page
-- given $1 always "x", $2 reportingCurrency, $3 rateFrom, $4 rateTo, $5 rateTimes, $6 ratePer, $7 reportingCurrency, $8 today, $9 today, $10 today, $11 always "x", $12 always 2
-- by row rules: prices
-- planned anew for each run
with found as (
  with listed as (
    select key
    from unnest(string_to_array($1, chr(31), chr(30))::text[]) as asked(key)
  )
  select listed.key as key, r0."minor" as value
  from listed
    left join (
      select amount.*,
          round(case when "amount"."currency" = $2::text then "amount"."amount_minor"::numeric else (
        select round(("amount"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
        from unnest($3::text[], $4::text[], $5::numeric[], $6::numeric[]) as
            rate(from_currency, to_currency, times, per)
        where rate.from_currency = "amount"."currency"
          and rate.to_currency = $7::text
      ) end) as minor
      from (
        select distinct on (sku) sku as key, amount_minor, currency, compare_at_minor, effective_from
        from (
          select *
          from "cogs"."prices"
          where effective_to is null
            and effective_from <= $8::date
            and "sku" in (
              select key
              from listed
            )
          union all
          select *
          from "cogs"."prices"
          where effective_to > $9::date
            and effective_from <= $10::date
            and "sku" in (
              select key
              from listed
            )
        ) as in_force
        order by sku desc, effective_from desc
      ) as amount
    ) as r0 on r0.key = listed.key
  where (r0.key is not null and r0."minor" = cast($11 as numeric))
)
select key, "value"::text as "cursor_0", "key"::text as "cursor_1"
from found
where (("value" is not null and true) or ("value" is null and true))
order by "value" asc nulls last, "key" asc
limit $12

-- products_page_rows
-- given $1 keys, $2 reportingCurrency, $3 rateFrom, $4 rateTo, $5 rateTimes, $6 ratePer, $7 reportingCurrency, $8 reportingCurrency, $9 today, $10 keys, $11 today, $12 today, $13 keys, $14 reportingCurrency, $15 rateFrom, $16 rateTo, $17 rateTimes, $18 ratePer, $19 reportingCurrency, $20 today, $21 today, $22 today, $23 always 2
-- by row rules: cost_records
select *
from (
  select count(*) as "n0", string_agg(coalesce("key"::text, chr(30)), chr(31)) as "n0_c0",
      string_agg(coalesce("minor"::text, chr(30)), chr(31)) as "n0_c1"
  from (
    with listed as (
      select key
      from unnest($1::text[]) as asked(key)
    )
    select "key", "minor"
    from (
      select amount.*,
          round(case when "amount"."currency" = $2::text then "amount"."amount_minor"::numeric else (
        select round(("amount"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
        from unnest($3::text[], $4::text[], $5::numeric[], $6::numeric[]) as
            rate(from_currency, to_currency, times, per)
        where rate.from_currency = "amount"."currency"
          and rate.to_currency = $7::text
      ) end) as minor
      from (
        select key, case when lowest = highest then added.amount_minor else mixed.total end as amount_minor,
            case when lowest = highest then lowest else $8::text end as currency, mixed.rate_from
        from (
          select key, sum(amount_minor) as amount_minor, min(currency) as lowest, max(currency) as highest
          from (
            select distinct on (sku, component) sku as key, component, amount_minor, currency
            from (
              select *
              from "cogs"."cost_records"
              where effective_to is null
                and effective_from <= $9::date
                and "sku" = any($10::text[])
              union all
              select *
              from "cogs"."cost_records"
              where effective_to > $11::date
                and effective_from <= $12::date
                and "sku" = any($13::text[])
            ) as in_force
            order by sku desc, component desc, effective_from desc
          ) as component
          group by key
        ) as added
          left join lateral (
            select case when count(*) = count(worth) then round(sum(worth)) end as total,
                (array_agg(currency order by component) filter (where worth is null))[1] as rate_from
            from (
              select case when "component"."currency" = $14::text then "component"."amount_minor"::numeric
                  else (
                select round(("component"."amount_minor" * rate.times + 0.00000000000000000000) /
                    "rate"."per", 20)
                from unnest($15::text[], $16::text[], $17::numeric[], $18::numeric[]) as
                    rate(from_currency, to_currency, times, per)
                where rate.from_currency = "component"."currency"
                  and rate.to_currency = $19::text
              ) end as worth, component.currency, component.component
              from (
                select distinct on (sku, component) sku as key, component, amount_minor, currency
                from (
                  select *
                  from "cogs"."cost_records"
                  where effective_to is null
                    and effective_from <= $20::date
                    and sku = added.key
                  union all
                  select *
                  from "cogs"."cost_records"
                  where effective_to > $21::date
                    and effective_from <= $22::date
                    and sku = added.key
                ) as in_force
                order by sku desc, component desc, effective_from desc
              ) as component offset 0
            ) as converted
          ) as mixed on lowest <> highest
      ) as amount
    ) as relation
    limit $23
  ) as found
) as relation_0

-- products_rows_cost
-- given $1 reportingCurrency, $2 rateFrom, $3 rateTo, $4 rateTimes, $5 ratePer, $6 reportingCurrency, $7 reportingCurrency, $8 today, $9 today, $10 today, $11 reportingCurrency, $12 rateFrom, $13 rateTo, $14 rateTimes, $15 ratePer, $16 reportingCurrency, $17 today, $18 today, $19 today, $20 always 2
-- by row rules: cost_records
-- planned anew for each run
select *
from (
  select count(*) as "n0", string_agg(coalesce("key"::text, chr(30)), chr(31)) as "n0_c0",
      string_agg(coalesce("minor"::text, chr(30)), chr(31)) as "n0_c1"
  from (
    select "key", "minor"
    from (
      select amount.*,
          round(case when "amount"."currency" = $1::text then "amount"."amount_minor"::numeric else (
        select round(("amount"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
        from unnest($2::text[], $3::text[], $4::numeric[], $5::numeric[]) as
            rate(from_currency, to_currency, times, per)
        where rate.from_currency = "amount"."currency"
          and rate.to_currency = $6::text
      ) end) as minor
      from (
        select key, case when lowest = highest then added.amount_minor else mixed.total end as amount_minor,
            case when lowest = highest then lowest else $7::text end as currency, mixed.rate_from
        from (
          select key, sum(amount_minor) as amount_minor, min(currency) as lowest, max(currency) as highest
          from (
            select distinct on (sku, component) sku as key, component, amount_minor, currency
            from (
              select *
              from "cogs"."cost_records"
              where effective_to is null
                and effective_from <= $8::date
                and true
              union all
              select *
              from "cogs"."cost_records"
              where effective_to > $9::date
                and effective_from <= $10::date
                and true
            ) as in_force
            order by sku desc, component desc, effective_from desc
          ) as component
          group by key
        ) as added
          left join lateral (
            select case when count(*) = count(worth) then round(sum(worth)) end as total,
                (array_agg(currency order by component) filter (where worth is null))[1] as rate_from
            from (
              select case when "component"."currency" = $11::text then "component"."amount_minor"::numeric
                  else (
                select round(("component"."amount_minor" * rate.times + 0.00000000000000000000) /
                    "rate"."per", 20)
                from unnest($12::text[], $13::text[], $14::numeric[], $15::numeric[]) as
                    rate(from_currency, to_currency, times, per)
                where rate.from_currency = "component"."currency"
                  and rate.to_currency = $16::text
              ) end as worth, component.currency, component.component
              from (
                select distinct on (sku, component) sku as key, component, amount_minor, currency
                from (
                  select *
                  from "cogs"."cost_records"
                  where effective_to is null
                    and effective_from <= $17::date
                    and sku = added.key
                  union all
                  select *
                  from "cogs"."cost_records"
                  where effective_to > $18::date
                    and effective_from <= $19::date
                    and sku = added.key
                ) as in_force
                order by sku desc, component desc, effective_from desc
              ) as component offset 0
            ) as converted
          ) as mixed on lowest <> highest
      ) as amount
    ) as relation
    limit $20
  ) as found
) as relation_0

-- products_values
-- given $1 keys, $2 reportingCurrency, $3 rateFrom, $4 rateTo, $5 rateTimes, $6 ratePer, $7 reportingCurrency, $8 today, $9 keys, $10 today, $11 today, $12 keys, $13 reportingCurrency, $14 rateFrom, $15 rateTo, $16 rateTimes, $17 ratePer, $18 reportingCurrency, $19 reportingCurrency, $20 today, $21 keys, $22 today, $23 today, $24 keys, $25 reportingCurrency, $26 rateFrom, $27 rateTo, $28 rateTimes, $29 ratePer, $30 reportingCurrency, $31 today, $32 today, $33 today, $34 rateFrom, $35 rateTo, $36 rateTimes, $37 ratePer, $38 today, $39 keys, $40 today, $41 today, $42 keys, $43 reportingCurrency, $44 today, $45 keys, $46 today, $47 today, $48 keys, $49 reportingCurrency, $50 rateFrom, $51 rateTo, $52 rateTimes, $53 ratePer, $54 reportingCurrency, $55 today, $56 today, $57 today, $58 rateFrom, $59 rateTo, $60 rateTimes, $61 ratePer, $62 today, $63 keys, $64 today, $65 today, $66 keys, $67 observedSince, $68 now, $69 keys
-- by row rules: competitor_prices, cost_records, prices
with listed as (
  select key
  from unnest($1::text[]) as asked(key)
)
select listed.key as key, r0."amount_minor"::bigint as "v0_minor", r0."currency"::text as "v0_currency",
    r0."compare_at_minor"::bigint as "v0_compareAtMinor", r0."effective_from"::date as "v0_effectiveFrom",
    r1."amount_minor"::bigint as "v1_minor", r1."currency"::text as "v1_currency",
    r1."rate_from"::text as "v1_rateFrom", r2."percent"::double precision as "v2_percent",
    r2."gross_minor"::bigint as "v2_gross", r2."cost_minor"::bigint as "v2_cost",
    r2."currency"::text as "v2_currency", r2."rate_from"::text as "v2_rateFrom",
    r2."rate_to"::text as "v2_rateTo", r3."index"::double precision as "v3_index",
    r3."rate_from"::text as "v3_rateFrom", r3."rate_to"::text as "v3_rateTo"
from listed
  left join (
    select amount.*,
        round(case when "amount"."currency" = $2::text then "amount"."amount_minor"::numeric else (
      select round(("amount"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
      from unnest($3::text[], $4::text[], $5::numeric[], $6::numeric[]) as
          rate(from_currency, to_currency, times, per)
      where rate.from_currency = "amount"."currency"
        and rate.to_currency = $7::text
    ) end) as minor
    from (
      select distinct on (sku) sku as key, amount_minor, currency, compare_at_minor, effective_from
      from (
        select *
        from "cogs"."prices"
        where effective_to is null
          and effective_from <= $8::date
          and "sku" = any($9::text[])
        union all
        select *
        from "cogs"."prices"
        where effective_to > $10::date
          and effective_from <= $11::date
          and "sku" = any($12::text[])
      ) as in_force
      order by sku desc, effective_from desc
    ) as amount
  ) as r0 on r0.key = listed.key
  left join (
    select amount.*,
        round(case when "amount"."currency" = $13::text then "amount"."amount_minor"::numeric else (
      select round(("amount"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
      from unnest($14::text[], $15::text[], $16::numeric[], $17::numeric[]) as
          rate(from_currency, to_currency, times, per)
      where rate.from_currency = "amount"."currency"
        and rate.to_currency = $18::text
    ) end) as minor
    from (
      select key, case when lowest = highest then added.amount_minor else mixed.total end as amount_minor,
          case when lowest = highest then lowest else $19::text end as currency, mixed.rate_from
      from (
        select key, sum(amount_minor) as amount_minor, min(currency) as lowest, max(currency) as highest
        from (
          select distinct on (sku, component) sku as key, component, amount_minor, currency
          from (
            select *
            from "cogs"."cost_records"
            where effective_to is null
              and effective_from <= $20::date
              and "sku" = any($21::text[])
            union all
            select *
            from "cogs"."cost_records"
            where effective_to > $22::date
              and effective_from <= $23::date
              and "sku" = any($24::text[])
          ) as in_force
          order by sku desc, component desc, effective_from desc
        ) as component
        group by key
      ) as added
        left join lateral (
          select case when count(*) = count(worth) then round(sum(worth)) end as total,
              (array_agg(currency order by component) filter (where worth is null))[1] as rate_from
          from (
            select case when "component"."currency" = $25::text then "component"."amount_minor"::numeric else
                (
              select round(("component"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per",
                  20)
              from unnest($26::text[], $27::text[], $28::numeric[], $29::numeric[]) as
                  rate(from_currency, to_currency, times, per)
              where rate.from_currency = "component"."currency"
                and rate.to_currency = $30::text
            ) end as worth, component.currency, component.component
            from (
              select distinct on (sku, component) sku as key, component, amount_minor, currency
              from (
                select *
                from "cogs"."cost_records"
                where effective_to is null
                  and effective_from <= $31::date
                  and sku = added.key
                union all
                select *
                from "cogs"."cost_records"
                where effective_to > $32::date
                  and effective_from <= $33::date
                  and sku = added.key
              ) as in_force
              order by sku desc, component desc, effective_from desc
            ) as component offset 0
          ) as converted
        ) as mixed on lowest <> highest
    ) as amount
  ) as r1 on r1.key = listed.key
  left join (
    select *, price_minor - cost_minor as gross_minor,
        case when price_minor <> 0 then
        round(((price_minor - cost_minor) * 100 + 0.00000000000000000000) / price_minor, 20) end as percent
    from (
      select price.key, price.amount_minor as price_minor, price.currency,
          round(case when "cost"."currency" = "price"."currency" then "cost"."amount_minor"::numeric else (
        select round(("cost"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
        from unnest($34::text[], $35::text[], $36::numeric[], $37::numeric[]) as
            rate(from_currency, to_currency, times, per)
        where rate.from_currency = "cost"."currency"
          and rate.to_currency = "price"."currency"
      ) end) as cost_minor, coalesce(cost.rate_from, cost.currency) as rate_from,
          case when cost.rate_from is null then price.currency else cost.currency end as rate_to
      from (
        select distinct on (sku) sku as key, amount_minor, currency, compare_at_minor, effective_from
        from (
          select *
          from "cogs"."prices"
          where effective_to is null
            and effective_from <= $38::date
            and "sku" = any($39::text[])
          union all
          select *
          from "cogs"."prices"
          where effective_to > $40::date
            and effective_from <= $41::date
            and "sku" = any($42::text[])
        ) as in_force
        order by sku desc, effective_from desc
      ) as price
        join (
          select key, case when lowest = highest then added.amount_minor else mixed.total end as amount_minor,
              case when lowest = highest then lowest else $43::text end as currency, mixed.rate_from
          from (
            select key, sum(amount_minor) as amount_minor, min(currency) as lowest, max(currency) as highest
            from (
              select distinct on (sku, component) sku as key, component, amount_minor, currency
              from (
                select *
                from "cogs"."cost_records"
                where effective_to is null
                  and effective_from <= $44::date
                  and "sku" = any($45::text[])
                union all
                select *
                from "cogs"."cost_records"
                where effective_to > $46::date
                  and effective_from <= $47::date
                  and "sku" = any($48::text[])
              ) as in_force
              order by sku desc, component desc, effective_from desc
            ) as component
            group by key
          ) as added
            left join lateral (
              select case when count(*) = count(worth) then round(sum(worth)) end as total,
                  (array_agg(currency order by component) filter (where worth is null))[1] as rate_from
              from (
                select case when "component"."currency" = $49::text then "component"."amount_minor"::numeric
                    else (
                  select round(("component"."amount_minor" * rate.times + 0.00000000000000000000) /
                      "rate"."per", 20)
                  from unnest($50::text[], $51::text[], $52::numeric[], $53::numeric[]) as
                      rate(from_currency, to_currency, times, per)
                  where rate.from_currency = "component"."currency"
                    and rate.to_currency = $54::text
                ) end as worth, component.currency, component.component
                from (
                  select distinct on (sku, component) sku as key, component, amount_minor, currency
                  from (
                    select *
                    from "cogs"."cost_records"
                    where effective_to is null
                      and effective_from <= $55::date
                      and sku = added.key
                    union all
                    select *
                    from "cogs"."cost_records"
                    where effective_to > $56::date
                      and effective_from <= $57::date
                      and sku = added.key
                  ) as in_force
                  order by sku desc, component desc, effective_from desc
                ) as component offset 0
              ) as converted
            ) as mixed on lowest <> highest
        ) as cost on cost.key = price.key offset 0
    ) as priced
  ) as r2 on r2.key = listed.key
  left join (
    select key, case when count(*) = count(worth) and sum(worth) <> 0 then
        round((amount_minor * count(*) * 100 + 0.00000000000000000000) / sum(worth), 20) end as index,
        (array_agg(currency order by competitor) filter (where worth is null))[1] as rate_from,
        price_currency as rate_to
    from (
      select price.key, price.amount_minor, price.currency as price_currency,
          case when "seen"."currency" = "price"."currency" then "seen"."amount_minor"::numeric else (
        select round(("seen"."amount_minor" * rate.times + 0.00000000000000000000) / "rate"."per", 20)
        from unnest($58::text[], $59::text[], $60::numeric[], $61::numeric[]) as
            rate(from_currency, to_currency, times, per)
        where rate.from_currency = "seen"."currency"
          and rate.to_currency = "price"."currency"
      ) end as worth, seen.competitor, seen.currency
      from (
        select distinct on (sku) sku as key, amount_minor, currency, compare_at_minor, effective_from
        from (
          select *
          from "cogs"."prices"
          where effective_to is null
            and effective_from <= $62::date
            and "sku" = any($63::text[])
          union all
          select *
          from "cogs"."prices"
          where effective_to > $64::date
            and effective_from <= $65::date
            and "sku" = any($66::text[])
        ) as in_force
        order by sku desc, effective_from desc
      ) as price
        join (
          select distinct on (sku, competitor) sku as key, competitor, amount_minor, currency
          from "cogs"."competitor_prices"
          where observed_at >= $67
            and observed_at <= $68
            and "sku" = any($69::text[])
          order by sku desc, competitor desc, observed_at desc
        ) as seen on seen.key = price.key offset 0
    ) as compared
    group by key, amount_minor, price_currency
  ) as r3 on r3.key = listed.key
where true

-- rates_between
-- given $1 currencies, $2 currencies, $3 from, $4 until
select "day", "from_currency", "to_currency", "rate"
from "cogs"."exchange_rates"
where ("to_currency" = any($1) or "from_currency" = any($2))
  and "day" >= $3
  and "day" < $4

-- rates_in_force
-- given $1 oldest, $2 day
select distinct on ("from_currency", "to_currency") "day", "from_currency", "to_currency", "rate"
from "cogs"."exchange_rates"
where "day" >= $1
  and "day" <= $2
order by "from_currency", "to_currency", "day" desc

-- row rule of competitor_prices
select *
from "cogs"."competitor_prices"
where sku = any(string_to_array($skus::text, chr(31)))

-- row rule of cost_records
select *
from "cogs"."cost_records"
where sku = any(string_to_array($skus::text, chr(31)))

-- row rule of prices
select *
from "cogs"."prices"
where sku = any(string_to_array($skus::text, chr(31)))
