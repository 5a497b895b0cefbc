-- Today's rates are asked for all currencies at once.
create index exchange_rates_by_day on cogs.exchange_rates (day);
