import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { nowhere, openGraph, ownWorld, type Graph, type OwnWorld } from '../support/graph.ts';
import { put } from '../support/rows.ts';

const now = new Date('2026-11-20T12:00:00Z');

let world: OwnWorld;
let graph: Graph;

beforeAll(async () => {
  world = await ownWorld();
  const customer = (number: string, rest: object = {}) => ({
    number,
    consent_profiling: true,
    consent_email: true,
    ...rest,
  });
  await put(world, 'sales', 'customers', [
    customer('ANN', { name: 'Ann Lee', email: 'ann@example.com', country: 'DE', gender: 'FEMALE' }),
    customer('BOB', { email: ' BOB@example.com', country: 'DE', consent_email: false }),
    customer('CEM', { name: 'cem', email: 'twins@example.com', country: 'FR' }),
    customer('DOT', { email: 'Twins@Example.com' }),
    customer('EVE', { country: 'FR', consent_profiling: false }),
  ]);
  const summary = (customer_number: string, lifetime_value_minor: number | null, rest: object = {}) => ({
    customer_number,
    as_of: '2026-11-19',
    currency: 'JPY',
    orders: 1,
    lifetime_value_minor,
    rfm_frequency: 1,
    segment: 'AT_RISK',
    computed_at: '2026-11-20T03:00:00Z',
    ...rest,
  });
  // DOT came after the summary was made; EVE's segment is from before she withdrew.
  await put(world, 'sales', 'customer_summaries', [
    summary('ANN', 25_000, { last_ordered_at: '2026-11-01T23:30:00Z', average_order_value_minor: 12_500 }),
    summary('BOB', 24_999, { segment: 'DORMANT', orders: 2 }),
    summary('CEM', null, { computed_at: '2026-11-19T03:00:00Z' }),
    summary('EVE', 90_000),
  ]);
  await put(world, 'sales', 'orders', [
    { number: 'O1', customer_number: 'ANN' },
    { number: 'O2', customer_number: 'BOB', status: 'CANCELLED' },
    { number: 'O3', customer_number: 'CEM' },
  ]);
  const line = (order_number: string, sku: string) => ({
    order_number,
    line: 1,
    sku,
    quantity: 1,
    unit_price_minor: 1,
    discount_percent: 0,
    net_minor: 1,
  });
  await put(world, 'sales', 'order_lines', [line('O1', 'TENT'), line('O2', 'TENT'), line('O3', 'PACK')]);
  await put(world, 'sales', 'returns', [
    { number: 'R1', order_number: 'O3', line: 1, quantity: 1, refund_minor: 1, returned_on: '2026-11-19' },
    { number: 'R2', order_number: 'O2', line: 1, quantity: 1, refund_minor: 1, returned_on: '2026-11-19' },
  ]);
  await put(world, 'inventory', 'products', [
    { sku: 'TENT', category: 'Tents' },
    { sku: 'PACK', category: 'Backpacks' },
  ]);
  // Two lead to BOB, one by his order and one by his address; the twins' address leads to nobody.
  await put(world, 'support', 'tickets', [
    { number: 'T1', customer_number: 'ANN', status: 'SOLVED', csat_rating: 5 },
    { number: 'T2', order_number: 'O2', csat_rating: 4 },
    { number: 'T3', email: 'bob@EXAMPLE.com ', csat_rating: 1 },
    { number: 'T4', email: 'twins@example.com', csat_rating: 1 },
    {
      number: 'T5',
      customer_number: 'ANN',
      order_number: 'O3',
      email: 'bob@example.com',
      status: 'CLOSED',
      csat_rating: 2,
    },
  ]);
  await put(world, 'logistics', 'carriers', [{ code: 'SWIFT', name: 'Swift' }]);
  await put(world, 'logistics', 'shipments', [
    { number: 'S1', customer_number: 'CEM', promised_on: '2026-11-19' },
    { number: 'S2', customer_number: 'CEM', promised_on: '2026-11-18', status: 'EXCEPTION' },
    { number: 'S3', customer_number: 'ANN', promised_on: '2026-11-20' },
    { number: 'S4', customer_number: 'BOB', promised_on: '2026-11-01', status: 'RETURNED' },
  ]);
  graph = await openGraph(world.urls, now);
});

afterAll(async () => {
  await graph.close();
  await world.drop();
});

async function who(filter: string, orderBy = ''): Promise<string[]> {
  const { data, errors } = await graph.query(
    `{ customers(filter: ${filter} ${orderBy && `orderBy: ${orderBy}`}) { totalCount nodes { number } } }`,
  );
  expect(errors).toBeUndefined();
  const numbers = data.customers.nodes.map(({ number }: { number: string }) => number);
  expect(data.customers.totalCount).toBe(numbers.length);
  return numbers;
}

const everybody = ['ANN', 'BOB', 'CEM', 'DOT', 'EVE'];

test.each([
  ['{ consent: { has: EMAIL } }', ['ANN', 'CEM', 'DOT', 'EVE']],
  ['{ consent: { has: PROFILING, hasNot: EMAIL } }', ['BOB']],
  ['{ segment: { eq: AT_RISK }, number: { startsWith: "a" } }', ['ANN']],
  ['{ segment: { isNull: true } }', ['DOT', 'EVE']],
  ['{ lifetimeValue: { gte: "25000" } }', ['ANN', 'EVE']],
  ['{ lifetimeValue: { lt: "25000.00" } }', ['BOB']],
  ['{ lifetimeValue: { gt: "24998.999", lt: "24999.001" } }', ['BOB']],
  ['{ averageOrderValue: { eq: "12500" } }', ['ANN']],
  ['{ orders: { in: [2, 3] } }', ['BOB']],
  ['{ lastOrderedOn: { eq: "2026-11-01" } }', ['ANN']],
  ['{ lastOrderedAt: { lte: "2026-11-01T23:30:00Z" } }', ['ANN']],
  ['{ daysSinceLastOrder: { lte: 19 } }', ['ANN']],
  ['{ returnsPercent: { gt: 0 } }', ['CEM']],
  ['{ returnsPercent: { isNull: true } }', ['BOB', 'DOT', 'EVE']],
  ['{ name: { contains: "n l" } }', ['ANN']],
  ['{ name: { isNull: true }, consent: { has: EMAIL } }', ['DOT', 'EVE']],
  ['{ email: { eq: "TWINS@example.com " } }', ['CEM', 'DOT']],
  ['{ email: { in: ["bob@example.com", "ann@example.com", ""] } }', ['ANN', 'BOB']],
  ['{ email: { eq: " " } }', []],
  ['{ not: { email: { in: ["ann@example.com", " "] } } }', ['BOB', 'CEM', 'DOT', 'EVE']],
  ['{ boughtSku: { in: ["TENT"] } }', ['ANN']],
  ['{ boughtCategory: { in: ["Tents", "Backpacks", "Boats"] } }', ['ANN', 'CEM']],
  ['{ boughtCategory: { in: ["Boats"] } }', []],
  ['{ or: [{ boughtSku: { eq: "PACK" } }, { boughtSku: { eq: "TENT" } }] }', ['ANN', 'CEM']],
  ['{ boughtCategory: { eq: "Backpacks" }, not: { boughtCategory: { eq: "Tents" } } }', ['CEM']],
  ['{ openTickets: { eq: 0 } }', ['ANN', 'CEM', 'DOT', 'EVE']],
  ['{ openTickets: { eq: 2 } }', ['BOB']],
  ['{ csatPercent: { eq: 50 } }', ['ANN', 'BOB']],
  ['{ csatPercent: { isNull: true } }', ['CEM', 'DOT', 'EVE']],
  ['{ not: { csatPercent: { lte: 50 } } }', ['CEM', 'DOT', 'EVE']],
  ['{ lateInTransit: { gt: 0 } }', ['CEM']],
  ['{ lateInTransit: { eq: 0 }, openTickets: { eq: 0 } }', ['ANN', 'DOT', 'EVE']],
  ['{ or: [{ lateInTransit: { eq: 2 } }, { openTickets: { gte: 2 } }] }', ['BOB', 'CEM']],
  ['{ country: { in: [] } }', []],
  ['{ not: { country: { in: [] } } }', everybody],
  ['{ boughtSku: { in: [] } }', []],
  ['{ country: null, and: [{}, { segment: null }], not: {} }', everybody],
] as const)('%s finds %j', async (filter, expected) => {
  expect(await who(filter)).toEqual(expected);
});

test('customers stand in the order of a figure that another database knows', async () => {
  expect(await who('{}', '{ field: OPEN_TICKETS, direction: DESC }')).toEqual([
    'BOB',
    'EVE',
    'DOT',
    'CEM',
    'ANN',
  ]);
  expect(await who('{}', '{ field: NAME, direction: DESC }')).toEqual(['CEM', 'ANN', 'EVE', 'DOT', 'BOB']);
  expect(await who('{}', '{ field: LATE_IN_TRANSIT }')).toEqual(['ANN', 'BOB', 'DOT', 'EVE', 'CEM']);
});

test.each(['ASC', 'DESC'])('customers without a value come last, %s', async (direction) => {
  const numbers = await who(
    '{ city: { isNull: true } }',
    `{ field: LIFETIME_VALUE, direction: ${direction} }`,
  );
  expect(numbers.slice(3).toSorted()).toEqual(['CEM', 'DOT']);
});

test.each([
  ['filter.and must hold at least one filter.', '{ and: [] }'],
  ['filter.or[0].or must hold at least one filter.', '{ or: [{ or: [] }] }'],
  ['filter.orders contradicts itself', '{ orders: { gt: 3, lt: 3 } }'],
  ['filter.lifetimeValue contradicts itself', '{ lifetimeValue: { gte: "10", lt: "9.99" } }'],
  ['filter.lastOrderedOn contradicts itself', '{ lastOrderedOn: { gt: "2026-11-02", lte: "2026-11-01" } }'],
  ['asks for an unknown value', '{ csatPercent: { isNull: true, gt: 1 } }'],
  ['consent asks both for SMS and for its absence', '{ consent: { has: SMS, hasNot: SMS } }'],
  ['filter.boughtSku.in must be at most 500', `{ boughtSku: { in: [${'"A",'.repeat(501)}] } }`],
])('"%s…" is said before anything is asked', async (message, filter) => {
  for (const field of ['customers', 'audience']) {
    const inner = field === 'customers' ? 'totalCount' : 'size';
    const { errors, statements } = await graph.query(`{ ${field}(filter: ${filter}) { ${inner} } }`);
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain(message);
    expect(statements).toEqual([]);
  }
});

const audience = (filter: string, fields: string, on = graph) =>
  on.query(`{ audience(filter: ${filter}) { ${fields} } }`);

test('an audience holds only those who let us profile, whatever its filter asks', async () => {
  const fields =
    'size breakdown(by: COUNTRY) { key size sharePercent } customers { totalCount nodes { number } }';
  for (const filter of [
    '{}',
    '{ or: [{ consent: { hasNot: PROFILING } }, { consent: { has: PROFILING } }] }',
  ]) {
    expect((await audience(filter, fields)).data.audience).toEqual({
      size: 4,
      breakdown: [
        { key: 'DE', size: 2, sharePercent: 50 },
        { key: 'FR', size: 1, sharePercent: 25 },
        { key: 'unknown', size: 1, sharePercent: 25 },
      ],
      customers: { totalCount: 4, nodes: ['ANN', 'BOB', 'CEM', 'DOT'].map((number) => ({ number })) },
    });
  }
  expect((await audience('{ consent: { hasNot: PROFILING } }', fields)).data.audience).toEqual({
    size: 0,
    breakdown: [],
    customers: { totalCount: 0, nodes: [] },
  });
});

test('an audience can be of those who send much back, or whose last order is some time ago', async () => {
  const size = async (filter: string) => (await audience(filter, 'size')).data.audience.size;
  expect(await size('{ returnsPercent: { gte: 50 } }')).toBe(1);
  expect(await size('{ not: { returnsPercent: { gte: 50 } } }')).toBe(3);
  expect(await size('{ daysSinceLastOrder: { gte: 19 } }')).toBe(1);
  expect(await size('{ daysSinceLastOrder: { gt: 19 } }')).toBe(0);
});

test('an audience is worth what its members are; who came later adds nothing, and a missing rate leaves it unknown', async () => {
  const fields = 'lifetimeValue { amount currency } summarizedAt';
  const worth = async (filter: string) => (await audience(filter, fields)).data.audience;
  expect(await worth('{ number: { in: ["ANN", "BOB", "DOT"] } }')).toEqual({
    lifetimeValue: { amount: '49999', currency: 'JPY' },
    summarizedAt: '2026-11-20T03:00:00.000Z',
  });
  expect(await worth('{}')).toEqual({ lifetimeValue: null, summarizedAt: '2026-11-19T03:00:00.000Z' });
  expect(await worth('{ number: { eq: "DOT" } }')).toEqual({ lifetimeValue: null, summarizedAt: null });
  expect(await worth('{ number: { eq: "NOBODY" } }')).toEqual({
    lifetimeValue: { amount: '0.00', currency: 'USD' },
    summarizedAt: null,
  });
});

test('a breakdown shows the largest groups, by any dimension, of the whole audience', async () => {
  const { data } = await audience(
    '{}',
    'country: breakdown(by: COUNTRY, first: 1) { key sharePercent } breakdown(by: SEGMENT) { key size } gender: breakdown(by: GENDER) { key size }',
  );
  expect(data.audience).toEqual({
    country: [{ key: 'DE', sharePercent: 50 }],
    breakdown: [
      { key: 'AT_RISK', size: 2 },
      { key: 'DORMANT', size: 1 },
      { key: 'unknown', size: 1 },
    ],
    gender: [
      { key: 'unknown', size: 3 },
      { key: 'FEMALE', size: 1 },
    ],
  });
});

test('an audience asks only for what is read, and once for who belongs to it', async () => {
  const names = async (fields: string) =>
    (await audience('{ openTickets: { eq: 0 } }', fields)).statements.map(
      ({ source, name }) => `${source}.${name}`,
    );
  expect(await names('__typename')).toEqual([]);
  const membership = [
    'sales.customers_estimate',
    'sales.customers_matching',
    'support.customers_rows_openTickets',
    'sales.customers_matching',
  ];
  expect(await names('size')).toEqual([...membership, 'sales.customers_sums']);
  expect(await names('size lifetimeValue { amount } summarizedAt')).toEqual([
    ...membership,
    'sales.customers_sums',
  ]);
  expect(
    (await names('size customers { nodes { number } } breakdown(by: REGION) { key }')).toSorted(),
  ).toEqual(
    [...membership, 'sales.customers_sums', 'sales.customers_groups', 'sales.customers_page'].toSorted(),
  );
});

test('an audience pages forwards and backwards, and refuses the cursor of another list', async () => {
  const page = async (list: string, args: string) => {
    const { data, errors } = await graph.query(
      list === 'customers'
        ? `{ customers(${args}) { nodes { number } pageInfo { endCursor startCursor hasNextPage hasPreviousPage } } }`
        : `{ audience(filter: {}) { customers(${args}) { nodes { number } pageInfo { endCursor startCursor hasNextPage hasPreviousPage } } } }`,
    );
    return { errors, list: data?.audience?.customers ?? data?.customers };
  };
  const first = (await page('audience', 'first: 3')).list;
  expect(first.nodes.map(({ number }: { number: string }) => number)).toEqual(['ANN', 'BOB', 'CEM']);
  expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  const next = (await page('audience', `first: 3, after: "${first.pageInfo.endCursor}"`)).list;
  expect(next.nodes).toEqual([{ number: 'DOT' }]);
  const back = (await page('audience', `last: 2, before: "${next.pageInfo.startCursor}"`)).list;
  expect(back.nodes).toEqual([{ number: 'BOB' }, { number: 'CEM' }]);
  const stranger = await page('customers', `first: 3, after: "${first.pageInfo.endCursor}"`);
  expect(stranger.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
});

test('a database that is down costs what stands on it and nothing else', async () => {
  const lame = await openGraph({ ...world.urls, support: nowhere }, now);
  const { data, errors } = await lame.query(
    `{ calm: audience(filter: { openTickets: { eq: 0 } }) { size breakdown(by: COUNTRY) { key } }
       all: audience(filter: {}) { size } customers(filter: { csatPercent: { gt: 1 } }) { nodes { number } } }`,
  );
  await lame.close();
  expect(data.calm).toEqual({ size: null, breakdown: null });
  expect(data.all).toEqual({ size: 4 });
  expect(data.customers).toBeNull();
  expect(new Set(errors?.map(({ extensions }) => extensions['source']))).toEqual(new Set(['support']));
});

test('where a company keeps no tickets nobody is known to have none, and without summaries no value is known', async () => {
  const poor = await ownWorld();
  await put(poor, 'sales', 'customers', [{ number: 'ANN', consent_profiling: true }]);
  await poor.sql('support', 'drop table support.tickets');
  await poor.sql('sales', 'drop table sales.customer_summaries');
  const lean = await openGraph(poor.urls, now);
  const { data, errors } = await lean.query(
    `{ none: audience(filter: { openTickets: { eq: 0 } }) { size }
       unknown: audience(filter: { openTickets: { isNull: true }, orders: { isNull: true } }) {
         size lifetimeValue { amount } summarizedAt breakdown(by: SEGMENT) { key size } } }`,
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    none: { size: 0 },
    unknown: { size: 1, lifetimeValue: null, summarizedAt: null, breakdown: [{ key: 'unknown', size: 1 }] },
  });
  await lean.close();
  await poor.drop();
});

test('more of another database than may be held at once is refused, and named', async () => {
  const busy = await ownWorld();
  await put(busy, 'sales', 'customers', [{ number: 'ANN', consent_profiling: true }]);
  await busy.sql(
    'support',
    `insert into support.tickets (number, subject, status, customer_number, opened_at, replies, reopens, updated_at)
     select 'T' || i, 's', 'OPEN', 'C' || i, now(), 0, 0, now() from generate_series(1, 250001) as i`,
  );
  const crowded = await openGraph(busy.urls, now);
  const { data, errors } = await crowded.query(
    '{ few: audience(filter: { openTickets: { eq: 0 } }) { size } customers(filter: { openTickets: { eq: 0 } }) { totalCount } }',
  );
  await crowded.close();
  await busy.drop();
  expect(data.few).toEqual({ size: 1 });
  expect(errors?.[0]?.extensions).toMatchObject({
    code: 'FILTER_TOO_BROAD',
    criterion: 'openTickets',
    maximumKeys: 250_000,
  });
});
