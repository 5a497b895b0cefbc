-- Filters ask which tickets are open, or rated, of all products or customers at once: these indexes hold all that is asked.
create index tickets_open on support.tickets (sku)
  include (customer_number, order_number, email) where status not in ('SOLVED', 'CLOSED');
create index tickets_rated on support.tickets (opened_at)
  include (sku, customer_number, order_number, email, csat_rating) where csat_rating is not null;
