-- Search looks for `search_text like '%word%'`, which only trigrams can index. pg_trgm comes with Postgres and may be
-- created by whoever may create in the database; where it is not to be had, search reads the whole table instead.
do $$
declare
  trigrams text;
begin
  create extension if not exists pg_trgm with schema inventory;
  select quote_ident(nspname) into trigrams
    from pg_extension join pg_namespace on pg_namespace.oid = extnamespace where extname = 'pg_trgm';
  execute format('create index products_by_words on inventory.products using gin (search_text %s.gin_trgm_ops)', trigrams);
exception
  when insufficient_privilege or feature_not_supported or undefined_file then
    raise notice 'No index for product search: %', sqlerrm;
end
$$;
