-- Delivery times are told from many shipments at once: their indexes hold all that is asked, so that no row is fetched.

drop index logistics.shipments_by_destination;
create index shipments_by_destination on logistics.shipments (to_country, delivered_at)
  include (warehouse_code, to_region, carrier_code, method, ordered_at, promised_on);

create index shipments_by_order_time on logistics.shipments (ordered_at)
  include (carrier_code, method, to_country, warehouse_code, delivered_at, promised_on, in_full, had_exception);
