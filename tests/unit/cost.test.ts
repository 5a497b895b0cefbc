import { describe, expect, test } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { unrestricted } from '../../src/kernel/caller.ts';
import { defaultLimits } from '../../src/kernel/limits.ts';
import { Budgets, type Purpose } from '../../src/operations/cost/budgets.ts';
import { OperationCompiler } from '../../src/operations/compiled/compiled-operation.ts';
import { charge, requestedCost } from '../../src/operations/cost/index.ts';
import { GivenInput } from '../../src/operations/input/given-input.ts';
import { ourDirectives } from '../support/contract.ts';

const schema = buildSchema(`
  ${ourDirectives}
  input Filter { name: String cheap: Int @cost(weight: 3) not: Filter any: [Filter!] }
  input Names { names: [String!] each: [String!] @cost(weight: 2) }
  input Period { days: Int weeks: Int months: Int }
  enum Order { NAME DEAR @cost(weight: 7) }
  enum Step { DAY WEEK MONTH QUARTER }
  interface Thing { id: ID! }
  type Query {
    books(first: Int, last: Int, filter: Filter @cost(weight: 2), orderBy: [Order!]): Books @cost(weight: 10)
      @listSize(assumedSize: 20, slicingArguments: ["first", "last"], sizedFields: ["nodes"], requireOneSlicingArgument: false)
    shelf(first: Int, after: Int): [Book!] @listSize(slicingArguments: ["first", "after"])
    named(input: Names): [Book!] @listSize(assumedSize: 7, slicingArguments: ["input.names"], requireOneSlicingArgument: false)
    entities(keys: [ID!]!): [Thing]
    fixed: [Book!] @listSize(assumedSize: 4)
    plain(first: Int): [Plain!] @listSize(assumedSize: 100, slicingArguments: ["first"], requireOneSlicingArgument: false)
    things: [Thing!] @listSize(assumedSize: 2)
    sales(last: Period! = { days: 30 }): Sales @listSize(slicingArguments: ["last"], sizedFields: ["series"])
  }
  type Sales @cost(weight: 1) {
    series(by: Step!): [Book!]! @listSize(stepArgument: "by")
    rows(first: Int!): [Row!] @listSize(slicingArguments: ["first"])
    of(last: Period!): Sales
  }
  type Row @cost(weight: 1) { cost: Int @cost(daily: 0.5) }
  type Plain { id: ID! }
  type Books @cost(weight: 1) { nodes: [Book!]! total: Int! @cost(weight: 5) }
  type Book implements Thing @cost(weight: 1) {
    id: ID! title: String price: Money author: Author stock: Int @cost(weight: 60)
  }
  type Author implements Thing @cost(weight: 1) {
    id: ID! name: String age: Int @cost(weight: 30) books: [Book!] @listSize(assumedSize: 3)
  }
  type Money @cost(weight: 0) { amount: String }
`);

const compiler = new OperationCompiler(schema);
const operation = (text: string) => compiler.ofDocument(parse(text));

const requested = (text: string, variables: Record<string, unknown> = {}): number =>
  requestedCost(operation(text), new GivenInput(variables));

/** What every operation costs, whatever it asks. */
const request = 2;

describe('what an operation costs at most', () => {
  test.each<[string, number, string, Record<string, unknown>?]>([
    ['a field costs its weight, and an object its own', 11, '{ books { __typename } }'],
    ['a weighted scalar costs, others do not', 16, '{ books { total } }'],
    ['a page is as long as assumed', 31, '{ books { nodes { title } } }'],
    ['a page is as long as asked', 14, '{ books(first: 3) { nodes { title } } }'],
    [
      'a page is as long as a variable says',
      16,
      'query ($n: Int) { books(last: $n) { nodes { id } } }',
      { n: 5 },
    ],
    ['a variable that is left out asks nothing', 31, 'query ($n: Int) { books(first: $n) { nodes { id } } }'],
    ['the longest of two counts', 20, '{ books(first: 3, last: 9) { nodes { id } } }'],
    ['a list is as long as the list it is asked for', 2, '{ named(input: { names: ["a", "b"] }) { id } }'],
    [
      'where nobody says how long it is, too',
      3 * (0.04 + 1),
      '{ entities(keys: [1, 2, 3]) { ... on Book { author { id } } } }',
    ],
    ['lists multiply what is below them', 4 * (1 + 1 + 3), '{ fixed { author { books { id } } } }'],
    ['a type without weight costs nothing', 4, '{ fixed { price { amount } } }'],
    ['aliases are questions of their own', 8, '{ a: fixed { id } b: fixed { id } }'],
    [
      'one field asked twice is one',
      8,
      '{ fixed { id } ...f fixed { author { name } } } fragment f on Query { fixed { id } }',
    ],
    [
      'what is skipped costs nothing',
      0,
      'query ($no: Boolean!) { fixed @skip(if: $no) { id } }',
      { no: true },
    ],
    [
      'what is not included by one fragment may be by another',
      8,
      'query ($no: Boolean!) { fixed { id } ... @include(if: $no) { fixed { author { id } } } ... { fixed { author { id } } } }',
      { no: false },
    ],
    [
      'what stands below a fragment that is not included costs nothing',
      4,
      'query ($no: Boolean!) { fixed { id } ... @include(if: $no) { fixed { author { id } } } }',
      { no: false },
    ],
    [
      'an interface costs what its dearest type does',
      2 * (0.04 + 3),
      '{ things { ... on Book { price { amount } } ... on Author { books { id } } } }',
    ],
    ['arguments cost their weight', 13, '{ books(filter: { name: "x" }) { __typename } }'],
    [
      'and so do the fields inside them, however deep',
      13 + 3 * 3,
      'query ($filter: Filter) { books(filter: $filter) { __typename } }',
      { filter: { cheap: 1, not: { cheap: 2 }, any: [{ cheap: 3 }, { name: 'x' }] } },
    ],
    [
      'an item of a list that is given costs by itself',
      2 + 2 * 3,
      '{ named(input: { names: ["a", "b"], each: ["a", "b", "c"] }) { id } }',
    ],
    ['a period is cut into as many days as it has', 1 + 30, '{ sales { series(by: DAY) { id } } }'],
    ['a month has 31', 1 + 93, '{ sales(last: { months: 3 }) { series(by: DAY) { id } } }'],
    ['both ends may cut a week', 1 + 3, '{ sales(last: { weeks: 2 }) { series(by: WEEK) { id } } }'],
    ['the shortest month counts', 1 + 3, '{ sales(last: { days: 30 }) { series(by: MONTH) { id } } }'],
    ['an object of a type that says nothing costs a twenty-fifth', 4, '{ plain { id } }'],
    ['each further thing of a list adds a thirtieth of a weight', 4 + 60 + 3 * 2, '{ fixed { stock } }'],
    ['the sum is rounded up', 0.04 * 2, '{ plain(first: 2) { id } }'],
    [
      'a field may be asked of things of each type that there is',
      2 * 0.04 + 60 + (29 / 30) * 30 + 60 / 30,
      '{ things { ... on Book { stock } ... on Author { age } } }',
    ],
    ['so do long names in it', 4 + 100 * 0.08, `{ plain { ${'n'.repeat(1_000)}: id } }`],
    ['what is chosen costs its weight', 11 + 2 * 7, '{ books(orderBy: [DEAR, NAME, DEAR]) { __typename } }'],
    [
      'days of the period above cost once',
      1 + 10 + 0.5 * 90,
      '{ sales(last: { days: 90 }) { rows(first: 10) { cost } } }',
    ],
    [
      'and those of the nearest one',
      2 + 10 + 0.5 * 7,
      '{ sales(last: { days: 90 }) { of(last: { weeks: 1 }) { rows(first: 10) { cost } } } }',
    ],
    ['introspection is long', 100, '{ __schema { types { name } } __typename }'],
  ])('%s', (...[, cost, text, variables]) => {
    expect(requested(text, variables)).toBe(request + Math.ceil(cost));
  });

  test('a list that demands one slicing argument takes exactly one', () => {
    expect(requested('{ shelf(first: 3) { id } }')).toBe(request + 3);
    for (const text of ['{ shelf { id } }', '{ shelf(first: 1, after: 2) { id } }']) {
      expect(() => requested(text)).toThrow('shelf takes exactly one of first, after.');
    }
  });
});

describe('what an operation did cost', () => {
  const taken = (text: string) =>
    charge(new Budgets(defaultLimits, 'operations'), unrestricted, operation(text), new GivenInput({}));
  const settle = (text: string, ...answer: Parameters<ReturnType<typeof taken>['settle']>) =>
    taken(text).settle(...answer);

  test('is counted by what came', () => {
    const report = settle('{ books { total nodes { author { books { id } } } } }', {
      books: {
        total: 2,
        nodes: [{ author: { books: [{ id: '1' }, { id: '2' }] } }, { author: null }],
      },
    });
    expect(report).toMatchObject({
      requestedQueryCost: request + 16 + 20 * 5,
      actualQueryCost: request + 16 + (1 + 1 + 2) + 1,
    });
  });

  test('of a thing of many types is what its own type was asked', () => {
    const text = '{ things { ... on Book { author { id } } ... on Author { name books { id } } } }';
    expect(settle(text, { things: [{ author: { id: '1' } }, { name: 'A', books: [] }] })).toMatchObject({
      actualQueryCost: request + Math.ceil(2 * 0.04 + 1),
    });
  });

  test.each<[string, number, unknown]>([
    ['as often as it was asked', 3 + 60 + 2 * 2, [{ stock: 1 }, { stock: null }, { stock: 3 }]],
    ['and not where nothing was', 0, []],
  ])('has the weight of a field %s', (_, cost, fixed) => {
    expect(settle('{ fixed { stock } }', { fixed })).toMatchObject({ actualQueryCost: request + cost });
  });

  const asked = '{ books(first: 4) { total nodes { author { books { id } } } } fixed { id } }';

  test.each<[string, number, unknown, (string | number)[][]]>([
    ['a null costs nothing below it', 10 + 4, { books: null, fixed: [{}, {}, {}, {}] }, []],
    [
      'one that was worked for in vain costs what it might have',
      16 + 4 * 5 + 4,
      { books: null, fixed: [{}, {}, {}, {}] },
      [['books']],
    ],
    [
      'so it does where the error was further below',
      16 + 4 * 5 + 4,
      { books: null, fixed: [{}, {}, {}, {}] },
      [['books', 'nodes', 2, 'author']],
    ],
    [
      'and where the list had a length of its own',
      16 + 4 * 5,
      { books: { total: 1, nodes: null }, fixed: [] },
      [['books', 'nodes']],
    ],
    [
      'one of several costs by itself',
      16 + 1 + 5,
      { books: { total: 1, nodes: [{ author: null }, { author: null }] }, fixed: [] },
      [['books', 'nodes', 1, 'author']],
    ],
    ['without any answer all is paid', 16 + 4 * 5 + 4, null, [['books']]],
  ])('of what is lacking: %s', (_, cost, data, inVain) => {
    expect(settle(asked, data, inVain)).toMatchObject({ actualQueryCost: request + cost });
  });

  test('is a tenth for an answer that another request has made, and never nothing', () => {
    expect(taken(asked).settleFromCache(31)).toMatchObject({ actualQueryCost: 4 });
    expect(taken('{ fixed { id } }').settleFromCache(0)).toMatchObject({ actualQueryCost: 1 });
  });

  test('is nothing where nothing was answered', () => {
    expect(settle('{ fixed { id } }', null)).toMatchObject({
      actualQueryCost: 0,
      throttleStatus: { currentlyAvailable: defaultLimits.costCapacity },
    });
  });
});

describe('a budget', () => {
  const limits = {
    ...defaultLimits,
    cost: 80,
    costCapacity: 100,
    costPerSecond: 10,
    tablesCapacity: 1_000,
    tablesPerSecond: 5,
    refusalsPerSecond: 2,
    bodyBytes: 550_000,
  };
  const anna = { ...unrestricted, id: 'anna' };

  function clocked(purpose: Purpose = 'operations') {
    let seconds = 1_000;
    return {
      budgets: new Budgets(limits, purpose, () => seconds),
      pass: (more: number) => void (seconds += more),
    };
  }

  test('is spent, comes back with time and is never more than its maximum', () => {
    const { budgets, pass } = clocked();
    budgets.spend(anna, 70);
    expect(budgets.status(anna)).toEqual({ maximumAvailable: 100, currentlyAvailable: 30, restoreRate: 10 });
    pass(2);
    expect(budgets.status(anna).currentlyAvailable).toBe(50);
    pass(60);
    expect(budgets.status(anna).currentlyAvailable).toBe(100);
  });

  test('that is spent refuses, and says when to come again', () => {
    const { budgets, pass } = clocked();
    budgets.spend(anna, 80);
    expect(() => budgets.spend(anna, 55)).toThrow(
      expect.objectContaining({ extensions: { code: 'THROTTLED', retryAfterSeconds: 4 } }),
    );
    pass(4);
    expect(() => budgets.spend(anna, 55)).not.toThrow();
  });

  test('pays for what is refused by what was read of it, and waits where it has nothing left', () => {
    const { budgets, pass } = clocked();
    budgets.noteRefusal(anna, 4_999);
    expect(budgets.status(anna).currentlyAvailable).toBe(95);
    expect(() => budgets.refuseSpent(anna)).not.toThrow();
    budgets.noteRefusal(anna, 550_000);
    expect(() => budgets.refuseSpent(anna)).toThrow(
      expect.objectContaining({ extensions: { code: 'THROTTLED', retryAfterSeconds: 3 } }),
    );
    pass(2);
    expect(() => budgets.refuseSpent(anna)).toThrow(/Nothing is left/);
    pass(1);
    expect(() => budgets.refuseSpent(anna)).not.toThrow();
  });

  test('is closed to who is refused too often, however little was read', () => {
    const { budgets, pass } = clocked();
    const rich = { ...anna, costPerSecond: 1_000_000 };
    for (let times = 0; times < 21; times += 1) budgets.noteRefusal(rich, 0);
    expect(() => budgets.refuseSpent(rich)).toThrow(
      expect.objectContaining({ extensions: { code: 'THROTTLED', retryAfterSeconds: 1 } }),
    );
    pass(0.5);
    expect(() => budgets.refuseSpent(rich)).not.toThrow();
  });

  test('tells so a moment later to whoever has nothing left', async () => {
    const { budgets } = clocked();
    const begun = performance.now();
    await budgets.refuseSpentSlowly(anna);
    expect(performance.now() - begun).toBeLessThan(200);
    budgets.noteRefusal(anna, 550_000);
    const refused = Array.from({ length: 60 }, () =>
      budgets.refuseSpentSlowly(anna).catch(() => performance.now()),
    );
    const times = (await Promise.all(refused)).map((at) => Number(at) - begun);
    expect(times.filter((time) => time > 240)).toHaveLength(50);
  });

  test('pays for a text by its length', () => {
    const { budgets } = clocked();
    budgets.spendOnText(anna, 511);
    expect(budgets.status(anna).currentlyAvailable).toBe(100);
    budgets.spendOnText(anna, 5_120);
    expect(budgets.status(anna).currentlyAvailable).toBe(60);
    expect(() => budgets.spendOnText(anna, 9_728)).toThrow(/are left/);
  });

  test('is not for what costs more than anything may', () => {
    expect(() => clocked().budgets.spend(anna, 81)).toThrow(
      expect.objectContaining({ extensions: { code: 'MAX_COST_EXCEEDED', cost: 81, maximum: 80 } }),
    );
  });

  test('is refunded, and charged for what came on top', () => {
    const { budgets } = clocked();
    budgets.spend(anna, 50);
    budgets.refund(anna, 20);
    expect(budgets.status(anna).currentlyAvailable).toBe(70);
    budgets.refund(anna, -200);
    expect(budgets.status(anna).currentlyAvailable).toBe(0);
    budgets.refund(anna, 1_000);
    expect(budgets.status(anna).currentlyAvailable).toBe(100);
  });

  test("is each caller's own", () => {
    const { budgets } = clocked();
    budgets.spend(anna, 80);
    expect(budgets.status({ ...unrestricted, id: 'bert' }).currentlyAvailable).toBe(100);
  });

  test('follows a rate of its own, and then an operation may cost no more than it can hold', () => {
    const { budgets, pass } = clocked();
    const slow = { ...unrestricted, id: 'slow', costPerSecond: 2 };
    expect(budgets.status(slow)).toEqual({ maximumAvailable: 20, currentlyAvailable: 20, restoreRate: 2 });
    expect(() => budgets.spend(slow, 21)).toThrow(/at most 20/);
    budgets.spend(slow, 20);
    pass(3);
    expect(budgets.status(slow).currentlyAvailable).toBe(6);
  });

  test('of tables is another, of which a rate of its own gives so many times as much', () => {
    const { budgets } = clocked('tables');
    expect(budgets.status(anna)).toEqual({
      maximumAvailable: 1_000,
      currentlyAvailable: 1_000,
      restoreRate: 5,
    });
    const rich = { ...anna, id: 'rich', costPerSecond: 30 };
    expect(budgets.status(rich)).toMatchObject({ maximumAvailable: 3_000, restoreRate: 15 });
    budgets.spend(anna, 80);
    expect(() => budgets.noteRefusal(anna, 0)).not.toThrow();
    expect(budgets.status(anna).currentlyAvailable).toBe(915);
  });
});
