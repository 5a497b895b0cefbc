-- What PostGraphile shows beside the tables of the five schemas in one database: what is reckoned is functions of a
-- row, as its documentation says.
create function public.world_now() returns timestamptz language sql stable as $$ select timestamptz 'WORLD_NOW' $$;
create function public.world_today() returns date language sql stable as
  $$ select (public.world_now() at time zone 'UTC')::date $$;

create type inventory.amount as (amount text, currency text);
create type inventory.offer as (competitor text, amount text, currency text, observed_at timestamptz);

create function public.decimal_text(minor numeric) returns text language sql immutable as
  $$ select (minor / 100.0)::numeric(20, 2)::text $$;

create function public.rate_today(given text, wanted text) returns numeric language sql stable as $$
  select case
    when given = wanted then 1
    else coalesce(
      (select rate from cogs.exchange_rates
        where from_currency = given and to_currency = wanted
          and day between public.world_today() - 7 and public.world_today()
        order by day desc limit 1),
      (select 1 / rate from cogs.exchange_rates
        where from_currency = wanted and to_currency = given
          and day between public.world_today() - 7 and public.world_today()
        order by day desc limit 1))
  end
$$;

create function inventory.products_current_price(product inventory.products) returns inventory.amount
language sql stable as $$
  select public.decimal_text(amount_minor), currency from cogs.prices
  where sku = product.sku and effective_from <= public.world_today()
    and (effective_to is null or effective_to > public.world_today())
  order by effective_from desc limit 1
$$;

create function inventory.products_unit_cost(product inventory.products) returns inventory.amount
language sql stable as $$
  select
    public.decimal_text(case
      when count(distinct currency) = 1 then sum(amount_minor)
      else round(sum(amount_minor * public.rate_today(currency, 'USD')))
    end),
    case when count(distinct currency) = 1 then min(currency) else 'USD' end
  from (
    select distinct on (component) amount_minor, currency from cogs.cost_records
    where sku = product.sku and effective_from <= public.world_today()
      and (effective_to is null or effective_to > public.world_today())
    order by component, effective_from desc
  ) as parts
  having count(*) > 0
$$;

create function inventory.products_cheapest_offers(product inventory.products, n int)
returns setof inventory.offer language sql stable as $$
  select competitor, public.decimal_text(amount_minor), currency, observed_at
  from (
    select distinct on (competitor) competitor, amount_minor, currency, observed_at from cogs.competitor_prices
    where sku = product.sku and observed_at <= public.world_now()
      and observed_at >= (public.world_today() - 30)::timestamp at time zone 'UTC'
    order by competitor, observed_at desc
  ) as offers
  order by amount_minor * public.rate_today(currency, coalesce((
    select currency from cogs.prices
    where sku = product.sku and effective_from <= public.world_today()
      and (effective_to is null or effective_to > public.world_today())
    order by effective_from desc limit 1), 'USD')) nulls last, competitor
  limit n
$$;

create function inventory.products_open_tickets(product inventory.products) returns int language sql stable as $$
  select count(*)::int from support.tickets where sku = product.sku and status not in ('SOLVED', 'CLOSED')
$$;

create function sales.customers_last_tickets(customer sales.customers, n int) returns setof support.tickets
language sql stable as $$
  select * from (
    select * from support.tickets where customer_number = customer.number
    union all
    select * from support.tickets where customer_number is null
      and order_number in (select number from sales.orders where customer_number = customer.number)
    union all
    select * from support.tickets where customer_number is null and order_number is null
      and lower(btrim(email)) = nullif(lower(btrim(customer.email)), '')
      and 1 = (select count(*) from sales.customers as one where lower(btrim(one.email)) = lower(btrim(customer.email)))
  ) as found
  order by opened_at desc, number desc limit n
$$;

comment on table sales.order_lines is E'@foreignKey (sku) references inventory.products (sku)';
comment on table logistics.shipments is E'@foreignKey (order_number) references sales.orders (number)';
