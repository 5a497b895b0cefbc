-- What the views of several sources need. Run first, as the owner of Northwind's tables.

create schema northwind;

-- Northwind notes no times of change: what it says, it says as of the last day on which an order came in.
create view northwind.as_of as
select max(order_date) as day, max(order_date)::timestamp at time zone 'UTC' as at
from public.orders;

-- Northwind writes countries as names; the graph speaks of them by their ISO 3166 codes.
create view northwind.countries (name, code) as
values
  ('Argentina', 'AR'), ('Australia', 'AU'), ('Austria', 'AT'), ('Belgium', 'BE'), ('Brazil', 'BR'),
  ('Canada', 'CA'), ('Denmark', 'DK'), ('Finland', 'FI'), ('France', 'FR'), ('Germany', 'DE'),
  ('Ireland', 'IE'), ('Italy', 'IT'), ('Japan', 'JP'), ('Mexico', 'MX'), ('Netherlands', 'NL'),
  ('Norway', 'NO'), ('Poland', 'PL'), ('Portugal', 'PT'), ('Singapore', 'SG'), ('Spain', 'ES'),
  ('Sweden', 'SE'), ('Switzerland', 'CH'), ('UK', 'GB'), ('USA', 'US'), ('Venezuela', 'VE');
