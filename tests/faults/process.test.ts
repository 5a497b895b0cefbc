import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { sourceNames } from '../../src/domain/source.ts';
import { urlVariable } from '../../src/config.ts';
import { ownWorld, type OwnWorld } from '../support/graph.ts';
import { openProxy, type Proxy } from '../support/proxy.ts';
import { until } from '../support/until.ts';

/** The process as it is started in a deployment: nothing that happens around it ends it, or makes a request hang. */
const root = join(import.meta.dirname, '../..');
const card = '{ product(sku: "TENT") { sku name unitCost { amount } } }';
const whole = { product: { sku: 'TENT', name: 'A tent', unitCost: { amount: '50.00' } } };

let world: OwnWorld;
let networks: Proxy[];
let server: { readonly process: ChildProcess; readonly origin: string };

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

/** Starts the server over the networks; `limit` is how many files it may have open. */
async function start(limit = 'unlimited'): Promise<void> {
  const urls = Object.fromEntries(
    sourceNames.map((source, index) => [urlVariable(source), networks[index]?.url]),
  );
  const child = spawn(
    '/bin/sh',
    ['-c', `ulimit -n ${limit} 2>/dev/null; exec "$0" src/main.ts`, process.execPath],
    {
      cwd: root,
      env: { ...process.env, ...urls, PORT: '0', NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  const origin = await until(() => /http:\/\/[\d.]+:\d+/.exec(output)?.[0], 60_000);
  server = { process: child, origin };
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
}, 120_000);

test('when it stands still for longer than it would wait for a database, all who asked are answered', async () => {
  await start();
  await until(isWhole, 60_000);
  const asked = Array.from({ length: 10 }, () => ask());
  server.process.kill('SIGSTOP');
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  asked.push(...Array.from({ length: 10 }, () => ask()));
  server.process.kill('SIGCONT');
  // Connections that were being made meanwhile may have been given up; no answer is wrong, and none is missing.
  for (const { data, errors } of await Promise.all(asked)) expect(errors ? whole : data).toEqual(whole);
  await until(isWhole, 60_000);
}, 120_000);

test('with every file descriptor taken it goes on, and answers when some are free again', async () => {
  await start('64');
  await until(isWhole, 60_000);
  const { hostname, port } = new URL(server.origin);
  const crowd: Socket[] = Array.from({ length: 100 }, () =>
    connect(Number(port), hostname).on('error', () => {}),
  );
  await Promise.all(crowd.slice(0, 20).map((socket) => socket.connecting && once(socket, 'connect')));
  // Nothing new can be opened, neither for a caller nor to a database.
  const starved = await ask().catch(() => 'no connection');
  for (const socket of crowd) socket.destroy();
  await until(() => isWhole().catch(() => false), 60_000);
  expect(starved).toBeDefined();
}, 180_000);
