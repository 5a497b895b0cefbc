create schema cogs;

-- Today's list price, in force at the latest since the first order from which on every order names it; the last day
-- Northwind tells of where none does. It shows prices with a $ and names no other currency.
create view cogs.prices as
select 'NW-' || p.product_id::text as sku,
       round(p.unit_price::numeric * 100)::bigint as amount_minor,
       null::bigint as compare_at_minor,
       'USD' as currency,
       coalesce(seen.since, as_of.day) as effective_from,
       null::date as effective_to
from public.products p
cross join northwind.as_of
left join (
  select product_id, min(order_date) as since
  from (
    select d.product_id, o.order_date,
           max(o.order_date) filter (where d.unit_price <> p.unit_price) over (partition by d.product_id) as other_until
    from public.order_details d
    join public.orders o on o.order_id = d.order_id
    join public.products p on p.product_id = d.product_id
  ) ordered
  where order_date > coalesce(other_until, '-infinity')
  group by product_id
) seen on seen.product_id = p.product_id
where p.unit_price is not null;

-- Costs, competitors' prices, exchange rates and budgets: Northwind has none.
