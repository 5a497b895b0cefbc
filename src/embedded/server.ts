import { readFile } from 'node:fs/promises';
import { run } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { DataFolder } from './data-folder.ts';
import { freePort } from './free-port.ts';
import type { Home } from './home.ts';

export type Settings = Readonly<Record<string, string>>;

/** For a laptop: quick seeding, little memory, nobody but this machine. Plain words only: they pass through a shell. */
const laptop: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '256MB',
  effective_cache_size: '1GB',
  random_page_cost: '1.1',
  jit: 'off',
  // No standby will ever read the log, so COPY into a new table need not write it.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '2GB',
  log_checkpoints: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/**
 * pg_ctl puts the server into a process group of its own: the terminal's Ctrl-C reaches us alone, and we stop
 * Postgres when the last request is answered.
 */
export async function launch(
  home: Home,
  binaries: Binaries,
  folder: DataFolder,
  settings: Settings,
): Promise<void> {
  // Never a fixed port: the machine's own Postgres, or a second checkout, may hold it.
  const all = { ...laptop, port: String(await freePort()), ...settings };
  const options = Object.entries(all).map(([name, value]) => `-c ${name}=${value}`);
  const args = ['start', '--wait', '--timeout=60', `--pgdata=${folder.data}`, `--log=${folder.log}`];
  try {
    await run(binaries.pgCtl, [...args, `--options=${options.join(' ')}`], {
      account: home.account,
      cwd: home.path,
      output: 'ignore',
    });
  } catch (cause) {
    const log = await readFile(folder.log, 'utf8').catch(() => '');
    throw new Error(`Postgres did not start:\n${log.trim().split('\n').slice(-8).join('\n')}`, { cause });
  }
}

/** Ends sessions, writes everything to disk and waits for the end. */
export async function shutDown(home: Home, binaries: Binaries, folder: DataFolder): Promise<void> {
  await run(binaries.pgCtl, ['stop', '--wait', '--timeout=60', '--mode=fast', `--pgdata=${folder.data}`], {
    account: home.account,
    cwd: home.path,
  });
}
