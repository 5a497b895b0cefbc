import { amount, available, inForce, lines, type Operations } from './values.ts';

const ticketsOf = (sku: string, more: string) =>
  `select count(*)::integer as value from support.tickets where sku = '${sku}' and ${more}`;
const isOpen = `status not in ('SOLVED', 'CLOSED')`;
const lately = `opened_at >= '2026-08-22' and opened_at < '2026-11-20'`;

const tents = ['2025-11-20', '2026-11-19'] as const;

/** Of the jacket that costs 448.19 USD and sells for 613.95. */
const discounted = (factor: number) =>
  `select ${amount(`round(amount_minor * ${factor})`)} as value from ${inForce('prices', 'JKT-0001')}`;

export const campaignBuilder: Operations = {
  'campaign-check': {
    'campaignCheck.verdict': 'STOP',
    'campaignCheck.budget.remaining.amount': (320000 - 44800 - 137600).toFixed(2),
    'campaignCheck.expectedRevenue.amount': [
      '7649.55',
      'cogs',
      `select ${amount('7 * 42977 + 8 * 18536 + 5 * 57956 * rate')} as value from cogs.exchange_rates
       where (from_currency, to_currency) = ('EUR', 'USD') and day <= '2026-11-20' order by day desc limit 1`,
    ],
    'campaignCheck.products.0.promotion.price.amount': ['429.77', 'cogs', discounted(0.7)],
    'campaignCheck.products.0.promotion.marginPercent': ((429.77 - 448.19) / 429.77) * 100,
    'campaignCheck.products.0.findings.0.code': 'MARGIN_NEGATIVE',
    'campaignCheck.products.1.expectedUnits': Math.round(3 * 2.5),
    'campaignCheck.products.1.shortfallUnits': 8 - 1,
    'campaignCheck.products.1.findings.0.code': 'STOCK_SHORT',
    'campaignCheck.products.2.verdict': 'CAUTION',
  },
  'delivery-promise': {
    'product.deliveryEstimates.length': 8,
    'product.deliveryEstimates.0.carrier': 'Meridian Parcel',
    'product.deliveryEstimates.0.method': 'EXPRESS',
    'product.deliveryEstimates.0.earliest': '2026-11-22',
    'product.deliveryEstimates.0.latest': '2026-11-24',
    'product.deliveryEstimates.0.cost.amount': '13.49',
    'product.deliveryEstimates.3.method': 'STANDARD',
    'product.deliveryEstimates.3.onTimePercent': (116 / 125) * 100,
    'product.deliveryEstimates.3.latest': '2026-11-27',
  },
  'product-card': {
    'product.inventory.available': [94, 'inventory', available('TEN-0002')],
    'product.unitCost.amount': [
      '289.77',
      'cogs',
      `select ${amount('sum(amount_minor)')} as value from ${inForce('cost_records', 'TEN-0002')}`,
    ],
    'product.margin.percent': ((643.95 - 289.77) / 643.95) * 100,
    'product.priceIndex': (643.95 / ((631.07 + 663.27 + 682.59) / 3)) * 100,
    'product.leadTimeDays': 15,
    'product.support.openTickets': [3, 'support', ticketsOf('TEN-0002', isOpen)],
    'product.support.topIssues.0.changePercent': ((7 - 1) / 1) * 100,
    'product.sales.units': [
      90,
      'sales',
      `select sum(quantity)::integer as value from ${lines(...tents)} and sku = 'TEN-0002'`,
    ],
    'product.sales.returnsPercent': (4 / 90) * 100,
    'product.boughtWith.0.product.sku': 'MAT-0001',
  },
  'product-search': {
    'products.nodes.length': 5,
    'products.nodes.0.sku': 'TEN-0001',
    'products.nodes.0.inventory.available': [16, 'inventory', available('TEN-0001')],
    'products.nodes.1.name': 'Aldergate Tunnel Tent 2P',
    'products.nodes.4.sku': 'TEN-0005',
    'products.nodes.4.brand': 'Altamira',
    'products.nodes.4.inventory.available': [1, 'inventory', available('TEN-0005')],
  },
  'products-to-promote': {
    'products.totalCount': 15,
    'products.pageInfo.hasNextPage': false,
    'products.nodes.0.sku': 'TEN-0002',
    'products.nodes.0.margin.percent': ((643.95 - 289.77) / 643.95) * 100,
    'products.nodes.0.support.openTickets': [3, 'support', ticketsOf('TEN-0002', isOpen)],
    'products.nodes.1.sku': 'JKT-0005',
    'products.nodes.1.inventory.available': [63, 'inventory', available('JKT-0005')],
    // One sold in 28 days.
    'products.nodes.1.inventory.daysOfCover': 63 * 28,
    'products.nodes.2.sku': 'BAC-0003',
    'products.nodes.2.lifecycle.stage': 'GROWTH',
  },
  'promotion-simulator': {
    'product.promotions.0.price.amount': ['552.56', 'cogs', discounted(0.9)],
    'product.promotions.0.unitMargin.amount': (552.56 - 448.19).toFixed(2),
    'product.promotions.0.marginPercent': (104.37 / 552.56) * 100,
    'product.promotions.0.breakEvenUpliftPercent': ((613.95 - 448.19) / 104.37 - 1) * 100,
    'product.promotions.1.unitMargin.amount': (491.16 - 448.19).toFixed(2),
    'product.promotions.2.unitMargin.amount': (429.77 - 448.19).toFixed(2),
    'product.promotions.2.profitable': false,
    'product.promotions.2.breakEvenUpliftPercent': null,
    // With one more hundredth the margin is below 15 %.
    'product.maximumDiscountPercent': Math.floor((1 - 448.19 / 0.85 / 613.95) * 10_000) / 100,
  },
  'top-issues': {
    'supportInsights.tickets': [
      78,
      'support',
      `select count(*)::integer as value from support.tickets where ${lately}`,
    ],
    'supportInsights.openTickets': [
      35,
      'support',
      `select count(*)::integer as value from support.tickets where ${isOpen}`,
    ],
    'supportInsights.csatPercent': (19 / 28) * 100,
    'supportInsights.nps': (1 / 19) * 100,
    'supportInsights.topIssues.0.issue': 'invoice wanted',
    'supportInsights.topIssues.0.sharePercent': (10 / 78) * 100,
    'supportInsights.topIssues.2.issue': 'wrong size',
    'supportInsights.topIssues.2.tickets': [
      9,
      'support',
      `select count(*)::integer as value from support.tickets where issue = 'wrong size' and ${lately}`,
    ],
    'supportInsights.topIssues.2.changePercent': ((9 - 4) / 4) * 100,
    'supportInsights.faqs.0.timesAsked': [
      680,
      'support',
      'select max(times_asked) as value from support.questions',
    ],
  },
};
