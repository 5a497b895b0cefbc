-- Lead times are measured over the receipts of half a year, of every product at once where a filter asks.
create index receipts_by_day on inventory.receipts (received_on) include (sku, purchase_order_number);
