import { describe, expect, test } from '@jest/globals';
import { parsePostgresUrl, placeOf } from '../../src/kernel/postgres-url.ts';

describe('The password of a URL', () => {
  test.each([
    ['plain', 'secret', 'secret'],
    ['percent-encoded', '%40%2F%3A%3F%23%25%20%C3%A4', '@/:?#% ä'],
    ['with characters that mean something elsewhere', 'p@ss:w/o?r#d', 'p@ss:w/o?r#d'],
    ['with what looks like the rest of a URL', 'a@b/c?d@e', 'a@b/c?d@e'],
    ['with what looks like parameters', 'a@b/c?d#e=f', 'a@b/c?d#e=f'],
    ['with a percent sign that encodes nothing', '50% off, 100%', '50% off, 100%'],
    ['with codes of no character', '%ff%fe', '%ff%fe'],
    ['with brackets and quotes', `[{"'\\^|~\`}]`, `[{"'\\^|~\`}]`],
    ['with a plus', 'a+b', 'a+b'],
  ])('%s', (_, written, password) => {
    const url = parsePostgresUrl(`postgres://user:${written}@db.example.com:6432/erp?sslmode=require`);
    expect({ ...url, password: url.password }).toMatchObject({
      user: 'user',
      password,
      hosts: [{ host: 'db.example.com', port: 6432 }],
      database: 'erp',
    });
  });

  test('is not printed with what else a URL says', () => {
    const url = parsePostgresUrl('postgres://user:secret@host/db');
    expect(JSON.stringify(url) + Object.entries(url).flat().join()).not.toContain('secret');
  });

  test('may be absent, and the user may be written as Azure did', () => {
    const url = parsePostgresUrl('postgres://me@server@server.example.com/db');
    expect([url.user, url.password]).toEqual(['me@server', undefined]);
  });
});

describe('The hosts of a URL', () => {
  test.each([
    ['postgres://h/db', ['h:5432'], 'h:5432/db'],
    ['postgresql://u:p@a:1,b,[::1]:3/db', ['a:1', 'b:5432', '::1:3'], 'a:1,b:5432,[::1]:3/db'],
    ['postgres://u@a,b/db?port=6', ['a:6', 'b:6'], 'a:6,b:6/db'],
    ['postgres:///db?host=/run/postgresql', ['/run/postgresql:5432'], '/run/postgresql:5432/db'],
    ['postgres://%2Frun%2Fpostgresql/db', ['/run/postgresql:5432'], '/run/postgresql:5432/db'],
    ['postgres://ignored/db?host=a,b&port=1,2', ['a:1', 'b:2'], 'a:1,b:2/db'],
    ['postgres:///db', ['localhost:5432'], 'localhost:5432/db'],
  ])('%s', (url, hosts, place) => {
    expect(parsePostgresUrl(url).hosts.map(({ host, port }) => `${host}:${port}`)).toEqual(hosts);
    expect(placeOf(url)).toBe(place);
  });
});

describe('What a URL asks of TLS', () => {
  const tls = (parameters: string) => parsePostgresUrl(`postgres://h/db?${parameters}`).tls;

  test.each([
    ['', ['encrypted', 'plain'], 'nothing'],
    ['sslmode=disable', ['plain'], 'nothing'],
    ['sslmode=allow', ['plain', 'encrypted'], 'nothing'],
    ['sslmode=prefer', ['encrypted', 'plain'], 'nothing'],
    ['sslmode=prefer&sslrootcert=ca.pem', ['encrypted', 'plain'], 'nothing'],
    ['sslmode=require', ['encrypted'], 'nothing'],
    ['ssl=true', ['encrypted'], 'nothing'],
    ['sslmode=require&sslrootcert=ca.pem', ['encrypted'], 'authority'],
    ['sslmode=verify-ca&sslrootcert=ca.pem', ['encrypted'], 'authority'],
    ['sslmode=verify-full', ['encrypted'], 'host'],
    ['sslrootcert=system', ['encrypted'], 'host'],
  ] as const)('by "%s"', (parameters, order, verify) => {
    expect(tls(parameters)).toMatchObject({ order, verify });
  });

  test.each([
    [
      'sslmode=no-verify',
      'must name by sslmode one of disable, allow, prefer, require, verify-ca, verify-full',
    ],
    [
      'sslmode=constructor',
      'must name by sslmode one of disable, allow, prefer, require, verify-ca, verify-full',
    ],
    ['sslmode=verify-ca', 'needs sslrootcert=<a file with the CA> for sslmode=verify-ca'],
    ['sslmode=require&sslrootcert=system', 'needs sslmode=verify-full for sslrootcert=system'],
    ['sslmode=prefer&sslnegotiation=direct', 'needs sslmode=require or more for sslnegotiation=direct'],
    [
      'target_session_attrs=master',
      'must name by target_session_attrs one of any, primary, read-write, standby, read-only, prefer-standby',
    ],
    ['port=1,2', 'must name one port, or one for each host'],
    ['port=70000', 'must name ports from 1 to 65535'],
  ])('"%s" is refused', (parameters, message) => {
    expect(() => tls(parameters)).toThrow(message);
  });

  test('what is no URL of Postgres is refused without its words', () => {
    for (const url of [
      'mysql://u:secret@h/db',
      'secret',
      'postgres://u:secret@h:x/db',
      'postgres://h/a/secret',
    ])
      expect(() => parsePostgresUrl(url)).toThrow(
        /^must be a URL like postgres:\/\/user:password@host:5432\/database$/,
      );
  });
});
