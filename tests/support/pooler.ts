import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../src/embedded/free-port.ts';
import { findProgram, startDaemon } from './programs.ts';
import { temporaryFolder } from './temporary-folder.ts';

const program = findProgram('pgbouncer');

/** Debian's pgbouncer. */
export const hasPooler = program !== undefined;

export interface Pooler extends AsyncDisposable {
  /** The database of a URL, through the pooler. */
  through(url: string): string;
}

/** A PgBouncer before the server of these URLs, for their roles. What is not said is as PgBouncer has it by itself. */
export async function startPooler(
  urls: readonly string[],
  settings: Readonly<Record<string, string | number>>,
): Promise<Pooler> {
  const folder = await temporaryFolder();
  const port = await freePort();
  const [first] = urls.map((url) => new URL(url));
  const roles = new Map(urls.map((url) => [new URL(url).username, new URL(url).password]));
  const users = join(folder.path, 'users.txt');
  await writeFile(users, [...roles].map(([role, password]) => `"${role}" "${password}"\n`).join(''));
  const own = {
    listen_addr: '127.0.0.1',
    listen_port: port,
    unix_socket_dir: '',
    auth_type: 'scram-sha-256',
  };
  const lines = Object.entries({ ...own, auth_file: users, ...settings }).map(
    ([name, value]) => `${name} = ${value}`,
  );
  const file = join(folder.path, 'pgbouncer.ini');
  await writeFile(
    file,
    `[databases]\n* = host=${first?.hostname} port=${first?.port}\n[pgbouncer]\n${lines.join('\n')}\n`,
  );
  const daemon = await startDaemon(program!, [file], (said) => said.includes('process up'));
  return {
    through(url) {
      const changed = new URL(url);
      changed.port = String(port);
      return changed.href;
    },
    async [Symbol.asyncDispose]() {
      await daemon[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}
