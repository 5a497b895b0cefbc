import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openGraph, ownWorld, type Graph, type OwnWorld } from '../support/graph.ts';

let graph: Graph;
let world: OwnWorld;

beforeAll(async () => {
  world = await ownWorld();
  await world.sql(
    'inventory',
    `insert into inventory.products (sku, name, updated_at)
       select sku, sku, '2026-01-01' from unnest('{BOTH,EAST-ONLY,OVERSOLD}'::text[]) as product(sku);
     insert into inventory.warehouses values ('EAST', 'East'), ('WEST', 'West'), ('SHOP', 'Shop');
     insert into inventory.warehouse_countries values ('EAST', 'DE'), ('EAST', 'AT'), ('WEST', 'DE'), ('SHOP', 'GB');
     insert into inventory.stock_levels (sku, warehouse_code, available, committed, reserved, safety_stock, incoming, updated_at) values
       ('BOTH', 'EAST', 10, 0, 0, 0, 0, '2026-11-01'), ('BOTH', 'WEST', 4, 0, 0, 0, 0, '2026-11-01'),
       ('BOTH', 'SHOP', 100, 0, 0, 0, 0, '2026-11-01'), ('EAST-ONLY', 'EAST', 7, 0, 0, 0, 0, '2026-11-01'),
       ('OVERSOLD', 'WEST', -2, 0, 0, 0, 0, '2026-11-01'), ('OVERSOLD', 'SHOP', 50, 0, 0, 0, 0, '2026-11-01');
     insert into inventory.suppliers values ('S1', 'One');
     insert into inventory.purchase_orders values ('PO1', 'S1', 'OPEN', '2026-10-01');
     insert into inventory.purchase_order_lines values
       ('PO1', 'BOTH', 'WEST', 6, 0, '2026-11-24'), ('PO1', 'BOTH', 'SHOP', 1000, 0, '2026-11-24');
     insert into inventory.booked_demand values ('BOTH', '2026-11-23', 'PRE_ORDER', 3);`,
  );
  // In the trailing 28 days 84 units, of which 28 went to Germany; a cancelled order and one of today count nowhere.
  await world.sql(
    'sales',
    `insert into sales.customers (number, consent_email, consent_sms, consent_post, consent_profiling, updated_at)
       values ('C1', false, false, false, false, '2026-01-01');
     insert into sales.orders (number, customer_number, placed_at, status, country, currency, total_minor) values
       ('O1', 'C1', '2026-11-19T10:00:00Z', 'PLACED', 'DE', 'EUR', 0), ('O2', 'C1', '2026-10-23T00:00:00Z', 'DELIVERED', 'DE', 'EUR', 0),
       ('O3', 'C1', '2026-11-10T10:00:00Z', 'PLACED', 'US', 'USD', 0), ('O4', 'C1', '2026-11-10T10:00:00Z', 'CANCELLED', 'DE', 'EUR', 0),
       ('O5', 'C1', '2026-11-20T01:00:00Z', 'PLACED', 'DE', 'EUR', 0), ('O6', 'C1', '2026-10-22T23:59:00Z', 'PLACED', 'DE', 'EUR', 0);
     insert into sales.order_lines (order_number, line, sku, quantity, unit_price_minor, discount_percent, net_minor) values
       ('O1', 1, 'BOTH', 20, 0, 0, 0), ('O2', 1, 'BOTH', 8, 0, 0, 0), ('O3', 1, 'BOTH', 56, 0, 0, 0), ('O4', 1, 'BOTH', 900, 0, 0, 0),
       ('O5', 1, 'BOTH', 900, 0, 0, 0), ('O6', 1, 'BOTH', 900, 0, 0, 0);
     select sales.refresh_product_daily_sales('2026-10-01', '2026-11-21');`,
  );
  await world.sql(
    'cogs',
    `insert into cogs.prices (sku, amount_minor, currency, effective_from) values ('BOTH', 1000, 'EUR', '2026-01-01');`,
  );
  graph = await openGraph(world.urls);
});
afterAll(async () => {
  await graph.close();
  await world.drop();
});

const germany = '{ country: "DE" }';
const ask = async (document: string) => {
  const { data, errors } = await graph.query(document);
  expect(errors).toBeUndefined();
  return data;
};
const skus = async (filter: string, orderBy = '{ field: SKU }') =>
  (await ask(`{ products(filter: ${filter}, orderBy: ${orderBy}) { nodes { sku } } }`)).products.nodes.map(
    ({ sku }: { sku: string }) => sku,
  );

test('what can be sold in a place is what its warehouses hold', async () => {
  const { product, other } = await ask(`{
    product(sku: "BOTH") { inventory {
      available
      germany: available(in: ${germany}) austria: available(in: { country: "AT" })
      named: available(in: { warehouses: ["SHOP", "EAST", "SHOP"] })
      unserved: available(in: { country: "FR" }) nowhere: available(in: { warehouses: ["NONE"] })
    } }
    other: product(sku: "EAST-ONLY") { inventory { available britain: available(in: { country: "GB" }) } }
  }`);
  expect(product.inventory).toEqual({
    available: 114,
    germany: 14,
    austria: 10,
    named: 110,
    unserved: null,
    nowhere: null,
  });
  expect(other.inventory).toEqual({ available: 7, britain: null });
});

test('cover in a country is against what was ordered from there, in warehouses against all that was sold', async () => {
  const { product } = await ask(`{ product(sku: "BOTH") { inventory {
    daysOfCover germany: daysOfCover(in: ${germany}) shop: daysOfCover(in: { warehouses: ["SHOP"] })
    britain: daysOfCover(in: { country: "GB" })
  } } }`);
  expect(product.inventory).toEqual({
    daysOfCover: 38,
    germany: 14,
    shop: expect.closeTo(100 / 3),
    britain: null,
  });
});

test('a promise in a place counts what lies and arrives there, and every booking', async () => {
  const { product } = await ask(`{ product(sku: "BOTH") {
    all: availableToPromise(weeks: 2) { cumulative } germany: availableToPromise(weeks: 2, in: ${germany}) { quantity cumulative }
    shop: availableToPromise(weeks: 2, in: { warehouses: ["SHOP"] }) { cumulative }
  } }`);
  expect(product).toEqual({
    all: [{ cumulative: 114 }, { cumulative: 1117 }],
    germany: [
      { quantity: 14, cumulative: 14 },
      { quantity: 17, cumulative: 17 },
    ],
    shop: [{ cumulative: 100 }, { cumulative: 1097 }],
  });
});

test('a filter names a place for all that stand in it, unless they name another', async () => {
  expect(await skus('{ available: { gte: 20 } }')).toEqual(['BOTH', 'OVERSOLD']);
  expect(await skus(`{ in: ${germany}, available: { lt: 10 } }`)).toEqual(['EAST-ONLY', 'OVERSOLD']);
  expect(
    await skus(`{ in: ${germany}, and: [{ available: { gte: 7 } }, { not: { available: { gte: 10 } } }] }`),
  ).toEqual(['EAST-ONLY']);
  expect(
    await skus(
      `{ in: ${germany}, available: { lt: 20 }, and: [{ in: { warehouses: ["SHOP"] }, available: { gte: 50 } }] }`,
    ),
  ).toEqual(['BOTH', 'OVERSOLD']);
  expect(await skus(`{ in: ${germany}, daysOfCover: { eq: 14 } }`)).toEqual(['BOTH']);
  expect(await skus(`{ in: { country: "GB" }, available: { isNull: true } }`)).toEqual(['EAST-ONLY']);
  expect(await skus(`{ in: ${germany} }`)).toEqual(['BOTH', 'EAST-ONLY', 'OVERSOLD']);
});

test('an order is by the units in its place, and its cursors are good for that place alone', async () => {
  const page = (place: string, more = '') =>
    graph.query(
      `{ products(first: 1, orderBy: { field: AVAILABLE, direction: DESC, in: ${place} } ${more}) { nodes { sku } pageInfo { endCursor } } }`,
    );
  const first = await page('{ warehouses: ["EAST"] }');
  expect(first.data.products.nodes).toEqual([{ sku: 'BOTH' }]);
  const after = `after: "${first.data.products.pageInfo.endCursor}"`;
  expect((await page('{ warehouses: ["EAST"] }', after)).data.products.nodes).toEqual([{ sku: 'EAST-ONLY' }]);
  expect((await page(germany, after)).errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  expect(await skus('{}', `{ field: DAYS_OF_COVER, in: ${germany} }`)).toEqual([
    'BOTH',
    'EAST-ONLY',
    'OVERSOLD',
  ]);
});

test('a list of many costs as many statements as of one, whatever the place', async () => {
  const of = async (first: number) =>
    (
      await graph.query(
        `{ products(first: ${first}) { nodes { inventory { available(in: ${germany}) daysOfCover(in: ${germany}) } availableToPromise(weeks: 1, in: ${germany}) { quantity } } } }`,
      )
    ).statements.length;
  expect(await of(3)).toBe(await of(1));
});

test('a campaign in a place is held against what can be promised and is usually ordered there', async () => {
  const check = async (place: string) =>
    (
      await ask(`{ campaignCheck(input: { skus: ["BOTH"], startsOn: "2026-11-20", endsOn: "2026-12-03" ${place} }) {
        products { baselineUnits availableToPromise shortfallUnits } } }`)
    ).campaignCheck.products[0];
  expect(await check('')).toEqual({ baselineUnits: 42, availableToPromise: 114, shortfallUnits: 0 });
  expect(await check(`in: ${germany}`)).toEqual({
    baselineUnits: 14,
    availableToPromise: 14,
    shortfallUnits: 0,
  });
  expect(await check('in: { warehouses: ["EAST"] }')).toEqual({
    baselineUnits: 42,
    availableToPromise: 7,
    shortfallUnits: 35,
  });
});

test('a place is a country or warehouses, and not both', async () => {
  for (const place of [
    '{}',
    '{ country: "DE", warehouses: ["EAST"] }',
    '{ warehouses: [] }',
    '{ country: "D" }',
  ]) {
    const { errors } = await graph.query(
      `{ product(sku: "BOTH") { inventory { available(in: ${place}) } } }`,
    );
    expect([place, errors?.length ?? 0]).not.toEqual([place, 0]);
  }
});

test('without the table of countries served, a country is unknown and warehouses are not', async () => {
  await world.sql('inventory', 'alter table inventory.warehouse_countries rename to elsewhere');
  const without = await openGraph(world.urls);
  const { data, errors, unknown } = await without.query(`{
    product(sku: "BOTH") {
      inventory { available germany: available(in: ${germany}) shop: available(in: { warehouses: ["SHOP"] }) daysOfCover(in: ${germany}) }
      availableToPromise(in: ${germany}) { quantity }
    }
    products(filter: { in: ${germany}, available: { gte: 0 } }) { totalCount }
    unknown: products(filter: { in: ${germany}, available: { isNull: true } }) { totalCount }
  }`);
  await without.close();
  await world.sql('inventory', 'alter table inventory.elsewhere rename to warehouse_countries');
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    product: {
      inventory: { available: 114, germany: null, shop: 100, daysOfCover: null },
      availableToPromise: null,
    },
    products: { totalCount: 0 },
    unknown: { totalCount: 3 },
  });
  expect(JSON.stringify(unknown)).toContain('warehouse_countries');
});
