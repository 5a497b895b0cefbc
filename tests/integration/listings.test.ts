import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sampleGraph, sampleSql, type Answer, type Graph } from '../support/graph.ts';

/** Orders, tickets and the like at the root: found, ordered and paged as one SQL over the raw rows finds them. */
let graph: Graph;
beforeAll(async () => {
  graph = await sampleGraph();
});
afterAll(() => graph.close());

interface Case {
  readonly list: string;
  readonly filter: string;
  readonly sql: string;
}

const cases: readonly Case[] = [
  {
    list: 'orders',
    filter: '{ number: { in: ["O0000017", "O0001002", "none"] } }',
    sql: `sales.orders where number in ('O0000017', 'O0001002')`,
  },
  {
    list: 'orders',
    filter: '{ status: { eq: CANCELLED }, channel: { eq: "WEB" } }',
    sql: `sales.orders where status = 'CANCELLED' and channel = 'WEB'`,
  },
  {
    list: 'orders',
    filter: '{ placedOn: { gte: "2026-10-01", lte: "2026-10-31" } }',
    sql: `sales.orders where (placed_at at time zone 'UTC')::date between '2026-10-01' and '2026-10-31'`,
  },
  {
    list: 'orders',
    filter: '{ placedOn: { gt: "2026-10-01", lt: "2026-10-31" } }',
    sql: `sales.orders where (placed_at at time zone 'UTC')::date between '2026-10-02' and '2026-10-30'`,
  },
  {
    list: 'orders',
    filter: '{ placedOn: { in: ["2026-10-01", "2026-10-05"] } }',
    sql: `sales.orders where (placed_at at time zone 'UTC')::date in ('2026-10-01', '2026-10-05')`,
  },
  {
    list: 'orders',
    filter: '{ placedOn: { eq: "2026-10-03" } }',
    sql: `sales.orders where (placed_at at time zone 'UTC')::date = '2026-10-03'`,
  },
  {
    list: 'orders',
    filter: '{ not: { placedOn: { gte: "2026-10-01" } } }',
    sql: `sales.orders where (placed_at at time zone 'UTC')::date < '2026-10-01'`,
  },
  {
    list: 'orders',
    filter: '{ country: { eq: "GB" }, region: { isNull: false } }',
    sql: `sales.orders o join sales.customers c on c.number = o.customer_number where o.country = 'GB' and c.region is not null`,
  },
  {
    list: 'orders',
    filter: '{ or: [{ customer: { eq: "C000002" } }, { sku: { eq: "TEN-0002" } }] }',
    sql: `sales.orders o where customer_number = 'C000002' or exists (select from sales.order_lines l where l.order_number = o.number and sku = 'TEN-0002')`,
  },
  {
    list: 'orders',
    filter:
      '{ not: { sku: { in: ["TEN-0002", "BAC-0001"] } }, updatedAt: { lt: "2026-01-01T00:00:00.000Z" } }',
    sql: `sales.orders o where updated_at < '2026-01-01 00:00Z' and not exists (select from sales.order_lines l where l.order_number = o.number and sku in ('TEN-0002', 'BAC-0001'))`,
  },
  {
    list: 'tickets',
    filter: '{ status: { in: [OPEN, PENDING] }, priority: { eq: HIGH } }',
    sql: `support.tickets where status in ('OPEN', 'PENDING') and priority = 'HIGH'`,
  },
  { list: 'tickets', filter: '{ issue: { isNull: true } }', sql: `support.tickets where issue is null` },
  {
    list: 'tickets',
    filter: '{ not: { csatRating: { gte: 4 } }, sku: { isNull: false } }',
    sql: `support.tickets where (csat_rating < 4 or csat_rating is null) and sku is not null`,
  },
  {
    list: 'tickets',
    filter: '{ openedOn: { gte: "2026-10-01" }, channel: { eq: "EMAIL" } }',
    sql: `support.tickets where (opened_at at time zone 'UTC')::date >= '2026-10-01' and channel = 'EMAIL'`,
  },
  {
    list: 'tickets',
    filter: '{ order: { eq: "O0001002" } }',
    sql: `support.tickets where order_number = 'O0001002'`,
  },
];

const sourceOf = (sql: string) => sql.split('.')[0] as 'sales' | 'support';
const keyOf = (sql: string) => (/ o /.test(sql) ? 'o.number' : 'number');

test.each(cases)('$list by $filter are those that SQL finds', async ({ list, filter, sql }) => {
  const { data, errors } = await graph.query(
    `{ ${list}(first: 500, filter: ${filter}, orderBy: { field: NUMBER }) { totalCount nodes { number } } }`,
  );
  expect(errors).toBeUndefined();
  const rows = await sampleSql<{ key: string }>(
    sourceOf(sql),
    `select ${keyOf(sql)} as key from ${sql} order by 1`,
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(data[list].totalCount).toBe(rows.length);
  expect(data[list].nodes.map(({ number }: { number: string }) => number)).toEqual(
    rows.slice(0, 500).map(({ key }) => key),
  );
});

const orders = [
  ['orders', 'PLACED_AT', 'ASC', 'sales', 'select number from sales.orders order by placed_at, number'],
  [
    'orders',
    'UPDATED_AT',
    'DESC',
    'sales',
    'select number from sales.orders order by updated_at desc nulls last, number desc',
  ],
  [
    'tickets',
    'SOLVED_AT',
    'ASC',
    'support',
    'select number from support.tickets order by solved_at nulls last, number',
  ],
  [
    'tickets',
    'CSAT_RATING',
    'DESC',
    'support',
    'select number from support.tickets order by csat_rating desc nulls last, number desc',
  ],
] as const;

describe.each(orders)('%s by %s %s', (list, field, direction, source, sql) => {
  const walk = async (size: 'first' | 'last', from: 'after' | 'before') => {
    const pages: string[][] = [];
    let cursor: string | null = null;
    do {
      const { data }: Answer = await graph.query(
        `query ($cursor: String) { list: ${list}(orderBy: { field: ${field}, direction: ${direction} }, ${size}: 400, ${from}: $cursor) {
          nodes { number } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
        { cursor },
      );
      const { nodes, pageInfo } = data.list;
      pages.push(nodes.map(({ number }: { number: string }) => number));
      cursor =
        size === 'first'
          ? pageInfo.hasNextPage && pageInfo.endCursor
          : pageInfo.hasPreviousPage && pageInfo.startCursor;
    } while (cursor);
    return pages;
  };

  test('is walked both ways, each once', async () => {
    const expected = (await sampleSql<{ number: string }>(source, sql)).map(({ number }) => number);
    expect((await walk('first', 'after')).flat()).toEqual(expected);
    expect((await walk('last', 'before')).toReversed().flat()).toEqual(expected);
  });
});

test('a page costs a statement for its keys and one for its rows, with the total or without, however many it has', async () => {
  const names = async (fields: string, first: number) =>
    (
      await graph.query(`{ orders(first: ${first}, filter: { status: { eq: DELIVERED } }) { ${fields} } }`)
    ).statements.map(({ name }) => name);
  for (const first of [1, 200]) {
    expect(await names('nodes { number placedAt }', first)).toEqual(['orders_page', 'orders_by_number']);
    expect(await names('totalCount nodes { number }', first)).toEqual([
      'orders_counted_page',
      'orders_by_number',
    ]);
    expect(await names('totalCount', first)).toEqual(['orders_count']);
  }
});

test('what has changed comes in the order in which it did, unless another is asked for', async () => {
  const ask = async (orderBy: string) =>
    (
      await graph.query(
        `{ orders(first: 100, filter: { updatedAt: { gte: "2026-11-19T00:00:00.000Z" } }${orderBy}) { nodes { number updatedAt } } }`,
      )
    ).data.orders.nodes as { number: string; updatedAt: string }[];
  const changes = await ask('');
  expect(changes.map(({ updatedAt }) => updatedAt)).toEqual(
    changes.map(({ updatedAt }) => updatedAt).toSorted(),
  );
  const byNumber = await ask(', orderBy: { field: NUMBER }');
  expect(byNumber.map(({ number }) => number)).toEqual(changes.map(({ number }) => number).toSorted());
  expect(byNumber).not.toEqual(changes);
});

test.each([
  ['{ order(number: "") { number } }', 'OrderNumber'],
  ['{ orders(filter: { status: { eq: LOST } }) { totalCount } }', 'OrderStatus'],
  ['{ orders(filter: { number: { eq: "a\\nb" } }) { totalCount } }', 'OrderNumber'],
  [
    '{ orders(filter: { placedOn: { gte: "2026-10-02", lte: "2026-10-01" } }) { totalCount } }',
    'contradicts',
  ],
  [
    '{ orders(filter: { updatedAt: { gte: "2026-10-02T00:00:00.000Z", lt: "2026-10-01T00:00:00.000Z" } }) { totalCount } }',
    'contradicts',
  ],
  ['{ tickets(filter: { priority: { eq: SOME } }) { totalCount } }', 'TicketPriority'],
])('%s is refused before anything is asked', async (text, why) => {
  const { errors, statements } = await graph.query(text);
  expect(errors).toHaveLength(1);
  expect(errors![0]!.message).toContain(why);
  expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(errors![0]!.extensions['code']);
  expect(statements).toEqual([]);
});

test('one is found by its number, and none by a number that nothing has', async () => {
  const { data, errors } = await graph.query(
    '{ order(number: "O0001002") { number country } none: order(number: "nothing") { number } ticket(number: "T0000263") { order { number } } no: ticket(number: "x") { number } }',
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    order: { number: 'O0001002', country: 'US' },
    none: null,
    ticket: { order: { number: 'O0001002' } },
    no: null,
  });
});
