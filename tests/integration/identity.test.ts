import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { stories } from '../../sample-data/stories.ts';
import { globalId } from '../../src/graph/global-id.ts';
import {
  nowhere,
  openGraph,
  ownWorld,
  sampleGraph,
  sampleSql,
  type Graph,
  type OwnWorld,
} from '../support/graph.ts';
import { put } from '../support/rows.ts';

let world: OwnWorld;
let own: Graph;
let sample: Graph;

const tickets = [
  { number: 'T01', customer_number: 'ANN', order_number: 'BOB-1', email: 'bob@example.org' },
  { number: 'T02', order_number: 'ANN-1', email: 'bob@example.org' },
  { number: 'T03', email: '  ANN@example.ORG ' },
  { number: 'T04', email: 'twins@example.org' },
  { number: 'T05', customer_number: 'TWIN1', email: 'twins@example.org' },
  { number: 'T06', customer_number: 'NOBODY', email: 'ann@example.org' },
  { number: 'T07', order_number: 'NO-ORDER', email: 'ann@example.org' },
  { number: 'T08', email: 'nobody@example.org' },
  { number: 'T09', email: '   ' },
  { number: 'T10' },
  { number: 'T11', order_number: 'TWIN2-1' },
  { number: 'T12', email: 'Bob@Example.org', status: 'CLOSED', csat_rating: 2 },
];
const customerOf: Record<string, string | null> = {
  T01: 'ANN',
  T02: 'ANN',
  T03: 'ANN',
  T04: null,
  T05: 'TWIN1',
  T06: null,
  T07: null,
  T08: null,
  T09: null,
  T10: null,
  T11: 'TWIN2',
  T12: 'BOB',
};
interface TicketOfSample {
  readonly number: string;
  readonly customer_number: string | null;
  readonly order_number: string | null;
  readonly email: string | null;
  readonly status: string;
  readonly opened_at: Date;
  readonly csat_rating: number | null;
}

const ids = tickets.map(({ number }) => globalId('Ticket', number));
const customers = ['ANN', 'BOB', 'TWIN1', 'TWIN2', 'EVE'];

beforeAll(async () => {
  sample = await sampleGraph();
  world = await ownWorld();
  await put(world, 'sales', 'customers', [
    { number: 'ANN', email: 'Ann@Example.org ' },
    { number: 'BOB', email: 'bob@example.org' },
    { number: 'TWIN1', email: 'twins@example.org' },
    { number: 'TWIN2', email: ' TWINS@example.org' },
    { number: 'EVE', email: ' ' },
  ]);
  await put(world, 'sales', 'orders', [
    { number: 'ANN-1', customer_number: 'ANN' },
    { number: 'BOB-1', customer_number: 'BOB' },
    { number: 'TWIN2-1', customer_number: 'TWIN2' },
  ]);
  await put(
    world,
    'support',
    'tickets',
    tickets.map((ticket, day) => ({
      ...ticket,
      status: ticket.status ?? 'OPEN',
      opened_at: `2026-10-${String(day + 1).padStart(2, '0')}T00:00:00Z`,
    })),
  );
  own = await openGraph(world.urls);
});
afterAll(async () => {
  await own.close();
  await sample.close();
  await world.drop();
});

/** What each of these customers answers to a selection. */
async function askCustomers(graph: Graph, numbers: readonly string[], selection: string) {
  const { data, errors, statements } = await graph.query(
    `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Customer { ${selection} } } }`,
    { ids: numbers.map((number) => globalId('Customer', number)) },
  );
  expect(errors).toBeUndefined();
  return { answers: data.nodes, statements: statements.filter(({ source }) => source === 'support') };
}

test('a ticket names its customer by number, else by order, else by an address that only one has', async () => {
  const { data, errors } = await own.query(
    'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Ticket { number customer { number } } } }',
    { ids },
  );
  expect(errors).toBeUndefined();
  expect(
    Object.fromEntries(
      data.nodes.map((node: { number: string; customer: { number: string } | null }) => [
        node.number,
        node.customer?.number ?? null,
      ]),
    ),
  ).toEqual(customerOf);
});

test('finding the customers of many tickets costs as many statements as of a few', async () => {
  const document =
    'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Ticket { customer { tickets { totalCount nodes { number } } } } } }';
  const few = await own.query(document, { ids: ids.slice(0, 3) });
  const many = await own.query(document, { ids });
  const names = ({ statements }: typeof few) => statements.map(({ name }) => name).toSorted();
  expect(names(many)).toEqual(names(few));
  expect(new Set(names(many)).size).toBe(names(many).length);
});

test('customers have exactly the tickets that name them, newest first, for two statements', async () => {
  const { answers, statements } = await askCustomers(
    own,
    customers,
    'tickets { totalCount nodes { number } }',
  );
  const expected = customers.map((customer) => {
    const theirs = tickets.filter(({ number }) => customerOf[number] === customer).toReversed();
    return { tickets: { totalCount: theirs.length, nodes: theirs.map(({ number }) => ({ number })) } };
  });
  expect(answers).toEqual(expected);
  expect(statements.map(({ name }) => name)).toEqual([
    'ticket_page_of_customers_opened_at_desc_on_open_open',
    'ticket_count_of_customers',
  ]);
});

test('a customer page goes through tickets of all three kinds, both ways, and filters by open', async () => {
  const pageInfo = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
  const page = async (args: string) =>
    (await askCustomers(own, ['ANN'], `tickets(${args}) { totalCount ${pageInfo} nodes { number } }`))
      .answers[0].tickets;
  const first = await page('first: 2');
  expect(first.nodes).toEqual([{ number: 'T03' }, { number: 'T02' }]);
  expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  const rest = await page(`first: 2, after: "${first.pageInfo.endCursor}"`);
  expect(rest.nodes).toEqual([{ number: 'T01' }]);
  expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  const back = await page(`last: 1, before: "${rest.pageInfo.startCursor}"`);
  expect(back.nodes).toEqual([{ number: 'T02' }]);
  expect(await page('filter: { open: false }')).toMatchObject({ totalCount: 0, nodes: [] });
  expect(await page('filter: { open: true }')).toMatchObject({ totalCount: 3 });
});

test('support of a customer counts what all three ways lead to; unknown without a ticket or rating', async () => {
  const { answers } = await askCustomers(
    own,
    ['ANN', 'BOB', 'EVE'],
    'support { openTickets lastContactAt csatPercent }',
  );
  expect(answers.map(({ support }: { support: unknown }) => support)).toEqual([
    { openTickets: 3, lastContactAt: '2026-10-03T00:00:00.000Z', csatPercent: null },
    { openTickets: 0, lastContactAt: '2026-10-12T00:00:00.000Z', csatPercent: 0 },
    { openTickets: 0, lastContactAt: null, csatPercent: null },
  ]);
});

test('the stories of the sample world end at the right customers', async () => {
  const { loyalAndAngry, ticketByEmail, sharedEmail, unknownEmail } = stories;
  const told = [loyalAndAngry, ticketByEmail, sharedEmail, unknownEmail];
  const { data } = await sample.query(
    'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Ticket { customer { number } } } }',
    { ids: told.map(({ ticket }) => globalId('Ticket', ticket)) },
  );
  expect(data.nodes).toEqual([
    { customer: { number: loyalAndAngry.customer } },
    { customer: { number: ticketByEmail.customer } },
    { customer: null },
    { customer: null },
  ]);
});

test('in the sample world every customer has the tickets that, one by one, lead to them', async () => {
  const rows = await sampleSql<TicketOfSample>(
    'support',
    `select number, customer_number, order_number, email, status, opened_at, csat_rating
     from support.tickets order by opened_at desc, number desc`,
  );
  const people = await sampleSql<{ number: string; email: string | null }>(
    'sales',
    'select number, email from sales.customers',
  );
  const orders = await sampleSql<{ number: string; customer_number: string }>(
    'sales',
    'select number, customer_number from sales.orders',
  );
  const buyers = new Map(orders.map((order) => [order.number, order.customer_number]));
  const byEmail = Map.groupBy(people, ({ email }) => email?.trim().toLowerCase() ?? '');
  const ownerOf = (ticket: TicketOfSample) => {
    if (ticket.customer_number) return ticket.customer_number;
    if (ticket.order_number) return buyers.get(ticket.order_number);
    const owners = byEmail.get(ticket.email?.trim().toLowerCase() ?? 'none') ?? [];
    return owners.length === 1 ? owners[0]!.number : undefined;
  };
  const expected = Map.groupBy(rows, ownerOf);
  const asked = people.slice(0, 500).map(({ number }) => number);
  const { answers, statements } = await askCustomers(
    sample,
    asked,
    'tickets(first: 500) { nodes { number } } support { openTickets lastContactAt csatPercent }',
  );
  for (const [index, number] of asked.entries()) {
    const theirs = expected.get(number) ?? [];
    const { tickets: found, support } = answers[index];
    expect(found.nodes.map((ticket: { number: string }) => ticket.number)).toEqual(
      theirs.map((ticket) => ticket.number),
    );
    const rated = theirs.filter(({ csat_rating }) => csat_rating !== null);
    const good = rated.filter(({ csat_rating }) => csat_rating! >= 4);
    expect(support).toEqual({
      openTickets: theirs.filter(({ status }) => !['SOLVED', 'CLOSED'].includes(status)).length,
      lastContactAt: theirs[0]?.opened_at.toISOString() ?? null,
      csatPercent: rated.length ? (100 * good.length) / rated.length : null,
    });
  }
  expect(statements).toHaveLength(1);
});

test('while sales is down a ticket still knows the customer it numbers, and nobody knows all tickets of one', async () => {
  const alone = await openGraph({ ...world.urls, sales: nowhere });
  const { data, errors } = await alone.query(
    `query ($ids: [ID!]!) { nodes(ids: $ids) {
      ... on Ticket { customer { number } }
      ... on Customer { number tickets { nodes { number } } support { openTickets } }
    } }`,
    { ids: [...ids.slice(0, 3), globalId('Customer', 'ANN')] },
  );
  await alone.close();
  expect(data.nodes).toEqual([
    { customer: { number: 'ANN' } },
    { customer: null },
    { customer: null },
    { number: 'ANN', tickets: null, support: null },
  ]);
  expect(errors?.map(({ path }) => path?.join('.')).toSorted()).toEqual([
    'nodes.1.customer',
    'nodes.2.customer',
    'nodes.3.support',
    'nodes.3.tickets',
  ]);
  for (const { extensions } of errors ?? []) {
    expect(extensions).toEqual({ code: 'SOURCE_UNAVAILABLE', source: 'sales' });
  }
});
