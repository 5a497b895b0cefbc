import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { postgresAccount, run } from '../../src/embedded/account.ts';
import { freePort } from '../../src/embedded/free-port.ts';
import { findProgram, startDaemon } from './programs.ts';
import { temporaryFolder } from './temporary-folder.ts';

const [install, mariadbd, client] = ['mariadb-install-db', 'mariadbd', 'mariadb'].map(findProgram) as [
  string,
  string,
  string,
];
const debian = '/usr/lib/postgresql/15/bin';

/** Debian's mariadb-server, and its Postgres 15 with mysql_fdw. */
export const hasMariadb =
  [install, mariadbd, client].every((program) => program !== undefined) &&
  existsSync(`${debian}/postgres`) &&
  existsSync('/usr/share/postgresql/15/extension/mysql_fdw.control');

/** A MariaDB, and a Postgres that can reach it. */
export interface Mariadb extends AsyncDisposable {
  /** Runs SQL in MariaDB. */
  sql(text: string): void;
  /** SQL that makes the server `shop` in a database of Postgres: MariaDB. */
  readonly server: string;
  /** The owner's URL of Postgres. */
  readonly url: string;
}

export async function startMariadb(): Promise<Mariadb> {
  const folder = await temporaryFolder();
  const account = await postgresAccount();
  const [there, here] = [join(folder.path, 'mariadb'), join(folder.path, 'postgres')];
  for (const path of [there, here]) {
    await mkdir(path, { mode: 0o700 });
    if (account) await chown(path, account.uid, account.gid);
  }
  const socket = join(there, 'socket');
  const data = `--datadir=${join(there, 'data')}`;
  const [port, ownPort] = [await freePort(), await freePort()];
  await run(install, ['--no-defaults', data, '--auth-root-authentication-method=normal', '--skip-test-db'], {
    account,
  });
  await run(
    `${debian}/initdb`,
    [`--pgdata=${here}`, '--username=owner', '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C'],
    {
      account,
    },
  );
  const daemons = await Promise.all([
    startDaemon(
      mariadbd,
      [
        '--no-defaults',
        data,
        `--port=${port}`,
        '--bind-address=127.0.0.1',
        `--socket=${socket}`,
        '--skip-log-bin',
      ],
      (said) => said.includes('ready for connections'),
    ),
    startDaemon(
      `${debian}/postgres`,
      [
        '-D',
        here,
        '-p',
        String(ownPort),
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        'unix_socket_directories=',
        '-c',
        'fsync=off',
      ],
      (said) => said.includes('ready to accept connections'),
    ),
  ]);
  const sql = (input: string) =>
    void execFileSync(client, ['--no-defaults', '--user=root', `--socket=${socket}`], {
      input,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  sql(`create user fdw@'127.0.0.1' identified by 'secret'; grant all on *.* to fdw@'127.0.0.1'`);
  const url = `postgres://owner@127.0.0.1:${ownPort}/postgres?sslmode=disable`;
  return {
    sql,
    url,
    server: `create extension mysql_fdw;
      create server shop foreign data wrapper mysql_fdw options (host '127.0.0.1', port '${port}');
      create user mapping for public server shop options (username 'fdw', password 'secret')`,
    async [Symbol.asyncDispose]() {
      for (const daemon of daemons) await daemon[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}
