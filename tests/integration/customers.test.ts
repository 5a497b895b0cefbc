import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import {
  nowhere,
  openGraph,
  ownWorld,
  sampleGraph,
  sampleSql,
  type Graph,
  type OwnWorld,
} from '../support/graph.ts';
import { operations } from '../support/operations.ts';
import { put } from '../support/rows.ts';

const now = new Date('2026-11-20T12:00:00Z');
const customer360 = operations.find(({ name }) => name === 'customer-360')!.text;
const highValue = operations.find(({ name }) => name === 'high-value-customers')!.text;

let sample: Graph;
let world: OwnWorld;
let graph: Graph;

beforeAll(async () => {
  sample = await sampleGraph();
  world = await ownWorld();
  const customer = (number: string, rest: object = {}) => ({ number, consent_profiling: true, ...rest });
  await put(world, 'sales', 'customers', [
    customer('ANN', {
      name: 'Ann Lee',
      email: ' Ann.LEE@Example.com ',
      gender: 'FEMALE',
      age_band: 'AGE_25_34',
      country: 'DE',
      region: 'Bavaria',
      city: 'Munich',
      language: 'de',
      acquired_on: '2024-02-29',
      acquisition_channel: 'REFERRAL',
      consent_email: true,
      consent_post: true,
    }),
    customer('BOB', { email: 'bob@example.com' }),
    customer('CEM', { consent_email: true, consent_profiling: false }),
    customer('DOT'),
    customer('EVE'),
    customer('FAY'),
    customer('GUS'),
  ]);
  const summary = (customer_number: string, lifetime_value_minor: number | null, rest: object = {}) => ({
    customer_number,
    as_of: '2026-11-19',
    currency: 'EUR',
    orders: 1,
    lifetime_value_minor,
    rfm_frequency: 0,
    segment: 'DORMANT',
    computed_at: '2026-11-20T03:00:00Z',
    ...rest,
  });
  // DOT's value lacks a rate; EVE and GUS came after the last summary.
  await put(world, 'sales', 'customer_summaries', [
    summary('ANN', 12345, {
      orders: 3,
      first_ordered_at: '2026-11-01T00:00:00Z',
      last_ordered_at: '2026-11-11T18:00:00Z',
      average_days_between_orders: 5.375,
      average_order_value_minor: 5000,
      rfm_recency_days: 9,
      rfm_frequency: 3,
      rfm_monetary_minor: 12345,
      recency_score: 5,
      frequency_score: 4,
      monetary_score: 5,
      segment: 'CHAMPIONS',
    }),
    summary('BOB', 0, { orders: 0, segment: 'PROSPECTS' }),
    summary('CEM', 99999, {
      rfm_recency_days: 2,
      rfm_frequency: 9,
      rfm_monetary_minor: 99999,
      recency_score: 5,
      frequency_score: 5,
      monetary_score: 5,
      segment: 'CHAMPIONS',
    }),
    summary('DOT', null, {
      rfm_recency_days: 1,
      rfm_frequency: 1,
      recency_score: 5,
      frequency_score: 1,
      segment: 'NEW',
    }),
    summary('FAY', 12345, { segment: 'CHAMPIONS' }),
  ]);
  graph = await openGraph(world.urls, now);
});

afterAll(async () => {
  await graph.close();
  await sample.close();
  await world.drop();
});

const euros = (amount: string) => ({ amount, currency: 'EUR' });
const ask = async (number: string, fields: string) => {
  const { data, errors } = await graph.query(`{ customer(number: "${number}") { ${fields} } }`);
  expect(errors).toBeUndefined();
  return data.customer;
};

test('a customer answers with a profile, and with an address for matching once e-mail is agreed to', async () => {
  expect(
    await ask(
      'ANN',
      `number name email hashedEmail demographics { ageBand gender country region city language }
       acquiredOn acquisitionChannel consent { email sms post profiling }`,
    ),
  ).toEqual({
    number: 'ANN',
    name: 'Ann Lee',
    email: ' Ann.LEE@Example.com ',
    hashedEmail: createHash('sha256').update('ann.lee@example.com').digest('hex'),
    demographics: {
      ageBand: 'AGE_25_34',
      gender: 'FEMALE',
      country: 'DE',
      region: 'Bavaria',
      city: 'Munich',
      language: 'de',
    },
    acquiredOn: '2024-02-29',
    acquisitionChannel: 'REFERRAL',
    consent: { email: true, sms: false, post: true, profiling: true },
  });
  expect(await ask('BOB', 'name email hashedEmail acquiredOn demographics { ageBand city }')).toEqual({
    name: null,
    email: 'bob@example.com',
    hashedEmail: null,
    acquiredOn: null,
    demographics: { ageBand: null, city: null },
  });
  expect(await ask('CEM', 'email hashedEmail')).toEqual({ email: null, hashedEmail: null });
});

const buying = `segment summarizedAt lifetimeValue { amount currency }
  rfm { recencyDays frequency monetary { amount currency } recencyScore frequencyScore monetaryScore }
  purchasePattern { orders averageOrderValue { amount currency } averageDaysBetweenOrders lastOrderedAt nextOrderExpectedOn }`;

test('how a customer buys comes from the summary, in its own currency', async () => {
  expect(await ask('ANN', buying)).toEqual({
    segment: 'CHAMPIONS',
    summarizedAt: '2026-11-20T03:00:00.000Z',
    lifetimeValue: euros('123.45'),
    rfm: {
      recencyDays: 9,
      frequency: 3,
      monetary: euros('123.45'),
      recencyScore: 5,
      frequencyScore: 4,
      monetaryScore: 5,
    },
    purchasePattern: {
      orders: 3,
      averageOrderValue: euros('50.00'),
      averageDaysBetweenOrders: 5.375,
      lastOrderedAt: '2026-11-11T18:00:00.000Z',
      // 11 November 18:00 and 5 days and 9 hours.
      nextOrderExpectedOn: '2026-11-17',
    },
  });
});

test('what a summary does not know is null: no order, no rate, no profiling, no summary yet', async () => {
  expect(await ask('BOB', buying)).toEqual({
    segment: 'PROSPECTS',
    summarizedAt: '2026-11-20T03:00:00.000Z',
    lifetimeValue: euros('0.00'),
    rfm: null,
    purchasePattern: {
      orders: 0,
      averageOrderValue: null,
      averageDaysBetweenOrders: null,
      lastOrderedAt: null,
      nextOrderExpectedOn: null,
    },
  });
  expect(
    await ask('DOT', 'lifetimeValue { amount } rfm { frequency monetary { amount } monetaryScore }'),
  ).toEqual({
    lifetimeValue: null,
    rfm: { frequency: 1, monetary: null, monetaryScore: null },
  });
  // CEM did not agree to profiling.
  expect(await ask('CEM', 'segment rfm { recencyScore } lifetimeValue { amount }')).toEqual({
    segment: null,
    rfm: null,
    lifetimeValue: { amount: '999.99' },
  });
  expect(await ask('GUS', buying)).toEqual({
    segment: null,
    summarizedAt: null,
    lifetimeValue: null,
    rfm: null,
    purchasePattern: null,
  });
});

test('nobody has an unknown number, and a number of another shape is refused', async () => {
  expect((await graph.query('{ customer(number: "NOBODY") { name } }')).data.customer).toBeNull();
  const { errors, statements } = await graph.query('{ customer(number: "no\\tnumber") { name } }');
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(statements).toEqual([]);
});

/** Every customer of a list, page by page from either end. */
async function walk(on: Graph, list: string, size: number, forwards = true): Promise<string[]> {
  const numbers: string[] = [];
  const [count, from, end, more] = forwards
    ? ['first', 'after', 'endCursor', 'hasNextPage']
    : ['last', 'before', 'startCursor', 'hasPreviousPage'];
  for (let cursor: string | null = null; ;) {
    const { data, errors } = await on.query(
      `query ($cursor: String) { customers(${list} ${count}: ${size} ${from}: $cursor) { pageInfo { ${end} ${more} } nodes { number } } }`,
      { cursor },
    );
    expect(errors).toBeUndefined();
    const page = data.customers.nodes.map(({ number }: { number: string }) => number);
    numbers.push(...(forwards ? page : page.toReversed()));
    if (!data.customers.pageInfo[more]) return numbers;
    cursor = data.customers.pageInfo[end];
  }
}

test.each([
  ['by number', '', ['ANN', 'BOB', 'CEM', 'DOT', 'EVE', 'FAY', 'GUS']],
  [
    'by number, downwards',
    'orderBy: { field: NUMBER, direction: DESC }',
    ['GUS', 'FAY', 'EVE', 'DOT', 'CEM', 'BOB', 'ANN'],
  ],
  [
    'by value, the unknown last',
    'orderBy: { field: LIFETIME_VALUE }',
    ['BOB', 'FAY', 'ANN', 'CEM', 'GUS', 'EVE', 'DOT'],
  ],
  [
    'by value downwards, the unknown last as well',
    'orderBy: { field: LIFETIME_VALUE, direction: DESC }',
    ['CEM', 'ANN', 'FAY', 'BOB', 'DOT', 'EVE', 'GUS'],
  ],
  [
    'of one segment, without those who refused profiling',
    'filter: { segment: { eq: CHAMPIONS } }',
    ['ANN', 'FAY'],
  ],
  [
    'of several segments by value',
    'filter: { segment: { in: [NEW, CHAMPIONS, PROSPECTS, NEW] } } orderBy: { field: LIFETIME_VALUE, direction: DESC }',
    ['ANN', 'FAY', 'BOB', 'DOT'],
  ],
  ['of no segment', 'filter: { segment: { in: [] } } orderBy: { field: LIFETIME_VALUE }', []],
])('a list %s is the same in pages of every size and from both ends', async (_, list, expected) => {
  for (const size of [1, 2, 3, 7]) {
    expect(await walk(graph, list, size)).toEqual(expected);
    expect((await walk(graph, list, size, false)).toReversed()).toEqual(expected);
  }
  const { data } = await graph.query(`{ customers${list && `(${list})`} { totalCount } }`);
  expect(data.customers.totalCount).toBe(expected.length);
});

test('pages by value go through all customers of the sample world', async () => {
  const expected = await sampleSql<{ number: string }>(
    'sales',
    `select number from sales.customers left join sales.customer_summaries on customer_number = number
     order by lifetime_value_minor desc nulls last, number`,
  );
  const found = await walk(sample, 'orderBy: { field: LIFETIME_VALUE, direction: DESC }', 150);
  expect(found).toEqual(expected.map(({ number }) => number));
});

test('high-value customers cost two statements, whatever the size of the page', async () => {
  const expected = await sampleSql<{ number: string }>(
    'sales',
    `select number from sales.customers join sales.customer_summaries on customer_number = number
     where segment in ('CHAMPIONS', 'LOYAL') and consent_profiling
     order by lifetime_value_minor desc, number`,
  );
  for (const first of [3, 60]) {
    const { data, errors, statements } = await sample.query(highValue, { first });
    expect(errors).toBeUndefined();
    expect(data.customers.nodes.map(({ number }: { number: string }) => number)).toEqual(
      expected.slice(0, first).map(({ number }) => number),
    );
    expect(statements.map(({ source, name }) => `${source}.${name}`)).toEqual([
      'sales.customers_valued_in_segments_value_desc_on_open_open',
      'sales.customers_values_lifetime_value_orders_segment',
    ]);
  }
});

test("a customer's categories are those of most orders, cancelled ones aside", async () => {
  const [loyal] = await sampleSql<{ customer_number: string }>(
    'sales',
    'select customer_number from sales.customer_summaries order by orders desc, customer_number limit 1',
  );
  const lines = await sampleSql<{ order_number: string; sku: string }>(
    'sales',
    `select order_number, sku from sales.order_lines join sales.orders o on o.number = order_number
     where status <> 'CANCELLED' and customer_number = $1`,
    [loyal!.customer_number],
  );
  const expected = await sampleSql(
    'inventory',
    `select category, count(distinct line ->> 'order_number')::int as orders
     from jsonb_array_elements($1) line join inventory.products on sku = line ->> 'sku'
     where category is not null group by category order by orders desc, category limit 4`,
    [JSON.stringify(lines)],
  );
  const { data } = await sample.query(
    `{ customer(number: "${loyal!.customer_number}") { purchasePattern { favouriteCategories(first: 4) { category orders } } } }`,
  );
  expect(data.customer.purchasePattern.favouriteCategories).toEqual(expected);
});

test('a customer from all sides asks each thing of sales once', async () => {
  const { data, errors, statements } = await sample.query(customer360, { number: 'C000001' });
  expect(errors).toBeUndefined();
  expect(data.customer.orders.nodes).toHaveLength(5);
  const ofSales = statements.filter(({ source }) => source === 'sales').map(({ name }) => name);
  expect(ofSales.toSorted()).toEqual([
    'customers_by_email',
    'customers_by_number',
    expect.stringMatching(
      /^customers_values_lifetime_value_orders_rfm_.*\+order_counts\+orders_of_customers_newest_first_on_open_open$/,
    ),
    'lines_of_orders',
    'order_numbers_of_customers',
    'orders_by_number',
    'products_ordered',
  ]);
});

test('while sales is down a customer is still there for the others to tell of', async () => {
  const down = await sampleGraph({ sales: nowhere });
  const { data, errors } = await down.query(
    '{ customer(number: "C000001") { number name delivery { shipments } } customers { totalCount } }',
  );
  await down.close();
  expect(data.customer).toMatchObject({
    number: 'C000001',
    name: null,
    delivery: { shipments: expect.any(Number) },
  });
  expect(data.customers).toBeNull();
  expect(
    errors!.map(({ extensions, path }) => [path!.join('.'), extensions.code, extensions.source]),
  ).toEqual(
    expect.arrayContaining([
      ['customer.name', 'SOURCE_UNAVAILABLE', 'sales'],
      ['customers', 'SOURCE_UNAVAILABLE', 'sales'],
    ]),
  );
});

test('a company without summaries has customers, and no segments or values', async () => {
  const without = await ownWorld();
  await put(without, 'sales', 'customers', [{ number: 'ANN' }]);
  await without.sql('sales', 'drop table sales.customer_summaries');
  const graph = await openGraph(without.urls, now);
  const { data, errors } = await graph.query(
    `{ customers { nodes { number segment purchasePattern { orders } } }
       best: customers(orderBy: { field: LIFETIME_VALUE }) { totalCount }
       champions: customers(filter: { segment: { eq: CHAMPIONS } }) { nodes { number } } }`,
  );
  await graph.close();
  await without.drop();
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    customers: { nodes: [{ number: 'ANN', segment: null, purchasePattern: null }] },
    best: null,
    champions: null,
  });
});
