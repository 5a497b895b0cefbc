import { amount, type Operations } from './values.ts';

const ofNora = `where customer_number = 'C000001'`;

const hashed = (number: string) =>
  `select encode(sha256(lower(btrim(email))::bytea), 'hex') as value from sales.customers where number = '${number}'`;

const byValue = (column: string, place: number) =>
  `select ${column} as value from sales.customer_summaries s join sales.customers c on c.number = s.customer_number
   where s.segment in ('CHAMPIONS', 'LOYAL') and c.consent_profiling
   order by lifetime_value_minor desc nulls last, customer_number limit 1 offset ${place}`;

const inSegment = (segment: string) =>
  `select count(*)::integer as value from sales.customer_summaries s join sales.customers c on c.number = s.customer_number
   where segment = '${segment}' and c.consent_profiling`;

export const crm: Operations = {
  'customer-360': {
    'customer.hashedEmail': [
      '76fab19727061805c387db2af3e63afb92a0da4024f8a152590714380b0cbf17',
      'sales',
      hashed('C000001'),
    ],
    'customer.segment': 'CHAMPIONS',
    'customer.lifetimeValue.amount': [
      '17749.36',
      'sales',
      `select ${amount(`sum(net_minor) - coalesce((select sum(refund_minor) from sales.returns r
         join sales.orders o on o.number = r.order_number ${ofNora}), 0)`)} as value
       from sales.orders o join sales.order_lines l on l.order_number = o.number ${ofNora} and status <> 'CANCELLED'`,
    ],
    'customer.rfm.recencyDays': 1,
    'customer.purchasePattern.nextOrderExpectedOn': '2026-12-09',
    'customer.orders.totalCount': [
      38,
      'sales',
      `select count(*)::integer as value from sales.orders ${ofNora}`,
    ],
    'customer.tickets.nodes.0.priority': 'URGENT',
    'customer.support.openTickets': 1,
    'customer.delivery.onTimePercent': [
      (40 / 41) * 100,
      'logistics',
      `select (100.0 * count(*) filter (where (delivered_at at time zone 'UTC')::date <= promised_on)
         / count(*))::float8 as value
       from logistics.shipments ${ofNora} and promised_on < '2026-11-20' and (withdrawn_on >= promised_on) is not false`,
    ],
    'customer.delivery.lateInTransit': 0,
  },
  'high-value-customers': {
    'customers.nodes.length': 100,
    'customers.nodes.0.number': ['C000001', 'sales', byValue('customer_number', 0)],
    'customers.nodes.0.purchasePattern.averageOrderValue.amount': '473.04',
    'customers.nodes.1.number': ['C000011', 'sales', byValue('customer_number', 1)],
    'customers.nodes.1.lifetimeValue.amount': [
      '17187.26',
      'sales',
      byValue(amount('lifetime_value_minor'), 1),
    ],
    'customers.nodes.2.segment': ['LOYAL', 'sales', byValue('s.segment', 2)],
    'customers.nodes.99.number': ['C000485', 'sales', byValue('customer_number', 99)],
    'customers.pageInfo.hasNextPage': true,
  },
  segments: {
    'customerSegments.length': 11,
    'customerSegments.0.segment': 'CHAMPIONS',
    'customerSegments.0.customers': [60, 'sales', inSegment('CHAMPIONS')],
    'customerSegments.0.sharePercent': (60 / 574) * 100,
    'customerSegments.0.averageOrderValue.amount': (351026.45 / 636).toFixed(2),
    'customerSegments.0.openTickets': 12,
    'customerSegments.6.segment': 'AT_RISK',
    'customerSegments.6.customers': [55, 'sales', inSegment('AT_RISK')],
    'customerSegments.6.csatPercent': 75,
    'customerSegments.10.revenue.amount': '0.00',
  },
  'win-back-audience': {
    'audience.size': 32,
    'audience.lifetimeValue.amount': '106711.29',
    'audience.breakdown.0.key': 'GB',
    'audience.breakdown.0.size': 6,
    'audience.breakdown.0.sharePercent': (6 / 32) * 100,
    'audience.breakdown.9.key': 'PL',
    'audience.customers.nodes.0.number': 'C000010',
    'audience.customers.nodes.0.segment': 'AT_RISK',
    'audience.customers.nodes.0.hashedEmail': [
      'b2b41e4f3e8409c10527dbc26fe1a1ed1f9111b9be069dc112baad7c59ac7552',
      'sales',
      hashed('C000010'),
    ],
    'audience.customers.pageInfo.hasNextPage': true,
  },
  'order-lookup': {
    'order.total.amount': [
      '327.05',
      'sales',
      `select ${amount('sum(net_minor)')} as value from sales.order_lines where order_number = 'O0001002'`,
    ],
    'order.customer.number': 'C000318',
    'order.lines.0.quantity': 3,
    'order.lines.0.returnedQuantity': 0,
    'order.lines.2.product.sku': 'BAS-0001',
    'order.lines.2.returnedQuantity': [
      1,
      'sales',
      `select sum(quantity)::integer as value from sales.returns where order_number = 'O0001002' and line = 3`,
    ],
    'order.shipments.0.carrier': 'Meridian Parcel',
    // Promised for the 24th of September 2025, there on the 27th.
    'order.shipments.0.late': [
      true,
      'logistics',
      `select (delivered_at at time zone 'UTC')::date > promised_on as value from logistics.shipments where number = 'S0001002-1'`,
    ],
    'order.shipments.1.late': false,
    'order.tickets.nodes.0.number': [
      'T0000263',
      'support',
      `select number as value from support.tickets where order_number = 'O0001002'`,
    ],
  },
};
