import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printedSchemaFile } from '../../scripts/contract.ts';
import { buildManifest, importOperations } from '../../scripts/registry/manifest.ts';
import { sampleGraph, type Graph } from '../support/graph.ts';
import { get, post } from '../support/wire.ts';

/** Relay's own compiler over the printed schema, and what it writes on the wire. */
/** The path of its program for this machine. */
const relayCompiler = createRequire(import.meta.url)('relay-compiler') as string;
const root = mkdtempSync(join(tmpdir(), 'opsgraph-'));
const source = `
  import { graphql } from 'react-relay';
  export const page = graphql\`
    query ProductPageQuery($first: Int!, $after: String, $id: ID!) {
      ...ProductPage_products
      node(id: $id) { ...ProductPage_product @alias }
    }
  \`;
  export const list = graphql\`
    fragment ProductPage_products on Query @refetchable(queryName: "ProductPageNextQuery") {
      products(first: $first, after: $after) @connection(key: "ProductPage_products") {
        edges { node { ...ProductPage_product } }
      }
    }
  \`;
  export const product = graphql\`
    fragment ProductPage_product on Product @refetchable(queryName: "ProductPageProductQuery") {
      sku
      name
      inventory { available }
    }
  \`;
`;

let graph: Graph;
let origin: string;
/** What Relay persisted: md5 to text. */
let persisted: Record<string, string>;

beforeAll(async () => {
  mkdirSync(join(root, 'src/__generated__'), { recursive: true });
  mkdirSync(join(root, 'operations'));
  writeFileSync(join(root, 'src/ProductPage.ts'), source);
  writeFileSync(join(root, 'persisted.json'), '{}');
  const config = {
    root: '.',
    sources: { src: 'page' },
    projects: {
      page: {
        language: 'typescript',
        schema: 'schema.graphql',
        output: 'src/__generated__',
        persist: { file: 'persisted.json' },
      },
    },
  };
  writeFileSync(join(root, 'relay.config.json'), JSON.stringify(config));
  writeFileSync(join(root, 'schema.graphql'), readFileSync(printedSchemaFile));
  execFileSync(relayCompiler, ['--noWatchman', 'relay.config.json'], { cwd: root, encoding: 'utf8' });
  persisted = JSON.parse(readFileSync(join(root, 'persisted.json'), 'utf8'));

  importOperations(join(root, 'operations'), 'web', JSON.stringify(persisted));
  const manifest = join(root, 'manifest.json');
  writeFileSync(manifest, buildManifest(join(root, 'operations')).text);
  graph = await sampleGraph({}, { persistedOperations: 'only', persistedManifestFile: manifest });
  origin = await graph.listen();
});
afterAll(async () => {
  await graph.close();
  rmSync(root, { recursive: true });
});

const idOf = (name: string) => {
  const [id] = Object.entries(persisted).find(([, text]) => text.includes(`query ${name}(`)) ?? [];
  return id;
};

test('the compiler takes the schema: pages, fragments, and refetching by the global id', () => {
  expect(Object.keys(persisted)).toHaveLength(3);
  for (const id of Object.keys(persisted)) expect(id).toMatch(/^[0-9a-f]{32}$/);
});

test("its md5s run in mode only, as Relay's documentation has them sent", async () => {
  const { json } = await post(origin, {
    doc_id: idOf('ProductPageQuery'),
    variables: { first: 2, id: 'none' },
  });
  const [edge] = json.data.products.edges;
  expect(edge.node).toMatchObject({ __typename: 'Product', sku: expect.any(String) });
  expect(json.data.products.pageInfo).toMatchObject({ hasNextPage: true });

  const next = await get(origin, {
    id: idOf('ProductPageNextQuery'),
    variables: { first: 2, after: json.data.products.pageInfo.endCursor },
  });
  expect(next.json.data.products.edges).toHaveLength(2);
  expect(next.json.data.products.edges[0].node.sku).not.toBe(edge.node.sku);

  const again = await get(origin, {
    documentId: idOf('ProductPageProductQuery'),
    variables: { id: edge.node.id },
  });
  expect(again.json.data.node).toMatchObject({ sku: edge.node.sku, name: edge.node.name });
});
