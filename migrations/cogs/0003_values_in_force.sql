-- Filters ask for what holds today of every product at once. Nearly all of that has no end yet, so it has indexes of its
-- own, which hold all that is asked; what ends on a known day is found by that day.
create index cost_records_in_force on cogs.cost_records (sku, component, effective_from)
  include (amount_minor, currency) where effective_to is null;
create index cost_records_by_end on cogs.cost_records (effective_to);
create index prices_in_force on cogs.prices (sku, effective_from)
  include (amount_minor, currency) where effective_to is null;
create index prices_by_end on cogs.prices (effective_to);

drop index cogs.competitor_prices_by_time;
create index competitor_prices_by_time on cogs.competitor_prices (observed_at)
  include (sku, competitor, amount_minor, currency);
