import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { urlVariable } from '../src/config/config.ts';
import { scopes } from '../src/kernel/caller.ts';
import { sourceNames } from '../src/kernel/source-name.ts';
import { digestOf, newApiKey } from '../src/callers/api-keys.ts';
import type { SourceUrls } from '../src/sources/open.ts';
import { startFlags } from '../scripts/start-flags.ts';
import { forgetPeak, megabytes, processorMs } from './processes.ts';

const root = join(import.meta.dirname, '..');

export interface ServerProcess {
  readonly origin: string;
  readonly pid: number;
  /** A key for everything, without a budget: what is measured is the machine. */
  readonly key: string;
  /** A key for everything with the budget that every caller has. */
  readonly ordinaryKey: string;
  /** Milliseconds of processor time since its start. */
  processorMs(): number;
  /** Megabytes of memory that it has now, and the most since the last time it was forgotten. */
  memory(): number;
  peak(): number;
  forgetPeak(): void;
  stop(): Promise<void>;
}

/**
 * The API in production, as `npm start` starts it, in a process of its own, with settings of the environment besides. Its
 * memory and processor time are read from /proc.
 */
export async function startProcess(
  urls: Partial<SourceUrls>,
  settings: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'opsgraph-benchmark-'));
  const [key, ordinaryKey] = [newApiKey(), newApiKey()];
  const keysFile = join(folder, 'keys.json');
  const now = Date.now();
  const kept = (name: string, secret: string, costPerSecond: number | null) => ({
    name,
    digest: digestOf(secret),
    scopes,
    createdAt: new Date(now),
    expiresAt: new Date(now + 86_400_000),
    costPerSecond,
  });
  const keys = [kept('benchmark', key, 1_000_000_000), kept('ordinary', ordinaryKey, null)];
  await writeFile(keysFile, JSON.stringify({ keys }), { mode: 0o600 });
  const child = spawn(process.execPath, [...startFlags, 'src/main.js'], {
    cwd: root,
    env: {
      ...Object.fromEntries(sourceNames.map((source) => [urlVariable(source), urls[source]])),
      NODE_ENV: 'production',
      PORT: '0',
      API_KEYS_FILE: keysFile,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const origin = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const [address] = /http:\/\/[\d.]+:\d+/.exec(said) ?? [];
      if (address) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it was up.`)));
  });
  const { pid } = child;
  return {
    origin,
    key,
    ordinaryKey,
    pid: pid as number,
    processorMs: () => processorMs(pid),
    memory: () => megabytes(pid, 'VmRSS'),
    peak: () => megabytes(pid, 'VmHWM'),
    forgetPeak: () => forgetPeak(pid),
    async stop() {
      if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit');
      await rm(folder, { recursive: true });
    },
  };
}
