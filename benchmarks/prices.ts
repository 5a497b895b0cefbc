import { Argument } from 'commander';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { command } from '../src/config/command.ts';
import { readConfig } from '../src/config/config.ts';
import { withSession } from '../src/database/session.ts';
import { startSampleSources } from '../src/embedded/sample-sources.ts';
import { kebab } from '../src/operations/trusted-documents/registry.ts';
import { sourceNames } from '../src/kernel/source-name.ts';
import { exampleVariables } from '../src/transports/graphql/examples.ts';
import { readRegistry } from '../scripts/registry/folder.ts';
import type { SourceUrls } from '../src/sources/open.ts';
import { processorMs } from './processes.ts';
import { startProcess } from './server-process.ts';

/**
 * What each trusted document costs in points beside the processor time that it takes, of the server and of the databases
 * on this machine: a caller's budget is to be worth about the same, whatever it is spent on. Prints points a millisecond,
 * and how far the dearest and the cheapest are from the median. Over the sample world, or over the databases that the
 * environment names. Linux only. Name operations to run only those; `--write` measures all and keeps it, for the test
 * that holds the prices against it.
 */
const kept = new URL('../tests/integration/operations/prices.json', import.meta.url);
const rounds = 3;
const seconds = 1;
const most = 200;

interface Operation {
  readonly name: string;
  readonly text: string;
  readonly variables: object | undefined;
}

const variablesOf = exampleVariables();
const operations = readRegistry().flatMap(({ name, forms: [written] }): Operation[] =>
  written?.type === 'query' ? [{ name: kebab(name), text: written.body, variables: variablesOf(name) }] : [],
);

const program = command('benchmark:prices', 'What each trusted document costs beside the time that it takes.')
  .addArgument(new Argument('[operations...]', 'only these').choices(operations.map(({ name }) => name)))
  .option('--write', 'measure all, and keep it for the test of prices')
  .parse();
const isKept = program.opts<{ write?: true }>().write === true;
const wanted = isKept ? [] : program.args;

const config = readConfig();
const missing = sourceNames.filter((source) => !config.databaseUrls[source]);
const samples = missing.length
  ? await startSampleSources(missing, config.dataDirectory, console.log)
  : undefined;
const urls = { ...config.databaseUrls, ...samples?.urls } as SourceUrls;
const server = await startProcess(urls, { ANSWER_CACHE_MB: '0', PERSISTED_OPERATIONS: 'open' });

async function ask({ text, variables }: Operation): Promise<number> {
  const answer = await fetch(`${server.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': server.key, 'x-opsgraph-cost': '1' },
    body: JSON.stringify({ query: text, variables }),
  });
  const { data, extensions } = (await answer.json()) as {
    data?: unknown;
    extensions?: { cost?: { actualQueryCost: number } };
  };
  if (!data || !extensions?.cost) throw new Error(`It was answered ${answer.status}.`);
  return extensions.cost.actualQueryCost;
}

/** Of each connection that the server has, in milliseconds, by its process. */
async function databaseMs(): Promise<ReadonlyMap<number, number>> {
  const perSource = await Promise.all(
    Object.values(urls).map((url) =>
      withSession(url, async (session) => {
        const { rows } = await session.query<{ pid: number }>(
          `select pid from pg_stat_activity where application_name = 'opsgraph' and datname = current_database()`,
        );
        return rows.map(({ pid }) => pid);
      }),
    ),
  );
  return new Map(perSource.flat().flatMap((pid) => msOf(pid)));
}

/** Nothing of a connection that has been closed since it was found. */
function msOf(pid: number): [pid: number, ms: number][] {
  try {
    return [[pid, processorMs(pid)]];
  } catch {
    return [];
  }
}

interface Measured {
  readonly points: number;
  readonly ofServer: number;
  readonly ofDatabases: number;
}

/** For one request. A connection that the server closes meanwhile takes what it did with it. */
async function measure(operation: Operation): Promise<Measured> {
  const [serverBefore, databasesBefore] = [server.processorMs(), await databaseMs()];
  const end = performance.now() + 1_000 * seconds;
  let [runs, points] = [0, 0];
  for (; runs < 3 || (performance.now() < end && runs < most); runs += 1) points = await ask(operation);
  const databases = (await databaseMs())
    .entries()
    .reduce((sum, [pid, ms]) => sum + ms - (databasesBefore.get(pid) ?? 0), 0);
  return {
    points,
    ofServer: (server.processorMs() - serverBefore) / runs,
    ofDatabases: databases / runs,
  };
}

const together = ({ ofServer, ofDatabases }: Measured): number => ofServer + ofDatabases;

const rows = [];
for (const operation of operations.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  // Until all is prepared and compiled.
  for (let run = 0; run < 8; run += 1) await ask(operation);
  // What else the machine does only adds.
  let least = await measure(operation);
  for (let round = 1; round < rounds; round += 1) {
    const again = await measure(operation);
    if (together(again) < together(least)) least = again;
  }
  rows.push({ name: operation.name, ...least, rate: least.points / together(least) });
}
rows.sort((one, other) => one.rate - other.rate);
const median = rows[Math.floor(rows.length / 2)]?.rate ?? NaN;
console.table(
  rows.map(({ name, points, ofServer, ofDatabases, rate }) => ({
    operation: name,
    points,
    'server ms': ofServer.toFixed(2),
    'databases ms': ofDatabases.toFixed(2),
    'points a ms': rate.toFixed(1),
    '× median': (rate / median).toFixed(2),
  })),
);
if (isKept) {
  const milliseconds = Object.fromEntries(
    rows
      .toSorted((one, other) => (one.name < other.name ? -1 : 1))
      .map((row) => [row.name, Math.round(10 * together(row)) / 10]),
  );
  const said = {
    measured: new Date().toISOString().slice(0, 10),
    machine: cpus()[0]?.model.trim(),
    milliseconds,
  };
  writeFileSync(kept, `${JSON.stringify(said, null, 2)}\n`);
}
await server.stop();
await samples?.stop();
