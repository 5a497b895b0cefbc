import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Home } from './home.ts';
import { isAlive } from './lock-file.ts';

export const owner = 'opsgraph';

/** What initdb made: Postgres' own folder, the owner's password and the server's log. */
export interface DataFolder {
  readonly data: string;
  readonly log: string;
  readonly password: string;
}

export async function openDataFolder(
  home: Home,
  binaries: Binaries,
  onCreate: () => void,
): Promise<DataFolder> {
  const folder = join(home.path, 'postgres');
  const data = join(folder, 'data');
  let version = await readVersion(data);
  if (version === undefined) {
    onCreate();
    await create(folder, home, binaries);
    version = await readVersion(data);
  }
  if (version !== binaries.major) {
    throw new Error(
      `${folder} holds ${version ? `data of Postgres ${version}` : 'no Postgres data'}, and Opsgraph brings Postgres ` +
        `${binaries.major}, which cannot read it. Remove that folder to have the sample data loaded anew, ` +
        'or set OPSGRAPH_DATA_DIR to another folder.',
    );
  }
  return {
    data,
    log: join(folder, 'server.log'),
    password: await readFile(join(folder, 'password'), 'utf8'),
  };
}

async function readVersion(data: string): Promise<string | undefined> {
  try {
    return (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`${data} belongs to another account: run as that one, or set OPSGRAPH_DATA_DIR`, {
      cause: error,
    });
  }
}

/** In a draft that becomes the folder by one rename: a kill leaves no half a cluster, and of two processes one wins. */
async function create(folder: string, home: Home, binaries: Binaries): Promise<void> {
  await removeAbandonedDrafts(home);
  const draft = join(home.path, `draft-${process.pid}`);
  const passwordFile = join(draft, 'password');
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (home.account) {
    for (const path of [draft, passwordFile]) await chown(path, home.account.uid, home.account.gid);
  }
  try {
    await run(
      binaries.initdb,
      [
        `--pgdata=${join(draft, 'data')}`,
        `--username=${owner}`,
        `--pwfile=${passwordFile}`,
        // Other users of the machine reach the port too.
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // Text sorts by code point, the same on every machine, whatever locales that has.
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-sync',
      ],
      { account: home.account, cwd: home.path },
    );
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if ((await readVersion(join(folder, 'data'))) === undefined) throw error;
  }
}

async function removeAbandonedDrafts({ path }: Home): Promise<void> {
  for (const name of await readdir(path)) {
    const pid = /^draft-(\d+)$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await rm(join(path, name), { recursive: true, force: true });
  }
}
