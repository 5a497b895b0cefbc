import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { checkSource } from '../../src/database/schema-check/check.ts';
import { openSession, withSession } from '../../src/database/session.ts';
import { SourceDatabase } from '../../src/database/source-database.ts';
import { certificateAuthority, hasOpenssl } from '../support/certificates.ts';
import { openProxy, type Proxy } from '../support/proxy.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { until } from '../support/until.ts';
import { startVictim, type Victim } from '../support/victim.ts';

const password = `a@b/c?d#e:f%g h+"'ä`;

test('where Debian’s programs are demanded, as in CI, openssl is there', () => {
  expect(hasOpenssl || process.env['OPSGRAPH_REQUIRE_DATABASES'] !== '1').toBe(true);
});

(hasOpenssl ? describe : describe.skip)('Over TLS (needs openssl)', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let encrypted: Victim;
  let plain: Victim;
  /** Its certificate is for localhost, and not for 127.0.0.1. */
  let port: string;
  let authority: string;
  let another: string;
  let ours: { certificate: string; key: string };
  beforeAll(async () => {
    folder = await temporaryFolder();
    const right = await certificateAuthority(folder.path, 'right');
    authority = right.authority;
    ({ authority: another } = await certificateAuthority(folder.path, 'another'));
    const server = await right.sign('server', 'DNS:localhost');
    ours = await right.sign('certified', 'DNS:certified');
    const settings = {
      ssl: 'on',
      ssl_cert_file: server.certificate,
      ssl_key_file: server.key,
      ssl_ca_file: authority,
    };
    [encrypted, plain] = await Promise.all([startVictim(settings), startVictim()]);
    for (const { cluster } of [encrypted, plain]) {
      await withSession(cluster.ownerUrl('postgres'), async (session) => {
        for (const role of ['anyhow', 'hidden', 'open', 'certified'])
          await session.query(`create role ${role} login password '${password.replaceAll("'", "''")}'`);
        const { rows } = await session.query<{ file: string }>(`select current_setting('hba_file') as file`);
        const rules = `hostssl all hidden all scram-sha-256\nhost all hidden all reject
hostnossl all open all scram-sha-256\nhost all open all reject\nhostssl all certified all cert\n`;
        const file = rows[0]!.file;
        await writeFile(file, rules + (await readFile(file, 'utf8')));
        await session.query('select pg_reload_conf()');
      });
    }
    ({ port } = new URL(encrypted.cluster.ownerUrl('postgres')));
  });
  afterAll(async () => {
    await Promise.all([encrypted?.end(), plain?.end()]);
    await folder?.[Symbol.asyncDispose]();
  });

  /** How a session came about: with TLS, without, or not. */
  async function reached(url: string): Promise<string> {
    try {
      return await withSession(url, async (session) => {
        const { rows } = await session.query<{ ssl: boolean }>(
          'select ssl from pg_stat_ssl where pid = pg_backend_pid()',
        );
        return rows[0]?.ssl ? 'encrypted' : 'plain';
      });
    } catch (error) {
      return (error as Error).message;
    }
  }
  const url = (role: string, host: string, parameters: string) =>
    `postgres://${role}:${password}@${host}/postgres?${parameters}`;
  const noSsl = 'The server does not support SSL connections';
  const otherName = expect.stringMatching(/^Hostname\/IP does not match certificate's altnames/);
  const unsigned = expect.stringMatching(/self-signed certificate in certificate chain|unable to verify/);
  const noRule = (how: string) =>
    expect.stringMatching(`^(no pg_hba.conf entry|pg_hba.conf rejects connection) .*${how}`);

  test.each([
    // [parameters, where TLS is offered, where it is not]
    ['', 'encrypted', 'plain'],
    ['sslmode=disable', 'plain', 'plain'],
    ['sslmode=allow', 'plain', 'plain'],
    ['sslmode=prefer', 'encrypted', 'plain'],
    ['sslmode=require', 'encrypted', noSsl],
    ['sslmode=require&sslnegotiation=direct', 'encrypted', expect.not.stringMatching(/^(encrypted|plain)$/)],
    ['sslmode=verify-full', unsigned, noSsl],
  ])('with "%s"', async (parameters, offered, refused) => {
    expect(await reached(url('anyhow', `127.0.0.1:${port}`, parameters))).toEqual(offered);
    const { port: other } = new URL(plain.cluster.ownerUrl('postgres'));
    expect(await reached(url('anyhow', `127.0.0.1:${other}`, parameters))).toEqual(refused);
  });

  test.each([
    ['require', '127.0.0.1', 'encrypted', unsigned],
    ['verify-ca', '127.0.0.1', 'encrypted', unsigned],
    ['verify-full', 'localhost', 'encrypted', unsigned],
    ['verify-full', '127.0.0.1', otherName, expect.any(String)],
  ])('with a CA file and sslmode=%s at %s', async (mode, host, right, wrong) => {
    const at = (file: string) => url('anyhow', `${host}:${port}`, `sslmode=${mode}&sslrootcert=${file}`);
    expect(await reached(at(authority))).toEqual(right);
    expect(await reached(at(another))).toEqual(wrong);
  });

  test('prefer and allow go by what the server lets in, the others by themselves', async () => {
    const at = (role: string, mode: string) => reached(url(role, `127.0.0.1:${port}`, `sslmode=${mode}`));
    expect(await at('hidden', 'allow')).toBe('encrypted');
    expect(await at('open', 'prefer')).toBe('plain');
    expect(await at('hidden', 'disable')).toEqual(noRule('no encryption'));
    expect(await at('open', 'require')).toEqual(noRule('SSL encryption'));
  });

  test('a wrong password is not tried again without TLS', async () => {
    const proxy = await openProxy(encrypted.cluster.ownerUrl('postgres'));
    const { port: seen } = new URL(proxy.url);
    expect(await reached(`postgres://anyhow:wrong@127.0.0.1:${seen}/postgres?sslmode=prefer`)).toBe(
      'password authentication failed for user "anyhow"',
    );
    expect(proxy.accepted).toBe(1);
    await proxy.close();
  });

  test('a certificate of our own stands for a password', async () => {
    const at = (parameters: string) =>
      reached(`postgres://certified@127.0.0.1:${port}/postgres?sslmode=require${parameters}`);
    expect(await at(`&sslcert=${ours.certificate}&sslkey=${ours.key}`)).toBe('encrypted');
    expect(await at('')).toEqual(expect.stringContaining('valid client certificate'));
  });

  test('the password is sent only over this TLS connection where channel binding is asked for', async () => {
    expect(await reached(url('anyhow', `127.0.0.1:${port}`, 'sslmode=require&channel_binding=require'))).toBe(
      'encrypted',
    );
    expect(await reached(url('anyhow', `127.0.0.1:${port}`, 'sslmode=disable&channel_binding=require'))).toBe(
      'The server offers no channel binding',
    );
  });

  test('a statement that nobody waits for is cancelled, over TLS too', async () => {
    const database = new SourceDatabase({
      source: 'cogs',
      url: url('anyhow', `localhost:${port}`, `sslmode=verify-full&sslrootcert=${authority}`),
    });
    const leaving = new AbortController();
    const statement = {
      source: 'cogs',
      name: 'slow',
      text: '/* cogs.slow */ select pg_sleep($1)',
      plannedAnew: false,
      values: (values: readonly number[]) => [...values],
    } as const;
    const left = database
      .run(statement, [30], { signal: leaving.signal })
      .catch((error: Error) => error.message);
    const administration = await openSession(encrypted.cluster.ownerUrl('postgres'));
    const running = async () =>
      (
        await administration.query(
          `select from pg_stat_activity where usename = 'anyhow' and state = 'active'`,
        )
      ).rowCount;
    await until(async () => (await running()) === 1);
    leaving.abort(new Error('left'));
    expect(await left).toBe('left');
    await until(async () => (await running()) === 0);
    await administration.end();
    await database.close();
  });

  test('the check says what to do', async () => {
    const mend = async (at: string) =>
      (await checkSource('cogs', at, {})).findings.map(({ what, mend: said }) => `${what} → ${said}`);
    const { port: other } = new URL(plain.cluster.ownerUrl('postgres'));
    for (const [at, said] of [
      [url('anyhow', `127.0.0.1:${port}`, 'sslmode=verify-full'), /certificate.* → Write sslrootcert=/],
      [
        url('anyhow', `127.0.0.1:${port}`, `sslmode=verify-full&sslrootcert=${authority}`),
        /altnames.* → Write the host into the URL as the certificate names it/,
      ],
      [
        url('anyhow', `127.0.0.1:${other}`, 'sslmode=require'),
        /does not support SSL.* → Write sslmode=disable/,
      ],
      [url('hidden', `127.0.0.1:${port}`, 'sslmode=disable'), /no encryption.* → Write sslmode=require/],
      [
        `postgres://anyhow:wrong@127.0.0.1:${port}/postgres`,
        /password authentication.* → Mend the user or the password/,
      ],
      [
        url('anyhow', `127.0.0.1:${port}`, 'target_session_attrs=standby'),
        /is a primary → Change target_session_attrs/,
      ],
    ] as const)
      expect(await mend(at)).toEqual([expect.stringMatching(said)]);
  });

  describe('and several hosts', () => {
    let dark: Server;
    let darkPort: number;
    const swallowed = new Set<Socket>();
    let proxies: Proxy[];
    beforeAll(async () => {
      // Takes connections, and never says a word.
      dark = createServer((socket) => swallowed.add(socket.on('error', () => {}))).listen(0, '127.0.0.1');
      await new Promise((resolve) => dark.once('listening', resolve));
      darkPort = (dark.address() as AddressInfo).port;
      proxies = await Promise.all(
        [encrypted, encrypted].map(({ cluster }) => openProxy(cluster.ownerUrl('postgres'))),
      );
    });
    afterAll(async () => {
      await Promise.all(proxies.map((proxy) => proxy.close()));
      for (const socket of swallowed) socket.destroy();
      dark.close();
    });

    test('the first that answers is taken, within the time that a connection may take', async () => {
      const { port: good } = new URL(proxies[0]!.url);
      const { port: spare } = new URL(proxies[1]!.url);
      const database = new SourceDatabase({
        source: 'cogs',
        url: url(
          'anyhow',
          `127.0.0.1:1,127.0.0.1:${darkPort},127.0.0.1:${good},127.0.0.1:${spare}`,
          'sslmode=require',
        ),
      });
      await expect(database.ping(2_000)).resolves.toBeUndefined();
      await database.close();
      expect(proxies.map(({ accepted }) => accepted)).toEqual([1, 0]);
    });

    test('where none answers, each says why, and where one refuses a password no other is asked', async () => {
      const { port: good } = new URL(proxies[0]!.url);
      expect(await reached(url('anyhow', '127.0.0.1:1,127.0.0.1:2', 'sslmode=require'))).toBe(
        '127.0.0.1:1: connect ECONNREFUSED 127.0.0.1:1; 127.0.0.1:2: connect ECONNREFUSED 127.0.0.1:2',
      );
      expect(
        await reached(`postgres://anyhow:wrong@127.0.0.1:${good},127.0.0.1:2/postgres?sslmode=require`),
      ).toBe('password authentication failed for user "anyhow"');
    });

    test('a server of the wrong kind is passed over', async () => {
      const at = (target: string) =>
        reached(url('anyhow', `127.0.0.1:${port}`, `target_session_attrs=${target}`));
      for (const target of ['any', 'primary', 'read-write', 'prefer-standby'])
        expect(await at(target)).toBe('encrypted');
      for (const target of ['standby', 'read-only']) expect(await at(target)).toBe('The server is a primary');
    });
  });
});
