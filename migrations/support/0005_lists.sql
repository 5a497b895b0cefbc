-- Lists of tickets by time go page by page.
drop index support.tickets_by_update;
create index tickets_by_update on support.tickets (updated_at, number);
drop index support.tickets_by_time;
create index tickets_by_time on support.tickets (opened_at, number);

-- Reviews likewise.
drop index support.feedback_by_time;
create index feedback_by_time on support.feedback (submitted_at, number);
