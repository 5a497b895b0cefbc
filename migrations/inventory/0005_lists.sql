-- When a purchase order last changed. Null for what was there before anybody noted it.
alter table inventory.purchase_orders add updated_at timestamptz;
create index purchase_orders_by_update on inventory.purchase_orders (updated_at, number);
create index purchase_orders_by_day on inventory.purchase_orders (ordered_on, number);
