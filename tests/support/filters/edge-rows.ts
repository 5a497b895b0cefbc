import type { SourceName } from '../../../src/kernel/source-name.ts';

/** Products that lack something, or have what others have, so that nulls and ties are met at every turn. */
export const edgeRows: Readonly<Partial<Record<SourceName, string>>> = {
  inventory: `
    insert into inventory.products (sku, name, brand, category, launched_on, discontinued_on, updated_at) values
      ('EDGE-01', 'Same name', null, null, null, null, '2026-01-01'),
      ('EDGE-02', 'Same name', null, 'Tents', null, null, '2026-01-01'),
      ('EDGE-03', 'Same name', 'Ångström', 'Tents', '2020-01-01', null, '2026-01-01'),
      ('EDGE-04', 'same Name', 'ÅNGSTRÖM', null, '2027-01-01', null, '2026-01-01'),
      ('EDGE-05', 'Under_score 100%', 'Back\\slash', 'Edge', '2026-08-22', null, '2026-01-01'),
      ('EDGE-06', 'Quote '' and "', 'B', 'Edge', '2026-08-23', '2026-11-20', '2026-01-01'),
      ('EDGE-07', '', '', '', '2025-08-22', '2026-11-21', '2026-01-01'),
      ('EDGE-08', 'Twin', 'B', 'Edge', '2025-08-23', null, '2026-01-01'),
      ('EDGE-09', 'Twin', 'B', 'Edge', null, null, '2026-01-01'),
      ('edge-10', 'twin', 'b', 'edge', null, null, '2026-01-01');
    insert into inventory.stock_levels (sku, warehouse_code, available, committed, reserved, safety_stock, incoming, updated_at)
      select sku, code, available, 0, 0, 0, 0, timestamptz '2026-01-01 00:00:00.000123Z' + available * interval '1.000001 hours'
      from (values ('EDGE-02', 0), ('EDGE-03', -5), ('EDGE-05', 28), ('EDGE-06', 28), ('EDGE-08', 50), ('EDGE-09', 50)) as stock(sku, available),
        (select min(code) as code from inventory.warehouses) as warehouse;
    insert into inventory.product_suppliers (sku, supplier_code, preferred, quoted_lead_time_days)
      select sku, code, preferred, days
      from (values ('EDGE-02', true, 28), ('EDGE-03', true, null), ('EDGE-05', false, 3), ('EDGE-08', true, 28)) as terms(sku, preferred, days),
        (select min(code) as code from inventory.suppliers) as supplier;`,
  cogs: `
    insert into cogs.prices (sku, amount_minor, currency, effective_from, effective_to) values
      ('EDGE-01', 1000, 'USD', '2020-01-01', null), ('EDGE-02', 0, 'USD', '2020-01-01', null),
      ('EDGE-03', 1000, 'XTS', '2020-01-01', null), ('EDGE-04', 1000, 'EUR', '2020-01-01', '2026-11-20'),
      ('EDGE-05', 1000, 'EUR', '2020-01-01', '2026-11-21'), ('EDGE-05', 999, 'EUR', '2019-01-01', null),
      ('EDGE-08', 5000, 'JPY', '2020-01-01', null), ('EDGE-09', 5000, 'JPY', '2020-01-01', null),
      ('NOBODY', 1, 'USD', '2020-01-01', null);
    update cogs.prices set updated_at = '2026-11-19 23:59:59.999999Z' where sku = 'EDGE-01';
    update cogs.prices set updated_at = '2019-12-31 23:59:59.999Z' where sku in ('EDGE-02', 'EDGE-05');
    insert into cogs.exchange_rates (day, from_currency, to_currency, rate) values
      ('2026-11-13', 'USD', 'JPY', 151.37), ('2026-11-12', 'USD', 'KRW', 1300);
    insert into cogs.cost_records (sku, component, amount_minor, currency, effective_from, effective_to) values
      ('EDGE-01', 'MATERIAL', 1500, 'USD', '2020-01-01', null), ('EDGE-02', 'MATERIAL', 10, 'USD', '2020-01-01', null),
      ('EDGE-03', 'MATERIAL', 10, 'USD', '2020-01-01', null), ('EDGE-05', 'MATERIAL', 333, 'JPY', '2020-01-01', null),
      ('EDGE-05', 'FREIGHT', 333, 'EUR', '2020-01-01', null), ('EDGE-06', 'DUTY', 333, 'KRW', '2020-01-01', null),
      ('EDGE-08', 'DUTY', 777, 'JPY', '2020-01-01', null), ('EDGE-09', 'DUTY', 777, 'JPY', '2020-01-01', null),
      ('EDGE-09', 'LABOUR', 77, 'KRW', '2020-01-01', null);
    insert into cogs.competitor_prices (sku, competitor, amount_minor, currency, observed_at) values
      ('EDGE-01', 'One', 0, 'USD', '2026-11-01'), ('EDGE-05', 'One', 1100, 'USD', '2026-10-21'),
      ('EDGE-05', 'Two', 1100, 'XTS', '2026-10-20'), ('EDGE-08', 'One', 4000, 'JPY', '2026-11-20T12:00:00Z'),
      ('EDGE-08', 'Two', 3300, 'USD', '2026-11-20T12:00:01Z'), ('EDGE-09', 'One', 4000, 'XTS', '2026-11-01');`,
  sales: `
    insert into sales.product_daily_sales (sku, day, currency, orders, units, revenue_minor) values
      ('EDGE-02', '2026-11-19', 'USD', 1, 3, 1), ('EDGE-03', '2026-10-22', 'USD', 1, 3, 1), ('EDGE-05', '2026-10-23', 'USD', 1, 28, 1),
      ('EDGE-06', '2026-11-20', 'USD', 1, 28, 1), ('EDGE-08', '2025-09-01', 'USD', 1, 50, 1), ('EDGE-08', '2026-09-01', 'USD', 1, 60, 1),
      ('EDGE-08', '2026-08-01', 'EUR', 1, 50, 1), ('EDGE-09', '2026-11-01', 'USD', 1, 0, 0), ('NOBODY', '2026-11-01', 'USD', 1, 9, 1);`,
  support: `
    insert into support.tickets (number, subject, status, sku, opened_at, replies, reopens, csat_rating, updated_at) values
      ('TX-1', 'A', 'OPEN', 'EDGE-01', '2020-01-01', 0, 0, null, '2026-01-01'), ('TX-2', 'A', 'SOLVED', 'EDGE-02', '2026-11-01', 0, 0, 4, '2026-01-01'),
      ('TX-3', 'A', 'SOLVED', 'EDGE-02', '2026-11-01', 0, 0, 3, '2026-01-01'), ('TX-4', 'A', 'HOLD', 'EDGE-03', '2026-08-22', 0, 0, 5, '2026-01-01'),
      ('TX-5', 'A', 'CLOSED', 'EDGE-03', '2026-08-21 23:59:59', 0, 0, 1, '2026-01-01'), ('TX-6', 'A', 'NEW', 'NOBODY', '2026-11-01', 0, 0, 1, '2026-01-01'),
      ('TX-7', 'A', 'NEW', null, '2026-11-01', 0, 0, 1, '2026-01-01');`,
};
