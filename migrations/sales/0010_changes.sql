-- When an order was last changed, its lines and its status included. Null for what was there before anybody noted it.
alter table sales.orders add updated_at timestamptz;
create index orders_by_update on sales.orders (updated_at, number);
-- Lists of orders by time go page by page.
drop index sales.orders_by_time;
create index orders_by_time on sales.orders (placed_at, number);
