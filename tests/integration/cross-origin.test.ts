import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { unauthenticated } from '../../src/kernel/errors.ts';
import { unrestricted } from '../../src/kernel/caller.ts';
import { sampleGraph, type Graph } from '../support/graph.ts';
import { get, persistedQuery, send, sha256 } from '../support/wire.ts';

/** What a browser is told of pages that come from elsewhere. */
const listed = 'https://board.example';
const graphs: Graph[] = [];
const servers = {} as Record<'development' | 'production', string>;
beforeAll(async () => {
  for (const mode of ['development', 'production'] as const) {
    const graph = await sampleGraph(
      {},
      {
        development: mode === 'development',
        corsOrigins: [listed],
        persistedOperations: mode === 'development' ? 'open' : 'log',
        onOperations: () => {},
        identify: async ({ headers }) => {
          if (headers['x-api-key'] !== 'good') throw unauthenticated('Send a key.', false);
          return unrestricted;
        },
      },
    );
    graphs.push(graph);
    servers[mode] = await graph.listen();
  }
});
afterAll(() => Promise.all(graphs.map((graph) => graph.close())));

const paths = ['/graphql?documentId=sources', '/q', '/q/sources.csv'];
const ask = (mode: keyof typeof servers, path: string, origin: string, key = 'good') =>
  send(servers[mode], { path, headers: { origin, 'x-api-key': key } });

const preflight = (mode: keyof typeof servers, path: string, origin: string) =>
  send(servers[mode], {
    method: 'OPTIONS',
    path,
    headers: {
      origin,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'x-api-key,content-type',
    },
  });

describe.each([
  ['production', listed],
  ['development', listed],
  ['development', 'http://localhost:5173'],
  ['development', 'http://127.0.0.1:4173'],
] as const)('in %s a page from %s', (mode, origin) => {
  test.each(paths)('may ask %s, and read what it is told', async (path) => {
    const asked = await preflight(mode, path, origin);
    expect(asked).toMatchObject({
      status: 204,
      headers: {
        'access-control-allow-origin': origin,
        'access-control-allow-headers': 'x-api-key,content-type',
        'access-control-max-age': '7200',
      },
    });
    expect(asked.headers['access-control-allow-methods']).toContain('GET');
    const answer = await ask(mode, path, origin);
    expect(answer).toMatchObject({ status: 200, headers: { 'access-control-allow-origin': origin } });
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
    expect(answer.headers['access-control-expose-headers']).toContain('Link');
    expect(String(answer.headers['vary']).toLowerCase()).toContain('origin');
  });

  test('reads why it was refused', async () => {
    for (const path of paths) {
      expect(await ask(mode, path, origin, 'bad')).toMatchObject({
        status: 401,
        headers: { 'access-control-allow-origin': origin },
      });
    }
  });

  test('may use the tools of assistants', async () => {
    const answer = await send(servers[mode], {
      method: 'POST',
      path: '/mcp',
      headers: {
        origin,
        'x-api-key': 'good',
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
    });
    expect(answer).toMatchObject({ status: 200, headers: { 'access-control-allow-origin': origin } });
    expect(await preflight(mode, '/mcp', origin)).toMatchObject({
      status: 204,
      headers: { 'access-control-allow-origin': origin },
    });
  });
});

describe.each([
  ['production', 'http://localhost:5173'],
  ['production', 'https://board.example.evil.example'],
  ['production', 'http://board.example'],
  ['development', 'https://evil.example'],
  ['development', 'http://localhost.evil.example'],
  ['development', 'null'],
] as const)('in %s a page from %s', (mode, origin) => {
  test.each(paths)('is not let read %s', async (path) => {
    for (const answer of [await preflight(mode, path, origin), await ask(mode, path, origin)]) {
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
      expect(answer.headers['access-control-allow-headers']).toBeUndefined();
    }
  });
});

describe('a text to be kept may come by GET, without asking first', () => {
  const query = 'query Kept { sources { name } }';
  const kept = { query, ...persistedQuery(sha256(query)) };
  const sent = async (mode: keyof typeof servers, headers: Record<string, string>, members: object = kept) =>
    (await get(servers[mode], { ...members }, { 'x-api-key': 'good', ...headers })).status;
  const site = (name: string) => ({ 'sec-fetch-site': name });

  test('from a page that may ask', async () => {
    for (const mode of ['development', 'production'] as const) {
      expect(await sent(mode, { origin: listed, ...site('cross-site') })).toBe(200);
      expect(await sent(mode, { origin: servers[mode], ...site('same-origin') })).toBe(200);
    }
    expect(await sent('development', { origin: 'http://localhost:5173', ...site('same-site') })).toBe(200);
  });

  test.each([
    ['another', { origin: 'https://evil.example', ...site('cross-site') }],
    ['another, whose browser says no more', { origin: 'https://evil.example' }],
    ['another of the same site', { origin: 'https://evil.board.example', ...site('same-site') }],
    ['nowhere', { origin: 'null', ...site('cross-site') }],
    ['elsewhere that does not say where', site('cross-site')],
    ['the same site that does not say where', site('same-site')],
  ])('but not from %s', async (_, headers) => {
    for (const mode of ['development', 'production'] as const) expect(await sent(mode, headers)).toBe(400);
  });

  test('but not by itself, or under another hash', async () => {
    const headers = { origin: listed, ...site('cross-site') };
    for (const members of [{ query }, { query, ...persistedQuery(sha256('{ __typename }')) }])
      expect(await sent('development', headers, members)).toBe(400);
  });
});

test('who is no page is answered as ever', async () => {
  expect(await send(servers.production, { method: 'OPTIONS', path: '/graphql' })).toMatchObject({
    status: 204,
    headers: { allow: 'GET, HEAD, POST, OPTIONS' },
  });
  expect((await send(servers.production, { method: 'OPTIONS', path: '/nothing' })).status).toBe(404);
});
