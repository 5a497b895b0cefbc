import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { worldNow } from '../../sample-data/world.ts';
import { urlVariable } from '../../src/config/config.ts';
import { scopes } from '../../src/kernel/caller.ts';
import { sourceNames } from '../../src/kernel/source-name.ts';
import { digestOf, newApiKey } from '../../src/callers/api-keys.ts';
import type { SourceUrls } from '../../src/sources/open.ts';
import type { Flavor } from './preload.ts';
import { startFlags } from '../../scripts/start-flags.ts';
import type { SoakQuery } from './queries.ts';

const behind = Date.now() - worldNow.getTime();
const root = join(import.meta.dirname, '../..');
const metricsToken = 'a token of the soak alone';
/** With these, a request that has no answer after the sum of them hangs. */
export const requestTimeout = 15_000;
export const statementTimeout = 5_000;

export interface Answer {
  readonly status: number;
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly path?: readonly (string | number)[];
    readonly extensions?: { readonly code?: string; readonly source?: string };
  }[];
}

/** The API as it is deployed: a process of its own, in production, trusted documents alone, callers with keys. */
export interface Server extends AsyncDisposable {
  readonly process: ChildProcess;
  ask(question: SoakQuery, signal?: AbortSignal): Promise<Answer>;
  /** Collects its garbage; resolves to what is left, in bytes. */
  collect(flavor: Flavor): Promise<NodeJS.MemoryUsage>;
  /** A metric's values, summed over its labels. */
  metrics(): Promise<(name: string) => number>;
  /** The lines of its log at this level (50 is error) and above. */
  logged(level: number): Promise<readonly string[]>;
  /** Resolves to the code it ended with. */
  stop(): Promise<number | null>;
}

/** Starts it at the sample world's time; servers of one process agree on it. */
export async function startServer(urls: SourceUrls, folder: string, name: string): Promise<Server> {
  const key = newApiKey();
  const keysFile = join(folder, `${name}-keys.json`);
  const logFile = join(folder, `${name}.log`);
  const expiresAt = new Date(worldNow.getTime() + 86_400_000);
  await writeFile(
    keysFile,
    JSON.stringify({
      keys: [{ name: 'soak', digest: digestOf(key), scopes, createdAt: worldNow, expiresAt }],
    }),
    { mode: 0o600 },
  );
  const child = spawn(
    process.execPath,
    [...startFlags, '--expose-gc', '--import', join(import.meta.dirname, 'preload.ts'), 'src/main.js'],
    {
      cwd: root,
      env: {
        PATH: process.env['PATH'],
        SOAK_BEHIND: String(behind),
        ...Object.fromEntries(sourceNames.map((source) => [urlVariable(source), urls[source]])),
        NODE_ENV: 'production',
        PORT: '0',
        API_KEYS_FILE: keysFile,
        AUDIT_LOG_FILE: join(folder, `${name}-audit.log`),
        CURSOR_SECRET: 'a secret of the soak alone',
        METRICS_TOKEN: metricsToken,
        REQUEST_TIMEOUT_MS: String(requestTimeout),
        STATEMENT_TIMEOUT_MS: String(statementTimeout),
        // Every question goes to the databases, and memory is not filled with answers on purpose.
        ANSWER_CACHE_MB: '0',
        // One caller asks what many would.
        COST_CAPACITY: '1000000000',
        COST_PER_SECOND: '1000000000',
        COST_TABLES_CAPACITY: '1000000000',
        LIMIT_HEAVY_PER_CALLER: '1000',
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A Ctrl-C is for the soak alone, which ends and tells what it has found.
      detached: true,
    },
  );
  child.stderr!.pipe(createWriteStream(logFile));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', (chunk) => {
      said += chunk;
      if (said.includes('Opsgraph is up')) resolve();
    });
    child.once('exit', () => reject(new Error(`The server did not start; see ${logFile}.`)));
  });
  const origin = /http:\/\/[\d.]+:\d+/.exec(said)?.[0] ?? '';
  const stop = async () => {
    if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit');
    return child.exitCode;
  };
  return {
    process: child,
    async ask({ operation, variables }, signal) {
      const response = await fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': key },
        body: JSON.stringify({ documentId: operation, variables }),
        signal,
      });
      return { status: response.status, ...((await response.json()) as object) };
    },
    async collect(flavor) {
      const collected = once(child, 'message', { signal: AbortSignal.timeout(requestTimeout) });
      // Who has ended gives no answer either.
      child.send(flavor, () => {});
      return ((await collected) as [NodeJS.MemoryUsage])[0];
    },
    async metrics() {
      const response = await fetch(`${origin}/metrics`, {
        headers: { authorization: `Bearer ${metricsToken}` },
      });
      const lines = (await response.text()).split('\n');
      return (metric) =>
        lines
          .filter((line) => line.startsWith(`${metric} `) || line.startsWith(`${metric}{`))
          .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
    },
    async logged(level) {
      const lines = (await readFile(logFile, 'utf8')).split('\n');
      return lines.filter((line) => line && !(Number(/^\{"level":(\d+)/.exec(line)?.[1]) < level));
    },
    stop,
    async [Symbol.asyncDispose]() {
      await stop();
    },
  };
}
