import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seed } from '../../sample-data/seed.ts';
import { sizes } from '../../sample-data/world.ts';
import type { SourceName } from '../../src/kernel/source-name.ts';
import { ownWorld, sampleGraph, type Graph, type OwnWorld } from '../support/graph.ts';

/** The sample world of a company that keeps neither tickets, summaries of customers, budgets nor bookings. */
const absent: readonly (readonly [SourceName, string])[] = [
  ['support', 'tickets'],
  ['sales', 'customer_summaries'],
  ['cogs', 'budgets'],
  ['inventory', 'booked_demand'],
];
let world: OwnWorld;
let graph: Graph;
let origin: string;

beforeAll(async () => {
  world = await ownWorld();
  for (const source of new Set(absent.map(([source]) => source)))
    await seed(source, world.urls[source], sizes.small);
  for (const [source, table] of absent) await world.sql(source, `drop table ${source}.${table} cascade`);
  const { inventory, cogs, support, sales } = world.urls;
  graph = await sampleGraph({ inventory, cogs, support, sales });
  origin = await graph.listen();
}, 60_000);
afterAll(async () => {
  await graph.close();
  await world.drop();
});

const told = async (document: string) => {
  const { errors, unknown } = await graph.query(document);
  expect(errors).toBeUndefined();
  return unknown.map(({ code, source, table }) => `${code} ${String(source)}.${String(table)}`);
};
const tickets = 'NOT_RECORDED support.tickets';
const summaries = 'NOT_RECORDED sales.customer_summaries';

test.each([
  ['a filter of products', '{ products(filter: { openTickets: { eq: 0 } }) { totalCount } }', [tickets]],
  [
    'a filter within an or',
    '{ products(filter: { or: [{ sku: { eq: "x" } }, { openTickets: { gt: 1 } }] }) { totalCount } }',
    [tickets],
  ],
  [
    'an order',
    '{ products(orderBy: { field: OPEN_TICKETS, direction: DESC }) { nodes { sku } } }',
    [tickets],
  ],
  [
    'a second order',
    '{ products(orderBy: { field: BRAND }, thenBy: { field: OPEN_TICKETS, direction: DESC }) { nodes { sku } } }',
    [tickets],
  ],
  ['a filter of customers', '{ customers(filter: { openTickets: { gt: 0 } }) { totalCount } }', [tickets]],
  ['an audience', '{ audience(filter: { segment: { eq: AT_RISK } }) { size } }', [summaries]],
  ['a report by segment', '{ salesReport(last: { days: 7 }, by: [SEGMENT]) { units } }', [summaries]],
  ['a list', '{ budgets { name } }', ['NOT_RECORDED cogs.budgets']],
  [
    'a field',
    '{ products(first: 2) { nodes { availableToPromise(weeks: 1) { quantity } } } }',
    ['NOT_RECORDED inventory.booked_demand'],
  ],
  [
    'nothing that stands on one',
    '{ products(first: 2, filter: { available: { gt: 1 } }) { nodes { name } } }',
    [],
  ],
])('what %s lacked is said, once a table', async (_, document, expected) => {
  expect(await told(document)).toEqual(expected);
  // And again, when it is known that the table is not there.
  expect(await told(document)).toEqual(expected);
});

test('it says what is unknown without the table', async () => {
  const { data, unknown } = await graph.query(
    '{ products(filter: { openTickets: { eq: 0 } }) { totalCount } }',
  );
  expect(data.products.totalCount).toBe(0);
  expect(unknown).toEqual([
    {
      code: 'NOT_RECORDED',
      message: expect.stringContaining(
        'The company keeps no support.tickets, without which this is unknown: tickets of products',
      ),
      source: 'support',
      table: 'tickets',
    },
  ]);
});

describe('at /q', () => {
  const get = async (table: string) => {
    const response = await fetch(`${origin}/q/${table}`);
    return {
      status: response.status,
      absent: response.headers.get('x-opsgraph-absent'),
      text: await response.text(),
    };
  };

  test('a table that stands on an absent one is not there', async () => {
    const { status, text } = await get('budgets.csv');
    expect(status).toBe(404);
    expect(text).toContain('NO_DATA: The company keeps no cogs.budgets');
  });

  test('one that lacks columns or conditions is there, and names the tables', async () => {
    const feed = await get('stock-feed.csv');
    expect(feed.status).toBe(200);
    expect(feed.text.split('\n').length).toBeGreaterThan(100);
    const tickets = await get('customer-feed.csv');
    expect([tickets.status, tickets.absent]).toEqual([200, 'sales.customer_summaries']);
  });
});
