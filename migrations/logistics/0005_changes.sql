-- When a shipment last changed. Null for what was there before anybody noted it.
alter table logistics.shipments add updated_at timestamptz;
create index shipments_by_update on logistics.shipments (updated_at, number);
