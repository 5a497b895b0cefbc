-- Few parcels are on their way at any time, and a filter wants the late ones among them.
create index shipments_on_their_way on logistics.shipments (promised_on)
  include (customer_number) where status in ('IN_TRANSIT', 'OUT_FOR_DELIVERY', 'EXCEPTION');
