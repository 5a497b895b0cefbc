import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ApolloClient, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { cacheExchange, Client, fetchExchange } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { persistedId } from '../../examples/client/persisted-id.ts';
import * as generated from '../../examples/client/operations.ts';
import { createClient as apolloExample } from '../../examples/react-apollo/client.ts';
import { createClient as urqlExample } from '../../examples/react-urql/client.ts';
import { unrestricted } from '../../src/kernel/caller.ts';
import { sampleGraph, type Graph } from '../support/graph.ts';
import { committed } from '../support/manifests.ts';
import { sha256 } from '../support/wire.ts';

/** The clients that frontend teams use, unmodified, against a running server. */
const { ProductBoardDocument, ProductSearchDocument } = generated;
const graphs: Graph[] = [];
const endpoints = {} as Record<'open' | 'only', string>;
/** The requests that came, as method and address. */
const ran: string[] = [];

beforeAll(async () => {
  for (const mode of ['open', 'only'] as const) {
    const graph = await sampleGraph(
      {},
      {
        persistedOperations: mode,
        identify: async ({ raw: { method, url = '' } }) => {
          ran.push(`${method} ${decodeURIComponent(url)}`);
          return unrestricted;
        },
      },
    );
    graphs.push(graph);
    endpoints[mode] = `${await graph.listen()}/graphql`;
  }
});
afterAll(() => Promise.all(graphs.map((graph) => graph.close())));

async function requestsOf(act: () => Promise<unknown>): Promise<string[]> {
  ran.length = 0;
  await act();
  return [...ran];
}

const search = { text: 'tent', first: 2 };
const board = { category: 'Tents', first: 2 };
const withoutFilter = gql`
  query Unlisted {
    products(first: 2) {
      nodes {
        sku
      }
    }
  }
`;

test('every generated document carries the id under which the manifest lists its text', () => {
  const documents = Object.entries(generated).filter(([name]) => name.endsWith('Document'));
  expect(documents).toHaveLength(new Set(committed.operations.map(({ name }) => name)).size);
  for (const [name, document] of documents) {
    expect(committed.operations.filter(({ id }) => id === persistedId(document))).toEqual([
      expect.objectContaining({ name: name.replace(/Document$/, '') }),
    ]);
  }
});

describe('Apollo Client 4', () => {
  /** As its own documentation sets it up, with a hash of what it would send. */
  const apollo = (uri: string) =>
    new ApolloClient({
      cache: new InMemoryCache(),
      link: new PersistedQueryLink({ sha256, useGETForHashedQueries: true }).concat(new HttpLink({ uri })),
    });

  test.each([
    ['as the example sets it up', apolloExample],
    ['that hashes for itself', apollo],
  ])('%s asks for listed operations by GET, without their text, in mode only', async (_, createClient) => {
    const client = createClient(endpoints.only);
    const requests = await requestsOf(async () => {
      const { data } = await client.query({ query: ProductSearchDocument, variables: search });
      expect(data?.products?.nodes).toHaveLength(2);
      await client.query({ query: ProductBoardDocument, variables: board });
      // From its cache: what it got was whole.
      await client.query({ query: ProductBoardDocument, variables: board });
    });
    expect(requests).toEqual([
      expect.stringContaining(persistedId(ProductSearchDocument)),
      expect.stringContaining(persistedId(ProductBoardDocument)),
    ]);
    for (const request of requests) expect(request).toMatch(/^GET \/graphql\?(?!.*query=)/);
  });

  test('is told, and does not try the text, when an operation is not listed', async () => {
    const error = await apollo(endpoints.only)
      .query({ query: withoutFilter })
      .catch((thrown: unknown) => thrown);
    expect(CombinedGraphQLErrors.is(error) && error.errors).toEqual([
      expect.objectContaining({ extensions: { code: 'PERSISTED_OPERATION_UNKNOWN' } }),
    ]);
  });

  test('has what it wants kept for it in mode open, and then sends the hash alone', async () => {
    const ask = async () => {
      const { data } = await apollo(endpoints.open).query({ query: withoutFilter });
      expect(data).toMatchObject({ products: { nodes: [{}, {}] } });
    };
    const hashAlone = expect.stringMatching(/^GET \/graphql\?(?!.*query=)/);
    expect(await requestsOf(ask)).toEqual([hashAlone, 'POST /graphql']);
    expect(await requestsOf(ask)).toEqual([hashAlone]);
  });
});

describe('urql', () => {
  const urql = (url: string) =>
    new Client({
      url,
      exchanges: [cacheExchange, persistedExchange(), fetchExchange],
      preferGetMethod: true,
    });

  test.each([
    ['as the example sets it up', urqlExample],
    ['that hashes for itself', urql],
  ])('%s asks for listed operations by GET, without their text, in mode only', async (_, createClient) => {
    const client = createClient(endpoints.only);
    const requests = await requestsOf(async () => {
      const { data, error } = await client.query(ProductSearchDocument, search).toPromise();
      expect(error).toBeUndefined();
      expect(data?.products?.nodes).toHaveLength(2);
      await client.query(ProductBoardDocument, board).toPromise();
      await client.query(ProductBoardDocument, board).toPromise();
    });
    expect(requests).toEqual([
      expect.stringContaining(persistedId(ProductSearchDocument)),
      expect.stringContaining(persistedId(ProductBoardDocument)),
    ]);
    for (const request of requests) expect(request).toMatch(/^GET \/graphql\?(?!.*query=)/);
  });

  test('is told, and does not try the text, when an operation is not listed', async () => {
    const { error } = await urql(endpoints.only).query(withoutFilter, {}).toPromise();
    expect(error?.graphQLErrors[0]?.extensions).toEqual({ code: 'PERSISTED_OPERATION_UNKNOWN' });
  });

  test('has what it wants kept for it in mode open, and then sends the hash alone', async () => {
    const query = '{ products(first: 3) { nodes { sku } } }';
    const ask = async () => {
      const { data } = await urql(endpoints.open).query(query, {}).toPromise();
      expect(data.products.nodes).toHaveLength(3);
    };
    expect(await requestsOf(ask)).toEqual([
      expect.stringMatching(/^GET \/graphql\?(?!.*query=)/),
      expect.stringMatching(/^GET \/graphql\?query=/),
    ]);
    expect(await requestsOf(ask)).toEqual([expect.stringMatching(/^GET \/graphql\?(?!.*query=)/)]);
  });
});
