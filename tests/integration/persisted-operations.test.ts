import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { defaultManifestFile } from '../../src/config/config.ts';
import type { Manifest } from '../../src/operations/trusted-documents/manifest.ts';
import { sampleGraph, type Graph } from '../support/graph.ts';
import { get, persistedQuery, post, send, sha256 } from '../support/wire.ts';

/** Each way that a client has to name a listed operation, over real HTTP, in each of the three modes. */
const { operations } = JSON.parse(readFileSync(defaultManifestFile, 'utf8')) as Manifest;
const [written, cached] = operations.filter(({ name }) => name === 'ProductSearch');
const variables = { text: 'tent', first: 2 };
const unlisted = '{ products(first: 1) { totalCount } }';

const graphs: Graph[] = [];
const heard: unknown[] = [];
const origins = {} as Record<'open' | 'log' | 'only', string>;
beforeAll(async () => {
  for (const mode of ['open', 'log', 'only'] as const) {
    const graph = await sampleGraph(
      {},
      { persistedOperations: mode, onOperations: (news) => heard.push(news) },
    );
    graphs.push(graph);
    origins[mode] = await graph.listen();
  }
});
afterAll(() => Promise.all(graphs.map((graph) => graph.close())));

const modes = ['open', 'log', 'only'] as const;
const forms: [string, (id: string) => Record<string, unknown>][] = [
  ["Apollo's extension", persistedQuery],
  ["Apollo's extension with client-preset's prefix", (id) => persistedQuery(`sha256:${id}`)],
  ["GraphQL over HTTP's documentId", (id) => ({ documentId: `sha256:${id}` })],
  ['a bare hash as documentId', (id) => ({ documentId: id })],
  ["Relay's doc_id", (id) => ({ doc_id: id })],
  ['a bare hash as id', (id) => ({ id })],
  ['a plain name', () => ({ documentId: 'product-search' })],
  ["the operation's own name", () => ({ documentId: 'ProductSearch' })],
  ['a hash beside an empty text', (id) => ({ id, query: '' })],
];

describe.each(modes)('in mode %s', (mode) => {
  test.each(forms)('%s is answered by GET without any header, and by POST', async (_, named) => {
    const members = { ...named(written!.id), variables };
    for (const answer of [await get(origins[mode], members), await post(origins[mode], members)]) {
      expect(answer.status).toBe(200);
      expect(answer.json.errors).toBeUndefined();
      expect(answer.json.data.products.nodes).toHaveLength(2);
      expect(Object.keys(answer.json.data.products)).toEqual(['nodes']);
    }
  });

  test('the hash of what a caching client sends answers with its __typename', async () => {
    const { json } = await get(origins[mode], { ...persistedQuery(cached!.id), variables });
    expect(json.data.products).toHaveProperty('__typename', 'ProductConnection');
  });

  test('a listed text may be sent as it is listed', async () => {
    expect((await post(origins[mode], { query: written!.body, variables })).status).toBe(200);
    const { json } = await post(origins[mode], {
      query: written!.body,
      variables,
      ...persistedQuery(written!.id),
    });
    expect(json.data.products.nodes).toHaveLength(2);
  });

  test.each([
    ['two ids', { id: written!.id, documentId: written!.id }],
    ['an id beside a text', { id: written!.id, query: written!.body }],
    ['an id beside a hash', { id: written!.id, ...persistedQuery(written!.id) }],
    ['a hash of another text', { query: unlisted, ...persistedQuery(written!.id) }],
    ['another version', { extensions: { persistedQuery: { version: 2, sha256Hash: written!.id } } }],
    ['a hash that is no text', { extensions: { persistedQuery: { version: 1, sha256Hash: 7 } } }],
  ])('%s is a bad request', async (_, members) => {
    const answer = await post(origins[mode], members);
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({
      errors: [{ message: expect.any(String), extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  test.each([
    ['missing', {}, '"$text"'],
    ['wrongly typed', { text: 7 }, '"$text"'],
    ['out of bounds', { text: 'tent', first: 5_000 }, 'first'],
  ])('a variable that is %s is refused by name', async (_, given, name) => {
    for (const send of [get, post]) {
      const answer = await send(origins[mode], { documentId: 'product-search', variables: given });
      expect(answer.status).toBe(400);
      expect(answer.json.errors[0]).toMatchObject({
        message: expect.stringContaining(name),
        extensions: { code: 'BAD_USER_INPUT' },
      });
    }
  });
});

test.each(operations.filter(({ type }) => type === 'subscription'))(
  '$name is known under $id, and told elsewhere',
  async ({ id }) => {
    const { status, json } = await post(origins.only, { documentId: id });
    expect({ status, code: json.errors[0].extensions.code }).toEqual({
      status: 400,
      code: 'WRONG_TRANSPORT',
    });
  },
);

test.each(operations.filter(({ type }) => type === 'query'))(
  '$name is answered under $id',
  async ({ id }) => {
    const { json } = await get(origins.only, { documentId: id });
    // Without its variables an operation may be refused, but never for being unknown.
    expect(json.errors?.[0].extensions.code ?? 'BAD_USER_INPUT').toBe('BAD_USER_INPUT');
  },
);

describe('what is not listed', () => {
  test.each(['open', 'log'] as const)('runs in mode %s', async (mode) => {
    const { status, json } = await post(origins[mode], { query: unlisted });
    expect(status).toBe(200);
    expect(json.data.products.totalCount).toBeGreaterThan(0);
  });

  test('is counted in mode log by its hash, and what is listed is not', async () => {
    const query = '{ products(first: 2) { totalCount } }';
    const before = heard.length;
    await post(origins.log, { query });
    await post(origins.log, { query });
    await post(origins.log, { query: written!.body, variables });
    await get(origins.log, { documentId: 'product-search', variables });
    expect(heard.slice(before)).toEqual([
      { kind: 'unlisted', id: sha256(query), times: 1 },
      { kind: 'unlisted', id: sha256(query), times: 2 },
    ]);
  });

  test.each([
    ['a text', { query: unlisted }],
    ['a text that is no GraphQL, for it is not parsed', { query: '{ { {' }],
    ['a text with a field that does not exist, for it is not validated', { query: '{ secrets }' }],
    ['introspection', { query: '{ __schema { types { name } } }' }],
    ['a listed text with one more space', { query: `${written!.body} `, variables }],
    ['a listed name beside another text', { query: unlisted, operationName: 'ProductSearch' }],
    ['a hash', persistedQuery(sha256(unlisted))],
    ['a hash with its text', { query: unlisted, ...persistedQuery(sha256(unlisted)) }],
    ['a name', { documentId: 'no-such-operation' }],
    ['a name of every object', { documentId: 'constructor' }],
    ['a part of a hash', { documentId: written!.id.slice(0, 32) }],
  ])('is refused in mode only: %s', async (_, members) => {
    for (const send of [get, post]) {
      for (const accept of ['application/json', 'application/graphql-response+json']) {
        const answer = await send(origins.only, members, { accept });
        expect(answer.status).toBe(403);
        expect(answer.headers['content-type']).toBe(`${accept}; charset=utf-8`);
        expect(answer.json).toEqual({
          errors: [
            {
              message: 'This server runs only operations of its registry, and this is none of them.',
              extensions: { code: 'PERSISTED_OPERATION_UNKNOWN' },
            },
          ],
        });
      }
    }
  });

  test('is refused in a batch as well', async () => {
    const { status, json } = await post(origins.only, [{ query: unlisted }]);
    expect(status).toBe(400);
    expect(json.data).toBeUndefined();
  });

  test.each(['open', 'log'] as const)('is not found by id in mode %s', async (mode) => {
    const { status, json } = await get(origins[mode], { documentId: 'no-such-operation' });
    expect(status).toBe(404);
    expect(json.errors[0].extensions).toEqual({ code: 'PERSISTED_OPERATION_UNKNOWN' });
  });
});

describe.each(['open', 'log'] as const)('automatic persisted queries in mode %s', (mode) => {
  const query = `query Kept${mode} { products(first: 3) { totalCount } }`;
  const hash = persistedQuery(sha256(query));

  test('are asked for, kept, and then found', async () => {
    const missing = await get(origins[mode], hash);
    expect(missing.status).toBe(200);
    expect(missing.json).toEqual({
      errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    });
    expect(missing.headers['cache-control']).toBe('no-store');
    const kept = await post(origins[mode], { query, ...hash });
    expect(kept.json.data.products.totalCount).toBeGreaterThan(0);
    expect((await get(origins[mode], hash)).json).toEqual(kept.json);
    expect((await post(origins[mode], hash)).json).toEqual(kept.json);
  });

  test('cannot be put under the hash of another text', async () => {
    const other = `query Other${mode} { sources { name } }`;
    const poisoned = await post(origins[mode], { query: '{ __typename }', ...persistedQuery(sha256(other)) });
    expect(poisoned.status).toBe(400);
    expect((await get(origins[mode], persistedQuery(sha256(other)))).json.errors[0].message).toBe(
      'PersistedQueryNotFound',
    );
  });

  test('never change what a listed hash or name means', async () => {
    for (const id of [written!.id, `sha256:${written!.id}`, 'product-search', 'ProductSearch']) {
      const poisoned = await post(origins[mode], { query: unlisted, ...persistedQuery(id) });
      expect(poisoned.status).toBe(400);
    }
    const { json } = await get(origins[mode], { ...persistedQuery(written!.id), variables });
    expect(json.data.products.nodes).toHaveLength(2);
  });

  test('that are too long to keep still run', async () => {
    const long = `{ __typename } #${'x'.repeat(100_000)}`;
    const hash = persistedQuery(sha256(long));
    expect((await post(origins[mode], { query: long, ...hash })).json.data).toEqual({ __typename: 'Query' });
    expect((await get(origins[mode], hash)).json.errors[0].message).toBe('PersistedQueryNotFound');
  });
});

describe('the address', () => {
  test('a text to be kept may come by GET, but not from a page of another site', async () => {
    const query = '{ products(first: 4) { totalCount } }';
    const members = { query, ...persistedQuery(sha256(query)) };
    const foreign = await get(origins.open, members, { 'sec-fetch-site': 'cross-site' });
    expect(foreign.status).toBe(400);
    for (const site of ['same-origin', 'none']) {
      expect((await get(origins.open, members, { 'sec-fetch-site': site })).status).toBe(200);
    }
    expect((await get(origins.open, members)).status).toBe(200);
  });

  test('a text by GET needs a header that other pages cannot send; an id does not', async () => {
    expect((await get(origins.open, { query: unlisted })).status).toBe(400);
    expect((await get(origins.open, { query: unlisted }, { 'apollo-require-preflight': '1' })).status).toBe(
      200,
    );
    expect((await get(origins.open, { id: written!.id, variables })).status).toBe(200);
  });

  test('a body on GET is a bad request', async () => {
    const { status, json } = await send(origins.open, {
      path: '/graphql?documentId=sources',
      headers: { 'content-type': 'application/json', 'content-length': '2' },
      body: '{}',
    });
    expect(status).toBe(400);
    expect(json.errors[0].extensions.code).toBe('BAD_REQUEST');
  });

  test('HEAD says what GET would, without saying it', async () => {
    const path = `/graphql?documentId=product-search&variables=${JSON.stringify(variables)}`;
    const got = await send(origins.open, { path });
    const head = await send(origins.open, { path, method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.body).toBe('');
    expect(head.headers['content-type']).toBe(got.headers['content-type']);
    expect(head.headers['content-length']).toBe(got.headers['content-length']);
    const unknown = await send(origins.only, { path: '/graphql?documentId=nothing', method: 'HEAD' });
    expect(unknown.status).toBe(403);
  });

  test('OPTIONS says what may be done', async () => {
    const { status, headers, body } = await send(origins.open, { method: 'OPTIONS' });
    expect([status, headers['allow'], body]).toEqual([204, 'GET, HEAD, POST, OPTIONS', '']);
  });

  test.each(['PUT', 'PATCH', 'DELETE'])('%s is refused, and told what may be done', async (method) => {
    const { status, headers, json } = await send(origins.open, { method });
    expect([status, headers['allow']]).toEqual([405, 'GET, HEAD, POST, OPTIONS']);
    expect(json.errors[0].extensions.code).toBe('METHOD_NOT_ALLOWED');
  });

  test.each([
    ['a member given twice', '/graphql?documentId=sources&documentId=budgets'],
    ['extensions that are no JSON', '/graphql?extensions={'],
    ['variables that are no JSON', '/graphql?documentId=sources&variables={'],
  ])('%s is a bad request', async (_, path) => {
    const { status, json } = await send(origins.open, { path });
    expect(status).toBe(400);
    expect(json.errors[0].extensions.code).toBe('BAD_REQUEST');
  });
});
