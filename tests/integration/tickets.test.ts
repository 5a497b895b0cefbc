import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { globalId } from '../../src/graph/global-id.ts';
import { nowhere, openGraph, ownWorld, sampleGraph, sampleSql, type Graph } from '../support/graph.ts';
import { put } from '../support/rows.ts';

let graph: Graph;
beforeAll(async () => {
  graph = await sampleGraph();
});
afterAll(() => graph.close());

const numbersOf = (tickets: { nodes: { number: string }[] }) => tickets.nodes.map(({ number }) => number);

/** The product with most tickets, and all of them as the database has them, newest first. */
async function mostTroubled(condition = 'true') {
  const [product] = await sampleSql<{ sku: string }>(
    'support',
    'select sku from support.tickets where sku is not null group by sku order by count(*) desc, sku limit 1',
  );
  const rows = await sampleSql<{ number: string }>(
    'support',
    `select number from support.tickets where sku = $1 and ${condition} order by opened_at desc, number desc`,
    [product!.sku],
  );
  return { sku: product!.sku, numbers: rows.map(({ number }) => number) };
}

async function ticketsOf(on: Graph, sku: string, args: string) {
  const { data } = await on.query(
    `query ($sku: Sku!) { product(sku: $sku) { tickets(${args}) {
      totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { number }
    } } }`,
    { sku },
  );
  return data.product.tickets;
}

test.each([
  ['first', 'after', 'endCursor', 'hasNextPage'],
  ['last', 'before', 'startCursor', 'hasPreviousPage'],
])(
  'tickets of a product are walked through with %s and %s, newest first',
  async (size, from, cursor, more) => {
    const { sku, numbers } = await mostTroubled();
    const pages: string[][] = [];
    for (let place = ''; ;) {
      const page = await ticketsOf(graph, sku, `${size}: 3${place}`);
      expect(page.totalCount).toBe(numbers.length);
      pages.push(numbersOf(page));
      if (!page.pageInfo[more]) break;
      place = `, ${from}: "${page.pageInfo[cursor]}"`;
    }
    expect(pages.length).toBeGreaterThan(2);
    expect((size === 'first' ? pages : pages.toReversed()).flat()).toEqual(numbers);
  },
);

test('open tickets are all but the solved and the closed', async () => {
  for (const [open, condition] of [
    ['true', `status in ('NEW', 'OPEN', 'PENDING', 'HOLD')`],
    ['false', `status in ('SOLVED', 'CLOSED')`],
    ['null', 'true'],
  ]) {
    const { sku, numbers } = await mostTroubled(condition);
    const found = await ticketsOf(graph, sku, `first: 500, filter: { open: ${open} }`);
    expect(numbersOf(found)).toEqual(numbers);
    expect(found.totalCount).toBe(numbers.length);
  }
});

test('open tickets of a list of 50 products cost two statements, as those of 2 do', async () => {
  const document = `query ($first: Int!) { products(first: $first) { nodes {
    sku tickets(filter: { open: true }, first: 3) { totalCount nodes { number } }
  } } }`;
  const { data, statements } = await graph.query(document, { first: 50 });
  const rows = await sampleSql<{ sku: string; numbers: string[] }>(
    'support',
    `select sku, array_agg(number order by opened_at desc, number desc) as numbers
     from support.tickets where status not in ('SOLVED', 'CLOSED') and sku is not null group by sku`,
  );
  const expected = new Map(rows.map(({ sku, numbers }) => [sku, numbers]));
  expect(data.products.nodes).toHaveLength(50);
  for (const { sku, tickets } of data.products.nodes) {
    const open = expected.get(sku) ?? [];
    expect(tickets.totalCount).toBe(open.length);
    expect(numbersOf(tickets)).toEqual(open.slice(0, 3));
  }
  const ofSupport = statements.filter(({ source }) => source === 'support').map(({ name }) => name);
  expect(ofSupport).toEqual([
    'ticket_page_of_products_opened_at_desc_on_open_open',
    'ticket_count_of_products',
  ]);
  const few = await graph.query(document, { first: 2 });
  expect(few.statements.map(({ name }) => name)).toEqual(statements.map(({ name }) => name));
});

test('a ticket tells what its row holds, and is found again by its id', async () => {
  const [row] = await sampleSql<Record<string, never>>(
    'support',
    `select * from support.tickets
     where csat_rating is not null and sku is not null and order_number is not null order by number limit 1`,
  );
  const id = globalId('Ticket', row!['number']!);
  const { data, errors } = await graph.query(
    `query ($id: ID!) { node(id: $id) { ... on Ticket {
      id number subject issue status priority channel openedAt firstRepliedAt solvedAt csatRating
      product { sku name } order { number }
    } } }`,
    { id },
  );
  expect(errors).toBeUndefined();
  const [product] = await sampleSql('inventory', 'select sku, name from inventory.products where sku = $1', [
    row!['sku'],
  ]);
  expect(data.node).toEqual({
    id,
    number: row!['number'],
    subject: row!['subject'],
    issue: row!['issue'],
    status: row!['status'],
    priority: row!['priority'],
    channel: row!['channel'],
    openedAt: new Date(row!['opened_at']!).toISOString(),
    firstRepliedAt: new Date(row!['first_replied_at']!).toISOString(),
    solvedAt: new Date(row!['solved_at']!).toISOString(),
    csatRating: row!['csat_rating'],
    product,
    order: { number: row!['order_number'] },
  });
});

test('an unknown ticket is null; a cursor of another list is refused before any SQL', async () => {
  const unknown = await graph.query('query ($id: ID!) { node(id: $id) { id } }', {
    id: globalId('Ticket', 'T-UNKNOWN'),
  });
  expect(unknown).toMatchObject({ data: { node: null }, errors: undefined });
  const { data } = await graph.query('{ products(first: 1) { pageInfo { endCursor } nodes { sku } } }');
  const { pageInfo, nodes } = data.products;
  const foreign = await graph.query(
    `query ($sku: Sku!, $after: String) { product(sku: $sku) { tickets(after: $after) { totalCount } feedback(after: $after) { totalCount } } }`,
    { sku: nodes[0].sku, after: pageInfo.endCursor },
  );
  expect(foreign.errors?.map(({ extensions }) => extensions['code'])).toEqual([
    'BAD_USER_INPUT',
    'BAD_USER_INPUT',
  ]);
  expect(foreign.statements.filter(({ source }) => source === 'support')).toEqual([]);
});

test('while support is down its fields are null with one error each, and the product answers', async () => {
  const alone = await sampleGraph({ support: nowhere });
  const { data, errors } = await alone.query(
    `{ products(first: 1) { nodes {
      name tickets { totalCount nodes { number } } support { openTickets csatPercent } faqs { question } feedback { totalCount nodes { rating } }
    } } }`,
  );
  await alone.close();
  expect(data.products.nodes).toEqual([
    { name: expect.any(String), tickets: null, support: null, faqs: null, feedback: null },
  ]);
  expect(errors?.map(({ path, extensions }) => [path?.at(-1), extensions])).toEqual(
    expect.arrayContaining(
      ['tickets', 'support', 'faqs', 'feedback'].map((field) => [
        field,
        { code: 'SOURCE_UNAVAILABLE', source: 'support' },
      ]),
    ),
  );
  expect(errors).toHaveLength(4);
});

test('pages stay right while tickets come in, and products that inventory lacks are null', async () => {
  const world = await ownWorld();
  await put(world, 'inventory', 'products', [{ sku: 'A' }]);
  await put(
    world,
    'support',
    'tickets',
    [1, 2, 3, 4].map((day) => ({
      number: `T${day}`,
      sku: 'A',
      opened_at: `2026-10-0${day}T10:00:00.123456Z`,
    })),
  );
  const own = await openGraph(world.urls);
  const first = await ticketsOf(own, 'A', 'first: 2');
  expect(numbersOf(first)).toEqual(['T4', 'T3']);
  await put(world, 'support', 'tickets', [
    { number: 'T5', sku: 'A', opened_at: '2026-10-05T00:00:00Z' },
    { number: 'T3A', sku: 'A', opened_at: '2026-10-03T10:00:00.123455Z' },
    { number: 'T9', sku: 'GONE', opened_at: '2026-10-05T00:00:00Z' },
  ]);
  const second = await ticketsOf(own, 'A', `first: 2, after: "${first.pageInfo.endCursor}"`);
  expect(numbersOf(second)).toEqual(['T3A', 'T2']);
  const { data } = await own.query(
    'query ($id: ID!) { node(id: $id) { ... on Ticket { number product { sku } order { number } } } }',
    { id: globalId('Ticket', 'T9') },
  );
  expect(data.node).toEqual({ number: 'T9', product: null, order: null });
  await own.close();
  await world.drop();
});

test('a company without tickets, questions and reviews has nulls for them and no errors', async () => {
  const world = await ownWorld();
  await put(world, 'inventory', 'products', [{ sku: 'A' }]);
  await put(world, 'sales', 'customers', [{ number: 'ANN', email: 'ann@example.org' }]);
  await world.sql('support', 'drop table support.tickets, support.questions, support.feedback');
  const own = await openGraph(world.urls);
  const { data, errors } = await own.query(
    `query ($customer: ID!) {
      product(sku: "A") {
        sku tickets { totalCount nodes { number } } support { openTickets } faqs { question } feedback { totalCount }
      }
      node(id: $customer) { ... on Customer { number tickets { totalCount } support { openTickets } } }
      supportInsights { tickets openTickets nps topIssues { issue } }
    }`,
    { customer: globalId('Customer', 'ANN') },
  );
  await own.close();
  await world.drop();
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    product: { sku: 'A', tickets: null, support: null, faqs: null, feedback: null },
    node: { number: 'ANN', tickets: null, support: null },
    supportInsights: null,
  });
});
