import type { Table } from '../../src/database/table.ts';
import { sourceNames } from '../../src/kernel/source-name.ts';
import { sources } from '../../src/sources/index.ts';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openGraph, ownWorld, type Graph, type OwnWorld } from '../support/graph.ts';
import { operations } from '../support/operations.ts';
import { put } from '../support/rows.ts';

/**
 * A world small enough to reckon a whole campaign by hand. Today is Friday 2026-11-20; the campaign is the week from
 * Monday 2026-12-07, 17 days ahead.
 */
let world: OwnWorld;
let graph: Graph;

const operation = operations.find(({ name }) => name === 'campaign-check')!.text;
const week = { startsOn: '2026-12-07', endsOn: '2026-12-13' };
const since = { effective_from: '2026-01-01' };

beforeAll(async () => {
  world = await ownWorld();
  await put(world, 'inventory', 'products', [
    { sku: 'TENT', name: 'Tent', launched_on: '2020-01-01' },
    { sku: 'LAMP', name: 'Lamp', launched_on: '2020-01-01' },
  ]);
  await put(world, 'inventory', 'warehouses', [{ code: 'W1', name: 'House', country: 'DE' }]);
  const stock = { warehouse_code: 'W1', committed: 0, reserved: 0, safety_stock: 0, incoming: 0 };
  await put(world, 'inventory', 'stock_levels', [
    { ...stock, sku: 'TENT', available: 20, updated_at: '2026-11-20' },
    { ...stock, sku: 'LAMP', available: 5, updated_at: '2026-11-20' },
  ]);
  // 8 lamps come in the week before the campaign, and 2 are booked for the week after it.
  await put(world, 'inventory', 'suppliers', [{ code: 'S1', name: 'Maker', country: 'DE' }]);
  await put(world, 'inventory', 'product_suppliers', [
    { sku: 'TENT', supplier_code: 'S1', preferred: true, quoted_lead_time_days: 90 },
    { sku: 'LAMP', supplier_code: 'S1', preferred: true, quoted_lead_time_days: 15 },
  ]);
  await put(world, 'inventory', 'purchase_orders', [
    { number: 'PO1', supplier_code: 'S1', status: 'OPEN', ordered_on: '2026-11-01' },
  ]);
  await put(world, 'inventory', 'purchase_order_lines', [
    {
      purchase_order_number: 'PO1',
      sku: 'LAMP',
      warehouse_code: 'W1',
      quantity: 8,
      received_quantity: 0,
      expected_on: '2026-12-02',
    },
  ]);
  await put(world, 'inventory', 'booked_demand', [
    { sku: 'LAMP', week_starting: '2026-12-14', kind: 'PRE_ORDER', units: 2 },
  ]);
  await put(world, 'inventory', 'capacity_weeks', [
    { sku: 'LAMP', week_starting: '2026-11-30', planned_units: 20, committed_units: 16 },
    // After the campaign: too late.
    { sku: 'LAMP', week_starting: '2026-12-14', planned_units: 99, committed_units: 0 },
  ]);
  await put(world, 'cogs', 'exchange_rates', [
    { day: '2026-11-20', from_currency: 'EUR', to_currency: 'USD', rate: 1.25 },
  ]);
  await put(world, 'cogs', 'prices', [
    { sku: 'TENT', amount_minor: 20_000, currency: 'USD', ...since },
    { sku: 'LAMP', amount_minor: 2_999, currency: 'EUR', ...since },
  ]);
  await put(world, 'cogs', 'cost_records', [
    { sku: 'TENT', component: 'MATERIAL', amount_minor: 9_000, currency: 'USD', ...since },
    { sku: 'LAMP', component: 'MATERIAL', amount_minor: 1_000, currency: 'EUR', ...since },
  ]);
  await put(world, 'cogs', 'competitor_prices', [
    { sku: 'TENT', competitor: 'X', amount_minor: 16_000, currency: 'USD', observed_at: '2026-11-18' },
    { sku: 'LAMP', competitor: 'X', amount_minor: 3_000, currency: 'EUR', observed_at: '2026-11-18' },
  ]);
  await put(world, 'cogs', 'budgets', [
    {
      code: 'B1',
      name: 'Winter',
      period_start: '2026-11-01',
      period_end: '2026-12-31',
      currency: 'EUR',
      allocated_minor: 100_000,
      committed_minor: 60_000,
      spent_minor: 10_000,
    },
  ]);
  // The 28 days before today begin on 2026-10-23; the day before does not count, nor does today.
  const sold = { orders: 1, revenue_minor: 1, returned_units: 0, currency: 'USD' };
  await put(world, 'sales', 'product_daily_sales', [
    { ...sold, sku: 'TENT', day: '2026-10-22', units: 900 },
    { ...sold, sku: 'TENT', day: '2026-10-23', units: 30 },
    { ...sold, sku: 'TENT', day: '2026-11-19', units: 10 },
    { ...sold, sku: 'TENT', day: '2026-11-20', units: 900 },
    { ...sold, sku: 'LAMP', day: '2026-11-01', units: 40 },
  ]);
  graph = await openGraph(world.urls, new Date('2026-11-20T12:00:00Z'));
});

afterAll(async () => {
  await graph.close();
  await world.drop();
});

const dollars = (amount: string) => ({ amount, currency: 'USD' });
const euros = (amount: string) => ({ amount, currency: 'EUR' });

test('a campaign of two products, from five databases', async () => {
  const { data, errors } = await graph.query(operation, {
    input: {
      ...week,
      products: [{ sku: 'TENT' }, { sku: 'LAMP', discountPercent: 10, expectedUpliftPercent: 75 }],
      discountPercent: 20,
      expectedUpliftPercent: 50,
      budget: 'B1',
      expectedSpend: '299.99',
    },
  });
  expect(errors).toBeUndefined();
  expect(data.campaignCheck).toEqual({
    verdict: 'STOP',
    ...week,
    // 15 × 160.00 + 17.5 → 18 × 26.99 EUR × 1.25 = 2,400.00 + 607.275
    expectedRevenue: dollars('3007.28'),
    // 15 × 70.00 + 18 × 16.99 EUR × 1.25 = 1,050.00 + 382.275
    expectedGrossProfit: dollars('1432.28'),
    budget: {
      name: 'Winter',
      allocated: euros('1000.00'),
      committed: euros('600.00'),
      remaining: euros('300.00'),
    },
    findings: [],
    products: [
      {
        product: { sku: 'TENT', name: 'Tent' },
        verdict: 'GO',
        promotion: {
          discountPercent: 20,
          price: dollars('160.00'),
          marginPercent: 43.75,
          // 110 ÷ 70 − 1
          breakEvenUpliftPercent: expect.closeTo(57.142857, 5),
          profitable: true,
        },
        // 40 ÷ 28 × 7, and half as much again
        baselineUnits: 10,
        expectedUnits: 15,
        availableToPromise: 20,
        shortfallUnits: 0,
        findings: [],
      },
      {
        product: { sku: 'LAMP', name: 'Lamp' },
        verdict: 'STOP',
        promotion: expect.objectContaining({ discountPercent: 10, price: euros('26.99') }),
        baselineUnits: 10,
        expectedUnits: 18,
        // 5 and 8 that come, less 2 that are booked for later.
        availableToPromise: 11,
        shortfallUnits: 7,
        findings: [
          {
            code: 'STOCK_SHORT',
            severity: 'BLOCKER',
            source: 'inventory',
            message: '11 of 18 expected units can be promised (61.1 %, threshold 75 %).',
          },
          {
            // 95 % of 20 are 19, and 16 are taken.
            code: 'CAPACITY_SHORT',
            severity: 'WARNING',
            source: 'inventory',
            message: "The plan has 3 free units up to the campaign's last week, filled to 95 %; 7 are short.",
          },
          {
            code: 'LEAD_TIME_TOO_LONG',
            severity: 'WARNING',
            source: 'inventory',
            message: 'A new order takes 15 days and 3 more to the shelf; the campaign starts in 17 days.',
          },
        ],
      },
    ],
  });
});

test('the tent is as dear as the market with 20 % off, and dearer without', async () => {
  const codes = async (discountPercent: number) => {
    const { data } = await graph.query(operation, { input: { ...week, skus: ['TENT'], discountPercent } });
    return data.campaignCheck.products[0].findings.map(({ code }: { code: string }) => code);
  };
  expect(await codes(20)).toEqual([]);
  // 168.00 ÷ 160.00 is exactly 105 %.
  expect(await codes(16)).toEqual([]);
  expect(await codes(15.9)).toEqual(['PRICE_ABOVE_MARKET']);
});

/** What is said of each optional table that the check goes without. */
const told: Readonly<Record<string, readonly (readonly [source: string, message: string])[]>> = {
  'inventory.booked_demand': [['inventory', 'Booked demand is not recorded']],
  'inventory.purchase_orders': [['inventory', 'Open purchase orders are not recorded']],
  'inventory.purchase_order_lines': [['inventory', 'Open purchase orders are not recorded']],
  'inventory.capacity_weeks': [['inventory', 'Capacity is not recorded']],
  'inventory.product_suppliers': [['logistics', 'Disruptions of its supply are not recorded']],
  'logistics.disruption_suppliers': [['logistics', 'Disruptions of its supply are not recorded']],
  'logistics.disruptions': [['logistics', 'Disruptions of its supply are not recorded']],
  'cogs.cost_records': [['cogs', 'Costs are not recorded']],
  'cogs.competitor_prices': [['cogs', "Competitors' prices are not recorded"]],
  'sales.product_daily_sales': [['sales', 'Daily sales are not recorded']],
  'support.tickets': [['support', 'Complaints are not recorded']],
};
const optional = sourceNames.flatMap((source) =>
  Object.entries<Table>(sources[source].tables).flatMap(([table, { without }]) =>
    without === undefined ? [] : [[source, table] as const],
  ),
);

test.each(optional)(
  'a company without %s.%s hears GO for the tent, and what it does not record',
  async (source, table) => {
    await world.sql(source, `alter table ${source}.${table} rename to ${table}_elsewhere`);
    const without = await openGraph(world.urls, new Date('2026-11-20T12:00:00Z'));
    const { data, errors } = await without.query(operation, {
      input: { ...week, skus: ['TENT'], discountPercent: 20 },
    });
    await without.close();
    await world.sql(source, `alter table ${source}.${table}_elsewhere rename to ${table}`);
    expect(errors).toBeUndefined();
    expect(data.campaignCheck.verdict).toBe('GO');
    const { findings } = data.campaignCheck.products[0];
    expect(findings).toEqual(
      (told[`${source}.${table}`] ?? []).map(([of, message]) => ({
        code: 'DATA_MISSING',
        severity: 'INFO',
        source: of,
        message: expect.stringContaining(message),
      })),
    );
  },
);

test('a cost that no rate converts stops the campaign and says which rate', async () => {
  await put(world, 'inventory', 'products', [{ sku: 'SWISS', name: 'Knife' }]);
  await put(world, 'cogs', 'prices', [{ sku: 'SWISS', amount_minor: 5_000, currency: 'USD', ...since }]);
  await put(world, 'cogs', 'cost_records', [
    { sku: 'SWISS', component: 'MATERIAL', amount_minor: 1_000, currency: 'CHF', ...since },
  ]);
  const { data, errors } = await graph.query(operation, { input: { ...week, skus: ['SWISS'] } });
  expect(errors).toBeUndefined();
  const [product] = data.campaignCheck.products;
  expect(product).toMatchObject({
    verdict: 'STOP',
    promotion: { price: dollars('50.00'), profitable: null },
  });
  expect(product.findings).toContainEqual({
    code: 'DATA_MISSING',
    severity: 'BLOCKER',
    source: 'cogs',
    message: 'The unit cost cannot be reckoned. No exchange rate from CHF to USD is known for 2026-11-20.',
  });
  // Nothing was sold, so that nothing is expected, and yet the profit is not known to be 0.
  expect(data.campaignCheck).toMatchObject({ expectedRevenue: dollars('0.00'), expectedGrossProfit: null });
});

test('a filter that lets through a thousand products is taken, and one more is too broad', async () => {
  const shelf = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => ({ sku: `N-${from + i}`, category: 'Nails' }));
  await put(world, 'inventory', 'products', shelf(0, 1000));
  const ask = () =>
    graph.query(
      'query ($input: CampaignCheckInput!) { campaignCheck(input: $input) { verdict products { sku } } }',
      {
        input: { ...week, filter: { category: { eq: 'Nails' } } },
      },
    );
  const taken = await ask();
  expect(taken.errors).toBeUndefined();
  expect(taken.data.campaignCheck.products).toHaveLength(1000);
  await put(world, 'inventory', 'products', shelf(1000, 1));
  const { data, errors } = await ask();
  expect(data.campaignCheck).toBeNull();
  expect(errors).toMatchObject([{ extensions: { code: 'FILTER_TOO_BROAD' } }]);
  expect(errors![0]!.message).toContain('1000');
});
