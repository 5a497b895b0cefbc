import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ApolloServer } from '@apollo/server';
import { PassThrough } from 'node:stream';
import { worldNow } from '../../sample-data/world.ts';
import { readCampaignThresholds } from '../../src/config/campaign-thresholds.ts';
import { defaultThresholdsFile } from '../../src/config/config.ts';
import { unrestricted, type Caller } from '../../src/kernel/caller.ts';
import { CursorCodec } from '../../src/kernel/cursor.ts';
import { defaultLimits } from '../../src/kernel/limits.ts';
import type { Feeds } from '../../src/graph/context.ts';
import { makeSchema } from '../../src/graph/schema.ts';
import { createLog } from '../../src/observability/log.ts';
import { Admission } from '../../src/operations/admission.ts';
import { createApollo } from '../../src/transports/graphql/apollo.ts';
import { runsBefore } from '../../src/operations/compiled/executor.ts';
import { requestContext, type OperationContext } from '../../src/edge/request-context.ts';
import { openSources, type OpenSources } from '../../src/sources/open.ts';
import { testCluster } from '../support/cluster.ts';
import { nowhere } from '../support/graph.ts';
import { operations } from '../support/operations.ts';

/** What is run compiled, held against what graphql-js makes of the same, for every operation that consumers have. */
let apollo: ApolloServer<OperationContext>;
let whole: OpenSources;
let withoutSales: OpenSources;
const defects: unknown[] = [];

beforeAll(async () => {
  const { readerUrls } = testCluster();
  whole = openSources(readerUrls);
  withoutSales = openSources({ ...readerUrls, sales: nowhere });
  const schema = makeSchema();
  const limits = { ...defaultLimits, cost: 1e9, costCapacity: 1e9 };
  apollo = createApollo({
    schema,
    admission: new Admission(schema, limits),
    audit: { personalDataRead: async () => {} },
    development: false,
    limits,
    examples: [],
    isListed: () => true,
    onDefect: (error) => defects.push(error),
    log: createLog(new PassThrough().resume()),
    answers: null,
  });
  await apollo.start();
});
afterAll(async () => {
  await apollo.stop();
  await Promise.all([whole.close(), withoutSales.close()]);
});

interface Asked {
  readonly text: string;
  readonly variables?: Record<string, unknown>;
}
type Answer = Awaited<ReturnType<typeof answered>>;

async function answered(
  { text, variables }: Asked,
  { sources = whole, caller = unrestricted }: { sources?: OpenSources; caller?: Caller } = {},
) {
  const parts = {
    sources,
    feeds: {} as Feeds,
    reportingCurrency: 'USD',
    leastCostCoverage: 80,
    searchSynonyms: {},
    campaignThresholds: readCampaignThresholds(defaultThresholdsFile),
    clock: () => worldNow,
    cursors: new CursorCodec('a secret that only tests know'),
  };
  const context = requestContext(parts, caller, false, new AbortController().signal);
  const { body } = await apollo.executeOperation(
    { query: text, variables },
    { contextValue: { ...context, sharesAnswers: false } },
  );
  if (body.kind !== 'single') throw new Error('It comes in one piece.');
  const { data, errors = [] } = body.singleResult;
  return {
    data,
    errors,
    statements: [...new Set(context.statements.map(({ source, name }) => `${source}.${name}`))].toSorted(),
  };
}

let texts = 0;

/** By graphql-js, as every text that has not come before. */
const executed = (operation: Asked, as = {}) =>
  answered({ ...operation, text: `${operation.text}\n# ${texts++}` }, as);

async function compiledAnswer(operation: Asked, as = {}) {
  for (let runs = 0; runs < runsBefore; runs += 1) await answered(operation, as);
  return answered(operation, as);
}

/** How long a source took to answer is never the same. */
const listed = operations.filter(({ name }) => name !== 'sources');
const named = (wanted: string): Asked => operations.find(({ name }) => name === wanted)!;
const seeing: Caller = { ...unrestricted, scopes: new Set(['product:read']) };

/** Ways to ask that no registered operation has. */
const rare = [
  `query Defaults($first: Int! = 2, $named: Boolean! = true, $unnamed: Boolean = false, $order: ProductOrder = { field: NAME }) {
    products(first: $first, orderBy: $order) {
      __typename
      nodes { ...Named @include(if: $named) ... on Product @skip(if: $unnamed) { also: sku } }
      edges { cursor node { sku } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
  fragment Named on Product { name sku }`,
  `{ customers(first: 3) { nodes { id number orders(first: 2) { totalCount nodes { id placedOn: placedAt lines { product { sku } quantity } } } } } }`,
  `{ products(first: 3) { nodes { sku percent: margin { percent } tickets(first: 1) { totalCount nodes { number customer { number } } } } } }`,
  `{ nothing: product(sku: "OF-NOBODY") { name } node(id: "of nobody") { id ... on Product { name } } two: nodes(ids: ["of nobody", "cHJvZHVjdA=="]) { id } }`,
  `{ customers(first: 2, filter: { country: { in: [] } }) { totalCount nodes { name orders(last: 1) { nodes { total { amount } } } } } }`,
];

describe.each([
  ['answered, by the same statements', () => ({})],
  ['lacking where a source is down', () => ({ sources: withoutSales })],
  ['forbidden', () => ({ caller: seeing })],
] as const)('the same is %s', (_, asked) => {
  test.each([...listed, ...rare.map((text) => ({ name: text.slice(0, 40), text, variables: {} }))])(
    '$name',
    async (operation) => {
      const [plain, compiled] = [
        await executed(operation, asked()),
        await compiledAnswer(operation, asked()),
      ];
      // Where a source fails first, others may not have been asked yet.
      const statements = plain.errors.length === 0 ? plain.statements : compiled.statements;
      expect(compiled).toEqual({ ...plain, statements });
      expect(plain.data).toBeDefined();
      expect(defects).toEqual([]);
    },
  );
});

/** Objects of graphql-js have no prototype, and those of compiled functions have one. */
const isCompiled = ({ data }: Answer) => data != null && Object.getPrototypeOf(data) !== null;

test('what comes again is run by a compiled function, whole or not', async () => {
  expect(isCompiled(await executed(named('customer-feed')))).toBe(false);
  expect(isCompiled(await compiledAnswer(named('customer-feed')))).toBe(true);
  const lacking = await compiledAnswer(named('product-card'), { sources: withoutSales });
  expect(lacking.errors.length).toBeGreaterThan(0);
  expect(isCompiled(lacking)).toBe(true);
});

test('so are those whose variables are inputs that may hold themselves', async () => {
  expect(isCompiled(await compiledAnswer(named('campaign-check')))).toBe(true);
});
