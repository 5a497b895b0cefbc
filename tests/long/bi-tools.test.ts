import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { DuckDBInstance } from '@duckdb/node-api';
import { DefaultSettings, TaskUtils } from '@microsoft/powerquery-parser';
import { tableFromIPC, type Table } from 'apache-arrow';
import { parse as parseCsv } from 'csv-parse/sync';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readSheet } from 'read-excel-file/node';
import { worldNow } from '../../sample-data/world.ts';
import { has, lineOf, python, rscript, soffice, toolsInDocs } from '../support/bi-tools.ts';
import { testCluster } from '../support/cluster.ts';
import { openGraph, ownWorld, sampleGraph, type Graph, type OwnWorld } from '../support/graph.ts';
import { listed, manifestWith } from '../support/manifests.ts';
import { openProxy, type Proxy } from '../support/proxy.ts';
import { byKey, everyCustomer } from '../support/tables.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(180_000);

/** The lines of docs/bi.md, run by the tools themselves. */
const key = 'ogk_a_key_of_the_test';
const run = promisify(execFile);
type Row = Record<string, unknown>;
let graph: Graph;
let origin: string;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let truth: Row[];
beforeAll(async () => {
  folder = await temporaryFolder();
  graph = await sampleGraph({}, { identify: byKey({ [key]: {} }) });
  origin = await graph.listen();
  const described = await fetch(`${origin}/q/customer-feed/schema?key=${key}`);
  const { columns } = (await described.json()) as { columns: { name: string }[] };
  const whole = await sampleGraph();
  truth = await everyCustomer(
    whole,
    columns.map(({ name }) => name),
  );
  await whole.close();
});
afterAll(async () => {
  await graph.close();
  await folder[Symbol.asyncDispose]();
});

const line = (tool: string) => lineOf(tool, origin, key).line;
const inFolder = {
  get cwd() {
    return folder.path;
  },
};
const sum = (rows: readonly Row[], name: string) => rows.reduce((total, row) => total + Number(row[name]), 0);

test('every line says how it is known, and all that were run are run here', () => {
  const run = toolsInDocs.filter((tool) => lineOf(tool, origin, key).known.startsWith('run'));
  expect(run).toEqual(['curl', 'pandas', 'R', 'LibreOffice', 'Arrow, JavaScript', 'DuckDB']);
});

test('curl saves the file, and DuckDB reads it', async () => {
  await run('sh', ['-c', line('curl')], inFolder);
  const file = join(folder.path, 'customers.csv');
  const rows = parseCsv(readFileSync(file), { columns: true }) as Row[];
  expect(rows.map(({ number }) => number)).toEqual(truth.map(({ number }) => number));

  const duck = await (await DuckDBInstance.create(':memory:')).connect();
  const from = line('DuckDB').replace(/'http[^']+'/, `'${file}'`);
  const found = (await duck.runAndReadAll(`SELECT * ${from}`)).getRowObjectsJson();
  duck.closeSync();
  expect(found.length).toBe(truth.length);
  expect(sum(found, 'purchasePattern.orders')).toBe(sum(truth, 'purchasePattern.orders'));
});

(has.pandas ? test : test.skip)('pandas (Debian package python3-pandas)', async () => {
  const script = `import pandas as pd\nprint(${line('pandas')}.to_json(orient="records"))`;
  const { stdout } = await run(python, ['-c', script], { maxBuffer: 1e9 });
  const rows = JSON.parse(stdout) as Row[];
  expect(rows.map((row) => ({ ...row, 'lifetimeValue.amount': null }))).toEqual(
    truth.map((row) => ({ ...row, 'lifetimeValue.amount': null })),
  );
  // Its numbers are floating point; the truth is text.
  for (const [index, row] of truth.entries()) {
    const amount = row['lifetimeValue.amount'];
    expect(rows[index]?.['lifetimeValue.amount']).toBe(amount === null ? null : Number(amount));
  }
});

(has.r ? test : test.skip)('R (Debian package r-base-core)', async () => {
  const script = `d <- ${line('R')}; write.csv(d, stdout(), row.names = FALSE, na = "")`;
  const { stdout } = await run(rscript, ['-e', script], { maxBuffer: 1e9 });
  const rows = parseCsv(stdout, { columns: true }) as Row[];
  expect(rows.map(({ number }) => number)).toEqual(truth.map(({ number }) => number));
  expect(rows.map((row) => row['segment'])).toEqual(truth.map((row) => row['segment'] ?? ''));
  for (const name of ['purchasePattern.orders', 'lifetimeValue.amount']) {
    expect(sum(rows, name)).toBeCloseTo(sum(truth, name), 2);
  }
});

test('Arrow in JavaScript', async () => {
  const evaluate = new Function('tableFromIPC', `return (async () => ${line('Arrow, JavaScript')})()`);
  const table = (await evaluate(tableFromIPC)) as Table;
  expect(table.toArray().map((row) => row['number'] as string)).toEqual(truth.map(({ number }) => number));
});

test('Power Query takes its line for a program', async () => {
  const parsed = async (text: string) => TaskUtils.isOk(await TaskUtils.tryLexParse(DefaultSettings, text));
  expect(await parsed(line('Power Query'))).toBe(true);
  expect(await parsed(line('Power Query').slice(0, -1))).toBe(false);
});

test.each(['Power Query', 'Excel', 'Google Sheets'])('the address of %s is a table', async (tool) => {
  const address = /http:[^"`]+/.exec(line(tool))![0];
  const headers: HeadersInit = tool === 'Google Sheets' ? {} : { 'x-api-key': key };
  const answer = await fetch(address, { headers });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'text/csv; charset=utf-8; header=present',
  ]);
});

/** Runs LibreOffice with a profile of its own, for one that is open elsewhere would answer instead. */
async function convert(command: string): Promise<Row[]> {
  const profile = `-env:UserInstallation=file://${folder.path}/profile`;
  const said = await run('sh', ['-c', command.replace('soffice', `${soffice} ${profile}`)], inFolder);
  const [, file] = /-> (\S+\.xlsx)/.exec(said.stdout) ?? [];
  if (file === undefined) throw new Error(said.stderr);
  // A formula is read as what it comes to, which is never its text.
  const [names = [], ...rows] = await readSheet(file, { trim: false });
  return rows.map((row) => Object.fromEntries(names.map((name, column) => [String(name), row[column]])));
}

(has.libreOffice ? describe : describe.skip)('LibreOffice (Debian package libreoffice-calc-nogui)', () => {
  test('reads a report from its address', async () => {
    const rows = await convert(line('LibreOffice'));
    const asked = await fetch(`${origin}/q/margin-report.json?last.months=12&key=${key}`);
    const report = (await asked.json()) as Row[];
    expect(report.length).toBeGreaterThan(10);
    expect(rows.map(({ category, period }) => [category, period])).toEqual(
      report.map(({ category, period }) => [category, period]),
    );
    // A decimal is a number to it, and an unknown one an empty cell.
    expect(rows.map((row) => row['revenue.amount'])).toEqual(
      report.map((row) => (row['revenue.amount'] === null ? null : Number(row['revenue.amount']))),
    );
  });

  test('leaves formulas text, and knows days for days and decimals for numbers', async () => {
    const world = await ownWorld();
    await world.sql(
      'inventory',
      `insert into inventory.products (sku, name, brand, launched_on, updated_at)
        values ('P1', '=1+1', '@SUM(A1:A9)', '2026-03-04', now()), ('P2', '=HYPERLINK("http://evil.example","Click")', E'"quoted", and\\n=2+2', null, now()), ('P3', 'Zelt für Überflieger 帐篷', '+1', '2025-12-31', now())`,
    );
    await world.sql(
      'cogs',
      `insert into cogs.prices (sku, amount_minor, currency, effective_from) values ('P1', 24990, 'EUR', '2026-01-01')`,
    );
    const text =
      'query Sheet($first: Int!, $after: String) { products(first: $first, after: $after) { nodes { sku name brand launchedOn price { current { amount } } } } }';
    const manifest = join(folder.path, 'manifest.json');
    writeFileSync(manifest, manifestWith(listed(text, 'Sheet')));
    const own = await openGraph(world.urls, worldNow, { persistedManifestFile: manifest });
    try {
      const address = `${await own.listen()}/q/sheet.csv?all=1`;
      expect(await convert(line('LibreOffice').replace(/"http:[^"]+"/, `"${address}"`))).toEqual([
        {
          sku: 'P1',
          name: "'=1+1",
          brand: "'@SUM(A1:A9)",
          launchedOn: new Date('2026-03-04'),
          'price.current.amount': 249.9,
        },
        {
          sku: 'P2',
          name: `'=HYPERLINK("http://evil.example","Click")`,
          brand: `"quoted", and\n'=2+2`,
          launchedOn: null,
          'price.current.amount': null,
        },
        {
          sku: 'P3',
          name: 'Zelt für Überflieger 帐篷',
          brand: "'+1",
          launchedOn: new Date('2025-12-31'),
          'price.current.amount': null,
        },
      ]);
    } finally {
      await own.close();
      await world.drop();
    }
  });
});

describe('keys that look like numbers, or like nothing', () => {
  const keys = ['00012345', '1E5', '12', 'NA', 'null', 'TRUE', 'Ä 1/2'];
  let world: OwnWorld;
  let own: Graph;
  let address: string;
  beforeAll(async () => {
    world = await ownWorld();
    await world.sql(
      'inventory',
      `insert into inventory.products (sku, name, brand, updated_at)
       select sku, sku, sku, now() from unnest($1::text[]) as sku`,
      [keys],
    );
    await world.sql(
      'cogs',
      `insert into cogs.prices (sku, amount_minor, currency, effective_from) values ('12', 24990, 'EUR', '2026-01-01')`,
    );
    const text =
      'query Keys($first: Int!, $after: String) { products(first: $first, after: $after) { nodes { sku name brand price { current { amount } } } } }';
    const manifest = join(folder.path, 'keys.json');
    writeFileSync(manifest, manifestWith(listed(text, 'Keys')));
    own = await openGraph(world.urls, worldNow, { persistedManifestFile: manifest });
    address = `${await own.listen()}/q/keys`;
  });
  afterAll(async () => {
    await own.close();
    await world.drop();
  });
  const ofKeys = (tool: string) =>
    line(tool).replaceAll(/http:[^"]+customer-feed|http:[^"]+margin-report/g, address);
  const told = (rows: readonly Row[]) => rows.map(({ sku }) => sku).toSorted();

  (has.pandas ? test : test.skip)('stay as they are in pandas', async () => {
    const script = `import pandas as pd\nprint(${ofKeys('pandas')}.to_json(orient="records"))`;
    const rows = JSON.parse((await run(python, ['-c', script])).stdout) as Row[];
    expect(told(rows)).toEqual(keys.toSorted());
    expect(rows.find(({ sku }) => sku === '12')?.['price.current.amount']).toBe(249.9);
  });

  (has.r ? test : test.skip)('stay as they are in R', async () => {
    const script = `d <- ${ofKeys('R')}; write.csv(d, stdout(), row.names = FALSE, na = "")`;
    const { stdout } = await run(rscript, ['-e', script]);
    expect(told(parseCsv(stdout, { columns: true }) as Row[])).toEqual(keys.toSorted());
  });

  (has.libreOffice ? test : test.skip)('stay as they are in LibreOffice', async () => {
    const rows = await convert(line('LibreOffice').replace(/"http:[^"]+"/, `"${address}.csv?all=1"`));
    expect(told(rows)).toEqual(keys.toSorted());
    expect(rows.find(({ sku }) => sku === '12')?.['price.current.amount']).toBe(249.9);
  });
});

describe('a table that breaks off on the way', () => {
  let proxy: Proxy;
  let broken: Graph;
  let address: string;
  let pages = 0;
  beforeAll(async () => {
    proxy = await openProxy(testCluster().readerUrls.sales);
    broken = await sampleGraph(
      { sales: proxy.url },
      {
        // Every page asks the clock once: sales is lost when the fourth begins.
        clock() {
          if (++pages === 4) proxy.refuse();
          return worldNow;
        },
      },
    );
    address = `${await broken.listen()}/q/customer-feed.csv?all=1&first=20`;
  });
  afterAll(async () => {
    await broken.close();
    await proxy.close();
  });

  const cutOff = async (tool: string, program: string, args: (line: string) => string[]) => {
    pages = 0;
    proxy.heal();
    const broken = line(tool).replace(/http:[^"]+/, address);
    const ended = await run(program, args(broken), inFolder).then(
      () => 'as if all was well',
      ({ stderr }: { stderr: string }) => stderr,
    );
    expect(pages).toBeGreaterThanOrEqual(4);
    return ended;
  };

  // It is compressed: little of it may still be on our side, and is then an error from the beginning.
  test('is an error in curl', async () => {
    expect(await cutOff('curl', 'sh', (command) => ['-c', command])).toMatch(/curl: \((18|22)\)/);
  });

  (has.pandas ? test : test.skip)('is an error in pandas', async () => {
    const script = (expression: string) => ['-c', `import pandas as pd\n${expression}`];
    expect(await cutOff('pandas', python, script)).toContain('IncompleteRead');
  });

  (has.r ? test : test.skip)('is an error in R', async () => {
    expect(await cutOff('R', rscript, (expression) => ['-e', expression])).toContain(
      'Transferred a partial file',
    );
  });
});
