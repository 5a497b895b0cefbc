import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './account.ts';

/** The server of a data folder, as its postmaster.pid describes it. */
export interface RunningServer {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** The server that runs on a data folder, ours or one that an ended process left behind. */
export async function findRunningServer(data: string): Promise<RunningServer | undefined> {
  const path = join(data, 'postmaster.pid');
  const lines = (await readFile(path, 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!pid || !isAlive(pid)) return undefined;
  if (await isServerOf(data, pid))
    return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  // After a crash the number may come to name another process, as it does whenever a container starts again.
  // Postgres would take that for a running server and refuse to start.
  await rm(path, { force: true });
  return undefined;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function isServerOf(data: string, pid: number): Promise<boolean> {
  switch (process.platform) {
    case 'win32':
      // No command lines to read here: believe the file.
      return true;
    case 'linux':
      return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).includes(data);
    default:
      return (await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(() => '')).includes(data);
  }
}
