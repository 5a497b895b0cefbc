import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { nowhere, sampleGraph, type Graph } from '../support/graph.ts';

let graph: Graph;
beforeAll(async () => {
  graph = await sampleGraph();
});
afterAll(() => graph.close());

const refused: [string, string, Record<string, unknown>?][] = [
  ['a mutation', 'mutation { delete }'],
  [
    'a NUL character in a filter',
    'query ($text: String!) { products(filter: { category: { in: [$text] } }) { totalCount } }',
    { text: 'a\0b' },
  ],
  ['a SKU with a tab', '{ product(sku: "no\\ttabs") { sku } }'],
  [
    'a SKU with half a character, in a variable',
    'query ($sku: Sku!) { product(sku: $sku) { sku } }',
    { sku: 'A\ud800' },
  ],
  ['a SKU that is a number', '{ product(sku: 7) { sku } }'],
  ['an endless SKU', 'query ($sku: Sku!) { product(sku: $sku) { sku } }', { sku: 'Ä'.repeat(129) }],
  ['a customer number with a NUL', '{ customer(number: "C\\u0000") { number } }'],
  ['an empty customer number', '{ customer(number: "") { number } }'],
  ['a page of less than nothing', '{ products(first: -1) { totalCount } }'],
  ['a page of more than 500', '{ products(first: 501) { totalCount } }'],
  [
    'a page of more than 500 in a variable',
    'query ($n: Int) { products(first: $n) { totalCount } }',
    { n: 501 },
  ],
  ['a negative page backwards', '{ customers(last: -1) { totalCount } }'],
  ['a page from both ends', '{ products(first: 1, last: 1) { totalCount } }'],
  ['an invented cursor', '{ products(after: "bm8") { nodes { sku } } }'],
  ['a cursor that is no base64', '{ products(before: "??") { nodes { sku } } }'],
  ['a negative period', '{ deliveryPerformance(last: { days: -1 }) { key } }'],
  ['a period of nothing', '{ supportInsights(last: { months: 0 }) { tickets } }'],
  [
    'a period in two units',
    'query ($p: PeriodInput!) { supportInsights(last: $p) { tickets } }',
    { p: { months: 1, days: 1 } },
  ],
  [
    'a period longer than the data',
    'query ($p: PeriodInput!) { supportInsights(last: $p) { tickets } }',
    { p: { days: 5000 } },
  ],
  [
    'a discount above 100',
    '{ product(sku: "A") { promotions(discountPercents: [10, 100.1]) { profitable } } }',
  ],
  ['a negative discount', '{ product(sku: "A") { promotions(discountPercents: [-1]) { profitable } } }'],
  ['no discount at all', '{ product(sku: "A") { promotions(discountPercents: []) { profitable } } }'],
  [
    '21 discounts',
    `{ product(sku: "A") { promotions(discountPercents: [${'1,'.repeat(21)}]) { profitable } } }`,
  ],
  ['a margin floor above 100', '{ product(sku: "A") { maximumDiscountPercent(marginFloorPercent: 101) } }'],
  ...['2026-02-30', '0000-01-01', '2026-13-01'].map((day): [string, string] => [
    `a day that does not exist, ${day}`,
    `{ budgets(on: "${day}") { id } }`,
  ]),
  ...[
    '2026-13-45T99:99:99Z',
    '2026-02-30T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:60:00Z',
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+14:00',
    '9999-12-31T23:59:59-01:00',
    '2026-01-01T00:00:00+24:00',
    '2026-01-01T00:00:00',
  ].map((instant): [string, string] => [
    `an instant that does not exist, ${instant}`,
    `{ customers(filter: { lastOrderedAt: { gt: "${instant}" } }) { totalCount } }`,
  ]),
  [
    'a country in words',
    '{ product(sku: "A") { deliveryEstimates(to: { country: "Germany" }) { method } } }',
  ],
  ['0 weeks ahead', '{ product(sku: "A") { availableToPromise(weeks: 0) { quantity } } }'],
  ['an id that nobody gave out', '{ node(id: "abc") { id } }'],
  ['an id of a type that has none', `{ node(id: "${Buffer.from('Money:1').toString('base64url')}") { id } }`],
  [
    'one bad id among good ones',
    `{ nodes(ids: ["${Buffer.from('Product:A').toString('base64url')}", "x"]) { id } }`,
  ],
  [
    '501 ids',
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    { ids: Array.from({ length: 501 }, () => 'x') },
  ],
  ['a search for nothing', '{ products(search: "  ") { totalCount } }'],
  ['a search with an order', '{ products(search: "tent", orderBy: { field: SKU }) { totalCount } }'],
  ['a search of 201 characters', `{ products(search: "${'x'.repeat(201)}") { totalCount } }`],
];

test.each(refused)('%s is refused before any SQL', async (...[, document, variables]) => {
  const { errors, statements } = await graph.query(document, variables);
  expect(errors).toEqual([
    {
      message: expect.any(String),
      locations: [{ line: 1, column: expect.any(Number) }],
      ...(errors?.[0]?.path && { path: expect.any(Array) }),
      extensions: expect.objectContaining({ code: 'BAD_USER_INPUT', wanted: expect.any(String) }),
    },
  ]);
  const { argument, variable } = errors?.[0]?.extensions ?? {};
  if (!document.startsWith('mutation')) expect(String(argument ?? variable)).toMatch(/^\$?[a-z]\w*/);
  expect(statements).toEqual([]);
});

/** Where a text stands in a document of one line, from its end. */
const at = (document: string, text: string) => [{ line: 1, column: document.indexOf(text) + 1 }];

const located: [string, string, Record<string, unknown>, string, Record<string, unknown>][] = [
  [
    'a number in the document',
    '{ products(first: 501) { totalCount } }',
    {},
    '501',
    { argument: 'first', got: 501, wanted: 'between 0 and 500' },
  ],
  [
    'a number in a variable',
    'query ($n: Int) { products(first: $n) { totalCount } }',
    { n: 501 },
    '$n)',
    { argument: 'first', variable: '$n', got: 501, wanted: 'between 0 and 500' },
  ],
  [
    'a part of a variable that is a part of an argument',
    'query ($last: PeriodInput!) { supportInsights(last: $last) { tickets } }',
    { last: { days: -1 } },
    '$last)',
    { argument: 'last.days', variable: '$last.days', got: -1, wanted: 'between 1 and 1100' },
  ],
  [
    'a scalar in a list in the document',
    '{ products(filter: { and: [{ sku: { in: ["A", "no spaces"] } }, { launchedOn: { gt: "soon" } }] }) { totalCount } }',
    {},
    '"soon"',
    { argument: 'filter.and[1].launchedOn.gt', got: 'soon', wanted: 'a calendar day written YYYY-MM-DD' },
  ],
  [
    'a scalar in a list in a variable',
    'query ($f: [Percent!]!) { product(sku: "A") { promotions(discountPercents: $f) { profitable } } }',
    { f: [10, 101] },
    '$f: [',
    { variable: '$f[1]', got: 101, wanted: 'a number from 0 to 100' },
  ],
  [
    'what a resolver refuses',
    'query ($text: String) { products(search: $text, orderBy: { field: SKU }) { totalCount } }',
    { text: 'tent' },
    '{ field: SKU',
    { argument: 'orderBy', wanted: 'no orderBy beside search' },
  ],
  [
    'what a resolver refuses of a variable',
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    { ids: ['x'] },
    '$ids) {',
    { argument: 'ids[0]', variable: '$ids[0]', got: 'x', wanted: 'an id that this graph gave out' },
  ],
  [
    'a contradiction deep in a filter',
    '{ products(filter: { or: [{ sku: { eq: "A" } }, { available: { gt: 5, lt: 3 } }] }) { totalCount } }',
    {},
    '{ gt: 5',
    { argument: 'filter.or[1].available', got: '{"lt":3,"gt":5}' },
  ],
];

test.each(located)(
  '%s that cannot be meant is told with its place, what came and what is wanted',
  async (...row) => {
    const [, document, variables, place, extensions] = row;
    const { errors } = await graph.query(document, variables);
    expect(errors).toEqual([
      expect.objectContaining({
        locations: at(document, place),
        extensions: expect.objectContaining({ code: 'BAD_USER_INPUT', ...extensions }),
      }),
    ]);
  },
);

const several: [string, string, Record<string, unknown>, string[]][] = [
  [
    'two arguments of the document',
    '{ a: products(first: 501) { totalCount } b: products(first: 501) { totalCount } }',
    {},
    ['first', 'first'],
  ],
  [
    'two scalars of the document',
    '{ a: product(sku: "a\\tb") { sku } b: product(sku: "a\\tb") { sku } }',
    {},
    ['sku', 'sku'],
  ],
  [
    'two variables',
    'query ($a: Sku!, $b: Date!) { product(sku: $a) { sku } budgets(on: $b) { id } }',
    { a: 'no\ttabs', b: 'soon' },
    ['$a', '$b'],
  ],
  [
    'two places of one variable',
    'query ($ids: [ID!]!, $f: ProductFilter) { nodes(ids: $ids) { id } products(filter: $f) { totalCount } }',
    { ids: ['x'], f: { sku: { has: 'x' }, launchedOn: { gt: 'soon' } } },
    ['$f.launchedOn.gt', '$f.sku'],
  ],
  [
    'a variable that cannot be read and a number out of bounds',
    'query ($a: Sku!) { product(sku: $a) { sku } products(first: 501) { totalCount } }',
    { a: 'no\ttabs' },
    ['$a', 'first'],
  ],
  [
    'two lists that are too long',
    'query ($a: [ID!]!, $b: [ID!]!) { a: nodes(ids: $a) { id } b: nodes(ids: $b) { id } }',
    { a: Array.from({ length: 501 }, () => 'x'), b: Array.from({ length: 502 }, () => 'x') },
    ['$a', '$b'],
  ],
  ['two ids that nobody gave out', '{ nodes(ids: ["x", "y"]) { id } }', {}, ['ids[0]', 'ids[1]']],
  [
    'one variable at two arguments, which is wrong in one place',
    'query ($n: Int) { products(first: $n) { totalCount } customers(first: $n) { totalCount } }',
    { n: 501 },
    ['$n'],
  ],
  [
    'a thousand wrong values, of which twenty are told',
    'query ($skus: [Sku!]!) { campaignCheck(input: { skus: $skus, startsOn: "2030-01-01", endsOn: "2030-01-02", discountPercent: 1 }) { verdict } }',
    { skus: Array.from({ length: 100 }, () => 'no\ttabs') },
    Array.from({ length: 20 }, (_, n) => `$skus[${n}]`),
  ],
];

test.each(several)('of %s each wrong place is told', async (_, document, variables, places) => {
  const { errors, data } = await graph.query(document, variables);
  const told = errors?.map(({ extensions: { variable, argument, code } }) => {
    expect(code).toBe('BAD_USER_INPUT');
    return variable ?? argument;
  });
  expect(told?.toSorted()).toEqual(places.toSorted());
  expect(data ?? null).toBeNull();
});

test('what was meant is guessed at in development alone', async () => {
  const production = await sampleGraph({}, { development: false });
  const ask = async ({ query }: Graph) =>
    (await query('query ($f: ProductFilter) { products(filter: $f) { totalCount } }', { f: { skus: null } }))
      .errors?.[0]?.message;
  const [open, closed] = [await ask(graph), await ask(production)];
  await production.close();
  expect(open).toContain('Did you mean "sku"');
  expect(closed).toContain('Field "skus" is not defined');
  expect(closed).not.toContain('Did you mean');
});

test('a campaign that is wrong in two ways is told both', async () => {
  const { errors } = await graph.query(
    '{ campaignCheck(input: { skus: ["A", "A"], startsOn: "2000-01-01", endsOn: "1999-01-01" }) { verdict } }',
  );
  expect(errors?.map(({ extensions, path }) => [path, extensions['argument']])).toEqual([
    [['campaignCheck'], 'input.skus[1]'],
    [['campaignCheck'], 'input.startsOn'],
    [['campaignCheck'], 'input.endsOn'],
  ]);
});

test('a subscription is refused before any SQL, and told which way to go', async () => {
  const { status, errors, statements } = await graph.query('subscription { stockChanged { sku } }');
  expect({ status, statements }).toEqual({ status: 400, statements: [] });
  expect(errors).toEqual([
    { message: expect.stringContaining('/graphql/stream'), extensions: { code: 'WRONG_TRANSPORT' } },
  ]);
});

test('a number out of bounds is named with its bounds', async () => {
  const { errors } = await graph.query('{ supportInsights(last: { days: -1 }) { tickets } }');
  expect(errors?.[0]?.message).toBe('last.days must be between 1 and 1100; it is -1.');
});

describe('a cursor', () => {
  const cursorOf = async (list: string): Promise<string> =>
    (await graph.query(`{ ${list} { pageInfo { endCursor } } }`)).data[list.split('(')[0]!].pageInfo
      .endCursor;

  test.each(['NAME', 'MARGIN_PERCENT', 'SKU'])(
    'of an order by %s tells nothing of where it stands, and is the same for the same place',
    async (order) => {
      const list = `products(first: 2, orderBy: { field: ${order} })`;
      const { data } = await graph.query(`{ ${list} { edges { cursor node { sku } } } }`);
      const { cursor, node } = data.products.edges[1];
      expect(await cursorOf(list)).toBe(cursor);
      expect(Buffer.from(cursor, 'base64url').toString('latin1')).not.toContain(node.sku);
    },
  );

  test('is refused when a character was changed', async () => {
    const cursor = await cursorOf('products(first: 2)');
    const changed = `${cursor.slice(0, -3)}${cursor.at(-3) === 'A' ? 'B' : 'A'}${cursor.slice(-2)}`;
    await expectRefused(`{ products(after: "${changed}") { nodes { sku } } }`);
  });

  test('is refused in another order of the same list', async () => {
    const cursor = await cursorOf('products(first: 2)');
    await expectRefused(`{ products(after: "${cursor}", orderBy: { field: SKU }) { nodes { sku } } }`);
    await expectRefused(
      `{ products(after: "${cursor}", orderBy: { field: NAME, direction: DESC }) { nodes { sku } } }`,
    );
  });

  test('is refused in another list', async () => {
    const cursor = await cursorOf('customers(first: 2)');
    await expectRefused(`{ products(after: "${cursor}", orderBy: { field: SKU }) { nodes { sku } } }`);
    await expectRefused(`{ disruptions(before: "${cursor}") { nodes { id } } }`);
  });

  async function expectRefused(document: string): Promise<void> {
    const { errors, statements } = await graph.query(document);
    expect(errors?.map(({ extensions }) => extensions)).toEqual([
      {
        code: 'BAD_USER_INPUT',
        argument: document.includes('before:') ? 'before' : 'after',
        got: expect.any(String),
        wanted: 'a cursor of this list in this order',
      },
    ]);
    expect(statements).toEqual([]);
  }
});

test.each([
  ['{ product(sku: "NO-SUCH-THING") { sku } }', 'product'],
  ['{ customer(number: "NO-SUCH-ONE") { number } }', 'customer'],
  [`{ node(id: "${Buffer.from('Order:NO-SUCH').toString('base64url')}") { id } }`, 'node'],
])('what nobody knows is null, without an error: %s', async (document, field) => {
  const { data, errors } = await graph.query(document);
  expect(errors).toBeUndefined();
  expect(data).toEqual({ [field]: null });
});

test('text that means something to SQL is only text', async () => {
  for (const text of ["'; drop table inventory.products; --", '%', '_', '\\', '\u0000', '100%_\\', '$1']) {
    const { data, errors } = await graph.query(
      'query ($text: String!) { products(search: $text) { totalCount } }',
      { text },
    );
    expect(errors?.[0]?.extensions['code'] ?? 'none').toMatch(/^(none|BAD_USER_INPUT)$/);
    expect(data?.products?.totalCount ?? 0).toBe(0);
  }
  expect((await graph.query('{ products { totalCount } }')).data.products.totalCount).toBeGreaterThan(100);
});

test('no error tells of SQL, hosts, files or stacks', async () => {
  const broken = await sampleGraph({ inventory: nowhere, sales: nowhere });
  try {
    for (const document of [
      '{ products { totalCount } }',
      '{ product(sku: "A") { name sales { units } } }',
      '{ nothing }',
      '{',
      'query ($a: Int!) { products(first: $a) { totalCount } }',
    ]) {
      const text = JSON.stringify(await broken.query(document));
      expect(text).not.toMatch(/select |127\.0\.0\.1|ECONN|node_modules|\.ts|stack|postgres:/i);
    }
  } finally {
    await broken.close();
  }
});

describe('a request that is no GraphQL', () => {
  let origin: string;
  beforeAll(async () => {
    origin = await graph.listen();
  });

  const json = { 'content-type': 'application/json' };

  test.each([
    ['a body that is no JSON', 400, '/graphql', { method: 'POST', headers: json, body: '{"query": ' }],
    ['a body without a query', 400, '/graphql', { method: 'POST', headers: json, body: '{}' }],
    [
      'a body of 2 MB',
      413,
      '/graphql',
      { method: 'POST', headers: json, body: `"${'x'.repeat(2_000_000)}"` },
    ],
    ['a form', 415, '/graphql', { method: 'POST', headers: { 'content-type': 'text/csv' }, body: 'a,b' }],
    ['another address', 404, '/graph', { method: 'GET' }],
  ] as const)('%s is answered %i in the form of GraphQL', async (_, status, path, request) => {
    const response = await fetch(origin + path, request);
    expect(response.status).toBe(status);
    const text = await response.text();
    expect(JSON.parse(text)).toEqual({
      errors: [
        {
          message: expect.any(String),
          extensions: expect.objectContaining({ code: expect.any(String) }),
        },
      ],
    });
    expect(text).not.toMatch(/node_modules|\.ts|stack/);
  });
});
