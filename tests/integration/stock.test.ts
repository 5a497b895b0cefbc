import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  nowhere,
  openGraph,
  ownWorld,
  sampleGraph,
  sampleSql,
  type Graph,
  type OwnWorld,
} from '../support/graph.ts';

let graph: Graph;
let own: Graph;
let world: OwnWorld;

beforeAll(async () => {
  [graph, world] = await Promise.all([sampleGraph(), ownWorld()]);
  own = await openGraph(world.urls);
  await world.sql(
    'inventory',
    `insert into inventory.products (sku, name, updated_at)
       select sku, sku, '2026-01-01' from unnest('{SELLS,STILL,OVERSOLD,UNSTOCKED}'::text[]) as product(sku);
     insert into inventory.warehouses values ('W1', 'North', 'NO', 'Oslo'), ('W2', 'South', null, null);
     insert into inventory.stock_levels values
       ('SELLS', 'W2', 10, 1, 2, 3, 40, '2026-11-19T08:00:00Z'),
       ('SELLS', 'W1', 32, 5, 6, 7, 8, '2026-11-20T09:30:00Z'),
       ('STILL', 'W1', 9, 0, 0, 0, 0, '2026-11-01T00:00:00Z'),
       ('OVERSOLD', 'W1', -3, 5, 0, 0, 0, '2026-11-01T00:00:00Z'),
       ('OVERSOLD', 'W2', 1, 0, 0, 0, 0, '2026-11-02T00:00:00Z');
     insert into inventory.suppliers values ('S1', 'One');
     insert into inventory.product_suppliers (sku, supplier_code, preferred, quoted_lead_time_days)
       select sku, 'S1', true, 22 from inventory.products;`,
  );
  // 56 units in the trailing 28 days: today and the day before them do not count, both currencies do.
  await world.sql(
    'sales',
    `insert into sales.product_daily_sales (sku, day, currency, orders, units, revenue_minor, returned_units, returned_minor) values
       ('SELLS', '2026-11-20', 'USD', 1, 500, 0, 0, 0), ('SELLS', '2026-11-19', 'USD', 1, 30, 0, 0, 0),
       ('SELLS', '2026-11-19', 'EUR', 1, 6, 0, 0, 0), ('SELLS', '2026-10-23', 'USD', 1, 20, 0, 0, 0),
       ('SELLS', '2026-10-22', 'USD', 1, 500, 0, 0, 0), ('OVERSOLD', '2026-11-18', 'USD', 1, 28, 0, 0, 0)`,
  );
});
afterAll(async () => {
  await Promise.all([graph.close(), own.close()]);
  await world.drop();
});

const inventory = `inventory {
  onHand available committed reserved incoming safetyStock daysOfCover updatedAt
  levels { warehouse { code name country city } onHand available committed reserved incoming safetyStock updatedAt }
}`;

test('stock adds up over the warehouses, and the latest count dates it', async () => {
  const { data } = await own.query(`{ product(sku: "SELLS") { ${inventory} } }`);
  expect(data.product.inventory).toEqual({
    onHand: 66,
    available: 42,
    committed: 6,
    reserved: 8,
    safetyStock: 10,
    incoming: 48,
    daysOfCover: 21,
    updatedAt: '2026-11-20T09:30:00.000Z',
    levels: [
      {
        warehouse: { code: 'W1', name: 'North', country: 'NO', city: 'Oslo' },
        onHand: 50,
        available: 32,
        committed: 5,
        reserved: 6,
        safetyStock: 7,
        incoming: 8,
        updatedAt: '2026-11-20T09:30:00.000Z',
      },
      {
        warehouse: { code: 'W2', name: 'South', country: null, city: null },
        onHand: 16,
        available: 10,
        committed: 1,
        reserved: 2,
        safetyStock: 3,
        incoming: 40,
        updatedAt: '2026-11-19T08:00:00.000Z',
      },
    ],
  });
});

const outlook = async (on: Graph, sku: string) => {
  const { data, errors } = await on.query(
    `{ product(sku: "${sku}") { inventory { available daysOfCover } leadTimeDays stockoutBeforeReplenishment } }`,
  );
  return { ...data.product, errors: errors?.map(({ path, extensions }) => [path?.at(-1), extensions]) };
};

test('what sells runs out before a delivery when its cover is shorter than the lead time', async () => {
  expect(await outlook(own, 'SELLS')).toEqual({
    inventory: { available: 42, daysOfCover: 21 },
    leadTimeDays: 22,
    stockoutBeforeReplenishment: true,
  });
});

test('without sales there is no cover to tell and no stockout to fear', async () => {
  expect(await outlook(own, 'STILL')).toEqual({
    inventory: { available: 9, daysOfCover: null },
    leadTimeDays: 22,
    stockoutBeforeReplenishment: false,
  });
});

test('what is oversold is shown below 0', async () => {
  expect(await outlook(own, 'OVERSOLD')).toEqual({
    inventory: { available: -2, daysOfCover: -2 },
    leadTimeDays: 22,
    stockoutBeforeReplenishment: true,
  });
});

test('a product without stock has no inventory', async () => {
  expect(await outlook(own, 'UNSTOCKED')).toEqual({
    inventory: null,
    leadTimeDays: 22,
    stockoutBeforeReplenishment: null,
  });
});

test('with sales down only what stands on sales is null', async () => {
  const withoutSales = await openGraph({ ...world.urls, sales: nowhere });
  const unavailable = { code: 'SOURCE_UNAVAILABLE', source: 'sales' };
  const answer = await outlook(withoutSales, 'SELLS');
  await withoutSales.close();
  expect(answer).toMatchObject({
    inventory: { available: 42, daysOfCover: null },
    leadTimeDays: 22,
    stockoutBeforeReplenishment: null,
  });
  expect(answer.errors.toSorted()).toEqual([
    ['daysOfCover', unavailable],
    ['stockoutBeforeReplenishment', unavailable],
  ]);
});

test('where no daily sales are kept the pace is not known, and that is no error', async () => {
  await world.sql('sales', 'alter table sales.product_daily_sales rename to sales_elsewhere');
  const answer = await outlook(own, 'STILL');
  await world.sql('sales', 'alter table sales.sales_elsewhere rename to product_daily_sales');
  expect(answer).toEqual({
    inventory: { available: 9, daysOfCover: null },
    leadTimeDays: 22,
    stockoutBeforeReplenishment: null,
  });
});

test('stock and cover of the sample world are those of its raw tables', async () => {
  const { data, statements } = await graph.query(
    `{ products(first: 500) { nodes { sku inventory { onHand available committed incoming daysOfCover levels { available } } } } }`,
  );
  const rows = await sampleSql<Record<string, number | string>>(
    'inventory',
    `select sku, sum(available + committed + reserved + safety_stock)::int as "onHand", sum(available)::int as available,
       sum(committed)::int as committed, sum(incoming)::int as incoming, count(*)::int as levels
     from inventory.stock_levels group by sku`,
  );
  const sold = new Map(
    (
      await sampleSql<{ sku: string; units: number }>(
        'sales',
        `select line.sku, sum(line.quantity)::int as units
         from sales.order_lines line join sales.orders on number = order_number
         where status <> 'CANCELLED' and placed_at >= '2026-10-23' and placed_at < '2026-11-20' group by 1`,
      )
    ).map(({ sku, units }) => [sku, units]),
  );
  const stocked = new Map(rows.map(({ sku, ...row }) => [sku, row]));
  expect(statements.map(({ name }) => name).toSorted()).toEqual([
    'product_page_name_asc_on_open_open',
    'products_page_rows_units',
    'products_values_available+stock_levels',
    'products_values_days_of_cover',
  ]);
  expect(data.products.nodes).toHaveLength(150);
  const rounded = (days: number) => Math.round(days * 1e6) / 1e6;
  for (const { sku, inventory: answered } of data.products.nodes) {
    const row = stocked.get(sku);
    const units = sold.get(sku);
    const cover = units ? rounded((row?.available as number) / (units / 28)) : null;
    expect(
      answered && {
        ...answered,
        daysOfCover: answered.daysOfCover && rounded(answered.daysOfCover),
        levels: answered.levels.length,
      },
    ).toEqual(row ? { ...row, daysOfCover: cover } : null);
  }
});
