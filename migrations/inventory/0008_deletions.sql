-- What has been deleted, by its table and key, for whoever keeps a copy.
create table inventory.deletions (
  kind        text not null,
  key         text not null,
  deleted_at  timestamptz not null,
  primary key (kind, key)
);
create index deletions_by_time on inventory.deletions (kind, deleted_at);
create index deletions_by_instant on inventory.deletions (deleted_at);

create function inventory.note_deletion() returns trigger language plpgsql as $$
begin
  insert into inventory.deletions values (tg_table_name, to_jsonb(old) ->> tg_argv[0], now())
  on conflict (kind, key) do update set deleted_at = excluded.deleted_at;
  return old;
end;
$$;
create trigger deleted after delete on inventory.products for each row execute function inventory.note_deletion('sku');
create trigger deleted after delete on inventory.purchase_orders for each row execute function inventory.note_deletion('number');
