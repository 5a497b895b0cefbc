import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { globalId } from '../../src/graph/global-id.ts';
import { checkBench } from '../support/check-bench.ts';
import { openGraph, ownWorld, type Graph, type OwnWorld } from '../support/graph.ts';
import { put } from '../support/rows.ts';

/** Who orders without an account is no customer, and the order is revenue all the same. */
let world: OwnWorld;
let own: Graph;

beforeAll(async () => {
  world = await ownWorld();
  await put(world, 'inventory', 'products', [{ sku: 'TENT', name: 'Tent' }]);
  await put(world, 'sales', 'customers', [{ number: 'ANN' }]);
  await put(world, 'sales', 'orders', [
    { number: 'O1', customer_number: 'ANN', placed_at: '2026-11-01T10:00:00Z', total_minor: 4000 },
    { number: 'O2', customer_number: null, placed_at: '2026-11-02T10:00:00Z', total_minor: 9000 },
  ]);
  await put(world, 'sales', 'order_lines', [
    { order_number: 'O1', line: 1, sku: 'TENT', quantity: 1, unit_price_minor: 4000, net_minor: 4000 },
    { order_number: 'O2', line: 1, sku: 'TENT', quantity: 2, unit_price_minor: 4500, net_minor: 9000 },
  ]);
  await put(world, 'support', 'tickets', [{ number: 'T1', order_number: 'O2' }]);
  own = await openGraph(world.urls);
});
afterAll(async () => {
  await own.close();
  await world.drop();
});

test('it counts in reports, belongs to nobody, and changes nothing of customers', async () => {
  const { data, errors } = await own.query(
    `query ($order: ID!, $ticket: ID!) {
      order: node(id: $order) { ... on Order { total { amount } customer { number } } }
      ticket: node(id: $ticket) { ... on Ticket { customer { number } order { number } } }
      salesReport(by: [BRAND], last: { days: 30 }) { units orders revenue { amount } }
      buyers: customers(filter: { boughtSku: { in: ["TENT"] } }) { totalCount nodes { number } }
      others: customers(filter: { not: { boughtSku: { in: ["TENT"] } } }) { totalCount }
      complaining: customers(filter: { openTickets: { gte: 1 } }) { totalCount }
      kept: customers(filter: { returnsPercent: { eq: 0 } }) { nodes { number } }
    }`,
    { order: globalId('Order', 'O2'), ticket: globalId('Ticket', 'T1') },
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    order: { total: { amount: '90.00' }, customer: null },
    ticket: { customer: null, order: { number: 'O2' } },
    salesReport: [{ units: 3, orders: 2, revenue: { amount: '130.00' } }],
    buyers: { totalCount: 1, nodes: [{ number: 'ANN' }] },
    others: { totalCount: 0 },
    complaining: { totalCount: 0 },
    kept: { nodes: [{ number: 'ANN' }] },
  });
});

test('the check tells nobody to leave such orders out', async () => {
  const bench = await checkBench();
  const found = await bench.findingsAfter(
    'sales',
    `insert into sales.orders values ('O1', null, '2026-01-05', 'PLACED', null, 'DE', 'EUR', 4000)`,
  );
  await bench.drop();
  expect(found.filter(({ what }) => what.includes('customer_number'))).toEqual([]);
});
