-- What a product costs and is sold for, what rivals ask, what currencies are worth, what may be spent.
-- Amounts are in the minor unit of their currency (cents); effective_to is the first day no longer in force.

create schema if not exists cogs;

create table cogs.cost_records (
  sku             text not null,
  component       text not null check (component in ('MATERIAL', 'LABOUR', 'FREIGHT', 'DUTY', 'OVERHEAD')),
  amount_minor    bigint not null check (amount_minor >= 0),
  currency        text not null,
  effective_from  date not null,
  effective_to    date check (effective_to > effective_from),
  primary key (sku, component, effective_from)
);

create table cogs.prices (
  sku               text not null,
  amount_minor      bigint not null check (amount_minor >= 0),
  compare_at_minor  bigint,
  currency          text not null,
  effective_from    date not null,
  effective_to      date check (effective_to > effective_from),
  primary key (sku, effective_from)
);

create table cogs.competitor_prices (
  sku           text not null,
  competitor    text not null,
  amount_minor  bigint not null check (amount_minor >= 0),
  currency      text not null,
  observed_at   timestamptz not null,
  primary key (sku, competitor, observed_at)
);
create index competitor_prices_by_time on cogs.competitor_prices (observed_at);

-- On this day, one unit of from_currency bought so many units of to_currency.
create table cogs.exchange_rates (
  day            date not null,
  from_currency  text not null,
  to_currency    text not null,
  rate           numeric not null check (rate > 0),
  primary key (from_currency, to_currency, day)
);

create table cogs.budgets (
  code             text primary key,
  name             text not null,
  category         text,
  period_start     date not null,
  period_end       date not null check (period_end >= period_start),
  currency         text not null,
  allocated_minor  bigint not null,
  committed_minor  bigint not null,
  spent_minor      bigint not null
);
