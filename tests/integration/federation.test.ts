import { buildSubgraphSchema } from '@apollo/subgraph';
import { composeServices as composeWithApollo } from '@apollo/composition';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { composeServices as composeWithHive } from '@theguild/federation-composition';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { stories } from '../../sample-data/stories.ts';
import { nowhere, sampleGraph, sampleSql, type Graph } from '../support/graph.ts';

/** A content team's subgraph, which adds a headline to our products. */
const content = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  scalar Sku
  type Product @key(fields: "sku") {
    sku: Sku!
    headline: String
  }
  type Query {
    headlined: [Product!]!
  }
`);
const { sku } = stories.runsOutBeforeDelivery;

let subgraph: Graph;
let sdl: string;
beforeAll(async () => {
  subgraph = await sampleGraph({}, { federation: true });
  sdl = (await subgraph.query('{ service: _service { sdl } }')).data.service.sdl;
});
afterAll(() => subgraph.close());

const entities = (representations: readonly unknown[], graph: Graph = subgraph) =>
  graph.query(
    `query ($representations: [_Any!]!) {
      entities: _entities(representations: $representations) {
        type: __typename
        ... on Product { name inventory { available } }
        ... on Customer { number }
        ... on Order { order: status }
        ... on Shipment { shipment: status }
        ... on Ticket { ticket: status }
      }
    }`,
    { representations },
  );

const services = () => [
  { name: 'opsgraph', url: 'http://127.0.0.1/opsgraph', typeDefs: parse(sdl) },
  { name: 'content', url: 'http://127.0.0.1/content', typeDefs: content },
];

test.each([
  ["Apollo's", composeWithApollo],
  ["Hive's", composeWithHive],
] as const)('The subgraph composes with another in %s composer', (_name, compose) => {
  const { errors, supergraphSdl } = compose(services());
  expect(errors ?? []).toEqual([]);
  expect(supergraphSdl).toContain('headline');
  expect(supergraphSdl).toContain('stockoutBeforeReplenishment');
});

test('Entities of all five types are found by their keys; what does not exist is null', async () => {
  const [order] = await sampleSql('sales', 'select number, customer_number from sales.orders limit 1');
  const [shipment] = await sampleSql('logistics', 'select number from logistics.shipments limit 1');
  const [ticket] = await sampleSql('support', 'select number from support.tickets limit 1');
  const { data, errors } = await entities([
    { __typename: 'Product', sku },
    { __typename: 'Product', sku: 'NO-SUCH-THING' },
    { __typename: 'Customer', number: order!['customer_number'] },
    { __typename: 'Order', number: order!['number'] },
    { __typename: 'Shipment', number: shipment!['number'] },
    { __typename: 'Ticket', number: ticket!['number'] },
  ]);
  expect(errors).toBeUndefined();
  expect(data.entities.map((entity: { type: string } | null) => entity?.type)).toEqual([
    'Product',
    undefined,
    'Customer',
    'Order',
    'Shipment',
    'Ticket',
  ]);
  expect(data.entities[0].name).toBe('Corrie Travel Pack 22 L');
});

test('A hundred entities cost the statements of two', async () => {
  const rows = await sampleSql<{ sku: string }>('inventory', 'select sku from inventory.products limit 100');
  const references = rows.map((row) => ({ __typename: 'Product', ...row }));
  const [few, many] = [await entities(references.slice(0, 2)), await entities(references)];
  expect(many.data.entities).toHaveLength(100);
  expect(many.statements.map(({ name }) => name)).toEqual(few.statements.map(({ name }) => name));
});

const unusable = [
  { __typename: 'Product', sku: '\u0000; drop table' },
  { __typename: 'Product', sku: 7 },
  { __typename: 'Product' },
  { __typename: 'Product', sku: null },
  { __typename: 'Budget', code: 'B' },
  { __typename: 'Money' },
  { __typename: 'Nothing of ours' },
  { __typename: 'toString' },
  { sku },
  'Product',
  [],
];
test.each(unusable)(
  'A reference that names nothing is BAD_USER_INPUT before any SQL: %j',
  async (reference) => {
    const { errors, statements } = await entities([reference]);
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(statements).toEqual([]);
  },
);

test('Each reference is answered by itself', async () => {
  const { data, errors } = await entities([{ __typename: 'Product', sku }, ...unusable]);
  expect(data.entities).toEqual([expect.objectContaining({ type: 'Product' }), ...unusable.map(() => null)]);
  expect(errors?.map(({ path, extensions }) => [path?.[1], extensions['code']])).toEqual(
    unusable.map((_, index) => [index + 1, 'BAD_USER_INPUT']),
  );
});

test('A database that is down costs its own fields through _entities as well', async () => {
  const lame = await sampleGraph({ inventory: nowhere }, { federation: true });
  try {
    const { data, errors } = await entities([{ __typename: 'Product', sku }], lame);
    expect(data.entities).toEqual([{ type: 'Product', name: null, inventory: null }]);
    expect(new Set(errors?.map(({ extensions }) => extensions['code']))).toEqual(
      new Set(['SOURCE_UNAVAILABLE']),
    );
  } finally {
    await lame.close();
  }
});

test('Without FEDERATION the graph has no federation fields', async () => {
  const plain = await sampleGraph();
  try {
    expect((await plain.query('{ _service { sdl } }')).status).toBe(400);
  } finally {
    await plain.close();
  }
});

test('Behind a gateway, one question is answered by both subgraphs', async () => {
  const other = new ApolloServer({
    schema: buildSubgraphSchema([
      {
        typeDefs: content,
        resolvers: {
          Query: { headlined: () => [{ sku }] },
          Product: { headline: (product: { sku: string }) => `All about ${product.sku}` },
        } as never,
      },
    ]),
  });
  const { url: contentUrl } = await startStandaloneServer(other, { listen: { host: '127.0.0.1', port: 0 } });
  const opsgraphUrl = `${await subgraph.listen()}/graphql`;
  const { supergraphSdl } = composeWithApollo([
    { name: 'opsgraph', url: opsgraphUrl, typeDefs: parse(sdl) },
    { name: 'content', url: contentUrl, typeDefs: content },
  ]);
  const gateway = new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl: supergraphSdl! }) });
  try {
    const ask = async (query: string) => {
      const { body } = await gateway.executeOperation({ query });
      if (body.kind !== 'single') throw new Error('an incremental answer');
      expect(body.singleResult.errors).toBeUndefined();
      return JSON.parse(JSON.stringify(body.singleResult.data));
    };
    expect(await ask('{ headlined { headline name inventory { available } } }')).toEqual({
      headlined: [
        {
          headline: `All about ${sku}`,
          name: 'Corrie Travel Pack 22 L',
          inventory: { available: expect.any(Number) },
        },
      ],
    });
    const { products } = await ask('{ products(first: 20) { totalCount nodes { sku headline } } }');
    expect(products.nodes).toHaveLength(20);
    expect(products.nodes[0].headline).toBe(`All about ${products.nodes[0].sku}`);
  } finally {
    await gateway.stop();
    await other.stop();
  }
});
