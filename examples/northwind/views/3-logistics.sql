create schema logistics;

create view logistics.carriers as
select shipper_id::text as code, company_name as name
from public.shippers;

-- One parcel an order, once a shipper is named. Northwind knows the day it left and the day the customer required it,
-- and never learns when, or whether, it arrived:
--   status and delivered_at  the last that is known of a parcel that left is that the shipper has it.
--   promised_on              the required day, where it settles whether the parcel is late: not shipped yet, or shipped
--                            after it. Of one that left in time nobody can say, so that no promise is shown: with one,
--                            the graph would call each of them late for not being delivered.
create view logistics.shipments as
select o.order_id::text as number,
       o.order_id::text as order_number,
       o.customer_id as customer_number,
       o.ship_via::text as carrier_code,
       'UNSPECIFIED' as method,
       case when o.shipped_date is null then 'PENDING' else 'IN_TRANSIT' end as status,
       null::text as tracking_number,
       'NORTHWIND' as warehouse_code,
       c.code as to_country,
       o.ship_region as to_region,
       o.order_date::timestamp at time zone 'UTC' as ordered_at,
       o.shipped_date::timestamp at time zone 'UTC' as shipped_at,
       case when o.shipped_date is null or o.shipped_date > o.required_date then o.required_date end as promised_on,
       null::date as estimated_delivery_on,
       null::timestamptz as delivered_at,
       null::boolean as in_full,
       null::boolean as had_exception,
       round(o.freight::numeric * 100)::bigint as cost_minor,
       case when o.freight is not null then 'USD' end as currency
from public.orders o
left join northwind.countries c on c.name = o.ship_country
where o.ship_via is not null and o.order_date is not null;

-- No lanes, events or disruptions.
