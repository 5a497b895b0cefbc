-- Filters add up the units of some days over every product: the index holds all that is asked.
drop index sales.product_daily_sales_by_day;
create index product_daily_sales_by_day on sales.product_daily_sales (day) include (sku, units);

-- Who bought something is told by the customers' orders, but for those that were cancelled.
drop index sales.orders_by_customer;
create index orders_by_customer on sales.orders (customer_number, placed_at desc, number desc) include (status);
