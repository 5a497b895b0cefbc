-- Lists of tickets by time go page by page.
drop index support.tickets_by_update;
create index tickets_by_update on support.tickets (updated_at, number);
drop index support.tickets_by_time;
create index tickets_by_time on support.tickets (opened_at, number);

-- Reviews likewise.
drop index support.feedback_by_time;
create index feedback_by_time on support.feedback (submitted_at, number);

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
