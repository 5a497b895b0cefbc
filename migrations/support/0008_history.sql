-- When a review was last changed. Null for what was there before anybody noted it.
alter table support.feedback add updated_at timestamptz;
create index feedback_by_update on support.feedback (updated_at, number);
