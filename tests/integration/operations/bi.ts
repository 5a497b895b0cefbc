import { amount, available, inForce, lines, type Operations } from './values.ts';

const remaining = (code: string) =>
  `select ${amount('allocated_minor - committed_minor - spent_minor')} as value from cogs.budgets where name = '${code}'`;

const valueOf = (number: string) =>
  `select ${amount('lifetime_value_minor')} as value from sales.customer_summaries where customer_number = '${number}'`;

const carrier = (code: string, value: string) =>
  `select ${value} as value from logistics.shipments s join logistics.carriers c on c.code = s.carrier_code
   where c.name = '${code}' and ordered_at >= '2026-08-22' and ordered_at < '2026-11-20'`;
const onTime = (code: string) =>
  `select (100.0 * count(*) filter (where (delivered_at at time zone 'UTC')::date <= promised_on) / count(*))::float8 as value
   from logistics.shipments s join logistics.carriers c on c.code = s.carrier_code
   where c.name = '${code}' and promised_on >= '2026-08-22' and promised_on < '2026-11-20'
     and (withdrawn_on >= promised_on) is not false`;
const typicalDays = (code: string) =>
  `select percentile_cont(0.5) within group (order by extract(epoch from delivered_at - ordered_at)::float8 / 86400) as value
   from logistics.shipments s join logistics.carriers c on c.code = s.carrier_code
   where c.name = '${code}' and delivered_at >= '2026-08-22' and delivered_at < '2026-11-20'`;

/** A month of 31 days, and as many before. */
const month = ['2026-10-20', '2026-11-19'] as const;
const before = ['2026-09-19', '2026-10-19'] as const;

/** Units of SKUs that are alike. */
const units = (from: string, to: string, skus: string) =>
  `select sum(quantity)::integer as value from ${lines(from, to)} and l.sku similar to '${skus}'`;

const changed = (source: 'sales.orders' | 'support.tickets' | 'support.feedback', day: string) =>
  `from ${source} where updated_at >= '${day} 00:00Z' order by updated_at, number`;

export const bi: Operations = {
  budgets: {
    'budgets.length': [
      20,
      'cogs',
      `select count(*)::integer as value from cogs.budgets where '2026-11-20' between period_start and period_end`,
    ],
    'budgets.0.name': 'Black Friday week',
    'budgets.0.allocated.amount': '180000.00',
    'budgets.0.remaining.amount': ['93600.00', 'cogs', remaining('Black Friday week')],
    'budgets.8.name': 'Jackets, 2026Q4',
    'budgets.8.remaining.amount': ['-6510.00', 'cogs', remaining('Jackets, 2026Q4')],
    'budgets.8.remaining.currency': 'EUR',
    'budgets.19.remaining.amount': ['137600.00', 'cogs', remaining('Winter is outside')],
  },
  'customer-feed': {
    'customers.pageInfo.hasNextPage': true,
    'customers.nodes.length': 5,
    'customers.nodes.0.number': 'C000001',
    'customers.nodes.0.lifetimeValue.amount': ['17749.36', 'sales', valueOf('C000001')],
    'customers.nodes.0.segment': 'CHAMPIONS',
    'customers.nodes.1.lifetimeValue.amount': ['5087.77', 'sales', valueOf('C000002')],
    'customers.nodes.1.purchasePattern.orders': [
      9,
      'sales',
      `select count(*)::integer as value from sales.orders where customer_number = 'C000002' and status <> 'CANCELLED'`,
    ],
    'customers.nodes.2.consent.profiling': false,
    'customers.nodes.2.segment': null,
    'customers.nodes.3.demographics.country': 'GB',
  },
  'delivery-performance': {
    'deliveryPerformance.0.key': 'Meridian Parcel',
    'deliveryPerformance.0.shipments': [92, 'logistics', carrier('Meridian Parcel', 'count(*)::integer')],
    'deliveryPerformance.0.onTimePercent': [(74 / 78) * 100, 'logistics', onTime('Meridian Parcel')],
    'deliveryPerformance.0.averageCost.amount': '9.50',
    'deliveryPerformance.2.key': 'Bluebird Freight',
    'deliveryPerformance.2.onTimePercent': [(36 / 64) * 100, 'logistics', onTime('Bluebird Freight')],
    'deliveryPerformance.2.exceptionPercent': (4 / 71) * 100,
    'deliveryPerformance.2.medianDays': [5.57, 'logistics', typicalDays('Bluebird Freight')],
    'deliveryPerformance.3.averageCost.amount': '13.07',
  },
  // Windrose makes TEN-0001 to TEN-0004, Altamira TEN-0005 to TEN-0008.
  'sales-compared': {
    'metrics.totalCount': 2,
    'metrics.totals.units': [17, 'sales', units('2026-10-01', '2026-10-31', 'TEN-%')],
    'metrics.nodes.0.brand': 'Windrose Supply',
    'metrics.nodes.0.units': [7, 'sales', units('2026-10-01', '2026-10-31', 'TEN-000[1-4]')],
    'metrics.nodes.0.before.units': [15, 'sales', units('2025-10-01', '2025-10-31', 'TEN-000[1-4]')],
    'metrics.nodes.0.change.unitsPercent': ((7 - 15) / 15) * 100,
    'metrics.nodes.0.change.revenuePercent': ((4620.49 - 9056.77) / 9056.77) * 100,
    // One ticket on TEN-0002, five orders.
    'metrics.nodes.0.ticketsPerHundredOrders': 20,
    'metrics.nodes.1.brand': 'Altamira',
    'metrics.nodes.1.change.unitsPercent': [
      150,
      'sales',
      `select ((now.value - before.value) * 100.0 / before.value)::float8 as value
       from (${units('2026-10-01', '2026-10-31', 'TEN-000[5-8]')}) as now,
            (${units('2025-10-01', '2025-10-31', 'TEN-000[5-8]')}) as before`,
    ],
  },
  'units-by-day': {
    'metrics.nodes.length': [
      43,
      'sales',
      `select count(distinct ((o.placed_at at time zone 'UTC')::date, l.sku))::integer as value
       from ${lines('2026-10-01', '2026-10-07')}`,
    ],
    'metrics.nodes.0.period': '2026-10-01',
    'metrics.nodes.0.sku': 'GLV-0004',
    'metrics.nodes.0.units': 1,
    // 135.23 EUR at 1.0793.
    'metrics.nodes.0.revenue.amount': '145.95',
    'metrics.nodes.0.returnedUnits': 0,
    'metrics.pageInfo.hasNextPage': false,
  },
  'margin-report': {
    'salesReport.length': 191,
    'salesReport.0.category': 'Backpacks',
    'salesReport.0.period': '2025-11',
    'salesReport.0.units': [
      10,
      'sales',
      `select sum(quantity)::integer as value from ${lines('2025-11-20', '2025-11-30')} and sku like 'BAC-%'`,
    ],
    'salesReport.0.revenue.amount': '1813.14',
    'salesReport.0.grossProfit.amount': (1813.14 - 1102.8).toFixed(2),
    'salesReport.0.marginPercent': (710.34 / 1813.14) * 100,
    'salesReport.189.category': 'Trousers',
    'salesReport.189.returnsPercent': (3 / 31) * 100,
    // TRS-0006 was sold, and no cost of it is recorded: this is what the others cost.
    'salesReport.189.cost.amount': '2873.81',
  },
  scorecard: {
    'scorecard.from': month[0],
    'scorecard.metrics.0.value': 63107.1,
    'scorecard.metrics.1.value': [
      113,
      'sales',
      `select count(distinct o.number)::integer as value from ${lines(...month)}`,
    ],
    'scorecard.metrics.1.changePercent': ((113 - 99) / 99) * 100,
    'scorecard.metrics.2.previous': [
      275,
      'sales',
      `select sum(quantity)::integer as value from ${lines(...before)}`,
    ],
    'scorecard.metrics.3.value': Math.round(6310710 / 113) / 100,
    // BAS-0005 was sold, and no cost of it is recorded: this is the margin of the others.
    'scorecard.metrics.5.value': 42.1,
    'scorecard.metrics.6.value': [
      31,
      'support',
      `select count(*)::integer as value from support.tickets where opened_at >= '${month[0]}' and opened_at < '2026-11-20'`,
    ],
    'scorecard.metrics.10.value': [
      3585,
      'sales',
      `select sum(sessions)::integer as value from sales.site_sessions where day between '${month[0]}' and '${month[1]}'`,
    ],
    'scorecard.metrics.11.value': (113 / 3585) * 100,
  },
  'stock-in-place': {
    'products.totalCount': [
      149,
      'inventory',
      `select count(distinct sku)::integer as value from inventory.stock_levels where warehouse_code = 'DE-LEJ'`,
    ],
    'products.nodes.0.sku': 'FTW-0001',
    'products.nodes.0.inventory.everywhere': [-2, 'inventory', available('FTW-0001')],
    'products.nodes.0.inventory.available': -1,
    // Three ordered from Germany in 28 days, of Leipzig's one that is sold twice.
    'products.nodes.0.inventory.daysOfCover': (-1 / 3) * 28,
    'products.nodes.10.sku': 'HYD-0001',
    'products.nodes.10.inventory.available': [
      27,
      'inventory',
      `select available as value from inventory.stock_levels where sku = 'HYD-0001' and warehouse_code = 'DE-LEJ'`,
    ],
    'products.nodes.10.inventory.daysOfCover': [
      (27 / 6) * 28,
      'sales',
      `select 27.0 / sum(quantity)::float8 * 28 as value from ${lines('2026-10-23', '2026-11-19')} and o.country = 'DE' and sku = 'HYD-0001'`,
    ],
  },
  'order-feed': {
    'orders.totalCount': [
      14,
      'sales',
      `select count(*)::integer as value from sales.orders where updated_at >= '2026-11-19 00:00Z'`,
    ],
    'orders.nodes.length': 5,
    'orders.nodes.0.number': [
      'O0002496',
      'sales',
      `select number as value ${changed('sales.orders', '2026-11-19')} limit 1`,
    ],
    'orders.nodes.0.status': 'PLACED',
    // Placed on the 16th, at the door on the 19th.
    'orders.nodes.1.status': 'DELIVERED',
    'orders.nodes.1.updatedAt': [
      '2026-11-19T11:48:14.000Z',
      'logistics',
      `select to_char(max(delivered_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"') as value
       from logistics.shipments where order_number = 'O0002485'`,
    ],
    'orders.nodes.1.total.amount': [
      '780.56',
      'sales',
      `select ${amount('sum(net_minor)')} as value from sales.order_lines where order_number = 'O0002485'`,
    ],
    'orders.nodes.1.country': 'US',
    'orders.nodes.4.customer.number': 'C000002',
    'orders.pageInfo.hasNextPage': true,
  },
  'feedback-feed': {
    'feedback.nodes.length': 1,
    'feedback.nodes.0.number': [
      'F0002389',
      'support',
      `select number as value ${changed('support.feedback', '2026-11-15')} limit 1`,
    ],
    'feedback.nodes.0.rating': 5,
    'feedback.nodes.0.product.sku': 'TRS-0008',
    'feedback.nodes.0.customer': null,
    'feedback.pageInfo.hasNextPage': false,
  },
  'product-changes': {
    // None of their prices or own records changed in these ten minutes.
    'products.totalCount': [
      63,
      'inventory',
      `select count(distinct sku)::integer as value from inventory.stock_levels where updated_at >= '2026-11-20 11:50Z'`,
    ],
    'products.nodes.1.sku': 'TEN-0002',
    'products.nodes.1.inventory.available': [94, 'inventory', available('TEN-0002')],
    'products.nodes.1.inventory.updatedAt': '2026-11-20T11:56:37.000Z',
    'products.nodes.1.price.current.amount': '643.95',
    // It was written on 9 May, and came into force on the 13th.
    'products.nodes.1.price.updatedAt': '2026-05-13T00:00:00.000Z',
    'products.pageInfo.hasNextPage': true,
  },
  'stock-level-feed': {
    'stockLevels.nodes.0.product.sku': [
      'BAC-0014',
      'inventory',
      `select sku as value from inventory.stock_levels where updated_at >= '2026-11-20 11:30Z' order by updated_at limit 1`,
    ],
    'stockLevels.nodes.0.onHand': 0,
    'stockLevels.nodes.1.warehouse.code': 'US-RNO',
    'stockLevels.nodes.1.incoming': 5,
    // Two for sale, seven held back.
    'stockLevels.nodes.4.onHand': 2 + 7,
    'stockLevels.nodes.4.updatedAt': '2026-11-20T11:35:21.000Z',
    'stockLevels.pageInfo.hasNextPage': true,
  },
  'price-history': {
    'product.priceHistory.length': [
      3,
      'cogs',
      `select count(*)::integer as value from cogs.prices where sku = 'TEN-0002'
       and effective_from < '2026-11-20' and coalesce(effective_to, '2099-01-01') > '2025-11-20'`,
    ],
    'product.priceHistory.0.price.amount': '643.95',
    'product.priceHistory.0.effectiveTo': null,
    'product.priceHistory.1.price.amount': '684.95',
    'product.priceHistory.1.effectiveFrom': '2026-02-28',
    'product.priceHistory.1.effectiveTo': '2026-05-13',
    'product.priceHistory.2.compareAt.amount': '645.95',
    'product.priceHistory.2.knownUntil': '2026-11-19',
  },
  'competitor-prices': {
    'product.competitorPriceHistory.nodes.length': [
      13,
      'cogs',
      `select count(*)::integer as value from cogs.competitor_prices where sku = 'TEN-0002'
       and observed_at >= '2026-10-01 00:00Z' and observed_at < '2026-11-01 00:00Z'`,
    ],
    'product.competitorPriceHistory.nodes.0.competitor': 'Bergkontor',
    'product.competitorPriceHistory.nodes.0.observedAt': '2026-10-30T23:01:06.000Z',
    // It came down in the week after the fifth.
    'product.competitorPriceHistory.nodes.11.price.amount': '682.59',
    'product.competitorPriceHistory.nodes.12.price.amount': '689.42',
    'product.competitorPriceHistory.pageInfo.hasNextPage': false,
  },
  'stock-history': {
    'product.stockHistory.length': 14,
    'product.stockHistory.0.on': '2026-11-19',
    // As there is now, for none was ordered today.
    'product.stockHistory.0.available': [94, 'inventory', available('TEN-0002')],
    // Four were ordered on the 18th.
    'product.stockHistory.2.available': 94 + 4,
    'product.stockHistory.2.onHand': [
      101,
      'inventory',
      `select sum(on_hand)::integer as value from inventory.stock_days where sku = 'TEN-0002' and day = '2026-11-17'`,
    ],
    'product.stockHistory.13.on': '2026-11-06',
  },
  'ticket-feed': {
    'tickets.nodes.0.number': [
      'T9000001',
      'support',
      `select number as value ${changed('support.tickets', '2026-11-18')} limit 1`,
    ],
    'tickets.nodes.0.product.sku': 'JKT-0020',
    'tickets.nodes.0.order.number': 'O0002424',
    'tickets.nodes.0.customer.number': 'C000001',
    // It names an address alone, which two customers have.
    'tickets.nodes.1.customer': null,
    'tickets.nodes.2.product': null,
    'tickets.nodes.3.solvedAt': '2026-11-19T21:09:29.000Z',
    'tickets.nodes.3.csatRating': 1,
    'tickets.nodes.4.product.sku': 'TEN-0002',
    'tickets.pageInfo.hasNextPage': [
      true,
      'support',
      `select count(*) > 5 as value from support.tickets where updated_at >= '2026-11-18 00:00Z'`,
    ],
  },
  'stock-feed': {
    'products.nodes.length': 20,
    'products.nodes.4.sku': 'TEN-0002',
    'products.nodes.4.inventory.available': [94, 'inventory', available('TEN-0002')],
    // Eight sold in 28 days.
    'products.nodes.4.inventory.daysOfCover': (94 / 8) * 28,
    'products.nodes.4.price.current.amount': [
      '643.95',
      'cogs',
      `select ${amount('amount_minor')} as value from ${inForce('prices', 'TEN-0002')}`,
    ],
    'products.nodes.4.unitCost.amount': [
      '289.77',
      'cogs',
      `select ${amount('sum(amount_minor)')} as value from ${inForce('cost_records', 'TEN-0002')}`,
    ],
    'products.nodes.4.margin.percent': ((643.95 - 289.77) / 643.95) * 100,
    'products.nodes.4.lifecycle.stage': 'MATURITY',
    'products.nodes.5.inventory.daysOfCover': null,
  },
};
