import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

/** What Linux tells of processes. Nothing is known of one that has ended, which throws ENOENT or ESRCH. */

const ticksMs = 10;

/** Of user and system, and of both of the children that have ended, in milliseconds, by Linux' ticks of 10. */
function times(pid: number | undefined): { own: number; ofEnded: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 15)
    .map(Number);
  const [user = 0, system = 0, userOfEnded = 0, systemOfEnded = 0] = fields;
  return { own: ticksMs * (user + system), ofEnded: ticksMs * (userOfEnded + systemOfEnded) };
}

/** Milliseconds of processor time since its start. */
export const processorMs = (pid: number | undefined): number => times(pid).own;

/** The same of a process with all that it has started, those that have ended included. */
export function treeMs(pid: number): number {
  const { own, ofEnded } = times(pid);
  return children(pid).reduce((sum, child) => sum + (attempt(() => treeMs(child)) ?? 0), own + ofEnded);
}

/** What it has started and what still runs. */
export const children = (pid: number): number[] =>
  readdirSync(`/proc/${pid}/task`).flatMap((thread) => {
    const found = attempt(() => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')) ?? '';
    return found.split(' ').filter(Boolean).map(Number);
  });

/** Nothing of what has ended meanwhile. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Megabytes of memory that it has now (`VmRSS`), or the most since its peak was forgotten (`VmHWM`). */
export function megabytes(pid: number | undefined, field: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024);
}

export const forgetPeak = (pid: number | undefined): void => writeFileSync(`/proc/${pid}/clear_refs`, '5');

export const parentOf = (pid: number): number =>
  Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

/** Keeps a process with all its threads and children on one core; false where there is no taskset. */
export function pin(pid: number, core: number): boolean {
  try {
    for (const one of [pid, ...children(pid)])
      execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', String(core), String(one)], {
        stdio: 'ignore',
      });
    return true;
  } catch {
    return false;
  }
}
