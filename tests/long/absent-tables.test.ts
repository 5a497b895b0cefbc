import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seed } from '../../sample-data/seed.ts';
import { sizes } from '../../sample-data/world.ts';
import type { Table } from '../../src/database/table.ts';
import { sourceNames, type SourceName } from '../../src/kernel/source-name.ts';
import { sources } from '../../src/sources/index.ts';
import { ownWorld, sampleGraph, type Graph, type OwnWorld } from '../support/graph.ts';
import { answeredWithNulls, type Operation } from '../support/operations.ts';
import { toldErrors } from '../support/lost-values.ts';

type Answers = Readonly<Record<string, unknown>>;

/** What consumers ask, and which sources answered it. */
async function answersOf(graph: Graph, asked: readonly Operation[]) {
  const data: Record<string, unknown> = {};
  const codes = new Set<string>();
  /** What each answer says to lack, because the company keeps no such table. */
  const lacked = new Map<string, ReadonlySet<string>>();
  const sourcesOf = new Map<Operation, ReadonlySet<SourceName>>();
  for (const operation of asked) {
    const answer = await graph.query(operation.text, operation.variables);
    data[operation.name] = answer.data;
    for (const code of toldErrors(answer.errors).codes) codes.add(String(code));
    const absent = answer.unknown.filter(({ code }) => code === 'NOT_RECORDED');
    lacked.set(
      operation.name,
      new Set(absent.map(({ source, table }) => `${String(source)}.${String(table)}`)),
    );
    sourcesOf.set(operation, new Set(answer.statements.map(({ source }) => source)));
  }
  return { data: data as Answers, codes: [...codes], lacked, sourcesOf };
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

/** Lists filtered or ordered by what a table tells: without it nothing meets that condition, as the tests of filters hold. */
const filtered =
  /^(products-to-promote|products-at-risk|price-position|stock-in-place)\.products\.|^win-back-audience\.audience\./;

/** What has another answer, and not none, when a table is absent: said in the table's description. */
const answeredOtherwise: Readonly<Record<string, RegExp>> = {
  // It is in order of a revenue that is not known.
  'cogs.exchange_rates': /^sales-compared\./,
  'inventory.inbound_lanes': /^disruptions\.disruptions\.nodes\.products\./,
  'inventory.purchase_orders': /\.leadTimeDays$/,
  'inventory.receipts': /\.leadTimeDays$/,
  'logistics.disruption_suppliers': /^disruptions\.disruptions\.nodes\.products\./,
  'logistics.disruption_lanes': /^disruptions\.disruptions\.nodes\.products\./,
};

let everything: Awaited<ReturnType<typeof answersOf>>;
beforeAll(async () => {
  const graph = await sampleGraph();
  everything = await answersOf(graph, answeredWithNulls);
  await graph.close();
});

describe.each(sourceNames)('Where a company’s %s', (source: SourceName) => {
  const tables: Readonly<Record<string, Table>> = sources[source].tables;
  const optional = Object.keys(tables).filter((name) => tables[name]?.without);
  let world: OwnWorld;
  let whole: Answers;
  let asked: readonly Operation[];
  beforeAll(async () => {
    world = await ownWorld();
    await seed(source, world.urls[source], sizes.small);
    asked = answeredWithNulls.filter((operation) => everything.sourcesOf.get(operation)?.has(source));
    whole = Object.fromEntries(asked.map(({ name }) => [name, everything.data[name]]));
  });
  afterAll(() => world.drop());

  test.each(optional)(
    'has no %s, what it would tell is null, which is said and no error, and all else as before',
    async (table) => {
      await world.sql(source, `alter table ${source}.${table} rename to ${table}_elsewhere`);
      const graph = await sampleGraph({ [source]: world.urls[source] });
      const { data, codes, lacked } = await answersOf(graph, asked);
      await graph.close();
      await world.sql(source, `alter table ${source}.${table}_elsewhere rename to ${table}`);

      expect(codes).toEqual([]);
      const invented = changes(whole, data, '')
        .map(({ path, now }) => ({ path: path.slice(1), now }))
        .filter(({ path }) => !filtered.test(path))
        .filter(({ path, now }) => now !== null && !answeredOtherwise[`${source}.${table}`]?.test(path));
      expect(invented).toEqual([]);
      const changed = asked
        .map(({ name }) => name)
        .filter((name) => changes(whole[name], data[name], '').length > 0);
      expect(changed.filter((name) => !lacked.get(name)?.has(`${source}.${table}`))).toEqual([]);
    },
  );
});
