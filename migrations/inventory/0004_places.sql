-- Which warehouses serve which countries: what an advert there may promise. Without it nothing is known of one country alone.
create table inventory.warehouse_countries (
  warehouse_code  text not null references inventory.warehouses,
  country         text not null,
  primary key (warehouse_code, country)
);
create index warehouse_countries_by_country on inventory.warehouse_countries (country, warehouse_code);
