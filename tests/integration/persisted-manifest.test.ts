import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultManifestFile } from '../../src/config/config.ts';
import { sampleGraph, type Graph } from '../support/graph.ts';
import { listed, manifestWith } from '../support/manifests.ts';
import { get, persistedQuery, post, sha256 } from '../support/wire.ts';

/** A manifest that changes under a running server: taken whole, or not at all. */
type News = { readonly kind: string; readonly problems?: readonly string[] };
let graph: Graph;
let origin: string;
let hear: (news: News) => void = () => {};
const folder = mkdtempSync(join(tmpdir(), 'opsgraph-'));
const file = join(folder, 'manifest.json');

beforeAll(async () => {
  copyFileSync(defaultManifestFile, file);
  graph = await sampleGraph(
    {},
    { persistedOperations: 'only', persistedManifestFile: file, onOperations: (news) => hear(news) },
  );
  origin = await graph.listen();
});
afterAll(async () => {
  await graph.close();
  rmSync(folder, { recursive: true });
});
afterEach(async () => {
  expect((await get(origin, { documentId: 'sources' })).status).toBe(200);
});

/** Changes the file in one move, as a deployment does; answers what the server then says. */
function change(text: string | null): Promise<News> {
  const news = new Promise<News>((resolve) => (hear = resolve));
  if (text === null) {
    rmSync(file);
  } else {
    writeFileSync(`${file}.next`, text);
    renameSync(`${file}.next`, file);
  }
  return news;
}

test('an operation runs as soon as it is listed, and no longer than it is', async () => {
  const body = 'query Fresh { products(first: 1) { totalCount } }';
  expect((await get(origin, { documentId: 'fresh' })).status).toBe(403);

  expect(await change(manifestWith(listed(body)))).toMatchObject({ kind: 'reloaded' });
  for (const members of [{ documentId: 'fresh' }, persistedQuery(sha256(body)), { id: sha256(body) }]) {
    expect((await get(origin, members)).json.data.products.totalCount).toBeGreaterThan(0);
  }

  expect(await change(manifestWith())).toMatchObject({ kind: 'reloaded' });
  expect((await post(origin, { query: body })).status).toBe(403);
});

test('a bad manifest leaves the old in force and says why; the next good one is taken', async () => {
  const good = listed('query Kept { sources { name } }', 'Kept');
  await change(manifestWith(good));
  expect(await change(manifestWith(listed('query Fresh { unheardOf }')))).toEqual({
    kind: 'refused',
    problems: ['Fresh: Cannot query field "unheardOf" on type "Query".'],
  });
  expect((await get(origin, { documentId: 'kept' })).json.data.sources).toHaveLength(5);
  expect((await get(origin, { documentId: 'fresh' })).status).toBe(403);

  expect(await change(null)).toEqual({ kind: 'refused', problems: ['it cannot be read'] });
  expect((await get(origin, { documentId: 'kept' })).status).toBe(200);

  expect(await change(manifestWith())).toMatchObject({ kind: 'reloaded' });
  expect((await get(origin, { documentId: 'kept' })).status).toBe(403);
});

test('a manifest that has become a named pipe leaves the old in force, and holds nobody up', async () => {
  const news = new Promise<News>((resolve) => (hear = resolve));
  rmSync(file);
  execFileSync('mkfifo', [file]);
  expect(await news).toMatchObject({ kind: 'refused' });
  expect(await change(manifestWith())).toMatchObject({ kind: 'reloaded' });
});

test('a server does not start with a bad manifest', async () => {
  const bad = join(folder, 'bad.json');
  writeFileSync(bad, manifestWith(listed('query Fresh { unheardOf }')));
  await expect(sampleGraph({}, { persistedManifestFile: bad })).rejects.toThrow(
    'Cannot query field "unheardOf"',
  );
});
