-- What has been deleted, by its table and key, for whoever keeps a copy.
create table support.deletions (
  kind        text not null,
  key         text not null,
  deleted_at  timestamptz not null,
  primary key (kind, key)
);
create index deletions_by_time on support.deletions (kind, deleted_at);
create index deletions_by_instant on support.deletions (deleted_at);

create function support.note_deletion() returns trigger language plpgsql as $$
begin
  insert into support.deletions values (tg_table_name, to_jsonb(old) ->> tg_argv[0], now())
  on conflict (kind, key) do update set deleted_at = excluded.deleted_at;
  return old;
end;
$$;
create trigger deleted after delete on support.tickets for each row execute function support.note_deletion('number');
create trigger deleted after delete on support.feedback for each row execute function support.note_deletion('number');
