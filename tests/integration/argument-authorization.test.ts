import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scope } from '../../src/kernel/caller.ts';
import { sampleGraph, type Graph } from '../support/graph.ts';
import { listed, manifestWith } from '../support/manifests.ts';
import { byKey } from '../support/tables.ts';
import { send } from '../support/wire.ts';

/** What an operation asks by decides who may ask it: transports that list operations show it to nobody else. */
const products = '{ nodes { sku } }';
const asking = {
  ByMargin: `query ByMargin($after: String) { products(filter: { marginPercent: { gt: 30 } }, after: $after) ${products} }`,
  ByMarginAbove: `query ByMarginAbove($above: Float!) { products(filter: { marginPercent: { gt: $above } }) ${products} }`,
  ThenInMarginOrder: `query ThenInMarginOrder { products(orderBy: { field: BRAND }, thenBy: { field: MARGIN_PERCENT }) ${products} }`,
  InMarginOrder: `query InMarginOrder($by: ProductOrderField! = MARGIN_PERCENT) { products(orderBy: { field: $by }) ${products} }`,
};
const free = {
  ByMarginIfAny: `query ByMarginIfAny($above: Float) { products(filter: { marginPercent: { gt: $above, lt: null } }) ${products} }`,
  InNameOrder: `query InNameOrder { products(orderBy: { field: NAME }) ${products} }`,
};
const addresses = {
  asking: ['by-margin', 'by-margin-above', 'then-in-margin-order', 'in-margin-order'],
  free: ['by-margin-if-any', 'in-name-order'],
};
const folder = mkdtempSync(join(tmpdir(), 'opsgraph-'));
let graph: Graph;
let origin: string;
beforeAll(async () => {
  const file = join(folder, 'manifest.json');
  const operations = Object.entries({ ...asking, ...free }).map(([name, text]) => listed(text, name));
  writeFileSync(file, manifestWith(...operations));
  const scopes = new Set<Scope>(['product:read', 'export']);
  graph = await sampleGraph(
    {},
    { persistedManifestFile: file, identify: byKey({ costs: {}, nocosts: { scopes } }) },
  );
  origin = await graph.listen();
});
afterAll(async () => {
  await graph.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string, key: string) => send(origin, { path: `/q${path}`, headers: { 'x-api-key': key } });
const tables = async (key: string): Promise<string[]> =>
  (await get('', key)).json.tables.map(({ name }: { name: string }) => name);

async function tools(key: string): Promise<string[]> {
  const { json } = await send(origin, {
    method: 'POST',
    path: '/mcp',
    headers: {
      'x-api-key': key,
      accept: 'application/json, text/event-stream',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
  });
  return json.result.tools.map(({ name }: { name: string }) => name);
}

test('tables are listed for those who may ask by what they ask by', async () => {
  expect(await tables('costs')).toEqual(expect.arrayContaining([...addresses.asking, ...addresses.free]));
  const shown = await tables('nocosts');
  expect(shown).toEqual(expect.arrayContaining(addresses.free));
  expect(shown.filter((name) => addresses.asking.includes(name))).toEqual([]);
});

test.each(addresses.asking)('%s is described to those alone who may fetch it', async (name) => {
  for (const path of [`/${name}/schema`, `/${name}.json${name.endsWith('above') ? '?above=30' : ''}`]) {
    expect([path, (await get(path, 'costs')).status]).toEqual([path, 200]);
    expect(await get(path, 'nocosts')).toMatchObject({
      status: 403,
      json: { code: 'FORBIDDEN' },
    });
  }
});

test.each(addresses.free)('%s is described to those who may fetch it', async (name) => {
  for (const path of [`/${name}/schema`, `/${name}.json`]) {
    expect([path, (await get(path, 'nocosts')).status]).toEqual([path, 200]);
  }
});

test('tools are listed for those who may ask by what they ask by', async () => {
  expect(await tools('costs')).toEqual(expect.arrayContaining(Object.keys({ ...asking, ...free })));
  const shown = await tools('nocosts');
  expect(shown).toEqual(expect.arrayContaining(Object.keys(free)));
  expect(shown.filter((name) => Object.keys(asking).includes(name))).toEqual([]);
});
