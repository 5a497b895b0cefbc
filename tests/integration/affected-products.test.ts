import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { unrestricted } from '../../src/kernel/caller.ts';
import type { PageRequest } from '../../src/kernel/page.ts';
import type { DisruptionReach } from '../../src/sources/inventory/index.ts';
import { openSources, type OpenSources } from '../../src/sources/open.ts';
import { ownWorld, type OwnWorld } from '../support/graph.ts';

let world: OwnWorld;
let sources: OpenSources;
let statements: string[];

const firstPage: PageRequest = { size: 10, backwards: false, after: null, before: null };

beforeAll(async () => {
  world = await ownWorld();
  sources = openSources(world.urls);
  await world.sql(
    'inventory',
    `insert into inventory.products (sku, name, updated_at) select 'P' || n, 'Product ' || n, '2026-01-01' from generate_series(1, 6) n;
     insert into inventory.suppliers values ('S1', 'One'), ('S2', 'Two');
     insert into inventory.product_suppliers (sku, supplier_code, preferred) values
       ('P1', 'S1', true), ('P2', 'S2', true), ('P2', 'S1', false), ('P5', 'S1', true), ('P6', 'S1', true);
     insert into inventory.inbound_lanes values ('P1', 'L1'), ('P3', 'L1'), ('P4', 'L1'), ('P4', 'L2'), ('P6', 'L3');`,
  );
});

afterAll(async () => {
  await sources.close();
  await world.drop();
});

const supplierStands: DisruptionReach = { disruption: 'D1', suppliers: ['S1'], lanes: [] };
const laneIsBlocked: DisruptionReach = { disruption: 'D2', suppliers: [], lanes: ['L1'] };
const allIsBlocked: DisruptionReach = { disruption: 'D3', suppliers: ['S1'], lanes: ['L1', 'L2'] };
const nothingIsHit: DisruptionReach = { disruption: 'D4', suppliers: [], lanes: [] };
const everything = [supplierStands, laneIsBlocked, allIsBlocked, nothingIsHit];

test('A disruption touches products by their preferred supplier or by all of their inbound lanes', async () => {
  expect(await skusAffected(firstPage)).toEqual([
    ['P1', 'P5', 'P6'],
    ['P1', 'P3'],
    ['P1', 'P3', 'P4', 'P5', 'P6'],
    [],
  ]);
  expect(statements).toEqual(['affected_page_sku_asc_on_open_open']);
  expect(await counts()).toEqual([3, 2, 5, 0]);
  expect(statements).toEqual(['affected_count']);
});

test('Pages of each disruption go on behind the same SKU, forwards and backwards', async () => {
  expect(await skusAffected({ ...firstPage, size: 2, after: ['P1', null] })).toEqual([
    ['P5', 'P6'],
    ['P3'],
    ['P3', 'P4'],
    [],
  ]);
  expect(await skusAffected({ ...firstPage, size: 1, backwards: true, before: ['P5', null] })).toEqual([
    ['P1'],
    ['P3'],
    ['P4'],
    [],
  ]);
});

test('Without inbound lanes the suppliers still tell; without preferred suppliers nothing is known', async () => {
  await world.sql('inventory', 'alter table inventory.inbound_lanes rename to lanes_elsewhere');
  expect(await counts()).toEqual([3, 0, 3, 0]);
  expect(await skusAffected(firstPage)).toEqual([['P1', 'P5', 'P6'], [], ['P1', 'P5', 'P6'], []]);
  await world.sql('inventory', 'alter table inventory.product_suppliers rename to suppliers_elsewhere');
  expect(await counts()).toEqual([null, null, null, null]);
  expect(await skusAffected(firstPage)).toEqual([null, null, null, null]);
});

function inventory() {
  statements = [];
  return sources.reads({ record: ({ name }) => statements.push(name) }, unrestricted).inventory;
}

async function skusAffected(page: PageRequest) {
  const loader = inventory().productsAffected({ page });
  const pages = await Promise.all(everything.map((reach) => loader.load(reach)));
  return pages.map((found) => found?.rows.map(({ sku }) => sku) ?? null);
}

function counts() {
  const loader = inventory().productsAffectedCount;
  return Promise.all(everything.map((reach) => loader.load(reach)));
}
