-- A company may know what can be sold and not what is promised, held back, kept or on its way: null, which is not 0. The
-- same holds of where and when a receipt came in.
alter table inventory.stock_levels
  alter column committed drop not null,
  alter column reserved drop not null,
  alter column safety_stock drop not null,
  alter column incoming drop not null;
alter table inventory.receipts
  alter column warehouse_code drop not null,
  alter column received_on drop not null;

-- Amounts may have fractions of the smallest coin.
alter table inventory.product_suppliers alter column unit_cost_minor type numeric;
