import { Argument } from 'commander';
import { command } from '../src/config/command.ts';
import { readConfig } from '../src/config/config.ts';
import { withSession } from '../src/database/session.ts';
import { startSampleSources } from '../src/embedded/sample-sources.ts';
import { kebab } from '../src/operations/trusted-documents/registry.ts';
import { sourceNames } from '../src/kernel/source-name.ts';
import { exampleVariables } from '../src/transports/graphql/examples.ts';
import { readRegistry } from '../scripts/registry/folder.ts';
import type { SourceUrls } from '../src/sources/open.ts';
import { processorMs, startProcess } from './server-process.ts';

/**
 * What each trusted document costs in points beside the processor time that it takes, of the server and of the databases
 * on this machine: a caller's budget is to be worth about the same, whatever it is spent on. Prints points a millisecond,
 * and how far the dearest and the cheapest are from the median. Over the sample world, or over the databases that the
 * environment names. Linux only. Name operations to run only those.
 */
const seconds = 2;
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

const wanted = command('benchmark:prices', 'What each trusted document costs beside the time that it takes.')
  .addArgument(new Argument('[operations...]', 'only these').choices(operations.map(({ name }) => name)))
  .parse().args;

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

/** Of all connections that the server has, in milliseconds; none is closed in so short a time. */
async function databaseMs(): Promise<number> {
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
  const pids = new Set(perSource.flat());
  return [...pids].reduce((sum, pid) => sum + processorMs(pid), 0);
}

const rows = [];
for (const operation of operations.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  // Until all is prepared and compiled.
  for (let run = 0; run < 8; run += 1) await ask(operation);
  const [serverBefore, databasesBefore] = [server.processorMs(), await databaseMs()];
  const end = performance.now() + 1_000 * seconds;
  let [runs, points] = [0, 0];
  for (; runs < 3 || (performance.now() < end && runs < most); runs += 1) points = await ask(operation);
  const ofServer = (server.processorMs() - serverBefore) / runs;
  const ofDatabases = ((await databaseMs()) - databasesBefore) / runs;
  rows.push({ name: operation.name, points, ofServer, ofDatabases, rate: points / (ofServer + ofDatabases) });
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
await server.stop();
await samples?.stop();
