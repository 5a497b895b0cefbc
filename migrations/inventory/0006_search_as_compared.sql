-- Search finds `Café` by cafe and `Straße` by STRASSE, in either of Unicode's forms, and looks through specifications too.
-- src/domain/search-text.ts is the same for what a person types.
create function inventory.searchable(words text) returns text
language sql immutable parallel safe
return case when octet_length(words) = length(words) then lower(words collate "C") else
  replace(replace(replace(translate(
    lower(upper(regexp_replace(normalize(words, NFKD), '[\u0300-\u036f]', '', 'g') collate "und-x-icu")) collate "C",
    'øłđð', 'oldd'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end;

create or replace function inventory.search_text(sku text, name text, brand text, category text, features text[])
returns text language sql immutable parallel safe
return inventory.searchable(concat_ws(' ', sku, name, brand, category, array_to_string(features, ' ')));

-- Stored values are not made anew otherwise.
alter table inventory.products drop column search_text;
alter table inventory.products add column
  search_text text not null generated always as (inventory.search_text(sku, name, brand, category, features)) stored;

alter table inventory.product_specifications add column
  search_text text generated always as (inventory.searchable(name || ' ' || value || coalesce(' ' || unit, ''))) stored;

do $$
declare
  trigrams text;
begin
  select quote_ident(nspname) into trigrams
    from pg_extension join pg_namespace on pg_namespace.oid = extnamespace where extname = 'pg_trgm';
  if trigrams is null then
    raise notice 'No index for product search: pg_trgm is not there';
    return;
  end if;
  execute format('create index products_by_words on inventory.products using gin (search_text %s.gin_trgm_ops)', trigrams);
  execute format('create index specifications_by_words on inventory.product_specifications using gin (search_text %s.gin_trgm_ops)', trigrams);
end
$$;
