-- Money given back without a returned item: shipping, goodwill, a price adjusted afterwards. In the order's currency, and
-- with tax where the order's amounts are. It lowers what a customer is worth, from its day on.
create table sales.refunds (
  number        text primary key,
  order_number  text not null references sales.orders,
  amount_minor  bigint not null,
  refunded_on   date not null
);
create index refunds_by_order on sales.refunds (order_number);

-- The function stays as it is, with the time zone that a company has set for it, but for what it takes off.
do $$
declare
  definition text := pg_get_functiondef('sales.refresh_customer_summaries'::regproc);
begin
  if definition not like '%from sales.returns where%' then
    raise exception 'sales.refresh_customer_summaries takes refunds from elsewhere';
  end if;
  execute replace(definition, 'from sales.returns where', 'from (
      select order_number, refund_minor, returned_on from sales.returns
      union all
      select order_number, amount_minor, refunded_on from sales.refunds
    ) given_back where');
end
$$;
