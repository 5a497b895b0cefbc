import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { scopes } from '../../src/kernel/caller.ts';
import { digestOf, newApiKey } from '../../src/callers/api-keys.ts';
import { expectWithstood, type Attack } from '../support/attacks/attack.ts';
import { startTarget, type Target } from '../support/attacks/target.ts';
import { ask, exchange, parse, request, send } from '../support/attacks/wire.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** API keys that are nobody's, or that come by a way that is none, against a running server. */
const [good, another, revoked, expired] = [newApiKey(), newApiKey(), newApiKey(), newApiKey()];
const token = 'a token for metrics alone';
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let target: Target;
beforeAll(async () => {
  folder = await temporaryFolder();
  const file = join(folder.path, 'keys.json');
  const key = (name: string, secret: string, changes = {}) => ({
    name,
    digest: digestOf(secret),
    scopes,
    createdAt: '2026-01-01T00:00:00.000Z',
    expiresAt: '2999-01-01T00:00:00.000Z',
    ...changes,
  });
  const keys = [
    key('good', good),
    key('another', another),
    key('revoked', revoked, { revokedAt: '2026-01-02T00:00:00.000Z' }),
    key('expired', expired, { expiresAt: '2026-01-02T00:00:00.000Z' }),
  ];
  await writeFile(file, JSON.stringify({ keys }));
  target = await startTarget({
    callers: { issuer: null, keysFile: file, demo: false },
    honest: bearer(good),
    limits: { requests: 3, receiveMs: 60_000 },
    metricsToken: token,
  });
});
afterAll(async () => {
  await target.stop();
  await folder[Symbol.asyncDispose]();
});

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const query = '{ products(first: 1) { totalCount } }';
const address = `/graphql?query=${encodeURIComponent(query)}`;
const preflighted = { 'apollo-require-preflight': '1' };

const refused = (name: string, headers: () => Record<string, string>): Attack => ({
  name,
  run: (port) => ask(port, query, undefined, headers()),
  status: 401,
  code: 'UNAUTHENTICATED',
});
/** The same header on two lines, which no object can hold. */
const twice = (name: string, lines: () => readonly string[]): Attack => ({
  name,
  run: (port) =>
    exchange(port, request({ body: { query } }).replace('\r\n\r\n', `\r\n${lines().join('\r\n')}\r\n\r\n`)),
  status: 401,
  code: 'UNAUTHENTICATED',
});
const addressed = (name: string, query: string): Attack => ({
  name,
  run: (port) => send(port, { method: 'GET', path: `${address}&${query}`, headers: preflighted }),
  status: 401,
  code: 'UNAUTHENTICATED',
});

describe('a key', () => {
  test.each<Attack>([
    refused('that is not there', () => ({})),
    refused('that nobody has', () => bearer(newApiKey())),
    refused('cut short', () => bearer(good.slice(0, -1))),
    refused('made longer', () => bearer(`${good}A`)),
    refused('of nothing but its beginning', () => bearer('ogk_')),
    refused("of one's beginning and another's end", () => bearer(good.slice(0, 20) + another.slice(20))),
    refused('in capitals', () => bearer(good.toUpperCase())),
    refused('that is the digest in the file', () => bearer(digestOf(good))),
    refused('that is the digest, called a key', () => bearer(`ogk_${digestOf(good)}`)),
    refused('that every object has', () => bearer('ogk_constructor')),
    refused('that is SQL', () => ({ 'x-api-key': `ogk_' or '1'='1` })),
    refused('that was revoked', () => bearer(revoked)),
    refused('that has expired', () => bearer(expired)),
    refused('under another scheme', () => ({ authorization: `Basic ${good}` })),
    refused('without a scheme', () => ({ authorization: good })),
    refused('in a cookie', () => ({ cookie: `authorization=${good}; x-api-key=${good}` })),
    refused('in two headers', () => ({ ...bearer(good), 'x-api-key': good })),
    refused('in two headers, one of them empty', () => ({ ...bearer(good), 'x-api-key': '' })),
    refused('in a list of two', () => ({ 'x-api-key': `${good}, ${another}` })),
    refused('of a caller who calls itself one', () => ({ 'x-caller': '{"id":"good"}' })),
    twice('before one that nobody has', () => [
      `authorization: Bearer ${good}`,
      `authorization: Bearer ${newApiKey()}`,
    ]),
    twice('behind one that nobody has', () => [
      `Authorization: Bearer ${newApiKey()}`,
      `authorization: Bearer ${good}`,
    ]),
    twice('twice', () => [`x-api-key: ${good}`, `X-API-Key: ${good}`]),
    addressed('in the address, as a key', `x-api-key=${good}`),
    addressed('in the address, as a token', `access_token=${good}`),
    addressed('in the address, as a header', `authorization=Bearer%20${good}`),
    {
      name: 'in the body',
      run: (port) => send(port, { body: { query, authorization: `Bearer ${good}`, token: good } }),
      status: 401,
      code: 'UNAUTHENTICATED',
    },
    {
      name: 'that is missing, from whoever sends what is no JSON',
      run: (port) => send(port, { body: '{' }),
      status: 401,
      code: 'UNAUTHENTICATED',
    },
    {
      name: 'that is missing, for assistants',
      run: (port) => send(port, { path: '/mcp', body: { jsonrpc: '2.0', id: 1, method: 'tools/list' } }),
      status: 401,
      code: 'UNAUTHENTICATED',
    },
  ])('$name', async (attack) => {
    const { answer, written } = await target.during(() => expectWithstood(target, attack));
    for (const said of [answer.text, JSON.stringify(answer.headers), written]) {
      expect(said).not.toContain(good.slice(4, 16));
      expect(said).not.toContain(another.slice(4, 16));
    }
  });
});

test('slow bodies of nobody take no place from callers', async () => {
  const slow = request({ headers: { 'content-length': '1000' }, body: { query } });
  const sockets = Array.from({ length: 6 }, () => connect(target.port, '127.0.0.1'));
  const replies = sockets.map(async (socket) => {
    socket.on('error', () => undefined);
    socket.write(slow);
    const [first] = (await once(socket, 'data')) as [Buffer];
    return parse(first.toString());
  });
  for (const reply of await Promise.all(replies)) {
    expect(reply).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  }
  expect(await ask(target.port, query, undefined, bearer(good))).toMatchObject({
    status: 200,
    code: null,
  });
  for (const socket of sockets) socket.destroy();
});

describe('metrics', () => {
  const metrics = (headers: Record<string, string> = {}, query = '') =>
    send(target.port, { method: 'GET', path: `/metrics${query}`, headers });

  test.each<[string, Record<string, string>, string]>([
    ['nobody', {}, ''],
    ['an API key', bearer(good), ''],
    ['half of the token', bearer(token.slice(0, 10)), ''],
    ['the token and more', bearer(`${token}s`), ''],
    ['the token under another scheme', { authorization: `Basic ${token}` }, ''],
    ['the token in the address', {}, `?token=${encodeURIComponent(token)}`],
  ])('tell nothing to %s', async (_, headers, query) => {
    expect(await metrics(headers, query)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  test('are for whoever has the token, and no credential of the graph', async () => {
    expect((await metrics(bearer(token))).text).toContain('# HELP');
    expect(await ask(target.port, query, undefined, bearer(token))).toMatchObject({ status: 401 });
  });

  test('health is for everybody, and tells no host, version or name', async () => {
    for (const path of ['/health/live', '/health/ready']) {
      const { status, text } = await send(target.port, { method: 'GET', path });
      expect(status).toBe(200);
      expect(text).not.toMatch(/\d+\.\d+|postgres|localhost|good/i);
    }
  });
});

describe('a line of the log', () => {
  /** The request's own line, which is written when its connection is done with it. */
  async function lineOf(attack: () => Promise<unknown>): Promise<Record<string, unknown>> {
    const { written } = await target.during(attack);
    expect(written.split('\n').filter(Boolean)).toHaveLength(1);
    expect(written).not.toMatch(/forged|evil|marked/);
    return JSON.parse(written);
  }
  const forged = 'marked\n{"level":60,"msg":"forged"}';

  test.each<[string, Parameters<typeof send>[1], number]>([
    ["by an operation's name", { body: { query, operationName: forged } }, 400],
    ["by an operation's own name", { body: { query: `query forged${query}` } }, 200],
    ['by variables', { body: { query, variables: { evil: forged } } }, 200],
    ['by an id of an operation', { body: { id: forged } }, 404],
    ['by an address', { method: 'GET', path: `${address}&forged=%0d%0aevil`, headers: preflighted }, 200],
    ["by a request's id", { headers: { 'x-request-id': 'forged evil{}' }, body: { query } }, 200],
    ["by a client's name", { headers: { 'user-agent': 'forged evil' }, body: { query } }, 200],
  ])('cannot be forged %s', async (_, sent, status) => {
    const headers = { ...sent.headers, ...bearer(good) };
    expect(await lineOf(() => send(target.port, { ...sent, headers }))).toMatchObject({
      status,
      caller: 'key:good',
      operation: 'other',
    });
  });

  test.each(['a%0d%0ax-evil: 1', 'a b', '', 'a'.repeat(200), 'é'])(
    'and no header of an answer by the id %j',
    async (id) => {
      const { headers } = await ask(target.port, query, undefined, {
        ...bearer(good),
        'x-request-id': id,
      });
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers['x-evil']).toBeUndefined();
    },
  );
});
