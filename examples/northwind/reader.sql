-- A role that may read the views and nothing else. Its password is set by hand, so that none stands in a file:
--   \password northwind_reader
do $$
begin
  if not exists (select from pg_roles where rolname = 'northwind_reader') then
    create role northwind_reader login;
  end if;
end $$;
alter role northwind_reader set default_transaction_read_only = on;

-- Before Postgres 15 everyone may create tables in the schema public.
revoke create on schema public from public;

grant usage on schema inventory, logistics, cogs, sales to northwind_reader;
grant select on all tables in schema inventory, logistics, cogs, sales to northwind_reader;
