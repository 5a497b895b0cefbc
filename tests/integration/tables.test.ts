import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import { parse as parseCsv } from 'csv-parse/sync';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleGraph, type Graph } from '../support/graph.ts';
import { everyCustomer, flat } from '../support/tables.ts';

/** Tables as the tools read them, held against what /graphql answers. */
const folder = mkdtempSync(join(tmpdir(), 'opsgraph-tables-'));
let graph: Graph;
let origin: string;
let duck: DuckDBConnection;
beforeAll(async () => {
  graph = await sampleGraph();
  origin = await graph.listen();
  duck = await (await DuckDBInstance.create(':memory:')).connect();
});
afterAll(async () => {
  duck.closeSync();
  await graph.close();
  rmSync(folder, { recursive: true });
});

type Record_ = Record<string, unknown>;

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${origin}/q/${path}`, { headers: { 'accept-encoding': 'identity', ...headers } });

async function saved(path: string): Promise<string> {
  const file = join(folder, path.replace(/\?.*/, ''));
  writeFileSync(file, Buffer.from(await (await get(path)).arrayBuffer()));
  return file;
}

describe('the whole table', () => {
  let truth: Record_[];
  beforeAll(async () => {
    const described = await (await get('customer-feed/schema')).json();
    const columns: string[] = described.columns.map(({ name }: { name: string }) => name);
    truth = await everyCustomer(graph, columns);
  });

  test('as JSON and as JSON lines is what the graph answers', async () => {
    expect(truth.length).toBeGreaterThan(100);
    expect(await (await get('customer-feed.json?all=1')).json()).toEqual(truth);
    // Pages of another size make no difference.
    const lines = (await (await get('customer-feed.jsonl?all=1&first=77')).text()).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(truth);
  });

  test('as CSV is read by a parser and DuckDB', async () => {
    const file = await saved('customer-feed.csv?all=1');
    const text = readFileSync(file, 'utf8');
    expect(text.split('\n').every((line) => line === '' || line.endsWith('\r'))).toBe(true);
    const asText = truth.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)]),
      ),
    );
    expect(parseCsv(text, { columns: true })).toEqual(asText);

    const found = await duck.runAndReadAll(
      `select count(*) as n, sum("purchasePattern.orders") as orders, count("lifetimeValue.amount") as valued,
        bool_or("consent.email") as consent, max("acquiredOn")::text as newest from read_csv('${file}')`,
    );
    const [row] = found.getRowObjectsJson();
    const sum = (name: string) => truth.reduce((total, of) => total + Number(of[name] ?? 0), 0);
    expect(row).toEqual({
      n: String(truth.length),
      orders: String(sum('purchasePattern.orders')),
      valued: String(truth.filter((of) => of['lifetimeValue.amount'] !== null).length),
      consent: true,
      newest: truth
        .map((of) => String(of['acquiredOn']))
        .toSorted()
        .at(-1),
    });
  });

  test('as JSON lines is read by DuckDB', async () => {
    const file = await saved('customer-feed.jsonl?all=1');
    const found = await duck.runAndReadAll(
      `select count(*) as n, count(distinct number) as numbers from read_json('${file}')`,
    );
    expect(found.getRowObjectsJson()).toEqual([{ n: String(truth.length), numbers: String(truth.length) }]);
  });

  test("as Arrow has the columns' types", async () => {
    const table = tableFromIPC(new Uint8Array(await (await get('customer-feed.arrow?all=1')).arrayBuffer()));
    const types = Object.fromEntries(table.schema.fields.map(({ name, type }) => [name, String(type)]));
    expect(types).toMatchObject({
      number: 'Utf8',
      acquiredOn: 'Date32<DAY>',
      'consent.email': 'Bool',
      'lifetimeValue.amount': 'Utf8',
      'purchasePattern.orders': 'Int32',
      'purchasePattern.lastOrderedAt': 'Timestamp<MILLISECOND, UTC>',
    });
    const dated = (value: unknown, length: number) =>
      value === null ? null : new Date(Number(value)).toISOString().slice(0, length);
    const rows = table.toArray().map((row) => {
      const cells: Record_ = row.toJSON();
      return {
        ...cells,
        acquiredOn: dated(cells['acquiredOn'], 10),
        'purchasePattern.lastOrderedAt': dated(cells['purchasePattern.lastOrderedAt'], 24),
      };
    });
    expect(rows).toEqual(truth);
  });

  test.each(['gzip', 'br'])('comes in %s as well', async (encoding) => {
    const answer = await get('customer-feed.json?all=1', { 'accept-encoding': encoding });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(await answer.json()).toEqual(truth);
  });

  test('page by page, by the links, is the same', async () => {
    const rows: Record_[] = [];
    let path: string | undefined = 'customer-feed.json?first=97';
    while (path) {
      const answer: Response = await get(path);
      rows.push(...((await answer.json()) as Record_[]));
      path = /^<\/q\/(.*)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1];
    }
    expect(rows).toEqual(truth);
  });
});

test('a report, which comes whole, takes its parameters from the address', async () => {
  const operation = readFileSync(
    join(import.meta.dirname, '../../schema/operations/bi/delivery-performance.graphql'),
    'utf8',
  );
  const { data } = await graph.query(operation, { last: { days: 200 }, by: 'METHOD' });
  const answer = await get('delivery-performance.json?last.days=200&by=METHOD');
  const rows = await answer.json();
  expect(rows.length).toBeGreaterThan(1);
  expect(rows).toEqual(data.deliveryPerformance.map((row: object) => flat(row)));
  expect(answer.headers.get('link')).toBeNull();
});
