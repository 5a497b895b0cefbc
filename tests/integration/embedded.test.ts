import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { withSession } from '../../src/database/session.ts';
import { startCluster } from '../../src/embedded/cluster.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A folder that the tests use in turn, each leaving its server stopped: to make a cluster takes a second. */
let shared: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  shared = await temporaryFolder();
});

afterAll(async () => {
  await shared[Symbol.asyncDispose]();
});

test('An empty folder becomes a Postgres 18 that sorts text by code point and lets nobody in without its password', async () => {
  await using folder = await temporaryFolder();
  const steps: string[] = [];
  const cluster = await startCluster({
    directory: join(folder.path, "Ada's data"),
    onProgress: (step) => steps.push(step),
  });
  const url = cluster.ownerUrl('postgres');
  expect(await ask(url, `select current_setting('server_version_num')::int / 10000`)).toBe(18);
  expect(await ask(url, `select current_setting('listen_addresses')`)).toBe('127.0.0.1');
  expect(await ask(url, `select current_setting('timezone')`)).toBe('UTC');
  const sorted = await ask(
    url,
    `select string_agg(word, '' order by word) from unnest('{a,Z,é,z,😀,0}'::text[]) word`,
  );
  expect(sorted).toBe('0Zazé😀');
  expect(steps).toHaveLength(2);

  const guess = new URL(url);
  guess.password = 'opsgraph';
  await expect(ask(guess.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  await cluster.stop();
});

test('Data outlive a restart', async () => {
  const first = await startCluster({ directory: shared.path });
  await ask(first.ownerUrl('postgres'), 'create table restarted as select 42 as answer');
  await first.stop();
  const second = await startCluster({ directory: shared.path });
  expect(await ask(second.ownerUrl('postgres'), 'select answer from restarted')).toBe(42);
  await second.stop();
});

test('Processes that start at once share one server, and the last to stop turns it off', async () => {
  await using folder = await temporaryFolder();
  const [one, two] = await Promise.all([startUser(folder.path), startUser(folder.path)]);
  const cluster = await startCluster({ directory: folder.path });
  expect([one.url, two.url]).toEqual([cluster.ownerUrl('postgres'), cluster.ownerUrl('postgres')]);
  await Promise.all([one.interrupt(), two.interrupt()]);
  expect(await ask(cluster.ownerUrl('postgres'), 'select 1')).toBe(1);
  await cluster.stop();
  expect(await serverPid(folder.path)).toBeUndefined();
});

test("The terminal's Ctrl-C leaves the server up until the process that uses it has stopped it", async () => {
  const user = await startUser(shared.path);
  expect(await user.interrupt()).toEqual(['drained']);
  expect(await serverPid(shared.path)).toBeUndefined();
  expect(await serverLog(shared.path)).toContain('database system is shut down');
});

test('The server of a killed process is taken over, with its data', async () => {
  const killed = await startUser(shared.path);
  await ask(killed.url, 'create table taken_over as select 42 as answer');
  await killed.kill();
  const cluster = await startCluster({ directory: shared.path });
  expect(cluster.ownerUrl('postgres')).toBe(killed.url);
  expect(await ask(killed.url, 'select answer from taken_over')).toBe(42);
  await cluster.stop();
  expect(await serverPid(shared.path)).toBeUndefined();
});

test('A killed server starts again with its data, also when its number now names another process', async () => {
  const killed = await startUser(shared.path);
  await ask(killed.url, 'create table started_again as select 42 as answer');
  const lockFile = join(shared.path, 'postgres/data/postmaster.pid');
  const lock = await readFile(lockFile, 'utf8');
  process.kill(Number(lock.split('\n')[0]), 'SIGKILL');
  await killed.kill();
  await writeFile(lockFile, lock.replace(/^\d+/, String(process.pid)));
  const cluster = await startCluster({ directory: shared.path });
  expect(await ask(cluster.ownerUrl('postgres'), 'select answer from started_again')).toBe(42);
  await cluster.stop();
});

test('A start that was killed half-way leaves nothing in the way of the next', async () => {
  await using folder = await temporaryFolder();
  const gone = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(gone, 'close');
  const draft = join(folder.path, `draft-${gone.pid}`);
  await mkdir(join(draft, 'data'), { recursive: true });
  const cluster = await startCluster({ directory: folder.path });
  await expect(readFile(draft)).rejects.toMatchObject({ code: 'ENOENT' });
  await cluster.stop();
});

test('Data of another major version are refused with what to do', async () => {
  await using folder = await temporaryFolder();
  await mkdir(join(folder.path, 'postgres/data'), { recursive: true });
  await writeFile(join(folder.path, 'postgres/data/PG_VERSION'), '17\n');
  const start = startCluster({ directory: folder.path });
  await expect(start).rejects.toThrow(
    /holds data of Postgres 17, .* Postgres 18, .* Remove that folder .* OPSGRAPH_DATA_DIR/,
  );
});

test('A setting that Postgres refuses is named, and nothing is left running', async () => {
  const start = startCluster({ directory: shared.path, settings: { work_mem: 'plenty' } });
  await expect(start).rejects.toThrow('invalid value for parameter "work_mem": "plenty"');
  expect(await serverPid(shared.path)).toBeUndefined();
});

(process.getuid?.() === 0 ? test : test.skip)(
  "As root, in a folder that Postgres' account cannot enter, the cluster is staged where it can",
  async () => {
    await using folder = await temporaryFolder();
    await chmod(folder.path, 0o700);
    const first = await startCluster({ directory: folder.path });
    await using staged = await adopt(await readlink(join(folder.path, 'staged')));
    await ask(first.ownerUrl('postgres'), 'create table kept as select 42 as answer');
    await first.stop();
    const second = await startCluster({ directory: folder.path });
    expect(await ask(second.ownerUrl('postgres'), 'select answer from kept')).toBe(42);
    expect(await ask(second.ownerUrl('postgres'), `select current_setting('data_directory')`)).toContain(
      staged.path,
    );
    await second.stop();
  },
);

/** The first value of the first row, if any. */
async function ask(url: string, question: string): Promise<unknown> {
  const { rows } = await withSession(url, (session) => session.query<Record<string, unknown>>(question));
  return rows[0] && Object.values(rows[0])[0];
}

async function serverPid(directory: string): Promise<number | undefined> {
  const lock = await readFile(join(directory, 'postgres/data/postmaster.pid'), 'utf8').catch(() => undefined);
  return lock === undefined ? undefined : Number(lock.split('\n')[0]);
}

function serverLog(directory: string): Promise<string> {
  return readFile(join(directory, 'postgres/server.log'), 'utf8');
}

/** Another process that uses the cluster, at the head of a process group as a terminal would start it. */
async function startUser(directory: string) {
  const program = fileURLToPath(new URL('../support/cluster-user.ts', import.meta.url));
  const child = spawn(process.execPath, [program, directory], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const printed = createInterface(child.stdout).on('line', (line) => lines.push(line));
  const [url] = (await once(printed, 'line')) as [string];
  const pid = Number(child.pid);
  const end = async (target: number, signal: NodeJS.Signals) => {
    const closed = once(child, 'close');
    process.kill(target, signal);
    await closed;
    return lines.slice(1);
  };
  return { url, interrupt: () => end(-pid, 'SIGINT'), kill: () => end(pid, 'SIGKILL') };
}

async function adopt(path: string): Promise<{ path: string } & AsyncDisposable> {
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
