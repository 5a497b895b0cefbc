create schema inventory;

create view inventory.products as
select 'NW-' || p.product_id::text as sku,
       p.product_name as name,
       null::text as description,
       null::text as brand,
       c.category_name as category,
       '{}'::text[] as features,
       null::date as launched_on,
       -- Northwind says that a product is discontinued, not since when: the last day that it was ordered is known.
       case when p.discontinued <> 0 then coalesce(last.ordered_on, as_of.day) end as discontinued_on,
       as_of.at as updated_at,
       lower(concat_ws(' ', 'NW-' || p.product_id::text, p.product_name, c.category_name)) as search_text
from public.products p
cross join northwind.as_of
left join public.categories c on c.category_id = p.category_id
left join (
  select d.product_id, max(o.order_date) as ordered_on
  from public.order_details d join public.orders o on o.order_id = d.order_id
  group by d.product_id
) last on last.product_id = p.product_id;

create view inventory.product_specifications as
select 'NW-' || product_id::text as sku, 1 as position, 'Quantity per unit' as name, quantity_per_unit as value, null::text as unit
from public.products
where quantity_per_unit is not null;

create view inventory.warehouses as
select 'NORTHWIND' as code, 'Northwind' as name, null::text as country, null::text as city;

-- units_in_stock is taken for what can still be sold: it is never negative, while 17 products have more units in open
-- orders than in stock, two of them discontinued with nothing left and nothing coming. So open orders are already out
-- of it, and are what is committed. Northwind holds nothing back and keeps no buffer (reorder_level only says when to
-- order), so both are truly 0.
create view inventory.stock_levels as
select 'NW-' || p.product_id::text as sku,
       'NORTHWIND' as warehouse_code,
       p.units_in_stock as available,
       coalesce(open.units, 0)::integer as committed,
       0 as reserved,
       0 as safety_stock,
       p.units_on_order as incoming,
       as_of.at as updated_at
from public.products p
cross join northwind.as_of
left join (
  select d.product_id, sum(d.quantity) as units
  from public.order_details d join public.orders o on o.order_id = d.order_id
  where o.shipped_date is null
  group by d.product_id
) open on open.product_id = p.product_id
where p.units_in_stock is not null and p.units_on_order is not null;

create view inventory.suppliers as
select s.supplier_id::text as code, s.company_name as name, c.code as country
from public.suppliers s
left join northwind.countries c on c.name = s.country;

-- One supplier a product, so it is the preferred one. What it asks for, how long it takes: not recorded.
create view inventory.product_suppliers as
select 'NW-' || product_id::text as sku,
       supplier_id::text as supplier_code,
       true as preferred,
       null::integer as quoted_lead_time_days,
       null::integer as minimum_order_quantity,
       null::bigint as unit_cost_minor,
       null::text as currency
from public.products
where supplier_id is not null;

-- Northwind has no purchase orders, receipts, bookings, capacity or lanes: no such views, and the graph says null.
