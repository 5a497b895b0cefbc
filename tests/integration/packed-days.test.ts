import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { withSession } from '../../src/database/session.ts';
import { unrestricted } from '../../src/kernel/caller.ts';
import { reportBy } from '../../src/domain/reporting-calendar.ts';
import { openGraph, ownWorld, type Graph, type OwnWorld } from '../support/graph.ts';
import { usualCalendar } from '../support/reporting-calendar.ts';
import { put } from '../support/rows.ts';

/** Reports read the days that sales has packed, and of all days in which something has changed since, the lines. */
const now = new Date('2026-11-20T12:00:00Z');
let world: OwnWorld;
let graph: Graph;

beforeAll(async () => {
  world = await ownWorld();
  await put(world, 'inventory', 'products', [
    { sku: 'DOME', category: 'Tents' },
    { sku: 'RIDGE', category: 'Tents' },
    { sku: 'A,"B" \\', category: 'Odd' },
  ]);
  await put(world, 'sales', 'customers', [{ number: 'ANN', country: 'DE' }]);
  await put(
    world,
    'cogs',
    'cost_records',
    ['DOME', 'RIDGE'].map((sku) => ({
      sku,
      component: 'TOTAL',
      amount_minor: 700,
      currency: 'EUR',
      effective_from: '2026-01-01',
    })),
  );
  await world.sql(
    'cogs',
    `insert into cogs.exchange_rates values ('2026-10-28', 'EUR', 'USD', 1.1), ('2026-11-04', 'EUR', 'USD', 1.07), ('2026-11-10', 'EUR', 'USD', 1.13)`,
  );
  graph = await openGraph(world.urls, now);
});
afterAll(async () => {
  await graph.close();
  await world.drop();
});

const refresh = `select sales.refresh_product_daily_sales('2026-10-01', '2026-11-20')`;
const line = (order_number: string, number: number, sku: string, quantity: number, net_minor: number) => ({
  order_number,
  line: number,
  sku,
  quantity,
  unit_price_minor: net_minor,
  discount_percent: 0,
  net_minor,
});

beforeEach(async () => {
  await world.sql('sales', 'truncate sales.orders, sales.order_lines, sales.returns cascade');
  await put(
    world,
    'sales',
    'orders',
    ['2026-11-01T09:00:00Z', '2026-11-05T23:59:59Z', '2026-11-06T00:00:00Z', '2026-11-12T10:00:00Z'].map(
      (placed_at, index) => ({
        number: `O${index + 1}`,
        customer_number: 'ANN',
        placed_at,
        status: 'DELIVERED',
        channel: 'web',
        currency: index === 1 ? 'USD' : 'EUR',
        total_minor: 1,
        included_tax_percent: index === 0 ? 20 : null,
      }),
    ),
  );
  await put(world, 'sales', 'order_lines', [
    line('O1', 1, 'DOME', 1, 12_000),
    line('O1', 2, 'RIDGE', 2, 6_001),
    line('O2', 1, 'DOME', 3, 30_000),
    line('O2', 2, 'A,"B" \\', 1, 999),
    // Beyond what a number holds.
    line('O3', 1, 'GHOST', 1, 2 ** 53 - 1),
    line('O3', 2, 'GHOST', 1, 2 ** 53 - 1),
    line('O4', 1, 'RIDGE', 1, 5_000),
  ]);
  await put(world, 'sales', 'returns', [
    { number: 'R1', order_number: 'O1', line: 2, quantity: 1, refund_minor: 1, returned_on: '2026-11-08' },
  ]);
  await world.sql('sales', refresh);
});

async function ask(by: string, on = graph) {
  const { data, errors, unknown, statements } = await on.query(
    `{ salesReport(last: { days: 30 }, by: [${by}]) { category sku period orders units unitsWithoutCost
         revenue { amount } cost { amount } costCoveragePercent returnsPercent } }`,
  );
  expect(errors).toBeUndefined();
  return { rows: data.salesReport, unknown, names: new Set(statements.map(({ name }) => name)) };
}

const groups = ['CATEGORY, MONTH', 'SKU', 'CATEGORY, DAY', 'WEEK'];
/** All orders are of one channel; by channels, lines are read. */
const ofLines = (by: string) => ask(`${by}, CHANNEL`);

/** The reports, which are those of the lines; and whether lines were read for them. */
async function told() {
  const reports = await Promise.all(groups.map((by) => ask(by)));
  const lines = await Promise.all(groups.map(ofLines));
  expect(lines.every(({ names }) => names.has('report_lines') && !names.has('report_days'))).toBe(true);
  expect(reports.map(({ rows }) => rows)).toEqual(lines.map(({ rows }) => rows));
  return {
    rows: reports.map(({ rows }) => rows),
    readsLines: reports.some(({ names }) => names.has('report_lines')),
  };
}

test('days that are as they were packed are read as such, and say the same as their lines', async () => {
  await world.sql('sales', `select sales.refresh_product_daily_sales('2026-10-01', '2026-11-21')`);
  const { names, rows } = await ask('CATEGORY, MONTH');
  // Days behind the last order are not packed.
  expect(names).toContain('report_days');
  expect(rows).toMatchObject([
    { category: 'Odd', orders: 1, units: 1, unitsWithoutCost: 1, revenue: { amount: '9.99' } },
    { category: 'Tents', orders: 3, units: 7, unitsWithoutCost: 0, returnsPercent: (1 / 7) * 100 },
    { category: null, orders: 1, units: 2, revenue: { amount: '192754064051457.21' } },
  ]);
  await told();
});

test.each([
  ['an order is cancelled', `update sales.orders set status = 'CANCELLED' where number = 'O2'`],
  [
    'something comes back',
    `insert into sales.returns (number, order_number, line, quantity, refund_minor, returned_on) values ('R2', 'O2', 1, 1, 1, '2026-11-19')`,
  ],
  ['a return is taken back', `delete from sales.returns`],
  ['all returns are forgotten', `truncate sales.returns`],
  ['a return has more units', `update sales.returns set quantity = 2`],
  [
    'an amount is corrected',
    `update sales.order_lines set net_minor = 1 where order_number = 'O1' and line = 1`,
  ],
  ['a line is deleted', `delete from sales.order_lines where order_number = 'O2' and line = 1`],
  [
    'an order turns up late',
    `insert into sales.orders (number, customer_number, placed_at, status, channel, currency, total_minor)
       values ('O9', 'ANN', '2026-11-02T10:00:00Z', 'PLACED', 'web', 'EUR', 100);
     insert into sales.order_lines select 'O9', 1, 'DOME', 1, 100, 0, 100`,
  ],
  [
    'an order is of another day',
    `update sales.orders set placed_at = '2026-11-03T00:00:00Z' where number = 'O1'`,
  ],
  ['tax is found in an order', `update sales.orders set included_tax_percent = 8.875 where number = 'O4'`],
])('%s: the report says so at once, and when its days are packed anew', async (_, change) => {
  const before = await told();
  await world.sql('sales', change);
  const after = await told();
  expect(after.rows).not.toEqual(before.rows);
  expect(after.readsLines).toBe(true);
  await world.sql('sales', refresh);
  expect((await told()).rows).toEqual(after.rows);
});

test('what is not committed while days are packed is not lost', async () => {
  await withSession(world.urls.sales, async (session) => {
    await session.query('begin');
    await session.query(`update sales.orders set status = 'CANCELLED' where number = 'O2'`);
    await world.sql('sales', refresh);
    await session.query('commit');
  });
  expect((await ask('SKU')).rows.find(({ sku }: { sku: string }) => sku === 'DOME')).toMatchObject({
    units: 1,
  });
  await told();
});

test('few days have changed: only of these are lines read', async () => {
  await world.sql('sales', `update sales.orders set status = 'SHIPPED' where number = 'O2'`);
  const { statements } = await graph.query(
    '{ salesReport(last: { from: "2026-11-01", to: "2026-11-12" }, by: [SKU]) { revenue { amount } } }',
  );
  // The two products of the day.
  expect(Object.fromEntries(statements.map(({ name, rows }) => [name, rows]))).toMatchObject({
    // Eleven days, and what products are numbered by.
    report_days: 12,
    report_revenue: 2,
  });
});

test.each([
  ['no array', `quantities = 'many'`],
  ['another number of entries', `net_minor = '{1}'`],
  ['a fraction', `orders = replace(orders, '1', '1.5')`],
  ['a product that nobody knows', `products = replace(products, '1', '99')`],
  ['no currency', `currency = ''`],
])('a packed day that cannot be read is one that is not packed: %s', async (_, change) => {
  const { rows } = await told();
  await world.sql('sales', `update sales.daily_lines set ${change} where day = '2026-11-05'`);
  expect(await told()).toEqual({ rows, readsLines: true });
});

test('days of another zone are none', async () => {
  reportBy({ ...usualCalendar, timeZone: 'Asia/Tokyo' });
  const tokyo = await openGraph(world.urls, now);
  try {
    const { rows, names } = await ask('SKU, DAY', tokyo);
    expect(names).toContain('report_lines');
    expect(
      rows.find(({ sku, units }: { sku: string; units: number }) => sku === 'DOME' && units === 3),
    ).toMatchObject({
      period: '2026-11-06',
    });
  } finally {
    await tokyo.close();
    reportBy(usualCalendar);
  }
});

test('a row-restricted caller is told of seen lines alone', async () => {
  const { rows } = await ask('SKU');
  for (const [countries, seen] of [
    [['FR'], []],
    [['DE'], rows],
  ] as const) {
    const restricted = await openGraph(world.urls, now, {
      identify: async () => ({ ...unrestricted, countries }),
    });
    expect((await ask('SKU', restricted)).rows).toEqual(seen);
    await restricted.close();
  }
});

test('who packs no days is told the same, and misses nothing', async () => {
  const packed = await ask('CATEGORY, MONTH');
  await world.sql('sales', 'alter table sales.daily_lines rename to put_away');
  const another = await openGraph(world.urls, now);
  const { rows, unknown, names } = await ask('CATEGORY, MONTH', another);
  await another.close();
  await world.sql('sales', 'alter table sales.put_away rename to daily_lines');
  expect(rows).toEqual(packed.rows);
  expect(unknown).toEqual(packed.unknown);
  expect(names).not.toContain('report_days');
});
