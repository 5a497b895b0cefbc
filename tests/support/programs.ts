import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { postgresAccount } from '../../src/embedded/account.ts';
import { until } from './until.ts';

/** Where Debian puts servers, beside what is in the PATH. */
const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'];

/** A program that npm cannot bring; CI installs it from Debian and demands it. Undefined where it is not there. */
export const findProgram = (name: string): string | undefined =>
  folders.map((folder) => join(folder, name)).find((path) => existsSync(path));

/** A server of a test's own. */
export interface Daemon extends AsyncDisposable {
  readonly process: ChildProcess;
}

/** Starts a program that serves until it is ended, as Postgres's account, for it may refuse root; waits until it is up. */
export async function startDaemon(
  program: string,
  args: readonly string[],
  isUp: (said: string) => Promise<boolean> | boolean,
): Promise<Daemon> {
  const child = spawn(program, args, {
    ...(await postgresAccount()),
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const ended = once(child, 'exit').then(() => {
    throw new Error(`${program} has ended:\n${said.slice(-2_000)}`);
  });
  ended.catch(() => {});
  await Promise.race([until(() => isUp(said)), ended]);
  return {
    process: child,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended.catch(() => {});
    },
  };
}
