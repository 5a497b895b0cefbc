-- What was in stock at the end of each day, where a company keeps it. on_hand is null where nobody counts all of it.
create table inventory.stock_days (
  sku             text not null references inventory.products,
  warehouse_code  text not null references inventory.warehouses,
  day             date not null,
  on_hand         integer,
  available       integer not null,
  primary key (sku, day, warehouse_code)
);

-- Levels have no number: their product and their warehouse name them.
create index stock_levels_by_place on inventory.stock_levels ((nullif(sku, '') || E'\t' || nullif(warehouse_code, '')));
