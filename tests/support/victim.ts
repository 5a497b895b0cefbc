import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../src/embedded/account.ts';
import { startCluster, type EmbeddedCluster } from '../../src/embedded/cluster.ts';
import { quickSettings } from './cluster.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A Postgres of a test's own, to be maltreated. */
export interface Victim {
  readonly cluster: EmbeddedCluster;
  /** Stops every process of it where it is, and lets it go on. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again with its data, on another port. */
  restart(): Promise<EmbeddedCluster>;
  end(): Promise<void>;
}

export async function startVictim(settings: Record<string, string> = {}): Promise<Victim> {
  const folder = await temporaryFolder();
  const start = () => startCluster({ directory: folder.path, settings: { ...quickSettings, ...settings } });
  const postmaster = async () =>
    Number((await readFile(join(folder.path, 'postgres/data/postmaster.pid'), 'utf8')).split('\n')[0]);
  const signal = async (name: NodeJS.Signals) => {
    const pid = await postmaster();
    for (const process of [pid, ...(await childrenOf(pid))]) send(process, name);
  };
  let cluster = await start();
  let paused = false;
  return {
    get cluster() {
      return cluster;
    },
    async pause() {
      await signal('SIGSTOP');
      paused = true;
    },
    async resume() {
      await signal('SIGCONT');
      paused = false;
    },
    kill: () => signal('SIGKILL'),
    restart: async () => (cluster = await start()),
    async end() {
      if (paused) await signal('SIGCONT');
      await cluster.stop();
      await folder[Symbol.asyncDispose]();
    },
  };
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It ended meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function childrenOf(parent: number): Promise<number[]> {
  const processes = await parents();
  return processes.filter(([, itsParent]) => itsParent === parent).map(([pid]) => pid);
}

/** Every process of the machine with its parent. */
async function parents(): Promise<(readonly [number, number])[]> {
  if (process.platform !== 'linux') {
    const lines = (await run('ps', ['-A', '-o', 'pid=,ppid='])).trim().split('\n');
    return lines.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  }
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  return Promise.all(
    pids.map(async (pid) => {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
      return [Number(pid), Number(/^PPid:\s*(\d+)/m.exec(status)?.[1])] as const;
    }),
  );
}
