import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { sourceNames } from '../../src/kernel/source-name.ts';
import { formatNames } from '../../src/transports/tables/encoders/format.ts';
import { doubledWorld, type DoubledWorld } from '../support/filters/one-database.ts';
import { openGraph, type Graph } from '../support/graph.ts';
import { allowAnything, plant, rounds } from '../support/odd-values.ts';
import { everyQuery } from '../support/row-rules/queries.ts';
import { send } from '../support/wire.ts';

/** Whatever a database holds in whichever column costs its own cells: each answer is there, and nothing failed. */
jest.setTimeout(300_000);

let world: DoubledWorld;
let graph: Graph;
let origin: string;
beforeAll(async () => {
  world = await doubledWorld({});
  for (const source of sourceNames) await allowAnything(world, source);
  graph = await openGraph(world.urls);
  origin = await graph.listen();
});
afterAll(async () => {
  await graph.close();
  await world.drop();
});

const tables = ['stock-feed', 'customer-feed', 'margin-report', 'delivery-performance'];

async function rowsOf(table: string, format: string): Promise<number> {
  const { status, body } = await send(origin, {
    path: `/q/${table}.${format}${/feed/.test(table) ? '?all=1' : ''}`,
  });
  expect([table, format, status]).toEqual([table, format, 200]);
  return body.split('\n').length;
}

test.each(sourceNames)('%s', async (source) => {
  const whole = await rowsOf('stock-feed', 'csv');
  for (let round = 0; round < rounds; round += 1) {
    const { planted, undo } = await plant(world, source, round);
    try {
      const failed: unknown[] = [];
      const told = new Set<string>();
      for (const { name, text, variables } of everyQuery) {
        const { data, errors = [], unknown } = await graph.query(text, variables);
        failed.push(
          ...errors.slice(0, 3).map(({ path, message }) => [source, round, name, path?.join('.'), message]),
        );
        if (!data) failed.push([source, round, name, 'no data']);
        for (const { code, table, column } of unknown)
          if (code === 'SOURCE_VALUE_INVALID' && table) told.add(`${String(table)}.${String(column)}`);
      }
      expect(failed).toEqual([]);
      for (const place of told) expect(planted).toContain(place);
      for (const table of tables) for (const format of formatNames) await rowsOf(table, format);
      expect(await rowsOf('stock-feed', 'csv')).toBe(whole);
    } finally {
      await undo();
    }
  }
});
