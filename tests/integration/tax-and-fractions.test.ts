import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openGraph, ownWorld, type Graph, type OwnWorld } from '../support/graph.ts';

let graph: Graph;
let world: OwnWorld;

/** A tent at 119.00 with a tax of 19 %, a mat at 100.00 of which nobody says anything, screws at 12.34 cents. */
beforeAll(async () => {
  world = await ownWorld();
  await world.sql(
    'inventory',
    `insert into inventory.products (sku, name, category, updated_at)
       select sku, sku, 'All', '2026-01-01' from unnest('{TENT,MAT,SCREW}'::text[]) as product(sku);
     insert into inventory.warehouses values ('W', 'West');
     insert into inventory.stock_levels (sku, warehouse_code, available, updated_at)
       select sku, 'W', 1001, '2026-11-01' from inventory.products;`,
  );
  await world.sql(
    'cogs',
    `insert into cogs.prices (sku, amount_minor, compare_at_minor, currency, included_tax_percent, effective_from) values
       ('TENT', 11900, 14875, 'USD', 19, '2026-01-01'), ('MAT', 10000, null, 'USD', null, '2026-01-01'),
       ('SCREW', 12.34, null, 'USD', null, '2026-01-01');
     insert into cogs.cost_records (sku, component, amount_minor, currency, effective_from) values
       ('TENT', 'TOTAL', 6000, 'USD', '2026-01-01'), ('MAT', 'MATERIAL', 4000, 'USD', '2026-01-01'),
       ('MAT', 'LABOUR', 2000, 'USD', '2026-01-01'),
       ('SCREW', 'MATERIAL', 6.17, 'USD', '2026-01-01'), ('SCREW', 'FREIGHT', 0.0005, 'USD', '2026-01-01');
     insert into cogs.competitor_prices (sku, competitor, amount_minor, currency, included_tax_percent, observed_at) values
       ('TENT', 'As we do', 9520, 'USD', null, '2026-11-19'), ('TENT', 'Without', 12000, 'USD', 0, '2026-11-19'),
       ('MAT', 'As we do', 8000, 'USD', null, '2026-11-19');`,
  );
  // Both orders are 1,000 net: one with 19 % on the order, one with 25 % on a line and none on another.
  await world.sql(
    'sales',
    `insert into sales.customers (number, consent_email, consent_sms, consent_post, consent_profiling, updated_at)
       values ('C1', true, true, true, true, '2026-01-01'), ('C2', true, true, true, true, '2026-01-01');
     insert into sales.orders (number, customer_number, placed_at, status, country, currency, total_minor, included_tax_percent) values
       ('O1', 'C1', '2026-11-10T10:00:00Z', 'DELIVERED', 'DE', 'USD', 119000, 19),
       ('O2', 'C2', '2026-11-11T10:00:00Z', 'DELIVERED', 'SE', 'USD', 112500, 12.5),
       ('O3', 'C2', '2026-11-11T11:00:00Z', 'DELIVERED', 'SE', 'USD', 37, null);
     insert into sales.order_lines (order_number, line, sku, quantity, unit_price_minor, discount_percent, net_minor, included_tax_percent) values
       ('O1', 1, 'TENT', 10, 11900, 0, 119000, null),
       ('O2', 1, 'TENT', 5, 12500, 0, 62500, 25), ('O2', 2, 'MAT', 5, 10000, 0, 50000, 0),
       ('O3', 1, 'SCREW', 3, 12.34, 0, 37, null);
     insert into sales.returns (number, order_number, line, quantity, refund_minor, returned_on) values
       ('R1', 'O1', 1, 1, 11900, '2026-11-15'), ('R2', 'O2', 2, 1, null, null);
     select sales.refresh_product_daily_sales('2026-11-01', '2026-11-20');
     select sales.refresh_customer_summaries('2026-11-19', 'USD', '{}', '{}', '{}', '2026-11-20');`,
  );
  graph = await openGraph(world.urls);
});
afterAll(async () => {
  await graph.close();
  await world.drop();
});

const ask = async (document: string, on = graph) => {
  const { data, errors } = await on.query(document);
  expect(errors).toBeUndefined();
  return data;
};
const product = async (sku: string, fields: string, on = graph) =>
  (await ask(`{ product(sku: "${sku}") { ${fields} } }`, on)).product;

describe('a price with tax', () => {
  test('is shown as it is paid, and margins are of what is left without the tax', async () => {
    expect(
      await product(
        'TENT',
        `price { current { amount } net { amount } compareAt { amount } } margin { gross { amount } percent } unitCost { amount }`,
      ),
    ).toEqual({
      price: { current: { amount: '119.00' }, net: { amount: '100.00' }, compareAt: { amount: '148.75' } },
      margin: { gross: { amount: '40.00' }, percent: 40 },
      unitCost: { amount: '60.00' },
    });
  });

  test('is discounted as it is paid', async () => {
    expect(
      await product(
        'TENT',
        `promotions(discountPercents: [20]) { price { amount } unitMargin { amount } marginPercent breakEvenUpliftPercent } maximumDiscountPercent(marginFloorPercent: 37.5)`,
      ),
    ).toEqual({
      promotions: [
        {
          price: { amount: '95.20' },
          unitMargin: { amount: '20.00' },
          marginPercent: 25,
          breakEvenUpliftPercent: 100,
        },
      ],
      maximumDiscountPercent: 4,
    });
  });

  test('is what the filter compares, as the margin is that without tax', async () => {
    const { paid, cheap, margin } = await ask(`{
      paid: products(filter: { price: { eq: "119" } }) { nodes { sku } }
      cheap: products(filter: { price: { lt: "110" } }, orderBy: { field: PRICE }) { nodes { sku } }
      margin: products(filter: { marginPercent: { eq: 40 } }) { nodes { sku } }
    }`);
    expect(paid.nodes).toEqual([{ sku: 'TENT' }]);
    expect(cheap.nodes).toEqual([{ sku: 'SCREW' }, { sku: 'MAT' }]);
    expect(margin.nodes).toEqual([{ sku: 'MAT' }, { sku: 'TENT' }]);
  });

  test('is compared with what customers of competitors pay, as if these included the same tax', async () => {
    // 120.00 without tax are 142.80 with ours.
    expect((await product('TENT', 'priceIndex')).priceIndex).toBeCloseTo((119 / ((95.2 + 142.8) / 2)) * 100);
    expect((await product('MAT', 'priceIndex')).priceIndex).toBe(125);
  });

  test('makes the revenue of a campaign without tax', async () => {
    const { campaignCheck } =
      await ask(`{ campaignCheck(input: { skus: ["TENT"], startsOn: "2026-11-20", endsOn: "2026-12-17" }) {
      expectedRevenue { amount } expectedGrossProfit { amount } products { expectedUnits } } }`);
    expect(campaignCheck).toEqual({
      expectedRevenue: { amount: '1500.00' },
      expectedGrossProfit: { amount: '600.00' },
      products: [{ expectedUnits: 15 }],
    });
  });
});

describe('orders with tax', () => {
  test('show what was paid and what is left without tax, line by line by its own rate or the order’s', async () => {
    const { customer } = await ask(
      `{ customer(number: "C2") { orders { nodes { number total { amount } net { amount } lines { total { amount } net { amount } unitPrice { amount } } } } } }`,
    );
    expect(customer.orders.nodes).toEqual([
      {
        number: 'O3',
        total: { amount: '0.37' },
        net: { amount: '0.37' },
        lines: [{ total: { amount: '0.37' }, net: { amount: '0.37' }, unitPrice: { amount: '0.1234' } }],
      },
      {
        number: 'O2',
        total: { amount: '1125.00' },
        net: { amount: '1000.00' },
        lines: [
          { total: { amount: '625.00' }, net: { amount: '500.00' }, unitPrice: { amount: '125.00' } },
          { total: { amount: '500.00' }, net: { amount: '500.00' }, unitPrice: { amount: '100.00' } },
        ],
      },
    ]);
  });

  test('are revenue without tax, in reports, products and segments alike', async () => {
    const { salesReport, customerSegments } = await ask(`{
      salesReport(last: { days: 19 }, by: [SKU]) { sku revenue { amount } cost { amount } grossProfit { amount } marginPercent }
      customerSegments(last: { days: 19 }) { revenue { amount } }
    }`);
    expect(salesReport).toEqual([
      {
        sku: 'MAT',
        revenue: { amount: '500.00' },
        cost: { amount: '300.00' },
        grossProfit: { amount: '200.00' },
        marginPercent: 40,
      },
      // Three screws at 6.1705 cents.
      {
        sku: 'SCREW',
        revenue: { amount: '0.37' },
        cost: { amount: '0.19' },
        grossProfit: { amount: '0.18' },
        marginPercent: expect.closeTo(((37 - 3 * 6.1705) / 37) * 100),
      },
      {
        sku: 'TENT',
        revenue: { amount: '1500.00' },
        cost: { amount: '900.00' },
        grossProfit: { amount: '600.00' },
        marginPercent: 40,
      },
    ]);
    expect(
      (await product('TENT', 'sales(last: { days: 19 }) { revenue { amount } }')).sales.revenue.amount,
    ).toBe('1500.00');
    const amounts = customerSegments.map(({ revenue }: { revenue: { amount: string } }) =>
      Number(revenue.amount),
    );
    expect(amounts.reduce((sum: number, amount: number) => sum + amount, 0)).toBe(2000.37);
  });

  test('and refunds count without tax in lifetime value; of a refund of nobody knows how much it is unknown', async () => {
    const { one, two } = await ask(`{
      one: customer(number: "C1") { lifetimeValue { amount } purchasePattern { averageOrderValue { amount } } }
      two: customer(number: "C2") { lifetimeValue { amount } purchasePattern { averageOrderValue { amount } } }
    }`);
    expect(one).toEqual({
      lifetimeValue: { amount: '900.00' },
      purchasePattern: { averageOrderValue: { amount: '1000.00' } },
    });
    expect(two).toEqual({
      lifetimeValue: null,
      purchasePattern: { averageOrderValue: { amount: '500.19' } },
    });
  });
});

describe('parts of a coin', () => {
  test('are shown with the decimals that the source keeps, and reckoned with as they are', async () => {
    expect(
      await product(
        'SCREW',
        `price { current { amount } net { amount } } unitCost { amount } costBreakdown { component amount { amount } }
        costHistory { unitCost { amount } } margin { gross { amount } percent } promotions(discountPercents: [10]) { price { amount } } stockValue { amount }`,
      ),
    ).toEqual({
      price: { current: { amount: '0.1234' }, net: { amount: '0.1234' } },
      unitCost: { amount: '0.061705' },
      costBreakdown: [
        { component: 'MATERIAL', amount: { amount: '0.0617' } },
        { component: 'FREIGHT', amount: { amount: '0.000005' } },
      ],
      costHistory: [{ unitCost: { amount: '0.061705' } }],
      margin: { gross: { amount: '0.061695' }, percent: expect.closeTo(49.996, 3) },
      promotions: [{ price: { amount: '0.1111' } }],
      // 1001 × 6.1705 cents, rounded once.
      stockValue: { amount: '61.77' },
    });
  });

  test('are filtered by as they are shown', async () => {
    const { products } = await ask(
      `{ products(filter: { and: [{ unitCost: { eq: "0.061705" } }, { price: { eq: "0.1234" } }] }) { nodes { sku } } }`,
    );
    expect(products.nodes).toEqual([{ sku: 'SCREW' }]);
  });
});

test('a company may know a cost in all and not its parts', async () => {
  expect((await product('TENT', 'costBreakdown { component amount { amount } }')).costBreakdown).toEqual([
    { component: 'TOTAL', amount: { amount: '60.00' } },
  ]);
});

test('what is not counted in stock is unknown, and not 0', async () => {
  const units = 'onHand available committed reserved incoming safetyStock';
  const unknown = { onHand: null, committed: null, reserved: null, incoming: null, safetyStock: null };
  expect(await product('TENT', `inventory { ${units} levels { ${units} } } sellThroughPercent`)).toEqual({
    inventory: { ...unknown, available: 1001, levels: [{ ...unknown, available: 1001 }] },
    sellThroughPercent: null,
  });
});

test('a layout without the columns of tax answers what it did, in whole coins as before', async () => {
  await world.sql(
    'cogs',
    'alter table cogs.prices drop included_tax_percent; alter table cogs.competitor_prices drop included_tax_percent',
  );
  await world.sql(
    'cogs',
    `delete from cogs.cost_records where sku = 'SCREW'; delete from cogs.prices where sku = 'SCREW';
     alter table cogs.cost_records alter amount_minor type bigint; alter table cogs.prices alter amount_minor type bigint, alter compare_at_minor type bigint`,
  );
  await world.sql(
    'sales',
    `alter table sales.orders drop included_tax_percent; alter table sales.order_lines drop included_tax_percent;
     delete from sales.summarized_days`,
  );
  const without = await openGraph(world.urls);
  const tent = await product(
    'TENT',
    `price { current { amount } net { amount } } margin { gross { amount } percent } priceIndex unitCost { amount }`,
    without,
  );
  const { salesReport, customer } = await ask(
    `{ salesReport(last: { days: 19 }, by: [SKU]) { sku revenue { amount } cost { amount } } customer(number: "C1") { orders { nodes { net { amount } } } } }`,
    without,
  );
  await without.close();
  expect(tent).toEqual({
    price: { current: { amount: '119.00' }, net: { amount: '119.00' } },
    margin: { gross: { amount: '59.00' }, percent: expect.closeTo((59 / 119) * 100) },
    priceIndex: expect.closeTo((119 / 107.6) * 100),
    unitCost: { amount: '60.00' },
  });
  expect(salesReport.at(-1)).toEqual({
    sku: 'TENT',
    revenue: { amount: '1815.00' },
    cost: { amount: '900.00' },
  });
  expect(customer.orders.nodes).toEqual([{ net: { amount: '1190.00' } }]);
});
