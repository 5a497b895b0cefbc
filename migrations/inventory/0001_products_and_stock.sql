-- What a product is, where it lies, who supplies it, and what is promised and planned.
-- Units are whole pieces. Weeks start on Monday.

create schema if not exists inventory;

-- What product search looks through: array_to_string is not immutable, so it is wrapped for a stored column.
create function inventory.search_text(sku text, name text, brand text, category text, features text[])
returns text language sql immutable parallel safe
return lower(concat_ws(' ', sku, name, brand, category, array_to_string(features, ' ')));

create table inventory.products (
  sku              text primary key,
  name             text not null,
  description      text,
  brand            text,
  category         text,
  features         text[] not null default '{}',
  launched_on      date,
  discontinued_on  date,
  updated_at       timestamptz not null,
  search_text      text not null generated always as (inventory.search_text(sku, name, brand, category, features)) stored
);
create index products_by_name on inventory.products (name, sku);
create index products_by_category on inventory.products (category, name, sku);
create index products_by_brand on inventory.products (brand);

create table inventory.product_specifications (
  sku       text not null references inventory.products,
  position  integer not null,
  name      text not null,
  value     text not null,
  unit      text,
  primary key (sku, position)
);

create table inventory.warehouses (
  code     text primary key,
  name     text not null,
  country  text,
  city     text
);

-- on hand = available + committed + reserved + safety_stock; available below 0 is oversold
create table inventory.stock_levels (
  sku             text not null references inventory.products,
  warehouse_code  text not null references inventory.warehouses,
  available       integer not null,
  committed       integer not null,
  reserved        integer not null,
  safety_stock    integer not null,
  incoming        integer not null,
  updated_at      timestamptz not null,
  primary key (sku, warehouse_code)
);
create index stock_levels_by_update on inventory.stock_levels (updated_at);

create table inventory.suppliers (
  code     text primary key,
  name     text not null,
  country  text
);

create table inventory.product_suppliers (
  sku                     text not null references inventory.products,
  supplier_code           text not null references inventory.suppliers,
  preferred               boolean not null,
  quoted_lead_time_days   integer,
  minimum_order_quantity  integer,
  unit_cost_minor         bigint,
  currency                text,
  primary key (sku, supplier_code),
  check ((unit_cost_minor is null) = (currency is null))
);
create unique index product_suppliers_one_preferred on inventory.product_suppliers (sku) where preferred;
create index product_suppliers_by_supplier on inventory.product_suppliers (supplier_code, sku);

-- The transport lanes (named as in logistics) that a product's deliveries come in by.
create table inventory.inbound_lanes (
  sku        text not null references inventory.products,
  lane_code  text not null,
  primary key (sku, lane_code)
);
create index inbound_lanes_by_lane on inventory.inbound_lanes (lane_code, sku);

create table inventory.purchase_orders (
  number         text primary key,
  supplier_code  text not null references inventory.suppliers,
  status         text not null check (status in ('OPEN', 'RECEIVED', 'CANCELLED')),
  ordered_on     date not null
);

create table inventory.purchase_order_lines (
  purchase_order_number  text not null references inventory.purchase_orders,
  sku                    text not null references inventory.products,
  warehouse_code         text not null references inventory.warehouses,
  quantity               integer not null check (quantity > 0),
  received_quantity      integer not null default 0 check (received_quantity between 0 and quantity),
  expected_on            date,
  primary key (purchase_order_number, sku, warehouse_code)
);
create index purchase_order_lines_open on inventory.purchase_order_lines (sku, expected_on) where received_quantity < quantity;

create table inventory.receipts (
  number                 text primary key,
  purchase_order_number  text not null references inventory.purchase_orders,
  sku                    text not null references inventory.products,
  warehouse_code         text not null references inventory.warehouses,
  quantity               integer not null check (quantity > 0),
  expected_on            date,
  received_on            date not null
);
create index receipts_by_product on inventory.receipts (sku, received_on);

-- Ordered for a later week and not yet in stock_levels.committed.
create table inventory.booked_demand (
  sku            text not null references inventory.products,
  week_starting  date not null check (extract(isodow from week_starting) = 1),
  kind           text not null check (kind in ('PRE_ORDER', 'CALL_OFF')),
  units          integer not null check (units >= 0),
  primary key (sku, week_starting, kind)
);

create table inventory.capacity_weeks (
  sku              text not null references inventory.products,
  week_starting    date not null check (extract(isodow from week_starting) = 1),
  planned_units    integer not null check (planned_units >= 0),
  committed_units  integer not null check (committed_units >= 0),
  primary key (sku, week_starting)
);
