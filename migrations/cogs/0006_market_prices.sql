-- Prices in a market, such as a country or a shop, beside the one of cogs.prices; kept as those are.
create table cogs.market_prices (
  sku                   text not null,
  market                text not null,
  amount_minor          numeric not null check (amount_minor >= 0),
  compare_at_minor      numeric,
  currency              text not null,
  included_tax_percent  numeric check (included_tax_percent >= 0 and included_tax_percent < 1000),
  effective_from        date not null,
  effective_to          date check (effective_to > effective_from),
  primary key (sku, market, effective_from)
);
