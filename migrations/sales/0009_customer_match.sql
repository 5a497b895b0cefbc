-- What advertising platforms match customers by, beside the address; a company may keep none of it.
alter table sales.customers
  add column phone        text,
  add column first_name   text,
  add column last_name    text,
  add column postal_code  text;
