import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { digestOf, newApiKey } from '../../src/callers/api-keys.ts';
import { createCallers, type Callers } from '../../src/callers/callers.ts';
import { changeKeys, readKeys, type ApiKey } from '../../src/callers/keys-file.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const run = promisify(execFile);
/** Asks as a key's holder while its process has no file descriptor left to read the file with, and afterwards. */
const starved = join(import.meta.dirname, '../support/starved-keys.ts');
const root = join(import.meta.dirname, '../..');

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let file: string;
const troubles: string[] = [];
beforeEach(async () => {
  folder = await temporaryFolder();
  file = join(folder.path, 'keys.json');
  troubles.length = 0;
});
afterEach(async () => {
  jest.restoreAllMocks();
  await folder[Symbol.asyncDispose]();
});

const open = (): Promise<Callers> =>
  createCallers({ issuer: null, keysFile: file, demo: false }, (what, error) =>
    troubles.push(`${what}: ${String(error)}`),
  );
const keyOf = (name: string, key: string, changes: Partial<ApiKey> = {}): ApiKey => ({
  name,
  digest: digestOf(key),
  scopes: ['product:read'],
  createdAt: '2026-01-01T00:00:00.000Z',
  expiresAt: '2999-01-01T00:00:00.000Z',
  revokedAt: null,
  costPerSecond: null,
  countries: null,
  brands: null,
  ...changes,
});
const put = (...keys: ApiKey[]) => changeKeys(file, () => keys);
const refused = { extensions: { code: 'UNAUTHENTICATED' }, status: 401 };

/** So much later the file may be looked at again. */
function aSecondLater(): void {
  const now = Date.now() + 1_001;
  jest.spyOn(Date, 'now').mockReturnValue(now);
}

/** The keys command as an operator types it. */
const command = (...words: string[]) =>
  run(process.execPath, ['scripts/keys.ts', ...words], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', API_KEYS_FILE: file },
  });

describe('an API key', () => {
  test('names its machine by authorization or x-api-key, with all that the file grants it', async () => {
    const key = newApiKey();
    await put(
      keyOf('other', newApiKey()),
      keyOf('crm', key, { costPerSecond: 50, countries: ['DE'], brands: ['Fernweg'] }),
    );
    const callers = await open();
    const caller = {
      id: 'key:crm',
      kind: 'machine',
      scopes: new Set(['product:read']),
      costPerSecond: 50,
      countries: ['DE'],
      brands: ['Fernweg'],
    };
    expect(await callers.identify({ authorization: `Bearer ${key}` })).toEqual(caller);
    expect(await callers.identify({ 'x-api-key': key })).toEqual(caller);
  });

  test.each<[string, Partial<ApiKey>]>([
    ['has expired', { expiresAt: '2026-01-02T00:00:00.000Z' }],
    ['was revoked', { revokedAt: '2026-01-02T00:00:00.000Z' }],
  ])('that %s is refused', async (_, changes) => {
    const key = newApiKey();
    await put(keyOf('crm', key, changes));
    await expect((await open()).identify({ 'x-api-key': key })).rejects.toMatchObject(refused);
  });

  test('that nobody was given is refused, and so are a digest and a key with one letter changed', async () => {
    const key = newApiKey();
    await put(keyOf('crm', key));
    const callers = await open();
    const wrong = [
      newApiKey(),
      `ogk_${digestOf(key)}`,
      digestOf(key),
      `${key.slice(0, -2)}__`,
      `${key}a`,
      'ogk_',
      '',
    ];
    for (const each of wrong) {
      await expect(callers.identify({ 'x-api-key': each })).rejects.toMatchObject(refused);
    }
  });

  test('that is made or revoked while the server runs is noticed', async () => {
    const [first, second] = [newApiKey(), newApiKey()];
    await put(keyOf('first', first));
    const callers = await open();
    await put(keyOf('first', first, { revokedAt: '2026-02-01T00:00:00.000Z' }), keyOf('second', second));
    aSecondLater();
    expect((await callers.identify({ 'x-api-key': second })).id).toBe('key:second');
    await expect(callers.identify({ 'x-api-key': first })).rejects.toMatchObject(refused);
  });

  test.each<[string, string]>([
    ['is not JSON', '{"keys": ['],
    ['has a scope that there is not', JSON.stringify({ keys: [{ ...keyOf('a', 'x'), scopes: ['all'] }] })],
    ['holds a key as it is', JSON.stringify({ keys: [{ ...keyOf('a', 'x'), digest: 'ogk_plain' }] })],
    ['has two keys of one name', JSON.stringify({ keys: [keyOf('a', 'x'), keyOf('a', 'y')] })],
  ])(
    'stays good when the file %s, and that is reported once without what the file holds',
    async (_, text) => {
      const key = newApiKey();
      await put(keyOf('crm', key));
      const callers = await open();
      await writeFile(file, text);
      aSecondLater();
      expect((await callers.identify({ 'x-api-key': key })).id).toBe('key:crm');
      aSecondLater();
      expect((await callers.identify({ 'x-api-key': key })).id).toBe('key:crm');
      expect(troubles).toEqual([expect.stringMatching(/stay in force: .*keys\.json is not usable/)]);
      expect(troubles[0]).not.toMatch(/ogk_plain|"all"/);
    },
  );

  test('that was revoked while the file could not be read is refused once it can be', async () => {
    const key = newApiKey();
    await put(keyOf('crm', key));
    const { stdout } = await run(
      '/bin/sh',
      ['-c', 'ulimit -n 64; exec "$0" "$@"', process.execPath, starved, file, key],
      {
        cwd: root,
        env: { ...process.env, NODE_OPTIONS: '' },
      },
    );
    expect(JSON.parse(stdout)).toEqual({
      whileStarved: ['key:crm', 'key:crm'],
      reported: 1,
      afterwards: 'UNAUTHENTICATED',
    });
  });

  test('stays good, and lets nobody wait, when the file has become a named pipe', async () => {
    const key = newApiKey();
    await put(keyOf('crm', key));
    const callers = await open();
    await rm(file);
    await run('mkfifo', [file]);
    aSecondLater();
    expect(await callers.identify({ 'x-api-key': key })).toMatchObject({ id: 'key:crm' });
    expect(troubles).toEqual([expect.stringMatching(/^the API keys read before stay in force: /)]);
  });

  test('cannot be had from a file that is not there or not usable at the start', async () => {
    await expect(open()).rejects.toThrow(`${file} cannot be read: ENOENT`);
    await writeFile(file, '[]');
    await expect(open()).rejects.toThrow('is not usable');
  });
});

describe('npm run keys', () => {
  test('creates a key that is shown once and kept as a digest, in a file for its owner alone', async () => {
    const { stdout } = await command(
      'create',
      'crm',
      '--scopes',
      'product:read,customer:read',
      '--rate',
      '20',
    );
    const key = stdout.trim();
    expect(key).toMatch(/^ogk_[\w-]{43}$/);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).not.toContain(key.slice(4));
    expect(await (await open()).identify({ 'x-api-key': key })).toMatchObject({
      id: 'key:crm',
      scopes: new Set(['product:read', 'customer:read']),
      costPerSecond: 20,
    });

    expect((await command('list')).stdout).toMatch(
      /^crm {2}good until .* product:read,customer:read {2}20 points/,
    );
    await command('revoke', 'crm');
    expect((await command('list')).stdout).toMatch(/^crm {2}revoked /);
    await expect((await open()).identify({ 'x-api-key': key })).rejects.toMatchObject(refused);
  });

  test('refuses, in words, what makes no key, and leaves the file as it was', async () => {
    await put(keyOf('crm', newApiKey()));
    const before = await readFile(file, 'utf8');
    const create = (...words: string[]) => ['create', 'bi', '--scopes', 'product:read', ...words];
    const wrong: [RegExp, string[]][] = [
      [/A key is named crm already/, ['create', 'crm', '--scopes', 'product:read']],
      [/"b i" must be 1 to 64 letters/, ['create', 'b i', '--scopes', 'product:read']],
      [/--scopes.* "product:red" must be one of product:read,/, create('--scopes', 'export,product:red')],
      [/--scopes.* "" must be one of/, create('--scopes', 'export,')],
      [/--expires.* "soon" must be a day written YYYY-MM-DD/, create('--expires', 'soon')],
      [/"2027-02-30" must be a day/, create('--expires', '2027-02-30')],
      [/--countries.* "Germany" must be two capital letters/, create('--countries', 'AT, Germany')],
      [/--brands.* "" must not be empty/, create('--brands', 'Fernweg,')],
      [/--rate.* "fast" must be a number/, create('--rate', 'fast')],
      [/--rate.* "0" must be above 0/, create('--rate', '0')],
      [/No key is named nobody/, ['revoke', 'nobody']],
    ];
    // One after the other, for two at once would refuse each other.
    for (const [said, words] of wrong) {
      const failed: unknown = await command(...words).catch((error: unknown) => error);
      expect(failed).toMatchObject({ code: 1, stderr: expect.stringMatching(said) });
      // It is the word that is wrong, not the file.
      expect(failed).toMatchObject({ stderr: expect.not.stringContaining(file) });
    }
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  test('makes one change at a time', async () => {
    await put(keyOf('crm', newApiKey()));
    await writeFile(`${file}.next`, '');
    await expect(command('revoke', 'crm')).rejects.toMatchObject({
      stderr: expect.stringContaining('Another change is under way'),
    });
    expect((await readKeys(file))[0]?.revokedAt).toBeNull();
  });
});
