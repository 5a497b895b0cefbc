import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';

/** Whom Postgres runs as: an account of its own below root, which it refuses; else whoever we are. */
export type SystemAccount = { readonly uid: number; readonly gid: number } | undefined;

export async function postgresAccount(): Promise<SystemAccount> {
  if (process.getuid?.() !== 0) return undefined;
  try {
    return await lookUp('postgres');
  } catch {
    await createAccount('postgres');
    return lookUp('postgres');
  }
}

async function lookUp(name: string): Promise<SystemAccount> {
  const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
  return { uid: Number(uid), gid: Number(gid) };
}

async function createAccount(name: string): Promise<void> {
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false'];
  try {
    await run('useradd', [...options, name]);
  } catch (cause) {
    // A second process that starts at the same moment may have been quicker.
    if (await lookUp(name).catch(() => undefined)) return;
    throw new Error(
      `Postgres does not run as root, and the system account "${name}" for it could not be created. ` +
        'Create that account, or start Opsgraph as an ordinary user.',
      { cause },
    );
  }
}

/** Can the account enter the folder? Tried rather than worked out, so that ACLs and mounts count too. */
export async function canEnter(folder: string, account: SystemAccount): Promise<boolean> {
  return run('/bin/sh', ['-c', 'cd "$0"', folder], { account }).then(
    () => true,
    () => false,
  );
}

interface RunOptions {
  account?: SystemAccount;
  cwd?: string;
  /** `ignore` for a program that leaves a server behind, which would hold our pipes open for ever. */
  output?: 'pipe' | 'ignore';
}

/** Runs a program to its end and returns what it printed. */
export async function run(program: string, args: string[], options: RunOptions = {}): Promise<string> {
  const { account, cwd = '/', output = 'pipe' } = options;
  const child = spawn(program, args, {
    ...account,
    cwd,
    env: environment(),
    stdio: ['ignore', output, output],
    windowsHide: true,
  });
  let printed = '';
  child.stdout?.on('data', (chunk) => (printed += chunk));
  child.stderr?.on('data', (chunk) => (printed += chunk));
  const [code, signal] = await once(child, 'close');
  if (code === 0) return printed;
  throw new Error(`${basename(program)} ended with ${signal ?? `code ${code}`}\n${printed}`.trim());
}

/** The caller's environment without what would change how Postgres behaves: its own variables and the locale. */
function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(inherited), LC_ALL: 'C', TZ: 'UTC' };
}
