import { chmod, chown, mkdir, mkdtemp, readlink, realpath, rmdir, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { canEnter, postgresAccount, type SystemAccount } from './account.ts';

/** The folder a cluster lives in, and the account that owns it. */
export interface Home {
  readonly path: string;
  readonly account: SystemAccount;
}

/**
 * The given folder, unless we are root and Postgres' account cannot enter it (a checkout below /root): then
 * a folder under /var/lib, to which a link in the given one leads. Who removes the given folder starts afresh.
 */
export async function findHome(directory: string): Promise<Home> {
  await mkdir(directory, { recursive: true });
  // One folder has one name, however it was reached: a running server is recognised by it.
  const path = await realpath(directory);
  const account = await postgresAccount();
  if (!account || (await canEnter(path, account))) return { path, account };
  return { path: await stagedHome(path, account), account };
}

const stagingRoot = '/var/lib/opsgraph';

async function stagedHome(directory: string, account: NonNullable<SystemAccount>): Promise<string> {
  const link = join(directory, 'staged');
  const existing = await readlink(link).catch(() => undefined);
  const home = existing ?? (await createStagedHome(directory));
  await mkdir(home, { recursive: true });
  await chown(home, account.uid, account.gid);
  if (existing) return home;
  try {
    await symlink(home, link);
    return home;
  } catch {
    // Another process that starts at the same moment has made the link: its folder is the one.
    await rmdir(home);
    return readlink(link);
  }
}

async function createStagedHome(directory: string): Promise<string> {
  await mkdir(stagingRoot, { recursive: true });
  await chmod(stagingRoot, 0o755);
  return mkdtemp(join(stagingRoot, `${basename(dirname(directory))}-`));
}
