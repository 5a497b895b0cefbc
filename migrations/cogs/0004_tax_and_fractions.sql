-- Prices may include a tax: then the rate stands beside them, and margins are net of it. Null: they are net, or nobody
-- says. A competitor's price that says its rate, 0 for none, is compared as if it included ours.
alter table cogs.prices
  add included_tax_percent numeric check (included_tax_percent >= 0 and included_tax_percent < 1000);
alter table cogs.competitor_prices
  add included_tax_percent numeric check (included_tax_percent >= 0 and included_tax_percent < 1000);

-- Amounts may have fractions of the smallest coin: 12.34 cents of USD are 0.1234.
alter table cogs.cost_records alter column amount_minor type numeric;
alter table cogs.prices
  alter column amount_minor type numeric,
  alter column compare_at_minor type numeric;
alter table cogs.competitor_prices alter column amount_minor type numeric;

-- A company may know what a unit costs in all and not its parts: TOTAL, and then none of the others.
alter table cogs.cost_records
  drop constraint cost_records_component_check,
  add constraint cost_records_component_check
    check (component in ('MATERIAL', 'LABOUR', 'FREIGHT', 'DUTY', 'OVERHEAD', 'TOTAL'));

drop index cogs.prices_in_force;
create index prices_in_force on cogs.prices (sku, effective_from)
  include (amount_minor, currency, included_tax_percent) where effective_to is null;
drop index cogs.competitor_prices_by_time;
create index competitor_prices_by_time on cogs.competitor_prices (observed_at)
  include (sku, competitor, amount_minor, currency, included_tax_percent);
