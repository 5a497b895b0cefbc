import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { defaultManifestFile } from '../../src/config/config.ts';
import type { Manifest } from '../../src/operations/trusted-documents/manifest.ts';
import { longestBlock, type Attack } from '../support/attacks/attack.ts';
import { startTarget, type Target } from '../support/attacks/target.ts';
import { ask, send, type Reply } from '../support/attacks/wire.ts';

/** A server that runs only what its registry lists, and what is sent to it all the same. */
const { operations } = JSON.parse(readFileSync(defaultManifestFile, 'utf8')) as Manifest;
const listed = operations.find(({ name }) => name === 'Sources')!;
const other = operations.find(({ name }) => name === 'Budgets')!;
let target: Target;
beforeAll(async () => {
  target = await startTarget({ persistedOperations: 'only' });
});
afterAll(() => target.stop());

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const unlisted = '{ products(first: 1) { totalCount } }';
const persisted = (sha256Hash: unknown, version: unknown = 1) => ({
  persistedQuery: { version, sha256Hash },
});
const sent = (name: string, body: unknown, status = 403, code = 'PERSISTED_OPERATION_UNKNOWN'): Attack => ({
  name,
  run: (port) => send(port, { body }),
  status,
  code,
});
const bad = (name: string, body: unknown): Attack => sent(name, body, 400, 'BAD_REQUEST');
const get = (name: string, members: Record<string, string>): Attack => ({
  ...sent(name, null),
  run: (port) => send(port, { method: 'GET', path: `/graphql?${new URLSearchParams(members)}` }),
});

/** Not expectWithstood: that asks afterwards what this server does not run. */
async function expectRefused({ run, status, code }: Attack): Promise<Reply> {
  const { answer, blockedMs, defects } = await target.during(() => run(target.port, 0));
  expect(defects).toEqual([]);
  expect({ status: answer.status, code: answer.code }).toEqual({ status, code });
  expect(blockedMs).toBeLessThanOrEqual(longestBlock);
  expect(answer.text).not.toContain('"data"');
  return answer;
}

describe('only what is listed runs, not', () => {
  test.each<Attack>([
    sent('another text', { query: unlisted }),
    sent('no more than __typename', { query: '{ __typename }' }),
    sent('introspection', { query: '{ __schema { types { name } } }' }),
    sent('what is no GraphQL', { query: '}' }),
    sent('a listed text with a space behind it', { query: `${listed.body} ` }),
    sent('a listed text with another operation behind it', {
      query: `${listed.body} query B ${unlisted}`,
      operationName: 'B',
    }),
    sent('another text by the name of a listed one', { query: `query ${listed.name} ${unlisted}` }),
    sent('another text with its own hash', { query: unlisted, extensions: persisted(sha256(unlisted)) }),
    sent('a hash of nothing listed', { extensions: persisted(sha256(unlisted)) }),
    sent('a hash in capitals', { extensions: persisted(listed.id.toUpperCase()) }),
    sent('the beginning of a listed hash', { extensions: persisted(listed.id.slice(0, 32)) }),
    sent('a hash of another algorithm', {
      extensions: persisted(createHash('md5').update(listed.body).digest('hex')),
    }),
    sent('an id that every object has', { id: '__proto__' }),
    sent('an id that is a path', { documentId: '../manifest.json' }),
    sent('a blank', { query: ' ' }),
    get('another text by GET', { query: unlisted, extensions: JSON.stringify(persisted(sha256(unlisted))) }),
    get('a hash of nothing listed by GET', { extensions: JSON.stringify(persisted(sha256(unlisted))) }),
    get('an id of nothing listed by GET', { documentId: `sha256:${sha256(unlisted)}` }),
    bad('another text under a listed hash', { query: unlisted, extensions: persisted(listed.id) }),
    bad('a text beside an id', { query: unlisted, id: listed.id }),
    bad('a hash beside an id', { id: listed.id, extensions: persisted(other.id) }),
    bad('two ids', { id: listed.id, documentId: other.id }),
    bad('an id that is a list', { id: [listed.id] }),
    bad('an id that is an object', { documentId: { toString: listed.id } }),
    bad('a text that is a list', { query: [listed.body] }),
    bad('a text that is an object', { query: { kind: 'Document' } }),
    bad('a hash that is a list', { extensions: persisted([listed.id]) }),
    bad('a hash that is null', { extensions: persisted(null) }),
    bad('a hash of another version', { extensions: persisted(listed.id, 2) }),
    bad('a version that is text', { extensions: persisted(listed.id, '1') }),
    bad('a persisted query that is a list', { extensions: { persistedQuery: [listed.id] } }),
    bad('extensions that are text', { extensions: JSON.stringify(persisted(listed.id)) }),
    bad('extensions that are a list', { extensions: [persisted(listed.id)] }),
    bad('a batch', [{ id: listed.id }]),
    bad('nothing', {}),
  ])('$name', expectRefused);

  test('and what is listed does, whatever came before', async () => {
    const sent = (body: unknown) => send(target.port, { body });
    for (const body of [
      { id: listed.id },
      { query: listed.body },
      { extensions: persisted(listed.id) },
      { query: listed.body, extensions: persisted(listed.id) },
    ]) {
      const { status, code, text } = await sent(body);
      expect({ status, code, names: Object.keys(JSON.parse(text).data) }).toEqual({
        status: 200,
        code: null,
        names: ['sources'],
      });
    }
  });
});

test('a hash means what it is the hash of, whoever asks first', async () => {
  const open = await startTarget();
  const query = '{ a: __typename }';
  const poisoned = await send(open.port, { body: { query: unlisted, extensions: persisted(sha256(query)) } });
  expect(poisoned).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
  const byHash = { body: { extensions: persisted(sha256(query)) } };
  expect(await send(open.port, byHash)).toMatchObject({ code: 'PERSISTED_QUERY_NOT_FOUND' });
  await send(open.port, { body: { query, extensions: persisted(sha256(query)) } });
  expect(JSON.parse((await send(open.port, byHash)).text)).toEqual({ data: { a: 'Query' } });
  expect(await ask(open.port, unlisted)).toMatchObject({ status: 200, code: null });
  await open.stop();
});

describe('an assistant', () => {
  const message = (method: string, params: unknown = {}) => ({ jsonrpc: '2.0', id: 1, method, params });
  const tool = (name: unknown, given: unknown = {}) => message('tools/call', { name, arguments: given });
  const say = (body: unknown, headers: Record<string, string> = {}) =>
    target.during(() =>
      send(target.port, {
        path: '/mcp',
        body,
        headers: { accept: 'application/json, text/event-stream', ...headers },
      }),
    );

  test.each<[string, unknown, Record<string, string>, number, string | null]>([
    ['many calls in one message', [tool('Sources'), tool('Budgets')], {}, 400, 'BAD_REQUEST'],
    ['from a page elsewhere', tool('Sources'), { origin: 'https://evil.example' }, 403, 'FORBIDDEN'],
    ['from a page of nowhere', tool('Sources'), { origin: 'null' }, 403, 'FORBIDDEN'],
    ['what is no JSON', '{', {}, 400, 'BAD_REQUEST'],
    ['what is no message', { id: 1 }, {}, 400, null],
  ])('is refused %s', async (_, body, headers, status, code) => {
    const { answer, defects, written } = await say(body, headers);
    expect(defects).toEqual([]);
    expect(answer).toMatchObject({ status, code });
    expect(written).toContain(code ?? '');
  });

  test.each(['__proto__', 'constructor', 'sources', listed.id, `query X ${unlisted}`, 7, null, ['Sources']])(
    'has no tool %j',
    async (name) => {
      const { answer, defects } = await say(tool(name));
      expect(defects).toEqual([]);
      const { result, error } = JSON.parse(answer.text);
      expect(result).toBeUndefined();
      expect(error.code).toBeLessThan(0);
    },
  );

  test('gives variables as everybody does', async () => {
    const { answer, defects } = await say(tool('Budgets', { on: "2026-01-01'; drop table budgets; --" }));
    expect(defects).toEqual([]);
    expect(JSON.parse(answer.text).result.structuredContent.errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });
});
