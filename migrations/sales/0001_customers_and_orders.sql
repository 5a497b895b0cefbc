-- Who buys, what they allow us to do with it, and everything they ordered and sent back.

create schema if not exists sales;

create table sales.customers (
  number               text primary key,
  name                 text,
  email                text,
  gender               text check (gender in ('FEMALE', 'MALE', 'NON_BINARY')),
  age_band             text check (age_band in ('AGE_18_24', 'AGE_25_34', 'AGE_35_44', 'AGE_45_54', 'AGE_55_64', 'AGE_65_PLUS')),
  country              text,
  region               text,
  city                 text,
  language             text,
  acquired_on          date,
  acquisition_channel  text,
  consent_email        boolean not null,
  consent_sms          boolean not null,
  consent_post         boolean not null,
  consent_profiling    boolean not null,
  updated_at           timestamptz not null
);
create index customers_by_email on sales.customers (lower(btrim(email)));

create table sales.orders (
  number           text primary key,
  customer_number  text not null references sales.customers,
  placed_at        timestamptz not null,
  status           text not null check (status in ('PLACED', 'SHIPPED', 'DELIVERED', 'CANCELLED')),
  channel          text,
  country          text,
  currency         text not null,
  total_minor      bigint not null
);
create index orders_by_customer on sales.orders (customer_number, placed_at desc, number desc);
create index orders_by_time on sales.orders (placed_at);

-- net_minor = round(quantity x unit_price x (1 - discount_percent / 100)), in the order's currency
create table sales.order_lines (
  order_number      text not null references sales.orders,
  line              integer not null,
  sku               text not null,
  quantity          integer not null check (quantity > 0),
  unit_price_minor  bigint not null,
  discount_percent  numeric(5, 2) not null default 0,
  net_minor         bigint not null,
  primary key (order_number, line)
);
create index order_lines_by_product on sales.order_lines (sku, order_number);

create table sales.returns (
  number        text primary key,
  order_number  text not null,
  line          integer not null,
  quantity      integer not null check (quantity > 0),
  refund_minor  bigint not null,
  returned_on   date not null,
  foreign key (order_number, line) references sales.order_lines
);
create index returns_by_line on sales.returns (order_number, line);

create table sales.site_sessions (
  day       date not null,
  channel   text not null,
  sessions  integer not null,
  primary key (day, channel)
);
