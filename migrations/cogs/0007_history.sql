-- When a price was last written. Null for what was there before anybody noted it.
alter table cogs.prices add updated_at timestamptz;

drop index cogs.prices_in_force;
create index prices_in_force on cogs.prices (sku, effective_from)
  include (amount_minor, currency, included_tax_percent, updated_at) where effective_to is null;
