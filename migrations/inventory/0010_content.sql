-- What shops and product feeds tell of a product. Each column may be null: not recorded.
create table inventory.product_content (
  sku        text primary key references inventory.products on delete cascade,
  url        text,
  image_url  text,
  gtin       text,
  mpn        text,
  tags       text[]
);
create index product_content_by_gtin on inventory.product_content (gtin);
create index product_content_by_mpn on inventory.product_content (mpn);

-- The product that another is a variant of: the same in another size or colour.
create table inventory.product_variants (
  sku         text primary key references inventory.products on delete cascade,
  parent_sku  text not null references inventory.products on delete cascade
);
create index product_variants_by_parent on inventory.product_variants (parent_sku, sku);

-- A filter on specifications looks through search_text, and through all that have none.
create index specifications_without_text on inventory.product_specifications (sku) where search_text is null;
