import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { unrestricted } from '../../src/kernel/caller.ts';
import type { RowRules } from '../../src/kernel/row-rules.ts';
import { sourceNames, type SourceName } from '../../src/kernel/source-name.ts';
import { globalId, type NodeType } from '../../src/graph/global-id.ts';
import { doubledWorld, type DoubledWorld } from '../support/filters/one-database.ts';
import { nowhere, openGraph, type Graph } from '../support/graph.ts';
import type { Operation } from '../support/operations.ts';
import { differences } from '../support/row-rules/differences.ts';
import { ruleEdges } from '../support/row-rules/edge-rows.ts';
import {
  customerFilters,
  customerFiltersWithinBrands,
  productFilters,
} from '../support/row-rules/filters.ts';
import { prunedWorld, type PrunedWorld } from '../support/row-rules/pruned-world.ts';
import { byId, everyQuery, handMade, inFull, type Key } from '../support/row-rules/queries.ts';

/**
 * What is hidden is as if it did not exist: a row-restricted caller is answered, to the letter, as everybody is over
 * databases from which plain joins have deleted what that caller may not see. What is summed over all brands is another
 * matter: to who is restricted to brands it is forbidden, which is taken out of both answers.
 */
const callers: Readonly<Record<string, RowRules>> = {
  brands: { brands: ['Edelgrat', 'Windrose Supply'], countries: null },
  countries: { brands: null, countries: ['DE', 'AT'] },
  'brands and a country': { brands: ['Windrose Supply', 'Thistle Moor', 'B'], countries: ['DE'] },
};

// Each test asks much of two worlds at once.
jest.setTimeout(60_000);

let world: DoubledWorld;
beforeAll(async () => {
  world = await doubledWorld(ruleEdges);
});
afterAll(() => world.drop());

const restrictedGraph = (rules: RowRules, changed: Partial<Record<SourceName, string>> = {}) =>
  openGraph({ ...world.urls, ...changed }, undefined, {
    identify: async () => ({ ...unrestricted, ...rules }),
  });

type Told = Awaited<ReturnType<typeof ask>>;
const acrossBrands =
  /(Customer|CustomerFilter|SalesReportRow)\.(segment|rfm|lifetimeValue|purchasePattern|orders|daysSinceLastOrder)|Audience\.lifetimeValue|Query\.customerSegments|CustomerOrderField\.LIFETIME_VALUE|(Audience|Sales)Dimension\.SEGMENT/;

async function ask(graph: Graph, { text, variables }: Operation) {
  const { data, errors = [] } = await graph.query(text, variables);
  // Fields that fail at once are told of in any order.
  return { data, errors: errors.map((error) => JSON.stringify(error)).toSorted() };
}

describe.each(Object.keys(callers))('a caller restricted to %s', (name) => {
  const rules = callers[name]!;
  let restricted: Graph;
  let oracle: Graph;
  let pruned: PrunedWorld;
  let hidden: readonly Key[];
  beforeAll(async () => {
    pruned = await prunedWorld(world.oneUrl, rules);
    restricted = await restrictedGraph(rules);
    oracle = await openGraph(pruned.urls);
    hidden = Object.entries(pruned.hidden).flatMap(([type, keys]) =>
      keys.map((key) => ({ type: type as NodeType, key })),
    );
  });
  afterAll(async () => {
    await restricted.close();
    await oracle.close();
    await pruned.drop();
  });

  /** Keys in an answer that are hidden, but for those that a campaign check repeats from its question. */
  const hiddenIn = (data: unknown, question: Operation) => {
    const asked = question.name.startsWith('campaign') ? JSON.stringify(question) : '';
    const told = new Set(keysIn(data));
    return hidden
      .filter(({ type, key }) => told.has(key) || told.has(globalId(type, key)))
      .filter(({ key }) => !asked.includes(key));
  };

  async function isAnsweredAlike(question: Operation) {
    const told = await askWhole(question);
    expect(hiddenIn(told.data, question)).toEqual([]);
    expect(differences(withheld(await ask(oracle, question), told), told)).toEqual([]);
  }

  /** What the restricted caller is told, without the error that counts those beyond a hundred: all of them refusals. */
  async function askWhole(question: Operation): Promise<Told> {
    const { data, errors } = await ask(restricted, question);
    const isCount = (error: string) => JSON.parse(error).extensions.code === 'MORE_ERRORS';
    for (const error of errors.filter(isCount))
      expect(Object.keys(JSON.parse(error).extensions.more)).toEqual(['FORBIDDEN']);
    return { data, errors: errors.filter((error) => !isCount(error)) };
  }

  /** The oracle's answer without what the caller may not read: a field that is refused of one thing is of all beside it. */
  function withheld(expected: Told, told: Told): Told {
    const forbidden = told.errors.filter((error) => JSON.parse(error).extensions.code === 'FORBIDDEN');
    if (!rules.brands) expect(forbidden).toEqual([]);
    for (const error of forbidden) expect(error).toMatch(acrossBrands);
    const fields = [...new Set(forbidden.map((error) => fieldsOf(JSON.parse(error).path).join('.')))];
    const data = structuredClone(expected.data);
    for (const field of fields) takeOut(data, field.split('.'));
    // What is below a field that is forbidden is not asked for.
    const lost = (error: string) => {
      const below = fieldsOf(JSON.parse(error).path ?? []).join('.');
      return fields.some((above) => `${below}.`.startsWith(`${above}.`));
    };
    return { data, errors: [...expected.errors.filter((error) => !lost(error)), ...forbidden].toSorted() };
  }

  const questions = rules.brands && rules.countries ? everyQuery : handMade;
  test.each(questions)('is told of $name what everybody is told where nothing else is', isAnsweredAlike);

  test('finds nothing hidden by its id, and no error either', async () => {
    expect(new Set(hidden.map(({ type }) => type)).size).toBeGreaterThanOrEqual(3);
    for (let first = 0; first < hidden.length; first += 500) {
      const page = hidden.slice(first, first + 500);
      const { data, errors } = await ask(restricted, byId(page));
      expect(errors).toEqual([]);
      expect(data.nodes.filter((node: unknown) => node !== null)).toEqual([]);
    }
  });

  test.each([
    ['products', productFilters],
    ['customers and audiences', rules.brands ? customerFiltersWithinBrands : customerFilters],
  ])(
    'finds %s by random filters as everybody does where nothing else is',
    async (_, filters) => {
      await fc.assert(fc.asyncProperty(filters, isAnsweredAlike), { numRuns: 25, seed: 20261120 });
    },
    60_000,
  );

  test.each(['products', 'customers'])(
    'sees no more of %s behind the cursor of one who sees all',
    async (list) => {
      const free = await openGraph(world.urls);
      const { data } = await free.query(`{ list: ${list}(first: 40) { pageInfo { endCursor } } }`);
      await free.close();
      const question = {
        name: list,
        text: `query ($after: String) { ${list}(first: 500, after: $after) { totalCount nodes { id } } }`,
        variables: { after: data.list.pageInfo.endCursor },
      };
      const told = await ask(restricted, question);
      expect(told).toEqual(await ask(oracle, question));
      expect(told.errors).toEqual([]);
    },
  );

  // One caller will do for whom every source is asked what may be seen.
  if (!rules.brands || !rules.countries) return;

  test.each(sourceNames)(
    'is told nothing hidden while %s is down',
    async (source) => {
      const down = { [source]: nowhere };
      const [broken, brokenOracle] = [
        await restrictedGraph(rules, down),
        await openGraph({ ...pruned.urls, ...down }),
      ];
      const one = [...Map.groupBy(hidden, ({ type }) => type).values()].map((ofType) => ofType[0]!);
      for (const question of [...handMade, byId(hidden.slice(0, 500)), inFull(one)]) {
        const told = await ask(broken, question);
        expect(hiddenIn(told.data, question)).toEqual([]);
        // A campaign check tells in words what it does not know.
        if (question.name.startsWith('campaign')) continue;
        const expected = withheld(await ask(brokenOracle, question), told);
        expect(differences(expected.data, told.data, { orNull: true })).toEqual([]);
      }
      await broken.close();
      await brokenOracle.close();
    },
    60_000,
  );
});

/** Every key in an answer. */
function keysIn(value: unknown, field = ''): string[] {
  if (typeof value === 'string') return ['sku', 'number', 'id'].includes(field) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) =>
    keysIn(inside, Array.isArray(value) ? field : name),
  );
}

/** The fields that a path leads through, whichever things of their lists. */
const fieldsOf = (path: readonly (string | number)[]): readonly (string | number)[] =>
  path.filter((step) => typeof step === 'string');

/** Makes a field null wherever it stands. */
function takeOut(value: unknown, fields: readonly string[]): void {
  if (Array.isArray(value)) for (const item of value) takeOut(item, fields);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const [field = '', ...below] = fields;
  const parent = value as Record<string, unknown>;
  if (below.length > 0) takeOut(parent[field], below);
  else if (field in parent) parent[field] = null;
}
