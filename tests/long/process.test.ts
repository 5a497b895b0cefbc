import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { sourceNames } from '../../src/kernel/source-name.ts';
import { urlVariable } from '../../src/config/config.ts';
import { ownWorld, type OwnWorld } from '../support/graph.ts';
import { openProxy, type Proxy } from '../support/proxy.ts';
import { until } from '../support/until.ts';

/** The process as it is started in a deployment: nothing that happens around it ends it, or makes a request hang. */
const root = join(import.meta.dirname, '../..');
const card = '{ product(sku: "TENT") { sku name unitCost { amount } } }';
const whole = { product: { sku: 'TENT', name: 'A tent', unitCost: { amount: '50.00' } } };

let world: OwnWorld;
let networks: Proxy[];
let server: { readonly process: ChildProcess; readonly origin: string; log(): string };

beforeAll(async () => {
  world = await ownWorld();
  await world.sql(
    'inventory',
    `insert into inventory.products (sku, name, updated_at) values ('TENT', 'A tent', now())`,
  );
  await world.sql(
    'cogs',
    `insert into cogs.cost_records (sku, component, amount_minor, currency, effective_from)
     values ('TENT', 'MATERIAL', 5000, 'USD', '2026-01-01')`,
  );
  networks = await Promise.all(sourceNames.map((source) => openProxy(world.urls[source])));
});
afterEach(async () => {
  expect(server.process.exitCode).toBeNull();
  server.process.kill('SIGCONT');
  server.process.kill('SIGTERM');
  const [code] = await once(server.process, 'exit');
  expect(code).toBe(0);
});
afterAll(async () => {
  await Promise.all(networks.map((network) => network.close()));
  await world.drop();
});

/** Has a process do nothing else for a while whenever it is sent SIGUSR2. */
const blocks = `process.on('SIGUSR2', () => { const end = Date.now() + 1_800; while (Date.now() < end); })`;

/** Starts the server over the networks; `limit` is how many files it may have open. */
async function start({ limit = 'unlimited', preload = '', errors = '' } = {}): Promise<void> {
  const urls = Object.fromEntries(
    sourceNames.map((source, index) => [urlVariable(source), networks[index]?.url]),
  );
  const child = spawn(
    '/bin/sh',
    ['-c', `ulimit -n ${limit} 2>/dev/null; exec "$0" src/main.js ${errors}`, process.execPath],
    {
      cwd: root,
      env: { ...process.env, ...urls, PORT: '0', NODE_OPTIONS: preload, NODE_ENV: 'development' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let [output, log] = ['', ''];
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (log += chunk));
  const origin = await until(() => /http:\/\/[\d.]+:\d+/.exec(output)?.[0], 60_000);
  server = { process: child, origin, log: () => log };
}

async function ask(query = card): Promise<{ data?: unknown; errors?: readonly { extensions: unknown }[] }> {
  const response = await fetch(`${server.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    signal: AbortSignal.timeout(60_000),
  });
  return (await response.json()) as never;
}

const isWhole = async () => !(await ask()).errors;

test('with all five sources down it starts, answers what it knows, and finds them when they come', async () => {
  for (const network of networks) network.refuse();
  await start();
  const { data, errors } = await ask('{ __typename products { totalCount } sources { name status } }');
  expect(data).toEqual({
    __typename: 'Query',
    products: null,
    sources: sourceNames.map((name) => ({ name, status: 'DOWN' })),
  });
  expect(errors).toMatchObject([{ extensions: { code: 'SOURCE_UNAVAILABLE', source: 'inventory' } }]);
  for (const network of networks) network.heal();
  await until(isWhole, 60_000);
  expect(await ask()).toEqual({ data: whole });
  await leavesNothingOpen();
}, 120_000);

test('when it stands still for longer than it would wait for a database, all who asked are answered', async () => {
  await start();
  await until(isWhole, 60_000);
  const asked = Array.from({ length: 10 }, () => ask());
  server.process.kill('SIGSTOP');
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  asked.push(...Array.from({ length: 10 }, () => ask()));
  server.process.kill('SIGCONT');
  // Connections that were being made meanwhile have been given up, and are made again.
  for (const answer of await Promise.all(asked)) expect(answer).toEqual({ data: whole });
  await until(isWhole, 60_000);
  await leavesNothingOpen();
}, 120_000);

test('a failure that nobody waits for is a line of the log, and costs nobody else', async () => {
  const fails = `process.on('SIGUSR2', () => void Promise.reject(new Error('nobody waits')))`;
  await start({ preload: `--import=data:text/javascript,${encodeURIComponent(fails)}` });
  await until(isWhole, 60_000);
  server.process.kill('SIGUSR2');
  await until(() => server.log().includes('nobody waits'));
  expect(await ask()).toEqual({ data: whole });
}, 120_000);

test('a log that cannot be written, for its disk is full, costs nobody an answer', async () => {
  await start({ errors: '2>/dev/full' });
  await until(isWhole, 60_000);
  for (let asked = 0; asked < 20; asked++) expect(await ask()).toEqual({ data: whole });
}, 120_000);

test('a log that nobody reads any more costs nobody an answer, and holds up no end', async () => {
  await start();
  await until(isWhole, 60_000);
  server.process.stderr?.pause();
  const wordy = { 'x-request-id': 'x'.repeat(128) };
  // More than any pipe holds.
  for (let asked = 0; asked < 30; asked++) {
    const lines = Array.from({ length: 100 }, () => fetch(`${server.origin}/nowhere`, { headers: wordy }));
    for (const answer of await Promise.all(lines)) await answer.arrayBuffer();
  }
  expect(await ask()).toEqual({ data: whole });
}, 120_000);

test('while its event loop is blocked nobody is answered, and then all who asked are, and balancers are told', async () => {
  await start({ preload: `--import=data:text/javascript,${encodeURIComponent(blocks)}` });
  await until(isWhole, 60_000);
  const ready = async () => (await fetch(`${server.origin}/health/ready`)).status;
  await until(async () => (await ready()) === 200, 60_000);
  server.process.kill('SIGUSR2');
  // A signal takes a moment to arrive on a busy machine, and what comes before it finds nothing wrong.
  await new Promise((resolve) => setTimeout(resolve, 200));
  const begun = performance.now();
  const asked = Array.from({ length: 10 }, async () => ({ ...(await ask()), at: performance.now() - begun }));
  const [readiness, live] = [ready(), fetch(`${server.origin}/health/live`)];
  const answers = await Promise.all(asked);
  // Some may have been read before the signal came; whoever waited was not forgotten.
  for (const { data } of answers) expect(data).toEqual(whole);
  expect(Math.max(...answers.map(({ at }) => at))).toBeGreaterThan(1_000);
  expect(await readiness).toBe(503);
  expect((await live).status).toBe(200);
  await until(async () => (await ready()) === 200, 60_000);
  await leavesNothingOpen();
}, 120_000);

(process.platform === 'linux' ? test : test.skip)(
  'with every file descriptor taken it answers who is connected, and others when some are free again',
  async () => {
    await start({ limit: '64' });
    await until(isWhole, 60_000);
    const { hostname, port } = new URL(server.origin);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    expect(await askBy(agent)).toEqual({ data: whole });
    const before = await openFiles();
    const crowd: Socket[] = Array.from({ length: 100 }, () =>
      connect(Number(port), hostname).on('error', () => {}),
    );
    // Nothing new can be opened, neither for a caller nor to a database.
    await until(async () => (await openFiles()) >= 63, 60_000);
    expect(await askBy(agent)).toEqual({ data: whole });
    const newcomer = new Agent({ keepAlive: false });
    await expect(askBy(newcomer, 2_000)).rejects.toThrow(/aborted|ECONNRESET|ECONNREFUSED|hang up|EPIPE/);
    for (const socket of crowd) socket.destroy();
    await until(() => isWhole().catch(() => false), 60_000);
    expect(await askBy(agent)).toEqual({ data: whole });
    agent.destroy();
    await until(async () => (await openFiles()) <= before + 5, 60_000);
    await leavesNothingOpen();
  },
  180_000,
);

const openFiles = async (): Promise<number> => (await readdir(`/proc/${server.process.pid}/fd`)).length;

/** Asks over an agent's connections. */
function askBy(agent: Agent, milliseconds = 60_000): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${server.origin}/graphql`,
      {
        agent,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        signal: AbortSignal.timeout(milliseconds),
      },
      (response) => text(response).then((body) => resolve(JSON.parse(body)), reject),
    );
    sent.on('error', reject).end(JSON.stringify({ query: card }));
  });
}

/** No source counts more connections of ours than its pool and a probe, and none of them is at work. */
async function leavesNothingOpen(): Promise<void> {
  for (const source of sourceNames) {
    await until(async () => {
      const [counted] = await world.sql<{ all: number; active: number }>(
        source,
        `select count(*)::int as all, (count(*) filter (where state <> 'idle'))::int as active from pg_stat_activity
         where application_name = 'opsgraph' and datname = current_database() and pid <> pg_backend_pid()`,
      );
      return counted && counted.all <= 11 && counted.active === 0;
    });
  }
}
