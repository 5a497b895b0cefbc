import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** What someone does who has just cloned: start it, ask what the README asks, stop it, start it again. */
const root = join(import.meta.dirname, '../..');

interface Started {
  readonly process: ChildProcess;
  readonly output: string;
  readonly origin: string;
}

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let running: Started | undefined;

beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(async () => {
  if (running) await stop(running);
  await folder[Symbol.asyncDispose]();
});

/** Runs the start line's own command and waits until it says that it is up, or something else, or has ended. */
async function start(
  environment: Record<string, string> = {},
  said: string | RegExp = 'Opsgraph is up',
): Promise<Started> {
  const child = spawn(process.execPath, ['src/main.js'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      OPSGRAPH_DATA_DIR: folder.path,
      NODE_OPTIONS: '',
      NODE_ENV: 'development',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = once(child, 'exit');
  await new Promise<void>((resolve) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      if (output.match(said)) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then(() => resolve());
  });
  return { process: child, output, origin: /http:\/\/[\d.]+:\d+/.exec(output)?.[0] ?? '' };
}

async function stop({ process: child }: Started): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  return code as number | null;
}

test('whoever leaves while the sample world is being filled leaves no Postgres behind', async () => {
  await using data = await temporaryFolder();
  const begun = await start({ OPSGRAPH_DATA_DIR: data.path }, /Filling/);
  expect(await stop(begun)).toBe(0);
  const postmasters = await readdir(data.path, { recursive: true });
  expect(postmasters.filter((name) => name.endsWith('PG_VERSION'))).not.toEqual([]);
  expect(postmasters.filter((name) => name.endsWith('postmaster.pid'))).toEqual([]);
});

test('the first start shows its progress and ends with what to open; the README asks and answers truly', async () => {
  running = await start();
  expect(running.output).toMatch(/Starting Postgres/);
  expect(running.output).toMatch(/Filling .*sales: \d+ rows/);
  expect(running.output).toMatch(/Three things to try/);

  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const [, query] = /```graphql\n(.*?)```/s.exec(readme)!;
  const [, answer] = /```json\n(.*?)```/s.exec(readme)!;
  expect(await ask(query!)).toEqual(JSON.parse(answer!));

  for (const [, example] of running.output.matchAll(/^ {4}(\{ .*\})$/gm)) {
    const { data, errors } = await ask(example!);
    expect(errors).toBeUndefined();
    expect(Object.values(data)).not.toContain(null);
  }
  expect(await stop(running)).toBe(0);
}, 180_000);

test('a later start finds the data and fills nothing', async () => {
  running = await start();
  expect(running.output).toMatch(/Opsgraph is up/);
  expect(running.output).not.toMatch(/Filling|Creating|Migrating/);
  expect((await ask('{ products { totalCount } }')).data['products']?.totalCount).toBe(1200);
}, 60_000);

test('after a kill -9 it starts again on the same data', async () => {
  running!.process.kill('SIGKILL');
  await once(running!.process, 'exit');
  running = await start();
  expect(running.output).not.toMatch(/Filling|Creating|Migrating/);
  expect((await ask('{ products { totalCount } }')).data['products']?.totalCount).toBe(1200);
}, 60_000);

test('a taken port is named, with what to set', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const refused = await start({ PORT: String(port) });
  other.close();
  expect(refused.output).toContain(`Port ${port} is taken. Choose another with PORT`);
  expect(refused.process.exitCode).toBe(1);
});

test('everything that is wrong with the configuration is named at once, without its values', async () => {
  const refused = await start({
    PORT: 'web',
    REPORTING_CURRENCY: 'dollars',
    SALES_DATABASE_URL: 'mysql://root:secret@db/x',
    SALES_REPLICA_URLS: 'postgres://db/x, mysql://root:secret@db/x',
    STATEMENT_TIMEOUT_MS: 'secretly long',
  });
  expect(refused.output).toMatch(
    /PORT .*\n.*SALES_DATABASE_URL .*\n.*SALES_REPLICA_URLS.1 .*\n.*STATEMENT_TIMEOUT_MS .*\n.*REPORTING_CURRENCY /,
  );
  expect(refused.output).not.toMatch(/secret|dollars|mysql/);
  expect(refused.process.exitCode).toBe(1);
});

async function ask(query: string) {
  const response = await fetch(`${running!.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as { data: Record<string, { totalCount: number }>; errors?: unknown };
}
