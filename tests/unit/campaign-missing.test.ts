import { expect, test } from '@jest/globals';
import type { SourceName } from '../../src/kernel/source-name.ts';
import type { ProductFacts } from '../../src/graph/campaign/facts.ts';
import { verdictOf, type Finding } from '../../src/graph/campaign/finding.ts';
import { findings } from '../support/campaign.ts';

const down = (unanswered: SourceName) => ({ unanswered });
const absent = { value: null };

/** Severity, source and message of what is missing; nothing else may be found. */
function missing(facts: Partial<ProductFacts>): [Finding['severity'], Finding['source'], string][] {
  return findings(facts).map(({ code, severity, source, message, value, threshold }) => {
    expect([code, value, threshold]).toEqual(['DATA_MISSING', null, null]);
    return [severity, source, message];
  });
}

test.each<[SourceName, Partial<ProductFacts>, Finding['severity'], string]>([
  [
    'inventory',
    {
      product: down('inventory'),
      promise: down('inventory'),
      capacity: down('inventory'),
      leadTimeDays: down('inventory'),
      disruptions: down('inventory'),
      life: down('inventory'),
    },
    'BLOCKER',
    'units that can be promised, capacity, lead time, disruptions, sales trend, whether it is in the range',
  ],
  [
    'cogs',
    { price: down('cogs'), cost: down('cogs'), rate: down('cogs'), priceIndex: down('cogs') },
    'BLOCKER',
    'price, unit cost, exchange rates, price index',
  ],
  ['sales', { unitsSold: down('sales'), life: down('sales') }, 'BLOCKER', 'units sold, sales trend'],
  ['logistics', { disruptions: down('logistics') }, 'WARNING', 'disruptions'],
  ['support', { issues: down('support') }, 'WARNING', 'complaints'],
])('%s not answering is one finding, and never GO', (source, facts, severity, lost) => {
  const found = missing(facts);
  expect(found.map(([severity, source]) => [severity, source])).toEqual([[severity, source]]);
  const unknown = found[0]![2]
    .replace(`The ${source} database did not answer. Unknown: `, '')
    .replace('.', '');
  expect(unknown.split(', ').toSorted()).toEqual(lost.split(', ').toSorted());
  expect(verdictOf(findings(facts))).not.toBe('GO');
});

test('each of several silent sources has its finding, worst first', () => {
  expect(
    missing({ issues: down('support'), disruptions: down('logistics'), unitsSold: down('sales') }).map(
      ([severity, source]) => [severity, source],
    ),
  ).toEqual([
    ['BLOCKER', 'sales'],
    ['WARNING', 'logistics'],
    ['WARNING', 'support'],
  ]);
});

test.each<[string, Partial<ProductFacts>, [Finding['severity'], Finding['source'], string][]]>([
  ['no product', { product: absent }, [['BLOCKER', 'inventory', 'No product has the SKU A-1.']]],
  [
    'no price, for which nothing is asked of the market',
    { price: absent, rate: absent, priceIndex: absent },
    [['BLOCKER', 'cogs', 'It has no price today.']],
  ],
  ['no cost', { cost: absent }, [['BLOCKER', 'cogs', 'It has no unit cost today.']]],
  [
    'no stock',
    { promise: absent },
    [['BLOCKER', 'inventory', 'What can be promised is not recorded: it has no stock record.']],
  ],
  [
    'no daily sales',
    { unitsSold: absent, life: absent },
    [['BLOCKER', 'sales', 'What was sold of it is not recorded.']],
  ],
  [
    'nothing sold',
    { unitsSold: { value: 0 } },
    [['WARNING', 'sales', 'Nothing was sold in the trailing 28 days: an uplift on nothing tells nothing.']],
  ],
  [
    'no rate for the cost, nor for the market',
    { cost: { withoutRate: 'No rate.' }, priceIndex: { withoutRate: 'No rate.' } },
    [
      ['BLOCKER', 'cogs', 'The unit cost cannot be reckoned. No rate.'],
      ['WARNING', 'cogs', 'The price index cannot be reckoned. No rate.'],
    ],
  ],
  [
    'no competitor seen',
    { priceIndex: absent },
    [['INFO', 'cogs', "No competitor's price was seen in the trailing 30 days."]],
  ],
  [
    'no disruptions recorded',
    { disruptions: absent },
    [['INFO', 'logistics', 'Disruptions of its supply are not recorded.']],
  ],
  ['no tickets recorded', { issues: absent }, [['INFO', 'support', 'Complaints are not recorded.']]],
  ['no lead time that anybody needs', { leadTimeDays: absent }, []],
  ['no plan', { capacity: absent }, []],
])('%s is told as it weighs', (...[, facts, expected]) => {
  expect(missing(facts)).toEqual(expected);
});

test('an unknown lead time is told where stock is short', () => {
  expect(
    findings({ promise: { value: { units: 90, isWhole: true } }, leadTimeDays: absent }).map(
      ({ code, severity }) => [code, severity],
    ),
  ).toEqual([
    ['STOCK_SHORT', 'WARNING'],
    ['DATA_MISSING', 'INFO'],
  ]);
});

test.each<[string, Partial<ProductFacts>, string, Finding['source'], string]>([
  [
    'no costs',
    { cost: absent },
    'cogs.cost_records',
    'cogs',
    'Costs are not recorded: margins are not judged.',
  ],
  [
    'no daily sales',
    { unitsSold: absent, life: absent },
    'sales.product_daily_sales',
    'sales',
    'Daily sales are not recorded: nothing is known of what will be wanted.',
  ],
  [
    'no rates',
    { cost: { withoutRate: 'No rate.' } },
    'cogs.exchange_rates',
    'cogs',
    'The unit cost cannot be reckoned. No rate.',
  ],
  [
    'no bookings',
    { promise: { value: { units: 100, isWhole: false } } },
    'inventory.booked_demand',
    'inventory',
    'Booked demand is not recorded: what can be promised is judged as if there were none.',
  ],
  [
    'no purchase orders',
    { promise: { value: { units: 100, isWhole: false } } },
    'inventory.purchase_order_lines',
    'inventory',
    'Open purchase orders are not recorded: what can be promised is judged as if there were none.',
  ],
])('a company that records %s is told so, and may hear GO', (_, facts, table, source, message) => {
  const found = findings(facts, {}, {}, { notKept: new Set([table]) });
  expect(found).toMatchObject([{ code: 'DATA_MISSING', severity: 'INFO', source, message }]);
  expect(verdictOf(found)).toBe('GO');
});

test('stock that is too little is told, though a company records neither orders nor bookings', () => {
  const found = findings({ promise: { value: { units: 10, isWhole: false } } });
  expect(found.map(({ code, severity }) => [code, severity])).toEqual([['STOCK_SHORT', 'BLOCKER']]);
});

test('stale data are named, and never GO', () => {
  const table = {
    source: 'inventory' as const,
    table: 'stock_levels',
    newestEntry: '2026-11-18T00:00:00.000Z',
    staleAfterHours: 28,
  };
  const found = findings({}, {}, {}, { stale: [table] });
  expect(found).toEqual([
    {
      code: 'DATA_MISSING',
      severity: 'WARNING',
      source: 'inventory',
      message:
        'In the inventory database stock_levels is stale: its newest entry is of 2026-11-18T00:00:00.000Z, more than 28 hours ago.',
      value: null,
      threshold: null,
    },
  ]);
  expect(verdictOf(found)).toBe('CAUTION');
});
