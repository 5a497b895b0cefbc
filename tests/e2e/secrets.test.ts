import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { stories } from '../../sample-data/stories.ts';
import { urlVariable } from '../../src/config/config.ts';
import { sourceNames } from '../../src/kernel/source-name.ts';
import { globalId } from '../../src/graph/global-id.ts';
import { ownWorld, type OwnWorld } from '../support/graph.ts';
import { testCluster } from '../support/cluster.ts';
import { put } from '../support/rows.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { send, startChild, until } from '../support/child.ts';

// A process of its own takes a while to start on a loaded machine.
jest.setTimeout(120_000);

/** A server as it is deployed, with a file of keys, an audit log and one database that refuses what it is sent. */
const root = join(import.meta.dirname, '../..');
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let world: OwnWorld;
let server: ChildProcess;
let printed = '';
const mark = 'MARKED-SECRET';
let origin = '';
let key = '';
let environment: NodeJS.ProcessEnv;

const keys = async (...words: string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/keys.ts', ...words], {
    cwd: root,
    env: environment,
  });
  return stdout.trim();
};

beforeAll(async () => {
  folder = await temporaryFolder();
  world = await ownWorld();
  // To look a ticket up fails in this database, in words that quote what it holds.
  await put(world, 'support', 'tickets', [{ number: mark }]);
  await world.sql(
    'support',
    `alter table support.tickets rename to kept;
     do $$ begin execute (
       select format('create view support.tickets as select number::integer::text as number, %s from support.kept',
         string_agg(quote_ident(column_name), ', '))
       from information_schema.columns
       where table_schema = 'support' and table_name = 'kept' and column_name <> 'number');
     end $$`,
  );
  const urls = { ...testCluster().readerUrls, support: world.urls.support };
  environment = {
    ...process.env,
    ...Object.fromEntries(sourceNames.map((source) => [urlVariable(source), urls[source]])),
    NODE_OPTIONS: '',
    NODE_ENV: 'production',
    PORT: '0',
    PERSISTED_OPERATIONS: 'open',
    API_KEYS_FILE: join(folder.path, 'keys.json'),
    AUDIT_LOG_FILE: join(folder.path, 'audit.log'),
  };
  key = await keys('create', 'crm', '--scopes', 'customer:read,customer:pii,support:read');
  server = spawn(process.execPath, ['src/main.js'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const read = (chunk: Buffer) => {
    printed += String(chunk);
  };
  server.stdout?.on('data', read);
  server.stderr?.on('data', read);
  await until(() => printed.includes('Opsgraph is up') || server.exitCode !== null, Boolean);
  origin = /http:\/\/[\d.]+:\d+/.exec(printed)?.[0] ?? '';
});
afterAll(async () => {
  if (server?.exitCode === null) {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
  await world.drop();
  await folder[Symbol.asyncDispose]();
});

async function ask(headers: Record<string, string>, query: string, variables: object = {}) {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, ...((await response.json()) as { data?: never; errors?: unknown[] }) };
}

test('a server in production knows its keys, and its start says nothing of demo callers', async () => {
  expect(printed).toMatch(/Opsgraph is up/);
  expect(printed).not.toMatch(/demo/i);
  expect((await ask({ 'x-api-key': key }, '{ sources { name } }')).errors).toBeUndefined();
  expect((await ask({}, '{ sources { name } }')).status).toBe(401);
  // Its address may hold the key at /q, where spreadsheets can send no header: this one may not export.
  const table = async (k: string) => (await fetch(`${origin}/q/stock-feed.csv?key=${k}`)).status;
  expect([await table(key), await table(`${key}x`)]).toEqual([403, 401]);
});

test('readings of personal data are in the audit log, which its owner alone may read', async () => {
  const { customer } = stories.loyalAndAngry;
  const query = 'query Who($n: CustomerNumber!) { customer(number: $n) { name email } }';
  const { data } = await ask({ 'x-api-key': key }, query, { n: customer });
  const file = environment['AUDIT_LOG_FILE']!;
  const lines = (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toEqual([
    {
      audit: true,
      time: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/),
      caller: 'key:crm',
      operation: 'Who',
      operationHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      people: 1,
      fields: ['Customer.email', 'Customer.name'],
      askedBy: [],
      msg: 'personal data read',
    },
  ]);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const { name, email } = (data as unknown as { customer: Record<string, string> }).customer;
  expect(await readFile(file, 'utf8')).not.toMatch(new RegExp(`${name}|${email}|${customer}`));
});

test('neither variables nor tokens nor keys come into the log, whatever goes wrong', async () => {
  const authorized = { authorization: `Bearer ${key}` };
  const failing = await ask(authorized, 'query ($id: ID!) { node(id: $id) { id } }', {
    id: globalId('Ticket', mark),
  });
  expect(failing.errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
  await ask({ authorization: `Bearer ${mark}.${mark}.${mark}` }, '{ sources { name } }');
  await ask({ 'x-api-key': `ogk_${mark}` }, '{ sources { name } }');
  await ask({ authorization: `Basic ${mark}` }, '{ sources { name } }');
  await ask(authorized, `{ customer(number: "${mark} ${mark}") { number } }`);
  await ask(authorized, 'query ($n: Int!) { customers(first: $n) { totalCount } }', { n: mark });
  await ask(authorized, `{ ${mark.replace('-', '_')} }`, { unasked: mark });

  // The failed statement's line shows that the log was being written.
  await until(() => /"statement failed"|"defect"/.test(printed), Boolean);
  for (const secret of [mark, globalId('Ticket', mark), key, key.slice(4)]) {
    expect(printed).not.toContain(secret);
  }
  expect(printed).toMatch(/"code":"22P02"/);
});

test('a key that is revoked opens nothing within seconds, and a damaged file changes nothing', async () => {
  const file = environment['API_KEYS_FILE']!;
  const good = await readFile(file, 'utf8');
  await writeFile(file, `${good.slice(0, -20)} "ogk_MARKED`);
  await until(async () => {
    expect((await ask({ 'x-api-key': key }, '{ sources { name } }')).status).toBe(200);
    return /the API keys read before stay in force/.test(printed);
  }, Boolean);
  expect(printed).not.toContain('MARKED');
  await writeFile(file, good);
  await keys('revoke', 'crm');
  await until(async () => (await ask({ 'x-api-key': key }, '{ sources { name } }')).status === 401, Boolean);
});

test('names are given out no longer once nobody reads the standard error that they are written down on', async () => {
  await using child = await startChild();
  const { customer } = stories.loyalAndAngry;
  const query = `{ customer(number: "${customer}") { name } }`;
  const status = async () => (await send(child.origin, query)).status;
  expect(await status()).toBe(200);
  expect(child.output()).toMatch(/"audit":true/);
  child.process.stderr!.destroy();
  await until(status, (answered) => answered === 503);
  expect(await (await send(child.origin, query)).json()).toMatchObject({
    errors: [{ extensions: { code: 'AUDIT_UNAVAILABLE' } }],
  });
  expect((await send(child.origin, '{ sources { name } }')).status).toBe(200);
});
