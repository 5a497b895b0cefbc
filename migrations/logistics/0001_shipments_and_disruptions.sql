-- How goods travel: carriers, lanes, every shipment with its events, and what gets in the way.

create schema if not exists logistics;

create table logistics.carriers (
  code  text primary key,
  name  text not null
);

create table logistics.lanes (
  code        text primary key,
  from_place  text not null,
  to_place    text not null
);

-- Keys of orders, customers and warehouses are those of sales and inventory.
create table logistics.shipments (
  number                 text primary key,
  order_number           text not null,
  customer_number        text,
  carrier_code           text not null references logistics.carriers,
  method                 text not null,
  status                 text not null check (status in ('PENDING', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED', 'EXCEPTION', 'RETURNED')),
  tracking_number        text,
  warehouse_code         text,
  to_country             text,
  to_region              text,
  ordered_at             timestamptz not null,
  shipped_at             timestamptz,
  promised_on            date,
  estimated_delivery_on  date,
  delivered_at           timestamptz,
  in_full                boolean,
  had_exception          boolean not null,
  cost_minor             bigint,
  currency               text,
  check ((cost_minor is null) = (currency is null)),
  check ((status = 'DELIVERED') = (delivered_at is not null))
);
create index shipments_by_order on logistics.shipments (order_number);
create index shipments_by_customer on logistics.shipments (customer_number);
create index shipments_by_destination on logistics.shipments (to_country, delivered_at);
create index shipments_by_delivery on logistics.shipments (delivered_at);

create table logistics.shipment_events (
  shipment_number  text not null references logistics.shipments,
  sequence         integer not null,
  status           text not null,
  occurred_at      timestamptz not null,
  location         text,
  primary key (shipment_number, sequence)
);
create index shipment_events_by_time on logistics.shipment_events (occurred_at);

create table logistics.disruptions (
  number           text primary key,
  kind             text not null check (kind in ('SUPPLIER_OUTAGE', 'PORT_CONGESTION', 'STRIKE', 'WEATHER', 'CUSTOMS', 'CAPACITY', 'OTHER')),
  severity         text not null check (severity in ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
  summary          text not null,
  started_on       date not null,
  expected_end_on  date,
  ended_on         date,
  delay_days       integer
);
create index disruptions_by_start on logistics.disruptions (started_on desc, number);

create table logistics.disruption_suppliers (
  disruption_number  text not null references logistics.disruptions,
  supplier_code      text not null,
  primary key (disruption_number, supplier_code)
);

create table logistics.disruption_lanes (
  disruption_number  text not null references logistics.disruptions,
  lane_code          text not null references logistics.lanes,
  primary key (disruption_number, lane_code)
);
