-- A shop that records no returns does not know how many came back, which is not none.
alter table sales.product_daily_sales
  alter column returned_units drop not null,
  alter column returned_minor drop not null;
