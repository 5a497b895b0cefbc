-- When a parcel was called off or sent back, and whose clock tells on which day it arrived.
alter table logistics.shipments
  add column withdrawn_on date,
  add column destination_time_zone text,
  drop constraint shipments_status_check,
  add constraint shipments_status_check check (status in ('PENDING', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED', 'EXCEPTION', 'RETURNED', 'CANCELLED'));
comment on column logistics.shipments.withdrawn_on is 'the day on which it was called off or sent back';
comment on column logistics.shipments.destination_time_zone is 'an IANA name, such as America/Denver';

-- Reports count promises by the day they fell due.
drop index logistics.shipments_by_destination;
create index shipments_by_destination on logistics.shipments (to_country, delivered_at)
  include (warehouse_code, to_region, carrier_code, method, ordered_at, promised_on, destination_time_zone);
create index shipments_by_promise on logistics.shipments (promised_on);
drop index logistics.shipments_by_order_time;
create index shipments_by_order_time on logistics.shipments (ordered_at)
  include (carrier_code, method, to_country, warehouse_code, had_exception);
