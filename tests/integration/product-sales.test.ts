import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Big from 'big.js';
import {
  nowhere,
  openGraph,
  ownWorld,
  sampleGraph,
  sampleSql,
  type Graph,
  type OwnWorld,
} from '../support/graph.ts';
import { put } from '../support/rows.ts';

/** A Friday. */
const now = new Date('2026-11-20T12:00:00Z');
let sample: Graph;
let world: OwnWorld;
let graph: Graph;

beforeAll(async () => {
  sample = await sampleGraph();
  world = await ownWorld();
  await put(
    world,
    'inventory',
    'products',
    ['BOOT', 'NEVER', 'YEN'].map((sku) => ({ sku })),
  );
  await put(world, 'sales', 'customers', [{ number: 'ANN' }]);
  const orders: Record<string, unknown>[] = [];
  const lines: Record<string, unknown>[] = [];
  const order = (
    placed_at: string,
    currency: string,
    bought: [string, number, number][],
    status = 'DELIVERED',
  ) => {
    const number = `O${orders.length + 1}`;
    orders.push({ number, customer_number: 'ANN', placed_at, currency, status });
    bought.forEach(([sku, quantity, net_minor], index) =>
      lines.push({
        order_number: number,
        line: index + 1,
        sku,
        quantity,
        unit_price_minor: 1,
        discount_percent: 0,
        net_minor,
      }),
    );
  };
  // Two lines of one product are one order.
  order('2026-11-02T00:00:00Z', 'USD', [
    ['BOOT', 2, 2001],
    ['BOOT', 1, 1000],
  ]);
  order('2026-11-09T23:59:59Z', 'EUR', [['BOOT', 3, 333]]);
  order('2026-11-10T00:00:00Z', 'EUR', [['BOOT', 1, 333]]);
  order('2026-11-10T05:00:00Z', 'USD', [['BOOT', 7, 7000]], 'CANCELLED');
  order('2026-11-20T01:00:00Z', 'USD', [['BOOT', 5, 5000]]);
  order('2026-10-31T23:59:59Z', 'USD', [['BOOT', 9, 9000]]);
  order('2026-11-05T00:00:00Z', 'JPY', [['YEN', 1, 5000]]);
  order('2026-11-12T00:00:00Z', 'JPY', [['YEN', 1, 5000]]);
  await put(world, 'sales', 'orders', orders);
  await put(world, 'sales', 'order_lines', lines);
  await put(world, 'sales', 'returns', [
    { number: 'R1', order_number: 'O1', line: 1, quantity: 1, refund_minor: 1000, returned_on: '2026-11-19' },
  ]);
  await world.sql('sales', `select sales.refresh_product_daily_sales('2026-01-01', '2027-01-01')`);
  await world.sql(
    'cogs',
    `insert into cogs.exchange_rates (day, from_currency, to_currency, rate) values
       ('2026-11-09', 'EUR', 'USD', 1.1), ('2026-11-10', 'EUR', 'USD', 1.2), ('2026-11-04', 'JPY', 'USD', 0.0065)`,
  );
  graph = await openGraph(world.urls, now);
});

afterAll(async () => {
  await graph.close();
  await sample.close();
  await world.drop();
});

const sales = async (sku: string, last: string, fields: string) => {
  const { data, errors } = await graph.query(
    `{ product(sku: "${sku}") { sales(last: ${last}) { ${fields} } } }`,
  );
  expect(errors).toBeUndefined();
  return data.product.sales;
};
const dollars = (amount: string) => ({ amount, currency: 'USD' });

test('sales add up orders that were not cancelled, up to yesterday, each day at its own rate', async () => {
  expect(
    await sales('BOOT', '{ days: 19 }', 'from to orders units returnsPercent revenue { amount currency }'),
  ).toEqual({
    from: '2026-11-01',
    to: '2026-11-19',
    orders: 3,
    units: 7,
    returnsPercent: (1 / 7) * 100,
    // 3001 + 333 × 1.1 + 333 × 1.2 cents, rounded once.
    revenue: dollars('37.67'),
  });
});

test('a series has no gaps, weeks from Monday, and says which steps the period cuts', async () => {
  const { series } = await sales(
    'BOOT',
    '{ days: 19 }',
    'series(by: WEEK) { period complete units revenue { amount currency } }',
  );
  expect(series).toEqual([
    { period: '2026-10-26', complete: false, units: 0, revenue: dollars('0.00') },
    { period: '2026-11-02', complete: true, units: 3, revenue: dollars('30.01') },
    { period: '2026-11-09', complete: true, units: 4, revenue: dollars('7.66') },
    { period: '2026-11-16', complete: false, units: 0, revenue: dollars('0.00') },
  ]);
  const quarters = await sales('BOOT', '{ months: 2 }', 'series(by: QUARTER) { period complete units }');
  expect(quarters.series).toEqual([
    { period: '2026-Q3', complete: false, units: 0 },
    { period: '2026-Q4', complete: false, units: 16 },
  ]);
});

test('what never sold has sold nothing, and no share of it came back', async () => {
  expect(
    await sales('NEVER', '{ weeks: 1 }', 'orders units returnsPercent revenue { amount currency }'),
  ).toEqual({ orders: 0, units: 0, returnsPercent: null, revenue: dollars('0.00') });
});

test('a day without a rate costs the revenue it belongs to, and says which rate is missing', async () => {
  const { data, errors, unknown } = await graph.query(
    `{ product(sku: "YEN") { sales(last: { days: 19 }) { units revenue { amount } series(by: WEEK) { period units revenue { amount } } } } }`,
  );
  expect(data.product.sales).toEqual({
    units: 2,
    revenue: null,
    series: [
      { period: '2026-10-26', units: 0, revenue: { amount: '0.00' } },
      { period: '2026-11-02', units: 1, revenue: { amount: '32.50' } },
      { period: '2026-11-09', units: 1, revenue: null },
      { period: '2026-11-16', units: 0, revenue: { amount: '0.00' } },
    ],
  });
  const missing = {
    code: 'EXCHANGE_RATE_MISSING',
    source: 'cogs',
    from: 'JPY',
    to: 'USD',
    day: '2026-11-12',
  };
  expect(errors).toBeUndefined();
  expect(unknown).toMatchObject([missing, missing]);
});

test('while cogs is down the revenue is null and the units are there', async () => {
  const down = await openGraph({ ...world.urls, cogs: nowhere }, now);
  const { data, errors } = await down.query(
    '{ product(sku: "BOOT") { sales(last: { days: 19 }) { units revenue { amount } } } }',
  );
  await down.close();
  expect(data.product.sales).toEqual({ units: 7, revenue: null });
  expect(errors).toMatchObject([{ extensions: { code: 'SOURCE_UNAVAILABLE', source: 'cogs' } }]);
});

test('a company without daily sales has no product sales, and no stages', async () => {
  const without = await ownWorld();
  await put(without, 'inventory', 'products', [{ sku: 'BOOT' }]);
  await without.sql('sales', 'drop table sales.product_daily_sales');
  const graph = await openGraph(without.urls, now);
  const { data, errors } = await graph.query(
    '{ product(sku: "BOOT") { sales { units } lifecycle { stage } } }',
  );
  await graph.close();
  await without.drop();
  expect(errors).toBeUndefined();
  expect(data.product).toEqual({ sales: null, lifecycle: null });
});

test('sales of the sample world are what its order lines, returns and rates add up to', async () => {
  const { data, errors, statements } = await sample.query(
    `{ products(first: 500) { nodes { sku sales(last: { months: 12 }) { orders units returnsPercent revenue { amount }
         series(by: MONTH) { period units revenue { amount } } } } } }`,
  );
  expect(errors).toBeUndefined();
  const lines = await sampleSql<{
    sku: string;
    order_number: string;
    day: string;
    currency: string;
    quantity: number;
    net: string;
    returned: number;
  }>(
    'sales',
    `select sku, order_number, (placed_at at time zone 'UTC')::date::text as day, currency, quantity,
            (net_minor / (1 + coalesce(l.included_tax_percent, o.included_tax_percent, 0) / 100))::text as net,
            coalesce((select sum(quantity) from sales.returns r
                      where r.order_number = l.order_number and r.line = l.line), 0)::int as returned
     from sales.order_lines l join sales.orders o on o.number = order_number
     where status <> 'CANCELLED' and placed_at >= '2025-11-20T00:00Z' and placed_at < '2026-11-20T00:00Z'`,
  );
  const rates = await sampleSql<{ day: string; rate: string }>(
    'cogs',
    `select day::text, rate from cogs.exchange_rates where from_currency = 'EUR' and to_currency = 'USD'`,
  );
  const rateOn = new Map(rates.map(({ day, rate }) => [day, rate]));
  const linesOf = Map.groupBy(lines, ({ sku }) => sku);
  const total = <T>(list: readonly T[], of: (item: T) => number) =>
    list.reduce((sum, item) => sum + of(item), 0);
  const revenue = (list: typeof lines) =>
    list
      .reduce(
        (sum, { net, currency, day }) =>
          sum.plus(new Big(net).times(currency === 'USD' ? 1 : rateOn.get(day)!)),
        new Big(0),
      )
      .round(0, Big.roundHalfUp)
      .div(100)
      .toFixed(2);
  const months = Array.from({ length: 13 }, (_, index) =>
    new Date(Date.UTC(2025, 10 + index, 1)).toISOString().slice(0, 7),
  );
  for (const { sku, sales } of data.products.nodes) {
    const own = linesOf.get(sku) ?? [];
    const units = total(own, ({ quantity }) => quantity);
    expect([sku, sales]).toEqual([
      sku,
      {
        orders: new Set(own.map(({ order_number }) => order_number)).size,
        units,
        returnsPercent: units ? (total(own, ({ returned }) => returned) / units) * 100 : null,
        revenue: { amount: revenue(own) },
        series: months.map((period) => {
          const inMonth = own.filter(({ day }) => day.startsWith(period));
          return {
            period,
            units: total(inMonth, ({ quantity }) => quantity),
            revenue: { amount: revenue(inMonth) },
          };
        }),
      },
    ]);
  }
  expect(statements.map(({ source, name }) => `${source}.${name}`).toSorted()).toEqual([
    'cogs.rates_between',
    'inventory.product_page_name_asc_on_open_open',
    'sales.products_values_units_sold',
    'sales.revenue+revenue_by_steps',
    'sales.units_by_steps',
  ]);
});
