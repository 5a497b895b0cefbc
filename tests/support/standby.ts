import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../src/embedded/account.ts';
import { findBinaries } from '../../src/embedded/binaries.ts';
import { startCluster, type EmbeddedCluster } from '../../src/embedded/cluster.ts';
import { openDataFolder } from '../../src/embedded/data-folder.ts';
import { findHome } from '../../src/embedded/home.ts';
import { findRunningServer } from '../../src/embedded/lock-file.ts';
import { launch, shutDown } from '../../src/embedded/server.ts';
import { quickSettings } from './cluster.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A primary and a standby that streams from it. */
export interface Pair {
  readonly primary: EmbeddedCluster;
  readonly standbyUrl: string;
  stopPrimary(): Promise<void>;
  stopStandby(): Promise<void>;
  end(): Promise<void>;
}

const settings = { ...quickSettings, wal_level: 'replica', max_wal_senders: '4' };

/** `prepare` fills the database `postgres` before it is copied. */
export async function startPair(prepare: (ownerUrl: string) => Promise<void>): Promise<Pair> {
  const folder = await temporaryFolder();
  const [here, there] = [join(folder.path, 'primary'), join(folder.path, 'standby')];
  await mkdir(there);
  const start = () => startCluster({ directory: here, settings });
  const first = await start();
  await prepare(first.ownerUrl('postgres'));
  // The copy of a stopped server is a base backup.
  await first.stop();
  await run('cp', ['-a', join(here, 'postgres'), there]);
  const primary = await start();

  const home = await findHome(there);
  const binaries = await findBinaries(home);
  const copy = await openDataFolder(home, binaries, () => {});
  const { port, username, password } = new URL(primary.ownerUrl('postgres'));
  const source = `host=127.0.0.1 port=${port} user=${username} password=${password} sslmode=disable`;
  await writeFile(join(copy.data, 'postgresql.auto.conf'), `primary_conninfo = '${source}'\n`);
  await writeFile(join(copy.data, 'standby.signal'), '');
  await launch(home, binaries, copy, settings);
  const running = await findRunningServer(copy.data);
  const standby = new URL(primary.ownerUrl('postgres'));
  standby.port = String(running?.port);

  let standbyIsUp = true;
  const stopStandby = async () => {
    if (standbyIsUp) await shutDown(home, binaries, copy);
    standbyIsUp = false;
  };
  return {
    primary,
    standbyUrl: standby.href,
    stopPrimary: () => primary.stop(),
    stopStandby,
    async end() {
      await stopStandby();
      await primary.stop();
      await folder[Symbol.asyncDispose]();
    },
  };
}
