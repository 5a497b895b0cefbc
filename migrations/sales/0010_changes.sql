-- When an order was last changed, its lines and its status included. Null for what was there before anybody noted it.
alter table sales.orders add updated_at timestamptz;
create index orders_by_update on sales.orders (updated_at, number);
-- Lists of orders by time go page by page.
drop index sales.orders_by_time;
create index orders_by_time on sales.orders (placed_at, number);

alter table sales.returns add updated_at timestamptz;
create index returns_by_update on sales.returns (updated_at, number);
create index returns_by_day on sales.returns (returned_on, number);

-- Lines have no number: their order's and their place there name them.
create index order_lines_by_place on sales.order_lines ((order_number || '/' || lpad(line::text, 10, '0')));

-- What has been deleted, by its table and key, for whoever keeps a copy.
create table sales.deletions (
  kind        text not null,
  key         text not null,
  deleted_at  timestamptz not null,
  primary key (kind, key)
);
create index deletions_by_time on sales.deletions (kind, deleted_at);
create index deletions_by_instant on sales.deletions (deleted_at);

create function sales.note_deletion() returns trigger language plpgsql as $$
begin
  insert into sales.deletions values (tg_table_name, to_jsonb(old) ->> tg_argv[0], now())
  on conflict (kind, key) do update set deleted_at = excluded.deleted_at;
  return old;
end;
$$;
create trigger deleted after delete on sales.orders for each row execute function sales.note_deletion('number');
create trigger deleted after delete on sales.customers for each row execute function sales.note_deletion('number');
create trigger deleted after delete on sales.returns for each row execute function sales.note_deletion('number');
