import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seed } from '../../sample-data/seed.ts';
import { sizes } from '../../sample-data/world.ts';
import type { Table } from '../../src/database/table.ts';
import { sourceNames, type SourceName } from '../../src/domain/source.ts';
import { sources } from '../../src/sources/index.ts';
import { ownWorld, sampleGraph, type Graph, type OwnWorld } from '../support/graph.ts';
import { answeredWithNulls } from '../support/operations.ts';

type Answers = Readonly<Record<string, unknown>>;

/** Everything that consumers ask, but for how long each source took. */
async function answersOf(graph: Graph): Promise<{ data: Answers; codes: string[] }> {
  const data: Record<string, unknown> = {};
  const codes = new Set<string>();
  for (const { name, text, variables } of answeredWithNulls) {
    const answer = await graph.query(text, variables);
    data[name] = answer.data;
    for (const { extensions } of answer.errors ?? []) codes.add(String(extensions.code));
  }
  return { data, codes: [...codes] };
}

/** Where two answers differ, and what the second says there; lists are compared as a whole when they grew or shrank. */
function changes(before: unknown, after: unknown, path: string): { path: string; now: unknown }[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const sameShape =
    before !== null &&
    after !== null &&
    typeof before === 'object' &&
    typeof after === 'object' &&
    (!Array.isArray(before) || before.length === (after as unknown[]).length);
  if (!sameShape) return [{ path, now: after }];
  return Object.entries(before).flatMap(([key, value]) =>
    changes(value, (after as Answers)[key], Array.isArray(before) ? path : `${path}.${key}`),
  );
}

/** Lists filtered by what a table tells: without it nothing meets that condition, as the tests of filters hold. */
const filtered =
  /^(products-to-promote|products-at-risk|price-position)\.products\.|^win-back-audience\.audience\./;

/** What has another answer, and not none, when a table is absent: said in the table's description. */
const answeredOtherwise: Readonly<Record<string, RegExp>> = {
  'inventory.inbound_lanes': /^disruptions\.disruptions\.nodes\.products\./,
  'inventory.purchase_orders': /\.leadTimeDays$/,
  'inventory.receipts': /\.leadTimeDays$/,
  'logistics.disruption_suppliers': /^disruptions\.disruptions\.nodes\.products\./,
  'logistics.disruption_lanes': /^disruptions\.disruptions\.nodes\.products\./,
};

describe.each(sourceNames)('Where a company’s %s', (source: SourceName) => {
  const tables: Readonly<Record<string, Table>> = sources[source].tables;
  const optional = Object.keys(tables).filter((name) => tables[name]?.without);
  let world: OwnWorld;
  let whole: Answers;
  beforeAll(async () => {
    world = await ownWorld();
    await seed(source, world.urls[source], sizes.small);
    const graph = await sampleGraph();
    whole = (await answersOf(graph)).data;
    await graph.close();
  });
  afterAll(() => world.drop());

  test.each(optional)(
    'has no %s, what it would tell is null, without an error, and all else as before',
    async (table) => {
      await world.sql(source, `alter table ${source}.${table} rename to ${table}_elsewhere`);
      const graph = await sampleGraph({ [source]: world.urls[source] });
      const { data, codes } = await answersOf(graph);
      await graph.close();
      await world.sql(source, `alter table ${source}.${table}_elsewhere rename to ${table}`);

      // Without rates, a sum over unlike currencies says which one it lacks.
      expect(codes).toEqual(table === 'exchange_rates' ? ['EXCHANGE_RATE_MISSING'] : []);
      const invented = changes(whole, data, '')
        .map(({ path, now }) => ({ path: path.slice(1), now }))
        .filter(({ path }) => !filtered.test(path))
        .filter(({ path, now }) => now !== null && !answeredOtherwise[`${source}.${table}`]?.test(path));
      expect(invented).toEqual([]);
    },
  );
});
