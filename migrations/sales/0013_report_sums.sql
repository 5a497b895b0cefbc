-- Numbers of products, which take less room and time than their SKUs. Nothing here ever changes or goes.
create table sales.packed_products (
  number  integer generated always as identity primary key,
  sku     text not null unique
);
-- The lines of each day side by side, so that a report over years reads a row a day and currency in place of millions: for
-- each line its order (numbered within the day), product, units, amount, the tax that this includes (null where none of the
-- day does) and the units that came back. Each is the text of an array, which is sent as it is kept. Made together with
-- sales.product_daily_sales. Cancelled orders do not count.
create table sales.daily_lines (
  day           date not null,
  currency      text not null,
  orders        text not null,
  products      text not null,
  quantities    text not null,
  net_minor     text not null,
  tax_percents  text,
  returned      text not null,
  primary key (day, currency)
);
-- The days that it tells of, also those without a sale, and by which zone's days.
create table sales.summarized_days (
  day        date primary key,
  time_zone  text not null
);
-- In which hours orders were placed of which something has changed since: a day with one of them is read from its lines
-- until it is made anew. Rows are only ever added by triggers, so that nobody waits for anybody.
create table sales.changed_hours (
  number  bigint generated always as identity primary key,
  hour    timestamptz not null
);

create function sales.note_changed_orders() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into sales.changed_hours (hour) select distinct date_trunc('hour', placed_at) from changed;
  return null;
end;
$$;
create function sales.note_changed_lines() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into sales.changed_hours (hour)
  select distinct date_trunc('hour', o.placed_at)
  from sales.orders o where o.number in (select order_number from changed);
  return null;
end;
$$;
create function sales.note_emptied() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from sales.summarized_days;
  return null;
end;
$$;

do $$
declare
  noted record;
begin
  for noted in
    select * from (values ('orders', 'orders'), ('order_lines', 'lines'), ('returns', 'lines')) as t (name, what)
  loop
    execute format('create trigger noted_inserted after insert on sales.%I referencing new table as changed
      for each statement execute function sales.note_changed_%s()', noted.name, noted.what);
    execute format('create trigger noted_updated after update on sales.%I referencing new table as changed
      for each statement execute function sales.note_changed_%s()', noted.name, noted.what);
    execute format('create trigger noted_replaced after update on sales.%I referencing old table as changed
      for each statement execute function sales.note_changed_%s()', noted.name, noted.what);
    execute format('create trigger noted_deleted after delete on sales.%I referencing old table as changed
      for each statement execute function sales.note_changed_%s()', noted.name, noted.what);
    execute format('create trigger noted_emptied after truncate on sales.%I
      for each statement execute function sales.note_emptied()', noted.name);
  end loop;
end
$$;

-- Days are those of the caller's zone. What is noted as changed is forgotten before anything is read: whatever is
-- committed in between is both read and noted still.
create function sales.refresh_daily_lines(from_day date, until_day date) returns void
language sql as $$
  delete from sales.changed_hours
  where hour >= from_day::timestamptz and hour + interval '1 hour' <= until_day::timestamptz;
  delete from sales.summarized_days where day >= from_day and day < until_day;
  delete from sales.daily_lines where day >= from_day and day < until_day;
  insert into sales.packed_products (sku)
  select distinct l.sku
  from sales.orders o join sales.order_lines l on l.order_number = o.number
  where o.placed_at >= from_day::timestamptz and o.placed_at < until_day::timestamptz
    and not exists (select from sales.packed_products known where known.sku = l.sku);
  insert into sales.daily_lines
  select day, currency, array_agg(place)::text, array_agg(product)::text, array_agg(quantity)::text, array_agg(net_minor)::text,
         case when count(percent) > 0 then array_agg(percent)::text end, array_agg(returned)::text
  from (
    select o.placed_at::date as day, o.currency, p.number as product, l.quantity, l.net_minor,
           dense_rank() over (partition by o.placed_at::date order by o.number)::integer as place,
           case when x.percent > 0 and x.percent < 1000 then x.percent end as percent,
           coalesce(r.quantity, 0)::integer as returned
    from sales.orders o
    join sales.order_lines l on l.order_number = o.number
    left join sales.packed_products p on p.sku = l.sku
    cross join lateral (select coalesce(l.included_tax_percent, o.included_tax_percent) as percent) x
    left join (
      select order_number, line, sum(quantity) as quantity from sales.returns group by 1, 2
    ) r on r.order_number = l.order_number and r.line = l.line
    where o.status <> 'CANCELLED'
      and o.placed_at >= from_day::timestamptz
      and o.placed_at < until_day::timestamptz
  ) as line
  group by day, currency;
  insert into sales.summarized_days
  select day::date, current_setting('timezone')
  from generate_series(
    from_day, least(until_day, (select max(placed_at)::date + 1 from sales.orders)) - 1, interval '1 day'
  ) as day;
$$;

-- Whoever keeps the daily sales fresh keeps these as well, by the same call and the zone that is set for it. A function of
-- a company's own in its place stays as it is.
do $$
declare
  definition text := pg_get_functiondef('sales.refresh_product_daily_sales'::regproc);
begin
  if definition like '%  delete from sales.product_daily_sales where%' then
    execute replace(definition, '  delete from sales.product_daily_sales where',
      '  select sales.refresh_daily_lines(from_day, until_day);
  delete from sales.product_daily_sales where');
  else
    raise notice 'sales.refresh_product_daily_sales is not that of the layout: sales.refresh_daily_lines is to be called beside it';
  end if;
end
$$;

-- Filters add up the units of some products over all days: the key holds all that is asked.
alter table sales.product_daily_sales
  drop constraint product_daily_sales_pkey,
  add primary key (sku, day, currency) include (units);
