-- Filters add up the units of some days over every product: the index holds all that is asked.
drop index sales.product_daily_sales_by_day;
create index product_daily_sales_by_day on sales.product_daily_sales (day) include (sku, units);
