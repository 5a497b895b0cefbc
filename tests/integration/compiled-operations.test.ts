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
import { CachePolicies } from '../../src/operations/cache-policies.ts';
import { createApollo } from '../../src/transports/graphql/apollo.ts';
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
    answering: { policies: new CachePolicies(schema), answers: null, deployment: '' },
  });
  await apollo.start();
});
afterAll(async () => {
  await apollo.stop();
  await Promise.all([whole.close(), withoutSales.close()]);
});

async function answered(
  { text, variables }: { text: string; variables?: Record<string, unknown> },
  isCompiled: boolean,
  { sources = whole, caller = unrestricted }: { sources?: OpenSources; caller?: Caller } = {},
) {
  const parts = {
    sources,
    feeds: {} as Feeds,
    reportingCurrency: 'USD',
    campaignThresholds: readCampaignThresholds(defaultThresholdsFile),
    clock: () => worldNow,
    cursors: new CursorCodec('a secret that only tests know'),
  };
  const context = requestContext(parts, caller, false, new AbortController().signal);
  const { body } = await apollo.executeOperation(
    { query: text, variables },
    { contextValue: { ...context, isCompiled, sharesAnswers: false } },
  );
  if (body.kind !== 'single') throw new Error('It comes in one piece.');
  const { data, errors = [] } = body.singleResult;
  return {
    data,
    errors: errors
      .map(({ message, path, extensions }) => JSON.stringify({ path, message, extensions }))
      .toSorted(),
    statements: [...new Set(context.statements.map(({ source, name }) => `${source}.${name}`))].toSorted(),
  };
}

/** How long a source took to answer is never the same. */
const listed = operations.filter(({ name }) => name !== 'sources');
const feed = operations.find(({ name }) => name === 'customer-feed')!;
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
  `{ customers(first: 3) { nodes { id number orders(first: 2) { totalCount nodes { id placedOn: placedAt lines { sku quantity } } } } } }`,
  `{ products(first: 3) { nodes { sku margin: economics { __typename } tickets(first: 1) { totalCount nodes { number customer { number } } } } } }`,
  `{ nothing: product(sku: "of nobody") { name } node(id: "of nobody") { id ... on Product { name } } }`,
  `{ product(sku: "not a sku at all, for it is far too long to be one, and has spaces") { name } }`,
];

describe.each([
  ['answered, by the same statements', () => ({})],
  ['lacking where a source is down', () => ({ sources: withoutSales })],
  ['forbidden', () => ({ caller: seeing })],
] as const)('the same is %s', (_, asked) => {
  test.each([...listed, ...rare.map((text) => ({ name: text.slice(0, 40), text, variables: {} }))])(
    '$name',
    async (operation) => {
      const plain = await answered(operation, false, asked());
      const compiled = await answered(operation, true, asked());
      expect(compiled.data).toEqual(plain.data);
      expect(compiled.errors).toEqual(plain.errors);
      // What lacks something is asked again by graphql-js.
      if (plain.errors.length === 0) expect(compiled.statements).toEqual(plain.statements);
      expect(defects).toEqual([]);
    },
  );
});

test('what is answered whole was made by a compiled function, and graphql-js asked for none of it', async () => {
  // It answers with objects of no prototype, and compiled functions with plain ones.
  const prototypeOf = async (isCompiled: boolean) =>
    Object.getPrototypeOf((await answered(feed, isCompiled)).data?.['customers']);
  expect(await prototypeOf(false)).toBeNull();
  expect(await prototypeOf(true)).not.toBeNull();
});
