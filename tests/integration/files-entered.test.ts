import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import type { Profiler } from 'node:inspector';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, jest, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { runsBefore } from '../../src/operations/compiled/executor.ts';
import { scopes, type Scope } from '../../src/kernel/caller.ts';
import { digestOf, newApiKey } from '../../src/callers/api-keys.ts';
import { send, startChild, until } from '../support/child.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// A process of its own takes a while to start on a loaded machine.
jest.setTimeout(120_000);

const source = join(import.meta.dirname, '../../src');

test('{ product { name } } enters at most 70 files of src in a server that has often answered it', async () => {
  await using folder = await temporaryFolder();
  // Who may see something else is given no answer that was made for another: it is made anew.
  const keys = scopes.map((scope) =>
    apiKey(scope.replace(':', '-'), [...new Set<Scope>(['product:read', scope])]),
  );
  const keysFile = join(folder.path, 'keys.json');
  await writeFile(keysFile, JSON.stringify({ keys: keys.map(({ kept }) => kept) }));
  await using api = await startChild({
    NODE_ENV: 'production',
    NODE_OPTIONS: '--inspect=127.0.0.1:0',
    // Of code that was compiled before, V8 cannot tell which functions ran.
    NODE_DISABLE_COMPILE_CACHE: '1',
    API_KEYS_FILE: keysFile,
    PERSISTED_OPERATIONS: 'open',
    ANSWER_CACHE_MB: '64',
  });
  const ask = async ({ key }: { readonly key: string }) => {
    const headers = { authorization: `Bearer ${key}` };
    const answer = await send(api.origin, '{product(sku:"BAC-0001"){name}}', {}, headers);
    expect(await answer.json()).toMatchObject({ data: { product: { name: expect.any(String) } } });
  };
  // What comes so often is compiled, and asked by the last ones as it is from then on.
  const warmUps = keys.slice(0, -3);
  expect(warmUps.length).toBeGreaterThanOrEqual(runsBefore);
  for (const key of warmUps) await ask(key);
  const address = await until(
    () => /ws:\S+/.exec(api.output())?.[0] ?? '',
    (found) => found !== '',
  );
  // A server writes its SQL when it listens already: until then that would be counted too.
  const pause = () => sleep(100);
  while ((await filesEntered(address, pause)).includes('database/sql-parts.ts'));
  const runs: (readonly string[])[] = [];
  for (const key of keys.slice(-3)) runs.push(await filesEntered(address, () => ask(key)));
  // Timers run beside a request, but not beside all.
  const entered = runs[0]!.filter((file) => runs.every((files) => files.includes(file)));
  expect(entered).toContain('graph/product/queries.ts');
  // All of them, for whoever has to find what is too much.
  expect(entered.length <= 70 ? [] : entered).toEqual([]);
});

function apiKey(name: string, its: readonly Scope[]) {
  const key = newApiKey();
  const [now, day] = [Date.now(), 86_400_000];
  const kept = {
    name,
    digest: digestOf(key),
    scopes: its,
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(now + day).toISOString(),
  };
  return { key, kept };
}

/** The files of src of which any function runs during the work, beside what each does when it is loaded. */
async function filesEntered(inspector: string, work: () => Promise<void>): Promise<readonly string[]> {
  const socket = new WebSocket(inspector);
  await once(socket, 'open');
  let asked = 0;
  const tell = async (method: string, params = {}) => {
    const id = ++asked;
    socket.send(JSON.stringify({ id, method, params }));
    for (;;) {
      const [data] = await once(socket, 'message');
      const answer = JSON.parse(String(data)) as { id?: number; result: unknown };
      if (answer.id === id) return answer.result;
    }
  };
  await tell('Profiler.enable');
  await tell('Profiler.startPreciseCoverage', { callCount: true });
  // What is counted from the start of the coverage on.
  await tell('Profiler.takePreciseCoverage');
  await work();
  const { result } = (await tell('Profiler.takePreciseCoverage')) as Profiler.TakePreciseCoverageReturnType;
  socket.close();
  const ran = ({ functions }: Profiler.ScriptCoverage) =>
    functions.some(({ ranges: [range] }) => range && range.count > 0 && range.startOffset > 0);
  return result
    .filter((script) => script.url.startsWith('file:') && ran(script))
    .map(({ url }) => relative(source, fileURLToPath(url)))
    .filter((path) => !path.startsWith('..'))
    .toSorted();
}
