import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openGraph, ownWorld, sampleGraph, sampleSql, type Graph, type OwnWorld } from '../support/graph.ts';

let graph: Graph;
let own: Graph;
let world: OwnWorld;

beforeAll(async () => {
  [graph, world] = await Promise.all([sampleGraph(), ownWorld()]);
  own = await openGraph(world.urls);
  await world.sql(
    'inventory',
    `insert into inventory.products (sku, name, updated_at)
       select sku, sku, '2026-01-01' from unnest('{OFTEN,RARE,NEW,NOBODYS}'::text[]) as product(sku);
     insert into inventory.warehouses values ('W1', 'North');
     insert into inventory.suppliers values ('S1', 'One', 'VN'), ('S2', 'Two', null);
     insert into inventory.product_suppliers values
       ('OFTEN', 'S1', false, 30, 100, 1250, 'EUR'), ('OFTEN', 'S2', true, 20, null, null, null),
       ('RARE', 'S2', true, 20, 10, 900, 'JPY'), ('NEW', 'S1', true, null, null, null, null),
       ('NOBODYS', 'S1', false, 30, null, null, null);
     insert into inventory.purchase_orders values
       ('PO1', 'S2', 'RECEIVED', '2026-06-01'), ('PO2', 'S2', 'RECEIVED', '2026-08-01'),
       ('PO3', 'S1', 'RECEIVED', '2026-08-01'), ('PO0', 'S2', 'RECEIVED', '2026-01-01');
     -- days from order to receipt with S2: 10, 12, 20, 40, 41, 50; three of the four with an expected day were on time
     insert into inventory.receipts values
       ('R1', 'PO1', 'OFTEN', 'W1', 1, '2026-06-11', '2026-06-11'), ('R2', 'PO1', 'OFTEN', 'W1', 1, '2026-06-30', '2026-06-13'),
       ('R3', 'PO1', 'OFTEN', 'W1', 1, '2026-06-20', '2026-06-21'), ('R4', 'PO1', 'OFTEN', 'W1', 1, null, '2026-07-11'),
       ('R5', 'PO2', 'OFTEN', 'W1', 1, '2026-09-11', '2026-09-11'), ('R6', 'PO2', 'OFTEN', 'W1', 1, null, '2026-09-20'),
       -- before the trailing 180 days, and today
       ('R7', 'PO0', 'OFTEN', 'W1', 1, '2026-01-02', '2026-05-23'), ('R8', 'PO2', 'OFTEN', 'W1', 1, '2026-08-02', '2026-11-20'),
       -- of the other supplier, and of another product
       ('R9', 'PO3', 'OFTEN', 'W1', 1, '2026-08-02', '2026-08-09'), ('RA', 'PO2', 'RARE', 'W1', 1, null, '2026-08-08');`,
  );
});
afterAll(async () => {
  await Promise.all([graph.close(), own.close()]);
  await world.drop();
});

const fields = `leadTimeDays suppliers {
  supplier { code name country } preferred leadTimeDays onTimePercent minimumOrderQuantity unitCost { amount currency }
}`;
const ask = async (sku: string) => (await own.query(`{ product(sku: "${sku}") { ${fields} } }`)).data.product;

test('lead time is the median over the receipts of product and supplier, on time those by their expected day', async () => {
  expect(await ask('OFTEN')).toEqual({
    leadTimeDays: 30,
    suppliers: [
      {
        supplier: { code: 'S2', name: 'Two', country: null },
        preferred: true,
        leadTimeDays: 30,
        onTimePercent: 75,
        minimumOrderQuantity: null,
        unitCost: null,
      },
      {
        supplier: { code: 'S1', name: 'One', country: 'VN' },
        preferred: false,
        leadTimeDays: 30,
        onTimePercent: 0,
        minimumOrderQuantity: 100,
        unitCost: { amount: '12.50', currency: 'EUR' },
      },
    ],
  });
});

test('with under five receipts the quoted time holds, and without an expected day nothing was on time or late', async () => {
  expect(await ask('RARE')).toMatchObject({
    leadTimeDays: 20,
    suppliers: [
      { leadTimeDays: 20, onTimePercent: null, minimumOrderQuantity: 10, unitCost: { amount: '900' } },
    ],
  });
});

test('without receipts, quote or preferred supplier there is no lead time', async () => {
  expect(await ask('NEW')).toMatchObject({
    leadTimeDays: null,
    suppliers: [{ leadTimeDays: null, onTimePercent: null }],
  });
  expect(await ask('NOBODYS')).toMatchObject({ leadTimeDays: null, suppliers: [{ leadTimeDays: 30 }] });
});

test('where receipts are not recorded quotes hold; where suppliers are not, nothing is said', async () => {
  await world.sql('inventory', 'alter table inventory.receipts rename to receipts_elsewhere');
  expect(await ask('OFTEN')).toMatchObject({
    leadTimeDays: 20,
    suppliers: [
      { leadTimeDays: 20, onTimePercent: null },
      { leadTimeDays: 30, onTimePercent: null },
    ],
  });
  await world.sql('inventory', 'alter table inventory.product_suppliers rename to terms_elsewhere');
  const { data, errors } = await own.query(`{ product(sku: "OFTEN") { name ${fields} } }`);
  expect([data.product, errors]).toEqual([{ name: 'OFTEN', leadTimeDays: null, suppliers: null }, undefined]);
});

test('lead times and punctuality of the sample world are those of its raw receipts', async () => {
  const { data, statements } = await graph.query(
    '{ products(first: 500) { nodes { sku leadTimeDays suppliers { supplier { code name } preferred leadTimeDays onTimePercent } } } }',
  );
  expect(statements.map(({ name }) => name).toSorted()).toEqual([
    'product_page_name_asc_on_open_open',
    'products_values_lead_time_days+supply_records+supply_terms',
  ]);
  const terms = await sampleSql<{
    sku: string;
    supplier_code: string;
    name: string;
    preferred: boolean;
    quoted: number;
  }>(
    'inventory',
    `select sku, supplier_code, name, preferred, quoted_lead_time_days as quoted
     from inventory.product_suppliers join inventory.suppliers on code = supplier_code
     order by sku, preferred desc, supplier_code`,
  );
  const receipts = Map.groupBy(
    await sampleSql<{ key: string; days: number; on_time: boolean | null }>(
      'inventory',
      `select r.sku || ' ' || po.supplier_code as key, r.received_on - po.ordered_on as days, r.received_on <= r.expected_on as on_time
       from inventory.receipts r join inventory.purchase_orders po on po.number = r.purchase_order_number
       where r.received_on between '2026-05-24' and '2026-11-19'`,
    ),
    ({ key }) => key,
  );
  const expected = terms.map(({ sku, supplier_code, name, preferred, quoted }) => {
    const found = receipts.get(`${sku} ${supplier_code}`) ?? [];
    const dated = found.filter(({ on_time }) => on_time !== null);
    return {
      sku,
      supplier: { code: supplier_code, name },
      preferred,
      leadTimeDays: found.length < 5 ? quoted : median(found.map(({ days }) => days)),
      onTimePercent: dated.length
        ? (dated.filter(({ on_time }) => on_time).length / dated.length) * 100
        : null,
    };
  });
  type Product = { sku: string; leadTimeDays: number; suppliers: (typeof expected)[number][] };
  const products: Product[] = data.products.nodes;
  const answered = products.flatMap(({ sku, suppliers }) =>
    suppliers.map((supplier) => ({ ...supplier, sku })),
  );
  const inOrder = (rows: typeof expected) => rows.toSorted((a, b) => (a.sku < b.sku ? -1 : 1));
  expect(inOrder(answered)).toEqual(inOrder(expected));
  expect([...receipts.values()].some((found) => found.length >= 5)).toBe(true);
  for (const { leadTimeDays, suppliers } of products) {
    expect(leadTimeDays).toBe(suppliers.find(({ preferred }) => preferred)?.leadTimeDays ?? null);
  }
});

function median(days: readonly number[]): number {
  const sorted = days.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] as number) + (sorted[Math.ceil(middle)] as number)) / 2;
}
