-- When an order was last changed, its lines and its status included. Null for what was there before anybody noted it.
alter table sales.orders add updated_at timestamptz;
create index orders_by_update on sales.orders (updated_at, number);
-- Lists of orders by time go page by page.
drop index sales.orders_by_time;
create index orders_by_time on sales.orders (placed_at, number);

alter table sales.returns add updated_at timestamptz;
create index returns_by_update on sales.returns (updated_at, number);
create index returns_by_day on sales.returns (returned_on, number);

-- Lines have no number: their order's and their place there name them.
create index order_lines_by_place on sales.order_lines ((order_number || '/' || lpad(line::text, 10, '0')));
