import { sourceNames, type SourceName } from '../../../src/kernel/source-name.ts';
import { edgeRows } from '../filters/edge-rows.ts';

/** Rows on both sides of every rule, and on neither: of no brand, of no country, of nobody, of two customers at once. */
const more: Readonly<Partial<Record<SourceName, string>>> = {
  inventory: `
    insert into inventory.stock_levels (sku, warehouse_code, available, committed, reserved, safety_stock, incoming, updated_at)
      select 'EDGE-01', min(code), 7, 0, 0, 0, 0, '2026-01-01' from inventory.warehouses;
    insert into inventory.product_variants values
      ('EDGE-06', 'EDGE-03'), ('EDGE-08', 'BAC-0001'), ('EDGE-09', 'EDGE-08'), ('EDGE-03', 'EDGE-08');`,
  sales: `
    insert into sales.customers (number, name, email, country, consent_email, consent_sms, consent_post, consent_profiling, updated_at) values
      ('CX-DE', 'German', 'both@example.com', 'DE', true, true, true, true, '2026-01-01'),
      ('CX-US', 'American', 'Both@example.com ', 'US', true, true, true, true, '2026-01-01'),
      ('CX-NO', 'From nowhere', 'nowhere@example.com', null, true, true, true, true, '2026-01-01'),
      ('CX-ALONE', 'German too', ' Alone@example.com', 'DE', true, true, true, true, '2026-01-01');
    insert into sales.orders (number, customer_number, placed_at, status, channel, country, currency, total_minor) values
      ('OX-DE', 'CX-DE', '2026-11-01', 'DELIVERED', 'web', 'US', 'USD', 3000),
      ('OX-US', 'CX-US', '2026-11-01', 'DELIVERED', 'web', 'DE', 'USD', 3000),
      ('OX-NO', 'CX-NO', '2026-11-02', 'DELIVERED', 'web', 'DE', 'USD', 3000),
      ('OX-BARE', 'CX-ALONE', '2026-11-03', 'PLACED', 'web', 'DE', 'USD', 0),
      ('OX-ODD', 'CX-ALONE', '2026-11-04', 'DELIVERED', 'shop', 'DE', 'USD', 500);
    insert into sales.order_lines (order_number, line, sku, quantity, unit_price_minor, discount_percent, net_minor)
      select number, line, sku, 1, 1000, 0, 1000
      from unnest(array['OX-DE', 'OX-US', 'OX-NO']) as number,
        (values (1, 'BAC-0001'), (2, 'JKT-0001'), (3, 'TEN-0002')) as sold(line, sku);
    insert into sales.order_lines (order_number, line, sku, quantity, unit_price_minor, discount_percent, net_minor)
      values ('OX-ODD', 1, 'NOBODY', 1, 500, 0, 500);`,
  logistics: `
    insert into logistics.shipments (number, order_number, customer_number, carrier_code, method, status, to_country, ordered_at, promised_on, delivered_at, had_exception)
      select 'S' || number, number, customer, code, 'STANDARD', status, country, '2026-11-01', '2026-11-05', delivered, false
      from (values ('OX-DE', 'CX-DE', 'DELIVERED', 'US', timestamptz '2026-11-04'), ('OX-US', 'CX-US', 'DELIVERED', 'DE', '2026-11-07'),
        ('OX-NO', 'CX-NO', 'IN_TRANSIT', 'DE', null), ('OX-ODD', null, 'IN_TRANSIT', 'DE', null),
        ('OX-NEVER', 'CX-DE', 'IN_TRANSIT', 'DE', null)) as sent(number, customer, status, country, delivered),
        (select min(code) as code from logistics.carriers) as carrier;`,
  support: `
    insert into support.tickets (number, subject, issue, status, customer_number, order_number, email, sku, opened_at, replies, reopens, csat_rating, updated_at)
      select 'T' || lead || '-' || about, 'A ticket', 'zip broken', 'OPEN', customer, "order", email, nullif(about, 'NONE'), '2026-11-10', 0, 0, 4, '2026-11-10'
      from (values ('DE', 'CX-DE', null, null), ('US', 'CX-US', 'OX-DE', 'alone@example.com'), ('NO', 'CX-NO', null, null),
        ('OXDE', null, 'OX-DE', null), ('OXUS', null, 'OX-US', 'alone@example.com'), ('OXODD', null, 'OX-ODD', null),
        ('BOTH', null, null, 'BOTH@example.com'), ('ALONE', null, null, ' ALONE@example.com '), ('NOBODY', 'CX-NEVER', null, null),
        ('BLANK', null, null, ' '), ('NULL', null, null, null)) as lead(lead, customer, "order", email),
        unnest(array['BAC-0001', 'TEN-0002', 'NONE', 'NOBODY']) as about;
    insert into support.feedback (number, sku, customer_number, rating, would_recommend, comment, submitted_at)
      select 'F' || sku || coalesce(customer, 'NONE'), sku, customer, 4, 9, 'By ' || coalesce(customer, 'nobody'), '2026-11-11'
      from unnest(array['BAC-0001', 'TEN-0002', 'NOBODY']) as sku, unnest(array['CX-DE', 'CX-US', 'CX-NO', null]) as customer;
    insert into support.questions (number, sku, category, question, answer, times_asked, updated_at) values
      ('QX-1', null, 'Tents', 'About tents', 'Yes', 900, '2026-01-01'), ('QX-2', 'NOBODY', 'Tents', 'About nothing', 'Yes', 901, '2026-01-01');`,
};

export const ruleEdges = Object.fromEntries(
  sourceNames.map((source) => [source, `${edgeRows[source] ?? ''} ${more[source] ?? ''}`]),
) as Readonly<Record<SourceName, string>>;
