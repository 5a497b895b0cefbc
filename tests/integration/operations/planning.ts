import { available, inForce, amount, type Operations } from './values.ts';

const bySupplier = (code: string) =>
  `select count(*)::integer as value from inventory.product_suppliers where supplier_code = '${code}' and preferred`;

export const planning: Operations = {
  disruptions: {
    'disruptions.totalCount': [
      7,
      'logistics',
      `select count(*)::integer as value from logistics.disruptions
       where started_on <= '2026-11-20' and (ended_on is null or ended_on > '2026-11-20')`,
    ],
    'disruptions.nodes.0.severity': 'LOW',
    'disruptions.nodes.3.kind': 'SUPPLIER_OUTAGE',
    'disruptions.nodes.3.delayDays': 21,
    'disruptions.nodes.3.expectedEndOn': '2026-12-16',
    'disruptions.nodes.3.products.totalCount': [16, 'inventory', bySupplier('SUP-003')],
    'disruptions.nodes.4.severity': 'CRITICAL',
    'disruptions.nodes.4.kind': 'PORT_CONGESTION',
    'disruptions.nodes.4.products.totalCount': 12,
  },
  'price-position': {
    'products.nodes.length': 10,
    'products.nodes.0.sku': 'GLV-0001',
    'products.nodes.0.price.current.amount': [
      '152.95',
      'cogs',
      `select ${amount('amount_minor')} as value from ${inForce('prices', 'GLV-0001')}`,
    ],
    'products.nodes.0.priceIndex': (152.95 / ((134.6 + 142.24 + 143.77) / 3)) * 100,
    'products.nodes.0.margin.percent': [
      46.002,
      'cogs',
      `select (100 * (1 - (select sum(amount_minor) from ${inForce('cost_records', 'GLV-0001')})
         / amount_minor))::float8 as value from ${inForce('prices', 'GLV-0001')}`,
    ],
    'products.nodes.0.competitorPrices.0.competitor': 'Bergkontor',
    // Its other competitor asks francs, which have no rate.
    'products.nodes.1.sku': 'TRS-0002',
    'products.nodes.1.priceIndex': (63.95 / 59.47) * 100,
    'products.nodes.2.sku': 'BAC-0004',
    'products.nodes.2.priceIndex': (246.95 / ((212.38 + 229.66 + 249.42) / 3)) * 100,
  },
  'product-board': {
    'products.totalCount': [
      10,
      'inventory',
      `select count(*)::integer as value from inventory.products where category = 'Tents'`,
    ],
    'products.pageInfo.hasNextPage': true,
    'products.edges.length': 5,
    'products.edges.1.node.sku': 'TEN-0002',
    'products.edges.1.node.inventory.available': [40 + 34 + 20, 'inventory', available('TEN-0002')],
    'products.edges.1.node.inventory.levels.0.warehouse.code': 'DE-LEJ',
    'products.edges.1.node.inventory.daysOfCover': (94 / 8) * 28,
    'products.edges.1.node.margin.percent': ((643.95 - 289.77) / 643.95) * 100,
    'products.edges.1.node.competitorPrices.0.price.amount': '631.07',
    'products.edges.1.node.tickets.totalCount': [
      3,
      'support',
      `select count(*)::integer as value from support.tickets where sku = 'TEN-0002' and status not in ('SOLVED', 'CLOSED')`,
    ],
  },
  'product-browser': {
    'products.totalCount': [
      20,
      'inventory',
      `select count(*)::integer as value from inventory.products where search_text like '%jacket%'`,
    ],
    'products.facets.0.values.length': 1,
    'products.facets.1.values.4.value': 'Thistle Moor',
    'products.facets.1.values.4.count': [
      4,
      'inventory',
      `select count(*)::integer as value from inventory.products
       where search_text like '%jacket%' and brand = 'Thistle Moor'`,
    ],
    // Of all twenty, nine are steady, six sell less and five more than a year before.
    'products.facets.2.values.0.value': 'MATURITY',
    'products.facets.2.values.2.count': 20 - 9 - 6,
    'products.nodes.0.sku': 'JKT-0001',
    'products.nodes.0.inventory.available': [87, 'inventory', available('JKT-0001')],
    'products.nodes.0.price.current.amount': [
      '613.95',
      'cogs',
      `select ${amount('amount_minor')} as value from ${inForce('prices', 'JKT-0001')}`,
    ],
    'products.nodes.1.inventory.available': [83, 'inventory', available('JKT-0019')],
  },
  'products-at-risk': {
    'products.totalCount': 50,
    'products.nodes.0.sku': 'FTW-0001',
    'products.nodes.0.inventory.available': [-2, 'inventory', available('FTW-0001')],
    // Seven sold in 28 days, and six of the backpack.
    'products.nodes.0.inventory.daysOfCover': (-2 / 7) * 28,
    'products.nodes.1.sku': 'BAC-0001',
    'products.nodes.1.inventory.daysOfCover': (1 / 6) * 28,
    'products.nodes.1.leadTimeDays': 62,
    'products.nodes.3.sku': 'FTW-0015',
    'products.nodes.3.disruptions.0.severity': 'CRITICAL',
    'products.nodes.3.disruptions.0.expectedEndOn': '2026-12-06',
  },
  refetch: {
    'nodes.length': 3,
    'nodes.0.__typename': 'Product',
    'nodes.0.sku': 'JKT-0001',
    'nodes.1.__typename': 'Customer',
    'nodes.1.number': 'C000001',
    'nodes.2.__typename': 'Ticket',
    'nodes.2.number': 'T9000001',
  },
};
