-- What check-sources asks for: the views make text of Northwind's numbers, so an index must know that text.
create index order_details_by_order_number on public.order_details ((order_id::text));
create index order_details_by_sku on public.order_details (('NW-' || product_id::text));
create index order_details_by_place on public.order_details ((order_id::text || '/' || lpad(product_id::text, 10, '0')));
