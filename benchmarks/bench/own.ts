import { sourceNames } from '../../src/kernel/source-name.ts';
import { withSession } from '../../src/database/session.ts';
import { sizes } from '../../sample-data/world.ts';
import { median } from '../medians.ts';
import { pin } from '../processes.ts';
import { startProcess, type ServerProcess } from '../server-process.ts';
import { readTable } from '../table-reader.ts';
import { byHash, ourSettings, signedIn } from './contenders.ts';
import type { BenchDatabases } from './databases.ts';
import type { LoadGenerator } from './load.ts';
import type { Variables } from './operations.ts';
import { answerTo, wire, type Request } from './requests.ts';

/** What is measured of the product alone. Milliseconds are of one request. */
export interface OwnFigures {
  readonly repeated: { readonly perSecond: number; readonly serverMs: number };
  readonly operations: readonly OwnOperation[];
  /** From its start to its first answer, over databases that are there. */
  readonly startMs: readonly number[];
  readonly stream: { readonly rows: number; readonly seconds: number; readonly peak: number };
}

export interface OwnOperation {
  readonly title: string;
  readonly p50: number;
  readonly p99: number;
  readonly statements: number;
  readonly databaseMs: number;
}

interface Parts {
  readonly databases: BenchDatabases;
  readonly load: LoadGenerator;
  readonly manifest: string;
  readonly variables: Variables;
  readonly seconds: number;
  readonly core: number;
}

const starts = 5;
const streamed = { ...sizes.small, products: sizes.default.products, customers: 1_000_000 };

/** At one caller, as its tools ask it. */
const asked = (
  skus: readonly string[],
): readonly { title: string; documentId: string; variables: object[] }[] => {
  const campaign = (first: number) => ({
    input: {
      products: skus.slice(first, first + 100).map((sku) => ({ sku })),
      startsOn: '2026-12-01',
      endsOn: '2026-12-14',
      discountPercent: 10,
      expectedUpliftPercent: 20,
    },
  });
  return [
    {
      title: 'product-card',
      documentId: 'product-card',
      variables: skus.slice(0, 20).map((sku) => ({ sku, country: 'DE' })),
    },
    {
      title: 'campaign-check, 100 products',
      documentId: 'campaign-check',
      variables: [0, 100, 200, 300, 400].map(campaign),
    },
    {
      title: 'products-to-promote',
      documentId: 'products-to-promote',
      variables: [20, 21, 22, 23, 24].map((first) => ({ first })),
    },
    { title: 'margin-report, 12 months', documentId: 'margin-report', variables: [{ last: { months: 12 } }] },
  ];
};

/** Products of which nothing is asked that nobody knows, such as what a currency without rates is worth. */
const readSkus = (url: string): Promise<string[]> =>
  withSession(url, async (session) => {
    const { rows } = await session.query<{ sku: string }>(`
      select sku from inventory.products where not exists (
        select from cogs.competitor_prices as offer where offer.sku = products.sku and offer.currency not in (
          select from_currency from cogs.exchange_rates))
      order by md5(sku) limit 500`);
    return rows.map(({ sku }) => sku);
  });

export async function measureOwn(parts: Parts): Promise<OwnFigures> {
  const repeated = await withServer(parts, { ANSWER_CACHE_MB: '64' }, (server) =>
    measureRepeated(server, parts),
  );
  const operations = await measureOperations(parts);
  const startMs: number[] = [];
  for (let count = 0; count < starts; count += 1) startMs.push(await measureStart(parts));
  return { repeated, operations, startMs, stream: await measureStream(parts) };
}

/** By the sample world's clock, or with these URLs. */
async function withServer<T>(
  { databases, manifest, core }: Parts,
  settings: Readonly<Record<string, string>>,
  use: (server: ServerProcess) => Promise<T>,
  urls: Parameters<typeof startProcess>[0] = {},
): Promise<T> {
  const server = await startProcess(urls, {
    ...ourSettings,
    OPSGRAPH_DATA_DIR: databases.directory,
    PERSISTED_MANIFEST_FILE: manifest,
    ...settings,
  });
  pin(server.pid, core);
  try {
    return await use(server);
  } finally {
    await server.stop();
  }
}

/** Public answers that are there already, by GET. */
async function measureRepeated(server: ServerProcess, { load, variables, seconds }: Parts) {
  const requests = variables.card
    .slice(0, 20)
    .map((one): Request => ({ method: 'GET', path: byHash('card', one), headers: signedIn(server) }));
  for (const request of requests) await answerTo(server.origin, request);
  const given = {
    origin: server.origin,
    requests: requests.map((one) => wire(server.origin, one)),
    callers: 16,
  };
  await load.run({ ...given, seconds });
  const before = server.processorMs();
  const result = await load.run({ ...given, seconds });
  return {
    perSecond: result.count / result.seconds,
    serverMs: (server.processorMs() - before) / result.count,
  };
}

async function measureOperations(parts: Parts): Promise<OwnOperation[]> {
  const { databases, load, seconds } = parts;
  const owner = databases.ownerUrl('postgres');
  const track = (what: string) =>
    withSession(owner, async (session) => {
      for (const source of sourceNames)
        await session.query(`alter database opsgraph_${source} set pg_stat_statements.track = ${what}`);
    });
  await withSession(owner, (session) => session.query('create extension if not exists pg_stat_statements'));
  // For connections from now on.
  await track('top');
  return withServer(parts, {}, async (server) => {
    const measured: OwnOperation[] = [];
    for (const { title, documentId, variables } of asked(await readSkus(databases.all))) {
      const requests = variables.map((given): Request => {
        const body = JSON.stringify({ documentId, variables: given });
        return { method: 'POST', path: '/graphql', headers: signedIn(server), body };
      });
      // Twice each, so that what holds for a day or an hour is there, and code is compiled.
      for (const request of [...requests, ...requests]) await answerTo(server.origin, request);
      await withSession(owner, (session) => session.query('select pg_stat_statements_reset()'));
      const { count, errors, p50, p99 } = await load.run({
        origin: server.origin,
        requests: requests.map((request) => wire(server.origin, request)),
        callers: 1,
        seconds: 2 * seconds,
      });
      if (errors) throw new Error(`${title} was answered with ${errors} errors.`);
      const { calls, ms } = await statementsSoFar(owner);
      measured.push({ title, p50, p99, statements: calls / count, databaseMs: ms / count });
    }
    return measured;
  }).finally(() => track('none'));
}

const statementsSoFar = (owner: string) =>
  withSession(owner, async (session) => {
    const { rows } = await session.query<{ calls: number; ms: number }>(`
      select coalesce(sum(calls), 0)::float8 as calls, coalesce(sum(total_exec_time), 0) as ms
      from pg_stat_statements where query !~* '^(set|begin|commit|show|discard)'`);
    return rows[0] ?? { calls: NaN, ms: NaN };
  });

/** By the machine's clock, for the URLs are given; a card of which an exchange rate is too old by then is an answer too. */
async function measureStart(parts: Parts): Promise<number> {
  const started = performance.now();
  const first = async (server: ServerProcess) => {
    const path = byHash('card', parts.variables.card[0] ?? {});
    const response = await fetch(server.origin + path, { headers: signedIn(server) });
    await response.text();
    if (response.status !== 200) throw new Error(`The first answer was ${response.status}.`);
    return performance.now() - started;
  };
  return withServer(parts, {}, first, parts.databases.urls);
}

async function measureStream(parts: Parts): Promise<OwnFigures['stream']> {
  const sales = await parts.databases.fill('million', 'sales', streamed);
  const stream = async (server: ServerProcess) => {
    server.forgetPeak();
    const seconds = await readTable(server, 'customer-feed.csv');
    return { rows: streamed.customers, seconds, peak: server.peak() };
  };
  return withServer(parts, {}, stream, { ...parts.databases.urls, sales });
}

export const startMedian = ({ startMs }: OwnFigures): number => median(startMs);
