import { describe, expect, test } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { unrestricted } from '../../src/kernel/caller.ts';
import { SeveralErrors, throwTogether } from '../../src/kernel/errors.ts';
import { defaultLimits } from '../../src/kernel/limits.ts';
import { OperationCompiler } from '../../src/operations/compiled/compiled-operation.ts';
import { GivenInput } from '../../src/operations/input/given-input.ts';
import { refuseTogether } from '../../src/operations/input/place.ts';
import { readVariables } from '../../src/operations/input/read-variables.ts';
import { boundVariables } from '../../src/operations/input/sent-variables.ts';
import { ourDirectives } from '../support/contract.ts';

const schema = buildSchema(`
  ${ourDirectives}
  input Numbers { eq: Int @range(max: 9) in: [Int!] @length(max: 5000) gte: Int lte: Int last: Days }
  input Days { days: Int months: Int }
  enum Figure { NAME MARGIN @requiresScopes(scopes: [["cost:read"]]) @cost(weight: 5) }
  input Filter {
    stock: Numbers flag: Boolean named: String by: [Figure!] not: Filter and: [Filter!] or: [Filter!]
    margin: Numbers @requiresScopes(scopes: [["cost:read"]]) @cost(weight: 3)
  }
  input Campaign { filter: Filter days: Int names: [String!] @length(min: 1, max: 2) }
  type Query { products(filter: Filter): Int check(campaign: Campaign!): Int }
`);
const compiler = new OperationCompiler(schema);
const operationOf = (text: string) => compiler.ofDocument(parse(text));

function given(text: string, variables: Record<string, unknown> = {}) {
  const operation = operationOf(text);
  boundVariables(operation, variables, defaultLimits);
  const { values, mistakes } = readVariables(schema, operation.definition, variables);
  throwTogether(mistakes);
  const input = new GivenInput(values);
  refuseTogether(input.mistakes(operation.uses));
  return { input, uses: operation.uses };
}
const check = (text: string, variables?: Record<string, unknown>) => void given(text, variables);
const nested = (levels: number, innermost: object = { flag: true }): object =>
  levels ? { not: nested(levels - 1, innermost) } : innermost;
const many = (count: number, each: object = { flag: true }) => ({ or: Array(count).fill(each) });
const ofFilter = operationOf('query ($filter: Filter) { products(filter: $filter) }');

describe.each<[string, (variables: Record<string, unknown>) => void]>([
  ['as it is sent', (variables) => boundVariables(ofFilter, variables, defaultLimits)],
  [
    'as it is given',
    (variables) => {
      const { values } = readVariables(schema, ofFilter.definition, variables);
      throwTogether(new GivenInput(values).mistakes(ofFilter.uses));
    },
  ],
])('of a filter %s', (_, bound) => {
  const asVariable = (filter: unknown) => () => bound({ filter });

  test('eight levels are let through, nine are refused', () => {
    expect(asVariable(nested(8))).not.toThrow();
    expect(asVariable(nested(8, { and: [] }))).not.toThrow();
    expect(asVariable(nested(9))).toThrow('A filter is nested more than 8 levels deep.');
  });

  test('a hundred comparisons are let through, one more is refused', () => {
    expect(asVariable(many(100))).not.toThrow();
    expect(asVariable(many(101))).toThrow('A filter holds more than 100 comparisons.');
  });

  test('each operator of a condition counts, and what it needs beside does not', () => {
    const between = { stock: { gte: 1, lte: 9, last: { days: 5 }, eq: null, in: undefined } };
    expect(asVariable(many(50, between))).not.toThrow();
    expect(asVariable({ and: [many(50, between), { flag: false }] })).toThrow('100 comparisons');
  });

  test('a list of values is one comparison, however long', () => {
    expect(asVariable({ stock: { in: Array(5_000).fill(1) } })).not.toThrow();
  });

  test('a filter that asks nothing counts as one that does', () => {
    expect(asVariable(many(100, {}))).not.toThrow();
    expect(asVariable(many(101, {}))).toThrow('100 comparisons');
  });

  test('a filter that holds no filters counts as one', () => {
    expect(
      asVariable({ or: [many(50), ...Array.from({ length: 49 }, () => ({ and: [] })), { flag: true }] }),
    ).not.toThrow();
    expect(
      asVariable({ or: [many(50), ...Array.from({ length: 50 }, () => ({ and: [] })), { flag: true }] }),
    ).toThrow('100 comp');
  });

  test('one filter in the place of a list is a list of one', () => {
    const deep = (levels: number): object => (levels ? { or: deep(levels - 1) } : { flag: true });
    expect(asVariable(deep(9))).toThrow('8 levels');
  });
});

test('a filter inside another input is bounded too', () => {
  expect(() =>
    check('query ($it: Campaign!) { check(campaign: $it) }', { it: { days: 3, filter: many(101) } }),
  ).toThrow('100 comparisons');
});

test('what the document adds to a variable counts with it', () => {
  const document = (times: number) =>
    `query ($filter: Filter!) { products(filter: { or: [${'$filter '.repeat(times)}] }) }`;
  expect(() => check(document(2), { filter: many(50) })).not.toThrow();
  expect(() => check(document(3), { filter: many(50) })).toThrow('100 comparisons');
  expect(() => check(`{ products(filter: ${'{ not: '.repeat(9)}{}${' }'.repeat(9)}) }`)).toThrow('8 levels');
});

describe('variables', () => {
  const bounds = { variableDepth: 2, variableNodes: 5, variableItems: 3 };
  const bound = (variables: Record<string, unknown>) => () =>
    boundVariables(operationOf('{ products }'), variables, bounds);

  test.each([
    ['nothing', {}],
    ['as deep as may be', { a: { b: 1 } }],
    ['a list as long', { a: [1, 2, 3] }],
    ['as many', { a: 1, b: 2, c: 3, d: null, e: '' }],
  ])('%s are let through', (_, variables) => {
    expect(bound(variables)).not.toThrow();
  });

  test.each([
    ['too deep', { a: { b: { c: {} } } }, 'Variables are nested more than 2 levels deep.'],
    ['too deep in lists', { a: [[[]]] }, 'Variables are nested more than 2 levels deep.'],
    ['a list too long', { a: [1, 2, 3, 4] }, 'A list in the variables has more than 3 items.'],
    ['too many', { a: [1, 2], b: [3, 4] }, 'Variables hold more than 5 values.'],
  ])('%s are refused', (_, variables, message) => {
    expect(bound(variables)).toThrow(
      expect.objectContaining({
        message,
        extensions: {
          code: 'BAD_USER_INPUT',
          variable: expect.stringMatching(/^\$[ab]$/),
          got: expect.any(Number),
          wanted: expect.stringMatching(/^at most \d /),
        },
      }),
    );
  });

  test('with a name that none of ours is as long as are refused before GraphQL compares it with all of ours', () => {
    const named = (length: number) => bound({ a: { ['x'.repeat(length)]: 1 } });
    expect(named(200)).not.toThrow();
    expect(named(201)).toThrow(
      expect.objectContaining({
        message: 'A field in the variables has a name of more than 200 characters.',
        extensions: { code: 'BAD_USER_INPUT', variable: '$a', got: 201, wanted: 'at most 200 characters' },
      }),
    );
  });

  test('of a length that is not taken are refused before anything looks at their items', () => {
    const list = (length: number) => {
      const items = Array(length).fill('x');
      Object.defineProperty(items, 0, { get: () => expect(length).toBe('looked at'), enumerable: true });
      return items;
    };
    const campaign = (names: unknown) => ({ names, filter: { and: [{ stock: { in: list(5_001) } }] } });
    const text = `query ($it: Campaign!, $in: [Int!], $f: Filter!) {
      check(campaign: $it) products(filter: { stock: { in: $in }, or: [{ flag: true }, $f] })
    }`;
    const variables = { it: campaign(list(3)), in: list(6_000), f: { stock: { in: list(6_000) } } };
    const places = placesOf(() => check(text, variables));
    expect(places).toEqual(['$it.names', '$it.filter.and[0].stock.in', '$in', '$f.stock.in']);
  });
});

/** Where the errors say that something is wrong. */
function placesOf(run: () => void): unknown[] {
  try {
    run();
    return [];
  } catch (error) {
    const all = error instanceof SeveralErrors ? [error, ...error.others] : [error as SeveralErrors];
    return all.map(({ extensions: { variable, argument } }) => variable ?? argument);
  }
}

test('each value out of bounds is told by its path, once however often a variable brings it', () => {
  const text = `query ($f: Filter!) {
    a: products(filter: { and: [$f, { stock: { eq: 11 } }] }) b: products(filter: $f) c: products(filter: $f)
    d: check(campaign: { names: [] })
  }`;
  const places = placesOf(() => check(text, { f: { or: [{ stock: { eq: 10 } }, { named: 'a\0b' }] } }));
  expect(places).toEqual([
    '$f.or[0].stock.eq',
    '$f.or[1].named',
    'filter.and[1].stock.eq',
    '$f.or[0].stock.eq',
    '$f.or[1].named',
    'campaign.names',
  ]);
});

describe('what is asked by', () => {
  const found = (filter: object) => {
    const { input, uses } = given('query ($f: Filter) { products(filter: $f) }', { f: filter });
    const few = { ...unrestricted, scopes: new Set<never>() };
    const refusals = [...input.refusals(uses, few).values()].map(({ coordinate }) => coordinate);
    expect(input.refusals(uses, unrestricted).size).toBe(0);
    return [input.of(uses[0]!).weight, ...refusals];
  };

  test.each<[string, unknown[], object]>([
    ['is priced, and needs its scope', [3, 'Filter.margin'], { margin: { gte: 5 } }],
    ['however deep', [3, 'Filter.margin'], { not: { or: [{ flag: true }, { margin: { gte: 5 } }] } }],
    ['each time', [6, 'Filter.margin'], { and: [{ margin: { gte: 5 } }, { margin: { lte: 5 } }] }],
    ['needs no scope where it asks nothing', [3], { margin: { gte: null } }],
    [
      'a value too, of which the first is told',
      [13, 'Figure.MARGIN'],
      { by: ['NAME', 'MARGIN', 'MARGIN'], margin: {} },
    ],
    ['nothing else is', [0], { flag: true, stock: { eq: 1 }, by: ['NAME'] }],
  ])('%s', (_, expected, filter) => {
    expect(found(filter)).toEqual(expected);
  });
});

test('a variable under twenty names is looked at once, and what the document says once for all requests', () => {
  const names = Array.from({ length: 20 }, (_, index) => `n${index}: products(filter: { and: [$f] })`);
  const operation = operationOf(
    `query ($f: Filter) { ${names.join(' ')} fixed: products(filter: { flag: true }) }`,
  );
  let looks = 0;
  const filter = new Proxy({ flag: true }, { ownKeys: (it) => (looks++, Reflect.ownKeys(it)) });
  const [one, other] = [new GivenInput({ f: filter }), new GivenInput({ f: filter })];
  for (const use of operation.uses) one.of(use);
  expect(looks).toBe(1);
  const fixed = operation.uses.at(-1)!;
  expect(other.of(fixed)).toBe(one.of(fixed));
});
