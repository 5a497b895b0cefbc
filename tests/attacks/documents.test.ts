import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { expectWithstood, type Attack } from '../support/attacks/attack.ts';
import { startTarget, type Target } from '../support/attacks/target.ts';
import { ask } from '../support/attacks/wire.ts';

/** Documents and variables that are dear to read, to check or to answer. */
let target: Target;
beforeAll(async () => {
  target = await startTarget();
});
afterAll(() => target.stop());

const times = (count: number, each: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => each(index)).join(' ');
const nested = (levels: number, open: string, close: string, inmost: string): string =>
  open.repeat(levels) + inmost + close.repeat(levels);
const product = (selection: string): string => `{ product(sku: "BAC-0001") { ${selection} } }`;

/** Each fragment brings in the next one twice: as many lines as it takes to ask for 2^lines fields. */
const fragmentBomb = (lines: number): string =>
  `${product('...f0')} ${times(
    lines,
    (line) =>
      `fragment f${line} on Product { a: boughtWith { product { ...f${line + 1} } } b: boughtWith { product { ...f${line + 1} } } }`,
  )} fragment f${lines} on Product { name }`;

const deepFilter = (levels: number): unknown => {
  let filter: unknown = {};
  for (let level = 0; level < levels; level += 1) filter = { not: filter };
  return filter;
};
/** One variable under as many names as an operation may ask by. */
const underManyNames = (type: string, field: string, count = 20): string =>
  `query ($it: ${type}) { ${times(count, (n) => `a${n}: ${field}`)} }`;
const filters = (...counts: readonly number[]): unknown =>
  counts.reduceRight<unknown>(
    (inside, count) => ({ or: Array.from({ length: count }, () => inside) }),
    counts.length > 2 ? {} : { sku: { eq: 'A' } },
  );

const filtered = 'query ($filter: ProductFilter) { products(filter: $filter) { totalCount } }';

/** The same document, but no server has seen it before. */
const anew = (document: string, attempt: number): string => `${document}${' '.repeat(attempt)}`;

const refused = (name: string, code: string, document: string, variables?: unknown): Attack => ({
  name,
  run: (port, attempt) => ask(port, anew(document, attempt), variables),
  status: 400,
  code,
});

const attacks: Attack[] = [
  refused('alias overloading', 'LIMIT_EXCEEDED', `{ ${times(100, (n) => `a${n}: __typename`)} }`),
  refused(
    'alias overloading by fragments',
    'LIMIT_EXCEEDED',
    `${product('...a ...b ...c ...d')} ${['a', 'b', 'c', 'd']
      .map((name) => `fragment ${name} on Product { ${times(9, (n) => `${name}${n}: name`)} }`)
      .join(' ')}`,
  ),
  refused(
    'one costly question again and again',
    'LIMIT_EXCEEDED',
    `{ ${times(21, (n) => `a${n}: sources { name }`)} }`,
  ),
  refused('field duplication', 'LIMIT_EXCEEDED', `{ ${'__typename '.repeat(500)} }`),
  refused('field duplication below a field', 'GRAPHQL_VALIDATION_FAILED', product('name '.repeat(900))),
  refused(
    'fragment duplication',
    'LIMIT_EXCEEDED',
    `${product('...f '.repeat(200))} fragment f on Product { name }`,
  ),
  refused(
    'directive overloading with one that exists',
    'GRAPHQL_VALIDATION_FAILED',
    `{ __typename ${'@include(if: true) '.repeat(250)} }`,
  ),
  refused(
    'directive overloading with one that does not',
    'GRAPHQL_VALIDATION_FAILED',
    `{ __typename ${'@aa '.repeat(600)} }`,
  ),
  refused('nesting', 'LIMIT_EXCEEDED', product(nested(40, 'boughtWith { product { ', ' } }', 'name'))),
  refused(
    'nesting by fragments',
    'LIMIT_EXCEEDED',
    `${product('...f0')} ${times(20, (n) => `fragment f${n} on Product { boughtWith { product { ...f${n + 1} } } }`)} fragment f20 on Product { name }`,
  ),
  refused('a fragment bomb of 18 lines', 'GRAPHQL_VALIDATION_FAILED', fragmentBomb(18)),
  refused('a fragment bomb of 40 lines', 'GRAPHQL_VALIDATION_FAILED', fragmentBomb(40)),
  refused(
    'fragments in a circle',
    'GRAPHQL_VALIDATION_FAILED',
    `${product('...f')} fragment f on Product { ...g } fragment g on Product { ...f }`,
  ),
  refused(
    'fields that must be compared pair by pair',
    'LIMIT_EXCEEDED',
    `{ ${'product(sku: "A") { name } '.repeat(200)} }`,
  ),
  refused(
    'fields that must be compared pair by pair, level by level',
    'LIMIT_EXCEEDED',
    product(
      Array.from({ length: 7 }).reduce<string>(
        (inside) => `boughtWith { product { ${inside} } } `.repeat(2),
        'name',
      ),
    ),
  ),
  {
    name: 'fragments that must be compared pair by pair',
    run: (port, attempt) =>
      ask(
        port,
        anew(
          `${product(times(140, (n) => `...f${n}`))} ${times(140, (n) => `fragment f${n} on Product { name }`)}`,
          attempt,
        ),
      ),
    status: 200,
    code: null,
  },
  refused('a document of 100,000 words', 'GRAPHQL_PARSE_FAILED', `{ ${'a '.repeat(100_000)} }`),
  refused(
    'lists in lists in an argument',
    'BAD_USER_INPUT',
    `{ product(sku: ${nested(900, '[', ']', '')}) { name } }`,
  ),
  refused('a name of 200,000 letters', 'GRAPHQL_VALIDATION_FAILED', `{ ${'x'.repeat(200_000)} }`),
  refused(
    '20 long names to find the like of',
    'GRAPHQL_VALIDATION_FAILED',
    `{ ${times(20, (n) => `product${n}${'s'.repeat(10_000)}`)} }`,
  ),
  {
    name: 'comments and white space',
    run: (port, attempt) =>
      ask(port, anew(`${'#\n'.repeat(40_000)}${','.repeat(100_000)}{ __typename }`, attempt)),
    status: 200,
    code: null,
  },
  refused('a string that never ends', 'GRAPHQL_PARSE_FAILED', `{ product(sku: """${'\\'.repeat(100_000)}`),
  refused(
    'a character that does not exist',
    'GRAPHQL_PARSE_FAILED',
    '{ product(sku: "\\u{110000}") { name } }',
  ),
  refused('half a character', 'GRAPHQL_PARSE_FAILED', '{ product(sku: "\\uD800") { name } }'),
  refused(
    'a NUL inside a word',
    'BAD_USER_INPUT',
    'query ($text: String!) { products(search: $text) { totalCount } }',
    { text: 'tent\0' },
  ),
  refused(
    'pages multiplied',
    'MAX_COST_EXCEEDED',
    '{ products(first: 500) { nodes { boughtWith(first: 50) { product { sku } } } } }',
  ),
  refused(
    'pages multiplied by a variable',
    'MAX_COST_EXCEEDED',
    'query ($n: Int, $m: Int!) { products(last: $n) { edges { node { boughtWith(first: $m) { product { sku } } } } } }',
    { n: 500, m: 50 },
  ),
  refused(
    "pages multiplied by a variable's default",
    'MAX_COST_EXCEEDED',
    'query ($n: Int = 500) { products(first: $n) { nodes { tickets(first: $n) { nodes { number } } } } }',
  ),
  refused(
    'one page under many names',
    'MAX_COST_EXCEEDED',
    `{ ${times(20, (n) => `a${n}: products(first: 500) { nodes { inventory { available } price { effectiveFrom } } }`)} }`,
  ),
  refused('a mutation', 'BAD_USER_INPUT', 'mutation { delete }'),
  refused('a subscription over POST', 'WRONG_TRANSPORT', 'subscription { stockChanged { sku } }'),
  refused('an answer in pieces', 'GRAPHQL_VALIDATION_FAILED', product('... @defer { name }')),
  ...[
    ['introspection', '{ __schema { types { name } } }'],
    ['a type by name', '{ __type(name: "Customer") { fields { name } } }'],
    ['introspection in a fragment', '{ ...F } fragment F on Query { s: __schema { types { name } } }'],
    [
      'introspection left out by a variable',
      'query ($no: Boolean = false) { __schema @include(if: $no) { types { name } } }',
    ],
  ].map(([name, document]): Attack => ({
    name: `${name} without operations:explore`,
    run: (port) => ask(port, document!),
    status: 403,
    code: 'FORBIDDEN',
  })),
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty'].map((name) =>
    refused(
      `a variable called ${name}`,
      'BAD_USER_INPUT',
      `query ($${name}: String) { products(filter: { sku: { eq: $${name} } }) { totalCount } }`,
    ),
  ),
  {
    name: 'names that every object has, for all else',
    run: (port) =>
      ask(
        port,
        `query __proto__ { ...constructor } fragment constructor on Query {
          __proto__: products(first: 1) { __proto__: nodes { __proto__: sku toString: name } }
          constructor: __typename hasOwnProperty: product(sku: "BAC-0001") { valueOf: inventory { __proto__: available } }
        }`,
      ),
    status: 200,
    code: null,
  },
  refused('field suggestions', 'GRAPHQL_VALIDATION_FAILED', product('nam')),
  refused('argument suggestions', 'GRAPHQL_VALIDATION_FAILED', '{ product(sk: "A") { name } }'),
  refused('type suggestions', 'GRAPHQL_VALIDATION_FAILED', '{ node(id: "x") { ... on Produc { name } } }'),
  refused('value suggestions', 'GRAPHQL_VALIDATION_FAILED', '{ deliveryPerformance(by: CARIER) { key } }'),
  ...[' Did you mean ', ' got invalid value ', ' at "', '; ', '?'].flatMap((words) => {
    // Past what is repeated of it.
    const text = 'x'.repeat(400) + words.repeat(110_000 / words.length);
    return [
      refused(
        `${JSON.stringify(words)} over and over, for a number`,
        'BAD_USER_INPUT',
        'query ($first: Int!) { products(first: $first) { totalCount } }',
        { first: text },
      ),
      refused(`${JSON.stringify(words)} over and over, for a field`, 'BAD_USER_INPUT', filtered, {
        filter: { [text]: 1 },
      }),
      refused(
        `${JSON.stringify(words)} over and over, in the document`,
        'GRAPHQL_VALIDATION_FAILED',
        `{ products(first: ${JSON.stringify(text)}) { totalCount } }`,
      ),
    ];
  }),
  refused('variables 4,000 levels deep', 'BAD_USER_INPUT', filtered, { filter: deepFilter(4_000) }),
  refused('a filter 40 levels deep', 'BAD_USER_INPUT', filtered, { filter: deepFilter(40) }),
  refused('a filter 9 levels deep', 'BAD_USER_INPUT', filtered, { filter: deepFilter(9) }),
  refused('a list of 20,000 in variables', 'BAD_USER_INPUT', filtered, {
    filter: { or: Array.from({ length: 20_000 }, () => ({})) },
  }),
  refused('27,000 values in variables', 'BAD_USER_INPUT', filtered, {
    filter: {},
    others: Array.from({ length: 3 }, () => Array(9_000).fill(0)),
  }),
  refused(
    'a filter 9 levels deep in the document',
    'BAD_USER_INPUT',
    `{ products(filter: ${nested(9, '{ not: ', ' }', '{}')}) { totalCount } }`,
  ),
  refused('a filter of 2,500 filters', 'BAD_USER_INPUT', filtered, { filter: filters(50, 50) }),
  refused(
    'a filter of 2,500 filters under 20 names',
    'BAD_USER_INPUT',
    underManyNames('ProductFilter', 'products(filter: $it) { totalCount }'),
    { it: filters(50, 50) },
  ),
  refused(
    'a filter of 12,500 filters that ask nothing, under 20 names',
    'BAD_USER_INPUT',
    underManyNames('ProductFilter', 'products(filter: $it, first: 1) { __typename }'),
    { it: filters(50, 50, 5) },
  ),
  refused(
    'filters of 100 comparisons each, put together in the document',
    'BAD_USER_INPUT',
    underManyNames('ProductFilter!', `products(filter: { or: [${'$it '.repeat(40)}] }) { totalCount }`),
    { it: filters(10, 10) },
  ),
  {
    name: 'a filter of 100 comparisons under 20 names',
    run: (port, attempt) =>
      ask(port, anew(underManyNames('ProductFilter', 'products(filter: $it) { totalCount }'), attempt), {
        it: filters(10, 10),
      }),
    status: 200,
    code: null,
  },
  refused(
    'a campaign of 1,000 products under 20 names',
    'MAX_COST_EXCEEDED',
    underManyNames('CampaignCheckInput!', 'campaignCheck(input: $it) { verdict }'),
    {
      it: {
        startsOn: '2026-12-01',
        endsOn: '2026-12-31',
        products: Array.from({ length: 1_000 }, (_, n) => ({ sku: `A${n}`, discountPercent: 10 })),
      },
    },
  ),
  refused('10,000 conditions that there are not', 'BAD_USER_INPUT', filtered, {
    filter: Object.fromEntries(Array.from({ length: 9_000 }, (_, n) => [`unitsSol${n}`, n])),
  }),
  refused(
    'a number without end',
    'BAD_USER_INPUT',
    'query ($n: Int) { products(first: $n) { totalCount } }',
    {
      n: 1e308,
    },
  ),
  refused(
    'words that make a regular expression run wild',
    'BAD_USER_INPUT',
    'query ($sku: Sku!) { product(sku: $sku) { name } }',
    { sku: `${'a'.repeat(50_000)}!` },
  ),
  refused(
    'a date that makes a regular expression run wild',
    'BAD_USER_INPUT',
    'query ($on: Date) { budgets(on: $on) { name } }',
    { on: `2026-01-${'0'.repeat(100_000)}` },
  ),
  refused('an amount that makes a regular expression run wild', 'BAD_USER_INPUT', filtered, {
    filter: { price: { eq: `${'1'.repeat(100_000)}e` } },
  }),
];

test.each(attacks)('$name', (attack) => expectWithstood(target, attack));

test('what is wrong many times over is told once, and what is wrong in several ways of each', async () => {
  const errorsOf = async (query: string): Promise<string[]> => {
    const { text } = await ask(target.port, query);
    return JSON.parse(text).errors.map(({ message }: { message: string }) => message);
  };
  const unknown = (name: string) => `Unknown directive "@${name}".`;
  expect(await errorsOf(`{ __typename ${'@aa '.repeat(10)} }`)).toEqual([unknown('aa')]);
  expect(await errorsOf('{ a: __typename @aa @bb @cc b: __typename @dd @ee @ff @gg }')).toEqual([
    unknown('aa'),
  ]);
  expect(await errorsOf('{ nothing none nothing @aa }')).toHaveLength(3);
});
