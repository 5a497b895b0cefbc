import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { sourceNames } from '../../src/kernel/source-name.ts';
import { testCluster } from './cluster.ts';

/** The API in a process of its own, as it is started in production. */
export interface Child {
  readonly process: ChildProcess;
  readonly origin: string;
  /** All that it has printed, on both outputs. */
  output(): string;
  /** The lines of its log so far. */
  log(): Record<string, unknown>[];
  /** Resolves when it has ended: its code, or the signal's name. */
  readonly ended: Promise<number | string>;
  /** Ends it, however it is, when a scope ends. */
  [Symbol.asyncDispose](): Promise<void>;
}

const root = join(import.meta.dirname, '../..');

/** The sample world's URLs as settings. */
export const sampleDatabases = (): Record<string, string> =>
  Object.fromEntries(
    sourceNames.map((source) => [`${source.toUpperCase()}_DATABASE_URL`, testCluster().readerUrls[source]]),
  );

/** A listening socket that is passed to a process as systemd does it, and when that process is to become the API. */
interface Passed {
  readonly descriptor: number;
  readonly start: Promise<void>;
}

/** How it is started, where that is not as usual. */
interface Launch {
  readonly passed?: Passed;
  /** Where its standard error goes, in place of `log`. */
  readonly errors?: number;
  /** A command that starts it. */
  readonly command?: readonly [string, ...string[]];
}

export const startsTheApi = [process.execPath, 'src/main.js'] as const;

/** Holds the socket, and is nothing yet until it reads a line. */
const becomesTheApi = 'read line && LISTEN_FDS=1 LISTEN_PID=$$ exec "$0" src/main.js';

/** Starts the API over the small sample world and waits until it listens or has ended. */
export async function startChild(
  settings: Record<string, string> = {},
  { passed, errors, command: startedBy = startsTheApi }: Launch = {},
): Promise<Child> {
  const [command, ...words] = passed ? ['sh', '-c', becomesTheApi, process.execPath] : startedBy;
  const child = spawn(command, words, {
    cwd: root,
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_ENV: 'development',
      PORT: '0',
      ANSWER_CACHE_MB: '0',
      ...sampleDatabases(),
      ...settings,
    },
    stdio: ['pipe', 'pipe', errors ?? 'pipe', ...(passed ? [passed.descriptor] : [])],
  }) as ChildProcessByStdio<Writable, Readable, Readable | null>;
  void passed?.start.then(() => child.stdin.write('\n'));
  let said = '';
  let logged = '';
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk;
      if (said.includes('Opsgraph is up')) resolve();
    });
    child.stderr?.on('data', (chunk: Buffer) => (logged += chunk));
    void ended.then(() => resolve());
  });
  return {
    process: child,
    origin: /http:\/\/[\d.]+:\d+/.exec(said)?.[0] ?? '',
    output: () => said + logged,
    log: () =>
      logged
        .split('\n')
        .filter((line) => line.startsWith('{') && line.endsWith('}'))
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    ended,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Asks again until the answer is what is waited for; jest's own limit ends what never comes. */
export async function until<T>(ask: () => Promise<T> | T, isIt: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await ask();
    if (isIt(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Sends an operation to a running API. */
export const send = (
  origin: string,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
