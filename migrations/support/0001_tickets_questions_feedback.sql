-- What customers complain about, ask and say.

create schema if not exists support;

-- A ticket names its customer by number, or only by an order's number, or only by an e-mail address as typed.
create table support.tickets (
  number            text primary key,
  subject           text not null,
  issue             text,
  status            text not null check (status in ('NEW', 'OPEN', 'PENDING', 'HOLD', 'SOLVED', 'CLOSED')),
  priority          text check (priority in ('LOW', 'NORMAL', 'HIGH', 'URGENT')),
  channel           text,
  customer_number   text,
  order_number      text,
  email             text,
  sku               text,
  opened_at         timestamptz not null,
  first_replied_at  timestamptz,
  solved_at         timestamptz,
  replies           integer not null default 0,
  reopens           integer not null default 0,
  csat_rating       integer check (csat_rating between 1 and 5),
  updated_at        timestamptz not null
);
create index tickets_by_product on support.tickets (sku, opened_at desc, number desc);
create index tickets_by_customer on support.tickets (customer_number, opened_at desc);
create index tickets_by_order on support.tickets (order_number);
create index tickets_by_email on support.tickets (lower(btrim(email)));
create index tickets_by_time on support.tickets (opened_at);
create index tickets_by_update on support.tickets (updated_at);

-- Asked about one product, about a category, or (both null) about the shop.
create table support.questions (
  number       text primary key,
  sku          text,
  category     text,
  question     text not null,
  answer       text,
  times_asked  integer not null,
  updated_at   timestamptz not null
);
create index questions_by_product on support.questions (sku, times_asked desc);
create index questions_by_category on support.questions (category, times_asked desc);

-- A product review; would_recommend is the 0 to 10 of the net promoter question.
create table support.feedback (
  number           text primary key,
  sku              text not null,
  customer_number  text,
  rating           integer check (rating between 1 and 5),
  would_recommend  integer check (would_recommend between 0 and 10),
  comment          text,
  sentiment        text check (sentiment in ('POSITIVE', 'NEUTRAL', 'NEGATIVE')),
  submitted_at     timestamptz not null
);
create index feedback_by_product on support.feedback (sku, submitted_at desc, number desc);
create index feedback_by_time on support.feedback (submitted_at);
