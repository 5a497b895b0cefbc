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
       select sku, sku, '2026-01-01' from unnest('{MADE,ENDED,BOUGHT,WANTED}'::text[]) as product(sku);
     insert into inventory.warehouses values ('W1', 'North'), ('W2', 'South');
     insert into inventory.stock_levels
       select sku, code, 10, 0, 0, 0, 0, '2026-11-01' from inventory.products, inventory.warehouses where sku <> 'BOUGHT';
     insert into inventory.capacity_weeks values
       ('MADE', '2026-11-09', 1, 1), ('MADE', '2026-11-16', 50, 20), ('MADE', '2026-11-30', 30, 45), ('MADE', '2026-12-07', 1, 1),
       ('ENDED', '2026-11-09', 50, 20);
     insert into inventory.suppliers values ('S1', 'One');
     insert into inventory.purchase_orders values
       ('PO1', 'S1', 'OPEN', '2026-10-01'), ('PO2', 'S1', 'CANCELLED', '2026-10-01'), ('PO3', 'S1', 'RECEIVED', '2026-10-01');
     -- to come: 6 of an overdue line, 5 next week; nothing of undated, full, cancelled and closed ones
     insert into inventory.purchase_order_lines values
       ('PO1', 'WANTED', 'W1', 10, 4, '2026-11-02'), ('PO1', 'WANTED', 'W2', 5, 0, '2026-11-29'), ('PO1', 'MADE', 'W1', 3, 0, null),
       ('PO1', 'MADE', 'W2', 3, 3, '2026-11-24'), ('PO2', 'WANTED', 'W1', 100, 0, '2026-11-24'), ('PO3', 'WANTED', 'W1', 100, 90, '2026-11-24');
     insert into inventory.booked_demand values
       ('WANTED', '2026-11-09', 'CALL_OFF', 100), ('WANTED', '2026-11-23', 'CALL_OFF', 4), ('WANTED', '2026-11-23', 'PRE_ORDER', 3),
       ('WANTED', '2027-02-01', 'PRE_ORDER', 9);`,
  );
});
afterAll(async () => {
  await Promise.all([graph.close(), own.close()]);
  await world.drop();
});

const ask = async (sku: string, field: string) => {
  const { data, errors } = await own.query(`{ product(sku: "${sku}") { ${field} } }`);
  expect(errors).toBeUndefined();
  return Object.values(data.product)[0];
};

test('capacity tells what is planned and still free, week by week from this one on', async () => {
  const fields =
    'capacity(weeks: 3) { weekStarting plannedUnits committedUnits freeUnits utilizationPercent }';
  const none = { plannedUnits: 0, committedUnits: 0, freeUnits: 0, utilizationPercent: null };
  expect(await ask('MADE', fields)).toEqual([
    {
      weekStarting: '2026-11-16',
      plannedUnits: 50,
      committedUnits: 20,
      freeUnits: 30,
      utilizationPercent: 40,
    },
    { weekStarting: '2026-11-23', ...none },
    {
      weekStarting: '2026-11-30',
      plannedUnits: 30,
      committedUnits: 45,
      freeUnits: -15,
      utilizationPercent: 150,
    },
  ]);
  expect(await ask('ENDED', fields)).toEqual(
    ['2026-11-16', '2026-11-23', '2026-11-30'].map((weekStarting) => ({ weekStarting, ...none })),
  );
  expect(await ask('BOUGHT', fields)).toBeNull();
});

const promise = 'availableToPromise(weeks: 3) { cumulative quantity }';

test('a promise counts what is to come and what is booked, also behind the weeks that are shown', async () => {
  // 20 in stock + 6 overdue; then + 5 − 7; in February − 9.
  expect(await ask('WANTED', promise)).toEqual([
    { cumulative: 26, quantity: 15 },
    { cumulative: 24, quantity: 15 },
    { cumulative: 24, quantity: 15 },
  ]);
  expect(await ask('MADE', promise)).toEqual(
    Array.from({ length: 3 }, () => ({ cumulative: 20, quantity: 20 })),
  );
});

test('a product without stock promises nothing, and neither does a company that records no bookings', async () => {
  expect(await ask('BOUGHT', promise)).toBeNull();
  await world.sql('inventory', 'alter table inventory.booked_demand rename to booked_elsewhere');
  expect(await ask('WANTED', promise)).toBeNull();
  await world.sql('inventory', 'alter table inventory.capacity_weeks rename to capacity_elsewhere');
  expect(await ask('MADE', 'capacity { weekStarting }')).toBeNull();
});

test('promises of the sample world are those that SQL reckons over its raw tables', async () => {
  const { data, statements } = await graph.query(
    '{ products(first: 500) { nodes { sku availableToPromise(weeks: 6) { weekStarting cumulative quantity } } } }',
  );
  expect(statements.map(({ name }) => name).toSorted()).toEqual([
    'booked_demand+expected_receipts+products_values_available',
    'product_page_name_asc_on_open_open',
  ]);
  const rows = await sampleSql<{ sku: string; week: string; cumulative: number; quantity: number }>(
    'inventory',
    `with week as (select '2026-11-16'::date + 7 * n as monday from generate_series(0, 60) n),
      moves as (
        select sku, '2026-11-16'::date as day, available as units from inventory.stock_levels
        union all
        select sku, greatest(expected_on, '2026-11-16'), quantity - received_quantity from inventory.purchase_order_lines
          join inventory.purchase_orders on number = purchase_order_number where status = 'OPEN' and expected_on is not null
        union all
        select sku, week_starting, -units from inventory.booked_demand where week_starting >= '2026-11-16'),
      cumulated as (
        select sku, monday, sum(units) filter (where day < monday + 7) as cumulative
        from moves, week where sku in (select sku from inventory.stock_levels) group by sku, monday)
      select sku, monday::text as week, cumulative::int,
        greatest(0, min(cumulative) over (partition by sku order by monday rows between current row and unbounded following))::int as quantity
      from cumulated order by sku, monday`,
  );
  const bySku = Map.groupBy(rows, ({ sku }) => sku);
  let moving = 0;
  for (const { sku, availableToPromise } of data.products.nodes) {
    const weeks = bySku.get(sku)?.slice(0, 6);
    expect(availableToPromise).toEqual(
      weeks?.map(({ week: weekStarting, cumulative, quantity }) => ({
        weekStarting,
        cumulative,
        quantity,
      })) ?? null,
    );
    if (weeks?.some(({ cumulative, quantity }) => cumulative !== quantity)) moving++;
  }
  expect(moving).toBeGreaterThan(0);
});

test('capacity of the sample world is that of its raw plan', async () => {
  const { data, statements } = await graph.query(
    '{ products(first: 500) { nodes { sku capacity { weekStarting plannedUnits committedUnits freeUnits } } } }',
  );
  expect(statements).toHaveLength(2);
  const plan = Map.groupBy(
    await sampleSql<{ sku: string; week: string; planned: number; committed: number }>(
      'inventory',
      `select sku, week_starting::text as week, planned_units as planned, committed_units as committed
       from inventory.capacity_weeks where week_starting between '2026-11-16' and '2026-12-07' order by 1, 2`,
    ),
    ({ sku }) => sku,
  );
  expect(plan.size).toBeGreaterThan(0);
  for (const { sku, capacity } of data.products.nodes) {
    expect(capacity).toEqual(
      plan.get(sku)?.map(({ week, planned, committed }) => ({
        weekStarting: week,
        plannedUnits: planned,
        committedUnits: committed,
        freeUnits: planned - committed,
      })) ?? null,
    );
  }
});
